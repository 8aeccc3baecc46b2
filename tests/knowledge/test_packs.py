"""What ships is valid and complete, and every golden question finds its entry."""

import re
from dataclasses import replace

from knowledge.answer import Elsewhere, Found, Question, SmallTalk
from knowledge.drafting.accepting import RESERVED
from knowledge.entry import ElsewhereEntry, Entry, Kind, QuestionEntry
from knowledge.reviewing.golden import ask_golden_questions
from knowledge.upkeep import seen_on
from tests.shipped import shipped_catalogue, shipped_library


def of_kind(*kinds: Kind) -> list[Entry]:
    return [entry for entry in shipped_library().entries if entry.kind in kinds]


def test_the_packs_hold_what_was_promised() -> None:
    """Ninety-six records, 120 questions or more, 120 subjects outside the field or more."""
    records = of_kind(Kind.PUBLICATION, Kind.ARTICLE, Kind.TOOL, Kind.EVENT)

    assert len(records) >= 96
    assert len(of_kind(Kind.QUESTION)) >= 120
    assert len(of_kind(Kind.ELSEWHERE)) >= 120
    assert {entry.id for entry in of_kind(Kind.QUESTION)} >= set(RESERVED)


def test_only_parts_of_the_article_have_its_names() -> None:
    """An entry whose id begins with a part's name is about that part and cites the article."""
    prefixed = [
        entry
        for entry in shipped_library().entries
        if any(entry.id == part or entry.id.startswith(f"{part}-") for part in RESERVED)
    ]

    assert all(isinstance(entry, QuestionEntry) for entry in prefixed)


def test_every_entry_is_whole() -> None:
    """Each is found by other words than its own, proves it by a golden question, and is plain."""
    assert [entry.id for entry in shipped_library().entries if not _is_whole(entry)] == []


def _is_whole(entry: Entry) -> bool:
    least = 8 if entry.kind in (Kind.QUESTION, Kind.ELSEWHERE) else 6
    found = len(entry.phrasings) >= least and 1 <= len(entry.golden) <= 3
    marks = ("**", "](", "```", "INVULLEN")
    plain = not any(mark in text for text in entry.body for mark in marks)
    if isinstance(entry, ElsewhereEntry):
        return found and plain and len(entry.answer) <= (400 if entry.urgent else 220)
    return found and plain and bool(entry.sources and entry.themes and seen_on(entry))


def test_every_urgent_line_has_a_source_and_a_number_first() -> None:
    """Who is in danger reads whom to call in the first sentence; where that stands is known."""
    urgent = [
        entry
        for entry in shipped_library().entries
        if isinstance(entry, ElsewhereEntry) and entry.urgent
    ]

    without = [
        entry.id
        for entry in urgent
        if not entry.sources
        or seen_on(entry) is None
        or not re.search(r"\b(?:112|113|144|0800|bel|druk)", entry.answer.split(". ")[0].lower())
    ]

    assert len(urgent) >= 30
    assert without == []


def test_every_golden_question_finds_its_entry() -> None:
    """As `knowledge.reviewing.golden.finds` says; some seven hundred are asked."""
    results = ask_golden_questions(shipped_library().entries, shipped_catalogue())

    assert results.misses == ()
    assert results.asked >= 700


def test_an_entry_that_was_checked_takes_nothing_from_others() -> None:
    """Nor one that got a phrasing more: each golden question finds its entry as it did."""
    entries = sorted(shipped_library().entries, key=lambda entry: entry.id)
    checked, said, others = entries[::40], entries[1::40], entries[2::20]
    more = [replace(entry, phrasings=(*entry.phrasings, f"zaak {entry.id}")) for entry in said]

    after = shipped_catalogue().with_changes([*checked, *more])

    assert ask_golden_questions([*checked, *said, *others], after).misses == ()


def test_most_subjects_outside_the_field_are_named() -> None:
    """Saying nothing is the exception: two in three golden questions get their subject's line."""
    named = [
        isinstance(shipped_catalogue().answer(Question(text)), Elsewhere | SmallTalk)
        for entry in of_kind(Kind.ELSEWHERE)[::3]
        for text in entry.golden
    ]

    assert sum(named) / len(named) > 0.66


def test_the_claim_without_a_source_is_shown_as_the_articles_own() -> None:
    """The euro that yields one and a half is never ours to claim."""
    claim = next(
        entry for entry in shipped_library().entries if entry.id == "middelen-anderhalve-euro"
    )

    told = " ".join(claim.body)
    assert "artikel" in told
    assert "geen" in told
    assert "bron" in told


def test_the_first_question_of_the_readme_is_answered() -> None:
    """How long it takes: at least one generation, with the article as its source."""
    answer = shipped_catalogue().answer(Question("hoe lang duurt het voordat een wijk beter wordt"))

    assert isinstance(answer, Found)
    assert "één generatie" in " ".join(answer.match.entry.body)
    assert answer.match.publications[0] == "wat-werkt-leefbare-wijken"
