"""A draft as a message, its forms, and what a review says of it."""

from dataclasses import replace

from bot.cards.entries import SEPARATOR, entry_view
from bot.cards.fields import LABELS, difference_lines, fault_line
from bot.curation import actions
from bot.curation.drafts import Card, Saved, SavedAlready, SavedByOther, ToConfirm
from bot.curation.views import look_at
from bot.discord.presses import Form, TextField
from bot.dutch import KINDS, cut, first_few, joined, one_line, paragraphs, percentage, units
from bot.view import Button, Choice, Section, Tone, View, Weight, filled, notice
from knowledge.catalogue import Catalogue
from knowledge.drafting.naming import LEAVE_OUT, name_of
from knowledge.drafting.parts import FIRST, PARTS, Part, body_field, heading_field
from knowledge.drafting.typed import as_typed
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, SHORT, Refers
from knowledge.format.fields import FieldForm as Shape
from knowledge.reading_level import B1, ReadingLevel
from knowledge.reviewing.likeness import ALIKE
from knowledge.reviewing.values import (
    Missing,
    QuestionKind,
    Regression,
    Reply,
    Review,
    SimilarEntry,
)
from storage.drafts import Draft

IN_A_LINE = 90
MOST_FAULTS, MOST_CHOICES = 8, 25
MOST, LONGEST = 5, 180
"""How many lines of each part of a review are shown, and how long one may be."""
QUOTED = 2
"""How many texts show how an entry resembles the draft."""
LONGEST_INPUT, LONGEST_ADDRESS = 4000, 512
"""What the fields of a form hold."""

PART_NAMES: dict[Part, str] = {
    Part.TEXT: "Tekst",
    Part.WHEN: "Wanneer en waar",
    Part.POINTS: "Kernpunten",
    Part.SOURCES: "Bronnen",
    Part.TOPICS: "Thema’s en makers",
    Part.PHRASINGS: "Formuleringen",
    Part.GOLDEN: "Gouden vragen",
    Part.GROUND: "Hoe zeker het is",
    Part.UPKEEP: "Beheer",
}
"""What the button of a part says."""
MISSING: dict[Missing, str] = {
    Missing.ANSWER: "Er is nog geen antwoord.",
    Missing.SOURCE: "Er is nog geen bron.",
    Missing.THEMES: "Zet er een thema bij: dan hoort ook wie dat thema volgt ervan.",
    Missing.PHRASINGS: "Met minstens vijf formuleringen vind ik het ook bij andere woorden.",
    Missing.GOLDEN: "Met een gouden vraag blijf ik controleren dat dit gevonden wordt.",
    Missing.CHECKED_ON: "Zet bij ‘Beheer’ wanneer het is nagekeken.",
}
_ABOUT = {"bronnen": Missing.SOURCE, "themas": Missing.THEMES}
"""What isn't called missing where its field is called wrong."""
TOO_LONG_FOR_FORM = (
    "Dit onderdeel is te lang voor een formulier op Discord. Neem je kennis mee met "
    "/kennis exporteer, pas het bestand aan en zet het terug met /kennis importeer."
)


def first_form(kind: Kind) -> Form:
    needed = (heading_field(kind), body_field(kind))
    fields = tuple(entry_field(kind, key, "", required=key in needed) for key in FIRST[kind])
    return Form(f"Nieuw: {KINDS[kind]}", actions.BeginDraft(kind.value), fields)


def part_form(card: Card, part: Part) -> Form | None:
    """Return the form of a part as it stands; None where it holds more than a form can."""
    kind, draft = card.draft.kind, card.draft
    fields = tuple(
        entry_field(kind, key, as_typed(draft.fields, key, card.view), required=False)
        for key in PARTS[kind][part]
    )
    if any(units(field.value) > field.most for field in fields):
        return None
    return Form(PART_NAMES[part], actions.EditDraft(draft.key, part), fields)


def entry_field(kind: Kind, key: str, value: str, *, required: bool) -> TextField:
    spec = ENTRIES[kind].fields[key]
    if spec.many:
        most = LONGEST_INPUT
    elif spec.form is Shape.TEXT and spec.refers is None:
        most = spec.most
    else:
        most = LONGEST_ADDRESS
    label = LABELS[key]
    return TextField(
        name=key,
        label=label.text,
        help=label.help,
        most=most,
        value=value,
        required=required,
        long=spec.many or (spec.form is Shape.TEXT and spec.most > SHORT),
    )


def draft_name(heading: str) -> str:
    return f"Concept: {heading or 'nog zonder naam'}"


