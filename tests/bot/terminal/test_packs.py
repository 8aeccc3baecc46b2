"""`stale` and `links`: what is due with its reason, and what became of an address."""

from collections.abc import Callable
from datetime import date

import aiohttp
from aiohttp import web

from bot.terminal.packs import Visit, addresses, stale, visit
from knowledge.entry import Source
from tests.bot.proposals.feeds.server import FeedServer, serving
from tests.knowledge.builders import event, library, publication, question

TODAY = date(2026, 11, 30)


def test_what_is_due_is_named_with_its_reason_the_oldest_first() -> None:
    """What is in order isn't named."""
    known = library(
        question("vers", written_on=TODAY),
        event("dag", written_on=TODAY),
        question("oud", check_by=date(2026, 2, 1)),
        question("nooit"),
    )

    assert list(stale(known, TODAY)) == [
        "nooit: was never checked",
        "oud: was to be checked before 2026-02-01",
        "dag: is about what changes, and has no `controleer_voor`",
    ]


def test_an_address_has_all_who_name_it() -> None:
    """The page itself, sources, and where to register."""
    url = "https://example.org/boek"
    entries = (
        publication(url=url, sources=(Source(url=url),)),
        question(sources=(Source(item="boek"), Source(url=url))),
        event(registration_url="https://example.org/aanmelden", sources=()),
    )

    assert addresses(entries) == {url: ["boek", "vocht"], "https://example.org/aanmelden": ["dag"]}


def _moving(status: int, to: str) -> Callable[[web.Request], object]:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": to})

    return answer


async def test_what_became_of_an_address() -> None:
    """It opens, moved for good, moved for now, is gone, or answers nothing."""
    async with serving() as feeds, aiohttp.ClientSession() as session:
        feeds.serve("hier", path="/hier")
        _put(feeds, "/voorgoed", _moving(301, "/hier"))
        _put(feeds, "/even", _moving(302, "/hier"))
        paths = ("/hier", "/voorgoed", "/even", "/weg")
        visits = [await visit(session, feeds.url(path)) for path in paths]
        nobody = await visit(session, "http://127.0.0.1:1/")

    assert visits == [
        Visit(feeds.url("/hier")),
        Visit(feeds.url("/voorgoed"), moved_to=feeds.url("/hier")),
        Visit(feeds.url("/even")),
        Visit(feeds.url("/weg"), trouble="answers 404"),
    ]
    assert nobody.trouble is not None
    assert nobody.trouble.startswith("does not open")


def _put(feeds: FeedServer, path: str, answer: object) -> None:
    feeds.answers[path] = answer  # type: ignore[assignment]  # what `web` takes as a handler
