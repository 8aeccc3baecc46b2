"""From a ranking and its confidence to an answer: one plain decision, nothing read or written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from knowledge.answer import (
    Answer,
    Elsewhere,
    Found,
    Match,
    Move,
    Question,
    Reading,
    Reason,
    ReasonKind,
    SmallTalk,
    Suggestions,
    Unknown,
    runner_up,
)
from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry, Theme
from knowledge.language.turns import states_question
from knowledge.matching.confidence import Confidence, family_of, merely_near
from knowledge.matching.matcher import Candidate, Ranking, is_urgent
from knowledge.matching.reasons import reasons

RESULTS, REASONED, CHOICES, READING, THEMES, MOST_REASONS = 10, 5, 4, 4, 3, 3
MOST_OF_RECORD, MOST_RIVALS = 2, 2
"""How many suggestions may lead to one record, and how many may come from other interpretations."""
CERTAIN, LIKELY, CLEAR, POSSIBLE = 0.99, 0.65, 0.4, 0.2
"""Beside a certain subject or a likely answer a call for help is the answer only where it is clear,
and is mentioned only where it is possible."""
GENERAL_CALL, LEAST_FIT = "spoed-en-112", -4.0
"""What is said to a call for help of which no subject fits so well, in log odds: a wrong number is
worse than 112."""
CLOSE = 0.8
"""The share of the first result's score from which the second is close to it."""
LEADS = 1.3
"""How many times what the best of the field explains a subject outside it must, to go first."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of each thing that the bot may say; a server can set `found`."""

    found: float = 0.84
    """That the first result is right, to answer with it."""
    record: float = 0.85
    """The least of that for a record that is neither named nor asked for to read, which is seldom
    an answer: where a server sets `found` lower."""
    alone: float = 0.95
    """The same to show it alone, rather than with the runner-up below it."""
    nearest: float = 0.4
    """That the first result is right, to show its answer among suggestions as perhaps meant."""
    suggest: float = 0.03
    """That the first result is right, to suggest it among others."""
    ours: float = 0.5
    """That a question is of the field, to answer or suggest rather than point elsewhere."""
    themes: float = 0.2
    """The same, to name the nearest themes where nothing fits."""
    subject: float = 0.35
    """That a subject outside the field is the right one, to name it."""
    named: float = 0.8
    """The same for a question that may be of the field, where no answer is surer."""
    beside: float = 0.35
    """That a subject outside the field is the right one, to name it beside suggestions."""
    urgent: float = 0.25
    """That someone may need help now, to answer with whom to call."""
    call: float = 0.11
    """That someone may need help now, to say whom to call above suggestions."""


def decide(
    question: Question,
    ranking: Ranking,
    confidence: Confidence,
    entries: Mapping[str, Entry],
    themes: Mapping[str, Theme],
    thresholds: Thresholds,
    reasoned: int = REASONED,
) -> Answer:
    """Return the answer to a question; the first `reasoned` of its results have their reasons."""
    sure, ours = confidence.right, confidence.ours >= thresholds.ours
    results = top_results(ranking, entries, reasoned)
    rival = confidence.subject >= CERTAIN or sure >= LIKELY
    to_call, to_mention = (CLEAR, POSSIBLE) if rival else (thresholds.urgent, thresholds.call)
    if confidence.urgent >= to_call:
        urgent = _call_for_help(ranking, entries)
        return Elsewhere(question=question, confidence=sure, results=results, subject=urgent)
    call = _call_for_help(ranking, entries) if confidence.urgent >= to_mention else None
    subject = _calm_subject(ranking)
    fits = call is None and confidence.subject >= thresholds.subject
    surer = confidence.subject >= max(thresholds.named, sure)
    if subject is not None and fits and (not ours or surer or _leads(subject, ranking)):
        outcome = SmallTalk if subject.small_talk else Elsewhere
        return outcome(question=question, confidence=sure, results=results, subject=subject)
    choices = pick_choices(results)
    if choices and not call and ours and sure >= _needed_confidence(ranking, thresholds):
        return Found(
            question=question,
            confidence=sure,
            results=results,
            reading=further_reading(results[0], results[1:], entries, themes),
            runner_up=None if _stands_alone(choices, sure, thresholds) else runner_up(choices),
        )
    if len(choices) > 1 and (call or (ours and sure >= thresholds.suggest)):
        near = sure >= thresholds.nearest and isinstance(choices[0].entry, QuestionEntry)
        named = confidence.subject >= thresholds.beside and subject and not subject.small_talk
        return Suggestions(
            question=question,
            confidence=sure,
            results=(*choices, *(one for one in results if one not in choices)),
            choices=choices,
            nearest=choices[0] if near else None,
            elsewhere=call or (subject if named else None),
        )
    about = _nearest_themes(ranking, themes) if confidence.ours >= thresholds.themes else ()
    return Unknown(question=question, confidence=sure, results=results, themes=about)


