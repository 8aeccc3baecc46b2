"""A reading list is its owner's alone: hostile Cas, who knows every id, gets and changes nothing.

In these tests the bot shows Anna's buttons to everyone, as if a message of hers had leaked.
"""

import pytest

from bot.actions import Action, custom_id
from bot.reading_list.arrange import ListPage, ShowListed
from bot.reading_list.exports.export import Format
from bot.reading_list.keep import EmptyList, MarkRead, MarkUnread, Remove, Undo, WriteNote
from bot.reading_list.reminders import CancelReminder, ReadReminded, Remind, Snooze
from storage.questions import new_key
from tests.conversations.lists import BOOK, BOOK_TITLE, add, ids, kept, leak, leeslijst, offered
from tests.conversations.world import FOUND_ID, World, custom_ids, response, words

SECRET = "Ik zoek iets voor mijn zieke moeder"


@pytest.fixture
async def world(world: World) -> World:
    """Anna has an item with a note, read; Cas has nothing."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie=SECRET)
    await leeslijst(world, "gelezen", item=BOOK)
    return world


async def pressed_by_cas(world: World, action: Action) -> str:
    """Return what Cas reads, himself alone, after he presses a button of Anna's."""
    message = await leak(world, action)
    before = {one.id for one in world.channel.history(viewer=world.cas)}
    await world.cas.click(message, custom_id=custom_id(action))
    new = [one for one in world.channel.history(viewer=world.cas) if one.id not in before]
    changed = [one for one in world.channel.history() if one.id == message.id]
    return "\n".join(map(words, (*new, *changed)))


@pytest.mark.parametrize(
    "action",
    [
        ListPage(0),
        ShowListed(BOOK),
        MarkRead(BOOK),
        MarkUnread(BOOK),
        WriteNote(BOOK),
        Remove(BOOK),
        EmptyList(1767225600),
        Undo("k" * 22),
    ],
    ids=lambda action: type(action).__name__,
)
async def test_anothers_buttons(world: World, action: Action) -> None:
    """They act on the list of whoever presses: his, which is empty. Nothing of hers is told."""
    before = await kept(world)

    said = await pressed_by_cas(world, action)

    assert SECRET not in said
    assert BOOK_TITLE not in said
    assert await kept(world) == before
    assert await ids(world, world.cas) == []


async def test_anothers_form(world: World) -> None:
    """The form of an item that he has too holds his own note, and writes his own."""
    await leeslijst(world, "toevoegen", world.cas, item=BOOK, notitie="Van Cas")
    message = await leak(world, WriteNote(BOOK))

    form = await world.cas.click(message, custom_id=custom_id(WriteNote(BOOK)))
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == "Van Cas"
    await world.cas.submit_modal(form, {"said": "Anders"})

    assert [item.note for item in await kept(world)] == [SECRET]
    assert [item.note for item in await kept(world, world.cas)] == ["Anders"]


async def test_anothers_way_back(world: World) -> None:
    """The very key of what she took off brings him nothing, and stays good for her."""
    shown = await leeslijst(world, "verwijder", item=BOOK)
    (undo,) = custom_ids(shown)
    key = undo.split(":")[2]

    said = await pressed_by_cas(world, Undo(key))

    assert "niet meer ongedaan maken" in said
    assert await ids(world, world.cas) == []
    await world.anna.click(shown, custom_id=undo)
    assert await ids(world) == [BOOK]


@pytest.mark.parametrize("kind", [CancelReminder, ReadReminded, Snooze])
async def test_anothers_reminder(
    world: World, kind: type[CancelReminder | ReadReminded | Snooze]
) -> None:
    """With its very key, before and after it came, he changes nothing and learns nothing."""
    await leeslijst(world, "herinner", item=BOOK, wanneer="over 10 minuten")
    reminders = world.bot.app.stores.reminders
    (reminder,) = await reminders.of_user(world.anna.id)
    before = await kept(world)

    early = await pressed_by_cas(world, kind(reminder.key))
    waiting = await reminders.of_user(world.anna.id)
    await world.env.advance_time(601)
    late = await pressed_by_cas(world, kind(reminder.key))

    for said in (early, late):
        assert "Deze herinnering is er niet meer." in said
        assert BOOK_TITLE not in said
    assert waiting == (reminder,)
    assert await kept(world) == before
    assert len(world.anna.user.dm_channel.history()) == 1
    assert await reminders.of_user(world.anna.id) == await reminders.of_user(world.cas.id) == ()


async def test_guessing_keys(world: World) -> None:
    """Random keys bring back nothing."""
    await leeslijst(world, "verwijder", item=BOOK)
    message = await leak(world, *(Undo(new_key()) for _ in range(20)))

    for one in custom_ids(message):
        await world.cas.click(message, custom_id=one)

    assert await ids(world) == await ids(world, world.cas) == []


async def test_completing_names_nothing_of_another(world: World) -> None:
    """Whatever he types."""
    await add(world, FOUND_ID, who=world.cas)

    for command in ("gelezen", "notitie", "herinner", "verwijder"):
        for typed in ("", BOOK, BOOK_TITLE, "wat", SECRET):
            found = await world.cas.autocomplete(
                world.channel, f"leeslijst {command}", "item", typed
            )
            assert {one["value"] for one in found} <= {FOUND_ID}


@pytest.mark.parametrize("command", ["gelezen", "verwijder"])
async def test_naming_what_another_has(world: World, command: str) -> None:
    """By its very id: it isn't on his list, and nothing near it is offered."""
    before = await kept(world)

    shown = await leeslijst(world, command, world.cas, item=BOOK)

    assert offered(shown, "read") == offered(shown, "unlist") == []
    assert SECRET not in words(shown)
    assert await kept(world) == before


@pytest.mark.parametrize("wanted", [one for one in Format if one is not Format.DOCX])
async def test_an_export_holds_the_own_rows_only(world: World, wanted: Format) -> None:
    """Also where both have the same item."""
    await leeslijst(world, "toevoegen", world.cas, item=BOOK, notitie="Van Cas")
    await add(world, FOUND_ID)

    shown = await leeslijst(world, "exporteer", world.cas, formaat=wanted.value)

    content = (await shown.attachments[0].read()).decode("utf-8-sig")
    assert "Van Cas" in content
    assert "zieke moeder" not in content
    assert FOUND_ID not in content


async def test_nobody_sees_a_list_in_the_channel(world: World) -> None:
    """Nothing of all that was done about a list stands where others read."""
    await leeslijst(world, "toon")
    await leeslijst(world, "exporteer", formaat="csv")
    await leeslijst(world, "leegmaken")
    await leeslijst(world, "verwijder", item=BOOK)

    assert world.posted() == []
    assert not [one for one in world.channel.history(viewer=world.cas) if "leeslijst" in words(one)]


@pytest.mark.parametrize("item", ["van-een-andere-server-x7f3", "nergens", "w1:keep:x", "x" * 500])
async def test_what_is_of_another_server_or_nowhere(world: World, item: str) -> None:
    """It can't be added, and a sentence says so."""
    shown = await leeslijst(world, "toevoegen", world.cas, item=item)

    assert "Ik ken ‘" in words(shown)
    assert await ids(world, world.cas) == []


async def test_a_button_for_what_is_nowhere(world: World) -> None:
    """A press for an entry that this server doesn't have keeps nothing."""
    message = await leak(world, ShowListed("elders-x7f3"), Remind("elders-x7f3"))

    for one in custom_ids(message):
        shown = response(await world.cas.click(message, custom_id=one))
        assert shown.ephemeral
    assert await ids(world, world.cas) == []
