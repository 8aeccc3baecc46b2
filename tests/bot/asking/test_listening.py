"""Reading along: how sure is sure, and when two people are left alone."""

from datetime import timedelta

import pytest

from bot.administration.cog import LEAST, MOST
from bot.asking.listening import Exchanges, unasked_threshold
from tests.storage.builders import NOW


def talk(*turns: tuple[str, float], exchanges: Exchanges | None = None) -> list[bool]:
    """For each turn, by the initial of who speaks and the seconds: whether two people talk."""
    exchanges = exchanges or Exchanges()
    return [
        exchanges.between_two(1, ord(who), NOW + timedelta(seconds=second)) for who, second in turns
    ]


@pytest.mark.parametrize("threshold", [LEAST, 0.62, MOST])
def test_unasked_it_must_be_surer(threshold: float) -> None:
    """More than what the server asks of an answer, and never more than there can be."""
    assert threshold < unasked_threshold(threshold) < 1


def test_the_third_turn_of_two_people_is_a_talk() -> None:
    """And so is each turn that follows on it."""
    assert talk(("a", 0), ("b", 10), ("a", 20), ("b", 30)) == [False, False, True, True]


def test_one_who_speaks_to_nobody_is_not_in_a_talk() -> None:
    """However many messages; several in a row are one turn."""
    assert talk(("a", 0), ("a", 5), ("a", 10), ("b", 15), ("b", 20)) == [False] * 5
    assert talk(("a", 0), ("b", 5), ("b", 6), ("b", 7), ("a", 8))[-1]


def test_a_third_person_makes_it_a_group() -> None:
    """Who asks a group may be answered."""
    assert not talk(("a", 0), ("b", 10), ("c", 20))[-1]


def test_a_talk_is_over_after_a_while() -> None:
    """A question minutes later is a new one."""
    assert not talk(("a", 0), ("b", 10), ("a", 131))[-1]
    assert not talk(("a", 0), ("b", 100), ("a", 121))[-1]
    assert talk(("a", 0), ("b", 100), ("a", 120))[-1]


def test_each_channel_has_its_own_talk() -> None:
    """What is said elsewhere is no turn here."""
    exchanges = Exchanges()
    exchanges.between_two(1, 1, NOW)
    exchanges.between_two(2, 2, NOW)

    assert not exchanges.between_two(1, 1, NOW)


def test_only_so_many_channels_are_remembered() -> None:
    """The quietest goes first, and memory stays small."""
    exchanges = Exchanges(most=2)
    for channel in (1, 2, 1, 3):
        exchanges.between_two(channel, 1, NOW)

    assert list(exchanges._turns) == [1, 3]


def test_nobody_is_remembered_for_longer_than_needed() -> None:
    """Where it went quiet nothing stays in memory."""
    exchanges = Exchanges()
    exchanges.between_two(1, 1, NOW)
    exchanges.between_two(2, 1, NOW + timedelta(minutes=3))

    assert list(exchanges._turns) == [2]


def test_someone_can_be_forgotten() -> None:
    """Nothing of theirs stays in memory, and the others' turns do."""
    exchanges = Exchanges()
    talk(("a", 0), ("b", 10), exchanges=exchanges)

    exchanges.between_two(2, ord("a"), NOW)

    exchanges.forget(ord("a"))

    assert list(exchanges._turns) == [1]
    assert talk(("c", 20), ("b", 30), exchanges=exchanges) == [False, True]
