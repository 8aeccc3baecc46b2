"""Which feeds are read: the operator's file, with every fault named by file, line and field."""

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.entry import Kind
from knowledge.format.faults import BrokenKnowledgeError, Place, Problem, fault
from knowledge.format.fields import Field, FieldForm, Refers, Shape
from knowledge.format.loading import PackFile, read_file, read_yaml
from knowledge.format.shaping import Findings, check_shape

LARGEST_ID = 2**63 - 1
"""Of a server's id: SQLite keeps no larger number."""


class FeedKind(StrEnum):
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
    "url": Field("url", FieldForm.URL, most=512, required=True),
    "soort": Field("kind", FieldForm.CHOICE, choices=FeedKind, required=True),
    "organisatie": Field("organisation", FieldForm.ID, refers=Refers.ORGANISATION),
    "server": Field("guild", FieldForm.NUMBER, most=LARGEST_ID),
    "naam": Field("name", most=80),
}


def load_feeds(path: Path, organisations: Container[str], home: int | None) -> tuple[Feed, ...]:
    """Return the feeds of a file; those that name no server are for `home`.

    Raises `BrokenKnowledgeError` with every fault.
    """
    file = read_file(path, str(path))
    if not isinstance(file, PackFile):
        raise BrokenKnowledgeError((file,))
    return feeds_in(file, organisations, home)


def feeds_in(file: PackFile, organisations: Container[str], home: int | None) -> tuple[Feed, ...]:
    """Return the feeds of a file that was read. Raises `BrokenKnowledgeError` with every fault."""
    rows = read_yaml(file)
    if not rows.value:
        return ()
    if not isinstance(rows.value, list):
        raise BrokenKnowledgeError((fault(rows.place, "file", Problem.NOT_LIST),))
    findings = Findings()
    server = replace(FIELDS["server"], required=home is None)
    shape = Shape(Feed, FIELDS | {"server": server})
    feeds: dict[tuple[int, str], tuple[Feed, Place]] = {}
    for row in rows.value:
        values = check_shape(findings, shape, row, "file")
        if values is None:
            continue
        kind, host = Kind(values.pop("kind")), urlsplit(values["url"]).hostname
        feed = Feed(**{"guild": home, "name": host or values["url"], **values}, kind=kind)
        _, first = feeds.setdefault((feed.guild, feed.url), (feed, row.place))
        if first != row.place:
            findings.fault(row.place, "url", Problem.DOUBLE_ID, what="feed", first=first)
    for place, key, what, value, _ in findings.references:
        if value not in organisations:
            findings.fault(place, key, Problem.UNKNOWN_REFERENCE, value=value, what=what, hint="")
    if findings.faults:
        raise BrokenKnowledgeError(tuple(findings.faults))
    return tuple(feed for feed, _ in feeds.values())