def card_view(card: Card, *, refused: bool = False) -> View:
    """Show a draft: first what keeps it from being saved, then the entry as it will be seen.

    `refused` where someone tried to save it.
    """
    key, preview, choices = card.draft.key, _preview(card), _names_to_choose(card)
    where = (
        "Concept: alleen jij ziet dit. Het blijft vier weken bewaard; je vindt het terug met "
        "/kennis bewerken."
    )
    return replace(
        preview,
        tone=Tone.CHOICE,
        title=draft_name(card.draft.heading),
        sections=(
            *_in_the_way(card, refused=refused),
            *preview.sections,
            *_topics(card),
            *_advice(card),
        ),
        footer=SEPARATOR.join(filter(None, (preview.footer, where))),
        choices=choices,
        choosing="Bedoel je…? Kies wat je bedoelt" if choices else "",
        buttons=(
            Button("Opslaan", actions.SaveDraft(key), Weight.PRIMARY),
            *(
                Button(PART_NAMES[part], actions.EditDraft(key, part))
                for part in PARTS[card.draft.kind]
            ),
            _cancel(key),
        ),
        links=(),
    )


def review_view(pause: ToConfirm) -> View:
    draft = pause.card.draft
    return View(
        tone=Tone.CHOICE,
        title="Kijk hier eerst naar",
        text="Er is nog niets opgeslagen. Je kunt het aanpassen, of toch opslaan.",
        sections=review_sections(pause.review, pause.card.view),
        buttons=(
            Button("Toch opslaan", actions.SaveDraft(draft.key, draft.written), Weight.PRIMARY),
            Button("Aanpassen", actions.OpenDraft(draft.key)),
            _cancel(draft.key),
        ),
    )


def conflict_view(clash: SavedByOther) -> View:
    key, newest = clash.card.draft.key, clash.conflict.newest
    lines = difference_lines(clash.conflict.differences, clash.card.view)
    theirs = Section(
        "Dit is er door de ander veranderd",
        "" if lines else "De tekst bleef gelijk; alleen de stand veranderde.",
        lines=lines,
        person=None if newest is None else newest.made_by,
    )
    seen = 0 if newest is None else newest.revision
    return View(
        tone=Tone.CHOICE,
        title="Iemand anders was eerder",
        text=(
            "Terwijl jij schreef, is dit item veranderd. Er is niets overschreven. Sla je jouw "
            "versie op, dan komt die in de plaats. De andere zie je dan terug met "
            "/kennis geschiedenis."
        ),
        sections=(theirs,),
        buttons=(
            Button("Mijn versie opslaan", actions.OverwriteDraft(key, seen), Weight.PRIMARY),
            Button("Andere versie houden", actions.DropDraft(key)),
            Button("Aanpassen", actions.OpenDraft(key)),
        ),
    )


def saved_view(done: Saved, view: Catalogue) -> View:
    saved = f"Opgeslagen: ‘{done.entry.heading}’. Wie er nu naar vraagt, krijgt dit."
    questions = "een open vraag" if done.answered == 1 else f"{done.answered} open vragen"
    answers = f"Het beantwoordt ook {questions}; wie daarop wacht, krijgt bericht."
    undo = Button("Maak ongedaan", actions.UndoChange(done.entry.id, done.revision.revision))
    return View(
        tone=Tone.NOTICE,
        text=paragraphs(saved, answers if done.answered else ""),
        sections=() if done.review is None else review_sections(done.review, view),
        buttons=(undo, look_at(done.entry.id)),
    )


def saved_already_view(done: SavedAlready) -> View:
    sentence = f"‘{done.entry.heading}’ stond er al zo in. Er is niets veranderd."
    return notice(sentence, look_at(done.entry.id))


def dropped_view(draft: Draft, view: Catalogue) -> View:
    entry_id = str(draft.fields.get("id", ""))
    text = "Geannuleerd. Wat je invulde, is weg; aan de kennis is niets veranderd."
    return notice(text, *((look_at(entry_id),) if entry_id in view.entries else ()))


def fault_lines(card: Card) -> tuple[str, ...]:
    unknown = []
    for one in card.unknown:
        hint = f" Bedoel je ‘{one.near[0].name}’?" if one.near else ""
        unknown.append(f"{LABELS[one.field].text}: ik ken geen ‘{one.typed}’.{hint}")
    return (*unknown, *(fault_line(fault, card.view) for fault in card.faults))


def review_sections(review: Review, view: Catalogue) -> tuple[Section, ...]:
    """Show what a review found, the worst first, and a few of each; nothing where all is well.

    What the draft lacks is not repeated: its card says that while it is written.
    """
    lost = [_lost(one, review, view) for one in review.regressions if one.certain]
    maybe_lost = [_lost(one, review, view) for one in review.regressions if not one.certain]
    personal = [f"{one.kind}: {one.text}" for one in review.personal]
    more = review.more_regressions
    names = [(one.text, name_of(Refers.ENTRY, one.entry_id, view)) for one in review.same]
    same = [f"‘{text}’ staat ook bij ‘{name}’" for text, name in names]
    parts = (
        ("Deze vragen krijgen een ander of minder zeker antwoord", lost, 0 if maybe_lost else more),
        ("Deze woorden staan ook ergens anders", same, 0),
        (
            "Wie het net anders vraagt dan zo, komt misschien ergens anders uit",
            maybe_lost,
            more if maybe_lost else 0,
        ),
        ("Dit lijkt erop", [_alike(one, view) for one in review.alike], 0),
        ("Deze gouden vragen vinden dit item dan niet", [one.question for one in review.misses], 0),
        ("Dit lijkt iets persoonlijks; haal het weg als dat kan", personal, 0),
    )
    sections = [
        Section(heading, lines=first_few(tuple(map(_short, lines)), MOST, more))
        for heading, lines, more in parts
    ]
    return filled(*sections, *_level(review.level))


