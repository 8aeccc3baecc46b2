"""Speaking to the bot: by name in a channel, in a reply, in a thread and in a direct message."""

import discord
import pytest
import simcord

from bot.pacing import SLOWER, Budget
from tests.conversations.world import FOUND, World, by_bot, labels, words


async def dm(world: World, text: str) -> discord.Message:
    """Anna writes to the bot; what it writes back."""
    await world.anna.user.send_dm(text)
    last = world.anna.user.dm_channel.history()[-1]
    assert by_bot(last)
    return last


async def test_a_mention_is_answered_in_the_channel(world: World) -> None:
    """The answer is a reply that all see and that pings nobody."""
    said = await world.say(f"{world.mention} {FOUND}")

    assert said is not None
    assert "generatie" in words(said)
    assert said.reference is not None
    assert said.mentions == []
    assert "Deel in kanaal" not in labels(said)


async def test_without_a_mention_it_is_silent(world: World) -> None:
    """People talk among themselves."""
    assert await world.say(FOUND) is None


async def test_other_mentions_are_not_for_it(world: World) -> None:
    """A mention of someone else, of a role or of everyone is no question."""
    assert await world.say(f"<@{world.cas.id}> {FOUND}") is None
    assert await world.say(f"@everyone {FOUND}") is None


async def test_a_mention_without_a_question_gets_help(world: World) -> None:
    """It says how to ask."""
    said = await world.say(world.mention)

    assert said is not None
    assert "/hulp" in words(said)
    assert len(labels(said)) == 3


async def test_it_does_not_answer_bots(world: World) -> None:
    """Two bots never keep each other busy."""
    webhook = world.guild.create_webhook(world.channel)

    await webhook.send(f"{world.mention} {FOUND}")

    assert [one.content for one in world.posted()] == [f"{world.mention} {FOUND}"]


async def test_a_direct_message_is_answered(world: World) -> None:
    """No mention needed there."""
    assert "generatie" in words(await dm(world, FOUND))


async def test_a_follow_up_in_a_direct_message(world: World) -> None:
    """ "bron?" is about what was just answered."""
    await dm(world, FOUND)

    said = await dm(world, "bron?")

    assert "Wat werkt voor leefbare wijken?" in words(said)


async def test_a_follow_up_after_a_command(world: World) -> None:
    """The same holds in a channel, whichever way the question came in."""
    await world.ask(FOUND)

    shown = await world.ask("welke rapporten?")

    assert "Om te lezen bij" in words(shown)


async def test_a_follow_up_is_for_the_one_who_asked(world: World) -> None:
    """Someone else's "bron?" is not about Anna's question."""
    await world.say(f"{world.mention} {FOUND}")

    await world.cas.send(world.channel, f"{world.mention} bron?")

    assert "Waar gaat het over?" in words(world.posted()[-1])


async def test_a_follow_up_comes_in_time(world: World) -> None:
    """After ten minutes nothing was discussed."""
    await dm(world, FOUND)
    await world.env.advance_time(9 * 60)
    assert "Waar gaat het over?" not in words(await dm(world, "bron?"))

    await world.env.advance_time(2 * 60)

    assert "Waar gaat het over?" in words(await dm(world, "bron?"))


async def test_anyone_may_reply_to_an_answer(world: World) -> None:
    """A reply is about the answer it replies to, whoever asked."""
    answer = await world.say(f"{world.mention} {FOUND}")
    assert answer is not None

    await world.cas.send(world.channel, f"{world.mention} bron?", reply_to=answer)

    assert "Wat werkt voor leefbare wijken?" in words(world.posted()[-1])


async def test_a_follow_up_in_a_thread(world: World) -> None:
    """In a thread what was discussed there counts for everyone in it."""
    thread = await thread_in(world)
    await world.anna.send(thread, f"{world.mention} {FOUND}")

    await world.cas.send(thread, f"{world.mention} bron?")

    assert "Wat werkt voor leefbare wijken?" in words(thread.history()[-1])


async def thread_in(world: World) -> simcord.ChannelHandle:
    """A thread on a message of Cas."""
    message = await world.cas.send(world.channel, "Even apart")
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(message.id).create_thread(name="apart")
    return world.channel.threads[0]


async def test_who_asks_too_often_is_told_once(world: World) -> None:
    """After a minute's budget it is silent to them, and to nobody else."""
    (a_minute, _) = Budget.QUESTION.value
    for _ in range(a_minute + 3):
        await world.say(f"{world.mention} {FOUND}")

    answered = [words(one) for one in world.posted()]
    assert len(answered) == a_minute + 1
    assert answered[-1] == SLOWER


@pytest.mark.parametrize("right", ["send_messages", "embed_links"])
async def test_where_it_may_not_write(world: World, right: str) -> None:
    """Without the right to write it is silent there, and says so once where managers read.

    That to post links it doesn't need.
    """
    closed = world.guild.create_text_channel(
        "dicht",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(**{right: False}),
            world.anna: discord.PermissionOverwrite(send_messages=True),
        },
    )

    log = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    before = len(log.history())

    for _ in range(2):
        await world.anna.send(closed, f"{world.mention} {FOUND}")

    lines = [words(one) for one in log.history()[before:]]
    assert len(lines) == (right == "send_messages")
    assert all("#dicht" in line for line in lines)
    said = [one for one in closed.history() if by_bot(one)]
    assert len(said) == 2 * (right == "embed_links")
    assert all("generatie" in words(one) for one in said)
