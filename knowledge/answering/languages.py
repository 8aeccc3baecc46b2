"""A question in another language: what it comes near in meaning is offered, in Dutch.

Answered outright is only a call for help, thanks, and what is asked for by its name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answer import Answer, Elsewhere, Found, Match, SmallTalk, Suggestions, Unknown
from knowledge.answering.deciding import publications
from knowledge.entry import ElsewhereEntry
from knowledge.matching.matcher import is_urgent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answer import Question
    from knowledge.entry import Entry
    from knowledge.matching.matcher import Candidate

SURE = 0.95
URGENT, COURTEOUS, BESIDE = 0.5, 0.6, 0.5
"""How near in meaning a call for help is, small talk, and a subject outside the field."""
FIRST, RESULTS, CHOICES = 3, 10, 4
NAMED, FADING = 0.3, 0.8
"""What words of the field add to the best that they lead to, and how fast it lessens."""


def answer_across(
    question: Question,
    language: str,
    alone: Answer,
    meant: Sequence[tuple[Entry, float]],
    named: Sequence[Candidate],
) -> Answer:
    """Return the answer to a question that isn't Dutch.

    `alone` is what its words were found to say, `meant` what is near it in meaning, and `named`
    what the Dutch for its words leads to; without any of these nothing can be offered.
    """
    called = isinstance(alone, Elsewhere) and is_urgent(alone.subject)
    if urgent := _urgent(meant, called=called):
        answer = Elsewhere(question=question, confidence=0.0, results=alone.results, subject=urgent)
        return replace(answer, language=language)
    if not meant and isinstance(alone, SmallTalk | Elsewhere):
        return replace(alone, language=language)
    near = _nearest(meant, named)
    if isinstance(alone, SmallTalk) or (isinstance(alone, Found) and alone.confidence >= SURE):
        return replace(alone, language=language)
    field = tuple(one for one in near if not isinstance(one.entry, ElsewhereEntry))
    results = field[:RESULTS] or alone.results
    beside, close = _outside(near)
    if beside is not None and beside.small_talk and close >= COURTEOUS:
        return SmallTalk(
            question=question, confidence=0.0, results=results, subject=beside, language=language
        )
    if len(field) < CHOICES:
        return Unknown(question=question, confidence=0.0, results=results, language=language)
    told = beside is not None and close >= BESIDE and not beside.small_talk
    return Suggestions(
        question=question,
        confidence=alone.confidence,
        results=results,
        choices=field[:CHOICES],
        elsewhere=beside if told else None,
        language=language,
    )


def _outside(near: Sequence[Match]) -> tuple[ElsewhereEntry | None, float]:
    """Return the subject outside the field where nothing is nearer, and how near it is."""
    first = near[0] if near else None
    if first is None or not isinstance(first.entry, ElsewhereEntry) or is_urgent(first.entry):
        return None, 0.0
    return first.entry, first.score


def _urgent(meant: Sequence[tuple[Entry, float]], *, called: bool) -> ElsewhereEntry | None:
    """Return the call for help that is nearest, or near where words `called` for one too."""
    for place, (entry, close) in enumerate(meant[:FIRST]):
        if isinstance(entry, ElsewhereEntry) and entry.urgent:
            return entry if called or (place == 0 and close >= URGENT) else None
    return None


def _nearest(meant: Sequence[tuple[Entry, float]], named: Sequence[Candidate]) -> tuple[Match, ...]:
    """Return what is near in meaning, and more so where words of the field lead to it too."""
    shares = {one.entry.id: NAMED * FADING**place for place, one in enumerate(named)}
    close = {entry.id: near for entry, near in meant}
    entries = {entry.id: entry for entry, _ in meant} | {one.entry.id: one.entry for one in named}
    least = min(close.values(), default=0.0)
    scores = {own: close.get(own, least) + shares.get(own, 0.0) for own in entries}
    order = sorted(scores, key=lambda own: (-scores[own], own))
    return tuple(Match(entries[own], scores[own], (), publications(entries[own])) for own in order)
