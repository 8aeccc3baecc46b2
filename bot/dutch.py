"""Dutch words for dates, numbers and kinds of things; text made fit to show."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from knowledge.entry import Certainty, Evidence, Kind, PartialDate, PartRead
from knowledge.language.normalising import sentences

DUTCH = "nl"
ZONE = ZoneInfo("Europe/Amsterdam")
HOUR, ROUNDED = 60, 5
"""Minutes; from an hour on they are shown by five."""


def long_date(day: date) -> str:
    """Return '1 december 2023'."""
    return format_date(day, "d MMMM y", locale=DUTCH)


def partial_date(when: PartialDate) -> str:
    """Return '1 december 2023', 'december 2023' or '2023': as precise as it is known."""
    if when.month is None:
        return str(when.year)
    day = date(when.year, when.month, when.day or 1)
    return long_date(day) if when.day else format_date(day, "MMMM y", locale=DUTCH)


def moment(when: date | datetime) -> str:
    """Return '1 december 2023', with 'om 14:00 uur' where the time is known."""
    if not isinstance(when, datetime):
        return long_date(when)
    local = when.astimezone(ZONE) if when.tzinfo else when
    return f"{long_date(local)} om {clock(local)}"


def clock(local: datetime) -> str:
    """Return '14:00 uur'."""
    return f"{format_time(local, 'HH:mm', locale=DUTCH)} uur"


def minutes(count: int) -> str:
    """Return '1 minuut', '25 minuten', '1 uur' or 'ongeveer 3 uur en 20 minuten'."""
    if count < HOUR:
        return "1 minuut" if count == 1 else f"{count} minuten"
    hours, rest = divmod(round(count / ROUNDED) * ROUNDED, HOUR)
    long = f"{hours} uur en {rest} minuten" if rest else f"{hours} uur"
    return long if count == hours * HOUR + rest else f"ongeveer {long}"


def counted(count: int, singular: str, plural: str) -> str:
    """Return '1 vraag' or '12 vragen'; nothing where there are none."""
    if not count:
        return ""
    return f"1 {singular}" if count == 1 else f"{number(count)} {plural}"


def first_few(lines: tuple[str, ...], most: int, more: int = 0) -> tuple[str, ...]:
    """Return so many lines at most, and 'en nog 3' for the others and `more`."""
    left = max(len(lines) - most, 0) + more
    return (*lines[:most], *((f"en nog {number(left)}",) if left else ()))


def percentage(share: float) -> str:
    """Return a share of 0 to 1 as '62%'."""
    return str(format_percent(share, locale=DUTCH))


def number(count: int) -> str:
    """Return '12.345'."""
    return str(format_decimal(count, locale=DUTCH))


def size(count: int) -> str:
    """Return a number of bytes as '812 kB' or '1,4 MB'."""
    if count < 1_000_000:
        return f"{number(max(1, round(count / 1000)))} kB"
    return f"{format_decimal(round(count / 1_000_000, 1), locale=DUTCH)} MB"


def joined(words: tuple[str, ...], last: str = "en") -> str:
    """Return 'a', 'a en b' or 'a, b en c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def paragraphs(*texts: str) -> str:
    """Return those that say something, a blank line between them."""
    return "\n\n".join(filter(None, texts))


def one_paragraph(*texts: str) -> str:
    """Return those that say something, as one paragraph."""
    return " ".join(filter(None, texts))


ELLIPSIS = "…"
JOINER = "\u200d"
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, direction overrides, half pairs and invisible tags."""
_TOWER = re.compile(f"([{_ACCENTS}]{{2}})[{_ACCENTS}]+")
_BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")
_LONGEST_WORD = 40
LONGEST_GIST = 110
_AFTER = "(na ‘"
SHORTEST_BEFORE, FEWEST_WORDS = 20, 5
_SENTENCE = re.compile(r".{20,}?[.!?](?= [A-Z0-9‘])")
_DANGLING = ",;:("
"""What means nothing before an ellipsis."""
_HANGS = re.compile(f"[{_ACCENTS}{JOINER}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""What belongs to the character before it."""