def pick_choices(results: Iterable[Match]) -> tuple[Match, ...]:
    """Return the results to suggest, best first: at most two that lead to one record."""
    of_record: Counter[str] = Counter()
    chosen = []
    for match in results:
        family = family_of(match.entry)
        if match.score > 0 and of_record[family] < MOST_OF_RECORD:
            chosen.append(match)
            of_record[family] += 1
    return tuple(chosen[:CHOICES])


def _stands_alone(choices: Sequence[Match], sure: float, thresholds: Thresholds) -> bool:
    """Return whether the first of the choices needs no other beside it: sure, or a record."""
    first, second = choices[0], choices[1] if len(choices) > 1 else None
    if first.named or second is None or not isinstance(first.entry, QuestionEntry):
        return True
    return sure >= thresholds.alone and second.score < CLOSE * first.score


def as_suggestions(answer: Answer, shown: Sequence[Match]) -> Suggestions:
    """Return an answer as suggestions of these results."""
    suggestions = answer if isinstance(answer, Suggestions) else None
    return Suggestions(
        question=answer.question,
        confidence=answer.confidence,
        results=(*shown, *(one for one in answer.results if one not in shown))[:RESULTS],
        choices=tuple(shown),
        nearest=suggestions.nearest if suggestions and suggestions.nearest in shown[:1] else None,
        elsewhere=suggestions.elsewhere if suggestions else None,
        turn=answer.turn,
        language=answer.language,
    )


def add_rivals(answer: Answer, rivals: Iterable[Candidate]) -> Answer:
    """Return suggestions with the results of other interpretations in place of the last of them."""
    if not isinstance(answer, Suggestions) or len(answer.choices) < 2:
        return answer
    shown = {match.entry.id for match in answer.choices}
    new = {rival.entry.id: rival.entry for rival in rivals if rival.entry.id not in shown}
    least = answer.choices[-1].score
    added = [Match(entry, least, (), publications_of(entry)) for entry in new.values()]
    added = added[:MOST_RIVALS]
    return as_suggestions(answer, (*answer.choices[: CHOICES - len(added)], *added))


def _call_for_help(ranking: Ranking, entries: Mapping[str, Entry]) -> ElsewhereEntry:
    """Return the urgent subject of a ranking that has one, or 112 where it hardly fits."""
    assert ranking.urgent is not None, "without a call nobody is sure of one"
    candidate = ranking.urgent.candidate
    urgent = candidate.entry
    if candidate.fit < LEAST_FIT:
        urgent = entries.get(GENERAL_CALL, urgent)
    assert isinstance(urgent, ElsewhereEntry), "nothing else is urgent"
    return urgent


def repeat_call_for_help(answer: Answer, text: str, called: Entry | None) -> Answer:
    """Return the answer to a turn; where the last card was a call for help, it is repeated above.

    `called` is the subject of that card. What else fits is only suggested, since it may be wrong
    advice for someone in danger. That ends where the turn corrects the card, chooses what stood
    under it, or surely asks something else in words of its own.
    """
    if not isinstance(called, ElsewhereEntry) or not called.urgent:
        return answer
    asks_else = (
        answer.turn.move is Move.ALONE and answer.confidence >= LIKELY and states_question(text)
    )
    chosen = isinstance(answer, Found) and answer.turn.move is Move.CHOOSES
    if asks_else or chosen or answer.turn.move is Move.CORRECTS:
        return answer
    if isinstance(answer, Found):
        return replace(as_suggestions(answer, pick_choices(answer.results)), elsewhere=called)
    if isinstance(answer, Suggestions):
        return replace(answer, nearest=None, elsewhere=called)
    calm = isinstance(answer, Elsewhere) and not is_urgent(answer.subject)
    leans = isinstance(answer, SmallTalk) and answer.turn.move is Move.CONTINUES
    if calm or leans or isinstance(answer, Unknown):
        return Elsewhere(
            question=answer.question,
            confidence=answer.confidence,
            results=answer.results,
            turn=answer.turn,
            subject=called,
        )
    return answer


def decline_writing(answer: Answer, about: str, writing: ElsewhereEntry) -> Answer:
    """Return the answer to a request to write something `about` a subject.

    That the bot doesn't write is said first, by the entry `writing`; it is the whole answer where
    no subject is named, or nothing is known about it.
    """
    subject = answer.subject if isinstance(answer, Elsewhere) else None
    if subject is writing or (subject and is_urgent(subject)):
        return answer
    if not about or not isinstance(answer, Found | Suggestions | Elsewhere):
        return Elsewhere(
            question=answer.question, confidence=0.0, results=answer.results, subject=writing
        )
    if isinstance(answer, Suggestions) and answer.elsewhere is writing:
        answer = replace(answer, elsewhere=None)
    return replace(answer, declined=writing)


