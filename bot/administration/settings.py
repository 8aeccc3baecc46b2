"""What a server's managers set; each returns what holds from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.cards.moments import zone_names
from storage.channels import ChannelMode, Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

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

    return await _change(app, guild, change)


async def set_moderators(app: App, guild: int, role: int | None) -> GuildSettings:
    return await _change(app, guild, lambda old: replace(old, moderator_role_id=role))


async def set_threshold(app: App, guild: int, share: float | None) -> GuildSettings:
    """Set from which confidence, `LEAST` to `MOST`, an answer is found; None as shipped."""
    assert share is None or LEAST <= share <= MOST, "the entrance refuses a share out of range"
    return await _change(app, guild, lambda old: replace(old, threshold=share))


async def set_time_zone(app: App, guild: int, zone: str | None) -> GuildSettings:
    assert zone is None or zone_names().resolve(zone), "the entrance refuses an unknown zone"
    return await _change(app, guild, lambda old: replace(old, time_zone=zone))


async def set_log_channel(app: App, guild: int, channel: int | None) -> GuildSettings:
    return await _change(app, guild, lambda old: replace(old, log_channel_id=channel))


async def set_silence(app: App, guild: int, until: datetime | None) -> GuildSettings:
    """Set until when there are no answers in channels; None ends it."""
    return await _change(app, guild, lambda old: replace(old, silent_until=until))


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


async def _change(
    app: App, guild: int, change: Callable[[GuildSettings], GuildSettings]
) -> GuildSettings:
    async with app.database.transaction() as connection:
        settings = change(await app.stores.guilds.get(guild, connection))
        await app.stores.guilds.save(connection, settings, app.now())
    return settings
