"""Golden questions: whether each finds its entry, and if not, which stage lost it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from knowledge.answer import (
    Answer,
    Elsewhere,
    Found,
    Intent,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
)
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.matching.channels import CHANNELS, Channel
from knowledge.matching.confidence import family_of
from knowledge.matching.matcher import Candidate, Ranking
from knowledge.matching.weights import Weights
from knowledge.reviewing.values import GoldenResults, Miss, Reply, Stage

Right = Callable[[Entry], bool]

_STAGES = {
    "stems": Stage.WORDS,
    "grams": Stage.CHARACTERS,
    "pairs": Stage.WORD_ORDER,
    "near": Stage.MEANING,
    "centre": Stage.MEANING,
    "alike": Stage.MEANING,
    "prior": Stage.PRIOR,
}


def ask_golden_questions(entries: Iterable[Entry], catalogue: Catalogue) -> GoldenResults:
    """Ask a catalogue the golden questions of some of its entries."""
    asked, misses = 0, []
    for entry in entries:
        for text in entry.golden:
            asked += 1
            answer = catalogue.answer(Question(text))
            if not is_right_answer(entry, answer):
                ranking = catalogue.matcher.rank(catalogue.matcher.analyse(text))
                ours = not isinstance(entry, ElsewhereEntry)
                stage = stage_that_lost(ranking, answer, same_record(entry), ours=ours)
                misses.append(Miss(text, entry.id, as_reply(answer), stage))
    return GoldenResults(asked, tuple(misses))


def is_right_answer(entry: Entry, answer: Answer) -> bool:
    """Return whether an answer is right for a question of this entry.

    The first result has to be the entry, or one that leads to the same record. A question outside
    the field may get its own subject or no answer: never another subject, and never no answer where
    someone may need help.
    """
    if isinstance(entry, ElsewhereEntry):
        if isinstance(answer, Elsewhere | SmallTalk):
            return answer.subject.id == entry.id
        return isinstance(answer, Unknown) and not answer.themes and not entry.urgent
    if not isinstance(answer, Found | Suggestions):
        return False
    return family_of(answer.results[0].entry) == family_of(entry)


def as_reply(answer: Answer) -> Reply:
    """Return an answer in brief."""
    if isinstance(answer, Elsewhere | SmallTalk):
        return Reply(answer.kind, answer.subject.id, answer.confidence)
    first = answer.results[0].entry.id if answer.results else None
    return Reply(answer.kind, first, answer.confidence)


def same_record(entry: Entry) -> Right:
    """Return a test of whether another entry leads to the same record."""
    family = family_of(entry)
    return lambda other: family_of(other) == family


def stage_that_lost(ranking: Ranking, answer: Answer, right: Right, *, ours: bool) -> Stage:
    """Return the stage that lost a question, which should have found an entry that is `right`.

    `ours` is whether the question is of the field.
    """
    if isinstance(answer, Intent):
        return Stage.REQUEST
    if ours:
        away = isinstance(answer, Elsewhere | SmallTalk)
        return Stage.OUTSIDE if away else _lost_among(ranking.field, right, ranking.weights)
    inside = isinstance(answer, Found | Suggestions)
    return Stage.INSIDE if inside else _lost_among(ranking.outside, right, ranking.weights)


def _lost_among(candidates: Sequence[Candidate], right: Right, weights: Weights) -> Stage:
    lost = next((candidate for candidate in candidates if right(candidate.entry)), None)
    if lost is None:
        return Stage.CANDIDATES
    first = candidates[0]
    if lost is first:
        return Stage.CONFIDENCE

    def gain(channel: Channel) -> float:
        return channel.weight * (first.values[channel.name] - lost.values[channel.name])

    channel = max(CHANNELS, key=gain)
    gains: defaultdict[Stage, float] = defaultdict(float)
    for name, weight in weights.rows.items():
        stage = _STAGES.get(name) or _STAGES[channel.name]
        gains[stage] += weight * (first.values[name] - lost.values[name])
    gains[Stage.NAME] = first.fit - lost.fit - sum(gains.values())
    return max(gains, key=lambda stage: gains[stage])
