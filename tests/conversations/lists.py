"""Reading lists of people on the invented server: as commands show them, and as they are kept."""

from datetime import timedelta
from typing import Any

import discord
import simcord

from bot.actions import Action, custom_id
from storage.reading_lists import ListedItem
from tests.conversations.world import World, before, custom_ids, options, response

BOOK = "wat-werkt-leefbare-wijken"
BOOK_TITLE = "Wat werkt voor leefbare wijken?"
BOOK_PAGE = "https://www.wijkwijzer.org/kennis/wat-werkt-voor-leefbare-wijken/"


async def leeslijst(
    world: World, command: str, who: simcord.MemberActor | None = None, **given: Any
) -> simcord.ResponseMessage:
    """Someone, Anna if not said, uses `/leeslijst`; what they, and nobody else, get to see."""
    result = await (who or world.anna).slash(world.channel, f"leeslijst {command}", **given)
    shown = response(result)
    assert shown.ephemeral
    return shown


async def add(world: World, *ids: str, who: simcord.MemberActor | None = None) -> None:
    """Put these on a list, a second after each other."""
    for own in ids:
        await leeslijst(world, "toevoegen", who, item=own)
        await world.env.advance_time(1)


async def fill(
    world: World, count: int, *, known: bool = True, note: str | None = None
) -> list[str]:
    """Fill Anna's list with what is known, then with what is not; return the ids, oldest first."""
    app = world.bot.app
    known_ids = [one.key for one in app.catalogue.everywhere.items.named] if known else []
    ids = [*known_ids, *(f"stuk-{number:04}" for number in range(count))][:count]
    async with app.database.transaction() as connection:
        for number, own in enumerate(ids):
            entry = app.catalogue.entries.get(own)
            item = ListedItem(
                item_id=own,
                title=entry.heading if entry else f"Verdwenen stuk {number}",
                url=None,
                kind=entry.kind.value if entry else "publicatie",
                added_at=app.now() + timedelta(seconds=number),
                note=note,
            )
            await app.stores.reading_lists.add(connection, world.anna.id, item)
    return ids


async def kept(world: World, who: simcord.MemberActor | None = None) -> list[ListedItem]:
    """Return what is on a list, oldest addition first."""
    return list(await world.bot.app.stores.reading_lists.of_user((who or world.anna).id))


async def ids(world: World, who: simcord.MemberActor | None = None) -> list[str]:
    return [item.item_id for item in await kept(world, who)]


def seen(world: World, message: simcord.ResponseMessage) -> discord.Message:
    """Return a message as Anna sees it now, after it changed."""
    return next(one for one in world.channel.history(viewer=world.anna) if one.id == message.id)


def last(world: World) -> discord.Message:
    """Return the last thing that Anna sees in the channel."""
    return world.channel.history(viewer=world.anna)[-1]


def offered(message: simcord.ResponseMessage | discord.Message, verb: str) -> list[str]:
    """Return the ids for which a message offers to do something, such as `listed`."""
    found = dict.fromkeys((*custom_ids(message), *options(message)))
    return [one.split(":")[2] for one in found if one.startswith(f"w1:{verb}:")]


async def leak(world: World, *actions: Action) -> discord.Message:
    """Have the bot show these buttons to everyone."""
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await before(world, channel, *map(custom_id, actions))
