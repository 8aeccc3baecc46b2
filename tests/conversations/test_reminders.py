"""Reminders: asked for in words, there at their moment, once, with buttons that live on.

The clock starts at one at night on Thursday 1 January 2026, Dutch time.
"""

from datetime import UTC, datetime, timedelta

import discord
import pytest
import simcord

from tests.conversations.lists import add, leeslijst
from tests.conversations.world import (
    FOUND,
    FOUND_ID,
    World,
    custom_ids,
    labels,
    options,
    response,
    words,
)

TITLE = "Hoe lang duurt het voordat een wijk beter wordt?"
OTHER_ID = "wat-werkt-eenzaamheid"
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


async def remind(world: World, when: str, item: str = FOUND_ID) -> simcord.ResponseMessage:
    """Anna asks to be reminded; what she gets to see."""
    shown = response(
        await world.anna.slash(world.channel, "leeslijst herinner", item=item, wanneer=when)
    )
    assert shown.ephemeral
    return shown


async def listed(world: World) -> simcord.ResponseMessage:
    """Anna looks at her reminders."""
    shown = response(await world.anna.slash(world.channel, "leeslijst herinneringen"))
    assert shown.ephemeral
    return shown


async def until(world: World, moment: datetime) -> None:
    """Let time pass while the bot is away, and start it again."""
    await world.bot.close()
    world.env.backend.advance_clock((moment - world.env.now()).total_seconds())
    await world.env.restart_bot(world.make())


def messages(world: World) -> list[discord.Message]:
    """Return what the bot sent to Anna by herself, oldest first."""
    return [one for one in world.anna.user.dm_channel.history() if not one.flags.ephemeral]


async def press(world: World, message: discord.Message, label: str) -> str:
    """Anna presses a button in the conversation with her; what she reads."""
    return words(response(await world.anna.user.click(message, label=label)))


def closed(world: World, code: int = 50007, status: int = 403) -> None:
    """Let Anna take no messages from now on."""
    path = f"/channels/{world.anna.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=status, code=code, times=None)


def reopened(world: World) -> None:
    world.env.backend.faults.clear()


async def test_a_reminder_comes_at_its_moment(world: World) -> None:
    """Not before, and not twice; what was understood is repeated when it is set."""
    said = words(await remind(world, "over 3 minuten"))

    await world.env.advance_time(179)
    assert messages(world) == []
    await world.env.advance_time(2)
    await world.env.advance_time(120)

    (message,) = messages(world)
    assert f"donderdag 1 januari 2026 om 01:03 uur aan ‘{TITLE}’" in said
    assert "als privébericht" in said
    assert TITLE in words(message)
    assert "Je vroeg mij om je hier op donderdag 1 januari 2026 om 01:03 uur" in words(message)
    assert labels(message)[:2] == ["Gelezen", "Nog een week"]


async def test_what_is_reminded_of_is_on_the_list(world: World) -> None:
    """What wasn't on it is put there, and that is said; the second time there is nothing new."""
    first = words(await remind(world, "morgen"))
    second = words(await remind(world, "overmorgen"))
    again = words(await remind(world, "morgen om 9 uur"))

    assert "ook op je leeslijst gezet" in first
    assert "leeslijst" not in second
    assert "Dat stond al klaar" in again
    shown = words(response(await world.anna.slash(world.channel, "leeslijst toon")))
    assert TITLE in shown


async def test_the_note_comes_along(world: World) -> None:
    """What someone wrote down for themselves is in the message, with the page to open."""
    await world.anna.slash(
        world.channel, "leeslijst toevoegen", item=FOUND_ID, notitie="Voor de *raad* @everyone"
    )
    await remind(world, "morgen")

    await until(world, NEW_YEAR + timedelta(days=1, hours=8))

    (message,) = messages(world)
    assert "Voor de \\*raad\\*" in words(message)
    assert not message.mention_everyone


async def test_its_buttons_work_after_a_restart(world: World) -> None:
    """Read is read; and a week later it comes again, however often that was asked."""
    await remind(world, "morgen om 8 uur")
    await until(world, NEW_YEAR + timedelta(days=1, hours=7))
    (message,) = messages(world)
    await world.restart()

    first = await press(world, message, "Nog een week")
    second = await press(world, message, "Nog een week")
    read = await press(world, message, "Gelezen")

    assert "vrijdag 9 januari 2026 om 08:00 uur" in first
    assert "vrijdag 9 januari 2026 om 08:00 uur" in second
    assert "‘gelezen’" in read
    await until(world, NEW_YEAR + timedelta(days=8, hours=6, minutes=59))
    assert len(messages(world)) == 1
    await until(world, NEW_YEAR + timedelta(days=8, hours=7))
    await until(world, NEW_YEAR + timedelta(days=30))
    assert len(messages(world)) == 2
    assert "Je hebt dit al gelezen" in words(messages(world)[1])
    assert labels(messages(world)[1])[0] == "Nog een week"


