"""Asking for a person, a list or one's data is told from asking about them."""

import pytest

from knowledge.answer import Intent, Question, Wish
from knowledge.language.commands import (
    language_asking_for_person,
    minutes_to_read,
    read_command,
)
from knowledge.matching.documents import question_texts
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
    assert read_command(text) is Wish.PERSON


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
        "ik heb gebeld",
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
    assert read_command(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("exporteer mijn leeslijst", Wish.EXPORT),
        ("stuur me mijn lijst als word", Wish.EXPORT),
        ("hoe exporteer ik mijn leeslijst?", Wish.EXPORT),
        ("maak een word-document van mijn leeslijst", Wish.EXPORT),
        ("kun je mijn leeslijst als bijlage voor een raadsvoorstel maken?", Wish.EXPORT),
        ("kan ik mn leeslijst downloaden", Wish.EXPORT),
        ("laat mijn leeslijst zien", Wish.LIST),
        ("waar vind ik mijn leeslijst", Wish.LIST),
        ("wat staat er op mijn lijst?", Wish.LIST),
        ("wat weet je van mij", Wish.HELD),
        ("welke gegevens bewaren jullie over mij?", Wish.HELD),
        ("ik wil mijn gegevens inzien", Wish.HELD),
        ("verwijder mijn gegevens", Wish.ERASE),
        ("wis alles wat je van mij weet", Wish.ERASE),
        ("vergeet mij", Wish.ERASE),
        ("verwijdr al mijn gegevens aub", Wish.ERASE),
    ],
)
def test_a_command_in_words_is_understood(text: str, wanted: Wish) -> None:
    """What a command does can be asked for as people say it."""
    assert read_command(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "zet dat op mijn leeslijst",
        "wat is een leeslijst",
        "wat doet de gemeente met mijn gegevens",
        "mag de corporatie mijn gegevens bewaren",
        "wat weet je van de wijk",
        "wat weet je",
        "hoe maak ik een document voor de raad",
        "verwijder de graffiti",
        "de buren vergeten mij",
    ],
)
def test_a_question_about_lists_and_data_is_a_question(text: str) -> None:
    """It says more than what is to be done."""
    assert read_command(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to talk to a person", "en"),
        ("is there a real person i can talk to", "en"),
        ("can someone call me please", "en"),
        ("can I speak to a humna instead of a bot", "en"),
        ("bir insanla konuşmak istiyorum", "tr"),
        ("beni arar mısınız", "tr"),
        ("أريد التحدث مع شخص حقيقي", "ar"),
        ("هل يمكن لأحد أن يتصل بي", "ar"),
        ("chcę rozmawiać z człowiekiem", "pl"),
        ("czy ktoś może do mnie zadzwonić", "pl"),
        ("I need help from a human", "en"),
        ("Potrzebuję pomocy człowieka", "pl"),
        ("Ich möchte mit einem Menschen sprechen", "de"),
        ("je voudrais parler à quelqu'un", "fr"),
    ],
)
def test_a_person_is_asked_for_in_other_languages(text: str, language: str) -> None:
    """It is the same wish, and what is said of it is said in that language."""
    answer = shipped_catalogue().answer(Question(text))

    assert isinstance(answer, Intent)
    assert (answer.wish, answer.language) == (Wish.PERSON, language)


@pytest.mark.parametrize(
    "text",
    [
        "how do i talk to people",
        "are you a real person",
        "who can i call about noise",
        "can i call the police",
        "a person in my street is homeless",
        "insanlar neden yalnız",
        "كيف أتحدث مع الناس",
        "jak poznać ludzi",
    ],
)
def test_a_question_about_people_is_one_in_other_languages_too(text: str) -> None:
    assert language_asking_for_person(text) is None


def test_no_question_that_is_known_is_taken_for_it() -> None:
    """But for how to reach those behind what is known, and what the bot itself keeps.

    One phrasing in ten is asked.
    """
    taken = {
        entry.id
        for entry in shipped_library().entries
        for text in question_texts(entry)[::10]
        if read_command(text) or language_asking_for_person(text)
    }

    assert {"contact"} <= taken <= {"contact", "account", "bot-privacy"}


def test_it_is_a_wish_about_whom_to_reach() -> None:
    """Whatever was discussed before; the results are there as with any answer."""
    answer = shipped_catalogue().answer(Question("Kan ik een mens spreken?"))

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.PERSON
    assert answer.target is not None
    assert answer.target.id == answer.results[0].entry.id == "contact"


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("ik heb 20 minuten", 20),
        ("Ik heb nog maar twintig minuten.", 20),
        ("ik heb 20 min", 20),
        ("hoi, ik heb een kwartier", 15),
        ("ik heb drie kwartier", 45),
        ("ik heb een half uurtje om te lezen", 30),
        ("we hebben een uur de tijd", 60),
        ("ik heb anderhalf uur", 90),
        ("Ik heb 20 minuten, wat kan ik lezen?", 20),
        ("wat kan ik lezen in 10 minuten?", 10),
        ("wat past er in een halfuur van mijn leeslijst", 30),
    ],
)
def test_so_long_someone_can_read(said: str, minutes: int) -> None:
    """It is a wish to see what of one's reading list can be read in that time."""
    assert minutes_to_read(said) == minutes
    assert read_command(said) is Wish.LIST


@pytest.mark.parametrize(
    "said",
    [
        "ik heb 20 minuten gewacht op de politie",
        "ik heb 20 minuten op het gemeentehuis gezeten",
        "ik heb 0 minuten",
        "ik heb 9999 uur",
        "ik heb een vraag",
        "ik heb minuten",
        "hoe laat gaat de winkel open, ik heb 20 minuten",
        "wat is een 15 minutenstad",
        "kan ik in 10 minuten bij de huisarts zijn",
    ],
)
def test_a_time_in_another_sentence_is_no_wish(said: str) -> None:
    """Nor is a time in which nobody reads."""
    assert minutes_to_read(said) is None
    assert read_command(said) is None
