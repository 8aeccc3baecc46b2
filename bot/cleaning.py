"""Text made fit to show: nothing in it that disturbs the text around it; and cut at a word."""

from __future__ import annotations

import re

ELLIPSIS = "…"
JOINER = "\u200d"
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, direction overrides, half pairs and invisible tags."""
_TOWER = re.compile(f"([{_ACCENTS}]{{2}})[{_ACCENTS}]+")
_BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")
_LONGEST_WORD = 40
_HANGS = re.compile(f"[{_ACCENTS}{JOINER}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""What belongs to the character before it."""


def clean(text: str) -> str:
    """Return the text without control characters, direction overrides and towers of accents."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _BLANKS.sub("\n\n", _TOWER.sub(r"\1", _CONTROL.sub("", text))).strip()


def one_line(text: str) -> str:
    """Return the text cleaned, on one line."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """Return the length in UTF-16 units, the most that any part of Discord counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """Return the text in at most `limit` units, ended at a word with '…' where it was longer.

    A first word that is longer than the limit is broken, as is one that no language has, but never
    within a character or an escape.
    """
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    head = _first(text, limit - 1)
    if head and not text[len(head)].isspace():
        words = head.rstrip().rsplit(maxsplit=1)
        at_word = len(words) == 2 and len(words[1]) <= _LONGEST_WORD
        head = words[0] if at_word else _whole_characters(text, head)
    return head.rstrip() + ELLIPSIS


def _first(text: str, limit: int) -> str:
    """Return as much of the text as fits in so many units."""
    head = text[:limit]
    while units(head) > limit:
        head = head[:-1]
    return head


def _whole_characters(text: str, head: str) -> str:
    while head and (_HANGS.match(text[len(head)]) or head.endswith(JOINER)):
        head = head[:-1]
    backslashes = len(head) - len(head.rstrip("\\"))
    return head[:-1] if backslashes % 2 else head