async def test_late_after_an_outage(world: World) -> None:
    """It comes all the same, once, and says that it is late."""
    await remind(world, "morgen")

    await until(world, NEW_YEAR + timedelta(days=3))
    await world.restart()

    (message,) = messages(world)
    assert "stond voor vrijdag 2 januari 2026 om 09:00 uur" in words(message)
    assert "niet eerder bereiken" in words(message)


async def test_cancelled_by_the_button(world: World) -> None:
    """It is said where it was set, and it doesn't come."""
    shown = await remind(world, "morgen")

    said = await world.click(shown, "Annuleer herinnering")

    assert "Geannuleerd" in words(said)
    assert labels(said) == []
    await until(world, NEW_YEAR + timedelta(days=3))
    assert messages(world) == []


async def test_cancelled_from_the_list(world: World) -> None:
    """The list shows what comes first at the top, and what is left after a choice."""
    await remind(world, "over 3 dagen")
    await remind(world, "morgen", OTHER_ID)
    shown = await listed(world)
    before = words(shown)
    first, second = options(shown)

    said = response(await world.anna.select(shown, [first]))

    assert before.index("Vrijdag 2 januari") < before.index("Zondag 4 januari")
    assert "Geannuleerd: de herinnering op vrijdag 2 januari 2026 om 09:00 uur" in words(said)
    assert options(said) == [second]
    last = response(await world.anna.select(said, [second]))
    assert "geen herinnering" in words(last)
    assert options(last) == []


async def test_no_reminders(world: World) -> None:
    """It says how to set one."""
    assert "/leeslijst herinner" in words(await listed(world))


async def test_many_reminders(world: World) -> None:
    """The first twenty-five can be cancelled, and it says how many there are."""
    for number in range(30):
        await remind(world, f"over {number + 1} weken")

    shown = await listed(world)

    assert "30 herinneringen" in words(shown)
    assert len(options(shown)) == 25


async def test_with_its_item_it_goes_and_comes_back(world: World) -> None:
    """Off the list nothing is said of it; back on it, it is."""
    await remind(world, "over 3 dagen")
    removed = response(await world.anna.slash(world.channel, "leeslijst verwijder", item=FOUND_ID))
    assert "geen herinnering" in words(await listed(world))

    await world.click(removed, "Maak ongedaan")
    await until(world, NEW_YEAR + timedelta(days=3, hours=8))

    assert len(messages(world)) == 1


async def test_a_week_from_now_by_the_button_of_an_item(world: World) -> None:
    """Without typing a moment."""
    await add(world, FOUND_ID)
    shown = await leeslijst(world, "toon")
    card = response(await world.anna.select(shown, [f"w1:listed:{FOUND_ID}"]))

    said = words(await world.click(card, "Herinner me over een week"))

    assert "donderdag 8 januari 2026 om 09:00 uur" in said
    await until(world, NEW_YEAR + timedelta(days=7, hours=8))
    assert len(messages(world)) == 1


async def test_at_a_moment_in_words_from_the_list(world: World) -> None:
    """What to be reminded of is chosen, when is typed."""
    await add(world, FOUND_ID)
    which = await world.click(await leeslijst(world, "toon"), "Herinner")
    form = await world.anna.select(which, [f"w1:remindwhen:{FOUND_ID}"])

    said = response(await world.anna.submit_modal(form, {"said": "over 3 weken"}))

    assert "donderdag 22 januari 2026" in words(said)
    assert "over 3 weken" not in words(await listed(world))


@pytest.mark.parametrize("when", ["gisteren", "ooit", "31 februari", "elke maandag", "bloep"])
async def test_a_moment_that_is_none(world: World, when: str) -> None:
    """It says what is wrong with it, in words, and sets nothing."""
    said = words(await remind(world, when))

    assert "Why." not in said
    assert "Unclear" not in said
    assert len(said) > 20
    assert "geen herinnering" in words(await listed(world))


async def test_a_name_that_is_unknown(world: World) -> None:
    """What is near is named."""
    said = words(await remind(world, "morgen", "Hoe lang duurt het voor de wijk beter is"))

    assert "Ik ken" in said
    assert "geen herinnering" in words(await listed(world))


async def test_set_before_the_clocks_change(world: World) -> None:
    """Nine o'clock in summer is an hour earlier by the world's clock."""
    await remind(world, "30 maart 2026 om 9 uur")

    await until(world, datetime(2026, 3, 30, 6, 59, 50, tzinfo=UTC))
    assert messages(world) == []
    await world.env.advance_time(11)

    (message,) = messages(world)
    assert "maandag 30 maart 2026 om 09:00 uur" in words(message)


