"""A long list of texts by the page: each fits in a field of a form, and reads well on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.drafting.typed import lines_of
from knowledge.language.normalising import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

A_PAGE = 20
MOST = 3000
"""Characters on a page, with the line ends; of a form's 4,000."""


def pages_of(texts: Sequence[str]) -> tuple[range, ...]:
    """Return which of the texts stand on each page; one empty page where there are none."""
    pages: list[range] = []
    start, length = 0, 0
    for place, text in enumerate(texts):
        if place > start and (place - start == A_PAGE or length + len(text) > MOST):
            pages.append(range(start, place))
            start, length = place, 0
        length += len(text) + 1
    return (*pages, range(start, len(texts)))


def exchanged(texts: Sequence[str], page: range, typed: str) -> list[str]:
    """Return the texts with those on a page changed to what was typed, each of them once."""
    after = (*texts[: page.start], *lines_of(typed), *texts[page.stop :])
    kept: dict[str, str] = {}
    for text in after:
        kept.setdefault(fold(text), text)
    return list(kept.values())
