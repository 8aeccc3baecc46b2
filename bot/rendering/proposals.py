"""Proposals as messages: to who made them, by direct message too, and to the moderators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.actions import (
    AnswerAsked,
    AskProposer,
    DeclineProposal,
    EditProposal,
    OpenProposal,
    OwnProposal,
    OwnProposals,
    ProposalDone,
    ProposalQueue,
    Propose,
    ReadAnswer,
    SendAnswer,
    SendProposal,
    Show,
    TakeUpProposal,
    WithdrawProposal,
)
from bot.rendering.cleaning import cut, one_line
from bot.rendering.notices import notice, refusal
from bot.rendering.view import Button, Choice, Section, Tone, View, Weight
from bot.texts import proposals as texts
from bot.texts.kinds import KINDS
from bot.use_cases.awaiting import NoModerators, NotThere
from bot.use_cases.proposing import (
    Advised,
    AnswerAdvised,
    Answered,
    Full,
    Gone,
    NothingSaid,
    Proposed,
)
from bot.use_cases.subjects import ProposalAsked
from knowledge.entry import Kind
from storage.proposals import ProposalKind, Room, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.use_cases.deciding_proposals import Busy
    from bot.use_cases.proposing import Sent
    from bot.use_cases.subjects import ProposalDecided
    from knowledge.catalogue import Catalogue
    from knowledge.personal.scrubbing import Personal
    from storage.proposals import Asked, Proposal, Texts

A_PAGE = 5
IN_A_LINE, IN_A_LIST = 100, 200
MOST_FOUND = 10
AS = tuple(kind for kind in Kind if kind is not Kind.ELSEWHERE)
"""What new knowledge can be taken up as."""
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
                sections=(Section(_name(proposal)),),
                buttons=(Button(texts.MY_PROPOSALS, OwnProposals("0")),),
            )
        case Advised(proposal, found):
            return _advice(proposal, found)
        case Full(room, wrote):
            return replace(no_room_view(room), sections=(_wrote(wrote),))
        case NothingSaid():
            retry = () if again is None else (Button(texts.AGAIN, Propose(again)),)
            return replace(refusal(texts.NOTHING_SAID), buttons=retry)
        case NotThere():
            return refusal(texts.NOT_THERE)
        case NoModerators():
            return refusal(texts.NOBODY)
        case Gone():
            return gone_own_view()
        case _:
            assert_never(sent)


def no_room_view(room: Room | NoModerators) -> View:
    """Return why someone can't propose anything now."""
    if isinstance(room, NoModerators):
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
    pages, page = _place(proposals, page)
    shown = proposals[page * A_PAGE : (page + 1) * A_PAGE]
    return View(
        tone=Tone.CHOICE,
        title=texts.OWN_TITLE,
        text=texts.own_page_of(len(proposals), page + 1, pages),
        sections=tuple(Section(_name(one), lines=_standing(one, catalogue)) for one in shown),
        choices=tuple(Choice(_name(one), OwnProposal(one.key)) for one in shown),
        choosing=texts.CHOOSE_OWN,
        buttons=(
            *((Button(texts.PREVIOUS, OwnProposals(str(page - 1))),) if page else ()),
            *((Button(texts.NEXT, OwnProposals(str(page + 1))),) if page + 1 < pages else ()),
        ),
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
        title=_name(proposal),
        sections=(
            Section("", lines=_standing(proposal, catalogue)),
            *((Section(texts.THE_QUESTION, asked.question),) if asked and waiting else ()),
            *_written(proposal),
            *_exchanged(proposal),
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


def asked_view(subject: ProposalAsked) -> View:
    """Return the message that the moderators want to know something."""
    proposal, asked = subject.proposal, subject.asked
    return View(
        tone=Tone.CHOICE,
        title=texts.TOLD_ASKED,
        text=texts.told_asked(_short(proposal), asked.question),
        buttons=(Button(texts.ANSWER, AnswerAsked(asked.key, proposal.key), Weight.PRIMARY),),
    )


def decided_view(subject: ProposalDecided) -> View:
    """Return the message what became of a proposal."""
    proposal, entry = subject.proposal, subject.entry
    mine = Button(texts.MY_PROPOSALS, OwnProposals("0", subject.key))
    if entry is None:
        return View(
            tone=Tone.NOTICE,
            title=texts.TOLD_DECLINED,
            text=texts.told_declined(_short(proposal), proposal.reason or ""),
            buttons=(mine,),
        )
    return View(
        tone=Tone.ANSWER,
        title=texts.TOLD_PUBLISHED,
        text=texts.told_published(_short(proposal), entry.heading),
        buttons=(Button(texts.SHOW, ReadAnswer(subject.key, entry.id), Weight.PRIMARY), mine),
    )


def told_in_line(subject: ProposalAsked | ProposalDecided) -> str:
    """Return what a message says in one line, for where it didn't arrive."""
    heading = _short(subject.proposal)
    if isinstance(subject, ProposalAsked):
        return texts.asked_in_line(heading)
    if subject.entry is None:
        return texts.declined_in_line(heading)
    return texts.published_in_line(heading, subject.entry.heading)


def queue_view(proposals: Sequence[Proposal], page: int) -> View:
    """Return a page, from 0, of what waits for the moderators; one beyond the last: the last."""
    if not proposals:
        return View(tone=Tone.NOTICE, title=texts.TITLE, text=texts.NOTHING)
    pages, page = _place(proposals, page)
    shown = proposals[page * A_PAGE : (page + 1) * A_PAGE]
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text=texts.page_of(len(proposals), page + 1, pages),
        sections=tuple(Section(_name(one), lines=_in_list(one)) for one in shown),
        choices=tuple(Choice(_name(one), OpenProposal(one.key)) for one in shown),
        choosing=texts.CHOOSE,
        buttons=(
            *((Button(texts.PREVIOUS, ProposalQueue(str(page - 1))),) if page else ()),
            *((Button(texts.NEXT, ProposalQueue(str(page + 1))),) if page + 1 < pages else ()),
        ),
    )


def proposal_view(proposal: Proposal, found: Sequence[Section] = ()) -> View:
    """Return one proposal with all that a moderator can do about it.

    `found` is what a feed tells of it besides.
    """
    better = proposal.kind is ProposalKind.IMPROVEMENT
    sourceless = not better and not proposal.texts.source
    return View(
        tone=Tone.CHOICE,
        title=_name(proposal),
        text=texts.HOW_IMPROVEMENT if better else texts.HOW_KNOWLEDGE,
        sections=(
            Section("", lines=(_since(proposal), *_busy(proposal))),
            *_written(proposal),
            *found,
            *((Section(texts.THE_SOURCE, texts.NO_SOURCE),) if sourceless else ()),
            *_exchanged(proposal),
        ),
        choices=() if better else tuple(Choice(KINDS[kind], _as(proposal, kind)) for kind in AS),
        choosing="" if better else texts.TAKE_UP,
        buttons=(*_of_item(proposal), *_decisions(proposal)),
    )


def busy_view(busy: Busy, kind: str) -> View:
    """Return that another moderator is at it, with the way to take it over."""
    over = TakeUpProposal(busy.proposal.key, kind, busy.draft_key)
    return View(
        tone=Tone.CHOICE,
        title=_name(busy.proposal),
        text=texts.BUSY,
        buttons=(Button(texts.TAKE_OVER, over, Weight.DANGER), _to_list()),
    )


def settled_view(said: str, *, refused: bool = False) -> View:
    """Return what was decided, or why nothing was, with the way back to the list."""
    return replace(refusal(said) if refused else notice(said), buttons=(_to_list(),))


def item_gone_view(key: str) -> View:
    """Return that what a proposal is about is gone, with the way to decline it."""
    decline = Button(texts.DECLINE, DeclineProposal(key), Weight.DANGER)
    return replace(refusal(texts.ITEM_GONE), buttons=(decline, _to_list()))


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
    return (_since(proposal), said)


def _in_list(proposal: Proposal) -> tuple[str, ...]:
    said = cut(one_line(proposal.texts.body), IN_A_LIST)
    waits = (texts.TO_BE_ANSWERED,) if proposal.open_question else ()
    return (_since(proposal), *((said,) if said else ()), *_busy(proposal), *waits)


def _busy(proposal: Proposal) -> tuple[str, ...]:
    return (texts.BEING_WRITTEN,) if proposal.draft_key else ()


def _since(proposal: Proposal) -> str:
    return texts.proposed_on(proposal.proposed_at.date(), proposal.feed)


def _written(proposal: Proposal) -> tuple[Section, ...]:
    """Return what stands in a proposal, as far as something does."""
    better = proposal.kind is ProposalKind.IMPROVEMENT
    wrote = proposal.texts
    parts = (
        (texts.THE_BETTER if better else texts.THE_BODY, wrote.body),
        (texts.THE_SOURCE, wrote.source),
        (texts.THE_HOW if better else texts.THE_WHY, wrote.why),
    )
    return tuple(Section(heading, text) for heading, text in parts if text)


def _exchanged(proposal: Proposal) -> tuple[Section, ...]:
    lines = tuple(map(_exchange, proposal.exchange))
    return (Section(texts.EXCHANGE, lines=lines),) if lines else ()


def _exchange(asked: Asked) -> str:
    if asked.answered_at is None:
        return texts.asked_line(one_line(asked.question))
    return texts.question_and_answer(one_line(asked.question), one_line(asked.answer or ""))


def _of_item(proposal: Proposal) -> tuple[Button, ...]:
    if proposal.item_id is None:
        return ()
    return (
        Button(texts.IMPROVE, TakeUpProposal(proposal.key), Weight.PRIMARY),
        Button(texts.DONE, ProposalDone(proposal.key)),
        Button(texts.SHOW_ENTRY, Show(proposal.item_id)),
    )


def _decisions(proposal: Proposal) -> tuple[Button, ...]:
    can_ask = proposal.proposer is not None and proposal.open_question is None
    return (
        *((Button(texts.ASK, AskProposer(proposal.key)),) if can_ask else ()),
        Button(texts.DECLINE, DeclineProposal(proposal.key), Weight.DANGER),
        _to_list(),
    )


def _as(proposal: Proposal, kind: Kind) -> TakeUpProposal:
    return TakeUpProposal(proposal.key, kind.value)


def _withdraw(proposal: Proposal) -> Button:
    return Button(texts.WITHDRAW, WithdrawProposal(proposal.key), Weight.DANGER)


def _to_list() -> Button:
    return Button(texts.TO_LIST, ProposalQueue("0"))


def _name(proposal: Proposal) -> str:
    return texts.name_of(_short(proposal), improvement=proposal.kind is ProposalKind.IMPROVEMENT)


def _short(proposal: Proposal) -> str:
    return cut(one_line(proposal.texts.heading), IN_A_LINE)


def _place(proposals: Sequence[Proposal], page: int) -> tuple[int, int]:
    """Return how many pages there are, and the one to show."""
    pages = -(-len(proposals) // A_PAGE)
    return pages, min(max(page, 0), pages - 1)
