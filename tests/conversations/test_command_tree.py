"""The commands as Discord is told of them; what people and servers' settings rely on."""

import json
from pathlib import Path
from typing import Any

from bot.client import Wijkbot
from tests.conversations.world import World

SUBCOMMAND = 1
TREE = Path(__file__).with_name("command_tree.json")


async def test_the_command_tree_stays_as_it_is(world: World) -> None:
    """Names, options, descriptions, rights and contexts: a change of one is made here too."""
    bot = world.env.bot
    assert isinstance(bot, Wijkbot)

    told: list[dict[str, Any]] = [one.to_dict(bot.tree) for one in bot.tree.get_commands()]

    assert in_order(json.loads(json.dumps(told))) == in_order(json.loads(TREE.read_text()))


def in_order(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Commands, and those within a group, by name: Discord shows them so."""
    for command in commands:
        options = command.get("options", [])
        if command.get("type") == 1 and options and options[0]["type"] == SUBCOMMAND:
            options.sort(key=lambda option: str(option["name"]))
    return sorted(commands, key=lambda command: str(command["name"]))
