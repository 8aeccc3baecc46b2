"""What a proposer is told by direct message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.subjects import ProposalAsked
from bot.gaps.awaiting_actions import ReadAnswer
from bot.proposals import texts
from bot.proposals.actions import (
    AnswerAsked,
    OwnProposals,
)
from bot.proposals.parts_view import short
from bot.view import Button, Tone, View, Weight

if TYPE_CHECKING:
    from bot.delivery.subjects import ProposalDecided


def asked_view(subject: ProposalAsked) -> View:
    """Return the message that the moderators want to know something."""
    proposal, asked = subject.proposal, subject.asked
    return View(
        tone=Tone.CHOICE,
        title=texts.TOLD_ASKED,
        text=texts.told_asked(short(proposal), asked.question),
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
            text=texts.told_declined(short(proposal), proposal.reason or ""),
            buttons=(mine,),
        )
    return View(
        tone=Tone.ANSWER,
        title=texts.TOLD_PUBLISHED,
        text=texts.told_published(short(proposal), entry.heading),
        buttons=(Button(texts.SHOW, ReadAnswer(subject.key, entry.id), Weight.PRIMARY), mine),
    )


def told_in_line(subject: ProposalAsked | ProposalDecided) -> str:
    """Return what a message says in one line, for where it didn't arrive."""
    heading = short(subject.proposal)
    if isinstance(subject, ProposalAsked):
        return texts.asked_in_line(heading)
    if subject.entry is None:
        return texts.declined_in_line(heading)
    return texts.published_in_line(heading, subject.entry.heading)
