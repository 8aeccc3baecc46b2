"""From a question that nobody could answer to the one who asked it: the moderators' queue."""

from typing import Any

import discord
import pytest
import simcord

from bot.curation.publishing import publish
from tests.conversations.world import (
    FOUND,
    FOUND_ID,
    STRANGE,
    World,
    by_bot,
    custom_ids,
    labels,
    options,
    pick,
    response,
    unsure,
    words,
)

HENS = "Mogen kippen op het dakterras van de flat?"
HENS_TOO = "mag je kippen op het dakterras van de flat?"
TITLE = "Hoe lang duurt het voordat een wijk beter wordt?"
TELL_ME, MENS = "Laat het me weten", "Vraag een mens"
ANSWER = {
    "vraag": "Mag je kippen houden op een dakterras?",
    "antwoord": "Vraag het eerst aan je verhuurder.",
    "bronnen": "https://example.org/kippen",
    "themas": "Wonen",
    "formuleringen": HENS,
}
REFUSED = "Dit mogen alleen moderators"


@pytest.fixture(autouse=True)
async def _people(world: World) -> None:
    """Someone answers here."""
    await world.choose_people()


class Desk:
    """The queue as a moderator sees it."""

    def __init__(self, world: World, mod: simcord.MemberActor) -> None:
        self.world = world
        self.mod = mod

    async def slash(self, name: str, **chosen: Any) -> simcord.ResponseMessage:
        """Use a command; only the moderator sees what comes of it."""
        result = await self.mod.slash(self.world.channel, f"onbeantwoord {name}", **chosen)
        assert response(result).ephemeral
        return response(result)

    async def first(self) -> discord.Message:
        """Open the first of the list."""
        listed = await self.slash("lijst")
        await pick(self.mod, listed, options(listed)[0])
        return self.seen()

    async def press(self, label: str) -> discord.Message:
        """Press a button on what is seen; what is seen then."""
        await self.mod.click(self.seen(), label=label)
        return self.seen()

    async def save(self) -> None:
        """Save the draft that is seen, whatever there is to be said of it."""
        for label in ("Opslaan", "Toch opslaan"):
            if label in labels(self.seen()):
                await self.press(label)

    def seen(self) -> discord.Message:
        return self.world.channel.history(viewer=self.mod)[-1]


@pytest.fixture
def desk(world: World, mod: simcord.MemberActor) -> Desk:
    return Desk(world, mod)


def messages(world: World) -> list[discord.Message]:
    """Return what the bot sent to Anna by herself, oldest first."""
    sent = world.anna.user.dm_channel.history()
    return [one for one in sent if by_bot(one) and not one.flags.ephemeral]


async def test_from_question_to_answer(world: World, desk: Desk) -> None:
    """Three steps of a moderator, a restart in between, and the asker is told: once."""
    asked = await world.ask(HENS)
    assert labels(asked)[-2:] == [TELL_ME, MENS]
    promised = await world.click(asked, TELL_ME)
    assert promised.ephemeral
    assert "één privébericht" in words(promised)

    assert HENS in words(await desk.first())
    linked = await desk.slash("koppel", vraag=HENS, item=FOUND_ID)
    assert f"formulering bij ‘{TITLE}’" in words(linked)
    await world.restart()
    await world.env.advance_time(45)
    await world.env.advance_time(45)

    (message,) = messages(world)
    assert f"Je vroeg: ‘{HENS}’" in words(message)
    assert f"‘{TITLE}’" in words(message)
    opened = response(await world.anna.user.click(message, label="Bekijk het antwoord"))
    assert "generatie" in words(opened)
    assert "generatie" in words(await world.ask(HENS))
    assert "niets open" in words(await desk.slash("lijst"))


async def test_what_came_some_other_way_is_told_too(world: World, desk: Desk) -> None:
    """Knowledge that a start finds, or an hour's look, may answer what someone waits for: once."""
    await world.click(await world.ask(HENS), TELL_ME)
    await publish(
        world.bot.app,
        world.guild.id,
        world.bea.id,
        {
            "id": "kippen",
            "soort": "vraag",
            "vraag": HENS,
            "antwoord": "Vraag het eerst.",
            "bronnen": [{"url": "https://example.org/kippen"}],
        },
        0,
    )

    for _ in range(2):
        await world.restart()
        for _ in range(2):
            await world.env.advance_time(45)

    (message,) = messages(world)
    assert f"Je vroeg: ‘{HENS}’" in words(message)
    assert "niets open" in words(await desk.slash("lijst"))


