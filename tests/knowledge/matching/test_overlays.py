"""Joining indexes is as good as indexing all of it at once."""

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge.entry import Entry
from knowledge.matching.documents import question_texts
from knowledge.matching.index import Index, build_index
from knowledge.matching.matcher import Matcher, build_matcher
from knowledge.matching.meaning import Meanings
from knowledge.matching.overlays import join, without_entries
from tests.knowledge.builders import Counting, a_sense, elsewhere, library, publication, question

BASE = (question("vocht", phrasings=("schimmel op de muur",)), publication("boek"), elsewhere())
OLD: tuple[Entry, ...] = (
    question("egel", question="Wie helpt een egel?", phrasings=("stekels",)),
    publication("gids", title="De grote wijkengids"),
    question("das", question="Waar graaft een das?"),
)
NEW: tuple[Entry, ...] = (
    question("egel", question="Hoe overwintert een egel?", phrasings=("winterslaap", "stekels")),
    elsewhere("file", phrasings=("staat er file",)),
    question("vocht", phrasings=("schimmel op de muur", "een lek dak")),
)
BOTH: tuple[Entry, ...] = (*OLD[1:], *NEW)


def matcher() -> Matcher:
    return build_matcher(BASE, library().taxonomy)


def indexed(entries: Sequence[Entry]) -> Index:
    return build_index(entries, library().taxonomy, matcher().base)


def assert_same(index: Index, expected: Index) -> None:
    """The two hold the same entries, postings to the last bit, and names."""
    assert index.entries == expected.entries
    for name, postings in expected.postings.items():
        for attribute in ("terms", "starts", "documents", "weights"):
            found = getattr(index.postings[name], attribute)
            assert np.array_equal(found, getattr(postings, attribute)), (name, attribute)
        assert index.postings[name].size == postings.size
    for names, others in ((index.whole, expected.whole), (index.contained, expected.contained)):
        assert np.array_equal(names.digests, others.digests)
        assert np.array_equal(names.owners, others.owners)


def test_two_joined_are_as_one_made_at_once() -> None:
    """Of an entry that both hold the newer form is there, and nothing of the older."""
    assert_same(join(indexed(OLD), indexed(NEW)), indexed(BOTH))


@pytest.mark.parametrize("gone", [{"egel"}, {"das", "gids"}, {"egel", "gids", "das"}, {"else"}])
def test_what_is_taken_out_leaves_nothing(gone: set[str]) -> None:
    """The index is as if the entries had never been in it."""
    left = [entry for entry in OLD if entry.id not in gone]

    assert_same(without_entries(indexed(OLD), gone), indexed(left))


def test_small_layers_are_joined_and_large_ones_left() -> None:
    """A change costs about what it holds, however much was there."""
    many = [question(f"dier-{number}", question=f"Waar leeft {number}?") for number in range(600)]

    layers = matcher().layer_builder.with_changes((), many, ())
    for entry in OLD:
        layers = matcher().layer_builder.with_changes(layers, [entry], ())

    assert [layer.size for layer in layers] == [600, 3]


def test_no_phrasing_is_encoded_twice() -> None:
    """What was compared by meaning once is carried along when layers are joined."""
    sense = a_sense()
    sensible = matcher().with_sense(sense)
    assert isinstance(sense.encoder, Counting)
    sense.encoder.asked.clear()

    layers = sensible.layer_builder.with_changes((), OLD, ())
    layers = sensible.layer_builder.with_changes(layers, NEW, ())

    known = {text for entry in BASE for text in question_texts(entry)}
    new = {text for entry in (*OLD, *NEW) for text in question_texts(entry)}
    assert sorted(sense.encoder.asked) == sorted(new - known)
    (layer,) = layers
    at_once = sense.meanings({e.id: (e.heading, *e.phrasings) for e in BOTH[:3]})
    assert layer.meanings is not None
    assert_rows(layer.meanings, at_once, 3)


def assert_rows(found: Meanings, expected: Meanings, entries: int) -> None:
    for number in range(entries):
        assert np.allclose(found.of_entry(number), expected.of_entry(number))
