"""The number of an event's changes, by which a calendar knows which of two files is the newer."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.agenda.views import changes_of
from bot.curation.examining import seen_revision
from bot.curation.publishing import Published, go_back, publish
from bot.following.announce import announce_packs
from bot.following.digests import make_digests
from bot.opening import open_app
from bot.privacy.held import forget_what_is_old
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from knowledge.format.writing import fields_of
from tests.knowledge.builders import event, library, publication
from tests.storage.builders import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from bot.app import App
    from knowledge.entry import Event
    from tests.bot.apps import Clock

HERE, BEA, DAG = 7, 2, "dag"


@dataclass
class Life:
    """An event of the packs, over many starts of the bot."""

    path: Path
    clock: Clock
    event: Event = field(default_factory=lambda: event(DAG, start=NOW.date() + timedelta(days=30)))
    times: int = 0

    @asynccontextmanager
    async def app(self) -> AsyncIterator[App]:
        """The bot, started with the packs of now."""
        settings = Settings(_env_file=None, database=self.path)  # type: ignore[call-arg]  # pydantic-settings'
        packs = Catalogue.build(library(publication(), self.event))
        async with open_app(settings, self.clock, lambda _: packs) as app:
            await announce_packs(app)
            for _ in range(3):
                await make_digests(app)
            yield app


async def move(life: Life) -> None:
    """A newer pack has it on another day, which is to come."""
    life.times += 1
    day = life.clock.now.date() + timedelta(days=30 + life.times)
    life.event = replace(life.event, start=day, recurrence=None)


async def leave_undated(life: Life) -> None:
    """A newer pack says in words alone when it is."""
    life.times += 1
    life.event = replace(life.event, start=None, recurrence=f"{life.times} keer per jaar")


async def form(life: Life) -> None:
    """A moderator gives it a form of the server's own."""
    life.times += 1
    fields = {**fields_of(life.event), "titel": f"Dag {life.times}"}
    async with life.app() as app:
        seen = await seen_revision(app, HERE, DAG)
        assert isinstance(await publish(app, HERE, BEA, fields, seen), Published)


async def share(life: Life) -> None:
    """A moderator goes back to the form that all servers have."""
    async with life.app() as app:
        seen = await seen_revision(app, HERE, DAG)
        assert isinstance(await go_back(app, HERE, BEA, DAG, None, seen), Published)


async def wait(life: Life) -> None:
    """Time goes by until the event is long over, and what is old is forgotten."""
    life.clock.move(days=150)
    async with life.app() as app:
        await forget_what_is_old(app)


@pytest.mark.parametrize(
    "steps",
    [
        (form, move, share, move),
        (move, form, share, form, move, share),
        (move, move, wait, move, wait, form),
        (move, form, wait, share, wait, move),
        (form, wait, move, move, wait, share),
        (leave_undated, leave_undated, wait, move, form, wait, share),
    ],
)
async def test_the_number_of_changes_never_falls(
    tmp_path: Path, clock: Clock, steps: tuple[Callable[[Life], Awaitable[None]], ...]
) -> None:
    """It grows with a server's form, the way back and a pack's correction, and stays."""
    life = Life(tmp_path / "wijkbot.db", clock)
    counts = [await count(life)]

    for step in steps:
        await step(life)
        counts.append(await count(life))

    assert counts[0] == 0
    for step, (before, after) in zip(steps, pairwise(counts), strict=True):
        assert (after == before) if step is wait else (after > before), counts


async def count(life: Life) -> int:
    async with life.app() as app:
        return await changes_of(app, HERE, DAG)
