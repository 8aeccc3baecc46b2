"""How often someone may do what costs others something, and how much may wait."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.app import App
from bot.curation.drafts import begin_draft
from bot.curation.importing import MOST_AT_ONCE, plan
from bot.gaps.awaiting import report
from bot.pacing import Budget, Budgets, Crowd, Pace
from bot.proposals.proposing import propose
from bot.view import Refused
from knowledge.entry import Kind
from knowledge.format.loading import PackFile
from storage.proposals import Texts
from tests.bot.apps import Clock

ANNA, BEA, HERE = 1, 2, 7


def spends(budgets: Budgets, clock: Clock, who: int, times: int) -> int:
    """How many of so many questions at once are let through."""
    done = 0
    for _ in range(times):
        try:
            budgets.spend(Budget.QUESTION, who, clock())
        except Refused:
            continue
        done += 1
    return done


def test_a_budget_a_minute() -> None:
    """Whoever spends it waits a minute; another person and another kind have their own."""
    budgets, clock, (a_minute, _) = Budgets(), Clock(), Budget.QUESTION.value

    assert spends(budgets, clock, ANNA, 2 * a_minute) == a_minute
    assert spends(budgets, clock, BEA, 1) == 1
    budgets.spend(Budget.SEARCH, ANNA, clock())
    clock.move(seconds=60)

    assert spends(budgets, clock, ANNA, 1) == 1


def test_a_budget_a_day() -> None:
    """However well someone spreads it, there is an end to it until the next day."""
    budgets, clock, (a_minute, a_day) = Budgets(), Clock(), Budget.QUESTION.value
    done = 0
    for _ in range(2 * a_day // a_minute):
        done += spends(budgets, clock, ANNA, a_minute)
        clock.move(seconds=60)

    assert done == a_day
    clock.move(days=1)
    assert spends(budgets, clock, ANNA, 1) == 1


def test_who_is_erased_is_counted_no_more() -> None:
    """What is kept of them in memory goes with the rest."""
    budgets, clock, (a_minute, _) = Budgets(), Clock(), Budget.QUESTION.value
    spends(budgets, clock, ANNA, a_minute)

    budgets.forget(ANNA)

    assert spends(budgets, clock, ANNA, a_minute) == a_minute


async def test_only_so_much_waits_for_a_thread() -> None:
    """One more is refused at once; when there is room again the next is taken."""
    crowd, go_on = Crowd(at_once=1, most=2), threading.Event()
    waiting = [asyncio.create_task(crowd.in_thread(go_on.wait)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(Refused):
        await crowd.in_thread(str)
    go_on.set()
    await asyncio.gather(*waiting)

    assert await crowd.in_thread(lambda: "klaar") == "klaar"


async def test_who_came_first_is_done_first() -> None:
    """From the first step to the last, while others wait; so an answer never waits for all."""
    crowd, steps = Crowd(at_once=2), list[tuple[int, str]]()

    async def work(who: int) -> None:
        async with crowd.turn():
            steps.append((who, "first"))
            await crowd_of_threads.in_thread(str)
            steps.append((who, "last"))

    crowd_of_threads = Crowd()
    await asyncio.gather(*map(work, range(6)))

    for who in range(2, 6):
        assert sum(step == "last" for _, step in steps[: steps.index((who, "first"))]) >= who - 1


async def _propose(app: App) -> None:
    """Propose something, though the day may be full already: that has a line of its own."""
    try:
        await propose(app, ANNA, HERE, "", Texts(heading="Mag dat?", body="Ja.", source=""))
    except Refused as refused:
        if "al vijf voorstellen" not in str(refused):
            raise


async def _report(app: App) -> None:
    """Report something, though that was done often today: that has a line of its own too."""
    try:
        await report(app, ANNA, HERE, "vocht", "Dit klopt niet.")
    except Refused as refused:
        if "al tien keer" not in str(refused):
            raise


async def _begin_draft(app: App) -> object:
    return await begin_draft(app, HERE, ANNA, Kind.QUESTION, {})


async def _import(app: App) -> object:
    return await plan(app, HERE, [PackFile("a.yaml", b"items: []")], MOST_AT_ONCE)


@pytest.mark.parametrize(
    ("what", "do"),
    [
        (Budget.PROPOSAL, _propose),
        (Budget.REPORT, _report),
        (Budget.DRAFT, _begin_draft),
        (Budget.IMPORT, _import),
    ],
)
async def test_what_others_notice_has_a_budget(
    app: App, clock: Clock, what: Budget, do: Callable[[App], Awaitable[object]]
) -> None:
    """Once it is spent a friendly line says so, and a minute later it goes on."""
    for _ in range(what.value[0]):
        await do(app)

    with pytest.raises(Refused, match="Dat gaat even te snel"):
        await do(app)

    clock.move(seconds=60)
    await do(app)


def test_who_is_quiet_takes_no_room() -> None:
    """Of whom nothing counts any more nothing is kept in memory."""
    pace, clock = Pace(2, timedelta(minutes=1)), Clock()
    for who in range(100):
        assert pace.allows(who, clock())
    pace.take_back(0)
    clock.move(seconds=60)

    assert pace.allows(ANNA, clock())

    assert list(pace._done) == [ANNA]
