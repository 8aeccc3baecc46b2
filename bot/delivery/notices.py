"""What is to be known of notices, by their kind: each feature says it of its own, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.app import App
    from bot.view import View
    from storage.engine.transactions import Connection
    from storage.outbox import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeKind:
    """How notices of one kind are gathered, shown and settled."""

    gather: Callable[[App, Notice], Awaitable[Any]]
    """What one is about, as that is now; None where there is nothing left to say."""
    view: Callable[[Any], View]
    """The message, with the notice's key in a button, by which it is found back."""
    line: Callable[[Any], str]
    """The same in a line, for where it could not be sent."""
    settle: Callable[[App, Connection, Notice, datetime], Awaitable[None]] | None = None
    """Notes with its cause that it went out, in the transaction that says so."""
    not_before: Callable[[App, Notice, datetime], Awaitable[datetime]] | None = None
    """From when one that is due may go out, as who it is for wishes it by now."""
    for_reader: Callable[[Any, Callable[[int], Awaitable[bool]]], Awaitable[Any]] | None = None
    """What of it someone may see, by which servers they are on; None where that is nothing."""
    channel: Callable[[Any], tuple[int, int]] | None = None
    """The server and the channel that it is posted in, where it is for no person."""


async def gather(app: App, notice: Notice) -> Any | None:
    """What a notice is about; None too where another version of the bot knew its kind."""
    kind = app.notices.get(notice.kind)
    return None if kind is None else await kind.gather(app, notice)


async def settle(app: App, conn: Connection, notice: Notice, now: datetime) -> None:
    """Note with the cause of a notice that it went out."""
    kind = app.notices.get(notice.kind)
    if kind is not None and kind.settle is not None:
        await kind.settle(app, conn, notice, now)
