"""Exporting: what a server has of its own, as files that importing takes back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curation.standing import stand_all
from knowledge.entry import Kind
from knowledge.format.spreadsheet import to_csv
from knowledge.servers import EVERYWHERE, Own
from knowledge.writing import as_pack, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from knowledge.entry import Entry

_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Exported:
    """A server's own entries, as a pack and as a table, and how many can't be found now."""

    count: int
    pack: str
    table: str
    left_out: int
    """Archived or hidden entries: those are in no file."""


async def export(app: App, guild: int) -> Exported:
    """Return what a server has of its own; the home server with what it shared."""
    standings = await stand_all(app, guild)
    servers = app.catalogue.servers
    assert servers is not None, "who caught up has servers"
    own: dict[str, Entry] = {}
    if guild == app.settings.home_guild:
        own.update(servers.own.get(EVERYWHERE, Own()).entries)
    own.update(servers.own.get(guild, Own()).entries)
    left_out = sum(not one.standing.shown for one in standings.own.values())
    return await asyncio.to_thread(_written, own.values(), left_out)


def _written(entries: Iterable[Entry], left_out: int) -> Exported:
    in_order = sorted(entries, key=lambda one: (_KINDS.index(one.kind), one.id))
    table = to_csv(map(fields_of, in_order))
    return Exported(len(in_order), as_pack(in_order), table, left_out)
