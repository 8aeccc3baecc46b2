"""Alike questions together: every question once, the same way whenever it is done."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.catalogue import Catalogue
from knowledge.matching.grouping import AT_ONCE, Groups
from tests.knowledge.builders import library, publication, question

MATCHER = Catalogue.build(
    library(
        question(phrasings=("hoe krijg ik de schimmel weg", "vocht in de badkamer")),
        question("kosten", question="Wat kost een buurthuis?", answer="Veel geld."),
        publication(),
    )
).matcher
WORDS = st.sampled_from(
    ["kippen", "dak", "mag", "ik", "een", "de", "schimmel", "badkamer", "buurthuis", "vlag", "?"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12)


def groups(*texts: str) -> list[list[str]]:
    """Return the texts by group."""
    return [[texts[number] for number in group] for group in Groups().group(texts, MATCHER)]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Mag ik kippen houden?", "mag ik kippen houden", True),
        ("Mag ik kippen houden op het dak?", "kippen op het dak houden, mag dat?", True),
        ("Hoe krijg ik schimmel weg?", "hoe krijg ik de schimmmel weg", True),
        ("Mag ik kippen houden op het dak?", "Wie betaalt de laadpaal?", False),
        ("Mag ik kippen houden op het dak?", "Mag ik een laadpaal plaatsen?", False),
        ("Wat kost een buurthuis?", "Wat kost een vlag?", False),
    ],
)
def test_what_asks_the_same(first: str, second: str, *, together: bool) -> None:
    """Other order, a typing error or small words make no other question; another subject does."""
    assert (len(groups(first, second)) == 1) is together


def test_groups_stand_in_the_order_in_which_they_began() -> None:
    """So that the first question of each can stand for it."""
    found = groups("Kippen op het dak?", "Wie betaalt de laadpaal?", "kippen op het dak")

    assert found == [["Kippen op het dak?", "kippen op het dak"], ["Wie betaalt de laadpaal?"]]


@given(TEXTS)
def test_every_text_is_in_one_group(texts: Sequence[str]) -> None:
    """Nothing is lost and nothing counts twice, whatever was asked."""
    numbers = [number for group in Groups().group(texts, MATCHER) for number in group]

    assert sorted(numbers) == list(range(len(texts)))


@given(TEXTS, TEXTS)
def test_later_questions_move_no_earlier_one(earlier: list[str], later: list[str]) -> None:
    """A group that a moderator looks at only grows."""
    before = Groups().group(earlier, MATCHER)
    after = Groups().group([*earlier, *later], MATCHER)

    kept = [tuple(number for number in group if number < len(earlier)) for group in after]
    assert tuple(group for group in kept if group) == before


def test_the_same_words_are_together_however_many_there_are() -> None:
    """Also beyond what is compared at a time."""
    texts = [f"woord{number} zin{number * 7}" for number in range(AT_ONCE + 50)]

    found = Groups().group([*texts, *(text.upper() for text in texts)], MATCHER)

    assert all((number + len(texts) in group) for group in found for number in group[:1])


def test_a_text_without_a_word_is_alone() -> None:
    """There is nothing in it that could be alike."""
    assert groups("???", "...", "???") == [["???"], ["..."], ["???"]]


def test_nothing() -> None:
    """No questions make no groups."""
    assert Groups().group([], MATCHER) == ()


@given(TEXTS, TEXTS)
def test_what_was_grouped_before_is_grouped_alike(earlier: list[str], later: list[str]) -> None:
    """What is remembered changes no group, and what is gone leaves the others as they were."""
    remembered = Groups()
    remembered.group(earlier, MATCHER)

    together = remembered.group([*earlier, *later], MATCHER)
    alone = remembered.group(later, MATCHER)

    assert together == Groups().group([*earlier, *later], MATCHER)
    here = [tuple(n - len(earlier) for n in group if n >= len(earlier)) for group in together]
    assert sorted(alone) == sorted(group for group in here if group)


def test_only_so_many_new_ones_are_compared() -> None:
    """The rest is alone until there is time for it."""
    remembered = Groups()
    texts = ["Kippen op het dak?", "kippen op het dak mag dat", "Kippen op het dak?"]

    at_first = remembered.group(texts, MATCHER, most_new=1)
    later = remembered.group(texts, MATCHER, most_new=1)

    assert at_first == ((0, 2), (1,))
    assert later == ((0, 1, 2),)


def test_what_is_long_gone_is_forgotten() -> None:
    """So that memory doesn't grow with all that was ever asked."""
    remembered = Groups()
    remembered.group(["Kippen op het dak?", "Wie betaalt de laadpaal?"], MATCHER)

    remembered.forget_gone(["Wie betaalt de laadpaal?"], most_gone=1)
    assert len(remembered) == 2
    remembered.forget_gone(["Wie betaalt de laadpaal?"], most_gone=0)

    assert len(remembered) == 0
