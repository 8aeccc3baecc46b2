"""A reading list as messages: the list by the page, and one item of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import Show
from bot.cards.citing import OPEN_PAGE, because, facts, kind_and_date, registration
from bot.cards.entries import SEPARATOR
from bot.dutch import KINDS, cut, one_line
from bot.reading_list import texts
from bot.reading_list.actions import (
    ListPage,
    MarkRead,
    MarkUnread,
    Remind,
    Remove,
    ShowListed,
    Swap,
    WriteNote,
)
from bot.view import Button, Choice, Link, Section, Tone, View, Weight, paged
from knowledge.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading_list.shelf import Shelf, Shelved, Shown
    from knowledge.answer import Reading
    from knowledge.entry import Entry

A_PAGE = 10
NOTE_IN_LIST = 80
"""So much of a note is shown in a list."""
MOST_SWAPS = 5


def list_view(shelf: Shelf, *, page: int, theme: str | None) -> View:
    """Return a page, from 0, of a list; one beyond the last shows the last.

    `theme` is the name of the theme that it is narrowed to.
    """
    title = texts.title(shelf.shown.status, theme)
    if not shelf.items:
        return View(tone=Tone.NOTICE, title=title, text=_nothing(shelf))
    here = paged(shelf.items, page, A_PAGE)
    items = here.shown
    also = shelf.also if here.index == 0 else ()
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=" ".join(filter(None, (*_totals(shelf), texts.page_of(here.number, here.pages)))),
        sections=(*map(_listed, items), *also_sections(also)),
        choices=(
            *(Choice(one.title, ShowListed(one.item.item_id)) for one in items),
            *also_choices(also),
        ),
        choosing=texts.CHOOSE_LISTED,
        buttons=(*here.turning(lambda to: page_of(shelf.shown, to)), *_swaps(items)),
    )


def item_view(one: Shelved, *, said: str = "", also: Sequence[Reading] = ()) -> View:
    """Return an item of a list with all that can be done with it; `said` is what just happened."""
    item = one.item
    about = SEPARATOR.join((_kind(one), *_time(one)))
    state = SEPARATOR.join((texts.status(item.read_at), texts.listed_since(item.added_at)))
    gone = () if one.entry else (texts.GONE,)
    note = (Section(texts.YOUR_NOTE, item.note),) if item.note else ()
    newer = (Section(texts.NEWER, _named(one.newer), url=one.newer.url),) if one.newer else ()
    return View(
        tone=Tone.ANSWER,
        title=one.title,
        text="\n\n".join(filter(None, (said, f"{state}\n{about}", *gone))),
        sections=(*note, *newer, *also_sections(also)),
        choices=also_choices(also),
        choosing=texts.CHOOSE_LISTED,
        buttons=_item_buttons(one),
        links=_links(one),
    )


def also_sections(also: Sequence[Reading]) -> tuple[Section, ...]:
    """Return what is worth reading besides, each with why."""
    lines = tuple(f"{_named(one.entry)}. {because(one.reasons)}" for one in also)
    return (Section(texts.ALSO_WORTH_READING, lines=lines),) if lines else ()


def also_choices(also: Sequence[Reading]) -> tuple[Choice, ...]:
    """Return what opens each of these."""
    return tuple(Choice(one.entry.heading, Show(one.entry.id)) for one in also)


def _nothing(shelf: Shelf) -> str:
    if not shelf.listed:
        return texts.EMPTY
    if shelf.shown.minutes is None:
        return texts.NONE_LIKE_THAT
    shortest = shelf.shortest
    return texts.nothing_fits(
        shelf.shown.minutes, (shortest.title, shortest.minutes) if shortest else None
    )


def _totals(shelf: Shelf) -> tuple[str, ...]:
    """Return how much it is, and how well that is known."""
    items = shelf.items
    if shelf.shown.minutes is not None:
        total = sum(one.minutes for one in items)
        said = texts.fitting(len(items), total, shelf.shown.minutes)
    else:
        items = tuple(one for one in items if not one.item.read) or items
        said = texts.totals(len(shelf.items), shelf.unread, sum(one.minutes for one in items))
    return (
        said,
        texts.summaries(sum(one.time is not None and not one.time.whole for one in items)),
        texts.unknown_times(sum(one.time is None for one in items)),
    )


def _listed(one: Shelved) -> Section:
    parts = (texts.status(one.item.read_at), _kind(one), *_time(one))
    note = one_line(one.item.note or "")
    lines = (
        SEPARATOR.join(parts),
        texts.note_in_line(cut(note, NOTE_IN_LIST)) if note else "",
        texts.newer_edition(one.newer.heading) if one.newer else "",
        "" if one.entry else texts.GONE,
    )
    return Section(one.title, "\n".join(filter(None, lines)), url=one.url)


def _kind(one: Shelved) -> str:
    return kind_and_date(one.entry) if one.entry else KINDS[Kind(one.item.kind)].capitalize()


def _time(one: Shelved) -> tuple[str, ...]:
    return (texts.time_to_read(one.time),) if one.time else ()


def _named(entry: Entry) -> str:
    return f"{entry.heading} ({facts(entry)})"


def page_of(shown: Shown, page: int) -> ListPage:
    """Return what shows a page of the same list."""
    return ListPage(
        page=str(page),
        status=shown.status or "",
        theme=shown.theme or "",
        sort=shown.sort,
        minutes=str(shown.minutes or ""),
    )


def _swaps(items: Sequence[Shelved]) -> tuple[Button, ...]:
    return tuple(
        Button(texts.take_newer(one.newer.heading), Swap(one.item.item_id))
        for one in items
        if one.newer
    )[:MOST_SWAPS]


def _item_buttons(one: Shelved) -> tuple[Button, ...]:
    own = one.item.item_id
    mark = (
        Button(texts.UNREAD, MarkUnread(own))
        if one.item.read
        else Button(texts.READ, MarkRead(own), Weight.PRIMARY)
    )
    return (
        mark,
        Button(texts.NOTE, WriteNote(own)),
        Button(texts.REMIND, Remind(own)),
        Button(texts.REMOVE, Remove(own), Weight.DANGER),
        *((Button(texts.OPEN, Show(own)),) if one.entry else ()),
        *((Button(texts.SWAP, Swap(own)),) if one.newer else ()),
    )


def _links(one: Shelved) -> tuple[Link, ...]:
    own = (Link(OPEN_PAGE, one.url),) if one.url else ()
    return (*own, *(registration(one.entry) if one.entry else ()))
