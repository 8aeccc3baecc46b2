"""When a Dutch text says: what is heard in it, what is over, and what no moment is taken from."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.moments.holidays import HOLIDAYS
from knowledge.moments.outcome import Moment, Past, Unclear, UnclearReason, Understood
from knowledge.moments.reading import MOST_MONTHS, read_moment
from knowledge.moments.wording import FILLERS, MEANINGFUL, REPEATED, VAGUE, WEEKDAYS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 26, 10, 15, tzinfo=AMSTERDAM)
"""A Thursday."""

HEARD = """
2026-11-26 10:20  over vijf minuten | 5 minuten
2026-11-26 10:25  over 10 minuten
2026-11-26 10:30  half elf | over een kwartier
2026-11-26 10:45  over een half uur | over een half uurtje | 30 min | over 30 minutn
2026-11-26 11:00  om 11 uur | 11u | donderdag 11 uur | drie kwartier | over drie kwartier
2026-11-26 11:15  vandaag over een uur | over 1 uur
2026-11-26 11:30  over vijf kwartier
2026-11-26 11:45  over anderhalf uur | over 1,5 uur | over 1.5 uur | over 90 min | over 1u30
2026-11-26 12:00  12 uur 's middags | straks om 12 uur
2026-11-26 12:15  over 2u | binnen 2 uur
2026-11-26 12:30  over 2 uur en een kwartier | half een | 12u30
2026-11-26 12:45  over 2 uur en 30 minuten | over 2:30 uur
2026-11-26 13:00  om 1 uur | 1 uur | 13u
2026-11-26 13:15  over een uur of drie
2026-11-26 13:45  13 uur 45
2026-11-26 14:00  vanmiddag | 2 uur
2026-11-26 14:35  vijf over half drie
2026-11-26 14:40  10 over half 3
2026-11-26 15:00  vanmiddag om 3
2026-11-26 15:30  15u30 | 15.30
2026-11-26 17:00  vandaag om 17:00 | einde middag | einde van de dag | eind vd dag | einde dag
2026-11-26 17:00  eind van de middag | vandaag eind van de dag | vanmiddag laat
2026-11-26 18:00  begin van de avond
2026-11-26 19:00  vanavond | tegen de avond | 's avonds
2026-11-26 20:00  vanavond 8 uur
2026-11-26 20:15  om 20:15 uur | 20.15u
2026-11-26 20:25  vijf voor half negen vanavond
2026-11-26 20:30  vanavond half negen
2026-11-26 21:00  s avonds om 9 | om 21
2026-11-26 22:00  vanavond laat | 22 u | om 22.00
2026-11-26 23:00  11 uur vanavond
2026-11-26 23:59  23:59
2026-11-27 00:00  12 uur 's nachts | 00:00 | vandaag 24:00
2026-11-27 00:30  0:30
2026-11-27 03:00  vannacht | drie uur vannacht
2026-11-27 07:00  vrijdagochtend 7 uur
2026-11-27 08:00  morgen vroeg | 8 uur 's ochtends | 8 uur 's morgens | vroeg in de ochtend
2026-11-27 08:50  om tien voor negen
2026-11-27 09:00  morgen 9 uur | eind van de week | 9 uur | morgenochtend | aanstaande vrijdag
2026-11-27 09:00  deze vrijdag | laatste vrijdag van de maand | MORGEN OM 9 UUR
2026-11-27 09:00  Herinner me morgen om 9 uur aub | morgne | vrjdag | vr 9u | voor het weekend
2026-11-27 09:00  morgen 's morgens | vrijdag as | begin van de dag | morgen begin van de dag
2026-11-27 09:00  morgen rond een uur of 9 | ik wil dit vrijdag lezen | om 9 | 9:00 | morgen!!!
2026-11-27 09:00  morgen | mörgen | ff morgen
2026-11-27 09:01  1 over 9
2026-11-27 09:30  vr. 9.30 uur
2026-11-27 10:15  kwart over tien | over 24 uur
2026-11-27 12:15  over 1 dag en 2 uur
2026-11-27 12:30  morgen tussen de middag | morgen rond lunchtijd
2026-11-27 12:45  morgen kwart voor een
2026-11-27 13:00  morgen om een uur | morgen 1 uur
2026-11-27 14:00  vrijdag 14 uur | morgenmiddag | morgen middag
2026-11-27 16:00  kun je me vrijdag rond 4 uur herinneren?
2026-11-27 17:00  morgen eind van de middag
2026-11-27 19:00  morgenavond | vrijdagavond
2026-11-27 20:00  morgen om 8 uur 's avonds | morgen avond om 8
2026-11-28 00:00  morgen 24:00 | morgen om middernacht
2026-11-28 09:00  het weekend | over 2 dagen | overmrogen | zaterdga | dit weekend
2026-11-28 09:00  in het weekend | komend weekend | doe maar overmorgen | van het weekend
2026-11-28 10:00  over twee dagen om 10 uur | za 10u | zaterdag om 10 uur in de ochtend
2026-11-28 10:00  graag zaterdagochtend om 10 uur, dankjewel!
2026-11-28 10:15  over 48 uur
2026-11-28 14:45  overmorgen om kwart voor drie
2026-11-29 03:00  zaterdagnacht
2026-11-29 09:00  over een dag of drie | zondag | zo
2026-11-29 12:00  zondag om 12 uur
2026-11-30 08:00  maandag vroeg | maandagochtend vroeg
2026-11-30 08:30  volgende maandag om half 9
2026-11-30 09:00  maandag | eind van de maand | ma-ochtend | volgende week | begin volgende week
2026-11-30 09:00  na het weekend | maandag 30 november | maandag 30 nov om 9
2026-11-30 09:00  de laatste dag van de maand | maandag a.s. | begin van de week | 9 uur maandag
2026-11-30 09:00  9u maandag 30 nov | stuur me maandag een berichtje | ergens volgende week
2026-11-30 09:00  toekomende week | maandagochtned
2026-11-30 10:00  30 november maandag 10 uur
2026-11-30 12:00  maandag om 12
2026-11-30 12:30  maandag 12:30
2026-11-30 15:00  maandag 3 uur
2026-12-01 09:00  volgende week dinsdag | volgende maand | dinsdag 1 december | 1-12-2026
2026-12-01 09:00  01-12-26 | 1.12.2026 | 1 dec. 2026 | op de 1ste | de eerste van de maand
2026-12-01 09:00  begin december | begin volgende maand | decmber | december
2026-12-01 09:00  de 1e van volgende maand | dinsdag de 1e | a.s. dinsdag
2026-12-01 09:00  eerste dag van volgende maand | ergens volgende maand | dinsdg
2026-12-01 09:00  eerstvolgende dinsdag | dinsdag aanstaande
2026-12-01 10:00  herinner mij er volgende week dinsdag om 10:00 aan
2026-12-01 14:00  di 1/12 14:00
2026-12-01 14:30  dinsdag 1 dec 2026 14:30 | Dinsdag 1 December 2026, om 14.30 uur
2026-12-02 09:00  wonsdag | halverwege de week
2026-12-03 09:00  over een week | donderdag | donderdag 9 uur | komende donderdag
2026-12-03 09:00  volgende donderdag | do 3 dec | binnen een week | 3 decmber
2026-12-03 09:00  vandaag over een week | donderdag over een week | een week later
2026-12-03 09:00  1 week vanaf nu
2026-12-03 14:30  2026-12-03 14:30 | 2026-12-03T14:30 | over een week om 14:30
2026-12-03 15:00  3 december om drie uur 's middags
2026-12-04 09:00  vrijdag volgende week | eind volgende week | morgen over een week | over 8 dagen
2026-12-04 09:00  over acht dagen
2026-12-04 14:00  volgende week vrijdagmiddag
2026-12-05 09:00  sinterklaas | volgend weekend
2026-12-05 13:15  over 1 week, 2 dagen en 3 uur
2026-12-06 09:00  over anderhalve week
2026-12-07 09:00  eerste maandag van december | week 50
2026-12-08 09:00  dinsdag over een week
2026-12-09 09:00  over twee weken op woensdag
2026-12-10 09:00  2 weken | over veertien dagen | na 2 weken
2026-12-11 09:00  eind van week 50
2026-12-12 12:00  12 december 12 uur
2026-12-13 09:00  over 2 weken en 3 dagen
2026-12-15 09:00  de 15e | half december | 15 dec 9:00 uur | de vijftiende december
2026-12-15 09:00  vijftien december
2026-12-15 10:00  dinsdag over 2 weken om 10u
2026-12-15 14:15  15 december om kwart over 2
2026-12-16 09:00  woensdag over 14 dagen
2026-12-17 09:00  over 3 weken
2026-12-18 09:00  een week voor kerst
2026-12-24 09:00  voor kerst | voor de feestdagen
2026-12-24 19:00  24 december 's avonds
2026-12-25 09:00  25/12 | kerst | eerste kerstdag | met kerst | rond de kerst | rond kerst
2026-12-26 09:00  over een maandje
2026-12-26 11:00  tweede kerstdag om 11 uur
2026-12-27 09:00  na de kerst | de dag na kerst
2026-12-28 09:00  week 53
2026-12-31 09:00  einde van het jaar | oudjaarsdag | laatste dag van het jaar | einde kwartaal
2026-12-31 09:00  31-12
2026-12-31 19:00  oudejaarsavond
2026-12-31 23:59  31/12/2026 23:59
2027-01-01 09:00  begin volgend jaar | volgend jaar | volgend kwartaal | Q1 | 1e kwartaal 2027
2027-01-01 09:00  nieuwjaarsdag | 1 januari
2027-01-02 09:00  na de feestdagen | na nieuwjaar
2027-01-02 15:00  2 januari 3 uur | 3 uur 2 januari
2027-01-03 09:00  twee dagen na nieuwjaar
2027-01-11 09:00  in week 2
2027-01-12 09:00  tweede dinsdag van januari
2027-01-15 09:00  midden januari
2027-01-18 09:00  maandag week 3
2027-01-26 09:00  over twee maanden
2027-01-31 09:00  eind januari
2027-02-14 09:00  valentijnsdag
2027-03-01 09:00  1 maart | maart | volgend jaar maart | maart volgend jaar | 1 maart volgend jaar
2027-03-01 09:00  mrt 2027 | 1-3 | 1-3-27 | 1 mrt '27 | 1 maart om 9 uur 2027
2027-03-01 09:30  1 maart 2027 om half tien
2027-03-25 09:00  witte donderdag
2027-03-26 09:00  goede vrijdag
2027-03-27 09:00  de dag voor Pasen
2027-03-28 09:00  pasen
2027-03-29 09:00  tweede paasdag | een dag na pasen | paasmaandag
2027-03-30 09:00  na Pasen | na tweede paasdag
2027-04-01 09:00  een maand na 1 maart
2027-04-27 09:00  koningsdag
2027-05-01 09:00  mei 2027
2027-05-05 09:00  bevrijdingsdag
2027-05-06 09:00  hemelvaart
2027-05-09 09:00  moederdag
2027-05-16 09:00  pinksteren | met pinksteren
2027-05-18 09:00  na pinksteren
2027-05-26 09:00  over een half jaar | over zes maanden
2027-05-31 09:00  eind mei 2027
2027-06-15 09:00  medio juni
2027-06-20 09:00  vaderdag
2027-07-01 09:00  kwartaal 3
2027-09-21 09:00  prinsjesdag
2027-09-22 09:00  over 300 dagen
2027-11-01 09:00  november
2027-11-26 09:00  over een jaar
2027-12-27 09:00  na kerst 2027
2028-01-01 09:00  nieuwjaar 2028
2028-02-29 09:00  29 februari
2028-05-26 09:00  over anderhalf jaar
2029-08-22 09:00  over 1000 dagen
"""
OVER = """
2020-01-01 09:00  1/1/2020
2020-03-01 09:00  1 maart 2020
2025-01-01 09:00  vorig jaar
2025-01-13 09:00  week 3 2025
2025-02-04 09:00  4 februari 2025
2025-11-01 09:00  november 2025
2025-12-25 09:00  kerst 2025
2026-10-01 09:00  vorige maand
2026-11-16 09:00  vorige week | verleden week
2026-11-23 09:00  vorige maandag | 3 dagen geleden
2026-11-24 09:00  dinsdag j.l. | eergisteren | afgelopen dinsdag
2026-11-25 09:00  gisteren
2026-11-25 12:00  gisteren om 12 uur
2026-11-25 19:00  gisteravond
2026-11-26 08:00  vandaag om 8 uur
2026-11-26 09:00  vandaag 9 uur | deze ochtend om 9
2026-11-26 09:15  1 uur geleden
2026-11-26 10:15  over 0 minuten
"""
UNCLEAR = """
UNKNOWN_WORD  volgende wek dinsdag | over het weekend heen | niet morgen | morgen niet | bloep
UNKNOWN_WORD  als ik thuis ben | na het eten | 12 | 5 | 2027 | zomer | in de zomer
UNKNOWN_WORD  over een tijdje | over 1 seconde | over 30 seconden | eerste werkdag van december
UNKNOWN_WORD  volgende werkdag | dinsdag 8 | volgende keer | over een eeuw | volgende zomer
UNKNOWN_WORD  over 3 werkdagen | 10m | 2d | 1 maart 26 | vanavond na het eten | na het werk | 21
UNKNOWN_WORD  tomorrow | in 3 weeks | next week | demain | m o r g e n | over driehonderd dagen
UNKNOWN_WORD  over 99999999999 dagen | in de loop van de week | na de zomer
UNKNOWN_WORD  vijftien december tweeduizend zevenentwintig
VAGUE  deze week | deze maand | binnenkort | straks | later | ooit | nooit | over een paar dagen
VAGUE  zo snel mogelijk | zsm | nu | direct | dit jaar | later vandaag
REPEATED  elke dag | elke maandag | over twee dinsdagen
NOT_ONE  maandag en dinsdag | maandag of dinsdag | morgen of overmorgen | morgen om 9 of 10 uur
NOT_ONE  9 uur of 10 uur | tussen 9 en 10 | maandag tussen 9 en 10 | over een maand op de 15e
NOT_ONE  3e week van januari | 10-12 uur | 9-10 uur | morgen 10-12 | maandag 10-12 uur
NOT_ONE  donderdag 14.00-15.00 | morgen over een uur | over een uur morgen | binnen het uur
NOT_ONE  over 1e6 dagen | -1 dag | over -3 dagen | over twee maanden op de 1e | van de week
NOT_ONE  van 't jaar
NO_TIME  vanochtend | vandaag | vandaag nog
NO_SUCH_TIME  25 uur | morgen om 25:00 | morgen 9:75
NO_SUCH_DATE  31 februari | 30-02-2027 | 32 december | 13/13 | 2027-02-30 | week 54
OTHER_WEEKDAY  woensdag 1 december | dinsdag 7 december
OTHER_DAYPART  vanmiddag om 9 uur
TOO_FAR  over 100 jaar | over 6 jaar | 1 januari 2050 | over 2000 dagen
"""
ON_OTHER_DAYS = """
2026-11-27 10:00  2026-11-28 09:00  het weekend
2026-11-27 10:00  2026-12-04 09:00  vrijdag | volgende vrijdag | eind van de week
2026-11-28 10:00  2026-11-29 09:00  het weekend
2026-11-28 10:00  2026-12-05 09:00  volgend weekend | zaterdag
2026-11-28 10:00  2026-11-30 09:00  na het weekend | begin van de week
2026-11-28 10:00  2026-12-04 09:00  voor het weekend
2026-11-29 20:00  2026-11-30 09:00  morgen | maandag | volgende maandag | volgende week
2026-11-29 20:00  2026-11-29 21:00  zondag om 21 uur
2026-11-29 20:00  2026-12-05 09:00  het weekend
2026-12-31 23:30  2026-12-31 23:45  over een kwartier
2026-12-31 23:30  2027-01-01 00:00  om middernacht
2026-12-31 23:30  2027-01-01 00:30  over een uur
2026-12-31 23:30  2027-01-01 09:00  morgen | volgend jaar | volgende maand | nieuwjaar
2026-12-31 23:30  2027-01-04 09:00  week 1
2027-01-01 00:30  2027-01-01 03:00  vannacht
2027-01-01 00:30  2027-01-01 08:00  8 uur
2027-01-01 00:30  2027-01-01 09:00  vandaag | nieuwjaar | vanochtend
2027-01-01 00:30  2027-01-02 09:00  na de feestdagen
2027-01-31 12:00  2027-02-28 09:00  over een maand | eind van de maand
2027-01-31 12:00  2027-03-31 09:00  de 31e
2027-04-20 12:00  2028-04-16 09:00  Pasen
2027-12-26 12:00  2027-12-27 09:00  na kerst
2027-12-26 12:00  2028-12-25 09:00  kerst
2028-02-29 08:00  2028-02-29 09:00  vandaag | 29 februari
2028-02-29 08:00  2029-02-28 09:00  over een jaar
2028-02-29 10:00  2032-02-29 09:00  29 februari
"""
CLOCKS_CHANGE = """
2026-10-24 10:00+02:00  2026-10-25 02:30+02:00  morgen om 02:30
2026-10-24 10:00+02:00  2026-10-25 09:00+01:00  morgen | over een dag | zondag
2026-10-24 10:00+02:00  2026-10-25 09:00+01:00  over 24 uur
2026-10-24 10:00+02:00  2026-10-25 12:00+01:00  over 1 dag en 2 uur
2026-10-25 02:30+02:00  2026-10-25 02:00+01:00  over een half uur
2026-10-25 02:30+02:00  2026-10-25 02:30+01:00  over een uur
2026-10-25 02:15+02:00  2026-10-25 02:45+02:00  om 02:45
2026-10-25 02:15+01:00  2026-10-26 02:45+01:00  om 02:45
2027-03-27 10:00+01:00  2027-03-28 03:30+02:00  morgen om 02:30
2027-03-27 10:00+01:00  2027-03-28 09:00+02:00  morgen | over een dag | zondag
2027-03-27 10:00+01:00  2027-03-28 11:00+02:00  over 24 uur
2027-03-27 02:30+01:00  2027-03-28 04:30+02:00  over 1 dag en 1 uur
2027-03-28 01:30+01:00  2027-03-28 03:30+02:00  over een uur
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the columns of each line of a table, once for each of its phrases."""
    lines = [line.split("  ") for line in table.strip().splitlines()]
    return [(*before, phrase) for *before, last in lines for phrase in last.split(" | ")]


def local(written: str) -> datetime:
    """Return the moment that is written, in the Dutch zone."""
    moment = datetime.fromisoformat(written)
    return moment.astimezone(AMSTERDAM) if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def in_utc(moment: Moment) -> datetime:
    """Return the moment that was understood as one that can be compared."""
    assert isinstance(moment, Understood), moment
    return moment.at.astimezone(UTC)


@pytest.mark.parametrize(("written", "phrase"), rows(HEARD))
def test_a_moment_is_heard(written: str, phrase: str) -> None:
    """In the words in which people say when."""
    assert read_moment(phrase, NOW) == Understood(local(written))


@pytest.mark.parametrize(("written", "phrase"), rows(OVER))
def test_what_is_over_is_told_apart(written: str, phrase: str) -> None:
    """It is understood, so that it can be said what is wrong with it."""
    assert read_moment(phrase, NOW) == Past(local(written))


@pytest.mark.parametrize(("why", "phrase"), rows(UNCLEAR))
def test_no_moment_is_made_up(why: str, phrase: str) -> None:
    """With no reading or more than one, with a word that is unknown, it says why."""
    moment = read_moment(phrase, NOW)

    assert isinstance(moment, Unclear)
    assert moment.why is UnclearReason[why]


@pytest.mark.parametrize("phrase", ["", " ", "…", "herinner me", "om", "🙂", "de"])
def test_nothing_is_said(phrase: str) -> None:
    """A text that names no moment at all is no moment, today's morning neither."""
    assert read_moment(phrase, NOW) == Unclear(UnclearReason.EMPTY)


