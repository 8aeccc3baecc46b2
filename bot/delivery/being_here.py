"""Noting that someone is here, who can't be reached: on that hangs whether they still follow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App

NOTED_EVERY = timedelta(days=1)


async def note_presence(app: App, user: int) -> None:
    """Note that `user` asks or presses something, where it isn't noted of this day yet."""
    closed, now = await app.stores.outbox.closed(user), app.now()
    if closed is None or (closed.here_at and now - closed.here_at < NOTED_EVERY):
        return
    async with app.database.transaction() as connection:
        await app.stores.outbox.here(connection, user, now)