def _short(line: str) -> str:
    return cut(one_line(line), LONGEST)


def _cancel(key: str) -> Button:
    return Button("Annuleren", actions.DropDraft(key), Weight.DANGER)


def _preview(card: Card) -> View:
    if card.entry is not None:
        return entry_view(card.entry, card.view)
    text = str(card.draft.fields.get(body_field(card.draft.kind), ""))
    nothing = "Er staat nog niets. Kies een onderdeel om in te vullen."
    return View(tone=Tone.CHOICE, text=text or nothing)


def _in_the_way(card: Card, *, refused: bool) -> tuple[Section, ...]:
    lines = fault_lines(card)
    heading = "Nog niet opgeslagen: dit moet eerst" if refused else "Dit moet nog"
    return filled(Section(heading, lines=lines[:MOST_FAULTS]))


def _topics(card: Card) -> tuple[Section, ...]:
    """Show the themes, which an answer doesn't show, and whose followers hear of the entry."""
    themes = card.entry.themes if card.entry else ()
    names = joined(tuple(name_of(Refers.THEME, theme, card.view) for theme in themes))
    return filled(Section("", f"Thema’s: {names}" if names else "", small=True))


def _advice(card: Card) -> tuple[Section, ...]:
    wrong = {*(one.field for one in card.faults), *(one.field for one in card.unknown)}
    covered = {missing for name, missing in _ABOUT.items() if name in wrong}
    lines = tuple(MISSING[one] for one in card.missing if one in MISSING and one not in covered)
    return filled(Section("Dit kan nog beter", lines=lines), *_level(card.level))


def _names_to_choose(card: Card) -> tuple[Choice, ...]:
    key = card.draft.key
    choices = []
    for number, one in enumerate(card.unknown):
        typed = cut(one_line(one.typed), IN_A_LINE // 3)
        choices += [
            Choice(
                f"{near.name} (in plaats van ‘{typed}’)", actions.NameInDraft(key, number, near.key)
            )
            for near in one.near
        ]
        choices.append(Choice(f"Laat weg: ‘{typed}’", actions.NameInDraft(key, number, LEAVE_OUT)))
    return tuple(choices[:MOST_CHOICES])


def _level(level: ReadingLevel | None) -> tuple[Section, ...]:
    """Say how a text could be easier to read; nothing where it is plain or very short."""
    if level is None or level.plain:
        return ()
    how = (
        f"Leesbaarheid {round(level.score)} (Flesch-Douma; vanaf {round(B1)} leest bijna iedereen "
        "het zonder moeite). Maak zinnen korter en kies woorden die iedereen kent. De langste zin:"
    )
    return (Section("Het kan eenvoudiger", how, lines=(_short(level.longest),)),)


def _lost(regression: Regression, review: Review, view: Catalogue) -> str:
    entry = name_of(Refers.ENTRY, regression.entry_id, view)
    golden = regression.kind is QuestionKind.GOLDEN
    question = f"Gouden vraag ‘{regression.question}’" if golden else f"‘{regression.question}’"
    if not regression.lost:
        return f"{question}: ‘{entry}’, maar dan minder zeker"
    if not regression.certain:
        return f"{question}: van ‘{entry}’ naar {_goes_to(regression.becomes, review, view)}"
    return f"{question}: nu ‘{entry}’, dan {_goes_to(regression.becomes, review, view)}"


def _goes_to(reply: Reply, review: Review, view: Catalogue) -> str:
    if reply.entry_id is None or not reply.answers:
        return "geen antwoord"
    if reply.entry_id == review.draft.id:
        return "deze tekst"
    return f"‘{name_of(Refers.ENTRY, reply.entry_id, view)}’"


def _alike(alike: SimilarEntry, view: Catalogue) -> str:
    name = name_of(Refers.ENTRY, alike.entry_id, view)
    texts = (*((alike.heading,) if alike.heading else ()), *alike.phrasings)
    quoted = joined(tuple(f"‘{text}’" for text in texts[:QUOTED]))
    if alike.score < ALIKE:
        return f"Zegt bijna hetzelfde als ‘{name}’: {quoted}"
    by = f", door {quoted}" if quoted else ""
    return f"Lijkt voor {percentage(alike.score)} op ‘{name}’{by}"