async def test_the_zone_of_the_server(world: World) -> None:
    """A moment is meant by the clock of where it was said, and told by it."""
    await world.bea.slash(world.channel, "beheer tijdzone", zone="America/Curacao")

    said = words(await remind(world, "2 januari om 9 uur"))
    await until(world, datetime(2026, 1, 2, 13, tzinfo=UTC))

    (message,) = messages(world)
    assert "vrijdag 2 januari 2026 om 09:00 uur" in said
    assert "vrijdag 2 januari 2026 om 09:00 uur" in words(message)


async def test_all_of_it_in_a_direct_message(world: World) -> None:
    """There it works as on a server, by the Dutch clock."""
    anna = world.anna.user

    said = response(
        await anna.slash("leeslijst herinner", item=FOUND_ID, wanneer="morgen om 10 uur")
    )
    shown = response(await anna.slash("leeslijst herinneringen"))

    assert "vrijdag 2 januari 2026 om 10:00 uur" in words(said)
    assert len(options(shown)) == 1
    await until(world, NEW_YEAR + timedelta(days=1, hours=9))
    assert len(messages(world)) == 1


async def test_closed_messages(world: World) -> None:
    """What waited is shown at the next command, once, and delivered when they are open again."""
    await remind(world, "morgen")
    closed(world)
    await until(world, NEW_YEAR + timedelta(days=1, hours=9))

    first = words(await listed(world))
    await world.env.advance_time(61)
    second = words(await listed(world))
    await world.env.advance_time(61)
    assert messages(world) == []
    reopened(world)
    await listed(world)
    await world.env.advance_time(61)

    assert "Dit kon ik je niet sturen" in first
    assert TITLE in first
    assert "Dit kon ik je niet sturen" not in second
    (message,) = messages(world)
    assert "niet eerder bereiken" in words(message)


async def test_a_reminder_for_someone_who_is_closed(world: World) -> None:
    """They are told when they set it, and it is tried all the same."""
    await remind(world, "morgen")
    closed(world)
    await until(world, NEW_YEAR + timedelta(days=1, hours=9))
    await listed(world)

    said = words(await remind(world, "over 3 dagen"))
    reopened(world)
    await until(world, NEW_YEAR + timedelta(days=5))

    assert "geen privéberichten" in said
    assert len(messages(world)) == 2


@pytest.mark.parametrize(
    ("code", "status"), [(50007, 403), (50278, 403), (10013, 404), (50033, 400)]
)
async def test_who_can_not_be_reached_holds_up_nobody(world: World, code: int, status: int) -> None:
    """Closed, no server in common, gone: the others get theirs."""
    await remind(world, "morgen")
    await world.cas.slash(
        world.channel, "leeslijst herinner", item=FOUND_ID, wanneer="morgen om 10 uur"
    )
    closed(world, code, status)

    await until(world, NEW_YEAR + timedelta(days=1, hours=12))

    assert messages(world) == []
    assert len(world.cas.user.dm_channel.history()) == 1
    assert await world.bot.app.stores.outbox.unreachable(world.anna.id) is not None
    assert await world.bot.app.stores.outbox.unreachable(world.cas.id) is None


async def test_discord_is_down(world: World) -> None:
    """It is tried again, a little later each time, and arrives once."""
    await remind(world, "over 1 minuut")
    path = f"/channels/{world.anna.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=503, times=3)

    for _ in range(4):
        await world.env.advance_time(60)

    assert len(messages(world)) == 1


async def test_a_message_that_discord_refuses(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """That is our mistake: it is logged, without what it says, and tried on another day."""
    await remind(world, "morgen")
    closed(world, code=50035, status=400)

    await until(world, NEW_YEAR + timedelta(days=1, hours=9))

    assert "does not take a notice (code 50035)" in caplog.text
    assert TITLE not in caplog.text
    caplog.clear()
    reopened(world)
    await until(world, NEW_YEAR + timedelta(days=2, hours=10))
    assert len(messages(world)) == 1


async def test_it_is_sent_with_its_key_as_nonce(world: World) -> None:
    """So that Discord itself knows a second try."""
    await remind(world, "morgen")
    before = len(world.env.http_requests)

    await until(world, NEW_YEAR + timedelta(days=1, hours=9))

    (message,) = messages(world)
    sent = [
        request.json
        for request in world.env.http_requests[before:]
        if request.method == "POST" and request.path.endswith("/messages")
    ]
    assert len(sent) == 1
    assert isinstance(sent[0], dict)
    key = custom_ids(message)[0].split(":")[2]
    assert (sent[0]["nonce"], sent[0]["enforce_nonce"]) == (key, True)


async def test_a_bot_at_rest_asks_little(world: World) -> None:
    """With nothing to send, ten minutes cost no request to Discord."""
    await world.ask(FOUND)
    before = len(world.env.http_requests)

    await world.env.advance_time(600)

    assert len(world.env.http_requests) == before
