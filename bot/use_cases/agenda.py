"""What an agenda needs to know of an entry besides what the catalogue holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.standing import seen_revision
from knowledge.servers import EVERYWHERE

if TYPE_CHECKING:
    from bot.app import App


async def changes_of(app: App, guild: int | None, entry_id: str) -> int:
    """Return a number that grows with each change of an event as `guild` sees it.

    Moderators' changes are counted by their revisions, those of the packs by the news they made.
    A DM (None) sees what the home server does.
    """
    here = app.settings.home_guild if guild is None else guild
    revision = await seen_revision(app, EVERYWHERE if here is None else here, entry_id)
    return revision + await app.stores.news.last_correction(EVERYWHERE, entry_id)
