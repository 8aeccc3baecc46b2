"""Two processes of the bot on one PostgreSQL and a Discord of our own, to see them run.

`python -m tests.sockets.pair` takes the database of `WIJKBOT_DATABASE`, asks each process something
on its own server, and ends when the answers are there.
"""

import asyncio
import os
import sys
from contextlib import AsyncExitStack

from tests.discord_limits import walk
from tests.sockets.fake_discord import serving, until
from tests.sockets.runner import program
from tests.sockets.sharing import fake_of

QUESTION, TOTAL = "Wat helpt tegen eenzaamheid?", 2


async def main() -> None:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(serving(fake_of(TOTAL)))
        for shard in range(TOTAL):
            own = {"DISCORD_TOKEN": "token", "WIJKBOT_SHARDS": f"{shard}/{TOTAL}"}
            bot = program("-m", "tests.sockets.runner", fake.url, **own)
            await stack.enter_async_context(bot)
        await until(lambda: fake.identified == TOTAL)
        for shard, guild in enumerate(fake.servers):
            sys.stdout.write(f"\nThe process with shard {shard}, asked on its server: {QUESTION}\n")
            await fake.say(QUESTION, guild=guild)
            await until(lambda shard=shard: len(fake.sent) > shard)
            for one in walk(fake.sent[shard]["components"]):
                sys.stdout.write(f"  {one['content']}\n" if "content" in one else "")


if __name__ == "__main__":
    if not os.environ.get("WIJKBOT_DATABASE", "").startswith("postgres"):
        sys.exit("Set WIJKBOT_DATABASE to a database on PostgreSQL: postgresql://user@host/name")
    asyncio.run(main())
