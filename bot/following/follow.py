"""Following themes, organisations and authors: begun, ended, and looked over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.app import App
from bot.delivery import is_closed
from bot.following.announce import subjects_in_order
from bot.view import Refused
from knowledge.answering.completing import Choices, Named
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import Author, ElsewhereEntry, Entry, Organisation, Taxonomy, Theme
from storage.engine.transactions import Connection
from storage.follows import MOST_FOLLOWED, Subject, SubjectKind
from storage.rhythms import Rhythm

NOTHING_HERE = "Hier is niets om te volgen."
A_MONTH = timedelta(days=30)
LATEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFollow:
    """It is followed from now on; `again` where it was already. `latest` is what there is of it."""

    subject: Subject
    name: str
    again: bool
    latest: tuple[Entry, ...]
    rhythm: Rhythm
    closed: bool = False
    """Whether it is known that they take no direct messages."""


@dataclass(frozen=True, slots=True)
class EndedFollow:
    """It isn't followed from now on; `before` where it was."""

    subject: Subject
    name: str
    before: bool


@dataclass(frozen=True, slots=True)
class FollowedSubject:
    """What someone follows, and how many entries it brought them in the last month."""

    subject: Subject
    name: str
    new_entries: int


async def follow(app: App, user: int, guild: int | None, subject: Subject) -> NewFollow:
    """Let `user` hear of what is new of `subject` from now on; what there is is no news."""
    catalogue = app.catalogue.for_guild(guild)
    name = known_name(subject, catalogue.taxonomy)
    if name is None:
        raise Refused(NOTHING_HERE)
    async with app.database.transaction() as connection:
        mine = await app.stores.follows.of_user(user, connection)
        if subject not in mine and len(mine) >= MOST_FOLLOWED:
            raise Refused(
                "Je volgt zo veel dat er niets meer bij kan. Stop eerst met iets: typ /volg "
                "overzicht."
            )
        added = await app.stores.follows.add(connection, user, subject, app.now())
        rhythm = await rhythm_here(app, connection, user, guild)
    return NewFollow(
        subject=subject,
        name=name,
        again=not added,
        latest=latest(catalogue, subject),
        rhythm=rhythm,
        closed=await is_closed(app, user),
    )


async def unfollow(app: App, user: int, subject: Subject) -> EndedFollow:
    """Let `user` hear no more of `subject`, nor of what waits because of it alone."""
    async with app.database.transaction() as connection:
        removed = await app.stores.follows.remove(connection, user, subject)
        if removed:
            await app.stores.digests.take_back(connection, user)
    return EndedFollow(subject, name_of(subject, app.catalogue.taxonomy), removed)


async def overview(app: App, user: int) -> tuple[FollowedSubject, ...]:
    counts = await app.stores.digests.count_brought(user, app.now() - A_MONTH)
    taxonomy = app.catalogue.taxonomy
    return tuple(
        FollowedSubject(subject, name_of(subject, taxonomy), counts.get(subject, 0))
        for subject in await app.stores.follows.of_user(user)
    )


async def followable(
    app: App, user: int, guild: int | None, entry_id: str
) -> tuple[tuple[Subject, str, bool], ...]:
    """What of an entry can be followed, by name, each with whether `user` does."""
    catalogue = app.catalogue.for_guild(guild)
    entry = catalogue.entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return ()
    mine = set(await app.stores.follows.of_user(user))
    return tuple(
        (subject, name, subject in mine)
        for subject in subjects_in_order(entry)
        if (name := known_name(subject, catalogue.taxonomy)) is not None
    )


async def followed_names(app: App, user: int) -> Choices:
    taxonomy = app.catalogue.taxonomy
    mine = await app.stores.follows.of_user(user)
    return Choices.of(
        Named(f"{subject.kind.value} {subject.id}", name_of(subject, taxonomy), (subject.id,))
        for subject in mine
    )


def subject_of(kind: str, subject_id: str) -> Subject:
    """What a button names; raises `Refused` where it names no kind that there is."""
    if kind not in set(SubjectKind) or not subject_id:
        raise Refused(NOTHING_HERE)
    return Subject(SubjectKind(kind), subject_id)


def name_of(subject: Subject, taxonomy: Taxonomy) -> str:
    """Return what a subject is called; its id where it is gone."""
    return known_name(subject, taxonomy) or subject.id


def known_name(subject: Subject, taxonomy: Taxonomy) -> str | None:
    kinds: dict[SubjectKind, Mapping[str, Theme | Organisation | Author]] = {
        SubjectKind.THEME: taxonomy.themes,
        SubjectKind.ORGANISATION: taxonomy.organisations,
        SubjectKind.AUTHOR: taxonomy.authors,
    }
    match = kinds[subject.kind].get(subject.id)
    return None if match is None else match.name


def latest(catalogue: Catalogue, subject: Subject) -> tuple[Entry, ...]:
    match subject.kind:
        case SubjectKind.THEME:
            filters = Filters(theme=subject.id)
        case SubjectKind.ORGANISATION:
            filters = Filters(organisation=subject.id)
        case SubjectKind.AUTHOR:
            filters = Filters(author=subject.id)
    return tuple(match.entry for match in catalogue.search("", filters)[:LATEST])


async def rhythm_here(app: App, conn: Connection, user: int, guild: int | None) -> Rhythm:
    """The rhythm of `user`; that they use following on this server is noted.

    The first server with a zone of its own gives its zone to who chose nothing.
    """
    rhythm = await app.stores.rhythms.get(user, conn)
    if guild is None:
        return rhythm
    await app.stores.follows.add_place(conn, user, guild, app.now())
    zone = (await app.stores.guilds.get(guild, conn)).time_zone
    if rhythm.changed_at is not None or zone is None:
        return rhythm
    rhythm = replace(rhythm, zone=zone)
    await app.stores.rhythms.save(conn, user, rhythm, app.now())
    return rhythm
