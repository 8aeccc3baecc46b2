"""What a proposal shows of itself, to whoever sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import cut, one_line
from bot.proposals import texts
from bot.view import Section
from storage.proposals import ProposalKind

if TYPE_CHECKING:
    from storage.proposals import Asked, Proposal

A_PAGE = 5
IN_A_LINE = 100


def name(proposal: Proposal) -> str:
    """Return what it is called, an improvement as such."""
    return texts.name_of(short(proposal), improvement=proposal.kind is ProposalKind.IMPROVEMENT)


def short(proposal: Proposal) -> str:
    """Return its heading, as it fits within a sentence."""
    return cut(one_line(proposal.texts.heading), IN_A_LINE)


def since(proposal: Proposal) -> str:
    """Return from when it is, and from which feed."""
    return texts.proposed_on(proposal.proposed_at.date(), proposal.feed)


def written(proposal: Proposal) -> tuple[Section, ...]:
    """Return what stands in a proposal, as far as something does."""
    better = proposal.kind is ProposalKind.IMPROVEMENT
    wrote = proposal.texts
    parts = (
        (texts.THE_BETTER if better else texts.THE_BODY, wrote.body),
        (texts.THE_SOURCE, wrote.source),
        (texts.THE_HOW if better else texts.THE_WHY, wrote.why),
    )
    return tuple(Section(heading, text) for heading, text in parts if text)


def exchanged(proposal: Proposal) -> tuple[Section, ...]:
    """Return what was asked and answered about it, as far as something was."""
    lines = tuple(map(_exchange, proposal.exchange))
    return (Section(texts.EXCHANGE, lines=lines),) if lines else ()


def _exchange(asked: Asked) -> str:
    if asked.answered_at is None:
        return texts.asked_line(one_line(asked.question))
    return texts.question_and_answer(one_line(asked.question), one_line(asked.answer or ""))
