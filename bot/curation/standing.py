"""How an entry stands on a server, and the one way in which that changes: all or nothing, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.app import EndedDraft, Written, WrittenEntry
from knowledge.accepting import accept
from knowledge.differences import Difference, differences
from knowledge.servers import EVERYWHERE
from knowledge.writing import fields_of
from storage.entries import Act, Revision, Standing, holding, is_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.app import AfterChange, App
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from knowledge.faults import Fault
    from storage.transactions import Connection

Fields: TypeAlias = "Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Published:
    """It is kept, and matched by the very next question; `entry` is None where it is gone here."""

    revision: Revision
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stood so already; None where nobody ever touched it here."""

    revision: Revision | None
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another was sooner: the newer revision, and how it differs from what was seen."""

    newest: Revision | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is kept: this is wrong with it."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such entry or revision here."""


@dataclass(frozen=True, slots=True)
class OfAll:
    """It is shared by all servers: it can be hidden here, not archived."""


@dataclass(frozen=True, slots=True)
class OfHere:
    """It is this server's own: it can be archived, not hidden."""


@dataclass(frozen=True, slots=True)
class NotHome:
    """Only the operator's own server may do this."""


Refusal = Refused | NotFound | OfAll | OfHere | NotHome
Outcome = Published | Unchanged | Conflict | Refusal


@dataclass(frozen=True, slots=True)
class Before:
    """An entry on a server as it is under the writer's lock."""

    guild: int
    """Where a change is to be written: the server, or `EVERYWHERE` for what its home shared."""
    entry_id: str
    holding: Revision | None
    """The revision that what the server sees comes from; None is a pack."""
    own: Revision | None
    """The newest of `guild`."""
    view: Catalogue
    below: Entry | None
    """The entry as it would be without the server's own form."""
    is_elsewhere: bool
    """Whether another server has one of that id."""

    @property
    def entry(self) -> Entry | None:
        """The entry as it can be found there."""
        return self.view.entries.get(self.entry_id)

    @property
    def standing(self) -> Standing | None:
        """How it stands; None where there is nothing of that id."""
        if self.own is not None:
            return self.own.standing
        return Standing() if self.below is not None else None

    @property
    def fields(self) -> Fields | None:
        """The fields of its form of now, shown or not."""
        if self.own is not None and self.own.standing.fields is not None:
            return self.own.standing.fields
        return None if self.below is None else fields_of(self.below)

    def accepted(self, fields: Fields) -> Standing | Refused:
        """Return the standing with these fields, or what is wrong with them."""
        entry, faults = accept(fields, self.view)
        if entry is None or faults:
            return Refused(faults)
        return self.formed(entry)

    def formed(self, entry: Entry) -> Standing:
        """Return the standing with this form of the entry."""
        assert entry.id == self.entry_id, "a change of one entry is of that entry"
        written = fields_of(entry)
        same = self.below is not None and written == fields_of(self.below)
        return Standing() if same else Standing(fields=written)

    @property
    def seen_revision(self) -> int:
        """The number of the revision that the server sees; 0 for a pack's."""
        return _number(self.holding)

    def again(self, standing: Standing) -> Standing | Refused:
        """Return an earlier standing as it was, or what is wrong with it by now."""
        if not standing.shown or standing.fields is None:
            return standing
        _, faults = accept(standing.fields, self.view)
        return Refused(faults) if faults else standing


Decide: TypeAlias = "Callable[[Before], Standing | Refusal]"


async def change(
    app: App,
    guild: int,
    by: int,
    entry_id: str,
    based_on: int | None,
    act: Act,
    decide: Decide,
    *,
    shared: bool = False,
    draft: str | None = None,
    first: AfterChange | None = None,
) -> Outcome:
    """Write what `decide` makes of how an entry stands, unless another was sooner.

    `based_on` is the revision that who decides has seen, 0 for none; None takes whatever there is.
    With `shared` it is the home server's change of what all have, where it has no form of its own.
    `draft` is the key of what it comes of, and is gone with it. `first` hears of it before others.
    """
    async with app.database.transaction() as connection:
        before = await stand(app, connection, guild, entry_id, shared=shared)
        outcome = await settle(app, connection, before, based_on, decide)
        if isinstance(outcome, Unchanged) and draft:
            ended = EndedDraft(
                key=draft, entry_id=entry_id, revision=_number(outcome.revision) or None
            )
            await hand_on(
                app, connection, Written(guild=guild, place=before.guild, act=act, draft=ended)
            )
        if not isinstance(outcome, Standing):
            return outcome
        written = await write(
            app, connection, guild, before, act, outcome, by, draft=draft, first=first
        )
    return await published(app, guild, written)


async def stand(
    app: App, connection: Connection, guild: int, entry_id: str, *, shared: bool = False
) -> Before:
    """Return how an entry stands now that nobody else can write.

    With `shared` that of all servers, where what the home server sees comes from there.
    """
    await app.catch_up()
    servers = app.catalogue.servers
    assert servers is not None, "who catches up has servers"
    entries = app.stores.entries
    own = await entries.newest(guild, entry_id, connection)
    everywhere = await entries.newest(EVERYWHERE, entry_id, connection)
    for_all = shared and guild == app.settings.home_guild and everywhere and not is_form(own)
    place = EVERYWHERE if for_all else guild
    return Before(
        guild=place,
        entry_id=entry_id,
        holding=holding(own, everywhere),
        own=everywhere if for_all else own,
        view=app.catalogue.for_guild(place),
        below=servers.below(place).entries.get(entry_id),
        is_elsewhere=await entries.is_elsewhere(guild, entry_id, connection),
    )


