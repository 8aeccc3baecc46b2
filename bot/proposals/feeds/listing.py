"""Which feeds are read: the operator's file, with every fault named by file, line and field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from knowledge.entry import Kind
from knowledge.format.faults import BrokenKnowledgeError, Fault, Place, Problem, fault
from knowledge.format.fields import Field, FieldForm
from knowledge.format.loading import LARGEST_FILE, PackFile, read_yaml
from knowledge.format.shaping import unknown_key
from knowledge.format.values import WrongValueError, read_value

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from knowledge.format.located import Located

LARGEST_ID = 2**63 - 1
"""Of a server; SQLite keeps no larger number."""


class FeedKind(StrEnum):
    """What a feed brings."""

    ARTICLE = Kind.ARTICLE.value
    PUBLICATION = Kind.PUBLICATION.value
    TOOL = Kind.TOOL.value
    EVENT = Kind.EVENT.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is read for the moderators of one server."""

    url: str
    kind: Kind
    guild: int
    name: str
    """What moderators and the log call it."""
    organisation: str | None = None
    """The id of whose it is."""


FIELDS = {
    "url": Field(attribute="url", form=FieldForm.URL, most=512, required=True),
    "soort": Field(attribute="kind", form=FieldForm.CHOICE, choices=FeedKind, required=True),
    "organisatie": Field(attribute="organisation", form=FieldForm.ID),
    "server": Field(attribute="guild", form=FieldForm.NUMBER, most=LARGEST_ID),
    "naam": Field(attribute="name", most=80),
}


def load_feeds(path: Path, organisations: Container[str], home: int | None) -> tuple[Feed, ...]:
    """Return the feeds of a file; those that name no server are for `home`.

    Raises `BrokenKnowledgeError` with every fault.
    """
    name = str(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BrokenKnowledgeError(
                (fault(Place(name, 1), "file", Problem.TOO_LARGE, limit=LARGEST_FILE),)
            )
        file = PackFile(name, path.read_bytes())
    except OSError as error:
        reason = error.strerror or error
        unreadable = fault(Place(name, 1), "file", Problem.UNREADABLE, reason=reason)
        raise BrokenKnowledgeError((unreadable,)) from error
    return read_feeds(file, organisations, home)


def read_feeds(file: PackFile, organisations: Container[str], home: int | None) -> tuple[Feed, ...]:
    """Return the feeds that stand in a file. Raises `BrokenKnowledgeError` with every fault."""
    rows = read_yaml(file)
    if not rows.value:
        return ()
    if not isinstance(rows.value, list):
        raise BrokenKnowledgeError((fault(rows.place, "file", Problem.NOT_LIST),))
    faults: list[Fault] = []
    feeds: dict[tuple[int, str], tuple[Feed, Place]] = {}
    for row in rows.value:
        feed = _feed(row, organisations, home, faults)
        if feed is None:
            continue
        _, first = feeds.setdefault((feed.guild, feed.url), (feed, row.place))
        if first != row.place:
            faults.append(fault(row.place, "url", Problem.DOUBLE_ID, what="feed", first=first))
    if faults:
        raise BrokenKnowledgeError(tuple(faults))
    return tuple(feed for feed, _ in feeds.values())


def _feed(
    row: Located, organisations: Container[str], home: int | None, faults: list[Fault]
) -> Feed | None:
    """Return the feed of one row; None where it has faults, which are added."""
    if not isinstance(row.value, dict):
        faults.append(fault(row.place, "file", Problem.NOT_MAPPING))
        return None
    before = len(faults)
    faults += [
        unknown_key(located.place, key, FIELDS)
        for key, located in row.value.items()
        if key not in FIELDS
    ]
    values = {}
    for key, spec in FIELDS.items():
        value = _value(row, key, spec, faults)
        if value is not None:
            values[spec.attribute] = value
    own = values.get("organisation")
    if own is not None and own not in organisations:
        at, what = row.value["organisatie"].place, "organisation"
        unknown = Problem.UNKNOWN_REFERENCE
        faults.append(fault(at, "organisatie", unknown, value=own, what=what, hint=""))
    if "server" not in row.value and home is None:
        faults.append(fault(row.place, "server", Problem.MISSING))
    if len(faults) > before:
        return None
    kind = Kind(values.pop("kind").value)
    standing = {"guild": home, "name": urlsplit(values["url"]).hostname or values["url"]}
    return Feed(**{**standing, **values}, kind=kind)


def _value(row: Located, key: str, spec: Field, faults: list[Fault]) -> Any:
    """Return what stands in a field; None where nothing does, or (a fault) what can't."""
    assert isinstance(row.value, dict), "only a mapping has fields"
    located = row.value.get(key)
    if located is None:
        if spec.required:
            faults.append(fault(row.place, key, Problem.MISSING))
        return None
    if not isinstance(located.value, str):
        problem = Problem.EMPTY if located.value is None else Problem.NOT_TEXT
        faults.append(fault(located.place, key, problem))
        return None
    try:
        return read_value(spec, located.value)
    except WrongValueError as error:
        faults.append(fault(located.place, key, error.problem, **error.facts))
        return None
