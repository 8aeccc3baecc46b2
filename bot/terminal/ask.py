"""`python -m bot ask` and `explain`: an answer for a person or a program, and how it was found."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from bot.asking.ask import KeptAnswer
from bot.settings import Settings
from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Match,
    Question,
    SmallTalk,
    Suggestions,
)
from knowledge.answering.conversing import context_after
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.matching.confidence import FEATURES, LEARNED_FROM, Leaders, Logistic
from knowledge.matching.matcher import Candidate, Ranking
from knowledge.matching.meaning import load_sense
from knowledge.matching.query import Query
from knowledge.matching.reasons import reasons

MANY = 2_000
"""How many vectors are worked out in a few seconds."""
DIGITS = 6
"""Of a score or a probability: enough to tell apart what the matcher tells apart."""
SHOWN = 5


def ask_once(words: str, settings: Settings, *, full: bool = False) -> int:
    from bot.asking.views import answer_view
    from bot.cards.entries import beside, deeper_view, reading_view
    from bot.terminal.screen import Screen

    catalogue, screen = open_catalogue(settings, patient=False), Screen.over(sys.stdout)
    answer = catalogue.answer(Question(words))
    if full and isinstance(answer, Found):
        entry = answer.match.entry
        screen.show_once(deeper_view(entry, answer.reading, catalogue, None))
        screen.out.write("\n")
        screen.show_once(reading_view(entry, beside(entry, answer.reading)))
    else:
        screen.show_once(answer_view(KeptAnswer(answer, key=""), catalogue))
    return 0


def ask_json(settings: Settings) -> int:
    """Answer each line of standard input by one line of JSON on standard output, in order."""
    catalogue = open_catalogue(settings, patient=True)
    for line in sys.stdin.buffer:
        question = line.decode("utf-8", errors="replace").strip().removeprefix("\ufeff")
        if question:
            turns = conversation_in(question)
            answer = as_json(answer_last(catalogue, turns), turns[-1])
            sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            sys.stdout.buffer.flush()
    return 0


def open_catalogue(settings: Settings, *, patient: bool) -> Catalogue:
    """Return the catalogue, which compares meanings where that is wanted and installed.

    Working out missing vectors takes a minute, once: `patient` waits for it, else only words are
    compared.
    """
    catalogue = Catalogue.open(settings.knowledge)
    sense = load_sense() if settings.semantic else None
    if sense is None:
        return catalogue
    missing = len(sense.known.missing(catalogue.phrasings()))
    if missing > MANY and not patient:
        return catalogue
    if missing > MANY:
        sys.stderr.write(f"→ Working out what {missing} phrasings mean (once)\n")
    return catalogue.with_sense(sense)


def conversation_in(line: str) -> list[str]:
    """Return the turns of a line that is a JSON list of texts; any other line is one turn."""
    try:
        turns = json.loads(line) if line.startswith("[") else None
    except ValueError:
        turns = None
    if isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns):
        return turns
    return [line]


def answer_last(catalogue: Catalogue, turns: Sequence[str]) -> Answer:
    """Answer the turns of a conversation in order, and return the answer to the last."""
    context: Context | None = None
    for turn in turns[:-1]:
        context = context_after(catalogue.answer(Question(turn, context=context))) or context
    return catalogue.answer(Question(turns[-1], context=context))


def as_json(answer: Answer, question: str) -> dict[str, Any]:
    entry = _answering_entry(answer)
    nearest = answer.nearest if isinstance(answer, Suggestions) else None
    second = answer.second if isinstance(answer, Found | Suggestions) else None
    return {
        "question": question,
        "turn": answer.turn.move.value,
        "outcome": answer.kind.value,
        "confidence": round(answer.confidence, DIGITS),
        "answer": entry.body[0] if entry else None,
        "nearest": nearest.entry.body[0] if nearest else None,
        "second": second.entry.body[0] if second else None,
        "results": [_result(match) for match in answer.results],
    }


def _answering_entry(answer: Answer) -> Entry | None:
    match answer:
        case Found():
            return answer.match.entry
        case Elsewhere() | SmallTalk():
            return answer.subject
        case _:
            return None


def _result(match: Match) -> dict[str, Any]:
    return {
        "id": match.entry.id,
        "kind": match.entry.kind.value,
        "title": match.entry.heading,
        "url": match.entry.url,
        "score": round(match.score, DIGITS),
        "publications": list(match.publications),
    }


def explain(settings: Settings, words: str) -> int:
    catalogue = open_catalogue(settings, patient=False)
    sys.stdout.writelines(f"{line}\n" for line in explained(words, catalogue))
    return 0


def explained(words: str, catalogue: Catalogue) -> Iterator[str]:
    """Give the lines that explain how a question is answered, or the last turn of a JSON list."""
    turns = conversation_in(words)
    answer = answer_last(catalogue, turns)
    yield f"Turn: {answer.turn.move} ({answer.turn.because})"
    if answer.question.text != turns[-1]:
        yield f"Read as: {answer.question.text}"
    query = catalogue.matcher.analyse(answer.question.text)
    ranking = catalogue.matcher.rank(query)
    leaders = Leaders.of(ranking)
    yield from _query_lines(query)
    for title, side in (("of the field", ranking.field), ("outside it", ranking.outside)):
        yield f"Candidates {title}:"
        yield from _candidate_lines(side[:SHOWN])
    yield "Why:"
    yield from _reason_lines(ranking)
    yield "How sure (what each feature adds to the log odds):"
    for chance in LEARNED_FROM:
        yield from _feature_lines(chance, getattr(catalogue.model, chance), leaders)
    yield f"Outcome: {_outcome(answer)}"


def _query_lines(query: Query) -> Iterator[str]:
    yield f"Words: {' '.join(query.words)}"
    yield f"Mended: {', '.join(f'{a} → {b}' for a, b in query.repaired.items()) or 'none'}"
    yield f"Verbs joined: {', '.join(query.joined) or 'none'}"
    yield f"Synonyms: {', '.join(f'{a} → {b.text}' for a, b in query.synonyms) or 'none'}"
    yield f"Asks for: {', '.join(sorted(query.kinds)) or 'nothing in particular'}"


def _candidate_lines(candidates: Sequence[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        numbers = candidate.values | {"close": candidate.close}
        values = " ".join(f"{name} {value:.2f}" for name, value in numbers.items())
        named = " named" if candidate.named else ""
        yield f"  {candidate.score:.3f} {candidate.entry.id} ({values}{named})"


def _reason_lines(ranking: Ranking) -> Iterator[str]:
    for candidate in ranking.field[:SHOWN]:
        texts = (f"{one.kind.value} {one.text}" for one in reasons(ranking.query, candidate))
        yield f"  {candidate.entry.id}: {', '.join(texts) or 'its meaning or characters'}"


def _feature_lines(name: str, model: Logistic, leaders: Leaders) -> Iterator[str]:
    yield f"  {name} {model.chance(leaders):.2f} (bias {model.bias:+.2f})"
    for feature, (mean, scale, weight) in model.rows.items():
        value = FEATURES[feature](leaders)
        yield f"    {feature} {value:.2f}: {weight * (value - mean) / scale:+.2f}"


def _outcome(answer: Answer) -> str:
    sentence = f"{answer.kind} ({answer.confidence:.2f})"
    if isinstance(answer, Elsewhere | SmallTalk):
        return f"{sentence}: {answer.subject.id}"
    return f"{sentence}: {answer.results[0].entry.id}" if answer.results else sentence
