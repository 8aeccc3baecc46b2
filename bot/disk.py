"""Whether anything can be kept now: an answer doesn't need it, and the log says once why not."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine.errors import StorageError

log = logging.getLogger(__name__)
LONGEST = 6.0
"""Seconds that an answer waits for what is kept of it; a locked database gives up in five."""
AGAIN = timedelta(seconds=10)
"""How long nothing is tried after it failed: each try may cost someone those seconds."""
NOTHING_KEPT = "Ik kan nu even niets bewaren, dus ook niet wat jij vroeg."


@dataclass(slots=True)
class Disk:
    """What is known of it: since when it fails, and when it was tried last."""

    tried_at: datetime | None = None
    """None where it works."""

    async def keep(self, write: Callable[[], Awaitable[object]], now: datetime) -> bool:
        """Do what writes; False where nothing can be kept now."""
        if self.tried_at is not None:
            if now - self.tried_at < AGAIN:
                return False
            self.tried_at = now  # one at a time tries
        try:
            async with asyncio.timeout(LONGEST):
                await write()
        except StorageError as error:
            self.failed(error, now)
            return False
        except TimeoutError:
            self.failed("the database didn't answer", now)
            return False
        if self.tried_at is not None:
            log.warning("What people ask is kept again")
        self.tried_at = None
        return True

    def failed(self, why: object, now: datetime) -> None:
        """Note that it fails, and say so in the log if that is new."""
        if self.tried_at is None:
            log.error("Nothing can be kept, questions are answered all the same: %s", why)
        self.tried_at = now
