"""What is pressed on a proposal: by who makes it, and by the moderators who decide.

`key` is the proposal's, or that of the question about it; pages count from 0. What a form is sent
in as is the action that shows it.
"""

from __future__ import annotations

from bot.actions import Action, verb


@verb("propose")
class Propose(Action):
    """Doe een voorstel: to make `entry` better, empty for new knowledge."""

    entry: str = ""


@verb("editpropose")
class EditProposal(Action):
    """Pas aan: change what wasn't sent to the moderators yet."""

    key: str


@verb("sendpropose")
class SendProposal(Action):
    key: str


@verb("unpropose")
class WithdrawProposal(Action):
    key: str


@verb("proposed")
class OwnProposals(Action):
    """Mijn voorstellen: a page of them, from 0; `key` is that of the notice it stands below."""

    page: int
    key: str = ""


@verb("ownproposal")
class OwnProposal(Action):
    key: str


@verb("answerasked")
class AnswerAsked(Action):
    """Antwoord: answer what the moderators asked under `key`."""

    key: str
    proposal: str


@verb("sendanswer")
class SendAnswer(Action):
    key: str
    proposal: str


@verb("proposals")
class ProposalQueue(Action):
    page: int


@verb("proposal")
class OpenProposal(Action):
    key: str


@verb("takeup")
class TakeUpProposal(Action):
    """Neem op: write the proposal `key` as an entry of `kind`, empty for a better form of its item.

    `over` is the draft of another moderator that it takes the place of.
    """

    key: str
    kind: str = ""
    over: str = ""


@verb("askback")
class AskProposer(Action):
    key: str


@verb("decline")
class DeclineProposal(Action):
    key: str


@verb("proposaldone")
class ProposalDone(Action):
    """Is al verwerkt: the item of the proposal `key` is by now as it was wanted."""

    key: str
