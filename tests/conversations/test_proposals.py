"""From what someone knows to what everyone can find: `/voorstel`, its queue, and what they hear."""

from typing import Any

import discord
import pytest
import simcord

from bot.proposals.deciding import decline, find_proposal
from bot.view import Refused
from tests.conversations.desk import moderator
from tests.conversations.world import (
    FOUND_ID,
    World,
    by_bot,
    custom_ids,
    labels,
    options,
    pick,
    response,
    words,
)

HENS = "Mag je kippen houden op een dakterras?"
KNOWN = "Vraag het eerst aan je verhuurder."
KNOWLEDGE = {
    "heading": HENS,
    "body": KNOWN,
    "source": "https://example.org/kippen",
    "why": "Het wordt vaak gevraagd.",
}
BETTER = {"body": "Het duurt korter.", "source": "", "why": "Ik las het."}
TITLE = "Hoe lang duurt het voordat een wijk beter wordt?"
REFUSED = "Dit mogen alleen moderators"


class Desk:
    """The queue as a moderator sees it."""

    def __init__(self, world: World, mod: simcord.MemberActor) -> None:
        self.world = world
        self.mod = mod

    async def list(self) -> simcord.ResponseMessage:
        """Ask for the list; only the moderator sees what comes of it."""
        shown = response(await self.mod.slash(self.world.channel, "kennis voorstellen"))
        assert shown.ephemeral
        return shown

    async def first(self) -> discord.Message:
        """Open the first of the list."""
        listed = await self.list()
        await pick(self.mod, listed, options(listed)[0])
        return self.seen()

    async def take_up(self) -> simcord.ResponseMessage:
        """Begin a draft of the first as a question."""
        card = await self.first()
        as_question = next(one for one in options(card) if one.endswith(":vraag:"))
        return response(await pick(self.mod, card, as_question))

    async def submit(self, label: str, said: str) -> discord.Message:
        """Fill in the form behind a button of what is seen."""
        form = await self.mod.click(self.seen(), label=label)
        await self.mod.submit_modal(form, {"said": said})
        return self.seen()

    def seen(self) -> discord.Message:
        return self.world.channel.history(viewer=self.mod)[-1]


@pytest.fixture
def desk(world: World, mod: simcord.MemberActor) -> Desk:
    return Desk(world, mod)


async def propose(
    world: World, who: simcord.MemberActor | None = None, **changes: str
) -> simcord.ResponseMessage:
    """Someone, Anna if not said, proposes knowledge; what they get to see."""
    person = who or world.anna
    form = await person.slash(world.channel, "voorstel kennis")
    return response(await person.submit_modal(form, KNOWLEDGE | changes))


async def improve(world: World) -> simcord.ResponseMessage:
    """Anna proposes how an answer is to be better."""
    form = await world.anna.slash(world.channel, "voorstel verbetering", item=FOUND_ID)
    return response(await world.anna.submit_modal(form, BETTER))


async def mine(world: World) -> simcord.ResponseMessage:
    """What Anna sees of her own."""
    return response(await world.anna.slash(world.channel, "voorstel mijn"))


async def open_mine(world: World) -> discord.Message:
    """Anna opens the first of her own."""
    listed = await mine(world)
    await pick(world.anna, listed, options(listed)[0])
    return world.channel.history(viewer=world.anna)[-1]


async def told(world: World) -> list[discord.Message]:
    """What the bot sent to Anna by herself, oldest first."""
    for _ in range(2):
        await world.env.advance_time(45)
    sent = world.anna.user.dm_channel.history()
    return [one for one in sent if by_bot(one) and not one.flags.ephemeral]


def values(result: simcord.InteractionResult) -> dict[str, str]:
    """What stands in a form already."""
    assert result.modal is not None
    parts = [row["component"] for row in result.modal["components"]]
    return {part["custom_id"]: part.get("value") or "" for part in parts}


