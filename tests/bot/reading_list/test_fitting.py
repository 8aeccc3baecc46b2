"""What fits in the minutes that someone has."""

from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading_list.arrange import fit

TIMES = st.lists(st.integers(1, 12), max_size=9)


def slowly(minutes: list[int], most: int) -> tuple[int, ...]:
    """Try every set: the most minutes first, then the one that has the earliest things in it."""
    places = range(len(minutes))
    sets = [chosen for size in range(len(minutes) + 1) for chosen in combinations(places, size)]
    fitting = [chosen for chosen in sets if total(minutes, chosen) <= most]
    return max(
        fitting, key=lambda chosen: (total(minutes, chosen), [at in chosen for at in places])
    )


def total(minutes: list[int], chosen: tuple[int, ...]) -> int:
    return sum(minutes[place] for place in chosen)


@given(TIMES, st.integers(0, 60))
def test_it_is_the_best_of_all_sets(minutes: list[int], most: int) -> None:
    """As trying every set would find, to the place."""
    assert fit(minutes, most) == slowly(minutes, most)


@pytest.mark.parametrize(
    ("minutes", "most", "chosen"),
    [
        ([], 20, ()),
        ([21, 30], 20, ()),
        ([20, 5, 15], 20, (0,)),
        ([11, 10, 10], 20, (1, 2)),
        ([7, 7, 7], 14, (0, 1)),
        ([5], 0, ()),
    ],
)
def test_examples(minutes: list[int], most: int, chosen: tuple[int, ...]) -> None:
    """Full beats early, early beats late, and nothing is over."""
    assert fit(minutes, most) == chosen


def test_a_long_list_takes_no_time() -> None:
    """Two thousand things in a whole day: nobody waits for it."""
    minutes = [1 + number % 240 for number in range(2000)]

    start = process_time()
    chosen = fit(minutes, 24 * 60)

    assert process_time() - start < 1
    assert total(minutes, chosen) == 24 * 60
