"""Texts as Discord shows them: escaped, and in blocks that are shared out over messages."""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from bot.cards.citing import OPEN_PAGE
from bot.dutch import clean, cut, one_line, units
from bot.view import Button, Choice, Link, Section

LONGEST_HEADING = 256
LEAST = 300
"""A block that would get less than this goes to the next part; a heading fits in it."""
GAP, NAMELESS = "\n\n", "…"
SMALL, BOLD = "-# ", "**"
TITLE, HEADING = "## ", "### "
"""Real headings: readers of a screen jump from one to the next."""
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, perhaps with a link, and what stands below it; all of it escaped."""

    body: str
    heading: str = ""
    linked: str = ""
    beside: Button | Link | None = None

    def whole(self) -> str:
        return "\n".join(filter(None, (self.linked or self.heading, self.body)))

    def within(self, room: int) -> "tuple[Block, Block | None]":
        """Return the block in at most `room` units, and what is left of it."""
        if units(self.whole()) <= room:
            return self, None
        linked = self.linked if units(self.linked) < room // 2 else ""
        head = linked or self.heading
        shown = cut(self.body, room - units(head) - 1)
        rest = "" if shown == self.body else self.body[max(len(shown) - 1, 0) :]
        blank, left = rest[: len(rest) - len(rest.lstrip())], rest.strip()
        if "\n" not in blank:  # what stood within a line begins one now
            first, newline, others = left.partition("\n")
            left = f"{_at_line_start(first)}{newline}{others}"
        return (
            replace(self, body=shown, linked=linked),
            Block(left, self.heading) if left else None,
        )


def choice_block(choice: Choice) -> Block:
    heading = cut(escape_line(choice.label), LONGEST_HEADING)
    return Block(escape(choice.text), f"{BOLD}{heading}{BOLD}" if heading else "")


def section_block(section: Section) -> Block:
    lines = "\n".join(f"- {escape_line(line)}" for line in section.lines if clean(line))
    text = escape(section.text)
    body = "\n".join(filter(None, (small(text) if section.small else text, lines)))
    heading = cut(escape_line(section.heading), LONGEST_HEADING)
    if not heading:
        return Block(body or (NAMELESS if section.button else ""), beside=section.button)
    if section.button:
        return Block(body, f"{BOLD}{heading}{BOLD}", beside=section.button)
    return Block(body, f"{HEADING}{heading}", _linked(heading, web_address(section.url)))


def small(text: str) -> str:
    return "\n".join(f"{SMALL}{line}" for line in text.split("\n") if line.strip())


def _linked(heading: str, address: str | None) -> str:
    """Return the heading as a link; one with brackets can't be, so the link stands behind it."""
    if not address:
        return ""
    if _BRACKETS.search(heading):
        return f"{HEADING}{heading} ([{OPEN_PAGE}]({address}))"
    return f"{HEADING}[{heading}]({address})"


def split_blocks(blocks: list[Block], room: int) -> list[list[Block]]:
    """Return the blocks shared out over as many messages as they need, one at least."""
    parts = []
    while blocks:
        shown, blocks = share_out(blocks, room)
        parts.append(shown)
    return parts or [[]]


def share_out(blocks: list[Block], room: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks in at most `room` units, gaps included, and what is left of them.

    Short ones stay whole, long ones are cut.
    """
    count = len(blocks)
    while True:
        sizes = [units(block.whole()) for block in blocks[:count]]
        level = _level(sizes, room - units(GAP) * (count - 1))
        if level >= LEAST or count == 1:
            break
        count -= 1
    halves = [block.within(level) for block in blocks[:count]]
    left = [rest for _, rest in halves if rest is not None]
    return [block for block, _ in halves], [*left, *blocks[count:]]


def _level(sizes: list[int], room: int) -> int:
    """Return the most that one block may take, so that all together take at most `room`."""
    left = max(0, room)
    for count, size in zip(range(len(sizes), 0, -1), sorted(sizes), strict=True):
        if size > left // count:
            return left // count
        left -= size
    return max(*sizes, LEAST)


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
_ASCII = re.compile(r"[\x00-\x7f]+")
_SAFE = "/:?#!$&'*+,;=@%~-._"
"""What may stand in an address within a masked link; brackets would end it."""


def escape(text: str) -> str:
    """Return the text so that Discord shows every character of it, on as many lines."""
    return _at_line_start(_ANYWHERE.sub(r"\\\g<0>", clean(text)))


def _at_line_start(text: str) -> str:
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
    safe = _ASCII.sub(lambda match: quote(match[0], safe=_SAFE), url)
    return safe if units(safe) <= LONGEST_URL else None
