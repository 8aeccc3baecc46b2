"""How much a message sounds like a call for help."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.urgency import Labelled, learned
from knowledge.language.normalising import words
from knowledge.language.urgency import LARGEST, Urgency, load, places_of, save, shipped_urgency


def log_odds(text: str) -> float:
    return shipped_urgency().log_odds(words(text))


@pytest.mark.parametrize(
    ("call", "talk"),
    [
        ("er is brand bij de buren", "de wijk staat in brand van de energie"),
        ("ik ruik gas in de keuken", "gas los in noord"),
        ("mijn broer ademt niet meer", "even ademhalen na de vergadering"),
        ("mijn man slaat me", "de vergadering slaat nergens op"),
        ("ze wil dood", "wat een doodsaaie straat"),
    ],
)
def test_a_call_sounds_more_like_one_than_talk_in_its_words(call: str, talk: str) -> None:
    assert log_odds(call) > 0 > log_odds(talk)


def test_features_have_the_same_places_in_every_process() -> None:
    """Weights that were learned elsewhere fit: places hang on no seed of Python's."""
    assert places_of(["gas"]).tolist() == [38029, 91120, 110533, 128506]


def test_without_words_the_bias_is_left() -> None:
    assert Urgency(np.ones(4, np.float32), -2.0).log_odds([]) == -2.0


def test_weights_are_read_as_they_were_saved(tmp_path: Path) -> None:
    """But for rounding: a byte is kept of each."""
    weights = np.linspace(-3, 3, 50, dtype=np.float32)
    save(Urgency(weights, -1.5), tmp_path / "urgency.npz")

    read = load(tmp_path / "urgency.npz")

    assert read.bias == -1.5
    assert read.weights == pytest.approx(weights, abs=3 / LARGEST / 2 + 1e-6)


def test_what_teaches_is_told_apart() -> None:
    """Also in words that were not among it, by the pieces they share."""
    urgency = learned(
        [
            Labelled("mijn buurman ademt niet", call=True),
            Labelled("zij ademt niet meer", call=True),
            Labelled("de buurman fietst veel", call=False),
            Labelled("zij zingt graag", call=False),
        ]
    )

    assert urgency.log_odds(words("hij ademde niet")) > urgency.log_odds(words("hij fietste"))
