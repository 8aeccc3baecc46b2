"""Asking with `/vraag`, as a member sees it."""

import pytest

from knowledge.answer import Question, Unknown
from knowledge.catalogue import Catalogue
from knowledge.language.normalising import sentences
from knowledge.shared import Shared
from tests.conversations.world import (
    FOUND,
    FOUND_ID,
    NONSENSE,
    STRANGE,
    World,
    custom_ids,
    labels,
    nearly_sure,
    options,
    perhaps_urgent,
    pick,
    response,
    unsure,
    words,
)
from tests.storage.reading import choices

BUTTONS = ["Open de bron", "Meer uitleg", "Lees ook (3)", "Op leeslijst", "Vraag een mens", "Meer"]


@pytest.fixture(autouse=True)
async def _people(world: World) -> None:
    """Someone answers here."""
    await world.choose_people()


async def test_an_answer_with_its_source(world: World) -> None:
    """Only the asker sees it: the answer, its source and the buttons."""
    shown = await world.ask(FOUND)

    assert shown.ephemeral
    assert "generatie" in words(shown)
    assert "Bron: Wat werkt voor leefbare wijken?" in words(shown)
    assert labels(shown) == BUTTONS
    assert world.posted() == []


async def test_an_answer_for_the_channel(world: World) -> None:
    """`zichtbaar:kanaal` shows it to all, and then there is nothing to share."""
    shown = await world.ask(FOUND, zichtbaar="kanaal")

    assert not shown.ephemeral
    assert labels(shown) == BUTTONS


async def test_an_answer_for_me(world: World) -> None:
    """`zichtbaar:alleen ik` is what happens without it."""
    assert (await world.ask(FOUND, zichtbaar="alleen ik")).ephemeral


async def test_choices_where_it_is_not_sure(world: World, catalogue: Catalogue) -> None:
    """Two to four questions to choose from, and a person."""
    shown = await world.ask(unsure(catalogue))

    assert "## Bedoel je…?" in words(shown)
    assert 2 <= len([one for one in options(shown) if ":choose" in one]) <= 4
    assert labels(shown)[-2:] == ["Laat het me weten", "Vraag een mens"]


async def test_who_finds_nothing_among_the_choices_can_wait_or_ask_a_person(
    world: World, catalogue: Catalogue
) -> None:
    """Below *Bedoel je…?*, and after saying that it was none of those."""
    question = unsure(catalogue)
    asked = await world.ask(question)

    waits = await world.click(asked, "Laat het me weten")
    none = await world.ask("geen van die")
    preview = await world.click(none, "Vraag een mens")

    assert "krijg je van mij één privébericht" in words(waits)
    (awaited,) = await world.bot.app.stores.awaiting.waiting()
    assert awaited == custom_ids(asked)[-1].split(":")[2]
    assert labels(none)[-2:] == ["Laat het me weten", "Vraag een mens"]
    assert question in words(preview)


async def test_what_a_command_does_can_be_asked_in_words(world: World) -> None:
    """In a channel only who presses sees what comes, and the message that all see stays."""
    await world.anna.slash(world.channel, "leeslijst toevoegen", item=FOUND_ID)
    said = await world.say(f"{world.mention} laat mijn leeslijst zien")
    assert said is not None
    told = words(said)

    shown = await world.click(said, "Toon mijn leeslijst")
    formats = await world.click(await world.ask("stuur me mijn lijst als word"), "Exporteer")

    assert shown.ephemeral
    assert FOUND in words(shown)
    assert words(world.posted()[-1]) == told
    assert formats.ephemeral


async def test_a_choice_gives_the_answer(world: World, catalogue: Catalogue) -> None:
    """Choosing shows the answer to the one who chose, and is kept with the question."""
    asked = await world.ask(unsure(catalogue))
    chosen = next(one for one in options(asked) if ":choose:" in one)
    _, _, key, entry = chosen.split(":")

    shown = response(await pick(world.anna, asked, chosen))

    assert catalogue.entries[entry].body[0] in words(shown)
    assert shown.ephemeral
    assert "Vraag een mens" in labels(shown)
    assert await choices(world.bot.app.database, key) == [entry]


