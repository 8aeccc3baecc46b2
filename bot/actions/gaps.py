"""The moderators' queue of questions without an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GapPage:
    """Show a page, from 0, of what waits for the moderators; of so many days, empty for all."""

    page: str
    days: str = ""


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Show the group that the question or report `key` is in."""

    key: str


@dataclass(frozen=True, slots=True)
class LinkGap:
    """Koppel: `entry` answers the group of `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class LinkOther:
    """Ander antwoord: ask which entry answers the group of `key`; also the form's own action."""

    key: str


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Beantwoord: write a new entry for the group of `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Negeer: the group of `key` needs nothing more."""

    key: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Maak ongedaan: take back the decision `key` about a group."""

    key: str


GapAction = GapPage | OpenGap | LinkGap | LinkOther | AnswerGap | SetAside | Reopen

VERBS: dict[str, type[GapAction]] = {
    "gaps": GapPage,
    "gap": OpenGap,
    "link": LinkGap,
    "linkother": LinkOther,
    "answergap": AnswerGap,
    "setaside": SetAside,
    "reopen": Reopen,
}
