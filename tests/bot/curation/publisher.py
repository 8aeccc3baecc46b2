"""A process that publishes, edits and imports until it is killed, and says what was confirmed.

`python -m tests.bot.curation.publisher PATH` prints `entry version` a line, each once it is told to
the moderator. `python -m tests.bot.curation.publisher PATH --kill 100` kills such processes at so
many points, one after the other on one database, and proves each time what must be there.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path

from bot.app import App
from bot.curation.examining import seen_revision
from bot.curation.importing import Imported, write
from bot.curation.publishing import Published, archive, publish, undo
from storage.engine.database import Database
from storage.entries import Act
from storage.imports import PendingItem
from storage.stores import Stores
from tests.bot.apps import Clock, opened

ROOT = Path(__file__).parents[3]
GUILD, MODERATOR = 7, 1
ENTRIES, IMPORTED = 6, 5
"""How many are published one by one, and how many by each import."""
MOST_PAUSE = 0.05
"""In seconds; a change takes some ten milliseconds, so a kill comes anywhere in it."""


def fields(own: str, version: int) -> dict[str, object]:
    """An entry whose texts all say which version they are of."""
    return {
        "id": own,
        "soort": "vraag",
        "vraag": f"Wat helpt bij {own}?",
        "antwoord": f"Versie {version}.",
        "verdieping": f"Ook dit is versie {version}." * 40,
        "formuleringen": [f"{own} in versie {version}", f"hulp bij {own} {version}"],
        "bronnen": [{"item": "boek"}],
    }


async def publish_for_ever(path: Path) -> None:
    """Publish, edit, archive, undo and import, whatever was there."""
    async with opened(path, Clock()) as app:
        for number in range(1_000_000):
            own = f"zaak-{number % ENTRIES}"
            for _ in range(2):
                version = len(await app.stores.entries.of_entry(GUILD, own)) + 1
                seen = await seen_revision(app, GUILD, own)
                made = await publish(app, GUILD, MODERATOR, fields(own, version), seen)
                say(made)
            assert isinstance(made, Published)
            gone = await archive(app, GUILD, MODERATOR, own, made.revision.revision)
            say(gone)
            assert isinstance(gone, Published)
            say(await undo(app, GUILD, MODERATOR, own, gone.revision.revision))
            await import_once(app)


async def import_once(app: App) -> None:
    """Import entries that all are of the same version."""
    version = len(await app.stores.entries.of_entry(GUILD, "stuk-0")) + 1
    items = [
        PendingItem(fields(own, version), await seen_revision(app, GUILD, own))
        for own in imported()
    ]
    done = await write(app, GUILD, MODERATOR, items)
    assert isinstance(done, Imported), done
    assert done.written == IMPORTED
    tell(*(f"{own} {version}" for own in imported()))


def imported() -> list[str]:
    return [f"stuk-{number}" for number in range(IMPORTED)]


def say(done: object) -> None:
    """Tell what is kept, once it is."""
    assert isinstance(done, Published), done
    tell(f"{done.revision.entry_id} {done.revision.version}")


def tell(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def killed(path: Path, lines: int, pause: float = 0) -> list[str]:
    """Start one, kill it without warning after so many lines and seconds; what it confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.curation.publisher", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    time.sleep(pause)
    process.kill()
    rest = process.communicate(timeout=60)[0]
    return [line.strip() for line in (*said, *rest.splitlines(keepends=True)) if line[-1:] == "\n"]


async def prove(path: Path, confirmed: list[str]) -> int:
    """Assert that all that was confirmed is there, each whole and found; return how many are."""
    async with Database.open(path) as db:
        rows = [
            one
            for own in (*(f"zaak-{number}" for number in range(ENTRIES)), *imported())
            for one in await Stores.over(db).entries.of_entry(GUILD, own)
        ]
        checked = list(await db.read.execute_fetchall("PRAGMA integrity_check"))
    assert checked[0][0] == "ok"
    assert set(confirmed) <= {f"{one.entry_id} {one.version}" for one in rows}
    newest = {one.entry_id: one for one in rows}
    together = [newest[own].version if own in newest else 0 for own in imported()]
    assert len(set(together)) == 1, f"an import by half: {together}"
    for one in rows:
        version = one.version if one.act is Act.PUBLISHED else None
        assert one.standing.fields is not None
        held = int(str(one.standing.fields["antwoord"]).split()[1].rstrip("."))
        assert one.standing.fields == fields(one.entry_id, held)
        assert version in (None, held)
    async with opened(path, Clock()) as app:
        entries = app.catalogue.for_guild(GUILD).entries
        assert {own for own in entries if own.startswith(("zaak-", "stuk-"))} == {
            own for own, one in newest.items() if one.standing.shown
        }
    return len(rows)


async def _kill_at(path: Path, points: int) -> None:
    rng = random.Random(points)
    confirmed: list[str] = []
    for point in range(1, points + 1):
        pause = rng.uniform(0, MOST_PAUSE)
        confirmed += await asyncio.to_thread(killed, path, rng.randrange(60), pause)
        kept = await prove(path, confirmed)
        sys.stdout.write(f"{point}: {len(confirmed)} confirmed, {kept} kept\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--kill", type=int, default=0)
    options = parser.parse_args()
    asyncio.run(
        _kill_at(options.path, options.kill) if options.kill else publish_for_ever(options.path)
    )
