"""Drafts, differences, the past and upkeep as messages: short, safe and within Discord's limits."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cards.fields import LABELS, difference_lines, sentence
from bot.curation.actions import (
    ArchiveEntry,
    EntryHistory,
    HideEntry,
    NameInDraft,
    ReturnTo,
    SaveDraft,
    UpkeepPage,
)
from bot.curation.draft_views import PART_NAMES, card_view, conflict_view, fault_lines, first_form
from bot.curation.drafts import Card, SavedByOther
from bot.curation.examining import Care, EntryState, NeedsCare
from bot.curation.examining import Step as Step
from bot.curation.publishing import Conflict
from bot.curation.views import (
    CARE_HELP,
    examined_view,
    golden_view,
    history_view,
    upkeep_view,
    version_name,
)
from bot.view import View
from knowledge.answer import AnswerKind
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept
from knowledge.drafting.naming import unknown_names, without_unknown_names
from knowledge.drafting.parts import Part
from knowledge.entry import Kind
from knowledge.format.differences import differences
from knowledge.format.faults import Place, Problem, fault
from knowledge.format.fields import ENTRIES
from knowledge.reading_level import reading_level
from knowledge.reviewing.review import missing
from knowledge.reviewing.values import GoldenResults, Miss, Reply, Stage
from storage.drafts import Draft
from storage.entries import Act, RevisedEntry, Revision
from tests.bot.rendered import read
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW

NASTY = "**vet** @everyone <@1> [x](https://y.nl)"
WHOLE: dict[str, Any] = {
    "id": "hok-x",
    "soort": "vraag",
    "vraag": "Mag een hok?",
    "antwoord": "Vraag het eerst.",
    "bronnen": [{"titel": "Wet"}],
    "themas": ["wonen"],
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.build(library(question(), publication(), elsewhere()))


def card_of(catalogue: Catalogue, fields: dict[str, Any]) -> Card:
    """The card of a draft with these fields."""
    unknown = unknown_names(fields, catalogue)
    entry, faults = accept(without_unknown_names(fields, unknown), catalogue)
    draft = Draft(key="a" * 12, guild_id=7, moderator=1, fields=fields, based_on=0, updated_at=NOW)
    return Card(
        draft=draft,
        entry=entry,
        faults=faults,
        unknown=unknown,
        missing=() if entry is None else missing(entry),
        level=None if entry is None else reading_level(entry.body),
        view=catalogue,
    )


def revision(number: int = 1, **changes: Any) -> Revision:
    values: dict[str, Any] = {
        "revision": number,
        "guild_id": 7,
        "entry_id": "hok-x",
        "version": number,
        "act": Act.PUBLISHED,
        "standing": RevisedEntry(fields=WHOLE),
        "made_by": 5,
        "made_at": NOW + timedelta(days=number),
    }
    return Revision(**(values | changes))


def step(number: int = 1, before: Any = None, after: Any = WHOLE, **changes: Any) -> Step:
    return Step(revision(number, **changes), differences(before, after))


def examined(catalogue: Catalogue, **changes: Any) -> EntryState:
    values: dict[str, Any] = {
        "place": 7,
        "entry_id": "vocht",
        "seen": None,
        "newest": None,
        "view": catalogue,
        "shared": None,
        "is_elsewhere": False,
    }
    return EntryState(**(values | changes))


def actions(view: View) -> list[Any]:
    return [*(one.action for one in view.choices), *(one.action for one in view.buttons)]


async def test_a_card_is_what_people_will_see(catalogue: Catalogue) -> None:
    """With a button for each part, *Opslaan* first and *Annuleren* last."""
    view = card_view(card_of(catalogue, WHOLE))

    text = read(view)
    assert text.startswith("## Concept: Mag een hok?\nVraag het eerst.")
    assert "Dit moet nog" not in text
    labels = [button.label for button in view.buttons]
    assert labels == [
        "Opslaan",
        *("Tekst", "Bronnen", "Thema’s en makers", "Formuleringen", "Gouden vragen"),
        *("Hoe zeker het is", "Beheer"),
        "Annuleren",
    ]
    assert isinstance(view.buttons[0].action, SaveDraft)
    assert "alleen jij ziet dit" in view.footer
    assert "Thema’s: Wonen" in read(view)


async def test_what_is_in_the_way_stands_above(catalogue: Catalogue) -> None:
    """Each as a sentence that names its field, with names to choose from."""
    fields = WHOLE | {
        "themas": ["wonnen"],
        "bronnen": [],
        "datum": "ooit",
        "formuleringen": ["gaat het regenen"],
    }
    card = card_of(catalogue, fields)

    lines = fault_lines(card)
    view = card_view(card)

    assert "Thema’s: ik ken geen ‘wonnen’. Bedoel je ‘Wonen’?" in lines
    assert "Bronnen: heeft geen bron; noem minstens één titel, webadres of eigen publicatie." in (
        lines
    )
    assert (
        "Datum: ‘ooit’ ken ik niet als datum. "
        "Een jaar, een maand of een dag: 2026, maart 2026 of 31-3-2026."
    ) in lines
    assert "Zo wordt het ook gevraagd: ‘gaat het regenen’ staat ook al bij ‘Het weer’." in lines
    text = read(view)
    assert text.index("Dit moet nog") < text.index("Dit kan nog beter")
    assert "Er is nog geen bron" not in text
    assert "Zet er een thema bij" not in text
    assert NameInDraft("a" * 12, 0, "wonen") in actions(view)


async def test_an_attempt_to_save_says_that_it_did_not(catalogue: Catalogue) -> None:
    """Above what is in the way; else nothing would tell it from the card before it."""
    card = card_of(catalogue, WHOLE | {"themas": ["Wonenn"]})

    assert "Dit moet nog\n" in read(card_view(card))
    assert "Nog niet opgeslagen: dit moet eerst\n" in read(card_view(card, refused=True))


async def test_a_card_says_how_hard_it_is_to_read(catalogue: Catalogue) -> None:
    """Before it is saved, with the measure and the longest sentence; a plain text needs nothing."""
    hard = "Burgerparticipatie vereist organisatorische verantwoordelijkheidsverdeling. " * 10

    assert "Flesch-Douma" in read(card_view(card_of(catalogue, WHOLE | {"antwoord": hard})))
    plain = "Vraag het aan de man die er ook woont. " * 10
    assert "Flesch" not in read(card_view(card_of(catalogue, WHOLE | {"antwoord": plain})))


async def test_an_empty_draft_can_be_shown(catalogue: Catalogue) -> None:
    """Without a name, and with all that has to come."""
    for kind in Kind:
        text = read(card_view(card_of(catalogue, {"soort": kind.value})))
        assert "nog zonder naam" in text
        assert "ontbreekt" in text


async def test_many_wrong_names_fit(catalogue: Catalogue) -> None:
    """Forty of them are no message too long, nor a list of more than 25."""
    fields = WHOLE | {"themas": [f"wonen nummer {number} " + "x" * 200 for number in range(40)]}

    assert "nog" in read(card_view(card_of(catalogue, fields)))


@pytest.mark.parametrize("field", ["vraag", "antwoord", "verdieping", "formuleringen", "bronnen"])
async def test_no_field_pings_or_formats(catalogue: Catalogue, field: str) -> None:
    """On the card, in what differs, and in a conflict."""
    value: Any = {"formuleringen": [NASTY] * 2, "bronnen": [{"titel": NASTY}]}.get(field, NASTY)
    fields = WHOLE | {field: value}
    card = card_of(catalogue, fields)
    found = differences(WHOLE, fields)
    views = [
        card_view(card),
        conflict_view(SavedByOther(card, Conflict(revision(), found))),
        history_view(examined(catalogue), [step(1, WHOLE, fields)], 0),
    ]

    for view in views:
        text = (read(view)).replace("<@5>", "")  # who made it is meant
        assert "**vet**" not in text
        assert "@everyone" not in text.replace(r"\@everyone", "")
        assert "<@" not in text.replace(r"\<@", "")
        assert "[x](" not in text


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"antwoord": "Ja."}, {"antwoord": "Nee."}, ("Het antwoord: ‘Ja.’ werd ‘Nee.’",)),
        ({"themas": ["wonen"]}, {"themas": ["geld"]}, ("Thema’s: ‘Wonen’ werd ‘Geld’",)),
        ({}, {"eigenaar": "Team"}, ("Wie het bijhoudt, erbij: ‘Team’",)),
        ({"eigenaar": "Team"}, {}, ("Wie het bijhoudt, eraf: ‘Team’",)),
        (
            {"gecontroleerd": "2026-01-31"},
            {"gecontroleerd": "2026-11-02"},
            ("Nagekeken op: ‘31-1-2026’ werd ‘2-11-2026’",),
        ),
        (
            {"formuleringen": ["a", "b"]},
            {"formuleringen": ["b", "c", "d"]},
            (
                "Zo wordt het ook gevraagd, erbij: ‘c’ en ‘d’",
                "Zo wordt het ook gevraagd, eraf: ‘a’",
            ),
        ),
        (
            {"formuleringen": ["a", "b"]},
            {"formuleringen": ["b", "a"]},
            ("Zo wordt het ook gevraagd: in een andere volgorde",),
        ),
        ({}, {"id": "x", "soort": "vraag"}, ()),
    ],
)
def test_what_differs(
    catalogue: Catalogue, before: dict[str, Any], after: dict[str, Any], lines: tuple[str, ...]
) -> None:
    """A line for each field, by the names that moderators know."""
    assert difference_lines(differences(before, after), catalogue) == lines


def test_a_long_text_is_shown_where_it_differs(catalogue: Catalogue) -> None:
    """What comes before that is left out."""
    same = "zo begint het allemaal " * 40
    (line,) = difference_lines(
        differences({"antwoord": f"{same}eind"}, {"antwoord": f"{same}slot"}), catalogue
    )

    assert "eind’ werd" in line
    assert "slot’" in line
    assert len(line) < 400


async def test_many_texts_that_came_are_counted(catalogue: Catalogue) -> None:
    """The first few are named."""
    (line,) = difference_lines(
        differences({}, {"formuleringen": [f"vraag {number}" for number in range(60)]}), catalogue
    )

    assert line.endswith("‘vraag 2’ en nog 57")


async def test_the_past_names_who_when_and_what(catalogue: Catalogue) -> None:
    """By a name, a few versions on a page, each of them to go back to."""
    steps = [step(number) for number in range(9, 0, -1)]

    view = history_view(examined(catalogue), steps, 0)

    text = read(view)
    assert "### Versie 9: geschreven\n19 maart 2025 om 13:30 uur\n- De vraag, erbij" in text
    assert view.sections[0].person == 5
    assert "9 versies. Bladzijde 1 van 3." in text
    assert ReturnTo("vocht", "9", 0) in actions(view)
    assert EntryHistory("vocht", 1) in actions(view)
    last = read(history_view(examined(catalogue), steps, 99))
    assert "Versie 1" in last


async def test_who_was_erased_is_not_named(catalogue: Catalogue) -> None:
    """The change stays."""
    text = read(history_view(examined(catalogue), [step(made_by=None)], 0))

    assert "<@" not in text
    assert "Wie het deed, is gewist." in text


async def test_an_entry_that_nobody_changed_has_no_past(catalogue: Catalogue) -> None:
    """It says so."""
    assert "nog nooit veranderd" in read(history_view(examined(catalogue), [], 0))


def test_a_version_is_named_by_what_it_did() -> None:
    """Short enough to choose from."""
    changed = WHOLE | {"antwoord": "Nee.", "themas": ["geld"]}

    assert version_name(step(3, WHOLE, changed)) == (
        "Versie 3, 13 maart 2025 om 13:30 uur: geschreven (het antwoord, thema’s)"
    )
    assert version_name(step(3, guild_id=0, act=Act.SHARED)).startswith(
        "Versie 3 voor alle servers"
    )


async def test_an_entry_as_moderators_see_it(catalogue: Catalogue) -> None:
    """What can be done with a server's own, and with what all share."""
    own = examined_view(examined(catalogue, seen=revision()))
    shared = examined_view(examined(catalogue, shared=catalogue.entries["vocht"]))

    assert ArchiveEntry("vocht", 1) in actions(own)
    assert HideEntry("vocht", 0) in actions(shared)
    assert "Van deze server" in read(own)
    assert "Van alle servers" in read(shared)
    assert "Nog nooit nagekeken" in read(own)