def test_a_story_is_no_moment() -> None:
    """However often it says when."""
    assert read_moment("morgen " * 100, NOW) == Unclear(UnclearReason.TOO_LONG)


@pytest.mark.parametrize(
    ("phrase", "said", "day"),
    [
        ("morgen na de vergadering", "vergadering", None),
        ("dinsdag 8", "8", None),
        ("elke maandag om 9 uur", "elke", None),
        ("dit kwartaal", "dit kwartaal", None),
        ("morgen om 25:00", "25:00", None),
        ("30 februari om 10 uur", "30 februari", None),
        ("vanmiddag om 9 uur", "9 uur", None),
        ("dinsdag 7 december", "dinsdag", date(2026, 12, 7)),
    ],
)
def test_what_is_unclear_is_pointed_at(phrase: str, said: str, day: date | None) -> None:
    """The word that stood in the way, and for a wrong weekday the date that was meant."""
    moment = read_moment(phrase, NOW)

    assert isinstance(moment, Unclear)
    assert (moment.said, moment.day) == (said, day)


@pytest.mark.parametrize(("now", "written", "phrase"), rows(ON_OTHER_DAYS))
def test_the_next_one_to_come(now: str, written: str, phrase: str) -> None:
    """What is passing isn't meant: at a week's, a month's and a year's end, and just after."""
    assert read_moment(phrase, local(now)) == Understood(local(written))


