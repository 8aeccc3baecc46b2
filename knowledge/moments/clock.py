"""The time of day: "half tien", "kwart over 9", "9u30", "vanavond laat".

Minutes are counted from the day's midnight; 24:00 and later belong to the night that follows.
"""

import re
from dataclasses import dataclass

from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.wording import MONTHS

HOUR, NOON, MIDNIGHT = 60, 12 * 60, 24 * 60
DEFAULT = 9 * HOUR
"""The time on a day that is named without one."""
LATEST_EARLY = 7 * HOUR
"""A bare time before this is in the afternoon."""

_HOUR = (
    r"(?<![0-9,:+-])\b(?P<hour>[0-9]{1,2}|een)\b(?![:,-])"
    rf"(?! (?:minuut|kwartier|uren|dag|week|maand|kwartaal|jaar|{'|'.join(MONTHS)})\b)"
)
_AT = r"(?:\b(?:om|rond|tegen|na|vanaf|tot) )?"
_PREPOSITION = re.compile(_AT)
_BESIDE = (
    r"(?<![0-9,:-])\b(?P<beside>[0-9]{1,2}|kwart|een(?= minuut)) (?:minuut )?(?P<side>voor|over)"
)
BESIDE = re.compile(rf"{_AT}{_BESIDE} (?P<half>half )?{_HOUR}(?: uur)?\b")
"""Minutes before or after the hour or the half: "kwart voor 10", "10 voor half 11"."""
DIRECT = re.compile(
    rf"{_AT}(?:\b(?P<half>half ){_HOUR}(?: uur)?"
    r"|(?P<digits>[0-9]{1,2}:[0-9]{2})(?: uur)?"
    rf"|{_HOUR.replace('hour', 'plain')} uur(?: (?P<past>[0-9]{{2}})(?: minuut)?\b"
    rf"(?![:,-])(?! (?:{'|'.join(MONTHS)}|uur|dag|week|maand|jaar)\b))?"
    r"|(?P<named>middernacht|middaguur|lunch))\b"
    rf"|\b(?:om|rond|tegen|na|vanaf|tot) {_HOUR.replace('hour', 'bare')}"
)
PART = re.compile(
    r"(?:\b(?P<edge>begin|vroeg|midden|eind|laat) )?"
    r"\b(?P<part>ochtend|middag|avond|nachts?)\b(?: (?P<after>vroeg|laat)\b)?"
    r"|\b(?P<of_day>begin|midden|eind|laat) dag\b|\b(?P<early>vroeg)\b"
)
_NAMED = {"middernacht": MIDNIGHT, "middaguur": NOON, "lunch": NOON + HOUR // 2}
_ENDS = {"begin": "begin", "vroeg": "begin", "midden": "midden", "eind": "eind", "laat": "eind"}
_TYPICAL: dict[str, dict[str, int]] = {
    "ochtend": {"": 9, "begin": 8, "midden": 10, "eind": 11},
    "middag": {"": 14, "begin": 13, "midden": 15, "eind": 17},
    "avond": {"": 19, "begin": 18, "midden": 20, "eind": 22},
    "nacht": {"": 27, "begin": 24, "midden": 27, "eind": 29},
    "nachts": {"": 3, "begin": 0, "midden": 3, "eind": 5},
    "dag": {"begin": 9, "midden": 12, "eind": 17},
}
"""The usual hour of a part of the day; the night of "dinsdagnacht" follows that day."""
_HOURS: dict[str, tuple[tuple[int, int], ...]] = {
    "ochtend": ((0, 13),),
    "middag": ((11, 19),),
    "avond": ((17, 25),),
    "nacht": ((22, 31),),
    "nachts": ((0, 7), (22, 25)),
    "dag": ((0, 25),),
}
"""The hours that belong to a part of the day, from and up to."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said; `sure` where it can't be half a day later."""

    minutes: int
    sure: bool
    said: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day, or an end of it."""

    name: str
    edge: str = ""

    @property
    def ends(self) -> int:
        return {"ochtend": NOON, "middag": 18 * HOUR}.get(self.name, MIDNIGHT)


def clock(match: re.Match[str]) -> Clock | Unclear:
    """Return the time that BESIDE or DIRECT found."""
    said = match.groupdict()
    if named := said.get("named"):
        return Clock(_NAMED[named], sure=True, said=_without_preposition(match))
    hour, minutes = _hour_and_minutes(said)
    if hour > 24 or minutes >= HOUR or (hour == 24 and minutes):
        return Unclear(UnclearReason.NO_SUCH_TIME, _without_preposition(match))
    minutes += hour * HOUR + _shift(said)
    minutes = minutes if minutes >= 0 else minutes + MIDNIGHT
    return Clock(minutes, _is_sure(said, hour), _without_preposition(match))


def part(match: re.Match[str]) -> PartOfDay:
    """Return the part of the day that PART found."""
    edge = match["edge"] or match["after"] or match["of_day"] or match["early"] or ""
    name = match["part"] or ("ochtend" if match["early"] else "dag")
    return PartOfDay(name, _ENDS.get(edge, ""))


def minutes_of_day(clock: Clock | None, part: PartOfDay | None) -> int | Unclear:
    """Return the minutes from midnight; a bare hour of 1 to 6 is one of the afternoon."""
    if clock is None:
        return _TYPICAL[part.name][part.edge] * HOUR if part else DEFAULT
    if part is None:
        early = clock.minutes < LATEST_EARLY and not clock.sure
        return clock.minutes + NOON if early else clock.minutes
    return _within(clock, part)


def _without_preposition(match: re.Match[str]) -> str:
    return _PREPOSITION.sub("", match[0], count=1)


def _hour_and_minutes(said: dict[str, str | None]) -> tuple[int, int]:
    if digits := said.get("digits"):
        hour, minutes = digits.split(":")
        return int(hour), int(minutes)
    hour = said.get("hour") or said.get("plain") or said.get("bare") or ""
    return 1 if hour == "een" else int(hour), int(said.get("past") or 0)


def _shift(said: dict[str, str | None]) -> int:
    """Return the minutes that "half", "kwart voor" and "10 over" put before or after the hour."""
    half = HOUR // 2 if said.get("half") else 0
    beside = {"kwart": "15", "een": "1", None: "0"}.get(said.get("beside"), said.get("beside"))
    assert beside is not None, "a time beside the hour says how far"
    return (-int(beside) if said.get("side") == "voor" else int(beside)) - half


def _is_sure(said: dict[str, str | None], hour: int) -> bool:
    """Return whether the time is one of a clock of 24 hours: 03:00, 0:30 or past noon."""
    digits = said.get("digits") or said.get("plain") or ""
    return digits.startswith("0") or not 0 < hour <= 12


def _within(clock: Clock, part: PartOfDay) -> int | Unclear:
    """Return the time as it is, half a day or a day later, whichever first is in the part."""
    for shift in (0, MIDNIGHT) if clock.sure else (0, NOON, MIDNIGHT):
        minutes = clock.minutes + shift
        if any(first * HOUR <= minutes < last * HOUR for first, last in _HOURS[part.name]):
            return minutes
    return Unclear(UnclearReason.OTHER_DAYPART, clock.said)
