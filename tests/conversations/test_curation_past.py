"""Changing what is known: nobody's work is lost, and every step can be seen and taken back."""

import pytest
import simcord

from bot.cards.actions import Keep
from bot.curation.actions import ArchiveEntry, CheckEntry, HideEntry, ReturnTo, UndoChange
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from tests.conversations.desk import HENS, Desk, moderator, part_of_the_packs
from tests.conversations.lists import leak
from tests.conversations.world import (
    FOUND_ID,
    World,
    custom_ids,
    labels,
    made,
    options,
    response,
    words,
)

ANSWER = "Vraag het eerst aan je verhuurder."
DORA, ELS = "Dora: ook de buren vragen.", "Els: ook de gemeente vragen."


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """So much of the packs that a review takes a moment."""
    return part_of_the_packs()


@pytest.fixture
def dora(world: World) -> Desk:
    return moderator(world, "dora")


@pytest.fixture
def els(world: World) -> Desk:
    return moderator(world, "els")


def hens(world: World) -> Entry:
    """Return the entry about hens as it is on the server."""
    entries = world.bot.app.catalogue.for_guild(world.guild.id).entries.values()
    return next(one for one in entries if one.heading == HENS)


async def test_the_whole_life_of_an_entry(world: World, dora: Desk, els: Desk) -> None:
    """Added, found, changed by two at once, looked back on, restored, and archived."""
    await dora.adds()
    own = hens(world).id
    assert ANSWER in words(await world.ask(HENS))

    assert ANSWER in await els.says("bewerken", item=own)
    await els.write("Tekst", antwoord=ELS)
    await dora.says("bewerken", item=own)
    await dora.write("Tekst", antwoord=DORA)
    assert "Opgeslagen" in await dora.saves()
    conflict = await els.saves()
    assert "Iemand anders was eerder" in conflict
    assert f"‘{ANSWER}’ werd ‘{DORA}’" in conflict
    assert DORA in words(await world.ask(HENS))

    assert "Opgeslagen" in words(await els.press("Mijn versie opslaan"))
    assert ELS in words(await world.ask(HENS))

    past = await dora.says("geschiedenis", item=own)
    assert past.index("Versie 3") < past.index("Versie 2") < past.index("Versie 1")
    assert f"‘{DORA}’ werd ‘{ELS}’" in past
    assert f"@{els.who.user.name}" in past
    assert f"@{dora.who.user.name}" in past

    versions = await dora.offers("herstel", "versie", "versie 1", item=own)
    first = next(value for name, value in versions.items() if name.startswith("Versie 1"))
    assert "staat weer zoals" in await dora.says("herstel", item=own, versie=first)
    assert ANSWER in words(await world.ask(HENS))

    assert "is gearchiveerd" in await dora.says("archiveer", item=own)
    assert ANSWER not in words(await world.ask(HENS))
    assert "Teruggedraaid" in words(await dora.press("Maak ongedaan"))
    assert ANSWER in words(await world.ask(HENS))


async def test_a_conflict_can_leave_the_others(world: World, dora: Desk, els: Desk) -> None:
    """*Andere versie houden* drops the own draft; *Aanpassen* goes on with it."""
    await dora.adds()
    own = hens(world).id
    await els.says("bewerken", item=own)
    await els.write("Tekst", antwoord=ELS)
    await dora.says("bewerken", item=own)
    await dora.write("Tekst", antwoord=DORA)
    await dora.saves()
    await els.saves()

    assert ELS in words(await els.press("Aanpassen"))
    assert "Iemand anders was eerder" in await els.saves()
    assert "Wat je invulde, is weg" in words(await els.press("Andere versie houden"))
    assert DORA in words(await els.press("Bekijk het item"))
    assert DORA in words(await world.ask(HENS))


