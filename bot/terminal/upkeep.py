"""`python -m bot stale` and `links`: what of the packs is due, and which addresses moved."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import aiohttp
from rich.console import Console
from rich.progress import track

from knowledge.format.loading import load
from knowledge.upkeep import Staleness, due_on, staleness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.settings import Settings
    from knowledge.entry import Entry, Library

AT_ONCE = 8
PATIENCE = aiohttp.ClientTimeout(total=None, sock_connect=30, sock_read=30)
"""Seconds, without the wait for those before it."""
AGENT = {"User-Agent": "Wijkbot (links)"}
MOVED_FOR_GOOD = (301, 308)


def print_stale(settings: Settings) -> int:
    """Print every entry that is to be looked at, with its reason, the longest due first."""
    library, today = load(settings.knowledge), datetime.now(UTC).date()
    lines = list(stale(library, today))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.write(f"{len(lines)} of {len(library.entries)} entries need looking at.\n")
    return 0


def stale(library: Library, today: date) -> Iterable[str]:
    for entry in sorted(library.entries, key=lambda one: (due_on(one) or date.min, one.id)):
        if why := staleness(entry, library.taxonomy.themes, today):
            yield f"{entry.id}: {_reason(why, due_on(entry))}"


def _reason(why: Staleness, due: date | None) -> str:
    match why:
        case Staleness.WITHOUT_TERM:
            return "is about what changes, and has no `controleer_voor`"
        case Staleness.NEVER_CHECKED:
            return "was never checked"
        case Staleness.DUE:
            return f"was to be checked before {due}"


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of opening an address: where it led, or why it did not open."""

    url: str
    moved_to: str | None = None
    trouble: str | None = None


def print_links(settings: Settings) -> int:
    owners = addresses(load(settings.knowledge).entries)
    visits = asyncio.run(_visit_all(tuple(owners)))
    for visit in visits:
        said = visit.trouble or (f"moved to {visit.moved_to}" if visit.moved_to else None)
        if said is not None:
            sys.stdout.write(f"{', '.join(owners[visit.url])}: {visit.url}: {said}\n")
    return 1 if any(visit.trouble for visit in visits) else 0


def addresses(entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        registration = getattr(entry, "registration_url", None)
        named = (entry.url, registration, *(source.url for source in entry.sources))
        for url in dict.fromkeys(filter(None, named)):
            owners[url].append(entry.id)
    return owners


async def _visit_all(urls: tuple[str, ...]) -> list[Visit]:
    few = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=few, timeout=PATIENCE, headers=AGENT) as session:
        visits = [asyncio.create_task(visit(session, url)) for url in urls]
        console = Console(stderr=True)
        return [await one for one in track(visits, "Opening", console=console)]


async def visit(session: aiohttp.ClientSession, url: str) -> Visit:
    """Open an address; only a move for good counts as one."""
    try:
        async with session.get(url) as response:
            if response.status >= 400:
                return Visit(url, trouble=f"answers {response.status}")
            for_good = all(one.status in MOVED_FOR_GOOD for one in response.history)
            moved = str(response.url) if response.history and for_good else None
            return Visit(url, moved_to=moved)
    except (aiohttp.ClientError, TimeoutError) as error:
        return Visit(url, trouble=f"does not open ({type(error).__name__})")
