"""What the gateway brings: read once, dropped with a line where it can't be, finished at a stop."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

log = logging.getLogger(__name__)
ONCE = frozenset({"MESSAGE_CREATE", "INTERACTION_CREATE"})
"""What is done once, though Discord may bring it again after a connection broke."""
NEEDED = "READY"
"""Without it there is nothing to go on with: whoever keeps the bot running connects anew."""
MOST_SEEN = 5_000
LONGEST = 10.0
"""Seconds that a stop waits for what was taken in."""
_OURS = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")
"""How the names begin of the tasks in which discord.py does what arrived."""


@dataclass(slots=True)
class Arrivals:
    """What came before, and whether anything more is taken in."""

    ended: bool = False
    _seen: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def guard(self, client: discord.Client) -> None:
        """Have everything that the gateway brings to `client` pass here first."""
        # An event that discord.py can't read would otherwise end the connection, and the process.
        parsers = client._connection.parsers
        for name, read in parsers.items():
            parsers[name] = self._guarded(name, read)

    def _guarded(self, name: str, read: Callable[[Any], None]) -> Callable[[Any], None]:
        def take_in(data: Any) -> None:
            if self.ended or (name in ONCE and not self._is_new(data)):
                return
            try:
                read(data)
            except Exception as error:  # whatever it is, the next event has nothing to do with it
                if name == NEEDED:
                    raise
                # What was in it may be someone's words, and those may be in the error's own.
                log.error("An event %s can't be read (%s)", name, type(error).__name__)  # noqa: TRY400

        return take_in

    def _is_new(self, data: Any) -> bool:
        key = str(data.get("id")) if isinstance(data, dict) else "None"
        if key == "None":
            return True
        if key in self._seen:
            return False
        self._seen[key] = None
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return True

    async def finish(self) -> None:
        """Take in nothing more, and wait a while for what was."""
        self.ended = True
        own = asyncio.current_task()
        under_way = {
            task
            for task in asyncio.all_tasks()
            if task is not own and task.get_name().startswith(_OURS)
        }
        if under_way:
            _, left = await asyncio.wait(under_way, timeout=LONGEST)
            if left:
                log.warning("Stopped before %d answers were given", len(left))
