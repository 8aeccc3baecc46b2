"""The bot's own life: commands told once, forgetting daily, limits of what it is told, closing."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import discord
import pytest
import simcord
from discord import app_commands

from bot import running
from bot.client import create_bot
from bot.privacy.erasing import forget_what_is_old
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from storage.engine.database import Database
from tests.conversations.desk import moderator
from tests.conversations.world import FOUND, World, custom_ids, words
from tests.storage.reading import verdicts


def synced(world: World) -> int:
    """Return how often the commands were told to Discord."""
    return sum(
        request.method == "PUT" and request.path.endswith("/commands")
        for request in world.env.http_requests
    )


async def nothing(interaction: discord.Interaction) -> None:
    """A command of a later version."""


async def test_commands_are_told_only_when_they_changed(world: World) -> None:
    """A restart tells nothing; a change tells all."""
    assert synced(world) == 1

    await world.restart()
    assert synced(world) == 1

    await world.bot.close()
    newer = world.make()
    newer.tree.add_command(app_commands.Command(name="nieuw", description="x", callback=nothing))
    await world.env.restart_bot(newer)
    assert synced(world) == 2


EVERYWHERE = """
vraag zoek publicatie thema hulp
leeslijst: toon toevoegen gelezen notitie herinner herinneringen verwijder exporteer leegmaken
volg: thema organisatie auteur overzicht stop
meldingen: instellen pauze hervat nu
agenda: toon kalender
voorstel: kennis verbetering mijn
privacy: uitleg inzage wissen
"""
MANAGING = """
beheer: mens rol drempel tijdzone kanaal logkanaal stil statistiek backup
beheer: kanaalbericht agenda
"""
MODERATING = """
kennis: toevoegen bewerken bekijk formulering controleer verouderd archiveer geschiedenis herstel
kennis: voorstellen importeer exporteer test verberg deel
onbeantwoord: lijst koppel beantwoord negeer
"""


async def test_the_commands(world: World) -> None:
    """Names are a contract, and so is who sees them."""
    dirk = moderator(world, "dirk").who

    assert set(world.anna.user.available_commands()) == _commands(EVERYWHERE)
    assert _here(world, world.bea) == _commands(EVERYWHERE) | _commands(MANAGING)
    assert _here(world, dirk) == _commands(EVERYWHERE) | _commands(MODERATING)


def _here(world: World, member: simcord.MemberActor) -> set[str]:
    return set(member.available_commands(world.channel))


def _commands(table: str) -> set[str]:
    names = set()
    for line in table.split("\n"):
        group, colon, own = line.partition(":")
        names |= {f"{group} {name}" for name in own.split()} if colon else set(line.split())
    return names


async def test_refused_commands_do_not_stop_it(
    settings: Settings, catalogue: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    """Where Discord does not take the commands the bot still answers."""
    bot = create_bot(settings, build=lambda _: catalogue)
    env = simcord.Env(bot)
    env.inject_error("PUT", "/applications/*/commands", status=400, code=50035, message="no")

    await env.start()
    try:
        assert bot.is_ready()
        assert "did not take the commands" in caplog.text
    finally:
        await bot.close()
        await env.shutdown()


async def test_it_asks_for_no_more_than_it_needs(settings: Settings, catalogue: Catalogue) -> None:
    """Message content and member lists are not asked for, unless the operator wants the first."""
    modest = create_bot(settings, build=lambda _: catalogue)
    reading = create_bot(
        settings.model_copy(update={"message_content": True}), build=lambda _: catalogue
    )

    assert not modest.intents.message_content
    assert not modest.intents.members
    assert not modest.intents.presences
    assert reading.intents.message_content
    await modest.close()
    await reading.close()


async def test_a_question_is_forgotten_within_28_days(world: World) -> None:
    """The daily job leaves nothing of it, its search neither."""
    answer = await world.ask(FOUND)
    key = custom_ids(answer)[0].split(":")[2]
    app = world.bot.app
    start = app.now()

    for day in range(28):
        app.now = lambda day=day: start + timedelta(days=day)  # type: ignore[misc]
        await forget_what_is_old(app)
        if day < 27:
            assert await app.stores.questions.get(key) is not None

    app.now = lambda: start + timedelta(days=28)
    await forget_what_is_old(app)
    assert await app.stores.questions.get(key) is None


async def test_forgetting_goes_by_the_clock(world: World) -> None:
    """What was kept long ago is gone a moment after the start, and each day."""
    answer = await world.ask(FOUND)
    key = custom_ids(answer)[0].split(":")[2]
    world.env.backend.advance_clock(timedelta(days=28).total_seconds())

    await world.restart()

    assert await world.bot.app.stores.questions.get(key) is None
    assert "al gewist" in words(await world.click(answer, "Nuttig"))


async def test_what_was_said_to_be_kept_is_on_disk(world: World, settings: Settings) -> None:
    """A crash after the reply loses nothing: another process reads it, without a close."""
    answer = await world.ask(FOUND)
    await world.click(answer, "Nuttig")

    async with Database.open(settings.database) as database:
        kept = await verdicts(database, custom_ids(answer)[0].split(":")[2])

    assert len(kept) == 1


async def test_closing_twice(world: World) -> None:
    """A second close does nothing, and the database is closed after the first."""
    await world.bot.close()
    await world.bot.close()

    with pytest.raises(ValueError, match="Connection closed"):
        await world.bot.app.database.epoch()
    await world.env.restart_bot(world.make())


async def test_the_health_file(settings: Settings, catalogue: Catalogue, tmp_path: Path) -> None:
    """It is there once the bot is connected."""
    file = tmp_path / "run" / "health"
    bot = create_bot(settings.model_copy(update={"health_file": file}), build=lambda _: catalogue)
    env = simcord.Env(bot)
    await env.start()
    try:
        await env.advance_time(31)
        assert await asyncio.to_thread(file.exists)
    finally:
        await bot.close()
        await env.shutdown()


async def test_a_handler_under_way_when_it_stops(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that came in the last moment is no error of ours: nothing is logged as one."""
    monkeypatch.setattr(running, "LONGEST_STOP", 0.5)
    caplog.set_level(logging.INFO)
    writing = world.bot.app.database._writing
    await writing.acquire()
    asking = asyncio.create_task(world.anna.slash(world.channel, "vraag", vraag=FOUND))
    await asyncio.sleep(0.2)

    await world.bot.close()
    writing.release()
    await asking

    _ = world.env.errors  # simcord counts what our own handler of errors got
    assert "under way when the bot stopped" in caplog.text
