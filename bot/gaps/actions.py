"""The moderators' queue of questions without an answer, and who waits for one."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("gaps")
class GapPage(Action):
    """Show a page, from 0, of what waits for the moderators; of so many days, empty for all."""

    page: int
    days: int | None = None


@verb("gap")
class OpenGap(Action):
    """Show the group that the question or report `key` is in."""

    key: str


@verb("link")
class LinkGap(Action):
    """Koppel: `entry` answers the group of `key`."""

    key: str
    entry: str


@verb("linkother")
class LinkOther(Action):
    """Ander antwoord: ask which entry answers the group of `key`; also the form's own action."""

    key: str


@verb("answergap")
class AnswerGap(Action):
    """Beantwoord: write a new entry for the group of `key`."""

    key: str


@verb("setaside")
class SetAside(Action):
    """Negeer: the group of `key` needs nothing more."""

    key: str


@verb("reopen")
class Reopen(Action):
    """Maak ongedaan: take back the decision `key` about a group."""

    key: str


@verb("untellme")
class StopWaiting(Action):
    """Toch niet: whoever presses needs not hear of the question kept under `key` any more."""

    key: str
