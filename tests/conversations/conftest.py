"""The bot among people, and what must hold whatever they do."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.following.announce import announce_packs
from bot.opening import open_app, utc_now
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from tests.conversations.desk import moderator
from tests.conversations.world import World, made
from tests.databases import place_empty
from tests.discord_limits import check_sent
from tests.shipped import shipped_catalogue


class QuickEnv(simcord.Env):
    """Looks more often than twenty times a second whether the bot is done."""

    async def _settle_internal(self, *, idle: float = 0.001, **rest: Any) -> None:
        await super()._settle_internal(idle=idle, **rest)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database as a first start leaves it: what ships is known, which takes long to write."""
    path = place_empty(tmp_path_factory.mktemp("started") / "wijkbot.db")

    async def start() -> None:
        async with open_app(
            _settings(database=path), utc_now, lambda _: shipped_catalogue()
        ) as app:
            await announce_packs(app)

    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(asyncio.run, start()).result()  # a test's own loop may be running
    return path.read_bytes()


@pytest.fixture
def settings(tmp_path: Path, started: bytes) -> Settings:
    path = tmp_path / "wijkbot.db"
    path.write_bytes(started)
    return _settings(database=path)


@pytest.fixture
async def env(settings: Settings, catalogue: Catalogue) -> AsyncIterator[simcord.Env]:
    here: list[simcord.Env] = []
    make = made(settings, catalogue, lambda: here[0].now())
    env = QuickEnv(make(), settle_timeout=30)
    here.append(env)
    env.make = make  # type: ignore[attr-defined]  # for `world`, which restarts it
    await env.start()
    try:
        yield env
        env._raise_errors_since(env._errors_acknowledged)  # as simcord's own fixture does
        check_sent(env.http_requests)
    finally:
        await env.bot.close()
        await env.shutdown()


@pytest.fixture
def world(env: simcord.Env) -> World:
    return World(env, env.make)  # type: ignore[attr-defined]  # see `env`


@pytest.fixture(autouse=True)
def _no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing goes wrong unnoticed: a test that wants an error takes it out of the log itself."""
    yield
    seen = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not seen, [record.getMessage() for record in seen]


def _settings(**given: Any) -> Settings:
    """Settings of no environment: `.env` is the developer's own."""
    return Settings(_env_file=None, **given)  # type: ignore[call-arg]  # pydantic-settings takes it


@pytest.fixture
def mod(world: World) -> simcord.MemberActor:
    """Someone who may manage messages, and so moderates."""
    return moderator(world, "mod").who
