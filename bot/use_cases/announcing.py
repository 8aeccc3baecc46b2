"""Announcing: what is new or renewed becomes news, in the transaction that makes it so.

An event that comes soon becomes news once more, by the clock.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from knowledge.accepting import accept
from knowledge.agenda import span
from knowledge.entry import ElsewhereEntry, Event
from storage.entries import Act
from storage.follows import Subject, SubjectKind
from storage.news import EVERYWHERE, Fresh, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.app import App
    from knowledge.entry import Entry
    from storage.entries import Revision
    from storage.transactions import Connection

NEW = "new"
SOON = timedelta(days=7)
"""So long before an event who follows its subjects is reminded; a week, for who hears weekly."""


async def announce(app: App, conn: Connection, guild: int, entry: Entry, *, renewed: bool) -> bool:
    """Let who follows what `entry` is about hear that it is there on a server, or is renewed.

    `guild` 0 is all servers. A subject outside the field is no news, nor is what was told before:
    an entry is new once, and renewed once for each day on which it says so.
    """
    if isinstance(entry, ElsewhereEntry):
        return False
    fresh = Fresh(
        guild_id=guild,
        entry_id=entry.id,
        edition=_edition(entry, renewed=renewed),
        why=Why.RENEWED if renewed else Why.NEW,
        subjects=subjects_of(entry),
    )
    return await app.stores.news.write(conn, fresh, app.now())


async def announce_revision(app: App, conn: Connection, revision: Revision) -> bool:
    """Announce what a moderator's revision brings, before the catalogue has it.

    An entry's first revision is news where there was nothing of that id; a later one where it says
    that the entry is renewed since.
    """
    fields = revision.standing.fields
    if not revision.standing.shown or fields is None:
        return False
    catalogue = app.catalogue.for_guild(revision.guild_id)
    entry, _ = accept(fields, catalogue)
    before = catalogue.entries.get(revision.entry_id)
    if entry is None or (before is None and revision.version > 1):
        return False
    if before is not None and not _is_renewed(entry, before, revision.act):
        return False
    return await announce(app, conn, revision.guild_id, entry, renewed=before is not None)


async def announce_packs(app: App) -> int:
    """Announce what the packs have since the last start, and what in them says it is renewed.

    Those of a first start are no news. Returns how many entries are.
    """
    entries = {own: one for own, one in _packs(app).items() if not isinstance(one, ElsewhereEntry)}
    editions = {own: str(one.renewed or "") for own, one in entries.items()}
    known = await app.stores.news.known()
    changed = {own: edition for own, edition in editions.items() if known.get(own) != edition}
    if not changed:
        return 0
    announced = 0
    async with app.database.transaction() as connection:
        known = await app.stores.news.known(connection)
        for own in changed if known else ():
            before, now = known.get(own), editions[own]
            if before is None or (now and now != before):
                announced += await announce(
                    app, connection, EVERYWHERE, entries[own], renewed=before is not None
                )
        await app.stores.news.know(connection, changed)
    return announced


async def announce_soon(app: App) -> int:
    """Remind of each event that comes within a week, once; not if it was news in that week already.

    One that was moved to another day is reminded of again. Returns how many events are.
    """
    now, reminded = app.now(), 0
    coming = [(guild, event) for guild, event in _events(app) if _is_near(event, now)]
    if not coming:
        return 0
    async with app.database.transaction() as connection:
        for guild, event in coming:
            when = span(event)
            assert when is not None, "what is near has a date"
            told = app.stores.news.was_told_since
            if await told(connection, guild, event.id, when.start - SOON):
                continue
            fresh = Fresh(
                guild_id=guild,
                entry_id=event.id,
                edition=f"soon {when.start.date()}",
                why=Why.SOON,
                subjects=subjects_of(event),
            )
            reminded += await app.stores.news.write(connection, fresh, now)
    return reminded


def subjects_of(entry: Entry) -> frozenset[Subject]:
    """Return what an entry is about or by whom: what its readers can follow."""
    return frozenset(subjects_in_order(entry))


def subjects_in_order(entry: Entry) -> tuple[Subject, ...]:
    """Return the same as the entry names it: themes, organisations, authors."""
    return (
        *(Subject(SubjectKind.THEME, own) for own in entry.themes),
        *(Subject(SubjectKind.ORGANISATION, own) for own in entry.organisations),
        *(Subject(SubjectKind.AUTHOR, own) for own in entry.authors),
    )


def _is_renewed(entry: Entry, before: Entry, act: Act) -> bool:
    """Return whether an entry says that it is renewed, and not because it is put back so."""
    if act not in (Act.PUBLISHED, Act.SHARED) or entry.renewed is None:
        return False
    return before.renewed is None or entry.renewed > before.renewed


def _edition(entry: Entry, *, renewed: bool) -> str:
    return f"renewed {entry.renewed or ''}".strip() if renewed else NEW


def _events(app: App) -> Iterator[tuple[int, Event]]:
    """Return every event that is not called off, with the server that has it, 0 for all."""
    servers = app.catalogue.servers
    places = {EVERYWHERE: app.catalogue.for_guild(EVERYWHERE).entries}
    if servers is not None:
        places |= {guild: own.entries for guild, own in servers.own.items() if guild != EVERYWHERE}
    for guild, entries in places.items():
        for entry in entries.values():
            if isinstance(entry, Event) and not entry.cancelled:
                yield guild, entry


def _is_near(event: Event, now: datetime) -> bool:
    when = span(event)
    return when is not None and when.start - SOON <= now < when.start


def _packs(app: App) -> Mapping[str, Entry]:
    servers = app.catalogue.servers
    return app.catalogue.entries if servers is None else servers.packs.entries
