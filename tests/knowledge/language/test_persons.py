"""Asking for a person is told from asking about people."""

from __future__ import annotations

import pytest

from knowledge.answer import Intent, Question, Wish
from knowledge.language.persons import wants_person
from knowledge.matching.documents import own_phrasings
from tests.shipped import shipped_catalogue, shipped_library


@pytest.mark.parametrize(
    "text",
    [
        "ik wil met een mens praten",
        "vraag een mens",
        "kan iemand mij bellen",
        "mag ik iemand spreken",
        "Kan ik een mens spreken?",
        "ik wil een mens spreken",
        "ik wil graag een echt persoon spreken aub",
        "mag ik een medewerker aan de lijn",
        "vraag n mens",
        "ik wil met een mesn praten",
        "kan imand mij bellen",
        "kunt u mij terugbellen",
        "bel me aub terug",
        "mens",
        "ik wil geen robot maar een mens",
        "is er een mens",
        "kan ik iemand van jullie spreken",
        "verbind me door met een medewerker",
        "kan een mens mij helpen",
        "ik wil liever een mens spreken dan een bot",
        "mag ik iemand spreeken",
        "kan iemand me even bellen",
        "kan ik doorverbonden worden met een medewerker",
        "Hallo, kan ik hier iemand spreken?",
        "ik wil gebeld worden",
        "zou iemand mij kunnen terugbellen",
        "ik wil iemand spreken alstublieft",
    ],
)
def test_who_asks_for_a_person_is_understood(text: str) -> None:
    """In many words, with typing errors and politeness."""
    assert wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "hoe praat je met mensen",
        "praten met mensen in de wijk",
        "wil iemand met mij praten",
        "ik wil met iemand praten",
        "hoe spreek je iemand aan",
        "wie kan ik bellen bij overlast",
        "mens en wijk",
        "wat vragen mensen",
        "mensen spreken in de buurt",
        "een mens is geen nummer",
        "kan iemand mij vertellen hoe het zit",
        "mag ik vragen stellen",
        "contact met de buren",
        "contact met mensen",
        "mag ik iemand filmen",
        "kan ik de politie bellen",
        "vraag",
        "antwoord",
        "bellen",
        "ik wil mijn buren spreken",
        "spreken mensen elkaar nog",
        "help",
        "moet ik iemand bellen bij brand",
        "bel 112",
        "waarom praten mensen niet met elkaar",
        "robot",
        "contact",
        "ik wil een medewerker van de gemeente spreken",
        "een echt mens graag laten leven",
        "ben je een mens?",
        "echt mens?",
        "hoe help je mensen elkaar te bellen",
        "mag ik een mens op straat aanspreken",
        "is het antwoord van een robot te vertrouwen",
    ],
)
def test_a_question_about_people_is_a_question(text: str) -> None:
    """So is what may be loneliness, which has an answer of its own."""
    assert not wants_person(text)


def test_no_question_that_is_known_is_taken_for_it() -> None:
    """But for how to reach those behind what is known; one phrasing in ten is asked."""
    taken = {
        entry.id
        for entry in shipped_library().entries
        for text in own_phrasings(entry)[::10]
        if wants_person(text)
    }

    assert taken == {"contact"}


def test_it_is_a_wish_about_whom_to_reach() -> None:
    """Whatever was discussed before; the results are there as with any answer."""
    answer = shipped_catalogue().answer(Question("Kan ik een mens spreken?"))

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.PERSON
    assert answer.target is not None
    assert answer.target.id == answer.results[0].entry.id == "contact"
