"""Channels: silent, answering on request, or reading along; and a silence for a while."""

from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.asking.listening import MOST_AN_HOUR
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from tests.conversations.world import FOUND, STRANGE, World, by_bot, labels, response, unsure, words


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The operator lets it see what is said."""
    return settings.model_copy(update={"message_content": True})


async def manage(world: World, what: str, **given: Any) -> str:
    """Bea sets something; what she reads."""
    return words(response(await world.bea.slash(world.channel, f"beheer {what}", **given)))


async def set_to(world: World, mode: str, channel: Any = None) -> str:
    return await manage(world, "kanaal", kanaal=channel or world.channel, stand=mode)


async def said_by(
    world: World, who: simcord.MemberActor, text: str, **options: Any
) -> list[discord.Message]:
    """Someone says something in the channel; what the bot says to it."""
    before = len(world.posted())
    await who.send(world.channel, text, **options)
    return world.posted()[before:]


def wait(world: World, **long: float) -> None:
    """Nobody says anything for so long, half an hour if not said: what comes next is new."""
    app = world.bot.app
    later = app.now() + (timedelta(**long) if long else timedelta(minutes=30))
    app.now = lambda: later


async def rows(world: World, table: str) -> int:
    (row,) = await world.bot.app.database.read.execute_fetchall(f"SELECT COUNT(*) FROM {table}")
    return int(row[0])


async def test_a_real_question_is_answered_where_it_reads_along(world: World) -> None:
    """As a reply that all see and that notifies nobody, and that says why it is there."""
    await set_to(world, "meelezen")

    (said,) = await said_by(world, world.anna, FOUND)

    assert "generatie" in words(said)
    assert len(words(said).split("\n")) == 2
    assert "Ik lees hier mee" in words(said)
    assert said.reference is not None
    assert said.mentions == []
    assert labels(said) == ["Lees meer"]


async def test_its_buttons_and_follow_ups_work(world: World) -> None:
    """What was answered unasked is kept like any other answer, and can be asked on about."""
    await set_to(world, "meelezen")
    (said,) = await said_by(world, world.anna, FOUND)

    more = await world.click(said, "Lees meer")
    shown = await world.click(more, "Nuttig")
    await world.anna.send(world.channel, f"{world.mention} bron?")

    assert shown.ephemeral
    assert "Wat werkt voor leefbare wijken?" in words(world.posted()[-1])
    assert await rows(world, "kept_questions") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vandaag is het mooi weer.",
        "Hoe laat begint de vergadering?",
        STRANGE,
        f"{STRANGE}?",
        "Hoi allemaal!",
        "Een wijk wordt pas na een generatie beter.",
    ],
)
async def test_what_is_no_question_for_it_is_left_alone(world: World, text: str) -> None:
    """Remarks and questions of another field; nothing of it is kept."""
    await set_to(world, "meelezen")

    assert await said_by(world, world.anna, text) == []
    assert await rows(world, "kept_questions") == 0
    assert await rows(world, "people_days") == 0


async def test_unasked_it_offers_no_choice(world: World, catalogue: Catalogue) -> None:
    """Where it isn't sure it keeps quiet."""
    await set_to(world, "meelezen")

    assert await said_by(world, world.anna, f"{unsure(catalogue)}?") == []


async def test_it_comes_between_no_two_people(world: World) -> None:
    """A reply, a mention and a quick talk are for somebody else."""
    await set_to(world, "meelezen")
    remark = await world.cas.send(world.channel, "Wij zijn net begonnen in onze wijk.")

    assert await said_by(world, world.anna, FOUND, reply_to=remark) == []
    wait(world)
    assert await said_by(world, world.anna, f"<@{world.cas.id}> {FOUND}") == []
    wait(world)
    for who, text in ((world.anna, "Ben je er?"), (world.cas, "Ja hoor, zeg het maar!")):
        assert await said_by(world, who, text) == []
    assert await said_by(world, world.anna, FOUND) == []

    wait(world)

    assert len(await said_by(world, world.anna, FOUND)) == 1


async def test_a_mention_of_a_role_or_of_all_is_not_for_it(world: World) -> None:
    """The people who get the notification are asked."""
    loud = discord.Permissions(mention_everyone=True)
    role = world.guild.create_role("opbouwwerkers", mentionable=True, permissions=loud)
    dirk = world.guild.add_member(world.env.create_user("dirk"), roles=[role])
    await set_to(world, "meelezen")

    assert await said_by(world, dirk, f"<@&{role.id}> {FOUND}") == []
    assert await said_by(world, dirk, f"@everyone {FOUND}") == []


async def test_it_does_not_read_along_with_bots(world: World) -> None:
    """Another bot's question is nobody's, and its own answer no question."""
    await set_to(world, "meelezen")
    webhook = world.guild.create_webhook(world.channel)

    await webhook.send(FOUND)

    assert [one.content for one in world.posted()] == [FOUND]


