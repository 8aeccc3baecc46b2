"""The JSON Schema of the file that `/privacy inzage` gives, made from `bot.privacy.held_texts`.

`python -m bot.privacy.held_schema_view > docs/inzage.schema.json` renews the file.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bot.privacy import texts
from bot.privacy.held_file_view import SCHEMA_ID
from bot.privacy.held_texts import TABLES, Field, Form, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$",
}
DISCORD_ID: Schema = {"type": "string", "pattern": "^[1-9][0-9]*$"}
FORMS: dict[Form, Schema] = {
    Form.TEXT: {"type": "string"},
    Form.NUMBER: {"type": "integer", "minimum": 0},
    Form.DISCORD_ID: DISCORD_ID,
    Form.MOMENT: MOMENT,
    Form.DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}
"""Discord's numbers are text: as numbers they would lose their last digits in many a reader."""


def held_schema() -> Schema:
    """Return the schema of the whole file."""
    properties: dict[str, Schema] = {
        "schema": {"const": SCHEMA_ID},
        "about": {"type": "string"},
        "made_at": MOMENT,
        "user_id": DISCORD_ID,
        "tables": _object({name: _table(table) for name, table in TABLES.items()}),
        "not_included": {"type": "array", "items": {"type": "string"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": texts.SCHEMA_TITLE,
        "description": texts.SCHEMA_ABOUT,
        **_object(_described(properties)),
    }


def as_text(schema: Schema) -> str:
    """Return the schema as the file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> Schema:
    properties: dict[str, Schema] = {
        "label": {"type": "string"},
        "about": {"type": "string"},
        "rows": {"type": "array", "items": _record(table.fields)},
    }
    described = _object(_described(properties))
    return {"title": table.label, "description": table.about, **described}


def _record(fields: Mapping[str, Field]) -> Schema:
    schema = _object({name: _field(field) for name, field in fields.items()})
    return schema | {"required": [name for name, field in fields.items() if not field.absent]}


def _field(field: Field) -> Schema:
    schema = _record(field.parts) if field.form is Form.RECORD else dict(FORMS[field.form])
    if field.choices:
        schema["enum"] = list(field.choices)
    if field.empty:
        schema["type"] = [schema["type"], "null"]
    return {"description": field.about, **schema}


def _described(properties: Mapping[str, Schema]) -> dict[str, Schema]:
    return {name: {"description": texts.FIELDS[name], **one} for name, one in properties.items()}


def _object(properties: Mapping[str, Schema]) -> Schema:
    """Return an object with exactly these properties."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


if __name__ == "__main__":
    sys.stdout.write(as_text(held_schema()))
