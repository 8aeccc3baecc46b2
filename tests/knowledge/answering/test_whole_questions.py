"""New questions in a conversation, and what goes on from it, by words alone."""

import pytest

from knowledge.answer import (
    Answer,
    Context,
    Found,
    Intent,
    Match,
    Move,
    Question,
    Suggestions,
    Wish,
)
from knowledge.answering.conversing import context_after
from tests.knowledge.answering.test_conversing import last
from tests.shipped import shipped_catalogue

EARLIER = (
    ("er zit schimmel op mijn slaapkamermuur", "wie moet dat betalen"),
    ("wat kan ik doen tegen schimmel als mijn verhuurder niets doet",),
    ("wat is een buurtbudget",),
    ("werkt buurtbemiddeling eigenlijk",),
    ("hoe bereik ik jongeren",),
    ("participatie",),
    ("help met brief",),
    ("wat is het nplv", "wie doen daaraan mee"),
    ("mag een corporatie zomaar slopen",),
    ("wat kost een wijkmanager",),
    ("hoe begin ik een moestuin", "dankjewel"),
    ("te hard rijden in mijn straat", "en in een dorp?"),
    ("mijn huur is te hoog",),
    ("wat helpt tegen eenzaamheid", "waar staat dat"),
    ("ik heb schulden en durf niemand te bellen",),
    ("wanneer is burendag",),
    ("de lift is al weken kapot", "en nu?"),
    ("zwerfafval",),
    ("wat doet movisie", "nee ik bedoel het lsa"),
    ("hoe meet je leefbaarheid",),
)
WHOLE_QUESTIONS = 20


def test_a_whole_question_is_answered_as_it_is_alone() -> None:
    """Whatever was discussed before: the same entries, as sure. The questions are golden ones."""
    catalogue = shipped_catalogue()
    golden = [one.golden[0] for one in catalogue.entries.values() if one.kind == "vraag"]
    asked = golden[:: len(golden) // WHOLE_QUESTIONS][:WHOLE_QUESTIONS]
    contexts = [last(*turns, "")[1] for turns in EARLIER]

    alone = [told(catalogue.answer(Question(text))) for text in asked]
    after = [
        [told(catalogue.answer(Question(text, context=context))) for context in contexts]
        for text in asked
    ]

    same = sum(answers.count(first) for answers, first in zip(after, alone, strict=True))
    assert same >= 0.98 * len(asked) * len(contexts)


def told(answer: Answer) -> tuple[object, ...]:
    """Return what an asker is told: how, how surely, and by which entries."""
    chosen = answer.choices if isinstance(answer, Suggestions) else answer.results[:1]
    return type(answer), round(answer.confidence, 3), [one.entry.id for one in chosen]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("help met brief", "geveltuintje mag dat zomaar"),
        ("participatie", "ben zo alleen"),
        ("werkt buurtbemiddeling eigenlijk", "hoe controleer ik de wijkaanpak"),
        (
            "wat kan ik doen tegen schimmel als mijn verhuurder niets doet",
            "wat kan ik doen tegen overlast van buren",
        ),
    ],
)
def test_words_of_its_own_make_a_question_whole(before: str, said: str) -> None:
    """Though it has a pronoun, is short, or unsure."""
    answer, _ = last(before, said)

    assert answer.turn.move is Move.ALONE
    assert told(answer) == told(shipped_catalogue().answer(Question(said)))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("ik heb een client die alles bewaart, zijn huis staat vol", "hoe lang duurt zo'n traject"),
        ("er zit schimmel op de muur, de verhuurder doet niks", "wie moet dat betalen"),
    ],
)
def test_what_may_be_discussed_by_another_name_goes_on(before: str, said: str) -> None:
    answer, _ = last(before, said)

    assert answer.turn.move is Move.CONTINUES


WIDOW = (
    "Ik werk als sociaal werker en kom bij een weduwe van 78. Ze doet voor niemand open en de "
    "buren ruiken stank in het portiek. Wat kan ik doen?"
)


def test_what_stood_open_among_suggestions_is_not_what_comes_next() -> None:
    """A follow-up asks another thing: what was read at once is a choice, and no card again."""
    _, first = last(WIDOW, "")
    second, _ = last(WIDOW, "en als ze geen hulp wil?")
    third, _ = last(WIDOW, "en als ze geen hulp wil?", "bij wie meld ik die stank dan")

    assert first
    assert first.near is not None
    for answer in (second, third):
        near = answer.nearest if isinstance(answer, Suggestions) else answer.results[0]
        assert near is None or near.entry.id != first.near
    assert any("vervuilde" in one.entry.id for one in third.results[:2])


@pytest.mark.parametrize(("confidence", "subject"), [(0.06, "fatbikes"), (0.4, "au au")])
def test_what_leads_nowhere_ends_no_subject(confidence: float, subject: str) -> None:
    """Though something can be suggested for its words, and chosen."""
    choices = (Match(shipped_catalogue().entries["begrip-kis"], 0.1),)
    asked = Question("au au", context=Context("fatbikes", "fatbikes-overlast"))

    after = context_after(Suggestions(question=asked, confidence=confidence, choices=choices))

    assert after
    assert (after.question, after.choices) == (subject, ("begrip-kis",))


def test_thanks_may_stand_before_a_question() -> None:
    answer, _ = last("helpt een taalmaatje echt", "thnx! hoe word ik dat?")

    assert isinstance(answer, Found | Suggestions)
    assert any("taalmaatje" in one.entry.id for one in answer.results[:2])


@pytest.mark.parametrize(
    "said",
    [
        "nee hier heb ik niks aan, ik wil gewoon een echt mens spreken",
        "bedankt, maar kan ik er ook met iemand over bellen? dat heb ik liever",
    ],
)
def test_a_person_is_asked_for_in_part_of_a_turn(said: str) -> None:
    answer, _ = last("onze vve doet niks wat nu", said)

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.PERSON


def test_none_of_them_and_what_then() -> None:
    answer, _ = last(
        "bewonersinitiatief", "geen van die, ik zoek geld om ons dorpshuis te isoleren"
    )

    assert answer.turn.move is Move.CHOOSES
    assert any("dorpshuis" in one.entry.id for one in answer.results[:2])


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("wat doet een wijkagent", "nee geen agent, een wijkregisseur", "wijkregisseur"),
        (
            "de rook van de buren komt binnen",
            "nee ik bedoel geen houtkachel maar sigaretten",
            "sigaretten",
        ),
    ],
)
def test_what_is_taken_back_with_none_is_gone(before: str, said: str, expected: str) -> None:
    answer, _ = last(before, said)

    assert answer.turn.move is Move.CORRECTS
    assert expected in answer.results[0].entry.id
