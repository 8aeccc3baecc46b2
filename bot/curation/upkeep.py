"""What of the knowledge needs care: due to be checked, reported as wrong, or used by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.cards.zones import zone_of
from bot.curation.publishing import mark_checked
from knowledge.entry import ElsewhereEntry
from knowledge.upkeep import CHECKED_FOR, due_on, is_over, seen_on
from storage.questions import RETENTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from bot.curation.standing import Outcome
    from knowledge.entry import Entry


class Care(StrEnum):
    """Why an entry is looked at; the names stand on buttons, so they never change."""

    DUE = "due"
    REPORTED = "reported"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """An entry that needs care."""

    entry: Entry
    due: date | None = None
    """By when it was to be checked; None where it never was, or isn't due."""
    reports: tuple[str, ...] = ()
    """What people said is wrong in it."""


async def today(app: App, guild: int) -> date:
    """Return the day that it is on a server."""
    return app.now().astimezone(await zone_of(app, guild)).date()


async def in_need(app: App, guild: int, care: Care) -> tuple[Worn, ...]:
    """Return what needs this care on a server, the longest ago checked first."""
    view = app.catalogue.for_guild(guild)
    ours = [entry for entry in view.entries.values() if not isinstance(entry, ElsewhereEntry)]
    match care:
        case Care.DUE:
            return _due(ours, await today(app, guild))
        case Care.REPORTED:
            reported = await _reported(app, guild)
            return _oldest_first(
                Worn(entry=entry, reports=tuple(reported[entry.id]))
                for entry in ours
                if entry.id in reported
            )
        case Care.UNUSED:
            used = await _used(app, guild)
            return _oldest_first(Worn(entry=entry) for entry in ours if entry.id not in used)


async def check_today(
    app: App, guild: int, by: int, entry_id: str, based_on: int | None = None
) -> Outcome:
    """Mark an entry as checked today; the next check comes as long after as it did before."""
    day = await today(app, guild)
    again = await next_check(app, guild, entry_id)
    return await mark_checked(app, guild, by, entry_id, day, again, based_on)


async def next_check(app: App, guild: int, entry_id: str) -> date | None:
    """Return by when an entry that is checked today is to be checked again, if it has a date."""
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if isinstance(entry, ElsewhereEntry):
        return None
    return await today(app, guild) + _spacing(entry)


def _spacing(entry: Entry | None) -> timedelta:
    seen = None if entry is None else seen_on(entry)
    if entry is None or seen is None or entry.check_by is None:
        return CHECKED_FOR
    return max(entry.check_by - seen, timedelta()) or CHECKED_FOR


def _due(entries: Iterable[Entry], day: date) -> tuple[Worn, ...]:
    worn = (
        Worn(entry=entry, due=due_on(entry))
        for entry in entries
        if not is_over(entry, day) and ((due := due_on(entry)) is None or due <= day)
    )
    return tuple(sorted(worn, key=lambda one: (one.due or date.min, one.entry.id)))


def _oldest_first(worn: Iterable[Worn]) -> tuple[Worn, ...]:
    return tuple(sorted(worn, key=lambda one: (seen_on(one.entry) or date.min, one.entry.id)))


async def _reported(app: App, guild: int) -> dict[str, list[str]]:
    """Return what people said is wrong, by entry, and no moderator decided about yet."""
    texts: dict[str, list[str]] = {}
    for one in await app.stores.gaps.reports(guild, app.now() - RETENTION - timedelta(days=1)):
        texts.setdefault(one.report.entry_id, []).append(one.report.text)
    return texts


async def _used(app: App, guild: int) -> frozenset[str]:
    """Return the ids of what answered a question that is still kept, or was chosen for one."""
    last = app.now().date()
    kept = await app.stores.statistics.kept(guild, last - RETENTION, last)
    shown = (one.entry_ids[0] for one in kept if one.outcome == "found" and one.entry_ids)
    chosen = (one.chosen for one in kept if one.chosen)
    return frozenset((*shown, *chosen))
