"""*Vraag een mens*: who gets the question, what they see, and what is said where nobody is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from storage.guilds import GuildSettings
from tests.conversations.world import FOUND, STRANGE, by_bot, labels, pressable, response, words

if TYPE_CHECKING:
    import simcord

    from tests.conversations.world import World

MENS = "Vraag een mens"


@pytest.fixture
def desk(world: World) -> simcord.ChannelHandle:
    """A channel where the people who answer are."""
    return world.guild.create_text_channel("balie")


def pings(message: discord.Message, env: simcord.Env) -> tuple[list[int], list[int], bool]:
    """Return whom a message really notified: people, roles, everyone."""
    stored = env.backend.get_message(message.channel.id, message.id)
    return stored.ping_user_ids, stored.ping_role_ids, stored.mention_everyone


async def test_nobody_is_set(world: World) -> None:
    """It says so honestly, and who can change it."""
    answer = await world.ask(STRANGE)

    told = await world.click(answer, MENS)

    assert told.ephemeral
    assert "niet ingesteld wie" in words(told)
    assert world.posted() == []


async def test_a_channel(world: World, desk: simcord.ChannelHandle) -> None:
    """The question comes there, without who asked, with the way to where it was asked."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    answer = await world.ask(f"{STRANGE} 06-12345678")

    told = await world.click(answer, MENS)

    (posted,) = desk.history()
    assert "doorgegeven in #balie, zonder je naam" in words(told)
    assert STRANGE in words(posted)
    assert "12345678" not in words(posted)
    assert "anna" not in words(posted).casefold()
    assert labels(posted) == ["Ga naar het gesprek"]
    assert pings(posted, world.env) == ([], [], False)


async def test_a_role_in_a_channel(world: World, desk: simcord.ChannelHandle) -> None:
    """Only that role is notified, whatever the question says."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await world.bea.slash(world.channel, "beheer mens", rol=role, kanaal=desk)
    answer = await world.ask(f"@everyone @here <@{world.cas.id}> {STRANGE}")

    await world.click(answer, MENS)

    (posted,) = desk.history()
    assert words(posted).startswith(role.mention)
    assert pings(posted, world.env) == ([], [role.id], False)


async def test_a_person(world: World) -> None:
    """Without a channel the question comes where it was asked, and the person is notified."""
    await world.bea.slash(world.channel, "beheer mens", persoon=world.cas)
    answer = await world.ask(STRANGE)

    told = await world.click(answer, MENS)

    (posted,) = world.posted()
    assert "in dit kanaal" in words(told)
    assert pings(posted, world.env) == ([world.cas.id], [], False)


async def test_a_public_answer_is_linked_to(world: World, desk: simcord.ChannelHandle) -> None:
    """Who wants to help comes to the very message."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None

    await world.click(said, MENS)

    (posted,) = desk.history()
    assert ("Ga naar het gesprek", said.jump_url) in pressable(posted)


async def test_once_is_enough(world: World, desk: simcord.ChannelHandle) -> None:
    """A second press, by whomever and after a restart too, passes nothing on."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    await world.click(said, MENS)
    await world.restart()

    again = await world.click(said, MENS, world.cas)

    assert "al doorgegeven" in words(again)
    assert len(desk.history()) == 1


async def test_not_too_often(world: World, desk: simcord.ChannelHandle) -> None:
    """Three questions an hour for each person."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    answers = [await world.ask(STRANGE) for _ in range(4)]

    told = [await world.click(answer, MENS) for answer in answers]

    assert "Probeer het over een uur" in words(told[-1])
    assert len(desk.history()) == 3


