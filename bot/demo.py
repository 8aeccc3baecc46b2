"""`python -m bot demo`: the real bot on an invented server, in a browser page, offline."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib.util
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.client import create_bot
from bot.terminal.ask import open_catalogue

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import simcord
    from simcord.preview import Preview

    from bot.client import Wijkbot
    from bot.settings import Settings

PATIENCE = 300.0
"""Seconds that an action may take: the page takes no other after one that took longer."""
SETTLING = 5.0
TICK = 5.0
"""Seconds between two moves of the invented clock; a press can't come in while it moves."""
BOT = "Wijkbot"
SERVER = "Wijkwerkplaats"
CHANNEL = "vragen"
DESK = "hulp"
QUESTION = "hoe lang duurt het voordat een wijk beter wordt?"
WELCOME = f"""Welkom in de {SERVER}! Kies bovenaan wie je bent en probeer:
- **Anna**, bewoner: typ @{BOT} en dan je vraag, of /vraag. Druk op *Meer uitleg*, *Op leeslijst* \
en *Vraag een mens*. Volg iets met /volg thema.
- **Sam**, helper, zit in #{DESK}: beantwoord wat Anna aan een mens vraagt.
- **Mo**, moderator: schrijf kennis met /kennis toevoegen, of beantwoord wat openstaat met \
/onbeantwoord lijst.
Met /tijd gaat de klok vooruit, zodat herinneringen en nieuws komen. Met /post lees je je \
privéberichten."""
JUMPS = {"een uur": 3_600, "een dag": 86_400, "een week": 604_800}
"""What `/tijd` takes, in seconds."""
MOST_POST = 3
STYLE = """
#refresh, #capture-open, #inspector-toggle, #new-messages, #back-activity, #view-action-output,
.session-menu { display: none !important }
@media (max-width: 700px) {
  .preview-shell { --toolbar-height: 80px }
  .preview-brand { display: none }
}
"""
"""Hides what a visitor doesn't need of the simulator's bar: it took a fifth of a phone's screen."""
SCRIPT = """
{
  const list = document.getElementById("channel-message-list");
  const log = document.getElementById("channel-timeline");
  document.querySelector(".viewer-control").firstChild.textContent = "Je bent ";
  let before = null;
  new MutationObserver(() => {
    const last = list.querySelector("article:last-of-type");
    const came = last && before !== last && before?.isConnected;
    before = last;
    const start = () => {
      const beyond = last.getBoundingClientRect().top - log.getBoundingClientRect().top;
      if (before === last) log.scrollTop += beyond;
    };
    if (came) [0, 100, 300].forEach((wait) => setTimeout(start, wait));
  }).observe(list, { childList: true });
}
"""
"""Scrolls a new message to its first line; by itself the page stays where it was, or at the end."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The invented server: where people talk, and who is there."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    desk: simcord.ChannelHandle
    """Where the helper sits."""
    anna: simcord.MemberActor
    helper: simcord.MemberActor
    moderator: simcord.MemberActor
    jumps: asyncio.Queue[int]
    """By how many seconds the clock is to be put forward."""
    make: Callable[[], Wijkbot]
    """Makes the bot anew, over the same database."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who acts and by the clock: after two at once the page takes no more actions."""

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
    sys.stdout.write("De proef begint zo, dat duurt een paar tellen.\n")
    sys.stdout.flush()
    async with open_neighbourhood(settings) as here, open_page(here, port) as page:
        sys.stdout.write(
            f"Open deze pagina in je browser:\n  {page.url}\n"
            "Praat er als bewoner Anna, helper Sam of moderator Mo: typ / voor de commando’s,\n"
            f"of @{BOT} en dan je vraag. Stoppen: Ctrl-C.\n"
        )
        sys.stdout.flush()
        await page.wait_closed()


@asynccontextmanager
async def open_page(here: Neighbourhood, port: int = 0) -> AsyncIterator[Preview]:
    """Open the page, with a seat for a resident, a helper and a moderator, and keep time going.

    The helper's seat is in another channel, or all would see who asked and who answered.
    """
    page = here.env.preview(
        here.channel,
        viewers=[here.anna, here.helper, here.moderator],
        layout="channel",
        locale="nl",
        timezone="Europe/Amsterdam",
        port=port,
    )
    _give_seats(page, here)
    _dress(page)
    async with page:
        ticking = asyncio.create_task(_tick(here, page))
        try:
            yield page
        finally:
            ticking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await ticking


def _give_seats(page: Preview, here: Neighbourhood) -> None:
    """Show each visitor the channel of their seat, and let one act at a time.

    An action that waited for its turn is done on the page as it is by then.
    """
    act, open_one = page._action, page._open_page

    def sit(viewer: object) -> None:
        page.channel = here.desk if str(viewer) == str(here.helper.id) else here.channel

    def opened(viewer: Any = None, target: Any = None) -> Any:
        sit(viewer)
        return open_one(viewer, target)

    async def in_turn(context: str | None, body: Any) -> dict[str, Any]:
        async with here.turn:
            shown = page._pages.get(context or "")
            if shown is not None:
                sit(body.get("viewer_id") or shown.viewer.id)
                shown.channel_id = page.channel.id
                now = {"bot_generation": here.env._generation, "published_revision": shown.revision}
                body = {**body, **now}
            return await act(context, body)

    page._action = in_turn  # type: ignore[method-assign, assignment]  # simcord has no hook
    page._open_page = opened  # type: ignore[method-assign, assignment]  # nor here


def _dress(page: Preview) -> None:
    """Serve the page with our style and script added to those of the simulator."""
    serve, added = page._server._static, {"/preview.css": STYLE, "/app.js": SCRIPT}

    async def static(request: Any) -> Any:
        response = await serve(request)
        if request.path in added:
            response.text += added[request.path]
        return response

    page._server._static = static  # type: ignore[method-assign]  # simcord has no hook


