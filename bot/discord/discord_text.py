"""The parts of a view as Discord's markdown: blocks that share one room, the longest cut first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.answering_texts import OPEN_PAGE
from bot.discord.escaping import escape, escape_line, web_address
from bot.dutch import clean, cut, one_line, units

if TYPE_CHECKING:
    from bot.view import Choice, Section, View

LONGEST_HEADING = 256
AS_BUTTONS = 5
"""Up to so many choices are buttons; more are a list."""
SHOWN_ON_BUTTON, SHOWN_IN_LIST = 40, 100
"""So much of a label can be read on a phone."""
LEAST = 120
"""A block that would get less than this is left out, the last first."""
GAP = "\n\n"
HEADING = "### "
"""A real heading: readers of a screen jump from one to the next."""
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, perhaps with a link, and what stands below it; all of it escaped."""

    body: str
    heading: str = ""
    linked: str = ""

    def whole(self) -> str:
        """Return the block as it is where there is room enough."""
        return "\n".join(filter(None, (self.linked or self._plain(), self.body)))

    def within(self, room: int) -> str:
        """Return the block in at most `room` units: its text cut, else its link gone too."""
        if units(self.whole()) <= room:
            return self.whole()
        for head in filter(None, (self.linked, self._plain())):
            left = room - units(head) - 1
            if left >= 0:
                return "\n".join(filter(None, (head, cut(self.body, left))))
        if self.heading:
            return f"{HEADING}{cut(self.heading, room - len(HEADING))}"
        return cut(self.body, room)

    def _plain(self) -> str:
        return f"{HEADING}{self.heading}" if self.heading else ""


def description(view: View, room: int) -> str:
    """Return the text, the sections and the choices that a button can't show whole."""
    blocks = [
        Block(escape(view.text)),
        *(_section(section) for section in view.sections),
        *(_choice(choice) for choice in view.choices if _needs_words(choice, view)),
    ]
    return GAP.join(share_out([block for block in blocks if block.whole()], room))


def as_buttons(view: View) -> bool:
    """Return whether the choices are buttons, and no list."""
    return not view.choices or (len(view.choices) <= AS_BUTTONS and not view.choosing)


def share_out(blocks: list[Block], room: int) -> list[str]:
    """Return the blocks in at most `room` units, gaps included: short ones whole, long ones cut."""
    while blocks:
        left = room - units(GAP) * (len(blocks) - 1)
        level = _level([units(block.whole()) for block in blocks], left)
        if level >= LEAST or len(blocks) == 1:
            return [block.within(level) for block in blocks]
        blocks = blocks[:-1]
    return []


def _level(sizes: list[int], room: int) -> int:
    """Return the most that one block may take, so that all together take at most `room`."""
    left = max(0, room)
    for count, size in zip(range(len(sizes), 0, -1), sorted(sizes), strict=True):
        if size > left // count:
            return left // count
        left -= size
    return max(*sizes, LEAST)


def _section(section: Section) -> Block:
    lines = "\n".join(f"- {escape_line(line)}" for line in section.lines if clean(line))
    person = f"<@{section.person}>" if section.person is not None else ""
    body = "\n".join(filter(None, (escape(section.text), person, lines)))
    heading = cut(escape_line(section.heading), LONGEST_HEADING)
    return Block(body, heading, _linked(heading, web_address(section.url)))


def _linked(heading: str, address: str | None) -> str:
    """Return the heading as a link; one with brackets can't be, so the link stands behind it."""
    if not heading or not address:
        return ""
    if _BRACKETS.search(heading):
        return f"{HEADING}{heading} ([{OPEN_PAGE}]({address}))"
    return f"{HEADING}[{heading}]({address})"


def _choice(choice: Choice) -> Block:
    return Block(escape(choice.text), cut(escape_line(choice.label), LONGEST_HEADING))


def _needs_words(choice: Choice, view: View) -> bool:
    """Return whether a choice says more than what can be read on its button or elsewhere above."""
    shown = SHOWN_ON_BUTTON if as_buttons(view) else SHOWN_IN_LIST
    if clean(choice.text):
        return True
    listed = (line for section in view.sections for line in (section.heading, *section.lines))
    return units(one_line(choice.label)) > shown and not any(
        line.startswith(choice.label) for line in listed
    )
