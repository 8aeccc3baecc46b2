"""A server's agenda as Discord's own events: made, changed and taken away as the catalogue says.

What is to be made is put down and committed before it is asked for. So after a crash, or an answer
that was lost, it is known what may be there, and it is looked for before it is made again.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from bot.agenda.views import addresses_of
from bot.cards.citing import where
from bot.dutch import clean, cut, one_line, units
from knowledge.agenda import AgendaFilters, agenda, is_over, span
from knowledge.entry import Event
from storage.server_agendas import ServerEvent

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.app import App

MOST_EVENTS = 100
"""So many that are still to come, or going on, Discord takes on a server."""
FURTHEST = timedelta(days=5 * 365)
"""Discord takes no event that is later."""
SOONEST = timedelta(minutes=1)
"""Nor one that is past when it hears of it."""
NO_END = timedelta(hours=2)
"""So long an event lasts of which only the beginning is known."""


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


class Board(Protocol):
    """A server's own events. Each may raise `NotAllowedError` or `UnclearError`."""

    async def there(self) -> tuple[DiscordEvent, ...]:
        """What is to come or going on."""

    async def make(self, form: ServerEventForm) -> int:
        """Make an event and return its id; may raise `RefusedError`."""

    async def change(self, event_id: int, form: ServerEventForm) -> None:
        """Bring one in another form; may raise `RefusedError`."""

    async def call_off(self, event_id: int) -> None:
        """Say that one is off; one that is gone is no error."""

    async def remove(self, event_id: int) -> None:
        """Take one away; one that is gone is no error."""


@dataclass
class AgendaChanges:
    """What became of a server's agenda."""

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
        kept = await self.app.stores.server_agendas.get(guild)
        if kept is None or kept.trouble == trouble:
            return False
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.note(connection, guild, trouble)
        return True

    async def guilds(self) -> tuple[int, ...]:
        store = self.app.stores.server_agendas
        kept = {agenda_kept.guild_id for agenda_kept in await store.all()}
        return tuple(sorted(kept | {*await store.guilds_with_events()}))

    async def keep_in_step(self, guild: int, board: Board) -> AgendaChanges:
        """Make, change and take away what is not as the agenda says it.

        Raises what the board raises, but for what is refused; what was not done is done by a later
        call.
        """
        async with self._busy[guild]:
            return await _Step(self.app, guild, board).take()


class _Step:
    def __init__(self, app: App, guild: int, board: Board) -> None:
        self.app = app
        self.guild = guild
        self.board = board
        self.now = app.now()
        self.done = AgendaChanges()

    async def take(self) -> AgendaChanges:
        store = self.app.stores.server_agendas
        kept = await store.get(self.guild) is not None
        known = {event.entry_id: event for event in await store.events(self.guild)}
        known = {entry_id: event for entry_id, event in known.items() if event.over_at > self.now}
        wanted = self._wanted() if kept else {}
        leave = [key for key in known if key not in wanted and not self._goes_on(key)]
        bring = {key: form for key, form in wanted.items() if not _is_in_form(known.get(key), form)}
        if not leave and not bring:
            return self.done
        there = await self.board.there()
        for entry_id in leave:
            await self._leave(known.pop(entry_id), there)
        free = MOST_EVENTS - len(there) + self.done.removed
        mapped = {event.event_id for event in known.values()}
        for entry_id, form in bring.items():
            free -= await self._bring(entry_id, form, known.get(entry_id), there, mapped, free)
        return self.done

    def _wanted(self) -> dict[str, ServerEventForm]:
        """What is to stand on Discord, the first one first."""
        entries = self.app.catalogue.for_guild(self.guild).entries.values()
        forms = {}
        for event in agenda(entries, AgendaFilters(), self.now).dated:
            when = span(event)
            assert when is not None, "what is dated has a date"
            comes = self.now + SOONEST < when.start < self.now + FURTHEST
            if comes and not event.cancelled:
                forms[event.id] = to_form(event, when.start, _end(event))
        return forms

    def _goes_on(self, entry_id: str) -> bool:
        event = self.app.catalogue.for_guild(self.guild).entries.get(entry_id)
        if not isinstance(event, Event) or event.cancelled:
            return False
        when = span(event)
        begun = when is not None and when.start <= self.now + SOONEST
        return begun and not is_over(event, self.now)

    async def _leave(self, known: ServerEvent, there: tuple[DiscordEvent, ...]) -> None:
        there_now = _find_on_discord(known, there, ())
        if there_now is not None:
            event = self.app.catalogue.for_guild(self.guild).entries.get(known.entry_id)
            off = isinstance(event, Event) and event.cancelled
            await (self.board.call_off if off else self.board.remove)(there_now.event_id)
            self.done.removed += 1
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.drop(connection, self.guild, known.entry_id)

    async def _bring(
        self,
        entry_id: str,
        form: ServerEventForm,
        known: ServerEvent | None,
        there: tuple[DiscordEvent, ...],
        mapped: set[int | None],
        free: int,
    ) -> int:
        """Bring an event in its form; return how much room that took."""
        sought = known or ServerEvent(
            entry_id=entry_id, event_id=None, sent=form.sent, over_at=form.end
        )
        there_now = _find_on_discord(sought, there, mapped)
        if there_now is None and free <= 0:
            self.done.left_out += 1
            return 0
        try:
            if there_now is None:
                await self._write(entry_id, None, form)
                event_id = await self.board.make(form)
                self.done.made += 1
            else:
                event_id = there_now.event_id
                if known is None or known.sent != form.sent:
                    await self.board.change(event_id, form)
                    self.done.changed += 1
        except RefusedError:
            self.done.refused.append(entry_id)
            return 0
        mapped.add(event_id)
        await self._write(entry_id, event_id, form)
        return int(there_now is None)

    async def _write(self, entry_id: str, event_id: int | None, form: ServerEventForm) -> None:
        event = ServerEvent(entry_id=entry_id, event_id=event_id, sent=form.sent, over_at=form.end)
        async with self.app.database.transaction() as connection:
            await self.app.stores.server_agendas.write(connection, self.guild, event)


def _is_in_form(known: ServerEvent | None, form: ServerEventForm) -> bool:
    """Whether an event was brought in this form; who took it away there meant to."""
    return known is not None and known.event_id is not None and known.sent == form.sent


def _find_on_discord(
    known: ServerEvent, there: tuple[DiscordEvent, ...], mapped: Collection[int | None]
) -> DiscordEvent | None:
    """The event on Discord that one of ours is, by its id or, without one, by its form."""
    for event in there:
        if known.event_id is not None and event.event_id == known.event_id:
            return event
        if known.event_id is None and event.is_that(known.sent) and event.event_id not in mapped:
            return event
    return None


def _end(event: Event) -> datetime:
    when = span(event)
    assert when is not None, "what is dated has a date"
    if event.end is None and isinstance(event.start, datetime):
        return when.start + NO_END
    return when.end if when.end > when.start else when.start + NO_END


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
    return "\n\n".join(filter(None, (cut(clean(event.summary), room), addresses)))
