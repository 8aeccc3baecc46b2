"""Text about a moment in standard words: one word for each meaning, digits for numbers.

"Di-avond, 9u30 a.u.b.!" becomes "dinsdag avond 9:30 aub". Unknown words stay as they were typed.
"""

import re

from rapidfuzz.distance import OSA

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import plain, words
from knowledge.moments.holidays import HOLIDAYS
from knowledge.moments.numerals import NUMERALS

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SOON = frozenset(
    words("""
    straks binnenkort gauw spoedig snel zsm nu meteen direct dadelijk zometeen zodra aanstonds
    """)
)
"""Words that say little alone and nothing beside a moment."""
VAGUE = SOON | frozenset(
    words("""
    later ooit tzt nooit paar enkele aantal wat mogelijk vroeger laat
    """)
)
"""Words that can mean any moment."""
REPEATED = frozenset(
    words("""
    elk elke ieder iedere alle telkens steeds dagelijks wekelijks maandelijks jaarlijks
    tweewekelijks doordeweeks
    """)
) | {f"{day}{ending}" for day in WEEKDAYS for ending in ("s", "en")}
_PARTS = {
    "ochtend": "ochtend",
    "morgen": "ochtend",
    "voormiddag": "ochtend",
    "vroeg": "vroeg ochtend",
    "middag": "middag",
    "namiddag": "middag",
    "avond": "avond",
    "nacht": "nacht",
}
_VARIANTS: dict[str, str] = {
    "maandag": "ma",
    "dinsdag": "di",
    "woensdag": "wo woe",
    "donderdag": "do",
    "vrijdag": "vr",
    "zaterdag": "za",
    "zondag": "zo",
    "januari": "jan",
    "februari": "feb febr",
    "maart": "mrt",
    "april": "apr",
    "juni": "jun",
    "juli": "jul",
    "augustus": "aug",
    "september": "sep sept",
    "oktober": "okt oct",
    "november": "nov",
    "december": "dec",
    "minuut": "min minuten minuutje minuutjes",
    "kwartier": "kwartiertje kwartieren",
    "uur": "u h",
    "uren": "uurtje uurtjes",
    "dag": "dagen dagje dagjes",
    "week": "weken weekje weekjes weeken wk w",
    "weekend": "weekeinde weekendje",
    "maand": "maanden maandje maandjes mnd",
    "kwartaal": "kwartalen",
    "jaar": "jaren jaartje jaartjes",
    "deze": "dit",
    "komende": "komend aanstaande aanstaand aankomende aankomend eerstvolgende eerstkomende as",
    "volgende": "volgend toekomende",
    "vorige": "vorig afgelopen verleden jongstleden jl",
    "gisteren": "gister",
    "vannacht nachts": "vannacht",
    "ochtend": "ochtends morgens voormiddag voormiddags",
    "middag": "middags namiddag namiddags",
    "avond": "avonds",
    "nachts": "snachts",
    "vroeg": "vroege",
    "midden": "halverwege medio",
    "eind": "einde",
    "half": "halve",
    "lunch": "lunchtijd lunchpauze",
    "of": "a danwel",
    "over": "binnen",
    "kerst": "kerstmis kerstdag kerstdagen",
    "kerstavond avond": "kerstavond",
    "oudjaar": "oudjaarsdag oudejaarsdag",
    "oudjaar avond": "oudjaarsavond oudejaarsavond",
    "nieuwjaar": "nieuwjaarsdag",
    "sinterklaas avond": "pakjesavond sinterklaasavond",
    "valentijn": "valentijnsdag",
    "pasen": "paasdag paasdagen paaszondag",
    "2e pasen": "paasmaandag",
    "hemelvaart": "hemelvaartsdag hemelvaartdag",
    "pinksteren": "pinksterdag pinksterdagen pinksterzondag",
    "2e pinksteren": "pinkstermaandag",
}
"""Standard words, each with other forms and spellings."""
_WITHOUT_VARIANTS = words("""
    mei vandaag morgen overmorgen eergisteren nacht begin kwart middaguur middernacht
    laatste tussen voor na geleden koningsdag dodenherdenking bevrijdingsdag sinterklaas
    prinsjesdag driekoningen moederdag vaderdag dierendag feestdagen
    """)
"""Standard words without other forms."""

_KNOWN: dict[str, str] = (
    {word: said for said, others in _VARIANTS.items() for word in (*others.split(), said)}
    | {word: word for word in _WITHOUT_VARIANTS}
    | {
        day + part: f"{day} {said}"
        for day in (*WEEKDAYS, "morgen", "overmorgen")
        for part, said in _PARTS.items()
    }
    | {f"van{part}": f"vandaag {said}" for part, said in _PARTS.items() if part != "nacht"}
    | {f"gister{part}": f"gisteren {said}" for part, said in _PARTS.items()}
    | NUMERALS
)
MEANINGFUL = frozenset(word for said in _KNOWN.values() for word in said.split())
"""All standard words, of which phrases for moments are made."""

