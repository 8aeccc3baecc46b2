"""A server of feeds on this machine: what it answers, what it was asked; what fetches from it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.proposals.feeds.fetching import guarded_session

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL = "127.0.0.1"


@dataclass
class FeedServer:
    """Answers each path with what a test put there."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    """Set at the end, for an answer that never comes."""
    base: str = ""

    def url(self, path: str = "/feed") -> str:
        return f"{self.base}{path}"

    def serve(
        self, body: str | bytes = "", *, path: str = "/feed", status: int = 200, **headers: str
    ) -> None:
        """Answer with this; a header's name has its dashes as underscores."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(request: web.Request) -> web.StreamResponse:
            tag = named.get("ETag")
            if tag is not None and request.headers.get("If-None-Match") == tag:
                return web.Response(status=304)
            return web.Response(body=content, status=status, headers=named)

        self.answers[path] = answer

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        answer = self.answers.get(request.path)
        return web.Response(status=404) if answer is None else await answer(request)


@asynccontextmanager
async def serving() -> AsyncIterator[FeedServer]:
    feeds = FeedServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", feeds.handle)
    async with TestServer(app, host=LOCAL) as server:
        feeds.base = f"http://{LOCAL}:{server.port}"
        try:
            yield feeds
        finally:
            feeds.let_go.set()


def local_session() -> ClientSession:
    """What may connect to this machine by one of its addresses."""
    return guarded_session(lambda address: address == LOCAL)
