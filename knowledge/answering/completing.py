"""Completion of typed names: those that begin with the text, contain it or resemble it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz, process

from knowledge.language.normalising import fold

WHOLE, PART = 75, 80
"""The least similarity (0 to 100) of a text to a whole name, and to a part that begins at a word.

With one or two typing errors nine in ten names or more are found; with two words swapped, all; by a
mistyped part, eight in ten. Of unrelated texts four in a hundred find a name, of unrelated words
one in ten, of random letters hardly any.
"""
SHORTEST_PART = 4
"""The least letters of a text that is compared with parts of names."""
MOST_ROUGHLY = 200
"""How many names are compared part by part: those that resemble the text most anywhere."""
IN_PART = 0.9
"""What similarity to a part of a name counts beside similarity to the whole."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose by name: its key, the name that is shown, and its other names."""

    key: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Names to complete, in the order in which they show when nothing is typed."""

    named: tuple[Named, ...]
    spellings: tuple[str, ...]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, named: Iterable[Named]) -> "Choices":
        """Return the choices; each name, key and other name is a spelling."""
        rows = tuple(named)
        pairs = [
            (fold(text), number)
            for number, row in enumerate(rows)
            for text in (row.name, row.key, *row.also)
        ]
        return cls(rows, tuple(text for text, _ in pairs), tuple(number for _, number in pairs))

    def with_changes(self, gone: Collection[str], named: Iterable[Named]) -> "Choices":
        """Return the choices without the keys that are gone, and with others at the end."""
        kept = [row.key not in gone for row in self.named]
        numbers = list(accumulate(kept, initial=0))
        pairs = zip(self.spellings, self.owners, strict=True)
        left = [(text, numbers[owner]) for text, owner in pairs if kept[owner]]
        added = Choices.of(named)
        return Choices(
            (*(row for row, keep in zip(self.named, kept, strict=True) if keep), *added.named),
            (*(text for text, _ in left), *added.spellings),
            (*(owner for _, owner in left), *(numbers[-1] + owner for owner in added.owners)),
        )

    def complete(self, typed: str, most: int = 25) -> Sequence[Named]:
        """Return the best names: those that begin with the text, contain it, then resemble it.

        After names that contain the text come those that have each of its words, then those that
        stand in the text as a whole.
        """
        text = fold(typed)
        if not text:
            return self.named[:most]
        words = tuple(f" {word}" for word in text.split())
        best: dict[int, float] = {}
        for spelling, number in zip(self.spellings, self.owners, strict=True):
            rank = _literal(text, words, spelling)
            if rank > best.get(number, 0):
                best[number] = rank
        if len(best) < most:
            for number, score in self._resembling(text):
                best[number] = max(best.get(number, 0), score)
        ranked = sorted(best, key=lambda number: (-best[number], number))
        return [self.named[number] for number in ranked[:most]]

    def nearest(self, typed: str, most: int = 25) -> Sequence[Named]:
        """Return the best names for what was typed; to what has no letters, such as 😀, none."""
        return self.complete(typed, most) if fold(typed) else ()

    def _resembling(self, text: str) -> Iterator[tuple[int, float]]:
        """Give the names that resemble a folded text, as a whole or from one of their words on."""
        for scorer in (fuzz.ratio, *((fuzz.token_sort_ratio,) if " " in text else ())):
            for at, score in _scored(text, self.spellings, scorer, WHOLE):
                yield self.owners[at], score
        if len(text) < SHORTEST_PART:
            return
        roughly = PART - 100 / len(text)  # a letter may be missing
        for at, _ in _scored(text, self.spellings, fuzz.partial_ratio, roughly, MOST_ROUGHLY):
            score = max(fuzz.ratio(text, part) for part in _parts(self.spellings[at], len(text)))
            if score >= PART:
                yield self.owners[at], score * IN_PART

    def resolve(self, typed: str) -> Named | None:
        """Return what has exactly the typed key or name, or None.

        A name without letters or digits that can be compared, as in another script, has to be
        typed as it is.
        """
        text = fold(typed)
        if not text:
            return next((row for row in self.named if row.name == typed.strip()), None)
        for spelling, number in zip(self.spellings, self.owners, strict=True):
            if spelling == text:
                return self.named[number]
        return None


def _scored(
    text: str,
    texts: Sequence[str],
    scorer: Callable[..., float],
    least: float,
    most: int | None = None,
) -> Iterator[tuple[int, float]]:
    found = process.extract(
        text, texts, scorer=scorer, processor=None, score_cutoff=least, limit=most
    )
    return ((place, score) for _, score, place in found)


def _parts(text: str, size: int) -> Iterator[str]:
    """Give the parts of `size` letters, and of one more, that begin at each word of a text."""
    at = 0
    while at >= 0:
        yield text[at : at + size]
        yield text[at : at + size + 1]
        at = text.find(" ", at) + 1 or -1


def _literal(text: str, words: Sequence[str], spelling: str) -> float:
    if spelling == text:
        return 400
    if spelling.startswith(text):
        return 300
    if f" {text}" in f" {spelling}":
        return 200
    if text in spelling and len(text) >= 3:
        return 150
    if len(words) > 1 and all(word in f" {spelling}" for word in words):
        return 120
    return 100 if f" {spelling} " in f" {text} " and len(spelling) >= SHORTEST_PART else 0
