"""Keeping the bot running: what the gateway brings, tries when it is gone, a stop when asked to."""

import asyncio
import contextlib
import logging
import random
import signal
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord

from knowledge.format.faults import BrokenKnowledgeError
from storage.engine.errors import StorageError

log = logging.getLogger(__name__)

STOPPED, FAILED, WRONGLY_SET = 0, 1, 2
"""The last where trying again is of no use, for whoever starts it anew."""

MISSING_TOKEN = (
    "No token: set DISCORD_TOKEN in the environment or in .env"
    " (Discord developer portal, Bot, Reset Token)."
)
REFUSED_TOKEN = (
    "Discord refuses the token in DISCORD_TOKEN: reset it in the developer portal (Bot) and set it"
    " anew."
)
REFUSED_INTENTS = (
    "Discord does not grant an intent: turn on Message Content Intent in the developer portal"
    " (Bot), or leave WIJKBOT_MESSAGE_CONTENT off."
)
NOT_TAKEN = (
    "Discord does not take this connection (code {}): the bot is on too many servers for one"
    " connection, or this version of it is too old."
)

TOO_MANY_SERVERS = 4011
"""Discord's code for a bot that needs several connections."""
ONCE = frozenset({"MESSAGE_CREATE", "INTERACTION_CREATE"})
"""What is done once, though Discord may bring it again after a connection broke."""
NEEDED = "READY"
"""Without it there is nothing to go on with: whoever keeps the bot running connects anew."""
MOST_SEEN = 5_000
LONGEST_STOP = 10.0
"""Seconds that a stop waits for what was taken in."""
_OURS = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")
"""How the names begin of the tasks in which discord.py does what arrived."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait before another try: doubling from `first` up to `most` seconds."""

    first: float = 1.0
    most: float = 60.0

    def before(self, attempt: int) -> float:
        """Return the seconds before a try, the first being 0; a little less each by chance."""
        longest: float = min(self.most, self.first * 2 ** min(attempt, 16))
        return longest * random.uniform(0.75, 1.0)


async def keep_running(
    make: Callable[[], discord.Client],
    token: str,
    *,
    stop: asyncio.Event,
    backoff: Backoff | None = None,
    sharded: Callable[[], discord.Client] | None = None,
) -> int:
    """Run a client until `stop` is set, and return the exit code.

    `make` gives a new one for each try, since discord.py can't start one twice; `sharded` one of
    several connections, for when Discord asks for that.
    """
    backoff, attempt = backoff or Backoff(), 0
    while not stop.is_set():
        client, was_broken = make(), False
        try:
            await _until_stopped(client, token, stop)
            if stop.is_set():
                break
            log.warning("The connection to Discord ended")
        except Exception as error:
            if _asks_for_shards(error) and sharded is not None:
                log.info("Discord asks for more than one connection")
                make, sharded = sharded, None
                continue
            sentence = _final(error)
            if sentence is not None:
                log.error("%s", sentence)  # noqa: TRY400  (the sentence says it; a traceback hides it)
                return FAILED if isinstance(error, StorageError) else WRONGLY_SET
            if _passing(error):
                log.warning("Discord can't be reached (%s)", _short(error))
            else:
                log.exception("The bot failed")
                if not _heard(client):
                    return FAILED
                was_broken = True
        attempt = 0 if _was_ready(client) and not was_broken else attempt
        await _pause(stop, backoff.before(attempt))
        attempt += 1
    log.info("Stopped")
    return STOPPED


def stop_on_signals() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has none in its event loop
            loop.add_signal_handler(number, stop.set)
    return stop


async def _until_stopped(client: discord.Client, token: str, stop: asyncio.Event) -> None:
    """Run the client; close it and all it opened, whichever way it ends."""
    running = asyncio.create_task(client.start(token))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        if not running.done():
            running.cancel()
        await asyncio.wait({running})
        await client.close()
    if not running.cancelled():
        running.result()


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    log.info("Trying again in %.0f seconds", seconds)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


def _heard(client: discord.Client) -> bool:
    """Return whether it came so far as to hear Discord, on whichever connection."""
    return client.ws is not None or bool(getattr(client, "shards", None))


def _was_ready(client: discord.Client) -> bool:
    return client.user is not None and client.application_id is not None and bool(client.guilds)


def _asks_for_shards(error: Exception) -> bool:
    return isinstance(error, discord.ConnectionClosed) and error.code == TOO_MANY_SERVERS


def _final(error: Exception) -> str | None:
    """Return what to say of an error that another try doesn't help, None where it may."""
    match error:
        case discord.LoginFailure():
            return REFUSED_TOKEN
        case discord.PrivilegedIntentsRequired():
            return REFUSED_INTENTS
        case discord.ConnectionClosed(code=4004):
            return REFUSED_TOKEN
        case discord.ConnectionClosed(code=4013 | 4014):
            return REFUSED_INTENTS
        case discord.ConnectionClosed(code=4010 | 4011 | 4012):
            return NOT_TAKEN.format(error.code)
        case StorageError() | BrokenKnowledgeError():
            return str(error)
        case _:
            return None


def _passing(error: Exception) -> bool:
    """Return whether it is the network's or Discord's doing, so that it may pass."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    # discord.py 2.7.1 fails so where the gateway is down at the first connect (Rapptz#10520).
    never_connected = isinstance(error, AttributeError) and error.name in ("sequence", "gateway")
    network = (OSError, aiohttp.ClientError, discord.GatewayNotFound, discord.ConnectionClosed)
    return never_connected or isinstance(error, network)


def _short(error: Exception) -> str:
    return "the gateway is down" if isinstance(error, AttributeError) else type(error).__name__


@dataclass(slots=True)
class Arrivals:
    """Lets each event of the gateway in once, and none any more once the bot stops."""

    ended: bool = False
    _seen: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def guard(self, client: discord.Client) -> None:
        """Have everything that the gateway brings to `client` pass here first."""
        # An event that discord.py can't read would otherwise end the connection, and the process.
        parsers = client._connection.parsers
        for name, read in parsers.items():
            parsers[name] = self._guarded(name, read)

    def _guarded(self, name: str, read: Callable[[Any], None]) -> Callable[[Any], None]:
        def take_in(data: Any) -> None:
            if self.ended or (name in ONCE and not self._is_new(data)):
                return
            try:
                read(data)
            except Exception as error:  # whatever it is, the next event has nothing to do with it
                if name == NEEDED:
                    raise
                # What was in it may be someone's words, and those may be in the error's own.
                log.error("An event %s can't be read (%s)", name, type(error).__name__)  # noqa: TRY400

        return take_in

    def _is_new(self, data: Any) -> bool:
        key = str(data.get("id")) if isinstance(data, dict) else "None"
        if key == "None":
            return True
        if key in self._seen:
            return False
        self._seen[key] = None
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return True

    async def finish(self) -> None:
        """Take in nothing more, and wait a while for what was."""
        self.ended = True
        this_task = asyncio.current_task()
        under_way = {
            task
            for task in asyncio.all_tasks()
            if task is not this_task and task.get_name().startswith(_OURS)
        }
        if under_way:
            _, unfinished = await asyncio.wait(under_way, timeout=LONGEST_STOP)
            if unfinished:
                log.warning("Stopped before %d answers were given", len(unfinished))
