"""Adding to what is known: a form, a card that grows, and the very next question finds it."""

import discord
import pytest
import simcord

from bot.curation.actions import DropDraft, EditDraft, OpenDraft, SaveDraft
from bot.curation.publishing import Published, publish
from knowledge.catalogue import Catalogue
from knowledge.format.writing import fields_of
from tests.conversations.desk import FORM, HENS, Desk, moderator, open_to_all, part_of_the_packs
from tests.conversations.lists import leak
from tests.conversations.world import FOUND_ID, World, custom_ids, labels, response, words

ANSWER = "Vraag het eerst aan je verhuurder."
REFUSED = "Dit mogen alleen moderators"
NASTY = "**vet** @everyone <@1> [x](https://y.nl) `code` ||weg||"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """So much of the packs that a review takes a moment."""
    return part_of_the_packs()


@pytest.fixture
def desk(world: World) -> Desk:
    return moderator(world, "dora")


@pytest.fixture
def log(world: World) -> simcord.ChannelHandle:
    """The channel that Bea chose for a line at each change."""
    return world.guild.create_text_channel("logboek")


async def choose_log(world: World, log: simcord.ChannelHandle) -> None:
    response(await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log))


def last_line(log: simcord.ChannelHandle) -> str:
    return words(log.history()[-1])


def drafts(message: discord.Message) -> str:
    """Return the key of the draft that a card is of."""
    own = next(one for one in custom_ids(message) if one.startswith("w1:savedraft:"))
    return own.split(":")[2]


async def test_what_is_added_answers_the_very_next_question(
    world: World, desk: Desk, log: simcord.ChannelHandle
) -> None:
    """From the first form to *Opslaan*; the log channel tells who did it."""
    await choose_log(world, log)
    card = await desk.begin()

    assert "Concept: Mag je kippen houden" in words(card)
    assert ANSWER in words(card)
    assert labels(card)[0] == "Opslaan"
    assert labels(card)[-1] == "Annuleren"

    assert "Opgeslagen" in await desk.saves()
    assert ANSWER in words(await world.ask("kippen op het dak"))
    assert ANSWER in words(await world.ask(HENS))
    assert "dora" in last_line(log)
    assert HENS in last_line(log)


async def test_a_card_grows_part_by_part(world: World, desk: Desk) -> None:
    """Each form holds what is there, and what is sent in shows on the card at once."""
    await desk.begin()

    card = await desk.write("Tekst", verdieping="Let op het gewicht van het hok.")
    card = await desk.write("Beheer", gecontroleerd="1 maart 2026", eigenaar="Team Groen")
    card = await desk.write("Gouden vragen", gouden_vragen="hennen op een plat dak")

    assert "Let op het gewicht van het hok." in words(card)
    assert "1 maart 2026" in words(card)
    form = await desk.who.click(card, label="Tekst")
    assert desk.held(form)["antwoord"] == ANSWER
    assert "Opgeslagen" in await desk.saves()
    shown = await world.ask(HENS)
    assert "Nagekeken op 1 maart 2026" in words(shown)
    assert "Meer uitleg" in labels(shown)


async def test_a_dismissed_form_loses_only_itself(desk: Desk) -> None:
    """The card stays, with all that was sent in before."""
    await desk.begin()
    await desk.write("Tekst", verdieping="Let op het gewicht van het hok.")

    await desk.who.click(desk.seen(), label="Bronnen")
    card = await desk.write("Beheer", eigenaar="Team Groen")

    assert "Let op het gewicht van het hok." in words(card)