@asynccontextmanager
async def open_neighbourhood(settings: Settings) -> AsyncIterator[Neighbourhood]:
    """Open the invented server with the bot on it; everything is gone afterwards."""
    import simcord

    with tempfile.TemporaryDirectory(prefix="wijkbot-demo-") as folder:
        database = Path(folder) / "demo.db"
        changes = {"database": database, "discord_token": None, "feeds": None, "semantic": False}
        demo_settings = settings.model_copy(update=changes)
        # Before the bot is there: the invented server waits five seconds for it to start.
        catalogue = open_catalogue(settings, patient=True)
        catalogue.prepare_drafts()
        clock: list[simcord.Env] = []
        jumps: asyncio.Queue[int] = asyncio.Queue()

        def make() -> Wijkbot:
            made = create_bot(
                demo_settings,
                now=lambda: clock[0].now() if clock else datetime.now(UTC),
                build=lambda _: catalogue,
            )
            _add_commands(made, jumps)
            return made

        env = simcord.Env(make(), settle_timeout=PATIENCE, check_errors=False)
        clock.append(env)
        env.backend.bot_user.name = BOT
        # The invented clock starts in the past; move it to today before the bot is there to see it.
        env.backend.advance_clock((datetime.now(UTC) - env.now()).total_seconds())
        try:
            await env.start()
            with env.time_context():
                yield await _furnish(env, jumps, make)
        finally:
            bot = env.bot
            await env.shutdown()
            await bot.close()


async def _furnish(
    env: simcord.Env, jumps: asyncio.Queue[int], make: Callable[[], Wijkbot]
) -> Neighbourhood:
    import discord

    guild = env.create_guild(SERVER, preferred_locale="nl")
    everything = discord.Permissions(administrator=True)
    role = guild.create_role("Moderators", permissions=everything)
    anna = guild.add_member(env.create_user("anna", global_name="Anna"))
    helper = guild.add_member(env.create_user("sam", global_name="Sam"))
    moderator = guild.add_member(env.create_user("mo", global_name="Mo"), roles=[role])
    channel = guild.create_text_channel(
        CHANNEL, topic="Stel hier je vraag over wat werkt in de wijk"
    )
    desk = guild.create_text_channel(DESK, topic="Hier komt wat iemand aan een mens vraagt")
    await moderator.slash(channel, "beheer mens", kanaal=desk, persoon=helper)
    await moderator.send(channel, WELCOME)
    _resolve_mentions(env)
    return Neighbourhood(env, channel, desk, anna, helper, moderator, jumps, make)


def _resolve_mentions(env: simcord.Env) -> None:
    """Have '@Wijkbot', as people type it, name the bot, as Discord itself does."""
    create, backend = env.backend.create_message, env.backend

    @functools.wraps(create)
    def named(channel: int, author: int, content: str | None = None, **more: Any) -> Any:
        mention = f"<@{backend.bot_user.id}>"
        return create(channel, author, (content or "").replace(f"@{BOT}", mention), **more)

    backend.create_message = named  # type: ignore[method-assign, assignment]  # simcord has no hook


def _add_commands(bot: Wijkbot, jumps: asyncio.Queue[int]) -> None:
    """Give the bot what only a demo has: a clock to put forward, and the direct messages here."""
    import discord
    from discord import app_commands

    @bot.tree.command(name="tijd", description="Alleen in deze proef: zet de klok vooruit")
    @app_commands.rename(ahead="vooruit")
    @app_commands.describe(ahead="Hoeveel")
    @app_commands.choices(
        ahead=[app_commands.Choice(name=name, value=seconds) for name, seconds in JUMPS.items()]
    )
    async def put_forward(interaction: discord.Interaction[Any], ahead: int) -> None:
        jumps.put_nowait(ahead)
        text = "De klok gaat zo vooruit. Kijk over een paar tellen met /post wat er kwam."
        await interaction.response.send_message(text, ephemeral=True)

    @bot.tree.command(name="post", description="Alleen in deze proef: lees je privéberichten")
    async def read_post(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        conversation = await interaction.user.create_dm()
        history = conversation.history(limit=MOST_POST)
        messages = [message async for message in history if message.author == bot.user]
        for message in reversed(messages):
            layout = discord.ui.LayoutView.from_message(message, timeout=None)
            layout.stop()
            await interaction.followup.send(view=layout, ephemeral=True)
        if not messages:
            await interaction.followup.send("Je hebt geen privéberichten.", ephemeral=True)


async def _tick(here: Neighbourhood, page: Preview) -> None:
    """Let the invented clock run with the real one, or forward; while someone presses it waits."""
    import simcord

    last = time.monotonic()
    while True:
        ahead = 0
        with contextlib.suppress(TimeoutError):
            ahead = await asyncio.wait_for(here.jumps.get(), TICK)
        async with here.turn:
            before = _posted(here)
            if ahead:
                await put_clock_forward(here, ahead)
            now = time.monotonic()
            with contextlib.suppress(simcord.SetupError, TimeoutError):
                await here.env.advance_time(now - last)
                last = now
            if ahead or _posted(here) != before:
                await page.refresh()


def _posted(here: Neighbourhood) -> int:
    return sum(map(len, here.env.backend.messages.values()))


async def put_clock_forward(here: Neighbourhood, seconds: int) -> None:
    """Let so much time pass while the bot is away, start it again, and let it do its work."""
    await here.env.bot.close()
    here.env.backend.advance_clock(seconds)
    await here.env.restart_bot(here.make())
    await here.env.advance_time(SETTLING)
