"""`/privacy`: everyone sees and erases what is their own, wherever they are, and nothing else."""

import json
from datetime import timedelta
from typing import Any

import pytest
import simcord

from bot.discord import sending
from bot.privacy import views as texts
from bot.privacy.views import EraseAll
from bot.settings import Settings
from tests.conversations.lists import BOOK, BOOK_TITLE, fill, ids, leak, leeslijst, seen
from tests.conversations.world import (
    FOUND,
    FOUND_ID,
    World,
    custom_ids,
    labels,
    made,
    response,
    words,
)

SECRET = "Ik zoek iets voor mijn zieke moeder"


async def privacy(
    world: World, command: str, who: simcord.MemberActor | None = None
) -> simcord.ResponseMessage:
    """Someone, Anna if not said, uses `/privacy` in the channel; what they alone get to see."""
    shown = response(await (who or world.anna).slash(world.channel, f"privacy {command}"))
    assert shown.ephemeral
    return shown


async def file_of(message: simcord.ResponseMessage) -> dict[str, Any]:
    (attached,) = message.attachments
    found: dict[str, Any] = json.loads(await attached.read())
    return found


def rows(file: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the tables that have any."""
    return {name: one["rows"] for name, one in file["tables"].items() if one["rows"]}


async def leave_traces(world: World, who: simcord.MemberActor | None = None) -> None:
    """Someone, Anna if not said, keeps an item with a note and a reminder, and judges an answer."""
    who = who or world.anna
    await leeslijst(world, "toevoegen", who, item=BOOK, notitie=SECRET)
    await leeslijst(world, "herinner", who, item=BOOK, wanneer="morgen om 9 uur")
    answer = response(await who.slash(world.channel, "vraag", vraag=FOUND))
    await world.click(answer, "Nuttig", who)


async def pressed(
    world: World, message: simcord.ResponseMessage, who: simcord.MemberActor | None = None
) -> str:
    """Someone presses the button that erases; what they read."""
    who = who or world.anna
    (one,) = (own for own in custom_ids(message) if own.startswith("w1:erase"))
    before = {one.id: words(one) for one in world.channel.history(viewer=who)}
    await who.click(message, custom_id=one)
    after = world.channel.history(viewer=who)
    return "\n".join(words(one) for one in after if before.get(one.id) != words(one))


async def source(world: World, who: simcord.MemberActor | None = None) -> str:
    """Someone, Anna if not said, asks for the source of what was just discussed with them."""
    return words(response(await (who or world.anna).slash(world.channel, "vraag", vraag="bron?")))


async def test_what_is_kept_is_explained(world: World) -> None:
    """To whoever asks, in short; all of it, and seeing and erasing one's own, by a button."""
    shown = await privacy(world, "uitleg")
    said = words(shown)
    for part in ("je leeslijst", "28 dagen", texts.NOBODY_NAMED):
        assert part in said

    held = response(await world.anna.click(shown, label="Bekijk alles van mij"))
    asked = response(await world.anna.click(shown, label="Wissen"))
    await world.anna.click(shown, label="Lees het precies")
    first = world.channel.history(viewer=world.anna)[0]
    assert "Je herinneringen" in words(first)
    await world.anna.click(first, label="Volgende")
    second = world.channel.history(viewer=world.anna)[0]

    assert words(held) == words(asked) == texts.NOTHING
    assert "/privacy inzage" in words(second)
    assert "reservekopie" in words(second)


async def test_who_runs_it_is_named(
    env: simcord.Env, world: World, settings: Settings, catalogue: Any
) -> None:
    """By name, without notifying them; one that Discord doesn't know is left out."""
    operator = env.create_user("wijkbeheer")
    known = settings.model_copy(update={"operators": frozenset({operator.id, 1})})
    world.make = made(known, catalogue, env.now)
    await world.restart()

    shown = await privacy(world, "uitleg")

    assert "@wijkbeheer" in words(shown)
    assert operator.mention not in words(shown)
    assert texts.NOBODY_NAMED not in words(shown)


async def test_of_a_newcomer_nothing_is_held(world: World) -> None:
    """That is said, without a file or a button."""
    for command in ("inzage", "wissen"):
        shown = await privacy(world, command)

        assert words(shown) == texts.NOTHING
        assert shown.attachments == []
        assert labels(shown) == []


async def test_all_of_someone_in_a_file(world: World) -> None:
    """Each thing they kept and did; nothing of anyone else."""
    await leave_traces(world)
    await leeslijst(world, "toevoegen", world.cas, item=FOUND_ID, notitie="Van Cas")

    shown = await privacy(world, "inzage")

    file = await file_of(shown)
    assert file["user_id"] == str(world.anna.id)
    assert {"listed_items", "reminders", "notices", "feedback"} <= set(rows(file))
    (item,) = rows(file)["listed_items"]
    assert (item["item_id"], item["title"], item["note"]) == (BOOK, BOOK_TITLE, SECRET)
    text = json.dumps(file, ensure_ascii=False)
    assert "Van Cas" not in text
    assert str(world.cas.id) not in text
    assert "Je leeslijst: 1" in words(shown)


@pytest.mark.parametrize(("most", "names"), [(20_000, ["zip"]), (1_000, [])])
async def test_a_file_that_is_too_large(
    world: World, monkeypatch: pytest.MonkeyPatch, most: int, names: list[str]
) -> None:
    """It comes packed; where it doesn't fit even so, someone hears whom to ask."""
    await fill(world, 300)
    monkeypatch.setattr(sending, "LARGEST_FILE", most)

    shown = await privacy(world, "inzage")

    assert [one.filename.split(".")[-1] for one in shown.attachments] == names
    assert (texts.PACKED if names else texts.TOO_LARGE) in words(shown)


async def test_erasing_is_asked_first(world: World) -> None:
    """It says how much would go, and nothing goes before the press."""
    await leave_traces(world)

    shown = await privacy(world, "wissen")

    assert "Je leeslijst: 1" in words(shown)
    assert "Je herinneringen: 1" in words(shown)
    assert labels(shown) == [texts.ERASE, "Nee, bewaar alles"]
    await world.anna.click(shown, label="Nee, bewaar alles")
    assert texts.NOT_ERASED in words(seen(world, shown))
    assert await ids(world) == [BOOK]


async def test_all_is_erased(world: World) -> None:
    """What went and what stays is said in place of the question, so that the button is gone too;
    after it nothing is held, and nothing that was to come comes."""
    await leave_traces(world)
    await leave_traces(world, world.cas)
    shown = await privacy(world, "wissen")

    said = await pressed(world, shown)

    assert texts.ERASED in said
    assert "Je leeslijst: 1" in said
    assert all(stays in said for stays in texts.STAYS)
    assert labels(seen(world, shown)) == []
    assert words(await privacy(world, "inzage")) == texts.NOTHING
    assert await ids(world, world.cas) == [BOOK]
    outbox = world.bot.app.stores.outbox
    due = await outbox.due(world.env.now() + timedelta(days=400), 100)
    assert {notice.user_id for notice in due} == {world.cas.id}


async def test_erased_on_disk(world: World) -> None:
    """What someone is told is erased is so after a restart too."""
    await leave_traces(world)
    await pressed(world, await privacy(world, "wissen"))

    await world.restart()

    assert words(await privacy(world, "inzage")) == texts.NOTHING


async def test_what_was_discussed_is_erased_too(world: World) -> None:
    """A follow-up finds nothing to follow up on, in the channel and below the bot's own message;
    another's conversation goes on."""
    await leeslijst(world, "toevoegen", item=BOOK)
    answer = await world.say(f"{world.mention} {FOUND}")
    assert answer is not None
    await world.cas.slash(world.channel, "vraag", vraag=FOUND)
    of_cas = await source(world, world.cas)
    assert of_cas != await source(world, world.bea)
    assert of_cas == await source(world)

    await pressed(world, await privacy(world, "wissen"))

    assert await source(world) == await source(world, world.bea)
    replied = await world.say(f"{world.mention} bron?", reply_to=answer)
    assert replied is not None
    assert words(replied) != of_cas
    assert await source(world, world.cas) == of_cas


async def test_erasing_twice(world: World) -> None:
    """The button of a second question says that there is nothing left, in a message of its own."""
    await leave_traces(world)
    first, second = await privacy(world, "wissen"), await privacy(world, "wissen")

    assert texts.ERASED in await pressed(world, first)
    assert await pressed(world, second) == texts.NOTHING_LEFT
    assert texts.ERASED in words(seen(world, first))
    assert texts.ASK in words(seen(world, second))


async def test_the_button_works_after_a_restart(world: World) -> None:
    """The question was asked before it."""
    await leave_traces(world)
    shown = await privacy(world, "wissen")

    await world.restart()

    assert texts.ERASED in await pressed(world, shown)
    assert await ids(world) == []


async def test_a_forgotten_button_asks_again(world: World) -> None:
    """After ten minutes it erases nothing; the question that comes then works."""
    await leave_traces(world)
    shown = await privacy(world, "wissen")
    await world.bot.close()
    world.env.backend.advance_clock(601)
    await world.env.restart_bot(world.make())

    said = await pressed(world, shown)

    assert texts.ASKED_TOO_LONG_AGO in said
    assert await ids(world) == [BOOK]
    await world.anna.click(seen(world, shown), label=texts.ERASE)
    assert await ids(world) == []


@pytest.mark.parametrize("asked_at", [0, 99999999999, 10**18])
async def test_a_button_that_was_made_up(world: World, asked_at: int) -> None:
    """A moment that is none, long ago or to come erases nothing and asks."""
    await leave_traces(world)
    message = await leak(world, EraseAll(world.anna.id, asked_at))

    shown = response(await world.anna.click(message, label="Druk"))

    assert shown.ephemeral
    assert texts.ASK in words(shown)
    assert await ids(world) == [BOOK]


async def test_anothers_button(world: World) -> None:
    """Whoever presses it erases nothing, neither hers nor his, and hears where his own is."""
    await leave_traces(world)
    await leeslijst(world, "toevoegen", world.cas, item=FOUND_ID)
    now = int(world.env.now().timestamp())
    message = await leak(world, EraseAll(world.anna.id, now))

    shown = response(await world.cas.click(message, label="Druk"))

    assert shown.ephemeral
    assert words(shown) == texts.NOT_YOURS
    assert await ids(world) == [BOOK]
    assert await ids(world, world.cas) == [FOUND_ID]


async def test_ones_own_button_where_everyone_reads(world: World) -> None:
    """It does what it says; what went is told to no one else."""
    await leave_traces(world)
    now = int(world.env.now().timestamp())
    message = await leak(world, EraseAll(world.anna.id, now))

    shown = response(await world.anna.click(message, label="Druk"))

    assert shown.ephemeral
    assert texts.ERASED in words(shown)
    assert [words(one) for one in world.posted()] == ["vroeger"]
    assert await ids(world) == []


async def test_in_a_direct_message(world: World) -> None:
    """All three work there, for someone who left every server too."""
    await leave_traces(world)
    world.guild.remove_member(world.anna)
    anna = world.anna.user

    explained = response(await anna.slash("privacy uitleg"))
    shown = response(await anna.slash("privacy inzage"))
    asked = response(await anna.slash("privacy wissen"))
    await anna.click(asked, label=texts.ERASE)

    assert texts.EXPLAINED in words(explained)
    assert SECRET in json.dumps(await file_of(shown))
    assert words(response(await anna.slash("privacy inzage"))) == texts.NOTHING


async def test_it_can_be_installed_for_oneself(world: World) -> None:
    """Discord is told so: in servers, direct messages and groups, with and without a server."""
    (command,) = [one for one in world.bot.tree.get_commands() if one.name == "privacy"]

    told = command.to_dict(world.bot.tree)

    assert sorted(told["integration_types"]) == [0, 1]
    assert sorted(told["contexts"]) == [0, 1, 2]


async def test_all_that_remembers_people_can_forget_them(world: World) -> None:
    """Whatever a feature keeps in memory of people is known to the one that erases."""
    known = memories(world)
    assert known

    for cog in world.bot.cogs.values():
        for name, value in vars(cog).items():
            if hasattr(value, "forget") and name not in NOT_OF_PEOPLE:
                assert any(value is one for one in known), f"{cog.qualified_name}.{name}"


NOT_OF_PEOPLE = {"by_answer", "by_channel", "not_allowed"}
"""What is counted for an answer or a channel, whoever it was."""


def memories(world: World) -> list[Any]:
    return list(world.bot.cogs["Privacy"].memories)  # type: ignore[attr-defined]  # its cog's
