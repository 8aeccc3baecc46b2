"""A button is a value that lives for years: `Action` to a custom_id and back.

A custom_id reads `w1:verb:part:part`. A verb or the order of its parts never changes its meaning;
what changes gets a new verb, so that a button on an old message still does what it said.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

PREFIX = "w1"
LONGEST = 100
"""Discord's limit on a custom_id."""


@dataclass(frozen=True, slots=True)
class Share:
    """Deel in kanaal: post the answer that `entry` gave to the question kept under `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Useful:
    """Nuttig."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class NotUseful:
    """Niet nuttig: asks for the reason."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A reason why an answer was no use; `reason` is one of `bot.texts.feedback.REASONS`."""

    key: str
    reason: str
    entry: str


@dataclass(frozen=True, slots=True)
class AskHuman:
    """Vraag een mens."""

    key: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Show:
    """Show an entry, wherever it was listed."""

    entry: str


@dataclass(frozen=True, slots=True)
class Page:
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: str


@dataclass(frozen=True, slots=True)
class ShowTheme:
    """Show a theme."""

    theme: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Op leeslijst: put `entry` on the list of whoever presses."""

    entry: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Show a page, from 0, of the own list; empty parts are no filter, `minutes` no limit."""

    page: str
    status: str = ""
    theme: str = ""
    sort: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class ShowListed:
    """Show `entry` as it stands on the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Gelezen."""

    entry: str


@dataclass(frozen=True, slots=True)
class MarkUnread:
    """Toch nog lezen."""

    entry: str


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Notitie: ask for a note on `entry`; also what the form with the note is submitted as."""

    entry: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Verwijder: take `entry` off the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Maak ongedaan: put back what was taken off under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class EmptyList:
    """Leeg mijn lijst: take off everything, as asked at that moment (UTC seconds)."""

    asked_at: str


@dataclass(frozen=True, slots=True)
class Remind:
    """Herinner me over een week: at `entry`."""

    entry: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Neem de nieuwe uitgave: the newest edition in the place of `entry` on the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class CancelReminder:
    """Annuleer: the reminder `key` doesn't come."""

    key: str


@dataclass(frozen=True, slots=True)
class ReadReminded:
    """Gelezen: what the reminder `key` was about."""

    key: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Nog een week: put off the reminder `key` that came."""

    key: str


@dataclass(frozen=True, slots=True)
class EraseAll:
    """Wis alles van mij: erase what is of `user`, as asked at that moment (UTC seconds)."""

    user: str
    asked_at: str


@dataclass(frozen=True, slots=True)
class SetThreshold:
    """Instellen: answer from `thousandths` of certainty on; empty is as shipped."""

    thousandths: str


@dataclass(frozen=True, slots=True)
class LeaveThreshold:
    """Annuleren: the threshold stays what it was."""


@dataclass(frozen=True, slots=True)
class EndSilence:
    """Stilte opheffen: answer in the server's channels again."""


@dataclass(frozen=True, slots=True)
class TellMe:
    """Laat het me weten: when the question kept under `key` has an answer."""

    key: str


@dataclass(frozen=True, slots=True)
class StopWaiting:
    """Toch niet: whoever presses needs not hear of the question kept under `key` any more."""

    key: str


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """Bekijk het antwoord: `entry`, of which the notice `key` told whoever presses."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class ReportWrong:
    """Meld onjuist: ask what is wrong in `entry`; also what the form is submitted as."""

    entry: str


@dataclass(frozen=True, slots=True)
class GapPage:
    """Show a page, from 0, of what waits for the moderators; of so many days, empty for all."""

    page: str
    days: str = ""


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Show the group that the question or report `key` is in."""

    key: str


