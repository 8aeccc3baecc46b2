"""Who waits for an answer hears of it too where an import or a pack brought it: once."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.asking.ask import ask, judge
from bot.curation.examining import seen_revision
from bot.curation.importing import Imported, Plan, carry_out, offer, plan
from bot.curation.publishing import check, undo
from bot.curation.undoing import ImportUndone, undo_import
from bot.delivery import gather
from bot.following.announce import announce_packs, announce_soon
from bot.gaps import awaiting
from bot.gaps.awaiting import FoundAnswer, ask_again, tell_me
from bot.gaps.deciding import GapSetAside, set_aside
from bot.gaps.queue import OFF_TOPIC, queue
from bot.opening import open_app
from bot.settings import Settings
from knowledge.answer import Found, Question, Suggestions, Unknown
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Event
from knowledge.format.loading import PackFile
from storage.awaiting import Awaits
from storage.entries import Batch, EntryStore, Revision
from storage.feedback import Verdict
from storage.questions import KeptQuestion
from tests.bot.apps import Clock
from tests.knowledge.builders import elsewhere, library, publication, question

HERE, THERE, HOME = 7, 8, 5
ANNA, BEA, CAS, MOD = 1, 2, 3, 9
HENS = "Mag ik kippen houden op het dak?"
HENS_ENTRY = """items:
- id: kippen
  soort: vraag
  vraag: Mag je kippen houden op het dak?
  antwoord: Vraag het eerst aan je verhuurder.
  bronnen:
  - url: https://example.org/kippen
  formuleringen:
  - kippen op het dak houden mag dat
  - kippen houden op een dak
"""
WALL_ENTRY = """- id: knuffelmuur
  soort: vraag
  vraag: Waar staat de knuffelmuur?
  antwoord: Bij het buurthuis.
  bronnen:
  - url: https://example.org/muur
"""
PACK_ENTRY = question(
    "kippen",
    question="Mag je kippen houden op het dak?",
    phrasings=("kippen op het dak houden mag dat", "kippen houden op een dak"),
)


def opened(path: Path, clock: Clock, *added: Entry) -> AbstractAsyncContextManager[App]:
    """An app whose packs have a question, a publication, another subject, and what is added."""
    settings = Settings(_env_file=None, database=path, home_guild=HOME)  # type: ignore[call-arg]  # pydantic-settings'
    packs = Catalogue.build(library(question(), publication(), elsewhere(), *added))
    return open_app(settings, clock, lambda _: packs)


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        yield app


async def waits(app: App, *people: int, text: str = HENS, guild: int | None = HERE) -> str:
    """Let it be asked in vain, and these people wait; returns its key."""
    asked = await ask(app, Question(text, guild), people[0])
    assert isinstance(asked.answer, Unknown | Suggestions), asked.answer
    for user in people:
        assert await tell_me(app, user, guild, asked.key) is Awaits.NEW
    return asked.key


async def imported(app: App, text: str = HENS_ENTRY, guild: int = HERE) -> Batch:
    made = await plan(app, guild, [PackFile("a.yaml", text.encode())])
    assert isinstance(made, Plan), made
    outcome = await carry_out(app, guild, MOD, await offer(app, guild, made))
    assert isinstance(outcome, Imported)
    assert outcome.batch is not None
    return outcome.batch


async def told(app: App, clock: Clock) -> list[int]:
    """Who would be told of something by now, once a decision can't be taken back any more."""
    clock.move(minutes=1)
    return sorted(one.user_id for one in await app.stores.outbox.due(clock.now, 50))


async def test_an_import_that_has_the_answer_tells_who_waits(app: App, clock: Clock) -> None:
    """Each once, with the entry; the question leaves the queue, and no second look tells more."""
    await waits(app, ANNA, BEA)
    await waits(app, CAS, text="kippen houden op het dak, mag ik dat?")
    await imported(app)

    first, again = await ask_again(app), await ask_again(app)

    assert (first, again) == (2, 0)
    assert await told(app, clock) == [ANNA, BEA, CAS]
    (notice, *_) = await app.stores.outbox.due(clock.now, 1)
    subject = await gather(app, notice)
    assert isinstance(subject, FoundAnswer)
    assert subject.entry.id == "kippen"
    assert await queue(app, HERE) == ()


