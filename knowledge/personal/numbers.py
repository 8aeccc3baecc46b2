"""Finds personal numbers in a text: of telephones, bank accounts and citizens."""

import re
from collections.abc import Iterator
from itertools import pairwise

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

Span = tuple[int, int]
MOST_TRIES = 50
"""After so many runs of digits that aren't a telephone number the search for one ends."""

_NO_PLUS = re.compile(r"(?<![\w.,€+-])(?<!€ )3[12][ -]?[1-9](?:[ -]?\d){7,8}(?!\w)")
_MOBILE = re.compile(r"(?<![\d.,+])0[46](?:[ ./-]{0,3}\d){7,9}(?!\d)")
_LETTER_O = re.compile(r"(?<!\w)[Oo]6(?:[ ./-]{0,3}\d){8}(?!\d)")
_NO_ZERO = re.compile(  # app me op 6 12345678
    r"(?<!\w)(?i:bel|bellen|app|appen|whatsapp|sms|tel|telefoon(?:nummer)?|mobiel|nummer)"
    r"(?:[ ](?i:me|mij|ons|op|naar|is|kan)){0,3}[ :]{1,2}"
    r"(?P<number>6(?:[ .-]?\d){8})(?!\d)"
)

_BANK = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_BANK_SHAPE = re.compile(
    r"(?<![^\W_])(?i:NL\d\d[ .-]?[A-Z]{4}(?:[ .-]?\d){10}|BE\d\d(?:[ .-]?\d){12})(?!\d)"
)

_PUBLIC = re.compile(r"\(?0(?:800|900|906|909|88|85|78)(?!\d{8})|14[ -]?0\d|11[2-6]")
"""How telephone numbers begin that only organisations have."""
_DIGITS = re.compile(r"\d+")
_SAID = re.compile(
    r"(?i:bsn|burgerservicenummer|sofinummer|rijksregisternummer)(?:[ -]?nummer)?"
    r"\W{1,3}(?:is\W{1,2})?"
    r"(?P<number>\d(?:[ .-]?\d){7,10})(?!\d)"
)
_BELGIAN = re.compile(r"(?<![\w.])\d\d\.?[01]\d\.?[0-3]\d[ -]\d{3}[. ]\d\d(?!\w)")
_DATE = re.compile(
    r"[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)?\d\d(?!\d)|(?:19|20)\d\d([-/. ]?)[01]\d\1[0-3]\d(?!\d)|"
    r"[0-3]\d[01]\d(?:19|20)\d\d(?!\d)"
)
_FULL_DATE = re.compile(r"[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r" ?(?:euro|eur\b|€|miljoen|miljard|inwoners|woningen|mensen|huishoudens)")


def telephones(text: str) -> Iterator[Span]:
    """Give where Dutch, Belgian and international telephone numbers stand, in no order."""
    for region in ("NL", "BE"):
        for match in phonenumbers.PhoneNumberMatcher(text, region, max_tries=MOST_TRIES):
            raw = match.raw_string
            # In "(06-12345678)" the bracket is the sentence's, in "(020) 1234567" the number's.
            start = match.start + (raw.startswith("(") and ")" not in raw)
            if _PUBLIC.match(raw):
                continue
            if raw.lstrip("( ")[0] in "+0" and not _FULL_DATE.match(raw):
                yield start, match.end
    for found in _NO_PLUS.finditer(text):
        if phonenumbers.is_valid_number(phonenumbers.parse("+" + found[0])):
            yield found.span()
    yield from (found.span() for found in _LETTER_O.finditer(text))
    yield from (found.span("number") for found in _NO_ZERO.finditer(text))
    # With a digit too few or too many it is still someone's.
    yield from (found.span() for found in _MOBILE.finditer(text) if not _FULL_DATE.match(found[0]))


def bank_accounts(text: str) -> Iterator[Span]:
    """Give where an IBAN stands, whole or with a typing error in a Dutch or Belgian one."""
    for found in _BANK.finditer(text):
        for end in range(len(found[0]), 14, -1):
            if found[0][end - 1].isalnum() and iban.is_valid(found[0][:end]):
                yield found.start(), found.start() + end
                break
    yield from (found.span() for found in _BANK_SHAPE.finditer(text))


def citizen_numbers(text: str) -> Iterator[Span]:
    """Give where a BSN stands: valid ones, and whatever is called one; Belgium's number too."""
    yield from (found.span("number") for found in _SAID.finditer(text))
    yield from (found.span() for found in _BELGIAN.finditer(text))
    groups = [found.span() for found in _DIGITS.finditer(text)]
    for first in range(len(groups)):
        for size in (3, 2, 1):
            run = groups[first : first + size]
            if _is_citizen(text, run):
                yield run[0][0], run[-1][1]


def _is_citizen(text: str, run: list[Span]) -> bool:
    start, end = run[0][0], run[-1][1]
    if not 8 <= sum(last - first for first, last in run) <= 9 or not _joined(text, run):
        return False
    if not _stands_alone(text, start, end) or _is_other(text, run):
        return False
    return bool(bsn.is_valid(text[start:end]))


def _joined(text: str, run: list[Span]) -> bool:
    between = [text[left[1] : right[0]] for left, right in pairwise(run)]
    return all(gap in {" ", ".", "-"} for gap in between)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = re.search(r"(?:[\w€]|€ |\d[.,-])$", text[max(0, start - 2) : start])
    return before is None and re.match(r"\w|[.,-]\d", text[end : end + 2]) is None


def _is_other(text: str, run: list[Span]) -> bool:
    start, end = run[0][0], run[-1][1]
    words = [text[first:last] for first, last in run]
    year = any(_YEAR.fullmatch(word) for word in words)
    if year and [len(word) for word in words] != [4, 2, 3]:
        return True
    rounded = len(words) > 1 and words[-1] == "000"
    date = _DATE.match(text, start)
    return rounded or (date is not None and date.end() == end) or bool(_COUNTED.match(text, end))
