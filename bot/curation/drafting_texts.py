"""What the bot says while a moderator writes knowledge: forms, the card, and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dutch import KINDS
from bot.faults_texts import sentence
from knowledge.drafting.parts import Part
from knowledge.entry import Certainty, Evidence, Kind, PartRead
from knowledge.faults import Problem
from knowledge.reviewing.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.faults import Fault


@dataclass(frozen=True, slots=True)
class Label:
    """What a field of a form is called, with a line of help."""

    text: str
    help: str = ""


_BY_LINE = "Op elke regel één, of met een komma ertussen"
_DAY = "Bijvoorbeeld 31-3-2026"
LABELS: dict[str, Label] = {
    "vraag": Label("De vraag", "Zoals iemand het zou vragen"),
    "titel": Label("De titel"),
    "ondertitel": Label("De ondertitel"),
    "antwoord": Label("Het antwoord", "In gewone woorden, kort"),
    "verdieping": Label("Verdieping", "Wie meer wil weten, leest dit erbij"),
    "samenvatting": Label("De samenvatting", "Waar het over gaat, in gewone woorden"),
    "kernpunten": Label("Kernpunten", "Op elke regel één"),
    "bronnen": Label(
        "Bronnen", "Op elke regel één: titel of webadres, of titel | 2024 | blz. 3 | webadres"
    ),
    "lezen": Label("Ook lezen", "Titels van wat erbij hoort, op elke regel één"),
    "themas": Label("Thema’s", _BY_LINE),
    "organisaties": Label("Organisaties", _BY_LINE),
    "auteurs": Label("Auteurs", _BY_LINE),
    "formuleringen": Label("Zo wordt het ook gevraagd", "Op elke regel één vraag"),
    "gouden_vragen": Label(
        "Gouden vragen",
        "Vragen die dit altijd moeten vinden, op elke regel één; ik leer er niet van",
    ),
    "datum": Label("Datum", "Een jaar, een maand of een dag: 2026, maart 2026 of 31-3-2026"),
    "url": Label("Webadres", "Begint met https://"),
    "begin": Label("Begin", "Bijvoorbeeld 31-3-2026 14:00, of alleen de dag"),
    "einde": Label("Einde", "Bijvoorbeeld 31-3-2026 16:00, of alleen de dag"),
    "plaats": Label("Plaats"),
    "online": Label("Online te volgen?", "ja of nee"),
    "aanmelden": Label("Aanmelden op", "Een webadres"),
    "terugkeer": Label("Hoe vaak", "In woorden, als het geen vaste dag heeft: elk jaar in mei"),
    "afgelast": Label("Afgelast?", "ja of nee"),
    "isbn": Label("ISBN"),
    "paginas": Label("Aantal bladzijden"),
    "leestijd": Label("Leestijd in minuten", "Leeg: ik schat het zelf"),
    "bewijs": Label("Waar het op rust", ", ".join(Evidence)),
    "zekerheid": Label("Hoe zeker", ", ".join(Certainty)),
    "noot": Label("Voorbehoud", "Wat je erbij moet weten; staat bij het antwoord"),
    "gelezen": Label("Wat ervan gelezen is", ", ".join(PartRead)),
    "opgeschreven": Label("Opgeschreven op", _DAY),
    "eigenaar": Label("Wie het bijhoudt", "Een functie of team, geen persoon"),
    "gecontroleerd": Label("Nagekeken op", _DAY),
    "controleer_voor": Label("Weer nakijken voor", _DAY),
    "vervangt": Label("Vervangt", "De titel van de oudere uitgave"),
    "vernieuwd": Label("Vernieuwd op", "Wie het volgt, krijgt dan bericht"),
    "praatje": Label("Is het een praatje?", "ja of nee, zoals bij ‘hoi’ of ‘dank je’"),
    "spoed": Label("Kan er haast bij zijn?", "ja als iemand nu hulp nodig kan hebben, anders nee"),
    "soort": Label("Soort"),
}
"""By the field's key in a pack."""
PARTS: dict[Part, str] = {
    Part.TEXT: "Tekst",
    Part.WHEN: "Wanneer en waar",
    Part.POINTS: "Kernpunten",
    Part.SOURCES: "Bronnen",
    Part.TOPICS: "Thema’s en makers",
    Part.PHRASINGS: "Formuleringen",
    Part.GOLDEN: "Gouden vragen",
    Part.GROUND: "Hoe zeker het is",
    Part.UPKEEP: "Beheer",
}
"""What the button of a part says."""

