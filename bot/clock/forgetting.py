"""Forgetting by the clock: once at the start and then daily."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from discord.ext import tasks

from bot.privacy.forgetting import forget_what_is_old
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


class Forgetting:
    """Keeps the promise that a question is gone after 28 days."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.forget.add_exception_type(StorageError)  # a locked database is tried again

    @tasks.loop(hours=24)
    async def forget(self) -> None:
        gone = await forget_what_is_old(self.app)
        log.info("Forgot %d old questions", gone)
