"""`python -m tests.soak --minutes 60`: the bot under load while everything around it breaks.

People ask in messages and by command, search, keep works and are reminded all the time. In the
first part the process is killed at random; then one runs on while the connection drops and the disk
is full now and then. At the end nothing that was acknowledged is lost, each notice came once,
memory is flat and the database is sound.
"""

import argparse
import asyncio
import json
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from contextlib import AbstractAsyncContextManager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from discord.utils import snowflake_time
from rich.console import Console
from rich.table import Table

import bot.client  # noqa: F401  (every kind of button)
from bot.actions import parse
from knowledge.catalogue import Catalogue
from storage.engine.errors import StorageError
from tests.discord_limits import walk
from tests.sockets.fake_discord import FakeDiscord, option, serving, until
from tests.sockets.runner import program
from tests.sockets.test_reminders import TOKEN, keys_of, remind, states

OF_ALL_KINDS = (
    "Hoe lang duurt het voordat een wijk beter wordt?",
    "wat helpt tegen eenzaamheid",
    "schimmel in huis",
    "wanneer wordt het vuil opgehaald",
    "hoe betrek je bewoners",
)
QUESTIONS = (*OF_ALL_KINDS, "asdkjh qweoiu", "en voor ouderen?")
ASKERS, REMINDED = 3_000_000, 6_000_000
"""Where the ids begin of who asks, each once, and of who is reminded, each once."""
KILLED_FOR = 0.4
"""This part of the time the process is killed at random."""
ITEM, IS_KEPT = "continuiteit-hoe-lang", "staat op je leeslijst"
"""What is kept on a list, and by which words that was acknowledged."""
FULL_FOR = 8.0
"""Seconds that the disk is full."""
SETTLED_AFTER = 300.0
"""Seconds after which memory is to stay as it is."""
MOST_GROWTH = 1.1


def process(fake: FakeDiscord, path: Path) -> AbstractAsyncContextManager[Process]:
    """The bot with all that ships, as it is started."""
    own = {"DISCORD_TOKEN": TOKEN, "WIJKBOT_DATABASE": str(path)}
    return program("-m", "tests.sockets.runner", fake.url, **own)


