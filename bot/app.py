"""The app: what is open while the bot runs; and the values that a change of knowledge hands on."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeAlias

from bot.pacing import Budgets, Crowd
from bot.settings import Settings
from bot.view import View
from knowledge.cache import release_memory
from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry
from knowledge.format.checking import check_kept
from knowledge.format.faults import Place
from knowledge.format.located import located
from knowledge.matching.grouping import Groups
from knowledge.matching.meaning import load_sense
from knowledge.shared import Change, Shared
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.transactions import Connection
from storage.entries import Act, RevisedEntry, Revision
from storage.outbox import Notice
from storage.shards import ALL, Shards
from storage.stores import Stores

log = logging.getLogger(__name__)
LONGEST = 6.0
"""Seconds that an answer waits for what is kept of it; a locked database gives up in five."""
AGAIN = timedelta(seconds=10)
"""How long nothing is tried after it failed: each try may cost someone those seconds."""


@dataclass(slots=True)
class Disk:
    """Whether the database can be written now: answers go on without, the log says once why not."""

    tried_at: datetime | None = None
    """None where it works."""

    async def keep(self, write: Callable[[], Awaitable[object]], now: datetime) -> bool:
        """Await `write()`; False where the database can't be written now."""
        if self.tried_at is not None:
            if now - self.tried_at < AGAIN:
                return False
            self.tried_at = now  # one at a time tries
        try:
            async with asyncio.timeout(LONGEST):
                await write()
        except StorageError as error:
            self.failed(error, now)
            return False
        except TimeoutError:
            self.failed("the database didn't answer", now)
            return False
        if self.tried_at is not None:
            log.warning("What people ask is kept again")
        self.tried_at = None
        return True

    def failed(self, why: object, now: datetime) -> None:
        """Note that it fails, and say so in the log if that is new."""
        if self.tried_at is None:
            log.error("Nothing can be kept, questions are answered all the same: %s", why)
        self.tried_at = now


