"""The file that holds all of someone: described by a schema that is up to date, and it fits."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bot.discord.sending import fits
from bot.privacy import texts
from bot.privacy.held_file_view import document, held_file, zipped
from bot.privacy.held_schema_view import as_text, held_schema
from bot.privacy.held_texts import TABLES, Field
from bot.privacy.privacy import Held, held
from storage.reading_lists import MOST_ITEMS, MOST_NOTE
from tests.bot.apps import Clock, opened
from tests.storage.builders import NOW
from tests.storage.test_personal import fill

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from bot.app import App

FILE = Path(__file__).parents[3] / "docs" / "inzage.schema.json"
ANNA = 1_200_000_000_000_000_001


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    """Of Anna there is something in every table about people."""
    async with opened(tmp_path / "wijkbot.db", Clock()) as app:
        await fill(app.database, app.stores, ANNA)
        yield app


def faults(file: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        held_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(file)]


def nothing() -> Held:
    return Held(user=ANNA, at=NOW, tables={table: [] for table in TABLES})


def full_list(note: str, count: int = MOST_ITEMS) -> Held:
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
    return Held(user=ANNA, at=NOW, tables=dict(nothing().tables) | {"listed_items": rows})


def all_fields(fields: Mapping[str, Field]) -> Iterator[Field]:
    for one in fields.values():
        yield one
        yield from all_fields(one.parts)


def test_the_schema_is_up_to_date() -> None:
    """`docs/inzage.schema.json` is what `python -m bot.privacy.held_schema_view` prints."""
    assert FILE.read_text(encoding="utf-8") == as_text(held_schema())


def test_it_is_a_schema() -> None:
    """Any reader of schemas takes it."""
    jsonschema.Draft202012Validator.check_schema(held_schema())


async def test_every_table_has_its_words(app: App) -> None:
    """A store can't hold something of people that isn't explained: by a name, by what it is and how
    long, and field by field. Nor is anything explained that isn't held."""
    tables = [table for store in app.stores.personal for table in store.tables]
    shown = await held(app, ANNA)

    assert list(TABLES) == tables
    for name, table in TABLES.items():
        assert set(table.fields) == set(shown.tables[name][0]), name
        assert table.label
        assert table.about.endswith(".")
        assert all(field.about.endswith(".") for field in all_fields(table.fields)), name


async def test_the_file_is_as_the_schema_says(app: App) -> None:
    """With rows in every table, moments and ids in their form included."""
    shown = await held(app, ANNA)

    file = json.loads(held_file(shown).content)

    assert all(table["rows"] for table in file["tables"].values())
    assert faults(file) == []
    assert file["user_id"] == str(ANNA)
    assert file["not_included"] == list(texts.STAYS)


def test_a_file_without_rows_is_as_the_schema_says() -> None:
    """Every table is there, so that one sees what could be."""
    assert faults(document(nothing())) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"item_id": 7},
        {"added_at": 1741609800},
        {"added_at": "2025-03-10 12:30"},
        {"read_at": ""},
        {"title": None},
        {"mood": "goed"},
    ],
    ids=str,
)
def test_what_is_not_so_shows(changed: dict[str, Any]) -> None:
    """A field that is unknown or of another form is a fault."""
    file = document(full_list("Lezen", 1))

    file["tables"]["listed_items"]["rows"][0] |= changed

    assert faults(file)


def test_the_file_is_named_by_the_dutch_day() -> None:
    """Half past midnight there is still the day before in UTC."""
    late = Held(user=ANNA, at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC), tables={})

    assert held_file(late).name == "wijkbot-inzage-2026-07-02.json"


@pytest.mark.parametrize("note", ["a", "é", "€", "\U0001f3e0"], ids=["1", "2", "3", "4"])
def test_a_full_list_with_full_notes_fits(note: str) -> None:
    """Discord takes it as it is, however many bytes (1 to 4) each character has."""
    file = held_file(full_list(note * MOST_NOTE))

    assert fits(file)
    assert file.content.decode().count(note * MOST_NOTE) == MOST_ITEMS


def test_what_is_too_large_is_packed() -> None:
    """Characters that JSON writes with six make it too large; packed it fits and is whole."""
    file = held_file(full_list("\x01" * MOST_NOTE))
    assert not fits(file)

    packed = zipped(file)

    assert fits(packed)
    assert packed.name == "wijkbot-inzage-2025-03-10.zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.read(file.name) == file.content
