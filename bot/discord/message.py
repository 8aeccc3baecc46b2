"""A view as a Discord message: within every limit; nothing pings or formats by accident."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlsplit

import discord

from bot.actions import custom_id
from bot.cards.citing import OPEN_PAGE
from bot.dutch import clean, cut, one_line, units
from bot.view import CHOOSE_ONE, CHOOSE_TO_KEEP, Button, Choice, Tone, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.view import Link, Section, View

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_FOOTER = 256, 4096, 2048
IN_ALL = 6000
COLOURS = {
    Tone.ANSWER: 0x1F7A4D,
    Tone.CHOICE: 0x1F5F9E,
    Tone.UNKNOWN: 0x9A6700,
    Tone.NOTICE: 0x5C6370,
    Tone.REFUSAL: 0xA4262C,
}
"""Only beside words that say the same."""


@dataclass(frozen=True, slots=True)
class Message:
    """What to send. The components are stopped: a press is known by its custom_id alone."""

    embed: discord.Embed
    components: discord.ui.View | None
    allowed_mentions: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)


def to_message(view: View) -> Message:
    """Return the view as Discord takes it. Components can only be stopped in an event loop."""
    title = cut(escape_line(view.title), LONGEST_TITLE)
    footer = cut(clean(view.footer), LONGEST_FOOTER)
    room = min(LONGEST_DESCRIPTION, IN_ALL - units(title) - units(footer))
    text = description(view, room)
    embed = discord.Embed(
        title=title or None,
        description=text or (None if title else NAMELESS),
        colour=discord.Colour(COLOURS[view.tone]),
    )
    if footer:
        embed.set_footer(text=footer)
    return Message(embed, components(view))


if TYPE_CHECKING:
    Item = discord.ui.Item[Any]
Pressed = TypeVar("Pressed", Button, Choice)
LIST = "w1:list"
"""The custom_id of a list to choose from; a value in it is an action's own custom_id."""
KEEPING = "w1:keeping"
"""That of the list of what can be kept."""
LONGEST_LABEL, LONGEST_OPTION = 80, 100
IN_A_ROW, ROWS, IN_A_LIST = 5, 5, 25
NAMELESS = "…"
STYLES = {
    Weight.PRIMARY: discord.ButtonStyle.primary,
    Weight.SECONDARY: discord.ButtonStyle.secondary,
    Weight.DANGER: discord.ButtonStyle.danger,
}


def components(view: View) -> discord.ui.View | None:
    """Return what can be pressed or chosen, each once, as far as five rows go; None for nothing.

    Choices come first, then what can be kept, then buttons and links. The result is stopped:
    discord.py would otherwise keep it in memory for each message.
    """
    rows = _rows_of(view)[:ROWS]
    if not rows:
        return None
    made = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            item.row = number
            made.add_item(item)
    made.stop()
    return made


def _rows_of(view: View) -> list[list[Item]]:
    choices = _distinct(view.choices)
    buttons = _distinct(view.buttons, {custom_id(choice.action) for choice in choices})
    if as_buttons(view):
        choosing = _rows([_button(Button(choice.label, choice.action)) for choice in choices])
    else:
        choosing = [[_list(choices, LIST, view.choosing or CHOOSE_ONE)]]
    keeping = [[_list(_distinct(view.keeping), KEEPING, CHOOSE_TO_KEEP)]] if view.keeping else []
    return [*choosing, *keeping, *_rows([*map(_button, buttons), *_links(view.links)])]


def _distinct(pressed: Iterable[Pressed], taken: Iterable[str] = ()) -> list[Pressed]:
    seen = set(taken)
    kept = []
    for one in pressed:
        if custom_id(one.action) not in seen:
            seen.add(custom_id(one.action))
            kept.append(one)
    return kept


def _button(button: Button) -> Item:
    label = cut(one_line(button.label), LONGEST_LABEL) or NAMELESS
    return discord.ui.Button(
        label=label, style=STYLES[button.weight], custom_id=custom_id(button.action)
    )


def _list(choices: Sequence[Choice], own: str, asks: str) -> Item:
    options = [
        discord.SelectOption(
            label=cut(one_line(choice.label), LONGEST_OPTION) or NAMELESS,
            value=custom_id(choice.action),
            description=cut(one_line(choice.text), LONGEST_OPTION) or None,
        )
        for choice in choices[:IN_A_LIST]
    ]
    return discord.ui.Select(custom_id=own, placeholder=asks, options=options)


def _links(links: Iterable[Link]) -> list[Item]:
    pages = {address: link for link in links if (address := web_address(link.url))}
    return [
        discord.ui.Button(label=cut(one_line(link.label), LONGEST_LABEL) or NAMELESS, url=address)
        for address, link in pages.items()
    ]


def _rows(items: list[Item]) -> list[list[Item]]:
    return [items[at : at + IN_A_ROW] for at in range(0, len(items), IN_A_ROW)]


LONGEST_HEADING = 256
AS_BUTTONS = 5
"""Up to so many choices are buttons; more are a list."""
SHOWN_ON_BUTTON, SHOWN_IN_LIST = 40, 100
"""So much of a label can be read on a phone."""
LEAST = 120
"""A block that would get less than this is left out, the last first."""
GAP = "\n\n"
SMALL = "-# "
ASKED = "Je vroeg"
LONGEST_ASKED = 150
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
    asked = cut(escape_line(view.asked), LONGEST_ASKED)
    blocks = [
        Block(f"{SMALL}{ASKED}: {asked}" if asked else ""),
        Block(escape(view.text)),
        *(_section(section) for section in view.sections),
        *(_choice(choice) for choice in view.choices if _needs_words(choice, view)),
    ]
    return GAP.join(share_out([block for block in blocks if block.whole()], room))


def as_buttons(view: View) -> bool:
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


LONGEST_URL = 512
_ANYWHERE = re.compile(
    r"[\\*_`\[\]<]"
    r"|~(?=~)|(?<=~)~"
    r"|\|(?=\|)|(?<=\|)\|"
    r"|@(?=everyone|here)"
    r"|:(?=[\w+-]+:)|(?<=[a-zA-Z]):(?=//)"
)
_AT_LINE_START = re.compile(r"^([ ]*)([>#-])", re.MULTILINE)
_NUMBERED = re.compile(r"^([ ]*\d+)([.)])(?= )", re.MULTILINE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?")
_SAFE = "/:?#!$&'*+,;=@%~-._"
"""What may stand in an address within a masked link; brackets would end it."""


def escape(text: str) -> str:
    """Return the text so that Discord shows every character of it, on as many lines."""
    text = _ANYWHERE.sub(r"\\\g<0>", clean(text))
    return _NUMBERED.sub(r"\1\\\2", _AT_LINE_START.sub(r"\1\\\2", text))


def escape_line(text: str) -> str:
    return escape(one_line(text))


def web_address(url: str | None) -> str | None:
    """Return the address as Discord takes it; None where it is too long or not for the web."""
    if not url or clean(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:  # such as 'http://[' or a port that is no number
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or not _HOST.fullmatch(host):
        return None
    safe = "".join(one if ord(one) > 127 else quote(one, safe=_SAFE) for one in url)
    return safe if units(safe) <= LONGEST_URL else None
