"""What needs care is found, checked and looked back on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import App
from bot.curation.drafts import Card, Saved, begin_draft, save
from bot.curation.examining import Care, EntryState, examine, hidden_headings, history, in_need
from bot.curation.publishing import Published, archive, check, hide, next_check, publish
from knowledge.entry import Entry, Kind
from knowledge.format.writing import fields_of
from knowledge.upkeep import due_on
from storage.gaps import Report
from tests.knowledge.builders import elsewhere, event, question
from tests.storage.builders import NOW
from tests.storage.builders import question as asked

HERE, THERE, DORA = 7, 8, 1
DAY = NOW.date()


async def put(app: App, entry: Entry, based_on: int = 0) -> int:
    """Publish an entry on the server; the revision."""
    done = await publish(app, HERE, DORA, fields_of(entry), based_on)
    assert isinstance(done, Published), done
    return done.revision.revision


async def ids(app: App, care: Care) -> list[str]:
    return [one.entry.id for one in await in_need(app, HERE, care)]


async def test_what_is_due(app: App) -> None:
    """Never checked first, then by when it was due; what isn't due, or is over, isn't there."""
    await put(app, question(checked_on=DAY - timedelta(days=400)))
    await put(app, question("x", question="X?", checked_on=DAY, check_by=DAY))
    await put(app, question("y", question="Y?", checked_on=DAY - timedelta(days=300)))
    await put(app, event(start=DAY - timedelta(days=1)))
    await put(app, elsewhere("z", phrasings=()))

    assert await ids(app, Care.DUE) == ["boek", "vocht", "x"]
    (_, first, _) = await in_need(app, HERE, Care.DUE)
    assert first.due == DAY - timedelta(days=35)


async def test_what_was_reported(app: App) -> None:
    """With what people said, until the moderators are done with it."""
    report = Report(key="p1", guild_id=HERE, entry_id="vocht", text="Klopt niet.", reported_at=NOW)
    async with app.database.transaction() as connection:
        await app.stores.gaps.report(connection, report, 9)

    (worn,) = await in_need(app, HERE, Care.REPORTED)

    assert worn.entry.id == "vocht"
    assert worn.reports == ("Klopt niet.",)
    assert await in_need(app, THERE, Care.REPORTED) == ()


async def test_what_nobody_used(app: App) -> None:
    """An answer that was given, or a suggestion that was chosen, was used."""
    async with app.database.transaction() as connection:
        kept = asked("a", guild_id=HERE, outcome="found", entry_ids=("vocht", "boek"))
        await app.stores.questions.keep(connection, kept)
    assert await ids(app, Care.UNUSED) == ["boek"]

    async with app.database.transaction() as connection:
        kept = asked("b", guild_id=HERE, outcome="suggestions", entry_ids=("vocht", "boek"))
        await app.stores.questions.keep(connection, kept)
        await app.stores.questions.choose(connection, "b", "boek", NOW)

    assert await ids(app, Care.UNUSED) == []


@pytest.mark.parametrize(
    ("checked_on", "check_by", "again"),
    [
        (None, None, DAY + timedelta(days=365)),
        (date(2024, 1, 1), None, DAY + timedelta(days=365)),
        (date(2024, 1, 1), date(2024, 1, 31), DAY + timedelta(days=30)),
        (date(2024, 1, 1), date(2023, 1, 1), DAY + timedelta(days=365)),
    ],
)
async def test_the_next_check(
    app: App, checked_on: date | None, check_by: date | None, again: date
) -> None:
    """As far off as it was spaced before, else a year."""
    seen = await put(app, question(answer="Anders.", checked_on=checked_on, check_by=check_by))

    done = await check(app, HERE, DORA, "vocht", seen)

    assert isinstance(done, Published)
    assert done.entry is not None
    assert (done.entry.checked_on, done.entry.check_by) == (DAY, again)
    assert due_on(done.entry) == again


async def test_what_has_no_next_check(app: App) -> None:
    """Another subject only says when it was checked."""
    done = await check(app, HERE, DORA, "weer", 0)

    assert isinstance(done, Published)
    assert done.entry is not None
    assert done.entry.checked_on == DAY
    assert await next_check(app, HERE, "weer") is None


async def test_whose_an_entry_is(app: App) -> None:
    """All servers', all servers' in a form of this one, or this server's own."""
    shared = await examine(app, HERE, "vocht")
    assert isinstance(shared, EntryState)
    assert shared.shared is not None
    assert (shared.is_changed_here, shared.seen_revision, shared.seen) == (False, 0, None)

    revision = await put(app, replace(question(), answer="Anders."))
    changed = await examine(app, HERE, "vocht")
    assert isinstance(changed, EntryState)
    assert changed.shared is not None
    assert (changed.is_changed_here, changed.seen_revision) == (True, revision)

    await put(app, question("x", question="X?"))
    own = await examine(app, HERE, "x")
    assert isinstance(own, EntryState)
    assert (own.shared, own.is_changed_here) == (None, True)
    assert await examine(app, THERE, "x") is None


async def test_what_cannot_be_found_any_more(app: App) -> None:
    """It can be looked at by its name, on this server alone, to be brought back."""
    revision = await put(app, question("x", question="X?"))
    await archive(app, HERE, DORA, "x", revision)
    await hide(app, HERE, DORA, "boek", 0)

    assert await hidden_headings(app, HERE) == {"x": "X?", "boek": "Gezonde huizen"}
    assert await hidden_headings(app, THERE) == {}
    found = await examine(app, HERE, "x")
    assert isinstance(found, EntryState)
    assert (found.heading, found.entry) == ("X?", None)


async def test_the_story_of_an_entry(app: App) -> None:
    """The newest first, with what each changed."""
    typed = {"vraag": "Mag een hok?", "antwoord": "Ja.", "bronnen": "https://example.org/hok"}
    card = await begin_draft(app, HERE, DORA, Kind.QUESTION, typed)
    assert isinstance(card, Card)
    done = await save(app, HERE, DORA, card.draft.key, card.draft.written)
    assert isinstance(done, Saved)
    await check(app, HERE, DORA, done.entry.id, done.revision.revision)

    found = await examine(app, HERE, done.entry.id)
    steps = await history(app, HERE, done.entry.id)

    assert found is not None
    assert found.heading == "Mag een hok?"
    assert [step.revision.version for step in steps] == [2, 1]
    assert {one.field for one in steps[0].differences} == {"gecontroleerd", "controleer_voor"}
