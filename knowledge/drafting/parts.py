"""The parts in which an entry is written, since a Discord form has five fields at most."""

from enum import StrEnum

from knowledge.entry import Kind


class Part(StrEnum):
    """A part of an entry with a form of its own; buttons hold its value, which never changes."""

    TEXT = "text"
    WHEN = "when"
    POINTS = "points"
    SOURCES = "sources"
    TOPICS = "topics"
    PHRASINGS = "phrasings"
    GOLDEN = "golden"
    GROUND = "ground"
    UPKEEP = "upkeep"


Fields = tuple[str, ...]

_RECORD_TEXT = ("titel", "ondertitel", "samenvatting", "datum", "url")
_SHARED: dict[Part, Fields] = {
    Part.TOPICS: ("themas", "organisaties", "auteurs"),
    Part.PHRASINGS: ("formuleringen",),
    Part.GOLDEN: ("gouden_vragen",),
    Part.GROUND: ("bewijs", "zekerheid", "noot", "gelezen", "opgeschreven"),
    Part.UPKEEP: ("eigenaar", "gecontroleerd", "controleer_voor", "vervangt", "vernieuwd"),
}
_RECORD: dict[Part, Fields] = {
    Part.TEXT: _RECORD_TEXT,
    Part.POINTS: ("kernpunten", "isbn", "paginas", "leestijd"),
    Part.SOURCES: ("bronnen",),
    **_SHARED,
}
PARTS: dict[Kind, dict[Part, Fields]] = {
    Kind.QUESTION: {
        Part.TEXT: ("vraag", "antwoord", "verdieping", "datum"),
        Part.SOURCES: ("bronnen", "lezen", "url", "leestijd"),
        **_SHARED,
    },
    Kind.PUBLICATION: _RECORD,
    Kind.ARTICLE: _RECORD,
    Kind.TOOL: _RECORD,
    Kind.EVENT: {
        Part.TEXT: _RECORD_TEXT,
        Part.WHEN: ("begin", "einde", "plaats", "online", "aanmelden"),
        Part.POINTS: ("kernpunten", "terugkeer", "afgelast", "isbn", "paginas"),
        Part.SOURCES: ("bronnen", "leestijd"),
        **_SHARED,
    },
    Kind.ELSEWHERE: {
        Part.TEXT: ("titel", "antwoord", "praatje", "spoed", "bronnen"),
        Part.PHRASINGS: ("formuleringen",),
        Part.GOLDEN: ("gouden_vragen",),
        Part.GROUND: ("noot", "opgeschreven"),
        Part.UPKEEP: ("gecontroleerd", "controleer_voor"),
    },
}
"""Every field of each kind but the id, by part, in the order in which parts are offered."""

_RECORD_FIRST = ("titel", "samenvatting", "bronnen", "themas", "formuleringen")
FIRST: dict[Kind, Fields] = {
    Kind.QUESTION: ("vraag", "antwoord", "bronnen", "themas", "formuleringen"),
    Kind.PUBLICATION: _RECORD_FIRST,
    Kind.ARTICLE: _RECORD_FIRST,
    Kind.TOOL: _RECORD_FIRST,
    Kind.EVENT: ("titel", "samenvatting", "begin", "bronnen", "themas"),
    Kind.ELSEWHERE: ("titel", "antwoord", "formuleringen"),
}
"""The essential fields of each kind, which are asked first."""


def heading_field(kind: Kind) -> str:
    return "vraag" if kind is Kind.QUESTION else "titel"


def body_field(kind: Kind) -> str:
    """Return the field with the text that is shown first of an entry of this kind."""
    return "antwoord" if kind in (Kind.QUESTION, Kind.ELSEWHERE) else "samenvatting"
