"""What could not be brought to someone, for where they are now: looked up, shown, then noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.subjects import settle

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from storage.outbox import Notice


@dataclass(frozen=True, slots=True)
class Missed:
    """What there is to show to `user` of what could not be brought, as it was at a moment."""

    user: int
    notices: tuple[Notice, ...]
    """Without what they were shown before."""
    closed: bool
    """Whether they take no messages; else these were given up for another reason."""
    at: datetime


async def missed(app: App, user: int) -> Missed | None:
    """Return what could not be brought to `user`; None where there is nothing to say or note.

    Nothing is written: what is shown of it is noted with `shown`, once they have it.
    """
    outbox, now = app.stores.outbox, app.now()
    closed, waiting = await outbox.closed(user), await outbox.waiting_for(user, now)
    if closed is None:
        return Missed(user, waiting, closed=False, at=now) if waiting else None
    told = closed.told_at
    new = tuple(notice for notice in waiting if told is None or notice.due_at > told)
    return Missed(user, new, closed=True, at=now)


async def shown(app: App, missed: Missed) -> None:
    """Note that someone has seen what they missed.

    Whoever is closed is tried again as well: perhaps they opened their messages since. The others
    have it now.
    """
    outbox, now = app.stores.outbox, app.now()
    async with app.database.transaction() as connection:
        if missed.closed:
            await outbox.told(connection, missed.user, missed.at)
            await outbox.retry(connection, missed.user)
            return
        for notice in missed.notices:
            await outbox.sent(connection, notice.key, None, now)
            await settle(app, connection, notice, now)
