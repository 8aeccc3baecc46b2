"""Answers to questions in other languages: entries near in meaning are suggested, in Dutch.

Only a call for help, thanks, and an entry asked for by its name are answered outright.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer import (
    Answer,
    Elsewhere,
    Found,
    Match,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
)
from knowledge.answering.deciding import CHOICES, RESULTS, publications_of
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.language.normalising import fold, words
from knowledge.matching.matcher import Candidate, is_urgent

SURE = 0.95
URGENT, COURTEOUS, BESIDE = 0.5, 0.6, 0.5
"""The least closeness in meaning of a call for help, of small talk, of another subject outside."""
_LITTLE = frozenset(
    words("""
    the a an so much very is are am was be to of in on at for from with and or my me i you he
    she it we they his her our your their there this that what who how can do does did have has
    had not no now in the من في على الى عن هل ما ماذا كيف اين هذا هذه انا لا ليس عند عندي لي مع
    او ان كان هناك افعل ne bu bir ve mi var yok icin ben beni bana o da de ile nasil kim cok
    benim yapabilirim w i na z do nie jest sie to co jak gdzie mam mnie moj moja za po od czy
    kto nic
    """)
)
"""Function words of English, Arabic, Turkish and Polish."""
_FLEMISH = re.compile(r"vla(?:anderen|am)|fl(?:and|em)|belgi|belc|\bocmw|بلجيكا|فلاندر")
STEM = 6
FIRST, BEHIND = 3, 0.1
"""How many of the nearest entries are looked at for a call for help or another subject outside the
field, and how much less near than the first it may be."""
LIKELY, CLEAR = 0.18, 0.5
"""The probability, by words, from which a less near call counts, and a doubted one does."""
ALONE, NAMED_MORE = 0.11, 0.13
"""A call that is unlikely by words is doubted where it is at most `ALONE` nearer than all else, and
a likely one too where a named entry is at least `NAMED_MORE` nearer."""
NAMED, FADING = 0.3, 0.8
"""What the best match by words gains in closeness, and how fast that fades down the list."""


def answer_foreign(
    question: Question,
    language: str,
    alone: Answer,
    neighbours: Sequence[tuple[Entry, float]],
    named: Sequence[Candidate],
    *,
    called: float = 0.0,
) -> Answer:
    """Return the answer to a question that isn't Dutch.

    `alone` is the answer by its words, `neighbours` are the entries nearest in meaning, and `named`
    is what the Dutch for its words leads to; without these nothing can be suggested. `called` is
    the probability, by words, that someone needs help now. The nearest call for help is the
    answer where it is near or likely; where much else is as near, it stands above suggestions.
    """
    subject = alone.subject if isinstance(alone, Elsewhere | SmallTalk) else None
    if isinstance(alone, Suggestions) and alone.elsewhere and is_urgent(alone.elsewhere):
        subject = alone.elsewhere
    speaks_of_it = subject is not None and _speaks_of(question.text, subject)
    relevant = speaks_of_it or (not named and subject is not None and is_urgent(subject))
    if relevant and not neighbours and subject and subject.small_talk:
        return replace(alone, language=language)
    if relevant and not neighbours and subject and is_urgent(subject):
        return _calling(question, alone, subject, language)
    near = _nearest(question.text, neighbours, named)
    field = tuple(match for match in near if not isinstance(match.entry, ElsewhereEntry))
    by_words = subject if subject and is_urgent(subject) else None
    urgent = _urgent(neighbours, by_words, told=speaks_of_it, likely=called >= LIKELY)
    doubted = len(field) >= CHOICES and _is_doubted(neighbours, near, called)
    if urgent and not doubted:
        return _calling(question, alone, urgent, language)
    outright = isinstance(alone, Found) and alone.match.named and alone.confidence >= SURE
    if (neighbours and isinstance(alone, SmallTalk)) or (outright and not urgent):
        return replace(alone, language=language)
    results = field[:RESULTS] or alone.results
    calm, close = _outside(neighbours)
    first = bool(near) and near[0].entry is calm
    if calm is not None and not urgent and first and calm.small_talk and close >= COURTEOUS:
        return SmallTalk(
            question=question, confidence=0.0, results=results, subject=calm, language=language
        )
    if len(field) < CHOICES:
        return Unknown(question=question, confidence=0.0, results=alone.results, language=language)
    fits = calm is not None and close >= BESIDE and not calm.small_talk
    return Suggestions(
        question=question,
        confidence=alone.confidence,
        results=results,
        choices=field[:CHOICES],
        elsewhere=urgent or by_words or (calm if fits else None),
        language=language,
    )


def _calling(question: Question, alone: Answer, call: ElsewhereEntry, language: str) -> Elsewhere:
    return Elsewhere(
        question=question, confidence=0.0, results=alone.results, subject=call, language=language
    )


def _outside(neighbours: Sequence[tuple[Entry, float]]) -> tuple[ElsewhereEntry | None, float]:
    """Return a subject outside the field that is about the nearest, and its closeness."""
    for entry, close in neighbours[:FIRST]:
        if isinstance(entry, ElsewhereEntry) and not entry.urgent:
            return (entry, close) if neighbours[0][1] - close <= BEHIND else (None, 0.0)
    return None, 0.0


def _speaks_of(text: str, subject: ElsewhereEntry) -> bool:
    """Return whether most content words begin as a word of the subject's phrasings does."""
    known = {word[:STEM] for phrasing in subject.phrasings for word in words(phrasing)}
    stems = [word[:STEM] for word in words(text) if word not in _LITTLE]
    return 2 * sum(word in known for word in stems) >= max(1, len(stems))


