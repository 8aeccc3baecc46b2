"""`/beheer`: what managers set, and that nobody else does."""

import asyncio
from itertools import count
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot.app import App
from storage.engine.database import Database
from storage.guilds import GuildSettings
from tests.conversations.world import FOUND, World, response, words


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


NOTHING_SET = {
    "mens": "niemand ingesteld",
    "rol": "geen rol",
    "drempel": "gewone instelling",
    "tijdzone": "gewone instelling",
    "kanaal": "op verzoek",
    "logkanaal": "geen logkanaal",
    "stil": "niet stil",
}


@pytest.mark.parametrize("what", NOTHING_SET)
async def test_nothing_is_set_at_first(world: World, what: str) -> None:
    """Without options each shows what holds, and writes nothing."""
    assert NOTHING_SET[what] in await manage(world, what)
    assert await kept(world) == GuildSettings(guild_id=world.guild.id)


@pytest.mark.parametrize("what", [*NOTHING_SET, "statistiek"])
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
    await world.anna.slash(world.channel, "beheer tijdzone", zone="Europe/Brussels")
    await world.anna.slash(world.channel, "beheer kanaal", kanaal=world.channel, stand="uit")
    await world.anna.slash(world.channel, "beheer logkanaal", kanaal=world.channel)
    await world.anna.slash(world.channel, "beheer stil", tot="morgen")

    assert await kept(world) == GuildSettings(guild_id=world.guild.id)
    assert await world.bot.app.stores.channels.of_guild(world.guild.id) == ()


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


async def test_a_channel_alone(world: World) -> None:
    """Where nobody is called by name, it is the channel that the questions go to."""
    said = await manage(world, "mens", kanaal=world.channel)

    assert "gaan naar het kanaal #vragen." in said


async def test_a_role_and_a_person(world: World) -> None:
    """Both are named in one sentence."""
    role = world.guild.create_role("vraagbaak", mentionable=True)

    said = await manage(world, "mens", rol=role, persoon=world.cas)

    assert "gaan naar de rol ‘vraagbaak’ en cas." in said


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


async def test_moderators_who_do_not_see_their_commands(world: World) -> None:
    """Discord shows them to who may manage messages: where the role can't, it is said."""
    blind = world.guild.create_role("redactie")
    seeing = world.guild.create_role("staf", permissions=discord.Permissions(manage_messages=True))

    assert "ziet /kennis en /onbeantwoord nog niet" in await manage(world, "rol", rol=blind)
    assert "nog niet" not in await manage(world, "rol", rol=seeing)


@pytest.mark.parametrize("given", [80, 80.0, 0.8])
async def test_the_threshold(world: World, given: float) -> None:
    """A percentage or a share; it holds at once."""
    said = await manage(world, "drempel", zekerheid=given)

    assert "Bewaard. Ik geef een antwoord vanaf 80%" in said
    assert (await kept(world)).threshold == pytest.approx(0.8)
    assert "80%" in await manage(world, "drempel")


@pytest.mark.parametrize("given", [0, 0.1, 1, 29, 96, 100, -5, 1e9])
async def test_a_threshold_out_of_range(world: World, given: float) -> None:
    """A guess for an answer, or no answer at all, can't be set."""
    assert "van 30 tot en met 95" in await manage(world, "drempel", zekerheid=given)
    assert (await kept(world)).threshold is None


async def test_the_time_zone(world: World) -> None:
    """A city is enough; what time it is there shows whether it is the right one."""
    assert "Europe/Amsterdam; daar is het nu 01:00 uur" in await manage(world, "tijdzone")

    said = await manage(world, "tijdzone", zone="curaçao")

    assert "Bewaard." in said
    assert "America/Curacao; daar is het nu 20:00 uur." in said
    assert (await kept(world)).time_zone == "America/Curacao"
    assert said.removeprefix("Bewaard. ") == await manage(world, "tijdzone")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Brussel", "Europe/Brussels"), ("londen", "Europe/London"), ("Parijs", "Europe/Paris")],
)
async def test_a_city_by_its_dutch_name(world: World, typed: str, zone: str) -> None:
    """What the option itself gives as an example is understood as it is typed."""
    assert "Bewaard." in await manage(world, "tijdzone", zone=typed)
    assert (await kept(world)).time_zone == zone


@pytest.mark.parametrize("zone", ["Europe/Amstelveen", "CET", "Etc/GMT+5", "../passwd", "niets"])
async def test_a_time_zone_that_is_none(world: World, zone: str) -> None:
    """It is refused, with what is near, and changes nothing."""
    said = await manage(world, "tijdzone", zone=zone)

    assert "niet als een tijdzone" in said
    assert (await kept(world)).time_zone is None


