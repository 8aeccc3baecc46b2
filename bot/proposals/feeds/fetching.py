"""Fetching a feed: only if it changed, within limits of size, time and redirects.

It may be anywhere on the whole internet, never on this machine's own network. What counts is the
address that is connected to, not the name: a name can be given another address between looking it
up and connecting.
"""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import aiohttp
from aiohappyeyeballs import AddrInfoType

LARGEST = 2 * 1024 * 1024
"""Bytes of a feed, as they are after decompression."""
SECONDS = 20.0
"""In all: looking up, connecting, redirects and reading."""
LONGEST_VALIDATOR = 512
REDIRECTS = 3
_AGENT = "Wijkbot (reads feeds; respects ETag)"
_ACCEPT = (
    "application/rss+xml, application/atom+xml, text/calendar, application/xml;q=0.9, */*;q=0.5"
)
_GIVEN_OUT, _DOCUMENTED = IPv6Network("2000::/3"), IPv6Network("3fff::/20")
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as they are reached from a network that has IPv6 only (RFC 6052)."""


class FeedError(Exception):
    """A feed that can't be read now; what it brought before stays."""


class PrivateAddressError(OSError):
    """A feed that is on an address where none may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    content: bytes
    charset: str | None
    url: str
    """Where it was, after redirects."""
    etag: str | None = None
    modified: str | None = None
    """By `etag` and `modified` the server tells next time whether it changed."""


def is_public(address: str) -> bool:
    """Return whether everyone on the internet reaches the same machine at an IP address."""
    ip = ip_address(address.partition("%")[0])
    parts = [ip]
    if isinstance(ip, IPv6Address) and (embedded := _embedded(ip)) is not None:
        parts = [embedded] if ip.ipv4_mapped else [ip, embedded]
    return all(map(_is_public, parts))


def guarded_session(may_connect: Callable[[str], bool] = is_public) -> aiohttp.ClientSession:
    """Return a session that connects to allowed IP addresses only."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            socket_factory=_guarded_sockets(may_connect), force_close=True, limit=4
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": _AGENT, "Accept": _ACCEPT},
        trust_env=False,  # a proxy would connect in our place, unguarded
    )


async def fetch(
    session: aiohttp.ClientSession,
    url: str,
    etag: str | None = None,
    modified: str | None = None,
    *,
    largest: int = LARGEST,
    seconds: float = SECONDS,
) -> Fetched | None:
    """Return the feed; None where it is as at that `etag` or `modified`. Raises `FeedError`."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in conditions.items() if value}
    try:
        async with (
            asyncio.timeout(seconds),
            session.get(url, headers=headers, max_redirects=REDIRECTS + 1) as response,
        ):
            return await _read_response(response, largest)
    except TimeoutError as error:
        raise FeedError(f"takes longer than {seconds:g} seconds") from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise FeedError(_reason(error)) from error


def _guarded_sockets(may_connect: Callable[[str], bool]) -> Callable[[AddrInfoType], socket.socket]:
    """Return what makes the socket of a connection, for an allowed address only."""

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if family not in (socket.AF_INET, socket.AF_INET6) or not may_connect(str(address[0])):
            raise PrivateAddressError("not a public address")
        return socket.socket(family, kind, protocol)

    return make


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):  # elsewhere nothing is given out, whatever Python knows
        given_out = address in _GIVEN_OUT or address in _TRANSLATED
        if not given_out or address in _DOCUMENTED:
            return False
    return address.is_global and not address.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that is reached by an address of IPv6, if any."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


async def _read_response(response: aiohttp.ClientResponse, most: int) -> Fetched | None:
    if response.status == 304:
        return None
    if response.status != 200:
        raise FeedError(f"answers with status {response.status}")
    content = bytearray()
    if (response.content_length or 0) <= most:
        async for chunk in response.content.iter_any():
            content += chunk
            if len(content) > most:
                break
        else:
            return Fetched(
                content=bytes(content),
                charset=response.charset,
                url=str(response.url),
                etag=_repeatable(response.headers.get("ETag")),
                modified=_repeatable(response.headers.get("Last-Modified")),
            )
    raise FeedError(f"is larger than {most} bytes")


def _repeatable(value: str | None) -> str | None:
    """Return what the server said, unless it can't be said back to it as it was."""
    return value if value and value.isascii() and len(value) <= LONGEST_VALIDATOR else None


def _reason(error: Exception) -> str:
    """Return what went wrong, without an address: that may hold a secret."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddressError):
            return "is not on a public address"
        cause = cause.os_error if isinstance(cause, aiohttp.ClientConnectorError) else None
    if isinstance(error, aiohttp.ClientConnectorError):
        return "can't be reached"
    if isinstance(error, aiohttp.NonHttpUrlClientError):
        return "leads to an address that is not http or https"
    if isinstance(error, aiohttp.TooManyRedirects):
        return f"leads on more than {REDIRECTS} times"
    return f"can't be fetched ({type(error).__name__})"
