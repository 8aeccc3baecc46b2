"""An asker who waits for an answer, or finds one wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TellMe:
    """Laat het me weten: when the question kept under `key` has an answer."""

    key: str


@dataclass(frozen=True, slots=True)
class StopWaiting:
    """Toch niet: whoever presses needs not hear of the question kept under `key` any more."""

    key: str


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """Bekijk het antwoord: `entry`, of which the notice `key` told whoever presses."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class ReportWrong:
    """Meld onjuist: ask what is wrong in `entry`; also what the form is submitted as."""

    entry: str


AskerAction = TellMe | StopWaiting | ReadAnswer | ReportWrong

VERBS: dict[str, type[AskerAction]] = {
    "tellme": TellMe,
    "untellme": StopWaiting,
    "answer": ReadAnswer,
    "wrong": ReportWrong,
}
