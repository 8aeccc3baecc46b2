"""`/leeslijst` and knowledge of one server: kept where it is known, read everywhere."""

from typing import Any

import pytest

from bot.cards.actions import Keep, Show
from bot.curation.publishing import Published, archive, publish
from bot.reading_list.reminders import Remind
from tests.conversations.lists import BOOK, add, ids, kept, leak, leeslijst, offered
from tests.conversations.world import World, custom_ids, response, words

OWN = "egelpad-x7k2m9pq"
OWN_TITLE = "Hoe loopt het egelpad door de Kastanjebuurt?"
OWN_ANSWER = "Langs de school en het plantsoen."
OWN_PAGE = "https://example.org/egelpad"
MENU = "Zet op leeslijst"


ENTRY: dict[str, Any] = {
    "id": OWN,
    "soort": "vraag",
    "vraag": OWN_TITLE,
    "antwoord": OWN_ANSWER,
    "bronnen": [{"url": OWN_PAGE}],
}


async def published(world: World, guild: int, fields: dict[str, Any] = ENTRY) -> int:
    """A server gets an entry of its own; the revision that this is."""
    outcome = await publish(world.bot.app, guild, world.bea.id, fields, 0)
    assert isinstance(outcome, Published), outcome
    return outcome.revision.revision


@pytest.fixture
async def elsewhere(world: World) -> int:
    """Another server, which has something that is nobody else's."""
    guild = world.env.create_guild("Elders").id
    await published(world, guild)
    return guild


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("named", [OWN, OWN_TITLE, OWN_PAGE])
async def test_it_can_not_be_named_elsewhere(world: World, named: str) -> None:
    """Not by command, by menu or for a reminder: a sentence says what does work."""
    message = await world.cas.send(world.channel, f"Lees dit: {named}")

    added = words(await leeslijst(world, "toevoegen", item=named))
    reminded = words(await leeslijst(world, "herinner", item=named, wanneer="morgen"))
    menu = words(response(await world.anna.context_menu(world.channel, MENU, message)))

    for said in (added, reminded, menu):
        assert OWN_ANSWER not in said
    assert "Ik ken ‘" in added
    assert "Ik ken ‘" in reminded
    assert "herken ik niets" in menu
    assert await ids(world) == []


@pytest.mark.usefixtures("elsewhere")
async def test_its_buttons_do_nothing_elsewhere(world: World) -> None:
    """Even those with its very id, which can't be guessed."""
    message = await leak(world, Keep(OWN), Remind(OWN), Show(OWN))

    for one in custom_ids(message):
        said = words(response(await world.anna.click(message, custom_id=one)))
        assert OWN_TITLE not in said
        assert OWN_ANSWER not in said
        assert len(said) > 20
    assert await ids(world) == []


@pytest.mark.usefixtures("elsewhere")
async def test_it_is_not_offered_elsewhere(world: World) -> None:
    """Not while typing."""
    found = await world.anna.autocomplete(
        world.channel, "leeslijst toevoegen", "item", "egelpad Kastanjebuurt"
    )

    assert OWN not in [one["value"] for one in found]


async def test_what_is_kept_here_is_read_everywhere(world: World) -> None:
    """With title and note; its answer stays where it belongs."""
    await published(world, world.guild.id)
    await leeslijst(world, "toevoegen", item=OWN, notitie="Voor het overleg")

    here = await leeslijst(world, "toon")
    shown = response(await world.anna.user.slash("leeslijst toon"))
    opened = response(await world.anna.user.select(shown, [f"w1:listed:{OWN}"]))
    shut = response(await world.anna.user.slash("leeslijst gelezen", item=OWN_TITLE))

    assert "niet (meer) openen" not in words(here)
    for message in (shown, opened):
        assert OWN_TITLE in words(message)
        assert "Voor het overleg" in words(message)
        assert "niet (meer) openen" in words(message)
        assert OWN_ANSWER not in words(message)
    assert offered(opened, "show") == []
    assert "staat nu op ‘gelezen’" in words(shut)


async def test_what_a_moderator_archives_stays(world: World) -> None:
    """On the list it keeps its title and note, and says that it can't be opened."""
    revision = await published(world, world.guild.id)
    await leeslijst(world, "toevoegen", item=OWN, notitie="Voor het overleg")

    await archive(world.bot.app, world.guild.id, world.bea.id, OWN, revision)

    shown = words(await leeslijst(world, "toon"))
    file = await leeslijst(world, "exporteer", formaat="csv")
    assert OWN_TITLE in shown
    assert "Voor het overleg" in shown
    assert "niet (meer) openen" in shown
    assert OWN_TITLE in (await file.attachments[0].read()).decode("utf-8-sig")
    (item,) = await kept(world)
    assert (item.title, item.note) == (OWN_TITLE, "Voor het overleg")


async def test_a_new_edition_of_one_server(world: World) -> None:
    """It is offered where it is known, and nowhere else."""
    await add(world, BOOK)
    edition = {
        "id": OWN,
        "soort": "publicatie",
        "titel": "Wat werkt in de Kastanjebuurt?",
        "samenvatting": "Wat hier werkt.",
        "bronnen": [{"url": OWN_PAGE}],
        "vervangt": BOOK,
    }
    await published(world, world.guild.id, edition)

    elsewhere = response(await world.anna.user.slash("leeslijst toon"))
    here = await leeslijst(world, "toon")
    opened = await world.click(here, "Nieuwe uitgave: Wat werkt in de Kastanjebuurt?")

    assert "Kastanjebuurt" not in words(elsewhere)
    assert "Wat hier werkt." in words(opened)
