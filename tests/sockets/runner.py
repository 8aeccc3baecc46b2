"""`python -m tests.sockets.runner URL`: the bot as `python -m bot run`, on a Discord of our own.

Or as a process that has all imported before it begins, which takes a second else.
"""

import asyncio
import multiprocessing
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import discord
import yarl

import bot.client  # noqa: F401  what `run` imports
from bot import delivery
from bot.__main__ import main
from knowledge import catalogue

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


@asynccontextmanager
async def program(*arguments: str, **variables: str) -> AsyncIterator[Process]:
    """A Python program as a process of its own, unheard; killed at the end if it runs still."""
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        env={**os.environ, **variables},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


def start(url: str, packs: Path, **variables: str) -> ForkServerProcess:
    """Start the bot, with a folder of packs in place of those that ship."""
    process = _CONTEXT.Process(target=run_as, args=(url, packs, variables))
    process.start()
    return process


def run_as(url: str, packs: Path | None, variables: dict[str, str]) -> None:
    """Be the bot, unheard and a tenth as patient between two tries and two looks at the outbox.

    With a folder of packs in place of those that ship if it is given.
    """
    os.environ.update(variables)
    delivery.FIRST_WAIT = timedelta(seconds=0.5)
    delivery.SHORTEST_PAUSE, delivery.LONGEST_PAUSE = 0.1, 0.5
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    point_at(url)
    if packs is not None:
        catalogue.SHIPPED = packs  # type: ignore[attr-defined]  # its own import
    sys.exit(main(["run"]))


def point_at(url: str, put: Callable[[type, str, object], None] = setattr) -> None:
    """Have discord.py take `url` for Discord; for one test where a monkeypatch does the putting."""
    gateway = yarl.URL(url.replace("http", "ws") + "/gateway")
    put(discord.http.Route, "BASE", f"{url}/api")
    put(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


if __name__ == "__main__":
    point_at(sys.argv[1])
    sys.exit(main(["run"]))
