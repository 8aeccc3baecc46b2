"""A reading list as messages: by the page, one item, and what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.asking.ask import CarriedOut
from bot.cards.actions import Keep, Show
from bot.discord.message import to_message
from bot.reading_list.actions import (
    EmptyList,
    ListPage,
    MarkRead,
    MarkUnread,
    Remind,
    Remove,
    ShowListed,
    Swap,
    Undo,
    WriteNote,
)
from bot.reading_list.keeping import (
    Added,
    AlreadyThere,
    Kept,
    ListFull,
    Marked,
    Noted,
    NoteTooLong,
    NotFound,
    NotListed,
)
from bot.reading_list.list_changes_view import (
    ask_to_empty,
    carried_out_view,
    change_view,
    kept_publicly,
    removed_view,
    undone_view,
    which_view,
)
from bot.reading_list.removing import AskAgain, NoNewer, Removed, Swapped
from bot.reading_list.shelf import Placed, Shelved, Shown, Sort, Status, arrange
from bot.reading_list.views import item_view, list_view
from bot.view import Tone, View
from knowledge.answer import Reading
from storage.reading_lists import Undone
from tests.bot.rendering.builders import KEY, THEME, book, catalogue, damp, guide
from tests.discord_limits import check_message
from tests.storage.builders import item

if TYPE_CHECKING:
    from bot.reading_list.list_changes_view import Change

ADDED = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
"""The 25th in the Netherlands."""
READ_ALSO = (Reading(guide(), (THEME,)),)


def shelved(number: int = 0, **changes: object) -> Shelved:
    fields = {"title": f"Gids {number}", "kind": "publicatie", "added_at": ADDED} | changes
    return Shelved(item(f"gids-{number}", **fields), guide(title=f"Gids {number}"))


GONE = Shelved(item("weg", title="Verdwenen gids", kind="publicatie", added_at=ADDED))


def listed(*items: Shelved, page: int = 0, theme: str | None = None, **shown: object) -> View:
    shelf = arrange(items, Shown(**shown), catalogue())  # type: ignore[arg-type]
    return list_view(shelf, page=page, theme=theme)


def test_a_page_of_a_list() -> None:
    """How much it is, and of each item its state, kind, year, time and note; each can be opened."""
    read = shelved(1, read_at=ADDED, note="Mooi\nboek")

    view = listed(shelved(0), read)

    assert view.title == "Je leeslijst"
    assert view.text == "2 stukken, 1 nog te lezen, samen ongeveer 25 minuten."
    first, second = view.sections
    assert (first.heading, first.url) == ("Gids 1", "https://example.org/gids")
    assert first.text == (
        "Gelezen op 25 november 2026 · Publicatie, 2024 · 25 minuten lezen\nJe notitie: Mooi boek"
    )
    assert second.text == "Te lezen · Publicatie, 2024 · 25 minuten lezen"
    assert [choice.action for choice in view.choices] == [
        ShowListed("gids-1"),
        ShowListed("gids-0"),
    ]
    assert view.buttons == ()


def test_what_it_is_narrowed_to_stands_in_the_title() -> None:
    """The status and the theme, by their words."""
    view = listed(shelved(), status=Status.UNREAD, theme="Wonen")

    assert view.title == "Je leeslijst: te lezen, thema Wonen"


def test_turning_pages() -> None:
    """Ten a page; the buttons keep what was chosen; a page that is gone shows the last."""
    items = [shelved(number) for number in range(25)]

    middle = listed(*items, page=1, sort=Sort.TIME, status=Status.UNREAD)
    last = listed(*items, page=99)

    assert middle.text.endswith("Bladzijde 2 van 3.")
    assert [(button.label, button.action) for button in middle.buttons] == [
        ("Vorige", ListPage("0", "unread", "", "time", "")),
        ("Volgende", ListPage("2", "unread", "", "time", "")),
    ]
    assert len(last.sections) == 5
    assert [button.label for button in last.buttons] == ["Vorige"]


def test_all_of_it_is_read() -> None:
    """Then it says so, with the time of all."""
    assert listed(shelved(0, read_at=ADDED)).text == (
        "1 stuk, alles gelezen, samen ongeveer 25 minuten."
    )


def test_what_is_not_known_of_the_time_is_said() -> None:
    """A summary's time is not that of the work, and what is gone has none."""
    short = Shelved(item("kort", added_at=ADDED), guide(reading_minutes=None))

    view = listed(short, GONE)

    assert view.text == (
        "2 stukken, 2 nog te lezen, samen ongeveer 1 minuut. "
        "Van 1 stuk tel ik alleen de samenvatting. Van 1 stuk weet ik de leestijd niet."
    )
    assert "samenvatting 1 minuut lezen" in view.sections[1].text