async def test_where_it_may_not_write(world: World, desk: simcord.ChannelHandle) -> None:
    """What did not arrive is not said to have, and may be tried again."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    answer = await world.ask(STRANGE)
    path = f"/channels/{desk.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013)

    first = await world.click(answer, MENS)
    second = await world.click(answer, MENS)

    assert "niet om je vraag door te geven" in words(first)
    assert "doorgegeven in #balie" in words(second)


async def test_a_channel_that_was_removed(world: World, desk: simcord.ChannelHandle) -> None:
    """A place that is gone is said to fail."""
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    channel = world.env.bot.get_channel(desk.id)
    assert isinstance(channel, discord.TextChannel)
    world.env.backend.delete_channel(desk.id)
    answer = await world.ask(STRANGE)

    told = await world.click(answer, MENS)

    assert "niet om je vraag door te geven" in words(told)


async def test_in_a_direct_message(world: World) -> None:
    """There nobody is set, and it says where to ask instead."""
    await world.anna.user.send_dm(STRANGE)
    said = world.anna.user.dm_channel.history()[-1]
    assert by_bot(said)

    told = response(await world.anna.user.click(said, label=MENS))

    assert "In een privébericht" in words(told)


async def test_in_a_direct_message_to_the_home_server(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """Where the operator named a home server its people get the question, in their channel."""
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"home_guild": world.guild.id})
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    await world.anna.user.send_dm(STRANGE)

    said = world.anna.user.dm_channel.history()[-1]
    told = response(await world.anna.user.click(said, label=MENS))

    (posted,) = desk.history()
    assert "doorgegeven in #balie" in words(told)
    assert STRANGE in words(posted)
    assert labels(posted) == []


async def test_a_direct_message_needs_a_channel(world: World) -> None:
    """A person of the home server alone is no place to put a question from elsewhere."""
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"home_guild": world.guild.id})
    await world.bea.slash(world.channel, "beheer mens", persoon=world.cas)
    await world.anna.user.send_dm(STRANGE)

    said = world.anna.user.dm_channel.history()[-1]
    told = response(await world.anna.user.click(said, label=MENS))

    assert "In een privébericht" in words(told)


async def test_a_role_that_was_removed(world: World) -> None:
    """What reaches nobody is not passed on, and not said to be."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await world.bea.slash(world.channel, "beheer mens", rol=role)
    answer = await world.ask(STRANGE)
    world.env.backend.delete_role(world.guild.id, role.id)

    told = await world.click(answer, MENS)

    assert "is er niet meer" in words(told)
    assert world.posted() == []


async def test_a_person_who_left(world: World, desk: simcord.ChannelHandle) -> None:
    """Alone they can't be reached; a channel that was chosen too still gets the question."""
    await world.bea.slash(world.channel, "beheer mens", persoon=world.cas)
    answer = await world.ask(STRANGE)
    world.guild.remove_member(world.cas)

    alone = await world.click(answer, MENS)
    await world.bea.slash(world.channel, "beheer mens", kanaal=desk)
    in_channel = await world.click(answer, MENS)

    (posted,) = desk.history()
    assert "is er niet meer" in words(alone)
    assert "doorgegeven in #balie" in words(in_channel)
    assert posted.content == ""


async def test_a_channel_that_the_asker_cannot_see(world: World) -> None:
    """Nobody is sent to a channel that is closed to them, nor told its name."""
    own = world.guild.me
    assert own is not None
    hidden = world.guild.create_text_channel(
        "achterkamer",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(view_channel=False),
            own: discord.PermissionOverwrite(view_channel=True),
        },
    )
    async with world.bot.app.database.transaction() as connection:
        settings = GuildSettings(guild_id=world.guild.id, human_channel_id=hidden.id)
        await world.bot.app.stores.guilds.save(connection, settings, world.env.now())
    answer = await world.ask(STRANGE)

    told = await world.click(answer, MENS)

    assert len(hidden.history()) == 1
    assert "achterkamer" not in words(told)
    assert "kun je zelf niet zien" in words(told)


async def test_where_cards_are_not_allowed(world: World) -> None:
    """The question still comes there: no right to post links is needed."""
    bare = world.guild.create_text_channel(
        "kaal",
        overwrites={world.guild.default_role: discord.PermissionOverwrite(embed_links=False)},
    )
    async with world.bot.app.database.transaction() as connection:
        settings = GuildSettings(guild_id=world.guild.id, human_channel_id=bare.id)
        await world.bot.app.stores.guilds.save(connection, settings, world.env.now())
    answer = await world.ask(STRANGE)

    await world.click(answer, MENS)

    (posted,) = bare.history()
    assert STRANGE in words(posted)
