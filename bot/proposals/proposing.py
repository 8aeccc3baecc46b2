"""What anyone proposes to the moderators: sent in, changed, answered, taken back, and heard of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeAlias

from bot.app import App
from bot.cards.entries import moderated, reportable
from bot.pacing import Budget
from knowledge.entry import Entry
from knowledge.format.fields import SHORT
from knowledge.language.showing import visible
from knowledge.personal.scrubbing import Personal, find_personal
from storage.outbox import Notice
from storage.proposals import Proposal, ProposalEvent, ProposalQuestion, Room, State, Texts
from storage.questions import new_key

LONGEST_BODY, LONGEST_WHY, LONGEST_ANSWER = 1500, 500, 1000


class NotProposed(Enum):
    NOTHING_SAID = auto()
    GONE = auto()
    """There is no such proposal of theirs that this can be done to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalTold:
    """What someone hears of what they proposed under `key`: that something is asked, or the end."""

    key: str
    proposal: Proposal
    asked: ProposalQuestion | None = None
    entry: Entry | None = None
    """What came of it; None where it was declined."""
    only_on: int | None = None
    """The server that it was proposed on: who isn't there any more doesn't hear of it."""


@dataclass(frozen=True, slots=True)
class Advised:
    """It, or an answer of it, is kept for its proposer alone: first look at what is personal."""

    proposal: Proposal
    found: tuple[Personal, ...]


@dataclass(frozen=True, slots=True)
class NoRoom:
    """There is no room for one more; `texts` is what would have been proposed."""

    room: Room
    texts: Texts


Sent: TypeAlias = Proposal | Advised | NoRoom | NotProposed
"""A proposal where the moderators will see it."""


async def room(app: App, user: int, guild: int | None) -> Room:
    """Return whether `user` may propose something where they are."""
    moderated(app, guild)
    return await app.stores.proposals.room(user, app.now())


async def propose(app: App, user: int, guild: int | None, item_id: str, texts: Texts) -> Sent:
    """Propose new knowledge, or (with an `item_id`) what is to be better in an entry."""
    server = moderated(app, guild)
    entry = reportable(app, guild, item_id) if item_id else None
    tidy = _tidy(texts.heading if entry is None else entry.heading, texts)
    if not (tidy.heading and tidy.body):
        return NotProposed.NOTHING_SAID
    app.budgets.spend(Budget.PROPOSAL, user, app.now())
    found = await app.crowd.in_thread(personal_in, tidy)
    proposal = Proposal(
        key=new_key(),
        guild_id=server,
        proposer=user,
        item_id=item_id or None,
        texts=tidy,
        state=State.UNSENT if found else State.WAITING,
        proposed_at=app.now(),
    )
    async with app.database.transaction() as connection:
        free = await app.stores.proposals.add(connection, proposal)
    if free is not Room.FREE:
        return NoRoom(free, tidy)
    return Advised(proposal, found) if found else proposal


async def own_proposal(app: App, user: int, key: str) -> Proposal | None:
    proposal = await app.stores.proposals.get(key)
    if proposal is None or proposal.proposer != user or proposal.state is State.WITHDRAWN:
        return None
    return proposal


async def unsent_proposal(app: App, user: int, key: str) -> Proposal | None:
    proposal = await own_proposal(app, user, key)
    return proposal if proposal is not None and proposal.state is State.UNSENT else None


async def rewrite(app: App, user: int, key: str, texts: Texts) -> Proposal | Advised | NotProposed:
    """Take in what `user` made of a proposal that wasn't sent yet; without advice it is sent."""
    before = await unsent_proposal(app, user, key)
    if before is None:
        return NotProposed.GONE
    tidy = _tidy(texts.heading if before.item_id is None else before.texts.heading, texts)
    if not (tidy.heading and tidy.body):
        return NotProposed.NOTHING_SAID
    found = await app.crowd.in_thread(personal_in, tidy)
    state = State.UNSENT if found else State.WAITING
    async with app.database.transaction() as connection:
        kept = await app.stores.proposals.rewrite(connection, key, user, tidy, state)
    after = await own_proposal(app, user, key)
    if not kept or after is None:
        return NotProposed.GONE
    return Advised(after, found) if found else after


