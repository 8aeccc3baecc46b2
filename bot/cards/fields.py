"""What the fields of an entry are called, what is wrong in them, and what a change made of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dutch import cut, joined, number, one_line, units
from knowledge.catalogue import Catalogue
from knowledge.drafting.naming import name_of
from knowledge.entry import Certainty, Evidence, PartRead
from knowledge.format.days import as_written
from knowledge.format.differences import Difference
from knowledge.format.faults import Fault, Problem
from knowledge.format.fields import ENTRIES, KIND_KEY, FieldForm, Refers

SHORT, LONG, AROUND = 80, 160, 40
"""Characters of a text; of one of two similar texts; and before the place where those differ."""
MOST_TEXTS = 3
_NEVER_CHANGE = ("id", KIND_KEY)


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
    "url": Label("Webadres", "Bijvoorbeeld www.gemeente.nl/wijk"),
    "begin": Label("Begin", "Bijvoorbeeld 8 december 19:30, of alleen de dag"),
    "einde": Label("Einde", "Bijvoorbeeld 21:30, of met de dag erbij"),
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
    Problem.NO_TERM: "ontbreekt, en waar dit over gaat, verandert",
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
    Problem.NO_SOURCE: "heeft geen bron; noem minstens één titel, webadres of eigen publicatie",
    Problem.SOURCE_WITHOUT_PLACE: "heeft een titel, webadres of eigen publicatie nodig",
    Problem.DOUBLE_ID: "is al in gebruik: {what} op {first}",
    Problem.SAME_PHRASING: "‘{value}’ staat ook al bij ‘{other}’ ({first})",
    Problem.GOLDEN_IS_PHRASING: "‘{value}’ is ook een formulering ({first}) en bewijst dus niets",
    Problem.END_BEFORE_START: "is eerder dan het begin, {start}",
    Problem.SELF_REFERENCE: "verwijst naar zichzelf",
}
KINDS_OF: dict[str, str] = {
    Refers.THEME: "thema",
    Refers.ORGANISATION: "organisatie",
    Refers.AUTHOR: "auteur",
    Refers.ENTRY: "item",
}
OTHERS: dict[str, str] = {"file": "het bestand", "folder": "de map", "cell": "een cel"}
"""What a fault can be in besides a field."""
REASONS = {
    "mapping values": "een dubbele punt hoort niet midden in een tekst; zet de tekst tussen ' '",
    "tab character": "spring in met spaties, niet met een tab",
    "'\\t'": "spring in met spaties, niet met een tab",
    "cannot start any token": "een tekst die met dit teken begint, hoort tussen ' '",
    "unexpected end of stream": "een aanhalingsteken of haakje wordt niet gesloten",
    "expected key": "het inspringen klopt niet, of er mist een dubbele punt",
    "block end": "het inspringen klopt niet, of er staat een streepje verkeerd",
    "node content": "hier ontbreekt een waarde, of een haakje wordt niet gesloten",
    "escape": "een schuine streep naar links mag niet tussen dubbele aanhalingstekens",
    "o such f": "bestaat niet",
    "ermission denied": "mag ik niet lezen",
    "s a directory": "is een map",
    "no .yaml": "er staan geen bestanden in die eindigen op .yaml of .yml",
}
"""The Dutch for what a parser or the disk says, by words that stand in it."""
NOT_IN_FORM = "de opmaak klopt hier niet; kijk naar inspringen, streepjes en aanhalingstekens"
_HINT = re.compile(r"; did you mean '(.+)'\?")
_REFERS: dict[str, Refers] = {
    key: field.refers
    for shape in ENTRIES.values()
    for key, field in shape.fields.items()
    if field.refers is not None
}
"""What the ids in a field refer to."""
_DAYS = {
    key
    for shape in ENTRIES.values()
    for key, field in shape.fields.items()
    if field.form in (FieldForm.DAY, FieldForm.PARTIAL_DATE, FieldForm.MOMENT)
}
"""The fields that hold a day, perhaps with a time."""


def sentence(fault: Fault) -> str:
    return f"{OTHERS.get(fault.field, fault.field)} {_problem(fault)}."


def fault_in_file(fault: Fault) -> str:
    """Return 'bestand:regel: veld: wat er mis is', for who writes a pack."""
    return f"{fault.place}: {fault.field}: {_problem(fault)}"


def fault_line(fault: Fault, view: Catalogue) -> str:
    """Say what is wrong under the field's label in a form; `view` names the entries."""
    field = LABELS.get(fault.field, Label(fault.field))
    label, facts = field.text, dict(fault.facts)
    if fault.problem is Problem.NOT_DATE:
        return f"{label}: ‘{facts['value']}’ ken ik niet als datum. {field.help}."
    if fault.problem is Problem.SAME_PHRASING:
        other = name_of(Refers.ENTRY, facts["other"], view)
        return f"{label}: ‘{facts['value']}’ staat ook al bij ‘{other}’."
    if fault.problem is Problem.GOLDEN_IS_PHRASING:
        return f"{label}: ‘{facts['value']}’ is ook een formulering en bewijst dus niets."
    text = sentence(replace(fault, field=label))
    return f"{label}: {text.removeprefix(label).strip()}"


