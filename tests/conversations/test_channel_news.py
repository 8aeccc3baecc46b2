"""`/beheer kanaalbericht`: a channel hears what is new, as its managers chose; all there read it.

The clock starts at one at night on Thursday 1 January 2026, Dutch time.
"""

from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from tests.conversations.test_administration import manage, open_to_all
from tests.conversations.test_following import THURSDAY, about, bring, theme, until
from tests.conversations.world import World, labels, options, response, words


@pytest.fixture
def news(world: World) -> simcord.ChannelHandle:
    """A channel of its own for news."""
    return world.guild.create_text_channel("nieuws")


async def tell(
    world: World, news: simcord.ChannelHandle, frequency: str = "direct", **given: Any
) -> str:
    """Bea has a channel told of a theme; what she reads."""
    values = {"kanaal": news, "thema": theme(world)[0], "frequentie": frequency}
    return await manage(world, "kanaalbericht", **(values | given))


async def a_minute(world: World) -> None:
    """Let a minute pass, after which the bot looks what there is to do."""
    await until(world, world.env.now() + timedelta(minutes=1))


def posts(news: simcord.ChannelHandle) -> list[discord.Message]:
    """All that stands in a channel for everyone, oldest first."""
    return [one for one in news.history() if not one.flags.ephemeral]


async def test_it_comes_on_thursday_in_the_channel(
    world: World, news: simcord.ChannelHandle
) -> None:
    """For everyone to see, with the theme; once, and it mentions nobody."""
    _, name = theme(world)
    said = await tell(world, news, "week")
    ids = await bring(world, 2)

    await until(world, THURSDAY - timedelta(minutes=1))
    before = posts(news)
    await until(world, THURSDAY)
    await until(world, THURSDAY + timedelta(days=7))

    assert (
        f"In #nieuws plaats ik eens per week, op donderdag om 09:00 uur, wat er nieuw is bij {name}"
        in said
    )
    assert "donderdag 1 januari 2026 om 09:00 uur" in said
    assert before == []
    (message,) = posts(news)
    assert "2 nieuwe stukken" in words(message)
    assert f"Nieuw bij {name}" in words(message)
    assert all(world.bot.app.catalogue.entries[one].heading in words(message) for one in ids)
    sent = [one for one in world.env.http_requests if one.path.endswith(f"/{news.id}/messages")]
    assert [one.json["allowed_mentions"] for one in sent if one.method == "POST" and one.json] == [
        {"parse": [], "replied_user": False}
    ]


async def test_what_everyone_can_do_with_it(world: World, news: simcord.ChannelHandle) -> None:
    """Open one, follow the theme, and read the rest: each for themselves, after a restart too."""
    _, name = theme(world)
    await tell(world, news)
    ids = await bring(world, 13)
    await a_minute(world)
    await world.restart()
    (message,) = posts(news)

    rest = response(await world.anna.click(message, label="+3 meer"))
    follows = response(await world.anna.click(message, label=f"Volg {name}"))

    assert labels(message)[-3:] == ["+3 meer", "Over dit bericht", f"Volg {name}"]
    assert len(options(message)) == 20
    assert rest.ephemeral
    assert follows.ephemeral
    assert "Bladzijde 2 van 2" in words(rest)
    assert [one for one in ids if world.bot.app.catalogue.entries[one].heading in words(rest)]
    assert f"Je volgt nu ‘{name}’" in words(follows)
    assert posts(news) == [message]


async def test_who_manages_can_end_it_where_it_is_told(
    world: World, news: simcord.ChannelHandle
) -> None:
    """Everyone may ask why it came; only managers find the button there, checked at its press."""
    _, name = theme(world)
    await tell(world, news)
    await bring(world)
    await a_minute(world)
    (message,) = posts(news)

    asked = response(await world.anna.click(message, label="Over dit bericht"))
    about_it = response(await world.bea.click(message, label="Over dit bericht"))
    (own,) = (
        one
        for one in world.env.backend.get_guild(world.guild.id).roles.values()
        if one.name == "beheer"
    )
    world.env.backend.edit_role(world.guild.id, own.id, {"permissions": 0})
    refused = response(await world.bea.click(about_it, label=f"Stop met {name}"))
    told = await world.bot.app.stores.channel_news.of_guild(world.guild.id)

    assert "plaats ik meteen wat er nieuw is" in words(asked)
    assert labels(asked) == [f"Volg {name}"]
    assert labels(about_it) == [f"Volg {name}", f"Stop met {name}"]
    assert "alleen beheerders" in words(refused)
    assert len(told) == 1


