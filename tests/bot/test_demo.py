"""The demo: the real bot on an invented server, a page to talk on, and a clean end."""

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import demo as texts
from bot.demo import open_neighbourhood
from bot.settings import Settings
from knowledge.cache import default_folder
from tests.conversations.world import words
from tests.shipped import shipped_catalogue

ROOT = Path(__file__).parents[2]
STOPPED = re.compile(r"Stoppen: Ctrl-C")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`python -m bot demo`, gone after the test whatever happens.

    It hears Ctrl-C also where the tests run in the background, and so were started deaf to it. It
    compares no meanings: to work out those of all phrasings takes minutes where nobody did before.
    """
    shipped_catalogue()  # compiled, where it looks too
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo"],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(ROOT),
            "WIJKBOT_SEMANTIC": "false",
            "XDG_CACHE_HOME": str(default_folder().parent),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        signal.signal(signal.SIGINT, heard)
        yield process
        process.kill()


async def test_the_bot_answers_on_the_invented_server() -> None:
    """Anna asks in the channel and is answered there, on today's date."""
    async with open_neighbourhood(Settings.model_validate({"semantic": False})) as here:
        await here.anna.send(here.channel, f"{here.bot} {texts.QUESTION}")

        welcome, _, reply = here.channel.history(viewer=here.anna)
        assert welcome.content == texts.WELCOME
        assert "Minstens één generatie" in words(reply)
        assert abs(reply.created_at - datetime.now(UTC)) < timedelta(minutes=5)


async def test_a_person_can_be_asked_at_once() -> None:
    """*Vraag een mens* reaches the helper's own channel, and leaves no trace in the asker's."""
    async with open_neighbourhood(Settings.model_validate({"semantic": False})) as here:
        await here.anna.send(here.channel, f"{here.bot} {texts.QUESTION}")
        reply = here.channel.last_message
        assert reply is not None

        asked = await here.anna.click(reply, label="Vraag een mens")
        assert asked.response is not None
        await here.anna.click(asked.response, label="Ja, verstuur")

        card = here.desk.last_message
        assert card is not None
        assert "Iemand vraagt een mens" in words(card)
        assert here.channel.last_message == reply


async def test_time_can_be_put_forward() -> None:
    """A reminder of three days on comes within a week, and is read where one is."""
    async with open_neighbourhood(Settings.model_validate({"semantic": False})) as here:
        when = {"item": "burendag", "wanneer": "over 3 dagen"}
        await here.anna.slash(here.channel, "leeslijst herinner", **when)
        await here.anna.slash(here.channel, "tijd", vooruit=texts.JUMPS["een week"])
        await texts.put_clock_forward(here, here.jumps.get_nowait())

        await here.anna.slash(here.channel, "post")

        assert "Herinnering: Burendag" in words(here.channel.history(viewer=here.anna)[-1])


async def test_a_name_that_is_typed_is_a_mention() -> None:
    """As Discord itself makes one of it."""
    async with open_neighbourhood(Settings.model_validate({"semantic": False})) as here:
        await here.anna.send(here.channel, f"@Wijkbot {texts.QUESTION}")

        assert "Minstens één generatie" in words(here.channel.history(viewer=here.anna)[-1])


def test_the_page_opens_and_ctrl_c_stops(running: subprocess.Popen[str]) -> None:
    """The address that is printed can be opened; Ctrl-C ends without a traceback."""
    assert running.stdout is not None
    lines: list[str] = []
    while not lines or not STOPPED.search(lines[-1]):
        lines.append(running.stdout.readline())
        assert lines[-1], running.communicate()
    address = re.search(r"http://\S+", "".join(lines))
    assert address is not None

    with urllib.request.urlopen(address[0], timeout=10) as page:
        status = page.status
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)

    assert status == 200
    assert (running.returncode, errors) == (0, "")
