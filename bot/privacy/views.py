"""`/privacy` as messages: what is kept, what of someone, and what of it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.privacy import texts
from bot.privacy.actions import EraseAll
from bot.privacy.held_texts import TABLES
from bot.privacy.privacy import AskFirst, Erased, Nothing
from bot.view import Button, Section, Tone, View, Weight, notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.privacy.privacy import Held


def explanation_view(run_by: tuple[str, ...]) -> View:
    """Return what is kept in general; `run_by` are the names of who runs the bot."""
    return View(
        tone=Tone.NOTICE,
        title=texts.EXPLAINED,
        text=texts.EXPLAINED_TEXT,
        sections=(
            Section(texts.YOURS, lines=_tables(coded=False)),
            Section(texts.CODED, texts.CODED_TEXT, lines=_tables(coded=True)),
            Section(texts.NAMELESS, lines=texts.NAMELESS_LINES),
            Section(texts.NOT_KEPT, lines=texts.NOT_KEPT_LINES),
            Section(texts.SEE_AND_ERASE, texts.SEE_AND_ERASE_TEXT),
            Section(texts.WHO_RUNS_ME, texts.run_by(run_by) if run_by else texts.NOBODY_NAMED),
        ),
    )


def held_view(held: Held, *, packed: bool = False) -> View:
    """Return how much is held of someone, to go with the file; `packed` where it is a zip."""
    if not held.counts:
        return notice(texts.NOTHING)
    return View(
        tone=Tone.NOTICE,
        title=texts.HELD,
        text=" ".join((texts.HELD_TEXT, texts.PACKED)) if packed else texts.HELD_TEXT,
        sections=(_counts(texts.COUNTS, held.counts),),
    )


def asked_view(asked: AskFirst | Nothing, user: int, now: datetime) -> View:
    """Return the question whether all of `user` may go, with the button that does it for a while.

    For anyone else the button does nothing.
    """
    match asked:
        case Nothing():
            return notice(texts.NOTHING)
        case AskFirst():
            before = (texts.ASKED_TOO_LONG_AGO,) if asked.again else ()
            action = EraseAll(str(user), str(int(now.timestamp())))
            button = Button(texts.ERASE, action, Weight.DANGER)
            return View(
                tone=Tone.CHOICE,
                title=texts.ASK,
                text="\n\n".join((*before, texts.ASK_TEXT)),
                sections=(_counts(texts.TO_GO, asked.counts), *_left_by(asked.counts)),
                footer=texts.ASK_FOOTER,
                buttons=(button,),
            )
        case _:
            assert_never(asked)


def erased_view(erased: Erased | AskFirst | Nothing, user: int, now: datetime) -> View:
    """Return what is gone and what stays, or why nothing went."""
    match erased:
        case Nothing():
            return notice(texts.NOTHING_LEFT)
        case AskFirst():
            return asked_view(erased, user, now)
        case Erased():
            return View(
                tone=Tone.NOTICE,
                title=texts.ERASED,
                text=texts.ERASED_TEXT,
                sections=(
                    _counts(texts.GONE, erased.counts),
                    Section(texts.STAYING, lines=texts.STAYS),
                    *_left_by(erased.counts),
                ),
            )
        case _:
            assert_never(erased)


def _tables(*, coded: bool) -> tuple[str, ...]:
    """Return what stands in each table about people, and how long."""
    return tuple(
        texts.kept(table.label, table.about) for table in TABLES.values() if table.coded == coded
    )


def _left_by(gone: Iterable[str]) -> tuple[Section, ...]:
    """Return what stays of the tables that someone stood in, without them."""
    lines = tuple(TABLES[table].stays for table in gone if TABLES[table].stays)
    return (Section(texts.STAYING_WITHOUT_YOU, lines=lines),) if lines else ()


def _counts(heading: str, counts: Mapping[str, int]) -> Section:
    lines = (texts.counted(TABLES[table].label, count) for table, count in counts.items())
    return Section(heading, lines=tuple(lines))
