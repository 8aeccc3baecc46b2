"""`/leeslijst`: filling a list by button, command, menu and in words; showing it; exporting it."""

import discord
import pytest

from bot.discord.message import KEEPING
from knowledge.answering.reading_time import reading_time
from storage.reading_lists import MOST_ITEMS, MOST_NOTE
from tests.conversations.lists import (
    BOOK,
    BOOK_PAGE,
    BOOK_TITLE,
    add,
    fill,
    ids,
    kept,
    last,
    leeslijst,
    offered,
    seen,
)
from tests.conversations.world import FOUND, FOUND_ID, World, by_bot, labels, pick, response, words

MENU = "Zet op leeslijst"


async def test_by_the_button_under_an_answer(world: World) -> None:
    """It is kept for the one who pressed, in one line; the button says it from then on."""
    answer = await world.ask(FOUND)

    await world.click(answer, "Op leeslijst")
    said, changed = last(world), seen(world, answer)

    assert said.flags.ephemeral
    assert words(said) == f"‘{FOUND}’ staat op je leeslijst."
    assert "Staat op je leeslijst" in labels(changed)
    assert "Op leeslijst" not in labels(changed)
    assert words(changed) == words(answer)
    assert await ids(world) == [FOUND_ID]

    await world.anna.click(said, label="Maak ongedaan")
    assert await ids(world) == []


async def test_by_the_button_under_a_public_answer(world: World) -> None:
    """Whoever presses keeps it for themselves, and nobody else sees that."""
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None

    shown = await world.click(said, "Op leeslijst", world.cas)

    assert shown.ephemeral
    assert await ids(world, world.cas) == [FOUND_ID]
    assert await ids(world) == []


async def test_by_the_button_wherever_something_is_opened(world: World) -> None:
    """A publication and a search result opened have it too."""
    book = response(await world.anna.slash(world.channel, "publicatie", titel=BOOK))
    found = response(await world.anna.slash(world.channel, "zoek", woorden="eenzaamheid"))
    opened = response(
        await world.anna.click(found, custom_id=f"w1:show:{offered(found, 'show')[0]}")
    )

    for message in (book, opened):
        assert "Op leeslijst" in labels(message)
    await world.click(book, "Op leeslijst")
    assert await ids(world) == [BOOK]


async def test_from_a_list_without_opening(world: World) -> None:
    """What is found can be kept at once."""
    shown = response(await world.anna.slash(world.channel, "zoek", woorden="eenzaamheid"))
    first, *others = offered(shown, "keep")

    said = response(await world.anna.select(shown, [f"w1:keep:{first}"], custom_id=KEEPING))

    assert others
    assert said.ephemeral
    assert "staat op je leeslijst" in words(said)
    assert await ids(world) == [first]


async def test_several_at_once(world: World) -> None:
    """All that was chosen is kept, in one line, and what is new of it goes again at a press."""
    found = response(await world.anna.slash(world.channel, "zoek", woorden="eenzaamheid"))
    three = offered(found, "keep")[:3]
    await add(world, three[0])
    await world.env.advance_time(61)

    chosen = [f"w1:keep:{own}" for own in three]
    said = response(await world.anna.select(found, chosen, custom_id=KEEPING))

    assert words(said) == "2 stukken staan op je leeslijst. 1 stuk stond er al op."
    assert set(await ids(world)) == set(three)
    undone = await world.click(said, "Maak ongedaan")
    assert "2 stukken staan niet meer op je leeslijst." in words(undone)
    assert await ids(world) == [three[0]]
    await world.click(undone, "Maak ongedaan")
    assert set(await ids(world)) == set(three)


async def test_from_a_list_that_all_can_see(world: World) -> None:
    """Whoever chooses keeps it for themselves, and nobody else sees that."""
    await world.say(f"{world.mention} {FOUND}")
    said = await world.say(f"{world.mention} welke rapporten?")
    assert said is not None
    own = offered(said, "keep")[0]

    shown = response(await world.cas.select(said, [f"w1:keep:{own}"], custom_id=KEEPING))

    assert shown.ephemeral
    assert (await ids(world, world.cas), await ids(world)) == ([own], [])


