"""A reading list as messages: by the page, one item, and what changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.actions import Action
from bot.cards.actions import Keep, Show
from bot.reading_list.arrange import (
    AskFormat,
    AskOrder,
    ExportAs,
    ListPage,
    ReadingItem,
    ShowListed,
    Sort,
    Status,
    arrange,
)
from bot.reading_list.change_views import (
    ask_to_empty,
    change_view,
    emptying_view,
    keep_publicly_view,
    kept_several_view,
    removal_view,
    undo_view,
    which_to_remind_view,
)
from bot.reading_list.exports.export import FORMATS, formats_view
from bot.reading_list.keep import (
    Addition,
    Change,
    EmptyList,
    Marking,
    MarkRead,
    MarkUnread,
    NoteChange,
    NotKept,
    Removal,
    Remove,
    Undo,
    WriteNote,
)
from bot.reading_list.reminders import AskRemind, Remind, RemindWhen
from bot.reading_list.views import item_view, list_view, order_view, which_view
from bot.view import Tone, View
from storage.reading_lists import UndoneRemoval
from tests.bot.answers import KEY, book, catalogue, damp, guide
from tests.bot.rendered import read
from tests.storage.builders import item

ADDED = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
"""The 25th in the Netherlands."""


def reading(number: int = 0, **changes: object) -> ReadingItem:
    fields = {"title": f"Gids {number}", "kind": "publicatie", "added_at": ADDED} | changes
    return ReadingItem(item(f"gids-{number}", **fields), guide(title=f"Gids {number}"))


GONE = ReadingItem(item("weg", title="Verdwenen gids", kind="publicatie", added_at=ADDED))


def listed(*items: ReadingItem, **shown: object) -> View:
    asked = ListPage(**shown)  # type: ignore[arg-type]
    theme = "Wonen" if asked.theme else None
    return list_view(arrange(items, asked, catalogue()), asked, theme)


def test_a_page_of_a_list() -> None:
    """How much it is, and of each item its state, kind, year, time and note; each can be opened."""
    read = reading(1, read_at=ADDED, note="Mooi\nboek")

    view = listed(reading(0), read)

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
    assert [button.label for button in view.buttons] == ["Sorteer", "Herinner", "Exporteer"]


def test_what_it_is_narrowed_to_stands_in_the_title() -> None:
    """The status and the theme, by their words."""
    view = listed(reading(), status=Status.UNREAD, theme="wonen")

    assert view.title == "Je leeslijst: te lezen, thema Wonen"


def test_turning_pages() -> None:
    """Ten a page; the buttons keep what was chosen; a page that is gone shows the last."""
    items = [reading(number) for number in range(25)]

    middle = listed(*items, page=1, sort=Sort.TIME, status=Status.UNREAD)
    last = listed(*items, page=99)

    assert middle.text.endswith("Bladzijde 2 van 3.")
    assert [(button.label, button.action) for button in middle.buttons[:2]] == [
        ("Vorige", ListPage(0, "unread", "", "time", None)),
        ("Volgende", ListPage(2, "unread", "", "time", None)),
    ]
    assert len(last.sections) == 5
    assert [button.label for button in last.buttons[:2]] == ["Vorige", "Sorteer"]


def test_all_of_it_is_read() -> None:
    """Then it says so, with the time of all."""
    assert listed(reading(0, read_at=ADDED)).text == (
        "1 stuk, alles gelezen, samen ongeveer 25 minuten."
    )


def test_what_is_not_known_of_the_time_is_said() -> None:
    """A summary's time is not that of the work, and what is gone has none."""
    short = ReadingItem(item("kort", added_at=ADDED), guide(reading_minutes=None))

    view = listed(short, GONE)

    assert view.text == (
        "2 stukken, 2 nog te lezen, samen ongeveer 1 minuut. "
        "Van 1 stuk tel ik alleen de samenvatting. Van 1 stuk weet ik de leestijd niet."
    )
    assert "samenvatting 1 minuut lezen" in view.sections[1].text


def test_what_is_gone_stays_readable() -> None:
    """Its title, link and note are there, and it says that it can't be opened."""
    view = listed(replace(GONE, listed=replace(GONE.listed, note="Bewaren")))

    (section,) = view.sections
    assert (section.heading, section.url) == ("Verdwenen gids", "https://example.org/eenzaamheid")
    assert "Publicatie" in section.text
    assert "Bewaren" in section.text
    assert "niet (meer) openen" in section.text