async def test_the_time_zones_to_choose_from(world: World) -> None:
    """Those of Europe first, found by a part of the name, a slip of the finger included."""
    offered = [
        [
            one["value"]
            for one in await world.bea.autocomplete(world.channel, "beheer tijdzone", "zone", typed)
        ]
        for typed in ("", "bruss", "amsterdm")
    ]

    assert offered[0][:2] == ["Europe/Amsterdam", "Europe/Brussels"]
    assert len(offered[0]) == 25
    assert offered[1][0] == "Europe/Brussels"
    assert offered[2][0] == "Europe/Amsterdam"


async def test_what_was_set_can_be_cleared(world: World) -> None:
    """Afterwards it is as if nothing was ever set."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await manage(world, "mens", rol=role, kanaal=world.channel)
    await manage(world, "rol", rol=role)
    await manage(world, "drempel", zekerheid=80)
    await manage(world, "tijdzone", zone="Europe/Brussels")
    await manage(world, "kanaal", kanaal=world.channel, stand="meelezen")
    await manage(world, "logkanaal", kanaal=world.channel)
    await manage(world, "stil", tot="morgen")

    what = ("mens", "rol", "tijdzone", "logkanaal", "stil")
    said = [await manage(world, one, wissen=True) for one in what]
    said.append(await manage(world, "drempel", wissen=True))
    said.append(await manage(world, "kanaal", kanaal=world.channel, wissen=True))

    assert await kept(world) == GuildSettings(guild_id=world.guild.id)
    assert await world.bot.app.stores.channels.of_guild(world.guild.id) == ()
    expected = ("niemand", "geen rol", "gewone", "geen log", "niet meer stil", "gewone", "verzoek")
    assert all(part in one for part, one in zip(expected, said, strict=True))


async def test_clearing_and_setting_in_one(world: World) -> None:
    """What is chosen beside *wissen* is all that stays."""
    await manage(world, "mens", kanaal=world.channel)

    await manage(world, "mens", persoon=world.cas, wissen=True)

    assert await kept(world) == GuildSettings(guild_id=world.guild.id, human_user_id=world.cas.id)


async def test_channels_and_what_is_done_in_each(world: World) -> None:
    """Set one by one, listed together, those that are gone forgotten."""
    other = world.guild.create_text_channel("algemeen")
    gone = world.guild.create_text_channel("weg")
    for channel, mode in ((world.channel, "uit"), (other, "op verzoek"), (gone, "uit")):
        assert f"‘{mode}’" in await manage(world, "kanaal", kanaal=channel, stand=mode)
    world.env.backend.delete_channel(gone.id)
    await world.env.settle()

    said = await manage(world, "kanaal")

    assert "#vragen: uit" in said
    assert "algemeen" not in said
    (left,) = await world.bot.app.stores.channels.of_guild(world.guild.id)
    assert left.channel_id == world.channel.id
    assert "‘uit’" in await manage(world, "kanaal", kanaal=world.channel)


async def test_reading_along_needs_what_the_operator_turns_on(world: World) -> None:
    """The mode is kept, and it is said what must be done for it to work."""
    said = await manage(world, "kanaal", kanaal=world.channel, stand="meelezen")

    assert "Bewaard. #vragen staat op ‘meelezen’" in said
    assert "Message Content Intent" in said
    assert "Message Content Intent" in await manage(world, "kanaal", kanaal=world.channel)
    assert await world.say(FOUND) is None


@pytest.mark.parametrize("given", [{"stand": "uit"}, {"wissen": True}])
async def test_a_mode_is_for_a_channel(world: World, given: dict[str, Any]) -> None:
    """Without one nothing is set, and it is said what lacks."""
    assert "Kies ook een kanaal" in await manage(world, "kanaal", **given)
    assert "niet allebei" in await manage(
        world, "kanaal", kanaal=world.channel, stand="uit", wissen=True
    )
    assert await world.bot.app.stores.channels.of_guild(world.guild.id) == ()


async def test_every_change_is_a_line_in_the_log_channel(world: World) -> None:
    """Who changed what, mentioning nobody; what is only looked at is no change."""
    place = world.guild.create_text_channel("logboek")
    await manage(world, "logkanaal", kanaal=place)
    await manage(world, "tijdzone", zone="Europe/Brussels")
    await manage(world, "rol", rol=world.guild.create_role("redactie"))
    await manage(world, "drempel", zekerheid=80)
    await manage(world, "kanaal", kanaal=world.channel, stand="uit")
    await manage(world, "stil", tot="morgen om 9 uur")
    await manage(world, "mens", persoon=world.cas)
    for what in NOTHING_SET:
        await manage(world, what)

    lines = [words(one) for one in place.history()]

    assert all(line.startswith("bea: ") for line in lines)
    parts = ("regel in #logboek", "Brussels", "redactie", "80%", "‘uit’", "stil tot", "cas")
    assert len(lines) == len(parts)
    assert all(part in line for part, line in zip(parts, lines, strict=True))
    assert all(one.mentions == [] for one in place.history())


async def test_the_old_log_channel_says_that_it_is_over(world: World) -> None:
    """Whoever reads there knows that no more lines follow."""
    old, new = (world.guild.create_text_channel(name) for name in ("oud", "nieuw"))
    await manage(world, "logkanaal", kanaal=old)
    await manage(world, "logkanaal", kanaal=new)
    await manage(world, "logkanaal", wissen=True)
    await manage(world, "tijdzone", zone="Europe/Brussels")

    assert "#nieuw" in words(old.history()[-1])
    assert "geen logkanaal" in words(new.history()[-1])
    assert [len(old.history()), len(new.history())] == [2, 2]


async def test_a_log_channel_where_it_may_not_write(world: World) -> None:
    """It is refused; where the right or the channel goes later, the next command says so."""
    shut = world.guild.create_text_channel(
        "dicht",
        overwrites={world.guild.default_role: discord.PermissionOverwrite(send_messages=False)},
    )
    place = world.guild.create_text_channel("logboek")

    assert "mis ik" in await manage(world, "logkanaal", kanaal=shut)
    assert (await kept(world)).log_channel_id is None
    await manage(world, "logkanaal", kanaal=place)
    deny = discord.Permissions(send_messages=True).value
    everyone = world.guild.default_role.id
    world.env.backend.set_overwrite(place.id, Overwrite(everyone, OverwriteType.ROLE, deny=deny))
    await world.env.settle()
    said = await manage(world, "tijdzone", zone="Europe/Brussels")
    assert "Bewaard." in said
    assert "#logboek" in said
    assert "schrijf ik geen regels" in said
    world.env.backend.delete_channel(place.id)
    await world.env.settle()
    assert "het logkanaal bestaat niet meer" in await manage(world, "rol")


async def test_a_log_line_that_fails_stops_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """What was set is set and said, whatever Discord does with the line."""
    place = world.guild.create_text_channel("logboek")
    await manage(world, "logkanaal", kanaal=place)
    world.env.inject_error("POST", f"/channels/{place.id}/messages", status=403, code=50013)

    assert "Bewaard." in await manage(world, "tijdzone", zone="Europe/Brussels")
    assert "could not be written" in caplog.text


async def test_a_backup_is_for_who_runs_the_bot(world: World, tmp_path: Path) -> None:
    """A manager of a server who isn't one is refused, and no file is made."""
    assert "alleen wie mij draait" in await manage(world, "backup")
    assert not (tmp_path / "backups").exists()


