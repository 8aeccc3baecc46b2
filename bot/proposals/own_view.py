"""Proposals as messages to who makes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Show
from bot.cards.moderators import Unreachable
from bot.proposals import texts
from bot.proposals.actions import (
    AnswerAsked,
    EditProposal,
    OwnProposal,
    OwnProposals,
    Propose,
    SendAnswer,
    SendProposal,
    WithdrawProposal,
)
from bot.proposals.parts_view import A_PAGE, exchanged, name, since, written
from bot.proposals.proposing import (
    Advised,
    AnswerAdvised,
    Answered,
    Full,
    Gone,
    NothingSaid,
    Proposed,
)
from bot.view import Button, Choice, Section, Tone, View, Weight, notice, paged, refusal
from storage.proposals import Room, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.proposals.proposing import Sent
    from knowledge.catalogue import Catalogue
    from knowledge.personal.scrubbing import Personal
    from storage.proposals import Proposal, Texts

MOST_FOUND = 10
_NO_ROOM = {Room.TODAY_FULL: texts.TODAY_FULL, Room.FULL: texts.FULL}


def sent_view(sent: Sent | Gone, *, closed: bool = False, again: str | None = None) -> View:
    """Return what became of what someone sent in.

    `closed` where a message won't arrive; `again` is the item, empty for none, of a form to try
    once more.
    """
    match sent:
        case Proposed(proposal):
            said = (texts.SENT, texts.MESSAGES_CLOSED if closed else "")
            return View(
                tone=Tone.NOTICE,
                title=texts.SENT_TITLE,
                text="\n\n".join(filter(None, said)),
                sections=(Section(name(proposal)),),
                buttons=(Button(texts.MY_PROPOSALS, OwnProposals("0")),),
            )
        case Advised(proposal, found):
            return _advice(proposal, found)
        case Full(room, wrote):
            return replace(no_room_view(room), sections=(_wrote(wrote),))
        case NothingSaid():
            retry = () if again is None else (Button(texts.AGAIN, Propose(again)),)
            return replace(refusal(texts.NOTHING_SAID), buttons=retry)
        case Unreachable.NOT_THERE:
            return refusal(texts.NOT_THERE)
        case Unreachable.NO_MODERATORS:
            return refusal(texts.NOBODY)
        case Gone():
            return gone_own_view()
        case _:
            assert_never(sent)


def no_room_view(room: Room | Unreachable) -> View:
    """Return why someone can't propose anything now."""
    if isinstance(room, Unreachable):
        return refusal(texts.NOBODY)
    mine = Button(texts.MY_PROPOSALS, OwnProposals("0"))
    return replace(refusal(_NO_ROOM[room]), buttons=(mine,))


def gone_own_view() -> View:
    """Return that it is too late for that."""
    mine = Button(texts.MY_PROPOSALS, OwnProposals("0"))
    return replace(refusal(texts.GONE_OWN), buttons=(mine,))


def withdrawn_view() -> View:
    """Return that a proposal is taken back."""
    mine = Button(texts.MY_PROPOSALS, OwnProposals("0"))
    return replace(notice(texts.WITHDRAWN), buttons=(mine,))


def own_view(proposals: Sequence[Proposal], catalogue: Catalogue, page: int) -> View:
    """Return a page, from 0, of what someone proposed; one beyond the last shows the last."""
    if not proposals:
        return View(tone=Tone.NOTICE, title=texts.OWN_TITLE, text=texts.NO_OWN)
    here = paged(proposals, page, A_PAGE)
    return View(
        tone=Tone.CHOICE,
        title=texts.OWN_TITLE,
        text=texts.own_page_of(len(proposals), here.number, here.pages),
        sections=tuple(Section(name(one), lines=_standing(one, catalogue)) for one in here.shown),
        choices=tuple(Choice(name(one), OwnProposal(one.key)) for one in here.shown),
        choosing=texts.CHOOSE_OWN,
        buttons=here.turning(lambda to: OwnProposals(str(to))),
    )


