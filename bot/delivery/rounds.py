"""Delivering by the clock: what waits in the outbox goes out when it is due."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.clock import mishaps_logged
from bot.delivery.delivering import Delivery
from bot.delivery.planning import pause
from bot.following.announcing import announce_packs, announce_soon
from bot.following.digesting import make_digests
from bot.gaps.asking_again import ask_again

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.app import App
    from bot.delivery.delivering import Sender
    from knowledge.catalogue import Catalogue

log = logging.getLogger(__name__)

ROUNDS = 20
"""Batches of news between two looks at the outbox."""
BETWEEN_LOOKS = timedelta(hours=1)
"""How long an event may be near without its reminder, and a question answered without word."""


class Rounds:
    """Wakes when the next notice is due; sleeps a minute at most, since more may be written.

    `make_posts` puts what is for channels into the outbox, and returns when there is more.
    """

    def __init__(
        self, app: App, sender: Sender, make_posts: Callable[[], Awaitable[datetime | None]]
    ) -> None:
        self.app = app
        self.make_posts = make_posts
        self.delivery = Delivery(app, sender)
        self._announced: datetime | None = None
        self._asked: datetime | None = None
        self._asked_over: Catalogue | None = None

    async def deliver(self) -> float:
        """Send what is due; return in how many seconds to look again."""
        ahead = (await self._make_digests(), await self.make_posts())
        waits = await self.delivery.run()
        next_due = min((at for at in (*ahead, waits) if at is not None), default=None)
        return pause(next_due, self.app.now())

    async def _make_digests(self) -> datetime | None:
        """Put what is new into the outbox; a mistake of ours in that holds up nothing else."""
        due = None
        with mishaps_logged(log, "News could not be made ready"):
            await self._announce()
            await self._ask_again()
            for _ in range(ROUNDS):
                due = await make_digests(self.app)
                if due is None or due > self.app.now():
                    break
        return due

    async def _announce(self) -> None:
        """Look once what the packs bring, and every hour which events come soon."""
        now = self.app.now()
        if self._announced is not None and now < self._announced + BETWEEN_LOOKS:
            return
        if self._announced is None:
            await announce_packs(self.app)
        await announce_soon(self.app)
        self._announced = now

    async def _ask_again(self) -> None:
        """Look after a change, the start's included, whether it answers what someone waits for."""
        catalogue, now = self.app.catalogue, self.app.now()
        if catalogue is self._asked_over or (self._asked and now < self._asked + BETWEEN_LOOKS):
            return
        with mishaps_logged(log, "Questions could not be asked again"):
            await ask_again(self.app)
        self._asked, self._asked_over = now, catalogue