@dataclass(frozen=True, slots=True)
class LinkGap:
    """Koppel: `entry` answers the group of `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class LinkOther:
    """Ander antwoord: ask which entry answers the group of `key`; also the form's own action."""

    key: str


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Beantwoord: write a new entry for the group of `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Negeer: the group of `key` needs nothing more."""

    key: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Maak ongedaan: take back the decision `key` about a group."""

    key: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """Show a page, from 0, of the agenda; empty parts are no filter, `online` is yes or no."""

    page: str
    theme: str = ""
    period: str = ""
    online: str = ""


@dataclass(frozen=True, slots=True)
class IntoCalendar:
    """In mijn agenda: give the event `entry` as a file for one's own calendar."""

    entry: str


@dataclass(frozen=True, slots=True)
class Follow:
    """Volg: a `kind` of `storage.follows.SubjectKind` and an id."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Stop: follow it no longer."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class FollowFrom:
    """Volg: ask what of `entry` to follow."""

    entry: str


@dataclass(frozen=True, slots=True)
class Follows:
    """Wat ik volg: a page of it, from 0; `key` is that of the news below which it stands."""

    page: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Show a page, from 0, of the news that was told under `key`."""

    key: str
    page: str


@dataclass(frozen=True, slots=True)
class ConfirmImport:
    """Importeren: write what was shown under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class CancelImport:
    """Annuleren: forget what was shown under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class BeginDraft:
    """Begin a new entry of this kind: the form with the essentials is sent in as this."""

    kind: str


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """Show the draft `key` as it is now."""

    key: str


@dataclass(frozen=True, slots=True)
class EditDraft:
    """Change a part of a draft, of `knowledge.drafting.parts`; also what its form is sent in as."""

    key: str
    part: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Show a page, from 0, of the many texts of a part of a draft."""

    key: str
    part: str
    page: str


@dataclass(frozen=True, slots=True)
class EditDraftPage:
    """Change the texts from `first` up to `end` of a part, as they stood after `written` times."""

    key: str
    part: str
    first: str
    end: str
    written: str


@dataclass(frozen=True, slots=True)
class NameInDraft:
    """Bedoel je: `own` is meant by the unknown name of that number; empty leaves it out."""

    key: str
    number: str
    own: str


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Opslaan: publish a draft; `written` is how often it was when its review was accepted."""

    key: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class OverwriteDraft:
    """Bewaar de mijne: publish a draft over the revision of another that was shown."""

    key: str
    revision: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Annuleren: forget a draft."""

    key: str


@dataclass(frozen=True, slots=True)
class UndoChange:
    """Ongedaan maken: take back the revision of an entry, if it is the newest."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class EditEntry:
    """Bewerken."""

    entry: str


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """Gecontroleerd: `entry` is right as it is at this revision."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """Archiveren: take `entry`, as it is at this revision, out of what can be found."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class HideEntry:
    """Verbergen: the same for an entry that all servers share, on this one."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Show `entry` as a moderator sees it."""

    entry: str


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """Geschiedenis: a page, from 0, of what was done to `entry`."""

    entry: str
    page: str


@dataclass(frozen=True, slots=True)
class ReturnTo:
    """Herstel: give `entry` the form that it had at a revision; `seen` is the newest one shown."""

    entry: str
    revision: str
    seen: str


@dataclass(frozen=True, slots=True)
class UpkeepPage:
    """Show a page, from 0, of what needs care: a `Care` of `bot.use_cases.upkeep`."""

    care: str
    page: str


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


ReminderAction = CancelReminder | ReadReminded | Snooze
ListAction = (
    Keep
    | ListPage
    | ShowListed
    | MarkRead
    | MarkUnread
    | WriteNote
    | Remove
    | Undo
    | EmptyList
    | Swap
    | Remind
)
AskerAction = TellMe | StopWaiting | ReadAnswer | ReportWrong
GapAction = GapPage | OpenGap | LinkGap | LinkOther | AnswerGap | SetAside | Reopen
AgendaAction = AgendaPage | IntoCalendar
ImportAction = ConfirmImport | CancelImport
DraftAction = (
    BeginDraft
    | OpenDraft
    | EditDraft
    | DraftPage
    | EditDraftPage
    | NameInDraft
    | SaveDraft
    | OverwriteDraft
    | DropDraft
)
CurationAction = (
    UndoChange
    | EditEntry
    | CheckEntry
    | ArchiveEntry
    | HideEntry
    | OpenEntry
    | EntryHistory
    | ReturnTo
    | UpkeepPage
)
ProposerAction = (
    Propose
    | EditProposal
    | SendProposal
    | WithdrawProposal
    | OwnProposals
    | OwnProposal
    | AnswerAsked
    | SendAnswer
)
ProposalAction = (
    ProposalQueue | OpenProposal | TakeUpProposal | AskProposer | DeclineProposal | ProposalDone
)
FollowAction = Follow | Unfollow | FollowFrom | Follows | NewsPage
ManagerAction = SetThreshold | LeaveThreshold | EndSilence
Action = (
    Share
    | Useful
    | NotUseful
    | WhyNot
    | AskHuman
    | Choose
    | Show
    | Page
    | ShowTheme
    | ListAction
    | ReminderAction
    | EraseAll
    | ManagerAction
    | AskerAction
    | GapAction
    | FollowAction
    | AgendaAction
    | ImportAction
    | DraftAction
    | CurationAction
    | ProposerAction
    | ProposalAction
)

VERBS: dict[str, type[Action]] = {
    "share": Share,
    "useful": Useful,
    "notuseful": NotUseful,
    "why": WhyNot,
    "human": AskHuman,
    "choose": Choose,
    "show": Show,
    "page": Page,
    "theme": ShowTheme,
    "keep": Keep,
    "mylist": ListPage,
    "listed": ShowListed,
    "read": MarkRead,
    "unread": MarkUnread,
    "note": WriteNote,
    "unlist": Remove,
    "undo": Undo,
    "empty": EmptyList,
    "swap": Swap,
    "remind": Remind,
    "unremind": CancelReminder,
    "reminded": ReadReminded,
    "snooze": Snooze,
    "erase": EraseAll,
    "threshold": SetThreshold,
    "nothreshold": LeaveThreshold,
    "speak": EndSilence,
    "tellme": TellMe,
    "untellme": StopWaiting,
    "answer": ReadAnswer,
    "wrong": ReportWrong,
    "gaps": GapPage,
    "gap": OpenGap,
    "link": LinkGap,
    "linkother": LinkOther,
    "answergap": AnswerGap,
    "setaside": SetAside,
    "reopen": Reopen,
    "agenda": AgendaPage,
    "calendar": IntoCalendar,
    "import": ConfirmImport,
    "noimport": CancelImport,
    "follow": Follow,
    "unfollow": Unfollow,
    "followfrom": FollowFrom,
    "follows": Follows,
    "news": NewsPage,
    "newdraft": BeginDraft,
    "draft": OpenDraft,
    "editdraft": EditDraft,
    "drafttexts": DraftPage,
    "edittexts": EditDraftPage,
    "draftname": NameInDraft,
    "savedraft": SaveDraft,
    "overdraft": OverwriteDraft,
    "dropdraft": DropDraft,
    "unchange": UndoChange,
    "edit": EditEntry,
    "check": CheckEntry,
    "archive": ArchiveEntry,
    "hide": HideEntry,
    "entry": OpenEntry,
    "history": EntryHistory,
    "return": ReturnTo,
    "upkeep": UpkeepPage,
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
_NAMES = {kind: verb for verb, kind in VERBS.items()}


def custom_id(action: Action) -> str:
    """Return the action as a custom_id."""
    parts = [str(getattr(action, field.name)) for field in fields(action)]
    assert not any(":" in part for part in parts), "a part with a colon can't be read back"
    text = ":".join((PREFIX, _NAMES[type(action)], *parts))
    assert len(text) <= LONGEST, f"a custom_id of {len(text)} characters"
    return text


def parse(text: str) -> Action | None:
    """Return the action of a custom_id, or None where it isn't one of ours or is broken."""
    prefix, _, rest = text.partition(":")
    verb, *parts = rest.split(":")
    kind = VERBS.get(verb)
    if prefix != PREFIX or kind is None or len(parts) != len(fields(kind)):
        return None
    return kind(*parts)
