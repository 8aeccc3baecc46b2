"""`/leeslijst`: marking, noting, taking off, putting back; on disk before it is said."""

import sqlite3
from contextlib import closing

import pytest
import simcord

from bot.reading_list.keep import Undo
from storage.reading_lists import MOST_NOTE
from tests.conversations.lists import (
    BOOK,
    BOOK_TITLE,
    add,
    fill,
    ids,
    kept,
    last,
    leak,
    leeslijst,
    offered,
    seen,
)
from tests.conversations.world import FOUND, FOUND_ID, World, custom_ids, labels, response, words
from tests.knowledge.builders import publication


async def card(world: World, own: str = BOOK) -> simcord.ResponseMessage:
    """Anna opens an item of her list."""
    shown = await leeslijst(world, "toon")
    return response(await world.anna.select(shown, [f"w1:listed:{own}"]))


async def note_of(world: World, own: str = BOOK) -> str | None:
    (found,) = [item.note for item in await kept(world) if item.item_id == own]
    return found


async def test_reading_and_reading_again(world: World) -> None:
    """By command and by button, there and back; the item shows how it stands."""
    await add(world, BOOK)

    said = await leeslijst(world, "gelezen", item=BOOK_TITLE)
    again = await leeslijst(world, "gelezen", item=BOOK)
    shown = await card(world)
    await world.anna.click(shown, label="Toch nog lezen")

    assert "staat nu op ‘gelezen’" in words(said)
    assert "stond al op ‘gelezen’" in words(again)
    assert "staat nu op ‘te lezen’" in words(seen(world, shown))
    assert "Gelezen" in labels(seen(world, shown))
    assert [item.read for item in await kept(world)] == [False]


async def test_the_same_button_twice(world: World) -> None:
    """An old message's button does nothing worse than say how it is."""
    await add(world, BOOK)
    shown = await card(world)
    read = custom_ids(shown)[0]

    await world.anna.click(shown, custom_id=read)
    (first,) = await kept(world)
    await world.env.advance_time(60)
    await leeslijst(world, "gelezen", item=BOOK)
    (second,) = await kept(world)

    assert first.read
    assert first == second


async def test_a_note_by_the_form(world: World) -> None:
    """The form holds the note of now, and takes no more than fits; an empty one takes it away."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Eerst")
    shown = await card(world)

    form = await world.anna.click(shown, label="Notitie")
    assert form.modal is not None
    field = form.modal["components"][0]["component"]
    assert (field["value"], field["max_length"]) == ("Eerst", MOST_NOTE)
    await world.anna.submit_modal(form, {"said": "Daarna\nen verder"})
    assert "Daarna" in words(seen(world, shown))
    assert await note_of(world) == "Daarna\nen verder"

    form = await world.anna.click(seen(world, shown), label="Notitie")
    await world.anna.submit_modal(form, {"said": "  "})
    assert "geen notitie" in words(seen(world, shown))
    assert await note_of(world) is None


async def test_a_form_over_a_restart(world: World) -> None:
    """What was written while the bot was away is not lost."""
    await add(world, BOOK)
    shown = await card(world)
    form = await world.anna.click(shown, label="Notitie")

    await world.restart()
    await world.anna.submit_modal(form, {"said": "Geschreven in de pauze"})

    assert await note_of(world) == "Geschreven in de pauze"
    assert "is bewaard" in words(seen(world, shown))


async def test_a_form_for_what_is_gone(world: World) -> None:
    """Taken off meanwhile, the note has nowhere to go, and it says so."""
    await add(world, BOOK)
    shown = await card(world)
    form = await world.anna.click(shown, label="Notitie")
    await leeslijst(world, "verwijder", item=BOOK)

    await world.anna.submit_modal(form, {"said": "Te laat"})
    told = await world.click(shown, "Notitie")

    assert "staat niet op je leeslijst" in words(told)
    assert await ids(world) == []


async def test_a_note_by_command(world: World) -> None:
    """The new one takes the place of the old."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Eerst")

    shown = await leeslijst(world, "notitie", item=BOOK, tekst="Bladzijde 12: **vet** @everyone")

    assert "is bewaard" in words(shown)
    assert await note_of(world) == "Bladzijde 12: **vet** @everyone"


