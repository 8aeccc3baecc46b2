"""Fetching over real sockets: what comes, and what is refused of the size, the time and the way."""

import gzip
import socket
from collections.abc import Awaitable

import pytest
from aiohttp import web

from bot.proposals.feeds import fetching
from bot.proposals.feeds.fetching import FeedError, Fetched, guarded_session, is_public
from tests.bot.proposals.feeds.server import LOCAL, FeedServer, local_session

SMALL = 1000


async def fetch(
    url: str, *said: str, largest: int = fetching.LARGEST, seconds: float = fetching.SECONDS
) -> Fetched | None:
    async with local_session() as session:
        return await fetching.fetch(session, url, *said, largest=largest, seconds=seconds)


async def refused(attempt: Awaitable[object]) -> str:
    with pytest.raises(FeedError) as error:
        await attempt
    return str(error.value)


async def test_a_feed_comes_as_it_is(server: FeedServer) -> None:
    """Its bytes, its charset, and by what it can be asked for again."""
    server.serve("één", Content_Type="text/xml; charset=utf-8", ETag='"1"', Last_Modified="Mon")

    found = await fetch(server.url())

    assert found == Fetched(
        content="één".encode(), charset="utf-8", url=server.url(), etag='"1"', modified="Mon"
    )
    assert server.asked[0].headers["User-Agent"].startswith("Wijkbot")


async def test_what_did_not_change_is_not_sent_again(server: FeedServer) -> None:
    """The server is told what was said by it."""
    server.serve("x", ETag='"1"')
    modified = "Mon, 10 Mar 2025 12:30:00 GMT"

    assert await fetch(server.url(), '"1"', modified) is None
    assert server.asked[0].headers["If-Modified-Since"] == modified


async def test_a_validator_that_cannot_be_said_back_is_left_out(server: FeedServer) -> None:
    """It can neither be kept nor sent; the feed is then fetched whole each time."""
    server.serve("x", ETag="e" * 1000, Last_Modified="maandag é")

    found = await fetch(server.url())

    assert isinstance(found, Fetched)
    assert (found.etag, found.modified) == (None, None)


@pytest.mark.parametrize("status", [204, 401, 404, 410, 500])
async def test_another_answer_is_none(server: FeedServer, status: int) -> None:
    """The status is said, for who runs the bot."""
    server.serve("x", status=status)

    assert await refused(fetch(server.url())) == f"answers with status {status}"


async def test_what_is_too_large_is_not_taken_in(server: FeedServer) -> None:
    """Whether it says so beforehand, keeps it to itself, or is small until it is unpacked."""

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 100)

    server.serve("x" * 1001, path="/said")
    server.answers["/unsaid"] = endless
    server.serve(gzip.compress(b"x" * 100_000), path="/packed", Content_Encoding="gzip")
    server.serve("x" * 1000, path="/fits")

    for path in ("/said", "/unsaid", "/packed"):
        too_large = await refused(fetch(server.url(path), largest=SMALL))
        assert too_large == "is larger than 1000 bytes"
    assert isinstance(await fetch(server.url("/fits"), largest=SMALL), Fetched)


@pytest.mark.parametrize("begins", [False, True])
async def test_what_takes_too_long_is_left(server: FeedServer, begins: bool) -> None:
    """Time is counted in all: a server that sends a byte now and then gets no more of it."""

    async def slow(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        if begins:
            await response.prepare(request)
            await response.write(b"<")
        await server.let_go.wait()
        return response

    server.answers["/feed"] = slow

    said = await refused(fetch(server.url(), seconds=0.2))

    assert said == "takes longer than 0.2 seconds"


async def test_three_redirects_are_followed(server: FeedServer) -> None:
    """A fourth isn't; where it was in the end is known, for links within it."""
    server.serve("x", path="/0")
    for number in range(1, 5):
        server.serve(path=f"/{number}", status=302, Location=f"/{number - 1}")

    found = await fetch(server.url("/3"))

    assert isinstance(found, Fetched)
    assert found.url == server.url("/0")
    assert await refused(fetch(server.url("/4"))) == "leads on more than 3 times"


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "leads to an address that is not http or https"),
        ("ftp://example.org/x", "leads to an address that is not http or https"),
        ("http://127.0.0.2:{port}/there", "is not on a public address"),
        ("http://[::1]:{port}/there", "is not on a public address"),
    ],
)
async def test_a_redirect_is_checked_too(server: FeedServer, location: str, said: str) -> None:
    """A public feed can't lead to what only this machine reaches."""
    where = location.format(port=server.base.rpartition(":")[2])
    server.serve(path="/feed", status=301, Location=where)

    assert await refused(fetch(server.url())) == said
    assert [one.path for one in server.asked] == ["/feed"]


@pytest.mark.parametrize("host", [LOCAL, "localhost"])
async def test_this_machine_is_out_of_reach(server: FeedServer, host: str) -> None:
    """What counts is the address that is connected to, whatever name led to it."""
    url = server.url().replace(LOCAL, host)

    async with guarded_session() as session:
        assert await refused(fetching.fetch(session, url)) == "is not on a public address"

    assert server.asked == []


async def test_a_server_that_is_not_there(server: FeedServer) -> None:
    """The sentence holds no address: one may have a secret in it."""
    with socket.create_server((LOCAL, 0)) as taken:
        port = taken.getsockname()[1]
    gone = f"http://{LOCAL}:{port}/?key=secret"

    assert await refused(fetch(gone)) == "can't be reached"
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::7f00:1", False),
        ("::127.0.0.1", False),
        ("fec0::1", False),
        ("5f00::1", False),
        ("3fff::1", False),
        ("4000::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """No machine's own network, in whatever form it is written."""
    assert is_public(address) is public
