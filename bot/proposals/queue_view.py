"""Proposals as messages to the moderators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards.actions import Show
from bot.dutch import KINDS, cut, one_line
from bot.proposals import texts
from bot.proposals.actions import (
    AskProposer,
    DeclineProposal,
    OpenProposal,
    ProposalDone,
    ProposalQueue,
    TakeUpProposal,
)
from bot.proposals.parts_view import A_PAGE, exchanged, name, since, written
from bot.view import Button, Choice, Section, Tone, View, Weight, notice, paged, refusal
from knowledge.entry import Kind
from storage.proposals import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.proposals.deciding_proposals import Busy
    from storage.proposals import Proposal

IN_A_LIST = 200
AS = tuple(kind for kind in Kind if kind is not Kind.ELSEWHERE)
"""What new knowledge can be taken up as."""


def queue_view(proposals: Sequence[Proposal], page: int) -> View:
    """Return a page, from 0, of what waits for the moderators; one beyond the last: the last."""
    if not proposals:
        return View(tone=Tone.NOTICE, title=texts.TITLE, text=texts.NOTHING)
    here = paged(proposals, page, A_PAGE)
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text=texts.page_of(len(proposals), here.number, here.pages),
        sections=tuple(Section(name(one), lines=_in_list(one)) for one in here.shown),
        choices=tuple(Choice(name(one), OpenProposal(one.key)) for one in here.shown),
        choosing=texts.CHOOSE,
        buttons=here.turning(lambda to: ProposalQueue(str(to))),
    )


def proposal_view(proposal: Proposal, found: Sequence[Section] = ()) -> View:
    """Return one proposal with all that a moderator can do about it.

    `found` is what a feed tells of it besides.
    """
    better = proposal.kind is ProposalKind.IMPROVEMENT
    sourceless = not better and not proposal.texts.source
    return View(
        tone=Tone.CHOICE,
        title=name(proposal),
        text=_how(proposal),
        sections=(
            Section("", lines=(since(proposal), *_busy(proposal))),
            *written(proposal),
            *found,
            *((Section(texts.THE_SOURCE, texts.NO_SOURCE),) if sourceless else ()),
            *exchanged(proposal),
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
        title=name(busy.proposal),
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


def _how(proposal: Proposal) -> str:
    """Return what a moderator can do about a proposal, in words."""
    fed = proposal.feed is not None
    if proposal.kind is ProposalKind.IMPROVEMENT:
        return texts.HOW_FED_IMPROVEMENT if fed else texts.HOW_IMPROVEMENT
    return texts.HOW_FED if fed else texts.HOW_KNOWLEDGE


def _in_list(proposal: Proposal) -> tuple[str, ...]:
    said = cut(one_line(proposal.texts.body), IN_A_LIST)
    waits = (texts.TO_BE_ANSWERED,) if proposal.open_question else ()
    return (since(proposal), *((said,) if said else ()), *_busy(proposal), *waits)


def _busy(proposal: Proposal) -> tuple[str, ...]:
    return (texts.BEING_WRITTEN,) if proposal.draft_key else ()


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


def _to_list() -> Button:
    return Button(texts.TO_LIST, ProposalQueue("0"))