async def test_overwriting_is_of_what_was_seen(world: World, dora: Desk, els: Desk) -> None:
    """A third change after the conflict was shown is a conflict again."""
    await dora.adds()
    own = hens(world).id
    await els.says("bewerken", item=own)
    await els.write("Tekst", antwoord=ELS)
    for text in (DORA, f"{DORA} En nog eens."):
        await dora.says("bewerken", item=own)
        await dora.write("Tekst", antwoord=text)
        await dora.saves()
        if text == DORA:
            await els.saves()

    seen = words(await els.press("Mijn versie opslaan"))

    assert "Iemand anders was eerder" in seen
    assert "En nog eens." in words(await world.ask(HENS))


async def test_saving_twice_makes_one_entry(world: World, dora: Desk) -> None:
    """A second press finds the draft gone; there is one entry with one revision."""
    await dora.begin()
    await dora.saves()
    own = hens(world).id

    steps = await world.bot.app.stores.entries.of_entry(world.guild.id, own)

    assert len(steps) == 1


async def test_adding_can_be_undone(world: World, dora: Desk) -> None:
    """And undoing that brings it back."""
    await dora.adds()

    assert "Teruggedraaid" in words(await dora.press("Maak ongedaan"))
    assert ANSWER not in words(await world.ask(HENS))

    assert "Teruggedraaid" in words(await dora.press("Maak ongedaan"))
    assert ANSWER in words(await world.ask(HENS))


async def test_undo_is_of_the_newest_change_only(world: World, dora: Desk, els: Desk) -> None:
    """What another did since is not taken back with it."""
    await dora.adds()
    own = hens(world).id
    await els.says("controleer", item=own)

    assert "Iemand anders heeft dit item net veranderd" in words(await dora.press("Maak ongedaan"))
    assert hens(world).checked_on is not None


async def test_a_phrasing_in_one_step(world: World, dora: Desk) -> None:
    """It is found by those words from then on, and can be taken back."""
    await dora.adds()
    own = hens(world).id

    said = await dora.says("formulering", item=own, tekst="pluimvee op een flat")
    assert "Opgeslagen" in said
    assert "pluimvee op een flat" in hens(world).phrasings
    assert ANSWER in words(await world.ask("pluimvee op een flat"))

    await dora.press("Maak ongedaan")
    assert "pluimvee op een flat" not in hens(world).phrasings
    again = await dora.says("formulering", item=own, tekst="kippen op het dak")
    assert "stond er al zo in" in again


async def test_a_phrasing_of_another_entry_is_refused(world: World, dora: Desk) -> None:
    """It says whose it is."""
    await dora.adds()
    taken = world.bot.app.catalogue.entries[FOUND_ID]

    said = await dora.says("formulering", item=hens(world).id, tekst=taken.phrasings[0])

    assert f"staat ook al bij ‘{taken.heading}’" in said


async def test_checked_today(world: World, dora: Desk) -> None:
    """It says when the next check is: a year on, or as far as it was spaced before."""
    await dora.adds()
    own = hens(world).id

    assert "1 januari 2027" in await dora.says("controleer", item=own)
    await dora.says("bewerken", item=own)
    await dora.write("Beheer", gecontroleerd="1-10-2025", controleer_voor="31-10-2025")
    await dora.saves()
    assert "31 januari 2026" in await dora.says("controleer", item=own)
    assert "Nagekeken op 1 januari 2026" in await dora.says("bekijk", item=own)


async def test_a_shared_entry_is_hidden_not_archived(world: World, dora: Desk) -> None:
    """On this server only, with its button; it comes back by *Maak ongedaan*."""
    heading = world.bot.app.catalogue.entries[FOUND_ID].heading

    assert "hoort bij alle servers" in await dora.says("archiveer", item=FOUND_ID)
    assert "niet meer te vinden" in words(await dora.press("Verbergen"))
    assert FOUND_ID not in world.bot.app.catalogue.for_guild(world.guild.id).entries
    offered = await dora.offers("bekijk", "item", heading)
    assert offered[heading[:100]] == FOUND_ID
    assert "Het is nu niet te vinden" in await dora.says("bekijk", item=FOUND_ID)

    await dora.says("verberg", item=FOUND_ID)
    await dora.says("geschiedenis", item=FOUND_ID)
    assert "Versie 1: verborgen" in words(dora.seen())
    assert options(dora.seen())[0].startswith(f"w1:return:{FOUND_ID}:")
    await dora.choose("Versie 1")
    assert world.bot.app.catalogue.for_guild(world.guild.id).entries[FOUND_ID].heading == heading


