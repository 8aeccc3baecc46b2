"""Taking out of a text what tells who someone is, before it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.use_cases.addresses import addresses
from bot.use_cases.numbers import bank_accounts, citizen_numbers, telephones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Span = tuple[int, int]

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_EMAIL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}+(?:@|[ ]?[(\[](?i:at|apenstaart)[)\]][ ]?)[\w-]+(?:\.[\w-]+)+"
)
_MENTION = re.compile(r"<@!?\d+>")
_HANDLE = re.compile(
    r"(?<![\w@])@(?!(?:everyone|here)\b)\w[\w.]{0,30}\w|(?<![\w.#])(?!\d+#)[\w.]{2,32}#\d{4}(?!\w)"
)


def scrub(text: str) -> str:
    """Return `text` with what tells who someone is replaced by its name, as "[adres]".

    Taken out are telephone numbers, e-mail addresses, BSN, bank accounts, addresses, postcodes,
    and Discord mentions and handles. A name in plain words stays: nothing here knows it.
    Scrubbing twice is scrubbing once.
    """
    while (scrubbed := _once(text)) != text:
        text = scrubbed
    return text


def _once(text: str) -> str:
    for find, placeholder in _steps():
        text = _replace(text, sorted(find(text)), placeholder)
    return text


def _steps() -> tuple[tuple[Callable[[str], Iterator[Span]], str], ...]:
    # Each takes out at least a digit or an "@", and puts in none, so that `scrub` ends.
    return (
        (lambda text: (found.span() for found in _EMAIL.finditer(text)), "[e-mailadres]"),
        (lambda text: (found.span() for found in _MENTION.finditer(text)), "[naam]"),
        (lambda text: (found.span() for found in _HANDLE.finditer(text)), "[naam]"),
        (bank_accounts, "[rekeningnummer]"),
        (telephones, "[telefoonnummer]"),
        (citizen_numbers, "[BSN]"),
        (addresses, "[adres]"),
    )


def _replace(text: str, spans: list[Span], placeholder: str) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:
            parts += [text[done:start], placeholder]
        done = max(done, end)
    return "".join([*parts, text[done:]])