@dataclass(repr=False)  # that of a task shows it, in a log line or an error
class App:
    """The open database, its stores, the catalogue of the moment, and the clock."""

    settings: Settings
    database: Database
    stores: Stores
    catalogue: Shared
    now: Callable[[], datetime]
    """An aware UTC datetime."""
    shards: Shards = ALL
    """Whose work this process does, where several run."""
    read_up_to: tuple[str, int] = ("", 0)
    """The epoch of the database, and the last of its revisions that the catalogue holds."""
    crowd: Crowd = field(default_factory=Crowd)
    asking: Crowd = field(default_factory=partial(Crowd, at_once=8))
    """Of questions from their first step to their last: who came first is answered first."""
    reviews: Crowd = field(default_factory=partial(Crowd, most=50))
    """Which may take seconds."""
    groups: defaultdict[int, Groups] = field(default_factory=lambda: defaultdict(Groups))
    """What of each server's open questions was grouped before."""
    grouping: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who looks at those."""
    budgets: Budgets = field(default_factory=Budgets)
    disk: Disk = field(default_factory=Disk)
    catalogue_lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who puts another catalogue in place, so that no change is lost."""
    notices: "Mapping[str, NoticeKind]" = field(default_factory=dict)
    """What is to be known of each kind of what is sent by itself."""
    after_change: "tuple[AfterChange, ...]" = ()
    """What follows on each change of what is known, in the transaction that writes it."""

    async def answering(self, guild: int | None) -> Catalogue:
        """Return the catalogue as a server sees it, answering from its own threshold on.

        Where that can't be read it is the shipped one: to answer needs no disk.
        """
        catalogue = self.catalogue.for_guild(guild)
        if guild is None:
            return catalogue
        try:
            settings = await self.stores.guilds.get(guild)
        except StorageError as error:
            self.disk.failed(error, self.now())
            return catalogue
        return catalogue.with_threshold(settings.threshold)

    async def catch_up(self) -> None:
        """Bring the catalogue up to what is committed; the next question is answered from that.

        Start, publishing, undoing, a restored backup and another process's changes come in by this
        path. A restored database has another epoch: then all of it is read anew.
        """
        async with self.catalogue_lock:
            catalogue, (before, last) = self.catalogue, self.read_up_to
            epoch = await self.database.epoch()
            if epoch != before:
                last = 0
                if before:
                    catalogue = Shared.over(catalogue.packs, catalogue.home)
            revisions = await self.stores.entries.since(last)
            if revisions:
                catalogue = await asyncio.to_thread(_take_in, catalogue, revisions)
                last = revisions[-1].revision
            self.catalogue, self.read_up_to = catalogue, (epoch, last)

    async def past_entry(self, guild: int | None, entry_id: str) -> Entry | None:
        """Return what an entry that is archived last said on a server, or for all."""
        for place in dict.fromkeys((guild or EVERYWHERE, EVERYWHERE)):
            revisions = await self.stores.entries.of_entry(place, entry_id)
            written = [revision for revision in revisions if revision.standing.fields is not None]
            if written and (entry := _entry_of(written[-1], self.catalogue, set())):
                return entry
        return None

    async def compare_meanings(self) -> None:
        """Have the catalogue compare meanings beside words, where that is wanted and works.

        Reads a model for a second or two in a thread of its own; until then words alone are
        compared. At a first start it works out for a minute or two what phrasings mean, and is
        cancelled within seconds.
        """
        sense = await asyncio.to_thread(load_sense) if self.settings.semantic else None
        if sense is not None:
            phrasings = self.catalogue.packs.phrasings()
            for some in await asyncio.to_thread(sense.unknown_texts, phrasings):
                await asyncio.to_thread(sense.learn, some)
        while sense is not None:
            before = self.catalogue
            after = await asyncio.to_thread(before.with_sense, sense)
            async with self.catalogue_lock:
                if self.catalogue is before:
                    self.catalogue = after
                    break
        await asyncio.to_thread(release_memory, {})  # packs were read, and each phrasing looked up

    async def get_ready(self) -> None:
        """Have the catalogue compare meanings, and work out what drafts are weighed against.

        The latter takes seconds where it wasn't kept; a draft that comes first waits for it.
        """
        await self.compare_meanings()
        await asyncio.to_thread(self.catalogue.packs.prepare_drafts)
        await asyncio.to_thread(release_memory, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEntry:
    """An entry of which a revision was written, as it was found before and is from then on."""

    entry_id: str
    before: Entry | None
    after: Entry | None
    standing: RevisedEntry
    is_first: bool
    """Whether it is the first revision of the entry there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedDraft:
    """A draft that became an entry, or turned out to be one already."""

    key: str
    entry_id: str
    revision: int | None
    """None where nobody ever changed the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one transaction changed in what is known; neither committed nor in the catalogue yet."""

    guild: int
    """The server whose moderators did it."""
    place: int
    """Where it is found: that server, or `EVERYWHERE`."""
    act: Act
    entries: tuple[WrittenEntry, ...] = ()
    revision: int = 0
    """The last one of it."""
    undone: tuple[int, int] | None = None
    """The first and the last of the revisions that it takes back."""
    draft: EndedDraft | None = None
    imported: bool = False
    """Whether it came from a file, as one of many."""


AfterChange: TypeAlias = Callable[[App, Connection, Written], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PostingPlace:
    """A server's channel to post in, and who is called there by name."""

    guild: int
    channel: int
    role: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeKind:
    """How notices of one kind are gathered, shown and settled."""

    gather: Callable[[App, Notice], Awaitable[Any]]
    """What one is about, as that is now; None where there is nothing left to say."""
    view: Callable[[Any], View]
    """The message, with the notice's key in a button, by which it is found back."""
    line: Callable[[Any], str]
    """The same in a line, for where it could not be sent."""
    settle: Callable[[App, Connection, Notice, datetime], Awaitable[None]] | None = None
    """Notes at its cause that it was sent, in the transaction that notes it as sent."""
    not_before: Callable[[App, Notice, datetime], Awaitable[datetime]] | None = None
    """The moment before which one that is due may not go out, as its reader wishes by now."""
    for_reader: Callable[[Any, Callable[[int], Awaitable[bool]]], Awaitable[Any]] | None = None
    """What of it someone may see, by which servers they are on; None where that is nothing."""
    channel: Callable[[Any], PostingPlace | None] | None = None
    """Where it is posted; None for a direct message."""
    hold: Callable[[App, Connection, Notice, datetime], Awaitable[None]] | None = None
    """Follows up on one that could not be delivered, in the transaction that notes that."""


def _take_in(catalogue: Shared, revisions: Sequence[Revision]) -> Shared:
    read: defaultdict[int, set[str]] = defaultdict(set)
    for revision in revisions:
        read[revision.guild_id].add(revision.entry_id)
    changes = (_change(revision, catalogue, read) for revision in revisions)
    return catalogue.with_revisions(changes).ready()


def _change(revision: Revision, catalogue: Shared, read: defaultdict[int, set[str]]) -> Change:
    """Return what a revision changes; one that no longer validates leaves the entry as shared."""
    guild, entry_id, standing = revision.guild_id, revision.entry_id, revision.standing
    if standing.fields is None or not standing.shown:
        return Change(guild, entry_id, shown=standing.shown)
    return Change(guild, entry_id, _entry_of(revision, catalogue, read[guild] | read[EVERYWHERE]))


def _entry_of(revision: Revision, catalogue: Shared, read: set[str]) -> Entry | None:
    """Return the entry that a revision wrote; None, and a line in the log, for what is no entry."""
    guild, entry_id = revision.guild_id, revision.entry_id
    fields = located(
        dict(revision.standing.fields or {}), Place(f"revision {revision.revision}", 1)
    )
    entry, faults = check_kept(
        fields, catalogue.packs.taxonomy, lambda key: key in read or catalogue.knows(guild, key)
    )
    if entry is not None and not faults and entry.id == entry_id:
        return entry
    why = "; ".join(str(fault) for fault in faults) or "its id is another"
    log.warning("%s of server %d is left out, it no longer validates: %s", entry_id, guild, why)
    return None