async def test_a_draft_outlives_a_restart(world: World, desk: Desk) -> None:
    """Its buttons work on, and it can be found back with `/kennis bewerken`."""
    card = await desk.begin()
    await world.restart()

    offered = await desk.offers("bewerken", "item", "kippen")
    found = next(value for name, value in offered.items() if name.startswith("Concept: Mag je"))
    again = await desk.says("bewerken", item=found)
    assert ANSWER in again
    assert drafts(desk.seen()) == drafts(card)

    await desk.write("Tekst", verdieping="Let op het gewicht van het hok.")
    assert "Opgeslagen" in await desk.saves()
    assert ANSWER in words(await world.ask(HENS))
    gone = await desk.offers("bewerken", "item", "Concept: Mag je kippen")
    assert not any(name.startswith("Concept") for name in gone)


async def test_a_cancelled_draft_is_gone(world: World, desk: Desk) -> None:
    """Nothing was published, and the button of an older message says so."""
    key = drafts(await desk.begin())

    assert "Wat je invulde, is weg" in words(await desk.press("Annuleren"))

    await desk.who.click(await leak(world, SaveDraft(key)), label="Druk")
    assert "Dit concept is er niet meer" in words(desk.seen())
    assert ANSWER not in words(await world.ask(HENS))


async def test_a_name_that_nobody_knows_is_asked_about(desk: Desk) -> None:
    """A typing error in a theme offers what may be meant; choosing it puts it right."""
    card = await desk.begin(themas="Wonen, Veilgheid")

    assert "ik ken geen ‘Veilgheid’. Bedoel je ‘Veiligheid" in words(card)
    assert "Nog niet opgeslagen" in words(await desk.press("Opslaan"))

    card = await desk.choose("Veiligheid")

    assert "Dit moet nog" not in words(card)
    form = await desk.who.click(card, label="Thema’s en makers")
    assert desk.held(form)["themas"].splitlines()[0] == "Wonen"
    assert desk.held(form)["themas"].splitlines()[1].startswith("Veiligheid")
    assert "Opgeslagen" in await desk.saves()


async def test_an_unknown_name_can_be_left_out(desk: Desk) -> None:
    """What else was typed stays."""
    await desk.begin(themas="Wonen, Ruimtevaart")

    card = await desk.choose("Laat weg")

    form = await desk.who.click(card, label="Thema’s en makers")
    assert desk.held(form)["themas"] == "Wonen"


async def test_what_is_wrong_is_told_by_field(world: World, desk: Desk) -> None:
    """In Dutch, on the card; nothing is published before it is mended."""
    await desk.begin(bronnen="")
    card = await desk.write("Tekst", datum="vorig jaar")

    assert "Bronnen: heeft geen bron" in words(card)
    assert "Datum: ‘vorig jaar’ ken ik niet als datum" in words(card)
    assert "Nog niet opgeslagen" in words(await desk.press("Opslaan"))
    assert ANSWER not in words(await world.ask(HENS))

    await desk.write("Tekst", datum="maart 2026")
    await desk.write("Bronnen", bronnen="Kippenboek | 2021 | blz. 4 | https://example.org/kippen")
    assert "Opgeslagen" in await desk.saves()
    assert "Kippenboek (2021), bladzijde 4" in words(await world.ask(HENS))


async def test_what_nobody_sees_is_nothing(desk: Desk) -> None:
    """A question, an answer or a source of characters without width or ink is still to come."""
    for field in ("vraag", "antwoord", "bronnen"):
        await desk.begin(**{field: "\u200b\u3164"})
        assert "Nog niet opgeslagen" in words(await desk.press("Opslaan")), field
        await desk.press("Annuleren")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("publicatie", {"titel": "Kippen in de wijk", "samenvatting": "Over hokken."}),
        ("artikel", {"titel": "Kippen in de wijk", "samenvatting": "Over hokken."}),
        ("hulpmiddel", {"titel": "Kippen in de wijk", "samenvatting": "Over hokken."}),
        (
            "evenement",
            {"titel": "Kippendag", "samenvatting": "Over hokken.", "begin": "31-3-2027 14:00"},
        ),
        ("elders", {"titel": "Kippenziekte", "antwoord": "Bel een dierenarts."}),
    ],
)
async def test_every_kind_can_be_added(
    world: World, desk: Desk, kind: str, typed: dict[str, str]
) -> None:
    """The first form asks what that kind can't do without."""
    await desk.begin(kind, **typed)

    assert "Opgeslagen" in await desk.saves()
    entries = world.bot.app.catalogue.for_guild(world.guild.id).entries
    (added,) = [one for one in entries.values() if one.heading == typed["titel"]]
    assert added.kind == kind
    assert added.heading not in [one.heading for one in world.bot.app.catalogue.entries.values()]


