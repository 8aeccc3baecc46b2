"""The moderators' queue: what is in it, in which order, and what becomes of a decision."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import App
from bot.asking.ask import ask, choose, judge, keep
from bot.curation.importing import write
from bot.curation.publishing import Published, add_phrasings, new_entry_id, publish
from bot.curation.publishing import undo as undo_change
from bot.delivery import gather
from bot.dutch import split_context
from bot.gaps.awaiting import LONGEST_REPORT, FoundAnswer, report, tell_me
from bot.gaps.deciding import (
    GapAnswered,
    GapReopened,
    GapSetAside,
    link,
    phrasings_of,
    set_aside,
    undo,
)
from bot.gaps.queue import Gap, Grouping, candidates, find_gap, queue
from bot.privacy.erasing import forget_what_is_old
from bot.view import Refused
from knowledge.answer import Context, Found, Move, Question, Suggestions, Turn, Unknown
from knowledge.format.writing import fields_of
from storage.awaiting import Awaits
from storage.feedback import Verdict
from storage.imports import PendingItem
from storage.questions import KeptQuestion
from tests.bot.apps import Clock
from tests.storage.builders import NOW

HERE, ELSEWHERE = 7, 8
ANNA, BEA, CAS, MOD = 1, 2, 3, 9
HENS, HENS_TOO = "Mag ik kippen houden op het dak?", "kippen op het dak houden, mag dat?"
LATER = timedelta(minutes=1)


async def asks(app: App, text: str, *people: int, guild: int | None = HERE) -> str:
    """Let each of these ask it; returns the key of the last."""
    key = ""
    for user in people:
        asked = await ask(app, Question(text, guild), user)
        assert isinstance(asked.answer, Unknown | Suggestions), asked.answer
        key = asked.key
    return key


async def only(app: App, guild: int = HERE) -> Gap:
    (gap,) = await queue(app, guild)
    return gap


async def due(app: App, clock: Clock) -> list[int]:
    """Return who would be told of something by now."""
    return [one.user_id for one in await app.stores.outbox.due(clock.now, 50)]


async def linked(app: App, key: str, entry: str = "vocht") -> GapAnswered:
    done = await link(app, HERE, MOD, key, entry)
    assert isinstance(done, GapAnswered), done
    return done


async def keep_suggested(app: App, key: str, text: str) -> None:
    """Keep a question that got a choice of answers."""
    question = KeptQuestion(
        key=key,
        guild_id=HERE,
        text=text,
        outcome="suggestions",
        confidence=0.3,
        entry_ids=("vocht", "boek"),
        asked_at=app.now(),
    )
    async with app.database.transaction() as connection:
        await app.stores.questions.keep(connection, question)


async def test_alike_questions_are_one(app: App, clock: Clock) -> None:
    """With how often, by how many, in which words, and when for the last time."""
    await asks(app, HENS, ANNA, BEA, BEA)
    clock.move(hours=1)
    await asks(app, HENS_TOO, CAS)

    gap = await only(app)

    assert (gap.text, gap.variants) == (HENS, (HENS_TOO,))
    assert (gap.times, gap.people, gap.last_at) == (4, 3, clock.now)


async def test_a_question_asked_again_in_other_words_is_one(app: App, clock: Clock) -> None:
    """Its last wording stands first; what another asks, or later, or about something else, not."""
    await asks(app, "mogen kippen", ANNA)
    clock.move(minutes=2)
    await asks(app, "wat moet ik regelen voor kippen op het dak van een hoge flat", ANNA)
    clock.move(minutes=2)
    await asks(app, "Waar staat de knuffelmuur?", ANNA)
    clock.move(minutes=20)
    await asks(app, "staat onze knuffelmuur al in het register van gemeentelijke kunst", ANNA)

    gaps = await queue(app, HERE)

    assert [(gap.text, gap.variants) for gap in gaps] == [
        ("staat onze knuffelmuur al in het register van gemeentelijke kunst", ()),
        ("Waar staat de knuffelmuur?", ()),
        ("wat moet ik regelen voor kippen op het dak van een hoge flat", ("mogen kippen",)),
    ]
    assert [(gap.times, gap.people) for gap in gaps] == [(1, 1), (1, 1), (2, 1)]


async def test_what_follows_on_a_story_is_told_by_its_own_words(app: App) -> None:
    """They stand first, so that two are told apart however long the story is."""
    story = f"{HENS} {'Wij wonen met veel mensen in een flat met een plat dak. ' * 8}"
    for own in ("en hanen?", "en wie ruimt de mest op?"):
        question = Question(own, HERE, Context(story, choices=("straatfeest-geld",)))
        turn = Turn(Move.CONTINUES, "ellipsis")
        await keep(app, question, Unknown(question=question, confidence=0.0, turn=turn), ANNA)

    gaps = await queue(app, HERE)

    assert [gap.times for gap in gaps] == [1, 1]
    texts = [text for gap in gaps for text in gap.phrasings]
    assert sorted(split_context(text)[0] for text in texts) == [
        "en hanen?",
        "en wie ruimt de mest op?",
    ]
    assert all(split_context(text)[1].startswith(HENS) and len(text) < 160 for text in texts)
    named = phrasings_of(gaps[0])[0]
    assert named.startswith(HENS)
    assert "(na" not in named


async def test_questions_are_grouped_before_anyone_looks(app: App) -> None:
    """The clock's work leaves nothing to compare for who opens the queue; what comes later it does
    next time."""
    grouping = Grouping(app)
    await asks(app, HENS, ANNA)
    await asks(app, HENS_TOO, BEA)
    await grouping.group()
    assert not app.groups[HERE].has_new([HENS, HENS_TOO])
    later = "Hoe begin ik een repair café?"
    await asks(app, later, CAS)
    assert app.groups[HERE].has_new([later])

    await grouping.group()

    assert not app.groups[HERE].has_new([HENS, HENS_TOO, later])
    assert sorted(len(gap.variants) for gap in await queue(app, HERE)) == [0, 1]


async def test_order(app: App, clock: Clock) -> None:
    """First what most people are helped with, however often one asks; then what is newest."""
    await asks(app, "Waar staat de knuffelmuur?", ANNA, ANNA, ANNA)
    clock.move(hours=1)
    await asks(app, HENS, ANNA, BEA)
    await asks(app, "Wie onthult morgen het kunstwerk?", CAS)

    texts = [gap.text for gap in await queue(app, HERE)]

    assert texts == [HENS, "Wie onthult morgen het kunstwerk?", "Waar staat de knuffelmuur?"]


async def test_who_waits_longest_stands_first(app: App, clock: Clock) -> None:
    """Before what many asked and nobody waits for."""
    await asks(app, HENS, ANNA, BEA, CAS)
    later = await asks(app, "Wie onthult morgen het kunstwerk?", BEA)
    sooner = await asks(app, "Waar staat de knuffelmuur?", CAS)
    for key, user in ((sooner, CAS), (later, BEA)):
        clock.move(hours=1)
        assert await tell_me(app, user, HERE, key) is Awaits.NEW

    found = await queue(app, HERE)

    assert [gap.text for gap in found] == [
        "Waar staat de knuffelmuur?",
        "Wie onthult morgen het kunstwerk?",
        HENS,
    ]
    assert found[0].waiting_since == clock.now - timedelta(hours=1)


async def test_a_day_is_that_of_the_server(app: App, clock: Clock) -> None:
    """Half past midnight is the next day there, whatever it is by UTC."""
    clock.now = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    await asks(app, HENS, ANNA)

    assert (await only(app)).last_at.date() == date(2026, 11, 30)


async def test_who_waits_counts_too(app: App) -> None:
    """Three who want to hear of it are three, whoever asked it."""
    await asks(app, "Waar staat de knuffelmuur?", ANNA, BEA)
    key = await asks(app, HENS, ANNA)
    for user in (ANNA, BEA, CAS):
        assert await tell_me(app, user, HERE, key) is Awaits.NEW

    first, _ = await queue(app, HERE)

    assert (first.text, first.waiting) == (HENS, 3)


async def test_who_waits_for_it_in_other_words_too_is_one(app: App) -> None:
    """However often someone asks, they come no sooner for it."""
    for text in (HENS, HENS_TOO):
        key = await asks(app, text, ANNA)
        assert await tell_me(app, ANNA, HERE, key) is Awaits.NEW

    assert (await only(app)).waiting == 1


async def test_a_period(app: App, clock: Clock) -> None:
    """Only what was asked in it."""
    await asks(app, HENS, ANNA)
    clock.move(days=10)

    assert await queue(app, HERE, days=7) == ()
    assert len(await queue(app, HERE, days=14)) == 1


async def test_what_has_no_word_is_no_question(app: App) -> None:
    """Nobody can answer it."""
    await asks(app, "???", ANNA)

    assert await queue(app, HERE) == ()


async def test_candidates(app: App) -> None:
    """What was chosen comes first; what was said to be about something else isn't offered."""
    await keep_suggested(app, "q1", "Wat helpt tegen schimmel, gezonde huizen?")
    await choose(app, "q1", "boek")
    catalogue = app.catalogue.for_guild(HERE)
    chosen = candidates(catalogue, await only(app))

    await judge(app, "q1", "boek", Verdict.NOT_USEFUL, ANNA, "onderw")
    left = candidates(catalogue, await only(app))

    assert [entry.id for entry in chosen] == ["boek", "vocht"]
    assert [entry.id for entry in left] == ["vocht"]


