"""News over real connections by a bot that is killed as often as is asked.

`python -m tests.sockets.killed_often --kill 50` kills it at so many random points while it gives
out, puts together and sends, and proves that each follower was sent all of it once.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from tests.sockets.fake_discord import FakeDiscord, serving, until
from tests.sockets.test_news import ENTRIES, PEOPLE, bring, receivers, told
from tests.sockets.test_reminders import LONG, pass_time, process, states

LONGEST_WAIT = 0.05


async def kill_often(path: Path, kills: int) -> None:
    """Kill the bot so often while eighty people are told; assert that each was told once."""
    rng = random.Random(kills)
    async with serving(FakeDiscord()) as fake:
        fake.slowness = 0.1
        await bring(path)
        for number in range(1, kills + 1):
            enough = min(len(fake.sent) + rng.randrange(2), len(PEOPLE))
            async with process(fake, path) as running:
                await until(lambda enough=enough: len(fake.sent) >= enough)
                await asyncio.sleep(rng.uniform(0, LONGEST_WAIT))
                running.kill()
            await pass_time(fake, path, rng.choice((timedelta(0), LONG)))
            sys.stdout.write(f"{number}: {len(fake.sent)} sent\n")
            sys.stdout.flush()
        async with process(fake, path):
            await until(lambda: states(path) == {"sent": len(PEOPLE)})
        got = receivers(path, fake.sent)
        assert got == dict.fromkeys(PEOPLE, 1), {
            user: times for user in PEOPLE if (times := got[user]) != 1
        }
        assert told(path) == dict.fromkeys(PEOPLE, len(ENTRIES))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kill", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(kill_often(Path(folder) / "wijkbot.db", options.kill))
