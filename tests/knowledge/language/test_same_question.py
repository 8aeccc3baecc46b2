"""Questions in other small words have one gist; what asks another thing has not."""

import pytest

from knowledge.language.normalising import words
from knowledge.language.same_question import gist


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
    assert gist(words(text)) == gist(words("Wat is een buurtbudget?"))


def test_articles_and_the_order_of_words_change_nothing() -> None:
    asked = "hoe meet je de leefbaarheid nou eigenlijk in een wijk"
    assert gist(words(asked)) == gist(words("leefbaarheid in de wijk: hoe meet je het?"))


@pytest.mark.parametrize(
    "text", ["Wat kost een buurtbudget?", "Hoe vraag je een buurtbudget aan?", "budget"]
)
def test_what_asks_another_thing_has_another_gist(text: str) -> None:
    assert gist(words(text)) != gist(words("Wat is een buurtbudget?"))


def test_small_words_alone_stay() -> None:
    assert gist(words("het een")) == "het een"
