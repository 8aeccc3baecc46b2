"""Search results as a message, by the page; and a theme with what there is about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.actions import Action, KeyAction, verb
from bot.cards.actions import Follow, Show
from bot.cards.citing import facts, to_keep
from bot.cards.entries import FOLLOW
from bot.dutch import (
    KINDS,
    NOTHING_KEPT,
    counted,
    gist,
    joined,
    minutes,
    number,
    one_paragraph,
    paragraphs,
)
from bot.searching.search import SearchResults, chosen_filters
from bot.view import Button, Choice, Section, Tone, View, paged
from knowledge.answering.reading_time import reading_time
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import Author, Entry, Kind, Organisation, QuestionEntry, Theme
from storage.follows import SubjectKind

A_PAGE = 5
MOST_NAMES = 2
"""Organisations that a result names."""
A_RECORD = "een publicatie of hulpmiddel"
NOTHING_OF_THEME = "Over dit thema heb ik nog niets."
EXPIRED = "Deze zoekopdracht is verlopen. Zoek opnieuw met /zoek."


@verb("page")
class Page(KeyAction):
    """Show a page, from 0, of the search kept under `key`."""

    page: int


@verb("nofilter")
class DropFilter(KeyAction):
    """Zonder …: the search kept under `key` without the filter of this name, or without all."""

    name: str


@verb("filter")
class FilterBy(KeyAction):
    """The search kept under `key` with this value of a filter that wasn't understood."""

    name: str
    value: str


@verb("themepage")
class ThemePage(Action):
    """Show a page, from 0, of all that there is about a theme."""

    theme: str
    page: int


def search_view(results: SearchResults, catalogue: Catalogue, page: int) -> View:
    """What was found; with an empty key it wasn't kept, and nothing is offered that needs it."""
    view = _search_view(results, catalogue, page)
    return view if results.key else replace(view, buttons=(), footer=NOTHING_KEPT)


def _search_view(results: SearchResults, catalogue: Catalogue, page: int) -> View:
    words = results.words.strip()
    chips = {
        name: _chip(name, results.filters, catalogue) for name in chosen_filters(results.filters)
    }
    if not results.matches:
        return _nothing_view(results, words, chips)
    here = paged(results.matches, page, A_PAGE)
    turned = f", bladzijde {here.number} van {here.pages}" if here.pages > 1 else ""
    title = f"Gevonden bij ‘{words}’" if words else "Het nieuwste eerst"
    counted = f"{number(len(results.matches))} gevonden{turned}."
    if not results.literal:
        title, counted = f"Niets gevonden met ‘{words}’", f"Dit lijkt er wel op.{here.where}"
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=one_paragraph(counted, _only(chips), _summaries_counted(results)),
        choices=tuple(_result(match.entry, results, catalogue) for match in here.shown),
        keeping=to_keep(match.entry for match in here.shown),
        buttons=(
            *here.turning(lambda to: Page(results.key, to)),
            *(_without(name, chip, results) for name, chip in chips.items()),
        ),
    )


def theme_view(
    theme: Theme, entries: Sequence[Entry], page: int = 0, listed: Sequence[str] = ()
) -> View:
    """What a theme is, and a page, from 0, of all that there is about it, each to be opened.

    `listed` names what of it the one who asks has on their list.
    """
    here = paged(entries, page, A_PAGE)
    questions = sum(isinstance(entry, QuestionEntry) for entry in entries)
    counts = (
        counted(questions, "vraag", "vragen"),
        counted(len(entries) - questions, "rapport of hulpmiddel", "rapporten en hulpmiddelen"),
    )
    about = f"{joined(tuple(filter(None, counts)))}.{here.where}" if entries else NOTHING_OF_THEME
    return View(
        tone=Tone.CHOICE,
        title=theme.name,
        text=paragraphs(theme.description if here.index == 0 else "", about),
        sections=_listed_section(listed) if here.index == 0 else (),
        choices=tuple(_to_open(entry) for entry in here.shown),
        keeping=to_keep(here.shown),
        buttons=(
            *here.turning(lambda to: ThemePage(theme.id, to)),
            Button(f"{FOLLOW} {theme.name}", Follow(SubjectKind.THEME.value, theme.id)),
        ),
    )


def _nothing_view(results: SearchResults, words: str, chips: Mapping[str, str]) -> View:
    """Nothing was found, what did it, and each filter without which there is something."""
    what = f"bij ‘{words}’" if words else "bij deze keuze"
    advice = "" if results.without else "Gebruik minder of andere woorden."
    helps = [
        (_without(name, chips.get(name, "filters"), results), count)
        for name, count in results.without.items()
    ]
    lines = tuple(f"{button.label}: {number(count)} gevonden" for button, count in helps)
    return View(
        tone=Tone.UNKNOWN,
        title="Niets gevonden",
        text=one_paragraph(f"Er is niets dat {what} past.", _only(chips), advice),
        sections=(Section("", lines=lines),) if lines else (),
        buttons=tuple(button for button, _ in helps),
    )


def _without(name: str, chip: str, results: SearchResults) -> Button:
    return Button(f"Zonder {chip}", DropFilter(results.key, name))


def _chip(name: str, filters: Filters, catalogue: Catalogue) -> str:
    """Return a filter in words, as it stands behind 'alleen' and 'zonder'."""
    taxonomy, value = catalogue.taxonomy, getattr(filters, name)
    match name:
        case "theme":
            return f"thema {_name_of(taxonomy.themes, value)}"
        case "kind":
            return f"soort {KINDS[Kind(value)]}"
        case "organisation":
            return f"organisatie {_name_of(taxonomy.organisations, value)}"
        case "author":
            return f"auteur {_name_of(taxonomy.authors, value)}"
        case "from_year":
            return f"vanaf {value}"
        case _:
            return f"hoogstens {minutes(value)} lezen"


def _name_of(subjects: Mapping[str, Theme | Organisation | Author], value: str) -> str:
    return subjects[value].name if value in subjects else value


def _only(chips: Mapping[str, str]) -> str:
    return f"Alleen {joined(tuple(chips.values()))}." if chips else ""


def _summaries_counted(results: SearchResults) -> str:
    """Say of how many works only the time of their summary is known, where time was asked for."""
    if results.filters.most_minutes is None:
        return ""
    short = sum(not reading_time(match.entry).whole for match in results.matches)
    return f"Van {number(short)} ken ik alleen de leestijd van de samenvatting." if short else ""


def _listed_section(titles: Sequence[str]) -> tuple[Section, ...]:
    of_all = f" ({A_PAGE} van de {number(len(titles))})" if len(titles) > A_PAGE else ""
    return (Section(f"Op je leeslijst{of_all}", lines=tuple(titles[:A_PAGE])),) if titles else ()


def _result(entry: Entry, results: SearchResults, catalogue: Catalogue) -> Choice:
    """A result with what it is and says; the organisation that was asked for is named first."""
    names = tuple(
        catalogue.taxonomy.organisations[key].name
        for key in sorted(
            entry.organisations,
            key=lambda key: key != results.filters.organisation,
        )
    )
    return _to_open(entry, names[:MOST_NAMES])


def _to_open(entry: Entry, names: Sequence[str] = ()) -> Choice:
    what = () if isinstance(entry, QuestionEntry) else (facts(entry), *names)
    lines = (", ".join(what), gist(entry.body[0]))
    return Choice(entry.heading, Show(entry.id), "\n".join(filter(None, lines)))
