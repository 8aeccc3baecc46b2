"""`/zoek`, `/publicatie` and `/thema`."""

from datetime import timedelta
from typing import Any

import pytest
import simcord

from bot.pacing import SLOWER, Budget
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind
from tests.conversations.world import FOUND, World, custom_ids, labels, options, response, words


async def search(world: World, **given: Any) -> simcord.ResponseMessage:
    return response(await world.anna.slash(world.channel, "zoek", **given))


def listed(message: Any) -> list[str]:
    """Return the ids of the entries that a message offers to open."""
    found = dict.fromkeys((*custom_ids(message), *options(message)))
    return [one.split(":")[2] for one in found if one.startswith("w1:show:")]


async def test_searching_by_words(world: World, catalogue: Catalogue) -> None:
    """The best five, for the searcher only, and the way to the next."""
    shown = await search(world, woorden="eenzaamheid")

    found = [match.entry.id for match in catalogue.search("eenzaamheid")]
    assert shown.ephemeral
    assert listed(shown) == found[:5]
    assert "Volgende" in labels(shown)
    assert "Vorige" not in labels(shown)


async def test_searching_without_anything(world: World) -> None:
    """All there is, the newest first."""
    assert "Het nieuwste eerst" in words(await search(world))


async def test_turning_pages(world: World, catalogue: Catalogue) -> None:
    """The list changes where it stands, there and back, after a restart too."""
    found = [match.entry.id for match in catalogue.search("eenzaamheid")]
    shown = await search(world, woorden="eenzaamheid")

    await world.anna.click(shown, label="Volgende")
    await world.restart()
    (second,) = world.channel.history(viewer=world.anna)
    assert listed(second) == found[5:10]

    await world.anna.click(second, label="Vorige")
    (again,) = world.channel.history(viewer=world.anna)
    assert listed(again) == found[:5]


async def test_pages_keep_the_filters(world: World, catalogue: Catalogue) -> None:
    """The second page is of the same search."""
    filters = Filters(kind=Kind.PUBLICATION, from_year=2015)
    found = [match.entry.id for match in catalogue.search("", filters)]
    assert len(found) > 5, "the packs must have enough to page through"
    shown = await search(world, soort="publicatie", vanaf_jaar=2015)

    await world.anna.click(shown, label="Volgende")

    (second,) = world.channel.history(viewer=world.anna)
    assert listed(second) == found[5:10]


async def test_a_search_that_was_forgotten(world: World) -> None:
    """A page of a search of long ago is said to be gone, and the list stays as it is."""
    shown = await search(world, woorden="eenzaamheid")
    app = world.bot.app
    async with app.database.transaction() as connection:
        await app.stores.searches.forget_older_than(connection, app.now() + timedelta(days=1))

    await world.anna.click(shown, label="Volgende")

    first, told = world.channel.history(viewer=world.anna)
    assert "verlopen" in words(told)
    assert listed(first)


async def test_nothing_found(world: World) -> None:
    """It says so, and what to try."""
    assert "Niets gevonden" in words(await search(world, woorden="xqzwv", vanaf_jaar=2024))


async def test_opening_a_result(world: World) -> None:
    """A result opens for the one who pressed, and the next "bron?" is about it."""
    shown = await search(world, woorden="eenzaamheid", soort="publicatie")
    own = listed(shown)[0]

    opened = response(await world.anna.click(shown, custom_id=f"w1:show:{own}"))
    followed = await world.ask("bron?")

    heading = world.bot.app.catalogue.entries[own].heading
    assert opened.ephemeral
    assert heading[:40] in words(opened)
    assert heading[:40] in words(followed)


@pytest.mark.parametrize("option", ["thema", "organisatie", "auteur"])
async def test_a_name_that_is_not_there(world: World, option: str) -> None:
    """What is near is offered; nothing is silently left out of the search."""
    shown = await search(world, woorden="wijk", **{option: "zzqqxx"})

    assert "Ik ken ‘zzqqxx’ niet als een" in words(shown)


