"""An index of one entry without a phrasing, from counts, is the one that would be built."""

from dataclasses import replace

import numpy as np
import pytest

from knowledge.entry import Entry
from knowledge.language.normalising import fold
from knowledge.matching.documents import question_texts
from knowledge.matching.index import Index, build_index
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import shipped_catalogue

TAXONOMY = library().taxonomy
ENTRIES: tuple[Entry, ...] = (
    question(
        phrasings=(
            "schimmel",
            "Schimmel?",
            "de schimmel",
            "vocht en vocht en vocht",
            "wat kost dat",
        )
    ),
    elsewhere(phrasings=("regent het", "gaat het morgen regenen")),
    publication(phrasings=("boek over gezond wonen", "Gezonde huizen")),
)


def assert_same(own: Index, built: Index) -> None:
    """To the last bit, in all that an entry is weighed by."""
    assert own.entries == built.entries
    assert np.array_equal(own.asked_kinds, built.asked_kinds)
    for name in ("whole", "contained"):
        one, other = getattr(own, name), getattr(built, name)
        assert np.array_equal(one.digests, other.digests)
        assert np.array_equal(one.owners, other.owners)
    for name, postings in own.postings.items():
        other = built.postings[name]
        assert np.array_equal(postings.terms, other.terms)
        assert np.array_equal(postings.starts, other.starts)
        assert np.array_equal(postings.weights, other.weights)
        for kind in ("documents", "counts", "asked", "lengths", "phrasings"):
            assert np.array_equal(getattr(postings.counts, kind), getattr(other.counts, kind))


def assert_as_built(index: Index, number: int, text: str, base: Index) -> None:
    entry, said = index.entries[number], fold(text)
    kept = tuple(phrasing for phrasing in entry.phrasings if fold(phrasing) != said)

    left, own = index.without(number, said)

    assert left == replace(entry, phrasings=kept)
    assert_same(own, build_index([left], shipped_catalogue().taxonomy, base))


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_a_phrasing_less(number: int) -> None:
    """One that stands there twice, that has a word twice, or that is the heading too."""
    index = build_index(ENTRIES, TAXONOMY)

    for text in ENTRIES[number].phrasings:
        assert_as_built(index, number, text, index)


def test_a_phrasing_less_of_an_entry_that_came_since() -> None:
    """Weighed as it is among those that ship."""
    base = shipped_catalogue().matcher.base
    later = build_index(ENTRIES, TAXONOMY, base)

    for number, entry in enumerate(ENTRIES):
        assert_as_built(later, number, entry.phrasings[0], base)


def test_what_ships_a_phrasing_less() -> None:
    """A heading that is asked as it stands is no phrasing, and stays."""
    base = shipped_catalogue().matcher.base

    for number in range(0, len(base.entries), 97):
        for text in question_texts(base.entries[number])[::9]:
            assert_as_built(base, number, text, base)
