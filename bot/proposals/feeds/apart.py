"""Reading a feed apart, in a process of its own.

A stranger's file can keep a parser busy for minutes; a process can be stopped, and meanwhile nobody
waits for an answer. It gets neither the bot's token nor its database.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.proposals.feeds.fetching import FeedError, Fetched, Validators
from bot.proposals.feeds.items import FeedItem

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 30.0
MEMORY = 1024**3
"""Bytes that it may take, where the system can hold it to that."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV")


async def items_apart(
    fetched: Fetched, now: datetime, *, seconds: float = SECONDS
) -> tuple[FeedItem, ...]:
    """Return the items of a feed. Raises `FeedError`, also where that takes too long."""
    asked = {"charset": fetched.charset, "url": fetched.url, "now": now.isoformat()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.proposals.feeds.apart"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(seconds):
            said, _ = await process.communicate(
                json.dumps(asked).encode() + b"\n" + fetched.content
            )
    except TimeoutError as error:
        raise FeedError(f"takes longer than {seconds:g} seconds to be understood") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):  # it ended just now
                process.kill()
            await process.wait()
    if process.returncode:
        raise FeedError(f"can't be understood (its reader ended with status {process.returncode})")
    found = json.loads(said)
    if isinstance(found, str):
        raise FeedError(found)
    return tuple(map(_item, found))


def main() -> None:
    """Read a feed from standard input; write its items, or what keeps it from being read."""
    from bot.proposals.feeds.reading import items_of  # only here: it loads the parsers

    _limit_memory()
    heading, _, content = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(heading)
    fetched = Fetched(
        content=content, charset=asked["charset"], url=asked["url"], validators=Validators()
    )
    try:
        found = items_of(fetched, datetime.fromisoformat(asked["now"]))
        said = json.dumps([_row(item) for item in found])
    except FeedError as error:
        said = json.dumps(str(error))
    sys.stdout.write(said)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):  # some systems have no such limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _environment() -> dict[str, str]:
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**known, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def _row(item: FeedItem) -> dict[str, Any]:
    whole = {name: getattr(item, name) for name in FeedItem.__slots__}
    moments = {key: value.isoformat() for key, value in whole.items() if isinstance(value, date)}
    return whole | moments


def _item(row: Mapping[str, Any]) -> FeedItem:
    moments = {key: _when(row[key]) for key in ("published", "start", "end")}
    return FeedItem(**{**row, **moments})


def _when(text: str | None) -> Any:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


if __name__ == "__main__":
    main()
