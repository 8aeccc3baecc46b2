"""When a message, or a part of it, is taken for a call for help."""

from dataclasses import replace

import numpy as np
import pytest

from knowledge.answer import Elsewhere, Question, Suggestions
from knowledge.answering.deciding import GENERAL_CALL, Thresholds, decide
from knowledge.catalogue import Catalogue
from knowledge.entry import Taxonomy
from knowledge.matching.confidence import Confidence
from knowledge.matching.index import Index, build_index
from knowledge.matching.matcher import NOT_DUTCH, Matcher
from knowledge.matching.vectors import DIMENSIONS
from tests.knowledge.builders import a_sense, elsewhere, question
from tests.shipped import shipped_catalogue

CALM = question(phrasings=("wie maakt de straat schoon", "wie betaalt het groen"))
CALL = elsewhere(urgent=True, phrasings=("mijn moeder ademt niet meer", "hij ademt niet"))


def index() -> Index:
    return build_index((CALM, CALL), Taxonomy(themes={}, organisations={}, authors={}))


def alarm(text: str) -> float:
    matcher = Matcher.over(index(), Taxonomy(themes={}, organisations={}, authors={}))
    return matcher.rank(matcher.analyse(text)).alarm


@pytest.mark.parametrize("text", ["my mother is not breathing", "أمي لا تتنفس"])
def test_words_of_other_languages_sound_like_nothing(text: str) -> None:
    """The weights were learned in Dutch, and say nothing of them."""
    assert alarm(text) == NOT_DUTCH


@pytest.mark.parametrize(
    ("text", "known", "weight"),
    [("mijn moeder ademt niet meer", True, 2.0), ("my mother is not breathing", False, 3.0)],
)
def test_what_a_text_means_is_heard_too(text: str, known: bool, weight: float) -> None:
    """Beside what its words say; of another language by directions of its own, and alone."""
    plain = a_sense()
    calls, foreign = (
        np.append(np.full(DIMENSIONS, one, np.float32), np.float32(0.5)) for one in (2.0, 3.0)
    )
    projection = replace(plain.projection, calls=calls, foreign_calls=foreign)
    matcher = Matcher.over(index(), Taxonomy(themes={}, organisations={}, authors={}))
    hearing = matcher.with_sense(replace(plain, projection=projection))
    query = hearing.analyse(text)
    assert query.vector is not None

    by_words = alarm(text) if known else 0.0

    meant = weight * float(query.vector.sum()) + 0.5
    assert hearing.rank(query).alarm == pytest.approx(by_words + meant, abs=1e-4)


def test_one_word_of_a_call_is_none() -> None:
    """Lips may be purple where someone needs help; an elephant's colour says nothing of that."""
    answer = Catalogue.open().answer(Question("Paarse olifanten fluisteren zacht"))
    assert not isinstance(answer, Elsewhere)


@pytest.mark.parametrize(
    "text",
    [
        "mijn kat miauwt zacht",
        "er drijft een eendje in de vijver",
        "mijn oma brandt een kaarsje",
        "ik krijg geen lucht van het lachen",
        "mijn hond slaapt lekker in zijn mand",
        "ik heb lekker gegeten bij de buren",
        "het bloed kruipt waar het niet gaan kan",
        "mijn zoon vecht in de vechtsport",
    ],
)
def test_chatter_in_its_words_is_no_call(text: str) -> None:
    """What is pleasant, or what an animal does while nobody is told of, calls for nobody."""
    assert not calls(text)


@pytest.mark.parametrize(
    "text",
    [
        "hond opgesloten in een hete auto",
        "er ligt een gewonde zwaan langs de weg",
        "de kat van de buurvrouw miauwt al dagen en ze doet niet open",
        "mijn man voelt zich niet lekker en heeft pijn op de borst",
        "een hond en zijn baasje zijn door het ijs gezakt",
    ],
)
def test_a_call_with_such_words_is_heard(text: str) -> None:
    """An animal in need, a person behind a door, and who isn't well."""
    assert calls(text)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("iemand op discord zegt dat ze dood wil", "psychische-nood"),
        ("iemand plaatst in ons kanaal dat ze uit het leven wil stappen", "psychische-nood"),
        ("een buurvrouw zegt dat ze uit het leven wil stappen, wat nu", "psychische-nood"),
        ("mijn collega wordt mishandeld door haar man", "huiselijk-geweld"),
        ("een collega vertelt dat haar man haar slaat", "huiselijk-geweld"),
        ("een lid van onze server wil niet meer leven", "psychische-nood"),
        ("mijn zus wordt geslagen door haar vriend, ze durft niet weg", "huiselijk-geweld"),
        (
            "mijn kennis wordt geslagen door haar partner, ze durft niets te zeggen",
            "huiselijk-geweld",
        ),
    ],
)
def test_who_tells_of_someone_in_need_is_told_whom_to_call(text: str, subject: str) -> None:
    """A sister, a colleague or a member online: the number is there, first or beside choices."""
    answer = shipped_catalogue().answer(Question(text))

    told = answer.elsewhere if isinstance(answer, Suggestions) else None
    shown = answer.subject if isinstance(answer, Elsewhere) else told
    assert shown is not None
    assert shown.id == subject


@pytest.mark.parametrize(
    "text",
    [
        "iemand zegt dat de bankjes in het park weg moeten",
        "een lid schrijft dat de quiz doodsaai was",
        "iemand plaatst in ons kanaal dat hij uit het bestuur wil stappen",
        "verhalen uit het leven van bewoners verzamelen",
        "mijn buurvrouw zegt dat ze niet meer wil meedoen met de straatbarbecue",
        "volgens mij wil de wethouder niet meer verder met het plan",
    ],
)
def test_what_somebody_tells_may_be_calm(text: str) -> None:
    """That someone says, writes or thinks a thing makes it no call for help."""
    assert not calls(text)


@pytest.mark.parametrize(("fit", "told"), [(-5.0, GENERAL_CALL), (0.0, CALL.id)])
def test_a_call_of_which_no_subject_fits_leads_to_112(fit: float, told: str) -> None:
    """Rather than to whom to call for something else, such as a bed for the night."""
    taxonomy = Taxonomy(themes={}, organisations={}, authors={})
    matcher = Matcher.over(index(), taxonomy)
    ranking = matcher.rank(matcher.analyse("mijn broer ademt niet"))
    outside = tuple(replace(candidate, fit=fit) for candidate in ranking.outside)
    entries = {entry.id: entry for entry in (CALL, elsewhere(id=GENERAL_CALL, urgent=True))}

    answer = decide(
        Question("mijn broer ademt niet"),
        replace(ranking, outside=outside),
        Confidence(urgent=0.9),
        entries,
        {},
        Thresholds(),
    )

    assert isinstance(answer, Elsewhere)
    assert answer.subject.id == told


def test_a_part_of_a_message_calls_by_itself() -> None:
    """Weighed against what else that part may be about, and by how it sounds alone."""
    matcher = Matcher.over(index(), Taxonomy(themes={}, organisations={}, authors={}))
    part = "mijn moeder ademt niet meer"

    call = matcher.rank(matcher.analyse(f"wie betaalt het groen, {part}")).urgent

    assert call is not None
    assert call.in_part
    assert call.candidate.entry == CALL


def calls(text: str) -> bool:
    answer = shipped_catalogue().answer(Question(text))
    return isinstance(answer, Elsewhere) and answer.subject.urgent