def test_what_is_gone_stays_readable() -> None:
    """Its title, link and note are there, and it says that it can't be opened."""
    view = listed(replace(GONE, item=replace(GONE.item, note="Bewaren")))

    (section,) = view.sections
    assert (section.heading, section.url) == (
        "Verdwenen gids",
        "https://example.org/eenzaamheid",
    )
    assert "Publicatie" in section.text
    assert "Bewaren" in section.text
    assert "niet (meer) openen" in section.text


def test_a_newer_edition_is_offered() -> None:
    """On the list and on the item itself."""
    old = replace(shelved(), newer=guide(title="Gids, opnieuw"))

    page, card = listed(old), item_view(old)

    assert "‘Gids, opnieuw’" in page.sections[0].text
    assert (page.buttons[0].label, page.buttons[0].action) == (
        "Nieuwe uitgave: Gids, opnieuw",
        Swap("gids-0"),
    )
    assert Swap("gids-0") in [button.action for button in card.buttons]
    assert card.sections[0].text == "Gids, opnieuw (Publicatie, 2024, 25 minuten lezen)"


def test_what_else_is_worth_reading() -> None:
    """On the first page, with why, and to be opened; never on the second."""
    shelf = arrange([shelved(number) for number in range(11)], Shown(), catalogue())
    first, second = (
        list_view(replace(shelf, also=READ_ALSO), page=page, theme=None) for page in (0, 1)
    )

    assert first.sections[-1].heading == "Ook lezenswaard"
    assert first.sections[-1].lines == (
        "Gids voor bewoners (Publicatie, 2024, 25 minuten lezen). Omdat: thema Wonen",
    )
    assert first.choices[-1].action == Show("gids")
    assert len(second.sections) == len(second.choices) == 1


def test_what_fits_says_what_it_adds_up_to() -> None:
    """And pages keep the time that was asked."""
    view = listed(*(shelved(number) for number in range(30)), minutes=300)

    assert view.text.startswith("12 stukken, samen 300 van je 300 minuten.")
    assert view.buttons[0].action == ListPage("1", "", "", "added", "300")


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((shelved(),), "In 5 minuten past helaas niets van je leeslijst. Het kortste is ‘Gids 0’"),
        ((GONE,), "weet ik de leestijd niet"),
        ((), "Er staat nog niets op je leeslijst."),
    ],
)
def test_nothing_fits(items: tuple[Shelved, ...], said: str) -> None:
    """It names the shortest, or says why it can't; an empty list says how to fill it."""
    view = listed(*items, minutes=5)

    assert said in view.text
    assert (view.tone, view.choices) == (Tone.NOTICE, ())


def test_nothing_is_like_that() -> None:
    """A filter that leaves nothing is no empty list."""
    assert "bij deze keuze" in listed(shelved(), status=Status.READ).text


def test_an_item() -> None:
    """Its state and dates, its note, all that can be done, and its page."""
    view = item_view(shelved(note="Voor\ndinsdag"), said="Bewaard.")

    assert view.title == "Gids 0"
    assert view.text == (
        "Bewaard.\n\nTe lezen · Op je leeslijst sinds 25 november 2026\n"
        "Publicatie, 2024 · 25 minuten lezen"
    )
    assert (view.sections[0].heading, view.sections[0].text) == ("Je notitie", "Voor\ndinsdag")
    assert [(button.label, button.action) for button in view.buttons] == [
        ("Gelezen", MarkRead("gids-0")),
        ("Notitie", WriteNote("gids-0")),
        ("Herinner me over een week", Remind("gids-0")),
        ("Verwijder", Remove("gids-0")),
        ("Bekijk", Show("gids-0")),
    ]
    assert [link.url for link in view.links] == ["https://example.org/gids"]


def test_an_item_that_was_read_or_is_gone() -> None:
    """What was read can be read again; what is gone can't be opened here."""
    read, gone = item_view(shelved(read_at=ADDED)), item_view(GONE)

    assert (read.buttons[0].label, read.buttons[0].action) == (
        "Toch nog lezen",
        MarkUnread("gids-0"),
    )
    assert "Bekijk" not in [button.label for button in gone.buttons]
    assert "niet (meer) openen" in gone.text


