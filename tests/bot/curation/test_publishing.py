"""Knowledge made on Discord: kept before it is told, found at once, undoable, each server's own."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import app as opened_app
from bot.app import App
from bot.curation.examining import Invalid, seen_revision
from bot.curation.examining import history as history
from bot.curation.publishing import (
    Conflict,
    Outcome,
    Published,
    Unchanged,
    add_phrasings,
    archive,
    check,
    go_back,
    hide,
    new_entry_id,
    publish,
    share,
    undo,
)
from bot.terminal.chat import Conversation
from bot.terminal.screen import to_plain
from bot.view import Refused
from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.entry import QuestionEntry
from knowledge.format.faults import Problem
from knowledge.matching.meaning import Sense
from tests.bot.apps import Clock, opened
from tests.knowledge.builders import a_sense

HERE, THERE, HOME = 7, 8, 5
BEA, DIRK = 1, 2
EGEL = "egel-x7k2m9pq"
VOCHT = {
    "id": "vocht",
    "soort": "vraag",
    "vraag": "Wat helpt tegen schimmel?",
    "antwoord": "Bel de huismeester.",
    "themas": ["wonen"],
    "bronnen": [{"item": "boek"}],
}


def egel(**fields: Any) -> dict[str, Any]:
    defaults = {
        "id": EGEL,
        "soort": "vraag",
        "vraag": "Hoe help je egels?",
        "antwoord": "Laat blad liggen.",
        "bronnen": [{"url": "https://example.org/egels"}],
        "formuleringen": ["stekels in de tuin"],
    }
    return defaults | fields


@asynccontextmanager
async def an_app(folder: Path) -> AsyncIterator[App]:
    async with opened(folder / "wijkbot.db", Clock(), home_guild=HOME, semantic=True) as app:
        yield app


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    async with an_app(tmp_path) as one:
        yield one


def ids(app: App, guild: int | None) -> set[str]:
    return set(app.catalogue.for_guild(guild).entries)


def answer(app: App, guild: int | None, own: str = "vocht") -> str | None:
    """What a server says where it has the entry."""
    entry = app.catalogue.for_guild(guild).entries.get(own)
    assert entry is None or isinstance(entry, QuestionEntry)
    return None if entry is None else entry.answer


def first(app: App, guild: int | None, text: str) -> str | None:
    results = app.catalogue.for_guild(guild).answer(Question(text)).results
    return results[0].entry.id if results else None


def number(outcome: Outcome) -> int:
    assert isinstance(outcome, Published), outcome
    return outcome.revision.revision


async def test_a_server_may_answer_in_its_own_way(app: App) -> None:
    """A replaced answer is the server's; all others keep the shared one."""
    await publish(app, HERE, BEA, VOCHT, 0)

    assert answer(app, HERE) == "Bel de huismeester."
    assert answer(app, THERE) == answer(app, None) == "Meer ventileren."


async def test_what_is_shared_is_hidden_and_what_is_own_is_archived(app: App) -> None:
    """Each says which of the two it takes, and changes nothing."""
    made = number(await publish(app, HERE, BEA, egel(), 0))

    with pytest.raises(Refused, match="hoort bij alle servers"):
        await archive(app, HERE, BEA, "vocht", 0)
    with pytest.raises(Refused, match="van deze server zelf"):
        await hide(app, HERE, BEA, EGEL, made)
    assert {EGEL, "vocht"} <= ids(app, HERE)


async def test_of_two_at_once_the_later_sees_what_the_sooner_did(app: App) -> None:
    """Both started from the same revision: one is saved, the other gets what is new."""
    made = number(await publish(app, HERE, BEA, egel(), 0))

    outcomes = await asyncio.gather(
        publish(app, HERE, BEA, egel(antwoord="Geef water."), made),
        publish(app, HERE, DIRK, egel(antwoord="Geef brood."), made),
    )

    conflicts = [one for one in outcomes if isinstance(one, Conflict)]
    winners = [one for one in outcomes if isinstance(one, Published)]
    assert len(conflicts) == len(winners) == 1
    (difference,) = conflicts[0].differences
    assert difference.field == "antwoord"
    assert difference.before == ("Laat blad liggen.",)
    assert difference.after == (answer(app, HERE, EGEL),)
    assert conflicts[0].newest == winners[0].revision


async def test_two_new_entries_never_share_a_phrasing(app: App) -> None:
    """Published at the same moment, the second is refused by what the first just took."""
    other = egel(id="das-x7k2m9pq", vraag="Hoe help je dassen?")

    outcomes = await asyncio.gather(
        publish(app, HERE, BEA, egel(), 0), publish(app, HERE, DIRK, other, 0)
    )

    (refused,) = (one for one in outcomes if isinstance(one, Invalid))
    assert [fault.problem for fault in refused.faults] == [Problem.SAME_PHRASING]


