"""`/beheer agenda`: what is on the agenda stands among the server's own events too.

The clock starts at one at night on Thursday 1 January 2026, Dutch time.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.curation.publishing import archive, new_entry_id, publish
from tests.conversations.test_administration import manage, open_to_all
from tests.conversations.world import World, response, words

MARCH = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)


async def holds(world: World, based_on: int = 0, own: str = "", **fields: object) -> str:
    """A moderator publishes an event, or changes it; its id."""
    own = own or new_entry_id("Buurtdag")
    app = world.bot.app
    source = next(one.id for one in app.catalogue.entries.values() if one.kind == "publicatie")
    values = {
        "id": own,
        "soort": "evenement",
        "titel": "Buurtdag",
        "samenvatting": "Een dag buiten.",
        "begin": "2026-03-02T20:30",
        "plaats": "Het Buurthuis",
        "themas": [next(iter(app.catalogue.taxonomy.themes))],
        "bronnen": [{"item": source}],
    }
    await publish(app, world.guild.id, world.bea.id, values | fields, based_on=based_on)
    return own


def scheduled(world: World) -> list[dict[str, Any]]:
    """The server's own events that are to come: what Discord shows of each."""
    guild = world.env.backend.get_guild(world.guild.id)
    return [
        {
            "name": one.name,
            "start": datetime.fromisoformat(one.scheduled_start_time),
            "end": datetime.fromisoformat(one.scheduled_end_time or ""),
            "place": (one.entity_metadata or {}).get("location"),
            "status": one.status,
        }
        for one in guild.scheduled_events.values()
        if one.name == "Buurtdag"
    ]


async def pass_time(world: World, seconds: float) -> None:
    """Let time pass while the bot is away, start it again, and let it do its work."""
    await world.bot.close()
    world.env.backend.advance_clock(seconds)
    await world.env.restart_bot(world.make())
    await world.env.advance_time(6)


def allow(world: World, *, allowed: bool = True) -> None:
    """Give the bot the right to manage events, or take it."""
    own = world.guild.roles["TestBot"]
    right = 1 << 33
    role = world.env.backend.get_guild(world.guild.id).roles[own.id]
    value = int(role.permissions)
    wanted = value | right if allowed else value & ~right & ~8
    world.env.backend.edit_role(world.guild.id, own.id, {"permissions": wanted})


async def test_turned_on_it_is_in_step(world: World) -> None:
    """Made at once, changed and taken away soon, and not again after each restart."""
    allow(world)
    own = await holds(world)
    said = await manage(world, "agenda", aan=True)
    first = scheduled(world)
    await holds(world, 1, own, plaats="Het Park")
    await pass_time(world, 1)
    changed = scheduled(world)
    await pass_time(world, 1)
    again = scheduled(world)
    await archive(world.bot.app, world.guild.id, world.bea.id, own, based_on=2)
    await pass_time(world, 1)

    assert "staat ook bij de evenementen van Discord" in said
    assert first == [
        {
            "name": "Buurtdag",
            "start": MARCH,
            "end": MARCH + timedelta(hours=2),
            "place": "Het Buurthuis",
            "status": 1,
        }
    ]
    assert [one["place"] for one in changed] == ["Het Park"]
    assert again == changed
    assert scheduled(world) == []


async def test_called_off(world: World) -> None:
    """Discord says so too, to who was interested."""
    allow(world)
    own = await holds(world)
    await manage(world, "agenda", aan=True)
    await holds(world, 1, own, afgelast=True)
    await pass_time(world, 1)

    assert [one["status"] for one in scheduled(world)] == [4]


async def test_turned_off_nothing_is_left(world: World) -> None:
    """What was made is taken away; without a choice it is said how it is."""
    allow(world)
    await holds(world)
    said = [await manage(world, "agenda")]
    said += [await manage(world, "agenda", aan=on) for on in (True, False, False)]
    await pass_time(world, 1)

    assert "staat niet bij de evenementen" in said[0]
    assert "erbij gezet" in said[1]
    assert "niet meer bij" in said[2]
    assert "staat niet bij de evenementen" in said[3]
    assert scheduled(world) == []


async def test_without_the_right(world: World) -> None:
    """That is said at once, and once in the log channel; with it the agenda follows."""
    log = world.guild.create_text_channel("logboek")
    await manage(world, "logkanaal", kanaal=log)
    allow(world, allowed=False)
    await world.env.settle()
    await holds(world)
    said = await manage(world, "agenda", aan=True)
    for _ in range(2):
        await pass_time(world, 3700)
    lines = [words(one) for one in log.history()]
    allow(world)
    await pass_time(world, 3700)

    assert "Evenementen beheren" in said
    assert len([one for one in lines if "mag hier geen evenementen maken" in one]) == 1
    assert len(scheduled(world)) == 1


async def test_an_error_of_discord(world: World) -> None:
    """It is tried again, and there is one event in the end."""
    allow(world)
    await holds(world)
    path = f"/guilds/{world.guild.id}/scheduled-events"
    world.env.inject_error("POST", path, status=403, code=50013, times=1)
    said = await manage(world, "agenda", aan=True)
    await pass_time(world, 3700)

    assert "mag hier geen evenementen maken" in said
    assert len(scheduled(world)) == 1


@pytest.mark.parametrize("on", [True, False, None])
async def test_others_may_not(world: World, on: bool | None) -> None:
    """The right is checked, not only the command hidden; nothing is set."""
    await open_to_all(world)
    given = {} if on is None else {"aan": on}

    shown = response(await world.anna.slash(world.channel, "beheer agenda", **given))

    assert "alleen beheerders" in words(shown)
    assert await world.bot.app.stores.server_agendas.get(world.guild.id) is None
