"""`/beheer agenda`: the server's agenda as Discord's own events, on or off."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.agenda.server_events import DiscordEvent, NotAllowedError, RefusedError, UnclearError
from bot.discord.commands import attach
from bot.discord.managing import log_change, managing, saved, show
from bot.dutch import number
from storage.engine.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.agenda.server_events import AgendaChanges, ServerAgendas, ServerEventForm
    from bot.app import App
    from bot.discord.kinds import Interaction
    from knowledge.shared import Shared


log = logging.getLogger(__name__)

ON = "De agenda van deze server staat ook bij de evenementen van Discord, en ik houd die bij."
OFF = "De agenda van deze server staat niet bij de evenementen van Discord."
NOT_ALLOWED = (
    "Let op: ik mag hier geen evenementen maken. Geef mij het recht ‘Evenementen beheren’; dan zet "
    "ik de agenda er binnen een uur bij."
)
BETWEEN_LOOKS = timedelta(hours=1)
TROUBLE = "not allowed"
"""What is noted where the right is missing, so that it is said once."""
COMING = (discord.EventStatus.scheduled, discord.EventStatus.active)
NO_RIGHTS = frozenset({50001, 50013})
A_TRY = 60.0
"""Seconds. discord.py tries by itself for half a minute where Discord has an error of its own."""


class AgendaSwitch:
    """Turns it on and off, and says what came of it at once."""

    def __init__(self, app: App, agendas: ServerAgendas) -> None:
        self.app = app
        self.agendas = agendas

    def attach(self, tree: app_commands.CommandTree[Any]) -> None:
        description = (
            "Houd de agenda ook bij als evenementen van Discord; zonder keuze zie je of dat zo is"
        )
        attach(tree, "beheer", "agenda", description, self.switch)

    @app_commands.rename(on="aan")
    @app_commands.describe(
        on="True zet elk evenement dat komt erbij; False haalt weg wat ik erbij zette"
    )
    async def switch(self, interaction: Interaction, on: bool | None = None) -> None:
        guild = await managing(interaction)
        is_on = await self.app.stores.server_agendas.get(guild.id) is not None
        if on is None and not is_on:
            await show(
                interaction,
                OFF,
                hints=("Kies bij ‘aan’ True, dan zet ik elk evenement dat komt erbij.",),
            )
        elif on is None:
            await show(interaction, ON, hints=self._lacking(guild))
        elif on:
            await self._begin(interaction, guild)
        elif is_on:
            await self._end(interaction, guild)
        else:
            await show(interaction, OFF)

    async def _begin(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.begin(guild.id)
        try:
            hints = self._what_came(await self.agendas.keep_in_step(guild.id, ServerEvents(guild)))
        except NotAllowedError:
            hints = (NOT_ALLOWED,)
        except UnclearError:
            hints = ("Discord gaf nu geen antwoord. Ik probeer het binnen een uur weer.",)
        lacking = tuple(hint for hint in self._lacking(guild) if hint not in hints)
        await saved(interaction, ON, hints=(*hints, *lacking))

    async def _end(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.end(guild.id)
        try:
            await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
        except (NotAllowedError, UnclearError):
            rest = "Wat ik daar had gezet, kon ik nog niet weghalen; ik probeer het later weer."
        else:
            rest = "Wat ik daar had gezet en nog moet beginnen, is weg."
        await saved(interaction, f"Ik houd de evenementen van Discord niet meer bij. {rest}")

    def _what_came(self, done: AgendaChanges) -> tuple[str, ...]:
        counts = (
            (done.made, "erbij gezet"),
            (done.changed, "bijgewerkt"),
            (done.removed, "weggehaald"),
        )
        did = ", ".join(f"{_events(count)} {what}" for count, what in counts if count)
        left = "één evenement" if done.left_out == 1 else _events(done.left_out)
        entries = self.app.catalogue.entries
        titles = ", ".join(
            entries[entry_id].heading if entry_id in entries else entry_id
            for entry_id in done.refused
        )
        sentences = (
            f"Ik heb {did}." if did else "",
            f"Voor {left} is nog geen plek: Discord neemt er per server honderd."
            if done.left_out
            else "",
            f"Discord neemt dit niet aan: {titles}." if titles else "",
        )
        return tuple(filter(None, sentences))

    def _lacking(self, guild: discord.Guild) -> tuple[str, ...]:
        allowed = guild.me.guild_permissions.manage_events
        return () if allowed else (NOT_ALLOWED,)


def _events(count: int) -> str:
    return f"{number(count)} {'evenement' if count == 1 else 'evenementen'}"


class KeepingAgendas:
    """Looks every few seconds whether the catalogue is another; and every hour in any case."""

    def __init__(self, app: App, client: discord.Client, agendas: ServerAgendas) -> None:
        self.app = app
        self.client = client
        self.agendas = agendas
        self._seen: Shared | None = None
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
            if await self.agendas.note(guild.id, TROUBLE):
                await log_change(self.app, guild, NOT_ALLOWED)
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


class ServerEvents:
    """The events of one server; `there` is asked before one is changed or taken away."""

    def __init__(self, guild: discord.Guild) -> None:
        self.guild = guild
        self._there: dict[int, discord.ScheduledEvent] = {}

    async def there(self) -> tuple[DiscordEvent, ...]:
        if not self.guild.me.guild_permissions.manage_events:
            raise NotAllowedError
        async with _asking():
            events = await self.guild.fetch_scheduled_events(with_counts=False)
        self._there = {event.id: event for event in events if event.status in COMING}
        me = self.guild.me.id
        return tuple(
            DiscordEvent(event.id, event.name, event.start_time, event.creator_id == me)
            for event in self._there.values()
        )

    async def make(self, form: ServerEventForm) -> int:
        """Make an event outside Discord's own rooms."""
        async with _asking():
            made = await self.guild.create_scheduled_event(**_fields(form))
        return made.id

    async def change(self, event_id: int, form: ServerEventForm) -> None:
        async with _asking():
            await self._there[event_id].edit(**_fields(form))

    async def call_off(self, event_id: int) -> None:
        """Say that one is off; one that has begun is taken away instead."""
        event = self._there[event_id]
        if event.status is not discord.EventStatus.scheduled:
            await self.remove(event_id)
            return
        async with _asking(gone=True):
            await event.cancel()

    async def remove(self, event_id: int) -> None:
        async with _asking(gone=True):
            await self._there[event_id].delete()


def _fields(form: ServerEventForm) -> dict[str, Any]:
    return {
        "name": form.name,
        "description": form.description,
        "start_time": form.start,
        "end_time": form.end,
        "entity_type": discord.EntityType.external,
        "privacy_level": discord.PrivacyLevel.guild_only,
        "location": form.place,
    }


@asynccontextmanager
async def _asking(*, gone: bool = False) -> AsyncIterator[None]:
    """Give up in time; errors of discord.py, and of the network below it, leave as our own.

    That the event is `gone` may be no error.
    """
    try:
        async with asyncio.timeout(A_TRY):
            yield
    except discord.NotFound as error:
        if not gone:
            raise UnclearError from error
    except discord.Forbidden as error:
        raise NotAllowedError from error
    except discord.HTTPException as error:
        if error.code in NO_RIGHTS:
            raise NotAllowedError from error
        raise (RefusedError if error.status == 400 else UnclearError) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise UnclearError from error
