"""A server's agenda as Discord's own events: made, changed and taken away as the catalogue says.

What is to be made is put down and committed before it is asked for. So after a crash, or an answer
that was lost, it is known what may be there, and it is looked for before it is made again.
"""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.agenda.views import addresses_of
from bot.app import App
from bot.cards.citing import where
from bot.dutch import clean, cut, one_line, paragraphs, units
from knowledge.agenda import AgendaFilters, EventSpan, agenda, span
from knowledge.entry import Event
from storage.server_agendas import ServerEvent

MOST_EVENTS = 100
"""So many that are still to come, or going on, Discord takes on a server."""
FURTHEST = timedelta(days=5 * 365)
"""Discord takes no event that is later."""
SOONEST = timedelta(minutes=1)
"""Nor one that is past when it hears of it."""
NO_END = timedelta(hours=2)
"""So long an event lasts of which only the beginning is known."""
COMING = (discord.EventStatus.scheduled, discord.EventStatus.active)
NO_RIGHTS = frozenset({50001, 50013})
A_TRY = 60.0
"""Seconds. discord.py tries by itself for half a minute where Discord has an error of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerEventForm:
    """An event as Discord takes it."""

    name: str
    description: str
    place: str
    start: datetime
    end: datetime

    @property
    def sent(self) -> str:
        """A text that tells this form from another, and by which it is found again."""
        words = "\n".join((self.description, self.place, self.end.isoformat()))
        digest = hashlib.sha256(words.encode()).hexdigest()[:16]
        return f"{int(self.start.timestamp())} {digest} {self.name}"


@dataclass(frozen=True, slots=True)
class DiscordEvent:
    """An event that is on Discord; `ours` where this bot made it."""

    event_id: int
    name: str
    start: datetime
    ours: bool

    def is_that(self, sent: str) -> bool:
        """Whether it may be what was sent in that form."""
        start, _, name = sent.split(" ", 2)
        return self.ours and (str(int(self.start.timestamp())), self.name) == (start, name)


class NotAllowedError(Exception):
    """The bot may not manage events on this server."""


class UnclearError(Exception):
    """No answer that says whether it is done; later it is looked at again."""


class RefusedError(Exception):
    """Discord does not take this event."""


class ServerEvents:
    """A server's own events, to come or going on; `fetch` is asked before one changes or goes.

    Each may raise `NotAllowedError` or `UnclearError`, and what brings a form `RefusedError`. To
    take away what is gone is no error.
    """

    def __init__(self, guild: discord.Guild) -> None:
        self.guild = guild
        self._events: dict[int, discord.ScheduledEvent] = {}

    async def fetch(self) -> tuple[DiscordEvent, ...]:
        if not self.guild.me.guild_permissions.manage_events:
            raise NotAllowedError
        async with _calling_discord():
            events = await self.guild.fetch_scheduled_events(with_counts=False)
        self._events = {event.id: event for event in events if event.status in COMING}
        me = self.guild.me.id
        return tuple(
            DiscordEvent(event.id, event.name, event.start_time, event.creator_id == me)
            for event in self._events.values()
        )

    async def make(self, form: ServerEventForm) -> int:
        async with _calling_discord():
            event = await self.guild.create_scheduled_event(**_fields(form))
        return event.id

    async def change(self, event_id: int, form: ServerEventForm) -> None:
        async with _calling_discord():
            await self._events[event_id].edit(**_fields(form))

    async def call_off(self, event_id: int) -> None:
        """Say that one is off; one that has begun is taken away instead."""
        event = self._events[event_id]
        if event.status is not discord.EventStatus.scheduled:
            await self.remove(event_id)
            return
        async with _calling_discord(may_be_gone=True):
            await event.cancel()

    async def remove(self, event_id: int) -> None:
        async with _calling_discord(may_be_gone=True):
            await self._events[event_id].delete()


@dataclass
class AgendaChanges:
    made: int = 0
    changed: int = 0
    removed: int = 0
    left_out: int = 0
    """For these there is no room on Discord."""
    refused: list[str] = field(default_factory=list)
    """The ids of what Discord does not take."""


class ServerAgendas:
    """Brings servers' agendas in step, a server's never twice at once."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._busy: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def begin(self, guild: int) -> None:
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.keep(connection, guild, self.app.now())

    async def end(self, guild: int) -> bool:
        """Keep it no longer; False where it wasn't. What stands there goes at the next step."""
        async with self.app.database.transaction() as connection:
            return await self.app.stores.server_agendas.let_go(connection, guild)

    async def note(self, guild: int, trouble: str | None) -> bool:
        """Note what stands in the way; False where that was noted already."""
        server_agenda = await self.app.stores.server_agendas.get(guild)
        if server_agenda is None or server_agenda.trouble == trouble:
            return False
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.note(connection, guild, trouble)
        return True

    async def guilds(self) -> tuple[int, ...]:
        store = self.app.stores.server_agendas
        guilds = {server_agenda.guild_id for server_agenda in await store.all()}
        return tuple(sorted(guilds | {*await store.guilds_with_events()}))

    async def keep_in_step(self, guild: int, board: ServerEvents) -> AgendaChanges:
        """Make, change and take away what is not as the agenda says it.

        Raises what the board raises, but for what is refused; what was not done is done by a later
        call.
        """
        async with self._busy[guild]:
            step = _Step(self.app, guild, board)
            await step.take()
            return step.done


