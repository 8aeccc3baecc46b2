"""Loads packs from disk: YAML files as located values, with every fault by its line.

Nothing in a file is executed or expanded: aliases are refused before anything is built, and a file
that is too large is refused before it is read, so that no file can use up the memory.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.entry import Library
from knowledge.format.checking import check_packs
from knowledge.format.faults import BrokenKnowledgeError, Fault, Place, Problem, fault
from knowledge.format.located import Located

SHIPPED = Path(__file__).parents[1] / "packs"
LARGEST_FILE = 10 * 1024 * 1024
"""The most bytes of one pack file."""
MOST_EVENTS = 500_000
"""The most YAML events in one file, such as a value or the start of a list."""
DEEPEST = 8
"""How deep lists and mappings can nest; a pack needs six levels."""
_IN_A_SECTION = 2
_NULL = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class PackFile:
    """The content of a file, with its name for people."""

    name: str
    content: bytes


def load(folders: Sequence[Path] = ()) -> Library:
    """Return the shipped packs together with those in `folders`.

    Raises `BrokenKnowledgeError` with every fault of every file.
    """
    return library_of(*read_files((SHIPPED, *folders)))


def library_of(files: Iterable[PackFile], unreadable: Sequence[Fault]) -> Library:
    """Return what files hold. Raises `BrokenKnowledgeError` with every fault, those known first."""
    library, faults = parse(files)
    if unreadable or faults:
        raise BrokenKnowledgeError((*unreadable, *faults))
    return library


def read_files(folders: Iterable[Path]) -> tuple[list[PackFile], list[Fault]]:
    """Return the YAML files of folders in order of name, and faults for what can't be read."""
    files, faults = [], []
    for folder in folders:
        if not folder.is_dir():
            faults.append(
                fault(Place(str(folder), 1), "folder", Problem.UNREADABLE, reason="no such folder")
            )
            continue
        for path in sorted({*folder.rglob("*.yaml"), *folder.rglob("*.yml")}):
            name = str(path.relative_to(folder) if folder == SHIPPED else path)
            read = read_file(path, name)
            if isinstance(read, PackFile):
                files.append(read)
            else:
                faults.append(read)
    return files, faults


def read_file(path: Path, name: str) -> PackFile | Fault:
    """Return a file, or the fault why it can't be read."""
    place = Place(name, 1)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return fault(place, "file", Problem.TOO_LARGE, limit=LARGEST_FILE)
        return PackFile(name, path.read_bytes())
    except OSError as error:
        return fault(place, "file", Problem.UNREADABLE, reason=error.strerror or error)


def fingerprint(files: Iterable[PackFile]) -> str:
    """Return a digest of the names and content of files, as a key for what is computed of them."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return digest.hexdigest()


def parse(files: Iterable[PackFile], *, strict: bool = False) -> tuple[Library, tuple[Fault, ...]]:
    """Return the valid part of files, and every fault.

    Files with faults that only a `strict` check finds can be used.
    """
    packs: list[tuple[str, Located]] = []
    faults: list[Fault] = []
    for file in files:
        try:
            located, doubled = read_located(file)
            packs.append((file.name, located))
            faults += doubled
        except BrokenKnowledgeError as error:
            faults += error.faults
    library, found = check_packs(packs, strict=strict)
    return library, (*faults, *found)


def read_yaml(file: PackFile) -> Located:
    """Return the located values of one file; a key that stands there twice is an error too."""
    located, faults = read_located(file)
    if faults:
        raise BrokenKnowledgeError(faults)
    return located


def read_located(file: PackFile, most: int | None = None) -> tuple[Located, tuple[Fault, ...]]:
    """Return the located values of one file, and each key in it that stands there twice.

    Of such a key the last value counts, so that what else is wrong can be told with it. Raises
    `BrokenKnowledgeError` where it is not plain YAML, and at the first item beyond `most`.
    """
    if len(file.content) > LARGEST_FILE:
        raise _broken(file.name, 1, Problem.TOO_LARGE, limit=LARGEST_FILE)
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content.count(b"\n", 0, error.start) + 1
        raise _broken(file.name, line, Problem.ENCODING, byte=error.start) from error
    faults: list[Fault] = []
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        if most is not None:
            events = _up_to(most, file.name, events)
        located = _compose(file.name, events, faults)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _broken(file.name, line, Problem.NOT_YAML, reason=error.problem) from error
    except yaml.YAMLError as error:
        raise _broken(file.name, 1, Problem.NOT_YAML, reason=str(error).splitlines()[0]) from error
    return located, tuple(faults)


def _up_to(most: int, name: str, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Give the events, and raise at the first item too many: a mapping in a list of a section."""
    depth = items = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.CollectionStartEvent):
            items += depth == _IN_A_SECTION and isinstance(event, yaml.MappingStartEvent)
            if items > most:
                assert event.start_mark is not None, "the parser marks every event"
                line = event.start_mark.line + 1
                raise _broken(name, line, Problem.TOO_MANY_ITEMS, limit=most)
            depth += 1
        yield event


def _compose(name: str, events: Iterator[yaml.Event], faults: list[Fault]) -> Located:
    """Build the values straight from the events, so that an alias is refused unexpanded."""
    counted = _counted(name, events)
    first = next((event for event in counted if isinstance(event, yaml.NodeEvent)), None)
    if first is None:
        return Located({}, Place(name, 1))
    located = _value(name, first, counted, faults, depth=1)
    for event in counted:
        if isinstance(event, yaml.NodeEvent):
            assert event.start_mark is not None, "the parser marks every event"
            line, reason = event.start_mark.line + 1, "a second document begins"
            raise _broken(name, line, Problem.NOT_YAML, reason=reason)
    return located


def _counted(name: str, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for number, event in enumerate(events):
        if number >= MOST_EVENTS:
            raise _broken(name, 1, Problem.TOO_MANY_VALUES, limit=MOST_EVENTS)
        yield event


def _value(
    name: str,
    event: yaml.NodeEvent,
    events: Iterator[yaml.Event],
    faults: list[Fault],
    *,
    depth: int,
) -> Located:
    assert event.start_mark is not None, "the parser marks every event"
    place = Place(name, event.start_mark.line + 1)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise BrokenKnowledgeError((fault(place, "file", Problem.ALIAS),))
    if depth > DEEPEST:
        raise BrokenKnowledgeError((fault(place, "file", Problem.TOO_DEEP, limit=DEEPEST),))
    if isinstance(event, yaml.ScalarEvent):
        null = not event.style and event.value in _NULL  # plain, as against quoted
        return Located(None if null else event.value, place)
    children = []
    while isinstance(child := next(events), yaml.NodeEvent):
        children.append(_value(name, child, events, faults, depth=depth + 1))
    if isinstance(event, yaml.SequenceStartEvent):
        return Located(children, place)
    return Located(_mapping(children, faults), place)


def _mapping(children: list[Located], faults: list[Fault]) -> dict[str, Located]:
    """Return a mapping whose values have the line of their key, where people look for them."""
    values: dict[str, Located] = {}
    for key, value in zip(children[::2], children[1::2], strict=True):
        name = str(key.value)
        if name in values:
            faults.append(fault(key.place, name, Problem.DOUBLE_KEY))
        values[name] = Located(value.value, key.place)
    return values


def _broken(name: str, line: int, problem: Problem, **facts: object) -> BrokenKnowledgeError:
    return BrokenKnowledgeError((fault(Place(name, line), "file", problem, **facts),))
