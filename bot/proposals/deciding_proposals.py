"""What moderators do with a proposal: write it, ask about it, or decline it; its proposer is told.

Who may moderate is for the entrance to check at every step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.cards.moderators import TELLING_WAITS
from bot.curation.drafts import Card, begin_change, begin_draft, begin_edit, drop, open_draft
from bot.curation.examining import seen_revision
from bot.proposals.proposing import Gone, NothingSaid
from knowledge.drafting.parts import body_field, heading_field
from knowledge.fields import ENTRIES, KIND_KEY
from knowledge.language.showing import visible
from knowledge.writing import fields_of
from storage.outbox import Notice
from storage.proposals import KIND, Asked, Event, Proposal, State
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.app import App, Written
    from knowledge.entry import Kind
    from storage.proposals import Texts
    from storage.transactions import Connection

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Busy:
    """Another moderator is writing it, in this draft."""

    proposal: Proposal
    draft_key: str


@dataclass(frozen=True, slots=True)
class ItemGone:
    """What it would make better can't be found here any more."""


@dataclass(frozen=True, slots=True)
class NobodyToAsk:
    """It came from a feed, or its proposer has a question to answer already."""


@dataclass(frozen=True, slots=True)
class Decided:
    """It is as was decided; `told` where its proposer hears of it."""

    proposal: Proposal
    told: bool


async def queue(app: App, guild: int) -> tuple[Proposal, ...]:
    """Return what waits for the moderators of a server, the oldest first."""
    return await app.stores.proposals.waiting(guild)


async def find(app: App, guild: int, key: str) -> Proposal | Gone:
    """Return a proposal that waits for the moderators of a server."""
    proposal = await app.stores.proposals.get(key)
    if proposal is None or proposal.guild_id != guild or proposal.state is not State.WAITING:
        return Gone()
    return proposal


async def take_up(
    app: App, guild: int, moderator: int, key: str, kind: Kind | None, instead_of: str = ""
) -> Card | Busy | ItemGone | Gone:
    """Begin a draft of a proposal, new knowledge as an entry of `kind`; one's own goes on.

    `instead_of` is the draft of another that is taken over.
    """
    proposal = await find(app, guild, key)
    if isinstance(proposal, Gone):
        return proposal
    if proposal.draft_key is not None:
        going = await open_draft(app, guild, moderator, proposal.draft_key)
        if isinstance(going, Card):
            return going
        if proposal.draft_key != instead_of:
            return Busy(proposal, proposal.draft_key)
    card = await _begun(app, guild, moderator, proposal, kind)
    if not isinstance(card, Card):
        return card
    async with app.database.transaction() as connection:
        taken = await app.stores.proposals.take_up(
            connection, guild, key, card.draft.key, proposal.draft_key
        )
    if taken:
        return card
    if proposal.item_id is None:  # a draft of a change may have been there before
        await drop(app, guild, moderator, card.draft.key)
    now = await find(app, guild, key)
    if isinstance(now, Gone) or now.draft_key is None:
        return Gone()
    return Busy(now, now.draft_key)


async def ask(
    app: App, guild: int, key: str, question: str
) -> Decided | NobodyToAsk | NothingSaid | Gone:
    """Ask the proposer something, in a direct message."""
    said = visible(question)[:LONGEST_REASON]
    if not said:
        return NothingSaid()
    proposal = await find(app, guild, key)
    if isinstance(proposal, Gone):
        return proposal
    now = app.now()
    asked = Asked(key=new_key(), question=said, asked_at=now)
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.ask(connection, guild, key, asked):
            return NobodyToAsk()
        told = await _tell(app, connection, proposal, Event.ASKED, now, asked.key)
    return Decided(proposal, told)


async def decline(app: App, guild: int, key: str, reason: str) -> Decided | NothingSaid | Gone:
    """Decline a proposal, and tell its proposer why."""
    said = visible(reason)[:LONGEST_REASON]
    if not said:
        return NothingSaid()
    proposal = await find(app, guild, key)
    if isinstance(proposal, Gone):
        return proposal
    now = app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.decline(connection, guild, key, said, now):
            return Gone()
        told = await _tell(app, connection, proposal, Event.DECLINED, now)
    return Decided(proposal, told)


