"""What a text about a moment turned out to say: a moment, one that has passed, or nothing sure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Understood:
    """A moment that is still to come, in the zone of the one who asked."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """A moment that is clear but not ahead: "gisteren", "vandaag om 9 uur" at ten."""

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
    """Each word is known, together they name no moment or more than one."""
    NO_TIME = auto()
    """Today, where the hour that goes without saying has passed and the day has not."""
    NO_SUCH_TIME = auto()
    NO_SUCH_DATE = auto()
    OTHER_WEEKDAY = auto()
    """`day` isn't a `said`: "dinsdag 7 december" on a Monday."""
    OTHER_DAYPART = auto()
    """`said` is no hour of that part of the day: "vanmiddag om 9 uur"."""
    TOO_FAR = auto()


@dataclass(frozen=True, slots=True)
class Unclear:
    """No moment that one can be sure of, with what an answer to that needs."""

    why: UnclearReason
    said: str = ""
    day: date | None = None


Moment: TypeAlias = Understood | Past | Unclear
