"""What the bot knows: six kinds of entry, and the taxonomy and glossary that they refer to.

All values are frozen; a change makes a new one. Ids are lower case with dashes. Texts are Dutch,
as a moderator wrote them. Every entry names its sources, except an `ElsewhereEntry`, which may only
say whose subject it is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

EVERYWHERE = 0
"""The id that stands for all servers; no server on Discord has it."""


class Kind(StrEnum):
    """The kinds of entry, by the words that YAML, JSON and Discord use."""

    QUESTION = "vraag"
    PUBLICATION = "publicatie"
    ARTICLE = "artikel"
    TOOL = "hulpmiddel"
    EVENT = "evenement"
    ELSEWHERE = "elders"


class Evidence(StrEnum):
    """The kind of evidence for an entry."""

    RESEARCH = "onderzoek"
    EVALUATION = "evaluatie"
    FIGURES = "cijfers"
    PRACTICE = "praktijk"
    POLICY = "beleid"
    OPINION = "opinie"


class Certainty(StrEnum):
    """How certain an entry is, in its writer's judgement."""

    HIGH = "hoog"
    MIDDLE = "middel"
    LOW = "laag"


class PartRead(StrEnum):
    """How much of a work the writer of an entry has read."""

    WHOLE = "heel"
    SUMMARY = "samenvatting"
    FRAGMENT = "fragment"
    ANNOUNCEMENT = "aankondiging"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it is known: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of a statement: an entry by its id, or a page elsewhere by title and url."""

    item: str | None = None
    title: str | None = None
    url: str | None = None
    year: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    id: str
    phrasings: tuple[str, ...] = ()
    golden: tuple[str, ...] = ()
    """Questions that must find this entry: a regression test, never learned from."""
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    """The primary source first."""
    url: str | None = None
    evidence: Evidence | None = None
    certainty: Certainty | None = None
    note: str | None = None
    """A reservation, shown with what it is about."""
    part_read: PartRead | None = None
    reading_minutes: int | None = None
    """As stated by the publisher; where this is None `reading_time` computes it."""
    owner: str | None = None
    written_on: date | None = None
    """When the text was written, from a saved page."""
    checked_on: date | None = None
    """When the text was last compared with its source."""
    check_by: date | None = None
    replaces: str | None = None
    """The id of the older edition that this entry replaces."""
    renewed: date | None = None
    """When it last changed so much that followers of its subjects are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry(_Entry):
    """A curated question with its answer."""

    kind: ClassVar = Kind.QUESTION
    question: str
    answer: str
    detail: str | None = None
    reading: tuple[str, ...] = ()
    """Ids of entries worth reading, best first."""
    published: PartialDate | None = None

    @property
    def heading(self) -> str:
        return self.question

    @property
    def body(self) -> tuple[str, ...]:
        """The texts that an answer shows, the short one first."""
        return (self.answer, *((self.detail,) if self.detail else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record(_Entry):
    title: str
    subtitle: str | None = None
    published: PartialDate | None = None
    summary: str
    key_points: tuple[str, ...] = ()
    isbn: str | None = None
    pages: int | None = None

    @property
    def heading(self) -> str:
        return self.title

    @property
    def body(self) -> tuple[str, ...]:
        """The texts that an answer shows, the summary first."""
        return (self.summary, *self.key_points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(_Record):
    """A report, book or essay."""

    kind: ClassVar = Kind.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(_Record):
    """An article, news item or page."""

    kind: ClassVar = Kind.ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(_Record):
    """Something to work with: a dashboard, a step-by-step plan, a collection."""

    kind: ClassVar = Kind.TOOL


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Record):
    """A meeting. Without `start` it only says in words when it is, in `recurrence`."""

    kind: ClassVar = Kind.EVENT
    start: date | datetime | None = None
    end: date | datetime | None = None
    place: str | None = None
    online: bool = False
    registration_url: str | None = None
    recurrence: str | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereEntry(_Entry):
    """A subject outside the field, with one line that says where to go, or small talk."""

    kind: ClassVar = Kind.ELSEWHERE
    title: str
    answer: str
    small_talk: bool = False
    urgent: bool = False
    """Someone may need help now, so that it goes before subjects that are about as likely."""

    @property
    def heading(self) -> str:
        return self.title

    @property
    def body(self) -> tuple[str, ...]:
        """The line that points the way."""
        return (self.answer,)


Record = Publication | Article | Tool | Event
Entry = QuestionEntry | Record | ElsewhereEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject that can be followed, with other words for it."""

    id: str
    name: str
    description: str
    changing: bool = False
    """Whether answers about it age, so that each has to say by when to check it."""
    also: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A publisher or partner that can be followed."""

    id: str
    name: str
    abbreviation: str | None = None
    also: tuple[str, ...] = ()
    description: str | None = None
    sort: str | None = None
    site: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person who made something, with the ids of the organisations they worked for."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An abbreviation or term, with other names for it."""

    term: str
    full: str | None = None
    also: tuple[str, ...] = ()
    explanation: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymGroup:
    """Words that people use for the same thing."""

    name: str
    words: tuple[str, ...]
    flemish: tuple[str, ...] = ()
    explanation: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """Two things that look alike and are not the same."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    explanation: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Themes, organisations, authors and glossary, each by id or in the packs' order."""

    themes: dict[str, Theme]
    organisations: dict[str, Organisation]
    authors: dict[str, Author]
    terms: tuple[Term, ...] = ()
    groups: tuple[SynonymGroup, ...] = ()
    confusions: tuple[Confusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All valid entries, in the packs' order, and the taxonomy."""

    entries: tuple[Entry, ...]
    taxonomy: Taxonomy