async def test_linking(app: App, clock: Clock) -> None:
    """The questions become phrasings, the next one is answered, and who waited is told: once."""
    key = await asks(app, HENS, ANNA)
    clock.move(seconds=1)
    other = await asks(app, HENS_TOO, ANNA)
    for one in (key, other):
        await tell_me(app, ANNA, HERE, one)

    done = await linked(app, other)

    assert (done.added, done.will_hear) == (2, 1)
    assert done.entry.phrasings[-2:] == (HENS, HENS_TOO)
    assert await queue(app, HERE) == ()
    assert await due(app, clock) == []
    clock.now += LATER
    assert await due(app, clock) == [ANNA]
    found = (await ask(app, Question(HENS_TOO, HERE), ANNA)).answer
    assert isinstance(found, Found)
    assert found.match.entry.id == "vocht"


async def test_linking_to_what_is_there_already(app: App) -> None:
    """What an import brought already is not added twice."""
    key = await asks(app, HENS, ANNA)
    fields = fields_of(app.catalogue.entries["vocht"]) | {"formuleringen": [HENS]}
    await write(app, HERE, MOD, [PendingItem(fields, 0)])

    done = await linked(app, key)

    assert done.added == 0
    assert app.catalogue.for_guild(HERE).entries["vocht"].phrasings.count(HENS) == 1


