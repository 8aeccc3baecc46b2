"""Lists as messages: search results by the page, a theme, and names that may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import answering_texts as answering
from bot.cards.actions import Follow, Show
from bot.cards.citing import facts
from bot.cards.keeping import to_keep
from bot.following import texts as following
from bot.searching import texts as searching
from bot.searching.actions import Page
from bot.view import Button, Choice, Section, Tone, View, paged
from knowledge.entry import QuestionEntry
from storage.follows import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.searching.searching import Searched
    from knowledge.answer import Match
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Theme

A_PAGE = 5
OF_THEME = 5
"""How many questions and how many records a theme shows."""


def search_view(found: Searched, catalogue: Catalogue, page: int) -> View:
    """Return a page, from 0, of search results; a page beyond the last shows the last."""
    matches, words = found.matches, found.words
    if not matches:
        return View(
            tone=Tone.UNKNOWN,
            title=searching.NOTHING_FOUND,
            text=searching.nothing_found(words),
        )
    here = paged(matches, page, A_PAGE)
    title, text = searching.EVERYTHING, searching.how_many(len(matches), here.number, here.pages)
    if not found.literal:
        title, text = searching.no_word_of(words), searching.resembling(here.number, here.pages)
    elif words.strip():
        title = searching.results_for(words)
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=text,
        choices=tuple(_found(match, catalogue) for match in here.shown),
        keeping=to_keep(match.entry for match in here.shown),
        buttons=here.turning(lambda to: Page(found.key, str(to))),
    )


def theme_view(
    theme: Theme,
    questions: Sequence[Entry],
    records: Sequence[Entry],
    listed: Sequence[str] = (),
) -> View:
    """Return what a theme is, its first questions and its newest records, each to be opened.

    `listed` names what of it the one who asks has on their list.
    """
    shown = (*questions[:OF_THEME], *records[:OF_THEME])
    return View(
        tone=Tone.CHOICE,
        title=theme.name,
        text="\n\n".join((theme.description, *(() if shown else (searching.EMPTY_THEME,)))),
        sections=(
            *(
                Section(heading, lines=tuple(_line(entry) for entry in entries[:OF_THEME]))
                for heading, entries in (
                    (searching.questions_of_theme(len(questions), OF_THEME), questions),
                    (searching.records_of_theme(len(records), OF_THEME), records),
                )
                if entries
            ),
            *_on_list(listed),
        ),
        choices=tuple(Choice(entry.heading, Show(entry.id)) for entry in shown),
        buttons=(Button(following.follow(theme.name), Follow(SubjectKind.THEME.value, theme.id)),),
    )


def _on_list(listed: Sequence[str]) -> tuple[Section, ...]:
    heading = searching.listed_of_theme(len(listed), OF_THEME)
    return (Section(heading, lines=tuple(listed[:OF_THEME])),) if listed else ()


def _found(match: Match, catalogue: Catalogue) -> Choice:
    entry = match.entry
    names = (catalogue.taxonomy.organisations[own].name for own in entry.organisations[:1])
    why = answering.because(match.reasons) if match.reasons else ""
    line = ", ".join((facts(entry), *names))
    return Choice(entry.heading, Show(entry.id), ". ".join(filter(None, (line, why))))


def _line(entry: Entry) -> str:
    return (
        entry.heading if isinstance(entry, QuestionEntry) else f"{entry.heading} ({facts(entry)})"
    )
