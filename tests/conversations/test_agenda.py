"""`/agenda`: what is coming, and an event for one's own calendar."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import discord
import icalendar
import pytest
import simcord

from bot.agenda.views import AgendaPage
from bot.cards.actions import IntoCalendar
from bot.client import Wijkbot
from bot.curation.examining import seen_revision
from bot.curation.publishing import Published, publish
from knowledge.agenda import AgendaFilters, agenda, local
from knowledge.catalogue import Catalogue
from knowledge.entry import Event
from tests.conversations.lists import ids, leak, offered, seen
from tests.conversations.world import FOUND_ID, World, labels, response, words
from tests.knowledge.builders import event

OWN = "straatdag-x7k2m9pq"


def add(world: World, *events: Event) -> None:
    """Have these events be known, beside those that ship."""
    app = world.bot.app
    app.catalogue = app.catalogue.with_changes(events)


def coming(world: World, count: int, **fields: Any) -> list[str]:
    """Have so many all-day events be known, one a day from tomorrow on; return their ids."""
    today = local(world.env.now()).date()
    events = [
        event(
            f"dag-{n:02}",
            **({"title": f"Dag {n:02}", "start": today + timedelta(days=n + 1)} | fields),
        )
        for n in range(count)
    ]
    add(world, *events)
    return [one.id for one in events]


def known(world: World, **wanted: Any) -> list[str]:
    """Return the ids of what an agenda of now shows, the undated ones last."""
    found = agenda(
        world.bot.app.catalogue.entries.values(), AgendaFilters(**wanted), world.env.now()
    )
    return [one.id for one in (*found.dated, *found.undated)]


async def ask(world: World, command: str, **given: Any) -> simcord.ResponseMessage:
    """Anna uses `/agenda`; what she, and nobody else, gets to see."""
    shown = response(await world.anna.slash(world.channel, f"agenda {command}", **given))
    assert shown.ephemeral
    return shown


async def calendar(message: Any) -> Any:
    """Return the event in the file of a message; its values have as many types as it has fields."""
    (attached,) = message.attachments
    assert attached.filename.endswith(".ics")
    (found,) = icalendar.Calendar.from_ical(await attached.read()).walk("VEVENT")
    assert isinstance(found, icalendar.Event)
    return found


async def test_what_ships_without_a_date_stands_apart(world: World) -> None:
    """As long as no event of the packs is to come, it says so and shows what recurs."""
    shown = await ask(world, "toon")

    assert offered(shown, "show") == known(world)
    assert "Nog zonder datum" in words(shown)


async def test_turning_pages(world: World) -> None:
    """The agenda changes where it stands, there and back, after a restart too."""
    coming(world, 7)
    everything = known(world)
    shown = await ask(world, "toon")
    assert offered(shown, "show") == everything[:5]

    await world.click(shown, "Volgende")
    second = seen(world, shown)
    await world.click(second, "Vorige")

    assert offered(second, "show") == everything[5:10]
    assert offered(seen(world, shown), "show") == everything[:5]


async def test_a_page_after_a_restart(world: World) -> None:
    """What is known by then is shown; the button means what it meant."""
    coming(world, 7)
    shown = await ask(world, "toon")
    await world.restart()
    coming(world, 7)

    await world.click(shown, "Volgende")

    assert offered(seen(world, shown), "show") == known(world)[5:10]


async def test_an_event_that_was_is_gone(world: World) -> None:
    """Without anybody taking it away."""
    (first, *later) = coming(world, 3)
    assert first in offered(await ask(world, "toon"), "show")

    app = world.bot.app
    clock = app.now
    app.now = lambda: clock() + timedelta(days=2)

    assert offered(await ask(world, "toon"), "show")[: len(later)] == later


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"thema": "wonen"}, {"theme": "wonen"}),
        ({"thema": "Wonen", "online": True}, {"theme": "wonen", "online": True}),
        ({"online": False}, {"online": False}),
    ],
)
async def test_narrowing_down(world: World, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    """By theme, by whether it is online, and by both."""
    today = local(world.env.now()).date()
    add(
        world,
        event("thuis", start=today + timedelta(days=1), online=True),
        event("plein", start=today + timedelta(days=2), place="Utrecht"),
        event("zorg", start=today + timedelta(days=3), place="Utrecht", themes=()),
    )

    shown = await ask(world, "toon", **given)

    assert offered(shown, "show") == known(world, **wanted)[:5]
    assert offered(shown, "show")


async def test_a_period(world: World) -> None:
    """What is far off isn't of this week, nor is what has no date."""
    today = local(world.env.now()).date()
    add(world, event("nu", start=today), event("ooit", start=today + timedelta(days=400)))

    shown = await ask(world, "toon", periode="deze week")

    assert offered(shown, "show") == ["nu"]
    assert "Agenda: deze week" in words(shown)