async def test_a_pack_that_has_the_answer_tells_who_waits(tmp_path: Path, clock: Clock) -> None:
    """On every server, and in a direct message; the packs of the first start told nobody."""
    path = tmp_path / "wijkbot.db"
    async with opened(path, clock) as app:
        await announce_packs(app)
        await waits(app, ANNA)
        await waits(app, BEA, guild=THERE)
        await waits(app, CAS, guild=None)
        before = await ask_again(app)
    clock.move(hours=1)

    async with opened(path, clock, PACK_ENTRY) as app:
        await announce_packs(app)
        after = await ask_again(app)
        heard = await told(app, clock)

    assert (before, after) == (0, 3)
    assert heard == [ANNA, BEA, CAS]


async def test_a_crash_before_the_look_loses_nobody(tmp_path: Path, clock: Clock) -> None:
    """What came before the crash is newer than the question at the next start as well."""
    path = tmp_path / "wijkbot.db"
    async with opened(path, clock) as app:
        await announce_packs(app)
        await waits(app, ANNA)
    clock.move(hours=1)
    async with opened(path, clock, PACK_ENTRY) as app:
        await announce_packs(app)

    async with opened(path, clock, PACK_ENTRY) as app:
        await announce_packs(app)
        await ask_again(app)

        assert await told(app, clock) == [ANNA]


async def test_the_same_words_of_others_are_answered_with_it(app: App) -> None:
    """Who asked it and doesn't wait leaves nothing for the moderators either."""
    await ask(app, Question(HENS.upper(), HERE), BEA)
    await waits(app, ANNA)
    await imported(app)

    await ask_again(app)

    assert await queue(app, HERE) == ()


async def keep_unanswered(app: App, key: str, text: str, *, outcome: str = "unknown") -> None:
    one = KeptQuestion(
        key=key,
        guild_id=HERE,
        text=text,
        outcome=outcome,
        confidence=0.3,
        entry_ids=(),
        asked_at=app.now(),
    )
    async with app.database.transaction() as connection:
        await app.stores.questions.keep(connection, one)
    assert await tell_me(app, ANNA, HERE, key) is Awaits.NEW


async def test_what_was_there_already_is_no_news(app: App, clock: Clock) -> None:
    """An older entry was no answer when it was asked, checked since or not."""
    await imported(app)
    clock.move(hours=1)
    await keep_unanswered(app, "q1", "Wat helpt tegen schimmel?")
    await keep_unanswered(app, "q2", "Mag je kippen houden op het dak?")
    clock.move(hours=1)
    await check(app, HERE, MOD, "kippen", await seen_revision(app, HERE, "kippen"))

    assert await ask_again(app) == 0
    assert await told(app, clock) == []


async def test_what_was_about_something_else_stays_no_answer(app: App, clock: Clock) -> None:
    """Also when the entry changed since."""
    await imported(app)
    clock.move(hours=1)
    await keep_unanswered(app, "q1", "Mag je kippen houden op het dak?", outcome="found")
    await judge(app, "q1", "kippen", Verdict.NOT_USEFUL, ANNA, OFF_TOPIC)
    await imported(app, HENS_ENTRY.replace("Vraag het", "Vraag dat"))

    assert await ask_again(app) == 0
    assert await told(app, clock) == []


async def test_what_a_server_has_of_its_own_answers_no_other(app: App, clock: Clock) -> None:
    """And with a server's name only its own questions are asked again."""
    await waits(app, ANNA)
    await waits(app, BEA, guild=THERE)
    await imported(app, guild=THERE)

    assert await ask_again(app, HERE) == 0
    assert await ask_again(app, THERE) == 1
    assert await told(app, clock) == [BEA]


async def test_an_import_that_is_taken_back_lets_them_wait_on(app: App, clock: Clock) -> None:
    """As long as they weren't told; the moderators have the question again."""
    await waits(app, ANNA)
    batch = await imported(app)
    await ask_again(app)

    await undo_import(app, HERE, MOD, batch)

    assert await told(app, clock) == []
    (gap,) = await queue(app, HERE)
    assert (gap.text, gap.waiting) == (HENS, 1)


