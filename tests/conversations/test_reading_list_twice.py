"""`/leeslijst`: what comes twice, from Discord or from a finger, is done once.

Each test goes both ways: Discord delivers every interaction two times, and someone presses or
enters everything two times at the same moment.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import simcord
from simcord.interactions import base_payload

from bot.actions import custom_id
from bot.reading_list.reminders import Remind
from tests.conversations.lists import BOOK, add, fill, ids, kept, leak, leeslijst, seen
from tests.conversations.world import FOUND, FOUND_ID, World, response

INTERACTION = "INTERACTION_CREATE"
Payload = dict[str, Any]


@pytest.fixture(params=["delivered twice", "pressed twice"])
def world(
    request: pytest.FixtureRequest, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    """Whatever someone does reaches the bot two times, the second before the first is done."""
    backend = world.env.backend
    emit = backend.emit
    again: Callable[[World, Payload], Payload] = (
        _delivered_again if request.param == "delivered twice" else _pressed_again
    )

    def twice(event: str, payload: Mapping[str, Any]) -> None:
        emit(event, payload)
        if event == INTERACTION:
            emit(event, again(world, dict(payload)))

    monkeypatch.setattr(backend, "emit", twice)
    yield world
    for error in world.env.errors:  # a second delivery can't be acknowledged: Discord's 40060
        assert "40060" in str(error)


def _delivered_again(_world: World, payload: Payload) -> Payload:
    return payload


def _pressed_again(world: World, payload: Payload) -> Payload:
    """Return the same as an interaction of its own."""
    on_server = "guild_id" in payload
    record, other = base_payload(
        world.env.backend,
        type=payload["type"],
        channel_id=int(payload["channel_id"]),
        guild_id=int(payload["guild_id"]) if on_server else None,
        user_id=int((payload["member"] if on_server else payload)["user"]["id"]),
        data=payload["data"],
    )
    if "message" in payload:
        record.source_message_id = int(payload["message"]["id"])
    return payload | {"id": other["id"], "token": other["token"]}


async def card(world: World, own: str = BOOK) -> simcord.ResponseMessage:
    """Anna opens an item of her list."""
    shown = await leeslijst(world, "toon")
    return response(await world.anna.select(shown, [f"w1:listed:{own}"]))


async def waiting(world: World) -> int:
    """Return how many reminders of Anna's are to come."""
    return len(await world.bot.app.stores.reminders.of_user(world.anna.id))


async def test_keeping(world: World) -> None:
    """It is on the list once, by button and by command, with its note."""
    answer = await world.ask(FOUND)

    await world.click(answer, "Op leeslijst")
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Voor dinsdag")

    items = await kept(world)
    assert [(one.item_id, one.note) for one in items] == [(FOUND_ID, None), (BOOK, "Voor dinsdag")]


async def test_marking_and_noting(world: World) -> None:
    """There and back, it ends as the last press says; a form counts once."""
    await add(world, BOOK)
    shown = await card(world)

    await world.anna.click(shown, label="Gelezen")
    form = await world.anna.click(seen(world, shown), label="Notitie")
    await world.anna.submit_modal(form, {"said": "Bladzijde 12"})
    (after,) = await kept(world)
    await world.anna.click(seen(world, shown), label="Toch nog lezen")

    assert (after.read, after.note) == (True, "Bladzijde 12")
    assert [(one.read, one.note) for one in await kept(world)] == [(False, "Bladzijde 12")]


async def test_taking_off_and_putting_back(world: World) -> None:
    """The way back stays where it was said, and brings back all of it once, reminder included."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Voor dinsdag")
    await leeslijst(world, "herinner", item=BOOK, wanneer="over 3 dagen")
    before = await kept(world)
    shown = await card(world)

    await world.anna.click(shown, label="Verwijder")
    gone = (await ids(world), await waiting(world))
    await world.anna.click(seen(world, shown), label="Maak ongedaan")

    assert gone == ([], 0)
    assert await kept(world) == before
    assert await waiting(world) == 1


async def test_emptying_and_putting_back(world: World) -> None:
    """All goes and all comes back; the second of two finds nothing to do."""
    await fill(world, 12)
    before = await kept(world)
    asked = await leeslijst(world, "leegmaken")

    await world.anna.click(asked, label="Leeg mijn leeslijst")
    gone = await ids(world)
    await world.anna.click(seen(world, asked), label="Maak ongedaan")

    assert gone == []
    assert await kept(world) == before


async def test_reminding(world: World) -> None:
    """One reminder is set, by button and by command, and one is cancelled."""
    await add(world, BOOK)
    message = await leak(world, Remind(BOOK))

    said = response(await world.anna.click(message, custom_id=custom_id(Remind(BOOK))))
    await leeslijst(world, "herinner", item=BOOK, wanneer="over 3 dagen")
    both = await waiting(world)
    await world.anna.click(said, label="Annuleer herinnering")

    assert both == 2
    assert await waiting(world) == 1


async def test_putting_off(world: World) -> None:
    """The reminder that came is followed by one, a week later."""
    await leeslijst(world, "herinner", item=BOOK, wanneer="over 10 minuten")
    await world.env.advance_time(601)
    (message,) = world.anna.user.dm_channel.history()

    await world.anna.user.click(message, label="Nog een week")

    assert await waiting(world) == 1
    await world.env.advance_time(61)
    sent = [one for one in world.anna.user.dm_channel.history() if not one.flags.ephemeral]
    assert sent == [message]
