"""The file that holds all of someone: whole, explained, and it fits."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.discord.sending import fits
from bot.privacy.erasing import HeldRows, gather_held
from bot.privacy.views import STAYS, TABLES, held_file
from storage.reading_lists import MOST_ITEMS, MOST_NOTE
from tests.bot.apps import Clock, opened
from tests.storage.builders import NOW
from tests.storage.test_personal import fill

ANNA = 1_200_000_000_000_000_001


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    """Of Anna there is something in every table about people."""
    async with opened(tmp_path / "wijkbot.db", Clock()) as app:
        await fill(app.database, app.stores, ANNA)
        yield app


def nothing() -> HeldRows:
    return HeldRows(user=ANNA, at=NOW, tables={table: [] for table in TABLES})


def full_list(note: str, count: int = MOST_ITEMS) -> HeldRows:
    """A list that is as full as it can be, each item with this note."""
    row = {
        "title": "Een heel gewone titel van een rapport over de wijk",
        "url": "https://example.org/een-heel-gewone-pagina-met-een-rapport",
        "kind": "publicatie",
        "added_at": "2025-03-10T12:30:00+00:00",
        "read_at": None,
        "note": note,
    }
    rows = [{"item_id": f"stuk-{number}", **row} for number in range(count)]
    return HeldRows(user=ANNA, at=NOW, tables=dict(nothing().tables) | {"listed_items": rows})


async def test_every_table_has_its_words(app: App) -> None:
    """A store can't hold something of people that isn't explained, nor is anything else."""
    tables = [table for store in app.stores.personal for table in store.tables]

    assert list(TABLES) == tables
    assert all(table.label and table.about.endswith(".") for table in TABLES.values())


async def test_the_file_holds_all_of_someone(app: App) -> None:
    """With the rows of every table, what it is, and what is not in it."""
    shown = await gather_held(app, ANNA)

    file = json.loads(held_file(shown).content)

    assert file["user_id"] == str(ANNA)
    assert {name: table["rows"] for name, table in file["tables"].items()} == shown.tables
    assert all(table["rows"] for table in file["tables"].values())
    assert file["not_included"] == list(STAYS)


def test_the_file_is_named_by_the_dutch_day() -> None:
    """Half past midnight there is still the day before in UTC."""
    late = HeldRows(user=ANNA, at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC), tables={})

    assert held_file(late).name == "wijkbot-inzage-2026-07-02.json"


@pytest.mark.parametrize("note", ["a", "é", "€", "\U0001f3e0"], ids=["1", "2", "3", "4"])
def test_a_full_list_with_full_notes_fits(note: str) -> None:
    """Discord takes it as it is, however many bytes (1 to 4) each character has."""
    file = held_file(full_list(note * MOST_NOTE))

    assert fits(file)
    assert file.content.decode().count(note * MOST_NOTE) == MOST_ITEMS
