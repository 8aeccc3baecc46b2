"""Following: begun in many places, told once and when it suits, and ended where it was told.

The clock starts at one at night on Thursday 1 January 2026, Dutch time.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.curation.publishing import new_entry_id, publish
from bot.following.announce import announce
from bot.following.news_views import NewsPage
from knowledge.entry import Event
from storage.follows import Subject, SubjectKind
from tests.conversations.lists import leak
from tests.conversations.world import FOUND, World, custom_ids, labels, options, response, words

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
THURSDAY = NEW_YEAR + timedelta(hours=8)
"""Nine in the morning, Dutch time."""


async def volg(
    world: World, command: str, who: simcord.MemberActor | None = None, **given: Any
) -> simcord.ResponseMessage:
    """Someone, Anna if not said, uses `/volg`; what they, and nobody else, get to see."""
    shown = response(await (who or world.anna).slash(world.channel, f"volg {command}", **given))
    assert shown.ephemeral
    return shown


async def meldingen(
    world: World, command: str, who: simcord.MemberActor | None = None, **given: Any
) -> simcord.ResponseMessage:
    """Someone, Anna if not said, uses `/meldingen`."""
    result = await (who or world.anna).slash(world.channel, f"meldingen {command}", **given)
    shown = response(result)
    assert shown.ephemeral
    return shown


def theme(world: World) -> tuple[str, str]:
    """A theme of the shipped packs that has at least thirteen entries: its id and name."""
    catalogue = world.bot.app.catalogue
    for own, one in catalogue.taxonomy.themes.items():
        if len(about(world, own)) >= 13:
            return own, one.name
    raise AssertionError("no theme is large enough")


def about(world: World, own: str) -> list[str]:
    """What there is of a theme, without events: those may be over."""
    known = world.bot.app.catalogue.entries.values()
    return [one.id for one in known if own in one.themes and not isinstance(one, Event)]


async def bring(world: World, count: int = 1, own: str = "") -> list[str]:
    """Let entries of a theme be new at this moment; their ids."""
    app = world.bot.app
    ids = about(world, own or theme(world)[0])[:count]
    async with app.database.transaction() as connection:
        for one in ids:
            await announce(app, connection, 0, app.catalogue.entries[one], renewed=False)
    return ids


async def until(world: World, moment: datetime) -> None:
    """Let time pass while the bot is away, start it again, and let it do its work."""
    await world.bot.close()
    world.env.backend.advance_clock((moment - world.env.now()).total_seconds())
    await world.env.restart_bot(world.make())
    await world.env.advance_time(5)


def messages(world: World, who: simcord.MemberActor | None = None) -> list[discord.Message]:
    """Return what the bot sent to someone by themselves, oldest first."""
    channel = (who or world.anna).user.dm_channel
    return [one for one in channel.history() if not one.flags.ephemeral]


async def press(world: World, message: discord.Message, label: str) -> simcord.ResponseMessage:
    """Anna presses a button in the conversation with her."""
    return response(await world.anna.user.click(message, label=label))


async def test_following_a_theme(world: World) -> None:
    """It is said when and how one hears; the latest three are offered, the archive isn't sent."""
    own, name = theme(world)

    shown = await volg(world, "thema", naam=own)
    again = await volg(world, "thema", naam=name)
    await until(world, THURSDAY + timedelta(days=8))

    assert f"Je volgt nu ‘{name}’" in words(shown)
    assert "eens per week" in words(shown)
    assert "donderdag om 09:00 uur" in words(shown)
    assert len(options(shown)) == 3
    assert f"Je volgde ‘{name}’ al" in words(again)
    assert messages(world) == []


async def test_news_comes_on_thursday_with_the_reason(world: World) -> None:
    """At nine, once, with a button for each reason; nothing before, and nothing after."""
    own, name = theme(world)
    await volg(world, "thema", naam=own)
    ids = await bring(world, 2)

    await until(world, THURSDAY - timedelta(minutes=1))
    before = messages(world)
    await until(world, THURSDAY)
    await until(world, THURSDAY + timedelta(days=14))

    assert before == []
    (message,) = messages(world)
    assert "2 nieuwe stukken voor jou" in words(message)
    assert f"Omdat je {name} volgt" in words(message)
    for one in ids:
        assert world.bot.app.catalogue.entries[one].heading in words(message)
    assert labels(message)[-2:] == ["Wat ik volg", f"Stop met volgen: {name}"]


