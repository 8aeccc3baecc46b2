"""The moderators' queue with ten thousand open questions, all in different words."""

import gc
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.gaps.queue import Grouping, queue
from bot.opening import open_app
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from storage.questions import KeptQuestion, new_key

QUESTIONS, PEOPLE, LOOKS = 10_000, 300, 5
GUILD = 7
NOW = datetime(2026, 1, 1, tzinfo=UTC)


async def main() -> None:
    """Print how long grouping them takes once, and each look at the queue after that."""
    catalogue = Catalogue.open()
    gc.freeze()  # as the running bot does
    table = Table(title=f"{QUESTIONS:,} open questions")
    for column in ("", "groups", "processor, ms", "by the clock, ms"):
        table.add_column(column, justify="right" if column else "left")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, database=Path(folder) / "w.db")  # type: ignore[call-arg]  # pydantic-settings'
        async with open_app(settings, lambda: NOW, lambda _: catalogue) as app:
            async with app.database.transaction() as connection:
                for number, kept in enumerate(_questions(catalogue)):
                    await app.stores.questions.keep(connection, kept)
                    await app.stores.gaps.count_asker(connection, kept.key, number % PEOPLE, NOW)
            start = time.process_time(), time.perf_counter()
            await Grouping(app).group()
            _row(table, "grouped once, beside the loop", "", start)
            for _ in range(LOOKS):
                start = time.process_time(), time.perf_counter()
                gaps = await queue(app, GUILD)
                _row(table, "a look at the queue", f"{len(gaps):,}", start)
    Console(width=120).print(table)


def _questions(catalogue: Catalogue) -> list[KeptQuestion]:
    words = sorted({word for entry in catalogue.entries.values() for word in entry.heading.split()})
    chance = random.Random(1)
    return [
        KeptQuestion(
            key=new_key(),
            guild_id=GUILD,
            text=" ".join(chance.choices(words, k=chance.randint(4, 12))),
            outcome="unknown",
            confidence=0.1,
            entry_ids=(),
            asked_at=NOW - timedelta(seconds=QUESTIONS - number),
        )
        for number in range(QUESTIONS)
    ]


def _row(table: Table, what: str, groups: str, start: tuple[float, float]) -> None:
    processor, clock = time.process_time() - start[0], time.perf_counter() - start[1]
    table.add_row(what, groups, f"{processor * 1000:,.0f}", f"{clock * 1000:,.0f}")
