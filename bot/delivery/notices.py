"""What is to be known of notices, by their kind: each feature says it of its own, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.view import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from storage.engine.transactions import Connection
    from storage.outbox import Notice

NOTED_EVERY = timedelta(days=1)
MOST_UNDELIVERED = 10


@dataclass(frozen=True, slots=True)
class Missed:
    """What there is to show to `user` of what could not be brought, as it was at a moment."""

    user: int
    notices: tuple[Notice, ...]
    """Without what they were shown before."""
    closed: bool
    """Whether they take no messages; else these were given up for another reason."""
    at: datetime


async def gather(app: App, notice: Notice) -> Any | None:
    """What a notice is about; None too where another version of the bot knew its kind."""
    kind = app.notices.get(notice.kind)
    return None if kind is None else await kind.gather(app, notice)


async def settle(app: App, conn: Connection, notice: Notice, now: datetime) -> None:
    kind = app.notices.get(notice.kind)
    if kind is not None and kind.settle is not None:
        await kind.settle(app, conn, notice, now)


async def is_closed(app: App, user: int) -> bool:
    """Whether the last direct message to `user` could not be brought."""
    return await app.stores.outbox.closed(user) is not None


async def note_presence(app: App, user: int) -> None:
    """Note that `user`, who can't be reached, is here: on that hangs whether they still follow.

    Once a day is enough.
    """
    closed, now = await app.stores.outbox.closed(user), app.now()
    if closed is None or (closed.here_at and now - closed.here_at < NOTED_EVERY):
        return
    async with app.database.transaction() as connection:
        await app.stores.outbox.here(connection, user, now)


async def find_missed(app: App, user: int) -> Missed | None:
    """What could not be brought to `user`; None where there is nothing to say or note.

    Nothing is written: what is shown of it is noted with `note_shown`, once they have it.
    """
    outbox, now = app.stores.outbox, app.now()
    closed, waiting = await outbox.closed(user), await outbox.waiting_for(user, now)
    if closed is None:
        return Missed(user, waiting, closed=False, at=now) if waiting else None
    told = closed.told_at
    new = tuple(notice for notice in waiting if told is None or notice.due_at > told)
    return Missed(user, new, closed=True, at=now)


async def note_shown(app: App, missed: Missed) -> None:
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


async def lines_of(app: App, notices: Sequence[Notice]) -> tuple[str, ...]:
    gathered = [(notice.kind, await gather(app, notice)) for notice in notices]
    return tuple(app.notices[kind].line(about) for kind, about in gathered if about is not None)


def undelivered_section(lines: Sequence[str]) -> tuple[Section, ...]:
    """What could not be sent to someone who is here now, and what helps."""
    helps = (
        "Je liet geen privéberichten van mij toe. Ik probeer het nu nog eens. Komt er weer niets? "
        "Zet dan in de instellingen van een server waar wij allebei op zitten privéberichten aan."
    )
    shown = tuple(lines[:MOST_UNDELIVERED])
    return (Section("Dit kon ik je niet sturen", helps, shown),) if shown else ()