async def test_from_a_proposal_to_an_answer(world: World, desk: Desk) -> None:
    """Proposed, taken up, saved, with a restart in between; the proposer hears of it, once."""
    thanks = await propose(world)
    assert thanks.ephemeral
    assert "niet wie het schreef" in words(thanks)
    await world.restart()

    listed = await desk.list()
    assert HENS in words(listed)
    assert "anna" not in words(listed).casefold()
    card = await desk.take_up()
    assert KNOWN in words(card)
    await world.restart()
    await desk.mod.click(card, label="Opslaan")
    if "Toch opslaan" in labels(desk.seen()):  # as what is known near it makes it
        await desk.mod.click(desk.seen(), label="Toch opslaan")
    assert KNOWN in words(await world.ask(HENS))

    (message,) = await told(world)
    assert f"Je stelde voor: ‘{HENS}’" in words(message)
    assert "opgenomen" in words(message)
    shown = response(await world.anna.user.click(message, label="Bekijk het"))
    assert KNOWN in words(shown)
    assert "Er wachten geen voorstellen" in words(await desk.list())
    assert f"Opgenomen bij ‘{HENS}’" in words(await mine(world))


async def test_an_improvement_is_written_in_a_draft_of_the_entry(world: World, desk: Desk) -> None:
    """What is to be different stays in sight, and the entry's own draft opens below it."""
    await improve(world)

    card = await desk.first()
    draft = response(await desk.mod.click(card, label="Verbeter"))

    assert BETTER["body"] in words(card)
    assert TITLE in words(draft)
    assert "Opslaan" in labels(draft)
    assert "Een moderator werkt het uit" in words(await mine(world))


async def test_an_improvement_that_was_made_already(world: World, desk: Desk) -> None:
    """Then there is nothing to write, and the proposer is told so."""
    await improve(world)
    card = await desk.first()

    await desk.mod.click(card, label="Is al verwerkt")

    assert "Wie het voorstelde, krijgt bericht" in words(desk.seen())
    (message,) = await told(world)
    assert TITLE in words(message)
    assert "Er wachten geen voorstellen" in words(await desk.list())


async def test_a_question_back_and_its_answer(world: World, desk: Desk) -> None:
    """Asked in a direct message without a name, answered there, and seen with the proposal."""
    await propose(world)
    await desk.first()
    asked = await desk.submit("Vraag iets", "Geldt dat ook voor een balkon?")
    assert "onderweg" in words(asked)

    (message,) = await told(world)
    await world.restart()
    form = await world.anna.user.click(message, label="Antwoord")
    given = response(await world.anna.user.submit_modal(form, {"said": "Ja, ook daar."}))
    again = response(await world.anna.user.click(message, label="Antwoord"))

    assert "Geldt dat ook voor een balkon?" in words(message)
    assert "mod" not in words(message).replace("moderators", "")
    assert "Dank je" in words(given)
    assert "niet meer open" in words(again)
    card = words(await desk.first())
    assert "Geldt dat ook voor een balkon?" in card
    assert "Ja, ook daar." in card


async def test_a_question_can_be_answered_without_direct_messages(world: World, desk: Desk) -> None:
    """Who takes none finds the question in their list; the message is needless then."""
    await propose(world)
    await desk.first()
    await desk.submit("Vraag iets", "Welk dak?")

    card = await open_mine(world)
    form = await world.anna.click(card, label="Antwoord")
    await world.anna.submit_modal(form, {"said": "Het platte."})

    assert "Welk dak?" in words(card)
    assert "Het platte." in words(await desk.first())
    assert await told(world) == []


async def test_declined_with_a_reason(world: World, desk: Desk) -> None:
    """The proposer reads why, in a message and in their list."""
    await propose(world)
    await desk.first()
    declined = await desk.submit("Wijs af", "Dit is per gemeente anders.")

    (message,) = await told(world)
    opened = response(await world.anna.user.click(message, label="Mijn voorstellen"))

    assert "krijgt bericht" in words(declined)
    for text in (words(message), words(opened), words(await mine(world))):
        assert "Dit is per gemeente anders." in text
    assert "Er wachten geen voorstellen" in words(await desk.list())


