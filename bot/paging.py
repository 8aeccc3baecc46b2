"""A long list, a page at a time, with the buttons that turn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.searching import texts
from bot.view import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.actions import Action

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list."""

    shown: tuple[T, ...]
    index: int
    """Which page it is, from 0: as buttons count."""
    pages: int
    """How many there are; of an empty list one."""

    @property
    def number(self) -> int:
        """Which page it is, from 1: as people count."""
        return self.index + 1

    def turning(self, to: Callable[[int], Action]) -> tuple[Button, ...]:
        """Return the buttons to the page before and the next one; `to` shows a page, from 0."""
        before = (Button(texts.PREVIOUS, to(self.index - 1)),) if self.index else ()
        after = (Button(texts.NEXT, to(self.index + 1)),) if self.number < self.pages else ()
        return (*before, *after)


def paged(items: Sequence[T], page: int, size: int) -> Paged[T]:
    """Return a page, from 0, of so many at most; one beyond the last shows the last."""
    pages = max(-(-len(items) // size), 1)
    index = min(max(page, 0), pages - 1)
    return Paged(tuple(items[index * size : (index + 1) * size]), index, pages)
