"""A server's numbers: counted right, and never of fewer than three people."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.administration.statistics import (
    OUTCOMES,
    Period,
    ServerStatistics,
    bars,
    statistics_of,
    was_helpful,
)
from bot.app import App
from bot.asking.ask import ask as ask_bot
from knowledge.answer import Question
from storage.feedback import Verdict
from storage.statistics import DayCount, JudgedQuestion
from tests.bot.apps import Clock, opened
from tests.storage.builders import NOW, feedback, question

FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 363)
COUNTS = st.lists(
    st.builds(
        DayCount,
        DAYS.map(lambda days: FIRST + timedelta(days=days)),
        st.sampled_from(OUTCOMES),
        st.integers(1, 9),
    ),
    unique_by=lambda count: (count.day, count.outcome),
    max_size=40,
)


def judged(**changes: Any) -> JudgedQuestion:
    values: dict[str, Any] = {"outcome": "found", "confidence": 0.8, "entry_ids": ("vocht",)}
    return JudgedQuestion(**(values | changes))


async def ask(app: App, users: Sequence[int], **changes: Any) -> None:
    """Each of these people asks one question of the server 7."""
    async with app.database.transaction() as conn:
        for user in users:
            at = changes.get("asked_at", app.now())
            values = {"entry_ids": ("vocht",), "asked_at": at} | changes
            await app.stores.questions.keep(conn, question(f"{user}-{at:%m%d}", **values))
            await app.stores.pseudonyms.count_person(conn, user, 7, at)
            await app.stores.gaps.count_asker(conn, f"{user}-{at:%m%d}", user, at)


@given(COUNTS)
def test_every_question_is_in_one_bar(counts: list[DayCount]) -> None:
    """In that of its day, four weeks long; bars are without gaps, and none is left out."""
    made = bars(counts, FIRST, Period.YEAR)

    assert [bar.first for bar in made] == [FIRST + timedelta(days=28 * n) for n in range(13)]
    for bar in made:
        expected: Counter[str] = Counter()
        for count in counts:
            if bar.first <= count.day < bar.first + timedelta(days=28):
                expected[count.outcome] += count.questions
        assert bar.counts == expected


@pytest.mark.parametrize("period", Period)
def test_a_period_is_a_number_of_whole_bars(period: Period) -> None:
    """The last bar is as long as the others."""
    assert period.days % period.step == 0


@pytest.mark.parametrize(
    ("changes", "was_helped"),
    [
        ({"useful": 1}, True),
        ({"useful": 2, "not_useful": 1}, True),
        ({"useful": 1, "not_useful": 1}, False),
        ({"not_useful": 1}, False),
        ({"outcome": "suggestions", "chosen": "vocht"}, True),
        ({"outcome": "suggestions", "chosen": "vocht", "not_useful": 1}, False),
        ({"outcome": "suggestions", "chosen": "vocht", "useful": 1}, True),
    ],
)
def test_who_was_helped(changes: dict[str, Any], was_helped: bool) -> None:
    """More found it of use than not; a choice counts until somebody says what it brought."""
    assert was_helpful(judged(**changes)) is was_helped


async def test_a_day_is_one_of_the_servers_clock(tmp_path: Path) -> None:
    """Past midnight there it is a new day, whatever day it is elsewhere."""
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    async with opened(tmp_path / "w.db", Clock(late)) as app:
        for user in (1, 2, 3):
            await ask_bot(app, Question(f"wat weet jij van knikkers {user}", 7), user)
        numbers = await statistics_of(app, 7, Period.WEEK)

    assert numbers is not None
    assert numbers.last == date(2026, 12, 1)
    assert [bar.first for bar in numbers.bars if bar.questions] == [date(2026, 12, 1)]


async def test_the_numbers_of_a_server(tmp_path: Path) -> None:
    """Outcomes, who was helped, and the themes of what was answered or chosen."""
    async with opened(tmp_path / "w.db", Clock()) as app:
        await ask(app, (1, 2))
        await ask(app, (3, 4), outcome="suggestions", asked_at=NOW - timedelta(days=20))
        await ask(app, (5,), outcome="unknown", entry_ids=(), asked_at=NOW - timedelta(days=27))
        await ask(app, (6,), asked_at=NOW - timedelta(days=28))
        async with app.database.transaction() as conn:
            await app.stores.questions.choose(
                conn, f"3-{NOW - timedelta(days=20):%m%d}", "vocht", NOW
            )
            for user, verdict in ((1, Verdict.USEFUL), (2, Verdict.NOT_USEFUL)):
                said = feedback(f"{user}-{NOW:%m%d}", entry_id="vocht", verdict=verdict)
                await app.stores.feedback.give(conn, said, user, NOW)
        found = await statistics_of(app, 7, Period.MONTH)
        theme = app.catalogue.entries["vocht"].themes[0]
        name = app.catalogue.taxonomy.themes[theme].name

    assert isinstance(found, ServerStatistics)
    assert found.counts == {"found": 2, "suggestions": 2, "unknown": 1}
    assert (found.first, found.last) == (NOW.date() - timedelta(days=27), NOW.date())
    assert (found.judged, found.helped) == (3, 2)
    assert (name, 3) in found.themes


async def test_a_rare_theme_is_not_named(tmp_path: Path) -> None:
    """What only one or two questions are about could tell who asked."""
    async with opened(tmp_path / "w.db", Clock()) as app:
        await ask(app, (1, 2))
        await ask(app, (3, 4, 5), outcome="unknown", entry_ids=())
        found = await statistics_of(app, 7, Period.WEEK)

    assert isinstance(found, ServerStatistics)
    assert found.themes == ()