def clean(text: str) -> str:
    """Return the text without control characters, direction overrides and towers of accents."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _BLANKS.sub("\n\n", _TOWER.sub(r"\1", _CONTROL.sub("", text))).strip()


def one_line(text: str) -> str:
    """Return the text cleaned, on one line."""
    return " ".join(clean(text).split())


def gist(text: str) -> str:
    """Return the first sentence, in at most the length of two lines on a phone."""
    line = one_line(text)
    first = _SENTENCE.match(line)
    return cut(first[0] if first else line, LONGEST_GIST)


def with_context(text: str, before: str) -> str:
    """Return what was asked, then what it went on from: `split_context` takes them apart."""
    return f"{text} {_AFTER}{cut(one_line(before), LONGEST_GIST)}’)"


def split_context(text: str) -> tuple[str, str]:
    question, _, before = text.partition(_AFTER)
    return question.rstrip(), before.removesuffix("’)")


def in_short(text: str) -> tuple[str, bool]:
    """Return what a text says first, more than a bare 'Ja, dat kan.', and whether there is more."""
    first, *rest = sentences(text)
    if rest and (first.endswith("?") or len(first.split()) < FEWEST_WORDS):
        first = f"{first} {rest.pop(0)}"
    return first, bool(rest)


def cut_question(text: str, limit: int) -> str:
    """Return what was asked on one line of at most `limit` units, what it went on from cut first.

    That is left out where little of it would be left.
    """
    question, before = split_context(one_line(text))
    room = limit - units(with_context(question, ""))
    if not before or room < SHORTEST_BEFORE:
        return cut(question, limit)
    return with_context(question, cut(before, room))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Return the text in at most `limit` units, ended at a word with '…' where it was longer.

    A first word that is longer than the limit is broken, as is one that no language has, but never
    within a character or an escape.
    """
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    head = _first(text, limit - 1)
    if head and not text[len(head)].isspace():
        words = head.rstrip().rsplit(maxsplit=1)
        at_word = len(words) == 2 and len(words[1]) <= _LONGEST_WORD
        head = words[0] if at_word else _whole_characters(text, head)
    return head.rstrip().rstrip(_DANGLING).rstrip() + ELLIPSIS


def _first(text: str, limit: int) -> str:
    """Return as much of the text as fits in so many units."""
    head = text[:limit]
    while units(head) > limit:
        head = head[:-1]
    return head


def _whole_characters(text: str, head: str) -> str:
    while head and (_HANGS.match(text[len(head)]) or head.endswith(JOINER)):
        head = head[:-1]
    backslashes = len(head) - len(head.rstrip("\\"))
    return head[:-1] if backslashes % 2 else head


KINDS: dict[Kind, str] = {
    Kind.QUESTION: "vraag en antwoord",
    Kind.PUBLICATION: "publicatie",
    Kind.ARTICLE: "artikel",
    Kind.TOOL: "hulpmiddel",
    Kind.EVENT: "evenement",
    Kind.ELSEWHERE: "ander onderwerp",
}
EVIDENCE: dict[Evidence, str] = {
    Evidence.RESEARCH: "op basis van onderzoek",
    Evidence.EVALUATION: "op basis van een evaluatie",
    Evidence.FIGURES: "op basis van cijfers",
    Evidence.PRACTICE: "op basis van ervaring uit de praktijk",
    Evidence.POLICY: "op basis van beleid",
    Evidence.OPINION: "een mening",
}

CERTAINTY: dict[Certainty, str] = {
    Certainty.HIGH: "goed onderbouwd",
    Certainty.MIDDLE: "redelijk onderbouwd",
    Certainty.LOW: "nog onzeker",
}

PART_READ: dict[PartRead, str] = {
    PartRead.SUMMARY: "Ik ken alleen de samenvatting.",
    PartRead.FRAGMENT: "Ik ken er alleen een stuk van.",
    PartRead.ANNOUNCEMENT: "Ik ken alleen de aankondiging.",
}
"""What is said of a work that wasn't read whole."""

PART: dict[PartRead, str] = {
    PartRead.SUMMARY: ", uit een samenvatting",
    PartRead.FRAGMENT: ", uit een stuk van de bron",
    PartRead.ANNOUNCEMENT: ", uit een aankondiging",
}
"""What is said of such a work behind the day on which something was written."""

A_THEME, AN_ORGANISATION, AN_AUTHOR = "een thema", "een organisatie", "een auteur"
AN_ITEM = "iets uit mijn kennis"
CHOOSE_NEAREST = "Bedoel je een van deze?"
MESSAGES_CLOSED = (
    "Let op: de laatste keer liet je geen privéberichten van mij toe. Zet ze aan in de "
    "instellingen van een server waar wij allebei op zitten."
)
NOTHING_KEPT = "Ik kan nu even niets bewaren, dus ook niet wat jij vroeg."
CHOOSE_FROM_LIST = "Kies een naam uit de lijst die verschijnt terwijl je typt."


def not_known(what: str, typed: str) -> str:
    return f"Ik ken ‘{typed}’ niet als {what}."
