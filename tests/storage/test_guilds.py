"""A server's settings."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.guilds import GuildSettings
from storage.stores import Stores
from tests.storage.builders import NOW

ALL = GuildSettings(
    guild_id=1_100_000_000_000_000_007,
    moderator_role_id=1,
    human_role_id=2,
    human_channel_id=3,
    human_user_id=4,
    log_channel_id=5,
    threshold=0.75,
    time_zone="Europe/Brussels",
    silent_until=NOW + timedelta(days=2),
)


async def save(db: Database, stores: Stores, settings: GuildSettings) -> None:
    async with db.transaction() as conn:
        await stores.guilds.save(conn, settings, NOW)


async def test_a_server_that_set_nothing_has_the_defaults(stores: Stores) -> None:
    """Reading what was never set is no error."""
    assert await stores.guilds.get(7) == GuildSettings(guild_id=7)


async def test_settings_come_back_as_they_were_saved(db: Database, stores: Stores) -> None:
    """Every setting is kept, and the last save holds, what was unset included."""
    await save(db, stores, ALL)
    first = await stores.guilds.get(ALL.guild_id)
    await save(db, stores, GuildSettings(guild_id=ALL.guild_id, log_channel_id=9))

    assert first == ALL
    assert await stores.guilds.get(ALL.guild_id) == GuildSettings(
        guild_id=ALL.guild_id, log_channel_id=9
    )


async def test_changes_at_the_same_time_are_both_kept(db: Database, stores: Stores) -> None:
    """Who reads inside the transaction overwrites no other's change."""

    async def change(**values: Any) -> None:
        async with db.transaction() as conn:
            now = await stores.guilds.get(7, conn)
            await stores.guilds.save(conn, replace(now, **values), NOW)

    await asyncio.gather(change(human_role_id=2), change(log_channel_id=5))

    assert await stores.guilds.get(7) == GuildSettings(
        guild_id=7, human_role_id=2, log_channel_id=5
    )


@pytest.mark.parametrize("threshold", [-0.1, 1.1])
async def test_a_threshold_is_a_probability(db: Database, stores: Stores, threshold: float) -> None:
    """A threshold outside 0 to 1 is never kept."""
    with pytest.raises(StorageError):
        await save(db, stores, replace(ALL, threshold=threshold))


async def test_a_named_person_can_be_shown_and_erased(db: Database, stores: Stores) -> None:
    """Where someone is the person to ask, they can see where, and be taken out."""
    await save(db, stores, ALL)
    await save(db, stores, replace(ALL, guild_id=8, human_user_id=99))

    held = await stores.guilds.held(4, NOW)
    async with db.transaction() as conn:
        count = await stores.guilds.erase(conn, 4, NOW)

    named = [row["guild_id"] for row in held["guild_settings"]]
    assert (named, count) == ([str(ALL.guild_id)], {"guild_settings": 1})
    assert await stores.guilds.get(ALL.guild_id) == replace(ALL, human_user_id=None)
    assert (await stores.guilds.get(8)).human_user_id == 99
