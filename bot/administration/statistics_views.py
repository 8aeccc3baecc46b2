"""`/beheer statistiek` as a message: all that the picture shows, and more, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.administration.statistics import KEPT, OUTCOMES
from bot.dutch import DUTCH, joined, long_date, number, percentage
from bot.view import Section, Tone, View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.administration.statistics import ServerStatistics

PERIODS = {"WEEK": "7 dagen", "MONTH": "28 dagen", "QUARTER": "13 weken", "YEAR": "52 weken"}
"""What a manager chooses, by `bot.administration.statistics.Period`."""
OUTCOMES_TEXT = {
    "found": "antwoord",
    "suggestions": "keuze",
    "unknown": "geen antwoord",
    "elsewhere": "ander onderwerp",
}
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
BUSIEST = {1: "was", 7: "was de week vanaf", 28: "waren de vier weken vanaf"}
QUIET = "Wat er niet bij staat, had geen vragen."
FILE = "statistiek"


def statistics_view(statistics: ServerStatistics) -> View:
    """Return the numbers; bars of no question are left out."""
    asked, counts = statistics.questions, statistics.counts
    bars = tuple(bar_text(bar.first, bar.counts) for bar in statistics.bars if bar.questions)
    helped = "Nog niemand liet weten of het antwoord hielp."
    if statistics.judged:
        helped = (
            f"{percentage(statistics.helped / statistics.judged)}: bij "
            f"{number(statistics.helped)} van de {number(statistics.judged)} vragen waarbij "
            "iemand dat liet weten of een keuze aanklikte."
        )
    if statistics.solved:
        helped = f"{helped} {solved(statistics.solved)}"
    themes = tuple(theme(name, count) for name, count in statistics.themes)
    kept_only = (
        f"‘{HELPED}’ en ‘{THEMES}’ gaan over de laatste 28 dagen; langer bewaar ik vragen niet."
    )
    return View(
        tone=Tone.NOTICE,
        title="Vragen op deze server",
        text=summary(asked, statistics.people, statistics.first, statistics.last),
        sections=(
            Section(
                "Wat ervan kwam",
                lines=tuple(share(one, counts.get(one, 0), asked) for one in OUTCOMES),
            ),
            Section(HELPED, helped),
            Section(
                THEMES,
                "" if themes else "Over geen enkel thema stelden drie of meer mensen een vraag.",
                themes,
            ),
            Section(PER[statistics.period.step], lines=bars),
        ),
        footer=f"{kept_only} {QUIET}" if statistics.period.days > KEPT.days else QUIET,
    )


def summary(questions: int, people: int, first: date, last: date) -> str:
    """Return how many questions there were, of how many people, and in which days."""
    what = "1 vraag" if questions == 1 else f"{number(questions)} vragen"
    return f"{what} van minstens {number(people)} mensen, {days(first, last)}."


def days(first: date, last: date) -> str:
    """Return 'van 1 november tot en met 28 november 2026', with both years where they differ."""
    begin = long_date(first) if first.year != last.year else short_day(first, "d MMMM")
    return f"van {begin} tot en met {long_date(last)}"


def share(outcome: str, count: int, of: int) -> str:
    """Return how many questions had an outcome, and which share that is."""
    part = f" ({percentage(count / of)})" if of else ""
    return f"{LONG[outcome]}: {number(count)}{part}"


def solved(count: int) -> str:
    """Return for how many questions moderators found or wrote an answer."""
    if count == 1:
        return "Voor 1 vraag vonden of schreven de moderators alsnog een antwoord."
    return f"Voor {number(count)} vragen vonden of schreven de moderators alsnog een antwoord."


def theme(name: str, count: int) -> str:
    """Return how often a theme was asked about."""
    return f"{name}: {number(count)} vragen"


def bar_text(first: date, counts: Mapping[str, int]) -> str:
    """Return the questions of a day, or of the step from that day on, as one line."""
    parts = ", ".join(_parts(counts))
    return f"{short_day(first, 'd MMM')}: {number(sum(counts.values()))} ({parts})"


def short_day(day: date, pattern: str) -> str:
    """Return '3 nov' or '3 november' without the dot that Babel puts behind an abbreviation."""
    return str(format_date(day, pattern, locale=DUTCH)).replace(".", "")


def chart_title(questions: int) -> str:
    """Return the title of the picture."""
    return "1 vraag" if questions == 1 else f"{number(questions)} vragen"


def described(
    first: date, last: date, counts: Mapping[str, int], busiest: date, most: int, step: int
) -> str:
    """Return the picture in words."""
    per = PER[step].lower()
    said = f"Staafgrafiek met het aantal vragen {per}, {days(first, last)}."
    if not most:
        return f"{said} Er waren geen vragen."
    total, top = number(sum(counts.values())), f"{BUSIEST[step]} {long_date(busiest)}"
    return f"{said} Samen {total}: {joined(_parts(counts))}. Het drukst {top}, met {number(most)}."


def _parts(counts: Mapping[str, int]) -> tuple[str, ...]:
    had = ((word, counts.get(one, 0)) for one, word in OUTCOMES_TEXT.items())
    return tuple(f"{word} {number(count)}" for word, count in had if count)
