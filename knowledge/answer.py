"""What the catalogue is asked and what it returns: a `Question`, and an `Answer` of six kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry, Theme

LONGEST_QUESTION = 2000
"""The most characters of a question that are read and kept."""
MOST_SEEN = 8
"""How many of the entries shown last are remembered."""
BELOW, LEAST_BELOW = 0.4, 0.02
"""The share of the first choice's score from which another may stand below it, and the least score
for that."""


@dataclass(frozen=True, slots=True)
class Context:
    """A conversation so far: the question that it is about, and what was shown."""

    question: str
    shown: str | None = None
    """The id of the entry that was shown last; None where nothing was found."""
    choices: tuple[str, ...] = ()
    """The ids that were suggested just now, in the order shown."""
    seen: tuple[str, ...] = ()
    """The ids of what was shown before, on other subjects too."""
    near: str | None = None
    """The id of the suggestion that was shown open, as perhaps what was meant."""
    last: str = ""
    """What was asked last, answered or not; it is passed on when a person is asked for."""
    pointed: str | None = None
    """The id of the subject outside the field on the last card, if it had one."""
    earlier: str = ""
    """The question before this one, where the last turn may not have begun a new subject."""

    @property
    def all_seen(self) -> tuple[str, ...]:
        """The ids of all that was shown, the last first."""
        shown = filter(None, (self.near, self.shown, *self.seen))
        return tuple(dict.fromkeys(shown))[:MOST_SEEN]


class Move(StrEnum):
    """What a turn does in its conversation."""

    ALONE = "alone"
    CONTINUES = "continues"
    CORRECTS = "corrects"
    CHOOSES = "chooses"
    WISHES = "wishes"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Turn:
    """How a question was read in its conversation, and why."""

    move: Move = Move.ALONE
    because: str = "nothing was discussed yet"
    about: str = ""
    """The question that the conversation is about from now on; "" for the question itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, with the server on which it was asked (None in a DM)."""

    text: str
    guild: int | None = None
    context: Context | None = None
    theme: str | None = None
    """The theme that the asker chose: only its entries are looked at."""


class ReasonKind(StrEnum):
    """What made an entry match."""

    THEME = "theme"
    WORD = "word"
    REPAIRED = "repaired"
    SYNONYM = "synonym"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is shown: a word, a theme or a source, as `text` to show."""

    kind: ReasonKind
    text: str
    asked: str | None = None
    """The asker's own word where it differs, by a typing error or as a synonym."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a question."""

    entry: Entry
    score: float
    """How well it fits, from 0; compares only with the other results of the same answer."""
    reasons: tuple[Reason, ...] = ()
    publications: tuple[str, ...] = ()
    """The ids of the records behind it, the primary source first."""
    named: bool = False
    """Whether it was asked for by its name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A record worth reading, with why."""

    entry: Entry
    reasons: tuple[Reason, ...]


class AnswerKind(StrEnum):
    """The kinds of answer, by their names in JSON and in storage."""

    FOUND = "found"
    SUGGESTIONS = "suggestions"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    SMALL_TALK = "small_talk"
    INTENT = "intent"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    question: Question
    confidence: float
    """The probability that the first result is right; low for questions outside the field."""
    results: tuple[Match, ...] = ()
    """At most ten entries of the field, best first."""
    turn: Turn = Turn()
    language: str = "nl"
    """The language of the question."""
    declined: ElsewhereEntry | None = None
    """A line that is said first: the bot was also asked to write something, which it doesn't."""


def runner_up(choices: Sequence[Match]) -> Match | None:
    """Return the next answer of the choices, to read below the first; None where none fits.

    Records aren't answers.
    """
    least = max(LEAST_BELOW, BELOW * choices[0].score)
    others = (match for match in choices[1:] if isinstance(match.entry, QuestionEntry))
    return next((match for match in others if match.score >= least), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(_Answer):
    """One curated answer, confident: the first of `results`."""

    kind: ClassVar = AnswerKind.FOUND
    reading: tuple[Reading, ...] = ()
    also: Match | None = None
    """The answer to a second question in the message, which is the second of `results`."""
    runner_up: Match | None = None
    """What may have been meant instead, to read below the answer, where that isn't certain."""

    @property
    def match(self) -> Match:
        return self.results[0]

    @property
    def second(self) -> Match | None:
        """What stands below the answer, to be read as well."""
        return self.also or self.runner_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions(_Answer):
    """Two to four choices ("Bedoel je …?"), the first of `results`.

    A single one, which is also `nearest`, is the best there is after suggestions were refused.
    """

    kind: ClassVar = AnswerKind.SUGGESTIONS
    choices: tuple[Match, ...]
    nearest: Match | None = None
    """The first choice, where it is likely enough for its answer to be shown at once."""
    elsewhere: ElsewhereEntry | None = None
    """A subject outside the field that may be what was meant."""

    @property
    def second(self) -> Match | None:
        """The next choice, to read in short below the nearest; none where a call stands above."""
        call = self.elsewhere is not None and self.elsewhere.urgent
        return runner_up(self.choices) if self.nearest and not call else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(_Answer):
    """Nothing fits; the nearest themes help the asker on."""

    kind: ClassVar = AnswerKind.UNKNOWN
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(_Answer):
    """A subject outside the field."""

    kind: ClassVar = AnswerKind.ELSEWHERE
    subject: ElsewhereEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(_Answer):
    """A greeting, thanks and the like."""

    kind: ClassVar = AnswerKind.SMALL_TALK
    subject: ElsewhereEntry


class Wish(StrEnum):
    """What someone can want done, mostly with what was just shown."""

    KEEP = "keep"
    SOURCE = "source"
    NUMBER = "number"
    """To get the telephone number that was shown."""
    READING = "reading"
    MORE = "more"
    PERSON = "person"
    """To get an answer from a person; its target is the entry that says how to reach one."""
    LIST = "list"
    EXPORT = "export"
    HELD = "held"
    """To see what is kept about the asker."""
    ERASE = "erase"
    SHORTER = "shorter"
    EXAMPLES = "examples"
    FIGURES = "figures"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent(_Answer):
    """A wish for something to be done: "zet dat op mijn leeslijst", "bron?"."""

    kind: ClassVar = AnswerKind.INTENT
    wish: Wish
    target: Entry | None
    """The entry that it is about; None where nothing was discussed yet."""
    choices: tuple[Match, ...] = ()
    """Entries on the same subject that may have what is wanted: examples, figures."""


Answer = Found | Suggestions | Unknown | Elsewhere | SmallTalk | Intent
