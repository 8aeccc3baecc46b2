"""From a feed to what everyone can find: the bot reads it, moderators decide."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord

from bot.proposals.feeding import read_and_tell
from bot.proposals.feeds.listing import Feed
from bot.settings import Settings
from tests.bot.proposals.feeds.builders import article, feed, ics, rss, vevent
from tests.bot.proposals.feeds.server import FeedServer, local_session, serving
from tests.conversations.world import World, labels, options, pick, response, words

PRIVATE = "http://127.0.0.1:9/feed"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A bot with a feed where none may be, so that nothing is asked of anyone."""
    feeds = tmp_path / "feeds.yaml"
    feeds.write_text(f"- {{url: '{PRIVATE}', soort: artikel, server: 7, naam: Huis}}\n")
    return Settings(_env_file=None, database=tmp_path / "wijkbot.db", feeds=feeds)  # type: ignore[call-arg]  # pydantic-settings'


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as feeds:
        yield feeds


async def read(world: World, own: Feed) -> None:
    """Read a feed as the job does."""
    async with local_session() as session:
        await read_and_tell(world.bot.app, world.bot, own, session)


async def opened(world: World, mod: simcord.MemberActor) -> discord.Message:
    """A moderator opens the first that waits."""
    listed = response(await mod.slash(world.channel, "kennis voorstellen"))
    await pick(mod, listed, options(listed)[0])
    return world.channel.history(viewer=mod)[-1]


async def saved(world: World, mod: simcord.MemberActor, card: simcord.ResponseMessage) -> None:
    await mod.click(card, label="Opslaan")
    after = world.channel.history(viewer=mod)[-1]
    if "Toch opslaan" in labels(after):  # as what is known near it makes it
        await mod.click(after, label="Toch opslaan")


async def test_an_event_from_a_feed(
    world: World, mod: simcord.MemberActor, server: FeedServer
) -> None:
    """Read, noted in the log channel, taken up and saved."""
    log = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    when = {"DTSTART": "20990401T170000Z", "DTEND": "20990401T190000Z"}
    link = "https://example.org/soepdag"
    own = feed(url=server.url(), guild=world.guild.id, name="Agenda")
    server.serve(ics(vevent("a", SUMMARY="Landelijke soepdag", URL=link,
                            DESCRIPTION="Samen soep eten in de buurt.", **when)))  # fmt: skip

    await read(world, own)
    assert "Uit de feed ‘Agenda’ is 1 nieuw voorstel gekomen" in words(log.history()[-1])
    card = await opened(world, mod)
    assert "door de feed ‘Agenda’" in words(card)
    assert "Plaats: Buurthuis" in words(card)
    assert "Vraag iets" not in labels(card)
    as_event = next(one for one in options(card) if one.endswith(":evenement:"))
    await saved(world, mod, response(await pick(mod, card, as_event)))
    found = response(await world.anna.slash(world.channel, "zoek", woorden="landelijke soepdag"))
    assert "Landelijke soepdag" in words(found)


async def test_a_feed_says_nothing_that_anyone_is_called_by(
    world: World, mod: simcord.MemberActor, server: FeedServer
) -> None:
    """What a stranger writes is shown as text: nobody is mentioned, nothing is made up as ours."""
    hostile = "@everyone &lt;b&gt;**Klik**&lt;/b&gt; [hier](https://example.org/x)"
    server.serve(rss(article("a", title=hostile, text=hostile, at=world.env.now())))

    await read(world, feed(url=server.url(), guild=world.guild.id))

    card = await opened(world, mod)
    assert not card.mention_everyone
    assert "<b>" not in words(card)
    assert r"\*\*Klik" in words(card)


async def test_the_bot_reads_its_feeds_by_itself(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """From the start on, and not where no feed may be; nobody waits for it."""
    caplog.set_level(logging.WARNING)
    for _ in range(5):
        await world.env.advance_time(60)

    state = await world.bot.app.stores.feeds.get(7, PRIVATE)
    assert state is not None
    assert state.failures == 1
    await world.ask("Hoe begin je een buurtmoestuin?")
