"""Discord's own events of a server, as a `Board` that the agenda is kept on."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.agenda.server_agenda import NotAllowedError, RefusedError, There, UnclearError
from bot.agenda.server_events_view import to_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.agenda.server_agenda import Form
    from knowledge.entry import Event

COMING = (discord.EventStatus.scheduled, discord.EventStatus.active)
NO_RIGHTS = frozenset({50001, 50013})
A_TRY = 60.0
"""Seconds. discord.py tries by itself for half a minute where Discord has an error of its own."""


class ServerEvents:
    """The events of one server; `there` is asked before one is changed or taken away."""

    def __init__(self, guild: discord.Guild) -> None:
        self.guild = guild
        self._there: dict[int, discord.ScheduledEvent] = {}

    def form(self, event: Event, start: datetime, end: datetime) -> Form:
        """Return an event as Discord takes it."""
        return to_form(event, start, end)

    async def there(self) -> tuple[There, ...]:
        """Return what is to come or going on."""
        if not self.guild.me.guild_permissions.manage_events:
            raise NotAllowedError
        with _named():
            async with asyncio.timeout(A_TRY):
                found = await self.guild.fetch_scheduled_events(with_counts=False)
        self._there = {one.id: one for one in found if one.status in COMING}
        me = self.guild.me.id
        return tuple(
            There(one.id, one.name, one.start_time, one.creator_id == me)
            for one in self._there.values()
        )

    async def make(self, form: Form) -> int:
        """Make an event outside Discord's own rooms."""
        with _named():
            async with asyncio.timeout(A_TRY):
                made = await self.guild.create_scheduled_event(
                    name=form.name,
                    description=form.description,
                    start_time=form.start,
                    end_time=form.end,
                    entity_type=discord.EntityType.external,
                    privacy_level=discord.PrivacyLevel.guild_only,
                    location=form.place,
                )
        return made.id

    async def change(self, event_id: int, form: Form) -> None:
        """Bring one in another form."""
        with _named():
            async with asyncio.timeout(A_TRY):
                await self._there[event_id].edit(
                    name=form.name,
                    description=form.description,
                    start_time=form.start,
                    end_time=form.end,
                    entity_type=discord.EntityType.external,
                    privacy_level=discord.PrivacyLevel.guild_only,
                    location=form.place,
                )

    async def call_off(self, event_id: int) -> None:
        """Say that one is off; one that has begun is taken away instead."""
        event = self._there[event_id]
        if event.status is not discord.EventStatus.scheduled:
            await self.remove(event_id)
            return
        with _named(gone=True):
            async with asyncio.timeout(A_TRY):
                await event.cancel()

    async def remove(self, event_id: int) -> None:
        """Take one away."""
        with _named(gone=True):
            async with asyncio.timeout(A_TRY):
                await self._there[event_id].delete()


@contextmanager
def _named(*, gone: bool = False) -> Iterator[None]:
    """Have errors of discord.py, and of the network below it, leave as our own.

    That the event is `gone` may be no error.
    """
    try:
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
