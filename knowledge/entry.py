"""What the bot knows: six kinds of entry, and the taxonomy and glossary they refer to.

All values are frozen; a change makes a new one. Ids are lower case with dashes. Texts are Dutch,
as a moderator wrote them. Every entry names its sources; an `ElsewhereEntry` is the exception,
since it states nothing but whose subject it is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

EVERYWHERE = 0
"""The server of what holds for all of them; Discord has none of that id."""


class Kind(StrEnum):
    """The kinds of entry, by the word that YAML, JSON and Discord use for them."""

    QUESTION = "vraag"
    PUBLICATION = "publicatie"
    ARTICLE = "artikel"
    TOOL = "hulpmiddel"
    EVENT = "evenement"
    ELSEWHERE = "elders"


class Evidence(StrEnum):
    """What kind of ground an entry stands on."""

    RESEARCH = "onderzoek"
    EVALUATION = "evaluatie"
    FIGURES = "cijfers"
    PRACTICE = "praktijk"
    POLICY = "beleid"
    OPINION = "opinie"


class Certainty(StrEnum):
    """How sure what an entry says is, as its maker judged."""

    HIGH = "hoog"
    MIDDLE = "middel"
    LOW = "laag"


class PartRead(StrEnum):
    """How much of a work was read by who wrote of it."""

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
    """Where a statement stands: an entry of ours by id, or a page elsewhere by title and url."""

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
    """As the publisher states it; `reading_time` computes it where this is None."""
    owner: str | None = None
    written_on: date | None = None
    """When the text was written, from a page as it was kept."""
    checked_on: date | None = None
    """When someone last held the text beside its source."""
    check_by: date | None = None
    replaces: str | None = None
    """The id of the older edition that this entry replaces."""
    renewed: date | None = None
    """When it was last changed so much that who follows its subjects should hear of it."""


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
    """A meeting. Without `start` only `recurrence` tells when, in words."""

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
    """A subject outside the field with one line that says whose it is, or small talk."""

    kind: ClassVar = Kind.ELSEWHERE
    title: str
    answer: str
    small_talk: bool = False
    urgent: bool = False
    """Someone may need help now: it goes before other subjects that are about as likely."""

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
    """A subject that can be followed, with the words people use for it."""

    id: str
    name: str
    description: str
    changing: bool = False
    """Answers about it age: each says by when it is to be checked."""
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
    """A person who made something, with the organisations they worked for by id."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An abbreviation or term with what else it is called."""

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
    """All that was loaded and found valid: the entries in the packs' order, and the taxonomy."""

    entries: tuple[Entry, ...]
    taxonomy: Taxonomy
