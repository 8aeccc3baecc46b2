"""`/beheer statistiek` as a message: all that the picture shows, and more, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration import statistics_texts as texts
from bot.administration.statistics import KEPT, OUTCOMES
from bot.view import Section, Tone, View

if TYPE_CHECKING:
    from bot.administration.statistics import Statistics


def statistics_view(statistics: Statistics) -> View:
    """Return the numbers; bars of no question are left out."""
    asked, counts = statistics.questions, statistics.counts
    bars = tuple(texts.bar(bar.first, bar.counts) for bar in statistics.bars if bar.questions)
    helped = texts.NOBODY_JUDGED
    if statistics.judged:
        helped = texts.helped(statistics.helped, statistics.judged)
    if statistics.solved:
        helped = f"{helped} {texts.solved(statistics.solved)}"
    themes = tuple(texts.theme(name, count) for name, count in statistics.themes)
    return View(
        tone=Tone.NOTICE,
        title=texts.TITLE,
        text=texts.summary(asked, statistics.people, statistics.first, statistics.last),
        sections=(
            Section(
                texts.OUTCOME,
                lines=tuple(texts.share(one, counts.get(one, 0), asked) for one in OUTCOMES),
            ),
            Section(texts.HELPED, helped),
            Section(texts.THEMES, "" if themes else texts.NO_THEMES, themes),
            Section(texts.PER[statistics.period.step], lines=bars),
        ),
        footer=" ".join((texts.KEPT_ONLY, texts.QUIET))
        if statistics.period.days > KEPT.days
        else texts.QUIET,
    )
