"""Time zones: the one in which a moment is meant, and the names there are to choose from."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from knowledge.completing import Choices, Named

if TYPE_CHECKING:
    from bot.app import App

DEFAULT = "Europe/Amsterdam"
NEARBY = (DEFAULT, "Europe/Brussels")
_REGIONS = [
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
]
"""Where a place names its zone; other names, such as `Etc/GMT+5`, mislead."""


async def zone_of(app: App, guild: int | None) -> ZoneInfo:
    """Return the zone of a server; in a DM (None) and where none was set the Dutch one."""
    if guild is None:
        return zone_named(None)
    return zone_named((await app.stores.guilds.get(guild)).time_zone)


def zone_named(name: str | None) -> ZoneInfo:
    """Return the zone of that name; the Dutch one for None, and for a name that is gone."""
    try:
        return ZoneInfo(name or DEFAULT)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT)


@cache
def zone_names() -> Choices:
    """Return all zones that a place names, Europe's first; read from the disk once."""
    places = (name for name in zoneinfo.available_timezones() if name.split("/")[0] in _REGIONS)
    return Choices.of(Named(name, name, (_place(name),)) for name in sorted(places, key=_order))


def _order(name: str) -> tuple[bool, bool, str]:
    return (name not in NEARBY, not name.startswith("Europe/"), name)


def _place(name: str) -> str:
    return name.rsplit("/", 1)[-1]
