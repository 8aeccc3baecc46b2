"""The guides keep their word: the example works, every field and every setting is named."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from bot.running import WRONGLY_SET
from bot.settings import Settings
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, SECTIONS
from knowledge.format.loading import SHIPPED, PackFile, parse, read_files

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "kennis-schrijven.md").read_text(encoding="utf-8")


def example() -> str:
    (found,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def keys() -> set[str]:
    shapes = [*ENTRIES.values(), *(shape for shape in SECTIONS.values() if shape)]
    nested = [field.shape for shape in shapes for field in shape.fields.values() if field.shape]
    return {key for shape in (*shapes, *nested) for key in shape.fields} | set(SECTIONS)


def test_the_example_has_no_fault() -> None:
    """Who copies the example beside the shipped packs starts without faults."""
    shipped, _ = read_files((SHIPPED,))

    library, faults = parse([*shipped, PackFile("voorbeeld.yaml", example().encode())])

    assert faults == ()
    assert any(entry.id == "tegels-uit-de-tuin" for entry in library.entries)


def test_the_example_shows_every_kind_and_section() -> None:
    """Whatever someone wants to write, there is one to copy."""
    for kind in Kind:
        assert f"soort: {kind}\n" in example()
    for section in SECTIONS:
        assert f"\n{section}:\n" in f"\n{example()}"


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_is_explained(key: str) -> None:
    """The guide names each key that a pack can have."""
    assert f"`{key}`" in GUIDE


def test_every_link_between_documents_leads_somewhere() -> None:
    """A path in a document's link exists."""
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    broken = [
        (document.name, target)
        for document in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
        for target in link.findall(document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]

    assert broken == []


def test_every_setting_is_in_the_example_and_explained() -> None:
    """An operator finds each variable in `.env.example` and in the operator's guide."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    guide = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    variables = {
        field.alias or f"WIJKBOT_{name.upper()}" for name, field in Settings.model_fields.items()
    }

    assert {line.partition("=")[0] for line in lines if line and line[0] != "#"} == variables
    assert all(f"`{variable}`" in guide for variable in variables)


def test_the_example_of_settings_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of `.env.example` as it is sets nothing wrong."""
    shutil.copy(ROOT / ".env.example", tmp_path / ".env")
    monkeypatch.chdir(tmp_path)

    settings = Settings()

    assert (settings.home_guild, settings.feeds, settings.knowledge) == (None, None, ())


def test_the_unit_of_the_guide_starts_nothing_in_vain() -> None:
    """What can't be mended by another start isn't tried; the files are their owner's alone."""
    guide = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    (unit,) = re.findall(r"```ini\n(.*?)```", guide, re.DOTALL)
    service = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)

    assert service["RestartPreventExitStatus"] == str(WRONGLY_SET)
    assert service["UMask"] == "0077"
    assert "install -m 600 .env.example .env" in guide


def test_the_schema_is_where_the_guide_says() -> None:
    """The line for an editor names a file that is there, and is JSON."""
    assert "docs/pack.schema.json" in GUIDE
    assert json.loads((ROOT / "docs" / "pack.schema.json").read_text(encoding="utf-8"))


def test_every_dependency_has_its_reason() -> None:
    """CONTRIBUTING names each library that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").casefold()
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[\[<>=]", one)[0].casefold() for one in wanted]

    assert [name for name in names if name not in text] == []