@dataclass
class Soak:
    """What was done to the bot, and what it weighed, in MiB by the seconds since its start."""

    path: Path
    fake: FakeDiscord
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    asked: int = 0
    reminded: dict[str, float] = field(default_factory=dict)
    """When each reminder was set, by its key."""
    roomy: list[float] = field(default_factory=list)
    """When a disk that was full had room again."""
    counts: Counter[str] = field(default_factory=Counter)
    weighed: list[tuple[float, float]] = field(default_factory=list)

    async def ask(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(0.05, 0.5))
            with suppress(ConnectionError):
                text, person = self.chance.choice(QUESTIONS), str(ASKERS + self.asked)
                match self.asked % 6:
                    case 0:
                        await self.fake.command("vraag", [option("vraag", text)], person, None)
                    case 1:
                        await self.fake.command("zoek", [option("woorden", text)], person, None)
                    case 2:
                        keep = {"name": "toevoegen", "type": 1, "options": [option("item", ITEM)]}
                        await self.fake.command("leeslijst", [keep], person, None)
                    case _:
                        await self.fake.say(text, person=person)
                self.asked += 1

    async def remind(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(0.5, 3))
            with suppress(StorageError):
                person = str(REMINDED + len(self.reminded))
                keys = await remind(self.path, person)
                self.reminded |= dict.fromkeys(keys, time.time())

    async def break_connection(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(15, 45))
            with suppress(AssertionError):
                self.fake.drop()
                self.counts["gateway drops"] += 1

    async def fill_disk(self, running: Process) -> None:
        """Let the process write nowhere for a while: no file of it may grow."""
        nothing, all_of_it = (1024, resource.RLIM_INFINITY), (resource.RLIM_INFINITY,) * 2
        while True:
            await asyncio.sleep(self.chance.uniform(30, 60))
            resource.prlimit(running.pid, resource.RLIMIT_FSIZE, nothing)
            await asyncio.sleep(FULL_FOR)
            resource.prlimit(running.pid, resource.RLIMIT_FSIZE, all_of_it)
            self.roomy.append(time.time())
            self.counts["full disks"] += 1

    async def weigh(self, running: Process) -> None:
        started, own = time.monotonic(), psutil.Process(running.pid)
        while True:
            await asyncio.sleep(10)
            size = own.memory_info().rss / 2**20
            self.weighed.append((time.monotonic() - started, size))

    async def run(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        load = [asyncio.create_task(work()) for work in (self.ask, self.remind)]
        while time.monotonic() < end - (1 - KILLED_FOR) * seconds:
            async with process(self.fake, self.path) as running:
                await asyncio.sleep(self.chance.uniform(2, 20))
                running.kill()
                self.counts["kills"] += 1
        async with process(self.fake, self.path) as running:
            load += [
                asyncio.create_task(work)
                for work in (self.break_connection(), self.fill_disk(running), self.weigh(running))
            ]
            await asyncio.sleep(max(0.0, end - time.monotonic()))
            for task in load:
                task.cancel()
            await asyncio.wait(load)
            resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            await until(lambda: states(self.path).keys() <= {"sent"})
            running.terminate()
            await running.wait()
            assert running.returncode == 0, f"it stopped with {running.returncode}"

    def report(self) -> None:
        """Print what became of it; raises `AssertionError` where a promise was broken."""
        mine = self.fake.kept
        answers = [one for one in mine if ASKERS <= _person(one) < REMINDED]
        notices = [one for one in mine if _person(one) >= REMINDED]
        twice = [who for who, times in Counter(map(_person, answers)).items() if times > 1]
        with closing(sqlite3.connect(self.path)) as database:
            kept = {
                key
                for table in ("kept_questions", "kept_searches")
                for (key,) in database.execute(f"SELECT key FROM {table}")
            }
            listed = {user for (user,) in database.execute("SELECT user_id FROM listed_items")}
            sound = database.execute("PRAGMA integrity_check").fetchone()[0]
        named = {key for one in answers for key in _question_keys(one)}
        settled = [size for after, size in self.weighed if after >= SETTLED_AFTER]
        told = {_person(one) for one in answers if IS_KEPT in json.dumps(one["components"])}
        table = Table(title="soak")
        for row in (
            ("asked, searched and kept", self.asked),
            ("answered", len(answers)),
            ("answered twice", len(twice)),
            ("kept under a key that an answer names", len(named & kept)),
            ("named by an answer, and lost", len(named - kept)),
            ("said to stand on a list", len(told)),
            ("not there", len(told - listed)),
            ("reminders set", len(self.reminded)),
            ("sent", len(notices)),
            *sorted(self.counts.items()),
            ("MiB at first", f"{self.weighed[0][1]:.0f}" if self.weighed else "-"),
            ("MiB after five minutes", f"{settled[0]:.0f}" if settled else "-"),
            ("MiB at the end", f"{self.weighed[-1][1]:.0f}" if self.weighed else "-"),
            ("MiB more in an hour, after five minutes", f"{self.growth():.1f}"),
            ("seconds at most to what was due, once there is room", f"{self.latest(notices):.0f}"),
            ("integrity", sound),
        ):
            table.add_row(*map(str, row))
        Console(width=100).print(table)
        assert not twice, "a question was answered twice"
        lost = [one for one in answers if _question_keys(one) - kept]
        assert not lost, f"what an answer names was not kept: {lost[0]}"
        assert told <= listed, f"said to stand on a list, and not there: {told - listed}"
        arrived = Counter(keys_of(notices))  # perhaps with one whose writer was stopped
        assert self.reminded.keys() <= arrived.keys(), "a notice didn't come"
        assert set(arrived.values()) <= {1}, "a notice came not once"
        assert sound == "ok", sound
        assert not settled or settled[-1] <= MOST_GROWTH * settled[0], "memory grows"

    def growth(self) -> float:
        """Return how many MiB an hour more it weighs, by the line that fits best."""
        settled = [one for one in self.weighed if one[0] >= SETTLED_AFTER]
        if len(settled) < 2:
            return 0.0
        return 3600 * statistics.linear_regression(*zip(*settled, strict=True)).slope

    def latest(self, notices: list[dict[str, Any]]) -> float:
        """Return how long what was due on a full disk waited at most, once there was room."""
        sent = {
            key: snowflake_time(int(one["id"])).timestamp()
            for key, one in zip(keys_of(notices), notices, strict=True)
        }
        waits = (
            sent[key] - room
            for room in self.roomy
            for key, at in self.reminded.items()
            if room - FULL_FOR <= at <= room
        )
        return max(waits, default=0.0)


def _person(message: dict[str, Any]) -> int:
    """Return whose conversation a message stands in."""
    return int(message["channel_id"].removeprefix("7"))


def _question_keys(message: dict[str, Any]) -> set[str]:
    """Return the keys of questions that the buttons of a message hold."""
    actions = [parse(str(one.get("custom_id", ""))) for one in walk(message["components"])]
    return {key for one in actions if (key := getattr(one, "key", ""))}


async def main(minutes: float) -> None:
    await asyncio.to_thread(Catalogue.open)  # a first start takes longer than some of them live
    with tempfile.TemporaryDirectory() as folder:
        async with serving(FakeDiscord()) as fake:
            soak = Soak(Path(folder) / "wijkbot.db", fake)
            await soak.run(60 * minutes)
            soak.report()
    sys.stdout.write("Nothing was lost and nothing came twice.\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    asyncio.run(main(parser.parse_args().minutes))
