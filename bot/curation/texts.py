"""What the bot says to moderators about the knowledge that is there: its care and its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.curation.upkeep import Care
from bot.dutch import long_date, number, percentage
from knowledge.reviewing.values import How, Stage
from storage.entries import Act

if TYPE_CHECKING:
    from datetime import date

EDIT, CHECK, HISTORY = "Bewerken", "Nagekeken", "Geschiedenis"
ARCHIVE, HIDE, VIEW = "Archiveren", "Verbergen", "Bekijk het item"
UNDO = "Maak ongedaan"
A_VERSION = "een versie van dit item"

UPKEEP = "Beheer van dit item"
OF_HERE = "Van deze server"
OF_ALL = "Van alle servers"
OF_ALL_CHANGED = "Van alle servers, hier aangepast"
HIDDEN_NOW = "Het is nu niet te vinden op deze server. Zet het terug met /kennis herstel."
ASKED_LIKE_THIS = "Zo wordt het gevraagd"
NEVER_CHECKED = "Nog nooit nagekeken"

ALREADY = "Dat stond er al zo. Er is niets veranderd."
CHANGED_SINCE = (
    "Iemand anders heeft dit item net veranderd, dus ik heb niets gedaan. Bekijk het eerst, en doe "
    "het daarna opnieuw."
)
NOT_FOUND = (
    "Dat item is er niet (meer) op deze server. Kies er een uit de lijst, of kijk met "
    "/kennis geschiedenis wat ermee is gebeurd."
)
NO_VERSION = "Die versie ken ik niet. Kies er een uit de lijst."
IS_OF_ALL = (
    "Dit item hoort bij alle servers, dus archiveren kan hier niet. Met ‘Verbergen’ is het op deze "
    "server niet meer te vinden."
)
IS_OF_HERE = "Dit item is van deze server zelf. Haal het weg met /kennis archiveer."
ONLY_HOME = "Delen met alle servers kan alleen op de server van wie mij draait."
REFUSED = "Zo kan het er niet in staan"

CARES: dict[Care, str] = {
    Care.DUE: "Nakijken",
    Care.REPORTED: "Gemeld",
    Care.UNUSED: "Niet gebruikt",
}
"""What the button of each list says."""
CARE_TITLES: dict[Care, str] = {
    Care.DUE: "Dit is aan nakijken toe",
    Care.REPORTED: "Hier is iets over gemeld",
    Care.UNUSED: "Dit gebruikte niemand in de laatste vier weken",
}
CARE_EMPTY: dict[Care, str] = {
    Care.DUE: "Alles is nagekeken. Er is nu niets aan de beurt.",
    Care.REPORTED: "Er is niets gemeld.",
    Care.UNUSED: "Alles is in de laatste vier weken gebruikt.",
}
CARE_CHOOSE = "Kies een item om te bekijken"
CARE_HELP: dict[Care, str] = {
    Care.DUE: "Klopt het nog? Open het en kies ‘Nagekeken’, of pas het aan met ‘Bewerken’.",
    Care.REPORTED: "Pas het aan met ‘Bewerken’. Rond daarna de melding af met /onbeantwoord lijst.",
    Care.UNUSED: (
        "Misschien vraagt niemand ernaar, of vragen mensen het met andere woorden. Voeg dan "
        "formuleringen toe."
    ),
}

PAST = "Geschiedenis"
NO_PAST = "Dit item is nog nooit veranderd: het staat er zoals het is meegeleverd."
RETURN_TO = "Zet een versie terug"
AS_ON_ALL = "Zoals op alle servers"
ACTS: dict[Act, str] = {
    Act.PUBLISHED: "geschreven",
    Act.ARCHIVED: "gearchiveerd",
    Act.HIDDEN: "verborgen",
    Act.SHOWN: "weer te zien",
    Act.SHARED: "gedeeld met alle servers",
    Act.CHECKED: "nagekeken",
    Act.PHRASED: "formulering toegevoegd",
    Act.UNDONE: "teruggedraaid",
    Act.RETURNED: "teruggezet naar een eerdere versie",
}
SOMEONE_ERASED = "Wie het deed, is gewist."

TESTED_NONE = "Er zijn nog geen gouden vragen. Zet ze bij een item, onder ‘Gouden vragen’."
TEST_TITLE = "Gouden vragen"
MISSES = "Deze vinden het goede antwoord niet"
STAGES: dict[Stage, str] = {
    Stage.WORDS: "de woorden passen beter bij een ander item",
    Stage.CHARACTERS: "de schrijfwijze lijkt meer op een ander item",
    Stage.WORD_ORDER: "de volgorde van de woorden past beter bij een ander item",
    Stage.MEANING: "de betekenis ligt dichter bij een ander item",
    Stage.NAME: "een ander item heet zo",
    Stage.CANDIDATES: "geen woord ervan staat in het item",
    Stage.OUTSIDE: "ik hou het voor een ander onderwerp",
    Stage.INSIDE: "ik hou het voor een vraag van ons",
    Stage.CONFIDENCE: "het staat vooraan, maar ik ben niet zeker genoeg",
    Stage.REQUEST: "ik hou het voor een opdracht",
}
"""Why a question doesn't find its entry."""
HOWS: dict[How, str] = {
    How.FOUND: "antwoord",
    How.SUGGESTIONS: "keuze",
    How.UNKNOWN: "geen antwoord",
    How.ELSEWHERE: "ander onderwerp",
    How.SMALL_TALK: "praatje",
    How.INTENT: "opdracht",
}


