"""Personal details in a text: found, or scrubbed before the text is kept."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.personal.addresses import addresses
from knowledge.personal.numbers import bank_accounts, citizen_numbers, telephones
from knowledge.personal.people import births, cued_names, emails, link_parts, plates

Span = tuple[int, int]


class PersonalKind(StrEnum):
    """A kind of personal detail, by the word that replaces it."""

    EMAIL = "e-mailadres"
    NAME = "naam"
    BANK_ACCOUNT = "rekeningnummer"
    TELEPHONE = "telefoonnummer"
    CITIZEN_NUMBER = "BSN"
    ADDRESS = "adres"
    LINK_PART = "deel van een link"
    BIRTH = "geboortedatum"
    PLATE = "kenteken"


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of text that identifies someone."""

    kind: PersonalKind
    text: str


_MENTION = re.compile(r"<@!?\d+>")
_HANDLE = re.compile(
    r"(?<![\w@])(?:@(?!(?:everyone|here)\b)\w[\w.]{0,30}\w)+"
    r"|(?<![\w.#])(?!\d+#)[\w.]{2,32}#\d{4}(?!\w)"
)


MOST_ROUNDS = 6
"""A text that still has personal details after so many rounds is replaced as a whole."""
NOTHING_LEFT = "[weggelaten]"
_DASH = re.compile(r"(?<=\d)[\u2010-\u2015](?=\d)")
_BROKEN = re.compile(r"(?<=\d)\n(?=[A-Za-z]{2}(?!\w))|(?<=[a-z])\n(?=\d)")


def scrub(text: str) -> str:
    """Return `text` with personal details replaced by their kind, as "[adres]".

    These are telephone numbers, e-mail addresses, BSN, bank accounts, addresses, postcodes, licence
    plates, dates of birth, personal parts of links, Discord mentions and handles, and names after
    words that announce one. Other names aren't recognised, and those of organisations stay.
    Scrubbing twice is the same as scrubbing once.
    """
    return _taken_out(text)[0]


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return what `scrub` replaces, in the order in which it does."""
    return _taken_out(text)[1]


def _taken_out(text: str) -> tuple[str, tuple[Personal, ...]]:
    found: list[Personal] = []
    for _ in range(MOST_ROUNDS):
        before = text
        for find, kind in STEPS:
            spans = _merged(sorted(_found_in(text, find)))
            found += [Personal(kind, text[start:end]) for start, end in spans]
            text = _replace(text, spans, f"[{kind}]")
        if text == before:
            return text, tuple(found)
    return NOTHING_LEFT, tuple(found)


def _found_in(text: str, find: Callable[[str], Iterator[Span]]) -> Iterator[Span]:
    """Give the spans of what `find` finds in the plain form of a text, as spans of the text."""
    read, places = _plain(text)
    for start, end in find(read):
        yield places[start], places[end - 1] + 1


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return a text with plain digits, letters and blanks, and the place of each in the text.

    Invisible characters are left out; a line break within an address becomes a blank.
    """
    chars, places = text, range(len(text))
    if not text.isascii():
        pairs = [
            (_char(char), place)
            for place, char in enumerate(text)
            if unicodedata.category(char) != "Cf"
        ]
        chars = "".join(char for char, _ in pairs)
        places = [place for _, place in pairs]  # type: ignore[assignment]  # a sequence too
    return _BROKEN.sub(" ", _DASH.sub("-", chars)), places


def _char(char: str) -> str:
    if char.isascii():
        return char
    digit = unicodedata.decimal(char, None)
    plain = unicodedata.normalize("NFKC", char) if digit is None else str(digit)
    return plain if len(plain) == 1 and plain.isascii() else char


def _of(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (found.span() for found in pattern.finditer(text))


STEPS: tuple[tuple[Callable[[str], Iterator[Span]], PersonalKind], ...] = (
    (link_parts, PersonalKind.LINK_PART),
    (emails, PersonalKind.EMAIL),
    (_of(_MENTION), PersonalKind.NAME),
    (_of(_HANDLE), PersonalKind.NAME),
    (bank_accounts, PersonalKind.BANK_ACCOUNT),
    (births, PersonalKind.BIRTH),
    (plates, PersonalKind.PLATE),
    (telephones, PersonalKind.TELEPHONE),
    (citizen_numbers, PersonalKind.CITIZEN_NUMBER),
    (addresses, PersonalKind.ADDRESS),
    (cued_names, PersonalKind.NAME),
)


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans in order, with overlapping ones merged."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _replace(text: str, spans: list[Span], placeholder: str) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], placeholder]
        done = end
    return "".join([*parts, text[done:]])
