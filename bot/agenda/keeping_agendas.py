"""Keeping servers' agendas as Discord's own events by the clock, and when the catalogue changes."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import server_agenda_texts as texts
from bot.agenda.server_agenda import NotAllowedError, UnclearError
from bot.discord.log_channel import log_change
from bot.discord.server_events import ServerEvents
from storage.errors import StorageError

if TYPE_CHECKING:
    from datetime import datetime

    import discord

    from bot.agenda.server_agenda import ServerAgendas
    from bot.app import App
    from knowledge.catalogue import Catalogue

log = logging.getLogger(__name__)

BETWEEN_LOOKS = timedelta(hours=1)
NOT_ALLOWED = "not allowed"
"""The trouble that is noted, so that it is said once."""


class KeepingAgendas:
    """Looks every few seconds whether the catalogue is another; and every hour in any case."""

    def __init__(self, app: App, client: discord.Client, agendas: ServerAgendas) -> None:
        self.app = app
        self.client = client
        self.agendas = agendas
        self._seen: Catalogue | None = None
        self._looked_at: datetime | None = None

    async def keep(self) -> None:
        catalogue, now = self.app.catalogue, self.app.now()
        fresh = self._looked_at is not None and now < self._looked_at + BETWEEN_LOOKS
        if not self.client.is_ready() or (catalogue is self._seen and fresh):
            return
        answered = True
        for guild_id in await self.agendas.guilds():
            guild = self.client.get_guild(guild_id)
            if guild is not None and not guild.unavailable:
                answered &= await self._keep_one(guild)
        self._seen, self._looked_at = catalogue if answered else None, now

    async def _keep_one(self, guild: discord.Guild) -> bool:
        """Keep the agenda of one server; what goes wrong there keeps no other from theirs.

        False where Discord gave no answer: then it is tried again.
        """
        try:
            done = await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
        except NotAllowedError:
            if await self.agendas.note(guild.id, NOT_ALLOWED):
                await log_change(self.app, guild, texts.NOT_ALLOWED)
        except UnclearError:
            log.warning("Discord gave no answer about the events of a server")
            return False
        except StorageError:
            raise
        except Exception:  # a mistake of ours over one server
            log.exception("The agenda of a server could not be kept")
        else:
            await self.agendas.note(guild.id, None)
            if done.refused:
                log.error("Discord does not take as an event: %s", ", ".join(done.refused))
        return True
