"""The connection to Discord: down, broken, moved, refused, and ended."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.client import create_bot
from bot.discord import sending
from bot.running import (
    FAILED,
    NOT_TAKEN,
    REFUSED_INTENTS,
    REFUSED_TOKEN,
    STOPPED,
    WRONGLY_SET,
    Backoff,
    keep_running,
)
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from tests.shipped import shipped_catalogue
from tests.sockets.fake_discord import (
    PATIENCE_S,
    FakeDiscord,
    Trouble,
    option,
    server,
    serving,
    until,
)
from tests.sockets.runner import point_at

FOUND = "Hoe lang duurt het voordat een wijk beter wordt?"
QUICK = Backoff(first=0.01, most=0.05)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database=tmp_path / "wijkbot.db")  # type: ignore[call-arg]


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with serving(FakeDiscord()) as fake:
        point_at(fake.url, monkeypatch.setattr)
        yield fake


@asynccontextmanager
async def running(settings: Settings, catalogue: Catalogue) -> AsyncIterator[asyncio.Task[int]]:
    """The bot, kept running as `run_bot` does, and stopped at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(
        keep_running(
            lambda: create_bot(settings, build=lambda _: catalogue),
            "token",
            stop=stop,
            backoff=QUICK,
        )
    )
    try:
        yield task
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.wait({task})


