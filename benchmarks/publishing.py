"""What publishing costs at ten thousand entries, beside building the catalogue anew.

Each publication is the whole of it, from the press to the reply: read under the lock, checked,
committed to disk, taken into the catalogue; then it is asked for at once. New entries, edits of
one's own and replacements of shared entries take turns. `by vectors` compares meanings too.
"""

import gc
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.scale import made_up
from bot.app import App
from bot.curation.examining import seen_revision
from bot.curation.publishing import Published, publish
from bot.opening import open_app, utc_now
from bot.settings import Settings
from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry, Library
from knowledge.format.loading import load
from knowledge.format.writing import Fields
from knowledge.matching.meaning import load_sense
from knowledge.shared import Change, Shared

ENTRIES, OWN, PUBLISHED, REBUILDS = 10_000, 2_000, 150, 3
GUILD, MODERATOR = 7, 1


async def main() -> None:
    """Print the table."""
    entries = made_up(ENTRIES).entries
    taxonomy = load().taxonomy
    rebuilt = [_rebuilt(Library(entries, taxonomy)) for _ in range(REBUILDS)]
    shared, own = entries[:-OWN], entries[-OWN:]
    catalogue = Catalogue.build(Library(shared, taxonomy))
    title = f"{len(shared)} shared entries, {OWN} of the server's own; {PUBLISHED} each"
    table = Table("what", "p50 ms", "p95 ms", "most ms", "found at once", title=title)
    _add(table, "publish", *await _published(catalogue, own))
    if sense := load_sense():
        _add(table, "publish, by vectors", *await _published(catalogue.with_sense(sense), own))
    _add(table, "another server sees a change for all", _recomposed(catalogue, own))
    table.add_row("full rebuild", *_of(rebuilt), "")
    Console(width=120).print(table)


def _rebuilt(library: Library) -> float:
    start = time.perf_counter()
    Catalogue.build(library)
    return (time.perf_counter() - start) * 1000


async def _published(catalogue: Catalogue, own: Sequence[Entry]) -> tuple[list[float], int]:
    """Publish on a server that has entries of its own; what each cost, and how many were found."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, database=Path(folder) / "wijkbot.db")  # type: ignore[call-arg]  # pydantic-settings'
        async with open_app(settings, utc_now, lambda _: catalogue) as app:
            app.catalogue = app.catalogue.with_revisions(
                Change(GUILD, entry.id, entry) for entry in own
            )
            app.catalogue.for_guild(GUILD)
            gc.freeze()  # as the bot does once it is open
            spent, found = [], 0
            for number in range(PUBLISHED):
                fields = _fields(number, list(catalogue.entries.values()))
                seen = await seen_revision(app, GUILD, fields["id"])
                start = time.perf_counter()
                outcome = await publish(app, GUILD, MODERATOR, fields, seen)
                spent.append((time.perf_counter() - start) * 1000)
                assert isinstance(outcome, Published), outcome
                found += _first(app, number) == fields["id"]
            return spent, found


def _fields(number: int, shared: Sequence[Entry]) -> Fields:
    """Return a new entry, an edit of the one before, or a replacement of a shared one."""
    own = shared[number].id if number % 3 == 2 else f"nieuw-{number - number % 3}"
    return made_up_fields(own, number)


def made_up_fields(own: str, number: int) -> Fields:
    """Return the entry of an id about something that no other is about."""
    text = f"Wat doet een zebrapad{number} met kwikzilver?"
    return {
        "id": own,
        "soort": "vraag",
        "vraag": text,
        "antwoord": "Niets bijzonders. " * 20,
        "bronnen": [{"url": "https://example.org/kwik"}],
        "formuleringen": [f"kwikzilver op zebrapad{number} {turn}" for turn in range(8)],
    }


def _first(app: App, number: int) -> str:
    question = Question(f"zebrapad{number} kwikzilver", guild=GUILD)
    return app.catalogue.for_guild(GUILD).answer(question).results[0].entry.id


def _recomposed(catalogue: Catalogue, own: Sequence[Entry]) -> list[float]:
    """Change what all share, and see it on a server with entries of its own."""
    shared = Shared.over(catalogue).with_revisions(Change(GUILD, entry.id, entry) for entry in own)
    shared.for_guild(GUILD)
    spent = []
    for entry in own[:PUBLISHED]:
        start = time.perf_counter()
        shared = shared.with_revisions([Change(EVERYWHERE, f"{entry.id}-x", entry)])
        shared.for_guild(GUILD)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def _add(table: Table, what: str, spent: Sequence[float], found: int | None = None) -> None:
    table.add_row(what, *_of(spent), "" if found is None else f"{found} of {len(spent)}")


def _of(spent: Sequence[float]) -> tuple[str, str, str]:
    p50, p95 = np.percentile(spent, (50, 95))
    return f"{p50:.1f}", f"{p95:.1f}", f"{max(spent):.1f}"