PLACED = Placed(shelved(), READ_ALSO)
ITEM = PLACED.one.item


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Added(ITEM), "‘Gids 0’ staat op je leeslijst."),
        (AlreadyThere(ITEM, noted=False), "‘Gids 0’ stond al op je leeslijst."),
        (AlreadyThere(ITEM, noted=True), "Je nieuwe notitie heb ik erbij gezet."),
        (Marked(ITEM, before=False), "‘Gids 0’ staat nu op ‘te lezen’."),
        (Marked(replace(ITEM, read_at=ADDED), before=True), "‘Gids 0’ stond al op ‘gelezen’."),
        (Noted(replace(ITEM, note="x")), "Je notitie bij ‘Gids 0’ is bewaard."),
        (Noted(ITEM), "Bij ‘Gids 0’ staat nu geen notitie."),
        (Swapped(replace(ITEM, title="Oud"), ITEM, KEY), "in plaats van ‘Oud’"),
        (Swapped(ITEM, ITEM, KEY), "De nieuwe uitgave van ‘Gids 0’"),
    ],
)
def test_what_was_done_is_said_above_the_item(change: Added, said: str) -> None:
    """The card is the item as it stands now."""
    view = change_view(change, PLACED)

    assert said in view.text
    assert view.title == "Gids 0"
    assert view.choices == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (NotFound(), "staat niet (meer) in mijn kennis. Zoek iets anders met /zoek"),
        (NoNewer(), "geen nieuwere uitgave (meer)"),
        (ListFull(), "Je leeslijst is vol"),
        (NoteTooLong(1200), "1.200 tekens. Er passen er 1.000 in"),
        (NotListed(), "Dit staat niet op je leeslijst"),
    ],
)
def test_what_was_not_done_is_refused(change: Change, said: str) -> None:
    """With what helps."""
    view = change_view(change, None)

    assert view.tone is Tone.REFUSAL
    assert said in view.text


def test_what_is_gone_by_now() -> None:
    """Taken off at the very same moment, it is said not to be there."""
    assert change_view(Added(ITEM), None).tone is Tone.REFUSAL


def test_an_addition_offers_more() -> None:
    """What else is worth reading, each to be opened."""
    view = change_view(Added(ITEM), PLACED, also=True)

    assert view.sections[-1].heading == "Ook lezenswaard"
    assert [choice.action for choice in view.choices] == [Show("gids")]


def test_a_swap_has_its_way_back() -> None:
    """The old edition can be put back."""
    view = change_view(Swapped(ITEM, ITEM, KEY), PLACED)

    assert view.buttons[-1].action == Undo(KEY)


@pytest.mark.parametrize("kept", [Added(ITEM), AlreadyThere(ITEM, noted=True)])
def test_others_see_no_more_than_that_it_is_there(kept: Kept) -> None:
    """Not since when, not whether it was there, no note, nothing to press."""
    view = carried_out_view(CarriedOut(kept, PLACED), public=True)

    assert view.text == "‘Gids 0’ staat op je leeslijst."
    assert (view.title, view.sections, view.buttons, view.choices) == ("", (), (), ())


def test_others_do_not_see_how_full_a_list_is() -> None:
    """A failure says only that it failed."""
    assert "vol" not in kept_publicly(ListFull()).text
    assert kept_publicly(NotFound()).tone is Tone.REFUSAL


def test_taken_off() -> None:
    """With the way back; all of it with how much."""
    one = removed_view(Removed((ITEM,), KEY))
    every = removed_view(Removed((ITEM, GONE.item), KEY), everything=True)

    assert "‘Gids 0’ staat niet meer op je leeslijst" in one.text
    assert "2 stukken eraf" in every.text
    assert [view.buttons[0].action for view in (one, every)] == [Undo(KEY), Undo(KEY)]
    assert removed_view(NotListed()).tone is Tone.REFUSAL
    assert "al leeg" in removed_view(NotListed(), everything=True).text


@pytest.mark.parametrize(
    ("undone", "said"),
    [
        (Undone(items=1, already=0, reminders=()), "1 stuk staat weer op je leeslijst."),
        (Undone(items=3, already=1, reminders=()), "3 stukken staan weer op je leeslijst. 1 stuk"),
        (Undone(items=0, already=2, reminders=()), "Niet nodig: 2 stukken stonden er al weer op."),
        (None, "niet meer ongedaan maken"),
    ],
)
def test_put_back(undone: Undone | None, said: str) -> None:
    """How much came back, and what was there again already."""
    assert said in undone_view(undone).text


def test_emptying_asks_first() -> None:
    """With how much it is, and a button that holds when it was asked; nothing for an empty list."""
    view = ask_to_empty(AskAgain(12), ADDED + timedelta(milliseconds=1))

    assert "12 stukken" in view.text
    assert [button.action for button in view.buttons] == [EmptyList(str(int(ADDED.timestamp())))]
    assert ask_to_empty(AskAgain(0), ADDED).buttons == ()


def test_what_a_message_names() -> None:
    """Each can be kept."""
    view = which_view([damp(), book()])

    assert [choice.action for choice in view.choices] == [Keep("vocht"), Keep("boek")]


async def test_the_fullest_page_fits_discord() -> None:
    """Long titles, links, notes and newer editions, and what else is worth reading."""
    long = guide(title="Samenlevingsopbouw " * 20, url=f"https://example.org/{'a' * 480}")
    items = [
        replace(shelved(number, note="woord " * 160), entry=long, newer=long)
        for number in range(2000)
    ]
    shelf = arrange(items, Shown(), catalogue())

    for page in (0, 1, 199):
        view = list_view(replace(shelf, also=READ_ALSO * 3), page=page, theme="Wonen")
        message = to_message(view)
        assert message.components is not None
        check_message(
            {
                "embeds": [message.embed.to_dict()],
                "components": message.components.to_components(),
            }
        )
