"""What speaks for an entry whatever the words of a question."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.matching import priors
from knowledge.matching.index import build_index
from knowledge.matching.matcher import Matcher
from tests.knowledge.builders import library, question

TAXONOMY = library().taxonomy


def test_what_helps_oftener_than_expected_is_raised_and_what_attracts_is_lowered() -> None:
    """Twice "asked" helped where "near" was expected."""
    learned = priors.learn(
        [(("asked", "near", "other"), (0.2, 0.6, 0.2), (True, False, False))] * 2
    )

    assert learned["asked"] == pytest.approx(0.76)  # log(3 / 1.4)
    assert learned["near"] == pytest.approx(-0.79)  # log(1 / 2.2)


def test_entries_that_help_alike_share_a_question() -> None:
    learned = priors.learn([(("one", "two"), (0.5, 0.5), (True, True))])

    assert learned == {}, "each was expected half the time, and had half a question"


def test_a_question_that_nothing_helps_with_tells_nothing() -> None:
    assert priors.learn([(("one", "two"), (0.9, 0.1), (False, False))]) == {}


def test_priors_are_read_as_they_were_saved(tmp_path: Path) -> None:
    priors.save({"one": -0.5, "two": 0.25}, tmp_path / "priors.json")

    assert priors.load(tmp_path / "priors.json") == {"one": -0.5, "two": 0.25}


def test_of_two_that_fit_alike_the_one_asked_for_oftener_comes_first() -> None:
    """An entry without a prior has 0."""
    entries = [question(name, question="Wat helpt tegen vocht?") for name in ("eerste", "tweede")]
    index = replace(build_index(entries, TAXONOMY), priors={"tweede": 0.5})
    matcher = Matcher.over(index, TAXONOMY)

    first, second = matcher.rank(matcher.analyse("vocht in huis")).field

    assert (first.entry.id, second.entry.id) == ("tweede", "eerste")
    assert (first.values["prior"], second.values["prior"]) == (0.5, 0.0)