def version(count: int, *, for_all: bool) -> str:
    """Return what a version is called."""
    return f"Versie {count} voor alle servers" if for_all else f"Versie {count}"


def version_in_list(name: str, when: str, what: str) -> str:
    """Return what a version is called where one chooses it."""
    return f"{name}, {when}: {what}"


def step(name: str, act: Act) -> str:
    """Return the heading of a step in the past of an entry."""
    return f"{name}: {ACTS[act]}"


def acted(act: Act, fields: tuple[str, ...]) -> str:
    """Return what a revision did, in a few words."""
    return f"{ACTS[act]} ({', '.join(fields)})" if fields else ACTS[act]


def past_of(heading: str) -> str:
    """Return the title of the past of an entry."""
    return f"{PAST}: {heading}"


def page_of(count: int, page: int, pages: int) -> str:
    """Return how much there is, and which page this is."""
    what = "1 item" if count == 1 else f"{number(count)} items"
    return f"{what}, bladzijde {page} van {pages}." if pages > 1 else f"{what}."


def page_of_steps(count: int, page: int, pages: int) -> str:
    """Return how many versions there are, and which page this is."""
    what = "1 versie" if count == 1 else f"{number(count)} versies"
    return f"{what}, bladzijde {page} van {pages}." if pages > 1 else f"{what}."


def checked(day: date | None, due: date | None) -> str:
    """Return when an entry was checked, and by when it is to be checked again."""
    if day is None:
        return NEVER_CHECKED
    again = f"; opnieuw nakijken voor {long_date(due)}" if due else ""
    return f"Nagekeken op {long_date(day)}{again}"


def was_due(day: date | None) -> str:
    """Return by when an entry was to be checked."""
    return NEVER_CHECKED if day is None else f"Nakijken voor {long_date(day)}"


def reported(texts: tuple[str, ...]) -> str:
    """Return what people said is wrong."""
    return f"Gemeld: {', '.join(f'‘{text}’' for text in texts)}"


def counts(phrasings: int, golden: int) -> str:
    """Return how many ways of asking an entry has."""
    how = "1 formulering" if phrasings == 1 else f"{number(phrasings)} formuleringen"
    proofs = "1 gouden vraag" if golden == 1 else f"{number(golden)} gouden vragen"
    return f"{how}, {proofs}"


def last_change(name: str, what: str, when: str) -> str:
    """Return what was done last."""
    return f"{name}, {when}: {what}"


def check_done(heading: str, again: date | None) -> str:
    """Return that an entry was checked today."""
    next_time = f" Na {long_date(again)} vraag ik er weer om." if again else ""
    return f"‘{heading}’ is vandaag nagekeken.{next_time}"


def archived(heading: str) -> str:
    """Return that an entry can't be found any more."""
    return (
        f"‘{heading}’ is gearchiveerd: niemand vindt het nog. Wie het op een leeslijst heeft, kan "
        "het daar blijven lezen. Terughalen kan altijd, met /kennis herstel."
    )


def hidden(heading: str) -> str:
    """Return that an entry can't be found here any more."""
    return f"‘{heading}’ is op deze server niet meer te vinden. Op andere servers verandert niets."


def shared(heading: str) -> str:
    """Return that all servers have an entry."""
    return f"‘{heading}’ is nu op alle servers te vinden."


def returned(heading: str) -> str:
    """Return that an entry is as it was."""
    return f"‘{heading}’ staat weer zoals in die versie."


def returned_to_shared(heading: str) -> str:
    """Return that an entry is as all servers have it."""
    return f"‘{heading}’ staat hier weer zoals op alle servers."


def out_of_sight(heading: str) -> str:
    """Return that an entry can't be found here, and how to bring it back."""
    return (
        f"‘{heading}’ is hier gearchiveerd of verborgen. Zet het eerst terug met /kennis herstel."
    )


def undone(heading: str) -> str:
    """Return that a change was taken back."""
    return f"Teruggedraaid: ‘{heading}’ is weer zoals daarvoor."


def tested(found: int, asked: int) -> str:
    """Return how many golden questions find their answer."""
    if asked == 1:
        return f"De ene gouden vraag vindt het goede antwoord{'' if found else ' niet'}."
    if found == asked:
        return f"Alle {number(asked)} gouden vragen vinden het goede antwoord."
    finds = "vindt" if found == 1 else "vinden"
    return (
        f"{number(found)} van de {number(asked)} gouden vragen {finds} het goede antwoord "
        f"({percentage(found * 100 // asked / 100)})."
    )


def miss(question: str, own: str, stage: Stage, reply: str) -> str:
    """Return that a question doesn't find its entry, and why."""
    return f"‘{question}’ hoort bij ‘{own}’: {STAGES[stage]} ({reply})"


def reply(how: How, heading: str | None) -> str:
    """Return how a question is answered now."""
    return f"nu {HOWS[how]}" + (f" ‘{heading}’" if heading and how is How.FOUND else "")


def and_more(count: int) -> str:
    """Return how many more there are."""
    return f"En nog {number(count)}."


def log_act(who: str, act: Act, heading: str) -> str:
    """Return the line for the log channel: who did what, and to which entry."""
    return f"{who}: ‘{heading}’ {ACTS[act]}."