async def test_what_is_out_of_sight_is_said_to_be(world: World, dora: Desk) -> None:
    """What is done to an entry that can be found only says that it can't be, and the way back."""
    heading = world.bot.app.catalogue.entries[FOUND_ID].heading
    await dora.says("verberg", item=FOUND_ID)

    for name in ("controleer", "archiveer", "verberg", "bewerken"):
        said = await dora.says(name, item=FOUND_ID)
        assert f"‘{heading}’ is hier gearchiveerd of verborgen" in said
        assert "/kennis herstel" in said


async def test_a_version_by_its_number(world: World, dora: Desk) -> None:
    """The number that is shown is the one that counts, whatever was done to others before."""
    await dora.says("controleer", item=FOUND_ID)
    await dora.adds()
    own = hens(world).id
    assert "Opgeslagen" in await dora.says("formulering", item=own, tekst="hennen op hoogte")

    for typed in ("2", "versie 2"):
        await dora.says("archiveer", item=own)
        assert "staat weer zoals" in await dora.says("herstel", item=own, versie=typed)
        assert "hennen op hoogte" in hens(world).phrasings


async def test_its_own_form_of_a_shared_entry(world: World, dora: Desk) -> None:
    """A server that changes one keeps it to itself; going back gives the shared one."""
    entry = world.bot.app.catalogue.entries[FOUND_ID]
    for text in (DORA, ANSWER):
        await dora.says("bewerken", item=FOUND_ID)
        await dora.write("Tekst", antwoord=text)
        await dora.saves()

    assert ANSWER in words(await world.ask(entry.heading))
    assert "hier aangepast" in await dora.says("bekijk", item=FOUND_ID)
    assert world.bot.app.catalogue.entries[FOUND_ID] == entry

    await dora.says("geschiedenis", item=FOUND_ID)
    assert "weer zoals op alle servers" in words(await dora.choose("Zoals op alle servers"))
    assert world.bot.app.catalogue.for_guild(world.guild.id).entries[FOUND_ID] == entry

    assert "Teruggedraaid" in words(await dora.press("Maak ongedaan"))
    assert ANSWER in words(await world.ask(entry.heading))
    said = await dora.says("herstel", item=FOUND_ID, versie="zoals op alle servers")
    assert "weer zoals op alle servers" in said
    assert ANSWER not in words(await world.ask(entry.heading))
    await dora.says("geschiedenis", item=FOUND_ID)
    assert not any(":all:" in one for one in options(dora.seen()))


async def test_only_home_shares(
    env: simcord.Env, world: World, settings: Settings, catalogue: Catalogue, dora: Desk
) -> None:
    """From the operator's own server all get it; from any other it is refused."""
    await dora.adds()
    own = hens(world).id
    assert "alleen op de server van wie mij draait" in await dora.says("deel", item=own)

    home = settings.model_copy(update={"home_guild": world.guild.id})
    world.make = made(home, catalogue, env.now)
    await world.restart()
    assert own not in world.bot.app.catalogue.entries
    assert "op alle servers te vinden" in await dora.says("deel", item=own)
    assert world.bot.app.catalogue.entries[own].heading == HENS
    assert "Teruggedraaid" in words(await dora.press("Maak ongedaan"))
    assert own not in world.bot.app.catalogue.entries


async def test_what_is_archived_stays_readable_on_a_list(world: World, dora: Desk) -> None:
    """Who kept it reads on: its title and note, and all that it said."""
    await dora.adds()
    own = hens(world).id
    await world.anna.slash(world.channel, "leeslijst toevoegen", item=own)

    await dora.says("archiveer", item=own)

    listed = response(await world.anna.slash(world.channel, "leeslijst toon"))
    opened = response(await world.anna.select(listed, [f"w1:listed:{own}"]))
    assert HENS in words(listed)
    assert "hier kun je het nog lezen" in words(listed)
    assert "Dit is gearchiveerd" in words(opened)
    assert ANSWER in words(opened)


