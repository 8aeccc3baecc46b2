"""What the bot does with messages in a channel at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.channels import Mode

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from storage.guilds import GuildSettings


async def mode_now(app: App, guild: int, channel: int, parent: int | None = None) -> Mode:
    """Return what holds in a channel, or in a thread of `parent`: nothing during a silence."""
    settings = await app.stores.guilds.get(guild)
    if is_silent(settings, app.now()):
        return Mode.OFF
    return await app.stores.channels.of(guild, channel, parent)


def is_silent(settings: GuildSettings, now: datetime) -> bool:
    """Return whether the server wants no answers in its channels for now."""
    return settings.silent_until is not None and now < settings.silent_until
