"""Confidence is a probability, learned by logistic regression, and knows what is family."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from knowledge.entry import Source
from knowledge.matching.confidence import FEATURES, family_of, features, fit, save, shipped_model
from knowledge.matching.matcher import build_matcher
from tests.knowledge.builders import elsewhere, library, publication, question

if TYPE_CHECKING:
    from pathlib import Path

MATCHER = build_matcher((question(), publication(), elsewhere()), library().taxonomy)


@pytest.mark.parametrize(
    "text", ["schimmel", "gaat het regenen", "x", "", "wat helpt tegen schimmel?"]
)
def test_probabilities_are_probabilities(text: str) -> None:
    """Whatever was found, or nothing, each lies between 0 and 1."""
    sure = shipped_model(meanings=False).judge(MATCHER.rank(MATCHER.analyse(text)))

    assert all(0 <= chance <= 1 for chance in (sure.right, sure.ours, sure.subject))


def test_what_is_surely_right_is_likely_ours() -> None:
    """However little else speaks for the field: a short question has few words to tell."""
    model = shipped_model(meanings=False)
    few = replace(model, ours=np.append(np.zeros(len(FEATURES)), -9).astype(np.float32))
    sure = few.judge(MATCHER.rank(MATCHER.analyse("Wat helpt tegen schimmel in huis?")))

    assert sure.right > 0.5
    assert sure.ours == pytest.approx((sure.right / (1 + np.exp(9))) ** 0.5)


def test_nothing_found_is_sure_of_nothing() -> None:
    """Without candidates there is no first result to be right."""
    sure = shipped_model(meanings=False).judge(MATCHER.rank(MATCHER.analyse("")))

    assert (sure.right, sure.ours, sure.subject) == (0, 0, 0)


def test_features_are_finite_and_named() -> None:
    """Each feature has a value, also where one side of the ranking is empty."""
    for text in ("schimmel", "regenen", ""):
        values = features(MATCHER.rank(MATCHER.analyse(text)))
        assert values.shape == (len(FEATURES),)
        assert np.isfinite(values).all()


def test_the_learned_model_tells_two_clouds_apart(tmp_path: Path) -> None:
    """Learning recovers a plain rule, and what is written is what was learned."""
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(400, len(FEATURES))).astype(np.float32)
    truth = (rows[:, 0] + 0.1 * rng.normal(size=400) > 0).astype(np.float32)

    model = fit(rows, truth, np.zeros(400, np.float32), 1 - truth)
    save({"words": model}, tmp_path / "model.json")
    read = shipped_model(meanings=False, path=tmp_path / "model.json")

    chance = 1 / (1 + np.exp(-((rows - read.mean) / read.scale @ read.right[:-1] + read.right[-1])))
    assert ((chance > 0.5) == (truth == 1)).mean() > 0.95
    for name in ("mean", "scale", "right", "ours", "subject"):
        assert np.allclose(getattr(read, name), getattr(model, name), atol=1e-5)


def test_entries_that_lead_to_one_record_are_family() -> None:
    """A question and the record that it cites first do not compete."""
    assert family_of(question(sources=(Source(item="boek"),))) == family_of(publication("boek"))
    assert family_of(question(sources=(Source(url="https://example.org"),))) == "vocht"
