"""`/hulp`."""

import pytest

from bot.help.views import TOPICS
from tests.conversations.world import World, labels, options, pick, response, words


async def test_help(world: World) -> None:
    """It says what it is, that it is automatic, and how to reach a person."""
    shown = response(await world.anna.slash(world.channel, "hulp"))

    assert shown.ephemeral
    assert "automatisch systeem" in words(shown)
    assert "Vraag een mens" in words(shown)


async def test_help_begins_with_questions_to_press(world: World) -> None:
    """Three of them, each with its answer a press away; a topic is read in place."""
    shown = response(await world.anna.slash(world.channel, "hulp"))
    first, *others = labels(shown)
    answer = await world.click(shown, first)

    topic = response(await pick(world.anna, shown, "w1:help:zoeken"))

    assert len(others) == 2
    assert first in words(answer)
    assert topic.id == shown.id
    assert TOPICS["zoeken"].title in words(topic)


async def test_help_tells_what_one_may_do(world: World) -> None:
    """What only moderators and managers can do is told to them alone."""
    offered = [
        options(response(await who.slash(world.channel, "hulp"))) for who in (world.anna, world.bea)
    ]

    assert ["w1:help:beheer" in one for one in offered] == [False, True]


async def test_help_on_each_topic(world: World) -> None:
    """Every topic can be chosen, by its name or its title."""
    offered = await world.anna.autocomplete(world.channel, "hulp", "onderwerp", "")

    assert {one["value"] for one in offered} == set(TOPICS)
    for topic in TOPICS.values():
        for typed in (topic.name, topic.title):
            shown = response(await world.anna.slash(world.channel, "hulp", onderwerp=typed))
            assert topic.title in words(shown)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("meldingen", "volgen"),
        ("pauze", "volgen"),
        ("herinnering", "leeslijst"),
        ("leeslijts", "leeslijst"),
        ("wissen", "privacy"),
        ("evenement", "agenda"),
    ],
)
async def test_help_on_what_a_topic_is_about(world: World, typed: str, topic: str) -> None:
    """A command's own word finds the topic that tells of it, and so does a slip of the finger."""
    shown = response(await world.anna.slash(world.channel, "hulp", onderwerp=typed))

    assert TOPICS[topic].title in words(shown)


@pytest.mark.parametrize("typed", ["x" * 4000, "😀 " * 1000])
async def test_help_on_nothing_that_is_there(world: World, typed: str) -> None:
    """It begins as always, and repeats no page of what was typed."""
    shown = response(await world.anna.slash(world.channel, "hulp", onderwerp=typed))

    assert "heb ik geen uitleg" in words(shown)
    assert "automatisch systeem" in words(shown)
    assert len(words(shown)) < 2000


async def test_help_in_a_direct_message(world: World) -> None:
    """It works there too."""
    assert "automatisch systeem" in words(response(await world.anna.user.slash("hulp")))
