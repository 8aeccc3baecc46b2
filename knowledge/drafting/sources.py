"""Sources as a moderator writes them: one a line, its parts with a bar between them."""

import re
from collections.abc import Mapping
from typing import Any

from knowledge.catalogue import Catalogue
from knowledge.format.values import as_address

BAR = " | "
_YEAR = re.compile(r"\d{4}")
_PAGE = re.compile(r"(?:bladzijde|blz|pagina|pag|p)\b\.?\s*(.+)", re.IGNORECASE)


def source_line(source: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return a source as it is written: 'Title | 2023 | blz. 4 | https://…'."""
    own = source.get("item")
    cited = catalogue.entries.get(own) if own else None
    page = source.get("pagina")
    parts = (
        cited.heading if cited else own,
        source.get("titel"),
        source.get("jaar"),
        f"blz. {page}" if page else None,
        source.get("url"),
    )
    return BAR.join(str(part) for part in parts if part)


def read_source(line: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return the source that a line says; a title that is a record's is that record."""
    source: dict[str, Any] = {}
    titles: list[str] = []
    for part in filter(None, map(str.strip, line.split("|"))):
        if " " not in part and (address := as_address(part)):
            source["url"] = address
        elif titles and _YEAR.fullmatch(part):
            source["jaar"] = part
        elif titles and (page := _PAGE.fullmatch(part)):
            source["pagina"] = page[1]
        else:
            titles.append(part)
    title = BAR.join(titles)
    known = catalogue.records.resolve(title) if title else None
    if known is not None:
        return {"item": known.key} | source
    return ({"titel": title} if title else {}) | source
