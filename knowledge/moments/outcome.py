"""What was read in a text about a moment: a moment to come, one that has passed, or neither."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Understood:
    """A moment that is still to come, in the asker's time zone."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """A moment that has passed: "gisteren", or "vandaag om 9 uur" at ten."""

    at: datetime


class UnclearReason(Enum):
    """Why no moment could be read."""

    EMPTY = auto()
    """No word says when."""
    TOO_LONG = auto()
    UNKNOWN_WORD = auto()
    """`said` is a word or number that has no meaning here."""
    VAGUE = auto()
    """`said` can be any moment: "straks", "deze week"."""
    REPEATED = auto()
    """`said` asks for more than once: "elke"."""
    NOT_ONE = auto()
    """Each word is known, but together they name no moment, or more than one."""
    NO_TIME = auto()
    """A day without a time of which the usual hour has passed, but not the day."""
    NO_SUCH_TIME = auto()
    NO_SUCH_DATE = auto()
    OTHER_WEEKDAY = auto()
    """`day` isn't a `said`: "dinsdag 7 december" on a Monday."""
    OTHER_DAYPART = auto()
    """`said` is no hour of that part of the day: "vanmiddag om 9 uur"."""
    TOO_FAR = auto()


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why no moment was read, with what an answer about that needs."""

    why: UnclearReason
    said: str = ""
    day: date | None = None


Moment: TypeAlias = Understood | Past | Unclear