async def test_an_event_is_written_as_people_say_it(desk: Desk) -> None:
    """Its day without a year, and an address without what a browser puts before it."""
    card = await desk.begin(
        "evenement",
        titel="Kippendag",
        samenvatting="Over hokken.",
        begin="8 december 19:30",
        bronnen="www.example.org/kippen",
    )

    assert "dinsdag 8 december 2026 om 19:30 uur" in words(card)
    assert "(https://www.example.org/kippen)" in words(card)
    assert "Opgeslagen" in await desk.saves()


async def test_every_part_of_every_kind_opens(world: World, desk: Desk) -> None:
    """Each form is within Discord's limits."""
    for kind in ("vraag", "publicatie", "artikel", "hulpmiddel", "evenement", "elders"):
        card = await desk.begin(kind, titel="Kippen", samenvatting="Over hokken.")
        for own in [one for one in custom_ids(card) if one.startswith("w1:editdraft:")]:
            form = await desk.who.click(card, custom_id=own)
            assert form.modal is not None
        await desk.press("Annuleren")
    del world


async def test_sixty_phrasings_stand_in_one_form(desk: Desk) -> None:
    """They are read and changed together; none is lost."""
    many = [f"mag ik kip nummer {number} houden" for number in range(60)]
    await desk.begin(formuleringen="\n".join(many))

    card = await desk.write("Formuleringen", formuleringen="\n".join([*many[1:], "een andere kip"]))
    form = await desk.who.click(desk.seen(), label="Formuleringen")

    assert ANSWER in words(card)
    assert desk.held(form)["formuleringen"].splitlines() == [*many[1:], "een andere kip"]


async def test_what_is_too_long_for_a_form_is_for_a_file(world: World, desk: Desk) -> None:
    """Past 4,000 characters the button says how it can be changed all the same."""
    app, known = world.bot.app, world.bot.app.catalogue.entries[FOUND_ID]
    many = [f"mag ik kip nummer {number} houden {'op het dak ' * 5}" for number in range(60)]
    fields = fields_of(known) | {"formuleringen": many}
    assert isinstance(await publish(app, world.guild.id, 1, fields, 0), Published)
    await desk.slash("bewerken", item=FOUND_ID)

    await desk.press("Formuleringen")

    assert "/kennis importeer" in words(desk.seen())


async def test_a_near_duplicate_is_shown_before_it_is_saved(world: World, desk: Desk) -> None:
    """With *Toch opslaan*; until that is pressed nothing is published."""
    heading = world.bot.app.catalogue.entries[FOUND_ID].heading
    await desk.begin(vraag=heading, formuleringen="")

    seen = await desk.press("Opslaan")

    assert "Kijk hier eerst naar" in words(seen)
    assert heading in words(seen)
    assert labels(seen) == ["Toch opslaan", "Aanpassen", "Annuleren"]
    assert ANSWER not in words(await world.ask(heading))
    assert ANSWER in words(await desk.press("Aanpassen"))
    await desk.press("Opslaan")
    assert "Opgeslagen" in words(await desk.press("Toch opslaan"))