async def test_candidates_are_one_press_away(world: World, desk: Desk) -> None:
    """What may well fit is a button, and pressing it links."""
    await world.ask(HENS)
    card = await desk.first()
    link = next(one for one in custom_ids(card) if one.startswith("w1:link:"))

    await desk.mod.click(card, custom_id=link)

    assert "De volgende die dit vraagt, krijgt dit antwoord" in words(desk.seen())
    own = link.rpartition(":")[2]
    title = world.bot.app.catalogue.entries[own].heading
    assert title in words(await world.ask(HENS))


async def test_an_answer_of_its_own(world: World, desk: Desk) -> None:
    """The form holds what is known; saved as a draft is, the asker is told, and it is found."""
    await world.click(await world.ask(HENS), TELL_ME)
    await world.env.advance_time(1)
    await world.ask(HENS_TOO)
    await desk.first()

    form = await desk.mod.click(desk.seen(), label="Beantwoord")
    assert form.modal is not None
    begun = [one["component"].get("value") for one in form.modal["components"]]
    card = response(await desk.mod.submit_modal(form, ANSWER))
    seen = words(card)
    await desk.save()
    await world.env.advance_time(45)
    await world.env.advance_time(45)

    assert (begun[0], begun[4]) == (HENS, f"{HENS}\n{HENS_TOO}")
    assert "Vraag het eerst aan je verhuurder" in seen
    assert "Vraag het eerst aan je verhuurder" in words(await world.ask(HENS))
    assert "niets open" in words(await desk.slash("lijst"))
    (message,) = messages(world)
    shown = response(await world.anna.user.click(message, label="Bekijk het antwoord"))
    assert "Vraag het eerst aan je verhuurder" in words(shown)


async def test_one_conversation_is_one_question(world: World, desk: Desk) -> None:
    """Nothing that only goes on from it stands in the queue: not "geen van die" either."""
    vague = unsure(world.bot.app.catalogue.for_guild(None))
    await world.ask(vague)
    await world.ask("geen van die")

    first = await desk.first()

    assert vague in words(first)
    assert "geen van die" not in words(first)
    assert len(options(await desk.slash("lijst"))) == 1


async def test_a_turn_that_goes_on_can_be_read_by_itself(world: World, desk: Desk) -> None:
    """The moderator reads what it goes on from; the asker reads their own words."""
    await world.ask("mogen kippen op het dakterras")
    await world.env.advance_time(1)
    asked = await world.ask("en hanen op het balkon van mijn flat?")

    assert "Je vroeg: en hanen op het balkon van mijn flat?" in words(asked)
    whole = "en hanen op het balkon van mijn flat? (na ‘mogen kippen op het dakterras’)"
    assert whole in words(await desk.first())


async def test_an_answer_is_for_members_of_its_server(world: World, desk: Desk) -> None:
    """Who left the server since can't read what is the server's own."""
    await world.click(await world.ask(HENS), TELL_ME)
    await desk.first()
    form = await desk.mod.click(desk.seen(), label="Beantwoord")
    await desk.mod.submit_modal(form, ANSWER)
    await desk.save()
    await world.env.advance_time(45)
    await world.env.advance_time(45)
    (message,) = messages(world)
    user = world.anna.user

    world.guild.remove_member(world.anna)
    shown = response(await user.click(message, label="Bekijk het antwoord"))

    assert "kan ik je niet laten zien" in words(shown)


async def test_typed_names(world: World, desk: Desk) -> None:
    """Another answer can be named in a form; what isn't one offers what is near."""
    await world.ask(HENS)
    await desk.first()

    form = await desk.mod.click(desk.seen(), label="Ander antwoord")
    near = response(await desk.mod.submit_modal(form, {"said": "Hoe lang duurt het voordat"}))
    await desk.mod.click(near, custom_id=custom_ids(near)[0])

    assert "De volgende die dit vraagt" in words(desk.seen())


async def test_undoing(world: World, desk: Desk) -> None:
    """Taken back in time nobody hears of it, the entry is as it was, and the question is open."""
    await world.click(await world.ask(STRANGE), TELL_ME)
    await desk.slash("koppel", vraag=STRANGE, item=FOUND_ID)

    undone = await desk.press("Maak ongedaan")
    await world.env.advance_time(60)
    await world.env.advance_time(60)

    assert "Teruggedraaid" in words(undone)
    assert messages(world) == []
    assert "Dat weet ik niet" in words(await world.ask(STRANGE))
    assert STRANGE in words(await desk.slash("lijst"))


async def test_setting_aside(world: World, desk: Desk) -> None:
    """It leaves the list, also when it is asked again; and comes back when that is undone."""
    await world.ask(STRANGE)

    aside = await desk.slash("negeer", vraag=STRANGE)
    said = words(aside)
    await world.ask(STRANGE)
    empty = words(await desk.slash("lijst"))
    await desk.mod.click(aside, label="Maak ongedaan")

    assert "niet meer in de lijst" in said
    assert "niets open" in empty
    assert "2 keer gevraagd" in words(await desk.slash("lijst"))


