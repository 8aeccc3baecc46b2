"""What a view is on Discord: what is sent for it, and what can be read and pressed in that."""

from typing import Any

from bot.discord.message import to_message
from bot.view import Attachment, View
from tests.discord_limits import LAYOUT, TEXT, check_message, walk


def payload(shown: View, *files: Attachment) -> dict[str, Any]:
    """Return what discord.py sends for a view."""
    message = to_message(shown, files)
    return {
        "flags": LAYOUT,
        "components": message.layout.to_components(),  # type: ignore[no-untyped-call]  # theirs
        "attachments": [{"filename": file.name} for file in message.files],
    }


def every(shown: View) -> list[dict[str, Any]]:
    return list(walk(payload(shown)["components"]))


def texts(shown: View) -> list[str]:
    return [one["content"] for one in every(shown) if one["type"] == TEXT]


def read(shown: View) -> str:
    """Return what a message reads on Discord, which must take it."""
    check_message(payload(shown))
    return "\n".join(texts(shown))


def items(shown: View) -> list[dict[str, Any]]:
    """Return what stands in rows: buttons and lists."""
    return [item for row in every(shown) if row["type"] == 1 for item in row["components"]]