async def send(app: App, user: int, key: str) -> Proposal | NotProposed:
    """Let the moderators have a proposal as it is, whatever was advised."""
    async with app.database.transaction() as connection:
        sent = await app.stores.proposals.send(connection, key, user)
    proposal = await own_proposal(app, user, key)
    return NotProposed.GONE if not sent or proposal is None else proposal


async def withdraw(app: App, user: int, key: str) -> bool:
    async with app.database.transaction() as connection:
        return await app.stores.proposals.withdraw(connection, key, user)


async def to_answer(app: App, user: int, key: str, asked_key: str) -> Proposal | None:
    """Return the proposal of `user` of which that question is open."""
    proposal = await own_proposal(app, user, key)
    if proposal is None or proposal.state is not State.WAITING:
        return None
    asked = proposal.open_question
    return None if asked is None or asked.key != asked_key else proposal


async def answer(
    app: App, user: int, key: str, asked_key: str, text: str
) -> Proposal | Advised | NotProposed:
    """Give the moderators an answer; one with something personal in it isn't sent yet."""
    said = visible(text)[:LONGEST_ANSWER]
    if not said:
        return NotProposed.NOTHING_SAID
    proposal = await to_answer(app, user, key, asked_key)
    if proposal is None:
        return NotProposed.GONE
    found = await app.crowd.in_thread(_find, (said,))
    moment = None if found else app.now()
    async with app.database.transaction() as connection:
        kept = await app.stores.proposals.answer(connection, user, key, asked_key, said, moment)
    if not kept:
        return NotProposed.GONE
    return Advised(proposal, found) if found else proposal


async def send_answer(app: App, user: int, key: str, asked_key: str) -> Proposal | NotProposed:
    """Let the moderators have an answer as it is, whatever was advised."""
    proposal = await to_answer(app, user, key, asked_key)
    asked = None if proposal is None else proposal.open_question
    if proposal is None or asked is None or asked.answer is None:
        return NotProposed.GONE
    async with app.database.transaction() as connection:
        kept = await app.stores.proposals.answer(
            connection, user, key, asked_key, asked.answer, app.now()
        )
    return proposal if kept else NotProposed.GONE


async def gather_proposal(app: App, notice: Notice) -> ProposalTold | None:
    """What the notice of a proposal is about; None where that is over."""
    proposal = await app.stores.proposals.get(str(notice.subject.get("proposal")))
    if proposal is None or proposal.proposer != notice.user_id:
        return None
    # What was proposed in a direct message is the home server's, where nobody need be.
    only_on = None if proposal.guild_id == app.settings.home_guild else proposal.guild_id
    told = ProposalTold(key=notice.key, proposal=proposal, only_on=only_on)
    if notice.subject.get("event") == ProposalEvent.ASKED:
        asked = proposal.open_question
        if proposal.state is not State.WAITING or asked is None or asked.key != notice.key:
            return None
        return replace(told, asked=asked)
    if proposal.state is State.DECLINED:
        return told
    entry = app.catalogue.for_guild(proposal.guild_id).entries.get(proposal.entry_id or "")
    # without an entry it was taken back before anyone heard of it
    return None if entry is None else replace(told, entry=entry)


def personal_in(texts: Texts) -> tuple[Personal, ...]:
    """Return what in the texts tells who someone is; an address of a page doesn't."""
    source = "" if texts.source.casefold().startswith(("https://", "http://")) else texts.source
    return _find((texts.heading, texts.body, source, texts.why))


def _find(texts: Iterable[str]) -> tuple[Personal, ...]:
    return tuple(dict.fromkeys(one for text in texts for one in find_personal(text)))


def _tidy(heading: str, texts: Texts) -> Texts:
    return Texts(
        heading=" ".join(visible(heading).split())[:SHORT],
        body=visible(texts.body)[:LONGEST_BODY],
        source=" ".join(texts.source.split())[:SHORT],
        why=visible(texts.why)[:LONGEST_WHY],
    )
