"""Imports and exports as messages and files: what would change, what is wrong, what was done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from bot.cards.fields import sentence
from bot.curation.actions import CancelImport, ConfirmImport, UndoImport
from bot.curation.examining import Exported, Invalid
from bot.curation.importing import Broken, Conflicts, Effect, Imported, Plan, PlannedEntry
from bot.curation.undoing import ImportUndone
from bot.dutch import ZONE, counted, cut, first_few, joined, number, one_line, one_paragraph
from bot.view import Attachment, Button, Section, Tone, View, Weight, notice, refusal
from knowledge.format.decoding import Encoding
from knowledge.format.differences import Difference
from knowledge.format.faults import Fault

SHOWN = 10
"""How many entries, faults or questions a message lists."""
IN_A_LINE = 120
_BOM = "\ufeff"
"""Without it Notepad and the like don't always read UTF-8."""

WRONG_SORT = (
    "Dit soort bestand kan ik niet lezen. Kies een bestand dat eindigt op .yaml, .yml of .csv. "
    "Met /kennis exporteer krijg je een voorbeeld."
)
NOT_FETCHED = "Het bestand kwam niet goed binnen. Probeer het over een minuut opnieuw."
CANCELLED = "Er is niets geïmporteerd."
TOO_LARGE = (
    "De kennis van deze server past niet in een bestand op Discord. Vraag wie mij draait om "
    "python -m bot export."
)
EFFECTS: dict[Effect, str] = {
    Effect.NEW: "nieuw",
    Effect.CHANGED: "gewijzigd",
    Effect.BACK: "weer te vinden",
    Effect.SAME: "hetzelfde",
}


def plan_view(plan: Plan, name: str, key: str | None) -> View:
    if not plan.entries:
        return refusal(
            "Er staat geen item in dit bestand. Zet er minstens één in en probeer het opnieuw."
        )
    title = f"Importeren: {name}"
    if key is None:
        nothing = "Alles in dit bestand staat hier al precies zo. Er is niets te importeren."
        return View(tone=Tone.NOTICE, title=title, text=_and_encodings(nothing, plan.encodings))
    counts = {effect: len(plan.having(effect)) for effect in Effect}
    counted = tuple(f"{number(many)} {EFFECTS[effect]}" for effect, many in counts.items() if many)
    not_yet = (
        "Er is nog niets opgeslagen. Klopt het? Kies dan binnen tien minuten ‘Importeren’. "
        "Daarna kun je alles samen terugdraaien, of elk item apart met /kennis geschiedenis."
    )
    lines = (_change(one.entry.heading, one.differences) for one in plan.having(Effect.CHANGED))
    changes = "Wat er precies verandert, staat in het bestand hierbij."
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=_and_encodings(f"{joined(counted)}. {not_yet}", plan.encodings),
        sections=(
            *_section("Nieuw", _names(plan.having(Effect.NEW))),
            *_section("Gewijzigd", lines, changes),
            *_section("Weer te vinden", _names(plan.having(Effect.BACK))),
            *_losses(plan),
        ),
        buttons=(
            Button("Importeren", ConfirmImport(key), Weight.PRIMARY),
            Button("Annuleren", CancelImport(key)),
        ),
    )


def changes_file(plan: Plan) -> Attachment | None:
    changed = plan.having(Effect.CHANGED, Effect.BACK)
    if not changed:
        return None
    lines = [line for one in changed for line in _in_full(one.entry.heading, one.differences)]
    return _text_file("wijzigingen.txt", lines)


def broken_view(broken: Broken) -> View:
    count = len(broken.faults)
    text = (
        f"{'Er is 1 fout.' if count == 1 else f'Er zijn {number(count)} fouten.'} "
        "Er is niets opgeslagen. Verbeter dit en importeer het bestand opnieuw."
    )
    if count > SHOWN:
        text += " Alle fouten staan in het bestand hierbij."
    return View(
        tone=Tone.REFUSAL,
        title="Dit bestand kan nog niet worden geïmporteerd",
        text=_and_encodings(text, broken.encodings),
        sections=_section("", _faults(broken.faults)),
    )


def faults_file(broken: Broken) -> Attachment | None:
    """Return every fault; None where the message has them all."""
    many = len(broken.faults) > SHOWN
    return _text_file("fouten.txt", _faults(broken.faults)) if many else None


def imported_view(outcome: Imported) -> View:
    stands = "stond" if outcome.same == 1 else "stonden"
    so = f" {number(outcome.same)} {stands} al zo." if outcome.same else ""
    text = (
        f"Geïmporteerd: {items(outcome.written)}.{so} De volgende vraag wordt er al mee beantwoord."
    )
    batch = outcome.batch
    if batch is None:
        return notice(text)
    undo = UndoImport(batch.first, batch.last, int(batch.made_at.timestamp()))
    return notice(text, Button("Maak ongedaan", undo))


def import_undone_view(outcome: ImportUndone) -> View:
    changed, unfit = len(outcome.changed), len(outcome.unfit)
    if not (outcome.undone or changed or unfit):
        return notice("Deze import is al teruggedraaid. Er is niets veranderd.")
    undone = f"{items(outcome.undone)} teruggedraaid." if outcome.undone else ""
    sentences = [undone or "Er is niets teruggedraaid."]
    if changed:
        since = "dat is daarna veranderd" if changed == 1 else "die zijn daarna veranderd"
        sentences.append(f"{number(changed)} niet: {since}.")
    if unfit:
        sentences.append(
            f"{number(unfit)} niet: de vorige versie past niet meer bij wat er nu staat."
        )
    unfit_title = "Niet teruggedraaid: de vorige versie past niet meer"
    return View(
        tone=Tone.NOTICE,
        text=" ".join(sentences),
        sections=(
            *_section("Niet teruggedraaid: daarna veranderd", map(_quoted, outcome.changed)),
            *_section(unfit_title, map(_quoted, outcome.unfit)),
        ),
    )


