"""What the bot says to moderators about questions without an answer and answers that fall short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import joined, long_date, number

if TYPE_CHECKING:
    from datetime import date

LEAST_PEOPLE = 3
"""From so many people on it is said how many there are."""

TITLE = "Wat nog geen goed antwoord heeft"
NOTHING = (
    "Er staat niets open: elke vraag heeft een antwoord, en er is niets gemeld. "
    "Nieuwe vragen zonder antwoord komen hier vanzelf te staan."
)
NOTHING_IN_PERIOD = "In deze periode staat er niets open. Kies een langere periode om meer te zien."
ORDER = "Bovenaan staat waar je de meeste mensen mee helpt. Wie iets vroeg, staat er nergens bij."
CHOOSE = "Kies wat je wilt behandelen"
PERIODS = {"vandaag en gisteren": 2, "een week": 7, "vier weken": 28}
A_QUESTION = "een open vraag"
BACK = "Naar de lijst"

WHICH_ANSWER = (
    "Past een van deze antwoorden? Kies het, dan wordt de vraag een formulering bij dat antwoord. "
    "Wie op het antwoord wacht, krijgt bericht."
)
NO_CANDIDATES = (
    "Ik heb niets dat erop lijkt. Kies zelf een antwoord, of schrijf er een. "
    "Wie op het antwoord wacht, krijgt bericht."
)
OTHER_ANSWER = "Ander antwoord"
ANSWER = "Beantwoord"
SET_ASIDE = "Negeer"
DONE = "Afgehandeld"
EDIT_ENTRY = "Bewerken"
SHOW_ENTRY = "Bekijk het antwoord"
UNDO = "Maak ongedaan"
HOW_TO_MEND = (
    "Verbeter het antwoord met ‘Bewerken’ en kies daarna ‘Afgehandeld’. "
    "Klopt het antwoord toch? Dan is ‘Afgehandeld’ genoeg."
)
ASKED_LIKE_THIS = "Zo werd het ook gevraagd"
NO_USE_FOR = "Bij deze vragen was het niet nuttig"
REPORTED = "Dit is gemeld"

OTHER_TITLE = "Koppel aan een ander antwoord"
OTHER_LABEL = "Welk antwoord past erbij?"
OTHER_HELP = "De titel of de vraag, of een deel ervan"
AN_ANSWER = "een antwoord"

ANSWER_TITLE = "Schrijf een antwoord"

GONE = (
    "Deze vraag staat niet meer open: iemand anders heeft hem behandeld, of hij is na 28 dagen "
    "gewist. Kijk met /onbeantwoord lijst wat er nog open staat."
)
NO_ENTRY = "Dat antwoord is er niet meer. Kies een ander antwoord."
IS_ABOUT_ENTRY = (
    "Dit gaat over een antwoord dat er al is. Verbeter dat met /kennis bewerken, en kies daarna "
    "‘Afgehandeld’."
)
CANNOT_BE_ADDED = "De vraag past niet bij dit antwoord. Kies een ander antwoord, of schrijf er een."
SET_ASIDE_DONE = (
    "Deze vraag staat niet meer in de lijst. Dezelfde vraag komt er ook niet opnieuw in."
)
ENTRY_DONE = "Dit is afgehandeld. Nieuwe meldingen over dit antwoord komen weer in de lijst."
UNDONE = "Teruggedraaid. Het staat weer in de lijst."
UNDONE_TOLD = "Wie al bericht had gekregen, houdt dat bericht."
UNDONE_NOT_ENTRY = (
    "Het staat weer in de lijst. De formulering zelf laat ik staan: het antwoord is daarna nog "
    "aangepast. Haal die weg met /kennis bewerken."
)
NOTHING_TO_UNDO = "Dit is al teruggedraaid, of het is te lang geleden."


def page_of(gaps: int, page: int, pages: int) -> str:
    """Return how much there is, and which page this is."""
    what = "1 onderwerp" if gaps == 1 else f"{number(gaps)} onderwerpen"
    return f"{what}, bladzijde {page} van {pages}. {ORDER}" if pages > 1 else f"{what}. {ORDER}"


def name_of(text: str, *, about_entry: bool) -> str:
    """Return what a group is called, in a list and in an option."""
    return f"Antwoord: {text}" if about_entry else text


def asked(times: int, people: int, last: date) -> str:
    """Return how often something was asked, by how many if that says nothing of one person."""
    often = "1 keer gevraagd" if times == 1 else f"{number(times)} keer gevraagd"
    by = f" door minstens {number(people)} mensen" if people >= LEAST_PEOPLE else ""
    when = "op" if times == 1 else "het laatst op"
    return f"{often}{by}, {when} {long_date(last)}"


def remarked(times: int, people: int, last: date) -> str:
    """Return how often someone said something of an answer."""
    often = "1 opmerking" if times == 1 else f"{number(times)} opmerkingen"
    by = f" van minstens {number(people)} mensen" if people >= LEAST_PEOPLE else ""
    when = "op" if times == 1 else "de laatste op"
    return f"{often}{by}, {when} {long_date(last)}"


def also_asked(texts: tuple[str, ...]) -> str:
    """Return in which other words something was asked."""
    return f"Ook zo: {_quoted(texts)}"


def reported(texts: tuple[str, ...]) -> str:
    """Return what people said is wrong in an answer."""
    return f"Gemeld: {_quoted(texts)}"


def chosen(titles: tuple[str, ...]) -> str:
    """Return what was chosen from suggestions."""
    return f"Daarna gekozen: {_quoted(titles)}"


def unfit(titles: tuple[str, ...]) -> str:
    """Return which answers were about something else."""
    return f"Dit antwoord ging over iets anders: {_quoted(titles)}"


def waiting(people: int) -> str:
    """Return that someone waits for the answer."""
    if people < LEAST_PEOPLE:
        return "Er wordt op het antwoord gewacht"
    return f"{number(people)} mensen wachten op het antwoord"


def reasons(counted: tuple[tuple[str, int], ...]) -> str:
    """Return why an answer was no use: 'Niet nuttig: het is verouderd (2 keer)'."""
    parts = tuple(
        f"{reason[:1].lower()}{reason[1:]}{f' ({times} keer)' if times > 1 else ''}"
        for reason, times in counted
    )
    return f"Niet nuttig: {joined(parts)}"


def linked(title: str, phrasings: int, told: int) -> str:
    """Return that a question belongs to an answer from now on."""
    added = {
        0: "De vraag hoort nu bij",
        1: "De vraag is nu een formulering bij",
    }.get(phrasings, f"De {number(phrasings)} vragen zijn nu formuleringen bij")
    return f"{added} ‘{title}’. De volgende die dit vraagt, krijgt dit antwoord.{_told(told)}"


def log_linked(who: str, text: str, title: str) -> str:
    """Return the line for the log channel."""
    return f"{who} koppelde de vraag ‘{text}’ aan ‘{title}’."


def log_set_aside(who: str, text: str) -> str:
    """Return the line for the log channel."""
    return f"{who} haalde dit uit de lijst van open vragen: ‘{text}’."


def log_undone(who: str) -> str:
    """Return the line for the log channel."""
    return f"{who} draaide een besluit over een open vraag terug."


def _told(people: int) -> str:
    if not people:
        return ""
    whom = (
        "Wie erop wachtte" if people < LEAST_PEOPLE else f"De {number(people)} mensen die wachtten"
    )
    gets = "krijgt" if people < LEAST_PEOPLE else "krijgen"
    return f" {whom}, {gets} over een halve minuut bericht."


def _quoted(texts: tuple[str, ...]) -> str:
    return joined(tuple(f"‘{text}’" for text in texts))
