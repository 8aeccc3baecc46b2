"""Below an answer: share it, say whether it was any use, choose another, ask a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """Deel in kanaal: post the answer that `entry` gave to the question kept under `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Useful:
    """Nuttig."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class NotUseful:
    """Niet nuttig: asks for the reason."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A reason why an answer was no use; `reason` is one of `bot.texts.feedback.REASONS`."""

    key: str
    reason: str
    entry: str


@dataclass(frozen=True, slots=True)
class AskHuman:
    """Vraag een mens."""

    key: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    key: str
    entry: str


AnswerAction = Share | Useful | NotUseful | WhyNot | AskHuman | Choose

VERBS: dict[str, type[AnswerAction]] = {
    "share": Share,
    "useful": Useful,
    "notuseful": NotUseful,
    "why": WhyNot,
    "human": AskHuman,
    "choose": Choose,
}
