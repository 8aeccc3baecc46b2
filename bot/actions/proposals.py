"""A proposal as its proposer and as the moderators have it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Propose:
    """Doe een voorstel: to make `entry` better, empty for new knowledge; also the form's own."""

    entry: str = ""


@dataclass(frozen=True, slots=True)
class EditProposal:
    """Pas aan: change what wasn't sent to the moderators yet; also the form's own."""

    key: str


@dataclass(frozen=True, slots=True)
class SendProposal:
    """Verstuur zo: let the moderators have the proposal `key` as it is."""

    key: str


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """Trek in: take the own proposal `key` back."""

    key: str


@dataclass(frozen=True, slots=True)
class OwnProposals:
    """Mijn voorstellen: a page of them, from 0; `key` is that of the notice it stands below."""

    page: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class OwnProposal:
    """Show the own proposal `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class AnswerAsked:
    """Antwoord: answer what the moderators asked under `key`; also the form's own."""

    key: str
    proposal: str


@dataclass(frozen=True, slots=True)
class SendAnswer:
    """Verstuur zo: let the moderators have the answer to `key` as it is."""

    key: str
    proposal: str


@dataclass(frozen=True, slots=True)
class ProposalQueue:
    """Show a page, from 0, of the proposals that wait for the moderators."""

    page: str


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """Show the proposal `key` with all that a moderator can do about it."""

    key: str


@dataclass(frozen=True, slots=True)
class TakeUpProposal:
    """Neem op: write the proposal `key` as an entry of `kind`, empty for a better form of its item.

    `over` is the draft of another moderator that it takes the place of.
    """

    key: str
    kind: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class AskProposer:
    """Vraag iets: ask the proposer of `key`; also the form's own."""

    key: str


@dataclass(frozen=True, slots=True)
class DeclineProposal:
    """Wijs af: decline the proposal `key` with a reason; also the form's own."""

    key: str


@dataclass(frozen=True, slots=True)
class ProposalDone:
    """Is al verwerkt: the item of the proposal `key` is by now as it was wanted."""

    key: str


ProposalAction = (
    Propose
    | EditProposal
    | SendProposal
    | WithdrawProposal
    | OwnProposals
    | OwnProposal
    | AnswerAsked
    | SendAnswer
    | ProposalQueue
    | OpenProposal
    | TakeUpProposal
    | AskProposer
    | DeclineProposal
    | ProposalDone
)

VERBS: dict[str, type[ProposalAction]] = {
    "propose": Propose,
    "editpropose": EditProposal,
    "sendpropose": SendProposal,
    "unpropose": WithdrawProposal,
    "proposed": OwnProposals,
    "ownproposal": OwnProposal,
    "answerasked": AnswerAsked,
    "sendanswer": SendAnswer,
    "proposals": ProposalQueue,
    "proposal": OpenProposal,
    "takeup": TakeUpProposal,
    "askback": AskProposer,
    "decline": DeclineProposal,
    "proposaldone": ProposalDone,
}
