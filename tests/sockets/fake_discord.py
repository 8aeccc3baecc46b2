"""A small Discord over real sockets, on loopback: what the simulator can't show."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

import aiohttp
import discord
from aiohttp import web

PATIENCE_S = 300
"""Never the measure of anything: a busy machine may take its time."""
BOT, APPLICATION, ANNA, CHANNEL = "1000", "1001", "2000", "3000"
USER = {"id": BOT, "username": "wijkbot", "discriminator": "0", "avatar": None, "bot": True}
MESSAGE = 4
"""The sort of reply to a command that is a message."""
MEMBER = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0, "permissions": "0"} | {
    "deaf": False,
    "mute": False,
}
PERSON = {"id": ANNA, "username": "anna", "discriminator": "0", "avatar": None}


def server(guild: str, channel: str) -> dict[str, Any]:
    """Return a server with one channel, which the bot owns: so it may do all there."""
    everyone = {"id": guild, "name": "@everyone", "permissions": "0", "position": 0, "color": 0}
    flags = {"hoist": False, "managed": False, "mentionable": False}
    place = {"id": channel, "type": 0, "name": "nieuws", "position": 0, "permission_overwrites": []}
    me = {"user": USER, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}
    return {
        "id": guild,
        "name": "Wijkwerkplaats",
        "owner_id": BOT,
        "roles": [everyone | flags],
        "channels": [place],
        "members": [me | {"deaf": False, "mute": False}],
        "member_count": 1,
        "emojis": [],
        "features": [],
        "unavailable": False,
    }


def option(name: str, value: str) -> dict[str, Any]:
    """Return what someone typed in an option of a command."""
    return {"name": name, "type": 3, "value": value}


class Trouble(Enum):
    """What happens to a message on its way."""

    LOST_ANSWER = auto()
    """It is accepted, and the connection breaks before the bot hears so."""
    SILENCE = auto()
    """It is accepted, and no answer ever comes."""
    LOST_MESSAGE = auto()
    """It isn't accepted, and no answer ever comes."""


@dataclass
class Session:
    """What one shard was told, and over what."""

    number: int = 0
    total: int = 1
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    request: web.Request | None = None

    def has(self, guild: str) -> bool:
        return (int(guild) >> 22) % self.total == self.number


