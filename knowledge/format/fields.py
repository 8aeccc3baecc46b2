"""The fields of a pack: their Dutch keys, the attributes that they fill, and their values.

The checker and the JSON Schema for editors are both made from these declarations.
"""

from dataclasses import KW_ONLY, dataclass
from enum import Enum, StrEnum

from knowledge.entry import (
    Article,
    Author,
    Certainty,
    Confusion,
    ElsewhereEntry,
    Event,
    Evidence,
    Kind,
    Organisation,
    PartRead,
    Publication,
    QuestionEntry,
    Source,
    SynonymGroup,
    Term,
    Theme,
    Tool,
)

SHORT, LONG = 300, 4000
"""The most characters in a line of text, and in a longer one."""


class FieldForm(Enum):
    """The form of the values of a field."""

    TEXT = "text"
    ID = "id"
    URL = "url"
    NUMBER = "number"
    YES_NO = "yes or no"
    DAY = "day"
    PARTIAL_DATE = "partial date"
    MOMENT = "moment"
    CHOICE = "choice"
    RECORD = "record"


DATES = (FieldForm.DAY, FieldForm.PARTIAL_DATE, FieldForm.MOMENT)


class Refers(StrEnum):
    """What an id refers to, by the word in the sentence of a fault."""

    THEME = "theme"
    ORGANISATION = "organisation"
    AUTHOR = "author"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the attribute that it fills, its form and its bounds."""

    attribute: str
    form: FieldForm = FieldForm.TEXT
    _: KW_ONLY
    many: bool = False
    required: bool = False
    refers: Refers | None = None
    most: int = SHORT
    choices: type[StrEnum] | None = None
    shape: "Shape | None" = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping of known fields, and the class that is made of it."""

    makes: type
    fields: dict[str, Field]


def _ids(attribute: str, refers: Refers) -> Field:
    return Field(attribute, FieldForm.ID, many=True, refers=refers)


def _link(attribute: str) -> Field:
    return Field(attribute, FieldForm.URL, most=512)


_ID = Field("id", FieldForm.ID, required=True, about="Kleine letters, cijfers, streepjes")

SOURCE = Shape(
    Source,
    {
        "item": Field("item", FieldForm.ID, refers=Refers.ENTRY),
        "titel": Field("title"),
        "url": _link("url"),
        "jaar": Field("year", FieldForm.NUMBER, most=2200),
        "pagina": Field("page", most=40),
    },
)

_COMMON = {
    "id": _ID,
    "formuleringen": Field(
        "phrasings", many=True, about="Zoals mensen het vragen, in verschillende woorden"
    ),
    "gouden_vragen": Field(
        "golden", many=True, about="Vragen die dit item moeten vinden; niet om van te leren"
    ),
    "themas": _ids("themes", Refers.THEME),
    "organisaties": _ids("organisations", Refers.ORGANISATION),
    "auteurs": _ids("authors", Refers.AUTHOR),
    "bronnen": Field(
        "sources",
        FieldForm.RECORD,
        many=True,
        shape=SOURCE,
        about="De eerste weegt het zwaarst",
    ),
    "url": _link("url"),
    "bewijs": Field("evidence", FieldForm.CHOICE, choices=Evidence),
    "zekerheid": Field("certainty", FieldForm.CHOICE, choices=Certainty),
    "noot": Field("note", about="Een voorbehoud, dat bij het antwoord wordt getoond"),
    "gelezen": Field(
        "part_read", FieldForm.CHOICE, choices=PartRead, about="Hoeveel van de bron gelezen is"
    ),
    "leestijd": Field("reading_minutes", FieldForm.NUMBER, most=6000, about="Minuten"),
    "eigenaar": Field("owner", most=100),
    "opgeschreven": Field("written_on", FieldForm.DAY, about="Geschreven naar een bewaarde pagina"),
    "gecontroleerd": Field("checked_on", FieldForm.DAY, about="Naast de bron zelf gelegd"),
    "controleer_voor": Field(
        "check_by", FieldForm.DAY, about="Moet bij geld, regels, programma’s en agenda"
    ),
    "vervangt": Field("replaces", FieldForm.ID, refers=Refers.ENTRY),
    "vernieuwd": Field("renewed", FieldForm.DAY, about="Wie het onderwerp volgt, hoort er dan van"),
}

_OF_SUBJECTS = (
    *("id", "formuleringen", "gouden_vragen", "bronnen", "noot"),
    *("opgeschreven", "gecontroleerd", "controleer_voor"),
)

