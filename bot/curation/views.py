"""The knowledge that is there, as moderators see it: one item, its past, and what needs care."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards.entries import entry_view
from bot.curation import texts
from bot.curation.actions import (
    FOR_ALL,
    ArchiveEntry,
    CheckEntry,
    EditEntry,
    EntryHistory,
    HideEntry,
    OpenEntry,
    ReturnTo,
    UndoChange,
    UpkeepPage,
)
from bot.curation.differing_view import changed_fields, difference_lines
from bot.curation.drafting_texts import fault_line
from bot.curation.upkeep import Care
from bot.dutch import cut, moment, one_line
from bot.view import Button, Choice, Section, Tone, View, Weight, paged
from knowledge.servers import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.curation.examining import Examined
    from bot.curation.publishing import Step
    from bot.curation.upkeep import Worn
    from knowledge.catalogue import Catalogue
    from knowledge.faults import Fault
    from knowledge.reviewing.values import GoldenResults
    from storage.entries import Revision

A_PAGE, PAST_PAGE = 8, 4
MOST_PHRASINGS, MOST_LINES, MOST_MISSES = 5, 8, 15
IN_A_LINE = 90


def examined_view(found: Examined) -> View:
    """Return an entry as people find it, with what its moderators know of it and can do."""
    own, seen = found.entry_id, str(found.seen)
    past = Button(texts.HISTORY, EntryHistory(own, "0"))
    if found.match is None:
        return View(
            tone=Tone.NOTICE,
            title=found.heading,
            text=texts.HIDDEN_NOW,
            sections=(_upkeep(found),),
            buttons=(past,),
        )
    shown = entry_view(found.match.entry, found.view)
    away = (
        Button(texts.HIDE, HideEntry(own, seen), Weight.DANGER)
        if found.shared
        else Button(texts.ARCHIVE, ArchiveEntry(own, seen), Weight.DANGER)
    )
    return replace(
        shown,
        sections=(_upkeep(found), *_phrasings(found), *shown.sections),
        buttons=(
            Button(texts.EDIT, EditEntry(own), Weight.PRIMARY),
            Button(texts.CHECK, CheckEntry(own, seen)),
            past,
            away,
        ),
    )


def history_view(found: Examined, steps: Sequence[Step], page: int) -> View:
    """Return a page, from 0, of what was done to an entry; one beyond the last shows the last."""
    look = Button(texts.VIEW, OpenEntry(found.entry_id))
    if not steps:
        return View(
            tone=Tone.NOTICE,
            title=texts.past_of(found.heading),
            text=texts.NO_PAST,
            buttons=(look,),
        )
    here = paged(steps, page, PAST_PAGE)
    return View(
        tone=Tone.CHOICE,
        title=texts.past_of(found.heading),
        text=texts.page_of_steps(len(steps), here.number, here.pages),
        sections=tuple(_step(one, found.view) for one in here.shown),
        choices=(*_versions(found, here.shown), *_shared_version(found)),
        choosing=texts.RETURN_TO,
        buttons=(
            *here.turning(lambda to: EntryHistory(found.entry_id, str(to))),
            look,
        ),
    )


def version_name(one: Step) -> str:
    """Return what a version is called where one chooses it: its number, when, and what it did."""
    revision = one.revision
    what = texts.acted(revision.act, changed_fields(one.differences))
    return texts.version_in_list(_version(revision), moment(revision.made_at), what)


def upkeep_view(worn: Sequence[Worn], care: Care, page: int) -> View:
    """Return a page, from 0, of what needs this care, with the way to the other lists."""
    others = tuple(
        Button(texts.CARES[other], UpkeepPage(other, "0")) for other in Care if other is not care
    )
    if not worn:
        return View(
            tone=Tone.NOTICE,
            title=texts.CARE_TITLES[care],
            text=texts.CARE_EMPTY[care],
            buttons=others,
        )
    here = paged(worn, page, A_PAGE)
    said = (texts.page_of(len(worn), here.number, here.pages), texts.CARE_HELP[care])
    return View(
        tone=Tone.CHOICE,
        title=texts.CARE_TITLES[care],
        text="\n".join(said),
        sections=tuple(
            Section(cut(one_line(one.entry.heading), IN_A_LINE), lines=(_why(one, care),))
            for one in here.shown
        ),
        choices=tuple(Choice(one.entry.heading, OpenEntry(one.entry.id)) for one in here.shown),
        choosing=texts.CARE_CHOOSE,
        buttons=(*here.turning(lambda to: UpkeepPage(care, str(to))), *others),
    )


def golden_view(results: GoldenResults, view: Catalogue) -> View:
    """Return which golden questions don't find their answer, and why."""
    if not results.asked:
        return View(tone=Tone.NOTICE, title=texts.TEST_TITLE, text=texts.TESTED_NONE)

    def name(own: str | None) -> str | None:
        return view.entries[own].heading if own and own in view.entries else None

    lines = tuple(
        texts.miss(
            cut(one_line(one.question), IN_A_LINE),
            cut(name(one.entry_id) or one.entry_id, IN_A_LINE),
            one.stage,
            texts.reply(one.reply.how, name(one.reply.entry_id)),
        )
        for one in results.misses[:MOST_MISSES]
    )
    more = len(results.misses) - len(lines)
    return View(
        tone=Tone.NOTICE,
        title=texts.TEST_TITLE,
        text=texts.tested(results.found, results.asked),
        sections=(
            *((Section(texts.MISSES, lines=lines),) if lines else ()),
            *((Section("", texts.and_more(more)),) if more else ()),
        ),
    )


