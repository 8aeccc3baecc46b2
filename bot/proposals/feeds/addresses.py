"""Which addresses a feed may be on: those of the whole internet, never this machine's own network.

What counts is the address that is connected to, not the name: a name can be given another address
between looking it up and connecting.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohappyeyeballs import AddrInfoType

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as they are reached from a network that has IPv6 only (RFC 6052)."""


class PrivateAddressError(OSError):
    """A feed that is on an address where none may be."""


def is_public(address: str) -> bool:
    """Return whether everyone on the internet reaches the same machine at an IP address."""
    found = ip_address(address.partition("%")[0])
    inner = _inner(found) if isinstance(found, IPv6Address) else None
    within = (found,) if inner is None else (found, inner)
    mapped = isinstance(found, IPv6Address) and found.ipv4_mapped is not None
    return all(_is_public(one) for one in (within[1:] if mapped else within))


def guarded(may_connect: Callable[[str], bool]) -> Callable[[AddrInfoType], socket.socket]:
    """Return what makes the socket of each connection, only to an address that is allowed."""

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if family not in (socket.AF_INET, socket.AF_INET6) or not may_connect(str(address[0])):
            raise PrivateAddressError("not a public address")
        return socket.socket(family, kind, protocol)

    return make


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which an IPv6 one leads, if it does."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
