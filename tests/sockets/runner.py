"""`python -m tests.sockets.runner URL`: the bot as `python -m bot run`, on a Discord of our own.

A folder after the URL takes the place of the packs that ship, which take long to compile.
"""

from __future__ import annotations

import sys
from pathlib import Path

import discord
import yarl

from bot.__main__ import main
from knowledge import catalogue


def point_at(url: str) -> None:
    """Have discord.py take `url` for Discord."""
    discord.http.Route.BASE = f"{url}/api"
    gateway = yarl.URL(url.replace("http", "ws") + "/gateway")
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway


if __name__ == "__main__":
    point_at(sys.argv[1])
    if sys.argv[2:]:
        catalogue.SHIPPED = Path(sys.argv[2])  # type: ignore[attr-defined]  # its own import
    sys.exit(main(["run"]))
