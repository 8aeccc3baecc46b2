"""What in a text tells who someone is: found, or taken out before the text is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.personal.addresses import addresses
from knowledge.personal.numbers import bank_accounts, citizen_numbers, telephones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Span = tuple[int, int]


class PersonalKind(StrEnum):
    """What is taken out, by the word that stands for it afterwards."""

    EMAIL = "e-mailadres"
    NAME = "naam"
    BANK_ACCOUNT = "rekeningnummer"
    TELEPHONE = "telefoonnummer"
    CITIZEN_NUMBER = "BSN"
    ADDRESS = "adres"


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of text that tells who someone is."""

    kind: PersonalKind
    text: str


_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_EMAIL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}+(?:@|[ ]?[(\[](?i:at|apenstaart)[)\]][ ]?)[\w-]+(?:\.[\w-]+)+"
)
_MENTION = re.compile(r"<@!?\d+>")
_HANDLE = re.compile(
    r"(?<![\w@])(?:@(?!(?:everyone|here)\b)\w[\w.]{0,30}\w)+"
    r"|(?<![\w.#])(?!\d+#)[\w.]{2,32}#\d{4}(?!\w)"
)


MOST_ROUNDS = 6
"""What still shows something after so many was made to: it loses all that could tell anything."""
_TELLING = re.compile(r"[\d@]")


def scrub(text: str) -> str:
    """Return `text` with what tells who someone is replaced by its name, as "[adres]".

    Taken out are telephone numbers, e-mail addresses, BSN, bank accounts, addresses, postcodes,
    and Discord mentions and handles. A name in plain words stays: nothing here knows it.
    Scrubbing twice is scrubbing once.
    """
    return _taken_out(text)[0]


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return what `scrub` takes out, in the order in which it does."""
    return _taken_out(text)[1]


def _taken_out(text: str) -> tuple[str, tuple[Personal, ...]]:
    found: list[Personal] = []
    for _ in range(MOST_ROUNDS):
        before = text
        for find, kind in _steps():
            spans = _merged(sorted(find(text)))
            found += [Personal(kind, text[start:end]) for start, end in spans]
            text = _replace(text, spans, f"[{kind}]")
        if text == before:
            return text, tuple(found)
    return _TELLING.sub("", text), tuple(found)


def _steps() -> tuple[tuple[Callable[[str], Iterator[Span]], PersonalKind], ...]:
    # Each takes out at least a digit or an "@", and puts in none, so that `scrub` ends.
    return (
        (lambda text: (found.span() for found in _EMAIL.finditer(text)), PersonalKind.EMAIL),
        (lambda text: (found.span() for found in _MENTION.finditer(text)), PersonalKind.NAME),
        (lambda text: (found.span() for found in _HANDLE.finditer(text)), PersonalKind.NAME),
        (bank_accounts, PersonalKind.BANK_ACCOUNT),
        (telephones, PersonalKind.TELEPHONE),
        (citizen_numbers, PersonalKind.CITIZEN_NUMBER),
        (addresses, PersonalKind.ADDRESS),
    )


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans, in order, with those that overlap as one."""
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
