"""What is shown for a request about what was just discussed: source, reports, more, keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.cards import answering_texts as answering
from bot.cards.actions import Show
from bot.cards.citing import all_sources, facts
from bot.cards.entries import body_sections, footer, links
from bot.cards.keeping import to_keep
from bot.reading_list import texts as reading_list
from bot.view import Choice, Tone, View
from knowledge.answer import Wish

if TYPE_CHECKING:
    from knowledge.answer import Intent
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry


def intent_view(intent: Intent, catalogue: Catalogue) -> View:
    """Return what someone asked to see of the entry that was just discussed."""
    entry = intent.target
    if entry is None:
        return View(
            tone=Tone.NOTICE,
            title=answering.NOTHING_DISCUSSED,
            text=answering.NOTHING_DISCUSSED_TEXT,
        )
    match intent.wish:
        case Wish.SOURCE:
            return _sources(entry, catalogue)
        case Wish.READING:
            return _reading(entry, catalogue)
        case Wish.MORE:
            return _more(entry, catalogue)
        case Wish.KEEP:
            return _keep(entry, catalogue)
        case _:
            assert_never(intent.wish)


def _sources(entry: Entry, catalogue: Catalogue) -> View:
    sources = all_sources(entry, catalogue)
    return View(
        tone=Tone.ANSWER,
        title=answering.sources_of(entry.heading),
        text="" if sources else answering.NO_SOURCES_TEXT,
        sections=sources,
        footer=footer(entry),
        links=links(entry, catalogue),
    )


def _reading(entry: Entry, catalogue: Catalogue) -> View:
    reading = catalogue.related(entry.id)
    return View(
        tone=Tone.ANSWER,
        title=answering.reading_beside(entry.heading),
        text=answering.READING_TEXT if reading else answering.NO_READING_TEXT,
        choices=tuple(
            Choice(
                one.entry.heading,
                Show(one.entry.id),
                f"{facts(one.entry)}. {answering.because(one.reasons)}",
            )
            for one in reading
        ),
        keeping=to_keep(one.entry for one in reading),
    )


def _more(entry: Entry, catalogue: Catalogue) -> View:
    sections = body_sections(entry, catalogue)
    return View(
        tone=Tone.ANSWER,
        title=answering.more_about(entry.heading),
        text="" if sections else answering.NO_MORE_TEXT,
        sections=sections,
        footer=footer(entry),
        links=links(entry, catalogue),
    )


def _keep(entry: Entry, catalogue: Catalogue) -> View:
    """Return how to keep it, for where nobody knows whose list that would be."""
    return View(
        tone=Tone.NOTICE,
        title=reading_list.ON_DISCORD,
        text=reading_list.on_discord(entry.heading),
        links=links(entry, catalogue),
    )
