"""What a review of a draft says: values that a renderer puts in words."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from knowledge.entry import Entry
from knowledge.personal.scrubbing import Personal
from knowledge.reading_level import ReadingLevel

TWIN, TWIN_BY_NAME, CLEAR = 0.8, 0.6, 0.5
"""From this likeness on two entries ask the same; from the second where their headings do too; from
the third on one is clearly near the other."""


class AnswerKind(StrEnum):
    """The six ways to answer, by the names of `ask --json`."""

    FOUND = "found"
    SUGGESTIONS = "suggestions"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    SMALL_TALK = "small_talk"
    INTENT = "intent"


class Stage(StrEnum):
    """Where a question left the entry that it should find."""

    WORDS = "words"
    CHARACTERS = "characters"
    WORD_ORDER = "word order"
    MEANING = "meaning"
    NAME = "whole name"
    """The channel in which another entry gains most on it."""
    CANDIDATES = "candidates"
    """It isn't among the candidates at all."""
    OUTSIDE = "outside the field"
    """It is taken for a subject that isn't ours."""
    INSIDE = "inside the field"
    """A subject outside the field is taken for ours."""
    CONFIDENCE = "confidence"
    """It comes first, and isn't sure enough."""
    REQUEST = "request"
    """It is taken for something to do rather than to find."""


class QuestionKind(StrEnum):
    """Whether a question proves an entry or finds it."""

    GOLDEN = "golden"
    PHRASING = "phrasing"


class Missing(StrEnum):
    """What a draft could still have; the most needed first."""

    ANSWER = "answer"
    SOURCE = "source"
    THEMES = "themes"
    PHRASINGS = "phrasings"
    GOLDEN = "golden"
    CHECKED_ON = "checked_on"


@dataclass(frozen=True, slots=True)
class Reply:
    """How a question is answered, by which entry first, and how sure that is."""

    how: AnswerKind
    entry_id: str | None
    confidence: float

    @property
    def answers(self) -> bool:
        """Whether the entry is shown, rather than the nearest of what doesn't fit."""
        return self.how is not AnswerKind.UNKNOWN


class Helpfulness(IntEnum):
    """How far an answer helps who asked for an entry."""

    NOT = 0
    PARTLY = 1
    """By a suggestion among others; by no answer, where the question isn't ours."""
    SURELY = 2


@dataclass(frozen=True, slots=True)
class Regression:
    """A question that its own entry answers now, and not any more, or less surely."""

    question: str
    entry_id: str
    kind: QuestionKind
    was: Reply
    becomes: Reply
    stage: Stage
    helps: Helpfulness
    """How far what it becomes still helps who asked."""
    certain: bool = True
    """Whether it is so for the question itself; else only for what is asked in about its words."""

    @property
    def lost(self) -> bool:
        """Whether the entry isn't an answer to it any more."""
        return self.helps is Helpfulness.NOT

    @property
    def taken(self) -> bool:
        """Whether it was answered as it should be, and is by another entry from then on."""
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
    """A text of the draft that another entry has too, letter case and accents aside."""

    text: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class SimilarTexts:
    """A text of the draft and one of another entry that says about the same."""

    text: str
    other: str


@dataclass(frozen=True, slots=True)
class SimilarEntry:
    """An entry that the draft resembles: from 0 to 1, and by which texts."""

    entry_id: str
    score: float
    heading: SimilarTexts | None
    """The two headings, where they are alike."""
    phrasings: tuple[SimilarTexts, ...]
    """Other texts that are alike, the most alike first."""

    @property
    def asks_the_same(self) -> bool:
        """Whether the two are so alike that one of them is too many."""
        return self.score >= TWIN or (self.heading is not None and self.score >= TWIN_BY_NAME)

    @property
    def clear(self) -> bool:
        """Whether it is near enough to look at it first."""
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
    """Whether one of them all goes from its own entry to another."""
    misses: tuple[Miss, ...]
    """Golden questions of the draft itself that wouldn't find it."""
    missing: tuple[Missing, ...]
    personal: tuple[Personal, ...]
    """What in its texts tells who someone is."""
    level: ReadingLevel | None
    """None where there is too little text to tell."""


@dataclass(frozen=True, slots=True)
class GoldenResults:
    """All golden questions put to the test."""

    asked: int
    misses: tuple[Miss, ...]

    @property
    def found(self) -> int:
        return self.asked - len(self.misses)
