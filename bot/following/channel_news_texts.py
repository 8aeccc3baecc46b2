"""What the bot says about telling channels what is new, and in such a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.channels import lacking
from bot.cards.moments import told
from bot.dutch import joined, number
from bot.following.news_texts import LAST, LAST_DAY, WEEKDAYS, WHY, hour

if TYPE_CHECKING:
    from datetime import datetime

NOTHING_TOLD = (
    "Ik plaats in geen kanaal wat er nieuw is. Kies een kanaal, een thema en hoe vaak, dan begin "
    "ik daarmee."
)
NOTHING_TOLD_HERE = "In dit kanaal plaats ik niet wat er nieuw is."
TITLE = "Kanaalberichten"
ALL_TOLD = "Dit plaats ik als er iets nieuws is:"
CHOOSE_CHANNEL = "Kies ook een kanaal: waar moet ik het plaatsen?"
CHOOSE_THEME = "Kies ook een thema: waarover moet het gaan?"
CHOOSE_FREQUENCY = "Kies ook hoe vaak: direct, of eens per dag, week of maand. ‘Nooit’ stopt ermee."
CHOOSE_TO_STOP = "Kies waarmee ik moet stoppen"
TOO_MANY = (
    "Deze server heeft al zo veel kanaalberichten dat er geen bij kan. Stop eerst met een ervan: "
    "kies bij frequentie ‘nooit’."
)
ABOUT = "Over dit bericht"
AT_ONCE = "meteen"
GONE = "Dit bericht is te oud om er nog meer van te laten zien."
STOPPED_ALL = "Dit kanaal krijgt geen berichten meer over wat er nieuw is."
MANAGERS_CHANGE_IT = "Een beheerder van de server verandert dat met /beheer kanaalbericht."
FOLLOW_YOURSELF = "Wil je het zelf horen, op jouw moment? Druk dan op ‘Volg’."
GONE_CHANNEL = "een kanaal dat niet meer bestaat"


def title(count: int, *, new: bool) -> str:
    """Return the title above what is new in a channel; `new` where nothing of it is older."""
    if not new:
        return "1 stuk om te weten" if count == 1 else f"{number(count)} stukken om te weten"
    return "1 nieuw stuk" if count == 1 else f"{number(count)} nieuwe stukken"


def reason(why: str, themes: tuple[str, ...]) -> str:
    """Return 'Nieuw bij Armoede'; nothing is told of some themes any more."""
    return f"{WHY[why]} bij {joined(themes)}" if themes else WHY[why]


def daily(minute: int) -> str:
    """Return 'elke dag om 09:00 uur'."""
    return f"elke dag om {hour(minute)} uur"


def weekly(day: int, minute: int) -> str:
    """Return 'eens per week, op donderdag om 09:00 uur'."""
    return f"eens per week, op {WEEKDAYS[day]} om {hour(minute)} uur"


def monthly(day: int, minute: int) -> str:
    """Return 'eens per maand, op dag 1 om 09:00 uur'."""
    on = f"de {LAST_DAY} dag" if day == LAST else f"dag {day}"
    return f"eens per maand, op {on} om {hour(minute)} uur"


def told_in(channel: str, theme: str, often: str) -> str:
    """Say how often a channel is told of a theme."""
    comma = "," if "," in often else ""
    return f"In {channel} plaats ik {often}{comma} wat er nieuw is bij {theme}."


def named(theme: str, channel: str) -> str:
    """Return 'Armoede in #nieuws', as one of a list."""
    return f"{theme} in {channel}"


def in_line(theme: str, channel: str, often: str) -> str:
    """Return how often a channel is told of a theme, as a line of a list."""
    return f"{named(theme, channel)}: {often}"


def next_at(at: datetime) -> str:
    """Say when it comes first, if there is something by then."""
    return f"Is er dan iets nieuws, dan komt het eerste bericht {told(at)}."


def stopped(channel: str, theme: str) -> str:
    """Say that a channel is told no longer."""
    return f"In {channel} plaats ik niet meer wat er nieuw is bij {theme}."


def was_not_told(channel: str, theme: str) -> str:
    """Say that a channel wasn't told."""
    return f"In {channel} plaatste ik niet wat er nieuw is bij {theme}."


def stop(theme: str) -> str:
    """Return the button that ends it."""
    return f"Stop met {theme}"


def channel_gone(channel: int, themes: tuple[str, ...]) -> str:
    """Return the line in the log channel: a channel is gone, and what was told there."""
    return (
        f"Het kanaal met nummer {channel} bestaat niet meer. Ik plaats daar dus niet meer wat er "
        f"nieuw is bij {joined(themes)}."
    )


def cannot_post(channel: str, rights: tuple[str, ...]) -> str:
    """Return the line in the log channel: something waits for a channel and can't be posted."""
    return f"{lacking(channel, rights)} Wat er nieuw is, bewaar ik tot ik het daar kan plaatsen."
