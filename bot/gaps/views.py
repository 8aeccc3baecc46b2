"""The moderators' queue as messages: by the page, one group of it, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import Show
from bot.cards.entries import REASONS
from bot.cards.fields import sentence
from bot.curation.actions import EditEntry
from bot.dutch import cut, one_line
from bot.gaps import texts
from bot.gaps.actions import AnswerGap, GapPage, LinkGap, LinkOther, OpenGap, Reopen, SetAside
from bot.view import Button, Choice, Section, Tone, View, Weight, paged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.gaps.gaps import Gap
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from knowledge.faults import Fault

A_PAGE = 5
IN_A_LINE, IN_A_LIST, IN_A_CARD = 100, 2, 5
"""So much of a question, and so many of them, in a line of the list; so many in full on a card."""
MOST_REPORTS = 5
IN_A_TITLE = 200


def queue_view(gaps: Sequence[Gap], catalogue: Catalogue, *, page: int, days: int | None) -> View:
    """Return a page, from 0, of what waits; one beyond the last shows the last."""
    if not gaps:
        return View(
            tone=Tone.NOTICE,
            title=texts.TITLE,
            text=texts.NOTHING if days is None else texts.NOTHING_IN_PERIOD,
        )
    here = paged(gaps, page, A_PAGE)
    span = "" if days is None else str(days)
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text=texts.page_of(len(gaps), here.number, here.pages),
        sections=tuple(Section(name(gap), lines=_in_list(gap, catalogue)) for gap in here.shown),
        choices=tuple(Choice(name(gap), OpenGap(gap.key)) for gap in here.shown),
        choosing=texts.CHOOSE,
        buttons=here.turning(lambda to: GapPage(str(to), span)),
    )


def gap_view(gap: Gap, entries: Sequence[Entry], catalogue: Catalogue) -> View:
    """Return one group with all that can be done about it; `entries` may well answer it."""
    if gap.about:
        return _about_entry(gap, catalogue)
    variants = tuple(map(one_line, gap.variants))
    return View(
        tone=Tone.CHOICE,
        title=gap.text,
        text=texts.WHICH_ANSWER if entries else texts.NO_CANDIDATES,
        sections=(
            *((Section("", gap.text),) if len(gap.text) > IN_A_TITLE else ()),
            Section("", lines=_facts(gap, catalogue)),
            *((Section(texts.ASKED_LIKE_THIS, lines=variants),) if variants else ()),
        ),
        choices=tuple(Choice(entry.heading, LinkGap(gap.key, entry.id)) for entry in entries),
        buttons=(
            Button(texts.OTHER_ANSWER, LinkOther(gap.key)),
            Button(texts.ANSWER, AnswerGap(gap.key), Weight.PRIMARY),
            Button(texts.SET_ASIDE, SetAside(gap.key)),
            Button(texts.BACK, GapPage("0")),
        ),
    )


def decided_view(said: str, key: str | None) -> View:
    """Return what was decided, with the way back to undo the decision `key` and to the list."""
    undo = (Button(texts.UNDO, Reopen(key)),) if key else ()
    return View(tone=Tone.NOTICE, text=said, buttons=(*undo, Button(texts.BACK, GapPage("0"))))


def refused_view(faults: Iterable[Fault], said: str) -> View:
    """Return what is wrong with a change of an entry."""
    return View(
        tone=Tone.REFUSAL,
        text=said,
        sections=(Section("", lines=tuple(map(sentence, faults))),),
        buttons=(Button(texts.BACK, GapPage("0")),),
    )


def name(gap: Gap) -> str:
    """Return what a group is called where it is chosen."""
    return texts.name_of(cut(one_line(gap.text), IN_A_LINE), about_entry=bool(gap.about))


def _about_entry(gap: Gap, catalogue: Catalogue) -> View:
    questions = tuple(map(one_line, gap.variants[:IN_A_CARD]))
    reports = tuple(map(one_line, gap.reports[:MOST_REPORTS]))
    return View(
        tone=Tone.CHOICE,
        title=texts.name_of(gap.text, about_entry=True),
        text=texts.HOW_TO_MEND,
        sections=(
            Section("", lines=_facts(gap, catalogue)),
            *((Section(texts.REPORTED, lines=reports),) if reports else ()),
            *((Section(texts.NO_USE_FOR, lines=questions),) if questions else ()),
        ),
        buttons=(
            *((Button(texts.EDIT_ENTRY, EditEntry(gap.about)),) if gap.about else ()),
            Button(texts.DONE, SetAside(gap.key), Weight.PRIMARY),
            *((Button(texts.SHOW_ENTRY, Show(gap.about)),) if gap.about else ()),
            Button(texts.BACK, GapPage("0")),
        ),
    )


def _in_list(gap: Gap, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the facts of a group, and the first few of what people said."""
    said = gap.reports if gap.about else gap.variants
    short = tuple(cut(one_line(text), IN_A_LINE) for text in said[:IN_A_LIST])
    label = texts.reported if gap.about else texts.also_asked
    return (*_facts(gap, catalogue), *((label(short),) if short else ()))


def _facts(gap: Gap, catalogue: Catalogue) -> tuple[str, ...]:
    count = texts.remarked if gap.about else texts.asked
    reasons = tuple((REASONS[own], times) for own, times in gap.reasons.items() if own in REASONS)
    chosen, unfit = _titles(gap.chosen, catalogue), _titles(gap.unfit, catalogue)
    return (
        count(gap.times, gap.people, gap.last_at.date()),
        *((texts.waiting(gap.waiting),) if gap.waiting else ()),
        *((texts.chosen(chosen),) if chosen else ()),
        *((texts.unfit(unfit),) if unfit else ()),
        *((texts.reasons(reasons),) if reasons else ()),
    )


def _titles(ids: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    known = (catalogue.entries[own] for own in ids if own in catalogue.entries)
    return tuple(entry.heading for entry in known)[:IN_A_LIST]