async def test_a_note_that_nobody_sees(world: World) -> None:
    """Nothing but characters without width takes the note away, as an empty one does."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Eerst")

    shown = await leeslijst(world, "notitie", item=BOOK, tekst="\u200b\u3164")

    assert "geen notitie" in words(shown)
    assert await note_of(world) is None


async def test_a_note_to_what_is_nearly_there(world: World) -> None:
    """What is near is offered; what was written is shown, so that it isn't lost."""
    await add(world, BOOK)

    shown = await leeslijst(world, "notitie", item="Wat werkt leefbare", tekst="Mijn gedachte")
    form = await world.anna.click(shown, custom_id=f"w1:note:{BOOK}")

    assert "Mijn gedachte" in words(shown)
    assert form.modal is not None


@pytest.mark.parametrize("command", ["gelezen", "verwijder"])
async def test_what_is_nearly_there(world: World, command: str) -> None:
    """The nearest of the own list do what was asked; what is only in the catalogue isn't there."""
    await add(world, BOOK)
    verb = {"gelezen": "read", "verwijder": "unlist"}[command]

    near = await leeslijst(world, command, item="Wat werkt leefbare")
    far = await leeslijst(world, command, item=FOUND_ID)

    assert offered(near, verb) == [BOOK]
    assert offered(far, verb) in ([], [BOOK])
    await world.anna.click(near, custom_id=f"w1:{verb}:{BOOK}")
    items = await kept(world)
    assert [item.read for item in items] == ([True] if command == "gelezen" else [])


@pytest.mark.parametrize("command", ["gelezen", "verwijder"])
async def test_on_an_empty_list(world: World, command: str) -> None:
    """There is nothing to name."""
    shown = await leeslijst(world, command, item=BOOK)

    assert "Ik ken ‘" in words(shown)


async def test_taking_off_and_putting_back(world: World) -> None:
    """The item comes back as it was, over a restart too, and only once."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Voor dinsdag")
    before = await kept(world)
    shown = await leeslijst(world, "verwijder", item=BOOK)
    assert await ids(world) == []

    await world.restart()
    await world.env.advance_time(9 * 60)
    undo = custom_ids(shown)[0]
    await world.anna.click(shown, custom_id=undo)

    assert await kept(world) == before
    assert "staat weer op je leeslijst" in words(seen(world, shown))
    message = await leak(world, Undo(undo.split(":")[2]))  # as another client may still show it
    await world.anna.click(message, custom_id=undo)
    assert "niet meer ongedaan maken" in words(last(world))


async def test_putting_back_after_ten_minutes(world: World) -> None:
    """It is too late, and the message stays as it is."""
    await add(world, BOOK)
    shown = await leeslijst(world, "verwijder", item=BOOK)

    await world.env.advance_time(9 * 60)
    await world.env.advance_time(61)
    await world.anna.click(shown, label="Maak ongedaan")

    assert "niet meer ongedaan maken" in words(last(world))
    assert await ids(world) == []


async def test_taking_off_by_button(world: World) -> None:
    """Where the item stood comes the way back."""
    await add(world, BOOK)
    shown = await card(world)

    await world.anna.click(shown, label="Verwijder")
    assert labels(seen(world, shown)) == ["Maak ongedaan"]
    await world.anna.click(seen(world, shown), label="Maak ongedaan")

    assert await ids(world) == [BOOK]


async def test_emptying_asks_first(world: World) -> None:
    """Nothing goes before the button; then all of it, and all comes back."""
    await fill(world, 30)
    before = await kept(world)

    asked = await leeslijst(world, "leegmaken")
    assert "30 stukken" in words(asked)
    assert await kept(world) == before
    await world.anna.click(asked, label="Leeg mijn leeslijst")
    assert await kept(world) == []
    assert "30 stukken eraf" in words(seen(world, asked))
    await world.anna.click(seen(world, asked), label="Maak ongedaan")

    assert await kept(world) == before


async def test_a_stale_question_is_asked_again(world: World) -> None:
    """After ten minutes the button only asks; the new one does it."""
    await fill(world, 3)
    asked = await leeslijst(world, "leegmaken")
    await world.env.advance_time(9 * 60)
    await world.env.advance_time(61)

    await world.anna.click(asked, label="Leeg mijn leeslijst")
    assert len(await ids(world)) == 3
    await world.anna.click(seen(world, asked), label="Leeg mijn leeslijst")

    assert await ids(world) == []


async def test_a_newer_edition(world: World) -> None:
    """The list says so and opens it; it is kept like anything else."""
    await add(world, BOOK)
    newer = publication("wat-werkt-2", title="Wat werkt, tweede druk", replaces=BOOK)
    world.bot.app.catalogue = world.bot.app.catalogue.with_changes((newer,))

    shown = await leeslijst(world, "toon")
    opened = await world.click(shown, "Nieuwe uitgave: Wat werkt, tweede druk")
    await world.anna.click(opened, label="Op leeslijst")

    assert "nieuwere uitgave" in words(shown)
    assert sorted(await ids(world)) == sorted([BOOK, "wat-werkt-2"])


def on_disk(world: World) -> list[tuple[str, str | None, bool]]:
    """Return Anna's list as another process reads it."""
    path = world.bot.app.settings.database
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as other:
        rows = other.execute(
            "SELECT item_id, note, read_at FROM listed_items WHERE user_id = ?", (world.anna.id,)
        )
        return [(own, note, read is not None) for own, note, read in rows]


