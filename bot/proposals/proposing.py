"""What anyone proposes to the moderators: sent in, changed, answered, taken back, and heard of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from bot.app import App
from bot.cards.entries import moderated, reportable
from bot.pacing import Budget
from bot.proposals import views
from bot.proposals.views import ProposalTold
from bot.view import Refused
from knowledge.format.fields import SHORT
from knowledge.language.normalising import visible
from knowledge.personal.scrubbing import Personal, find_personal
from storage.outbox import Notice
from storage.proposals import Proposal, ProposalEvent, ProposalQuestion, Room, State, Texts
from storage.questions import new_key

LONGEST_BODY, LONGEST_WHY, LONGEST_ANSWER = 1500, 500, 1000


Sent: TypeAlias = tuple[Proposal, tuple[Personal, ...]]
"""What was sent in, and what is personal in it: where something is, its proposer alone has it."""


async def look_for_room(app: App, user: int, guild: int | None) -> None:
    """Raise `Refused` where `user` may not propose something now, where they are."""
    moderated(app, guild)
    free = await app.stores.proposals.room(user, app.now())
    if free is not Room.FREE:
        raise Refused(views.no_room_view(free))


async def propose(app: App, user: int, guild: int | None, item_id: str, texts: Texts) -> Sent:
    """Propose new knowledge, or (with an `item_id`) what is to be better in an entry."""
    server = moderated(app, guild)
    entry = reportable(app, guild, item_id) if item_id else None
    tidy = _tidy(texts.heading if entry is None else entry.heading, texts)
    if not (tidy.heading and tidy.body):
        raise Refused(views.nothing_said_view(views.Propose(item_id)))
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
        raise Refused(views.given_back_view(free, tidy))
    return proposal, found


async def own_proposal(app: App, user: int, key: str) -> Proposal:
    """What `user` proposed; raises `Refused` where it is gone, as what follows does."""
    proposal = await app.stores.proposals.get(key)
    if proposal is None or proposal.proposer != user or proposal.state is State.WITHDRAWN:
        raise Refused(views.gone_view())
    return proposal


async def unsent_proposal(app: App, user: int, key: str) -> Proposal:
    proposal = await own_proposal(app, user, key)
    if proposal.state is not State.UNSENT:
        raise Refused(views.gone_view())
    return proposal


async def rewrite(app: App, user: int, key: str, texts: Texts) -> Sent:
    """Take in what `user` made of a proposal that wasn't sent yet; without advice it is sent."""
    before = await unsent_proposal(app, user, key)
    tidy = _tidy(texts.heading if before.item_id is None else before.texts.heading, texts)
    if not (tidy.heading and tidy.body):
        raise Refused(views.nothing_said_view())
    found = await app.crowd.in_thread(personal_in, tidy)
    state = State.UNSENT if found else State.WAITING
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.rewrite(connection, key, user, tidy, state):
            raise Refused(views.gone_view())
    return await own_proposal(app, user, key), found


async def send(app: App, user: int, key: str) -> Proposal:
    """Let the moderators have a proposal as it is, whatever was advised."""
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.send(connection, key, user):
            raise Refused(views.gone_view())
    return await own_proposal(app, user, key)


async def withdraw(app: App, user: int, key: str) -> None:
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.withdraw(connection, key, user):
            raise Refused(views.gone_view())


async def to_answer(
    app: App, user: int, key: str, asked_key: str
) -> tuple[Proposal, ProposalQuestion]:
    """Return the proposal of `user` with the question that is open; raises `Refused` for none."""
    proposal = await app.stores.proposals.get(key)
    if proposal is not None and proposal.proposer == user and proposal.state is State.WAITING:
        asked = proposal.open_question
        if asked is not None and asked.key == asked_key:
            return proposal, asked
    raise Refused(views.NO_QUESTION)


async def answer(app: App, user: int, key: str, asked_key: str, text: str) -> Sent:
    """Give the moderators an answer; one with something personal in it isn't sent yet."""
    said = visible(text)[:LONGEST_ANSWER]
    if not said:
        raise Refused(views.nothing_answered_view(views.AnswerAsked(asked_key, key)))
    proposal, _ = await to_answer(app, user, key, asked_key)
    found = await app.crowd.in_thread(_find, (said,))
    moment = None if found else app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.answer(connection, user, key, asked_key, said, moment):
            raise Refused(views.NO_QUESTION)
    return proposal, found


async def send_answer(app: App, user: int, key: str, asked_key: str) -> Proposal:
    """Let the moderators have an answer as it is, whatever was advised."""
    proposal, asked = await to_answer(app, user, key, asked_key)
    async with app.database.transaction() as connection:
        said, now = asked.answer, app.now()
        if said is None or not await app.stores.proposals.answer(
            connection, user, key, asked_key, said, now
        ):
            raise Refused(views.NO_QUESTION)
    return proposal


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
