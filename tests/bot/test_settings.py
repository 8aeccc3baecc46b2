"""What the operator sets: read from the environment as what it is."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from storage.engine.address import Server
from storage.shards import Shards


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(f"WIJKBOT_{name}", value)
    nowhere: dict[str, Any] = {"_env_file": None}
    return Settings(**nowhere)


def test_a_database_is_a_file_or_on_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's address keeps its password to itself."""
    assert read(monkeypatch).database == Path("wijkbot.db")
    assert read(monkeypatch, DATABASE="/srv/wijkbot.db").database == Path("/srv/wijkbot.db")
    url = "postgresql://wijkbot:geheim@localhost/wijkbot"
    settings = read(monkeypatch, DATABASE=url)
    assert settings.database == Server(url)
    assert "geheim" not in f"{settings} {settings!r}"


def test_shards_are_those_that_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable is one that isn't set; one that can't be read is named."""
    assert read(monkeypatch).shards is read(monkeypatch, SHARDS="").shards is None
    assert read(monkeypatch, SHARDS="0-3/16").shards == Shards(0, 3, 16)
    with pytest.raises(ValidationError, match="0-3/16"):
        read(monkeypatch, SHARDS="drie")