async def test_nobody_is_named(world: World, desk: Desk) -> None:
    """Alike questions are one group, counted; who asked stands nowhere, however few they are."""
    await world.ask(HENS)
    await world.cas.slash(world.channel, "vraag", vraag=HENS_TOO)

    listed = words(await desk.slash("lijst"))
    card = words(await desk.first())

    for text in (listed, card):
        assert "2 keer gevraagd" in text
        assert "mensen" not in text.replace("de meeste mensen", "")
        for person in (world.anna, world.cas):
            assert str(person.id) not in text
            assert person.user.name not in text.casefold()


STRANGER = (
    "krakende hobo zonder veter",
    "blauwe schoenveters zingen opera",
    "gebreide vulkanen fluiten zachtjes",
    "trillende puddingen jodelen",
    "vierkante pannenkoeken stuiteren",
    "glazen laarzen rinkelen",
)


async def test_pages(world: World, desk: Desk) -> None:
    """Five on a page, with the way to the next and back."""
    for strange in STRANGER:
        await world.ask(strange)

    pages = [options(await desk.slash("lijst"))]
    pages += [options(await desk.press(label)) for label in ("Volgende", "Vorige")]

    assert [len(page) for page in pages] == [5, 1, 5]
    assert pages[0] == pages[2]


async def test_a_chosen_suggestion_is_shown(world: World, desk: Desk) -> None:
    """What the asker chose from suggestions is the first candidate."""
    asked = await world.ask(unsure(world.bot.app.catalogue.everywhere))
    chosen = labels(asked)[0]
    await world.click(asked, chosen)

    listed = words(await desk.slash("lijst"))
    card = await desk.first()

    assert "Daarna gekozen" in listed
    assert labels(card)[0] == chosen


async def test_an_answer_of_no_use(world: World, desk: Desk) -> None:
    """Its reason and what was reported stand with the entry, which is mended there and then."""
    answer = await world.ask(FOUND)
    why = await world.click(answer, "Niet nuttig")
    await world.anna.click(why, label="Het klopt niet")
    thanks = world.channel.history(viewer=world.anna)[-1]
    form = await world.anna.click(thanks, label="Meld onjuist")
    told = response(
        await world.anna.submit_modal(form, {"said": "Het duurt korter, bel 06-12345678"})
    )

    listed = words(await desk.slash("lijst"))
    shown = await desk.first()
    card = words(shown)
    await desk.press("Bewerken")
    assert f"Concept: {TITLE}" in words(desk.seen())
    await desk.mod.click(shown, label="Afgehandeld")

    assert "niet wie het schreef" in words(told)
    assert f"Antwoord: {TITLE}" in listed
    for text in (listed, card):
        assert "het klopt niet" in text
        assert "Het duurt korter" in text
        assert "12345678" not in text
    assert "niets open" in words(await desk.slash("lijst"))


async def test_an_answer_about_something_else(world: World, desk: Desk) -> None:
    """Then the question is open, with what it got; that isn't offered again."""
    answer = await world.ask(FOUND)
    why = await world.click(answer, "Niet nuttig")
    await world.anna.click(why, label="Het gaat over iets anders")

    card = await desk.first()

    assert f"Dit antwoord ging over iets anders: ‘{TITLE}’" in words(card)
    assert not any(one.endswith(f":{FOUND_ID}") for one in custom_ids(card))


async def test_the_menu_on_an_answer(world: World, desk: Desk) -> None:
    """On a public answer of the bot's; on someone's own message there is nothing to report."""
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    own = await world.anna.send(world.channel, "Hoi allemaal")

    form = await world.cas.context_menu(world.channel, "Meld onjuist", said)
    await world.cas.submit_modal(form, {"said": "Dit is achterhaald"})
    nothing = response(await world.cas.context_menu(world.channel, "Meld onjuist", own))

    assert "geen antwoord van mij" in words(nothing)
    assert "Dit is achterhaald" in words(await desk.slash("lijst"))


async def test_reports_have_an_end(world: World, desk: Desk) -> None:
    """Ten a day; the eleventh is not kept, and that is said."""
    shown = await world.click(await world.ask(FOUND), "Niet nuttig")

    told = []
    for number in range(11):
        form = await world.anna.click(shown, label="Meld onjuist")
        told.append(words(response(await world.anna.submit_modal(form, {"said": f"{number}!"}))))

    assert "Dank je" in told[9]
    assert "tien keer" in told[10]
    assert "10 opmerkingen" not in words(await desk.slash("lijst"))


