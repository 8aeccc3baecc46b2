"""What a review of a draft says, as parts of a message: the worst first, and a few of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.curation import reviewing_texts as texts
from bot.dutch import cut, one_line
from bot.view import Section
from knowledge.reading_level import B1
from knowledge.reviewing.likeness import ALIKE
from knowledge.reviewing.values import QuestionKind

if TYPE_CHECKING:
    from knowledge.catalogue import Catalogue
    from knowledge.reading_level import ReadingLevel
    from knowledge.reviewing.values import Alike, Regression, Reply, Review

MOST, LONGEST = 5, 180
"""How many lines of each part are shown, and how long one may be."""
QUOTED = 2
"""How many texts show how an entry resembles the draft."""


def review_sections(found: Review, view: Catalogue) -> tuple[Section, ...]:
    """Return what a review says; nothing where all is well.

    What a draft lacks isn't in it: its card says that while it is written.
    """
    lost = tuple(_lost(one, found, view) for one in found.regressions)
    parts = (
        (texts.LOST, lost, found.more_regressions),
        (
            texts.SAME,
            tuple(texts.same(one.text, _name(one.entry_id, view)) for one in found.same),
            0,
        ),
        (texts.ALIKE, tuple(_alike(one, view) for one in found.alike), 0),
        (texts.MISSED, tuple(one.question for one in found.misses), 0),
        (texts.PERSONAL, tuple(texts.personal(one.kind, one.text) for one in found.personal), 0),
    )
    told = (Section(heading, lines=_few(lines, more)) for heading, lines, more in parts if lines)
    return (*told, *level_sections(found.level))


def level_sections(found: ReadingLevel | None) -> tuple[Section, ...]:
    """Return how a text could be easier to read; nothing where it is plain or very short."""
    if found is None or found.plain:
        return ()
    longest = cut(one_line(found.longest), LONGEST)
    return (Section(texts.LEVEL, texts.reading_level(found.score, B1), lines=(longest,)),)


def _lost(one: Regression, found: Review, view: Catalogue) -> str:
    own, golden = _name(one.entry_id, view), one.kind is QuestionKind.GOLDEN
    if not one.lost:
        return texts.less_sure(one.question, own, golden=golden)
    return texts.taken(one.question, own, _goes_to(one.becomes, found, view), golden=golden)


def _goes_to(reply: Reply, found: Review, view: Catalogue) -> str:
    if reply.entry_id is None or not reply.answers:
        return texts.NOTHING
    if reply.entry_id == found.draft.id:
        return texts.THIS
    return texts.entry(_name(reply.entry_id, view))


def _alike(one: Alike, view: Catalogue) -> str:
    name = _name(one.entry_id, view)
    pairs = (*((one.heading,) if one.heading else ()), *one.phrasings)
    said = tuple(pair.text for pair in pairs)[:QUOTED]
    if one.score < ALIKE:
        return texts.alike_in_words(name, said)
    return texts.alike(name, one.score, said)


def _name(own: str, view: Catalogue) -> str:
    return view.entries[own].heading if own in view.entries else own


def _few(lines: tuple[str, ...], more: int) -> tuple[str, ...]:
    short = tuple(cut(one_line(line), LONGEST) for line in lines[:MOST])
    left = len(lines) - len(short) + more
    return (*short, texts.and_more(left)) if left else short