async def test_the_next_page_is_of_the_same_agenda(world: World) -> None:
    """What it was narrowed to stays when the page is turned."""
    today = local(world.env.now()).date()
    add(
        world,
        *(
            event(
                f"dag-{n:02}",
                title=f"Dag {n:02}",
                start=today + timedelta(days=n),
                themes=("veiligheid",) if n % 2 else ("wonen",),
            )
            for n in range(14)
        ),
    )
    shown = await ask(world, "toon", thema="veiligheid", online=False)

    await world.click(shown, "Volgende")

    assert offered(seen(world, shown), "show") == ["dag-11", "dag-13"]


async def test_nothing_to_show(world: World) -> None:
    """It says so, and what to try."""
    shown = await ask(world, "toon", periode="volgende week", online=True)

    assert "staat er niets op de agenda" in words(shown)


async def test_a_theme_that_is_nearly_there(world: World) -> None:
    """A typing error gets the themes it may be, and choosing one shows that agenda."""
    coming(world, 2)
    asked = await ask(world, "toon", thema="wonne")

    await world.click(asked, "Wonen")

    assert "thema Wonen" in words(seen(world, asked))
    assert offered(seen(world, asked), "show")[:2] == ["dag-00", "dag-01"]


async def test_opening_and_keeping_from_the_agenda(world: World) -> None:
    """An event opens with its buttons, and can be kept without opening it."""
    coming(world, 1)
    shown = await ask(world, "toon")

    opened = response(await world.anna.click(shown, custom_id="w1:show:dag-00"))
    await world.anna.select(shown, ["w1:keep:dag-00"], custom_id="w1:keeping")

    assert {"In mijn agenda", "Op leeslijst"} <= set(labels(opened))
    assert await ids(world) == ["dag-00"]


async def test_a_file_for_the_own_calendar(world: World) -> None:
    """With the day it is on, and what to do with it."""
    coming(world, 2)

    shown = await ask(world, "kalender", evenement="dag-01")

    found = await calendar(shown)
    assert found["summary"] == "Dag 01"
    assert found.decoded("dtstart") == local(world.env.now()).date() + timedelta(days=2)
    assert "Open het bestand" in words(shown)
    assert "Op leeslijst" in labels(shown)


async def test_a_file_by_the_button_under_an_event(world: World) -> None:
    """Whoever presses gets it, under an event that all see too."""
    coming(world, 1)
    result = await world.anna.slash(world.channel, "publicatie", titel="dag-00", zichtbaar="kanaal")

    given = await world.click(response(result), "In mijn agenda", world.cas)

    assert given.ephemeral
    assert (await calendar(given))["summary"] == "Dag 00"


async def test_in_a_direct_message(world: World) -> None:
    """The agenda, its pages and the files are there too."""
    coming(world, 6)
    anna = world.anna.user

    shown = response(await anna.slash("agenda toon"))
    given = response(await anna.slash("agenda kalender", evenement="dag-03"))
    await anna.click(shown, label="Volgende")

    assert (await calendar(given))["summary"] == "Dag 03"
    turned = next(one for one in anna.dm_channel.history(viewer=anna) if one.id == shown.id)
    assert offered(turned, "show")[0] == "dag-05"


async def test_names_complete_with_what_is_coming(world: World) -> None:
    """The first one first; what was or has no date isn't offered, though its name is known."""
    coming(world, 3)
    add(world, event("was", title="Dag was", start=local(world.env.now()).date() - timedelta(9)))

    every = await world.anna.autocomplete(world.channel, "agenda kalender", "evenement", "")
    typed = await world.anna.autocomplete(world.channel, "agenda kalender", "evenement", "dga 02")

    assert [one["value"] for one in every] == ["dag-00", "dag-01", "dag-02"]
    assert "dag-02" in [one["value"] for one in typed]
    assert "is al geweest" in words(await ask(world, "kalender", evenement="was"))


async def test_an_event_without_a_date(world: World) -> None:
    """There is no file, and it says when the event recurs."""
    shown = await ask(world, "kalender", evenement="burendag")

    assert not shown.attachments
    assert "nog geen datum" in words(shown)
    assert "september" in words(shown)


