"""A reading list as a file, in the format that someone asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from bot.reading_list.exporting_texts import FILE
from bot.reading_list.exports.bibtex import to_bibtex
from bot.reading_list.exports.csl import to_csl
from bot.reading_list.exports.describing import describe
from bot.reading_list.exports.markdown import to_markdown
from bot.reading_list.exports.reference import day_of
from bot.reading_list.exports.ris import to_ris
from bot.reading_list.exports.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.reading_list.exports.describing import Exported
    from bot.reading_list.exports.reference import Reference
    from knowledge.catalogue import Catalogue


class Format(StrEnum):
    """The formats, by the word that someone chooses on Discord."""

    MARKDOWN = "markdown"
    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file, to be sent as it is."""

    name: str
    content: bytes
    media_type: str


_ENDINGS: dict[Format, tuple[str, str]] = {
    Format.MARKDOWN: ("md", "text/markdown; charset=utf-8"),
    Format.CSV: ("csv", "text/csv; charset=utf-8"),
    Format.RIS: ("ris", "application/x-research-info-systems"),
    Format.BIBTEX: ("bib", "application/x-bibtex"),
    Format.CSL_JSON: ("json", "application/vnd.citationstyles.csl+json"),
}


def export(
    wanted: Format, items: Sequence[Exported], catalogue: Catalogue, now: datetime
) -> ExportedFile:
    """Return the items, in their order, as a file in UTF-8 named after the day."""
    day = day_of(now)
    ending, media_type = _ENDINGS[wanted]
    text = _written(wanted, tuple(describe(item, catalogue) for item in items), day)
    return ExportedFile(f"{FILE}-{day.isoformat()}.{ending}", text.encode(), media_type)


def _written(wanted: Format, references: Sequence[Reference], day: date) -> str:
    match wanted:
        case Format.MARKDOWN:
            return to_markdown(references, day)
        case Format.CSV:
            return to_csv(references)
        case Format.RIS:
            return to_ris(references)
        case Format.BIBTEX:
            return to_bibtex(references)
        case Format.CSL_JSON:
            return to_csl(references)
        case _:
            assert_never(wanted)