@pytest.mark.parametrize("care", Care)
async def test_upkeep_by_the_page(catalogue: Catalogue, care: Care) -> None:
    """Each entry with why it is there and its button, and the way to the other lists."""
    long = replace(question(), question=f"{NASTY} " + "x" * 290)
    found = [
        NeedsCare(entry=replace(long, id=f"v{number}"), reports=(NASTY * 5,))
        for number in range(30)
    ]

    view = upkeep_view(found, care, 1)

    text = read(view)
    assert f"30 items. Bladzijde 2 van 4.\n{CARE_HELP[care]}" in text
    assert "@everyone" not in text.replace(r"\@everyone", "")
    assert {UpkeepPage(care, 0), UpkeepPage(care, 2)} <= set(actions(view))
    others = {one for one in Care if one is not care}
    assert {UpkeepPage(other, 0) for other in others} <= set(actions(view))
    assert "item" not in read(upkeep_view([], care, 0)) or care is not Care.DUE
    del catalogue


@pytest.mark.parametrize("stage", Stage)
async def test_each_failing_question_says_why(catalogue: Catalogue, stage: Stage) -> None:
    """By the stage that lost it, and how it is answered now."""
    miss = Miss(NASTY, "vocht", Reply(AnswerKind.FOUND, "boek", 0.9), stage)

    text = read(golden_view(GoldenResults(50, (miss,) * 40), catalogue))

    assert "10 van de 50" in text
    assert "hoort bij ‘Wat helpt tegen schimmel?’" in text
    assert "nu antwoord ‘Gezonde huizen’" in text
    assert "en nog 25" in text


