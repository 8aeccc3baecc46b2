"""An entry as its moderators see it: what is found, whose it is, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curation.publishing import history
from bot.curation.standing import NotFound, seen_revision
from knowledge.drafting.parts import heading_field
from knowledge.entry import Kind
from knowledge.fields import KIND_KEY
from knowledge.servers import EVERYWHERE
from storage.entries import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.app import App
    from bot.curation.publishing import Step
    from knowledge.answer import Match, Reading
    from knowledge.catalogue import Catalogue
    from storage.entries import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """An entry on a server, shown or not."""

    entry_id: str
    heading: str
    match: Match | None
    """None where it can't be found there."""
    reading: tuple[Reading, ...]
    newest: Revision | None
    """The last change that the server sees; None where nobody made any."""
    shared: bool
    """Whether all servers have it."""
    view: Catalogue

    @property
    def seen(self) -> int:
        """The revision that who looks at it has seen; 0 for a pack's."""
        return 0 if self.newest is None else self.newest.revision

    @property
    def own(self) -> bool:
        """Whether the server has a form of its own."""
        return (
            self.newest is not None
            and self.newest.guild_id != EVERYWHERE
            and (self.newest.standing.fields is not None)
        )

    @property
    def apart(self) -> bool:
        """Whether all servers have it, and this one has a form of its own or hid it."""
        newest = self.newest
        if newest is None or newest.guild_id == EVERYWHERE:
            return False
        return self.shared and newest.standing != Standing()


async def examine(app: App, guild: int, entry_id: str) -> Examined | NotFound:
    """Return an entry as it is on a server, with what its moderators can do to it."""
    seen = await seen_revision(app, guild, entry_id)
    newest = await app.stores.entries.get(seen) if seen else None
    await app.catch_up()
    servers = app.catalogue.servers
    assert servers is not None, "who catches up has servers"
    view = app.catalogue.for_guild(guild)
    heading = _heading(app, guild, entry_id, newest)
    if heading is None:
        return NotFound()
    shown = view.show(entry_id)
    match, reading = shown or (None, ())
    return Examined(
        entry_id=entry_id,
        heading=heading,
        match=match,
        reading=reading,
        newest=newest,
        shared=entry_id in servers.below(guild).entries,
        view=view,
    )


async def story(
    app: App, guild: int, entry_id: str
) -> tuple[Examined, tuple[Step, ...]] | NotFound:
    """Return an entry with what was done to it, the newest first."""
    found = await examine(app, guild, entry_id)
    if isinstance(found, NotFound):
        return found
    return found, await history(app, guild, entry_id)


async def out_of_sight(app: App, guild: int) -> Mapping[str, str]:
    """Return what was archived or hidden on a server: how it is called, by id."""
    newest = await app.stores.entries.newest_of_guild(guild)
    if guild == app.settings.home_guild:
        newest = {**await app.stores.entries.newest_of_guild(EVERYWHERE), **newest}
    view = app.catalogue.for_guild(guild)
    headings = {
        own: _heading(app, guild, own, revision)
        for own, revision in newest.items()
        if own not in view.entries
    }
    return {own: heading for own, heading in headings.items() if heading is not None}


def _heading(app: App, guild: int, entry_id: str, newest: Revision | None) -> str | None:
    """Return what an entry is or was called on a server; None where it never was there."""
    servers = app.catalogue.servers
    assert servers is not None, "an open app has servers"
    places = (app.catalogue.for_guild(guild), servers.below(guild), servers.packs)
    for place in places:
        if entry_id in place.entries:
            return place.entries[entry_id].heading
    fields = None if newest is None else newest.standing.fields
    return None if fields is None else str(fields[heading_field(Kind(fields[KIND_KEY]))])
