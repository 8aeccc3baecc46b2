"""What the bot does in each channel."""

import pytest

from storage.channels import ChannelMode, Mode
from storage.engine.database import Database
from storage.stores import Stores
from tests.storage.builders import NOW

CHANNEL, THREAD, OTHER = 1_300_000_000_000_000_001, 1_300_000_000_000_000_002, 3


async def set_to(db: Database, stores: Stores, channel: int, mode: Mode, guild: int = 7) -> None:
    async with db.transaction() as conn:
        await stores.channels.set(conn, guild, ChannelMode(channel, mode), NOW)


async def test_where_nothing_was_set_it_answers_on_request(stores: Stores) -> None:
    """So in a channel, and in a thread of it."""
    assert await stores.channels.of(7, CHANNEL) is Mode.ON_REQUEST
    assert await stores.channels.of(7, THREAD, CHANNEL) is Mode.ON_REQUEST


@pytest.mark.parametrize("mode", Mode)
async def test_what_was_set_last_holds(db: Database, stores: Stores, mode: Mode) -> None:
    """In that channel and its threads, and in no other channel or server."""
    await set_to(db, stores, CHANNEL, Mode.OFF)
    await set_to(db, stores, CHANNEL, mode)

    assert await stores.channels.of(7, CHANNEL) is mode
    assert await stores.channels.of(7, THREAD, CHANNEL) is mode
    assert await stores.channels.of(7, OTHER) is Mode.ON_REQUEST
    assert await stores.channels.of(8, CHANNEL) is Mode.ON_REQUEST


@pytest.mark.parametrize("mode", Mode)
async def test_a_thread_has_its_own(db: Database, stores: Stores, mode: Mode) -> None:
    """What was set for a thread goes before what was set for its channel, whichever came first."""
    await set_to(db, stores, THREAD, mode)
    await set_to(db, stores, CHANNEL, Mode.OFF)

    assert await stores.channels.of(7, THREAD, CHANNEL) is mode
    assert await stores.channels.of(7, CHANNEL) is Mode.OFF


async def test_what_was_set_can_be_listed_and_taken_back(db: Database, stores: Stores) -> None:
    """Each server sees its own; taking back twice is harmless."""
    await set_to(db, stores, CHANNEL, Mode.LISTENING)
    await set_to(db, stores, OTHER, Mode.OFF)
    await set_to(db, stores, OTHER, Mode.LISTENING, guild=8)

    async with db.transaction() as conn:
        gone = [await stores.channels.clear(conn, 7, OTHER) for _ in range(2)]

    assert gone == [True, False]
    assert await stores.channels.of_guild(7) == (ChannelMode(CHANNEL, Mode.LISTENING),)
    assert await stores.channels.of_guild(8) == (ChannelMode(OTHER, Mode.LISTENING),)
