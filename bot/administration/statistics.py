"""A server's numbers over the last days: counted, in words, and as a picture with its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from io import BytesIO
from typing import Any

from babel.dates import format_date

from bot.app import App
from bot.cards.moments import zone_of
from bot.dutch import DUTCH, joined, long_date, number, percentage
from bot.view import Attachment, Section, Tone, View
from knowledge.catalogue import Catalogue
from storage.statistics import DayCount, JudgedQuestion

FEWEST_PEOPLE = 3
"""From so many people on there are numbers."""
MOST_THEMES = 5
OUTCOMES_TEXT = {
    "found": "antwoord",
    "suggestions": "keuze",
    "unknown": "geen antwoord",
    "elsewhere": "ander onderwerp",
}
OUTCOMES = tuple(OUTCOMES_TEXT)
LONG = {
    "found": "Een antwoord",
    "suggestions": "Een keuze (‘Bedoel je…?’)",
    "unknown": "‘Dat weet ik niet’",
    "elsewhere": "Een ander onderwerp, met een verwijzing",
}
TOO_FEW = (
    "In deze periode stelden te weinig mensen een vraag. Cijfers laat ik pas zien vanaf drie "
    "mensen, zodat niemand te herkennen is. Kies een langere periode, of kijk later nog eens."
)
HELPED = "Wie er iets aan had"
THEMES = "Waar het over ging"
PER = {1: "Per dag", 7: "Per week", 28: "Per vier weken"}
"""What one bar is, by its days."""
NO_QUESTIONS = "Wat er niet bij staat, had geen vragen."
COLOURS = {
    "found": "#009E73",
    "suggestions": "#56B4E9",
    "unknown": "#E69F00",
    "elsewhere": "#999999",
}
"""Of the palette of Okabe and Ito: told apart with every kind of colour vision."""
TEXT, GREY, GRID, PAPER = "#1B1F24", "#5C6370", "#E3E6EA", "#FFFFFF"
INCHES, DOTS = (8.0, 4.5), 160
FEWEST_STEPS, MOST_TICKS = 4, 7
BUSIEST = {1: "was", 7: "was de week vanaf", 28: "waren de vier weken vanaf"}
LONGEST_DESCRIPTION = 1024
"""Of a file, on Discord."""


class Period(Enum):
    """How many days back, how many of them make one bar, and what a manager chooses it by."""

    WEEK = (7, 1, "7 dagen")
    MONTH = (28, 1, "28 dagen")
    QUARTER = (91, 7, "13 weken")
    YEAR = (364, 28, "52 weken")

    def __init__(self, days: int, step: int, label: str) -> None:
        self.days, self.step, self.label = days, step, label


KEPT = Period.MONTH
"""So far back each question is known by itself; further back there are totals only."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The questions of a day, or of the step of the period that starts on it, by outcome."""

    first: date
    counts: Mapping[str, int]

    @property
    def questions(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatistics:
    """The numbers of the days from `first` to `last`, both included."""

    first: date
    last: date
    period: Period
    people: int
    """At least so many, maybe more."""
    bars: Sequence[Bar]
    judged: int
    """Questions of the kept days of which somebody said or showed what they thought."""
    helped: int
    solved: int
    """Questions of the kept days for which moderators found or wrote an answer."""
    themes: Sequence[tuple[str, int]]
    """Names, with in how many of the questions of the kept days each was the subject."""

    @property
    def counts(self) -> Mapping[str, int]:
        return sum((Counter(bar.counts) for bar in self.bars), Counter())

    @property
    def questions(self) -> int:
        return sum(bar.questions for bar in self.bars)


async def statistics_of(app: App, guild: int, period: Period) -> ServerStatistics | None:
    """Return the numbers of a server; None where fewer than `FEWEST_PEOPLE` asked something."""
    last = app.now().astimezone(await zone_of(app, guild)).date()
    first, store = _back(last, period.days), app.stores.statistics
    people = await store.people(guild, first, last)
    if people < FEWEST_PEOPLE:
        return None
    counts = await store.per_day(guild, first, last)
    kept_from = _back(last, min(period.days, KEPT.days))
    questions = await store.questions(guild, kept_from, last)
    judged = [each for each in questions if each.chosen or each.useful or each.not_useful]
    return ServerStatistics(
        first=first,
        last=last,
        period=period,
        people=people,
        bars=bars(counts, first, period),
        judged=len(judged),
        helped=sum(map(was_helpful, judged)),
        solved=await store.solved(guild, kept_from, last),
        themes=top_themes(questions, app.catalogue.for_guild(guild)),
    )


def bars(counts: Iterable[DayCount], first: date, period: Period) -> tuple[Bar, ...]:
    """Return one bar for each step of the period, empty ones included, oldest first."""
    by_step: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for count in counts:
        by_step[(count.day - first).days // period.step][count.outcome] += count.questions
    return tuple(
        Bar(first + timedelta(days=step * period.step), by_step[step])
        for step in range(period.days // period.step)
    )


def was_helpful(question: JudgedQuestion) -> bool:
    """Return whether more people found its answer useful than not, or a suggestion was chosen."""
    if question.useful or question.not_useful:
        return question.useful > question.not_useful
    return question.chosen is not None


def top_themes(
    questions: Iterable[JudgedQuestion], catalogue: Catalogue
) -> tuple[tuple[str, int], ...]:
    """Return the names of the themes that were asked about most, each with how often.

    A question is about the themes of its answer, or of the suggestion that was chosen. What fewer
    than `FEWEST_PEOPLE` asked about is left out.
    """
    by_theme: defaultdict[str, list[JudgedQuestion]] = defaultdict(list)
    for question in questions:
        entry_id = question.entry_ids[0] if question.outcome == "found" else question.chosen
        entry = catalogue.entries.get(entry_id or "")
        for theme in set(entry.themes) if entry is not None else ():
            by_theme[theme].append(question)
    themes = catalogue.taxonomy.themes
    often = [
        (-len(about), theme)
        for theme, about in by_theme.items()
        if theme in themes and people_of(about) >= FEWEST_PEOPLE
    ]
    return tuple((themes[theme].name, -count) for count, theme in sorted(often)[:MOST_THEMES])


def people_of(questions: Iterable[JudgedQuestion]) -> int:
    """Return how many people asked these: at least so many, since a period tells nobody apart."""
    askers = {asker for question in questions for asker in question.askers}
    return max(Counter(period for period, _ in askers).values(), default=0)


def _back(last: date, days: int) -> date:
    return last - timedelta(days=days - 1)


def statistics_view(statistics: ServerStatistics) -> View:
    """Return the numbers; bars of no question are left out."""
    total, counts = statistics.questions, statistics.counts
    themes = tuple(f"{name}: {number(count)} vragen" for name, count in statistics.themes)
    of_few = "" if themes else "Over geen enkel thema stelden drie of meer mensen een vraag."
    kept_only = (
        f"‘{HELPED}’ en ‘{THEMES}’ gaan over de laatste 28 dagen; langer bewaar ik vragen niet."
    )
    people, when = number(statistics.people), period_in_words(statistics.first, statistics.last)
    long = statistics.period.days > KEPT.days
    return View(
        tone=Tone.NOTICE,
        title="Vragen op deze server",
        text=f"{questions_in_words(total)} van minstens {people} mensen, {when}.",
        sections=(
            Section(
                "Wat ervan kwam",
                lines=tuple(_share(outcome, counts.get(outcome, 0), total) for outcome in OUTCOMES),
            ),
            Section(HELPED, _helped(statistics)),
            Section(THEMES, of_few, themes),
            Section(
                PER[statistics.period.step],
                lines=tuple(_line(bar) for bar in statistics.bars if bar.questions),
            ),
        ),
        footer=f"{kept_only} {NO_QUESTIONS}" if long else NO_QUESTIONS,
    )


def questions_in_words(questions: int) -> str:
    return "1 vraag" if questions == 1 else f"{number(questions)} vragen"


def period_in_words(first: date, last: date) -> str:
    """Return 'van 1 november tot en met 28 november 2026', with both years where they differ."""
    begin = long_date(first) if first.year != last.year else short_day(first, "d MMMM")
    return f"van {begin} tot en met {long_date(last)}"


def short_day(day: date, pattern: str) -> str:
    """Return '3 nov' or '3 november' without the dot that Babel puts behind an abbreviation."""
    return str(format_date(day, pattern, locale=DUTCH)).replace(".", "")


def by_outcome(counts: Mapping[str, int]) -> tuple[str, ...]:
    had = ((word, counts.get(outcome, 0)) for outcome, word in OUTCOMES_TEXT.items())
    return tuple(f"{word} {number(count)}" for word, count in had if count)


def _share(outcome: str, count: int, of: int) -> str:
    part = f" ({percentage(count / of)})" if of else ""
    return f"{LONG[outcome]}: {number(count)}{part}"


def _helped(statistics: ServerStatistics) -> str:
    helped, judged, solved = statistics.helped, statistics.judged, statistics.solved
    sentence = "Nog niemand liet weten of het antwoord hielp."
    if judged:
        sentence = (
            f"{percentage(helped / judged)}: bij {number(helped)} van de {number(judged)} vragen "
            "waarbij iemand dat liet weten of een keuze aanklikte."
        )
    if solved:
        done = "vonden of schreven de moderators alsnog een antwoord"
        sentence = f"{sentence} Voor {questions_in_words(solved)} {done}."
    return sentence


def _line(bar: Bar) -> str:
    parts = ", ".join(by_outcome(bar.counts))
    return f"{short_day(bar.first, 'd MMM')}: {number(bar.questions)} ({parts})"


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
    when = period_in_words(statistics.first, statistics.last)
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
    axes.tick_params(length=0, labelsize=10, colors=GREY, pad=6)
    axes.grid(axis="y", color=GRID, linewidth=0.9, zorder=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.spines["bottom"].set_linewidth(0.9)


def _words(figure: Any, statistics: ServerStatistics) -> None:
    from matplotlib.patches import Patch

    left = 0.035
    title = questions_in_words(statistics.questions)
    figure.text(left, 0.925, title, fontsize=17, weight="bold", color=TEXT)
    per = PER[statistics.period.step]
    when = period_in_words(statistics.first, statistics.last)
    figure.text(left, 0.868, f"{per}, {when}", fontsize=11, color=GREY)
    counts = statistics.counts
    figure.legend(
        [Patch(facecolor=COLOURS[outcome]) for outcome in OUTCOMES],
        [f"{OUTCOMES_TEXT[outcome]} ({number(counts.get(outcome, 0))})" for outcome in OUTCOMES],
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
