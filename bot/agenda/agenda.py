"""What an agenda needs to know of an entry besides what the catalogue holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.servers import EVERYWHERE

if TYPE_CHECKING:
    from bot.app import App


async def changes_of(app: App, guild: int | None, entry_id: str) -> int:
    """Return a number that grows with each change of an event as `guild` sees it.

    Moderators' changes are counted by their revisions, those of the packs by the news that they
    made: of when and where an event is, and whether it is on. A DM (None) sees what the home server
    does.

    The sum never falls, for neither part does. What a server sees changes only by a revision that
    is newer than all before it, the one that leads back to the shared form included. The newest
    correction of an event is never forgotten, so that the next has a higher number.
    """
    here = app.settings.home_guild if guild is None else guild
    seen = await app.stores.entries.seen(EVERYWHERE if here is None else here, entry_id)
    return (seen.revision if seen else 0) + await app.stores.news.last_correction(
        EVERYWHERE, entry_id
    )
