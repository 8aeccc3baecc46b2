"""Values for the tests of storage, with defaults."""

from datetime import UTC, datetime, timedelta
from typing import Any

from knowledge.entry import EVERYWHERE
from storage.channel_news import ChannelTheme
from storage.drafts import Draft
from storage.entries import Act, RevisedEntry
from storage.feedback import Feedback, Verdict
from storage.follows import Subject, SubjectKind
from storage.gaps import Decision, Report
from storage.help_requests import HelpRequest, Remark, RequestState, Side
from storage.news import Fresh, NewsReason
from storage.outbox import Notice
from storage.proposals import Proposal, ProposalQuestion, Texts
from storage.questions import KeptQuestion
from storage.reading_lists import ListedItem
from storage.reminders import Reminder
from storage.rhythms import Frequency

NOW = datetime(2025, 3, 10, 12, 30, tzinfo=UTC)


def question(key: str = "q1", **changes: Any) -> KeptQuestion:
    values: dict[str, Any] = {
        "key": key,
        "guild_id": 7,
        "text": "Wat helpt tegen eenzaamheid?",
        "outcome": "found",
        "confidence": 0.83,
        "entry_ids": ("eenzaamheid", "ontmoeten"),
        "asked_at": NOW,
    }
    return KeptQuestion(**(values | changes))


def feedback(key: str = "q1", **changes: Any) -> Feedback:
    values: dict[str, Any] = {
        "question_key": key,
        "entry_id": "eenzaamheid",
        "verdict": Verdict.USEFUL,
    }
    return Feedback(**(values | changes))


def item(item_id: str = "eenzaamheid", **changes: Any) -> ListedItem:
    values: dict[str, Any] = {
        "item_id": item_id,
        "title": "Wat helpt tegen eenzaamheid?",
        "url": "https://example.org/eenzaamheid",
        "kind": "vraag",
        "added_at": NOW,
    }
    return ListedItem(**(values | changes))


def reminder(key: str = "r1", **changes: Any) -> Reminder:
    values: dict[str, Any] = {
        "key": key,
        "user_id": 1,
        "item_id": "eenzaamheid",
        "due_at": NOW + timedelta(days=1),
        "zone": "Europe/Amsterdam",
    }
    return Reminder(**(values | changes))


def notice(key: str = "n1", **changes: Any) -> Notice:
    values: dict[str, Any] = {
        "key": key,
        "user_id": 1,
        "kind": "reminder",
        "subject": {"item": "eenzaamheid"},
        "due_at": NOW,
    }
    return Notice(**(values | changes))


def revision(
    act: Act = Act.PUBLISHED, *, shown: bool = True, **fields: Any
) -> tuple[Act, RevisedEntry]:
    """What a revision says: an act, and how the entry stands from then on."""
    values = {"id": "egel", "soort": "vraag", "vraag": "Hoe help je egels?"}
    return act, RevisedEntry(shown=shown, fields=values | fields)


def report(key: str = "p1", **changes: Any) -> Report:
    values: dict[str, Any] = {
        "key": key,
        "guild_id": 7,
        "entry_id": "eenzaamheid",
        "text": "Het adres is veranderd.",
        "reported_at": NOW,
    }
    return Report(**(values | changes))


def decision(key: str = "d1", **changes: Any) -> Decision:
    values: dict[str, Any] = {"key": key, "guild_id": 7, "entry_id": "eenzaamheid"}
    return Decision(**(values | changes))


def fresh(entry_id: str = "boek", *subjects: Subject, **changes: Any) -> Fresh:
    """News of an entry, of the theme `wonen` where nothing else is said."""
    values: dict[str, Any] = {
        "guild_id": EVERYWHERE,
        "entry_id": entry_id,
        "edition": "new",
        "why": NewsReason.NEW,
        "subjects": frozenset(subjects or (Subject(SubjectKind.THEME, "wonen"),)),
    }
    return Fresh(**(values | changes))


def told_theme(theme_id: str = "wonen", **changes: Any) -> ChannelTheme:
    values: dict[str, Any] = {
        "guild_id": 7,
        "channel_id": 5,
        "theme_id": theme_id,
        "frequency": Frequency.DIRECT,
        "since": NOW,
        "changed_at": NOW,
    }
    return ChannelTheme(**(values | changes))


def draft(key: str = "c1", **changes: Any) -> Draft:
    values: dict[str, Any] = {
        "key": key,
        "guild_id": 7,
        "moderator": 2,
        "fields": {"soort": "vraag", "vraag": "Hoe help je egels?"},
        "based_on": 0,
        "updated_at": NOW,
    }
    return Draft(**(values | changes))


def proposal(key: str = "v1", **changes: Any) -> Proposal:
    values: dict[str, Any] = {
        "key": key,
        "guild_id": 7,
        "proposer": 1,
        "texts": Texts(heading="Hoe help je egels?", body="Met een gat in de schutting."),
        "proposed_at": NOW,
    }
    return Proposal(**(values | changes))


def asked(key: str = "b1", **changes: Any) -> ProposalQuestion:
    values: dict[str, Any] = {"key": key, "question": "Hoe groot is dat gat?", "asked_at": NOW}
    return ProposalQuestion(**(values | changes))


def help_request(key: str = "h1", **changes: Any) -> HelpRequest:
    values: dict[str, Any] = {
        "key": key,
        "asker_user_id": 5,
        "question": "Wat helpt tegen eenzaamheid?",
        "guild_id": 7,
        "server": "Wijkwerkplaats",
        "channel_id": 9,
        "state": RequestState.OPEN,
        "exchange": (Remark(Side.HELPER, "Een praatje.", NOW),),
        "raise_at": NOW + timedelta(days=1),
        "made_at": NOW,
        "touched_at": NOW,
    }
    return HelpRequest(**(values | changes))
