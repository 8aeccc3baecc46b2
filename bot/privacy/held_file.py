"""What is held of someone as a file of JSON, which says itself what stands in it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.dutch import ZONE
from bot.privacy import views as texts
from bot.privacy.tables import TABLES

if TYPE_CHECKING:
    from bot.privacy.held import Held, Rows


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file to send."""

    name: str
    content: bytes


def document(held: Held) -> dict[str, Any]:
    """Return what the file says: a head, then each table with what it is."""
    return {
        "about": texts.FILE_ABOUT,
        "made_at": held.at.isoformat(timespec="seconds"),
        "user_id": str(held.user),
        "tables": {name: _table(name, rows) for name, rows in held.tables.items()},
        "not_included": list(texts.STAYS),
    }


def held_file(held: Held) -> HeldFile:
    text = json.dumps(document(held), ensure_ascii=False, indent=2)
    day = held.at.astimezone(ZONE).date().isoformat()
    return HeldFile(f"{texts.FILE}-{day}.json", f"{text}\n".encode())


def zipped(file: HeldFile) -> HeldFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(file.name, file.content)
    return HeldFile(file.name.removesuffix(".json") + ".zip", packed.getvalue())


def _table(name: str, rows: Rows) -> dict[str, Any]:
    table = TABLES[name]
    return {"label": table.label, "about": table.about, "rows": list(rows)}