async def test_by_command(world: World) -> None:
    """With a note, seen by the one who typed it only."""
    shown = await leeslijst(world, "toevoegen", item=BOOK, notitie="Voor het buurtoverleg")

    assert f"‘{BOOK_TITLE}’ staat op je leeslijst" in words(shown)
    assert "Je notitie staat erbij." in words(shown)
    (item,) = await kept(world)
    assert (item.item_id, item.note) == (BOOK, "Voor het buurtoverleg")


async def test_by_command_with_a_link_or_title(world: World) -> None:
    """What people have at hand will do."""
    await add(world, f"{BOOK_PAGE}?utm_source=nieuwsbrief", FOUND.upper())

    assert await ids(world) == [BOOK, FOUND_ID]


async def test_by_command_with_a_typing_error(world: World) -> None:
    """What is near is offered, and choosing keeps it; a note that was written isn't lost."""
    shown = await leeslijst(
        world, "toevoegen", item="Wat werkt voor leefbare wijkn", notitie="Voor dinsdag"
    )
    assert await ids(world) == []

    assert "Voor dinsdag" in words(shown)
    assert BOOK in offered(shown, "keep")
    await world.anna.click(shown, custom_id=f"w1:keep:{BOOK}")
    assert await ids(world) == [BOOK]


async def test_by_menu_on_a_message_with_a_link(world: World) -> None:
    """In whatever spelling."""
    link = BOOK_PAGE.replace("https://www.", "http://").rstrip("/")
    message = await world.cas.send(world.channel, f"Lees dit eens: <{link}#kop>.")

    shown = response(await world.anna.context_menu(world.channel, MENU, message))

    assert shown.ephemeral
    assert "staat op je leeslijst" in words(shown)
    assert await ids(world) == [BOOK]
    assert await ids(world, world.cas) == []


async def test_by_menu_on_a_message_with_an_id(world: World) -> None:
    """As the files that are exported name it."""
    message = await world.cas.send(world.channel, f"Zie {BOOK} uit de lijst.")

    await world.anna.context_menu(world.channel, MENU, message)

    assert await ids(world) == [BOOK]


async def test_by_menu_on_a_message_with_titles(world: World) -> None:
    """Of more than one, which; each can be chosen."""
    message = await world.cas.send(world.channel, f"{BOOK_TITLE} of {FOUND} Dat is de vraag.")

    shown = response(await world.anna.context_menu(world.channel, MENU, message))
    assert offered(shown, "keep") == [BOOK, FOUND_ID]
    assert await ids(world) == []

    await world.anna.select(shown, [f"w1:keep:{FOUND_ID}"])
    assert await ids(world) == [FOUND_ID]


async def test_by_menu_on_an_answer_of_the_bot(world: World) -> None:
    """What the answer is about; not what it cites."""
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None

    await world.anna.context_menu(world.channel, MENU, said)

    assert await ids(world) == [FOUND_ID]


async def test_by_menu_on_the_sources_of_an_answer(world: World) -> None:
    """Where no button says what a message is about its links and titles do."""
    await world.say(f"{world.mention} {FOUND}")
    said = await world.say(f"{world.mention} bron?")
    assert said is not None

    shown = response(await world.anna.context_menu(world.channel, MENU, said))

    assert offered(shown, "keep")[0] == BOOK
    assert FOUND_ID in offered(shown, "keep")


async def test_by_menu_on_a_forwarded_message(world: World) -> None:
    """What was forwarded is read too."""
    message = await world.cas.send(world.channel, f"Lees {BOOK_PAGE}")
    forwarded = await world.cas.forward(message, world.channel)

    await world.anna.context_menu(world.channel, MENU, forwarded)

    assert await ids(world) == [BOOK]


@pytest.mark.parametrize("text", ["Mooi weer vandaag", "https://example.org/iets-anders", "?"])
async def test_by_menu_on_a_message_that_names_nothing(world: World, text: str) -> None:
    """It says what does work."""
    message = await world.cas.send(world.channel, text)

    shown = response(await world.anna.context_menu(world.channel, MENU, message))

    assert "herken ik niets" in words(shown)
    assert await ids(world) == []