async def test_the_nearest_answer_leads_to_what_is_not_read_yet(
    world: World, catalogue: Catalogue
) -> None:
    """Its text stands there already: a press counts as choosing it, and opens the rest of it."""
    asked = await world.ask(unsure(catalogue))
    own, key, entry = custom_ids(asked)[0].split(":")[1:]
    nearest = catalogue.entries[entry]
    assert own == "choosemore"

    shown = await world.click(asked, nearest.heading)

    first, deeper = words(asked), words(shown)
    assert nearest.body[0] in first
    assert "Open de bron" in labels(asked)
    assert nearest.body[0] not in deeper
    assert "Meer hierover" in deeper
    assert {"Op leeslijst", "Vraag een mens"} <= set(labels(shown))
    assert await choices(world.bot.app.database, key) == [entry]


async def test_whom_to_call_is_a_line_where_that_is_in_doubt(
    world: World, catalogue: Catalogue
) -> None:
    """A press tells the rest, for who needs it."""
    text, call = perhaps_urgent(catalogue)
    first, *_, last = sentences(call.answer)
    asked = await world.ask(text)
    assert f"**Is er haast bij?**\n{first}" in words(asked)
    assert last not in words(asked)

    shown = await world.click(asked, "Is er haast bij?")

    assert first in words(shown)
    assert last in words(shown)


async def test_no_answer_is_invented(world: World) -> None:
    """What is not known is said to be so, with a way on."""
    shown = await world.ask(STRANGE)

    assert "Dat weet ik niet" in words(shown)
    assert "Vraag een mens" in labels(shown)


async def test_the_question_is_kept_without_the_asker(world: World) -> None:
    """What tells who someone is goes before it is kept."""
    shown = await world.ask(f"{STRANGE} 06-12345678")
    key = custom_ids(shown)[-1].split(":")[2]

    kept = await world.bot.app.stores.questions.get(key)

    assert kept is not None
    assert kept.text.startswith(STRANGE)
    assert "12345678" not in kept.text
    assert kept.outcome == "unknown"


async def test_a_greeting(world: World) -> None:
    """Small talk gets a short line, and a question and two themes to begin with."""
    shown = await world.ask("hoi")

    assert words(shown)
    example, *themes = labels(shown)
    assert "generatie" in words(await world.ask(example)) or "?" in example
    assert len(themes) == 2


@pytest.mark.parametrize("text", [NONSENSE, "the cat sat on the mat and slept", "12345"])
async def test_what_is_no_dutch_is_no_open_question(world: World, text: str) -> None:
    """It gets a way to begin, and nobody is asked to answer it."""
    shown = await world.ask(text)
    example = labels(shown)[-3]
    opened = await world.click(shown, example)

    assert "Dat snap ik niet" in words(shown)
    assert example in words(opened)
    kept = await world.bot.app.database.read.execute_fetchall("SELECT key FROM kept_questions")
    assert list(kept) == []


async def test_a_subject_of_others(world: World) -> None:
    """A question outside the field is pointed the way."""
    assert "gemeente" in words(await world.ask("grofvuil ophalen"))


async def test_within_a_theme(world: World, catalogue: Catalogue) -> None:
    """`thema` keeps answers to that theme, by the key that completing gives or the name typed."""
    theme = catalogue.taxonomy.themes["continuiteit"]

    for typed in (theme.id, theme.name, theme.name.upper()):
        shown = await world.ask(FOUND, thema=typed)

        assert "generatie" in words(shown)


async def test_a_theme_that_is_not_there(world: World) -> None:
    """A name that means nothing exactly gets what is near, to be opened."""
    shown = await world.ask(FOUND, thema="veilighied")

    assert "Ik ken ‘veilighied’ niet als een thema" in words(shown)
    assert any("eilig" in label for label in labels(shown))

    opened = await world.click(shown, labels(shown)[0])

    assert "Volg Veiligheid" in " ".join(labels(opened))


async def test_a_theme_that_is_like_nothing(world: World) -> None:
    """Where nothing is near the reply says how to choose."""
    shown = await world.ask(FOUND, thema="qqqqqqqqqqqq")

    assert "Kies een naam uit de lijst" in words(shown)