def combine_answers(question: Question, first: Found, second: Answer) -> Found | None:
    """Return one answer to a message of two questions, where both are sure and not the same."""
    if not isinstance(second, Found):
        return None
    match, other = first.match, second.match
    if family_of(match.entry) == family_of(other.entry):
        return None
    rest = (result for result in first.results[1:] if result.entry.id != other.entry.id)
    return Found(
        question=question,
        confidence=min(first.confidence, second.confidence),
        results=(match, replace(other, score=match.score), *rest)[:RESULTS],
        reading=first.reading,
        also=other,
    )


def top_results(
    ranking: Ranking, entries: Mapping[str, Entry], reasoned: int = REASONED
) -> tuple[Match, ...]:
    """Return ten results, or none where the question has no word.

    The first `reasoned` have their reasons. Where fewer than ten entries fit, the first ones of the
    packs follow with a score of 0.
    """
    results = [
        as_match(found, ranking if place < reasoned else None)
        for place, found in enumerate(ranking.field[:RESULTS])
    ]
    if ranking.query.empty or len(results) == RESULTS:
        return tuple(results)
    known = {found.entry.id for found in results}
    rest = (
        Match(entry, 0.0, publications=publications_of(entry))
        for entry in entries.values()
        if entry.id not in known and not isinstance(entry, ElsewhereEntry)
    )
    return (*results, *islice(rest, RESULTS - len(results)))


def as_match(candidate: Candidate, ranking: Ranking | None = None) -> Match:
    """Return a candidate as a result, with its reasons where its ranking is given."""
    entry = candidate.entry
    return Match(
        entry=entry,
        score=candidate.score,
        reasons=reasons(ranking.query, candidate) if ranking else (),
        publications=publications_of(entry),
        named=candidate.named,
    )


def publications_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the records behind an entry, its primary source first."""
    if not isinstance(entry, QuestionEntry):
        return (entry.id,)
    cited = [source.item for source in entry.sources if source.item]
    return tuple(dict.fromkeys((*cited, *entry.reading)))


def further_reading(
    answer: Match,
    others: tuple[Match, ...],
    entries: Mapping[str, Entry],
    themes: Mapping[str, Theme],
) -> tuple[Reading, ...]:
    """Return the source of an answer and at most three more records worth reading, with reasons.

    First the source itself, then what its writer named, then other results that share a theme.
    """
    shown = answer.entry
    words = {other.entry.id: other.reasons for other in others}
    offered: dict[str, Reading] = {}
    for entry_id in publications_of(shown):
        record = entries.get(entry_id)
        if record is not None and entry_id != shown.id:
            source = (Reason(ReasonKind.SOURCE, record.heading),) if not offered else ()
            why = (*source, *_shared_theme(shown, record, themes), *words.get(entry_id, ()))
            offered[entry_id] = Reading(record, why[:MOST_REASONS])
    for other in others:
        shared = _shared_theme(shown, other.entry, themes)
        if shared and not isinstance(other.entry, QuestionEntry | ElsewhereEntry):
            why = (*shared, *other.reasons)
            offered.setdefault(other.entry.id, Reading(other.entry, why[:MOST_REASONS]))
    return tuple(offered.values())[:READING]


def _shared_theme(shown: Entry, record: Entry, themes: Mapping[str, Theme]) -> tuple[Reason, ...]:
    common = [theme for theme in shown.themes if theme in record.themes and theme in themes]
    return tuple(Reason(ReasonKind.THEME, themes[theme].name) for theme in common[:1])


def _needed_confidence(ranking: Ranking, thresholds: Thresholds) -> float:
    """Return how sure the first result must be to be the answer."""
    near = merely_near(ranking.field[0], ranking.query.kinds)
    return max(thresholds.found, thresholds.record) if near else thresholds.found


def _leads(subject: ElsewhereEntry, ranking: Ranking) -> bool:
    """Return whether a subject outside the field fits so much better that it is surely meant."""
    candidates = (candidate for candidate in ranking.outside if candidate.entry is subject)
    explained = next(candidates).explained
    return not ranking.field or explained >= LEADS * ranking.field[0].explained


def _calm_subject(ranking: Ranking) -> ElsewhereEntry | None:
    """Return the first subject outside the field that can wait."""
    calm = (candidate.entry for candidate in ranking.outside if not is_urgent(candidate.entry))
    first = next(calm, None)
    assert first is None or isinstance(first, ElsewhereEntry), "the outside holds nothing else"
    return first


def _nearest_themes(ranking: Ranking, themes: Mapping[str, Theme]) -> tuple[Theme, ...]:
    """Return the themes that the best candidates share most."""
    weight: defaultdict[str, float] = defaultdict(float)
    for candidate in ranking.field[:RESULTS]:
        for theme in candidate.entry.themes:
            weight[theme] += candidate.score
    nearest = sorted(weight, key=lambda theme: (-weight[theme], theme))[:THEMES]
    return tuple(themes[theme] for theme in nearest if theme in themes)
