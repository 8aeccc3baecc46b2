"""How soon the bot is ready, what it weighs, how fast it answers, beside a bare discord.py client.

Each figure is of a whole process, started anew, the two in turn so that a slow machine slows both.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.quality.sets import own_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = 5
QUESTIONS = 200

READY = """
import asyncio, json, os, sys, tempfile, time
from pathlib import Path
import psutil, simcord
{imports}

async def main():
    env = simcord.Env({bot})
    await env.start()
    process = psutil.Process()
    ready = time.time() - process.create_time()
    print(json.dumps([ready, process.memory_info().rss / 2**20]), flush=True)
    await env.bot.close()
    await env.shutdown()

asyncio.run(main())
"""
BARE = READY.format(
    imports="import discord\nfrom discord.ext import commands",
    bot="commands.Bot('!', intents=discord.Intents.default())",
)
WIJKBOT = READY.format(
    imports="from bot.client import create_bot\nfrom bot.settings import Settings",
    bot="create_bot(Settings(_env_file=None, database=Path(sys.argv[1]) / 'w.db'))",
)


def main() -> None:
    """Print both tables."""
    console = Console(width=120)
    console.print(_ready_table())
    console.print(_asking_table())


def _ready_table() -> Table:
    table = Table(title=f"ready after process start, median of {RUNS} (in simcord)")
    for column in ("", "seconds", "MiB resident"):
        table.add_column(column, justify="right" if column else "left")
    pairs = [(_run(BARE), _run(WIJKBOT)) for _ in range(RUNS + 1)][1:]
    bare, ours = ([pair[side] for pair in pairs] for side in (0, 1))
    for name, rows in (("bare discord.py client", bare), ("wijkbot, shipped packs", ours)):
        table.add_row(name, *(f"{statistics.median(part):.2f}" for part in zip(*rows, strict=True)))
    ratios = [[b / a for a, b in zip(*pair, strict=True)] for pair in pairs]
    table.add_row(
        "ratio", *(f"{statistics.median(part):.2f}" for part in zip(*ratios, strict=True))
    )
    return table


def _run(program: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program, folder],
            capture_output=True,
            text=True,
            check=True,
        )
    ready, size = json.loads(done.stdout.splitlines()[-1])
    return ready, size


def _asking_table() -> Table:
    asked = [one.text for questions in own_sets() for one in questions.ours][:QUESTIONS]
    table = Table(title=f"ask --json over {len(asked)} questions, start included")
    for column in ("run", "seconds", "answers"):
        table.add_column(column, justify="right")
    for number in range(RUNS):
        start = time.perf_counter()
        answers = _ask(asked)
        table.add_row(str(number + 1), f"{time.perf_counter() - start:.2f}", str(answers))
    return table


def _ask(asked: Sequence[str]) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json"],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env=os.environ,
    )
    return len(done.stdout.splitlines())


if __name__ == "__main__":
    main()
