"""Making the bot, and what keeps it running decides."""

from pathlib import Path

import aiohttp
import discord
import pytest

from bot.client import create_bot
from bot.running import Backoff, _passing
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from knowledge.format.faults import BrokenKnowledgeError
from tests.knowledge.builders import library, question


def settings(tmp_path: Path, token: str | None = None) -> Settings:
    own = Settings(_env_file=None, database=tmp_path / "wijkbot.db")  # type: ignore[call-arg]
    return own.model_copy(update={"discord_token": token})


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_making_a_bot_opens_nothing(tmp_path: Path) -> None:
    """No file and no connection before it starts; closing it is fine all the same."""
    bot = create_bot(settings(tmp_path))

    await bot.close()

    assert files(tmp_path) == []


async def test_a_broken_file_of_feeds_stops_the_start(tmp_path: Path) -> None:
    """As a broken pack does, before anything is asked of Discord; each fault is named."""
    feeds = tmp_path / "feeds.yaml"
    feeds.write_text("- url: https://example.org\n  soort: blog\n", encoding="utf-8")
    own = settings(tmp_path).model_copy(update={"feeds": feeds, "home_guild": 7})
    catalogue = Catalogue.build(library(question()))
    bot = create_bot(own, build=lambda _: catalogue)

    with pytest.raises(BrokenKnowledgeError, match=r"feeds\.yaml:2: soort: must be one of"):
        await bot.setup_hook()

    await bot.close()


async def test_nothing_is_mentioned_unless_meant(tmp_path: Path) -> None:
    """That holds for every message that the bot sends."""
    bot = create_bot(settings(tmp_path))

    assert bot.allowed_mentions is not None
    assert bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()
    await bot.close()


def test_tries_get_further_apart() -> None:
    """Each waits up to twice as long, never longer than the most."""
    waits = [Backoff(first=1, most=60).before(attempt) for attempt in range(100)]

    assert 0.75 <= waits[0] <= 1
    assert 1.5 <= waits[1] <= 2
    assert max(waits) <= 60
    assert min(waits[10:]) >= 45


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (OSError("no route"), True),
        (aiohttp.ClientError(), True),
        (TimeoutError(), True),
        (AttributeError("x", name="sequence", obj=None), True),
        (AttributeError("x", name="colour", obj=None), False),
        (ValueError("a fault of ours"), False),
    ],
)
def test_what_may_pass(error: Exception, passes: bool) -> None:
    """The network's doing is tried again; our own fault ends with its traceback in the log."""
    assert _passing(error) is passes