def _urgent(
    neighbours: Sequence[tuple[Entry, float]],
    called: ElsewhereEntry | None,
    *,
    told: bool,
    likely: bool,
) -> ElsewhereEntry | None:
    """Return the call for help that is meant.

    That is the nearest entry, where it is near enough or `likely` by words. A second or third
    counts only where words `called` for help too, and then those words choose where they `told`
    of their subject.
    """
    for place, (entry, close) in enumerate(neighbours[:FIRST]):
        if isinstance(entry, ElsewhereEntry) and entry.urgent:
            if place == 0 and (likely or close >= URGENT):
                return entry
            near = neighbours[0][1] - close <= BEHIND
            return (called if told else entry) if called and near else None
    return None


def _is_doubted(
    neighbours: Sequence[tuple[Entry, float]], near: Sequence[Match], called: float
) -> bool:
    """Return whether something else is about as near as the nearest call for help."""
    call = max((close for entry, close in neighbours if is_urgent(entry)), default=0.0)
    calm = max((close for entry, close in neighbours if not is_urgent(entry)), default=0.0)
    best = max((match.score for match in near if not is_urgent(match.entry)), default=0.0)
    least = LIKELY if best - call < NAMED_MORE else CLEAR
    return called < least and call - calm <= ALONE


def _nearest(
    text: str, neighbours: Sequence[tuple[Entry, float]], named: Sequence[Candidate]
) -> tuple[Match, ...]:
    """Return the nearest entries, those that words of the field lead to being nearer.

    Entries about Flanders come last, unless the question names it.
    """
    shares = {candidate.entry.id: NAMED * FADING**place for place, candidate in enumerate(named)}
    closeness = {entry.id: near for entry, near in neighbours}
    entries = {entry.id: entry for entry, _ in neighbours} | {
        candidate.entry.id: candidate.entry for candidate in named
    }
    least = min(closeness.values(), default=0.0)
    scores = {
        entry_id: closeness.get(entry_id, least) + shares.get(entry_id, 0.0) for entry_id in entries
    }
    at_home = not _FLEMISH.search(fold(text))
    away = {
        entry_id
        for entry_id in entries
        if at_home and _FLEMISH.search(fold(entries[entry_id].heading))
    }
    order = sorted(scores, key=lambda entry_id: (entry_id in away, -scores[entry_id], entry_id))
    return tuple(
        Match(entries[entry_id], scores[entry_id], (), publications_of(entries[entry_id]))
        for entry_id in order
    )
