"""The terminal conversation, `python -m bot chat`: the answers of Discord as plain text."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings

from bot.opening import open_app, utc_now
from bot.terminal.conversation import COMMANDS, Conversation
from bot.terminal.screen import Screen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import BinaryIO

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from bot.app import App
    from bot.settings import Settings
    from knowledge.catalogue import Catalogue

WELCOME = (
    "Dag! Ik ben Wijkbot.\nStel een vraag over wat werkt in de wijk.\n"
    "Typ /hulp voor wat ik nog meer kan, en /stop om te stoppen."
)
_STOP = frozenset({"/stop", "/quit", "/exit"})
OFFERED = 10


class NameCompleter(Completer):
    """Commands, and after one the names that it takes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._named = {"/thema": catalogue.themes, "/publicatie": catalogue.records}

    def get_completions(self, document: Document, _event: CompleteEvent) -> Iterator[Completion]:
        """Give what can stand where the cursor is; nothing while a question is typed."""
        text = document.text_before_cursor
        if not text.startswith("/"):
            return
        command, space, name = text.partition(" ")
        if not space:
            for known, about in COMMANDS.items():
                if known.startswith(command):
                    yield Completion(known, start_position=-len(text), display_meta=about)
        elif command in self._named:
            for one in self._named[command].complete(name, OFFERED):
                yield Completion(one.name, start_position=-len(name))


def chat(settings: Settings) -> int:
    with _interruptible(), _database(settings) as kept:
        asyncio.run(_chat(kept, lasting="database" in settings.model_fields_set))
    return 0


async def _chat(settings: Settings, *, lasting: bool) -> None:
    screen = Screen.over(sys.stdout)
    someone = sys.stdin.isatty() and sys.stdout.isatty()
    if someone:
        screen.say(WELCOME)
    async with open_app(settings, utc_now) as app:
        meaning = asyncio.create_task(app.compare_meanings())
        if not someone:
            await meaning  # nobody waits for the first reply, and each is as good as the next
        await converse(app, _lines(app, someone=someone), screen, kept=lasting)
        await meaning
    if someone:
        screen.say("Tot ziens!")


async def converse(
    app: App, lines: AsyncIterator[str], screen: Screen, *, kept: bool = True
) -> None:
    conversation = Conversation(app, kept=kept)
    async for line in lines:
        if line.strip().casefold() in _STOP:
            return
        if line.strip():
            screen.show(await conversation.reply(line))


def _lines(app: App, *, someone: bool) -> AsyncIterator[str]:
    return typed(app.catalogue.for_guild(None)) if someone else piped(sys.stdin.buffer)


@contextmanager
def _database(settings: Settings) -> Iterator[Settings]:
    """Give the settings with the database that was asked for, else one that is gone afterwards."""
    if "database" in settings.model_fields_set:
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="wijkbot-") as folder:
        yield settings.model_copy(update={"database": Path(folder) / "gesprek.db"})


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop a read from a pipe too, for which asyncio's own handler waits."""

    def interrupt(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


async def typed(
    catalogue: Catalogue, keys: Input | None = None, screen: Output | None = None
) -> AsyncIterator[str]:
    """Give each line typed at the terminal until Ctrl-D, or Ctrl-C on an empty line.

    Ctrl-C clears what is typed first. The history lasts as long as the conversation: what someone
    asks is not written to their disk.
    """
    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(),
        completer=NameCompleter(catalogue),
        key_bindings=_clearing(),
        input=keys,
        output=screen,
    )
    while True:
        try:
            yield await session.prompt_async("> ")
        except (EOFError, KeyboardInterrupt):
            return


def _clearing() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("c-c", filter=Condition(lambda: bool(get_app().current_buffer.text)))
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return bindings


async def piped(stream: BinaryIO) -> AsyncIterator[str]:
    for line in stream:
        yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")
