"""What is wrong with knowledge, in Dutch for moderators; `knowledge.faults` has the English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dutch import number
from knowledge.faults import Problem
from knowledge.fields import Refers

if TYPE_CHECKING:
    from knowledge.faults import Fault

PROBLEMS: dict[Problem, str] = {
    Problem.UNREADABLE: "kan niet worden gelezen ({reason})",
    Problem.TOO_LARGE: "is groter dan {limit} bytes",
    Problem.ENCODING: "is geen UTF-8 (bij byte {byte})",
    Problem.CONTROL: "heeft een teken dat in geen tekst hoort ({code})",
    Problem.NOT_YAML: "is geen geldige YAML ({reason})",
    Problem.NOT_CSV: "is vanaf hier geen geldige CSV ({reason})",
    Problem.NO_HEADING: "heeft geen kopregel met veldnamen zoals soort, vraag en antwoord",
    Problem.NO_COLUMN: "staat in kolom {number}, en die heeft geen naam in de kopregel",
    Problem.ROUNDED: "is door een rekenprogramma afgerond tot ‘{value}’; schrijf het als tekst",
    Problem.TOO_MANY_LINES: "heeft meer dan {limit} regels",
    Problem.TOO_MANY_ITEMS: "heeft meer dan {limit} items; verdeel ze over kleinere bestanden",
    Problem.TOO_MANY_VALUES: "heeft meer dan {limit} waarden",
    Problem.NOT_OF_SERVER: (
        "hoort niet bij één server; hier kunnen alleen items met hun formuleringen in"
    ),
    Problem.ALIAS: "gebruikt een verwijzing (alias of anker); schrijf de tekst uit",
    Problem.TOO_DEEP: "heeft meer dan {limit} lagen in elkaar",
    Problem.DOUBLE_KEY: "staat hier twee keer",
    Problem.UNKNOWN_KEY: "is geen bekend veld{hint}",
    Problem.MISSING: "ontbreekt",
    Problem.EMPTY: "is leeg",
    Problem.NOT_TEXT: "moet tekst zijn",
    Problem.NOT_LIST: "moet een lijst zijn",
    Problem.NOT_MAPPING: "moet uit velden met waarden bestaan",
    Problem.NOT_NUMBER: "moet een heel getal zijn van {least} tot en met {most}, niet ‘{value}’",
    Problem.NOT_YES_NO: "moet true (ja) of false (nee) zijn, niet ‘{value}’",
    Problem.NOT_DATE: "moet een datum zijn zoals {example}, niet ‘{value}’",
    Problem.NOT_URL: "moet een webadres zijn dat begint met https:// of http://, niet ‘{value}’",
    Problem.NOT_ID: "mag alleen kleine letters, cijfers en streepjes hebben, niet ‘{value}’",
    Problem.NOT_CHOICE: "moet een van deze zijn: {choices}; niet ‘{value}’",
    Problem.TOO_LONG: "heeft {length} tekens; het mogen er hoogstens {limit} zijn",
    Problem.UNKNOWN_REFERENCE: "noemt ‘{value}’, maar zo’n {what} ken ik niet{hint}",
    Problem.NO_TERM: "ontbreekt, en waar dit over gaat, verandert",
    Problem.NO_SOURCE: "heeft geen bron; noem minstens één titel, webadres of eigen publicatie",
    Problem.SOURCE_WITHOUT_PLACE: "heeft een titel, webadres of eigen publicatie nodig",
    Problem.DOUBLE_ID: "is al in gebruik: {what} op {first}",
    Problem.SAME_PHRASING: "‘{value}’ staat ook al bij ‘{other}’ ({first})",
    Problem.GOLDEN_IS_PHRASING: "‘{value}’ is ook een formulering ({first}) en bewijst dus niets",
    Problem.END_BEFORE_START: "is eerder dan het begin, {start}",
    Problem.SELF_REFERENCE: "verwijst naar zichzelf",
}


REFERS: dict[str, str] = {
    Refers.THEME: "thema",
    Refers.ORGANISATION: "organisatie",
    Refers.AUTHOR: "auteur",
    Refers.ENTRY: "item",
}
FIELDS: dict[str, str] = {"file": "het bestand", "folder": "de map", "cell": "een cel"}
"""What a fault names that is no field."""
_HINT = re.compile(r"; did you mean '(.+)'\?")


def sentence(fault: Fault) -> str:
    """Return what is wrong and with which field, without the place."""
    facts = {name: _in_dutch(name, fact) for name, fact in fault.facts}
    field = FIELDS.get(fault.field, fault.field)
    return f"{field} {PROBLEMS[fault.problem].format(**facts)}."


def _in_dutch(name: str, fact: str) -> str:
    """Return a fact as a moderator reads it; the checker words two of them in English."""
    if name == "what":
        return REFERS.get(fact, fact)
    if name == "limit" and fact.isdecimal():
        return number(int(fact))
    return _HINT.sub(r" (bedoel je ‘\1’?)", fact) if name == "hint" else fact
