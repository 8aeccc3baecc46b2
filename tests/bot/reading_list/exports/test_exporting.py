"""A reading list as a file."""

from datetime import UTC, datetime

import pytest

from bot.reading_list.exports.export import Format, export
from storage.reading_lists import MOST_ITEMS
from tests.bot.answers import book, catalogue, damp
from tests.bot.reading_list.exports.builders import NOW, kept, listed, long_list
from tests.shipped import shipped_catalogue


def test_the_formats_are_those_that_can_be_chosen() -> None:
    """Someone types these words."""
    assert [*Format] == ["markdown", "csv", "ris", "bibtex", "csl-json", "docx"]


@pytest.mark.parametrize(
    ("wanted", "ending"),
    list(zip(Format, ("md", "csv", "ris", "bib", "json", "docx"), strict=True)),
)
def test_a_file_is_named_after_its_day(wanted: Format, ending: str) -> None:
    """With the ending by which programs know it."""
    file = export(wanted, (listed(book()), kept()), catalogue(), NOW)

    assert file.name == f"leeslijst-2026-11-25.{ending}"
    assert file.content


def test_the_day_is_dutch() -> None:
    """At half past eleven in the evening by UTC it is the next day here."""
    now = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)

    assert export(Format.RIS, (), catalogue(), now).name == "leeslijst-2026-11-26.ris"


@pytest.mark.parametrize("wanted", Format)
def test_an_empty_list_is_a_file(wanted: Format) -> None:
    """Nothing to say is no reason to fail."""
    assert export(wanted, (), catalogue(), NOW).content is not None


@pytest.mark.parametrize("wanted", [one for one in Format if one is not Format.DOCX])
def test_the_same_list_gives_the_same_file(wanted: Format) -> None:
    """Another day changes its name, and in Markdown the day it names; nothing else."""
    items = (listed(damp()), listed(book()), kept())
    later = datetime(2027, 1, 2, 12, tzinfo=UTC)

    first = export(wanted, items, catalogue(), NOW).content.decode("utf-8")
    second = export(wanted, items, catalogue(), later).content.decode("utf-8")

    assert first.replace("25 november 2026", "2 januari 2027") == second


@pytest.mark.parametrize("wanted", Format)
def test_what_ships_fits_in_a_message(wanted: Format) -> None:
    """Discord takes ten MiB: so much fits of a list as long as can be kept."""
    size = len(export(wanted, long_list(), shipped_catalogue(), NOW).content)

    assert size * max(1, MOST_ITEMS / len(long_list())) < 10 * 1024 * 1024
