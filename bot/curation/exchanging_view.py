"""Imports and exports as messages with files: what would change, what is wrong, what came of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curation import exchanging_texts as texts
from bot.curation.exchanging_actions import CancelImport, ConfirmImport, UndoImport
from bot.curation.importing import Effect
from bot.dutch import ZONE, cut, one_line
from bot.faults_texts import sentence
from bot.view import Button, Section, Tone, View, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.curation.exporting import Exported
    from bot.curation.importing import Broken, Conflicts, Imported, Plan, Planned
    from bot.curation.standing import Refused
    from bot.curation.undoing_imports import TakenBack
    from knowledge.differences import Difference
    from knowledge.faults import Fault
    from knowledge.format.decoding import Encoding

SHOWN = 10
"""So many entries, faults and questions stand in a message."""
IN_A_LINE = 120
_BOM = "\ufeff"
"""Without it Notepad and the like don't always read UTF-8."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file to send."""

    name: str
    content: bytes


def plan_view(plan: Plan, name: str, key: str | None) -> View:
    """Return what an import would change, with the button that does it under `key`."""
    if not plan.entries:
        return View(tone=Tone.REFUSAL, text=texts.EMPTY_FILE)
    if key is None:
        return View(
            tone=Tone.NOTICE, title=texts.importing(name), text=_and(texts.NOTHING_TO_DO, plan)
        )
    counts = texts.counted(*(len(plan.having(effect)) for effect in _EFFECTS))
    return View(
        tone=Tone.CHOICE,
        title=texts.importing(name),
        text=_and(f"{counts} {texts.NOT_YET}", plan),
        sections=(
            *_section(texts.NEW, map(_name, plan.having(Effect.NEW))),
            *_section(texts.CHANGED, map(_change, plan.having(Effect.CHANGED)), texts.WHERE),
            *_section(texts.BACK, map(_name, plan.having(Effect.BACK))),
            *_taken(plan),
        ),
        buttons=(
            Button(texts.IMPORT, ConfirmImport(key), Weight.PRIMARY),
            Button(texts.CANCEL, CancelImport(key)),
        ),
    )


def changes_file(plan: Plan) -> TextFile | None:
    """Return all that an import changes, field by field; None where it only adds."""
    changed = plan.having(Effect.CHANGED, Effect.BACK)
    if not changed:
        return None
    lines = [line for one in changed for line in _in_full(one.entry.heading, one.differences)]
    return _text_file(texts.CHANGES_FILE, lines)


def broken_view(broken: Broken) -> View:
    """Return what is wrong with files, line by line."""
    notes = [texts.how_many_faults(len(broken.faults)), texts.NOTHING_KEPT]
    if len(broken.faults) > SHOWN:
        notes.append(texts.ALL_FAULTS)
    said = [" ".join(notes), *_encodings(broken.encodings)]
    return View(
        tone=Tone.REFUSAL,
        title=texts.BROKEN,
        text="\n\n".join(said),
        sections=_section("", _faults(broken.faults)),
    )


def faults_file(broken: Broken) -> TextFile | None:
    """Return every fault; None where the message has them all."""
    if len(broken.faults) <= SHOWN:
        return None
    return _text_file(texts.FAULTS_FILE, _faults(broken.faults))


def imported_view(imported: Imported) -> View:
    """Return that all of it is kept, with the way back."""
    said = texts.imported(imported.written, imported.same)
    batch = imported.batch
    if batch is None:
        return View(tone=Tone.NOTICE, text=said)
    second = int(batch.made_at.timestamp())
    undo = UndoImport(str(batch.first), str(batch.last), str(second))
    return View(tone=Tone.NOTICE, text=said, buttons=(Button(texts.UNDO, undo),))


def taken_back_view(back: TakenBack) -> View:
    """Return what was taken back of an import, and what stays and why."""
    if not (back.undone or back.changed or back.unfit):
        return View(tone=Tone.NOTICE, text=texts.ALREADY_BACK)
    return View(
        tone=Tone.NOTICE,
        text=texts.taken_back(back.undone, len(back.changed), len(back.unfit)),
        sections=(
            *_section(texts.STAYS_CHANGED, map(_quoted, back.changed)),
            *_section(texts.STAYS_UNFIT, map(_quoted, back.unfit)),
        ),
    )