async def test_in_a_direct_message(world: World, desk: Desk) -> None:
    """The home server's moderators have what was asked there; without one nobody has, and so."""
    await world.anna.user.send_dm(HENS)
    said = world.anna.user.dm_channel.history()[-1]

    nobody = response(await world.anna.user.click(said, label=TELL_ME))
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"home_guild": world.guild.id})
    promised = response(await world.anna.user.click(said, label=TELL_ME))

    assert "bij niemand terecht" in words(nobody)
    assert "één privébericht" in words(promised)
    assert HENS in words(await desk.slash("lijst"))


async def test_each_decision_is_a_line_in_the_log(world: World, desk: Desk) -> None:
    """Who decided what, without what was asked, who asked or who waits: the line stays for good."""
    log = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    before = len(log.history())
    for text in (HENS, STRANGE):
        await world.click(await world.ask(text), TELL_ME)

    await desk.slash("koppel", vraag=HENS, item=FOUND_ID)
    await desk.press("Maak ongedaan")
    await desk.slash("negeer", vraag=STRANGE)

    linked, undone, aside = (words(one) for one in log.history()[before:])
    assert TITLE in linked
    assert "een besluit over een open vraag terug" in undone
    assert "een open vraag uit de lijst" in aside
    assert not any(HENS in line or STRANGE in line for line in (linked, undone, aside))
    assert all(line.startswith("mod ") for line in (linked, undone, aside))
    assert not any("anna" in line.casefold() for line in (linked, undone, aside))


async def test_waiting_twice(world: World) -> None:
    """A second press changes nothing, and says so."""
    asked = await world.ask(HENS)
    await world.click(asked, TELL_ME)

    again = await world.click(asked, TELL_ME)

    assert "Dat had je al gevraagd" in words(again)
    assert len(await world.bot.app.stores.awaiting.waiting()) == 1


async def test_no_longer_waiting(world: World, desk: Desk) -> None:
    """Who changes their mind hears nothing of the answer."""
    asked = await world.ask(HENS)
    promised = await world.click(asked, TELL_ME)

    await world.anna.click(promised, label="Toch niet")
    await desk.slash("koppel", vraag=HENS, item=FOUND_ID)
    await world.env.advance_time(45)
    await world.env.advance_time(45)

    said = [words(one) for one in world.channel.history(viewer=world.anna)]
    assert any("geen bericht over" in one for one in said)
    assert messages(world) == []


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("lijst", {}),
        ("koppel", {"vraag": HENS, "item": FOUND_ID}),
        ("beantwoord", {"vraag": HENS}),
        ("negeer", {"vraag": HENS}),
    ],
)
async def test_a_member_can_use_none_of_it(
    world: World, desk: Desk, name: str, chosen: dict[str, str]
) -> None:
    """Also where the server opened the commands to all; nothing is shown while typing either."""
    await world.ask(HENS)
    commands = await world.bot.tree.fetch_commands()
    own = next(one for one in commands if one.name == "onbeantwoord")
    world.guild.set_command_permissions(own.id, {world.guild.default_role: True})

    refused = response(await world.cas.slash(world.channel, f"onbeantwoord {name}", **chosen))

    assert refused.ephemeral
    assert REFUSED in words(refused)
    assert HENS in words(await desk.slash("lijst"))
    if chosen:
        command = f"onbeantwoord {name}"
        assert await world.cas.autocomplete(world.channel, command, "vraag", "kip") == []
        (found,) = await desk.mod.autocomplete(world.channel, command, "vraag", "kip")
        assert found["name"] == HENS


async def test_only_moderators(world: World, desk: Desk) -> None:
    """Each command, press, form and completion asks for the right again."""
    await world.ask(HENS)
    listed = await desk.slash("lijst")
    card = await desk.first()
    form = await desk.mod.click(card, label="Ander antwoord")
    answer_form = await desk.mod.click(card, label="Beantwoord")
    other = world.guild.create_role("redactie")
    await world.bea.slash(world.channel, "beheer rol", rol=other)

    refused = [
        words(response(await pick(desk.mod, listed, options(listed)[0]))),
        *[
            words(response(await desk.mod.click(card, custom_id=one)))
            for one in custom_ids(card)
            if one != "w1:list"
        ],
        words(response(await desk.mod.submit_modal(form, {"said": FOUND_ID}))),
        words(response(await desk.mod.submit_modal(answer_form, ANSWER))),
    ]

    assert all(REFUSED in text for text in refused), refused
    assert world.bot.app.catalogue.for_guild(world.guild.id).entries[FOUND_ID].heading == TITLE
    gap = await world.bot.app.stores.gaps.open(
        world.guild.id, world.env.now().replace(year=2000), off_topic=""
    )
    assert len(gap.questions) == 1
