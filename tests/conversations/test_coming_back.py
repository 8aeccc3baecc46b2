"""Someone who could not be sent something is here: it is noted, and said until they have it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import discord
import pytest

from bot.settings import Settings
from storage.reminders import Reminder
from tests.conversations.world import FOUND, FOUND_ID, World, words

UNSENT = "Dit kon ik je niet sturen"
BESIDE_THE_REPLY = ("agenda toon", "POST", "/webhooks/*/*")
IN_THE_REPLY = ("leeslijst herinneringen", "PATCH", "/webhooks/*/*/messages/@original")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The operator lets it see what is said."""
    return settings.model_copy(update={"message_content": True})


async def unsent(world: World, *, closed: bool) -> None:
    """A reminder did not reach Anna: she takes no messages, or it is given up."""
    await world.anna.slash(world.channel, "leeslijst toevoegen", item=FOUND_ID)
    app, anna = world.bot.app, world.anna.id
    outbox, now = app.stores.outbox, app.now()
    reminder = Reminder(key="r1", user_id=anna, item_id=FOUND_ID, due_at=now, zone="UTC")
    async with app.database.transaction() as connection:
        await app.stores.reminders.set(connection, reminder, now - timedelta(hours=1))
        assert await outbox.claim(connection, "r1", now)
        if closed:
            await outbox.note_unreachable(connection, anna, "r1", now)
        else:
            await outbox.set_aside(connection, "r1")


def hears(world: World) -> int:
    """How often Anna has read by now what could not be sent to her."""
    return sum(UNSENT in words(one) for one in world.channel.history(viewer=world.anna))


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("command", "method", "path"), [BESIDE_THE_REPLY, IN_THE_REPLY])
async def test_what_does_not_arrive_is_said_again(
    world: World,
    caplog: pytest.LogCaptureFixture,
    command: str,
    method: str,
    path: str,
    closed: bool,
) -> None:
    """It waits until Discord has taken it, and is then said no more."""
    await unsent(world, closed=closed)
    world.env.inject_error(method, path, status=404, code=10015, times=None)
    heard = []

    await world.anna.slash(world.channel, command)
    heard.append(hears(world))
    world.env.backend.faults.clear()
    for _ in range(2):
        await world.anna.slash(world.channel, command)
        heard.append(hears(world))
    _ = world.env.errors  # they were expected
    caplog.clear()

    assert heard == [0, 1, 1]


async def here_at(world: World) -> datetime | None:
    state = await world.bot.app.stores.outbox.unreachable(world.anna.id)
    assert state is not None
    return state.here_at


async def press(world: World, answer: discord.Message) -> None:
    await world.click(answer, "Nuttig")


async def mention(world: World, _answer: discord.Message) -> None:
    await world.anna.send(world.channel, f"{world.mention} {FOUND}")


async def greet(world: World, _answer: discord.Message) -> None:
    await world.anna.send(world.channel, f"{world.mention} hoi")


async def ask_anyone(world: World, _answer: discord.Message) -> None:
    await world.bea.slash(world.channel, "beheer kanaal", kanaal=world.channel, stand="meelezen")
    await world.anna.send(world.channel, FOUND)


async def command(world: World, _answer: discord.Message) -> None:
    await world.anna.slash(world.channel, "hulp")


@pytest.mark.parametrize("act", [press, mention, greet, ask_anyone, command])
async def test_whoever_does_anything_is_here(
    world: World, act: Callable[[World, discord.Message], Awaitable[None]]
) -> None:
    """Noted of who can't be reached, whatever it is that they do."""
    answer = await world.say(f"{world.mention} {FOUND}")
    assert answer is not None
    await unsent(world, closed=True)
    before = await here_at(world)

    await act(world, answer)

    assert before is None
    assert await here_at(world) is not None


async def test_typing_in_an_option_is_not_being_here(world: World) -> None:
    """Nor is what somebody else does."""
    await unsent(world, closed=True)

    await world.anna.autocomplete(world.channel, "publicatie", "titel", "wijk")
    await world.cas.slash(world.channel, "hulp")

    assert await here_at(world) is None
