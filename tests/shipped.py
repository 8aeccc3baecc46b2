"""What ships, read and built once for all tests that look at it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from knowledge.catalogue import Catalogue
from knowledge.format.loading import load

if TYPE_CHECKING:
    from knowledge.entry import Library


@cache
def shipped_library() -> Library:
    return load()


@cache
def shipped_catalogue() -> Catalogue:
    return Catalogue.open()