async def test_a_backup_is_written_while_others_write(world: World, tmp_path: Path) -> None:
    """On the disk, whole, named and measured; nothing of it is sent, and two never collide."""
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"operators": frozenset({world.bea.id})})
    await world.ask(FOUND)

    said = [await manage(world, "backup")]
    assert not (tmp_path / "wijkbot.db-wal").stat().st_size  # nothing erased is left in it
    writing = asyncio.create_task(_keep_writing(app))
    said.append(await manage(world, "backup"))
    writing.cancel()

    files = sorted((tmp_path / "backups").iterdir())
    assert len(files) == 2
    for file in files:
        assert any(f"backups/{file.name} (" in one and "kB)" in one for one in said)
        async with Database.open(file) as copy:
            rows = list(await copy.read.execute_fetchall("SELECT 1 FROM kept_questions"))
        assert len(rows) == 1
    assert not any(one.attachments for one in world.channel.history(viewer=world.bea))


async def _keep_writing(app: App) -> None:
    for guild in count(1):
        async with app.database.transaction() as conn:
            await app.stores.guilds.save(conn, GuildSettings(guild_id=guild), app.now())


async def test_a_backup_that_fails_says_so(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator finds the reason in the log."""
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"operators": frozenset({world.bea.id})})
    (tmp_path / "backups").write_bytes(b"A file in the place of the folder")

    assert "niet gelukt" in await manage(world, "backup")
    assert "A backup failed" in caplog.text
    caplog.clear()
