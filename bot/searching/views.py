"""Search results as a message, by the page; and a theme with what there is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import Action, verb
from bot.cards.actions import Follow, Show
from bot.cards.citing import because, facts, to_keep
from bot.cards.entries import FOLLOW
from bot.dutch import number
from bot.view import Button, Choice, Section, Tone, View, paged
from knowledge.entry import QuestionEntry
from storage.follows import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.searching.search import Searched
    from knowledge.answer import Match
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Theme

A_PAGE = 5
OF_THEME = 5
"""How many questions and how many records a theme shows."""
A_RECORD = "een publicatie of hulpmiddel"
EXPIRED = "Deze zoekopdracht is verlopen. Zoek opnieuw met /zoek."


@verb("page")
class Page(Action):
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: int


def search_view(results: Searched, catalogue: Catalogue, page: int) -> View:
    matches, words = results.matches, results.words.strip()
    if not matches:
        what = f"bij ‘{words}’" if words else "bij deze keuze"
        return View(
            tone=Tone.UNKNOWN,
            title="Niets gevonden",
            text=f"Er is niets dat {what} past. Gebruik minder of andere woorden, "
            "of haal een filter weg.",
        )
    here = paged(matches, page, A_PAGE)
    title = f"Gevonden bij ‘{words}’" if words else "Het nieuwste eerst"
    turned = f", bladzijde {here.number} van {here.pages}" if here.pages > 1 else ""
    text = f"{number(len(matches))} gevonden{turned}."
    if not results.literal:
        title, text = f"Niets gevonden met ‘{words}’", f"Dit lijkt er wel op.{here.where}"
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=text,
        choices=tuple(_result(match, catalogue) for match in here.shown),
        keeping=to_keep(match.entry for match in here.shown),
        buttons=here.turning(lambda to: Page(results.key, to)),
    )


def theme_view(
    theme: Theme,
    questions: Sequence[Entry],
    records: Sequence[Entry],
    listed: Sequence[str] = (),
) -> View:
    """What a theme is, its first questions and its newest records, each to be opened.

    `listed` names what of it the one who asks has on their list.
    """
    shown = (*questions[:OF_THEME], *records[:OF_THEME])
    nothing = () if shown else ("Over dit thema heb ik nog niets.",)
    return View(
        tone=Tone.CHOICE,
        title=theme.name,
        text="\n\n".join((theme.description, *nothing)),
        sections=(
            *_first("Vragen over dit thema", [_line(entry) for entry in questions]),
            *_first("De nieuwste rapporten en hulpmiddelen", [_line(entry) for entry in records]),
            *_first("Op je leeslijst", listed),
        ),
        choices=tuple(Choice(entry.heading, Show(entry.id)) for entry in shown),
        buttons=(Button(f"{FOLLOW} {theme.name}", Follow(SubjectKind.THEME.value, theme.id)),),
    )


def _first(heading: str, lines: Sequence[str]) -> tuple[Section, ...]:
    of_all = f" ({OF_THEME} van de {number(len(lines))})" if len(lines) > OF_THEME else ""
    return (Section(heading + of_all, lines=tuple(lines[:OF_THEME])),) if lines else ()


def _result(match: Match, catalogue: Catalogue) -> Choice:
    entry = match.entry
    names = (catalogue.taxonomy.organisations[own].name for own in entry.organisations[:1])
    why = because(match.reasons) if match.reasons else ""
    line = ", ".join((facts(entry), *names))
    return Choice(entry.heading, Show(entry.id), ". ".join(filter(None, (line, why))))


def _line(entry: Entry) -> str:
    if isinstance(entry, QuestionEntry):
        return entry.heading
    return f"{entry.heading} ({facts(entry)})"