async def test_two_moderators_at_once(app: App, clock: Clock) -> None:
    """One of them is told that it was handled; the asker hears of one answer."""
    key = await asks(app, HENS, ANNA)
    await tell_me(app, ANNA, HERE, key)

    links = (link(app, HERE, MOD, key, "vocht") for _ in range(2))
    done = await asyncio.gather(*links, return_exceptions=True)
    clock.now += LATER

    assert {type(one) for one in done} == {GapAnswered, Refused}
    assert await due(app, clock) == [ANNA]


async def test_undoing_a_link(app: App, clock: Clock) -> None:
    """All is as it was: the entry, the queue, and who waits. A second time there is nothing."""
    before = app.catalogue.for_guild(HERE).entries["vocht"]
    key = await asks(app, HENS, ANNA)
    await tell_me(app, ANNA, HERE, key)
    gap = await only(app)
    done = await linked(app, key)

    undone = await undo(app, HERE, MOD, done.key)
    with pytest.raises(Refused, match="al teruggedraaid"):
        await undo(app, HERE, MOD, done.key)
    clock.now += LATER

    assert undone == GapReopened(answered=True, entry_too=True)
    assert app.catalogue.for_guild(HERE).entries["vocht"] == before
    assert await only(app) == gap
    assert await due(app, clock) == []


async def test_undoing_keeps_what_came_after(app: App) -> None:
    """An entry that was changed since stays so; the question is open again all the same."""
    done = await linked(app, await asks(app, HENS, ANNA))
    await add_phrasings(app, HERE, MOD, "vocht", ["natte muren"])

    undone = await undo(app, HERE, MOD, done.key)

    assert undone == GapReopened(answered=True, entry_too=False)
    assert HENS in app.catalogue.for_guild(HERE).entries["vocht"].phrasings
    assert (await only(app)).text == HENS


async def test_another_server_can_do_nothing(app: App) -> None:
    """Its moderators see nothing of this one, and no key of it means anything to them."""
    key = await asks(app, HENS, ANNA)

    seen = await queue(app, ELSEWHERE), await find_gap(app, ELSEWHERE, key)
    tries = link(app, ELSEWHERE, MOD, key, "vocht"), set_aside(app, ELSEWHERE, key)
    for one in tries:
        with pytest.raises(Refused, match="staat niet meer open"):
            await one
    done = await linked(app, key)

    assert seen == ((), None)
    with pytest.raises(Refused, match="al teruggedraaid"):
        await undo(app, ELSEWHERE, MOD, done.key)
    assert HENS not in app.catalogue.for_guild(ELSEWHERE).entries["vocht"].phrasings


@pytest.mark.parametrize("own", ["onbekend", "weer"])
async def test_only_an_entry_of_the_field_answers(app: App, own: str) -> None:
    """Neither what isn't there nor what points elsewhere; the question stays open."""
    key = await asks(app, HENS, ANNA)

    with pytest.raises(Refused, match="Dat antwoord is er niet meer"):
        await link(app, HERE, MOD, key, own)
    assert len(await queue(app, HERE)) == 1


