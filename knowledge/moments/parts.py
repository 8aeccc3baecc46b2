"""A text about a moment in parts: a time, a part of the day, what passes first, and the day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from knowledge.moments.clock import BESIDE, DIRECT, PART, Clock, PartOfDay, clock, part
from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.spans import AHEAD, BARE, Span, span
from knowledge.moments.wording import (
    FILLERS,
    MEANINGFUL,
    REPEATED,
    SOON,
    VAGUE,
    WEEKDAYS,
    plain_words,
)

Time: TypeAlias = Clock | Span | Unclear

MOST_WORDS = 40
"""The most words of a text about a moment."""
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Time]], ...] = (
    (BESIDE, clock),
    (AHEAD, span),
    (DIRECT, clock),
    (BARE, span),
)
"""In this order: "kwart over 3 uur" holds "over 3 uur", and that "3 uur"."""
_THIS = re.compile(rf"\bdeze (?!(?:{'|'.join(WEEKDAYS)}|week|weekend|maand|kwartaal|jaar)\b)")
_WIDE = re.compile(r"deze (?:week|maand|kwartaal|jaar)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a text; `day` is the phrase that is left to name the day, or ""."""

    day: str
    clock: Clock | None = None
    part: PartOfDay | None = None
    minutes: int | None = None
    """The minutes that have to pass: "over 2 uur"."""

    @property
    def timed(self) -> bool:
        """Whether there is a time or a part of the day."""
        return self.clock is not None or self.part is not None


def take_apart(text: str) -> Parts | Unclear:
    """Return the parts of a text, without what its day means."""
    words = plain_words(text)
    if len(words) > MOST_WORDS:
        return Unclear(UnclearReason.TOO_LONG)
    said, found = _without_times(" ".join(words))
    clocks = [one for one in found if isinstance(one, Clock)]
    spans = [one for one in found if isinstance(one, Span)]
    if wrong := [one for one in found if isinstance(one, Unclear)]:
        return wrong[0]
    if len(clocks) > 1 or len(spans) > 1:
        return Unclear(UnclearReason.NOT_ONE)
    day, named = _without_part(_without_fillers(said, timed=bool(found)))
    return Parts(day, clocks[0] if clocks else None, named, spans[0].passing if spans else None)


def why_not(parts: Parts) -> Unclear:
    """Return why the phrase that is left doesn't name a day."""
    words = parts.day.split()
    for why, these in ((UnclearReason.REPEATED, REPEATED), (UnclearReason.VAGUE, VAGUE)):
        if said := next((word for word in words if word in these), None):
            return Unclear(why, said)
    if _WIDE.fullmatch(parts.day):
        return Unclear(UnclearReason.VAGUE, re.sub("deze (?=kwartaal|jaar)", "dit ", parts.day))
    strange = next((word for word in words if word.isalpha() and word not in MEANINGFUL), None)
    if strange is None and not {"of", "tussen"} & set(words):
        strange = next((word for word in reversed(words) if word.isdigit()), None)
    return (
        Unclear(UnclearReason.UNKNOWN_WORD, strange) if strange else Unclear(UnclearReason.NOT_ONE)
    )


def _without_times(said: str) -> tuple[str, list[Time]]:
    """Return the words without times, and the times; a span of days stays as its phrase."""
    found: list[Time] = []
    for pattern, read in _TIMES:
        times = [read(match) for match in pattern.finditer(said)]
        said = _replaced(
            pattern, said, [one.phrase if isinstance(one, Span) else "" for one in times]
        )
        found += times
    return said, found


def _replaced(pattern: re.Pattern[str], said: str, phrases: list[str]) -> str:
    """Return the words with a phrase of its own for each place that the pattern finds."""
    left = iter(phrases)
    return pattern.sub(lambda _: next(left), said)


def _without_fillers(said: str, *, timed: bool) -> str:
    """Return the words that matter; those for "soon" only matter where nothing else is said."""
    words = [word for word in said.split() if word not in FILLERS]
    precise = [word for word in words if word not in SOON and not (timed and word == "later")]
    return _THIS.sub("", " ".join(precise if precise or timed else words))


def _without_part(said: str) -> tuple[str, PartOfDay | None]:
    match = PART.search(said)
    if match is None:
        return said, None
    rest = said[: match.start()] + said[match.end() :]
    return " ".join(rest.split()), part(match)
