"""Entries as moderators see them: one entry, its history, what needs care, and golden questions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from bot.cards.entries import entry_view
from bot.cards.fields import changed_fields, difference_lines, fault_line
from bot.curation import actions
from bot.curation.examining import Care, EntryState, Invalid, NeedsCare, Step
from bot.curation.publishing import Conflict, Outcome, Published, Unchanged, hide_button
from bot.dutch import counted, cut, first_few, long_date, moment, number, one_line, percentage
from bot.view import (
    Button,
    Choice,
    Section,
    Tone,
    View,
    Weight,
    filled,
    listing,
    notice,
    paged,
    refusal,
)
from knowledge.answer import AnswerKind
from knowledge.catalogue import Catalogue
from knowledge.drafting.naming import name_of
from knowledge.entry import EVERYWHERE, Entry
from knowledge.format.faults import Fault
from knowledge.format.fields import Refers
from knowledge.reviewing.values import GoldenResults, Miss, Stage
from knowledge.upkeep import seen_on
from storage.entries import Act, RevisedEntry, Revision

A_PAGE, PAST_PAGE = 8, 4
MOST_PHRASINGS, MOST_LINES, MOST_MISSES = 5, 8, 15
IN_A_LINE = 90

A_VERSION = "een versie van dit item"
AS_ON_ALL = "Zoals op alle servers"
AS_SHARED = {False: "Van alle servers", True: "Van alle servers, hier aangepast"}
NEVER_CHECKED = "Nog nooit nagekeken"
ACTS: dict[Act, str] = {
    Act.PUBLISHED: "geschreven",
    Act.ARCHIVED: "gearchiveerd",
    Act.HIDDEN: "verborgen",
    Act.SHOWN: "weer te zien",
    Act.SHARED: "gedeeld met alle servers",
    Act.CHECKED: "nagekeken",
    Act.PHRASED: "formulering toegevoegd",
    Act.UNDONE: "teruggedraaid",
    Act.RETURNED: "teruggezet naar een eerdere versie",
}
DONE: dict[Act, str] = {
    Act.ARCHIVED: (
        "‘{}’ is gearchiveerd: niemand vindt het nog. Wie het op een leeslijst heeft, kan "
        "het daar blijven lezen. Terughalen kan altijd, met /kennis herstel."
    ),
    Act.HIDDEN: "‘{}’ is op deze server niet meer te vinden. Op andere servers verandert niets.",
    Act.SHARED: "‘{}’ is nu op alle servers te vinden.",
    Act.CHECKED: "‘{}’ is vandaag nagekeken.",
    Act.UNDONE: "Teruggedraaid: ‘{}’ is weer zoals daarvoor.",
    Act.RETURNED: "‘{}’ staat weer zoals in die versie.",
}
"""The reply to each step that a moderator takes on an entry."""
CARES: dict[Care, str] = {
    Care.DUE: "Nakijken",
    Care.REPORTED: "Gemeld",
    Care.UNUSED: "Niet gebruikt",
}
"""The label of the button to each list."""
CARE_TITLES: dict[Care, str] = {
    Care.DUE: "Dit is aan nakijken toe",
    Care.REPORTED: "Hier is iets over gemeld",
    Care.UNUSED: "Dit gebruikte niemand in de laatste vier weken",
}
CARE_EMPTY: dict[Care, str] = {
    Care.DUE: "Alles is nagekeken. Er is nu niets aan de beurt.",
    Care.REPORTED: "Er is niets gemeld.",
    Care.UNUSED: "Alles is in de laatste vier weken gebruikt.",
}
CARE_HELP: dict[Care, str] = {
    Care.DUE: "Klopt het nog? Open het en kies ‘Nagekeken’, of pas het aan met ‘Bewerken’.",
    Care.REPORTED: "Pas het aan met ‘Bewerken’. Rond daarna de melding af met /onbeantwoord lijst.",
    Care.UNUSED: (
        "Misschien vraagt niemand ernaar, of vragen mensen het met andere woorden. Voeg dan "
        "formuleringen toe."
    ),
}
STAGES: dict[Stage, str] = {
    Stage.WORDS: "de woorden passen beter bij een ander item",
    Stage.CHARACTERS: "de schrijfwijze lijkt meer op een ander item",
    Stage.WORD_ORDER: "de volgorde van de woorden past beter bij een ander item",
    Stage.MEANING: "de betekenis ligt dichter bij een ander item",
    Stage.PRIOR: "een ander item wordt vaker gevraagd",
    Stage.NAME: "een ander item heet zo",
    Stage.CANDIDATES: "geen woord ervan staat in het item",
    Stage.OUTSIDE: "ik hou het voor een ander onderwerp",
    Stage.INSIDE: "ik hou het voor een vraag van ons",
    Stage.CONFIDENCE: "het staat vooraan, maar ik ben niet zeker genoeg",
    Stage.REQUEST: "ik hou het voor een opdracht",
}
"""Why a question doesn't find its entry."""
HOWS: dict[AnswerKind, str] = {
    AnswerKind.FOUND: "antwoord",
    AnswerKind.SUGGESTIONS: "keuze",
    AnswerKind.UNKNOWN: "geen antwoord",
    AnswerKind.ELSEWHERE: "ander onderwerp",
    AnswerKind.SMALL_TALK: "praatje",
    AnswerKind.INTENT: "opdracht",
}