async def test_a_copy_of_the_shared_answer_is_no_own_answer(app: App) -> None:
    """Who saves a shared entry as it is keeps following it; who goes back to it does so too."""
    shared = VOCHT | {"antwoord": "Meer ventileren."}

    assert isinstance(await publish(app, HERE, BEA, shared, 0), Unchanged)
    own = number(await publish(app, HERE, BEA, VOCHT, 0))
    back = await publish(app, HERE, BEA, shared, own)

    assert isinstance(back, Published)
    assert back.revision.standing.fields is None


async def test_what_is_wrong_is_named_and_nothing_is_kept(app: App) -> None:
    """Every fault at once, by its field, with what may have been meant."""
    wrong = egel(themas=["woonen"], bronnen=[])

    outcome = await publish(app, HERE, BEA, wrong, 0)

    assert isinstance(outcome, Invalid)
    assert {fault.field for fault in outcome.faults} == {"themas", "bronnen"}
    assert "wonen" in "".join(map(str, outcome.faults))
    assert await history(app, HERE, EGEL) == ()


async def test_what_no_column_takes_is_left_out(app: App) -> None:
    """NUL and half a character, as a broken paste brings them, cost nobody their entry."""
    await publish(app, HERE, BEA, egel(antwoord="Laat\0 blad \ud83d liggen."), 0)

    assert answer(app, HERE, EGEL) == "Laat blad ? liggen."


async def test_the_terminal_answers_as_a_dm_does(app: App) -> None:
    """It knows what the home server knows, and not what another does."""
    await publish(app, HOME, BEA, egel(), 0)
    await publish(app, HERE, BEA, egel(id="das-x7k2m9pq", formuleringen=["burcht"]), 0)

    conversation = Conversation(app)

    home = to_plain(await conversation.reply("stekels in de tuin"))
    assert "Laat blad liggen." in home
    assert "Laat blad liggen." not in to_plain(await conversation.reply("burcht"))


async def test_another_servers_entry_is_as_good_as_absent(app: App) -> None:
    """Whatever a moderator elsewhere tries with its id, or a revision's number, finds nothing."""
    made = number(await publish(app, HERE, BEA, egel(), 0))

    tries: list[Awaitable[Outcome]] = [
        publish(app, THERE, DIRK, egel(antwoord="Van mij."), 0),
        archive(app, THERE, DIRK, EGEL, 0),
        hide(app, THERE, DIRK, EGEL, 0),
        add_phrasings(app, THERE, DIRK, EGEL, ["egeltjes"]),
        check(app, THERE, DIRK, EGEL, 0),
        undo(app, THERE, DIRK, EGEL, made),
        go_back(app, THERE, DIRK, EGEL, 0, revision=made),
        go_back(app, THERE, DIRK, "vocht", 0, revision=made),
        share(app, HOME, DIRK, EGEL, 0),
    ]

    for one in tries:
        with pytest.raises(Refused, match="Dat item is er niet"):
            await one
    assert await history(app, THERE, EGEL) == ()
    assert await seen_revision(app, THERE, EGEL) == 0
    assert answer(app, HERE, EGEL) == "Laat blad liggen."


async def test_what_another_server_has_is_never_told_by_a_conflict(app: App) -> None:
    """A guessed revision of elsewhere shows nothing of what stands in it."""
    secret = number(await publish(app, THERE, DIRK, VOCHT | {"antwoord": "Geheim."}, 0))
    own = number(await publish(app, HERE, BEA, VOCHT, 0))

    outcome = await publish(app, HERE, BEA, VOCHT | {"antwoord": "Anders."}, secret)

    assert isinstance(outcome, Conflict)
    assert outcome.newest is not None
    assert outcome.newest.revision == own
    assert "Geheim." not in str(outcome.differences)


async def test_a_phrasing_is_added_to_whatever_the_entry_is(app: App) -> None:
    """It needs no revision, stands last, and is added once however it is written."""
    await publish(app, HERE, BEA, egel(), 0)

    added = await add_phrasings(app, HERE, DIRK, EGEL, ["Slapende egel gevonden"])
    again = await add_phrasings(app, HERE, DIRK, EGEL, ["slapende EGEL gevonden?"])

    assert isinstance(added, Published)
    assert added.entry is not None
    assert added.entry.phrasings == ("stekels in de tuin", "Slapende egel gevonden")
    assert isinstance(again, Unchanged)
    assert first(app, HERE, "slapende egel gevonden") == EGEL


