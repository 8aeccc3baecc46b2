"""The log: lines for a person at a terminal, JSON lines for everything else.

Nobody's question or name goes into a log line; ids of servers and error classes may. Interaction
tokens that discord.py puts in its own warnings are blotted out.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from storage.engine.errors import StorageError

_TOKEN = re.compile(r"((?:interactions|webhooks)/\d+/)[^/\s?'\"]+")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {
    "message",
    "asctime",
    "taskName",
    "color_message",
}


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, `extra`, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": _moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": blot(record.getMessage()),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["traceback"] = blot(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class Readable(logging.Formatter):
    """Time, level, logger and message, for who watches the bot run."""

    def format(self, record: logging.LogRecord) -> str:
        moment = _moment(record).astimezone().strftime("%H:%M:%S")
        line = f"{moment} {record.levelname:<7} {record.name}: {record.getMessage()}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return blot(line)


def set_up(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Readable() if stream.isatty() else JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # Below INFO these write whole payloads and rows, and those hold people's questions and names.
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(max(level, logging.INFO))


def blot(text: str) -> str:
    return _TOKEN.sub(r"\1…", text)


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


@contextmanager
def mishaps_logged(log: logging.Logger, message: str, *arguments: object) -> Iterator[None]:
    """Log a mistake of ours in the block and go on after it.

    A database that fails is raised: its loop tries again, and nothing else would work either.
    """
    try:
        yield
    except StorageError:
        raise
    except Exception:  # whatever it is, the next round or the next feed should have its turn
        log.exception(message, *arguments)