_RECORD = _COMMON | {
    "titel": Field("title", required=True),
    "ondertitel": Field("subtitle"),
    "datum": Field("published", FieldForm.PARTIAL_DATE),
    "samenvatting": Field("summary", most=LONG, required=True),
    "kernpunten": Field("key_points", many=True, most=1000),
    "isbn": Field("isbn", most=20),
    "paginas": Field("pages", FieldForm.NUMBER, most=20_000),
}

ENTRIES: dict[Kind, Shape] = {
    Kind.QUESTION: Shape(
        QuestionEntry,
        _COMMON
        | {
            "vraag": Field("question", required=True),
            "antwoord": Field("answer", most=1500, required=True),
            "verdieping": Field("detail", most=LONG),
            "lezen": _ids("reading", Refers.ENTRY),
            "datum": Field("published", FieldForm.PARTIAL_DATE),
        },
    ),
    Kind.PUBLICATION: Shape(Publication, _RECORD),
    Kind.ARTICLE: Shape(Article, _RECORD),
    Kind.TOOL: Shape(Tool, _RECORD),
    Kind.EVENT: Shape(
        Event,
        _RECORD
        | {
            "begin": Field("start", FieldForm.MOMENT),
            "einde": Field("end", FieldForm.MOMENT),
            "plaats": Field("place"),
            "online": Field("online", FieldForm.YES_NO),
            "aanmelden": _link("registration_url"),
            "terugkeer": Field("recurrence"),
            "afgelast": Field("cancelled", FieldForm.YES_NO, about="Het gaat niet door"),
        },
    ),
    Kind.ELSEWHERE: Shape(
        ElsewhereEntry,
        {name: _COMMON[name] for name in _OF_SUBJECTS}
        | {
            "titel": Field("title", required=True),
            "antwoord": Field("answer", most=400, required=True),
            "praatje": Field("small_talk", FieldForm.YES_NO),
            "spoed": Field(
                "urgent", FieldForm.YES_NO, about="Wie dit typt kan nu hulp nodig hebben"
            ),
        },
    ),
}

THEME = Shape(
    Theme,
    {
        "id": _ID,
        "naam": Field("name", required=True, most=80),
        "omschrijving": Field("description", required=True),
        "ook": Field("also", many=True),
        "spreektaal": Field("spoken", many=True),
        "verandert": Field("changing", FieldForm.YES_NO, about="Antwoorden hierover verouderen"),
    },
)
ORGANISATION = Shape(
    Organisation,
    {
        "id": _ID,
        "naam": Field("name", required=True, most=100),
        "afkorting": Field("abbreviation", most=20),
        "ook": Field("also", many=True),
        "omschrijving": Field("description"),
        "soort": Field("sort", most=80),
        "site": Field("site", most=100),
        "bron": _link("source"),
    },
)
AUTHOR = Shape(
    Author,
    {
        "id": _ID,
        "naam": Field("name", required=True, most=100),
        "ook": Field("also", many=True),
        "bij": _ids("affiliations", Refers.ORGANISATION),
        "omschrijving": Field("description"),
    },
)
TERM = Shape(
    Term,
    {
        "term": Field("term", required=True, most=80),
        "voluit": Field("full"),
        "ook": Field("also", many=True),
        "uitleg": Field("explanation", most=1000),
        "bron": _link("source"),
    },
)
GROUP = Shape(
    SynonymGroup,
    {
        "naam": Field("name", required=True, most=80),
        "woorden": Field("words", many=True, required=True),
        "vlaams": Field("flemish", many=True),
        "uitleg": Field("explanation", most=1000),
        "bron": _link("source"),
    },
)
CONFUSION = Shape(
    Confusion,
    {
        "a": Field("a", many=True, required=True),
        "b": Field("b", many=True, required=True),
        "uitleg": Field("explanation", most=1000, required=True),
        "bron": _link("source"),
    },
)

SECTIONS: dict[str, Shape | None] = {
    "themas": THEME,
    "organisaties": ORGANISATION,
    "auteurs": AUTHOR,
    "begrippen": TERM,
    "groepen": GROUP,
    "verwarring": CONFUSION,
    "items": None,
    "formuleringen": None,
    "gouden_vragen": None,
}
"""The sections of a pack: `items` holds entries, the last two hold texts by the id of an item."""

KIND_KEY = "soort"