async def test_the_button_below_news_ends_it(world: World) -> None:
    """After a restart too; what else is followed stays, and the way back is there."""
    own, name = theme(world)
    await volg(world, "thema", naam=own)
    await bring(world)
    await until(world, THURSDAY)
    (message,) = messages(world)
    await world.restart()

    stopped = await press(world, message, f"Stop met volgen: {name}")
    follows = await world.bot.app.stores.follows.of_user(world.anna.id)
    back = response(await world.anna.user.click(stopped, label="Toch volgen"))

    assert f"Je volgt ‘{name}’ niet meer" in words(stopped)
    assert follows == ()
    assert f"Je volgt nu ‘{name}’" in words(back)


async def test_ten_items_and_the_rest_behind_a_button(world: World) -> None:
    """ "+3 meer" opens what didn't fit, also later."""
    await volg(world, "thema", naam=theme(world)[0])
    await bring(world, 13)
    await until(world, THURSDAY)
    (message,) = messages(world)
    await world.restart()

    rest = await press(world, message, "+3 meer")

    assert "13 nieuwe stukken voor jou" in words(message)
    assert len(options(message)) == 2 * 10
    assert len(options(rest)) == 2 * 3
    assert "Bladzijde 2 van 2" in words(rest)


async def test_news_at_once(world: World) -> None:
    """Within a few minutes, without waiting for Thursday."""
    await volg(world, "thema", naam=theme(world)[0])
    await meldingen(world, "instellen", frequentie="direct")

    await bring(world)
    await world.env.advance_time(125)

    assert len(messages(world)) == 1


async def test_what_waits_can_be_seen_now(world: World) -> None:
    """It isn't sent any more after that, and can be looked at once more."""
    await volg(world, "thema", naam=theme(world)[0])
    await bring(world)
    await world.env.advance_time(125)

    first = await meldingen(world, "nu")
    second = await meldingen(world, "nu")
    nothing = words(second)
    again = await world.click(second, "Laat het vorige nog eens zien")
    await until(world, THURSDAY)

    assert "1 nieuw stuk voor jou" in words(first)
    assert "Er staat niets nieuws" in nothing
    assert "1 nieuw stuk voor jou" in words(again)
    assert messages(world) == []


async def test_a_pause(world: World) -> None:
    """Nothing comes until it ends, or is ended; then the next Thursday brings what waited."""
    await volg(world, "thema", naam=theme(world)[0])
    await bring(world)
    paused = await meldingen(world, "pauze", tot="over 3 weken")

    await until(world, THURSDAY + timedelta(days=8))
    during = messages(world)
    resumed = await meldingen(world, "hervat")
    again = await meldingen(world, "hervat")
    await until(world, THURSDAY + timedelta(days=14))

    assert "22 januari 2026" in words(paused)
    assert during == []
    assert "De pauze is voorbij" in words(resumed)
    assert "1 nieuw stuk klaar" in words(resumed)
    assert "Er was geen pauze" in words(again)
    assert len(messages(world)) == 1


async def test_settings_are_shown_and_changed(world: World) -> None:
    """Without options what is set; a change is kept, and says when one hears first."""
    before = await meldingen(world, "instellen")
    changed = await meldingen(
        world,
        "instellen",
        frequentie="maand",
        dag="15",
        tijd="half tien",
        stil_van="22:00",
        stil_tot="7",
    )
    await world.restart()
    after = await meldingen(world, "instellen")

    assert "op donderdag om 09:00 uur" in words(before)
    for shown in (changed, after):
        assert "eens per maand" in words(shown)
        assert "dag 15 om 09:30 uur" in words(shown)
        assert "Van 22:00 tot 07:00 uur stuur ik niets" in words(shown)
        assert "donderdag 15 januari 2026 om 09:30 uur" in words(shown)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tijd": "25:00"}, "De tijd ‘25:00’ bestaat niet"),
        ({"tijd": "banaan"}, "‘banaan’ lees ik niet als tijd"),
        ({"dag": "zomer"}, "‘zomer’ is geen dag"),
        ({"frequentie": "week", "dag": "15"}, "kies je een weekdag"),
        ({"frequentie": "maand", "dag": "dinsdag"}, "een dag van 1 tot en met 31"),
        ({"frequentie": "dag", "dag": "dinsdag"}, "alleen als je het eens per week of maand"),
        ({"stil_van": "22:00"}, "een begin en een einde nodig"),
        ({"stil_van": "9:00", "stil_tot": "9"}, "de hele dag stil"),
    ],
)
async def test_what_can_not_be_set(world: World, given: dict[str, Any], said: str) -> None:
    """Each is a sentence that says what to type, and changes nothing."""
    shown = await meldingen(world, "instellen", **given)

    assert said in words(shown)
    assert "op donderdag om 09:00 uur" in words(await meldingen(world, "instellen"))


