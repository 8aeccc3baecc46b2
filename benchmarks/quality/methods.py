"""The methods that are measured: the project's own, and peers over the same entries.

A method takes entries and returns a function from a question to (id, score) pairs, best first.
A peer scores an entry as its best text: heading, phrasing, or whole body.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

import bm25s
import numpy as np
import Stemmer
from rapidfuzz import fuzz, process, utils

from knowledge.entry import Entry, Taxonomy
from knowledge.matching.matcher import Matcher, build_matcher
from knowledge.matching.meaning import load_sense
from knowledge.matching.postings import Floats

Ranked = list[tuple[str, float]]
Method = Callable[[str], Ranked]
DEPTH = 10


def wijkbot(entries: Sequence[Entry], taxonomy: Taxonomy) -> Method:
    """The project's matcher, without the decision that follows it."""
    return _by_matcher(build_matcher(entries, taxonomy))


def wijkbot_with_vectors(entries: Sequence[Entry], taxonomy: Taxonomy) -> Method:
    """The project's matcher comparing meanings too."""
    sense = load_sense()
    assert sense is not None, "the semantic extra is needed"
    return _by_matcher(build_matcher(entries, taxonomy).with_sense(sense))


def bm25_stemmed(entries: Sequence[Entry], _taxonomy: Taxonomy) -> Method:
    """bm25s with its default settings over Dutch Snowball stems, one document an entry."""
    stemmer = Stemmer.Stemmer("dutch")
    index = bm25s.BM25()

    def split(text: str) -> list[str]:
        return list(stemmer.stemWords(re.findall(r"\w+", text.casefold())))

    index.index([split(" ".join(_texts(entry))) for entry in entries], show_progress=False)
    ids = [entry.id for entry in entries]

    def search(question: str) -> Ranked:
        shared = [word for word in split(question) if word in index.vocab_dict]
        return _best(ids, index.get_scores(shared) if shared else np.zeros(len(ids), np.float32))

    return search


def fuzzy(entries: Sequence[Entry], _taxonomy: Taxonomy, *, scorer: Callable[..., float]) -> Method:
    """The best score by a scorer of rapidfuzz."""
    ids = [entry.id for entry in entries]
    texts = [(place, text) for place, entry in enumerate(entries) for text in _texts(entry)]
    owners = np.array([place for place, _ in texts])
    known = [utils.default_process(text) for _, text in texts]

    def search(question: str) -> Ranked:
        scores = process.cdist([utils.default_process(question)], known, scorer=scorer)[0]
        by_entry = np.zeros(len(ids), np.float32)
        np.maximum.at(by_entry, owners, scores)
        return _best(ids, by_entry)

    return search


PEERS: dict[str, Callable[[Sequence[Entry], Taxonomy], Method]] = {
    "rapidfuzz WRatio": partial(fuzzy, scorer=fuzz.WRatio),
    "rapidfuzz token_set_ratio": partial(fuzzy, scorer=fuzz.token_set_ratio),
    "bm25s + Dutch stem": bm25_stemmed,
}


def _by_matcher(matcher: Matcher) -> Method:
    def search(question: str) -> Ranked:
        ranking = matcher.rank(matcher.analyse(question))
        return [(found.entry.id, found.score) for found in ranking.field[:DEPTH]]

    return search


def _texts(entry: Entry) -> list[str]:
    return [entry.heading, *entry.phrasings, " ".join(entry.body)]


def _best(ids: list[str], scores: Floats) -> Ranked:
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [(ids[number], float(scores[number])) for number in order]
