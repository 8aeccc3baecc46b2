"""What a draft resembles: entries that its own words find, or that say the same in about as many.

The score of an entry is how surely the draft's own texts would be answered by it, on average. A
text that stands almost literally in another entry counts as well, however many others don't.
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
from knowledge.reviewing.values import SamePhrasing, SimilarEntry, SimilarTexts

MOST, MOST_PAIRS = 5, 3
TEXTS = 20
"""How many of the draft's texts are asked, spread evenly."""
COMPARED = 3
"""How many of the entries that a text finds are compared with the draft word by word."""
ALIKE = 0.3
"""From this score on an entry is named."""
SAME_WORDS = 85
"""From which rapidfuzz score (0 to 100) two texts say about the same."""


def shared_phrasings(draft: Entry, catalogue: Catalogue) -> tuple[SamePhrasing, ...]:
    """Return the draft's texts that another entry has too, letter case and accents aside."""
    return tuple(
        SamePhrasing(text, own)
        for text in dict.fromkeys(question_texts(draft))
        for own in dict.fromkeys(_named(text, catalogue.matcher))
        if own not in _spared(draft)
    )


def similar_entries(draft: Entry, catalogue: Catalogue) -> tuple[SimilarEntry, ...]:
    """Return at most five entries that the draft resembles, the most alike first."""
    texts = _spread(tuple(dict.fromkeys(question_texts(draft))))
    if not texts:
        return ()
    sure: defaultdict[str, float] = defaultdict(float)
    near: dict[str, Entry] = {}
    for text in texts:
        found, confidence = _found(text, draft, catalogue)
        near |= {one.entry.id: one.entry for one in found[:COMPARED]}
        if found:
            sure[found[0].entry.id] += confidence / len(texts)
    compared = [_compared(draft, texts, entry, sure[own]) for own, entry in near.items()]
    named = [one for one in compared if one.score >= ALIKE or one.heading or one.phrasings]
    named.sort(key=lambda one: (-one.score, -len(one.phrasings), one.entry_id))
    return tuple(named[:MOST])


def _spared(draft: Entry) -> set[str | None]:
    """Return the ids that a draft may resemble: its earlier form, and the edition it replaces."""
    return {draft.id, draft.replaces}


def _named(text: str, matcher: Matcher) -> Iterator[str]:
    for number, index in enumerate((matcher.base, *matcher.overlays)):
        gone = matcher.gone(number)
        for row in sorted(index.whole.find([canonical(words(text))])):
            if index.entries[row].id not in gone:
                yield index.entries[row].id


def _spread(texts: Sequence[str]) -> tuple[str, ...]:
    if len(texts) <= TEXTS:
        return tuple(texts)
    return tuple(texts[int(place)] for place in np.linspace(0, len(texts) - 1, TEXTS))


def _found(text: str, draft: Entry, catalogue: Catalogue) -> tuple[Sequence[Candidate], float]:
    """Return what a text finds on the draft's side of the field, and how sure the first is."""
    ranking = catalogue.matcher.rank(catalogue.matcher.analyse(text))
    confidence = catalogue.model.judge(ranking)
    outside = isinstance(draft, ElsewhereEntry)
    found = ranking.outside if outside else ranking.field
    others = [one for one in found if one.entry.id not in _spared(draft)]
    if outside:
        return others, confidence.subject * (1 - confidence.ours)
    return others, confidence.right


def _compared(draft: Entry, texts: Sequence[str], entry: Entry, score: float) -> SimilarEntry:
    theirs = question_texts(entry)
    scores = process.cdist(
        [fold(text) for text in texts],
        [fold(text) for text in theirs],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=SAME_WORDS,
    )
    rows = sorted(zip(*np.nonzero(scores), strict=True), key=lambda pair: -scores[pair])
    pairs = list(dict.fromkeys(SimilarTexts(texts[mine], theirs[other]) for mine, other in rows))
    headings = SimilarTexts(draft.heading, entry.heading)
    return SimilarEntry(
        entry.id,
        score,
        headings if headings in pairs else None,
        tuple(pair for pair in pairs if pair != headings)[:MOST_PAIRS],
    )
