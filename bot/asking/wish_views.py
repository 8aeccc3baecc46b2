"""What is shown for a wish about what was just discussed: its source, more of it, less, figures."""

import re
from typing import assert_never

from bot.cards.actions import Show
from bot.cards.citing import all_sources, facts, links, source_line
from bot.cards.entries import (
    MOST_READING,
    PERSON,
    body_sections,
    dated,
    footer,
    reading_view,
    simpler_view,
)
from bot.dutch import in_short, minutes
from bot.privacy.views import AskErase, ShowHeld
from bot.reading_list.arrange import AskFormat, ListPage
from bot.view import Button, Choice, Section, Tone, View, Weight
from knowledge.answer import Intent, Wish
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Term
from knowledge.language.commands import minutes_to_read
from knowledge.language.normalising import fold, sentences
from knowledge.language.telephones import sentences_to_call

_EXAMPLE = re.compile(r"\b(?:voorbeeld\w*|bijvoorbeeld|zoals)\b|\bin [A-ZÀ-Þ]\w{3,}")
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
"""A year alone is none."""
MOST_SENTENCES = 5
_COMMANDS = {
    Wish.LIST: (
        "Met /leeslijst toon zie je je leeslijst op Discord. Niemand anders ziet hem.",
        Button("Toon mijn leeslijst", ListPage()),
    ),
    Wish.EXPORT: (
        "Zet wat je wilt gebruiken op je leeslijst. /leeslijst exporteer maakt er een bestand van.",
        Button("Exporteer", AskFormat()),
    ),
    Wish.HELD: (
        "Met /privacy inzage zie je op Discord wat ik van jou bewaar. Niemand anders ziet het.",
        Button("Toon het", ShowHeld()),
    ),
    Wish.ERASE: (
        "Met /privacy wissen haal ik op Discord alles weg wat ik van jou bewaar.",
        Button("Wis mijn gegevens", AskErase(), Weight.DANGER),
    ),
}
"""What a command does, and the same at a press: only who presses sees what comes."""


def wish_view(intent: Intent, catalogue: Catalogue) -> View:
    entry = intent.target
    within = minutes_to_read(intent.question.text) if intent.wish is Wish.LIST else None
    if within is not None:
        return _list_within(within)
    if intent.wish in _COMMANDS:
        text, button = _COMMANDS[intent.wish]
        return View(tone=Tone.NOTICE, text=text, buttons=(button,))
    if entry is None:
        return View(
            tone=Tone.NOTICE,
            title="Waar gaat het over?",
            text="We hebben het nog nergens over gehad, of dat is te lang geleden. "
            "Stel eerst je vraag. Daarna kun je vragen om de bron, om rapporten of om meer uitleg.",
        )
    match intent.wish:
        case Wish.SOURCE:
            return _sources(entry, catalogue)
        case Wish.NUMBER:
            return _numbers(entry, catalogue)
        case Wish.READING:
            return reading_view(entry, catalogue.related(entry.id)[:MOST_READING])
        case Wish.MORE:
            return _more(intent, entry, catalogue)
        case Wish.EXPLAIN:
            return _explanation(entry, intent.question.text, catalogue)
        case Wish.SHORTER:
            return _shorter(entry, catalogue)
        case Wish.EXAMPLES:
            return _picked(intent, entry, catalogue, "Voorbeelden", _EXAMPLE)
        case Wish.FIGURES:
            return _picked(intent, entry, catalogue, "Cijfers", _FIGURE)
        case Wish.KEEP:
            return _keep(entry, catalogue)
        case Wish.PERSON:
            return _no_person(entry, catalogue)
        case Wish.LIST | Wish.EXPORT | Wish.HELD | Wish.ERASE:
            raise AssertionError("a command was shown above")
        case _:
            assert_never(intent.wish)


def _list_within(time: int) -> View:
    """Offer what of the asker's reading list can be read in so many minutes."""
    text = (
        f"Wat van je leeslijst past in {minutes(time)}, zie je op Discord met /leeslijst toon: vul "
        f"{time} in bij max_leestijd. Niemand anders ziet het."
    )
    button = Button("Toon wat past", ListPage(minutes=time))
    return View(tone=Tone.NOTICE, text=text, buttons=(button,))


