"""Announcing: what is new or renewed becomes news, in the transaction that makes it so.

An event becomes news again by the clock: a day before it. One that is moved or called off is news
to who was told of it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.app import App, Written
from knowledge.agenda import is_over, span
from knowledge.entry import EVERYWHERE, ElsewhereEntry, Entry, Event
from storage.engine.transactions import Connection
from storage.entries import Act
from storage.follows import Subject, SubjectKind
from storage.news import Fresh, NewsReason

NEW = "new"
NEAR = timedelta(days=1)
"""So long before an event who follows its subjects is reminded, whatever their rhythm."""


async def announce(app: App, conn: Connection, guild: int, entry: Entry, *, renewed: bool) -> bool:
    """Let who follows what `entry` is about hear that it is there on a server, or is renewed.

    `guild` 0 is all servers. A subject outside the field is no news, nor is what was told before:
    an entry is new once, and renewed once for each day on which it says so. An event that is nearly
    there by then can't wait for anyone's rhythm.
    """
    fresh = _fresh(guild, entry, app.now(), renewed=renewed)
    return fresh is not None and await app.stores.news.write(conn, fresh, app.now())


async def announce_correction(
    app: App, conn: Connection, guild: int, event: Event, edition: str
) -> bool:
    """Let who was told of `event` hear that it is at another time or place now, or is called off.

    `edition` tells this change from every other. What is over by now is no news.
    """
    if is_over(event, app.now()):
        return False
    why = NewsReason.CANCELLED if event.cancelled else NewsReason.CHANGED
    return await app.stores.news.write(
        conn, _news(guild, event, why, f"{why} {edition}"), app.now()
    )


async def announce_written(app: App, conn: Connection, written: Written) -> None:
    """Announce what moderators' revisions bring, before the catalogue has them.

    An entry's first revision is news where there was nothing of that id; a later one where it says
    that the entry is renewed since, or where an event is moved or called off.
    """
    fresh, now = [], app.now()
    for entry in written.entries:
        before, after = entry.before, entry.after
        if after is None or (before is None and not entry.is_first):
            continue
        was = _state(before) if isinstance(before, Event) else None
        if isinstance(after, Event) and was not in (None, _state(after)):
            await announce_correction(app, conn, written.place, after, str(written.revision))
        as_shared = entry.standing.fields is None
        if not as_shared and (before is None or _is_renewed(after, before, written.act)):
            fresh.append(_fresh(written.place, after, now, renewed=before is not None))
    await app.stores.news.write_all(conn, [news for news in fresh if news is not None], now)


async def announce_packs(app: App) -> int:
    """Announce what the packs have since the last start, and what in them says it is renewed.

    So too which of their events are moved or called off. Those of a first start are no news.
    Returns how many entries are.
    """
    return await _announce_entries(app) + await _announce_events(app)


async def _announce_entries(app: App) -> int:
    packs = app.catalogue.packs.entries.values()
    entries = {entry.id: entry for entry in packs if not isinstance(entry, ElsewhereEntry)}
    editions = {entry.id: str(entry.renewed or "") for entry in entries.values()}
    changed = _changed(await app.stores.news.pack_editions(), editions)
    if not changed:
        return 0
    announced = 0
    async with app.database.transaction() as connection:
        old_editions = await app.stores.news.pack_editions(connection)
        for entry_id, edition in changed.items() if old_editions else ():
            before, entry = old_editions.get(entry_id), entries[entry_id]
            if before is None or (edition and edition != before):
                renewed = before is not None
                announced += await announce(app, connection, EVERYWHERE, entry, renewed=renewed)
        await app.stores.news.note_pack_editions(connection, changed)
    return announced


async def _announce_events(app: App) -> int:
    """Announce which events of the packs are not as they were last known to be."""
    events = {
        entry.id: entry
        for entry in app.catalogue.packs.entries.values()
        if isinstance(entry, Event)
    }
    states = {event.id: _state(event) for event in events.values()}
    if not _changed(await app.stores.news.event_states(), states):
        return 0
    announced = 0
    async with app.database.transaction() as connection:
        old_states = await app.stores.news.event_states(connection)
        changed = _changed(old_states, states)
        for entry_id, state in changed.items():
            if entry_id in old_states:
                event, edition = events[entry_id], f"{state} {app.now().isoformat()}"
                announced += await announce_correction(app, connection, EVERYWHERE, event, edition)
        await app.stores.news.note_event_states(connection, changed)
    return announced


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in after.items() if before.get(key) != value}


async def announce_soon(app: App) -> int:
    """Remind of each event a day before it, once.

    Not if it was news in that day already. One that was moved to another day is reminded of again.
    Returns how many events are.
    """
    now, reminded = app.now(), 0
    coming = [(guild, event) for guild, event in _events(app) if _is_near(event, now)]
    if not coming:
        return 0
    async with app.database.transaction() as connection:
        for guild, event in coming:
            when = span(event)
            assert when is not None, "what is near has a date"
            was_told = app.stores.news.was_told_since
            if await was_told(connection, guild, event.id, when.start - NEAR):
                continue
            edition = f"{NewsReason.NEAR} {when.start.date()}"
            fresh = _news(guild, event, NewsReason.NEAR, edition)
            reminded += await app.stores.news.write(connection, fresh, now)
    return reminded


def subjects_in_order(entry: Entry) -> tuple[Subject, ...]:
    """What an entry is about and by whom: what its readers can follow."""
    return (
        *(Subject(SubjectKind.THEME, theme) for theme in entry.themes),
        *(Subject(SubjectKind.ORGANISATION, organisation) for organisation in entry.organisations),
        *(Subject(SubjectKind.AUTHOR, author) for author in entry.authors),
    )


def _fresh(guild: int, entry: Entry, now: datetime, *, renewed: bool) -> Fresh | None:
    if isinstance(entry, ElsewhereEntry):
        return None
    edition = f"renewed {entry.renewed or ''}".strip() if renewed else NEW
    near = isinstance(entry, Event) and _is_near(entry, now)
    why = NewsReason.NEAR if near else NewsReason.RENEWED if renewed else NewsReason.NEW
    return _news(guild, entry, why, edition)


def _news(guild: int, entry: Entry, why: NewsReason, edition: str) -> Fresh:
    when = span(entry) if isinstance(entry, Event) else None
    return Fresh(
        guild_id=guild,
        entry_id=entry.id,
        edition=edition,
        why=why,
        subjects=frozenset(subjects_in_order(entry)),
        over_at=None if when is None else when.end,
    )


def _is_renewed(entry: Entry, before: Entry, act: Act) -> bool:
    """Whether an entry says that it is renewed, and not because it is put back so."""
    if act not in (Act.PUBLISHED, Act.SHARED) or entry.renewed is None:
        return False
    return before.renewed is None or entry.renewed > before.renewed


def _events(app: App) -> Iterator[tuple[int, Event]]:
    """Every event that is not called off, with the server that has it, 0 for all."""
    places = {EVERYWHERE: app.catalogue.for_guild(EVERYWHERE).entries}
    of_servers = app.catalogue.own.items()
    places |= {guild: server.entries for guild, server in of_servers if guild != EVERYWHERE}
    for guild, entries in places.items():
        for entry in entries.values():
            if isinstance(entry, Event) and not entry.cancelled:
                yield guild, entry


def _is_near(event: Event, now: datetime) -> bool:
    when = span(event)
    return when is not None and when.start - NEAR <= now < when.start


def _state(event: Event) -> str:
    """When and where an event is and whether it is on: what who goes there must know."""
    when = event.recurrence if event.start is None else event.start.isoformat()
    end = "" if event.end is None else event.end.isoformat()
    off = "off" if event.cancelled else "on"
    return "|".join((when or "", end, event.place or "", str(event.online), off))
