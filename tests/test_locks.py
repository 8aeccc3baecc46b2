"""The lock files: one install never undoes another's, and none says where it came from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUNTIME, DEVELOPMENT, SEMANTIC = (
    ROOT / name
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-semantic.lock")
)
PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==([^\s;]+)", re.MULTILINE)


def pins(file: Path) -> set[tuple[str, str]]:
    """Return each package with a version that it is pinned to, whatever the platform."""
    return set(PINNED.findall(file.read_text()))


@pytest.mark.parametrize("file", [RUNTIME, SEMANTIC])
def test_development_has_what_runs(file: Path) -> None:
    """`make chat` after `make demo`, or the other way round, changes nothing that is installed."""
    development = pins(DEVELOPMENT)
    names = {name for name, _ in development}

    assert len(pins(file)) > 1
    assert {pin for pin in pins(file) if pin[0] in names} <= development


@pytest.mark.parametrize("file", [RUNTIME, DEVELOPMENT, SEMANTIC])
def test_no_lock_names_an_index(file: Path) -> None:
    """It installs from wherever the reader's own pip does."""
    assert "://" not in file.read_text()
    assert "--index" not in file.read_text()
