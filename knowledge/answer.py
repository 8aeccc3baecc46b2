"""What goes into the catalogue and what comes out: a `Question`, and an `Answer` of six kinds."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.entry import ElsewhereEntry, Entry, Theme

LONGEST_QUESTION = 2000
"""Characters of a question that are looked at and kept."""


MOST_SEEN = 8
"""So many of the entries that were shown last are remembered."""


@dataclass(frozen=True, slots=True)
class Context:
    """A conversation so far: the question that it is about, and what was shown for it."""

    question: str
    shown: str | None = None
    """Id of the entry that was shown last, or None where nothing was found."""
    choices: tuple[str, ...] = ()
    """Ids that were suggested just now, in the order shown."""
    seen: tuple[str, ...] = ()
    """Ids of what was shown before, on the same subject too."""
    near: str | None = None
    """Id of what was shown beside what was suggested, as perhaps what was meant."""
    last: str = ""
    """What was asked last, answered or not: with it a person is asked."""
    pointed: str | None = None
    """Id of the subject outside the field that the last card told, where it told one."""
    earlier: str = ""
    """What was discussed before it, where the last turn may have been no new subject."""

    @property
    def all_seen(self) -> tuple[str, ...]:
        """Return the ids of all that was shown, the last first."""
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
    """How a question was read in its conversation, and by what that was seen."""

    move: Move = Move.ALONE
    because: str = "nothing was discussed yet"
    about: str = ""
    """The question that the conversation is about from here on; "" for the question as read."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it came in, with the server it was asked on (None in a DM)."""

    text: str
    guild: int | None = None
    context: Context | None = None
    theme: str | None = None
    """Only entries of this theme, where the asker chose one."""


class ReasonKind(StrEnum):
    """What made an entry match."""

    THEME = "theme"
    WORD = "word"
    REPAIRED = "repaired"
    SYNONYM = "synonym"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is shown: a word, a theme, a source; `text` is shown as it is."""

    kind: ReasonKind
    text: str
    asked: str | None = None
    """The asker's own word, where it differs: a typing error or a synonym."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a question."""

    entry: Entry
    score: float
    """How well it fits, from 0; comes down the list and compares within one answer only."""
    reasons: tuple[Reason, ...] = ()
    publications: tuple[str, ...] = ()
    """Ids of the records behind it, the primary source first."""
    named: bool = False
    """Whether it was asked for by its name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A record worth reading, with why."""

    entry: Entry
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    question: Question
    confidence: float
    """The probability, 0 to 1, that the first result is right; low where it is not ours."""
    results: tuple[Match, ...] = ()
    """At most ten entries of the field, best first."""
    turn: Turn = Turn()
    language: str = "nl"
    """Of the question."""
    declined: ElsewhereEntry | None = None
    """What was asked for as well and is said first: that the bot writes no letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(_Answer):
    """One curated answer, confident: the first of `results`."""

    reading: tuple[Reading, ...] = ()
    also: Match | None = None
    """The answer to a second question in the same message; the second of `results` then."""

    @property
    def match(self) -> Match:
        return self.results[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions(_Answer):
    """Two to four choices ("Bedoel je …?"): the head of `results`.

    One, the nearest, is the best there is where the question was asked back before.
    """

    choices: tuple[Match, ...]
    nearest: Match | None = None
    """The first choice, where it is as likely right as not: its answer can be read at once."""
    elsewhere: ElsewhereEntry | None = None
    """A subject outside the field that may be what was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(_Answer):
    """Nothing fits; the nearest themes help the asker on."""

    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(_Answer):
    """Recognised as a subject that is not ours."""

    subject: ElsewhereEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(_Answer):
    """A greeting, thanks and the like."""

    subject: ElsewhereEntry


class Wish(StrEnum):
    """What someone can want done, mostly with what was just shown."""

    KEEP = "keep"
    SOURCE = "source"
    NUMBER = "number"
    """To have the telephone number that was shown."""
    READING = "reading"
    MORE = "more"
    PERSON = "person"
    """To have a person answer, whatever was shown; its target is how to reach those behind it."""
    LIST = "list"
    EXPORT = "export"
    HELD = "held"
    """To see what is kept of whoever asks."""
    ERASE = "erase"
    SHORTER = "shorter"
    EXAMPLES = "examples"
    FIGURES = "figures"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent(_Answer):
    """Something to do rather than to find: "zet dat op mijn leeslijst", "bron?"."""

    wish: Wish
    target: Entry | None
    """The entry that it is about; None where nothing was discussed yet."""
    choices: tuple[Match, ...] = ()
    """Entries on the same subject that may be what is wanted: examples, figures."""


Answer = Found | Suggestions | Unknown | Elsewhere | SmallTalk | Intent
