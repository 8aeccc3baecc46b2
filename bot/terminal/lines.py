"""What someone types: edited at a terminal, with history and completion, or through a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import InMemoryHistory

from bot.terminal.conversation import COMMANDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import BinaryIO

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from knowledge.catalogue import Catalogue

OFFERED = 10


async def typed(
    catalogue: Catalogue, keys: Input | None = None, screen: Output | None = None
) -> AsyncIterator[str]:
    """Give each line typed at the terminal until Ctrl-D or Ctrl-C.

    The history lasts as long as the conversation: what someone asks is not written to their disk.
    """
    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(), completer=Names(catalogue), input=keys, output=screen
    )
    while True:
        try:
            yield await session.prompt_async("> ")
        except (EOFError, KeyboardInterrupt):
            return


async def piped(stream: BinaryIO) -> AsyncIterator[str]:
    """Give each line of a stream; what isn't UTF-8 is replaced."""
    for line in stream:
        yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")


class Names(Completer):
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
