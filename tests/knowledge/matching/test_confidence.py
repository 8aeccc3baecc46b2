"""Confidence is a probability, learned by logistic regression, and knows what is family."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.entry import Source
from knowledge.matching.confidence import (
    FEATURES,
    LEARNED_FROM,
    Confidence,
    Example,
    Leaders,
    Logistic,
    Model,
    family_of,
    features,
    fit,
    merely_near,
    save,
    shipped_model,
)
from knowledge.matching.matcher import build_matcher
from knowledge.matching.weights import JudgedCandidates, Weights, learn, shipped_weights
from tests.knowledge.builders import elsewhere, library, publication, question

MATCHER = build_matcher((question(), publication(), elsewhere()), library().taxonomy)
BOOKS = build_matcher((publication(), elsewhere()), library().taxonomy)


@pytest.mark.parametrize(
    "text", ["schimmel", "gaat het regenen", "x", "", "wat helpt tegen schimmel?"]
)
def test_probabilities_are_probabilities(text: str) -> None:
    """Whatever was found, or nothing, each lies between 0 and 1."""
    sure = shipped_model(meanings=False).judge(MATCHER.rank(MATCHER.analyse(text)))

    assert all(0 <= chance <= 1 for chance in (sure.right, sure.ours, sure.subject, sure.urgent))


def test_what_is_surely_right_is_likely_ours() -> None:
    """However little else speaks for the field: a short question has few words to tell."""
    model = replace(shipped_model(meanings=False), right=Logistic({}, 3), ours=Logistic({}, -9))

    sure = model.judge(MATCHER.rank(MATCHER.analyse("Wat helpt tegen schimmel in huis?")))

    assert sure.right == pytest.approx(1 / (1 + math.exp(-3)))
    assert sure.ours == pytest.approx((sure.right / (1 + math.exp(9))) ** 0.5)


def test_what_explains_next_to_nothing_is_not_the_subject() -> None:
    """However sure the learned weights are of the only one there is."""
    judge = shipped_model(meanings=False).judge

    little = judge(MATCHER.rank(MATCHER.analyse("Mag ik kippen houden op het dak?")))
    much = judge(MATCHER.rank(MATCHER.analyse("gaat het regenen")))

    assert little.subject == 0 < much.subject


def test_nothing_found_is_sure_of_nothing() -> None:
    """Without candidates there is no first result to be right."""
    sure = shipped_model(meanings=False).judge(MATCHER.rank(MATCHER.analyse("")))

    assert sure == Confidence()


def test_features_are_finite_and_those_that_are_learned_from() -> None:
    """Each feature has a value, also where one side of the ranking is empty; none is idle."""
    for text in ("schimmel", "regenen", "", "de het een"):
        values = features(Leaders.of(MATCHER.rank(MATCHER.analyse(text))))
        assert all(map(math.isfinite, values.values()))
    assert {name for names in LEARNED_FROM.values() for name in names} == set(FEATURES)


def test_what_is_asked_for_in_vain_speaks_against_an_entry() -> None:
    """A word that the first entry lacks is told by its rarity."""
    whole, part = (
        features(Leaders.of(MATCHER.rank(MATCHER.analyse(text))))
        for text in ("wat helpt tegen schimmel", "schimmel op kaas regenen")
    )

    assert whole["held"] == 1
    assert whole["missed"] == 0
    assert part["held"] < 1
    assert part["missed"] > 0


def test_what_questions_for_an_entry_ask_for_tells() -> None:
    """Who asks whom to call is less likely answered by an entry that tells what something is."""
    meaning = question("uitleg", question="Wat is schimmel?", phrasings=("wat betekent schimmel",))
    calling = question(
        "bellen", question="Wie bel ik bij schimmel?", phrasings=("bij wie meld ik",)
    )
    alike = {}
    for entry in (meaning, calling):
        matcher = build_matcher((entry,), library().taxonomy)
        ranking = matcher.rank(matcher.analyse("wie kan ik bellen over schimmel"))
        alike[entry.id] = features(Leaders.of(ranking))["alike"]

    assert alike["bellen"] > 0 > alike["uitleg"]


def test_a_record_is_what_was_asked_for_by_its_name_or_to_read() -> None:
    """Else it is merely near, and seldom an answer."""
    near = {}
    for text in ("gezonde huizen", "rapport over vocht", "wonen zonder vocht"):
        ranking = BOOKS.rank(BOOKS.analyse(text))
        near[text] = merely_near(ranking.field[0], ranking.query.kinds)

    assert list(near.values()) == [False, False, True]


def test_the_learned_model_tells_two_clouds_apart(tmp_path: Path) -> None:
    """Learning recovers a plain rule, and what is written is what was learned."""
    rng = np.random.default_rng(1)
    rows = [dict.fromkeys(FEATURES, 0.0) | {"held": rng.normal()} for _ in range(400)]
    examples = [Example(row, float(row["held"] + 0.1 * rng.normal() > 0)) for row in rows]

    learned = fit(examples, LEARNED_FROM["right"])
    model = Model(learned, learned, learned, learned)
    weights = Weights({"words": 12.0}, -6.0)
    save({"words": (weights, model)}, tmp_path / "model.json")
    read = shipped_model(meanings=False, path=tmp_path / "model.json").right

    weight = learned.rows["held"][2]
    assert weight > 2
    assert all(abs(row[2]) < weight / 10 for name, row in learned.rows.items() if name != "held")
    assert shipped_weights(meanings=False, path=tmp_path / "model.json") == weights
    assert read.bias == pytest.approx(learned.bias, abs=1e-4)
    assert dict(read.rows) == {
        name: pytest.approx(row, abs=1e-4) for name, row in learned.rows.items()
    }


def test_what_is_true_comes_first_by_the_weights_that_are_learned() -> None:
    """Of several candidates, by what tells them apart; what they share says nothing."""
    rng = np.random.default_rng(2)
    choices = []
    for _ in range(100):
        words = rng.normal(size=4)
        values = [{"words": float(one), "words_long": 1.0} for one in words]
        truths = [float(one == words.max()) for one in words]
        choices.append(JudgedCandidates("abcd", values, truths))

    learned = learn(choices, ("words", "words_long"))

    firsts = [max(one.values, key=learned.total) for one in choices]
    assert [one.values[one.truths.index(1)] for one in choices] == firsts
    assert learned.rows["words"] > 1
    assert learned.rows["words_long"] == pytest.approx(0, abs=1e-6)


def test_entries_that_lead_to_one_record_are_family() -> None:
    """A question and the record that it cites first do not compete."""
    assert family_of(question(sources=(Source(item="boek"),))) == family_of(publication("boek"))
    assert family_of(question(sources=(Source(url="https://example.org"),))) == "vocht"