def test_a_newer_edition_is_offered() -> None:
    """On the list and on the item itself, to be opened."""
    new = guide(title="Gids, opnieuw")
    old = replace(reading(), newer=new)

    page, card = listed(old), item_view(old)

    assert "‘Gids, opnieuw’" in page.sections[0].text
    assert (page.buttons[-1].label, page.buttons[-1].action) == (
        "Nieuwe uitgave: Gids, opnieuw",
        Show(new.id),
    )
    assert Show(new.id) in [button.action for button in card.buttons]
    assert card.sections[0].text == "Gids, opnieuw (Publicatie, 2024, 25 minuten lezen)"


def test_what_fits_says_what_it_adds_up_to() -> None:
    """And pages keep the time that was asked."""
    view = listed(*(reading(number) for number in range(30)), minutes=300)

    assert view.text.startswith("12 stukken, samen 300 van je 300 minuten.")
    assert view.buttons[0].action == ListPage(1, "", "", "", 300)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((reading(),), "In 5 minuten past helaas niets van je leeslijst. Het kortste is ‘Gids 0’"),
        ((GONE,), "weet ik de leestijd niet"),
        ((), "Er staat nog niets op je leeslijst."),
    ],
)
def test_nothing_fits(items: tuple[ReadingItem, ...], said: str) -> None:
    """It names the shortest, or says why it can't; an empty list says how to fill it."""
    view = listed(*items, minutes=5)

    assert said in view.text
    assert (view.tone, view.choices) == (Tone.NOTICE, ())


def test_nothing_is_like_that() -> None:
    """A filter that leaves nothing is no empty list."""
    assert "bij deze keuze" in listed(reading(), status=Status.READ).text


def test_an_item() -> None:
    """Its state and dates, its note, all that can be done, and its page."""
    view = item_view(reading(note="Voor\ndinsdag"), done="Bewaard.")

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
    read, gone = item_view(reading(read_at=ADDED)), item_view(GONE)

    assert (read.buttons[0].label, read.buttons[0].action) == (
        "Toch nog lezen",
        MarkUnread("gids-0"),
    )
    assert "Bekijk" not in [button.label for button in gone.buttons]
    assert "niet (meer) openen" in gone.text


ITEM = reading()


def changed(**changes: object) -> ReadingItem:
    return replace(ITEM, listed=replace(ITEM.listed, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Addition(ITEM.listed), "‘Gids 0’ staat op je leeslijst."),
        (Addition(ITEM.listed, again=True, new_note=False), "‘Gids 0’ stond al op je leeslijst."),
        (Addition(ITEM.listed, again=True, new_note=True), "Je nieuwe notitie heb ik erbij gezet."),
        (Marking(ITEM.listed, before=False), "‘Gids 0’ staat nu op ‘te lezen’."),
        (Marking(changed(read_at=ADDED).listed, before=True), "‘Gids 0’ stond al op ‘gelezen’."),
        (NoteChange(changed(note="x").listed), "Je notitie bij ‘Gids 0’ is bewaard."),
        (NoteChange(ITEM.listed), "Bij ‘Gids 0’ staat nu geen notitie."),
    ],
)
def test_what_was_done_is_one_line(change: Change, said: str) -> None:
    """No card, no tips: what changed, and the list a press away."""
    view = change_view(change)

    assert said in view.text
    assert (view.title, view.sections, view.choices) == ("", (), ())


@pytest.mark.parametrize(
    ("change", "back"),
    [
        (Addition(ITEM.listed), Remove("gids-0")),
        (Marking(changed(read_at=ADDED).listed, before=False), MarkUnread("gids-0")),
        (Marking(ITEM.listed, before=False), MarkRead("gids-0")),
        (Addition(ITEM.listed, again=True), WriteNote("gids-0")),
        (Marking(ITEM.listed, before=True), ListPage()),
    ],
)
def test_what_was_done_can_be_undone(change: Change, back: Action) -> None:
    """What changed nothing has nothing to undo."""
    view = change_view(change)

    assert view.buttons[0].action == back
    assert view.buttons[-1].action == ListPage()


def test_an_item_shows_what_changed_on_it_in_its_place() -> None:
    """Its card stays, with what was done above it."""
    view = item_view(ITEM, done=change_view(Marking(ITEM.listed, before=False)).text)

    assert view.title == "Gids 0"
    assert view.text.startswith("‘Gids 0’ staat nu op ‘te lezen’.")


def test_several_kept_at_once_are_counted() -> None:
    """In one line, those that were there apart; nothing that can be kept is refused."""
    kept = (Addition(ITEM.listed), Addition(ITEM.listed), Addition(ITEM.listed, again=True))

    assert kept_several_view(kept).text == "2 stukken staan op je leeslijst. 1 stuk stond er al op."
    assert kept_several_view(NotKept.FULL).tone is Tone.REFUSAL


