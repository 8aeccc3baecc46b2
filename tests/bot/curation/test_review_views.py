"""A review as parts of a message: the worst first, in Dutch, a few of each."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from bot.curation.draft_views import LONGEST, MOST, review_sections
from bot.view import Section
from knowledge.answer import AnswerKind
from knowledge.catalogue import Catalogue
from knowledge.personal.scrubbing import Personal, PersonalKind
from knowledge.reading_level import ReadingLevel
from knowledge.reviewing.values import (
    Helpfulness,
    Miss,
    QuestionKind,
    Regression,
    Reply,
    Review,
    SamePhrasing,
    SimilarEntry,
    Stage,
)
from tests.knowledge.builders import library, publication, question

WAS = Reply(AnswerKind.FOUND, "vocht", 0.9)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return Catalogue.build(library(question(), publication()))


def review(**fields: Any) -> Review:
    empty: dict[str, Any] = {
        "draft": question("nieuw"),
        "same": (),
        "alike": (),
        "regressions": (),
        "more_regressions": 0,
        "taken": False,
        "misses": (),
        "missing": (),
        "personal": (),
        "level": None,
    }
    return Review(**(empty | fields))


def regression(
    text: str = "Natte muur?",
    becomes: Reply = Reply(AnswerKind.FOUND, "boek", 0.8),  # noqa: B008  a frozen value
    helps: Helpfulness = Helpfulness.NOT,
    kind: QuestionKind = QuestionKind.PHRASING,
) -> Regression:
    return Regression(text, "vocht", kind, WAS, becomes, Stage.WORDS, helps)


def sections(**fields: Any) -> tuple[Section, ...]:
    return review_sections(review(**fields), catalogue())


def test_a_draft_that_harms_nothing_says_nothing() -> None:
    """An empty review is no message, and neither is a text that reads easily."""
    assert sections() == ()
    assert sections(level=ReadingLevel(75.0, "De wijk is van ons")) == ()


def test_the_worst_comes_first() -> None:
    """What is lost, double, perhaps lost, alike, not found, personal, and hard to read."""
    shown = sections(
        level=ReadingLevel(40.2, "Een lange zin"),
        personal=(Personal(PersonalKind.EMAIL, "a@b.nl"),),
        misses=(Miss("Wat?", "nieuw", WAS, Stage.WORDS),),
        alike=(SimilarEntry("boek", 0.5, None, ()),),
        same=(SamePhrasing("schimmel", "vocht"),),
        regressions=(regression(), replace(regression(), certain=False)),
    )

    assert [one.heading for one in shown] == [
        "Deze vragen krijgen een ander of minder zeker antwoord",
        "Deze woorden staan ook ergens anders",
        "Wie het net anders vraagt dan zo, komt misschien ergens anders uit",
        "Dit lijkt erop",
        "Deze gouden vragen vinden dit item dan niet",
        "Dit lijkt iets persoonlijks; haal het weg als dat kan",
        "Het kan eenvoudiger",
    ]


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (regression(), "‘Natte muur?’: nu ‘Wat helpt tegen schimmel?’, dan ‘Gezonde huizen’"),
        (
            regression(
                becomes=Reply(AnswerKind.SUGGESTIONS, "vocht", 0.5), helps=Helpfulness.PARTLY
            ),
            "‘Natte muur?’: ‘Wat helpt tegen schimmel?’, maar dan minder zeker",
        ),
        (
            regression(becomes=Reply(AnswerKind.UNKNOWN, "boek", 0.01)),
            "‘Natte muur?’: nu ‘Wat helpt tegen schimmel?’, dan geen antwoord",
        ),
        (
            regression(kind=QuestionKind.GOLDEN),
            "Gouden vraag ‘Natte muur?’: nu ‘Wat helpt tegen schimmel?’, dan ‘Gezonde huizen’",
        ),
        (
            regression(becomes=Reply(AnswerKind.FOUND, "nieuw", 0.9)),
            "‘Natte muur?’: nu ‘Wat helpt tegen schimmel?’, dan deze tekst",
        ),
    ],
)
def test_a_lost_question_says_where_it_goes(one: Regression, line: str) -> None:
    """To another entry, to this one, to nothing, or to the same one less surely."""
    (section,) = sections(regressions=(one,))

    assert section.lines == (line,)


def test_likeness_is_a_share_with_the_words_that_show_it() -> None:
    """By how surely it would be found, or by its words alone where that is not much."""
    entry = "‘Wat helpt tegen schimmel?’"
    text = "Wat helpt tegen vocht?"

    (section,) = sections(
        alike=(
            SimilarEntry("vocht", 0.834, text, ("natte muur",)),
            SimilarEntry("boek", 0.1, None, (text,)),
        )
    )

    assert section.lines == (
        f"Lijkt voor 83% op {entry}, door ‘Wat helpt tegen vocht?’ en ‘natte muur’",
        "Zegt bijna hetzelfde als ‘Gezonde huizen’: ‘Wat helpt tegen vocht?’",
    )


def test_a_few_are_shown_and_the_rest_counted() -> None:
    """What the review itself left out is counted too, and no line is endless."""
    many = tuple(regression(text=f"{number} " + "lang " * 60) for number in range(MOST + 2))

    (section,) = sections(regressions=many, more_regressions=3)

    assert len(section.lines) == MOST + 1
    assert section.lines[-1] == "en nog 5"
    assert all(len(line) <= LONGEST for line in section.lines)


def test_hard_text_is_told_with_its_longest_sentence() -> None:
    """The measure has a name, and there is something to do about it."""
    (section,) = sections(level=ReadingLevel(40.2, "Een lange zin"))

    assert "Flesch-Douma" in section.text
    assert "40" in section.text
    assert section.lines == ("Een lange zin",)
