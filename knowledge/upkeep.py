"""When what the bot knows is to be looked at again, and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum, auto

from knowledge.entry import ElsewhereEntry, Entry, Event, QuestionEntry, Theme, Tool

CHECKED_FOR = timedelta(days=365)
"""So long a check holds, where an entry doesn't say itself."""


class Staleness(Enum):
    """Why an entry is to be looked at."""

    WITHOUT_TERM = auto()
    """It is about what changes, and doesn't say by when it is to be checked."""
    NEVER_CHECKED = auto()
    DUE = auto()


def staleness(entry: Entry, themes: Mapping[str, Theme], today: date) -> Staleness | None:
    """Return why an entry is to be looked at; None where it isn't, or an event is over."""
    if is_over(entry, today):
        return None
    if entry.check_by is None and needs_term(entry, themes):
        return Staleness.WITHOUT_TERM
    due = due_on(entry)
    if due is None:
        return None if _states_nothing(entry) else Staleness.NEVER_CHECKED
    return Staleness.DUE if due <= today else None


def due_on(entry: Entry) -> date | None:
    """Return by when an entry is to be checked; None where nobody ever did."""
    if entry.check_by is not None:
        return entry.check_by
    seen = seen_on(entry)
    return None if seen is None else seen + CHECKED_FOR


def seen_on(entry: Entry) -> date | None:
    """Return when an entry was last checked, or else written."""
    return entry.checked_on or entry.written_on


def needs_term(entry: Entry, themes: Mapping[str, Theme]) -> bool:
    """Return whether it is about what changes: an urgent line, a theme that ages, a yearly event.

    A report of its time stays what it was, and an event with a date is over by itself.
    """
    match entry:
        case Event():
            return entry.start is None
        case ElsewhereEntry():
            return entry.urgent
        case QuestionEntry() | Tool():
            return any(own in themes and themes[own].changing for own in entry.themes)
        case _:
            return False


def is_over(entry: Entry, day: date) -> bool:
    """Return whether it is an event that was; nobody needs to check that again."""
    ends = (entry.end or entry.start) if isinstance(entry, Event) else None
    return ends is not None and date(ends.year, ends.month, ends.day) < day


def _states_nothing(entry: Entry) -> bool:
    """A line without a source only says whose subject it is."""
    return isinstance(entry, ElsewhereEntry) and not entry.sources