def _part(
    entry: Entry,
    catalogue: Catalogue,
    title: str,
    text: str = "",
    sections: tuple[Section, ...] = (),
    choices: tuple[Choice, ...] = (),
) -> View:
    """What was wanted of an entry, with its page and its day."""
    return View(
        tone=Tone.ANSWER,
        title=title,
        text=text,
        sections=sections,
        choices=choices,
        footer=footer(entry),
        buttons=(PERSON,),
        links=links(entry, catalogue),
    )


def _sources(entry: Entry, catalogue: Catalogue) -> View:
    sources = all_sources(entry, catalogue)
    nothing = "" if sources else "Bij dit antwoord staat geen bron."
    return _part(entry, catalogue, f"Bronnen bij: {entry.heading}", nothing, sources)


def _numbers(entry: Entry, catalogue: Catalogue) -> View:
    """What the answer says of whom to call, its first part before the deeper one."""
    lines = next(filter(None, map(sentences_to_call, entry.body)), ())
    return View(
        tone=Tone.ANSWER if lines else Tone.NOTICE,
        title=f"Nummer bij: {entry.heading}" if lines else "Hier heb ik geen nummer bij",
        text="\n".join(lines) or "Een mens weet het misschien wel.",
        buttons=(PERSON,),
        sections=source_line(entry, catalogue),
        footer=dated(entry),
    )


def _more(intent: Intent, entry: Entry, catalogue: Catalogue) -> View:
    """All of an answer, and what else there is on the same."""
    sections = body_sections(entry, catalogue)
    nothing = "Meer dan dit staat er niet in mijn kennis. In de bron lees je verder."
    text = "" if sections else nothing
    title = f"Meer over: {entry.heading}"
    return _part(entry, catalogue, title, text, sections, _choices(intent))


def _explanation(entry: Entry, asked: str, catalogue: Catalogue) -> View:
    """What the glossary says of the words that were asked about; else the answer more simply."""
    sections = tuple(
        Section(_title(term), term.explanation)
        for term in catalogue.taxonomy.terms
        if term.explanation and _names(term, asked)
    )[:MOST_SENTENCES]
    if not sections:
        return simpler_view(entry, catalogue, "")
    return _part(entry, catalogue, f"Uitleg bij: {entry.heading}", sections=sections)


def _shorter(entry: Entry, catalogue: Catalogue) -> View:
    first, more = in_short(entry.body[0])
    text = first if more else f"{first} Korter heb ik het niet."
    return _part(entry, catalogue, entry.heading, text)


def _picked(
    intent: Intent, entry: Entry, catalogue: Catalogue, what: str, pattern: re.Pattern[str]
) -> View:
    """The sentences of an answer that hold what was wanted, and other entries that may have it."""
    all_sentences = (sentence for text in entry.body for sentence in sentences(text))
    lines = tuple(filter(pattern.search, all_sentences))[:MOST_SENTENCES]
    nothing = f"Bij dit antwoord staan geen {what.lower()}. Misschien wel in de bron."
    listed = (Section("In dit antwoord", lines=lines),) if lines else ()
    title = f"{what} bij: {entry.heading}"
    return _part(entry, catalogue, title, "" if lines else nothing, listed, _choices(intent))


def _choices(intent: Intent) -> tuple[Choice, ...]:
    entries = (match.entry for match in intent.choices)
    return tuple(Choice(entry.heading, Show(entry.id), facts(entry)) for entry in entries)


def _no_person(entry: Entry, catalogue: Catalogue) -> View:
    """Whom to reach instead, for where nobody can be asked to answer."""
    return View(
        tone=Tone.NOTICE,
        title="Hier kan ik geen mens voor je vragen",
        text=entry.body[0],
        links=links(entry, catalogue),
    )


def _keep(entry: Entry, catalogue: Catalogue) -> View:
    """How to keep it, for where nobody knows whose list that would be."""
    return View(
        tone=Tone.NOTICE,
        title="Je leeslijst staat op Discord",
        text=f"Hier kan ik ‘{entry.heading}’ niet voor je bewaren, want ik weet niet wie je bent. "
        "Op Discord kan het wel: druk daar onder een antwoord op ‘Op leeslijst’, of typ "
        "/leeslijst toevoegen.",
        links=links(entry, catalogue),
    )


def _names(term: Term, text: str) -> bool:
    """Return whether a term stands in a text, by whatever it is called."""
    padded = f" {fold(text)} "
    return any(f" {fold(name)} " in padded for name in (term.term, *term.also) if fold(name))


def _title(term: Term) -> str:
    return f"{term.term} ({term.full})" if term.full else term.term
