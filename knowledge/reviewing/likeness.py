"""The entries that a draft resembles: those that its texts find, or that have about the same texts.

The score of an entry is the mean confidence with which it answers the draft's own texts. An entry
that has one of these texts almost literally is named too, whatever its score.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.language.normalising import fold, words
from knowledge.language.questions import canonical
from knowledge.matching.documents import question_texts
from knowledge.matching.matcher import Candidate, Matcher
from knowledge.reviewing.values import SamePhrasing, SimilarEntry

MOST, MOST_PAIRS = 5, 3
TEXTS = 20
"""The most texts of a draft that are asked, spread evenly."""
COMPARED = 3
"""How many of the entries that a text finds are compared with the draft by their texts."""
ALIKE = 0.3
"""The least score of an entry that is named."""
SAME_WORDS = 85
"""The least rapidfuzz score (0 to 100) of two texts that say about the same."""


def shared_phrasings(draft: Entry, catalogue: Catalogue) -> tuple[SamePhrasing, ...]:
    """Return the draft's texts that another entry has too, letter case and accents aside."""
    return tuple(
        SamePhrasing(text, entry_id)
        for text in dict.fromkeys(question_texts(draft))
        for entry_id in dict.fromkeys(_named_by(text, catalogue.matcher))
        if entry_id not in _ids_to_spare(draft)
    )


def similar_entries(draft: Entry, catalogue: Catalogue) -> tuple[SimilarEntry, ...]:
    """Return at most five entries that the draft resembles, the most alike first."""
    texts = _spread_evenly(tuple(dict.fromkeys(question_texts(draft))))
    if not texts:
        return ()
    scores: defaultdict[str, float] = defaultdict(float)
    near: dict[str, Entry] = {}
    for text in texts:
        candidates, confidence = _candidates_for(text, draft, catalogue)
        near |= {candidate.entry.id: candidate.entry for candidate in candidates[:COMPARED]}
        if candidates:
            scores[candidates[0].entry.id] += confidence / len(texts)
    compared = (_compare(draft, texts, entry, scores[entry.id]) for entry in near.values())
    similar = [each for each in compared if each.score >= ALIKE or each.heading or each.phrasings]
    similar.sort(key=lambda each: (-each.score, -len(each.phrasings), each.entry_id))
    return tuple(similar[:MOST])


def _ids_to_spare(draft: Entry) -> set[str | None]:
    """Return the ids that a draft may resemble: its earlier form and the edition it replaces."""
    return {draft.id, draft.replaces}


def _named_by(text: str, matcher: Matcher) -> Iterator[str]:
    for number, index in enumerate((matcher.base, *matcher.overlays)):
        gone = matcher.gone(number)
        for row in sorted(index.whole.find([canonical(words(text))])):
            if index.entries[row].id not in gone:
                yield index.entries[row].id


def _spread_evenly(texts: Sequence[str]) -> tuple[str, ...]:
    if len(texts) <= TEXTS:
        return tuple(texts)
    return tuple(texts[int(place)] for place in np.linspace(0, len(texts) - 1, TEXTS))


def _candidates_for(
    text: str, draft: Entry, catalogue: Catalogue
) -> tuple[Sequence[Candidate], float]:
    """Return the candidates for a text on the draft's side, and how sure the first one is."""
    ranking = catalogue.matcher.rank(catalogue.matcher.analyse(text))
    confidence = catalogue.model.judge(ranking)
    outside = isinstance(draft, ElsewhereEntry)
    side = ranking.outside if outside else ranking.field
    others = [candidate for candidate in side if candidate.entry.id not in _ids_to_spare(draft)]
    if outside:
        return others, confidence.subject * (1 - confidence.ours)
    return others, confidence.right


def _compare(draft: Entry, texts: Sequence[str], entry: Entry, score: float) -> SimilarEntry:
    theirs = question_texts(entry)
    scores = process.cdist(
        [fold(text) for text in texts],
        [fold(text) for text in theirs],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=SAME_WORDS,
    )
    rows = sorted(zip(*np.nonzero(scores), strict=True), key=lambda pair: -scores[pair])
    pairs = list(dict.fromkeys((texts[row], theirs[column]) for row, column in rows))
    headings = draft.heading, entry.heading
    return SimilarEntry(
        entry.id,
        score,
        draft.heading if headings in pairs else None,
        tuple(pair[0] for pair in pairs if pair != headings)[:MOST_PAIRS],
    )