async def test_what_was_confirmed_is_what_is_saved(desk: Desk) -> None:
    """Changed after it was reviewed, it is reviewed again."""
    await desk.begin(formuleringen="hoe lang duurt het voordat een wijk beter wordt")
    seen = await desk.press("Opslaan")
    own = next(one for one in custom_ids(seen) if one.startswith("w1:savedraft:"))
    await desk.press("Aanpassen")
    await desk.write("Beheer", eigenaar="Team Groen")

    await desk.who.click(desk.seen(), label="Opslaan")
    asked = desk.seen()
    newer = next(one for one in custom_ids(asked) if one.startswith("w1:savedraft:"))

    assert newer != own
    assert "Kijk hier eerst naar" in words(asked)


async def test_markdown_and_mentions_stay_what_was_typed(world: World, desk: Desk) -> None:
    """On the card, in the answer, in the past of the entry and in its title; nobody is pinged."""
    await desk.begin(
        vraag=f"Kip {NASTY}", antwoord=f"Hok {NASTY}", formuleringen=f"kippenhok {NASTY}"
    )
    card = desk.seen()
    await desk.saves()
    shown = await world.ask("kippenhok vet everyone code weg")
    entries = world.bot.app.catalogue.for_guild(world.guild.id).entries
    own = next(one.id for one in entries.values() if one.heading.startswith("Kip **vet**"))
    looked = await desk.says("bekijk", item=own)
    past = await desk.says("geschiedenis", item=own)

    for text in (words(card), words(shown), looked, past):
        assert r"\*\*vet\*\*" in text
        assert r"\@everyone" in text
        assert r"\<@1>" in text
        assert r"\[x\](https\://y.nl)" in text


async def test_a_member_is_no_moderator(world: World) -> None:
    """No command does anything for them, and nothing is offered while they type."""
    await open_to_all(world)
    anna = Desk(world, world.anna)
    for name, chosen in {
        "toevoegen": {"soort": "vraag"},
        "bewerken": {"item": FOUND_ID},
        "bekijk": {"item": FOUND_ID},
        "formulering": {"item": FOUND_ID, "tekst": "hoe lang"},
        "controleer": {"item": FOUND_ID},
        "verouderd": {},
        "archiveer": {"item": FOUND_ID},
        "geschiedenis": {"item": FOUND_ID},
        "herstel": {"item": FOUND_ID, "versie": "1"},
        "test": {},
        "verberg": {"item": FOUND_ID},
        "deel": {"item": FOUND_ID},
    }.items():
        assert REFUSED in await anna.says(name, **chosen), name
    assert await anna.offers("bewerken", "item", "hoe") == {}
    assert await anna.offers("geschiedenis", "item", "hoe") == {}


async def test_a_draft_is_its_writers_own(world: World, desk: Desk) -> None:
    """Another moderator who has its button can neither see nor change it."""
    key = drafts(await desk.begin())
    other = moderator(world, "els")
    actions = (OpenDraft(key), SaveDraft(key), DropDraft(key), EditDraft(key, "text"))

    for action in actions:
        await other.who.click(await leak(world, action), label="Druk")
        assert ANSWER not in words(other.seen())
        assert "Dit concept is er niet meer" in words(other.seen()), action

    await desk.who.click(await leak(world, OpenDraft(key)), label="Druk")
    assert ANSWER in words(desk.seen())


async def test_who_lost_the_role_can_do_nothing_more(world: World, desk: Desk) -> None:
    """Between the form and its sending, and between the card and each of its buttons."""
    first = await desk.slash("toevoegen", soort="vraag")
    card = await desk.begin()
    form = await desk.who.click(card, label="Tekst")
    other = world.guild.create_role("redactie")
    response(await world.bea.slash(world.channel, "beheer rol", rol=other))

    said = [
        words(response(await desk.who.submit_modal(first, FORM))),
        words(response(await desk.who.submit_modal(form, desk.held(form)))),
        *[words(response(await desk.who.click(card, custom_id=one))) for one in custom_ids(card)],
    ]

    assert all(REFUSED in text for text in said), said
    assert ANSWER not in words(await world.ask(HENS))
