"""The connection to Discord: down, broken, moved, refused, and ended."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import discord
import pytest

from bot.client import create_bot
from bot.running import FAILED, REFUSED_INTENTS, REFUSED_TOKEN, STOPPED, Backoff, keep_running
from bot.settings import Settings
from tests.shipped import shipped_catalogue
from tests.sockets.fake_discord import PATIENCE_S, FakeDiscord, serving, until
from tests.sockets.runner import point_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.catalogue import Catalogue

FOUND = "Hoe lang duurt het voordat een wijk beter wordt?"
QUICK = Backoff(first=0.01, most=0.05)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database=tmp_path / "wijkbot.db")  # type: ignore[call-arg]


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    async with serving(FakeDiscord()) as fake:
        point_at(fake.url)
        yield fake


@asynccontextmanager
async def running(settings: Settings, catalogue: Catalogue) -> AsyncIterator[asyncio.Task[int]]:
    """The bot, kept running as `run_bot` does, and stopped at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(
        keep_running(
            lambda: create_bot(settings, build=lambda _: catalogue),
            "token",
            stop=stop,
            backoff=QUICK,
        )
    )
    try:
        yield task
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.wait({task})


async def test_a_gateway_that_is_down_at_the_start(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """It is tried again until it is up, and then the bot answers."""
    fake.gateway_up = False
    async with running(settings, catalogue) as task:
        await until(lambda: fake.refused >= 2)
        fake.gateway_up = True
        await until(lambda: fake.identified == 1)

        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert "generatie" in str(fake.sent[0]["components"])
    assert task.result() == STOPPED


async def test_a_connection_that_breaks(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """It is resumed; what was asked meanwhile is answered, once."""
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: len(fake.sent) == 1)

        fake.drop()
        await fake.say("eenzaamheid")
        await until(lambda: len(fake.sent) == 2)
        await fake.say("hoi")
        await until(lambda: len(fake.sent) == 3)

    assert fake.resumed == 1
    assert fake.identified == 1


async def test_a_connection_that_is_moved(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """When Discord asks to reconnect the bot resumes elsewhere."""
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)

        await fake.ask_to_reconnect()
        await until(lambda: fake.resumed == 1)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert len(fake.sent) == 1


@pytest.mark.parametrize("status", [429, 502])
async def test_an_answer_that_discord_is_too_busy_for(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, status: int
) -> None:
    """It is sent again, and arrives once."""
    fake.failing = [status]
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert len(fake.sent) == 1


async def test_a_stop_says_goodbye(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """The connection is closed as Discord wants it, and the task ends well."""
    async with running(settings, catalogue) as task:
        await until(lambda: fake.identified == 1)

    assert task.result() == STOPPED
    await until(lambda: fake.closed_with)
    assert fake.closed_with == [1000]


async def test_a_refused_token(
    fake: FakeDiscord,
    settings: Settings,
    catalogue: Catalogue,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One clear line, and no other try."""
    fake.token_refused = True

    async with running(settings, catalogue) as task:
        assert await task == FAILED

    assert REFUSED_TOKEN in caplog.text
    assert fake.identified == 0


@pytest.mark.parametrize(("code", "line"), [(4014, REFUSED_INTENTS), (4004, REFUSED_TOKEN)])
async def test_what_the_gateway_refuses(
    fake: FakeDiscord,
    settings: Settings,
    catalogue: Catalogue,
    caplog: pytest.LogCaptureFixture,
    code: int,
    line: str,
) -> None:
    """An intent that was not granted, or a token that was reset since: one clear line."""
    fake.close_at_identify = code

    async with running(settings, catalogue) as task:
        assert await task == FAILED

    assert line in caplog.text
    assert fake.identified == 1


async def test_a_database_that_can_not_be_used(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, tmp_path: Path
) -> None:
    """It ends with what helps; trying again would not."""
    del fake
    broken = settings.model_copy(update={"database": tmp_path})

    async with running(broken, catalogue) as task:
        assert await task == FAILED