def difference_lines(differences: Iterable[Difference], view: Catalogue) -> tuple[str, ...]:
    shown = (difference for difference in differences if difference.field not in _NEVER_CHANGE)
    return tuple(line for difference in shown for line in _lines(difference, view))


def changed_fields(differences: Iterable[Difference]) -> tuple[str, ...]:
    return tuple(_label(one.field).lower() for one in differences if one.field not in _NEVER_CHANGE)


def _problem(fault: Fault) -> str:
    facts = {name: _in_dutch(name, fact) for name, fact in fault.facts}
    if fault.problem is Problem.NOT_ID and fault.field in _REFERS:  # what is no id names nothing
        kind = KINDS_OF[_REFERS[fault.field]]
        return PROBLEMS[Problem.UNKNOWN_REFERENCE].format(value=facts["value"], what=kind, hint="")
    return PROBLEMS[fault.problem].format(**facts)


def _in_dutch(name: str, fact: str) -> str:
    """Return a fact in Dutch; the checker and its parsers give some in English."""
    if name == "reason":
        return next((dutch for words, dutch in REASONS.items() if words in fact), NOT_IN_FORM)
    if name == "example":
        return fact.replace(" or ", " of ")
    if name == "what":
        return KINDS_OF.get(fact, fact)
    if name == "limit" and fact.isdecimal():
        return number(int(fact))
    return _HINT.sub(r" (bedoel je ‘\1’?)", fact) if name == "hint" else fact


def _lines(difference: Difference, view: Catalogue) -> Iterator[str]:
    field, label = difference.field, _label(difference.field)
    if len(difference.before) == len(difference.after) == 1:
        texts = (_as_read(text, field, view) for text in (*difference.before, *difference.after))
        before, after = _where_they_differ(*texts)
        yield f"{label}: ‘{before}’ werd ‘{after}’"
        return
    for rows, what in ((difference.added, "erbij"), (difference.removed, "eraf")):
        if rows:
            yield f"{label}, {what}: {_few([_as_read(text, field, view) for text in rows])}"
    if not difference.added and not difference.removed:
        yield f"{label}: in een andere volgorde"


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Return two texts, cut to the place where they differ if they are too long to show whole."""
    if max(units(before), units(after)) <= LONG:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    shortest = min(len(before), len(after))
    start = next((place for place, (first, second) in pairs if first != second), shortest)
    left = max(0, start - AROUND)
    lead = "…" if left else ""
    return lead + cut(before[left:], LONG), lead + cut(after[left:], LONG)


def _few(rows: Sequence[str]) -> str:
    more = len(rows) - MOST_TEXTS
    others = (f"nog {more}",) if more > 0 else ()
    return joined((*(f"‘{cut(row, SHORT)}’" for row in rows[:MOST_TEXTS]), *others))


def _as_read(text: str, field: str, view: Catalogue) -> str:
    if field in _DAYS:
        return as_written(text)
    refers = _REFERS.get(field)
    return one_line(text if refers is None else name_of(refers, text, view))


def _label(field: str) -> str:
    return LABELS[field].text if field in LABELS else field