SAVE, SAVE_ANYWAY = "Opslaan", "Toch opslaan"
CANCEL, ADJUST = "Annuleren", "Aanpassen"
OVERWRITE, TAKE_THEIRS = "Mijn versie opslaan", "Andere versie houden"
ADD, BACK = "Toevoegen", "Naar het concept"
LEAVE_OUT = "Laat weg"
NAMELESS = "nog zonder naam"
WHERE_TO_FIND = (
    "Concept: alleen jij ziet dit. Het blijft vier weken bewaard; je vindt het terug met "
    "/kennis bewerken."
)
VIEW = "Bekijk het item"
UNDO = "Maak ongedaan"
NOT_YET = "Dit moet nog"
NOT_SAVED = "Nog niet opgeslagen: dit moet eerst"
ADVICE = "Dit kan nog beter"
CHOOSE_NAME = "Bedoel je…? Kies wat je bedoelt"
NOTHING_YET = "Er staat nog niets. Kies een onderdeel om in te vullen."
GONE = (
    "Dit concept is er niet meer: het is opgeslagen of geannuleerd, of er is vier weken niet aan "
    "geschreven. Begin opnieuw met /kennis toevoegen of /kennis bewerken."
)
DROPPED = "Geannuleerd. Wat je invulde, is weg; aan de kennis is niets veranderd."
NO_ENTRY = (
    "Dat item is er niet (meer) op deze server. Kies er een uit de lijst, of kijk met "
    "/kennis geschiedenis wat ermee is gebeurd."
)
TOO_LONG_FOR_FORM = (
    "Dit onderdeel is te lang voor een formulier op Discord. Neem je kennis mee met "
    "/kennis exporteer, pas het bestand aan en zet het terug met /kennis importeer."
)
MISSING: dict[Missing, str] = {
    Missing.ANSWER: "Er is nog geen antwoord.",
    Missing.SOURCE: "Er is nog geen bron.",
    Missing.THEMES: "Zet er een thema bij: dan hoort ook wie dat thema volgt ervan.",
    Missing.PHRASINGS: "Met minstens vijf formuleringen vind ik het ook bij andere woorden.",
    Missing.GOLDEN: "Met een gouden vraag blijf ik controleren dat dit gevonden wordt.",
    Missing.CHECKED_ON: "Zet bij ‘Beheer’ wanneer het is nagekeken.",
}

REVIEW = "Kijk hier eerst naar"
REVIEW_TEXT = "Er is nog niets opgeslagen. Je kunt het aanpassen, of toch opslaan."

CONFLICT = "Iemand anders was eerder"
CONFLICT_TEXT = (
    "Terwijl jij schreef, is dit item veranderd. Er is niets overschreven. Sla je jouw versie op, "
    "dan komt die in de plaats. De andere zie je dan terug met /kennis geschiedenis."
)
THEIR_CHANGE = "Dit is er door de ander veranderd"
NO_DIFFERENCE = "De tekst bleef gelijk; alleen de stand veranderde."


def first_title(kind: Kind) -> str:
    """Return the title of the first form."""
    return f"Nieuw: {KINDS[kind]}"


def draft_title(heading: str) -> str:
    """Return the title of the card."""
    return f"Concept: {heading or NAMELESS}"


def choice_of_draft(heading: str) -> str:
    """Return what a draft is called where one chooses what to edit."""
    return f"Concept: {heading or NAMELESS}"


def fault_line(fault: Fault, names: Mapping[str, str]) -> str:
    """Return what is wrong as a sentence; `names` are what other entries are called."""
    known = LABELS.get(fault.field, Label(fault.field))
    label, facts = known.text, dict(fault.facts)
    if fault.problem is Problem.NOT_DATE:
        return f"{label}: ‘{facts['value']}’ ken ik niet als datum. {known.help}."
    if fault.problem is Problem.SAME_PHRASING:
        other = names.get(facts["other"], facts["other"])
        return f"{label}: ‘{facts['value']}’ staat ook al bij ‘{other}’."
    if fault.problem is Problem.GOLDEN_IS_PHRASING:
        return f"{label}: ‘{facts['value']}’ is ook een formulering en bewijst dus niets."
    said = sentence(replace(fault, field=label))
    return f"{label}: {said.removeprefix(label).strip()}"


def unknown_line(what: str, typed: str, near: tuple[str, ...]) -> str:
    """Return that a name is nobody's, and what may be meant."""
    if not near:
        return f"{what}: ik ken geen ‘{typed}’."
    return f"{what}: ik ken geen ‘{typed}’. Bedoel je ‘{near[0]}’?"


def takes(typed: str, name: str) -> str:
    """Return the choice that puts a name in the place of what was typed."""
    return f"{name} (in plaats van ‘{typed}’)"


def leaves_out(typed: str) -> str:
    """Return the choice that leaves out what was typed."""
    return f"{LEAVE_OUT}: ‘{typed}’"


def page_title(part: Part, count: int, page: int, pages: int) -> str:
    """Return the title of a page of many texts."""
    where = f", bladzijde {page} van {pages}" if pages > 1 else ""
    return f"{PARTS[part]} ({count}){where}"


def saved(heading: str) -> str:
    """Return that an entry is kept."""
    return f"Opgeslagen: ‘{heading}’. Wie er nu naar vraagt, krijgt dit."


def saved_already(heading: str) -> str:
    """Return that there was nothing to keep."""
    return f"‘{heading}’ stond er al zo in. Er is niets veranderd."


def also_answers(count: int) -> str:
    """Return that it answers something of the moderators' queue."""
    what = "een open vraag" if count == 1 else f"{count} open vragen"
    return f"Het beantwoordt ook {what}; wie daarop wacht, krijgt bericht."


def log_added(who: str, heading: str) -> str:
    """Return the line for the log channel."""
    return f"{who} voegde ‘{heading}’ toe."


def log_changed(who: str, heading: str) -> str:
    """Return the line for the log channel."""
    return f"{who} wijzigde ‘{heading}’."
