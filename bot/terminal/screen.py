"""Replies as text: wrapped and coloured for a terminal, plain whole lines for a pipe."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from bot.actions import Action
from bot.asking.views import Choose, ChooseMore
from bot.cards.actions import ReadAlso, ReadMore, Show, ShowTheme
from bot.dutch import clean, one_line
from bot.searching.views import Page, ThemePage
from bot.view import Button, Link, Section, Tone, View

WIDEST = 100
"""Longer lines are hard to read."""
UNWRAPPED = 100_000
"""For a pipe, so that what reads it finds sentences whole."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A stream with the width and colour that suit it."""

    out: TextIO
    width: int = UNWRAPPED
    colour: bool = False

    @classmethod
    def over(cls, out: TextIO) -> "Screen":
        """Return the screen for a stream; NO_COLOR and a terminal without colours are respected."""
        if not out.isatty():
            return cls(out)
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(out, min(shutil.get_terminal_size().columns, WIDEST), colour)

    def show(self, view: View) -> None:
        self.say(to_plain(view, self.width, colour=self.colour))

    def show_once(self, view: View) -> None:
        options = tuple(choice.label for choice in view.choices)
        listing = "Of bedoel je:" if view.sections else "Hierover weet ik wel iets:"
        further = (Section(listing, lines=options),) if options else ()
        sections = tuple(
            replace(one, button=None) if isinstance(one.button, Button) else one
            for one in view.sections
        )
        still = replace(view, sections=(*sections, *further), choices=(), buttons=())
        self.out.write(to_plain(still, self.width, colour=self.colour))

    def say(self, text: str) -> None:
        self.out.write(f"{text.rstrip()}\n\n")
        self.out.flush()


TITLES = {
    Tone.ANSWER: "bold green",
    Tone.CHOICE: "bold cyan",
    Tone.UNKNOWN: "bold yellow",
    Tone.NOTICE: "bold",
    Tone.REFUSAL: "bold red",
}
QUIET, HEADING = "dim", "bold"
NARROWEST = 20


TERMINAL_ACTIONS = (Page, ThemePage, Choose, ChooseMore, ReadMore, ReadAlso, Show, ShowTheme)
"""The actions that a terminal can do: all others need to know who presses."""


class _Address(Text):
    """Text that is never broken, so that a terminal can open it."""


def to_plain(view: View, width: int = 80, *, colour: bool = False) -> str:
    """Return the view as lines of at most `width` columns; an address stays whole.

    With `colour` it holds a terminal's escape codes, otherwise nothing but text.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in _parts(view):
        console.print(part, soft_wrap=isinstance(part, _Address))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")).strip("\n") + "\n"


def options_of(view: View) -> tuple[tuple[str, Action], ...]:
    beside = (
        (section.heading, section.button.action)
        for section in view.sections
        if isinstance(section.button, Button)
        and isinstance(section.button.action, TERMINAL_ACTIONS)
    )
    choices = ((choice.label, choice.action) for choice in view.choices)
    turning = (
        (button.label, button.action)
        for button in view.buttons
        if isinstance(button.action, TERMINAL_ACTIONS)
    )
    return (*beside, *choices, *turning)


def _parts(view: View) -> Iterator[RenderableType]:
    """Return the paragraphs, a blank line after each."""
    if title := one_line(view.title):
        yield from (Text(title, style=TITLES[view.tone]), "")
    if text := clean(view.text):
        yield from (Text(text), "")
    options = [(number, label) for number, (label, _) in enumerate(options_of(view), start=1)]
    has_options = bool(options)  # sections take theirs out
    for section in view.sections:
        yield from (*_section(section, options), "")
    if has_options:
        about = {choice.label: choice.text for choice in view.choices}
        yield from (_item(f"{number}.", label, about.get(label, "")) for number, label in options)
        yield from (Text("Typ een nummer om te kiezen.", style=QUIET), "")
    shown = {section.url for section in view.sections}
    shown |= {one.button.url for one in view.sections if isinstance(one.button, Link)}
    for link in view.links:
        if link.url not in shown:
            yield Text(f"{one_line(link.label)}:")
            yield from (_Address(one_line(link.url), style=QUIET), "")
    yield Text(clean(view.footer), style=QUIET)


def _section(section: Section, options: list[tuple[int, str]]) -> Iterator[RenderableType]:
    """Return a section; one that is an option gets its number, and leaves `options`."""
    heading = one_line(section.heading)
    if option := next((one for one in options if section.button and one[1] == heading), None):
        options.remove(option)
        heading = f"{option[0]}. {heading}"
    if heading:
        yield Text(heading, style=HEADING)
    if section.url:  # before a list, where it would seem to belong to the last line
        yield _Address(one_line(section.url), style=QUIET)
    if text := clean(section.text):
        yield Text(text)
    if isinstance(section.button, Link):
        yield _Address(one_line(section.button.url), style=QUIET)
    yield from (_item("-", line) for line in section.lines)


def _item(mark: str, line: str, below: str = "") -> RenderableType:
    """Return a line with its mark; the rest of it and the text below are indented as far."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style=HEADING, no_wrap=True)
    table.add_column(overflow="fold")
    text = Text(one_line(line))
    for row in filter(None, map(one_line, below.splitlines())):
        text.append(f"\n{row}", style=QUIET)
    table.add_row(mark, text)
    return table