async def test_taken_back(world: World, desk: Desk) -> None:
    """Gone for the moderators too, who have it on their screen still."""
    await propose(world)
    card = await desk.first()

    mine_card = await open_mine(world)
    await world.anna.click(mine_card, label="Trek in")
    await desk.mod.click(card, label="Wijs af")

    assert "ingetrokken" in words(world.channel.history(viewer=world.anna)[-1])
    assert "staat er niet meer" in words(desk.seen())
    assert "geen voorstellen" in words(await mine(world))


async def test_something_personal_is_advised_about_first(world: World, desk: Desk) -> None:
    """Nothing is taken out of it and nothing is sent: it can be changed, as it stood."""
    advice = await propose(world, body="Bel 06-12345678, die weet het.")
    assert "nog niet verstuurd" in words(advice)
    assert "06-12345678" in words(advice)
    assert "Er wachten geen voorstellen" in words(await desk.list())
    await world.restart()

    form = await world.anna.click(advice, label="Pas aan")
    assert values(form)["body"] == "Bel 06-12345678, die weet het."
    await world.anna.submit_modal(form, KNOWLEDGE)

    assert "verstuurd" in words(world.channel.history(viewer=world.anna)[-1])
    listed = words(await desk.list())
    assert KNOWN in listed
    assert "06-12345678" not in listed


async def test_something_personal_can_be_meant(world: World, desk: Desk) -> None:
    """Then it is sent as it is, once."""
    advice = await propose(world, body="Bel het loket: 06-12345678.")

    card = await open_mine(world)
    await world.anna.click(advice, label="Verstuur zo")
    await world.anna.click(card, label="Verstuur zo")

    assert "06-12345678" in words(await desk.list())
    assert "kan niet meer" in words(world.channel.history(viewer=world.anna)[-1])


async def test_an_answer_with_something_personal(world: World, desk: Desk) -> None:
    """The same advice: the moderators don't have it before it is sent."""
    await propose(world)
    await desk.first()
    await desk.submit("Vraag iets", "Wie weet dat?")
    card = await open_mine(world)

    form = await world.anna.click(card, label="Antwoord")
    advice = response(await world.anna.submit_modal(form, {"said": "jan@example.org"}))
    before = words(await desk.first())
    form = await world.anna.click(advice, label="Pas aan")
    await world.anna.click(advice, label="Verstuur zo")

    assert values(form)["said"] == "jan@example.org"
    assert "jan@example.org" not in before
    assert "jan@example.org" in words(await desk.first())


async def test_from_a_message(world: World, desk: Desk) -> None:
    """The form begins with what the message says, without who is named in it, and where it is."""
    message = await world.cas.send(world.channel, f"{KNOWN} Toch, <@{world.bea.id}>?")

    form = await world.anna.context_menu(world.channel, "Maak kennisvoorstel", message)
    begun = values(form)
    await world.anna.submit_modal(form, begun | {"heading": HENS})

    assert begun["body"].startswith(KNOWN)
    assert str(world.bea.id) not in begun["body"]
    assert begun["source"] == message.jump_url
    assert KNOWN in words(await desk.list())


async def test_a_message_without_words(world: World) -> None:
    """There is nothing to begin with, and that is said."""
    message = await world.cas.send(world.channel, f"<@{world.bea.id}>")

    nothing = response(await world.anna.context_menu(world.channel, "Maak kennisvoorstel", message))

    assert "geen tekst" in words(nothing)


async def test_five_a_day(world: World) -> None:
    """Before the form where it can be; who had it open gets back what they wrote."""
    open_form = await world.anna.slash(world.channel, "voorstel kennis")
    for number in range(5):
        await propose(world, heading=f"Vraag {number}?")

    late = response(await world.anna.submit_modal(open_form, KNOWLEDGE))
    refused = response(await world.anna.slash(world.channel, "voorstel kennis"))
    other = await propose(world, world.cas)

    assert "vandaag al vijf" in words(late)
    assert KNOWN in words(late)
    assert "vandaag al vijf" in words(refused)
    assert "verstuurd" in words(other)


