"""A search, kept without the searcher so that a button can show its next page; and a theme."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import islice

from bot.app import App
from knowledge.answer import LONGEST_QUESTION, Match
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Kind, Theme
from knowledge.personal.scrubbing import scrub
from storage.questions import new_key
from storage.searches import KeptSearch

ALL = ""
"""In place of a filter's name: all of them."""
QUESTIONS_A_TURN, RECORDS_A_TURN = 3, 2
"""Of what there is about a theme: together they are a page, so that each has both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """What was found, what it was found by, and the key under which the search is kept."""

    words: str
    filters: Filters = field(default_factory=Filters)
    matches: tuple[Match, ...]
    literal: bool
    """Whether one of the words stands in any of it; else it only comes near them."""
    key: str
    """Empty where it could not be kept, so that there is no other page of it."""
    without: Mapping[str, int] = field(default_factory=dict)
    """Where nothing was found: how much there is without a filter, by its name, or without `ALL`.

    Only what would find something.
    """


async def search(
    app: App, catalogue: Catalogue, words: str, filters: Filters, key: str | None = None
) -> SearchResults:
    words, key = words.strip()[:LONGEST_QUESTION], key or new_key()
    query = KeptSearch(key=key, words=await app.crowd.in_thread(scrub, words), **asdict(filters))

    async def write() -> None:
        async with app.database.transaction() as connection:
            await app.stores.searches.keep(connection, query, app.now())

    key = key if await app.disk.keep(write, app.now()) else ""
    return await app.crowd.in_thread(_seek, catalogue, words, filters, key)


async def search_again(app: App, catalogue: Catalogue, key: str) -> SearchResults | None:
    past = await app.stores.searches.get(key)
    if past is None:
        return None
    return await app.crowd.in_thread(_seek, catalogue, past.words, _filters(past), key)


async def refine(
    app: App, catalogue: Catalogue, key: str, name: str, value: str | None
) -> SearchResults | None:
    """Search for what is kept under `key` with another value of a filter; None drops it."""
    past = await app.stores.searches.get(key)
    if past is None:
        return None
    return await search(app, catalogue, past.words, change_filter(_filters(past), name, value))


def change_filter(filters: Filters, name: str, value: str | None = None) -> Filters:
    if name == ALL:
        return Filters()
    is_filter = name in {each.name for each in fields(Filters)}
    return replace(filters, **{name: value}) if is_filter else filters  # type: ignore[arg-type]  # a name's own


def chosen_filters(filters: Filters) -> tuple[str, ...]:
    """Return the names of the filters that narrow down."""
    return tuple(each.name for each in fields(Filters) if getattr(filters, each.name) is not None)


def about_theme(catalogue: Catalogue, theme: Theme) -> tuple[Entry, ...]:
    """Return all that there is about a theme: a few questions, then a few records, and again.

    The questions that fit its name best come first, and the newest records.
    """
    questions, records = catalogue.of_theme(theme.id)
    only = Filters(theme=theme.id, kind=Kind.QUESTION)
    sought = catalogue.seek(f"{theme.name} {theme.description}", only)
    ordered = {
        entry.id: entry for entry in (*(match.entry for match in sought.matches), *questions)
    }
    best, newest = iter(ordered.values()), iter(records)
    mixed: list[Entry] = []
    while turn := (*islice(best, QUESTIONS_A_TURN), *islice(newest, RECORDS_A_TURN)):
        mixed += turn
    return tuple(mixed)


def _seek(catalogue: Catalogue, words: str, filters: Filters, key: str) -> SearchResults:
    sought = catalogue.seek(words, filters)
    names = () if sought.matches else chosen_filters(filters)
    counts = {
        name: len(catalogue.seek(words, change_filter(filters, name)).matches)
        for name in (*names, *((ALL,) if len(names) > 1 else ()))
    }
    return SearchResults(
        words=words,
        filters=filters,
        matches=sought.matches,
        literal=sought.literal,
        key=key,
        without={name: count for name, count in counts.items() if count},
    )


def _filters(search: KeptSearch) -> Filters:
    return Filters(
        theme=search.theme,
        kind=Kind(search.kind) if search.kind else None,
        organisation=search.organisation,
        author=search.author,
        from_year=search.from_year,
        most_minutes=search.most_minutes,
    )
