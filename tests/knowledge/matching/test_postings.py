"""The index scores as BM25 and naive Bayes are defined, whatever the documents and the question."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.postings import BAYES, SMALL, Common, Postings, Saturation, TermField, build
from knowledge.matching.terms import gram_terms, pair_terms, stem_terms, word_grams

SATURATION = Saturation(1.5, 0.6)
ASKED = ("een", "vier", "zes")
"""Words that are phrasings, of one word each; the others are of the text."""
words = st.lists(st.sampled_from(("een", "twee", "drie", "vier", "vijf", "zes")), max_size=8)


def index(documents: list[list[str]], base: Postings | None = None) -> Postings:
    fields = [
        [TermField(stem_terms([word]), 1.0, phrasing=word in ASKED) for word in document]
        for document in documents
    ]
    return build(fields, SATURATION, base.statistics if base else None)


def slow_scores(documents: list[list[str]], question: list[str]) -> list[float]:
    """Both as the formulas read, one document and one word at a time."""
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
                gain = count[term] * (SATURATION.k1 + 1) / (count[term] + norm)
                score += idf * (gain + float(BAYES) * ratio(documents, document, term))
        scores.append(score)
    return scores


def ratio(documents: list[list[str]], document: list[str], term: int) -> float:
    """How much likelier a phrasing of the document has the term than one of any; never less."""

    def chance(words: list[str]) -> float:
        phrasings = [word for word in words if word in ASKED]
        holding = sum(int(stem_terms([word])[0]) == term for word in phrasings)
        return (holding + 1) / (len(phrasings) + 2) if holding else 0

    every = chance([word for one in documents for word in one])
    return max(0, math.log(chance(document) / every)) if chance(document) else 0


def fast_scores(postings: Postings, question: list[str]) -> list[float]:
    terms = np.unique(stem_terms(question))
    return [float(score) for score in postings.scores(terms, np.ones(len(terms), np.float32))]


@given(st.lists(words, min_size=1, max_size=6), words)
def test_scores_are_those_of_the_formulas(documents: list[list[str]], question: list[str]) -> None:
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
def test_a_document_holds_what_it_scores_on(documents: list[list[str]]) -> None:
    """A cell is found for a term exactly where the term alone scores, and has that weight."""
    postings = index(documents)
    terms = np.unique(stem_terms(["twee", "een", "onbekend"]))

    for number in range(len(documents)):
        cells, held = postings.cell(terms, number)
        for term, cell, there in zip(terms, cells, held, strict=True):
            alone = postings.scores(np.array([term]), np.ones(1, np.float32))[number]
            assert bool(alone) == there
            assert not there or postings.weights[cell] == pytest.approx(float(alone))


@given(st.lists(words, min_size=1, max_size=6), words)
def test_common_terms_score_as_rare_ones_do(
    documents: list[list[str]], question: list[str]
) -> None:
    """Kept side by side in an index that is large enough, to a few hundred-thousandths."""
    large = index([*documents * SMALL, ["zeldzaam"]])
    none = Common(np.empty(0, np.int32), np.empty((0, large.size), np.uint16), 1.0)
    asked = [*question, "zeldzaam"]

    scores = fast_scores(large, asked)

    assert len(large.terms) - 1 >= len(large.common.places) >= bool(any(documents))
    assert scores == pytest.approx(fast_scores(replace(large, common=none), asked), abs=1e-3)


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
