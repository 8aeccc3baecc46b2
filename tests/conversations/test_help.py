"""`/hulp`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.help.views import TOPICS
from tests.conversations.world import response, words

if TYPE_CHECKING:
    from tests.conversations.world import World


async def test_help(world: World) -> None:
    """It says what it is, that it is automatic, and how to reach a person."""
    shown = response(await world.anna.slash(world.channel, "hulp"))

    assert shown.ephemeral
    assert "automatisch systeem" in words(shown)
    assert "Vraag een mens" in words(shown)


async def test_help_on_each_topic(world: World) -> None:
    """Every topic can be chosen, by its name or its title."""
    offered = await world.anna.autocomplete(world.channel, "hulp", "onderwerp", "")

    assert {one["value"] for one in offered} == set(TOPICS)
    for topic in TOPICS.values():
        for typed in (topic.name, topic.title):
            shown = response(await world.anna.slash(world.channel, "hulp", onderwerp=typed))
            assert topic.title in words(shown)


async def test_help_on_something_else(world: World) -> None:
    """An unknown topic gets the help in general."""
    shown = response(await world.anna.slash(world.channel, "hulp", onderwerp="`voetbal` @everyone"))

    assert "automatisch systeem" in words(shown)


async def test_help_in_a_direct_message(world: World) -> None:
    """It works there too."""
    assert "automatisch systeem" in words(response(await world.anna.user.slash("hulp")))