@dataclass(frozen=True, slots=True)
class Standings:
    """How all entries stand on a server at one moment."""

    guild: int
    view: Catalogue
    below: Catalogue
    own: Mapping[str, Revision]
    everywhere: Mapping[str, Revision]
    elsewhere: frozenset[str]

    def of(self, entry_id: str) -> Before:
        """Return how one entry stands; there may be nothing of that id."""
        own = self.own.get(entry_id)
        return Before(
            guild=self.guild,
            entry_id=entry_id,
            holding=holding(own, self.everywhere.get(entry_id)),
            own=own,
            view=self.view,
            below=self.below.entries.get(entry_id),
            is_elsewhere=entry_id in self.elsewhere,
        )


async def stand_all(app: App, guild: int, connection: Connection | None = None) -> Standings:
    """Return how all entries stand on a server; with a connection, that of who may write."""
    await app.catch_up()
    servers = app.catalogue.servers
    assert servers is not None, "who catches up has servers"
    entries = app.stores.entries
    return Standings(
        guild=guild,
        view=app.catalogue.for_guild(guild),
        below=servers.below(guild),
        own=await entries.newest_of_guild(guild, connection),
        everywhere=await entries.newest_of_guild(EVERYWHERE, connection),
        elsewhere=await entries.ids_elsewhere(guild, connection),
    )


async def seen_revision(app: App, guild: int, entry_id: str) -> int:
    """Return the number of the revision that a server's form of an entry is; 0 for a pack's."""
    return _number(await app.stores.entries.seen(guild, entry_id))


async def settle(
    app: App, connection: Connection, before: Before, based_on: int | None, decide: Decide
) -> Standing | Unchanged | Conflict | Refusal:
    """Return the standing to write, or why there is nothing to write."""
    decided = decide(before)
    if isinstance(decided, Standing) and decided == before.standing:
        return Unchanged(before.own, before.entry)
    if based_on not in (None, _number(before.holding)):
        seen = await _seen(app, connection, before, based_on or 0)
        return Conflict(before.holding, differences(seen, before.fields))
    return decided


async def write(
    app: App,
    connection: Connection,
    guild: int,
    before: Before,
    act: Act,
    standing: Standing,
    by: int,
    *,
    as_before: bool = False,
    undone: int | None = None,
    draft: str | None = None,
    first: AfterChange | None = None,
) -> Revision:
    """Write the next revision of an entry where it stands, and hand on what was written.

    `as_before` where the entry is found as it was, though it stands otherwise; `undone` is the
    revision that this one takes back.
    """
    place, own = before.guild, before.entry_id
    revision = await app.stores.entries.write(connection, place, own, act, standing, by, app.now())
    found = app.catalogue.for_guild(place).entries.get(own)
    entry = WrittenEntry(
        entry_id=own,
        before=found,
        after=found if as_before else _made_of(app, place, own, standing),
        standing=standing,
        is_first=revision.version == 1,
    )
    written = Written(
        guild=guild,
        place=place,
        act=act,
        entries=(entry,),
        revision=revision.revision,
        undone=None if undone is None else (undone, undone),
        draft=EndedDraft(key=draft, entry_id=own, revision=revision.revision) if draft else None,
    )
    await hand_on(app, connection, written, first)
    return revision


async def hand_on(
    app: App, connection: Connection, written: Written, first: AfterChange | None = None
) -> None:
    """Let all that follows on a change be done in its transaction; the draft it came of goes."""
    for follow in (*((first,) if first else ()), *app.after_change):
        await follow(app, connection, written)
    if written.draft is not None:
        await app.stores.drafts.drop(connection, written.draft.key)


def _made_of(app: App, place: int, own: str, standing: Standing) -> Entry | None:
    """Return the entry as it can be found where it stands so, before the catalogue has it."""
    if standing == Standing():
        servers = app.catalogue.servers
        assert servers is not None, "an open app has servers"
        return servers.below(place).entries.get(own)
    if not standing.shown or standing.fields is None:
        return None
    return accept(standing.fields, app.catalogue.for_guild(place))[0]


async def published(app: App, guild: int, written: Revision) -> Published:
    """Take what was committed into the catalogue, and say what came of it on the server."""
    await app.catch_up()
    entry = app.catalogue.for_guild(guild).entries.get(written.entry_id)
    return Published(written, entry)


def _number(revision: Revision | None) -> int:
    return 0 if revision is None else revision.revision


async def _seen(app: App, connection: Connection, before: Before, based_on: int) -> Fields | None:
    """Return the fields of the revision that someone saw, if that was one of this entry here."""
    seen = await app.stores.entries.get(based_on, connection)
    shared = None if before.below is None else fields_of(before.below)
    if seen is None or seen.entry_id != before.entry_id:
        return shared
    if seen.guild_id not in (before.guild, EVERYWHERE) or seen.standing.fields is None:
        return shared
    return seen.standing.fields
