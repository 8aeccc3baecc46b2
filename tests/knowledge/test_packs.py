"""What ships is valid and complete, and every golden question finds its entry."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from benchmarks.quality.sets import PARTS
from knowledge.answer import Elsewhere, Found, Question, SmallTalk
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, Kind, Library, QuestionEntry
from knowledge.loading import load
from knowledge.reviewing.golden import prove


@lru_cache(maxsize=1)
def shipped() -> Library:
    return load()


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return Catalogue.build(shipped())


def of_kind(*kinds: Kind) -> list[Entry]:
    return [entry for entry in shipped().entries if entry.kind in kinds]


def test_the_packs_hold_what_was_promised() -> None:
    """Ninety-six records, 120 questions or more, 120 subjects outside the field or more."""
    records = of_kind(Kind.PUBLICATION, Kind.ARTICLE, Kind.TOOL, Kind.EVENT)

    assert len(records) >= 96
    assert len(of_kind(Kind.QUESTION)) >= 120
    assert len(of_kind(Kind.ELSEWHERE)) >= 120
    assert {entry.id for entry in of_kind(Kind.QUESTION)} >= set(PARTS)


def test_only_parts_of_the_article_have_its_names() -> None:
    """An entry whose id begins with a part's name is about that part and cites the article."""
    prefixed = [
        entry
        for entry in shipped().entries
        if any(entry.id == part or entry.id.startswith(f"{part}-") for part in PARTS)
    ]

    assert all(isinstance(entry, QuestionEntry) for entry in prefixed)


@pytest.mark.parametrize("entry", shipped().entries, ids=lambda entry: entry.id)
def test_an_entry_is_whole(entry: Entry) -> None:
    """Each is found by other words than its own, proves it by a golden question, and is plain."""
    least = 6 if entry.kind not in (Kind.QUESTION, Kind.ELSEWHERE) else 8

    assert len(entry.phrasings) >= least
    assert 1 <= len(entry.golden) <= 3
    assert not any(mark in text for text in entry.body for mark in ("**", "](", "```", "INVULLEN"))
    if isinstance(entry, ElsewhereEntry):
        assert len(entry.answer) <= 160
    else:
        assert entry.sources
        assert entry.themes
        assert entry.checked_on is not None


def test_every_golden_question_finds_its_entry() -> None:
    """As `knowledge.reviewing.golden.finds` says; some seven hundred are asked."""
    results = prove(shipped().entries, catalogue())

    assert results.misses == ()
    assert results.asked >= 700


def test_an_entry_that_was_checked_takes_nothing_from_others() -> None:
    """Nor one that got a phrasing more: each golden question finds its entry as it did."""
    checked, said = shipped().entries[::5], shipped().entries[1::5]
    more = [replace(entry, phrasings=(*entry.phrasings, f"zaak {entry.id}")) for entry in said]

    after = catalogue().with_changes([*checked, *more])

    assert prove(shipped().entries, after).misses == ()


def test_most_subjects_outside_the_field_are_named() -> None:
    """Saying nothing is the exception: two in three golden questions get their subject's line."""
    named = [
        isinstance(catalogue().answer(Question(text)), Elsewhere | SmallTalk)
        for entry in of_kind(Kind.ELSEWHERE)
        for text in entry.golden
    ]

    assert sum(named) / len(named) > 0.66


def test_the_claim_without_a_source_is_shown_as_the_articles_own() -> None:
    """The euro that yields one and a half is never ours to claim."""
    claim = next(entry for entry in shipped().entries if entry.id == "middelen-anderhalve-euro")

    told = " ".join(claim.body)
    assert "artikel" in told
    assert "geen" in told
    assert "bron" in told


def test_the_first_question_of_the_readme_is_answered() -> None:
    """How long it takes: at least one generation, with the article as its source."""
    answer = catalogue().answer(Question("hoe lang duurt het voordat een wijk beter wordt"))

    assert isinstance(answer, Found)
    assert "één generatie" in " ".join(answer.match.entry.body)
    assert answer.match.publications[0] == "wat-werkt-leefbare-wijken"
