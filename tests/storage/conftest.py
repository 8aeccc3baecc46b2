"""What the tests of storage open, and close."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine.address import Address
from storage.engine.database import Database
from storage.stores import Stores
from tests import postgres
from tests.databases import place_empty

ENGINES = ("sqlite", "postgres") if postgres.programs() else ("sqlite",)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """On which kind of database a test runs: each, unless its module has a fixture of its own."""
    return str(request.param)


@pytest.fixture
def address(engine: str, path: Path) -> Address:
    """An empty database as of this version."""
    if engine == "sqlite":
        return place_empty(path)
    server = postgres.shared()
    asyncio.run(postgres.empty(server))
    return server


@pytest.fixture
async def db(address: Address) -> AsyncIterator[Database]:
    async with Database.open(address, busy_timeout_ms=100) as opened:
        yield opened


@pytest.fixture
def stores(db: Database) -> Stores:
    return Stores.over(db)