async def test_what_was_taken_out_is_no_phrasing(app: App) -> None:
    """The marks of what told who someone is don't come into the knowledge."""
    key = await asks(app, "Mag ik kippen houden, bel 06-12345678?", ANNA)

    done = await linked(app, key)

    assert done.entry.phrasings[-1] == "Mag ik kippen houden, bel ?"


async def test_an_entry_of_its_own(app: App, clock: Clock) -> None:
    """Published, it takes out what it was written for; taken back, that is open again."""
    key = await asks(app, HENS, ANNA)
    await tell_me(app, ANNA, HERE, key)
    gap = await only(app)
    fields = {
        "id": new_entry_id(HENS),
        "soort": "vraag",
        "vraag": HENS,
        "antwoord": "Vraag het aan je verhuurder.",
        "bronnen": [{"titel": "Nota kippen"}],
    }
    published = await publish(app, HERE, MOD, fields, 0)
    assert isinstance(published, Published)
    assert published.entry is not None
    own, revision = published.entry.id, published.revision.revision

    answered = await queue(app, HERE)
    assert isinstance(await undo_change(app, HERE, MOD, own, revision), Published)
    clock.now += LATER

    assert answered == ()
    assert await only(app) == gap
    assert await due(app, clock) == []


async def test_what_is_published_elsewise_answers_too(app: App, clock: Clock) -> None:
    """An entry with one of the questions for a phrasing takes the group out of the queue."""
    key = await asks(app, HENS, ANNA)
    await asks(app, "Waar staat de knuffelmuur?", ANNA)
    await tell_me(app, ANNA, HERE, key)
    published = await add_phrasings(app, HERE, MOD, "vocht", [HENS.upper()])
    assert isinstance(published, Published)
    assert published.entry is not None

    clock.now += LATER

    assert [gap.text for gap in await queue(app, HERE)] == ["Waar staat de knuffelmuur?"]
    assert await due(app, clock) == [ANNA]


async def test_what_is_said_of_an_entry_is_one(app: App) -> None:
    """Reasons are counted, reports stand in full, and no other entry can answer it."""
    for user, reason in ((ANNA, "onjuist"), (BEA, "onjuist"), (CAS, "oud")):
        asked = await ask(app, Question("Wat helpt tegen schimmel?", HERE), user)
        await judge(app, asked.key, "vocht", Verdict.NOT_USEFUL, user, reason)
    await report(app, ANNA, HERE, "vocht", " Bel 06-12345678 ")

    gap = await only(app)

    assert (gap.about, gap.times, gap.people) == ("vocht", 4, 3)
    assert gap.reasons == {"onjuist": 2, "oud": 1}
    assert gap.reports == ("Bel [telefoonnummer]",)
    with pytest.raises(Refused, match="gaat over een antwoord dat er al is"):
        await link(app, HERE, MOD, gap.key, "boek")
    assert isinstance(await set_aside(app, HERE, gap.key), GapSetAside)
    assert await queue(app, HERE) == ()


async def test_reports_that_cannot_be_kept(app: App) -> None:
    """Each for a reason of its own; a long one is cut."""
    for guild, entry in ((HERE, "onbekend"), (HERE, "weer"), (None, "vocht")):
        with pytest.raises(Refused, match="bij niemand" if guild is None else "niet meer"):
            await report(app, ANNA, guild, entry, "Fout")
    with pytest.raises(Refused, match="niets in je melding"):
        await report(app, ANNA, HERE, "vocht", "  ")
    await report(app, ANNA, HERE, "vocht", "lang " * LONGEST_REPORT)

    assert len((await only(app)).reports[0]) <= LONGEST_REPORT


async def test_what_is_told(app: App, clock: Clock) -> None:
    """The question and the entry as it is; nothing once that was taken back or withdrawn."""
    key = await asks(app, HENS, ANNA)
    await tell_me(app, ANNA, HERE, key)
    done = await linked(app, key)
    clock.now += LATER
    (notice,) = await app.stores.outbox.due(clock.now, 1)

    before = await gather(app, notice)
    await undo(app, HERE, MOD, done.key)
    after = await gather(app, notice)

    assert isinstance(before, FoundAnswer)
    assert (before.awaited.text, before.entry.id) == (HENS, "vocht")
    assert after is None


async def test_it_goes_with_the_questions(app: App, clock: Clock) -> None:
    """After 28 days the queue is empty and nobody waits, answered or not."""
    key = await asks(app, HENS, ANNA)
    await tell_me(app, ANNA, HERE, key)
    await report(app, ANNA, HERE, "vocht", "Fout")
    await linked(app, key)
    clock.now = NOW + timedelta(days=28)

    await forget_what_is_old(app)

    assert await queue(app, HERE) == ()
    assert await app.stores.awaiting.held(ANNA, clock.now) == {"awaiting": []}
    assert await due(app, clock) == []
