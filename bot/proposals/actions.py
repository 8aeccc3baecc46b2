"""What is pressed on a proposal: by who makes it, and by the moderators who decide.

`key` is the proposal's, or that of the question about it; pages count from 0. What a form is sent
in as is the action that shows it.
"""

from bot.actions import Action, KeyAction, verb


@verb("propose")
class Propose(Action):
    """Doe een voorstel: to make `entry` better, empty for new knowledge."""

    entry: str = ""


@verb("editpropose")
class EditProposal(KeyAction):
    """Pas aan: change what wasn't sent to the moderators yet."""


@verb("sendpropose")
class SendProposal(KeyAction):
    """Send it to the moderators as it is."""


@verb("unpropose")
class WithdrawProposal(KeyAction):
    """Trek in."""


@verb("proposed")
class OwnProposals(Action):
    """Mijn voorstellen: a page of them, from 0; `key` is that of the notice it stands below."""

    page: int
    key: str = ""


@verb("ownproposal")
class OwnProposal(KeyAction):
    """Show a proposal to who made it."""


@verb("answerasked")
class AnswerAsked(KeyAction):
    """Antwoord: answer what the moderators asked under `key`."""

    proposal: str


@verb("sendanswer")
class SendAnswer(KeyAction):
    proposal: str


@verb("proposals")
class ProposalQueue(Action):
    page: int


@verb("proposal")
class OpenProposal(KeyAction):
    """Show a proposal to a moderator."""


@verb("takeup")
class TakeUpProposal(KeyAction):
    """Neem op: write the proposal `key` as an entry of `kind`, empty for a better form of its item.

    `over` is the draft of another moderator that it takes the place of.
    """

    kind: str = ""
    over: str = ""


@verb("askback")
class AskProposer(KeyAction):
    """Vraag iets: ask the proposer."""


@verb("decline")
class DeclineProposal(KeyAction):
    """Wijs af: say why not."""


@verb("proposaldone")
class ProposalDone(KeyAction):
    """Is al verwerkt: the item of the proposal `key` is by now as it was wanted."""