async def test_nothing_but_spaces(world: World, desk: Desk) -> None:
    """That is no proposal, nor is what takes no room; the way to try again is there."""
    said = await propose(world, heading="   ", body=" \n\u200b ")

    assert "Er stond niets in" in words(said)
    form = await world.anna.click(said, label="Probeer het opnieuw")
    assert set(values(form)) == set(KNOWLEDGE)
    assert "Er wachten geen voorstellen" in words(await desk.list())


async def test_what_someone_writes_does_nothing(world: World, desk: Desk) -> None:
    """Mentions reach nobody and signs format nothing, in list and card; the log has none of it."""
    log = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    nasty = f"@everyone **vet** <@{world.cas.id}> [x](https://kwaad.example)"
    advice = await propose(world, heading=nasty, body=nasty)
    await world.anna.click(advice, label="Verstuur zo")

    shown = [words(await desk.list()), words(await desk.first())]

    for text in shown:
        assert "\\@everyone" in text
        assert "\\*\\*vet\\*\\*" in text
        assert f"\\<@{world.cas.id}>" in text
        assert "\\[x\\]" in text
    said = log.history()[-1]
    assert "everyone" not in words(said)
    stored = world.env.backend.get_message(log.id, said.id)
    assert (stored.ping_user_ids, stored.ping_role_ids, stored.mention_everyone) == ([], [], False)


async def test_pages_oldest_first(world: World, desk: Desk) -> None:
    """Five on a page, with the way to the next and back."""
    for number in range(3):
        await propose(world, heading=f"Vraag van Anna {number}?")
        await world.env.advance_time(1)
    for number in range(3):
        await propose(world, world.cas, heading=f"Vraag van Cas {number}?")
        await world.env.advance_time(1)

    await desk.list()
    first = desk.seen()
    await desk.mod.click(first, label="Volgende")
    second = desk.seen()

    assert len(options(first)) == 5
    assert words(first).index("Anna 0") < words(first).index("Cas 0")
    assert "Vraag van Cas 2?" in words(second)
    assert labels(second) == ["Vraag van Cas 2?", "Vorige"]


async def test_another_moderator_is_at_it(world: World, desk: Desk) -> None:
    """That is said, and it can be taken over; who began goes on with what is theirs."""
    await propose(world)
    other = Desk(world, moderator(world, "ander").who)
    first = await desk.take_up()
    again = await desk.take_up()

    busy = await other.take_up()
    taken = response(await other.mod.click(busy, label="Neem over"))
    back = await desk.take_up()

    assert custom_ids(first) == custom_ids(again)
    assert "Een andere moderator" in words(busy)
    assert KNOWN in words(taken)
    assert custom_ids(taken) != custom_ids(first)
    assert "Een andere moderator" in words(back)


async def test_a_draft_that_is_dropped_leaves_the_proposal(world: World, desk: Desk) -> None:
    """Then it waits as before, and anyone can take it up."""
    await propose(world)
    card = await desk.take_up()

    await desk.mod.click(card, label="Annuleren")

    assert "werkt het uit" not in words(await desk.list())
    assert KNOWN in words(await Desk(world, moderator(world, "ander").who).take_up())