async def test_not_all_is_not_a_hundred_percent(catalogue: Catalogue) -> None:
    """However few fail."""
    miss = Miss(NASTY, "vocht", Reply(AnswerKind.FOUND, "boek", 0.9), Stage.WORDS)

    assert "(99%)" in read(golden_view(GoldenResults(1000, (miss,)), catalogue))


async def test_all_golden_questions_found(catalogue: Catalogue) -> None:
    """Or none to find."""
    assert "Alle 3 gouden vragen" in read(golden_view(GoldenResults(3, ()), catalogue))
    assert "nog geen gouden vragen" in read(golden_view(GoldenResults(0, ()), catalogue))


def test_every_part_and_field_has_its_words() -> None:
    """Short enough for a button and for a form: 80, 45 and 100 characters."""
    assert set(PART_NAMES) == set(Part)
    assert all(len(name) <= 80 for name in PART_NAMES.values())
    for kind in Kind:
        assert len(first_form(kind).title) <= 45
        assert set(ENTRIES[kind].fields) - {"id"} <= set(LABELS)
    assert all(1 <= len(label.text) <= 45 and len(label.help) <= 100 for label in LABELS.values())


@pytest.mark.parametrize(
    ("field", "problem", "facts", "said"),
    [
        (
            "themas",
            Problem.NOT_ID,
            {"value": "Onzin"},
            "noemt ‘Onzin’, maar zo’n thema ken ik niet",
        ),
        ("id", Problem.NOT_ID, {"value": "Onzin"}, "mag alleen kleine letters"),
        (
            "begin",
            Problem.NOT_DATE,
            {"example": "2026-03-31 or 2026-03-31 14:00", "value": "ooit"},
            "2026-03-31 of 2026-03-31 14:00, niet ‘ooit’",
        ),
    ],
)
def test_a_fault_in_a_file_says_what_is_wrong(
    field: str, problem: Problem, facts: dict[str, str], said: str
) -> None:
    """An unknown theme is unknown, whatever an id may hold; and all of it is Dutch."""
    assert said in sentence(fault(Place("a.csv", 2), field, problem, **facts))
