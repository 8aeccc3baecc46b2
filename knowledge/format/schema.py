"""The JSON Schema of a pack, with which an editor helps to write one.

`python -m knowledge.format.schema > docs/pack.schema.json` renews the file. It is looser than the
checker: what a single file can't show (an unknown theme, a double id) is left to `python -m bot
check`.
"""

import json
import sys
from typing import Any

from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, KIND_KEY, SECTIONS, SHORT, Field, FieldForm, Shape
from knowledge.format.values import LONGEST_ID

Schema = dict[str, Any]

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_DAY = r"\d{4}-\d{2}-\d{2}"
_TEXT_SECTION: Schema = {
    "type": "object",
    "propertyNames": {"pattern": ID_PATTERN},
    "additionalProperties": {
        "type": "array",
        "items": {"type": ["string", "number"], "minLength": 1, "maxLength": SHORT},
    },
}


def pack_schema() -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Wijkbot pack",
        "description": "Kennis voor Wijkbot; zie docs/kennis-schrijven.md",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _section(name, shape) for name, shape in SECTIONS.items()},
        "$defs": {kind.value: _entry(kind) for kind in ENTRIES},
    }


def as_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _section(name: str, shape: Shape | None) -> Schema:
    if shape is not None:
        return {"type": ["array", "null"], "items": _mapping(shape)}
    if name == "items":
        return {"type": ["array", "null"], "items": _any_entry()}
    return _TEXT_SECTION


def _any_entry() -> Schema:
    """Return a choice by kind, so that an editor reports faults of the kind that was meant."""
    return {
        "type": "object",
        "required": [KIND_KEY],
        "properties": {KIND_KEY: {"enum": [kind.value for kind in ENTRIES]}},
        "allOf": [
            {
                "if": {"properties": {KIND_KEY: {"const": kind.value}}},
                "then": {"$ref": f"#/$defs/{kind.value}"},
            }
            for kind in ENTRIES
        ],
    }


def _entry(kind: Kind) -> Schema:
    schema = _mapping(ENTRIES[kind])
    schema["properties"] = {KIND_KEY: {"const": kind.value}} | schema["properties"]
    schema["required"] = [KIND_KEY, *schema["required"]]
    if kind is not Kind.ELSEWHERE:
        schema["required"].append("bronnen")
        schema["properties"]["bronnen"] |= {"type": "array", "minItems": 1}
    return schema


def _mapping(shape: Shape) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in shape.fields.items() if field.required],
        "properties": {key: _field(field) for key, field in shape.fields.items()},
    }


def _field(field: Field) -> Schema:
    schema = _value(field)
    if field.many:
        schema = {"type": "array" if field.required else ["array", "null"], "items": schema}
    return {"description": field.about, **schema} if field.about else schema


def _value(field: Field) -> Schema:
    """Return the schema of a value; text that looks like a number may stand without quotes."""
    match field.form:
        case FieldForm.TEXT:
            return {"type": ["string", "number"], "minLength": 1, "maxLength": field.most}
        case FieldForm.ID:
            return {"type": ["string", "integer"], "pattern": ID_PATTERN, "maxLength": LONGEST_ID}
        case FieldForm.URL:
            return {"type": "string", "pattern": "^https?://", "maxLength": field.most}
        case FieldForm.NUMBER:
            whole = {"type": "integer", "minimum": 1, "maximum": field.most}
            return {"anyOf": [whole, {"type": "string", "pattern": r"^\d+$"}]}
        case FieldForm.YES_NO:
            return {"enum": [True, False, "ja", "nee", "true", "false"]}
        case FieldForm.DAY:
            return {"type": "string", "pattern": f"^{_DAY}$"}
        case FieldForm.PARTIAL_DATE:
            return {
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": 9999},
                    {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                ]
            }
        case FieldForm.MOMENT:
            return {"type": "string", "pattern": f"^{_DAY}([T ].+)?$"}
        case FieldForm.CHOICE:
            assert field.choices is not None, "a choice needs choices"
            return {"enum": [choice.value for choice in field.choices]}
        case FieldForm.RECORD:
            assert field.shape is not None, "a record needs a shape"
            anywhere = [{"required": [key]} for key in ("item", "titel", "url")]
            return {**_mapping(field.shape), "anyOf": anywhere}


if __name__ == "__main__":
    sys.stdout.write(as_text(pack_schema()))