async def test_in_words_in_a_channel(world: World) -> None:
    """What was just discussed is kept, and others read no more than that."""
    await world.say(f"{world.mention} {FOUND}")

    first = await world.say(f"{world.mention} zet dat op mijn leeslijst")
    again = await world.say(f"{world.mention} zet dat op mijn leeslijst")

    assert first is not None
    assert again is not None
    assert words(first) == words(again) == f"‘{FOUND}’ staat op je leeslijst."
    assert labels(first) == []
    assert await ids(world) == [FOUND_ID]


async def test_in_words_to_the_bot_alone(world: World) -> None:
    """With `/vraag` and in a direct message it can be undone, and a note written."""
    await world.ask(FOUND)
    shown = await world.ask("bewaar dat voor mij")
    await world.anna.user.send_dm(f"{BOOK_TITLE}")
    await world.anna.user.send_dm("zet dat op mijn leeslijst")

    assert "Notitie" in labels(shown)
    assert shown.ephemeral
    (said,) = [one for one in world.anna.user.dm_channel.history() if "leeslijst" in words(one)][
        -1:
    ]
    assert "Notitie" in labels(said)
    assert len(await ids(world)) == 2


async def test_in_words_for_all_to_see(world: World) -> None:
    """`zichtbaar:kanaal` discloses no more than a mention does."""
    await world.ask(FOUND)
    await leeslijst(world, "toevoegen", item=FOUND_ID, notitie="Geheim")

    shown = await world.ask("zet dat op mijn leeslijst", zichtbaar="kanaal")

    assert not shown.ephemeral
    assert words(shown) == f"‘{FOUND}’ staat op je leeslijst."


async def test_in_words_after_nothing(world: World) -> None:
    """Where nothing was discussed it asks what it is about."""
    said = await world.say(f"{world.mention} zet dat op mijn leeslijst")

    assert said is not None
    assert "Waar gaat het over?" in words(said)
    assert await ids(world) == []


async def test_an_empty_list(world: World) -> None:
    """It says how to fill it."""
    shown = await leeslijst(world, "toon")

    assert "Er staat nog niets op je leeslijst" in words(shown)
    assert "Zet op leeslijst" in words(shown)


async def test_showing_it(world: World) -> None:
    """How much it is, and what it is; each opens."""
    await add(world, BOOK, FOUND_ID)
    await leeslijst(world, "gelezen", item=BOOK)

    shown = await leeslijst(world, "toon")
    opened = response(await world.anna.select(shown, [f"w1:listed:{BOOK}"]))

    assert "2 stukken, 1 nog te lezen, samen ongeveer 1 minuut." in words(shown)
    assert offered(shown, "listed") == [FOUND_ID, BOOK]
    assert opened.ephemeral
    assert "Gelezen op 1 januari 2026" in words(opened)
    assert labels(opened)[:4] == [
        "Toch nog lezen",
        "Notitie",
        "Herinner me over een week",
        "Verwijder",
    ]


async def test_filters(world: World) -> None:
    """Status, theme and order, alone and together; the title says which."""
    theme = next(iter(world.bot.app.catalogue.entries[BOOK].themes))
    await add(world, BOOK, FOUND_ID)
    await leeslijst(world, "gelezen", item=BOOK)

    read = await leeslijst(world, "toon", status="gelezen")
    unread = await leeslijst(world, "toon", status="te lezen")
    themed = await leeslijst(world, "toon", thema=theme, status="gelezen", sorteer="jaar")
    sorted_by_time = await leeslijst(world, "toon", sorteer="leestijd")

    assert offered(read, "listed") == [BOOK]
    assert offered(unread, "listed") == [FOUND_ID]
    assert offered(themed, "listed") == [BOOK]
    assert "Je leeslijst: gelezen, thema" in words(themed)
    assert offered(sorted_by_time, "listed") == [FOUND_ID, BOOK]


async def test_a_theme_that_is_nearly_there(world: World) -> None:
    """What is near shows the list of that theme, with the rest of what was asked."""
    await add(
        world, *(one.id for one in world.bot.app.catalogue.everywhere.of_theme("wonen")[1][:3])
    )

    shown = await leeslijst(world, "toon", thema="wonne", sorteer="jaar")
    await world.anna.click(shown, label="Wonen")

    assert "thema Wonen" in words(seen(world, shown))
    assert len(offered(seen(world, shown), "listed")) == 3


