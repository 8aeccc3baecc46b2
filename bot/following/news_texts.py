"""What the bot says about news, and about when someone hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.moments import no_such_time, told
from bot.dutch import number

if TYPE_CHECKING:
    from datetime import datetime

FREQUENCIES = {
    "never": "nooit",
    "direct": "direct",
    "day": "dag",
    "week": "week",
    "month": "maand",
}
"""As someone chooses them."""
LAST, LAST_DAY = 31, "laatste"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

WHY = {
    "new": "Nieuw",
    "renewed": "Vernieuwd",
    "soon": "Binnenkort",
    "near": "Bijna zover",
    "changed": "Veranderd",
    "cancelled": "Afgelast",
}
ELSEWHERE = "Lees het op de server waar het bij hoort: zoek het daar met /zoek"
NOTHING = "Er staat niets nieuws voor je klaar."
NOTHING_FOLLOWED = "Je volgt nog niets: begin met /volg thema, /volg organisatie of /volg auteur."
LAST_TIME = "Laat het vorige nog eens zien"
GONE = (
    "Dit bericht is te oud om er nog meer van te laten zien. Typ /meldingen nu om te zien wat er "
    "klaarstaat."
)
SETTINGS = "Je meldingen"
CHANGED = "Het is ingesteld."
RESUMED = "De pauze is voorbij."
NOT_PAUSED = "Er was geen pauze. Met /meldingen pauze begin je er een."
CHANGE = (
    "Typ /meldingen instellen en kies wat je anders wilt. Met /meldingen pauze hoor je een tijd "
    "niets."
)
NEVER = "Ik stuur je geen berichten. Met /meldingen nu zie je wat er nieuw is."
DIRECT = "Je hoort het meteen als er iets nieuws is."

NO_WEEKDAY = "Voor een week kies je een weekdag, bijvoorbeeld ‘donderdag’."
NO_DAY_OF_MONTH = "Voor een maand kies je een dag van 1 tot en met 31, of ‘laatste’."
DAY_WITHOUT_PERIOD = (
    "Een dag kies je alleen als je het eens per week of maand wilt horen. Kies dan ook bij "
    "frequentie ‘week’ of ‘maand’."
)
HALF_QUIET = "Voor stille uren heb ik een begin en een einde nodig: vul stil_van en stil_tot in."
ALL_QUIET = (
    "Zo zou het de hele dag stil zijn. Kies twee verschillende tijden, of typ /meldingen pauze om "
    "een tijd niets te horen."
)


def title(count: int, *, new: bool) -> str:
    """Return the title above news; `new` where nothing of it is older."""
    if new:
        return "1 nieuw stuk voor jou" if count == 1 else f"{number(count)} nieuwe stukken voor jou"
    return (
        "1 stuk over wat je volgt" if count == 1 else f"{number(count)} stukken over wat je volgt"
    )


def in_line(count: int, *, new: bool) -> str:
    """Return news that could not be sent as one line."""
    return f"{title(count, new=new)}; typ /meldingen nu om het te zien"


def page_of(page: int, pages: int) -> str:
    """Return which page this is."""
    return f"Bladzijde {page} van {pages}."


def more(count: int) -> str:
    """Return the button that opens the rest."""
    return f"+{number(count)} meer"


def weekly(day: int, minute: int) -> str:
    """Say that it is once a week."""
    return f"Je hoort eens per week wat er nieuw is, op {WEEKDAYS[day]} om {hour(minute)} uur."


def daily(minute: int) -> str:
    """Say that it is once a day."""
    return f"Je hoort elke dag om {hour(minute)} uur wat er nieuw is."


def monthly(day: int, minute: int) -> str:
    """Say that it is once a month; a shorter month has its last day for a late one."""
    when = "de laatste dag" if day == LAST else f"dag {day}"
    return f"Je hoort eens per maand wat er nieuw is, op {when} om {hour(minute)} uur."


def quiet(start: int, end: int) -> str:
    """Say when it is quiet."""
    return f"Van {hour(start)} tot {hour(end)} uur stuur ik niets."


def moved(at: datetime) -> str:
    """Say that the chosen time is in quiet hours."""
    return f"Die tijd valt in je stille uren; daarom komt het om {hour_of(at)} uur."


def paused(until: datetime) -> str:
    """Say until when nothing comes."""
    return f"Tot {told(until)} stuur ik je niets. Wat er nieuw is, bewaar ik voor daarna."


def next_at(at: datetime) -> str:
    """Say when news comes first."""
    return f"Het eerstvolgende moment is {told(at)}."


def waiting(count: int) -> str:
    """Say how much waits."""
    what = "1 nieuw stuk" if count == 1 else f"{number(count)} nieuwe stukken"
    return f"Er {'staat' if count == 1 else 'staan'} {what} klaar: typ /meldingen nu om te kijken."


def no_day(said: str) -> str:
    """Say that something is no day."""
    return f"‘{said}’ is geen dag. Kies een weekdag, of een dag van de maand van 1 tot en met 31."


def no_time(said: str) -> str:
    """Say that no clock shows it."""
    return no_such_time(said)


def unclear_time(said: str) -> str:
    """Say that something is no time."""
    return f"‘{said}’ lees ik niet als tijd. Schrijf een tijd als ‘9:00’ of ‘half tien’."


def hour(minute: int) -> str:
    """Return '09:00'."""
    return f"{minute // 60:02}:{minute % 60:02}"


def hour_of(at: datetime) -> str:
    """Return the time of a moment as '09:00'."""
    return hour(at.hour * 60 + at.minute)
