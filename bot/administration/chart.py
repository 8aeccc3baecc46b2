"""A server's statistics as a picture, with the same in words for who can't see it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from bot.administration.statistics import (
    OUTCOMES,
    OUTCOMES_TEXT,
    PER,
    by_outcome,
    days,
    in_words,
    short_day,
)
from bot.dutch import joined, long_date, number
from bot.view import Attachment

if TYPE_CHECKING:
    from bot.administration.statistics import ServerStatistics

COLOURS = {
    "found": "#009E73",
    "suggestions": "#56B4E9",
    "unknown": "#E69F00",
    "elsewhere": "#999999",
}
"""Of the palette of Okabe and Ito: told apart with every kind of colour vision."""
TEXT, QUIET, GRID, PAPER = "#1B1F24", "#5C6370", "#E3E6EA", "#FFFFFF"
INCHES, DOTS = (8.0, 4.5), 160
FEWEST_STEPS, MOST_TICKS = 4, 7
BUSIEST = {1: "was", 7: "was de week vanaf", 28: "waren de vier weken vanaf"}
LONGEST_DESCRIPTION = 1024
"""Of a file, on Discord."""


def chart(statistics: ServerStatistics) -> Attachment:
    """Return the bars as PNG. Takes a second the first time: call it in a thread."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, dpi=DOTS, facecolor=PAPER)
    axes = figure.add_axes((0.085, 0.1, 0.875, 0.625))
    _bars(axes, statistics)
    _axes(axes, statistics)
    _words(figure, statistics)
    written = BytesIO()
    figure.savefig(written, format="png")
    day = statistics.last.isoformat()
    return Attachment(f"statistiek-{day}.png", written.getvalue(), description(statistics))


def description(statistics: ServerStatistics) -> str:
    step, counts = statistics.period.step, statistics.counts
    when = days(statistics.first, statistics.last)
    sentence = f"Staafgrafiek met het aantal vragen {PER[step].lower()}, {when}."
    busiest = max(statistics.bars, key=lambda bar: bar.questions)
    if not busiest.questions:
        return f"{sentence} Er waren geen vragen."
    total, most = number(statistics.questions), number(busiest.questions)
    top = f"{BUSIEST[step]} {long_date(busiest.first)}, met {most}"
    sentence = f"{sentence} Samen {total}: {joined(by_outcome(counts))}. Het drukst {top}."
    assert len(sentence) <= LONGEST_DESCRIPTION, "the words of a picture have a fixed form"
    return sentence


def _bars(axes: Any, statistics: ServerStatistics) -> None:
    """Draw the outcomes on top of each other, parted by a line of paper."""
    places = range(len(statistics.bars))
    below = [0] * len(statistics.bars)
    for outcome in OUTCOMES:
        heights = [bar.counts.get(outcome, 0) for bar in statistics.bars]
        axes.bar(
            places,
            heights,
            0.78,
            below,
            color=COLOURS[outcome],
            edgecolor=PAPER,
            linewidth=0.8,
            zorder=2,
        )
        below = [under + height for under, height in zip(below, heights, strict=True)]


def _axes(axes: Any, statistics: ServerStatistics) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    bars = statistics.bars
    highest = max(bar.questions for bar in bars)
    axes.set_ylim(0, max(FEWEST_STEPS, highest * 1.08))
    axes.set_xlim(-0.7, len(bars) - 0.3)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(int(value))))
    step = -(-len(bars) // MOST_TICKS)
    ticks = range((len(bars) - 1) % step, len(bars), step)  # the last bar has its day below it
    axes.set_xticks(list(ticks), [short_day(bars[at].first, "d MMM") for at in ticks])
    axes.tick_params(length=0, labelsize=10, colors=QUIET, pad=6)
    axes.grid(axis="y", color=GRID, linewidth=0.9, zorder=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.spines["bottom"].set_linewidth(0.9)


def _words(figure: Any, statistics: ServerStatistics) -> None:
    from matplotlib.patches import Patch

    left = 0.035
    title = in_words(statistics.questions)
    figure.text(left, 0.925, title, fontsize=17, weight="bold", color=TEXT)
    per = PER[statistics.period.step]
    when = days(statistics.first, statistics.last)
    figure.text(left, 0.868, f"{per}, {when}", fontsize=11, color=QUIET)
    counts = statistics.counts
    figure.legend(
        [Patch(facecolor=COLOURS[one]) for one in OUTCOMES],
        [f"{OUTCOMES_TEXT[one]} ({number(counts.get(one, 0))})" for one in OUTCOMES],
        loc="upper left",
        bbox_to_anchor=(left, 0.825),
        ncols=len(OUTCOMES),
        frameon=False,
        fontsize=10.5,
        labelcolor=TEXT,
        handlelength=0.9,
        handleheight=0.9,
        handletextpad=0.5,
        columnspacing=1.3,
        borderaxespad=0.0,
        borderpad=0.0,
    )