DEEDS: dict[str, Callable[[App, int], Awaitable[Outcome]]] = {
    "publish": lambda app, seen: publish(app, HERE, BEA, egel(antwoord="Nieuw."), seen),
    "archive": lambda app, seen: archive(app, HERE, BEA, EGEL, seen),
    "phrase": lambda app, _: add_phrasings(app, HERE, BEA, EGEL, ["egelhuis"]),
    "check": lambda app, seen: check(app, HERE, BEA, EGEL, seen),
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_every_change_is_undone_once_and_done_again(app: App, deed: str) -> None:
    """Undone it is exactly as before; undoing that does it again; a second press does nothing."""
    made = number(await publish(app, HERE, BEA, egel(), 0))
    before = app.catalogue.for_guild(HERE).entries[EGEL]
    done = number(await DEEDS[deed](app, made))
    after = app.catalogue.for_guild(HERE).entries.get(EGEL)

    undone = await undo(app, HERE, DIRK, EGEL, done)
    pressed_again = await undo(app, HERE, DIRK, EGEL, done)

    assert app.catalogue.for_guild(HERE).entries[EGEL] == before
    assert isinstance(pressed_again, Conflict)
    await undo(app, HERE, DIRK, EGEL, number(undone))
    assert app.catalogue.for_guild(HERE).entries.get(EGEL) == after


async def test_undoing_the_first_change_leaves_what_was_there(app: App) -> None:
    """A new entry is gone, a replaced or hidden one is the shared one again."""
    new = number(await publish(app, HERE, BEA, egel(), 0))
    replaced = number(await publish(app, HERE, BEA, VOCHT, 0))
    hidden = number(await hide(app, HERE, BEA, "boek", 0))

    await undo(app, HERE, BEA, EGEL, new)
    await undo(app, HERE, BEA, "vocht", replaced)
    await undo(app, HERE, BEA, "boek", hidden)

    assert app.catalogue.for_guild(HERE).entries == app.catalogue.for_guild(THERE).entries


async def test_going_back_to_an_earlier_form(app: App) -> None:
    """Any earlier revision can hold again, as a new one; nothing of what came between is lost."""
    made = number(await publish(app, HERE, BEA, egel(), 0))
    second = number(await publish(app, HERE, BEA, egel(antwoord="Geef water."), made))
    gone = number(await archive(app, HERE, BEA, EGEL, second))

    back = number(await go_back(app, HERE, DIRK, EGEL, gone, revision=made))

    assert answer(app, HERE, EGEL) == "Laat blad liggen."
    steps = await history(app, HERE, EGEL)
    assert [step.revision.revision for step in steps] == [back, gone, second, made]
    assert [step.revision.version for step in steps] == [4, 3, 2, 1]
    assert [one.field for one in steps[2].differences] == ["antwoord"]
    assert {step.revision.made_by for step in steps} == {BEA, DIRK}


async def test_home_shares_with_all_and_takes_it_back(app: App) -> None:
    """Shared, every server and every DM has it; undone, it is home's alone again."""
    made = number(await publish(app, HOME, BEA, egel(), 0))
    assert EGEL in ids(app, None)

    shared = await share(app, HOME, BEA, EGEL, made)

    assert all(first(app, guild, "stekels in de tuin") == EGEL for guild in (HERE, HOME, None))
    await undo(app, HOME, BEA, EGEL, number(shared))
    assert EGEL not in ids(app, HERE)
    assert EGEL in ids(app, HOME)


async def test_what_is_shared_names_nothing_that_others_lack(app: App) -> None:
    """An entry that refers to one of home's own can't be shared before that one is."""
    await publish(app, HOME, BEA, egel(), 0)
    das = egel(id="das-x7k2m9pq", vraag="En dassen?", formuleringen=["burcht"], lezen=[EGEL])
    made = number(await publish(app, HOME, BEA, das, 0))

    outcome = await share(app, HOME, BEA, "das-x7k2m9pq", made)

    assert isinstance(outcome, Invalid)
    assert outcome.faults[0].problem is Problem.UNKNOWN_REFERENCE


async def test_home_archives_for_all_what_it_shared(app: App) -> None:
    """It is gone everywhere but where a server has its own form of it, and can be restored."""
    made = number(await publish(app, HOME, BEA, egel(), 0))
    shared = number(await share(app, HOME, BEA, EGEL, made))
    seen = await seen_revision(app, HERE, EGEL)
    await publish(app, HERE, DIRK, egel(antwoord="Bij ons anders."), seen)

    gone = number(await archive(app, HOME, BEA, EGEL, shared))

    assert EGEL not in ids(app, THERE) | ids(app, HOME)
    assert answer(app, HERE, EGEL) == "Bij ons anders."
    await undo(app, HOME, BEA, EGEL, gone)
    assert EGEL in ids(app, THERE) & ids(app, HOME)


async def test_a_server_that_saw_an_older_shared_form_is_told(app: App) -> None:
    """Who replaces a shared entry while home shares another form of it gets to see that first."""
    made = number(await publish(app, HOME, BEA, egel(), 0))
    await share(app, HOME, BEA, EGEL, made)
    seen = await seen_revision(app, HERE, EGEL)
    newer = number(
        await publish(
            app, HOME, BEA, egel(antwoord="Geef water."), await seen_revision(app, HOME, EGEL)
        )
    )
    await share(app, HOME, BEA, EGEL, newer)

    outcome = await publish(app, HERE, DIRK, egel(antwoord="Bij ons anders."), seen)

    assert isinstance(outcome, Conflict)
    assert [one.after for one in outcome.differences] == [("Geef water.",)]


async def test_a_revision_that_no_longer_validates_is_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One line names it, the rest is there, and it stays on disk for who mends it."""
    async with an_app(tmp_path) as app:
        await publish(app, HERE, BEA, egel(), 0)
        made = number(await publish(app, HERE, BEA, VOCHT, 0))
        async with app.database.transaction() as conn:
            await conn.execute(
                "UPDATE entry_revisions SET fields = REPLACE(fields, 'wonen', 'weg') "
                f"WHERE revision = {made}"
            )

    async with an_app(tmp_path) as again:
        assert answer(again, HERE) == "Meer ventileren."
        assert EGEL in ids(again, HERE)
        assert len(await history(again, HERE, "vocht")) == 1
    (record,) = caplog.records
    assert record.message.startswith(f"vocht of server {HERE} is left out")


async def test_an_entry_may_name_one_that_was_archived_since(tmp_path: Path) -> None:
    """After a restart it is there as before: what it names was known when it was written."""
    das = egel(id="das-x7k2m9pq", vraag="En dassen?", formuleringen=["burcht"], lezen=[EGEL])
    async with an_app(tmp_path) as app:
        made = number(await publish(app, HERE, BEA, egel(), 0))
        await publish(app, HERE, BEA, das, 0)
        await archive(app, HERE, BEA, EGEL, made)

    async with an_app(tmp_path) as again:
        assert "das-x7k2m9pq" in ids(again, HERE)


async def test_another_process_is_followed(tmp_path: Path) -> None:
    """What another process published is there after catching up, and counts in a conflict."""
    async with an_app(tmp_path) as app, an_app(tmp_path) as other:
        await publish(other, HERE, DIRK, egel(), 0)

        outcome = await publish(app, HERE, BEA, egel(antwoord="Geef water."), 0)

        assert isinstance(outcome, Conflict)
        assert EGEL in ids(app, HERE)


async def test_what_is_published_while_vectors_are_read_stays(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue that compares meanings takes the place of the one before with all in it."""
    building, waiting = threading.Event(), threading.Event()
    with_sense = Catalogue.with_sense

    def slowly(catalogue: Catalogue, sense: Sense | None) -> Catalogue:
        after = with_sense(catalogue, sense)
        building.set()
        assert waiting.wait(timeout=30)
        return after

    monkeypatch.setattr(Catalogue, "with_sense", slowly)
    monkeypatch.setattr(opened_app, "load_sense", a_sense)
    reading = asyncio.create_task(app.compare_meanings())
    assert await asyncio.to_thread(building.wait, 30)

    await publish(app, HERE, BEA, egel(), 0)
    waiting.set()
    await reading

    assert app.catalogue.everywhere.matcher.sense is not None
    assert first(app, HERE, "stekels in de tuin") == EGEL
    assert app.catalogue.for_guild(HERE).matcher.sense is not None


async def test_a_restored_database_is_read_anew(app: App) -> None:
    """Of what was there before nothing holds, not even for the other servers."""
    await publish(app, HERE, BEA, egel(), 0)
    await hide(app, THERE, BEA, "vocht", 0)
    async with app.database.transaction() as conn:
        await conn.execute(f"DELETE FROM entry_revisions WHERE guild_id = {THERE}")
        await app.database.renew_epoch(conn)

    await app.catch_up()

    assert EGEL in ids(app, HERE)
    assert "vocht" in ids(app, THERE)


def test_a_new_id_says_what_it_is_about_and_is_the_only_one() -> None:
    """Its heading's words, an ending nobody guesses, and never the name of another namespace."""
    made = {new_entry_id("Hoe help je ’n egel in de túin?") for _ in range(50)}

    assert len(made) == 50
    assert all(one.startswith("hoe-help-je-n-egel-in-de-tuin-") for one in made)
    assert new_entry_id("Bewoners en buren").startswith("eigen-bewoners-en-buren-")
    assert len(new_entry_id("lang woord " * 50)) <= 60
    assert new_entry_id("???").startswith("eigen-")