class _Step:
    def __init__(self, app: App, guild: int, board: ServerEvents) -> None:
        self.app = app
        self.guild = guild
        self.board = board
        self.now = app.now()
        self.entries = app.catalogue.for_guild(guild).entries
        self.on_discord: tuple[DiscordEvent, ...] = ()
        self.matched: set[int | None] = set()
        """Which of those on Discord are known to be one of the agenda."""
        self.done = AgendaChanges()

    async def take(self) -> None:
        store = self.app.stores.server_agendas
        is_kept = await store.get(self.guild) is not None
        events = await store.events(self.guild)
        ours = {event.entry_id: event for event in events if event.over_at > self.now}
        forms = self._forms() if is_kept else {}
        leave = [key for key in ours if key not in forms and not self._goes_on(key)]
        bring = {key: form for key, form in forms.items() if not _is_in_form(ours.get(key), form)}
        if not leave and not bring:
            return
        self.on_discord = await self.board.fetch()
        for entry_id in leave:
            await self._leave(ours.pop(entry_id))
        self.matched = {event.event_id for event in ours.values()}
        for entry_id, form in bring.items():
            await self._bring(entry_id, form, ours.get(entry_id))

    def _forms(self) -> dict[str, ServerEventForm]:
        """What is to stand on Discord, the first one first."""
        forms = {}
        for event in agenda(self.entries.values(), AgendaFilters(), self.now).dated:
            when = span(event)
            assert when is not None, "what is dated has a date"
            comes = self.now + SOONEST < when.start < self.now + FURTHEST
            if comes and not event.cancelled:
                forms[event.id] = to_form(event, when.start, _end(event, when))
        return forms

    def _goes_on(self, entry_id: str) -> bool:
        event = self.entries.get(entry_id)
        when = span(event) if isinstance(event, Event) and not event.cancelled else None
        return when is not None and when.start <= self.now + SOONEST and when.end > self.now

    async def _leave(self, ours: ServerEvent) -> None:
        on_discord = self._find(ours)
        if on_discord is not None:
            event = self.entries.get(ours.entry_id)
            off = isinstance(event, Event) and event.cancelled
            await (self.board.call_off if off else self.board.remove)(on_discord.event_id)
            self.done.removed += 1
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.drop(connection, self.guild, ours.entry_id)

    async def _bring(self, entry_id: str, form: ServerEventForm, ours: ServerEvent | None) -> None:
        planned = ServerEvent(entry_id=entry_id, event_id=None, sent=form.sent, over_at=form.end)
        on_discord = self._find(ours or planned)
        room = MOST_EVENTS - len(self.on_discord) + self.done.removed - self.done.made
        if on_discord is None and room <= 0:
            self.done.left_out += 1
            return
        try:
            if on_discord is None:
                await self._write(planned)
                event_id = await self.board.make(form)
                self.done.made += 1
            else:
                event_id = on_discord.event_id
                if ours is None or ours.sent != form.sent:
                    await self.board.change(event_id, form)
                    self.done.changed += 1
        except RefusedError:
            self.done.refused.append(entry_id)
            return
        self.matched.add(event_id)
        await self._write(replace(planned, event_id=event_id))

    async def _write(self, event: ServerEvent) -> None:
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.write(connection, self.guild, event)

    def _find(self, ours: ServerEvent) -> DiscordEvent | None:
        """The event on Discord that one of ours is, by its id or, without one, by its form."""
        if ours.event_id is not None:
            by_id = {event.event_id: event for event in self.on_discord}
            return by_id.get(ours.event_id)
        others = (event for event in self.on_discord if event.event_id not in self.matched)
        return next((event for event in others if event.is_that(ours.sent)), None)


def _is_in_form(ours: ServerEvent | None, form: ServerEventForm) -> bool:
    """Whether an event was brought in this form; who removed it on Discord meant to."""
    return ours is not None and ours.event_id is not None and ours.sent == form.sent


def _end(event: Event, when: EventSpan) -> datetime:
    open_ended = event.end is None and isinstance(event.start, datetime)
    return when.start + NO_END if open_ended or when.end <= when.start else when.end


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
async def _calling_discord(*, may_be_gone: bool = False) -> AsyncIterator[None]:
    """Give up in time; errors of discord.py, and of the network below it, leave as our own.

    That the event is gone is no error where it `may_be_gone`.
    """
    try:
        async with asyncio.timeout(A_TRY):
            yield
    except discord.NotFound as error:
        if not may_be_gone:
            raise UnclearError from error
    except discord.Forbidden as error:
        raise NotAllowedError from error
    except discord.HTTPException as error:
        if error.code in NO_RIGHTS:
            raise NotAllowedError from error
        raise (RefusedError if error.status == 400 else UnclearError) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise UnclearError from error


LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_PLACE = 100, 1000, 100


def to_form(event: Event, start: datetime, end: datetime) -> ServerEventForm:
    return ServerEventForm(
        name=cut(one_line(event.title), LONGEST_NAME) or "Evenement",
        description=_description(event),
        place=cut(one_line(where(event)), LONGEST_PLACE) or "Nog niet bekend",
        start=start,
        end=end,
    )


def _description(event: Event) -> str:
    addresses = "\n".join(addresses_of(event))
    room = LONGEST_DESCRIPTION - units(addresses) - 2
    if room < 0:
        return cut(clean(event.summary), LONGEST_DESCRIPTION)
    return paragraphs(cut(clean(event.summary), room), addresses)
