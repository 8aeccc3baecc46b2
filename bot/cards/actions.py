"""What an entry leads to wherever it is shown; the feature that owns an action handles it."""

from __future__ import annotations

from bot.actions import Action, verb


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
class Share(Action):
    """Deel in kanaal: post the answer that `entry` gave to the question kept under `key`."""

    key: str
    entry: str


@verb("useful")
class Useful(Action):
    """Nuttig."""

    key: str
    entry: str


@verb("notuseful")
class NotUseful(Action):
    """Niet nuttig: asks for the reason."""

    key: str
    entry: str


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
class ReadMore(Action):
    """Meer uitleg: the deeper part of `entry`, the answer to the question kept under `key`."""

    key: str
    entry: str


@verb("readon")
class ReadOn(Action):
    """Lees verder: a further part, from 1, of `entry`."""

    entry: str
    part: int


@verb("readalso")
class ReadAlso(Action):
    """Lees ook: what is worth reading beside `entry`, the answer to the question under `key`."""

    key: str
    entry: str


@verb("whatelse")
class WhatElse(Action):
    """Meer: what else can be done with `entry`, the answer to the question kept under `key`."""

    key: str
    entry: str


@verb("answer")
class ReadAnswer(Action):
    """Bekijk het antwoord: `entry`, of which the notice `key` told whoever presses."""

    key: str
    entry: str
