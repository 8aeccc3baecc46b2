"""A long list, a page at a time."""

import pytest

from bot.gaps.queue import GapPage
from bot.view import paged


@pytest.mark.parametrize(
    ("count", "page", "shown", "turning"),
    [
        (0, 0, [], []),
        (0, 3, [], []),
        (5, 0, [0, 1, 2, 3, 4], []),
        (6, 0, [0, 1, 2, 3, 4], [1]),
        (6, 1, [5], [0]),
        (11, 1, [5, 6, 7, 8, 9], [0, 2]),
        (11, 99, [10], [1]),
        (11, -1, [0, 1, 2, 3, 4], [1]),
    ],
)
def test_a_page_and_the_ways_from_it(
    count: int, page: int, shown: list[int], turning: list[int]
) -> None:
    """Beyond the last is the last, and no button leads to a page that isn't there."""
    here = paged(range(count), page, 5)

    assert list(here.shown) == shown
    assert [one.action for one in here.turning(lambda to: GapPage(to))] == [
        GapPage(to) for to in turning
    ]
    assert 1 <= here.number <= here.pages