def test_the_list_can_be_sorted_taken_along_and_reminded_of() -> None:
    """In another order it is filtered as it was."""
    shown = ListPage(2, "read", "wonen", "year", 20)

    view = list_view(arrange([ITEM], ListPage(), catalogue()), shown, "Wonen")
    orders = order_view(AskOrder("read", "wonen", 20))

    assert [button.action for button in view.buttons[-3:]] == [
        AskOrder("read", "wonen", 20),
        AskRemind(),
        AskFormat(),
    ]
    assert [choice.action for choice in orders.choices] == [
        ListPage(0, "read", "wonen", sort.value, 20) for sort in Sort
    ]
    assert [choice.action for choice in formats_view().choices] == [
        ExportAs(wanted.value) for wanted in FORMATS
    ]
    assert [choice.action for choice in which_to_remind_view([ITEM]).choices] == [
        RemindWhen("gids-0")
    ]


def test_what_is_archived_can_be_read() -> None:
    """All that it said, on the list of who kept it."""
    view = item_view(GONE, past=damp())

    assert "gearchiveerd" in view.text
    assert "Meer ventileren." in view.sections[-1].text
    assert "Ventileren helpt het meest" in view.sections[-1].text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (NotKept.NOT_FOUND, "staat niet (meer) in mijn kennis. Zoek iets anders met /zoek"),
        (NotKept.FULL, "Je leeslijst is vol"),
        (NotKept.NOT_LISTED, "Dit staat niet op je leeslijst"),
    ],
)
def test_what_was_not_done_is_refused(change: Change, said: str) -> None:
    """With what helps."""
    view = change_view(change)

    assert view.tone is Tone.REFUSAL
    assert said in view.text


@pytest.mark.parametrize(
    "kept", [Addition(ITEM.listed), Addition(ITEM.listed, again=True, new_note=True)]
)
def test_others_see_no_more_than_that_it_is_there(kept: Addition) -> None:
    """Not since when, not whether it was there, no note, nothing to press."""
    view = keep_publicly_view(kept)

    assert view.text == "‘Gids 0’ staat op je leeslijst."
    assert (view.title, view.sections, view.buttons, view.choices) == ("", (), (), ())


def test_others_do_not_see_how_full_a_list_is() -> None:
    """A failure says only that it failed."""
    assert "vol" not in keep_publicly_view(NotKept.FULL).text
    assert keep_publicly_view(NotKept.NOT_FOUND).tone is Tone.REFUSAL


def test_taken_off() -> None:
    """With the way back; all of it with how much."""
    one = removal_view(Removal((ITEM.listed,), KEY))
    every = emptying_view(Removal((ITEM.listed, GONE.listed), KEY), ADDED)

    assert "‘Gids 0’ staat niet meer op je leeslijst" in one.text
    assert "2 stukken eraf" in every.text
    assert [view.buttons[0].action for view in (one, every)] == [Undo(KEY), Undo(KEY)]
    assert removal_view(NotKept.NOT_LISTED).tone is Tone.REFUSAL
    assert "al leeg" in emptying_view(NotKept.NOT_LISTED, ADDED).text


@pytest.mark.parametrize(
    ("undone", "said"),
    [
        (UndoneRemoval(items=1, already=0, reminders=()), "1 stuk staat weer op je leeslijst."),
        (
            UndoneRemoval(items=3, already=1, reminders=()),
            "3 stukken staan weer op je leeslijst. 1 stuk",
        ),
        (
            UndoneRemoval(items=0, already=2, reminders=()),
            "Niet nodig: 2 stukken stonden er al weer op.",
        ),
        (None, "niet meer ongedaan maken"),
    ],
)
def test_put_back(undone: UndoneRemoval | None, said: str) -> None:
    """How much came back, and what was there again already."""
    assert said in undo_view(undone).text


def test_emptying_asks_first() -> None:
    """With how much it is, and a button that holds when it was asked; nothing for an empty list."""
    view = ask_to_empty(12, ADDED + timedelta(milliseconds=1))

    assert "12 stukken" in view.text
    assert [button.action for button in view.buttons] == [
        EmptyList(int(ADDED.timestamp())),
        ListPage(),
    ]
    assert ask_to_empty(0, ADDED).buttons == ()


def test_what_a_message_names() -> None:
    """Each can be kept."""
    view = which_view([damp(), book()])

    assert [choice.action for choice in view.choices] == [Keep("vocht"), Keep("boek")]


async def test_the_fullest_page_fits_discord() -> None:
    """Long titles, links, notes and newer editions."""
    long = guide(title="Samenlevingsopbouw " * 20, url=f"https://example.org/{'a' * 480}")
    items = [
        replace(reading(number, note="woord " * 160), entry=long, newer=long)
        for number in range(2000)
    ]
    contents = arrange(items, ListPage(), catalogue())

    for page in (0, 1, 199):
        view = list_view(contents, ListPage(page), "Wonen")
        assert read(view)
