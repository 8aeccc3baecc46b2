"""Finds streets with a house number, and postcodes, in Dutch and Flemish texts."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# What only a street is called, in any case; and what other words end in too, so with a capital.
_SURE = (
    r"(?:straatweg|straat|str\.?|laan|steenweg|gracht|singel|kade|plein|dreef|steeg|plantsoen|"
    r"burgwal|kaai)"
)
_CAPITAL = (
    r"(?:weg|dijk|hof|pad|park|markt|wal|vest|baan|lei|erf|haven|boulevard|allee|brink|vaart)"
)
_NO_STREET = re.compile(
    "winkelstraat|woonstraat|fietsstraat|leefstraat|speelstraat|zijstraat|volksstraat|"
    "bestraat|herbestraat|doorgangsstraat|werkplein|schoolplein|speelplein|buurtplein|"
    "stadsplein|marktplein|wijkplein|plusplein|dorpsplein|opslaan|aanslaan|overslaan|"
    "verslaan|doorslaan|omslaan|toeslaan|inslaan|afslaan|uitslaan|terugslaan|onderweg|"
    "snelweg|spoorweg|autoweg|uitweg|omweg|waterweg|arbeidsmarkt|woningmarkt|huizenmarkt|"
    "huurmarkt|koopmarkt|vastgoedmarkt|supermarkt|bouwmarkt|weekmarkt|kerstmarkt|rommelmarkt|"
    "banenmarkt|loopbaan|basisbaan|bijbaan|busbaan|rijbaan|startbaan|participatiebaan|"
    "allerlei|velerlei|vallei|woonerf|speelerf|moerdijk|kinderdijk|wijkpark|buurtpark|"
    "stadspark|zonnepark|windpark|vakantiepark|bedrijvenpark|fietspad|voetpad|wandelpad|"
    "groeipad|leerpad|tijdpad|luchthaven|gerechtshof|zebrapad|ruiterpad|olifantenpad|looppad|"
    "jachthaven|ijsbaan|skatebaan|tennisbaan|atletiekbaan|trambaan|sportpark|skatepark|"
    "speelpark|pretpark|dierenpark|bungalowpark|recreatiepark|wagenpark|machinepark|ventweg|"
    "rijksweg|toegangsweg|geluidswal"
)
_NO_PLACE = r"(?!(?:Wijk|Buurt|Top|Artikel|Zone|Gebied|Groep|Fase|Plan|Programma|Actielijn)\b)"

_LETTER = r"[^\W\d_]"
_NAME = rf"[A-ZÀ-Ý]{_LETTER}{{0,30}}(?:['’.-]{_LETTER}{{1,30}}){{0,4}}\.?"
_SMALL = r"(?:van|de|den|der|het|'t|’t|ter|ten|te|la|le|du)"
_WHICH = rf"(?:(?:{_NAME}|\d{{1,2}}e)[ ](?:{_SMALL}[ ]){{0,3}}){{0,3}}"

_QUANTITY = (
    r"(?:woning|huis|huizen|mens|bewoner|inwoner|gezin|huishouden|ja[ar]|euro?\b|procent|miljo|"
    r"miljard|duizend|keer|dag|we[ek]|maand|uur|minu|km\b|kilom|meter|m2|m²|bomen|winkel|pand|"
    r"buren|kinderen|jongeren|ouderen|adres|wijk|buurt|straten|gemeente|steden|gebied|project|"
    r"plek|deelnemer|partij|vragen|auto|parkeer)"
)
_NUMBER = (
    r"(?!(?:19|20)\d\d(?!\d))[1-9]\d{0,3}(?!\d)"
    r"(?:[ ]?[a-zA-Z](?!\w)|[ ](?:hs|huis|bis|I{1,3}|IV)(?!\w))?"
    r"(?:[ ]?[-/][ ]?(?:\d{1,4}|[a-zA-Z])(?!\w)|[ ]bus[ ]\d{1,4}(?!\w))?"
    rf"(?![\w%€]|[.,:]\d|[ ][%€]|[ ](?i:{_QUANTITY}))"
)
_GAP = r"[ ]{1,3}(?:(?i:nr\.?|nummer|huisnummer)[ ])?"

_STREETS = (
    re.compile(
        rf"(?<!\w){_WHICH}(?P<word>{_LETTER}(?:{_LETTER}|['’.-]){{0,40}}?(?i:{_SURE})){_GAP}{_NUMBER}"
    ),
    re.compile(
        rf"(?<!\w){_WHICH}(?P<word>[A-ZÀ-Ý](?:{_LETTER}|['’.-]){{0,40}}?{_CAPITAL}){_GAP}{_NUMBER}"
    ),
)
_OTHER_STREETS = (
    re.compile(  # Grote Markt 1, Lange Straat 3
        r"(?<!\w)(?i:grote|groote|oude|nieuwe|lange|korte|kleine|hoge|lage|brede|smalle)[ ]"
        rf"(?:(?i:{_SURE}|markt)|Weg|Dijk|Hof|Haven|Voorhout){_GAP}{_NUMBER}"
    ),
    re.compile(  # Laan van Meerdervoort 12, Plein van Siena 4
        rf"(?<!\w)(?:(?i:laan[ ]van)[ ](?:{_SMALL}[ ])?(?:{_LETTER}[\w'’-]*[ ]){{1,2}}?"
        rf"|(?:Weg|Plein|Hof|Park|Straat)[ ]van[ ](?:{_SMALL}[ ])?(?:{_NAME}[ ]){{1,2}})"
        rf"(?:nr\.?[ ]|nummer[ ])?{_NUMBER}"
    ),
    re.compile(  # Rue de la Loi 12
        r"(?<!\w)(?:Rue|Avenue|Chaussée|Quai)[ ]"
        r"(?:(?:de|du|des|d[e’']?|la|le|les|l['’])[ ]?){0,2}"
        rf"(?:{_NAME}[ ]){{1,3}}{_NUMBER}"
    ),
    re.compile(  # nummer 14 in de Rietstraat
        rf"(?<!\w)(?i:huisnummer|nummer|nr\.?)[ ](?:is[ ])?(?P<place>{_NUMBER}[ ](?:in|aan|op|van)"
        rf"[ ](?:(?:de|het)[ ])?(?:{_LETTER}|['’.-]){{1,40}}?(?i:{_SURE}))(?!\w)"
    ),
    re.compile(  # woon op Damrak 1: only the place is taken out
        r"(?<!\w)(?i:woon(?:t|en|de|achtig)?|wonen|gewoond|adres(?: is)?:?)[ ]"
        r"(?:[a-zé]{1,20}[ ]){0,5}?(?:(?:op|aan|bij)[ ](?:(?:de|het|'t)[ ])?)?"
        rf"(?P<place>{_NO_PLACE}(?:'t[ ])?(?:{_NAME}[ ]){{1,3}}(?:nr\.?[ ]|nummer[ ])?{_NUMBER})"
    ),
)

# Two letters that after four digits are a word, a unit or an abbreviation rather than a postcode.
_NO_LETTERS = re.compile(
    "aan|al|an|bv|cm|cv|da|de|di|dm|do|ee|en|er|eu|ex|gb|gr|ha|hb|he|hr|ht|in|is|ja|je|jr|kb|"
    "kg|km|ko|kw|lb|ma|mb|me|mi|ml|mm|mw|mv|na|ne|nl|no|nr|nu|of|om|oo|op|os|ot|pa|pj|pk|pm|"
    "po|pp|pt|sa|sd|ss|st|te|tm|to|tv|uw|va|vb|vn|vs|vo|we|wo|ww|za|ze|zo|zu"
)
_POSTCODE = re.compile(
    r"(?<![\w€.,-])(?<!€ )[1-9]\d{3}(?P<gap>[ ]?)(?P<letters>[A-Za-z]{2})(?![\w-]|['’]\w)"
)
_NEVER_LETTERS = frozenset({"SA", "SD", "SS", "EU", "KM", "KG", "M2", "BV", "NV"})
_NEAR_POSTCODE = re.compile(r"(?i:postcode|pc:|woon|wonen|adres)")
_NEAR = 30
"""Characters around a postcode in which a word may say that it is one."""
_PO_BOX = re.compile(r"(?i:postbus[ ]\d{1,6}[ ,]{1,3}(?:\d{4}[ ]?[a-z]{2})?|antwoordnummer[ ]\d+)")
_HOUSE_BEFORE = re.compile(rf"(?<!\w)(?:{_NAME}[ ]){{1,3}}{_NUMBER}[ ]?,?[ ]?$")
_HOUSE_AFTER = re.compile(rf",?[ ](?:(?i:nr\.?|nummer|huisnummer)[ ])?{_NUMBER}")

_TOWNS = {
    "10": "brussel",
    "20": "antwerpen",
    "21": "deurne|borgerhout|wommelgem",
    "22": "lier|herentals",
    "23": "turnhout|hoogstraten",
    "24": "geel|mol",
    "26": "berchem|hoboken|wilrijk",
    "28": "mechelen|willebroek",
    "30": "leuven|heverlee|kessel-lo",
    "33": "tienen",
    "35": "hasselt",
    "36": "genk|maasmechelen",
    "80": "brugge",
    "84": "oostende",
    "85": "kortrijk",
    "88": "roeselare",
    "89": "ieper",
    "90": "gent",
    "91": "sint-niklaas",
    "92": "dendermonde",
    "93": "aalst",
}
_FLEMISH = re.compile(
    r"(?<![\w€.,-])(?<!€ )(?<!\bin )(?<!\bsinds )(?<!\bvan )(?<!\btot )(?<!\bvanaf )(?:"
    + "|".join(rf"{code}\d\d[ ](?i:{towns})" for code, towns in _TOWNS.items())
    + r"|BE?-[1-9]\d{3}(?:[ ][A-ZÀ-Ý][\w-]+)?)(?!\w)"
)


_AT_HOME = re.compile(
    r"(?<!\w)(?i:woon(?:t|en|de)?|wonen|gewoond|mijn|bij[ ](?:mij|ons)|thuis|ons[ ]huis|adres)"
    r"(?!\w)"
    r"[^.!?\n]{0,40}?(?<!\w)"
    rf"(?P<place>(?P<word>{_LETTER}{{2,40}}?(?i:{_CAPITAL})){_GAP}{_NUMBER})"
)
"""A street in small letters, where someone says that it is theirs."""
_BY_PLACE = re.compile(
    r"(?:^|[.!?\n,(][ ]?|(?<!\w)(?i:op|aan|in|bij|van|naar)[ ](?:(?i:de|het)[ ])?)"
    rf"(?P<place>(?P<word>{_LETTER}{{3,40}}?(?:weg|dijk|hof|pad|park|baan|haven|vaart|wal)){_GAP}{_NUMBER})"
)
"""A street in small letters, where one stands: behind a word of place, or first."""
_LETTERED = re.compile(
    rf"(?<!\w)(?P<place>(?P<word>{_LETTER}{{3,40}}?(?:weg|dijk|hof|pad|baan|haven|vaart|wal)){_GAP}"
    r"[1-9]\d{0,3}[a-h](?!\w))"
)
"""A street in small letters with a number that only a house has, such as 4b."""


def addresses(text: str) -> Iterator[Span]:
    """Give where addresses and postcodes stand in `text`, as start and end, in no order.

    A box at the post office is nobody's home.
    """
    boxes = [found.span() for found in _PO_BOX.finditer(text)]
    for start, end in _all_addresses(text):
        if not any(first <= start < last for first, last in boxes):
            yield start, end


def _all_addresses(text: str) -> Iterator[Span]:
    for pattern in (_AT_HOME, _BY_PLACE, _LETTERED):
        for match in pattern.finditer(text):
            if not _NO_STREET.fullmatch(match["word"].lower()):
                yield match.span("place")
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            if not _NO_STREET.fullmatch(match["word"].lower()):
                yield match.span()
    for pattern in _OTHER_STREETS:
        part = "place" if "place" in pattern.groupindex else 0
        yield from (match.span(part) for match in pattern.finditer(text))
    yield from (match.span() for match in _FLEMISH.finditer(text))
    loud = text.isupper()  # then capitals tell nothing
    for match in _POSTCODE.finditer(text):
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if _is_postcode(match, loud=loud) or _NEAR_POSTCODE.search(near):
            yield _with_house(text, *match.span())


def _is_postcode(match: re.Match[str], *, loud: bool) -> bool:
    letters, spaced = match["letters"], bool(match["gap"])
    if not _NO_LETTERS.fullmatch(letters.lower()):
        return True
    # "1012 IN" and "1012IN" are nothing else, but "2015 IN", "2024en" and "1200 KM" are or may be.
    if not letters.isupper() or letters in _NEVER_LETTERS:
        return False
    return not spaced or not (loud or match[0].startswith(("19", "20")))


def _with_house(text: str, start: int, end: int) -> Span:
    near = max(0, start - 80)
    before = _HOUSE_BEFORE.search(text[near:start])
    if before is not None:
        return near + before.start(), end
    after = _HOUSE_AFTER.match(text, end)
    return start, after.end() if after else end
