"""Actions under an entry, wherever it is shown; the feature that owns an action handles it."""

from dataclasses import dataclass

from bot.actions import Action, EntryAction, KeyAction, verb


@dataclass(frozen=True, slots=True)
class OfAnswer(KeyAction):
    """An action about `entry`, which answered the question kept under `key`."""

    entry: str


@verb("show")
class Show(EntryAction):
    """Show `entry`, wherever it was listed."""


@verb("theme")
class ShowTheme(Action):
    theme: str


@verb("keep")
class Keep(EntryAction):
    """Op leeslijst: put `entry` on the list of whoever presses."""


@verb("follow")
class Follow(Action):
    """Volg: a `kind` of `storage.follows.SubjectKind` and an id."""

    kind: str
    subject: str


@verb("followfrom")
class FollowFrom(EntryAction):
    """Volg: ask what of `entry` to follow."""


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
class AskHuman(KeyAction):
    """Vraag een mens: about the question kept under `key`; empty: about what was just discussed."""


@verb("wrong")
class ReportWrong(EntryAction):
    """Meld onjuist: ask what is wrong in `entry`; also what the form is submitted as."""


@verb("calendar")
class IntoCalendar(EntryAction):
    """In mijn agenda: give the event `entry` as a file for one's own calendar."""


@verb("tellme")
class TellMe(KeyAction):
    """Laat het me weten: wait for an answer to the question kept under `key`."""


@verb("more")
class ReadMore(OfAnswer):
    """Meer uitleg: show the deeper part of `entry`."""


@verb("readon")
class ReadOn(EntryAction):
    """Lees verder: show a further part, from 1, of `entry`."""

    part: int


@verb("readalso")
class ReadAlso(OfAnswer):
    """Lees ook: show what to read beside `entry`."""


@verb("whatelse")
class WhatElse(OfAnswer):
    """Meer: show what else can be done with `entry`."""


@verb("answer")
class ReadAnswer(KeyAction):
    """Bekijk het antwoord: show `entry`, which the notice `key` told of."""

    entry: str