async def test_the_time_that_someone_has(world: World) -> None:
    """A set that fits, saying what it adds up to; where nothing does, what is the shortest."""
    app = world.bot.app
    await fill(world, 60)

    shown = await leeslijst(world, "toon", max_leestijd=20)
    times = [reading_time(app.catalogue.entries[own]).minutes for own in await ids(world)]

    assert f"samen {min(20, sum(times))} van je 20 minuten" in words(shown)


async def test_too_little_time(world: World) -> None:
    """It names the shortest, kindly."""
    long = next(
        one.id
        for one in world.bot.app.catalogue.entries.values()
        if one.kind != "elders" and reading_time(one).minutes > 1
    )
    await add(world, long)

    shown = await leeslijst(world, "toon", max_leestijd=1)

    assert "past helaas niets" in words(shown)
    assert world.bot.app.catalogue.entries[long].heading in words(shown)


async def test_a_thousand_items(world: World) -> None:
    """Every page fits, there and back, after a restart too; and so does completing."""
    all_of_it = await fill(world, 1000)
    newest = all_of_it[::-1]

    shown = await leeslijst(world, "toon")
    assert "1.000 stukken" in words(shown)
    assert "Bladzijde 1 van 100." in words(shown)
    assert offered(shown, "listed") == newest[:10]
    await world.anna.click(shown, label="Volgende")
    await world.restart()
    assert offered(seen(world, shown), "listed") == newest[10:20]
    await world.anna.click(shown, label="Vorige")
    assert offered(seen(world, shown), "listed") == newest[:10]

    for typed in ("", "verdwenen", "stuk 9", "wijk", "x" * 100):
        found = await world.anna.autocomplete(world.channel, "leeslijst gelezen", "item", typed)
        assert len(found) <= 25
        assert {one["value"] for one in found} <= set(all_of_it)


async def test_the_last_page_of_a_list_that_got_shorter(world: World) -> None:
    """An old button shows the nearest page there is."""
    await fill(world, 11)
    shown = await leeslijst(world, "toon")
    await leeslijst(world, "verwijder", item=(await ids(world))[0])

    await world.anna.click(shown, label="Volgende")

    assert len(offered(seen(world, shown), "listed")) == 10
    assert "Vorige" not in labels(seen(world, shown))


async def test_so_many_minutes_in_words(world: World) -> None:
    """ "Ik heb 20 minuten" gives a set that fits, seen by nobody else."""
    await add(world, BOOK)

    asked = await world.say(f"{world.mention} ik heb 20 minuten")
    assert asked is not None
    shown = await world.click(asked, "Toon wat past")

    assert BOOK_TITLE not in words(asked)
    assert shown.ephemeral
    assert BOOK_TITLE in words(shown)
    assert "van je 20 minuten" in words(shown)


async def test_a_full_list(world: World) -> None:
    """It says so, and what helps; what is on it stays."""
    await fill(world, MOST_ITEMS, known=False)

    shown = await leeslijst(world, "toevoegen", item=BOOK)

    assert "Je leeslijst is vol" in words(shown)
    assert len(await ids(world)) == MOST_ITEMS