def examined_view(state: EntryState) -> View:
    key, seen = state.entry_id, state.seen_revision
    past = Button("Geschiedenis", actions.EntryHistory(key, 0))
    if state.entry is None:
        return View(
            tone=Tone.NOTICE,
            title=state.heading,
            text="Het is nu niet te vinden op deze server. Zet het terug met /kennis herstel.",
            sections=(_upkeep(state),),
            buttons=(past,),
        )
    card, phrasings = entry_view(state.entry, state.view), state.entry.phrasings
    phrasing = filled(Section("Zo wordt het gevraagd", lines=first_few(phrasings, MOST_PHRASINGS)))
    archive = Button("Archiveren", actions.ArchiveEntry(key, seen), Weight.DANGER)
    return replace(
        card,
        sections=(_upkeep(state), *phrasing, *card.sections),
        buttons=(
            Button("Bewerken", actions.EditEntry(key), Weight.PRIMARY),
            Button("Nagekeken", actions.CheckEntry(key, seen)),
            past,
            hide_button(key, seen) if state.shared else archive,
        ),
    )


def history_view(state: EntryState, steps: Sequence[Step], page: int) -> View:
    here = paged(steps, page, PAST_PAGE)
    view = listing(
        steps,
        page,
        PAST_PAGE,
        title=f"Geschiedenis: {state.heading}",
        text=f"{counted(len(steps), 'versie', 'versies')}.",
        section=lambda step: _step(step, state.view),
        turn=lambda to: actions.EntryHistory(state.entry_id, to),
        nothing="Dit item is nog nooit veranderd: het staat er zoals het is meegeleverd.",
        buttons=(look_at(state.entry_id),),
    )
    versions = _versions(state, here.shown)
    return replace(view, choices=versions, choosing="Zet een versie terug") if steps else view


def version_name(step: Step) -> str:
    revision, fields = step.revision, changed_fields(step.differences)
    what = f"{ACTS[revision.act]} ({', '.join(fields)})" if fields else ACTS[revision.act]
    return f"{_version(revision)}, {moment(revision.made_at)}: {what}"


def upkeep_view(needs: Sequence[NeedsCare], care: Care, page: int) -> View:
    view = listing(
        needs,
        page,
        A_PAGE,
        title=CARE_TITLES[care],
        text=f"{counted(len(needs), 'item', 'items')}.",
        section=lambda need: Section(
            cut(one_line(need.entry.heading), IN_A_LINE),
            lines=(_why(need, care),),
            button=Button("Bekijk", actions.OpenEntry(need.entry.id)),
        ),
        turn=lambda to: actions.UpkeepPage(care, to),
        nothing=CARE_EMPTY[care],
        buttons=tuple(
            Button(CARES[other], actions.UpkeepPage(other, 0))
            for other in Care
            if other is not care
        ),
    )
    return replace(view, text=f"{view.text}\n{CARE_HELP[care]}") if needs else view


def golden_view(results: GoldenResults, view: Catalogue) -> View:
    title = "Gouden vragen"
    if not results.asked:
        none = "Er zijn nog geen gouden vragen. Zet ze bij een item, onder ‘Gouden vragen’."
        return View(tone=Tone.NOTICE, title=title, text=none)
    lines = tuple(_miss(miss, view) for miss in results.misses)
    missed = Section("Deze vinden het goede antwoord niet", lines=first_few(lines, MOST_MISSES))
    return View(
        tone=Tone.NOTICE,
        title=title,
        text=_tested(results.found, results.asked),
        sections=filled(missed),
    )


def outcome_view(outcome: Outcome, state: EntryState) -> View:
    match outcome:
        case Published():
            return _done_view(outcome, state.heading)
        case Unchanged():
            return notice("Dat stond er al zo. Er is niets veranderd.")
        case Conflict():
            changed = (
                "Iemand anders heeft dit item net veranderd, dus ik heb niets gedaan. Bekijk het "
                "eerst, en doe het daarna opnieuw."
            )
            return refusal(changed, look_at(state.entry_id))
        case Invalid(faults):
            return invalid_view(faults, state.view)
        case _:
            assert_never(outcome)


def look_at(entry_id: str) -> Button:
    return Button("Bekijk het item", actions.OpenEntry(entry_id))