async def test_only_the_newest_are_asked_again(
    app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a long queue doesn't take for ever."""
    monkeypatch.setattr(awaiting, "MOST", 1)
    await waits(app, ANNA)
    clock.move(hours=1)
    await waits(app, BEA, text="kippen houden op het dak, mag ik dat?")
    await imported(app)

    assert await ask_again(app) == 1
    assert await told(app, clock) == [BEA]


async def test_what_changes_meanwhile_counts_for_the_next(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are asked together are few, and each few are asked what is known by then."""
    monkeypatch.setattr(awaiting, "AT_ONCE", 1)
    await waits(app, ANNA)
    await waits(app, ANNA, text="Waar staat de knuffelmuur?")
    looks = 0

    answering = App.answering

    async def late(app: App, guild: int | None) -> Catalogue:
        nonlocal looks
        looks += 1
        if looks == 2:
            await imported(app, HENS_ENTRY + WALL_ENTRY)
        return await answering(app, guild)

    monkeypatch.setattr(App, "answering", late)

    assert (await ask_again(app), looks) == (1, 2)
    assert len(await queue(app, HERE)) == 1


@pytest.mark.parametrize("moment", [1, 2])
async def test_what_is_taken_back_meanwhile_answers_nothing(
    app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Between the look at what is known and the decision; the question stays with who waits."""
    await waits(app, ANNA)
    batch = await imported(app)
    read, reads = EntryStore.of_entry, 0

    async def late(store: EntryStore, *given: Any) -> tuple[Revision, ...]:
        nonlocal reads
        reads += 1
        if reads == moment:
            assert isinstance(await undo_import(app, HERE, MOD, batch), ImportUndone)
        return await read(store, *given)

    monkeypatch.setattr(EntryStore, "of_entry", late)

    assert await ask_again(app) == 0
    assert reads == 2
    assert await told(app, clock) == []
    (gap,) = await queue(app, HERE)
    assert (gap.text, gap.waiting) == (HENS, 1)


async def test_what_has_its_old_form_again_is_no_news(app: App, clock: Clock) -> None:
    """An entry that was there when it was asked, and was changed and put back since."""
    await imported(app)
    clock.move(hours=1)
    await keep_unanswered(app, "q1", "Mag je kippen houden op het dak?")
    batch = await imported(app, HENS_ENTRY.replace("Vraag het", "Vraag dat"))
    await undo_import(app, HERE, MOD, batch)

    assert await ask_again(app) == 0
    assert await told(app, clock) == []


async def test_a_form_that_was_taken_back_and_is_there_again_is_news(
    app: App, clock: Clock
) -> None:
    """Undoing what undid it makes it as new as it was, checked since or not."""
    await waits(app, ANNA)
    await imported(app)
    for _ in range(2):
        clock.move(hours=1)
        await undo(app, HERE, MOD, "kippen", await seen_revision(app, HERE, "kippen"))
    await check(app, HERE, MOD, "kippen", await seen_revision(app, HERE, "kippen"))

    assert await ask_again(app) == 1
    assert await told(app, clock) == [ANNA]


async def test_a_reminder_makes_an_event_no_newer(tmp_path: Path, clock: Clock) -> None:
    """It was there when it was asked, though who follows its subjects heard of it since."""
    event = Event(
        id="kippendag",
        title="Kippendag op het dak",
        summary="Een dag over kippen.",
        themes=("wonen",),
        start=clock.now + timedelta(hours=20),
    )
    async with opened(tmp_path / "wijkbot.db", clock, event) as app:
        await announce_packs(app)
        await keep_unanswered(app, "q1", "Kippendag op het dak")
        clock.move(hours=1)
        answer = app.catalogue.for_guild(HERE).answer(Question("Kippendag op het dak", HERE))
        reminded = await announce_soon(app)

        assert (isinstance(answer, Found), reminded) == (True, 1)
        assert await ask_again(app) == 0


async def test_what_moderators_set_aside_is_left_alone(app: App, clock: Clock) -> None:
    """Who asks it later in the same words, and waits, waits in vain on that server."""
    key = await waits(app, ANNA)
    assert isinstance(await set_aside(app, HERE, key), GapSetAside)
    await waits(app, BEA, text=HENS.upper())
    await waits(app, CAS, guild=THERE)
    for guild in (HERE, THERE):
        await imported(app, HENS_ENTRY.replace("kippen\n", f"kippen-{guild}\n"), guild)

    assert await ask_again(app) == 1
    assert await told(app, clock) == [CAS]
