"""Following themes, organisations and authors: begun, ended, and looked over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cards.zones import zone_named
from bot.following.announcing import subjects_in_order
from bot.following.schedule import turn
from knowledge.catalogue import Filters
from knowledge.completing import Choices, Named
from knowledge.entry import ElsewhereEntry
from storage.follows import MOST_FOLLOWED, Subject, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.app import App
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Author, Entry, Organisation, Taxonomy, Theme
    from storage.rhythms import Rhythm
    from storage.transactions import Connection

A_MONTH = timedelta(days=30)
LATEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """It is followed from now on; `again` where it was already. `latest` is what there is of it."""

    subject: Subject
    name: str
    again: bool
    latest: tuple[Entry, ...]
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """It is followed no longer."""

    subject: Subject
    name: str


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """They didn't follow it."""

    subject: Subject
    name: str


@dataclass(frozen=True, slots=True)
class TooMany:
    """Not followed: they follow `MOST_FOLLOWED` things already."""


@dataclass(frozen=True, slots=True)
class NoSubject:
    """There is nothing of that name here."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What someone follows, and how many entries it brought them in the last month."""

    subject: Subject
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that someone follows, and when they hear of what is new."""

    follows: tuple[Brought, ...]
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Followable:
    """What an entry is about, each with whether someone follows it."""

    entry: Entry
    subjects: tuple[tuple[Subject, str, bool], ...]


async def follow(
    app: App, user: int, guild: int | None, subject: Subject
) -> Followed | TooMany | NoSubject:
    """Let `user` hear of what is new of `subject` from now on; what there is is no news."""
    catalogue = app.catalogue.for_guild(guild)
    name = name_of(subject, catalogue.taxonomy)
    if name is None:
        return NoSubject()
    async with app.database.transaction() as connection:
        mine = await app.stores.follows.of_user(user, connection)
        if subject not in mine and len(mine) >= MOST_FOLLOWED:
            return TooMany()
        added = await app.stores.follows.add(connection, user, subject, app.now())
        rhythm = await be_here(app, connection, user, guild)
    return Followed(
        subject=subject,
        name=name,
        again=not added,
        latest=latest(catalogue, subject),
        rhythm=rhythm,
    )


async def unfollow(app: App, user: int, subject: Subject) -> Unfollowed | NotFollowed:
    """Let `user` hear no more of `subject`, nor of what waits because of it alone."""
    name = name_of(subject, app.catalogue.taxonomy) or subject.id
    async with app.database.transaction() as connection:
        if not await app.stores.follows.remove(connection, user, subject):
            return NotFollowed(subject, name)
        await app.stores.digests.take_back(connection, user)
    return Unfollowed(subject, name)


async def overview(app: App, user: int) -> Overview:
    """Return what `user` follows, and how much each brought in the last month."""
    brought = await app.stores.digests.brought(user, app.now() - A_MONTH)
    taxonomy = app.catalogue.taxonomy
    return Overview(
        follows=tuple(
            Brought(one, name_of(one, taxonomy) or one.id, brought.get(one, 0))
            for one in await app.stores.follows.of_user(user)
        ),
        rhythm=await app.stores.rhythms.get(user),
    )


async def followable(
    app: App, user: int, guild: int | None, entry_id: str
) -> Followable | NoSubject:
    """Return what of an entry can be followed."""
    catalogue = app.catalogue.for_guild(guild)
    entry = catalogue.entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return NoSubject()
    mine = set(await app.stores.follows.of_user(user))
    named = ((one, name_of(one, catalogue.taxonomy)) for one in subjects_in_order(entry))
    found = tuple((one, name, one in mine) for one, name in named if name is not None)
    return Followable(entry, found) if found else NoSubject()


async def own_names(app: App, user: int) -> Choices:
    """Return what `user` follows, to be completed by name; the key is kind and id."""
    taxonomy = app.catalogue.taxonomy
    mine = await app.stores.follows.of_user(user)
    return Choices.of(
        Named(key_of(one), name_of(one, taxonomy) or one.id, (one.id,)) for one in mine
    )


def key_of(subject: Subject) -> str:
    """Return a subject as a text."""
    return f"{subject.kind.value} {subject.id}"


def subject_of(key: str) -> Subject | None:
    """Return the subject that `key_of` made a text of; None for another text."""
    kind, _, own = key.partition(" ")
    return Subject(SubjectKind(kind), own) if kind in set(SubjectKind) and own else None


def name_of(subject: Subject, taxonomy: Taxonomy) -> str | None:
    """Return what a subject is called; None where there is no such thing any more."""
    kinds: dict[SubjectKind, Mapping[str, Theme | Organisation | Author]] = {
        SubjectKind.THEME: taxonomy.themes,
        SubjectKind.ORGANISATION: taxonomy.organisations,
        SubjectKind.AUTHOR: taxonomy.authors,
    }
    named = kinds[subject.kind].get(subject.id)
    return None if named is None else named.name


def latest(catalogue: Catalogue, subject: Subject) -> tuple[Entry, ...]:
    """Return the newest entries of a subject, at most three."""
    match subject.kind:
        case SubjectKind.THEME:
            filters = Filters(theme=subject.id)
        case SubjectKind.ORGANISATION:
            filters = Filters(organisation=subject.id)
        case SubjectKind.AUTHOR:
            filters = Filters(author=subject.id)
    return tuple(match.entry for match in catalogue.search("", filters)[:LATEST])


async def be_here(app: App, conn: Connection, user: int, guild: int | None) -> Rhythm:
    """Note where `user` speaks of following, and return their rhythm.

    The first server with a zone of its own gives its zone to who chose nothing.
    """
    rhythm = await app.stores.rhythms.get(user, conn)
    if guild is None:
        return rhythm
    await app.stores.follows.be_in(conn, user, guild, app.now())
    zone = (await app.stores.guilds.get(guild, conn)).time_zone
    if rhythm.changed_at is not None or zone is None:
        return rhythm
    rhythm = replace(rhythm, zone=zone)
    await app.stores.rhythms.save(conn, user, rhythm, app.now())
    return rhythm


def next_turn(rhythm: Rhythm, now: datetime) -> datetime | None:
    """Return when someone would hear of what is new now, by their own clock; None for never."""
    zone = zone_named(rhythm.zone)
    at = turn(rhythm, zone, now)
    return None if at is None else at.astimezone(zone)