def conflicts_view(conflicts: Conflicts) -> View:
    lines = (_change(one.heading, one.differences) for one in conflicts.entries)
    text = (
        "Deze items zijn gewijzigd nadat je het bestand aanbood. Kies opnieuw /kennis importeer "
        "met het bestand: dan zie je wat er nu zou veranderen."
    )
    return _nothing_imported("iemand anders was je voor", text, lines)


def no_longer_valid_view(invalid: Invalid) -> View:
    lines = (f"{one.place.file}: {sentence(one)}" for one in invalid.faults)
    text = (
        "Er is iets veranderd nadat je het bestand aanbood. Verbeter dit en importeer het opnieuw."
    )
    return _nothing_imported("het past niet meer", text, lines)


def _nothing_imported(why: str, text: str, lines: Iterable[str]) -> View:
    title = f"Er is niets geïmporteerd: {why}"
    return View(tone=Tone.REFUSAL, title=title, text=text, sections=_section("", lines))


def export_view(exported: Exported) -> View:
    if not exported.count:
        return notice(
            "Deze server heeft nog geen eigen kennis. In het bestand hierbij staan alleen de "
            "kolommen: vul het in en kies /kennis importeer."
        )
    items = counted(exported.count, "eigen item", "eigen items")
    left_out = number(exported.left_out)
    hidden = f" Wat gearchiveerd of verborgen is ({left_out}), staat er niet in."
    return notice(
        f"{items} van deze server, als YAML en als tabel voor Excel. Heb je een bestand verbeterd? "
        f"Zet het dan terug met /kennis importeer.{hidden if exported.left_out else ''}"
    )


def export_files(exported: Exported, now: datetime) -> tuple[Attachment, ...]:
    table = Attachment(_file_name(now, "csv"), exported.table.encode())
    if not exported.count:
        return (table,)
    return (Attachment(_file_name(now, "yaml"), exported.pack.encode()), table)


def too_large_line(limit: int) -> str:
    return (
        f"Dit bestand is te groot. Het mag hoogstens {number(limit // 1024 // 1024)} MB zijn; "
        "deel het op in kleinere bestanden."
    )


def log_answered(questions: int) -> str:
    what = "1 open vraag heeft" if questions == 1 else f"{number(questions)} open vragen hebben"
    return f"{what} door de import een antwoord. Wie erop wacht, krijgt bericht."


def items(many: int) -> str:
    return counted(many, "item", "items") or "0 items"


def _and_encodings(text: str, encodings: Sequence[tuple[str, Encoding]]) -> str:
    notes = (
        f"{name} is geen UTF-8 maar {encoding}. Ik heb het zo gelezen; kijk of letters als é en ë "
        "goed staan."
        for name, encoding in encodings
    )
    return "\n\n".join((text, *notes))


def _section(heading: str, lines: Iterable[str], text: str = "") -> tuple[Section, ...]:
    """Show the first few lines under a heading, and how many more there are; nothing for none."""
    few = first_few(tuple(lines), SHOWN)
    return (Section(heading, text, few),) if few else ()


def _losses(plan: Plan) -> tuple[Section, ...]:
    heading, note = "Vragen die dan anders beantwoord worden", ""
    if plan.reviewed < plan.to_review:
        note = (
            f"Er was tijd om de eerste {number(plan.reviewed)} van de {number(plan.to_review)} "
            "items hierop na te kijken. Wil je alles zien? Importeer het dan in delen."
        )
    if not plan.regressions:
        none = f"Daarvan is er nog geen gevonden. {note}"
        return (Section(heading, none),) if note else ()
    text = (
        "Vragen zoals deze horen bij een ander item. Na het importeren komen ze misschien ergens "
        "anders uit, of is het antwoord minder zeker."
    )
    lines = (_quoted(one.question) for one in plan.regressions)
    return _section(heading, lines, one_paragraph(text, note))


def _faults(faults: Sequence[Fault]) -> tuple[str, ...]:
    several = len({one.place.file for one in faults}) > 1
    return tuple(
        f"{f'{one.place.file}, ' if several else ''}regel {number(one.place.line)}: {sentence(one)}"
        for one in faults
    )


def _names(planned: Iterable[PlannedEntry]) -> Iterator[str]:
    return (_short(one.entry.heading) for one in planned)


def _change(heading: str, differences: Iterable[Difference]) -> str:
    fields = joined(tuple(one.field for one in differences))
    return f"{_quoted(heading)}: {fields}" if fields else _quoted(heading)


def _short(text: str) -> str:
    return cut(one_line(text), IN_A_LINE)


def _quoted(text: str) -> str:
    return f"‘{_short(text)}’"


def _in_full(heading: str, differences: Iterable[Difference]) -> Iterator[str]:
    yield one_line(heading)
    for difference in differences:
        order = "" if difference.removed or difference.added else " (in een andere volgorde)"
        yield f"  {difference.field}{order}"
        yield from (f"    - {one_line(text)}" for text in difference.removed)
        yield from (f"    + {one_line(text)}" for text in difference.added)
    yield ""


def _text_file(name: str, lines: Iterable[str]) -> Attachment:
    return Attachment(name, (_BOM + "\r\n".join(lines).rstrip() + "\r\n").encode())


def _file_name(now: datetime, ending: str) -> str:
    day: date = now.astimezone(ZONE).date()
    return f"kennis-{day.isoformat()}.{ending}"
