"""One entry from a form is checked against what is known, as a pack is."""

import pytest

from knowledge.entry import Entry
from knowledge.format.checking import check_items
from knowledge.format.faults import Place, Problem
from knowledge.format.located import Located
from tests.knowledge.builders import library, publication, question

HERE = Place("formulier", 1)


def form(**fields: str | list[str]) -> Located:
    """Return fields as a form hands them in."""

    def located(value: str | list[str]) -> Located:
        if isinstance(value, list):
            return Located([Located(text, HERE) for text in value], HERE)
        return Located(value, HERE)

    rows = {name: located(value) for name, value in fields.items()}
    rows["bronnen"] = Located([Located({"item": Located("boek", HERE)}, HERE)], HERE)
    return Located(rows, HERE)


def checked(fields: Located) -> tuple[Entry | None, list[Problem]]:
    known = library(publication(), question(phrasings=("natte muur",)))
    entries, faults = check_items([Located({"items": Located([fields], HERE)}, HERE)], known)
    return next(iter(entries), None), [fault.problem for fault in faults]


def test_a_good_form_becomes_an_entry() -> None:
    """What a moderator types is checked by the same rules and comes out as the same value."""
    fields = form(id="nieuw", soort="vraag", vraag="Wat nu?", antwoord="Dit.", themas=["wonen"])

    entry, problems = checked(fields)

    assert problems == []
    assert entry is not None
    assert (entry.id, entry.themes, entry.sources[0].item) == ("nieuw", ("wonen",), "boek")


def test_changing_an_entry_is_not_a_double_of_itself() -> None:
    """Its own id and phrasings are free to keep."""
    fields = form(
        id="vocht", soort="vraag", vraag="Wat nu?", antwoord="Dit.", formuleringen=["natte muur"]
    )

    assert checked(fields)[1] == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"themas": ["onbekend"]}, Problem.UNKNOWN_REFERENCE),
        ({"formuleringen": ["Natte muur?"]}, Problem.SAME_PHRASING),
        ({"id": "boek"}, None),
        ({"id": "Met Spaties"}, Problem.NOT_ID),
        ({"leestijd": "veel"}, Problem.NOT_NUMBER),
        ({"leestijd": "0"}, Problem.NOT_NUMBER),
        ({"gecontroleerd": "gisteren"}, Problem.NOT_DATE),
        ({"bewijs": "gevoel"}, Problem.NOT_CHOICE),
        ({"antwoord": "x" * 1501}, Problem.TOO_LONG),
        ({"vervangt": "nieuw"}, Problem.SELF_REFERENCE),
        ({"vervangt": "weg"}, Problem.UNKNOWN_REFERENCE),
        ({"kleur": "rood"}, Problem.UNKNOWN_KEY),
    ],
)
def test_a_bad_field_is_named(fields: dict[str, str | list[str]], problem: Problem | None) -> None:
    """Each thing that can be wrong with a form is its own problem."""
    whole = {"id": "nieuw", "soort": "vraag", "vraag": "Wat nu?", "antwoord": "Dit."} | fields

    _, problems = checked(form(**whole))

    assert problems == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"begin": "2027-03-31", "einde": "2027-03-31"}, None),
        ({"begin": "2027-03-31 14:00", "einde": "2027-03-31"}, None),
        ({"begin": "2027-03-31", "afgelast": "ja"}, None),
        ({"begin": "2027-03-31 10:00", "einde": "2027-03-31T09:30+00:00"}, None),
        ({"begin": "2027-03-31", "einde": "2027-03-30"}, Problem.END_BEFORE_START),
        ({"begin": "2027-03-31 14:00", "einde": "2027-03-30"}, Problem.END_BEFORE_START),
        (
            {"begin": "2027-03-31 10:00", "einde": "2027-03-31T07:30+00:00"},
            Problem.END_BEFORE_START,
        ),
        ({"begin": "0001-01-01"}, Problem.NOT_DATE),
        ({"begin": "9999-12-31 23:59"}, Problem.NOT_DATE),
        ({"begin": "2027-02-29"}, Problem.NOT_DATE),
        ({"begin": "2027-03-31", "afgelast": "misschien"}, Problem.NOT_YES_NO),
    ],
)
def test_when_an_event_is_can_be_wrong(fields: dict[str, str], problem: Problem | None) -> None:
    """An end before the start is one in whatever way both are written; far years are no dates."""
    whole = {"id": "dag", "soort": "evenement", "titel": "Dag", "samenvatting": "Een dag."}

    _, problems = checked(form(**whole, **fields))

    assert problems == ([problem] if problem else [])


def test_every_fault_of_a_form_comes_at_once() -> None:
    """A form with three faults needs one round to mend."""
    _, problems = checked(form(id="X", soort="vraag", vraag="", leestijd="nul"))

    assert set(problems) == {Problem.NOT_ID, Problem.EMPTY, Problem.MISSING, Problem.NOT_NUMBER}