def done_view(said: str, revision: Revision, *, found: bool) -> View:
    """Return that a change was made, with the way back."""
    look = (Button(texts.VIEW, OpenEntry(revision.entry_id)),) if found else ()
    undo = Button(texts.UNDO, UndoChange(revision.entry_id, str(revision.revision)))
    return View(tone=Tone.NOTICE, text=said, buttons=(undo, *look))


def refused_view(faults: Iterable[Fault], view: Catalogue) -> View:
    """Return what is wrong with a change."""
    names = {own: entry.heading for own, entry in view.entries.items()}
    lines = tuple(fault_line(fault, names) for fault in faults)
    return View(
        tone=Tone.REFUSAL, text=texts.REFUSED, sections=(Section("", lines=lines[:MOST_LINES]),)
    )


def changed_since_view(entry_id: str) -> View:
    """Return that another was sooner, with a look at what it is now."""
    look = Button(texts.VIEW, OpenEntry(entry_id))
    return View(tone=Tone.REFUSAL, text=texts.CHANGED_SINCE, buttons=(look,))


def of_all_view(entry_id: str, seen: int) -> View:
    """Return that an entry is shared by all, with what can be done to it."""
    hide = Button(texts.HIDE, HideEntry(entry_id, str(seen)), Weight.DANGER)
    return View(tone=Tone.REFUSAL, text=texts.IS_OF_ALL, buttons=(hide,))


def _upkeep(found: Examined) -> Section:
    entry = None if found.match is None else found.match.entry
    whose = texts.OF_HERE
    if found.shared:
        whose = texts.OF_ALL_CHANGED if found.own else texts.OF_ALL
    facts = (
        whose,
        "" if entry is None else texts.checked(entry.checked_on, entry.check_by),
        "" if entry is None else texts.counts(len(entry.phrasings), len(entry.golden)),
        "" if found.newest is None else _last(found.newest),
    )
    who = None if found.newest is None else found.newest.made_by
    return Section(texts.UPKEEP, "\n".join(filter(None, facts)), person=who)


def _last(revision: Revision) -> str:
    return texts.last_change(_version(revision), texts.ACTS[revision.act], moment(revision.made_at))


def _phrasings(found: Examined) -> tuple[Section, ...]:
    texts_of = () if found.match is None else found.match.entry.phrasings
    if not texts_of:
        return ()
    more = len(texts_of) - MOST_PHRASINGS
    lines = (*texts_of[:MOST_PHRASINGS], *((texts.and_more(more),) if more > 0 else ()))
    return (Section(texts.ASKED_LIKE_THIS, lines=lines),)


def _step(one: Step, view: Catalogue) -> Section:
    revision = one.revision
    lines = difference_lines(one.differences, view)
    left = len(lines) - MOST_LINES
    return Section(
        texts.step(_version(revision), revision.act),
        "\n".join(
            (
                moment(revision.made_at),
                *((texts.SOMEONE_ERASED,) if revision.made_by is None else ()),
            )
        ),
        lines=(*lines[:MOST_LINES], *((texts.and_more(left),) if left > 0 else ())),
        person=revision.made_by,
    )


def _versions(found: Examined, steps: Iterable[Step]) -> tuple[Choice, ...]:
    own, seen = found.entry_id, str(found.seen)
    return tuple(
        Choice(version_name(one), ReturnTo(own, str(one.revision.revision), seen))
        for one in steps
        if one.revision.standing.fields is not None or found.shared
    )


def _shared_version(found: Examined) -> tuple[Choice, ...]:
    if not found.apart:
        return ()
    return (Choice(texts.AS_ON_ALL, ReturnTo(found.entry_id, FOR_ALL, str(found.seen))),)


def _version(revision: Revision) -> str:
    return texts.version(revision.version, for_all=revision.guild_id == EVERYWHERE)


def _why(one: Worn, care: Care) -> str:
    match care:
        case Care.DUE:
            return texts.was_due(one.due)
        case Care.REPORTED:
            said = tuple(cut(one_line(text), IN_A_LINE) for text in one.reports[:2])
            return texts.reported(said)
        case Care.UNUSED:
            return texts.checked(one.entry.checked_on, one.entry.check_by)
