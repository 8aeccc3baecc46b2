"""What stands behind a terminal command: a name to look up, words and filters to search by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import choosing_texts as choosing
from bot.cards.actions import Show, ShowTheme
from bot.dutch import (
    A_THEME,
    AN_AUTHOR,
    AN_ORGANISATION,
    CHOOSE_NEAREST,
    joined,
    near_names,
    not_known,
)
from bot.searching import texts as searching
from bot.terminal import console_texts as console
from bot.view import Choice, Tone, View, refusal
from knowledge.catalogue import Filters
from knowledge.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.catalogue import Catalogue
    from knowledge.completing import Choices, Named

NEAREST, ALL = 5, 25
"""How many names are offered, after something typed and after nothing."""
_OPTION = re.compile(
    r"\b(thema|soort|organisatie|auteur|vanaf_jaar|max_leestijd):(?:[\"“”](.*?)[\"“”]|(\S*))"
)
KINDS = tuple(kind for kind in Kind if kind is not Kind.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Search:
    """What `/zoek` looks for."""

    words: str
    filters: Filters


class _RefusedError(Exception):
    """An option that can't be used; holds what is said about it."""

    def __init__(self, view: View) -> None:
        self.view = view
        super().__init__(view.text)


def named_record(catalogue: Catalogue, typed: str) -> Named | View:
    """Return the record with that title, or the nearest to choose from."""
    return _named(catalogue.records, typed, searching.A_RECORD, Show)


def named_theme(catalogue: Catalogue, typed: str) -> Named | View:
    """Return the theme with that name, or the nearest to choose from."""
    return _named(catalogue.themes, typed, A_THEME, ShowTheme)


def read_search(catalogue: Catalogue, written: str) -> Search | View:
    """Return the words and filters of `woorden thema:wonen vanaf_jaar:2020`, or what is wrong."""
    options = {name: quoted or plain for name, quoted, plain in _OPTION.findall(written)}
    words = " ".join(_OPTION.sub(" ", written).split())
    try:
        return Search(words, _filters(catalogue, options))
    except _RefusedError as refused:
        return refused.view


def _filters(catalogue: Catalogue, options: dict[str, str]) -> Filters:
    def key(name: str, choices: Choices, what: str) -> str | None:
        if name not in options:
            return None
        named = choices.resolve(options[name])
        if named is None:
            raise _RefusedError(_not_known(choices, options[name], what))
        return named.key

    return Filters(
        theme=key("thema", catalogue.themes, A_THEME),
        kind=_kind(options.get("soort")),
        organisation=key("organisatie", catalogue.organisations, AN_ORGANISATION),
        author=key("auteur", catalogue.authors, AN_AUTHOR),
        from_year=_number("vanaf_jaar", options),
        most_minutes=_number("max_leestijd", options),
    )


def _kind(typed: str | None) -> Kind | None:
    if typed is None:
        return None
    if typed.casefold() not in KINDS:
        raise _RefusedError(refusal(console.choose_one_of("soort", KINDS)))
    return Kind(typed.casefold())


def _number(name: str, options: dict[str, str]) -> int | None:
    typed = options.get(name)
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise _RefusedError(refusal(console.number_wanted(name)))
    return int(typed)


def _named(choices: Choices, typed: str, what: str, action: Callable[[str], Any]) -> Named | View:
    if named := choices.resolve(typed):
        return named
    nearest = choices.complete(typed, NEAREST if typed else ALL)
    if not nearest:
        return refusal(f"{not_known(what, typed)} {console.SEE_ALL}")
    return View(
        tone=Tone.CHOICE,
        title=CHOOSE_NEAREST if typed else choosing.CHOOSE_ONE,
        text=not_known(what, typed) if typed else "",
        choices=tuple(Choice(one.name, action(one.key)) for one in nearest),
    )


def _not_known(choices: Choices, typed: str, what: str) -> View:
    nearest = choices.complete(typed, NEAREST)
    text = not_known(what, typed)
    if nearest:
        names = joined(tuple(f"‘{one.name}’" for one in nearest), "of")
        text += f" {near_names(names)}"
    return refusal(text)
