"""`/beheer`: what managers set, and that nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from storage.guilds import GuildSettings
from tests.conversations.world import response, words

if TYPE_CHECKING:
    from tests.conversations.world import World


async def manage(world: World, what: str, **given: Any) -> str:
    """Bea sets something; what she reads."""
    shown = response(await world.bea.slash(world.channel, f"beheer {what}", **given))
    assert shown.ephemeral
    return words(shown)


async def kept(world: World) -> GuildSettings:
    return await world.bot.app.stores.guilds.get(world.guild.id)


async def open_to_all(world: World) -> None:
    """Let the server show the command to everyone, as its managers can."""
    commands = await world.env.bot.tree.fetch_commands()  # type: ignore[attr-defined]
    (own,) = (one for one in commands if one.name == "beheer")
    world.guild.set_command_permissions(own.id, {world.guild.default_role: True})


@pytest.mark.parametrize("what", ["mens", "rol", "drempel"])
async def test_nothing_is_set_at_first(world: World, what: str) -> None:
    """Without options each shows what holds."""
    said = await manage(world, what)

    assert any(part in said for part in ("niemand ingesteld", "geen rol", "gewone instelling"))


@pytest.mark.parametrize("what", ["mens", "rol", "drempel"])
async def test_others_may_not(world: World, what: str) -> None:
    """The right is checked, not only the command hidden."""
    await open_to_all(world)

    shown = response(await world.anna.slash(world.channel, f"beheer {what}"))

    assert "alleen beheerders" in words(shown)


async def test_others_set_nothing(world: World) -> None:
    """What is refused changes nothing."""
    await open_to_all(world)

    await world.anna.slash(world.channel, "beheer mens", persoon=world.anna)
    await world.anna.slash(world.channel, "beheer drempel", zekerheid=50)

    assert (await kept(world)).human_user_id is None
    assert (await kept(world)).threshold is None


async def test_it_is_hidden_from_others(world: World) -> None:
    """Members who can't use it don't see it."""
    assert "beheer mens" not in world.anna.available_commands(world.channel)
    assert "beheer mens" in world.bea.available_commands(world.channel)


async def test_it_is_not_there_in_direct_messages(world: World) -> None:
    """Without a server there is nothing to set."""
    assert not [one for one in world.bea.user.available_commands() if one.startswith("beheer")]


async def test_whom_to_reach(world: World) -> None:
    """A channel adds; a person takes the place of a role."""
    role = world.guild.create_role("vraagbaak", mentionable=True)

    assert "de rol ‘vraagbaak’" in await manage(world, "mens", rol=role)
    said = await manage(world, "mens", kanaal=world.channel)
    assert "de rol ‘vraagbaak’, in het kanaal #vragen" in said
    said = await manage(world, "mens", persoon=world.cas)
    assert "cas, in het kanaal #vragen" in said
    assert "vraagbaak" not in said
    assert said.removeprefix("Bewaard. ") == await manage(world, "mens")


async def test_a_role_that_it_may_not_mention(world: World) -> None:
    """A setting that would reach nobody is warned of."""
    role = world.guild.create_role("stil")
    modest = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)
    own = world.guild.roles["TestBot"]
    world.env.backend.edit_role(world.guild.id, own.id, {"permissions": modest.value})
    await world.env.settle()

    assert "mag deze rol niet noemen" in await manage(world, "mens", rol=role)


async def test_whom_it_can_not_reach(world: World) -> None:
    """Everyone, a bot, and a channel where it may not write are refused, and nothing is set."""
    closed = world.guild.create_text_channel(
        "dicht",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(send_messages=False),
            world.bea: discord.PermissionOverwrite(send_messages=True),
        },
    )
    other = world.guild.add_member(world.env.create_user("robot", bot=True))

    assert "@everyone" in await manage(world, "mens", rol=world.guild.default_role)
    assert "Een bot is geen mens" in await manage(world, "mens", persoon=other)
    assert "In dat kanaal mag ik" in await manage(world, "mens", kanaal=closed)
    assert "niemand ingesteld" in await manage(world, "mens")


async def test_what_was_set_and_is_gone(world: World) -> None:
    """A role, person or channel that was removed since is said to be."""
    role = world.guild.create_role("weg", mentionable=True)
    place = world.guild.create_text_channel("weg")
    await manage(world, "mens", rol=role, kanaal=place)
    await manage(world, "rol", rol=role)

    world.env.backend.delete_role(world.guild.id, role.id)
    world.env.backend.delete_channel(place.id)
    await world.env.settle()

    said = await manage(world, "mens")
    assert "een rol die niet meer bestaat, in een kanaal dat niet meer bestaat" in said
    assert "bestaat niet meer" in await manage(world, "rol")


async def test_someone_who_left(world: World) -> None:
    """A person who left the server is not named."""
    await manage(world, "mens", persoon=world.cas)
    world.guild.remove_member(world.cas)

    assert "niet meer op deze server" in await manage(world, "mens")


async def test_the_moderators(world: World) -> None:
    """A role makes moderators; everyone can't be one."""
    role = world.guild.create_role("redactie")

    assert "Bewaard. Moderator is wie de rol ‘redactie’ heeft" in await manage(
        world, "rol", rol=role
    )
    assert "@everyone" in await manage(world, "rol", rol=world.guild.default_role)
    assert (await kept(world)).moderator_role_id == role.id


@pytest.mark.parametrize("given", [80, 80.0, 0.8])
async def test_the_threshold(world: World, given: float) -> None:
    """A percentage or a share."""
    assert "80%" in await manage(world, "drempel", zekerheid=given)
    assert (await kept(world)).threshold == pytest.approx(0.8)
    assert "80%" in await manage(world, "drempel")


@pytest.mark.parametrize("given", [0, 0.1, 1, 29, 96, 100, -5, 1e9])
async def test_a_threshold_out_of_range(world: World, given: float) -> None:
    """A guess for an answer, or no answer at all, can't be set."""
    assert "van 30 tot en met 95" in await manage(world, "drempel", zekerheid=given)
    assert (await kept(world)).threshold is None


async def test_what_was_set_can_be_cleared(world: World) -> None:
    """Afterwards it is as if nothing was ever set."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await manage(world, "mens", rol=role, kanaal=world.channel)
    await manage(world, "rol", rol=role)
    await manage(world, "drempel", zekerheid=80)

    said = [await manage(world, what, wissen=True) for what in ("mens", "rol", "drempel")]

    assert await kept(world) == GuildSettings(guild_id=world.guild.id)
    assert ["niemand ingesteld" in said[0], "geen rol" in said[1], "gewone" in said[2]] == [
        True
    ] * 3


async def test_clearing_and_setting_in_one(world: World) -> None:
    """What is chosen beside *wissen* is all that stays."""
    await manage(world, "mens", kanaal=world.channel)

    await manage(world, "mens", persoon=world.cas, wissen=True)

    assert await kept(world) == GuildSettings(guild_id=world.guild.id, human_user_id=world.cas.id)
