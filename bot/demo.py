"""`python -m bot demo`: the real bot on an invented server, in a browser page, offline."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.client import create_bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import simcord

    from bot.settings import Settings

TICK = 5.0
"""Seconds between two moves of the invented clock; a press can't come in while it moves."""
BOT = "Wijkbot"
SERVER = "Wijkwerkplaats"
CHANNEL = "vragen"
TOPIC = "Stel hier je vraag over wat werkt in de wijk"
MODERATORS = "Moderators"
QUESTION = "hoe lang duurt het voordat een wijk beter wordt?"
WELCOME = (
    "Welkom in de Wijkwerkplaats! Typ /vraag en dan je vraag. "
    "Probeer ook eens /zoek, /thema en /hulp."
)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The invented server: where people talk, and who is there."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    anna: simcord.MemberActor
    moderator: simcord.MemberActor

    @property
    def bot(self) -> str:
        assert self.env.bot.user is not None, "the bot has started"
        return self.env.bot.user.mention


def demo(settings: Settings, *, port: int) -> int:
    if importlib.util.find_spec("simcord") is None:
        sys.stderr.write(
            "The demo needs the development requirements; `make demo` installs them.\n"
        )
        return 1
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, port))
    return 0


async def _serve(settings: Settings, port: int) -> None:
    async with open_neighbourhood(settings) as here:
        preview = here.env.preview(
            here.channel,
            viewers=[here.anna, here.moderator],
            layout="channel",
            locale="nl",
            timezone="Europe/Amsterdam",
            port=port,
        )
        async with preview as page:
            sys.stdout.write(f"{open_page(page.url, here.bot)}\n")
            sys.stdout.flush()
            ticking = asyncio.create_task(_tick(here.env))
            try:
                await page.wait_closed()
            finally:
                ticking.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await ticking


@asynccontextmanager
async def open_neighbourhood(settings: Settings) -> AsyncIterator[Neighbourhood]:
    """Open the invented server with the bot on it; everything is gone afterwards."""
    import simcord

    with tempfile.TemporaryDirectory(prefix="wijkbot-demo-") as folder:
        own = settings.model_copy(
            update={"database": Path(folder) / "demo.db", "discord_token": None, "feeds": None}
        )
        clock: list[simcord.Env] = []
        bot = create_bot(own, now=lambda: clock[0].now() if clock else datetime.now(UTC))
        env = simcord.Env(bot, settle_timeout=30, check_errors=False)
        clock.append(env)
        env.backend.bot_user.name = BOT
        # The invented clock starts in the past; move it to today before the bot is there to see it.
        env.backend.advance_clock((datetime.now(UTC) - env.now()).total_seconds())
        try:
            await env.start()
            with env.time_context():
                yield await _furnish(env)
        finally:
            await env.shutdown()
            await bot.close()


async def _furnish(env: simcord.Env) -> Neighbourhood:
    import discord

    guild = env.create_guild(SERVER, preferred_locale="nl")
    everything = discord.Permissions(administrator=True)
    role = guild.create_role(MODERATORS, permissions=everything)
    anna = guild.add_member(env.create_user("anna", global_name="Anna"))
    moderator = guild.add_member(env.create_user("mo", global_name="Mo"), roles=[role])
    channel = guild.create_text_channel(CHANNEL, topic=TOPIC)
    await moderator.slash(channel, "beheer mens", kanaal=channel)
    await moderator.send(channel, WELCOME)
    return Neighbourhood(env, channel, anna, moderator)


async def _tick(env: simcord.Env) -> None:
    """Let the invented clock run with the real one; while someone presses a button it waits."""
    import simcord

    last = time.monotonic()
    while True:
        await asyncio.sleep(TICK)
        now = time.monotonic()
        with contextlib.suppress(simcord.SetupError, TimeoutError):
            await env.advance_time(now - last)
            last = now


def open_page(url: str, bot: str) -> str:
    return (
        f"Open deze pagina in je browser:\n  {url}\n"
        "Praat er als Anna of als moderator Mo: typ / voor de commando’s,\n"
        f"of {bot} en dan je vraag. Stoppen: Ctrl-C."
    )
