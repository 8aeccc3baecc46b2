"""What is too old to keep, forgotten in one transaction."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from storage.digests import KIND, TOLD_FOR, WAITS_FOR
from storage.drafts import DRAFT_FOR
from storage.feeds import REMEMBERED_FOR
from storage.follows import FOLLOWED_FOR
from storage.imports import OFFERED_FOR
from storage.outbox import SENT_FOR
from storage.proposals import DECIDED_FOR, LEFT_FOR
from storage.questions import RETENTION
from storage.reading_lists import UNDO
from storage.reminders import DELIVERED_FOR

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


async def forget_what_is_old(app: App) -> None:
    """Forget what is past its time: questions and searches, the key of a past period of people,
    what was taken off a reading list for good, what was delivered weeks ago, and what is followed
    by who is away for a year, with the news of it.

    Called daily, nothing of a question is older than 28 days.
    """
    now = app.now()
    async with app.database.transaction() as connection:
        gone = await app.stores.questions.forget_older_than(connection, now - RETENTION)
        await app.stores.searches.forget_older_than(connection, now - RETENTION)
        await app.stores.pseudonyms.rotate(connection, now)
        await app.stores.reading_lists.forget_removed(connection, now - UNDO)
        await app.stores.reminders.forget_delivered(connection, now - DELIVERED_FOR)
        await app.stores.gaps.forget_older_than(connection, now - RETENTION)
        await app.stores.awaiting.forget_older_than(connection, now - RETENTION)
        await app.stores.imports.forget_older_than(connection, now - OFFERED_FOR)
        await app.stores.drafts.forget_older_than(connection, now - DRAFT_FOR)
        await app.stores.proposals.forget_older_than(connection, now - DECIDED_FOR, now - LEFT_FOR)
        await app.stores.feeds.forget_older_than(connection, now - REMEMBERED_FOR)
        await app.stores.digests.forget_older_than(connection, now - TOLD_FOR, now - WAITS_FOR, now)
        await app.stores.news.forget_older_than(connection, now - TOLD_FOR, now)
        await app.stores.server_agendas.forget_older_than(connection, now)
        await app.stores.outbox.purge(connection, now - SENT_FOR)
        for user in await app.stores.follows.lost(connection, now - FOLLOWED_FOR):
            for store in (app.stores.follows, app.stores.rhythms, app.stores.digests):
                await store.erase(connection, user, now)
            await app.stores.outbox.forget_kind(connection, user, KIND)
    log.info("Forgot %d old questions", gone)
