"""What moderators do with a proposal: write it, ask about it, or decline it; its proposer is told.

What can't be done raises `Refused`. The cog checks at every step who may moderate.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.app import App, Written
from bot.cards.entries import TELLING_WAITS
from bot.curation.drafts import Card, begin_change, begin_draft, begin_edit, drop, open_draft
from bot.proposals.queue_views import GONE, NOBODY_TO_ASK, NOTHING_SAID, cannot, item_gone
from knowledge.drafting.parts import body_field, heading_field
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, KIND_KEY
from knowledge.language.normalising import visible
from storage.engine.transactions import Connection
from storage.outbox import Notice
from storage.proposals import KIND, Proposal, ProposalEvent, ProposalQuestion, State, Texts
from storage.questions import new_key

LONGEST_REASON = 500


async def find_proposal(app: App, guild: int, key: str) -> Proposal:
    """Return a proposal that waits for a server's moderators; raises `Refused` for any other."""
    proposal = await app.stores.proposals.get(key)
    if proposal is None or proposal.guild_id != guild or proposal.state is not State.WAITING:
        raise cannot(GONE)
    return proposal


async def take_up(
    app: App, guild: int, moderator: int, key: str, kind: Kind | None, instead_of: str = ""
) -> Card | Proposal:
    """Begin a draft of a proposal, or go on with the moderator's own; new knowledge as a `kind`.

    Return the proposal itself where another moderator is writing it, unless `instead_of` is the key
    of their draft, which this one replaces.
    """
    proposal = await find_proposal(app, guild, key)
    if proposal.draft_key is not None:
        draft = await app.stores.drafts.get(proposal.draft_key)
        if draft is not None and draft.moderator == moderator:
            return await open_draft(app, guild, moderator, draft.key)
        if proposal.draft_key != instead_of:
            return proposal
    card = await _begin(app, guild, moderator, proposal, kind)
    async with app.database.transaction() as connection:
        is_ours = await app.stores.proposals.take_up(
            connection, guild, key, card.draft.key, proposal.draft_key
        )
    if is_ours:
        return card
    if proposal.item_id is None:  # a draft of a change may have been there before
        await drop(app, guild, moderator, card.draft.key)
    now = await find_proposal(app, guild, key)
    if now.draft_key is None:
        raise cannot(GONE)
    return now


async def ask(app: App, guild: int, key: str, question: str) -> Proposal:
    text = _tidy(question)
    proposal = await find_proposal(app, guild, key)
    now = app.now()
    asked = ProposalQuestion(key=new_key(), question=text, asked_at=now)
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.ask(connection, guild, key, asked):
            raise cannot(NOBODY_TO_ASK)
        await _tell(app, connection, proposal, ProposalEvent.ASKED, now, asked.key)
    return proposal


async def decline(app: App, guild: int, key: str, reason: str) -> Proposal:
    text = _tidy(reason)
    proposal = await find_proposal(app, guild, key)
    now = app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.decline(connection, guild, key, text, now):
            raise cannot(GONE)
        await _tell(app, connection, proposal, ProposalEvent.DECLINED, now)
    return proposal


async def mark_done(app: App, guild: int, key: str) -> Proposal:
    proposal = await find_proposal(app, guild, key)
    entry_id = proposal.item_id
    if entry_id is None or entry_id not in app.catalogue.for_guild(guild).entries:
        raise item_gone(key)
    now = app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.note_outcome(connection, guild, key, entry_id, None, now):
            raise cannot(GONE)
        await _tell(app, connection, proposal, ProposalEvent.PUBLISHED, now + TELLING_WAITS)
    return proposal


async def settle_proposals(app: App, connection: Connection, written: Written) -> None:
    """Settle the proposals of a draft that was published, and reopen those of an undone revision.

    One whose proposer heard of it already stays settled.
    """
    now, proposals = app.now(), app.stores.proposals
    if (ended := written.draft) is not None:
        key, entry_id, revision = ended.key, ended.entry_id, ended.revision
        for proposal in await proposals.note_published(connection, key, entry_id, revision, now):
            await _tell(app, connection, proposal, ProposalEvent.PUBLISHED, now + TELLING_WAITS)
    if written.undone is not None and not written.imported:
        revision = written.undone[0]
        for one in written.entries:
            settled = await proposals.of_revision(connection, written.guild, one.entry_id, revision)
            for proposal in settled:
                if proposal.proposer is None or await app.stores.outbox.withdraw(
                    connection, proposal.key
                ):
                    await proposals.reopen(connection, proposal.key)


def _tidy(typed: str) -> str:
    text = visible(typed)[:LONGEST_REASON]
    if not text:
        raise cannot(NOTHING_SAID)
    return text


async def _begin(
    app: App, guild: int, moderator: int, proposal: Proposal, kind: Kind | None
) -> Card:
    texts = proposal.texts
    if proposal.item_id is not None:
        card = await begin_edit(app, guild, moderator, proposal.item_id)
        if card is None:
            raise item_gone(proposal.key)
        return card
    if kind is None:
        raise cannot(GONE)
    if proposal.feed is not None:
        fields = _fields_from_feed(kind, texts, proposal.found)
        return await begin_change(app, guild, moderator, fields, 0)
    heading, body = heading_field(kind), body_field(kind)
    typed = {heading: texts.heading, body: texts.body, "bronnen": texts.source}
    return await begin_draft(app, guild, moderator, kind, typed)


def _fields_from_feed(kind: Kind, texts: Texts, extra: Mapping[str, Any]) -> dict[str, Any]:
    keys = ENTRIES[kind].fields
    sources = [{"url": texts.source}] if texts.source else None
    fields = {
        KIND_KEY: kind.value,
        heading_field(kind): texts.heading,
        body_field(kind): texts.body,
        "bronnen": sources,
        **{key: value for key, value in extra.items() if key in keys},
    }
    return {key: value for key, value in fields.items() if value}


async def _tell(
    app: App,
    connection: Connection,
    proposal: Proposal,
    event: ProposalEvent,
    due_at: datetime,
    key: str = "",
) -> None:
    """Write the proposer a notice of what happened; a feed gets none."""
    if proposal.proposer is not None:
        notice = Notice(
            key=key or proposal.key,
            user_id=proposal.proposer,
            kind=KIND,
            subject={"proposal": proposal.key, "event": event.value},
            due_at=due_at,
        )
        await app.stores.outbox.write(connection, notice)
