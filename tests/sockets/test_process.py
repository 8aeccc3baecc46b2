"""The bot as a process: started without a token, and stopped by a signal."""

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.running import MISSING_TOKEN
from tests.shipped import shipped_catalogue
from tests.sockets.fake_discord import PATIENCE_S, FakeDiscord, serving, until

SECRET = "geheim.token.hier"


async def start(tmp_path: Path, url: str, token: str) -> asyncio.subprocess.Process:
    shipped_catalogue()  # compiled, so that it starts at once
    own = {"DISCORD_TOKEN": token, "WIJKBOT_DATABASE": str(tmp_path / "wijkbot.db")}
    health = {"WIJKBOT_HEALTH_FILE": str(tmp_path / "health")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.sockets.runner",
        url,
        env={**os.environ, **own, **health},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    async with asyncio.timeout(PATIENCE_S):
        output, _ = await process.communicate()
    return process.returncode, output.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    """The gateway is left, the database is whole and closed, and the exit code is 0."""
    async with serving(FakeDiscord()) as fake:
        process = await start(tmp_path, fake.url, SECRET)
        await until(lambda: fake.identified == 1)
        await fake.say("Hoe lang duurt het voordat een wijk beter wordt?")
        await until(lambda: fake.sent)

        process.send_signal(number)
        code, output = await ended(process)

        assert code == 0, output
        assert fake.closed_with == [1000]
    assert "Traceback" not in output
    assert SECRET not in output
    assert "duurt" not in output
    assert not (tmp_path / "wijkbot.db-wal").exists()
    with closing(sqlite3.connect(tmp_path / "wijkbot.db")) as database:
        assert database.execute("SELECT outcome FROM kept_questions").fetchall() == [("found",)]


async def test_a_signal_while_it_waits_to_try_again(tmp_path: Path) -> None:
    """It needs no connection to stop."""
    async with serving(FakeDiscord(gateway_up=False)) as fake:
        process = await start(tmp_path, fake.url, SECRET)
        await until(lambda: fake.refused >= 1)

        process.terminate()
        code, output = await ended(process)

    assert code == 0, output
    assert "Stopped" in output
    assert "The bot failed" not in output


async def test_no_token(tmp_path: Path) -> None:
    """One clear line, before anything else."""
    process = await start(tmp_path, "http://127.0.0.1:9", "")

    code, output = await ended(process)

    assert code == 2
    assert MISSING_TOKEN in output.replace("\\n", " ")
    assert not (tmp_path / "wijkbot.db").exists()
