"""`python -m bot check`, `show`, `test-knowledge`, `stale` and `links`: the packs, for writers."""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cards.fields import fault_in_file
from bot.proposals.feeds.listing import load_feeds
from bot.settings import Settings
from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Library
from knowledge.format.faults import BrokenKnowledgeError, Fault
from knowledge.format.loading import SHIPPED, load, parse, read_files, read_yaml
from knowledge.format.tidying import NotTidiedError, tidy_pack
from knowledge.format.writing import as_pack
from knowledge.matching.meaning import load_sense
from knowledge.reviewing.golden import ask_golden_questions
from knowledge.reviewing.values import Miss
from knowledge.upkeep import Staleness, due_on, staleness

if TYPE_CHECKING:
    import aiohttp  # takes a while to load, and only `links` needs it

MOST_RIVALS = 5
AT_ONCE, PATIENCE = 8, 30
"""How many addresses are opened together, and how many seconds each may take."""
AGENT = {"User-Agent": "Wijkbot (links)"}
MOVED_FOR_GOOD = (301, 308)


def check(folders: Sequence[Path], feeds: Path | None = None, home: int | None = None) -> int:
    """Print every fault in the shipped packs and those in `folders`; return 1 where there is one.

    `feeds` is a file with feeds to check as well; `home` is the home server.
    """
    beside = (folder for folder in folders if not folder.resolve().is_relative_to(SHIPPED))
    files, unreadable = read_files((SHIPPED, *beside))  # so that nothing counts as double
    library, pack_faults = parse(files, strict=True)
    faults = (*unreadable, *pack_faults, *_of_feeds(feeds, library, home))
    sys.stdout.writelines(f"{fault_in_file(fault)}\n" for fault in faults)
    if faults:
        return 1
    sys.stdout.write(f"Geen fouten in {len(files)} bestanden met {len(library.entries)} items.\n")
    return 0


def tidy(folders: Sequence[Path]) -> int:
    if check(folders):
        return 1
    for folder in folders or (SHIPPED,):
        for file in read_files((folder,))[0]:
            path = folder / file.name  # an absolute name stays as it is
            try:
                text = tidy_pack(file)
            except NotTidiedError as error:
                sys.stdout.write(f"{path}: gelaten zoals het is: {error}\n")
                continue
            if text.encode() != file.content:
                path.write_text(text, encoding="utf-8")
                sys.stdout.write(f"{path}: opnieuw geschreven\n")
    return 0


def _of_feeds(feeds: Path | None, library: Library, home: int | None) -> tuple[Fault, ...]:
    try:
        if feeds is not None:
            load_feeds(feeds, library.taxonomy.organisations, home)
    except BrokenKnowledgeError as error:
        return error.faults
    return ()


def show(settings: Settings, entry_id: str) -> int:
    catalogue = Catalogue.open(settings.knowledge)
    entry = catalogue.entries.get(entry_id)
    if entry is None:
        near = ", ".join(get_close_matches(entry_id, catalogue.entries, n=3))
        sys.stderr.write(f"No entry is called {entry_id}.{f' Near it: {near}.' if near else ''}\n")
        return 1
    sys.stdout.write(f"# {_place(settings, entry_id)}\n{as_pack([entry])}\n")
    sys.stdout.writelines(f"{line}\n" for line in _rivals(entry, catalogue))
    return 0


def _place(settings: Settings, entry_id: str) -> str:
    for file in read_files((SHIPPED, *settings.knowledge))[0]:
        sections = read_yaml(file).value
        assert isinstance(sections, dict), "a pack that was loaded is a mapping"
        items = sections["items"].value if "items" in sections else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item.value, dict) and item.value["id"].value == entry_id:
                return str(item.place)
    raise AssertionError("An entry of the catalogue stands in a pack.")


def _rivals(entry: Entry, catalogue: Catalogue) -> list[str]:
    texts_of: defaultdict[str, list[str]] = defaultdict(list)
    wins: defaultdict[str, int] = defaultdict(int)
    texts = (entry.heading, *entry.golden, *entry.phrasings)
    for text in texts:
        ids = [match.entry.id for match in catalogue.answer(Question(text)).results]
        for other in [key for key in ids if key != entry.id][:1]:
            texts_of[other].append(text)
            wins[other] += ids[0] == other
    most = sorted(texts_of, key=lambda key: (-wins[key], -len(texts_of[key])))[:MOST_RIVALS]
    return [
        f"{key}: first for {wins[key]}, next for {len(texts_of[key]) - wins[key]} of {len(texts)};"
        f" such as: {texts_of[key][0]}"
        for key in most
    ]


def test_knowledge(settings: Settings) -> int:
    catalogue = Catalogue.open(settings.knowledge)
    catalogue = catalogue.with_sense(load_sense() if settings.semantic else None)
    results = ask_golden_questions(catalogue.entries.values(), catalogue)
    sys.stdout.writelines(f"{_line(miss)}\n" for miss in results.misses)
    sys.stdout.write(f"{results.found} of {results.asked} golden questions find their entry.\n")
    return 1 if results.misses else 0


def _line(miss: Miss) -> str:
    first = f" {miss.reply.entry_id}" if miss.reply.entry_id else ""
    got = f"{miss.reply.how.value.replace('_', ' ')}{first} ({miss.reply.confidence:.2f})"
    return f"{miss.entry_id}: {miss.question} -> {got}; lost by: {miss.stage.value}"


def print_stale(settings: Settings) -> int:
    """Print every entry that is to be checked, with the reason, the longest due first."""
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
    """The result of opening an address: where it led, or why it did not open."""

    url: str
    moved_to: str | None = None
    trouble: str | None = None


def print_links(settings: Settings) -> int:
    owners = addresses(load(settings.knowledge).entries)
    visits = asyncio.run(_visit_all(tuple(owners)))
    for visit in visits:
        report = visit.trouble or (f"moved to {visit.moved_to}" if visit.moved_to else None)
        if report is not None:
            sys.stdout.write(f"{', '.join(owners[visit.url])}: {visit.url}: {report}\n")
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
    import aiohttp
    from rich.console import Console
    from rich.progress import track

    patience = aiohttp.ClientTimeout(total=None, sock_connect=PATIENCE, sock_read=PATIENCE)
    few = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=few, timeout=patience, headers=AGENT) as session:
        visits = [asyncio.create_task(visit(session, url)) for url in urls]
        return [await one for one in track(visits, "Opening", console=Console(stderr=True))]


async def visit(session: "aiohttp.ClientSession", url: str) -> Visit:
    """Open an address; only a move for good counts as one."""
    from aiohttp import ClientError

    try:
        async with session.get(url) as response:
            if response.status >= 400:
                return Visit(url, trouble=f"answers {response.status}")
            for_good = all(one.status in MOVED_FOR_GOOD for one in response.history)
            moved_to = str(response.url) if response.history and for_good else None
            return Visit(url, moved_to=moved_to)
    except (ClientError, TimeoutError) as error:
        return Visit(url, trouble=f"does not open ({type(error).__name__})")
