"""What moderators publish is answered on their server by the next question, and on no other."""

from typing import Any

from bot.curation.publishing import Published, archive, hide, publish
from bot.opening import open_app
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from tests.conversations.world import FOUND, FOUND_ID, World, response, words

EGELS: dict[str, Any] = {
    "id": "egels-x7k2m9pq",
    "soort": "vraag",
    "vraag": "Hoe help je egels in de Zilverschoonstraat?",
    "antwoord": "Maak een gat in je schutting.",
    "bronnen": [{"titel": "Wijkkrant", "url": "https://example.org/egels"}],
    "formuleringen": ["egels Zilverschoonstraat", "egel gezien in de Zilverschoonstraat"],
}
ANSWER, QUESTION = "gat in je schutting", "egels Zilverschoonstraat"


async def test_the_next_question_finds_it_here_and_not_elsewhere(world: World) -> None:
    """Anna gets the answer at once; on another server, and in a DM, nobody ever does."""
    other = world.env.create_guild("Buurthuis")
    channel = other.create_text_channel("vragen")
    member = other.add_member(world.env.create_user("dirk"))

    await publish(world.bot.app, world.guild.id, world.bea.id, EGELS, 0)

    assert ANSWER in words(await world.ask(QUESTION))
    there = response(await member.slash(channel, "vraag", vraag=QUESTION))
    assert ANSWER not in words(there)
    assert ANSWER in words(await world.ask(QUESTION))


async def test_what_another_process_wrote_is_found_within_the_minute(
    world: World, settings: Settings, catalogue: Catalogue
) -> None:
    """An operator's import comes in while the bot runs, without a restart."""
    async with open_app(settings, world.bot.app.now, lambda _: catalogue) as other:
        await publish(other, world.guild.id, world.bea.id, EGELS, 0)

    await world.env.advance_time(31)

    assert ANSWER in words(await world.ask(QUESTION))


async def test_it_is_there_after_a_restart(world: World) -> None:
    """What was saved is read when the bot starts."""
    await publish(world.bot.app, world.guild.id, world.bea.id, EGELS, 0)

    await world.restart()

    assert ANSWER in words(await world.ask(QUESTION))


async def test_what_is_archived_or_hidden_is_answered_no_more(world: World) -> None:
    """Neither the server's own entry nor the shared one that it hid."""
    app, here = world.bot.app, world.guild.id
    made = await publish(app, here, world.bea.id, EGELS, 0)
    assert isinstance(made, Published)
    before = words(await world.ask(FOUND))

    await archive(app, here, world.bea.id, EGELS["id"], made.revision.revision)
    await hide(app, here, world.bea.id, FOUND_ID, 0)

    assert ANSWER not in words(await world.ask(QUESTION))
    assert words(await world.ask(FOUND)) != before
    catalogue = app.catalogue.for_guild(here)
    assert FOUND_ID not in [named.key for named in catalogue.items.complete(FOUND)]