async def test_themes_complete(world: World) -> None:
    """While typing themes are offered, a typing error included."""
    offered = await world.anna.autocomplete(world.channel, "vraag", "thema", "veilighe")
    wrong = await world.anna.autocomplete(world.channel, "vraag", "thema", "veilighied")
    everything = await world.anna.autocomplete(world.channel, "vraag", "thema", "")

    assert offered[0]["value"] == "veiligheid"
    assert "veiligheid" in [one["value"] for one in wrong]
    assert 10 <= len(everything) <= 25


async def test_the_server_decides_how_sure(world: World, catalogue: Catalogue) -> None:
    """A server's own threshold holds for the very next question."""
    question = nearly_sure(catalogue)
    before = await world.ask(question)

    await world.bea.slash(world.channel, "beheer drempel", zekerheid=95)

    assert "Meer" in labels(before)
    assert "## Bedoel je…?" in words(await world.ask(question))


async def test_the_menu_answers_someones_message(world: World) -> None:
    """*Zoek antwoord* reads the message and answers the one who chose it only."""
    message = await world.cas.send(world.channel, f"{FOUND} <@{world.bea.id}>")

    shown = response(await world.anna.context_menu(world.channel, "Zoek antwoord", message))

    assert shown.ephemeral
    assert "generatie" in words(shown)
    assert world.posted() == []


async def test_what_another_wrote_is_not_kept(world: World) -> None:
    """Who looks for an answer to another's words leaves nothing of them, nor who asks on from it.

    To their own they do.
    """
    text = "ik ben Cas en mijn zusje is ziek, wat helpt tegen eenzaamheid"
    of_cas = await world.cas.send(world.channel, text)
    of_anna = await world.anna.send(world.channel, FOUND)

    for message in (of_cas, of_anna):
        await world.anna.context_menu(world.channel, "Zoek antwoord", message)
    await world.anna.context_menu(world.channel, "Zoek antwoord", of_cas)
    await world.anna.slash(world.channel, "vraag", vraag="en voor ouderen?")

    kept = await world.bot.app.database.read.execute_fetchall("SELECT text FROM kept_questions")
    first, second = (row["text"] for row in kept)
    assert first == FOUND
    assert "zusje" not in second


async def test_the_menu_on_a_message_without_text(world: World) -> None:
    """A picture only, or a mention, says nothing to look for."""
    message = await world.cas.send(world.channel, f"<@{world.bea.id}>")

    shown = response(await world.anna.context_menu(world.channel, "Zoek antwoord", message))

    assert "geen tekst" in words(shown)


async def test_asking_in_a_direct_message(world: World) -> None:
    """`/vraag` works there too, and offers no channel to share in."""
    shown = response(await world.anna.user.slash("vraag", vraag=FOUND))

    assert "generatie" in words(shown)
    assert labels(shown) == BUTTONS


async def test_an_entry_that_went_away(world: World, catalogue: Catalogue) -> None:
    """A choice that is no longer there is said to be gone."""
    asked = await world.ask(unsure(catalogue))
    entry = custom_ids(asked)[0].split(":")[-1]
    world.bot.app.catalogue = Shared.over(catalogue).with_changes((), (entry,))

    shown = await world.click(asked, labels(asked)[0])

    assert "staat niet meer in mijn kennis" in words(shown)


def test_the_strange_question_is_strange(catalogue: Catalogue) -> None:
    """What these tests ask to get no answer, has none."""
    assert isinstance(catalogue.answer(Question(STRANGE)), Unknown)
    assert catalogue.entries[FOUND_ID].heading == FOUND


async def test_what_it_does_not_know_of_the_field_leads_to_the_nearest_themes(
    world: World,
) -> None:
    """*Dat weet ik niet* opens what there is about it; to nonsense nothing is near."""
    near = await world.ask("ons buurthuis ruikt naar vanille")
    strange = await world.ask(STRANGE)

    assert "Dat weet ik niet" in words(near)
    assert "Deze thema’s komen het dichtst in de buurt" in words(near)
    assert "Volg " in " ".join(labels(await world.click(near, labels(near)[0])))
    assert "thema" not in words(strange)
