"""What a server's managers set, of the server and of its channels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storage.channels import ChannelMode, Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app import App
    from storage.guilds import GuildSettings

LEAST, MOST = 0.30, 0.95
"""Below it an answer would be a guess, above it there would be none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom *Vraag een mens* is to reach, as far as it was chosen."""

    role: int | None = None
    channel: int | None = None
    user: int | None = None


async def change_settings(
    app: App, guild: int, change: Callable[[GuildSettings], GuildSettings]
) -> GuildSettings:
    async with app.database.transaction() as connection:
        settings = change(await app.stores.guilds.get(guild, connection))
        await app.stores.guilds.save(connection, settings, app.now())
    return settings


async def set_human(app: App, guild: int, whom: Whom, *, anew: bool = False) -> GuildSettings:
    """Set whom to reach: a role or person takes the place of either, a channel adds to them.

    With `anew` nothing of what was set stays.
    """

    def change(settings: GuildSettings) -> GuildSettings:
        if anew:
            settings = replace(
                settings, human_role_id=None, human_user_id=None, human_channel_id=None
            )
        if whom.role or whom.user:
            settings = replace(settings, human_role_id=whom.role, human_user_id=whom.user)
        return replace(settings, human_channel_id=whom.channel or settings.human_channel_id)

    return await change_settings(app, guild, change)


async def set_mode(
    app: App, guild: int, channel: int, mode: Mode | None, *, thread: bool = False
) -> None:
    """Set what the bot does in a channel; None, and in a channel what goes for all, clears it.

    In a thread that may be another thing than in its channel.
    """
    async with app.database.transaction() as connection:
        if mode is None or (mode is Mode.ON_REQUEST and not thread):
            await app.stores.channels.clear(connection, guild, channel)
        else:
            set_to = ChannelMode(channel, mode)
            await app.stores.channels.set(connection, guild, set_to, app.now())
