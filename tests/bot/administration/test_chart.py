"""Statistics as words and as a picture."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from bot.administration.statistics import (
    COLOURS,
    DOTS,
    GREY,
    INCHES,
    OUTCOMES,
    PAPER,
    TEXT,
    Bar,
    Period,
    ServerStatistics,
    chart,
    description,
    statistics_view,
)
from bot.terminal.screen import to_plain

LAST = date(2026, 11, 26)


def statistics(period: Period = Period.MONTH, **changes: Any) -> ServerStatistics:
    """Numbers with a bar of each outcome, and the last bar the highest."""
    first = LAST - timedelta(days=period.days - 1)
    counts: list[Counter[str]] = [Counter() for _ in range(period.days // period.step)]
    for number, outcome in enumerate(OUTCOMES):
        counts[number][outcome] += 2
    counts[-1]["found"] += 1200
    values: dict[str, Any] = {
        "first": first,
        "last": LAST,
        "period": period,
        "people": 12,
        "bars": tuple(
            Bar(first + timedelta(days=number * period.step), one)
            for number, one in enumerate(counts)
        ),
        "judged": 20,
        "helped": 17,
        "solved": 3,
        "themes": (("Wonen", 12),),
    }
    return ServerStatistics(**(values | changes))


def drawn(content: bytes) -> np.ndarray[Any, Any]:
    """The colour of every point."""
    return np.asarray(imread(BytesIO(content), format="png"))[:, :, :3]


@pytest.mark.parametrize("period", Period)
def test_the_picture_is_there(period: Period) -> None:
    """A PNG of the size that was meant, small enough to send, with each outcome in its colour."""
    made = chart(statistics(period))

    points = drawn(made.content)
    assert made.name == "statistiek-2026-11-26.png"
    assert points.shape[:2] == (INCHES[1] * DOTS, INCHES[0] * DOTS)
    assert len(made.content) < 500_000
    for outcome in OUTCOMES:
        near = np.abs(points - np.array(to_rgb(COLOURS[outcome]))).max(axis=2) < 0.02
        assert near.sum() > 300, outcome


def test_the_words_in_the_picture_stand_out() -> None:
    """By the measure of WCAG for ordinary text: 4.5 to 1."""

    def light(colour: str) -> float:
        linear = [
            one / 12.92 if one <= 0.04 else ((one + 0.055) / 1.055) ** 2.4 for one in to_rgb(colour)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (TEXT, GREY):
        assert (light(PAPER) + 0.05) / (light(colour) + 0.05) >= 4.5


def test_a_picture_of_no_questions() -> None:
    """It is drawn, and says in words that there were none."""
    empty = statistics(bars=(Bar(LAST, Counter()),))

    assert "geen vragen" in (chart(empty).description or "")


def test_whoever_can_not_see_it_hears_the_same() -> None:
    """The words of the picture have its period, its numbers and its highest bar."""
    assert description(statistics()) == (
        "Staafgrafiek met het aantal vragen per dag, van 30 oktober tot en met 26 november 2026. "
        "Samen 1.208: antwoord 1.202, keuze 2, geen antwoord 2 en ander onderwerp 2. "
        "Het drukst was 26 november 2026, met 1.200."
    )


@pytest.mark.parametrize("period", Period)
def test_the_words_of_the_picture_fit(period: Period) -> None:
    """Discord takes 1024 characters; which step a bar is, is said."""
    said = description(statistics(period))

    assert len(said) <= 1024
    assert {1: "per dag", 7: "per week", 28: "per vier weken"}[period.step] in said


def test_all_that_the_picture_shows_is_said_in_words() -> None:
    """Each bar with a question has its line, beside what the numbers mean."""
    said = to_plain(statistics_view(statistics()), 200)

    for part in (
        "1.208 vragen van minstens 12 mensen",
        "Een antwoord: 1.202 (100%)",
        "85%: bij 17 van de 20 vragen",
        "Voor 3 vragen vonden of schreven de moderators alsnog een antwoord",
        "Wonen: 12 vragen",
        "30 okt: 2 (antwoord 2)",
        "31 okt: 2 (keuze 2)",
        "26 nov: 1.200 (antwoord 1.200)",
    ):
        assert part in said
    assert "5 nov" not in said.replace("25 nov", "")


def test_what_is_not_known_is_said_to_be() -> None:
    """Without verdicts there is no share, without a frequent theme no list; further back, why."""
    said = to_plain(statistics_view(statistics(Period.YEAR, judged=0, helped=0, themes=())), 200)

    assert "Nog niemand liet weten" in said
    assert "Over geen enkel thema" in said
    assert "de laatste 28 dagen" in said