FILLERS = frozenset(
    words("""
    een herinner herinneren herinnering herinnert eens mij me mijn m ik je jij jou kan kun kunt
    kunnen wil wilt willen zou mag graag weer nog even maar dan dus toch aan eraan hieraan
    daaraan hier aub svp alsjeblieft alstublieft alsjeblief astublieft dank bedankt dankje
    dankjewel hoi hallo hey goedemorgen goedemiddag goedenavond stuur geef zet doe maak bericht
    berichtje seintje melding signaal het t de s om op rond ongeveer omstreeks circa ca ergens
    in van bij te der den uiterlijk tegen vanaf tot en pas liefst bijvoorbeeld bv bijv ofzo er
    zijn is wordt lezen kijken wanneer datum tijd moment daar ja oke ok zeg met tijdens ff vd
    """)
)
"""Words that don't change a moment."""

_MENDABLE = tuple(
    word for word in _KNOWN if len(word) > 3 and word.isalpha() and word not in NUMERALS
    and (word.startswith((*WEEKDAYS, *MONTHS, "van", "morgen", "overmorgen", "volgend", "weeke"))
         or word in words("aanstaande komende kwartier minuten maanden ochtend middag avond"))
)  # fmt: skip
"""Words of which one wrong letter is mended; others are too near to words of another meaning."""
_LOOKALIKES = frozenset(words("vandaan maat volgen"))
"""Real words that are one letter away from such a word."""
_NOT_MISTYPED = FUNCTION_WORDS | FILLERS | VAGUE | REPEATED | _LOOKALIKES

_INITIALS = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))")
_TOKEN = re.compile(
    r"""
    (?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![0-9])
  | (?P<date>[0-9]{1,2}(?:(?P<mark>[-/.])[0-9]{1,2}(?P=mark)(?:[0-9]{4}|[0-9]{2})
             |[-/][0-9]{1,2}))(?![0-9/-])
  | (?P<clock>[0-9]{1,2}[:.uh][0-9]{2})(?::[0-9]{2})?(?![0-9])
  | (?P<ordinal>[0-9]{1,2})(?:e|de|ste)(?![a-z])
  | '(?P<year>[0-9]{2})(?![0-9])
  | (?P<minus>(?<!\S)-(?=[0-9]))
  | (?P<number>[0-9]+(?:[.,][0-9]+)?)
  | (?P<word>[a-z]+|[^\W0-9]+|_+)
    """,
    re.VERBOSE,
)
_A_DAY = r"(?<!een )(?<![0-9] )\bdag "
_TWO_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:(?<=dag )|(?<=\bin de )|(?<=\bdeze ))morgen\b"), "ochtend"),
    (re.compile(r"\bdeze (?=ochtend|middag|avond)"), "vandaag "),
    (re.compile(r"\bdeze nacht\b"), "vannacht nachts"),
    (re.compile(r"\btussen de middag\b"), "lunch"),
    (re.compile(r"\b(?:rond|tegen) de middag\b"), "middaguur"),
    (re.compile(r"\bvoor de middag\b"), "ochtend"),
    (re.compile(r"\bna de middag\b"), "middag"),
    (re.compile(rf"\bhalf (?={'|'.join(MONTHS)})"), "midden "),
    (re.compile(r"\bkomende (?=week\b)"), "volgende "),
    (re.compile(r"(?<!over )\been uur of (?=[0-9])"), "om "),
    (re.compile(r"\blaatste dag\b"), "eind"),
    (re.compile(r"\b1e dag\b"), "begin"),
    (
        re.compile(
            rf"{_A_DAY}(?=(?:voor|na) (?:(?:de|het) )?(?:[12]e )?(?:{'|'.join(HOLIDAYS)})\b)"
        ),
        "",
    ),
    (re.compile(rf"{_A_DAY}(?=voor |na )"), "een dag "),
    (re.compile(r"\bover ([0-9]{1,2}):([0-9]{2})\b(?: uur)?"), r"over \1 uur en \2 minuut"),
)
"""Words whose meaning depends on the words around them."""


def plain_words(text: str) -> list[str]:
    """Return the words of a text in their standard form."""
    glued = _INITIALS.sub(r"\1", plain(text))
    said = " ".join(_standard(token) for token in _TOKEN.finditer(glued))
    for pattern, meaning in _TWO_MEANINGS:
        said = pattern.sub(meaning, said)
    return said.split()


def _standard(token: re.Match[str]) -> str:
    typed = token[0]
    match token.lastgroup:
        case "iso":
            year, month, day = typed.split("-")
            return f"{int(day)}-{int(month)}-{year}"
        case "date":
            return re.sub(r"[/.]", "-", typed)
        case "clock":
            return re.sub(r"[.uh]", ":", token["clock"])
        case "ordinal":
            return f"{int(token['ordinal'])}e"
        case "year":
            return f"20{token['year']}"
        case "number":
            return typed.replace(".", ",")
    return _KNOWN.get(typed) or _KNOWN.get(_mended(typed), typed)


def _mended(word: str) -> str:
    """Return the known word that is one letter away, if only one is; else the word itself."""
    if word in _NOT_MISTYPED:
        return word
    near = [
        known
        for known in _MENDABLE
        if known[0] == word[0] and OSA.distance(word, known, score_cutoff=1) <= 1
    ]
    return near[0] if len({_KNOWN[known] for known in near}) == 1 else word