def invalid_view(faults: Iterable[Fault], view: Catalogue) -> View:
    lines = tuple(fault_line(fault, view) for fault in faults)
    sections = (Section("", lines=lines[:MOST_LINES]),)
    return View(tone=Tone.REFUSAL, text="Zo kan het er niet in staan", sections=sections)


def version_label(count: int, *, for_all: bool = False) -> str:
    return f"Versie {count} voor alle servers" if for_all else f"Versie {count}"


def _done_view(done: Published, heading: str) -> View:
    revision = done.revision
    sentence = DONE[revision.act].format(heading)
    if revision.act is Act.RETURNED and revision.standing == RevisedEntry():
        sentence = f"‘{heading}’ staat hier weer zoals op alle servers."
    if revision.act is Act.CHECKED and done.entry is not None and done.entry.check_by:
        sentence += f" Na {long_date(done.entry.check_by)} vraag ik er weer om."
    undo = Button("Maak ongedaan", actions.UndoChange(revision.entry_id, revision.revision))
    look = () if done.entry is None else (look_at(revision.entry_id),)
    return notice(sentence, undo, *look)


def _upkeep(state: EntryState) -> Section:
    entry = state.entry
    facts = [AS_SHARED[state.is_changed_here] if state.shared else "Van deze server"]
    if entry is not None:
        how = counted(len(entry.phrasings), "formulering", "formuleringen") or "0 formuleringen"
        proofs = counted(len(entry.golden), "gouden vraag", "gouden vragen") or "0 gouden vragen"
        facts += [_checked(entry), f"{how}, {proofs}"]
    last = state.seen
    if last is not None:
        facts.append(f"{_version(last)}, {moment(last.made_at)}: {ACTS[last.act]}")
    who = None if last is None else last.made_by
    return Section("Beheer van dit item", "\n".join(facts), person=who)


def _step(step: Step, view: Catalogue) -> Section:
    revision = step.revision
    erased = "\nWie het deed, is gewist." if revision.made_by is None else ""
    return Section(
        f"{_version(revision)}: {ACTS[revision.act]}",
        f"{moment(revision.made_at)}{erased}",
        lines=first_few(difference_lines(step.differences, view), MOST_LINES),
        person=revision.made_by,
    )


def _versions(state: EntryState, steps: Iterable[Step]) -> tuple[Choice, ...]:
    key, seen = state.entry_id, state.seen_revision
    choices = [
        Choice(version_name(step), actions.ReturnTo(key, str(step.revision.revision), seen))
        for step in steps
        if step.revision.standing.fields is not None or state.shared
    ]
    if state.differs_here:
        choices.append(Choice(AS_ON_ALL, actions.ReturnTo(key, actions.FOR_ALL, seen)))
    return tuple(choices)


def _version(revision: Revision) -> str:
    return version_label(revision.version, for_all=revision.guild_id == EVERYWHERE)


def _why(need: NeedsCare, care: Care) -> str:
    match care:
        case Care.DUE:
            return NEVER_CHECKED if need.due is None else f"Nakijken voor {long_date(need.due)}"
        case Care.REPORTED:
            sentence = (f"‘{cut(one_line(text), IN_A_LINE)}’" for text in need.reports[:2])
            return f"Gemeld: {', '.join(sentence)}"
        case Care.UNUSED:
            return _checked(need.entry)


def _checked(entry: Entry) -> str:
    seen = seen_on(entry)
    if seen is None:
        return NEVER_CHECKED
    done = "Nagekeken" if entry.checked_on else "Opgeschreven"
    again = f"; opnieuw nakijken voor {long_date(entry.check_by)}" if entry.check_by else ""
    return f"{done} op {long_date(seen)}{again}"


def _tested(right: int, asked: int) -> str:
    if asked == 1:
        return f"De ene gouden vraag vindt het goede antwoord{'' if right else ' niet'}."
    if right == asked:
        return f"Alle {number(asked)} gouden vragen vinden het goede antwoord."
    finds = "vindt" if right == 1 else "vinden"
    return (
        f"{number(right)} van de {number(asked)} gouden vragen {finds} het goede antwoord "
        f"({percentage(right * 100 // asked / 100)})."
    )


def _miss(miss: Miss, view: Catalogue) -> str:
    heading = name_of(Refers.ENTRY, miss.entry_id, view)
    question, heading = (cut(one_line(text), IN_A_LINE) for text in (miss.question, heading))
    now = f"nu {HOWS[miss.reply.how]}"
    answer = view.entries.get(miss.reply.entry_id or "")
    if miss.reply.how is AnswerKind.FOUND and answer is not None:
        now += f" ‘{answer.heading}’"
    return f"‘{question}’ hoort bij ‘{heading}’: {STAGES[miss.stage]} ({now})"
