"""Questions in other small words have one canonical form; what asks another thing has another."""

import pytest

from knowledge.language.normalising import words
from knowledge.language.same_question import canonical


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
