"""Who hears of what was answered, by where they are."""

from dataclasses import dataclass

import pytest

from bot.opening import NOTICES, who_is_there
from storage import awaiting, proposals


@dataclass(frozen=True)
class About:
    """Something to tell, perhaps of one server only."""

    only_on: int | None


@pytest.mark.parametrize(
    ("only_on", "hears"), [(None, True), (7, True), (8, False)], ids=["for all", "there", "left"]
)
async def test_who_left_a_server_hears_nothing_of_its_own(
    only_on: int | None, *, hears: bool
) -> None:
    """What is for all is for them too."""

    async def is_on(guild: int) -> bool:
        return guild == 7

    about = About(only_on)

    assert await who_is_there(about, is_on) == (about if hears else None)


@pytest.mark.parametrize("kind", [awaiting.KIND, proposals.KIND])
def test_it_is_asked_of_answers_and_proposals(kind: str) -> None:
    """As it is of news."""
    assert NOTICES[kind].for_reader is who_is_there