@pytest.mark.parametrize(("now", "written", "phrase"), rows(CLOCKS_CHANGE))
def test_when_the_clocks_change(now: str, written: str, phrase: str) -> None:
    """Hours pass, days are of the calendar; a skipped time is later, a double one the first."""
    assert in_utc(read_moment(phrase, local(now))) == local(written).astimezone(UTC)


def test_a_weekday_beside_a_date_that_is_over() -> None:
    """Monday the 20th was last week: that is meant, and not a 20th that is no Monday."""
    now = local("2027-12-26 12:00")

    assert read_moment("maandag 20 december", now) == Past(local("2027-12-20 09:00"))


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("pasen", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"]),
        ("goede vrijdag", ["2025-04-18", "2026-04-03"]),
        ("hemelvaart", ["2025-05-29", "2026-05-14"]),
        ("2e pinksteren", ["2025-06-09", "2026-05-25"]),
        ("koningsdag", ["2025-04-26", "2026-04-27"]),
        ("prinsjesdag", ["2025-09-16", "2026-09-15"]),
        ("moederdag", ["2025-05-11", "2026-05-10"]),
        ("vaderdag", ["2025-06-15", "2026-06-21"]),
    ],
)
def test_days_that_move(name: str, days: list[str]) -> None:
    """They are those of the calendar that was printed."""
    found = [HOLIDAYS[name](int(day[:4])).isoformat() for day in days]

    assert found == days


ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Amsterdam", "America/Curacao", "Australia/Lord_Howe")]
)
NOWS = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(zone),
    st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001  (UTC is added above)
    ZONES,
)
SIGNS = "half | 3 | 9 | 12 | 31 | 99 | 9:30 | 1/3 | 29-2 | 2027 | 2028-02-29 | 15e | eerste | ' | -"
WORDS = sorted(MEANINGFUL | FILLERS | VAGUE | REPEATED | set(SIGNS.split(" | ")))
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
PHRASES = st.sampled_from([row[-1] for row in rows(HEARD + OVER.strip() + UNCLEAR)])


