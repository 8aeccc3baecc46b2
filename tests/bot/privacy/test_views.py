"""`/privacy` as messages: nothing about people unexplained, and counted in words."""

import pytest

from bot.discord.message import to_message
from bot.privacy import views as texts
from bot.privacy.erasing import AskFirst, Erased, HeldRows
from bot.privacy.views import (
    TABLES,
    EraseAll,
    asked_view,
    details_view,
    erased_view,
    explanation_view,
    held_view,
)
from bot.view import Tone, View, Weight
from tests.bot.rendered import read
from tests.storage.builders import NOW

ANNA = 1_200_000_000_000_000_001
COUNTS = {table: 1234 + number for number, table in enumerate(TABLES)}
HELD = HeldRows(user=ANNA, at=NOW, tables={table: [{}] * 2 for table in TABLES})
EVERY_VIEW = {
    "explained": explanation_view(("wijkbeheer", "lena.de_boer")),
    "nobody named": explanation_view(()),
    "in detail": details_view(0),
    "the rest of it": details_view(1),
    "held": held_view(HELD),
    "asked": asked_view(AskFirst(counts=COUNTS, again=True), ANNA, NOW),
    "erased": erased_view(Erased(counts=COUNTS), ANNA, NOW),
}


def lines(view: View, heading: str) -> tuple[str, ...]:
    return next(section.lines for section in view.sections if section.heading == heading)


def headings(view: View) -> list[str]:
    return [section.heading for section in view.sections]


@pytest.mark.parametrize("view", EVERY_VIEW.values(), ids=EVERY_VIEW)
async def test_nothing_is_cut(view: View) -> None:
    """Each message is whole on Discord, or goes along whole, with every table about people."""
    whole = b"".join(file.content for file in to_message(view).files).decode()
    shown = read(view).replace("\\", "")

    for line in (line for section in view.sections for line in section.lines):
        assert line in f"{shown}{whole}"


def test_every_table_is_explained() -> None:
    """What is kept of people is told by the very words of the table, under a code or not."""
    first, second = details_view(0), details_view(1)

    told = {True: lines(second, texts.CODED), False: lines(first, texts.YOURS)}

    for table in TABLES.values():
        assert f"{table.label}. {table.about}" in told[table.coded]
    assert sum(map(len, told.values())) == len(TABLES)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), texts.NOBODY_NAMED),
        (
            ("wijkbeheer",),
            "@wijkbeheer. Die draait deze bot en kan bij de bestanden waarin alles staat.",
        ),
        (
            ("a1", "b2"),
            "@a1 en @b2. Die draaien deze bot en kunnen bij de bestanden waarin alles staat.",
        ),
    ],
)
def test_who_runs_it(names: tuple[str, ...], words: str) -> None:
    """By their names, or how to find out."""
    view = explanation_view(names)

    assert view.sections[-1].lines[-1].removeprefix("Op Discord: ") == words


def test_the_explanation_is_short() -> None:
    """Five lines, and buttons to see all of one's own, to erase it and to read on."""
    view = explanation_view(("wijkbeheer",))

    (section,) = view.sections
    assert len(section.lines) == 5
    assert sum(map(len, section.lines)) < 500
    assert [type(button.action) for button in view.buttons] == [
        texts.ShowHeld,
        texts.AskErase,
        texts.ExplainAll,
    ]


def test_how_much_is_held() -> None:
    """Tables in words, those that are empty left out; nothing at all is said plainly."""
    rows: dict[str, list[dict[str, object]]] = {
        "listed_items": [{}] * 1200,
        "reminders": [],
        "notices": [{}],
    }
    view = held_view(HeldRows(user=ANNA, at=NOW, tables=rows))

    assert lines(view, texts.COUNTS) == ("Je leeslijst: 1.200", "Privéberichten van mij aan jou: 1")
    assert held_view(HeldRows(user=ANNA, at=NOW, tables={"reminders": []})).text == texts.NOTHING


def test_the_question_holds_whom_and_when() -> None:
    """The button is red, with a no beside it, and of the one who asked at this moment only."""
    view = asked_view(AskFirst(counts={"reminders": 2}), ANNA, NOW)

    button, no = view.buttons
    assert no.action == texts.EraseNothing()
    assert button.action == EraseAll(ANNA, int(NOW.timestamp()))
    assert button.weight is Weight.DANGER
    assert view.tone is Tone.CHOICE
    assert lines(view, texts.TO_GO) == ("Je herinneringen: 2",)
    assert texts.ASKED_TOO_LONG_AGO not in view.text


def test_asked_again() -> None:
    """It is said why, with a button of now."""
    again = AskFirst(counts={"reminders": 2}, again=True)

    view = erased_view(again, ANNA, NOW)

    assert view == asked_view(again, ANNA, NOW)
    assert view.text.startswith(texts.ASKED_TOO_LONG_AGO)
    assert view.buttons


def test_nothing_to_erase() -> None:
    """No button, and after erasing another sentence than before it."""
    assert asked_view(AskFirst(counts={}), ANNA, NOW).text == texts.NOTHING
    assert erased_view(Erased(counts={}), ANNA, NOW).text == texts.NOTHING_LEFT
    assert not asked_view(AskFirst(counts={}), ANNA, NOW).buttons


def test_what_stays_of_everyone() -> None:
    """It is told with why, beside what is gone; there is no button any more."""
    erased = erased_view(Erased(counts={"reminders": 2}), ANNA, NOW)

    assert lines(erased, texts.GONE) == ("Je herinneringen: 2",)
    assert lines(erased, texts.STAYING) == texts.STAYS
    assert headings(erased) == [texts.GONE, texts.STAYING]
    assert erased.buttons == ()


def test_what_stays_of_a_server() -> None:
    """It is told to those whom a server named, when they are asked and after it."""
    of_server = TABLES["guild_settings"].stays
    counts = {"guild_settings": 1, "reminders": 2}

    for view in (
        asked_view(AskFirst(counts=counts), ANNA, NOW),
        erased_view(Erased(counts=counts), ANNA, NOW),
    ):
        assert of_server
        assert lines(view, texts.STAYING_WITHOUT_YOU) == (of_server,)