async def test_a_name_that_is_nearly_there(world: World, catalogue: Catalogue) -> None:
    """A typing error gets the names that it may be; one that is pressed does the whole search."""
    filters = Filters(kind=Kind.PUBLICATION, organisation="platform31")
    found = [match.entry.id for match in catalogue.search("wijk", filters)]
    shown = await search(world, woorden="wijk", soort="publicatie", organisatie="platvorm31")

    await world.anna.click(shown, label="Platform31")

    (results,) = world.channel.history(viewer=world.anna)
    assert listed(results) == found[:5]
    assert "Alleen soort publicatie en organisatie Platform31." in words(results)


async def test_dropping_a_filter(world: World, catalogue: Catalogue) -> None:
    """The same words without it, in the same place, and from there further."""
    found = [match.entry.id for match in catalogue.search("eenzaamheid")]
    shown = await search(world, woorden="eenzaamheid", soort="publicatie", vanaf_jaar=2015)

    await world.anna.click(shown, label="Zonder soort publicatie")
    (without,) = world.channel.history(viewer=world.anna)
    assert "Alleen vanaf 2015." in words(without)

    await world.anna.click(without, label="Zonder vanaf 2015")
    (all_found,) = world.channel.history(viewer=world.anna)
    assert listed(all_found) == found[:5]


async def test_nothing_found_by_a_filter(world: World) -> None:
    """It says which filter did it, and that is dropped by its button."""
    shown = await search(world, woorden="leefbaarheid", vanaf_jaar=2100)

    await world.anna.click(shown, label="Zonder vanaf 2100")

    (found,) = world.channel.history(viewer=world.anna)
    assert "Gevonden bij ‘leefbaarheid’" in words(found)


@pytest.mark.parametrize(
    ("command", "option", "typed", "value"),
    [
        ("zoek", "thema", "wonne", "wonen"),
        ("zoek", "organisatie", "platvorm", "platform31"),
        ("zoek", "auteur", "engberssen", "radboud-engbersen"),
        ("thema", "naam", "veilig", "veiligheid"),
    ],
)
async def test_names_complete(
    world: World, command: str, option: str, typed: str, value: str
) -> None:
    """Every option that names something completes, typing errors included."""
    offered = await world.anna.autocomplete(world.channel, command, option, typed)

    assert value in [one["value"] for one in offered]
    assert len(offered) <= 25


@pytest.mark.parametrize("typed", ["", "a", "wijk", "het", "x" * 200])
async def test_completing_fits_discord(world: World, typed: str) -> None:
    """At most 25 choices, names and values of 1 to 100 characters."""
    offered = await world.anna.autocomplete(world.channel, "publicatie", "titel", typed)

    assert len(offered) <= 25
    assert all(1 <= len(one["name"]) <= 100 and 1 <= len(one["value"]) <= 100 for one in offered)


async def test_a_publication(world: World) -> None:
    """By key or by title, whatever its case."""
    own = "wat-werkt-leefbare-wijken"
    title = world.bot.app.catalogue.entries[own].heading

    for typed in (own, title, title.upper()):
        shown = response(await world.anna.slash(world.channel, "publicatie", titel=typed))

        assert shown.ephemeral
        assert title in words(shown)


async def test_a_publication_for_the_channel(world: World) -> None:
    """`zichtbaar:kanaal` shows it to all."""
    result = await world.anna.slash(
        world.channel, "publicatie", titel="wat-werkt-leefbare-wijken", zichtbaar="kanaal"
    )

    shown = response(result)
    assert not shown.ephemeral
    assert "Deel in kanaal" not in labels(shown)


async def test_sharing_a_publication(world: World) -> None:
    """What was looked up can be shared, though nothing was asked."""
    result = await world.anna.slash(world.channel, "publicatie", titel="wat-werkt-leefbare-wijken")

    await world.click(response(result), "Deel in kanaal")

    (posted,) = world.posted()
    assert "Wat werkt voor leefbare wijken?" in words(posted)


