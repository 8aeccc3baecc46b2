"""`/beheer statistiek`: numbers and a picture of them, from three people up."""

from typing import Any

import pytest
import simcord

from tests.conversations.world import FOUND, STRANGE, World, response, words


async def statistics(world: World, **given: Any) -> simcord.ResponseMessage:
    """Bea asks for the numbers; what she gets."""
    shown = response(await world.bea.slash(world.channel, "beheer statistiek", **given))
    assert shown.ephemeral
    return shown


async def ask(world: World, *people: simcord.MemberActor, question: str = FOUND) -> None:
    for who in people:
        await who.slash(world.channel, "vraag", vraag=question)


async def test_two_people_are_too_few(world: World) -> None:
    """However often they ask; no number, and no picture."""
    await ask(world, world.anna, world.cas, world.anna, world.anna)

    shown = await statistics(world)

    assert "vanaf drie mensen" in words(shown)
    assert shown.attachments == []


async def test_the_numbers_and_their_picture(world: World) -> None:
    """The same in words and as a picture, which is described for who can't see it."""
    await ask(world, world.anna, world.bea, world.cas)
    await ask(world, world.anna, question=STRANGE)
    await world.click(await world.ask(FOUND), "Nuttig")

    shown = await statistics(world)

    said = words(shown)
    assert "5 vragen van minstens 3 mensen, van 5 december 2025 tot en met 1 januari 2026" in said
    assert "Een antwoord: 4 (80%)" in said
    assert "‘Dat weet ik niet’: 1 (20%)" in said
    assert "100%: bij 1 van de 1 vragen" in said
    assert "1 jan: 5 (antwoord 4, geen antwoord 1)" in said
    (picture,) = shown.attachments
    assert picture.filename == "statistiek-2026-01-01.png"
    assert picture.description is not None
    assert "Samen 5: antwoord 4 en geen antwoord 1." in picture.description


@pytest.mark.parametrize(
    ("period", "first"),
    [("7 dagen", "26 december"), ("13 weken", "3 oktober"), ("52 weken", "3 januari")],
)
async def test_another_period(world: World, period: str, first: str) -> None:
    """Shorter or longer than four weeks."""
    await ask(world, world.anna, world.bea, world.cas)

    assert f"van {first} 2025 tot en met" in words(await statistics(world, periode=period))


async def test_other_servers_do_not_count(world: World) -> None:
    """Nor do direct messages: a server has its own people and numbers."""
    await ask(world, world.anna, world.cas)
    other = world.env.create_guild("Elders")
    place = other.create_text_channel("vragen")
    for who in (world.anna, world.bea, world.cas):
        await other.add_member(who.user).slash(place, "vraag", vraag=FOUND)
    await world.bea.user.send_dm(FOUND)

    assert "vanaf drie mensen" in words(await statistics(world))
