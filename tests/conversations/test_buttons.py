"""The buttons under an answer: *Nuttig*, *Niet nuttig*, *Deel in kanaal*; also after a restart."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.actions import custom_id
from bot.cards.actions import ReadMore
from bot.curation.publishing import new_entry_id, publish
from knowledge.catalogue import Catalogue
from knowledge.shared import Shared
from storage.feedback import Verdict
from tests.conversations.world import (
    FOUND,
    FOUND_ID,
    World,
    before,
    custom_ids,
    labels,
    options,
    response,
    unsure,
    words,
)
from tests.storage.reading import verdicts


@pytest.fixture(autouse=True)
async def _people(world: World) -> None:
    """Someone answers here."""
    await world.choose_people()


async def test_useful(world: World) -> None:
    """It is kept, and a second press says that it was."""
    answer = await world.ask(FOUND)

    first = await world.click(answer, "Nuttig")
    second = await world.click(answer, "Nuttig")

    assert first.ephemeral
    assert "Fijn dat je er iets aan hebt" in words(first)
    assert "al laten weten" in words(second)
    assert await verdicts(world.bot.app.database, key_of(answer)) == [(Verdict.USEFUL, None)]


async def test_not_useful_asks_why(world: World) -> None:
    """The verdict counts at once; the reason comes with the next press, in the same message."""
    answer = await world.ask(FOUND)

    why = await world.click(answer, "Niet nuttig")
    assert await verdicts(world.bot.app.database, key_of(answer)) == [(Verdict.NOT_USEFUL, None)]
    await world.anna.click(why, label="Het is verouderd")

    thanks = world.channel.history(viewer=world.anna)[-1]
    assert "Dank je" in words(thanks)
    assert labels(thanks) == []
    assert await verdicts(world.bot.app.database, key_of(answer)) == [(Verdict.NOT_USEFUL, "oud")]


async def test_a_change_of_mind(world: World) -> None:
    """The last verdict of a person counts."""
    answer = await world.ask(FOUND)
    await world.click(answer, "Niet nuttig")

    changed = await world.click(answer, "Nuttig")

    assert "aangepast" in words(changed)
    assert await verdicts(world.bot.app.database, key_of(answer)) == [(Verdict.USEFUL, None)]


async def test_everyone_has_a_verdict_on_a_public_answer(world: World) -> None:
    """Whoever sees the answer may judge it, each once."""
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None

    for person in (world.anna, world.cas):
        shown = await world.click(said, "Nuttig", person)
        assert shown.ephemeral

    assert len(await verdicts(world.bot.app.database, key_of(said))) == 2


async def test_sharing(world: World) -> None:
    """The answer appears for all, without who asked and without their question."""
    question = f"Hoi, ik ben Anna. {FOUND}"
    answer = await world.ask(question)

    told = await world.click(answer, "Deel in kanaal")

    (posted,) = world.posted()
    assert "Je naam staat er niet bij" in words(told)
    assert "generatie" in words(posted)
    assert "Anna" not in words(posted)
    assert posted.interaction_metadata is None
    assert {"Meer uitleg", "Op leeslijst", "Vraag een mens", "Meer"} <= set(labels(posted))


async def test_sharing_twice(world: World) -> None:
    """A second press posts nothing."""
    answer = await world.ask(FOUND)
    await world.click(answer, "Deel in kanaal")

    again = await world.click(answer, "Deel in kanaal")

    assert "staat al in het kanaal" in words(again)
    assert len(world.posted()) == 1


async def test_sharing_too_much(world: World) -> None:
    """Nobody floods a channel."""
    answers = [await world.ask(FOUND) for _ in range(6)]

    told = [await world.click(answer, "Deel in kanaal") for answer in answers]

    assert "te snel" in words(told[-1])
    assert len(world.posted()) == 5


async def test_sharing_where_the_person_may_not_write(world: World) -> None:
    """The bot says nothing for who may not say it."""
    await forbid(world, world.anna)
    answer = await world.ask(FOUND)

    told = await world.click(answer, "Deel in kanaal")

    assert "Jij mag in dit kanaal" in words(told)
    assert world.posted() == []


async def test_sharing_where_the_bot_may_not_write(world: World) -> None:
    """It says so, rather than that it was done."""
    member = world.guild.me
    assert member is not None
    await forbid(world, member)
    answer = await world.ask(FOUND)

    told = await world.click(answer, "Deel in kanaal")

    assert "Ik mag in dit kanaal" in words(told)


async def forbid(world: World, whom: object) -> None:
    """Make the channel one where `whom` may not write."""
    overwrites = {whom: discord.PermissionOverwrite(send_messages=False)}
    world.channel = world.guild.create_text_channel("stil", overwrites=overwrites)  # type: ignore[arg-type]


async def test_every_button_works_after_a_restart(world: World) -> None:
    """A press is read from the button itself."""
    answer = await world.ask(FOUND)
    await world.restart()

    useful = await world.click(answer, "Nuttig")
    why = await world.click(answer, "Niet nuttig")
    shared = await world.click(answer, "Deel in kanaal")
    human = await world.click(answer, "Vraag een mens")

    assert "Dank je" in words(useful)
    assert "Wat was er niet goed?" in words(why)
    assert "staat nu in het kanaal" in words(shared)
    assert "Zal ik dit aan een mens vragen" in words(human)


async def test_choices_work_after_a_restart(world: World, catalogue: Catalogue) -> None:
    """So do suggestions."""
    asked = await world.ask(unsure(catalogue))
    await world.restart()

    shown = await world.click(asked, labels(asked)[0])

    assert "Vraag een mens" in labels(shown)


async def test_a_question_that_was_forgotten(world: World) -> None:
    """After 28 days nothing of it is kept, and the buttons say so."""
    answer = await world.ask(FOUND)
    app = world.bot.app
    async with app.database.transaction() as connection:
        await app.stores.questions.forget_older_than(connection, app.now() + timedelta(days=1))

    for label in ("Nuttig", "Niet nuttig", "Vraag een mens"):
        assert "al gewist" in words(await world.click(answer, label))


async def test_a_reason_that_was_forgotten_meanwhile(world: World) -> None:
    """The message that asked for the reason says that it is too late."""
    answer = await world.ask(FOUND)
    why = await world.click(answer, "Niet nuttig")
    app = world.bot.app
    async with app.database.transaction() as connection:
        await app.stores.questions.forget_older_than(connection, app.now() + timedelta(days=1))

    await world.anna.click(why, label="Het klopt niet")

    assert "al gewist" in words(world.channel.history(viewer=world.anna)[-1])


async def test_an_answer_that_went_away_is_not_shared(world: World, catalogue: Catalogue) -> None:
    """What is no longer known is not posted."""
    answer = await world.click(await world.ask(FOUND), "Meer")
    world.bot.app.catalogue = Shared.over(catalogue).with_changes((), (FOUND_ID,))

    told = await world.click(answer, "Deel in kanaal")

    assert "staat niet meer" in words(told)


async def test_a_button_of_a_version_that_is_not_ours(world: World) -> None:
    """An unknown button says that it works no more, and raises nothing."""
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await before(world, channel, "w1:vanalles:en:nog:wat")

    told = await world.click(message, "Druk")

    assert "werkt niet meer" in words(told)


def key_of(message: object) -> str:
    """Return the key of the question that the buttons under a message name."""
    return custom_ids(message)[0].split(":")[2]  # type: ignore[arg-type]


async def test_what_was_not_shared_may_be_shared_again(world: World) -> None:
    """A post that Discord refuses is not said to be there."""
    answer = await world.ask(FOUND)
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013)

    first = await world.click(answer, "Deel in kanaal")
    second = await world.click(answer, "Deel in kanaal")

    assert "mis hier het recht" in words(first)
    assert "staat nu in het kanaal" in words(second)
    assert len(world.posted()) == 1


async def test_a_button_on_a_message_from_before(world: World) -> None:
    """In a channel it answers beside it; where only one reads, the message takes the new form."""
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    own = custom_id(ReadMore("", FOUND_ID))
    public = await before(world, channel, own)
    user = await world.env.bot.fetch_user(world.anna.id)
    private = await before(world, await user.create_dm(), own)

    told = await world.click(public, "Druk")
    await world.anna.user.click(private, label="Druk")

    assert told.ephemeral
    assert words(world.posted()[0]) == "vroeger"
    (seen,) = world.anna.user.dm_channel.history()
    for shown in (told, seen):
        assert "generatie" in words(shown)
        assert shown.flags.components_v2
        assert shown.embeds == []


async def test_what_is_too_hard_is_said_more_simply(world: World) -> None:
    """In one sentence, and by a person who wants that."""
    answer = await world.ask(FOUND)
    why = await world.click(answer, "Niet nuttig")

    said = await world.click(why, "Het is te moeilijk")

    assert "## In het kort\nMinstens één generatie" in words(said)
    assert labels(said) == ["Vraag een mens"]
    assert await verdicts(world.bot.app.database, key_of(why)) == [(Verdict.NOT_USEFUL, "moeilijk")]


async def test_what_is_worth_reading_opens_where_it_is_private(world: World) -> None:
    """Below the answer that only Anna sees; beside one that all see."""
    private = await world.ask(FOUND)
    public = await world.say(f"{world.mention} {FOUND}")
    assert public is not None

    opened = await world.click(private, "Lees ook (3)")
    beside = await world.click(public, "Lees ook (3)")

    assert opened.id == private.id
    assert "generatie" in words(opened)
    assert "Lees ook (3)" not in labels(opened)
    assert beside.ephemeral
    assert "generatie" not in words(beside)
    for shown in (opened, beside):
        assert [one.split(":")[1] for one in options(shown)].count("show") == 3


async def test_a_deeper_part_longer_than_a_message_is_read_on(world: World) -> None:
    """Part after part, until it has all been read."""
    fields = {
        "id": new_entry_id("Hoe begin je een dakmoestuin?"),
        "soort": "vraag",
        "vraag": "Hoe begin je een dakmoestuin?",
        "antwoord": "Samen.",
        "verdieping": " ".join(f"stap{number}*" for number in range(450)),
        "themas": ["wonen"],
        "bronnen": [{"titel": "Dakmoestuinen"}],
    }
    await publish(world.bot.app, world.guild.id, world.bea.id, fields, 0)
    answer = await world.ask("Hoe begin je een dakmoestuin?")

    first = await world.click(answer, "Meer uitleg")
    second = await world.click(first, "Lees verder")

    assert "Dit is niet alles" in words(first)
    assert "stap0\\*" in words(first)
    assert "stap449\\*" not in words(first)
    assert "stap449\\*" in words(second)
    assert "Lees verder" not in labels(second)
    assert second.ephemeral
    said = words(first) + words(second)
    assert all(f"stap{number}\\*" in said for number in range(450))


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [("vraag", "vraag", FOUND), ("publicatie", "titel", "Wat werkt voor leefbare wijken?")],
)
async def test_a_reply_for_all_where_the_person_may_not_write(
    world: World, name: str, option: str, value: str
) -> None:
    """As with sharing; for themselves they are answered there."""
    await forbid(world, world.anna)
    said: dict[str, Any] = {option: value}

    refused = response(await world.anna.slash(world.channel, name, **said, zichtbaar="kanaal"))
    answered = response(await world.anna.slash(world.channel, name, **said))

    assert "Jij mag in dit kanaal geen berichten plaatsen" in words(refused)
    assert refused.ephemeral
    assert answered.ephemeral
    assert "generatie" in words(answered) or "leefbare wijken" in words(answered)
    assert world.posted() == []
