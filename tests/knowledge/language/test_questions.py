"""What reads as a real question among people, and which questions ask the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.normalising import words
from knowledge.language.questions import (
    MOST_CHARACTERS,
    asking_part,
    canonical,
    reads_as_question,
    two_questions,
)


@pytest.mark.parametrize(
    "text",
    [
        "Wat helpt tegen eenzaamheid?",
        "wat helpt tegen eenzaamheid",
        "hoe betrek je bewoners bij een plan",
        "Met welke partijen werk je samen in de wijk",
        "Waarmee begin je in een nieuwe wijk",
        "Weet iemand wat werkt tegen overlast van jongeren?",
        "weet er iemand hoeveel een buurtbudget kost",
        "Ik vraag me af hoe lang zoiets duurt",
        "Hoi allemaal, hoe krijg je jongeren mee",
        "Kan iemand mij uitleggen wat opbouwwerk is",
        "Zijn er voorbeelden van een buurtbudget?",
        "We willen bewoners betrekken. Heeft iemand tips?",
        "Wat is 'opbouwwerk'?)",
    ],
)
def test_a_question(text: str) -> None:
    """A mark, or the words that a question opens with, a greeting before them or not."""
    assert reads_as_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Hoezo?",
        "Echt waar?",
        "Dank je wel voor het meedenken!",
        "Wat een mooie dag vandaag",
        "Hoe dan ook, we beginnen om tien uur",
        "Wat leuk dat je er bent",
        "Ik weet wat er speelt in de wijk",
        "Kijk op https://example.org/?q=wonen&p=2 voor meer",
        "Eenzaamheid is een groot probleem in deze wijk",
        "Zie je morgen bij de vergadering",
        "Hoe zit het met de wijk? " + "Er is veel gebeurd. " * 20,
    ],
)
def test_no_question(text: str) -> None:
    """A remark, an exclamation, a word or two, an address, or a long story."""
    assert not reads_as_question(text)


@given(st.text(max_size=2 * MOST_CHARACTERS))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever people write, it is one or the other, spaces around it left aside."""
    assert reads_as_question(text) == reads_as_question(f"  {text.strip()}\n")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "wat helpt tegen eenzaamheid en wat kost dat de gemeente?",
            ("wat helpt tegen eenzaamheid", "wat kost dat de gemeente?"),
        ),
        ("Mag dat zomaar? Hoe meld ik het dan?", ("Mag dat zomaar", "Hoe meld ik het dan?")),
        ("wat is leefbaarheid en veiligheid", None),
        ("wie en wat", None),
        ("hoe lang duurt het en wat kost het en wie betaalt het nou", None),
    ],
)
def test_two_questions_are_told_apart(text: str, parts: tuple[str, str] | None) -> None:
    """By the word that asks, behind a mark or "en"; more than two are a story."""
    assert two_questions(text) == parts


STORY = "Er staat al maanden een busje met een lekke band voor mijn deur en niemand doet iets"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{STORY}. Wie haalt zo'n ding weg? Alvast bedankt voor het meedenken allemaal.", "Wie"),
        (f"Wie haalt een oud busje weg? {STORY}.", "Wie haalt een oud busje weg?"),
        (f"{STORY}, maar wie haalt dat weg", "maar wie haalt dat weg"),
        (f"{STORY} wie haalt dat weg", ""),
        ("Busje staat hier al maanden. Wie haalt dat weg?", ""),
    ],
)
def test_of_a_longer_message_the_part_that_asks_is_known(text: str, part: str) -> None:
    """The last with a mark, wherever it stands, else the last; all of what is of one piece."""
    assert asking_part(text).startswith(part or text)
    assert (asking_part(text) == text) == (not part)


@pytest.mark.parametrize(
    "text",
    [
        "Wat betekent buurtbudget?",
        "wat is een buurtbudget precies",
        "wat houdt een buurtbudget eigenlijk in",
        "leg eens uit wat een buurtbudget is",
        "Kan je me even uitleggen wat het buurtbudget is?",
        "betekenis van buurtbudget",
        "buurtbudget, wat is het?",
    ],
)
def test_who_asks_what_something_is_asks_the_same_in_any_words(text: str) -> None:
    assert canonical(words(text)) == canonical(words("Wat is een buurtbudget?"))


def test_articles_and_the_order_of_words_change_nothing() -> None:
    asked = "hoe meet je de leefbaarheid nou eigenlijk in een wijk"
    assert canonical(words(asked)) == canonical(words("leefbaarheid in de wijk: hoe meet je het?"))


@pytest.mark.parametrize(
    "text", ["Wat kost een buurtbudget?", "Hoe vraag je een buurtbudget aan?", "budget"]
)
def test_what_asks_another_thing_has_another_form(text: str) -> None:
    assert canonical(words(text)) != canonical(words("Wat is een buurtbudget?"))


def test_small_words_alone_stay() -> None:
    assert canonical(words("het een")) == "het een"
