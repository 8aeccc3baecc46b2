"""What someone may mean while typing: names that begin with the text, contain or resemble it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from knowledge.language.normalising import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

ALIKE = 65
"""From which rapidfuzz score (0 to 100) a name resembles what was typed."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its key, the name that is shown, and what else it is called."""

    key: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Names made ready to be completed, in the order in which they show when nothing was typed."""

    named: tuple[Named, ...]
    spellings: tuple[str, ...]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, named: Iterable[Named]) -> Choices:
        """Return the choices; each name and each other name is a spelling."""
        rows = tuple(named)
        pairs = [
            (fold(text), number)
            for number, row in enumerate(rows)
            for text in (row.name, row.key, *row.also)
        ]
        return cls(rows, tuple(text for text, _ in pairs), tuple(number for _, number in pairs))

    def with_changes(self, gone: Collection[str], named: Iterable[Named]) -> Choices:
        """Return the choices without those of these keys, and with others at the end."""
        kept = [row.key not in gone for row in self.named]
        numbers = list(accumulate(kept, initial=0))
        pairs = zip(self.spellings, self.owners, strict=True)
        left = [(text, numbers[own]) for text, own in pairs if kept[own]]
        added = Choices.of(named)
        return Choices(
            (*(row for row, keep in zip(self.named, kept, strict=True) if keep), *added.named),
            (*(text for text, _ in left), *added.spellings),
            (*(own for _, own in left), *(numbers[-1] + own for own in added.owners)),
        )

    def complete(self, typed: str, most: int = 25) -> Sequence[Named]:
        """Return at most `most` names: what begins with the text, contains, then resembles it."""
        text = fold(typed)
        if not text:
            return self.named[:most]
        best: dict[int, float] = {}
        for spelling, number in zip(self.spellings, self.owners, strict=True):
            rank = _literal(text, spelling)
            if rank > best.get(number, 0):
                best[number] = rank
        for _, score, at in process.extract(
            text,
            self.spellings,
            scorer=fuzz.WRatio,
            processor=None,
            score_cutoff=ALIKE,
            limit=most * 3,
        ):
            number = self.owners[at]
            best[number] = max(best.get(number, 0), score)
        ranked = sorted(best, key=lambda number: (-best[number], number))
        return [self.named[number] for number in ranked[:most]]

    def resolve(self, typed: str) -> Named | None:
        """Return what a typed key or name means exactly, or None.

        What has no letters or digits that are compared, such as another script, is only itself.
        """
        text = fold(typed)
        if not text:
            return next((row for row in self.named if row.name == typed.strip()), None)
        for spelling, number in zip(self.spellings, self.owners, strict=True):
            if spelling == text:
                return self.named[number]
        return None


def _literal(text: str, spelling: str) -> float:
    if spelling == text:
        return 400
    if spelling.startswith(text):
        return 300
    if f" {text}" in f" {spelling}":
        return 200
    return 150 if text in spelling and len(text) >= 3 else 0
