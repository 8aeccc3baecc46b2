"""`python -m bot explain "vraag"`: how an answer came about, stage by stage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.asking.ask import outcome_name
from bot.terminal.ask import open_catalogue
from knowledge.answer import Elsewhere, Question, SmallTalk
from knowledge.matching.channels import CHANNELS
from knowledge.matching.confidence import FEATURES, LEARNED_FROM, Leaders
from knowledge.matching.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.settings import Settings
    from knowledge.answer import Answer
    from knowledge.catalogue import Catalogue
    from knowledge.matching.confidence import Logistic
    from knowledge.matching.matcher import Candidate, Ranking
    from knowledge.matching.query import Query

SHOWN = 5


def explain(settings: Settings, words: str) -> int:
    """Print each stage from the words to the answer."""
    catalogue = open_catalogue(settings, patient=False)
    for line in explained(words, catalogue):
        sys.stdout.write(f"{line}\n")
    return 0


def explained(words: str, catalogue: Catalogue) -> Iterator[str]:
    """Give the lines: words, candidates, what the confidence is made of, and the outcome."""
    query = catalogue.matcher.analyse(words)
    ranking = catalogue.matcher.rank(query)
    leaders = Leaders.of(ranking)
    yield from _read(query, leaders)
    for title, side in (("of the field", ranking.field), ("outside it", ranking.outside)):
        yield f"Candidates {title}:"
        yield from _candidates(side[:SHOWN])
    yield "Why:"
    yield from _reasons(ranking)
    yield "How sure (what each feature adds to the log odds):"
    for chance in LEARNED_FROM:
        yield from _chance(chance, getattr(catalogue.model, chance), leaders)
    yield f"Outcome: {_outcome(catalogue.answer(Question(words)))}"


def _read(query: Query, leaders: Leaders) -> Iterator[str]:
    yield f"Words: {' '.join(query.words)}"
    yield f"Mended: {', '.join(f'{a} → {b}' for a, b in query.repaired.items()) or 'none'}"
    yield f"Verbs joined: {', '.join(query.joined) or 'none'}"
    yield f"Synonyms: {', '.join(f'{a} → {b.text}' for a, b in query.synonyms) or 'none'}"
    yield f"Asks for: {', '.join(sorted(leaders.asked.kinds)) or 'nothing in particular'}"


def _candidates(candidates: Sequence[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        shares = " ".join(f"{c.name} {candidate.channels[c.name]:.2f}" for c in CHANNELS)
        named = " named" if candidate.named else ""
        close = f"close {candidate.close:.2f}"
        yield f"  {candidate.score:.3f} {candidate.entry.id} ({shares} {close}{named})"


def _reasons(ranking: Ranking) -> Iterator[str]:
    for candidate in ranking.field[:SHOWN]:
        found = (f"{one.kind.value} {one.text}" for one in reasons(ranking.query, candidate))
        yield f"  {candidate.entry.id}: {', '.join(found) or 'its meaning or characters'}"


def _chance(name: str, model: Logistic, leaders: Leaders) -> Iterator[str]:
    yield f"  {name} {model.chance(leaders):.2f} (bias {model.bias:+.2f})"
    for feature, (mean, scale, weight) in model.rows.items():
        value = FEATURES[feature](leaders)
        yield f"    {feature} {value:.2f}: {weight * (value - mean) / scale:+.2f}"


def _outcome(answer: Answer) -> str:
    said = f"{outcome_name(answer)} ({answer.confidence:.2f})"
    if isinstance(answer, Elsewhere | SmallTalk):
        return f"{said}: {answer.subject.id}"
    return f"{said}: {answer.results[0].entry.id}" if answer.results else said
