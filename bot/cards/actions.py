"""What an entry leads to wherever it is shown; the feature that owns an action handles it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import Action, verb


@dataclass(frozen=True, slots=True)
class OfAnswer(Action):
    """About `entry`, which answered the question kept under `key`."""

    key: str
    entry: str


@verb("show")
class Show(Action):
    entry: str


@verb("theme")
class ShowTheme(Action):
    theme: str


@verb("keep")
class Keep(Action):
    """Op leeslijst: put `entry` on the list of whoever presses."""

    entry: str


@verb("follow")
class Follow(Action):
    """Volg: a `kind` of `storage.follows.SubjectKind` and an id."""

    kind: str
    subject: str


@verb("followfrom")
class FollowFrom(Action):
    """Volg: ask what of `entry` to follow."""

    entry: str


@verb("share")
class Share(OfAnswer):
    """Deel in kanaal: post the answer."""


@verb("useful")
class Useful(OfAnswer):
    """Nuttig."""


@verb("notuseful")
class NotUseful(OfAnswer):
    """Niet nuttig: asks for the reason."""


@verb("human")
class AskHuman(Action):
    """Vraag een mens."""

    key: str


@verb("wrong")
class ReportWrong(Action):
    """Meld onjuist: ask what is wrong in `entry`; also what the form is submitted as."""

    entry: str


@verb("calendar")
class IntoCalendar(Action):
    """In mijn agenda: give the event `entry` as a file for one's own calendar."""

    entry: str


@verb("tellme")
class TellMe(Action):
    """Laat het me weten: when the question kept under `key` has an answer."""

    key: str


@verb("more")
class ReadMore(OfAnswer):
    """Meer uitleg: the deeper part."""


@verb("readon")
class ReadOn(Action):
    """Lees verder: a further part, from 1, of `entry`."""

    entry: str
    part: int


@verb("readalso")
class ReadAlso(OfAnswer):
    """Lees ook: what is worth reading beside it."""


@verb("whatelse")
class WhatElse(OfAnswer):
    """Meer: what else can be done with it."""


@verb("answer")
class ReadAnswer(Action):
    """Bekijk het antwoord: `entry`, of which the notice `key` told whoever presses."""

    key: str
    entry: str