async def test_what_is_gone_stays_on_the_list(world: World) -> None:
    """An archived entry keeps its title and note, and can be marked, taken along and taken off."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Bewaren")
    world.bot.app.catalogue = world.bot.app.catalogue.with_changes((), (BOOK,))

    shown = await leeslijst(world, "toon")
    read = await leeslijst(world, "gelezen", item=BOOK_TITLE)
    file = await leeslijst(world, "exporteer", formaat="markdown")

    assert BOOK_TITLE in words(shown)
    assert "Bewaren" in words(shown)
    assert "niet (meer) openen" in words(shown)
    assert "staat nu op ‘gelezen’" in words(read)
    assert BOOK_TITLE in (await file.attachments[0].read()).decode()
    await leeslijst(world, "verwijder", item=BOOK_TITLE)
    assert await ids(world) == []


async def test_a_theme_shows_what_of_it_is_on_the_list(world: World) -> None:
    """For the one who asks."""
    own = world.bot.app.catalogue.everywhere.of_theme("wonen")[1][0]
    await add(world, own.id)

    mine = response(await world.anna.slash(world.channel, "thema", naam="wonen"))
    theirs = response(await world.cas.slash(world.channel, "thema", naam="wonen"))

    assert mine.ephemeral
    assert words(mine).count("Op je leeslijst") == 1
    assert "Op je leeslijst" not in words(theirs)


FILES = {"markdown": ".md", "csv": ".csv", "ris": ".ris", "bibtex": ".bib", "csl-json": ".json"}


@pytest.mark.parametrize("wanted", FILES)
async def test_taking_it_along(world: World, wanted: str) -> None:
    """A file named after the day, with what is on the list and the notes."""
    await leeslijst(world, "toevoegen", item=BOOK, notitie="Voor dinsdag")

    shown = await leeslijst(world, "exporteer", formaat=wanted)

    (file,) = shown.attachments
    content = (await file.read()).decode("utf-8-sig")
    assert file.filename == f"leeslijst-2026-01-01{FILES[wanted]}"
    assert 0 < file.size < 10 * 1024 * 1024
    assert "leefbare wijken" in content
    assert "Voor dinsdag" in content


async def test_taking_along_nothing(world: World) -> None:
    """An empty list is no empty file."""
    shown = await leeslijst(world, "exporteer", formaat="ris")

    assert shown.attachments == []
    assert "er is niets om mee te nemen" in words(shown)


async def test_taking_along_too_much(world: World) -> None:
    """A full list with the longest notes fits; what Discord would refuse is said, not sent."""
    await fill(world, MOST_ITEMS, known=False, note="\\" * MOST_NOTE)

    fitting = await leeslijst(world, "exporteer", formaat="csv")
    too_large = await leeslijst(world, "exporteer", formaat="bibtex")

    assert fitting.attachments[0].size > MOST_ITEMS * MOST_NOTE
    assert too_large.attachments == []
    assert "te groot voor Discord. Kies een ander formaat" in words(too_large)


async def test_in_a_direct_message(world: World) -> None:
    """The same list, and the same commands."""
    await add(world, BOOK)

    shown = response(await world.anna.user.slash("leeslijst toon"))
    card = response(await world.anna.user.select(shown, [f"w1:listed:{BOOK}"]))
    await world.anna.user.click(card, label="Gelezen")

    assert BOOK_TITLE in words(shown)
    (item,) = await kept(world)
    assert item.read


async def test_completing_offers_what_there_is_to_do(world: World) -> None:
    """Everything to add; of the own list the unread first, typing errors included."""
    await add(world, BOOK, FOUND_ID)
    await leeslijst(world, "gelezen", item=FOUND_ID)

    async def offers(command: str, typed: str) -> list[str]:
        found = await world.anna.autocomplete(world.channel, f"leeslijst {command}", "item", typed)
        return [one["value"] for one in found]

    assert BOOK in await offers("toevoegen", "leefbre wijken")
    assert len(await offers("toevoegen", "")) == 25
    for command in ("gelezen", "notitie", "herinner", "verwijder"):
        assert await offers(command, "") == [BOOK, FOUND_ID]
        assert await offers(command, "leefbre wijkn") == [BOOK]
    assert await offers("gelezen", "wijk") == [BOOK, FOUND_ID]


async def test_a_menu_and_words_in_a_thread(world: World) -> None:
    """Wherever people talk."""
    message = await world.cas.send(world.channel, "Even apart")
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(message.id).create_thread(name="apart")
    thread = world.channel.threads[0]
    await world.anna.send(thread, f"{world.mention} {FOUND}")
    answer = [one for one in thread.history() if by_bot(one)][-1]

    await world.anna.context_menu(thread, MENU, answer)

    assert await ids(world) == [FOUND_ID]


async def test_the_list_in_another_order(world: World) -> None:
    """Sorted where it stands."""
    await add(world, FOUND_ID, BOOK)
    shown = await leeslijst(world, "toon")

    await world.anna.click(shown, label="Sorteer")
    orders = seen(world, shown)
    await pick(world.anna, orders, "w1:mylist:0:::time:")

    assert words(seen(world, shown)).index(FOUND) < words(seen(world, shown)).index(BOOK_TITLE)


async def test_the_list_as_a_file(world: World) -> None:
    """By a button, as Word opens it."""
    await add(world, BOOK)
    formats = await world.click(await leeslijst(world, "toon"), "Exporteer")

    file = response(await world.anna.select(formats, ["w1:export:docx"]))

    assert [one.filename[-5:] for one in file.attachments] == [".docx"]
