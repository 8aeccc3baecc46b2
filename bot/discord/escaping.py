"""Text that Discord must show as it is: its markdown, mentions and addresses made harmless."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bot.dutch import clean, one_line, units

LONGEST_URL = 512
_ANYWHERE = re.compile(
    r"[\\*_`\[\]<]"
    r"|~(?=~)|(?<=~)~"
    r"|\|(?=\|)|(?<=\|)\|"
    r"|@(?=everyone|here)"
    r"|:(?=[\w+-]+:)|(?<=[a-zA-Z]):(?=//)"
)
_AT_LINE_START = re.compile(r"^([ ]*)([>#-])", re.MULTILINE)
_NUMBERED = re.compile(r"^([ ]*\d+)([.)])(?= )", re.MULTILINE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?")
_SAFE = "/:?#!$&'*+,;=@%~-._"
"""What may stand in an address within a masked link; brackets would end it."""


def escape(text: str) -> str:
    """Return the text so that Discord shows every character of it, on as many lines."""
    text = _ANYWHERE.sub(r"\\\g<0>", clean(text))
    return _NUMBERED.sub(r"\1\\\2", _AT_LINE_START.sub(r"\1\\\2", text))


def escape_line(text: str) -> str:
    """Return the text escaped, on one line."""
    return escape(one_line(text))


def web_address(url: str | None) -> str | None:
    """Return the address as Discord takes it; None where it is too long or not for the web."""
    if not url or clean(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:  # such as 'http://[' or a port that is no number
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or not _HOST.fullmatch(host):
        return None
    safe = "".join(one if ord(one) > 127 else quote(one, safe=_SAFE) for one in url)
    return safe if units(safe) <= LONGEST_URL else None
