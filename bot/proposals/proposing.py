"""What members do with their proposals: send in, change, answer a question about one, withdraw."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from bot.app import App
from bot.cards.entries import moderated, reportable
from bot.pacing import Budget
from bot.proposals import views
from bot.proposals.views import ProposalNotice
from bot.view import Refused
from knowledge.format.fields import SHORT
from knowledge.language.normalising import visible
from knowledge.personal.scrubbing import Personal, find_personal
from storage.outbox import Notice
from storage.proposals import Proposal, ProposalEvent, ProposalQuestion, Room, State, Texts
from storage.questions import new_key

LONGEST_BODY, LONGEST_WHY, LONGEST_ANSWER = 1500, 500, 1000
Sent: TypeAlias = tuple[Proposal, tuple[Personal, ...]]
"""A proposal and what is personal in it: with anything, it waits until its proposer sends it."""


async def check_room(app: App, user: int, guild: int | None) -> None:
    """Raise `Refused` where `user` may not propose anything now."""
    moderated(app, guild)
    free = await app.stores.proposals.room(user, app.now())
    if free is not Room.FREE:
        raise Refused(views.no_room_view(free))


async def propose(app: App, user: int, guild: int | None, item_id: str, texts: Texts) -> Sent:
    """Propose new knowledge, or with an `item_id` an improvement of that entry."""
    server = moderated(app, guild)
    entry = reportable(app, guild, item_id) if item_id else None
    tidy = _tidy(texts.heading if entry is None else entry.heading, texts)
    if not (tidy.heading and tidy.body):
        raise Refused(views.nothing_said_view(views.Propose(item_id)))
    app.budgets.spend(Budget.PROPOSAL, user, app.now())
    personal = await app.crowd.in_thread(personal_in, tidy)
    proposal = Proposal(
        key=new_key(),
        guild_id=server,
        proposer=user,
        item_id=item_id or None,
        texts=tidy,
        state=State.UNSENT if personal else State.WAITING,
        proposed_at=app.now(),
    )
    async with app.database.transaction() as connection:
        free = await app.stores.proposals.add(connection, proposal)
    if free is not Room.FREE:
        raise Refused(views.given_back_view(free, tidy))
    return proposal, personal


async def find_own_proposal(app: App, user: int, key: str) -> Proposal:
    """Return a proposal of `user`; this and all below raise `Refused` where it is gone."""
    proposal = await app.stores.proposals.get(key)
    if proposal is None or proposal.proposer != user or proposal.state is State.WITHDRAWN:
        raise Refused(views.gone_view())
    return proposal


async def find_unsent_proposal(app: App, user: int, key: str) -> Proposal:
    proposal = await find_own_proposal(app, user, key)
    if proposal.state is not State.UNSENT:
        raise Refused(views.gone_view())
    return proposal


async def rewrite(app: App, user: int, key: str, texts: Texts) -> Sent:
    """Change a proposal that wasn't sent yet; it is sent unless something personal is in it."""
    before = await find_unsent_proposal(app, user, key)
    tidy = _tidy(texts.heading if before.item_id is None else before.texts.heading, texts)
    if not (tidy.heading and tidy.body):
        raise Refused(views.nothing_said_view())
    personal = await app.crowd.in_thread(personal_in, tidy)
    state = State.UNSENT if personal else State.WAITING
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.rewrite(connection, key, user, tidy, state):
            raise Refused(views.gone_view())
    return await find_own_proposal(app, user, key), personal


async def send(app: App, user: int, key: str) -> Proposal:
    """Send a proposal to the moderators as it is, with what is personal in it."""
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.send(connection, key, user):
            raise Refused(views.gone_view())
    return await find_own_proposal(app, user, key)


async def withdraw(app: App, user: int, key: str) -> None:
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.withdraw(connection, key, user):
            raise Refused(views.gone_view())


async def find_open_question(
    app: App, user: int, key: str, asked_key: str
) -> tuple[Proposal, ProposalQuestion]:
    """Return a proposal of `user` and the open question about it; raises `Refused` for none."""
    proposal = await app.stores.proposals.get(key)
    if proposal is not None and proposal.proposer == user and proposal.state is State.WAITING:
        question = proposal.open_question
        if question is not None and question.key == asked_key:
            return proposal, question
    raise Refused(views.NO_QUESTION)


async def answer(app: App, user: int, key: str, asked_key: str, text: str) -> Sent:
    """Answer the moderators; an answer with something personal in it isn't sent yet."""
    tidy = visible(text)[:LONGEST_ANSWER]
    if not tidy:
        raise Refused(views.nothing_answered_view(views.AnswerAsked(asked_key, key)))
    proposal, _ = await find_open_question(app, user, key, asked_key)
    personal = await app.crowd.in_thread(_find, (tidy,))
    moment = None if personal else app.now()
    async with app.database.transaction() as connection:
        if not await app.stores.proposals.answer(connection, user, key, asked_key, tidy, moment):
            raise Refused(views.NO_QUESTION)
    return proposal, personal


async def send_answer(app: App, user: int, key: str, asked_key: str) -> Proposal:
    """Send an answer to the moderators as it is, with what is personal in it."""
    proposal, asked = await find_open_question(app, user, key, asked_key)
    async with app.database.transaction() as connection:
        text, now = asked.answer, app.now()
        if text is None or not await app.stores.proposals.answer(
            connection, user, key, asked_key, text, now
        ):
            raise Refused(views.NO_QUESTION)
    return proposal


async def gather_proposal(app: App, notice: Notice) -> ProposalNotice | None:
    """Return what a notice about a proposal says; None where there is nothing left to say."""
    proposal = await app.stores.proposals.get(str(notice.subject.get("proposal")))
    if proposal is None or proposal.proposer != notice.user_id:
        return None
    # What was proposed in a direct message is the home server's, where nobody need be.
    only_on = None if proposal.guild_id == app.settings.home_guild else proposal.guild_id
    subject = ProposalNotice(key=notice.key, proposal=proposal, only_on=only_on)
    if notice.subject.get("event") == ProposalEvent.ASKED:
        question = proposal.open_question
        if proposal.state is not State.WAITING or question is None or question.key != notice.key:
            return None
        return replace(subject, asked=question)
    if proposal.state is State.DECLINED:
        return subject
    entry = app.catalogue.for_guild(proposal.guild_id).entries.get(proposal.entry_id or "")
    # without an entry it was taken back before anyone heard of it
    return None if entry is None else replace(subject, entry=entry)


def personal_in(texts: Texts) -> tuple[Personal, ...]:
    """Return what is personal in the texts; the address of a page isn't."""
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