@pytest.mark.parametrize(
    ("until_", "said"),
    [
        ("gisteren", "is al voorbij"),
        ("straks", "weet ik niet precies wanneer"),
        ("x", "begrijp ik"),
    ],
)
async def test_a_pause_until_when(world: World, until_: str, said: str) -> None:
    """A moment that is over, or that is none, is no pause."""
    assert said in words(await meldingen(world, "pauze", tot=until_))
    assert "Er was geen pauze" in words(await meldingen(world, "hervat"))


async def test_a_name_that_is_not_known(world: World) -> None:
    """The nearest are offered, and pressing one follows it."""
    shown = await volg(world, "thema", naam="veilighied")
    (nearest, *_) = labels(shown)

    pressed = await world.click(shown, nearest)
    lost = await volg(world, "auteur", naam="qwxzv")

    assert f"Je volgt nu ‘{nearest}’" in words(pressed)
    assert "Kies" in words(lost)


async def test_the_overview(world: World) -> None:
    """All that is followed with what it brought in a month; choosing one ends it."""
    own, name = theme(world)
    await volg(world, "thema", naam=own)
    await volg(world, "organisatie", naam="platform31")
    await bring(world, 2)
    await until(world, THURSDAY)

    shown = await volg(world, "overzicht")
    read = words(shown)
    (stop, _) = options(shown)
    left = response(await world.anna.select(shown, values=[stop]))
    one_left = await volg(world, "stop", naam="platform31")
    none = await volg(world, "overzicht")

    assert f"{name} (thema): 2 nieuw" in read
    assert "Platform31 (organisatie)" in read
    assert f"Je volgt ‘{name}’ niet meer" in words(left)
    assert "Je volgt ‘Platform31’ niet meer" in words(one_left)
    assert "Je volgt nog niets" in words(none)


async def test_following_from_what_is_shown(world: World) -> None:
    """From a theme at once; from an answer or a publication by choosing what of it."""
    own, name = theme(world)
    shown = response(await world.anna.slash(world.channel, "thema", naam=own))
    followed = await world.click(shown, f"Volg {name}")
    answer = await world.ask(FOUND)
    asked = await world.click(answer, "Volg")
    chosen = await world.click(asked, labels(asked)[0])

    assert f"Je volgt nu ‘{name}’" in words(followed)
    assert "Wat wil je volgen?" in words(asked)
    assert "Je volgt nu" in words(chosen)


async def test_in_a_direct_message(world: World) -> None:
    """All of it works there too."""
    own, name = theme(world)

    followed = response(await world.anna.user.slash("volg thema", naam=own))
    settings = response(await world.anna.user.slash("meldingen instellen"))

    assert f"Je volgt nu ‘{name}’" in words(followed)
    assert "eens per week" in words(settings)


async def test_everyone_gets_their_own(world: World) -> None:
    """One's news can't be opened by another, nor ended."""
    own, name = theme(world)
    await volg(world, "thema", naam=own)
    await volg(world, "thema", world.cas, naam=own)
    await bring(world, 13)
    await until(world, THURSDAY)
    (message,) = messages(world)
    key = next(one for one in custom_ids(message) if one.startswith("w1:follows")).split(":")[-1]

    leaked = await leak(world, NewsPage(key, 0))
    opened = response(await world.cas.click(leaked, label="Druk"))
    ended = await volg(world, "stop", world.cas, naam=own)

    assert await world.bot.app.stores.digests.of_digest(key) is not None
    assert "Dit bericht is te oud" in words(opened)
    assert f"Je volgt ‘{name}’ niet meer" in words(ended)
    assert await world.bot.app.stores.follows.of_user(world.anna.id) == (
        Subject(SubjectKind.THEME, own),
    )
    assert len(messages(world, world.cas)) == 1