def own_card(proposal: Proposal, catalogue: Catalogue, found: Sequence[Personal]) -> View:
    """Return one own proposal with what can still be done; `found` is what is personal in it."""
    if proposal.state is State.UNSENT:
        return _advice(proposal, tuple(found))
    asked = proposal.open_question
    waiting = proposal.state is State.WAITING
    answer = (
        (Button(texts.ANSWER, AnswerAsked(asked.key, proposal.key), Weight.PRIMARY),)
        if asked and waiting
        else ()
    )
    entry = catalogue.entries.get(proposal.entry_id or "")
    return View(
        tone=Tone.NOTICE,
        title=name(proposal),
        sections=(
            Section("", lines=_standing(proposal, catalogue)),
            *((Section(texts.THE_QUESTION, asked.question),) if asked and waiting else ()),
            *written(proposal),
            *exchanged(proposal),
        ),
        buttons=(
            *answer,
            *((Button(texts.SHOW, Show(entry.id)),) if entry else ()),
            *((_withdraw(proposal),) if waiting else ()),
            Button(texts.BACK, OwnProposals("0")),
        ),
    )


def answered_view(
    result: Answered | AnswerAdvised | NothingSaid | Gone, key: str, proposal_key: str
) -> View:
    """Return what became of an answer to the question `key`."""
    again = AnswerAsked(key, proposal_key)
    match result:
        case Answered():
            return notice(texts.ANSWERED)
        case AnswerAdvised(_, answer, found):
            return View(
                tone=Tone.CHOICE,
                title=texts.ADVICE,
                text=texts.ADVICE_ANSWER_TEXT,
                sections=(
                    _found(found),
                    Section(texts.YOUR_ANSWER, answer),
                    Section("", texts.ADVICE_ANSWER_WAYS),
                ),
                buttons=(
                    Button(texts.ADJUST, again, Weight.PRIMARY),
                    Button(texts.SEND_SO, SendAnswer(key, proposal_key)),
                ),
            )
        case NothingSaid():
            retry = Button(texts.AGAIN, again)
            return replace(refusal(texts.NO_ANSWER), buttons=(retry,))
        case Gone():
            return refusal(texts.GONE_QUESTION)
        case _:
            assert_never(result)


def _advice(proposal: Proposal, found: tuple[Personal, ...]) -> View:
    return View(
        tone=Tone.CHOICE,
        title=texts.ADVICE,
        text=texts.ADVICE_TEXT,
        sections=(_found(found), Section("", texts.ADVICE_WAYS)),
        buttons=(
            Button(texts.ADJUST, EditProposal(proposal.key), Weight.PRIMARY),
            Button(texts.SEND_SO, SendProposal(proposal.key)),
            _withdraw(proposal),
        ),
    )


def _found(found: Iterable[Personal]) -> Section:
    lines = tuple(texts.personal(one.kind, one.text) for one in found)
    return Section(texts.WHAT_IS_PERSONAL, lines=lines[:MOST_FOUND])


def _wrote(wrote: Texts) -> Section:
    parts = (wrote.heading, wrote.body, wrote.source, wrote.why)
    return Section(texts.WHAT_YOU_WROTE, "\n\n".join(filter(None, parts)))


def _standing(proposal: Proposal, catalogue: Catalogue) -> tuple[str, ...]:
    """Return how far an own proposal is, in words."""
    match proposal.state:
        case State.UNSENT:
            return (texts.UNSENT,)
        case State.PUBLISHED:
            entry = catalogue.entries.get(proposal.entry_id or "")
            said = texts.published_as(entry.heading if entry else None)
        case State.DECLINED:
            said = texts.declined_for(proposal.reason or "")
        case State.WAITING if proposal.open_question is not None:
            said = texts.ASKED
        case State.WAITING if proposal.draft_key is not None:
            said = texts.BEING_WRITTEN
        case _:
            said = texts.WAITING
    return (since(proposal), said)


def _withdraw(proposal: Proposal) -> Button:
    return Button(texts.WITHDRAW, WithdrawProposal(proposal.key), Weight.DANGER)