async def test_it_speaks_unasked_only_so_often(world: World) -> None:
    """Six times an hour in a channel; who mentions it is answered all the same."""
    await set_to(world, "meelezen")
    answered = 0
    for _ in range(MOST_AN_HOUR + 2):
        answered += len(await said_by(world, world.anna, FOUND))

    assert answered == MOST_AN_HOUR
    assert len(await said_by(world, world.anna, f"{world.mention} {FOUND}")) == 1
    wait(world, hours=1)
    assert len(await said_by(world, world.anna, FOUND)) == 1


async def test_an_answer_that_did_not_arrive_is_not_counted(world: World) -> None:
    """Nobody asked, so nobody is told; the next question is answered."""
    await set_to(world, "meelezen")
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=400, code=50035, times=MOST_AN_HOUR)

    for _ in range(MOST_AN_HOUR):
        assert await said_by(world, world.anna, FOUND) == []

    assert len(await said_by(world, world.anna, FOUND)) == 1


async def test_a_mention_is_answered_once_where_it_reads_along(world: World) -> None:
    """Asked is asked: one answer, without a word on why."""
    await set_to(world, "meelezen")

    (said,) = await said_by(world, world.anna, f"{world.mention} {FOUND}")

    assert "Niemand vroeg" not in words(said)


async def test_other_channels_stay_as_they_are(world: World) -> None:
    """Reading along is for the channel it was set for, and for its threads."""
    other = world.guild.create_text_channel("algemeen")
    await set_to(world, "meelezen")

    await world.anna.send(other, FOUND)
    assert [one for one in other.history() if by_bot(one)] == []

    message = await world.cas.send(world.channel, "Even apart")
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(message.id).create_thread(name="apart")
    thread = world.channel.threads[0]
    await world.anna.send(thread, FOUND)
    assert any(by_bot(one) and "generatie" in words(one) for one in thread.history())


async def test_where_it_was_turned_off_it_says_nothing(world: World) -> None:
    """A mention and a reply get no answer there; a command does, and so does another channel."""
    other = world.guild.create_text_channel("algemeen")
    (earlier,) = await said_by(world, world.anna, f"{world.mention} {FOUND}")
    await set_to(world, "uit")

    assert await said_by(world, world.anna, f"{world.mention} {FOUND}") == []
    assert await said_by(world, world.anna, "bron?", reply_to=earlier) == []
    assert "generatie" in words(await world.ask(FOUND))
    await world.anna.send(other, f"{world.mention} {FOUND}")
    assert any(map(by_bot, other.history()))


async def test_a_mode_outlives_a_restart_and_can_be_taken_back(world: World) -> None:
    """What was set is on disk; without it the bot answers on request."""
    assert "#vragen staat op ‘uit’" in await set_to(world, "uit")

    await world.restart()

    assert await said_by(world, world.anna, f"{world.mention} {FOUND}") == []
    assert "#vragen: uit" in await manage(world, "kanaal")
    assert "‘op verzoek’" in await manage(world, "kanaal", kanaal=world.channel, wissen=True)
    assert len(await said_by(world, world.anna, f"{world.mention} {FOUND}")) == 1


async def test_where_it_may_not_write_it_reads_along_in_vain(world: World) -> None:
    """The one who sets it hears which rights lack; without them nothing is said or kept."""
    closed = world.guild.create_text_channel(
        "dicht",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(send_messages=False),
            world.anna: discord.PermissionOverwrite(send_messages=True),
        },
    )

    said = await set_to(world, "meelezen", closed)
    await world.anna.send(closed, FOUND)

    assert "mis ik het recht ‘Berichten versturen’" in said
    assert [one for one in closed.history() if by_bot(one)] == []
    assert await rows(world, "kept_questions") == 0


async def test_a_silence_for_a_while(world: World) -> None:
    """No channel is answered, read along or not, until it is over; commands go on."""
    await set_to(world, "meelezen")

    said = await manage(world, "stil", tot="over twee uur")

    assert "Ik ben stil tot donderdag 1 januari 2026 om 03:00 uur" in said
    assert await said_by(world, world.anna, FOUND) == []
    assert await said_by(world, world.anna, f"{world.mention} {FOUND}") == []
    assert "generatie" in words(await world.ask(FOUND))
    assert "Ik ben stil tot" in await manage(world, "rol")
    wait(world, hours=2)
    assert len(await said_by(world, world.anna, FOUND)) == 1
    assert "niet stil" in await manage(world, "stil")


async def test_a_silence_can_be_ended(world: World) -> None:
    """By a button or the command; a second time says that it was over."""
    shown = response(await world.bea.slash(world.channel, "beheer stil", tot="morgen om 9 uur"))
    assert labels(shown) == ["Stilte opheffen"]

    await world.click(shown, "Stilte opheffen", world.bea)

    assert len(await said_by(world, world.anna, f"{world.mention} {FOUND}")) == 1
    assert "al niet meer stil" in await manage(world, "stil", wissen=True)


@pytest.mark.parametrize(
    ("until", "part"), [("gisteren", "al voorbij"), ("bloep", "begrijp ik hier niet")]
)
async def test_a_silence_until_no_moment(world: World, until: str, part: str) -> None:
    """What is past or can't be read is refused, with what to type; nothing changes."""
    assert part in await manage(world, "stil", tot=until)
    assert "niet stil" in await manage(world, "stil")
