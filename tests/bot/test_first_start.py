"""A first start, at which what phrasings mean isn't known yet, keeps nobody waiting at its end."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot import app as opened_app
from bot.app import App
from knowledge.matching import meaning
from knowledge.matching.meaning import Encoder
from knowledge.matching.postings import Floats
from tests.bot.apps import Clock, opened
from tests.knowledge.builders import a_sense


class Waiting:
    """An encoder that says what it was given, and goes on when it is let."""

    def __init__(self, encoder: Encoder) -> None:
        self.given: list[str] = []
        self.begun, self.let = threading.Event(), threading.Event()
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Floats:
        self.given += texts
        self.begun.set()
        assert self.let.wait(timeout=30)
        return self._encoder.encode(texts)


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", Clock(), semantic=True) as app:
        yield app


async def test_who_stops_it_waits_for_one_part(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left isn't worked out, and what was is known."""
    sense = a_sense()
    encoder = Waiting(sense.encoder)
    monkeypatch.setattr(opened_app, "load_sense", lambda: replace(sense, encoder=encoder))
    monkeypatch.setattr(meaning, "TEXTS_AT_ONCE", 1)
    before = app.catalogue
    starting = asyncio.create_task(app.compare_meanings())
    assert await asyncio.to_thread(encoder.begun.wait, 30)

    starting.cancel()
    with suppress(asyncio.CancelledError):
        await starting
    encoder.let.set()
    await asyncio.get_running_loop().shutdown_default_executor()

    first, *others = app.catalogue.packs.phrasings()
    assert others
    assert encoder.given == [first]
    assert sense.known.missing([first]) == []
    assert app.catalogue is before