async def mark_done(app: App, guild: int, key: str) -> Decided | ItemGone | Gone:
    """Note that an entry is as a proposal wanted it, and tell its proposer."""
    proposal = await find(app, guild, key)
    if isinstance(proposal, Gone):
        return proposal
    own = proposal.item_id
    if own is None or own not in app.catalogue.for_guild(guild).entries:
        return ItemGone()
    now = app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.done(connection, guild, key, own, None, now):
            return Gone()
        told = await _tell(app, connection, proposal, Event.PUBLISHED, now + TELLING_WAITS)
    return Decided(proposal, told)


async def settle_proposals(app: App, connection: Connection, written: Written) -> None:
    """Note what became of the proposals of a draft, and tell; those of what is undone wait again.

    One whose proposer heard of it stays decided.
    """
    now, proposals = app.now(), app.stores.proposals
    if (ended := written.draft) is not None:
        key, entry_id, revision = ended.key, ended.entry_id, ended.revision
        for proposal in await proposals.published(connection, key, entry_id, revision, now):
            await _tell(app, connection, proposal, Event.PUBLISHED, now + TELLING_WAITS)
    if written.undone is not None and not written.imported:
        for one in written.entries:
            revision = written.undone[0]
            came = await proposals.of_revision(connection, written.guild, one.entry_id, revision)
            for proposal in came:
                if proposal.proposer is None or await app.stores.outbox.withdraw(
                    connection, proposal.key
                ):
                    await proposals.reopen(connection, proposal.key)


def brought(kind: Kind, texts: Texts, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a new entry of `kind` with what a feed brought."""
    known = ENTRIES[kind].fields
    sources = [{"url": texts.source}] if texts.source else None
    fields = {
        KIND_KEY: kind.value,
        heading_field(kind): texts.heading,
        body_field(kind): texts.body,
        "bronnen": sources,
        **{key: value for key, value in found.items() if key in known},
    }
    return {key: value for key, value in fields.items() if value}


async def _begun(
    app: App, guild: int, moderator: int, proposal: Proposal, kind: Kind | None
) -> Card | ItemGone | Gone:
    if proposal.item_id is not None:
        if proposal.found:
            return await _begun_change(app, guild, moderator, proposal.item_id, proposal.found)
        card = await begin_edit(app, guild, moderator, proposal.item_id)
        return ItemGone() if card is None else card
    if kind is None:
        return Gone()
    texts = proposal.texts
    if proposal.feed is not None:
        fields = brought(kind, texts, proposal.found)
        return await begin_change(app, guild, moderator, fields, 0)
    typed = {body_field(kind): texts.body, "bronnen": texts.source}
    return await begin_draft(app, guild, moderator, kind, texts.heading, typed=typed)


async def _begun_change(
    app: App, guild: int, moderator: int, entry_id: str, found: Mapping[str, Any]
) -> Card | ItemGone:
    """Begin a draft of an entry with what a feed tells of it by now."""
    based_on = await seen_revision(app, guild, entry_id)
    await app.catch_up()  # after that: what is changed is never older than what it is based on
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None:
        return ItemGone()
    known = ENTRIES[entry.kind].fields
    after = fields_of(entry) | {key: value for key, value in found.items() if key in known}
    kept = {key: value for key, value in after.items() if value is not None}
    return await begin_change(app, guild, moderator, kept, based_on)


async def _tell(
    app: App,
    connection: Connection,
    proposal: Proposal,
    event: Event,
    due_at: datetime,
    key: str = "",
) -> bool:
    """Let the proposer hear of it; False where there is none."""
    if proposal.proposer is None:
        return False
    notice = Notice(
        key=key or proposal.key,
        user_id=proposal.proposer,
        kind=KIND,
        subject={"proposal": proposal.key, "event": event.value},
        due_at=due_at,
    )
    return await app.stores.outbox.write(connection, notice)
