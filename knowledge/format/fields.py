"""The fields of a pack: their Dutch keys, the attributes that they fill, and their values.

The checker and the JSON Schema for editors are both made from these declarations.
"""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: the attribute that it fills, its form and its bounds."""

    attribute: str
    form: FieldForm = FieldForm.TEXT
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


def _text(attribute: str, *, most: int = SHORT, required: bool = False, about: str = "") -> Field:
    return Field(attribute=attribute, most=most, required=required, about=about)


def _texts(attribute: str, *, most: int = SHORT, about: str = "") -> Field:
    return Field(attribute=attribute, many=True, most=most, about=about)


def _ids(attribute: str, refers: Refers) -> Field:
    return Field(attribute=attribute, form=FieldForm.ID, many=True, refers=refers)


def _number(attribute: str, most: int, about: str = "") -> Field:
    return Field(attribute=attribute, form=FieldForm.NUMBER, most=most, about=about)


def _choice(attribute: str, choices: type[StrEnum], about: str = "") -> Field:
    return Field(attribute=attribute, form=FieldForm.CHOICE, choices=choices, about=about)


def _link(attribute: str) -> Field:
    return Field(attribute=attribute, form=FieldForm.URL, most=512)


def _of(form: FieldForm, attribute: str, about: str = "") -> Field:
    return Field(attribute=attribute, form=form, about=about)


_ID = Field(
    attribute="id", form=FieldForm.ID, required=True, about="Kleine letters, cijfers, streepjes"
)

SOURCE = Shape(
    Source,
    {
        "item": Field(attribute="item", form=FieldForm.ID, refers=Refers.ENTRY),
        "titel": _text("title"),
        "url": _link("url"),
        "jaar": _number("year", 2200),
        "pagina": _text("page", most=40),
    },
)

_COMMON = {
    "id": _ID,
    "formuleringen": _texts("phrasings", about="Zoals mensen het vragen, in verschillende woorden"),
    "gouden_vragen": _texts(
        "golden", about="Vragen die dit item moeten vinden; niet om van te leren"
    ),
    "themas": _ids("themes", Refers.THEME),
    "organisaties": _ids("organisations", Refers.ORGANISATION),
    "auteurs": _ids("authors", Refers.AUTHOR),
    "bronnen": Field(
        attribute="sources",
        form=FieldForm.RECORD,
        many=True,
        shape=SOURCE,
        about="De eerste weegt het zwaarst",
    ),
    "url": _link("url"),
    "bewijs": _choice("evidence", Evidence),
    "zekerheid": _choice("certainty", Certainty),
    "noot": _text("note", about="Een voorbehoud, dat bij het antwoord wordt getoond"),
    "gelezen": _choice("part_read", PartRead, "Hoeveel van de bron gelezen is"),
    "leestijd": _number("reading_minutes", 6000, "Minuten"),
    "eigenaar": _text("owner", most=100),
    "opgeschreven": _of(FieldForm.DAY, "written_on", "Geschreven naar een bewaarde pagina"),
    "gecontroleerd": _of(FieldForm.DAY, "checked_on", "Naast de bron zelf gelegd"),
    "controleer_voor": _of(
        FieldForm.DAY, "check_by", "Moet bij geld, regels, programma’s en agenda"
    ),
    "vervangt": Field(attribute="replaces", form=FieldForm.ID, refers=Refers.ENTRY),
    "vernieuwd": _of(FieldForm.DAY, "renewed", "Wie het onderwerp volgt, hoort er dan van"),
}

_OF_SUBJECTS = (
    *("id", "formuleringen", "gouden_vragen", "bronnen", "noot"),
    *("opgeschreven", "gecontroleerd", "controleer_voor"),
)

_RECORD = _COMMON | {
    "titel": _text("title", required=True),
    "ondertitel": _text("subtitle"),
    "datum": _of(FieldForm.PARTIAL_DATE, "published"),
    "samenvatting": _text("summary", most=LONG, required=True),
    "kernpunten": _texts("key_points", most=1000),
    "isbn": _text("isbn", most=20),
    "paginas": _number("pages", 20_000),
}

ENTRIES: dict[Kind, Shape] = {
    Kind.QUESTION: Shape(
        QuestionEntry,
        _COMMON
        | {
            "vraag": _text("question", required=True),
            "antwoord": _text("answer", most=1500, required=True),
            "verdieping": _text("detail", most=LONG),
            "lezen": _ids("reading", Refers.ENTRY),
            "datum": _of(FieldForm.PARTIAL_DATE, "published"),
        },
    ),
    Kind.PUBLICATION: Shape(Publication, _RECORD),
    Kind.ARTICLE: Shape(Article, _RECORD),
    Kind.TOOL: Shape(Tool, _RECORD),
    Kind.EVENT: Shape(
        Event,
        _RECORD
        | {
            "begin": _of(FieldForm.MOMENT, "start"),
            "einde": _of(FieldForm.MOMENT, "end"),
            "plaats": _text("place"),
            "online": _of(FieldForm.YES_NO, "online"),
            "aanmelden": _link("registration_url"),
            "terugkeer": _text("recurrence"),
            "afgelast": _of(FieldForm.YES_NO, "cancelled", "Het gaat niet door"),
        },
    ),
    Kind.ELSEWHERE: Shape(
        ElsewhereEntry,
        {name: _COMMON[name] for name in _OF_SUBJECTS}
        | {
            "titel": _text("title", required=True),
            "antwoord": _text("answer", most=400, required=True),
            "praatje": _of(FieldForm.YES_NO, "small_talk"),
            "spoed": _of(FieldForm.YES_NO, "urgent", "Wie dit typt kan nu hulp nodig hebben"),
        },
    ),
}

THEME = Shape(
    Theme,
    {
        "id": _ID,
        "naam": _text("name", required=True, most=80),
        "omschrijving": _text("description", required=True),
        "ook": _texts("also"),
        "spreektaal": _texts("spoken"),
        "verandert": _of(FieldForm.YES_NO, "changing", "Antwoorden hierover verouderen"),
    },
)
ORGANISATION = Shape(
    Organisation,
    {
        "id": _ID,
        "naam": _text("name", required=True, most=100),
        "afkorting": _text("abbreviation", most=20),
        "ook": _texts("also"),
        "omschrijving": _text("description"),
        "soort": _text("sort", most=80),
        "site": _text("site", most=100),
        "bron": _link("source"),
    },
)
AUTHOR = Shape(
    Author,
    {
        "id": _ID,
        "naam": _text("name", required=True, most=100),
        "ook": _texts("also"),
        "bij": _ids("affiliations", Refers.ORGANISATION),
        "omschrijving": _text("description"),
    },
)
TERM = Shape(
    Term,
    {
        "term": _text("term", required=True, most=80),
        "voluit": _text("full"),
        "ook": _texts("also"),
        "uitleg": _text("explanation", most=1000),
        "bron": _link("source"),
    },
)
GROUP = Shape(
    SynonymGroup,
    {
        "naam": _text("name", required=True, most=80),
        "woorden": Field(attribute="words", many=True, required=True),
        "vlaams": _texts("flemish"),
        "uitleg": _text("explanation", most=1000),
        "bron": _link("source"),
    },
)
CONFUSION = Shape(
    Confusion,
    {
        "a": Field(attribute="a", many=True, required=True),
        "b": Field(attribute="b", many=True, required=True),
        "uitleg": _text("explanation", most=1000, required=True),
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
