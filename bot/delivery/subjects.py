"""What notices are about, a value for each kind: gathered when one goes out, settled when it went.

For a new kind: a value and its two cases here, and its words in `bot.delivery.notices_sent_view`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.cards.zones import zone_named
from bot.following.digesting import is_news
from bot.following.digests import gathered
from bot.following.posting import is_told
from bot.following.schedule import allowed
from storage import awaiting, channel_news, digests, proposals, reminders
from storage.columns import EVERYWHERE
from storage.follows import Subject as Followed
from storage.follows import SubjectKind
from storage.news import Why
from storage.proposals import Asked, Event, Proposal, State

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.app import App
    from knowledge.entry import Entry, Taxonomy
    from storage import follows as followed
    from storage.awaiting import Awaited
    from storage.outbox import Notice
    from storage.reading_lists import ListedItem
    from storage.reminders import Reminder
    from storage.transactions import Connection

LATE = timedelta(minutes=15)
"""From here on it is said that something comes later than it was meant to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """Someone's reminder of an item on their list; `known` where it can be shown in a DM."""

    reminder: Reminder
    item: ListedItem
    known: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """There is an answer to what someone asked, on the server where it was asked or for all."""

    awaited: Awaited
    entry: Entry


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing left to say."""


@dataclass(frozen=True, slots=True)
class UnknownKind:
    """Nobody here knows what to say: another version of the bot wrote it."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An entry that is news, why, and what someone follows that it is about.

    It was found on server `guild`, 0 for all; `open` where it can be shown to who reads this.
    """

    entry: Entry
    why: Why
    reasons: tuple[followed.Subject, ...]
    guild: int
    open: bool


@dataclass(frozen=True, slots=True)
class News:
    """What is new for someone, under a digest's key; `taxonomy` names what they follow."""

    key: str
    items: tuple[NewsItem, ...]
    taxonomy: Taxonomy

    @property
    def guilds(self) -> frozenset[int]:
        """The servers that some of it is for alone."""
        return frozenset(one.guild for one in self.items) - {EVERYWHERE}

    @property
    def is_new(self) -> bool:
        """Whether all of it was not there before."""
        return all(one.why is Why.NEW for one in self.items)

    def within(self, guilds: Collection[int]) -> News:
        """Return what of it is for all, or for one of these servers."""
        return replace(
            self, items=tuple(one for one in self.items if one.guild in {EVERYWHERE, *guilds})
        )

    def read_on(self, guild: int | None) -> News:
        """Return the same for who reads it on a server, where its own can be shown too."""
        shown = (replace(one, open=one.open or one.guild == guild) for one in self.items)
        return replace(self, items=tuple(shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelNews:
    """What is new for a channel of server `guild`, under a post's key.

    The reasons of its items are the themes that the channel is told of.
    """

    key: str
    guild: int
    channel: int
    items: tuple[NewsItem, ...]
    taxonomy: Taxonomy

    @property
    def is_new(self) -> bool:
        """Whether all of it was not there before."""
        return all(one.why is Why.NEW for one in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAsked:
    """The moderators ask something about what someone proposed."""

    proposal: Proposal
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDecided:
    """What became of what someone proposed, told under `key`; `entry` is what came of it."""

    key: str
    proposal: Proposal
    entry: Entry | None


Subject = Reminded | Answered | News | ChannelNews | ProposalAsked | ProposalDecided


async def gather(app: App, notice: Notice) -> Subject | Nothing | UnknownKind:
    """Return what a notice is about, as that is now."""
    match notice.kind:
        case reminders.KIND:
            return await _reminded(app, notice)
        case awaiting.KIND:
            return await _answered(app, notice)
        case digests.KIND:
            found = await news_of(app, notice.key, notice.user_id)
            return Nothing() if found is None or not found.items else found
        case channel_news.KIND:
            posted = await channel_news_of(app, notice.key, int(notice.subject.get("guild", 0)))
            return Nothing() if posted is None or not posted.items else posted
        case proposals.KIND:
            return await _proposed(app, notice)
        case _:
            return UnknownKind()


async def not_before(app: App, notice: Notice, now: datetime) -> datetime:
    """Return from when a notice that is due may go out, as who it is for wishes it by now."""
    if notice.kind == channel_news.KIND:
        settings = await app.stores.guilds.get(int(notice.subject.get("guild", 0)))
        return max(now, settings.silent_until or now)
    if notice.kind != digests.KIND:
        return now
    rhythm = await app.stores.rhythms.get(notice.user_id)
    return allowed(rhythm, zone_named(rhythm.zone), now)


async def news_of(app: App, key: str, user: int, *, all_told: bool = False) -> News | None:
    """Return what stands in a digest of `user`, as it is now in a DM; None where it isn't theirs.

    With `all_told` what they follow no longer stands in it too, without a reason.
    """
    found = await app.stores.digests.of_digest(key)
    if found is None or found[0] != user:
        return None
    follows = await app.stores.follows.of_user(user)
    told = gathered(found[1], follows, lambda item: is_news(app, item), all_told=all_told).told
    in_a_dm = app.catalogue.for_guild(None).entries
    items = tuple(
        NewsItem(
            entry=app.catalogue.for_guild(one.item.guild_id).entries[one.item.entry_id],
            why=one.item.why,
            reasons=one.reasons,
            guild=one.item.guild_id,
            open=one.item.entry_id in in_a_dm,
        )
        for one in told
    )
    return News(key, items, app.catalogue.taxonomy)


async def channel_news_of(
    app: App, key: str, guild: int, *, all_told: bool = False
) -> ChannelNews | None:
    """Return what stands in a post on a server, as it is now; None where that is gone.

    With `all_told` what the channel is told of no longer stands in it too, without a reason.
    """
    found = await app.stores.channel_news.of_post(key)
    if found is None:
        return None
    channel, items = found
    told = [one for one in items if is_told(app, guild, one) and (all_told or one.themes)]
    newest = {one.entry_id: one for one in told}
    catalogue = app.catalogue.for_guild(guild)
    return ChannelNews(
        key=key,
        guild=guild,
        channel=channel,
        items=tuple(
            NewsItem(
                entry=catalogue.entries[one.entry_id],
                why=one.why,
                reasons=tuple(Followed(SubjectKind.THEME, own.theme_id) for own in one.themes),
                guild=guild,
                open=True,
            )
            for one in sorted(newest.values(), key=lambda one: -one.number)
        ),
        taxonomy=catalogue.taxonomy,
    )


async def settle(app: App, conn: Connection, notice: Notice, now: datetime) -> None:
    """Note with the cause of a notice that it went out, in the transaction that says so."""
    if notice.kind == reminders.KIND:
        await app.stores.reminders.delivered(conn, notice.key, now)
    elif notice.kind == awaiting.KIND:
        await app.stores.awaiting.told(conn, notice.key)
    elif notice.kind == digests.KIND:
        await app.stores.digests.told(conn, notice.key, now)


async def _reminded(app: App, notice: Notice) -> Reminded | Nothing:
    reminder = await app.stores.reminders.get(notice.key)
    if reminder is None:
        return Nothing()
    item = await app.stores.reading_lists.get(reminder.user_id, reminder.item_id)
    if item is None:  # taken off the list while this was going out
        return Nothing()
    return Reminded(
        reminder=reminder,
        item=item,
        known=item.item_id in app.catalogue.for_guild(None).entries,
        late=app.now() - reminder.due_at > LATE,
    )


async def _answered(app: App, notice: Notice) -> Answered | Nothing:
    awaited = await app.stores.awaiting.get(notice.key)
    if awaited is None or awaited.entry_id is None:
        return Nothing()
    entry = app.catalogue.for_guild(awaited.answered_in).entries.get(awaited.entry_id)
    return Nothing() if entry is None else Answered(awaited, entry)


async def _proposed(app: App, notice: Notice) -> ProposalAsked | ProposalDecided | Nothing:
    proposal = await app.stores.proposals.get(str(notice.subject.get("proposal")))
    if proposal is None or proposal.proposer != notice.user_id:
        return Nothing()
    if notice.subject.get("event") == Event.ASKED:
        asked = proposal.open_question
        if proposal.state is not State.WAITING or asked is None or asked.key != notice.key:
            return Nothing()
        return ProposalAsked(proposal=proposal, asked=asked)
    if proposal.state is State.DECLINED:
        return ProposalDecided(key=notice.key, proposal=proposal, entry=None)
    entries = app.catalogue.for_guild(proposal.guild_id).entries
    entry = entries.get(proposal.entry_id or "")
    if entry is None:  # taken back before anyone heard of it
        return Nothing()
    return ProposalDecided(key=notice.key, proposal=proposal, entry=entry)