async def test_a_button_of_before_keeps_what_is_archived_and_listed(
    world: World, dora: Desk
) -> None:
    """Saving twice is no error, also where the entry was archived between the two."""
    await dora.adds()
    answer = await world.ask(HENS)
    await world.click(answer, "Op leeslijst", world.anna)
    shared = await leak(world, Keep(hens(world).id))
    await dora.says("archiveer", item=hens(world).id)

    again = response(await world.anna.click(shared, label="Druk"))
    never = response(await world.cas.click(shared, label="Druk"))

    assert "stond al op je leeslijst" in words(again)
    assert "niet (meer) in mijn kennis" in words(never)


async def test_a_long_past_goes_by_the_page(world: World, dora: Desk) -> None:
    """The newest first, and a version can be put back from the list below it."""
    await dora.adds()
    own = hens(world).id
    for number in range(6):
        await dora.says("bewerken", item=own)
        await dora.write("Beheer", eigenaar=f"Team {number}")
        await dora.saves()
    await dora.says("geschiedenis", item=own)

    assert "7 versies. Bladzijde 1 van 2." in words(dora.seen())
    seen = await dora.press("Volgende")
    assert "Versie 1: geschreven" in words(seen)
    await dora.choose("Versie 1")

    assert "staat weer zoals" in words(dora.seen())
    assert hens(world).owner is None


async def test_what_is_worn_is_listed(world: World, dora: Desk) -> None:
    """What is due, what was reported and what nobody used, each with its button."""
    await dora.adds()
    own = hens(world).id
    await dora.says("bewerken", item=own)
    await dora.write("Beheer", gecontroleerd="1-1-2020", controleer_voor="1-2-2020")
    await dora.saves()

    due = await dora.says("verouderd")
    assert "aan nakijken toe" in due
    await dora.press("Niet gebruikt")
    assert "niemand" in words(dora.seen())
    seen = await dora.press("Gemeld")
    assert "Er is niets gemeld" in words(seen)
    assert "Nakijken" in labels(seen)

    reported = await world.click(await world.ask(HENS), "Niet nuttig")
    form = await world.anna.click(reported, label="Meld onjuist")
    await world.anna.submit_modal(form, {desk_field(form): "Dat mag niet meer."})
    await dora.says("verouderd")
    seen = await dora.press("Gemeld")
    assert "Dat mag niet meer." in words(seen)
    seen = await dora.choose(HENS[:20])
    assert ANSWER in words(seen)
    assert labels(seen)[:3] == ["Bewerken", "Nagekeken", "Geschiedenis"]
    assert "is vandaag nagekeken" in words(await dora.press("Nagekeken"))


def desk_field(form: simcord.InteractionResult) -> str:
    """Return the name of a form's only field."""
    (own,) = Desk.held(form)
    return own


async def test_buttons_ask_for_the_right_again(world: World, dora: Desk) -> None:
    """Whoever gets hold of one and is no moderator changes nothing."""
    await dora.adds()
    own = hens(world).id
    (first,) = await world.bot.app.stores.entries.of_entry(world.guild.id, own)
    seen = first.revision
    leaked = await leak(
        world,
        UndoChange(own, seen),
        ArchiveEntry(own, seen),
        HideEntry(FOUND_ID, 0),
        CheckEntry(own, seen),
        ReturnTo(own, str(seen), seen),
    )

    for one in custom_ids(leaked):
        refused = response(await world.cas.click(leaked, custom_id=one))
        assert "Dit mogen alleen moderators" in words(refused)

    assert len(await world.bot.app.stores.entries.of_entry(world.guild.id, own)) == 1
    assert ANSWER in words(await world.ask(HENS))