@given(st.text() | SENTENCES | st.lists(PHRASES, max_size=3).map(" ".join), NOWS)
def test_any_text_gets_an_answer(text: str, now: datetime) -> None:
    """A moment is ahead, within five years, in the zone of who asks; what is over is not."""
    moment = read_moment(text, now)

    if isinstance(moment, Understood):
        assert now.astimezone(UTC) < moment.at.astimezone(UTC)
        assert moment.at - now < timedelta(days=(MOST_MONTHS // 12) * 366 + 7)
    if isinstance(moment, Past):
        assert moment.at.astimezone(UTC) <= now.astimezone(UTC)
    if not isinstance(moment, Unclear):
        assert moment.at.tzinfo is now.tzinfo
        assert moment.at.microsecond == 0 or moment.at == now


@given(PHRASES, NOWS, st.sampled_from([" ", "\n", "!", " …", ", graag", " svp."]))
def test_how_it_is_typed_makes_no_difference(phrase: str, now: datetime, after: str) -> None:
    """Capitals, space around it, a mark or a friendly word behind it."""
    typed = f"  {phrase.upper()}{after}"

    assert outcome(read_moment(typed, now)) == outcome(read_moment(phrase, now))


def outcome(moment: Moment) -> object:
    """Return what counts of a moment: when it is, or why it is none."""
    return moment.why if isinstance(moment, Unclear) else moment


@given(NOWS, st.integers(1, 40_000))
def test_minutes_really_pass(now: datetime, count: int) -> None:
    """Whatever the clock does meanwhile."""
    at = in_utc(read_moment(f"over {count} minuten", now))

    assert at == (now.astimezone(UTC) + timedelta(minutes=count)).replace(microsecond=0)


@given(NOWS, st.integers(1, 1500), st.times())
def test_days_are_those_of_the_calendar(now: datetime, count: int, at: time) -> None:
    """So many days on, at that time by the clock; where it is skipped, a little later."""
    at = at.replace(second=0, microsecond=0)

    found = in_utc(read_moment(f"over {count} dagen om {at:%H:%M}", now))

    wanted = datetime.combine(now.date() + timedelta(count), at, now.tzinfo)
    assert found == wanted.astimezone(UTC)


@given(NOWS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_within_a_week(now: datetime, name: str) -> None:
    """And it is that day."""
    moment = read_moment(name, now)

    assert isinstance(moment, Understood)
    assert WEEKDAYS[moment.at.weekday()] == name
    assert moment.at.date() - now.date() <= timedelta(7)
