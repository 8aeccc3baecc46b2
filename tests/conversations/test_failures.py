"""When something goes wrong: a Dutch sentence for the user, the traceback in the log, no more."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import discord
import pytest

from knowledge.catalogue import Catalogue
from storage.engine.address import file_of
from tests.conversations.world import FOUND, World, labels, response, words

MARK = "geheimwoordje"


@contextmanager
def broken(world: World) -> Iterator[None]:
    """Have the catalogue raise, as a fault of ours would."""
    good = world.bot.app.catalogue

    class Broken:
        def __getattr__(self, name: str) -> Any:
            raise RuntimeError("a fault of ours")

    world.bot.app.catalogue = Broken()  # type: ignore[assignment]
    try:
        yield
    finally:
        world.bot.app.catalogue = good


@contextmanager
def locked(world: World) -> Iterator[None]:
    """Have another process hold the database."""
    path = file_of(world.bot.app.settings.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def failed(caplog: pytest.LogCaptureFixture, world: World) -> str:
    """Return the errors in the log, which were expected."""
    seen = [record for record in caplog.records if record.levelno >= logging.ERROR]
    text = "\n".join(
        f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}" for record in seen
    )
    caplog.clear()
    _ = world.env.errors  # they were expected
    return text


async def test_a_fault_in_a_command(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The user reads that it is not them; the log names the fault and not the question."""
    with broken(world):
        shown = await world.ask(f"{FOUND} {MARK}")

    log = failed(caplog, world)
    assert shown.ephemeral
    assert "ging iets mis" in words(shown)
    assert "a fault of ours" in log
    assert MARK not in log
    assert "anna" not in log


async def test_a_fault_in_a_button(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The same under an answer; the answer stays as it was."""
    answer = await world.click(await world.ask(FOUND), "Meer")
    with broken(world):
        shown = await world.click(answer, "Deel in kanaal")

    assert "ging iets mis" in words(shown)
    assert "a fault of ours" in failed(caplog, world)
    assert labels(answer)


async def test_a_fault_in_turning_a_page(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The list is not replaced by the sentence."""
    listed = response(await world.anna.slash(world.channel, "zoek", woorden="wijk"))
    with broken(world):
        await world.anna.click(listed, label="Volgende")

    first, told = world.channel.history(viewer=world.anna)
    assert labels(first) == labels(listed)
    assert "ging iets mis" in words(told)
    failed(caplog, world)


async def test_a_fault_in_a_mention(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Who spoke to it gets the sentence as a reply."""
    with broken(world):
        said = await world.say(f"{world.mention} {FOUND} {MARK}")

    assert said is not None
    assert "ging iets mis" in words(said)
    log = failed(caplog, world)
    assert "a fault of ours" in log
    assert MARK not in log


async def test_a_fault_in_completing(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is offered, and it is logged."""
    with broken(world):
        offered = await world.anna.autocomplete(world.channel, "vraag", "thema", "wo")

    assert offered == []
    assert "autocomplete" in failed(caplog, world)


async def test_a_database_that_is_held(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The user reads to try again; what was not kept is not said to be."""
    answer = await world.ask(FOUND)
    async with world.bot.app.database.transaction() as connection:
        await connection.execute("PRAGMA busy_timeout = 50")  # five seconds is long for a test
    with locked(world):
        shown = await world.click(answer, "Nuttig")

    assert "niets bewaren" in words(shown)
    assert "another process holds it" in failed(caplog, world)
    assert "Fijn dat je" in words(await world.click(answer, "Nuttig"))


async def test_an_answer_that_comes_too_late(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord forgot the interaction: that is noted, and nothing else."""
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)

    result = await world.anna.slash(world.channel, "vraag", vraag=FOUND)

    assert result.response is None
    assert "too late" in caplog.text
    failed(caplog, world)


async def test_a_server_that_forbids_the_reply(world: World, catalogue: Catalogue) -> None:
    """A refusal of Discord's own when it writes is no error of ours."""
    del catalogue
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, code=50013)

    assert await world.say(f"{world.mention} {FOUND}") is None


async def test_a_command_of_an_older_version(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """A command that the client still shows and the bot no longer has gets a sentence."""
    tree = world.bot.tree
    tree.remove_command("thema")

    shown = response(await world.anna.slash(world.channel, "thema", naam="wonen"))

    assert "net vernieuwd" in words(shown)
    assert isinstance(world.env.errors[0], discord.app_commands.CommandNotFound)
    assert "thema" not in failed(caplog, world)


async def test_a_channel_that_went_away(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A channel removed between question and answer is nobody's fault."""
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=404, code=10003)

    await world.say(f"{world.mention} {FOUND}")

    assert [one for one in caplog.records if one.levelno >= logging.WARNING] == []


async def test_a_failure_where_cards_are_not_allowed(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said wherever the bot may write."""
    with broken(world):
        said = await world.say(f"{world.mention} {FOUND}")

    assert said is not None
    assert "Er ging iets mis" in words(said)
    assert "a fault of ours" in failed(caplog, world)
