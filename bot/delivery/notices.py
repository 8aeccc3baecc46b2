"""What is to be known of notices, by their kind: each feature says it of its own, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from storage.engine.transactions import Connection
    from storage.outbox import Notice


async def gather(app: App, notice: Notice) -> Any | None:
    """What a notice is about; None too where another version of the bot knew its kind."""
    kind = app.notices.get(notice.kind)
    return None if kind is None else await kind.gather(app, notice)


async def settle(app: App, conn: Connection, notice: Notice, now: datetime) -> None:
    """Note with the cause of a notice that it went out."""
    kind = app.notices.get(notice.kind)
    if kind is not None and kind.settle is not None:
        await kind.settle(app, conn, notice, now)
