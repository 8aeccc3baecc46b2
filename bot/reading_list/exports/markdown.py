"""A reading list as Markdown, for people: what is still to be read first, then what was read.

Only a title is a link. What comes from users or packs is escaped, so that CommonMark and GitHub's
dialect show every character of it and make nothing of it; spaces around a line are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.cards.citing import time_in_line
from bot.dutch import KINDS, joined, one_line, partial_date
from bot.reading_list import exporting_texts as exporting
from bot.reading_list.exports.reference import Work
from knowledge.reading_time import ReadingTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bot.reading_list.exports.reference import Reference

_ANYWHERE = re.compile(
    r"[\\`*_\[\]<#~@$]"  # GitHub makes a formula of $x$
    r"|&(?=#?\w+;)"
    r"|/(?=/)|\.(?=[^\W\d_]{2})"  # and a link of https://… and www.voorbeeld.nl
)
_AT_START = re.compile(r"^(\d*)([>+=:|.)-])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_END = "  \n"
"""Two spaces: the next line begins below, not behind."""


def to_markdown(references: Sequence[Reference], day: date) -> str:
    """Return the list as Markdown text, as it was on that day."""
    to_read = [one for one in references if one.read is None]
    read = [one for one in references if one.read is not None]
    blocks = [f"# {exporting.TITLE}", exporting.saved_on(day)]
    blocks += _part(exporting.TO_READ, to_read) if to_read else ()
    blocks += _part(exporting.READ, read) if read else ()
    if not references:
        blocks.append(exporting.EMPTY)
    return "\n\n".join(filter(None, blocks)) + "\n"


def _part(name: str, references: Sequence[Reference]) -> Iterator[str]:
    """Return the blocks of what is to be read, or was: a heading, the time it takes, the items."""
    yield f"## {exporting.part(name, len(references))}"
    times = [one.minutes for one in references if one.work is not Work.EVENT]
    yield exporting.total_time(sum(filter(None, times)), times.count(None))
    for one in references:
        yield from _item(one)


def _item(one: Reference) -> Iterator[str]:
    title = _escape(one.full_title)
    yield f"### [{title}]({_address(one.url)})" if one.url else f"### {title}"
    yield _lines(_about(one))
    yield _text(one.abstract)
    yield _lines((*one.remarks, *(exporting.source(cited.name) for cited in one.sources)))
    if one.note:
        yield f"{exporting.YOUR_NOTE}\n\n{_quoted(one.note)}"
    yield exporting.on_the_list(one.added, one.read)


def _about(one: Reference) -> Iterator[str]:
    """Return what it is, of whom, when and about what, a line each."""
    dated = "" if one.start else partial_date(one.published) if one.published else ""
    time = time_in_line(ReadingTime(one.minutes, whole=True)) if one.minutes else ""
    yield ", ".join(filter(None, (KINDS[one.kind].capitalize(), dated, time)))
    if one.start or one.place:
        when = exporting.period(one.start, one.end) if one.start else ""
        yield ", ".join(filter(None, (when, one.place)))
    if one.authors:
        yield f"Door {joined(tuple(name.spoken for name in one.authors))}"
    if one.organisations:
        yield f"Van {joined(one.organisations)}"
    if one.themes:
        yield exporting.themes("; ".join(one.themes))


def _text(text: str) -> str:
    """Return paragraphs, with the line breaks that are in them."""
    return "\n\n".join(_lines(part.split("\n")) for part in _BLANK_LINE.split(text))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in _text(text).split("\n"))


def _lines(lines: Iterable[str]) -> str:
    return _LINE_END.join(filter(None, map(_escape, lines)))


def _escape(line: str) -> str:
    """Return a line that is shown as it is."""
    return _AT_START.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", one_line(line)))


def _address(url: str) -> str:
    """Return an address in which no '&copy;' is read as a sign."""
    return _ENTITY.sub(r"\\&", url)
