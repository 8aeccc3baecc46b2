"""The commands as Discord is told of them; what people and servers' settings rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.client import Wijkbot

if TYPE_CHECKING:
    from tests.conversations.world import World

TREE = Path(__file__).with_name("command_tree.json")


async def test_the_command_tree_stays_as_it_is(world: World) -> None:
    """Names, options, descriptions, rights and contexts: a change of one is made here too."""
    bot = world.env.bot
    assert isinstance(bot, Wijkbot)

    told: list[dict[str, Any]] = [one.to_dict(bot.tree) for one in bot.tree.get_commands()]

    by_name = sorted(told, key=lambda one: str(one["name"]))
    assert json.loads(json.dumps(by_name)) == json.loads(TREE.read_text())
