"""What moderators do with knowledge: each a revision, kept before it is told, and undoable.

Who may do it is for the entrance to check. `based_on` is the revision that they saw
(`seen_revision`): where another was sooner they get a `Conflict` with what is new.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.curation.standing import (
    Conflict,
    NotFound,
    NotHome,
    OfAll,
    OfHere,
    Refused,
    change,
    published,
    settle,
    stand,
    write,
)
from knowledge.accepting import accept, entry_id
from knowledge.differences import Difference, differences
from knowledge.language.normalising import fold
from knowledge.servers import EVERYWHERE
from knowledge.writing import fields_of
from storage.entries import Act, Revision, Standing

if TYPE_CHECKING:
    from datetime import date

    from bot.app import App
    from bot.curation.standing import Before, Fields, Outcome, Refusal
    from storage.transactions import Connection

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ENDING = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A revision with what it changed on the one before; the first one on the shared entry."""

    revision: Revision
    differences: tuple[Difference, ...]


def new_entry_id(heading: str) -> str:
    """Return an id for a new entry that nobody can guess: its heading and eight random letters."""
    return entry_id(heading, "".join(secrets.choice(_LETTERS) for _ in range(_ENDING)))


async def publish(
    app: App, guild: int, by: int, fields: Fields, based_on: int, draft: str | None = None
) -> Outcome:
    """Keep a new entry (id from `new_entry_id`, based on 0), or a server's own form of one.

    The same once more is `Unchanged`, so that a second press makes no second entry. With it ends
    the `draft` that it comes of.
    """

    def decide(before: Before) -> Standing | Refusal:
        if before.standing is None and before.is_elsewhere:
            return NotFound()
        return before.accepted(fields)

    own = str(fields.get("id", ""))
    return await change(app, guild, by, own, based_on, Act.PUBLISHED, decide, draft=draft)


async def add_phrasing(
    app: App, guild: int, by: int, entry: str, text: str, based_on: int | None = None
) -> Outcome:
    """Give an entry one more phrasing, at the end; it is added to whatever the entry is by then."""

    def decide(before: Before) -> Standing | Refusal:
        if before.entry is None or before.standing is None:
            return NotFound()
        fields = fields_of(before.entry)
        phrasings = fields.get("formuleringen", [])
        if fold(text) in map(fold, phrasings):
            return before.standing
        return before.accepted(fields | {"formuleringen": [*phrasings, text]})

    return await change(app, guild, by, entry, based_on, Act.PHRASED, decide)


async def mark_checked(
    app: App,
    guild: int,
    by: int,
    entry: str,
    day: date,
    check_by: date | None = None,
    based_on: int | None = None,
) -> Outcome:
    """Mark an entry as checked on a day, and by when that is to be done again."""

    def decide(before: Before) -> Standing | Refusal:
        if before.entry is None:
            return NotFound()
        fields = fields_of(before.entry) | {"gecontroleerd": day.isoformat()}
        fields.pop("controleer_voor", None)
        again = {} if check_by is None else {"controleer_voor": check_by.isoformat()}
        return before.accepted(fields | again)

    return await change(app, guild, by, entry, based_on, Act.CHECKED, decide)


