"""Finds names, dates of birth, licence plates, e-mail addresses and personal parts of links."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_EMAIL = re.compile(
    rf"(?<!{_LOCAL})(?P<local>{_LOCAL}+)(?:@|[ ]?[(\[](?i:at|apenstaart(?:je)?)[)\]][ ]?)"
    r"[\w-]+(?:(?:\.|[ ](?i:punt|dot)[ ](?=(?i:com|nl|be|net|org|eu)(?!\w)))[\w-]+)+"
)
_SPELLED = re.compile(  # anna apenstaart post punt nl, anna at gmail.com
    r"(?<![\w.-])(?P<local>[\w.+-]{1,64})[ ]+(?:"
    r"(?i:apenstaart(?:je)?|\(at\)|\[at\])[ ]+"
    r"[\w-]{1,40}(?:[ ]*(?:\.|(?i:punt|dot))[ ]*[\w-]{1,20}){1,3}"
    r"|(?i:at)[ ]+(?i:gmail|hotmail|outlook|live|ziggo|kpnmail|kpn|xs4all|planet|home|icloud|yahoo|"
    r"telenet|skynet|proton|protonmail|me|hetnet|casema|upcmail)"
    r"[ ]*(?:\.|(?i:punt|dot))[ ]*(?i:com|nl|be|net|me|org|eu)(?!\w))"
)
_PUBLIC = re.compile(
    "info|contact|post|klant(?:enservice|contact)|helpdesk|gemeente|loket|communicatie|secretariaat|"
    "redactie|pers|balie|administratie|bezwaar|privacy|avg|meldpunt|wijkteam|servicepunt|receptie|"
    "bibliotheek|subsidies?|participatie|service|mail|office|support|vragen",
    re.IGNORECASE,
)
"""Local parts of e-mail addresses of organisations."""

_LINK = re.compile(r"(?i:https?://|www\.)[^\s<>\"]+")
_LINK_USER = re.compile(r"//([^\s/@?#]+@)")
_LINK_QUERY = re.compile(r"[?#].+")

_MONTH = (
    r"(?i:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|jun[ie]?|jul[ie]?|aug(?:ustus)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BIRTH = re.compile(
    r"(?<!\w)(?i:geboren(?:[ ]ben)?|geb\.?|geboortedatum|jarig|verjaardag)"
    r"(?:[ ]?[:=][ ]?|[ ])(?:(?i:is|op|ben|was|de|mijn|in|te|[a-z]{2,20})[ ]){0,4}"
    rf"(?P<day>\d{{1,2}}[ ]?[-/.][ ]?\d{{1,2}}[ ]?[-/.][ ]?(?:19|20)?\d\d(?!\d)"
    rf"|\d{{1,2}}(?:e|ste|de)?[ ]{_MONTH}\.?(?:[ ](?:19|20)\d\d)?(?!\w)"
    r"|\d{1,2}[ ]\d{1,2}[ ](?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    r"|[0-3]\d[01]\d(?:19|20)\d\d(?!\d))"
)
_BORN_BEFORE = re.compile(  # 12-03-1980 geboren
    r"(?<![\d.-])(?P<day>\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)[ ](?i:geboren)(?!\w)"
)

_L, _D = "[A-Za-z]", r"\d"
_SHAPES = (
    *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D"),
    *("D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
    "D-LLL-DDD",
)
_PLATE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(shape.replace("L", _L).replace("D", _D) for shape in _SHAPES)
    + r")(?![\w-])"
)
_SAID_PLATE = re.compile(
    r"(?<!\w)(?i:kenteken(?:plaat|nummer)?|nummerplaat)(?:[ ]?[:=]?[ ])"
    r"(?:(?i:is|van|mijn|de|auto)[ ]){0,3}"
    r"(?P<plate>(?=[A-Za-z -]{0,8}\d)(?=[\d -]{0,8}[A-Za-z])"
    r"[A-Za-z\d]{1,3}(?:[ -]?[A-Za-z\d]{1,3}){1,2})(?!\w)"
)

_CAPITAL = r"[A-ZÀ-Þ]"
_LETTERS = r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,2}"
_SMALL = r"(?:van|de|den|der|het|'t|ter|ten|te|la|le|el|al|von|da|dos)"
_NAME = rf"(?={_CAPITAL}){_LETTERS}"
_INITIALS = rf"(?:{_CAPITAL}\.[ ]?){{1,4}}"
_WHOLE = (
    rf"(?:{_INITIALS}(?:{_SMALL}[ ]){{0,3}})?{_NAME}(?:[ ](?:{_SMALL}[ ]){{0,3}}{_NAME}){{0,3}}"
)
_LED = rf"(?:{_SMALL}[ ]){{1,3}}{_NAME}"
_CUED = re.compile(
    r"(?<!\w)(?:(?i:ik[ ]ben|dit[ ]is|u[ ]spreekt[ ]met|je[ ]spreekt[ ]met|spreekt[ ]met|"
    r"familie|tante|oom|mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de[ ]heer)[ ]|"
    r"(?i:(?:mijn|haar|zijn)[ ](?:buurvrouw|buurman|zoon|dochter|man|vrouw|moeder|vader|zus(?:je)?|"
    r"broer(?:tje)?|oma|opa|vriend(?:in)?|collega|kind))[ ]|"
    r"(?i:(?:groet(?:en|jes)?|mvg|m\.v\.g\.)[ ]?(?:van)?)[ ,!.\n-]{1,3})"
    rf"(?P<name>{_WHOLE}|(?:{_INITIALS})?{_LED})"
)
_GOES_ON = (
    r"(?i:nu|en|ik|maar|niet|ook|dus|eigenlijk|toch|voortaan|sinds|anders|welkom|dat|het|je|jij|u|"
    r"een|geen)\b"
)
_CALLED = re.compile(  # the strongest cues: whatever comes is a name, in small letters too
    r"(?<!\w)(?i:ik[ ]heet|mijn[ ]naam[ ]is|mijn[ ]naam:|naam:|(?:zij|hij|ze)[ ]heet|heet[ ]ik|"
    r"(?:zoon|dochter|man|vrouw|buurman|buurvrouw|moeder|vader)[ ]heet)[ ]"
    rf"(?P<name>{_WHOLE}|(?:{_SMALL}[ ]){{0,3}}(?!{_GOES_ON}){_LETTERS}"
    rf"(?:[ ](?:{_SMALL}[ ]){{0,3}}{_NAME}){{0,2}})"
)
_NO_NAME = re.compile(
    r"(?:.*(?:dammer|lander|landse|[ck]aan|liaan|ër|hagenaar|narees|chinees)|belg|turk|vlaming|fries|"
    r"zeeuw|surinamer|iraniër|christen|moslim|moslima|jood|hindoe|zzp['’]?er|wijkagent|wijkbot|vve|vereniging|"
    r"nederlands|belgische?|turkse?|syrische?|poolse?|duitse?|engelse?)",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Span]:
    """Give where someone's e-mail address stands; an organisation's general one isn't anyone's."""
    for pattern in (_EMAIL, _SPELLED):
        for found in pattern.finditer(text):
            if not _PUBLIC.fullmatch(found["local"]):
                yield found.span()


def link_parts(text: str) -> Iterator[Span]:
    """Give what in a link tells of someone: who is logged in, and what was asked for."""
    for link in _LINK.finditer(text):
        user = _LINK_USER.search(link[0])
        if user is not None:
            yield link.start() + user.start(1), link.start() + user.end(1)
        query = _LINK_QUERY.search(link[0])
        if query is not None and re.search(r"[\d@]", query[0]):
            yield link.start() + query.start(), link.end()


def births(text: str) -> Iterator[Span]:
    """Give where a day of birth stands: a date that is said to be one."""
    for pattern in (_BIRTH, _BORN_BEFORE):
        yield from (found.span("day") for found in pattern.finditer(text))


def plates(text: str) -> Iterator[Span]:
    """Give where a Dutch or Belgian licence plate stands."""
    yield from (found.span() for found in _PLATE.finditer(text))
    yield from (found.span("plate") for found in _SAID_PLATE.finditer(text))


def cued_names(text: str) -> Iterator[Span]:
    """Give where a name stands after words that announce one."""
    for pattern in (_CUED, _CALLED):
        for found in pattern.finditer(text):
            if not _NO_NAME.fullmatch(found["name"].split(" ")[0]):
                yield found.span("name")