async def test_what_is_said_is_on_disk_before(world: World) -> None:
    """A reply that never arrives changes nothing about it: it came after the commit."""
    world.env.inject_error(
        "PATCH", "/webhooks/*/*/messages/@original", status=404, code=10015, times=None
    )

    await world.anna.slash(world.channel, "leeslijst toevoegen", item=BOOK, notitie="Bewaard")
    added = on_disk(world)
    await world.anna.slash(world.channel, "leeslijst gelezen", item=BOOK)
    read = on_disk(world)
    await world.anna.slash(world.channel, "leeslijst verwijder", item=BOOK)
    _ = world.env.errors  # they were expected

    assert added == [(BOOK, "Bewaard", False)]
    assert read == [(BOOK, "Bewaard", True)]
    assert on_disk(world) == []


async def test_every_button_works_after_a_restart(world: World) -> None:
    """A press is read from the button itself."""
    answer = await world.ask(FOUND)
    await world.restart()
    await world.click(answer, "Op leeslijst")
    await world.restart()
    shown = await world.click(seen(world, answer), "Staat op je leeslijst")
    await world.restart()
    await world.anna.click(shown, label="Gelezen")
    await world.restart()
    await world.anna.click(seen(world, shown), label="Verwijder")
    await world.restart()
    await world.anna.click(seen(world, shown), label="Maak ongedaan")

    assert [(item.item_id, item.read) for item in await kept(world)] == [(FOUND_ID, True)]


@pytest.mark.parametrize("letter", ["x", "é", "*", "😀"])
async def test_the_longest_note(world: World, letter: str) -> None:
    """A thousand characters are kept as they are and shown whole, whatever they are."""
    note = f"a{letter * 998}z"

    await leeslijst(world, "toevoegen", item=BOOK, notitie=note)
    shown = words(await card(world)).replace("\\", "")
    first = await note_of(world)
    await leeslijst(world, "notitie", item=BOOK, tekst=note.swapcase())

    assert first == note
    assert note in shown
    assert await note_of(world) == note.swapcase()


@pytest.mark.parametrize("command", ["toevoegen", "notitie"])
async def test_a_note_that_is_too_long(world: World, command: str) -> None:
    """Discord itself lets nobody type more than a thousand characters."""
    await add(world, BOOK)
    note = {{"toevoegen": "notitie", "notitie": "tekst"}[command]: "x" * 1001}

    with pytest.raises(simcord.SetupError, match="1000"):
        await world.anna.slash(world.channel, f"leeslijst {command}", item=BOOK, **note)
    form = await world.anna.click(await card(world), label="Notitie")

    assert form.modal is not None
    assert form.modal["components"][0]["component"]["max_length"] == 1000
    assert await note_of(world) is None