@dataclass
class FakeDiscord:
    """What it does can be changed while it runs; what the bot did stands in the lists."""

    gateway_up: bool = True
    token_refused: bool = False
    close_at_identify: int | None = None
    """The code to close with, as Discord does for a refused intent (4014)."""
    shards: int = 1
    """How many connections it asks for; with more than one it refuses a bot that has one (4011)."""
    failing: list[int] = field(default_factory=list)
    """HTTP statuses that the next requests for a message get."""
    troubles: list[Trouble] = field(default_factory=list)
    """What happens to the next messages, and the next events that are made."""
    servers: list[dict[str, Any]] = field(default_factory=list)
    """On which the bot is."""
    scheduled: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The servers' own events."""
    slowness: float = 0.0
    """Seconds that each message takes."""

    url: str = ""
    identified: int = 0
    resumed: int = 0
    refused: int = 0
    closed_with: list[int | None] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    """The messages that the bot sent and that were accepted."""
    tried: list[str | None] = field(default_factory=list)
    """The nonce of each message that the bot tried to send."""
    searched: int = 0
    nonces: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The messages that are known by their nonce; Discord forgets them after minutes."""
    kept: list[dict[str, Any]] = field(default_factory=list)
    used_in: dict[str, str] = field(default_factory=dict)
    """In which channel each command was used, by its token."""
    replies: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each command was answered with, by its token; sent again it is the same message."""
    to: list[str] = field(default_factory=list)
    """To which channel each message went."""
    sessions: dict[int, Session] = field(default_factory=lambda: {0: Session()})
    """By the number of the shard."""
    _number: int = 0

    async def say(
        self, text: str, times: int = 1, person: str = ANNA, guild: dict[str, Any] | None = None
    ) -> str:
        """Someone writes to the bot, on a server by naming it; returns the message's id.

        While the connection is down it waits to be replayed.
        """
        who = PERSON | {"id": person}
        message = self._message(text, who, CHANNEL if person == ANNA else f"7{person}")
        if guild is not None:
            mention = {"content": f"<@{BOT}> {text}", "mentions": [USER], "guild_id": guild["id"]}
            place = {"channel_id": guild["channels"][0]["id"], "channel_type": 0}
            message |= mention | place | {"member": MEMBER}
        for _ in range(times):
            await self.emit("MESSAGE_CREATE", message, self._shard_of(guild))
        return str(message["id"])

    async def command(
        self, name: str, options: list[dict[str, Any]], person: str, guild: dict[str, Any] | None
    ) -> str:
        """Someone uses a command, in a direct message or on a server; returns its token."""
        who, own = PERSON | {"id": person}, self._message("", USER)["id"]
        place: Any = {"id": f"7{person}", "type": 1} if guild is None else guild["channels"][0]
        there: dict[str, Any] = {"user": who, "context": 1}
        if guild is not None:
            there = {"member": MEMBER | {"user": who}, "guild_id": guild["id"], "context": 0}
        used = {"id": own, "token": f"token-{own}", "application_id": APPLICATION, "version": 1}
        what = {"id": "7000", "name": name, "type": 1, "options": options}
        self.used_in[f"token-{own}"] = place["id"]
        rest = {"type": 2, "data": what, "channel": place, "channel_id": place["id"]}
        limits = {"attachment_size_limit": 10 * 2**20, "app_permissions": "0"}
        event = used | rest | there | limits
        await self.emit("INTERACTION_CREATE", event, self._shard_of(guild))
        return f"token-{own}"

    async def send_raw(self, frame: str) -> None:
        """Send what Discord never would."""
        socket = self.sessions[0].socket
        assert socket is not None
        await socket.send_str(frame)

    def drop(self) -> None:
        """Break the connection as a network does: no goodbye."""
        session = self.sessions[0]
        assert session.request is not None
        assert session.request.transport is not None
        session.request.transport.abort()
        session.socket = None

    async def ask_to_reconnect(self) -> None:
        """Send op 7, as Discord does when it moves a connection."""
        socket = self.sessions[0].socket
        assert socket is not None
        await socket.send_json({"op": 7, "d": None})

    def routes(self) -> list[web.RouteDef]:
        """Return what is served."""
        return [
            web.get("/api/users/@me", self._me),
            web.get("/api/gateway/bot", self._asked_for),
            web.get("/api/oauth2/applications/@me", self._application),
            web.get("/api/applications/{id}/commands", self._commands),
            web.put("/api/applications/{id}/commands", self._commands),
            web.post("/api/users/@me/channels", self._open),
            web.get("/api/channels/{id}/messages", self._history),
            web.post("/api/channels/{id}/messages", self._post),
            web.get("/api/guilds/{id}", self._guild),
            web.get("/api/guilds/{id}/channels", self._guild),
            web.get("/api/guilds/{id}/members/{user}", self._member),
            web.get("/api/guilds/{id}/scheduled-events", self._scheduled),
            web.post("/api/guilds/{id}/scheduled-events", self._schedule),
            web.post("/api/interactions/{id}/{token}/callback", self._callback),
            web.patch("/api/webhooks/{id}/{token}/messages/@original", self._fill_in),
            web.get("/gateway", self._gateway),
            web.get("/gateway/", self._gateway),
        ]

    async def _me(self, _request: web.Request) -> web.Response:
        if self.token_refused:
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        return answer(USER)

    async def _asked_for(self, _request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        url = self.url.replace("http", "ws") + "/gateway"
        return answer({"url": url, "shards": self.shards, "session_start_limit": limit})

    async def _application(self, _request: web.Request) -> web.Response:
        about = {"id": APPLICATION, "name": "wijkbot", "icon": None, "description": "", "flags": 0}
        rest = {
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "",
            "owner": USER,
        }
        return answer({**about, **rest, "team": None, "summary": ""})

    async def _commands(self, request: web.Request) -> web.Response:
        known = await request.json() if request.method == "PUT" else []
        described = [
            {"description": "", **one, "id": str(number), "application_id": APPLICATION}
            for number, one in enumerate(known, 7000)
        ]
        return answer([{**one, "version": "1"} for one in described])

    async def _post(self, request: web.Request) -> web.Response:
        if self.failing:
            status = self.failing.pop(0)
            return answer({"message": "no", "retry_after": 0.05, "global": False}, status)
        payload = await request.json()
        self.tried.append(payload.get("nonce"))
        await asyncio.sleep(self.slowness)
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is Trouble.LOST_MESSAGE:
            await asyncio.Event().wait()
        message = self._accept(payload, request.match_info["id"])
        if trouble is Trouble.SILENCE:
            await asyncio.Event().wait()
        if trouble is Trouble.LOST_ANSWER:
            assert request.transport is not None
            request.transport.abort()
        return answer(message)

    async def _callback(self, request: web.Request) -> web.Response:
        """Take what a command is answered with at once: a message, or that one comes."""
        reply, own = await request.json(), {"id": request.match_info["id"], "type": 2}
        await asyncio.sleep(self.slowness)
        if reply["type"] == MESSAGE:
            own["response_message_id"] = self._reply(request, reply["data"])["id"]
        return answer({"interaction": own})

    async def _fill_in(self, request: web.Request) -> web.Response:
        await asyncio.sleep(self.slowness)
        return answer(self._reply(request, await request.json()))

    def _reply(self, request: web.Request, payload: dict[str, Any]) -> dict[str, Any]:
        token = request.match_info["token"]
        if token not in self.replies:
            self.replies[token] = self._accept(payload | {"token": token}, self.used_in[token])
        return self.replies[token]

    def _accept(self, payload: dict[str, Any], channel: str) -> dict[str, Any]:
        """Keep a message, or return the one with this nonce, as Discord does when asked to."""
        nonce = payload["nonce"] if payload.get("enforce_nonce") else None
        if nonce in self.nonces:
            return self.nonces[nonce]
        self.sent.append(payload)
        self.to.append(channel)
        shown = {"components": payload.get("components", []), "flags": payload.get("flags", 0)}
        message = self._message("", USER, channel) | shown
        self.kept.append(message)
        if nonce is not None:
            self.nonces[nonce] = message
        return message

    async def _guild(self, request: web.Request) -> web.Response:
        own = request.match_info["id"]
        found = next((one for one in self.servers if one["id"] == own), None)
        if found is None:
            return answer({"message": "Unknown Guild", "code": 10004}, 404)
        part = "channels" if request.path.endswith("/channels") else None
        return answer(found[part] if part else found | {"channels": [], "members": []})

    async def _member(self, request: web.Request) -> web.Response:
        own, user = request.match_info["id"], request.match_info["user"]
        known = {one["id"] for one in self.servers}
        if own not in known or user not in (BOT, ANNA):
            return answer({"message": "Unknown Member", "code": 10007}, 404)
        return answer(MEMBER | {"user": USER if user == BOT else PERSON})

    async def _scheduled(self, request: web.Request) -> web.Response:
        guild = request.match_info["id"]
        return answer([one for one in self.scheduled.values() if one["guild_id"] == guild])

    async def _schedule(self, request: web.Request) -> web.Response:
        self._number += 1
        own = str(8000 + self._number)
        rest = {"id": own, "guild_id": request.match_info["id"], "creator_id": BOT, "status": 1}
        event = await request.json() | rest | {"channel_id": None, "entity_id": None}
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is Trouble.LOST_MESSAGE:
            await asyncio.Event().wait()
        self.scheduled[own] = event
        if trouble is Trouble.SILENCE:
            await asyncio.Event().wait()
        if trouble is Trouble.LOST_ANSWER:
            assert request.transport is not None
            request.transport.abort()
        return answer(event)

    async def _open(self, request: web.Request) -> web.Response:
        person = (await request.json())["recipient_id"]
        channel = CHANNEL if person == ANNA else f"7{person}"
        return answer({"id": channel, "type": 1, "recipients": [{**PERSON, "id": person}]})

    async def _history(self, request: web.Request) -> web.Response:
        self.searched += 1
        before = int(request.query.get("before", 2**63))
        found = [
            message
            for message in reversed(self.kept)
            if message["channel_id"] == request.match_info["id"] and int(message["id"]) < before
        ]
        return answer(found[: int(request.query.get("limit", 50))])

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if not self.gateway_up:
            self.refused += 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(
            {"op": 10, "d": {"heartbeat_interval": 20_000}, "s": None, "t": None}
        )
        try:
            async for frame in socket:
                if frame.type == aiohttp.WSMsgType.TEXT:
                    await self._heard(request, socket, json.loads(frame.data))
        finally:
            self.closed_with.append(socket.close_code)
        return socket

    async def _heard(
        self, request: web.Request, socket: web.WebSocketResponse, frame: dict[str, Any]
    ) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11, "d": None})
            case 2 if self.close_at_identify is not None:
                self.identified += 1
                await socket.close(code=self.close_at_identify)
            case 2 if self.shards > 1 and not frame["d"].get("shard"):
                self.identified += 1
                await socket.close(code=4011)
            case 2:
                self.identified += 1
                number, total = frame["d"].get("shard") or (0, 1)
                session = Session(number, total, socket=socket, request=request)
                self.sessions[number] = session
                await self.emit("READY", self._ready(session), number)
                for one in self.servers:
                    if session.has(one["id"]):
                        await self.emit("GUILD_CREATE", one, number)
            case 6:
                self.resumed += 1
                session = self.sessions[int(frame["d"]["session_id"].removeprefix("s"))]
                session.socket, session.request = socket, request
                for event in session.events[frame["d"]["seq"] :]:
                    await socket.send_json(event)
                await self.emit("RESUMED", {}, session.number)

    def _shard_of(self, guild: dict[str, Any] | None) -> int:
        """The shard that hears of a server, or, the first, of direct messages."""
        known = (one.number for one in self.sessions.values() if guild and one.has(guild["id"]))
        return next(known, 0)

    async def emit(self, name: str, payload: Any, shard: int = 0) -> None:
        session = self.sessions[shard]
        event = {"op": 0, "t": name, "s": len(session.events) + 1, "d": payload}
        session.events.append(event)
        if session.socket is not None:
            with suppress(ConnectionError):
                await session.socket.send_json(event)

    def _ready(self, session: Session) -> dict[str, Any]:
        here = [one["id"] for one in self.servers if session.has(one["id"])]
        return {
            "v": 10,
            "user": USER,
            "guilds": [{"id": one, "unavailable": True} for one in here],
            "shard": [session.number, session.total],
            "session_id": f"s{session.number}",
            "resume_gateway_url": self.url.replace("http", "ws") + "/gateway",
            "application": {"id": APPLICATION, "flags": 0},
        }

    def _message(self, text: str, author: dict[str, Any], channel: str = CHANNEL) -> dict[str, Any]:
        self._number += 1
        moment = discord.utils.time_snowflake(datetime.now(UTC))
        nothing: dict[str, Any] = {
            key: [] for key in ("mentions", "mention_roles", "attachments", "embeds", "components")
        }
        return {
            **nothing,
            "id": str(moment + self._number),
            "channel_id": channel,
            "author": author,
            "content": text,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "pinned": False,
            "type": 0,
            "channel_type": 1,
        }


def answer(body: object, status: int = 200) -> web.Response:
    # discord.py compares the header as a whole: a charset in it makes the body text.
    data = json.dumps(body).encode()
    return web.Response(body=data, status=status, headers={"Content-Type": "application/json"})


@asynccontextmanager
async def serving(fake: FakeDiscord) -> AsyncIterator[FakeDiscord]:
    """Serve on a free port of loopback."""
    application = web.Application()
    application.add_routes(fake.routes())
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    fake.url = f"http://{host}:{port}"
    try:
        yield fake
    finally:
        await runner.cleanup()


async def until(done: Any) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE_S):
        while not done():  # noqa: ASYNC110  (what is waited for is plain state)
            await asyncio.sleep(0.02)