async def test_an_event_that_is_nearly_there(world: World) -> None:
    """What it may be is offered, and choosing one gives the file."""
    coming(world, 1, title="Tegeldag")
    asked = await ask(world, "kalender", evenement="tegeldga")

    given = await world.click(asked, "Tegeldag")

    assert (await calendar(given))["summary"] == "Tegeldag"


async def test_what_is_no_event(world: World) -> None:
    """A name of something else is no event, nor is nonsense or nothing."""
    for typed in (FOUND_ID, "zzqqxx", " "):
        shown = await ask(world, "kalender", evenement=typed)
        assert not shown.attachments
        assert words(shown)


async def test_buttons_that_make_no_sense(world: World) -> None:
    """Of what is gone or no event it is told; of a page that never was, the nearest is shown."""
    message: discord.Message = await leak(
        world, IntoCalendar("weg"), IntoCalendar(FOUND_ID), AgendaPage(99, "", "eeuw", "x")
    )

    gone = response(await world.anna.click(message, custom_id="w1:calendar:weg"))
    other = response(await world.anna.click(message, custom_id=f"w1:calendar:{FOUND_ID}"))
    await world.anna.click(message, custom_id="w1:agenda:99::eeuw:x")

    assert "staat niet meer in mijn kennis" in words(gone)
    assert "geen evenement" in words(other)
    (shown,) = [one for one in world.channel.history() if one.id == message.id]
    assert offered(shown, "show") == known(world)


async def test_whatever_someone_wrote_fits(world: World) -> None:
    """The longest title and place, full of what Discord would take for something else."""
    hostile = ("@everyone <@1> **[x](https://y.nl)** " * 9)[:300]
    coming(world, 6, title=hostile, place=hostile, summary=hostile * 13)

    shown = await ask(world, "toon")
    given = await ask(world, "kalender", evenement="dag-00")
    offer = await world.anna.autocomplete(world.channel, "agenda kalender", "evenement", "every")

    assert len(offered(shown, "show")) == 5
    assert "@everyone" not in words(shown).replace("\\@everyone", "")
    assert (await calendar(given))["location"] == hostile.strip()
    assert all(len(one["name"]) <= 100 for one in offer)


async def test_an_event_of_the_packs_that_moves(world: World, catalogue: Catalogue) -> None:
    """Each newer pack gives a newer file of the same event, until it is called off."""
    day = local(world.env.now()).date() + timedelta(days=9)
    make, files = world.make, []

    for fields in ({}, {"start": day + timedelta(days=1)}, {"cancelled": True}):
        packs = catalogue.with_changes([event("dag", **({"title": "Dag", "start": day} | fields))])
        world.make = partial(_over, make, packs)
        await world.restart()
        await world.env.advance_time(60)
        files.append(await calendar(await ask(world, "kalender", evenement="dag")))

    first, moved, off = files
    assert first["uid"] == moved["uid"] == off["uid"]
    assert 0 < first["sequence"] < moved["sequence"] < off["sequence"]
    assert off["status"] == "CANCELLED"


async def test_an_event_of_the_server(world: World) -> None:
    """It is on the server's agenda at once; a change of it gives a newer file of the same event."""
    app, guild, by = world.bot.app, world.guild.id, world.bea.id
    day = local(world.env.now()).date() + timedelta(days=3)
    fields = {
        "id": OWN,
        "soort": "evenement",
        "titel": "Straatdag",
        "begin": f"{day} 14:00",
        "samenvatting": "Samen de straat op.",
        "bronnen": [{"url": "https://example.org/straatdag"}],
    }
    assert isinstance(await publish(app, guild, by, fields, 0), Published)
    assert OWN in offered(await ask(world, "toon"), "show")
    before = await calendar(await ask(world, "kalender", evenement=OWN))

    based_on = await seen_revision(app, guild, OWN)
    changed = await publish(app, guild, by, fields | {"afgelast": True}, based_on)

    assert isinstance(changed, Published)
    await world.env.advance_time(60)
    after = await calendar(await ask(world, "kalender", evenement=OWN))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"] > 0
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert "Gaat niet door" in words(await ask(world, "toon"))


def _over(make: Callable[[], Wijkbot], catalogue: Catalogue) -> Wijkbot:
    """Return a bot over other packs."""
    bot = make()
    bot._build = lambda _: catalogue
    return bot
