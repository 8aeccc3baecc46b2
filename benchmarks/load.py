"""Five hundred questions at once, and in ten seconds, over sockets, beside a bot that only echoes.

Both are processes of their own on the Discord of the tests; slash commands it doesn't have.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from rich.console import Console
from rich.table import Table

from tests.sockets.fake_discord import FakeDiscord, serving, until
from tests.sockets.runner import program

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

QUESTIONS = 500
IN_SECONDS = (0.0, 10.0)
PEOPLE = 3_000_000
TEXTS = (
    "Hoe lang duurt het voordat een wijk beter wordt?",
    "wat helpt tegen eenzaamheid",
    "schimmel in huis",
    "wanneer wordt het vuil opgehaald",
    "hoe betrek je bewoners",
    "asdkjh qweoiu",
)
ECHO = """
import sys
import discord
from tests.sockets.runner import point_at

point_at(sys.argv[1])
client = discord.Client(intents=discord.Intents(guilds=True, messages=True))

@client.event
async def on_message(message):
    if not message.author.bot:
        await message.channel.send(message.content)

client.run("token", log_handler=None)
"""


@dataclass
class TimedDiscord(FakeDiscord):
    """When each conversation was written in, and when its answer came."""

    said: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)

    def _accept(self, payload: dict[str, Any], channel: str) -> dict[str, Any]:
        self.answered.setdefault(channel, time.perf_counter())
        self.times[channel] += 1
        return super()._accept(payload, channel)


async def main() -> None:
    """Print for both bots how long people waited, how much was answered, and what it weighed."""
    table = Table(title=f"{QUESTIONS} questions in direct messages, each from someone else")
    for column in ("bot", "within s", "answered", "twice", "p50 s", "p95 s", "a second", "MiB"):
        table.add_column(column, justify="left" if column == "bot" else "right")
    for within in IN_SECONDS:
        for name in ("echo", "wijkbot"):
            table.add_row(name, f"{within:.0f}", *await _measured(name, within))
    Console(width=120).print(table)


async def _measured(name: str, within: float) -> Sequence[str]:
    with tempfile.TemporaryDirectory() as folder:
        fake = TimedDiscord()
        async with serving(fake), _running(name, fake.url, Path(folder)) as running:
            await until(lambda: fake.identified == 1)
            await fake.say(TEXTS[0], person=str(PEOPLE - 1))
            await until(lambda: fake.answered)  # what is made once is no part of it
            start = time.perf_counter()
            for number in range(QUESTIONS):
                person = str(PEOPLE + number)
                fake.said[f"7{person}"] = time.perf_counter()
                await fake.say(TEXTS[number % len(TEXTS)], person=person)
                await asyncio.sleep(
                    max(0.0, start + within * number / QUESTIONS - time.perf_counter())
                )
            await until(lambda: fake.said.keys() <= fake.answered.keys())
            took = max(fake.answered.values()) - start
            waits = sorted(fake.answered[one] - said for one, said in fake.said.items())
            size = psutil.Process(running.pid).memory_info().rss / 2**20
    twice = sum(times > 1 for times in fake.times.values())
    middle, slow = statistics.median(waits), waits[int(0.95 * len(waits))]
    figures = (f"{middle:.2f}", f"{slow:.2f}", f"{QUESTIONS / took:.0f}", f"{size:.0f}")
    return str(len(waits)), str(twice), *figures


def _running(name: str, url: str, folder: Path) -> AbstractAsyncContextManager[Process]:
    code = ("-c", ECHO) if name == "echo" else ("-m", "tests.sockets.runner")
    own = {"DISCORD_TOKEN": "token", "WIJKBOT_DATABASE": str(folder / "wijkbot.db")}
    return program(*code, url, PYTHONPATH=str(Path(__file__).parents[1]), **own)
