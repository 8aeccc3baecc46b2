"""A question in another language: what it comes near in meaning is offered, in Dutch.

Answered outright is only a call for help, thanks, and what is asked for by its name.
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
"""How near in meaning a call for help is, small talk, and a subject outside the field."""
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
"""Words that hold a sentence together in these languages."""
_FLEMISH = re.compile(r"vla(?:anderen|am)|fl(?:and|em)|belgi|belc|\bocmw|بلجيكا|فلاندر")
STEM = 6
FIRST, BEHIND = 3, 0.1
"""A call for help may stand so many places from the first, and be so much less near."""
LIKELY, CLEAR = 0.18, 0.5
"""How likely words call for help, to hear what is less near, and to hear it whatever else is."""
ALONE, NAMED_MORE = 0.11, 0.13
"""So little nearer than what is calm a call is doubted that words don't make likely, or that is so
much less near than what words name."""
NAMED, FADING = 0.3, 0.8
"""What words of the field add to the best that they lead to, and how fast it lessens."""


def answer_foreign(
    question: Question,
    language: str,
    alone: Answer,
    meant: Sequence[tuple[Entry, float]],
    named: Sequence[Candidate],
    *,
    called: float = 0.0,
) -> Answer:
    """Return the answer to a question that isn't Dutch.

    `alone` is what its words were found to say, `meant` what is near it in meaning, and `named`
    what the Dutch for its words leads to; without any of these nothing can be offered. A call for
    help that is the nearest counts where it is near, or by words as likely as it is `called`; where
    much else is as near it stands above the suggestions.
    """
    subject = alone.subject if isinstance(alone, Elsewhere | SmallTalk) else None
    if isinstance(alone, Suggestions) and alone.elsewhere and is_urgent(alone.elsewhere):
        subject = alone.elsewhere
    told = subject is not None and _speaks_of(question.text, subject)
    heard = told or (not named and subject is not None and is_urgent(subject))
    if heard and not meant and subject and subject.small_talk:
        return replace(alone, language=language)
    if heard and not meant and subject and is_urgent(subject):
        return _calling(question, alone, subject, language)
    near = _nearest(question.text, meant, named)
    field = tuple(one for one in near if not isinstance(one.entry, ElsewhereEntry))
    by_words = subject if subject and is_urgent(subject) else None
    urgent = _urgent(meant, by_words, told=told, likely=called >= LIKELY)
    doubted = len(field) >= CHOICES and _is_doubted(meant, near, called)
    if urgent and not doubted:
        return _calling(question, alone, urgent, language)
    outright = isinstance(alone, Found) and alone.match.named and alone.confidence >= SURE
    if (meant and isinstance(alone, SmallTalk)) or (outright and not urgent):
        return replace(alone, language=language)
    results = field[:RESULTS] or alone.results
    beside, close = _outside(meant)
    first = bool(near) and near[0].entry is beside
    if beside is not None and not urgent and first and beside.small_talk and close >= COURTEOUS:
        return SmallTalk(
            question=question, confidence=0.0, results=results, subject=beside, language=language
        )
    if len(field) < CHOICES:
        return Unknown(question=question, confidence=0.0, results=alone.results, language=language)
    fits = beside is not None and close >= BESIDE and not beside.small_talk
    return Suggestions(
        question=question,
        confidence=alone.confidence,
        results=results,
        choices=field[:CHOICES],
        elsewhere=urgent or by_words or (beside if fits else None),
        language=language,
    )


def _calling(question: Question, alone: Answer, call: ElsewhereEntry, language: str) -> Elsewhere:
    return Elsewhere(
        question=question, confidence=0.0, results=alone.results, subject=call, language=language
    )


def _outside(meant: Sequence[tuple[Entry, float]]) -> tuple[ElsewhereEntry | None, float]:
    """Return the subject outside the field where hardly anything is nearer, and how near it is."""
    for entry, close in meant[:FIRST]:
        if isinstance(entry, ElsewhereEntry) and not entry.urgent:
            return (entry, close) if meant[0][1] - close <= BEHIND else (None, 0.0)
    return None, 0.0


def _speaks_of(text: str, subject: ElsewhereEntry) -> bool:
    """Return whether most words that tell something begin as one in the subject's phrasings do."""
    known = {word[:STEM] for phrasing in subject.phrasings for word in words(phrasing)}
    told = [word[:STEM] for word in words(text) if word not in _LITTLE]
    return 2 * sum(word in known for word in told) >= max(1, len(told))


def _urgent(
    meant: Sequence[tuple[Entry, float]],
    called: ElsewhereEntry | None,
    *,
    told: bool,
    likely: bool,
) -> ElsewhereEntry | None:
    """Return the call for help that is meant: the nearest, else what words `called` for and `told`.

    What is less near, second or third counts where words call for help too.
    """
    for place, (entry, close) in enumerate(meant[:FIRST]):
        if isinstance(entry, ElsewhereEntry) and entry.urgent:
            if place == 0 and (likely or close >= URGENT):
                return entry
            near = meant[0][1] - close <= BEHIND
            return (called if told else entry) if called and near else None
    return None


def _is_doubted(meant: Sequence[tuple[Entry, float]], near: Sequence[Match], called: float) -> bool:
    """Return whether something calm is about as near as the nearest call for help."""
    call = max((close for entry, close in meant if is_urgent(entry)), default=0.0)
    calm = max((close for entry, close in meant if not is_urgent(entry)), default=0.0)
    best = max((one.score for one in near if not is_urgent(one.entry)), default=0.0)
    least = LIKELY if best - call < NAMED_MORE else CLEAR
    return called < least and call - calm <= ALONE


def _nearest(
    text: str, meant: Sequence[tuple[Entry, float]], named: Sequence[Candidate]
) -> tuple[Match, ...]:
    """Return what is near in meaning, and more so where words of the field lead to it too.

    What is of Flanders comes after the rest for who doesn't name it.
    """
    shares = {one.entry.id: NAMED * FADING**place for place, one in enumerate(named)}
    close = {entry.id: near for entry, near in meant}
    entries = {entry.id: entry for entry, _ in meant} | {one.entry.id: one.entry for one in named}
    least = min(close.values(), default=0.0)
    scores = {own: close.get(own, least) + shares.get(own, 0.0) for own in entries}
    at_home = not _FLEMISH.search(fold(text))
    away = {own for own in entries if at_home and _FLEMISH.search(fold(entries[own].heading))}
    order = sorted(scores, key=lambda own: (own in away, -scores[own], own))
    return tuple(
        Match(entries[own], scores[own], (), publications_of(entries[own])) for own in order
    )