async def test_a_gateway_that_is_down_at_the_start(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """It is tried again until it is up, and then the bot answers."""
    fake.gateway_up = False
    async with running(settings, catalogue) as task:
        await until(lambda: fake.refused >= 2)
        fake.gateway_up = True
        await until(lambda: fake.identified == 1)

        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert "generatie" in str(fake.sent[0]["components"])
    assert task.result() == STOPPED


async def test_a_connection_that_breaks(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """It is resumed; what was asked meanwhile is answered, once."""
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: len(fake.sent) == 1)

        fake.drop()
        await fake.say("eenzaamheid")
        await until(lambda: len(fake.sent) == 2)
        await fake.say("hoi")
        await until(lambda: len(fake.sent) == 3)

    assert fake.resumed == 1
    assert fake.identified == 1


async def test_a_connection_that_is_moved(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """When Discord asks to reconnect the bot resumes elsewhere."""
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)

        await fake.ask_to_reconnect()
        await until(lambda: fake.resumed == 1)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert len(fake.sent) == 1


@pytest.mark.parametrize("status", [429, 502])
async def test_an_answer_that_discord_is_too_busy_for(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, status: int
) -> None:
    """It is sent again, and arrives once."""
    fake.failing = [status]
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert len(fake.sent) == 1


UNREADABLE: tuple[tuple[str, Any], ...] = (
    ("MESSAGE_CREATE", {}),
    ("MESSAGE_CREATE", None),
    ("MESSAGE_CREATE", []),
    ("MESSAGE_CREATE", "tekst"),
    ("MESSAGE_CREATE", {"id": "een", "channel_id": "twee"}),
    ("MESSAGE_CREATE", {"id": 1, "channel_id": None, "author": 7, "content": {"a": 1}}),
    ("INTERACTION_CREATE", {"id": "1"}),
    ("INTERACTION_CREATE", {"id": "2", "type": 2, "token": 5, "version": 1, "data": 7}),
    ("GUILD_CREATE", {"id": "5000", "channels": 3}),
    ("GUILD_DELETE", {}),
    ("CHANNEL_UPDATE", {"id": []}),
    ("GUILD_ROLE_UPDATE", {"guild_id": "5000", "role": None}),
    ("MESSAGE_DELETE", 5),
    ("THREAD_CREATE", {"id": None}),
)


async def test_events_that_can_not_be_read(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    """Each is dropped with a line without what was in it; the same connection goes on."""
    async with running(settings, catalogue) as task:
        await until(lambda: fake.identified == 1)
        for name, payload in UNREADABLE:
            await fake.emit(name, payload)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert task.result() == STOPPED
    assert (len(fake.sent), fake.identified) == (1, 1)
    assert "An event MESSAGE_CREATE can't be read" in caplog.text
    assert "tekst" not in caplog.text


@pytest.mark.parametrize("frame", ["geen json", "[]", '{"op": 0, "t": "READY", "s": 1, "d": {}}'])
async def test_a_frame_that_can_not_be_read(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, frame: str
) -> None:
    """The bot connects anew, and answers."""
    async with running(settings, catalogue) as task:
        await until(lambda: fake.identified == 1)
        await fake.send_raw(frame)
        await until(lambda: fake.identified == 2)
        await fake.say(FOUND)
        await until(lambda: fake.sent)

    assert task.result() == STOPPED


async def test_a_message_that_comes_twice(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """It is answered once."""
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND, times=2)
        await fake.say("hoi")
        await until(lambda: len(fake.sent) == 2)

    assert len(fake.sent) == 2


async def test_an_answer_of_which_nobody_knows_whether_it_arrived(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent again under the same nonce, so that it is there once."""
    monkeypatch.setattr(sending, "PAUSES", (0.01, 0.01))
    fake.troubles = [Trouble.LOST_ANSWER, Trouble.LOST_ANSWER]
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: len(fake.tried) == 3)

    assert len(fake.sent) == 1
    assert len(set(fake.tried)) == 1


async def test_a_stop_finishes_what_was_asked(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """What came in before it is answered and kept; what comes after it isn't taken in."""
    fake.slowness = 0.5
    async with running(settings, catalogue) as task:
        await until(lambda: fake.identified == 1)
        await fake.say(FOUND)
        await until(lambda: fake.tried)

    assert task.result() == STOPPED
    assert len(fake.sent) == 1


async def test_a_stop_says_goodbye(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """The connection is closed as Discord wants it, and the task ends well."""
    async with running(settings, catalogue) as task:
        await until(lambda: fake.identified == 1)

    assert task.result() == STOPPED
    await until(lambda: fake.closed_with)
    assert fake.closed_with == [1000]


async def test_a_refused_token(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    """One clear line, and no other try."""
    fake.token_refused = True

    async with running(settings, catalogue) as task:
        assert await task == WRONGLY_SET

    assert REFUSED_TOKEN in caplog.text
    assert fake.identified == 0


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (4014, REFUSED_INTENTS),
        (4004, REFUSED_TOKEN),
        *((code, NOT_TAKEN.format(code)) for code in (4010, 4011, 4012)),
    ],
)
async def test_what_the_gateway_refuses(
    fake: FakeDiscord,
    settings: Settings,
    catalogue: Catalogue,
    caplog: pytest.LogCaptureFixture,
    code: int,
    line: str,
) -> None:
    """One clear line, and an exit code by which it isn't started anew."""
    fake.close_at_identify = code

    async with running(settings, catalogue) as task:
        assert await task == WRONGLY_SET

    assert line in caplog.text
    assert fake.identified == 1


async def test_a_database_that_can_not_be_used(
    fake: FakeDiscord,
    settings: Settings,
    catalogue: Catalogue,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    """It ends with what helps; trying again would not."""
    del fake
    broken = settings.model_copy(update={"database": tmp_path})

    async with running(broken, catalogue) as task:
        assert await task == FAILED

    assert "is a folder" in caplog.text


async def test_many_at_once_are_each_answered_once(
    fake: FakeDiscord, settings: Settings, catalogue: Catalogue
) -> None:
    """Messages and commands, in direct messages and on a server: nobody is lost or told twice, and
    who asks by command waits no longer than who writes."""
    here = server("5000", "9000")
    fake.servers.append(here)
    vraag = [option("vraag", FOUND)]
    async with running(settings, catalogue):
        await until(lambda: fake.identified == 1)
        for number in range(6_000_000, 6_000_120, 4):
            await fake.say(FOUND, person=str(number))
            await fake.say(FOUND, person=str(number + 1), guild=here)
            await fake.command("vraag", vraag, str(number + 2), here)
            await fake.command("vraag", vraag, str(number + 3), None)
        await until(lambda: len(fake.sent) >= 120)

    direct = [int(one["channel_id"]) % 4 for one in fake.kept if one["channel_id"] != "9000"]
    assert direct[:30].count(3) >= 8
    places = Counter(message["channel_id"] for message in fake.kept)
    assert places.pop("9000") == 60
    assert len(places) == 60
    assert set(places.values()) == {1}
    assert all("Er ging iets mis" not in str(message) for message in fake.sent)
