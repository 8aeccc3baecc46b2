"""What is pressed on a proposal: by who makes it, and by the moderators who decide."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("propose")
class Propose(Action):
    """Doe een voorstel: to make `entry` better, empty for new knowledge; also the form's own."""

    entry: str = ""


@verb("editpropose")
class EditProposal(Action):
    """Pas aan: change what wasn't sent to the moderators yet; also the form's own."""

    key: str


@verb("sendpropose")
class SendProposal(Action):
    """Verstuur zo: let the moderators have the proposal `key` as it is."""

    key: str


@verb("unpropose")
class WithdrawProposal(Action):
    """Trek in: take the own proposal `key` back."""

    key: str


@verb("proposed")
class OwnProposals(Action):
    """Mijn voorstellen: a page of them, from 0; `key` is that of the notice it stands below."""

    page: int
    key: str = ""


@verb("ownproposal")
class OwnProposal(Action):
    """Show the own proposal `key`."""

    key: str


@verb("answerasked")
class AnswerAsked(Action):
    """Antwoord: answer what the moderators asked under `key`; also the form's own."""

    key: str
    proposal: str


@verb("sendanswer")
class SendAnswer(Action):
    """Verstuur zo: let the moderators have the answer to `key` as it is."""

    key: str
    proposal: str


@verb("proposals")
class ProposalQueue(Action):
    """Show a page, from 0, of the proposals that wait for the moderators."""

    page: int


@verb("proposal")
class OpenProposal(Action):
    """Show the proposal `key` with all that a moderator can do about it."""

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
    """Vraag iets: ask the proposer of `key`; also the form's own."""

    key: str


@verb("decline")
class DeclineProposal(Action):
    """Wijs af: decline the proposal `key` with a reason; also the form's own."""

    key: str


@verb("proposaldone")
class ProposalDone(Action):
    """Is al verwerkt: the item of the proposal `key` is by now as it was wanted."""

    key: str