def conflicts_view(conflicts: Conflicts) -> View:
    """Return with which entries another was sooner, and in which fields."""
    lines = (
        texts.change(_short(one.heading), _fields(one.differences))
        if one.differences
        else _quoted(one.heading)
        for one in conflicts.moved
    )
    return View(
        tone=Tone.REFUSAL,
        title=texts.CONFLICT,
        text=texts.CONFLICT_TEXT,
        sections=_section("", lines),
    )


def invalid_view(refused: Refused) -> View:
    """Return what is wrong with an import that was well when it was shown."""
    lines = (f"{one.place.file}: {sentence(one)}" for one in refused.faults)
    return View(
        tone=Tone.REFUSAL,
        title=texts.INVALID,
        text=texts.INVALID_TEXT,
        sections=_section("", lines),
    )


def export_view(exported: Exported) -> View:
    """Return what is in the files that come with it."""
    if not exported.count:
        return View(tone=Tone.NOTICE, text=texts.NO_KNOWLEDGE)
    return View(tone=Tone.NOTICE, text=texts.exported(exported.count, exported.left_out))


def export_files(exported: Exported, now: datetime) -> tuple[TextFile, ...]:
    """Return the pack and the table, named by the day it is in the Netherlands."""
    day = now.astimezone(ZONE).date()
    table = TextFile(texts.file_name(day, "csv"), exported.table.encode())
    if not exported.count:
        return (table,)
    return (TextFile(texts.file_name(day, "yaml"), exported.pack.encode()), table)


def packed(files: Iterable[TextFile], now: datetime) -> TextFile:
    """Return files as one that is smaller, in the form that every computer opens."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    day = now.astimezone(ZONE).date()
    return TextFile(texts.file_name(day, "zip"), content.getvalue())


_EFFECTS = (Effect.NEW, Effect.CHANGED, Effect.BACK, Effect.SAME)


def _and(said: str, plan: Plan) -> str:
    return "\n\n".join((said, *_encodings(plan.encodings)))


def _encodings(encodings: Sequence[tuple[str, Encoding]]) -> Iterator[str]:
    return (texts.told_encoding(name, encoding) for name, encoding in encodings)


def _section(heading: str, lines: Iterable[str], text: str = "") -> tuple[Section, ...]:
    """Return the first few lines under a heading, and how many more there are; none for none."""
    every = tuple(lines)
    if not every:
        return ()
    rest = (texts.more(len(every) - SHOWN),) if len(every) > SHOWN else ()
    return (Section(heading, text, (*every[:SHOWN], *rest)),)


def _taken(plan: Plan) -> tuple[Section, ...]:
    lines = tuple(_quoted(one.question) for one in plan.regressions)
    whole = plan.reviewed >= plan.to_review
    note = "" if whole else texts.not_reviewed(plan.reviewed, plan.to_review)
    if note and not lines:
        return (Section(texts.TAKES, f"{texts.TAKES_NOTHING} {note}"),)
    return _section(texts.TAKES, lines, " ".join(filter(None, (texts.TAKES_TEXT, note))))


def _faults(faults: Iterable[Fault]) -> tuple[str, ...]:
    faults = tuple(faults)
    several = len({one.place.file for one in faults}) > 1
    return tuple(texts.fault(one, several=several) for one in faults)


def _name(one: Planned) -> str:
    return _short(one.entry.heading)


def _change(one: Planned) -> str:
    return texts.change(_name(one), _fields(one.differences))


def _fields(differences: Iterable[Difference]) -> tuple[str, ...]:
    return tuple(one.field for one in differences)


def _short(text: str) -> str:
    return cut(one_line(text), IN_A_LINE)


def _quoted(text: str) -> str:
    return f"‘{_short(text)}’"


def _in_full(heading: str, differences: Iterable[Difference]) -> Iterator[str]:
    yield one_line(heading)
    for one in differences:
        removed, added = (tuple(map(one_line, texts)) for texts in (one.removed, one.added))
        yield from texts.before_and_after(one.field, removed, added)
    yield ""


def _text_file(name: str, lines: Iterable[str]) -> TextFile:
    return TextFile(name, (_BOM + "\r\n".join(lines).rstrip() + "\r\n").encode())
