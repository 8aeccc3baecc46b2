"""A search of the catalogue, kept without the searcher so that a button can show its next page."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from knowledge.answer import LONGEST_QUESTION
from knowledge.answering.seeking import Filters
from knowledge.entry import Kind
from knowledge.personal.scrubbing import scrub
from storage.questions import new_key
from storage.searches import KeptSearch

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.answer import Match
    from knowledge.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was found, the words it was found by, and the key under which the search is kept."""

    words: str
    matches: tuple[Match, ...]
    literal: bool
    """Whether one of the words stands in any of it; else it only comes near them."""
    key: str


async def search(app: App, catalogue: Catalogue, words: str, filters: Filters) -> Searched:
    words = words.strip()[:LONGEST_QUESTION]
    key = new_key()
    kept = KeptSearch(key=key, words=await asyncio.to_thread(scrub, words), **asdict(filters))
    async with app.database.transaction() as connection:
        await app.stores.searches.keep(connection, kept, app.now())
    return await _searched(catalogue, words, filters, key)


async def search_again(app: App, catalogue: Catalogue, key: str) -> Searched | None:
    kept = await app.stores.searches.get(key)
    if kept is None:
        return None
    filters = Filters(
        theme=kept.theme,
        kind=Kind(kept.kind) if kept.kind else None,
        organisation=kept.organisation,
        author=kept.author,
        from_year=kept.from_year,
        most_minutes=kept.most_minutes,
    )
    return await _searched(catalogue, kept.words, filters, key)


async def _searched(catalogue: Catalogue, words: str, filters: Filters, key: str) -> Searched:
    sought = await asyncio.to_thread(catalogue.seek, words, filters)
    return Searched(words=words, matches=sought.matches, literal=sought.literal, key=key)
