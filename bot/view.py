"""What is shown, before it is Discord or a terminal: plain text with a place for each part.

A `View` holds whole texts; the renderers cut them to what their medium allows. Markdown is limited
to what both media can do: paragraphs by blank lines, and nothing else. Text from users or packs is
put in as it is; the Discord renderer escapes it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from bot.actions import Action

PREVIOUS, NEXT = "Vorige", "Volgende"
CHOOSE_ONE = "Kies er een om te openen"
CHOOSE_TO_KEEP = "Zet op je leeslijst; je kunt er meer kiezen"
READ_THIS = "Lees dit"


class Tone(Enum):
    """What sort of message it is; Discord shows it as a colour beside words that say the same."""

    ANSWER = "answer"
    CHOICE = "choice"
    UNKNOWN = "unknown"
    NOTICE = "notice"
    REFUSAL = "refusal"


class Weight(Enum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Section:
    """A part under its own heading. `lines` are a list; `url` makes the heading a link.

    `person` is the Discord id of whom it is of: they are named, and never pinged.
    `button` stands beside it: what it is to be opened with, or its page.
    """

    heading: str
    text: str = ""
    lines: tuple[str, ...] = ()
    url: str | None = None
    person: int | None = None
    button: "Button | Link | None" = None
    small: bool = False
    """In small type, as a source is."""


def filled(*sections: Section) -> tuple[Section, ...]:
    """Return those that have something under their heading."""
    return tuple(section for section in sections if section.text or section.lines)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; the label alone says what it does."""

    label: str
    action: Action
    weight: Weight = Weight.SECONDARY


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to pick; `text` explains it in a line.

    On Discord one that needs words stands as a line with a button beside it that says `press`.
    """

    label: str
    action: Action
    text: str = ""
    press: str = READ_THIS


def line_of(choice: Choice) -> Section:
    """Return a choice as a line with what it is picked with beside it."""
    beside = Button(choice.press, choice.action)
    return Section(choice.label, choice.text, button=beside, small=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    tone: Tone
    asked: str = ""
    """What someone asked, in small type above it all."""
    title: str = ""
    text: str = ""
    sections: tuple[Section, ...] = ()
    footer: str = ""
    choices: tuple[Choice, ...] = ()
    """Numbered in a terminal; on Discord each once, and a list where there are many."""
    choosing: str = ""
    """What the list to choose from asks; with it even a few choices are a list on Discord."""
    keeping: tuple[Choice, ...] = ()
    """What of it can be kept, several at once: a list on Discord; a terminal keeps nothing."""
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    part: int = 0
    """Which part of it is shown, from 0, where it is too long for one message."""
    more: Action | None = None
    """Shows the next part; without it what doesn't fit goes along as a file."""


def notice(text: str, *buttons: Button) -> View:
    return View(tone=Tone.NOTICE, text=text, buttons=buttons)


def refusal(text: str, *buttons: Button) -> View:
    return View(tone=Tone.REFUSAL, text=text, buttons=buttons)


class Refused(Exception):  # noqa: N818  (not an error: a reply that ends the request)
    """Ends what someone asked for with a reply that says why; sent in one place."""

    def __init__(self, view: View | str) -> None:
        self.view = refusal(view) if isinstance(view, str) else view
        super().__init__(self.view.text)


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content: bytes
    description: str | None = None
    """What is to be seen in a picture, for who can't see it."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    shown: tuple[T, ...]
    index: int
    """Which page it is, from 0: as buttons count."""
    pages: int
    """How many there are; of an empty list one."""

    @property
    def number(self) -> int:
        """Which page it is, from 1: as people count."""
        return self.index + 1

    @property
    def where(self) -> str:
        """Which page of how many, to stand behind a sentence; empty where there is one."""
        return f" Bladzijde {self.number} van {self.pages}." if self.pages > 1 else ""

    def turning(self, to: Callable[[int], Action]) -> tuple[Button, ...]:
        before = (Button(PREVIOUS, to(self.index - 1)),) if self.index else ()
        after = (Button(NEXT, to(self.index + 1)),) if self.number < self.pages else ()
        return (*before, *after)


def paged(items: Sequence[T], page: int, size: int) -> Paged[T]:
    """Return a page, from 0, of so many at most; one beyond the last shows the last."""
    pages = max(-(-len(items) // size), 1)
    index = min(max(page, 0), pages - 1)
    return Paged(tuple(items[index * size : (index + 1) * size]), index, pages)


def listing(
    items: Sequence[T],
    page: int,
    size: int,
    *,
    title: str,
    text: str,
    section: Callable[[T], Section],
    turn: Callable[[int], Action],
    nothing: str,
    buttons: tuple[Button, ...] = (),
) -> View:
    """Return a page, from 0, of a long list: each item a section, perhaps with its button.

    `text` says how many there are, `nothing` that there are none.
    """
    if not items:
        return View(tone=Tone.NOTICE, title=title, text=nothing, buttons=buttons)
    here = paged(items, page, size)
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=f"{text}{here.where}",
        sections=tuple(map(section, here.shown)),
        buttons=(*here.turning(turn), *buttons),
    )
