"""Opening the app; what follows on a change of what is known, and what is sent by itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.app import AfterChange, App, NoticeKind, PostingPlace
from bot.following.announce import announce_written
from bot.following.channels import gather_post, post_not_before
from bot.following.digests import digest_not_before, news_for_reader, news_of
from bot.following.news_views import news_in_line, sent_view
from bot.gaps.awaiting import gather_answer
from bot.gaps.deciding import settle_gaps
from bot.gaps.views import answered_in_line, answered_view
from bot.helping.requesting import gather_help, hold_help
from bot.helping.views import help_in_line, help_notice_view
from bot.proposals.deciding import settle_proposals
from bot.proposals.proposing import gather_proposal
from bot.proposals.views import proposal_in_line, proposal_notice_view
from bot.reading_list.change_views import reminder_in_line, reminder_view
from bot.reading_list.reminders import gather_reminder
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from knowledge.shared import Shared
from storage import awaiting, channel_news, digests, help_requests, proposals, reminders
from storage.engine.database import Database
from storage.shards import ALL
from storage.stores import Stores

AFTER_A_CHANGE: tuple[AfterChange, ...] = (announce_written, settle_gaps, settle_proposals)


async def who_is_there(about: Any, is_on: Callable[[int], Awaitable[bool]]) -> Any | None:
    """Return what a notice is about; None for who left the server that it belongs to."""
    return about if about.only_on is None or await is_on(about.only_on) else None


NOTICES = {
    reminders.KIND: NoticeKind(
        gather=gather_reminder,
        view=reminder_view,
        line=reminder_in_line,
        settle=lambda app, conn, notice, now: app.stores.reminders.note_sent(conn, notice.key, now),
    ),
    awaiting.KIND: NoticeKind(
        gather=gather_answer,
        view=answered_view,
        line=answered_in_line,
        settle=lambda app, conn, notice, _now: app.stores.awaiting.forget_told(conn, notice.key),
        for_reader=who_is_there,
    ),
    digests.KIND: NoticeKind(
        gather=lambda app, notice: news_of(app, notice.key, notice.user_id),
        view=sent_view,
        line=news_in_line,
        settle=lambda app, conn, notice, now: app.stores.digests.note_told(conn, notice.key, now),
        not_before=digest_not_before,
        for_reader=news_for_reader,
    ),
    channel_news.KIND: NoticeKind(
        gather=gather_post,
        view=sent_view,
        line=news_in_line,
        not_before=post_not_before,
        channel=lambda news: PostingPlace(news.guild, news.channel),
    ),
    help_requests.KIND: NoticeKind(
        gather=gather_help,
        view=help_notice_view,
        line=help_in_line,
        channel=lambda help_notice: help_notice.posting,
        hold=hold_help,
    ),
    proposals.KIND: NoticeKind(
        gather=gather_proposal,
        view=proposal_notice_view,
        line=proposal_in_line,
        for_reader=who_is_there,
    ),
}


def utc_now() -> datetime:
    return datetime.now(UTC)


def build_catalogue(settings: Settings) -> Catalogue:
    """Return the catalogue over the shipped packs and the operator's.

    Raises `knowledge.format.faults.BrokenKnowledgeError` for a broken pack.
    """
    return Catalogue.open(settings.knowledge)


@asynccontextmanager
async def open_app(
    settings: Settings,
    now: Callable[[], datetime],
    build: Callable[[Settings], Catalogue] = build_catalogue,
) -> AsyncIterator[App]:
    """Open what the bot needs and close it in reverse; `build` is for who has a catalogue already.

    Raises what `build` raises, and `StorageError` for a database that can't be used.
    """
    catalogue = await asyncio.to_thread(build, settings)
    async with Database.open(settings.database) as database:
        stores = Stores.over(database)
        app = App(
            settings,
            database,
            stores,
            Shared.over(catalogue, settings.home_guild),
            now,
            shards=settings.shards or ALL,
            notices=NOTICES,
            after_change=AFTER_A_CHANGE,
        )
        await app.catch_up()
        yield app
