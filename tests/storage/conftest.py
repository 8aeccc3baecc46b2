"""What the tests of storage open, and close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.engine.database import Database
from storage.stores import Stores
from tests.databases import place_empty

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wijkbot.db"


@pytest.fixture
async def db(path: Path) -> AsyncIterator[Database]:
    async with Database.open(place_empty(path), busy_timeout_ms=100) as opened:
        yield opened


@pytest.fixture
def stores(db: Database) -> Stores:
    return Stores.over(db)
