"""No text holds the bot, wherever it comes in: what it costs is bounded, and grows as it does."""

from itertools import islice

import pytest

from benchmarks.entrances import LENGTH, MOST_S, PIECES, Entrance, entrances, spent, worst
from knowledge.catalogue import Catalogue
from tests.shipped import shipped_catalogue

GENEROUS = 6
"""A slow machine may take so many times what it should: the benchmark says whether it does."""
MOST_PIECES = 12
ONE_IN = 3
"""So many of the worst texts are tried: the benchmark tries all."""
TOO_SMALL_S = 0.03
"""What takes less is no measure of how it grows."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


NAMES = tuple(range(17))


@pytest.mark.parametrize("number", NAMES)
def test_no_text_costs_much(catalogue: Catalogue, number: int) -> None:
    """In seconds of the processor, so that a busy machine doesn't count."""
    entrance = entrances(catalogue)[number]
    entrance.take("iets gewoons")

    slow = {
        name: seconds
        for name, text in islice(worst(catalogue), number % ONE_IN, None, ONE_IN)
        if (seconds := _least(entrance, text, GENEROUS * MOST_S)) > GENEROUS * MOST_S
    }

    assert not slow, f"{entrance.name}: {slow}"


@pytest.mark.parametrize("number", NAMES)
def test_what_a_text_costs_grows_as_it_does(catalogue: Catalogue, number: int) -> None:
    """Four times the text is not sixteen times the work."""
    entrance = entrances(catalogue)[number]
    entrance.take("iets gewoons")

    for piece in PIECES[:: max(1, len(PIECES) // MOST_PIECES)]:
        long, short = ((piece * LENGTH)[:size] for size in (2 * LENGTH, LENGTH // 2))
        cost = _least(entrance, long, TOO_SMALL_S)
        assert cost <= TOO_SMALL_S or cost <= 9 * _least(entrance, short, 0), (entrance.name, piece)


def test_every_entrance_is_tried(catalogue: Catalogue) -> None:
    """A new one is measured as soon as it stands in the table."""
    assert len(entrances(catalogue)) == len(NAMES)


def _least(entrance: Entrance, text: str, enough: float) -> float:
    """What a text costs at least: another look where it is more than enough."""
    least = spent(entrance.take, text)
    for _ in range(2):
        if least <= enough:
            break
        least = min(least, spent(entrance.take, text))
    return least
