"""What is made to take long: answered, while the bot goes on with everyone else."""

import asyncio
import gc
import time
from collections.abc import Iterator

import pytest

from bot.asking.views import SHORTENED
from tests.conversations.world import FOUND, World, words

MOST_S = 0.1
"""One step of the loop, in seconds of the processor; it should be half of that."""
PIECES = ("@06", "٣", "wijk ", "nplv ", "01012//", "06 ", " \u00a0", "kan je brief ")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """What each step of the loop took of the processor; none of them holds it.

    What other tests left behind is not collected meanwhile: that would be no time of the bot's.
    """
    taken: list[float] = [0.0]
    run = asyncio.Handle._run

    def measured(handle: asyncio.Handle) -> None:
        start = time.thread_time()
        run(handle)
        taken.append(time.thread_time() - start)

    monkeypatch.setattr(asyncio.Handle, "_run", measured)
    gc.disable()
    yield taken
    gc.enable()
    assert max(taken) <= MOST_S


@pytest.mark.parametrize("piece", PIECES)
async def test_no_question_holds_the_loop(world: World, steps: list[float], piece: str) -> None:
    """However it is asked, and however long it is."""
    text = piece * (6_000 // len(piece))
    channel, anna = world.channel, world.anna

    await anna.slash(channel, "vraag", vraag=text[:6000])
    await anna.slash(channel, "zoek", woorden=text[:6000])
    await anna.slash(channel, "publicatie", titel=text[:6000])
    await anna.autocomplete(channel, "publicatie", "titel", text[:6000])
    await anna.slash(channel, "leeslijst herinner", item=text[:6000], wanneer=text[:6000])
    await anna.send(channel, f"{world.mention} {text[:1900]}")

    assert len(steps) > 1


async def test_a_question_that_is_too_long_says_so(world: World) -> None:
    """What is looked at is its beginning, where a question stands; one that fits says nothing."""
    long = await world.ask(f"{FOUND} {'x' * 3_000}")
    short = await world.ask(FOUND)

    assert SHORTENED in words(long)
    assert SHORTENED not in words(short)