@pytest.mark.parametrize("how", ["nooit", "button", "list"])
async def test_stopping(world: World, news: simcord.ChannelHandle, how: str) -> None:
    """By the command, its reply's button or the list of all; a second time says that it was so."""
    _, name = theme(world)
    shown = response(
        await world.bea.slash(
            world.channel, "beheer kanaalbericht", kanaal=news, thema=name, frequentie="dag"
        )
    )
    if how == "nooit":
        said = await tell(world, news, "nooit")
    elif how == "button":
        said = words(response(await world.bea.click(shown, label=f"Stop met {name}")))
    else:
        listed = response(await world.bea.slash(world.channel, "beheer kanaalbericht"))
        (choice,) = options(listed)
        said = words(response(await world.bea.select(listed, [choice])))
    again = await tell(world, news, "nooit")
    await bring(world)
    await until(world, THURSDAY)

    assert f"In #nieuws plaats ik niet meer wat er nieuw is bij {name}" in said
    assert f"In #nieuws plaatste ik niet wat er nieuw is bij {name}" in again
    assert posts(news) == []


async def test_it_is_shown(world: World, news: simcord.ChannelHandle) -> None:
    """All of the server, or of one channel; what is missing is asked for."""
    own, name = theme(world)
    nothing = await manage(world, "kanaalbericht")
    await tell(world, news, "maand")
    shown = [
        await manage(world, "kanaalbericht", **given)
        for given in (
            {},
            {"kanaal": news},
            {"kanaal": world.channel},
            {"thema": own},
            {"kanaal": news, "thema": own},
            {"kanaal": news, "frequentie": "dag"},
            {"kanaal": news, "thema": "qqqqqqqq", "frequentie": "dag"},
        )
    ]

    told = f"In #nieuws plaats ik eens per maand, op dag 1 om 09:00 uur, wat er nieuw is bij {name}"
    assert "in geen kanaal" in nothing
    assert f"{name} in #nieuws: eens per maand, op dag 1 om 09:00 uur" in shown[0]
    assert told in shown[1]
    assert "In dit kanaal plaats ik niet" in shown[2]
    assert "Kies ook een kanaal" in shown[3]
    assert "Kies ook hoe vaak" in shown[4]
    assert "Kies ook een thema" in shown[5]
    assert "qqqqqqqq" in shown[6]


async def test_others_may_not(world: World, news: simcord.ChannelHandle) -> None:
    """The right is checked, not only the command hidden; nothing is set."""
    await open_to_all(world)

    shown = response(
        await world.anna.slash(
            world.channel,
            "beheer kanaalbericht",
            kanaal=news,
            thema=theme(world)[0],
            frequentie="direct",
        )
    )

    assert "alleen beheerders" in words(shown)
    assert await world.bot.app.stores.channel_news.of_guild(world.guild.id) == ()


def close(world: World, news: simcord.ChannelHandle, *, closed: bool = True) -> None:
    """Take from the bot the right to post in a channel, or give it back."""
    everyone = world.guild.default_role.id
    deny = discord.Permissions(send_messages=closed).value
    world.env.backend.set_overwrite(news.id, Overwrite(everyone, OverwriteType.ROLE, deny=deny))


async def test_where_it_may_not_post(world: World, news: simcord.ChannelHandle) -> None:
    """That is said when it is set, and in the log channel when something waits; it comes later."""
    log = world.guild.create_text_channel("logboek")
    await manage(world, "logkanaal", kanaal=log)
    close(world, news)
    said = await tell(world, news)
    await bring(world)
    await a_minute(world)
    before, lines = posts(news), [words(one) for one in posts(log)]
    close(world, news, closed=False)
    await until(world, THURSDAY)

    assert "in #nieuws mis ik het recht ‘Berichten versturen’" in said
    assert before == []
    assert len([one for one in lines if "bewaar ik tot ik het daar kan plaatsen" in one]) == 1
    assert len(posts(news)) == 1


@pytest.mark.parametrize("away", [False, True])
async def test_a_channel_that_is_removed(
    world: World, news: simcord.ChannelHandle, away: bool
) -> None:
    """While the bot is there or away: it stops, and a line in the log channel says so."""
    log = world.guild.create_text_channel("logboek")
    await manage(world, "logkanaal", kanaal=log)
    await tell(world, news)
    if away:
        await world.bot.close()
        world.env.backend.delete_channel(news.id)
        await world.env.restart_bot(world.make())
        await bring(world)
        await a_minute(world)
    else:
        world.env.backend.delete_channel(news.id)
        await world.env.settle()

    _, name = theme(world)
    (line,) = [words(one) for one in posts(log) if "bestaat niet meer" in words(one)]
    assert name in line
    assert await world.bot.app.stores.channel_news.of_guild(world.guild.id) == ()


async def test_themes_are_completed(world: World) -> None:
    """Typo-tolerant, by their names."""
    own, name = theme(world)

    offered = await world.bea.autocomplete(
        world.channel, "beheer kanaalbericht", "thema", name[:5].lower()
    )

    assert own in [one["value"] for one in offered]
    assert about(world, own)
