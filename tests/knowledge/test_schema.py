"""The JSON Schema for editors: up to date, and it takes what the checker takes."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from knowledge.format.loading import SHIPPED
from knowledge.format.schema import as_text, pack_schema

SHIPPED_PACKS = sorted(SHIPPED.rglob("*.yaml"))
FILE = Path(__file__).parents[2] / "docs" / "pack.schema.json"


class Written(yaml.CSafeLoader):
    """YAML as an editor reads it: a date is text."""


Written.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def faults(pack: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(pack_schema())
    return [error.message for error in validator.iter_errors(pack)]


def question(**changed: Any) -> dict[str, Any]:
    fields = {
        "id": "een-vraag",
        "soort": "vraag",
        "vraag": "Hoe?",
        "antwoord": "Zo.",
        "bronnen": [{"titel": "Een boek"}],
    }
    return {"items": [fields | changed]}


def test_the_file_is_up_to_date() -> None:
    """`docs/pack.schema.json` is what `python -m knowledge.format.schema` prints."""
    assert FILE.read_text(encoding="utf-8") == as_text(pack_schema())


def test_it_is_a_schema() -> None:
    """Editors can use it."""
    jsonschema.Draft202012Validator.check_schema(pack_schema())


@pytest.mark.parametrize("path", SHIPPED_PACKS, ids=lambda path: path.name)
def test_every_shipped_pack_fits(path: Path) -> None:
    """An editor shows no fault in a pack that ships."""
    pack = yaml.load(path.read_text(encoding="utf-8"), Written)

    found = faults(pack)

    assert found == []


def test_a_plain_question_fits() -> None:
    """The least that an item needs is enough."""
    assert faults(question()) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"antwoordt": "Zo."},
        {"bronnen": []},
        {"bronnen": [{"pagina": 3}]},
        {"soort": "gedicht"},
        {"gecontroleerd": "24 november"},
        {"id": "Een Vraag"},
        {"vraag": ""},
        {"leestijd": "kort"},
        {"bewijs": "gevoel"},
        {"url": "www.wijkwijzer.org"},
        {"themas": "wonen"},
    ],
    ids=str,
)
def test_a_fault_shows_in_the_editor(changed: dict[str, Any]) -> None:
    """What the checker refuses in one field, the schema refuses too."""
    assert faults(question(**changed))


def test_an_unknown_section_shows_in_the_editor() -> None:
    """A typing error in a section's name is a fault."""
    assert faults({"itmes": []})
