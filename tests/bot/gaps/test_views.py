"""The moderators' queue in words and buttons: nobody in it, and nothing of it too long."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.cards.actions import Show
from bot.curation.actions import EditEntry
from bot.dutch import with_context
from bot.gaps.deciding import GapAnswered, GapSetAside, cannot
from bot.gaps.queue import CANDIDATES, MOST_VARIANTS, Gap, GapPage
from bot.gaps.views import (
    AnswerGap,
    LinkGap,
    LinkOther,
    OpenGap,
    Reopen,
    SetAside,
    gap_view,
    linked_view,
    queue_view,
    set_aside_view,
)
from bot.terminal.screen import to_plain
from bot.view import Button, View
from knowledge.entry import Entry
from storage.gaps import Matter
from tests.bot.answers import KEY, book, catalogue, damp
from tests.bot.rendered import read

LONG = "woord " * 330


def gap(**changes: Any) -> Gap:
    values: dict[str, Any] = {
        "key": KEY,
        "text": "Mag ik kippen houden?",
        "times": 1,
        "people": 1,
        "last_at": datetime(2026, 11, 26, 12, tzinfo=UTC),
        "matter": Matter(),
    }
    return Gap(**(values | changes))


def about(**changes: Any) -> Gap:
    values: dict[str, Any] = {"key": "vocht.", "text": damp().heading, "about": "vocht"}
    return gap(**(values | changes))


def linked(entry: Entry, added: int, told: int) -> GapAnswered:
    return GapAnswered(key=KEY, entry=entry, added=added, will_hear=told)


def full(**changes: Any) -> Gap:
    """As much as there can be of it."""
    values: dict[str, Any] = {
        "text": LONG,
        "variants": (LONG,) * MOST_VARIANTS,
        "times": 2_000,
        "people": 900,
        "waiting": 900,
        "chosen": ("vocht", "boek", "weg"),
        "unfit": ("vocht", "boek", "weg"),
        "reasons": {"onjuist": 1_000, "oud": 1_000},
        "reports": (LONG,) * 100,
    }
    return gap(**(values | changes))


def listed(*gaps: Gap, page: int = 0, days: int | None = None) -> View:
    return queue_view(gaps, catalogue(), page=page, days=days)


def card(one: Gap, entries: Sequence[Any] = ()) -> View:
    return gap_view(one, entries, catalogue())


def actions(view: View) -> list[object]:
    return [button.action for button in view.buttons]


def test_a_list() -> None:
    """Each group with its facts, to be opened by its key."""
    one = gap(variants=("Kippen, mag dat?",), times=4, people=2, chosen=("boek", "weg"))

    view = listed(one, about(reports=("Fout.",), reasons={"onjuist": 2, "oud": 1}))

    assert [section.heading for section in view.sections] == [
        "Mag ik kippen houden?",
        "Antwoord: Wat helpt tegen schimmel?",
    ]
    assert view.sections[0].lines == (
        "4 keer gevraagd, het laatst op 26 november 2026",
        "Daarna gekozen: ‘Gezonde huizen’",
        "Ook zo: ‘Kippen, mag dat?’",
    )
    assert view.sections[1].lines == (
        "1 opmerking, op 26 november 2026",
        "Niet nuttig: het klopt niet (2 keer) en het is verouderd",
        "Gemeld: ‘Fout.’",
    )
    opens = [one.button.action for one in view.sections if isinstance(one.button, Button)]
    assert opens == [OpenGap(KEY), OpenGap("vocht.")]


def test_a_long_story_is_cut_before_what_was_asked_of_it() -> None:
    """Every quote and bracket that opens in a line closes there."""
    story = "ik kom net bij een mevrouw van 78, alleen sinds haar man dood is, en ze wil geen hulp"
    asked = with_context("en als ze niet naar de koffie wil?", story)

    view = listed(
        gap(text=asked, variants=(with_context(f"{story}, wie kan er met haar mee", story),))
    )

    (shown,) = view.sections
    cut_off = "ik kom net bij een mevrouw van 78, alleen sinds haar…"
    assert shown.heading == f"en als ze niet naar de koffie wil? (na ‘{cut_off}’)"
    assert "(na" not in shown.lines[-1]
    assert shown.lines[-1].count("‘") == shown.lines[-1].count("’") == 1
    assert card(gap(text=asked)).title == asked


@pytest.mark.parametrize(
    ("people", "waiting", "said", "unsaid"),
    [
        (2, 2, "Er wordt op het antwoord gewacht", "mensen"),
        (3, 0, "door minstens 3 mensen", "gewacht"),
        (1, 3, "3 mensen wachten op het antwoord", "door"),
    ],
)
def test_people_are_counted_from_three_up(
    people: int, waiting: int, said: str, unsaid: str
) -> None:
    """Fewer could be told apart."""
    lines = " ".join(listed(gap(times=9, people=people, waiting=waiting)).sections[0].lines)

    assert said in lines
    assert unsaid not in lines


@pytest.mark.parametrize(
    ("page", "shown", "turning"),
    [
        (0, 5, [GapPage(1, 7)]),
        (1, 5, [GapPage(0, 7), GapPage(2, 7)]),
        (2, 1, [GapPage(1, 7)]),
        (9, 1, [GapPage(1, 7)]),
    ],
)
def test_pages(page: int, shown: int, turning: list[GapPage]) -> None:
    """Five at a time, in the same period; beyond the last is the last."""
    view = listed(*(gap(key=f"k{number}") for number in range(11)), page=page, days=7)

    assert len(view.sections) == shown
    assert actions(view) == turning


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "Er staat niets open: elke vraag heeft een antwoord"),
        (7, "In deze periode staat er niets open."),
    ],
)
def test_nothing_is_open(days: int | None, said: str) -> None:
    """It says so, and where there may be more."""
    assert listed(days=days).text.startswith(said)


def test_a_question() -> None:
    """What may answer it is one press away, and so is all else."""
    view = card(gap(variants=("Kippen, mag dat?",)), (damp(), book()))

    assert [choice.action for choice in view.choices] == [
        LinkGap(KEY, "vocht"),
        LinkGap(KEY, "boek"),
    ]
    assert actions(view) == [LinkOther(KEY), AnswerGap(KEY), SetAside(KEY), GapPage(0)]
    assert view.sections[-1].lines == ("Kippen, mag dat?",)
    assert card(gap()).text.startswith("Ik heb niets dat erop lijkt.")


def test_remarks_about_an_entry() -> None:
    """What was said of it, the way to mend it, the entry itself, and how to be done with it."""
    view = card(about(reports=("Fout.",), variants=("Wat te doen tegen vocht?",)))

    assert actions(view) == [EditEntry("vocht"), SetAside("vocht."), Show("vocht"), GapPage(0)]
    assert [section.lines for section in view.sections[1:]] == [
        ("Fout.",),
        ("Wat te doen tegen vocht?",),
    ]


def test_a_decision_can_be_undone() -> None:
    """One that is there; without one there is only the way back."""
    assert actions(set_aside_view(GapSetAside(KEY, gap()))) == [Reopen(KEY), GapPage(0)]
    assert actions(cannot("Weg.").view) == [GapPage(0)]


@pytest.mark.parametrize(
    ("added", "told", "said"),
    [
        (1, 0, "De vraag is nu een formulering bij ‘Boek’."),
        (3, 0, "De 3 vragen zijn nu formuleringen bij ‘Boek’."),
        (0, 0, "De vraag hoort nu bij ‘Boek’."),
        (1, 1, "Wie erop wachtte, krijgt over een halve minuut bericht."),
        (1, 4, "De 4 mensen die wachtten, krijgen over een halve minuut bericht."),
    ],
)
def test_what_linking_did(added: int, told: int, said: str) -> None:
    """How many phrasings came, and whether someone hears of it."""
    assert said in linked_view(linked(book(title="Boek"), added, told)).text


async def test_the_fullest_fits_discord() -> None:
    """Long questions, many variants and many reports stay within every limit."""
    known = catalogue()
    candidates = (damp(question=LONG[:300]), book()) * (CANDIDATES // 2)
    many = [full(key=f"k{number}") for number in range(9)]
    views = [
        queue_view(many, known, page=1, days=28),
        gap_view(full(), candidates, known),
        gap_view(full(key="vocht.", about="vocht"), (), known),
        linked_view(linked(book(title=LONG[:300]), 2_000, 900)),
    ]

    for view in views:
        assert read(view)
        assert to_plain(view)
