"""The log: JSON lines for a program, readable ones for a person, nothing secret in either."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs import set_up


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_json_where_nobody_watches() -> None:
    """A supervisor reads time, level, logger, message and what came in `extra`."""
    stream = io.StringIO()
    set_up(stream)

    logging.getLogger("bot.client").info("connected to %d servers", 3, extra={"shard": 0})

    (line,) = lines(stream)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "bot.client",
        "message": "connected to 3 servers",
        "shard": 0,
    }


def test_a_traceback_stays_in_its_line() -> None:
    """An error is one line too, with its class apart."""
    stream = io.StringIO()
    set_up(stream)

    try:
        int("no such page")
    except ValueError:
        logging.getLogger("bot").exception("failed")

    (line,) = lines(stream)
    assert line["error"] == "ValueError"
    assert "no such page" in line["traceback"]


def test_a_person_reads_plain_lines() -> None:
    """At a terminal there is no JSON."""
    stream = Terminal()
    set_up(stream)

    logging.getLogger("bot").warning("slow")

    assert stream.getvalue().endswith("WARNING bot: slow\n")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["json", "terminal"])
def test_tokens_are_blotted_out(stream: io.StringIO) -> None:
    """The token in an interaction's address, which discord.py logs, can't be read."""
    set_up(stream)

    logging.getLogger("discord.http").warning(
        "We are being rate limited. POST %s",
        "https://d.example/interactions/12/aW50ZXJhY3Q/callback",
    )

    assert "aW50ZXJhY3Q" not in stream.getvalue()
    assert "interactions/12/…/callback" in stream.getvalue()


def test_payloads_are_never_logged() -> None:
    """Debug lines of discord.py and the database hold people's words; they stay out always."""
    stream = io.StringIO()
    set_up(stream, level=logging.DEBUG)

    logging.getLogger("discord.gateway").debug("For Shard ID 0: WebSocket Event: {}")
    logging.getLogger("aiosqlite").debug("executing INSERT with a question")
    logging.getLogger("bot").debug("a detail of ours")

    assert [line["logger"] for line in lines(stream)] == ["bot"]


def test_setting_up_twice_writes_once() -> None:
    """No line is doubled."""
    stream = io.StringIO()
    set_up(stream)
    set_up(stream)

    logging.getLogger("bot").info("once")

    assert len(lines(stream)) == 1
