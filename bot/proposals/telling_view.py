"""What a proposer is told by direct message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.actions import ReadAnswer
from bot.proposals import texts
from bot.proposals.actions import (
    AnswerAsked,
    OwnProposals,
)
from bot.proposals.parts_view import short
from bot.view import Button, Tone, View, Weight
from storage.proposals import Event, State

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.entry import Entry
    from storage.outbox import Notice
    from storage.proposals import Asked, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAsked:
    """The moderators ask something about what someone proposed."""

    proposal: Proposal
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDecided:
    """What became of what someone proposed, told under `key`; `entry` is what came of it."""

    key: str
    proposal: Proposal
    entry: Entry | None


async def gather_proposal(app: App, notice: Notice) -> ProposalAsked | ProposalDecided | None:
    """What the notice of a proposal is about; None where that is over."""
    proposal = await app.stores.proposals.get(str(notice.subject.get("proposal")))
    if proposal is None or proposal.proposer != notice.user_id:
        return None
    if notice.subject.get("event") == Event.ASKED:
        asked = proposal.open_question
        if proposal.state is not State.WAITING or asked is None or asked.key != notice.key:
            return None
        return ProposalAsked(proposal=proposal, asked=asked)
    if proposal.state is State.DECLINED:
        return ProposalDecided(key=notice.key, proposal=proposal, entry=None)
    entries = app.catalogue.for_guild(proposal.guild_id).entries
    entry = entries.get(proposal.entry_id or "")
    if entry is None:  # taken back before anyone heard of it
        return None
    return ProposalDecided(key=notice.key, proposal=proposal, entry=entry)


def proposal_notice_view(subject: ProposalAsked | ProposalDecided) -> View:
    """Return the message that is sent."""
    return asked_view(subject) if isinstance(subject, ProposalAsked) else decided_view(subject)


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
