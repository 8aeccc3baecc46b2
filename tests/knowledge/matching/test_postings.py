"""The index scores as BM25 is defined, whatever the documents, the question and the overlay."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.postings import Postings, Saturation, build
from knowledge.matching.terms import gram_terms, pair_terms, stem_terms, word_grams

SATURATION = Saturation(1.5, 0.6)
words = st.lists(st.sampled_from(("een", "twee", "drie", "vier", "vijf", "zes")), max_size=8)


def index(documents: list[list[str]], base: Postings | None = None) -> Postings:
    fields = [[(stem_terms(document), 1.0)] for document in documents]
    return build(fields, SATURATION, base.statistics if base else None)


def slow_scores(documents: list[list[str]], question: list[str]) -> list[float]:
    """BM25 as the formula reads, one document and one word at a time."""
    counts = [Counter(map(int, stem_terms(document))) for document in documents]
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for document, count in zip(documents, counts, strict=True):
        norm = SATURATION.k1 * (1 - SATURATION.b + SATURATION.b * len(document) / max(mean, 1e-9))
        score = 0.0
        for term in set(map(int, stem_terms(question))):
            holding = sum(term in other for other in counts)
            if count[term]:
                idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
                score += idf * count[term] * (SATURATION.k1 + 1) / (count[term] + norm)
        scores.append(score)
    return scores


def fast_scores(postings: Postings, question: list[str]) -> list[float]:
    terms = np.unique(stem_terms(question))
    return [float(score) for score in postings.scores(terms, np.ones(len(terms), np.float32))]


@given(st.lists(words, min_size=1, max_size=6), words)
def test_scores_are_bm25(documents: list[list[str]], question: list[str]) -> None:
    """The arrays say what the formula says."""
    fast = fast_scores(index(documents), question)

    assert fast == pytest.approx(slow_scores(documents, question), rel=1e-4, abs=1e-5)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_an_overlay_scores_as_if_in_its_base(
    documents: list[list[str]], data: st.DataObject
) -> None:
    """A document weighed by another index's statistics scores as it does inside that index."""
    question = data.draw(words)
    base = index(documents)

    overlay = index(documents[:1], base)

    assert fast_scores(overlay, question)[0] == pytest.approx(fast_scores(base, question)[0])


@given(st.lists(words, min_size=1, max_size=6))
def test_the_weight_of_one_term_is_its_score(documents: list[list[str]]) -> None:
    """Looking a single term up gives what scoring it alone gives."""
    postings = index(documents)

    for term in map(int, stem_terms(["twee", "onbekend"])):
        alone = postings.scores(np.array([term], np.uint32), np.ones(1, np.float32))
        assert [postings.weight(term, n) for n in range(len(documents))] == pytest.approx(
            list(map(float, alone))
        )


def test_nothing_is_found_in_nothing() -> None:
    """An empty index and a question without known words are no error."""
    empty = build([], SATURATION)

    assert fast_scores(empty, ["een"]) == []
    assert fast_scores(index([["een"]]), []) == [0.0]
    assert fast_scores(index([[]]), ["een"]) == [0.0]


def test_terms_follow_words() -> None:
    """Inflection shares a stem, order makes a pair, and a word's edges count among its grams."""
    assert list(stem_terms(["wijken"])) == list(stem_terms(["wijk"]))
    assert len(pair_terms(["een", "twee", "drie"])) == 2
    assert list(pair_terms(["een", "twee"])) != list(pair_terms(["twee", "een"]))
    assert len(word_grams("ja")) == 3  # " ja", "ja ", " ja "
    assert len(gram_terms([])) == 0
