"""What all tests share: no sentence vectors, a compiled index kept with the project, no haste."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from knowledge.cache import default_folder
from storage.engine import sqlite
from tests import postgres

OF_THE_USER = Path(os.environ.setdefault("CACHE_OF_THE_USER", str(default_folder())))
"""Where the index is that the installation compiled; the processes of one run are told by it."""
os.environ.setdefault("WIJKBOT_SEMANTIC", "false")  # two seconds at each start; see test_meaning
os.environ.setdefault("XDG_CACHE_HOME", str(Path(__file__).parents[1] / ".cache"))

settings.register_profile(
    "wijkbot",
    max_examples=40,  # of each rule, at every run
    deadline=None,  # a busy machine is no fault
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("wijkbot")


def pytest_configure() -> None:
    sqlite.SYNCHRONOUS = "OFF"  # no test cuts the power; a process that is killed loses nothing so


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database is to be."""
    return tmp_path / "wijkbot.db"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if postgres.programs() is None:
        terminalreporter.write_line(postgres.ABSENT, yellow=True)