async def archive(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Take a server's own entry out of what can be found; home takes what it shared from all."""

    def decide(before: Before) -> Standing | Refusal:
        if before.below is not None:
            return OfAll()
        if before.standing is None or before.standing.fields is None:
            return NotFound()
        return Standing(shown=False, fields=before.standing.fields)

    return await change(app, guild, by, entry, based_on, Act.ARCHIVED, decide, shared=True)


async def hide(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Take an entry that all servers share out of what can be found on this one."""
    return await _show(app, guild, by, entry, based_on, shown=False)


async def show(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Let a hidden entry be found again, in the form that it had here."""
    return await _show(app, guild, by, entry, based_on, shown=True)


async def share(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Give the home server's form of an entry, archived or not, to all servers."""
    if guild != app.settings.home_guild:
        return NotHome()

    def decide(before: Before) -> Standing | Refusal:
        if before.standing is None or before.standing.fields is None:
            return before.standing or NotFound()
        _, faults = accept(before.standing.fields, app.catalogue.for_guild(EVERYWHERE))
        return Refused(faults) if faults and before.standing.shown else Standing()

    async with app.database.transaction() as connection:
        before = await stand(app, connection, guild, entry)
        outcome = await settle(app, connection, before, based_on, decide)
        if not isinstance(outcome, Standing):
            return outcome
        assert before.standing is not None, "only what the server has can be shared"
        for_all = replace(before, guild=EVERYWHERE)
        await write(app, connection, guild, for_all, Act.SHARED, before.standing, by)
        written = await write(
            app, connection, guild, before, Act.SHARED, outcome, by, as_before=True
        )
    return await published(app, guild, written)


async def undo(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Take back the newest change, which is `based_on`; undoing that does it again."""
    async with app.database.transaction() as connection:
        before = await _newest(app, connection, guild, entry)
        if before.own is None:
            return NotFound()
        earlier = await _earlier(app, connection, before)
        outcome = await settle(app, connection, before, based_on, lambda _: earlier)
        if not isinstance(outcome, Standing):
            return outcome
        if before.own.act is Act.SHARED and before.guild != EVERYWHERE:
            kept = await _unshare(app, connection, guild, by, before)
            if kept is not None:
                return kept
        undone = before.own.revision
        written = await write(
            app, connection, guild, before, Act.UNDONE, outcome, by, undone=undone
        )
    return await published(app, guild, written)


async def go_back(
    app: App, guild: int, by: int, entry: str, revision: int | None, based_on: int
) -> Outcome:
    """Give an entry the form that it had in an earlier revision, and let it be found.

    None is the form that all servers have.
    """
    wanted = None if revision is None else await app.stores.entries.get(revision)
    for_all = wanted is not None and wanted.guild_id == EVERYWHERE

    def decide(before: Before) -> Standing | Refusal:
        if revision is None:
            return NotFound() if before.below is None else Standing()
        if wanted is None or (wanted.entry_id, wanted.guild_id) != (entry, before.guild):
            return NotFound()
        if wanted.standing.fields is not None:
            return before.accepted(wanted.standing.fields)
        return NotFound() if before.below is None else Standing()

    return await change(app, guild, by, entry, based_on, Act.RETURNED, decide, shared=for_all)


async def history(app: App, guild: int, entry: str) -> tuple[Step, ...]:
    """Return what was done to an entry here, the newest first; home sees what it did for all."""
    servers = app.catalogue.servers
    assert servers is not None, "an open app has servers"
    places = (guild, EVERYWHERE) if guild == app.settings.home_guild else (guild,)
    steps: list[Step] = []
    for place in places:
        below = servers.below(place).entries.get(entry)
        shared: Fields | None = None if below is None else fields_of(below)
        before = shared
        for one in await app.stores.entries.of_entry(place, entry):
            after = shared if one.standing.fields is None else one.standing.fields
            steps.append(Step(one, differences(before, after)))
            before = after
    return tuple(sorted(steps, key=lambda step: -step.revision.revision))


async def _show(
    app: App, guild: int, by: int, entry: str, based_on: int, *, shown: bool
) -> Outcome:
    def decide(before: Before) -> Standing | Refusal:
        if before.standing is None:
            return NotFound()
        if before.below is None:
            return OfHere()
        if shown and before.standing.fields is not None:
            return before.accepted(before.standing.fields)
        return Standing(shown=shown, fields=before.standing.fields)

    act = Act.SHOWN if shown else Act.HIDDEN
    return await change(app, guild, by, entry, based_on, act, decide)


async def _newest(app: App, connection: Connection, guild: int, entry: str) -> Before:
    """Return how an entry stands where it was changed last: on the server, or by home for all."""
    for_all = await stand(app, connection, guild, entry, shared=True)
    here = await stand(app, connection, guild, entry)
    before = max(for_all, here, key=lambda one: one.own.revision if one.own else 0)
    return replace(before, holding=before.own)


async def _earlier(app: App, connection: Connection, before: Before) -> Standing | Refusal:
    """Return how an entry stood before its newest revision there."""
    assert before.own is not None, "there is a revision to take back"
    revisions = await app.stores.entries.of_entry(before.guild, before.entry_id, connection)
    if len(revisions) > 1:
        return before.again(revisions[-2].standing)
    return Standing() if before.below else replace(before.own.standing, shown=False)


async def _unshare(
    app: App, connection: Connection, guild: int, by: int, home: Before
) -> Conflict | Refusal | None:
    """Take from all servers what `home` shared with its newest revision, or say why it stays."""
    assert home.own is not None, "what is taken back was shared"
    revisions = await app.stores.entries.of_entry(EVERYWHERE, home.entry_id, connection)
    if not revisions or revisions[-1].revision != home.own.revision - 1:
        return Conflict(revisions[-1] if revisions else None, ())
    for_all = await stand(app, connection, home.guild, home.entry_id, shared=True)
    earlier = await _earlier(app, connection, for_all)
    if not isinstance(earlier, Standing):
        return earlier
    await write(app, connection, guild, for_all, Act.UNDONE, earlier, by)
    return None
