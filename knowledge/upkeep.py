"""When an entry has to be checked again, and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum, auto

from knowledge.entry import ElsewhereEntry, Entry, Event, QuestionEntry, Theme, Tool

CHECKED_FOR = timedelta(days=365)
"""How long a check holds, unless the entry says by when to check it."""


class Staleness(Enum):
    """Why an entry has to be checked."""

    WITHOUT_TERM = auto()
    """It is about something that changes, and doesn't say by when to check it."""
    NEVER_CHECKED = auto()
    DUE = auto()


def staleness(entry: Entry, themes: Mapping[str, Theme], today: date) -> Staleness | None:
    """Return why an entry has to be checked; None where it hasn't, or is an event that is over."""
    if is_over(entry, today):
        return None
    if entry.check_by is None and needs_term(entry, themes):
        return Staleness.WITHOUT_TERM
    due = due_on(entry)
    if due is None:  # what only says whose subject it is has no source to check
        states_nothing = isinstance(entry, ElsewhereEntry) and not entry.sources
        return None if states_nothing else Staleness.NEVER_CHECKED
    return Staleness.DUE if due <= today else None


def due_on(entry: Entry) -> date | None:
    """Return by when an entry has to be checked; None where it never was and doesn't say."""
    if entry.check_by is not None:
        return entry.check_by
    seen = seen_on(entry)
    return None if seen is None else seen + CHECKED_FOR


def seen_on(entry: Entry) -> date | None:
    """Return when an entry was last checked, or else written."""
    return entry.checked_on or entry.written_on


def needs_term(entry: Entry, themes: Mapping[str, Theme]) -> bool:
    """Return whether an entry has to say by when to check it, since it is about what changes.

    That is an urgent line, a question or tool on a theme that changes, and an event without a date.
    A report stays as it was written, and an event with a date ends by itself.
    """
    match entry:
        case Event():
            return entry.start is None
        case ElsewhereEntry():
            return entry.urgent
        case QuestionEntry() | Tool():
            return any(theme in themes and themes[theme].changing for theme in entry.themes)
        case _:
            return False


def is_over(entry: Entry, day: date) -> bool:
    """Return whether an entry is an event that has ended, which need not be checked again."""
    ends = (entry.end or entry.start) if isinstance(entry, Event) else None
    return ends is not None and date(ends.year, ends.month, ends.day) < day
