"""Where replies are shown: wrapped and coloured at a terminal, plain whole lines through a pipe."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.terminal import console_texts as console
from bot.terminal.plain import numbered, to_plain
from bot.view import Section, View

if TYPE_CHECKING:
    from typing import TextIO

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
    def over(cls, out: TextIO) -> Screen:
        """Return the screen for a stream; NO_COLOR and a terminal without colours are respected."""
        if not out.isatty():
            return cls(out)
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(out, min(shutil.get_terminal_size().columns, WIDEST), colour)

    def show(self, view: View) -> None:
        """Show a reply with its numbers, and a blank line below."""
        self.say(to_plain(view, self.width, colour=self.colour))

    def show_once(self, view: View) -> None:
        """Show a reply to which nothing can be typed."""
        options = tuple(label for label, _ in numbered(view))
        further = (Section(console.ASK_ONE_OF, lines=options),) if options else ()
        still = replace(view, sections=(*view.sections, *further), choices=(), buttons=())
        self.out.write(to_plain(still, self.width, colour=self.colour))

    def say(self, text: str) -> None:
        """Show a text and a blank line below, at once."""
        self.out.write(f"{text.rstrip()}\n\n")
        self.out.flush()