async def test_a_title_that_is_nearly_there(world: World) -> None:
    """The nearest titles are offered, to be opened."""
    typed = "Wat werkt voor leefbare wijkn"

    shown = response(await world.anna.slash(world.channel, "publicatie", titel=typed))

    assert "wat-werkt-leefbare-wijken" in listed(shown)


@pytest.mark.parametrize("typed", ["qqqqqqqqqq", " "])
@pytest.mark.parametrize(("command", "option"), [("publicatie", "titel"), ("thema", "naam")])
async def test_a_name_that_is_like_nothing(
    world: World, command: str, option: str, typed: str
) -> None:
    """It says how to choose."""
    shown = response(await world.anna.slash(world.channel, command, **{option: typed}))

    assert "Kies een naam uit de lijst" in words(shown)


async def test_a_theme(world: World, catalogue: Catalogue) -> None:
    """What it is, questions about it and its newest reports, each to be opened."""
    shown = response(await world.anna.slash(world.channel, "thema", naam="Wonen"))

    theme = catalogue.taxonomy.themes["wonen"]
    assert shown.ephemeral
    assert theme.description[:30] in words(shown)
    assert listed(shown)


async def test_opening_from_a_theme(world: World) -> None:
    """What a theme lists opens, and all of it is there by the page."""
    shown = response(await world.anna.slash(world.channel, "thema", naam="wonen"))
    first = listed(shown)
    await world.anna.click(shown, label="Volgende")
    (second,) = world.channel.history(viewer=world.anna)
    own = listed(second)[0]

    result = await world.anna.click(second, custom_id=f"w1:show:{own}")

    assert own not in first
    assert world.bot.app.catalogue.entries[own].heading[:40] in words(response(result))


async def test_a_theme_that_is_not_there(world: World) -> None:
    """The nearest themes are offered."""
    shown = response(await world.anna.slash(world.channel, "thema", naam="veilighied"))

    assert "Bedoel je een van deze?" in words(shown)


@pytest.mark.parametrize(
    ("command", "given"),
    [("publicatie", {"titel": "wat werkt"}), ("vraag", {"vraag": FOUND, "thema": "huizen"})],
)
async def test_a_name_that_is_not_known_is_nobody_elses(
    world: World, command: str, given: dict[str, str]
) -> None:
    """Only an answer is shown to the channel, not a question of ours to the one who typed."""
    shown = response(await world.anna.slash(world.channel, command, zichtbaar="kanaal", **given))

    assert "Ik ken ‘" in words(shown)
    assert shown.ephemeral


async def test_searching_has_a_budget(world: World) -> None:
    """Pages and filters count too: each is a search."""
    shown = await search(world, woorden="eenzaamheid")
    (a_minute, _) = Budget.SEARCH.value
    for _ in range(a_minute - 2):
        world.bot.app.budgets.spend(Budget.SEARCH, world.anna.id, world.bot.app.now())

    turned = await world.click(shown, "Volgende")
    refused = await world.click(shown, "Volgende")
    for_another = response(await world.cas.slash(world.channel, "zoek", woorden="eenzaamheid"))

    assert "bladzijde 2" in words(turned)
    assert SLOWER in words(refused)
    assert listed(for_another)


async def test_a_theme_begins_with_its_best_answers_and_newest_reports(
    world: World, catalogue: Catalogue
) -> None:
    """The answers that fit the theme's name best and the newest reports share the first page."""
    shown = response(await world.anna.slash(world.channel, "thema", naam="continuiteit"))

    _, records = catalogue.of_theme("continuiteit")
    first = [catalogue.entries[own] for own in listed(shown)]
    assert first[0].id == "continuiteit"
    assert [one.id for one in first[3:]] == [one.id for one in records[:2]]


@pytest.mark.parametrize("typed", ["🙂", "?!", "..."])
async def test_a_search_without_a_word_finds_nothing(world: World, typed: str) -> None:
    """What holds no letter is in no entry: all that there is isn't found by it."""
    shown = await search(world, woorden=typed)

    assert "Niets gevonden" in words(shown)
    assert listed(shown) == []
