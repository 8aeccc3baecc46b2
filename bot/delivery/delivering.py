"""Delivering what waits in the outbox: each notice once, one person's never held up by another's.

A notice is claimed and committed before it is sent, so that after a crash it is known which may
have arrived. Those are put back, and begin with what `bot.delivery.planning` says of them.
"""

from __future__ import annotations

import asyncio
import logging
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, assert_never

from bot.delivery.planning import (
    Arrived,
    GiveUp,
    Hold,
    LookUp,
    Refused,
    Send,
    Wait,
    after_failure,
    first_step,
)
from bot.delivery.subjects import Nothing, UnknownKind, gather, not_before, settle
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.app import App
    from bot.delivery.planning import Failed, Outcome
    from bot.delivery.subjects import Subject
    from storage.outbox import Notice

log = logging.getLogger(__name__)

A_BATCH = 25
PEOPLE_AT_ONCE = 5
"""Few enough to leave most of what Discord allows to answers."""


class Sender(Protocol):
    """Who brings a notice to its person."""

    async def send(self, notice: Notice, subject: Subject) -> Outcome | Nothing:
        """Send it; again with the same key within minutes is no second message.

        Nothing where none of it is for them any more.
        """

    async def find(
        self, notice: Notice, subject: Subject, since: datetime
    ) -> Arrived | Failed | None:
        """Return the message that it arrived as since that moment; None where there is none."""


class Delivery:
    """One at a time may run over a database."""

    def __init__(self, app: App, sender: Sender) -> None:
        self.app = app
        self.sender = sender
        self._settled = False

    async def run(self) -> datetime | None:
        """Send what is due, a batch at most; return when there is more to do, None for never.

        Raises `StorageError`: what was under way then is taken up again by the next run.
        """
        outbox = self.app.stores.outbox
        if not self._settled:
            await self._take_up()
        self._settled = False
        due = await outbox.due(self.app.now(), A_BATCH)
        if due:
            await self._deliver_all(due)
        self._settled = True
        return await outbox.next_due(self.app.now())

    async def _take_up(self) -> None:
        """Put back what a crash, or a database that failed, left as being sent."""
        left = await self.app.stores.outbox.unconfirmed()
        if not left:
            return
        async with self.app.database.transaction() as connection:
            for notice in left:
                await self.app.stores.outbox.again(connection, notice.key, self.app.now())
        log.info("Took up %d notices that were being sent", len(left))

    async def _deliver_all(self, notices: Iterable[Notice]) -> None:
        """Deliver to a few people at once, to each in order; raise only when all have ended."""
        limit = asyncio.Semaphore(PEOPLE_AT_ONCE)

        async def to_one(own: list[Notice]) -> None:
            async with limit:
                for notice in own:
                    await self._deliver(notice)

        by_person = sorted(notices, key=lambda notice: notice.user_id)  # keeps each one's order
        grouped = [list(own) for _, own in groupby(by_person, lambda notice: notice.user_id)]
        ended = await asyncio.gather(*map(to_one, grouped), return_exceptions=True)
        for failure in ended:
            if failure is not None:
                raise failure

    async def _deliver(self, notice: Notice) -> None:
        outbox, now = self.app.stores.outbox, self.app.now()
        wished = await not_before(self.app, notice, now)
        async with self.app.database.transaction() as connection:
            if wished > now:
                await outbox.put_off(connection, notice.key, wished)
                return
            claimed = await outbox.claim(connection, notice.key, now)
        if not claimed:
            return
        outcome = await self._try(notice, now)
        if isinstance(outcome, Nothing):
            await self._arrived(notice, None)
        elif isinstance(outcome, Arrived):
            await self._arrived(notice, outcome.message_id)
        else:
            await self._failed(notice, outcome)

    async def _try(self, notice: Notice, now: datetime) -> Outcome | Nothing:
        try:
            subject = await gather(self.app, notice)
            match subject:
                case Nothing():
                    return subject
                case UnknownKind():
                    return Refused()
                case _:
                    return await self._bring(notice, subject, now)
        except StorageError:
            raise
        except Exception:  # a mistake of ours in one kind of notice must not hold up all others
            log.exception("A notice of kind %s could not be made", notice.kind)
            return Refused()

    async def _bring(self, notice: Notice, subject: Subject, now: datetime) -> Outcome | Nothing:
        match first_step(notice, now):
            case LookUp(since):
                found = await self.sender.find(notice, subject, since)
                return await self.sender.send(notice, subject) if found is None else found
            case Send():
                return await self.sender.send(notice, subject)
            case other:
                assert_never(other)

    async def _arrived(self, notice: Notice, message_id: int | None) -> None:
        outbox, now = self.app.stores.outbox, self.app.now()
        async with self.app.database.transaction() as connection:
            await outbox.sent(connection, notice.key, message_id, now)
            await settle(self.app, connection, notice, now)
            if message_id is not None:  # whoever could not be reached can be
                await outbox.reachable(connection, notice.user_id)

    async def _failed(self, notice: Notice, failed: Failed) -> None:
        outbox, now, tries = self.app.stores.outbox, self.app.now(), notice.attempts + 1
        step = after_failure(failed, tries, now)
        log.info("A notice did not arrive (%s, try %d)", type(failed).__name__, tries)
        async with self.app.database.transaction() as connection:
            match step:
                case Wait(until):
                    await outbox.again(connection, notice.key, until)
                case Hold():
                    await outbox.unreachable(connection, notice.user_id, notice.key, now)
                case GiveUp():
                    log.warning("A notice of kind %s is given up", notice.kind)
                    await outbox.set_aside(connection, notice.key)
                case other:
                    assert_never(other)