async def test_what_a_server_adds_is_for_who_is_there(world: World) -> None:
    """Not for who follows the same elsewhere, nor for who left by the time that it comes."""
    own, _ = theme(world)
    other = world.env.create_guild("Elders")
    channel = other.create_text_channel("vragen")
    dora = other.add_member(world.env.create_user("dora"))
    await volg(world, "thema", naam=own)
    await volg(world, "thema", world.cas, naam=own)
    await dora.slash(channel, "volg thema", naam=own)
    fields = {
        "id": new_entry_id("Hoe begin je een buurttuin?"),
        "soort": "vraag",
        "vraag": "Hoe begin je een buurttuin?",
        "antwoord": "Samen.",
        "themas": [own],
        "bronnen": [{"titel": "Buurttuinen"}],
    }
    await publish(world.bot.app, world.guild.id, world.bea.id, fields, 0)
    world.guild.remove_member(world.cas)

    await until(world, THURSDAY)

    (message,) = messages(world)
    assert "Hoe begin je een buurttuin?" in words(message)
    assert messages(world, world.cas) == []
    assert messages(world, dora) == []


async def test_what_a_server_adds_can_be_read_from_a_direct_message(world: World) -> None:
    """By who is on that server; on the server itself it can be kept too."""
    own, _ = theme(world)
    await volg(world, "thema", naam=own)
    added = new_entry_id("Hoe begin je een buurttuin?")
    fields = {
        "id": added,
        "soort": "vraag",
        "vraag": "Hoe begin je een buurttuin?",
        "antwoord": "Samen.",
        "themas": [own],
        "bronnen": [{"titel": "Buurttuinen"}],
    }
    await publish(world.bot.app, world.guild.id, world.bea.id, fields, 0)
    await until(world, THURSDAY)
    (message,) = messages(world)

    nothing = await meldingen(world, "nu")
    there = await world.click(nothing, "Laat het vorige nog eens zien")
    chosen = await world.anna.click(there, custom_id=f"w1:show:{added}")

    assert not any("keep" in one for one in options(message))
    assert "Samen." in words(response(chosen))
    opened = await world.anna.user.click(message, custom_id=f"w1:show:{added}")
    assert "Samen." in words(response(opened))


async def test_closed_messages_are_said_at_the_next_command(world: World) -> None:
    """What could not be sent is named where someone is, and can be seen there."""
    await volg(world, "thema", naam=theme(world)[0])
    await bring(world)
    path = f"/channels/{world.anna.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007, times=None)
    await until(world, THURSDAY)

    told = await volg(world, "overzicht")
    now = await meldingen(world, "nu")
    world.env.backend.faults.clear()
    await until(world, THURSDAY + timedelta(days=1))

    assert "1 nieuw stuk voor jou" in words(told)
    assert "privéberichten" in words(told)
    assert "1 nieuw stuk voor jou" in words(now)
    assert messages(world) == []


async def test_closed_messages_are_said_whatever_someone_does_next(world: World) -> None:
    """Beside the reply to any command, once, and seen by nobody else; it isn't tried every time."""
    await volg(world, "thema", naam=theme(world)[0])
    await bring(world)
    path = f"/channels/{world.anna.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007, times=None)
    await until(world, THURSDAY)

    await world.anna.slash(world.channel, "vraag", vraag=FOUND, zichtbaar="kanaal")
    reply, told = world.channel.history(viewer=world.anna)[-2:]
    await world.env.advance_time(65)
    await world.anna.slash(world.channel, "agenda toon")
    agenda = world.channel.history(viewer=world.anna)[-1]
    await world.env.advance_time(65)

    assert len([one for one in world.env.http_requests if one.path == path]) == 2
    assert "privéberichten" not in words(reply)
    assert "Dit kon ik je niet sturen" in words(told)
    assert "1 nieuw stuk voor jou" in words(told)
    assert told.flags.ephemeral
    assert "Agenda" in words(agenda)
    assert world.channel.history(viewer=world.cas)[-1].id == reply.id
