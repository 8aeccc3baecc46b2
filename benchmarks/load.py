"""Hundreds of questions at once and in ten seconds, beside an echo bot; and minutes of mixed use.

Both bots are processes of their own on the fake Discord of the tests. The echo bot sends back each
message, and answers a command at once.
"""

import asyncio
import statistics
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from tests.sockets.fake_discord import FakeDiscord, option, server, serving, until
from tests.sockets.runner import program

QUESTIONS = 500
IN_SECONDS = (0.0, 10.0)
MIXED = ("direct", "mention", "slash", "search", "keep")
"""What people do in turn during mixed use."""
A_SECOND, SERVERS = 10, 200
PEOPLE = 3_000_000
SETTLING_S = 5.0
"""After its first answer a bot still reads what compares meanings."""
ITEM = "continuiteit-hoe-lang"
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
from discord import app_commands
from tests.sockets.runner import point_at

point_at(sys.argv[1])
client = discord.Client(intents=discord.Intents(guilds=True, messages=True))
tree = app_commands.CommandTree(client)

@client.event
async def on_message(message):
    if not message.author.bot:
        await message.channel.send(message.content)

@tree.command(description="echo")
async def vraag(interaction: discord.Interaction, vraag: str):
    await interaction.response.send_message(vraag, ephemeral=True)

client.run("token", log_handler=None)
"""


@dataclass
class TimedDiscord(FakeDiscord):
    """A fake Discord that knows what each person did and when, by conversation or message."""

    did: dict[str, str] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    people: int = PEOPLE

    def _accept(self, payload: dict[str, Any], channel: str) -> dict[str, Any]:
        replied_to = (payload.get("message_reference") or {}).get("message_id")
        key = str(payload.get("token") or replied_to or channel)
        self.answered.setdefault(key, time.perf_counter())
        self.times[key] += 1
        return super()._accept(payload, channel)

    async def use(self, what: str) -> None:
        """Have the next person do something."""
        self.people += 1
        person, now = str(self.people), time.perf_counter()
        text = TEXTS[self.people % len(TEXTS)]
        guild = self.servers[self.people % len(self.servers)] if self.servers else None
        match what:
            case "direct":
                await self.say(text, person=person)
                key = f"7{person}"
            case "mention":
                key = await self.say(text, person=person, guild=guild)
            case "slash":
                key = await self.command("vraag", [option("vraag", text)], person, guild)
            case "search":
                key = await self.command("zoek", [option("woorden", text)], person, guild)
            case _:
                keep = {"name": "toevoegen", "type": 1, "options": [option("item", ITEM)]}
                key = await self.command("leeslijst", [keep], person, guild)
        self.did[key], self.at[key] = what, now


@dataclass(frozen=True, slots=True)
class Measured:
    fake: TimedDiscord
    seconds: float
    """From the first question to the last answer."""
    idle: str
    loaded: str
    """What it weighs before and after, in MiB, and how much of that no other process shares."""


async def main(minutes: float) -> None:
    """Print for both bots how long people waited, how much was answered, and what it weighed."""
    table = _table(f"{QUESTIONS} questions, each from someone else", "bot", "asked", "within s")
    for within in IN_SECONDS:
        for bot, did in (
            ("echo", ("direct",)),
            ("echo", ("slash",)),
            ("wijkbot", ("direct",)),
            ("wijkbot", ("slash",)),
            ("wijkbot", ("direct", "slash")),
        ):
            found = await _measured(bot, did, QUESTIONS, within, 0)
            name = " and ".join(did)
            table.add_row(
                bot, name, f"{within:.0f}", *_figures(found, did), found.idle, found.loaded
            )
    number = round(60 * minutes * A_SECOND)
    mixed = _table(f"{minutes:g} minutes of mixed use on {SERVERS} servers", "bot", "what", "of s")
    found = await _measured("wijkbot", MIXED, number, 60 * minutes, SERVERS)
    for what in MIXED:
        mixed.add_row("wijkbot", what, f"{60 * minutes:.0f}", *_figures(found, (what,)))
    mixed.add_row("wijkbot", "all", "", *_figures(found, MIXED), found.idle, found.loaded)
    for one in (table, mixed):
        Console(width=120).print(one)


def _table(title: str, *first: str) -> Table:
    table = Table(title=title)
    for column in (*first, "answered", "twice", "p50 s", "p95 s", "a second", "MiB, own", "after"):
        table.add_column(column, justify="left" if column in first[:2] else "right")
    return table


async def _measured(
    bot: str, did: Sequence[str], number: int, within: float, servers: int
) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        fake = TimedDiscord(servers=[server(f"{5000 + n}", f"{9000 + n}") for n in range(servers)])
        async with serving(fake), _running(bot, fake.url, Path(folder)) as running:
            await until(lambda: fake.identified == 1)
            await fake.say(TEXTS[0], person=str(PEOPLE))
            await until(lambda: fake.answered)  # what is made once is no part of it
            await asyncio.sleep(SETTLING_S)
            process = psutil.Process(running.pid)
            idle, start = _weight(process), time.perf_counter()
            for asked in range(number):
                await asyncio.sleep(max(0.0, start + within * asked / number - time.perf_counter()))
                await fake.use(did[asked % len(did)])
            await until(lambda: fake.did.keys() <= fake.answered.keys())
            seconds = max(fake.answered.values()) - start
            return Measured(fake, seconds, idle, _weight(process))


def _figures(found: Measured, did: Sequence[str]) -> Sequence[str]:
    fake = found.fake
    keys = [key for key, what in fake.did.items() if what in did]
    waits = sorted(fake.answered[key] - fake.at[key] for key in keys)
    twice = sum(fake.times[key] > 1 for key in keys)
    middle, slow = statistics.median(waits), waits[int(0.95 * len(waits))]
    a_second = f"{len(waits) / found.seconds:.0f}"
    return (str(len(waits)), str(twice), f"{middle:.2f}", f"{slow:.2f}", a_second)


def _weight(process: psutil.Process) -> str:
    found = process.memory_full_info()
    return f"{found.rss / 2**20:.0f}, {found.uss / 2**20:.0f}"


def _running(name: str, url: str, folder: Path) -> AbstractAsyncContextManager[Process]:
    code = ("-c", ECHO) if name == "echo" else ("-m", "tests.sockets.runner")
    own = {"DISCORD_TOKEN": "token", "WIJKBOT_DATABASE": str(folder / "wijkbot.db")}
    return program(*code, url, PYTHONPATH=str(Path(__file__).parents[1]), **own)
