"""`python -m tests.sockets.runner URL`: the bot as `python -m bot run`, on a Discord of our own."""

from __future__ import annotations

import sys

import discord
import yarl

from bot.__main__ import main


def point_at(url: str) -> None:
    """Have discord.py take `url` for Discord."""
    discord.http.Route.BASE = f"{url}/api"
    gateway = yarl.URL(url.replace("http", "ws") + "/gateway")
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway


if __name__ == "__main__":
    point_at(sys.argv[1])
    sys.exit(main(["run"]))
