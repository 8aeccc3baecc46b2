"""The values of a review, which the views put in words."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from knowledge.answer import AnswerKind
from knowledge.entry import Entry
from knowledge.personal.scrubbing import Personal
from knowledge.reading_level import ReadingLevel

TWIN, TWIN_BY_NAME, CLEAR = 0.8, 0.6, 0.5
"""The least score of a twin, of a twin with a similar heading, and of an entry clearly near."""


class Stage(StrEnum):
    """The stage at which a question lost the entry that it should find."""

    WORDS = "words"
    CHARACTERS = "characters"
    WORD_ORDER = "word order"
    MEANING = "meaning"
    PRIOR = "prior"
    NAME = "whole name"
    """Of these stages the one in which another entry gains most on it."""
    CANDIDATES = "candidates"
    """The entry isn't among the candidates."""
    OUTSIDE = "outside the field"
    """The question is taken for a subject outside the field."""
    INSIDE = "inside the field"
    """A question outside the field is taken for one of it."""
    CONFIDENCE = "confidence"
    """The entry comes first, but isn't sure enough."""
    REQUEST = "request"
    """The question is taken for a wish."""


class QuestionKind(StrEnum):
    """Whether a known question is a golden question or a phrasing."""

    GOLDEN = "golden"
    PHRASING = "phrasing"


class Missing(StrEnum):
    """What a draft can lack; the most needed first."""

    ANSWER = "answer"
    SOURCE = "source"
    THEMES = "themes"
    PHRASINGS = "phrasings"
    GOLDEN = "golden"
    CHECKED_ON = "checked_on"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in brief: its kind, its first entry, and its confidence."""

    how: AnswerKind
    entry_id: str | None
    confidence: float

    @property
    def answers(self) -> bool:
        """Whether the entry is shown, rather than only the nearest that doesn't fit."""
        return self.how is not AnswerKind.UNKNOWN


class Helpfulness(IntEnum):
    """How far an answer helps someone who asked for an entry."""

    NOT = 0
    PARTLY = 1
    """As one of the suggestions, or by no answer where the question isn't of the field."""
    SURELY = 2


@dataclass(frozen=True, slots=True)
class Regression:
    """A question that its own entry answers now, and with the draft no longer or less surely."""

    question: str
    entry_id: str
    kind: QuestionKind
    was: Reply
    becomes: Reply
    stage: Stage
    helps: Helpfulness
    """How far the new answer still helps."""
    certain: bool = True
    """Whether the question itself is affected, rather than only questions in about its words."""

    @property
    def lost(self) -> bool:
        """Whether the entry no longer answers it."""
        return self.helps is Helpfulness.NOT

    @property
    def taken(self) -> bool:
        """Whether it was answered rightly, and would be answered by another entry."""
        right = self.was.how in {AnswerKind.FOUND, AnswerKind.ELSEWHERE, AnswerKind.SMALL_TALK}
        return self.certain and right and self.becomes.how is AnswerKind.FOUND and self.lost


@dataclass(frozen=True, slots=True)
class Miss:
    """A golden question that doesn't find its entry."""

    question: str
    entry_id: str
    reply: Reply
    stage: Stage


@dataclass(frozen=True, slots=True)
class SamePhrasing:
    """A text of the draft that another entry has too, apart from case and accents."""

    text: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class SimilarEntry:
    """An entry that the draft resembles: from 0 to 1, and by which of the draft's texts."""

    entry_id: str
    score: float
    heading: str | None
    """Its heading, where the two headings are alike."""
    phrasings: tuple[str, ...]
    """Other texts, the most alike first."""

    @property
    def asks_the_same(self) -> bool:
        """Whether the two are so alike that one of them is superfluous."""
        return self.score >= TWIN or (self.heading is not None and self.score >= TWIN_BY_NAME)

    @property
    def clear(self) -> bool:
        """Whether it is near enough to be looked at first."""
        return self.score >= CLEAR or self.heading is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a moderator should know before a draft is saved."""

    draft: Entry
    same: tuple[SamePhrasing, ...]
    alike: tuple[SimilarEntry, ...]
    """At most five, the most alike first."""
    regressions: tuple[Regression, ...]
    """The worst of them, the worst first."""
    more_regressions: int
    """How many more were found."""
    taken: bool
    """Whether another entry takes any of the questions, those not named included."""
    misses: tuple[Miss, ...]
    """Golden questions of the draft itself that wouldn't find it."""
    missing: tuple[Missing, ...]
    personal: tuple[Personal, ...]
    """Personal details in its texts."""
    level: ReadingLevel | None
    """None where there is too little text."""


@dataclass(frozen=True, slots=True)
class GoldenResults:
    """The result of asking golden questions."""

    asked: int
    misses: tuple[Miss, ...]

    @property
    def found(self) -> int:
        return self.asked - len(self.misses)