async def test_only_moderators(world: World, desk: Desk) -> None:
    """The command, each press and each form asks for the right again."""
    await propose(world)
    await world.env.advance_time(1)
    await improve(world)
    cards = []
    for own in options(await desk.list()):
        await pick(desk.mod, await desk.list(), own)
        cards.append(desk.seen())
    listed = await desk.list()
    ask = await desk.mod.click(cards[0], label="Vraag iets")
    decline = await desk.mod.click(cards[0], label="Wijs af")
    await world.bea.slash(world.channel, "beheer rol", rol=world.guild.create_role("redactie"))

    refused = [
        response(await desk.mod.slash(world.channel, "kennis voorstellen")),
        response(await pick(desk.mod, listed, options(listed)[0])),
        response(await pick(desk.mod, cards[0], options(cards[0])[0])),
        *[
            response(await desk.mod.click(card, custom_id=one))
            for card in cards
            for one in custom_ids(card)
            if one.split(":")[1] not in ("list", "show")
        ],
        response(await desk.mod.submit_modal(ask, {"said": "Hoezo?"})),
        response(await desk.mod.submit_modal(decline, {"said": "Nee."})),
    ]

    assert all(REFUSED in words(one) for one in refused), [words(one) for one in refused]
    waiting = await world.bot.app.stores.proposals.waiting(world.guild.id)
    assert len(waiting) == 2
    assert all(one.draft_key is None and one.exchange == () for one in waiting)


async def test_a_proposal_belongs_to_its_server(world: World, desk: Desk) -> None:
    """Another server's moderators see it not, and its buttons do nothing for them."""
    await propose(world)
    card = await desk.first()
    elsewhere = world.env.create_guild("Andere wijk")
    channel = elsewhere.create_text_channel("vragen")
    rights = discord.Permissions(manage_messages=True)
    role = elsewhere.create_role("moderator", permissions=rights)
    stranger = elsewhere.add_member(world.env.create_user("vreemde"), roles=[role])

    listed = response(await stranger.slash(channel, "kennis voorstellen"))

    assert "Er wachten geen voorstellen" in words(listed)
    app = world.bot.app
    key = next(one for one in custom_ids(card) if ":decline:" in one).rpartition(":")[2]
    for step in (find_proposal(app, elsewhere.id, key), decline(app, elsewhere.id, key, "Nee.")):
        with pytest.raises(Refused, match="staat er niet meer"):
            await step
    assert HENS in words(await desk.list())


async def test_an_item_is_completed_and_must_be_one(world: World) -> None:
    """It is found by some of its words; what is nothing offers what is near."""
    command = "voorstel verbetering"
    found = await world.anna.autocomplete(world.channel, command, "item", "hoe lang duurt")

    near = response(await world.anna.slash(world.channel, command, item="hoe lang duurt het"))

    assert FOUND_ID in [one["value"] for one in found]

    assert any(one.startswith("w1:propose:") for one in custom_ids(near))


async def test_in_a_direct_message(world: World, desk: Desk) -> None:
    """The home server's moderators have it; without one nobody has, and so it is said."""

    async def begin() -> Any:
        return await world.anna.user.slash("voorstel kennis")

    nobody = response(await begin())
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"home_guild": world.guild.id})
    form = await begin()
    await world.anna.user.submit_modal(form, KNOWLEDGE)

    assert "bij niemand terecht" in words(nobody)
    assert HENS in words(await desk.list())


async def test_each_step_is_a_line_in_the_log(world: World, desk: Desk) -> None:
    """What happens to proposals, never who proposed or what."""
    log = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    before = len(log.history())

    await propose(world)
    await desk.first()
    await desk.submit("Vraag iets", "Welk dak?")
    await desk.first()
    await desk.submit("Wijs af", "Dubbel.")

    lines = [words(one) for one in log.history()[before:]]
    assert len(lines) == 3
    assert not any(HENS in line for line in lines)
    assert not any("anna" in line.casefold() for line in lines)


async def test_gone_with_all_that_is_of_someone(world: World, desk: Desk) -> None:
    """What waited is no longer there, nor is anyone told."""
    await propose(world)
    card = await desk.first()
    asked: Any = response(await world.anna.slash(world.channel, "privacy wissen"))
    assert "Wat je voorstelde" in words(asked)

    await world.anna.click(asked, label="Wis alles van mij")
    await desk.mod.click(card, label="Wijs af")

    assert "staat er niet meer" in words(desk.seen())
    assert await told(world) == []
