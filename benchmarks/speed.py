"""How soon the bot is ready, how much memory it takes, and how fast it answers.

Beside it is a bare discord.py client. Each figure is of a whole new process; the programs take
turns, so that a slow machine slows all of them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.quality.sets import own_sets

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
    {wait}
    print(json.dumps([ready, process.memory_info().rss / 2**20]), flush=True)
    await env.bot.close()
    await env.shutdown()

asyncio.run(main())
"""
BARE = READY.format(
    imports="import discord\nfrom discord.ext import commands",
    bot="commands.Bot('!', intents=discord.Intents.default())",
    wait="",
)
IMPORTS = "from bot.client import create_bot\nfrom bot.settings import Settings"
OURS = "create_bot(Settings(_env_file=None, database=Path(sys.argv[1]) / 'w.db', semantic={}))"
LEXICAL = READY.format(imports=IMPORTS, bot=OURS.format(False), wait="")
SEMANTIC = READY.format(
    imports=IMPORTS,
    bot=OURS.format(True),
    wait="while env.bot.app.catalogue.packs.matcher.sense is None: await asyncio.sleep(0.05)",
)


def main() -> None:
    """Print both tables."""
    console = Console(width=120)
    console.print(_ready_table())
    console.print(_asking_table())


def _ready_table() -> Table:
    table = Table(title=f"ready after process start, median of {RUNS} (in simcord)")
    for column in ("", "seconds", "MiB resident", "seconds / bare"):
        table.add_column(column, justify="right" if column else "left")
    programs = {
        "bare discord.py client": BARE,
        "wijkbot, lexical": LEXICAL,
        "wijkbot, vectors read": SEMANTIC,
    }
    runs = [{name: _run(program) for name, program in programs.items()} for _ in range(RUNS + 1)]
    for name in programs:
        ready, size = zip(*(run[name] for run in runs[1:]), strict=True)
        ratios = [run[name][0] / run["bare discord.py client"][0] for run in runs[1:]]
        table.add_row(
            name,
            f"{statistics.median(ready):.2f}",
            f"{statistics.median(size):.0f}",
            f"{statistics.median(ratios):.2f}",
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
