"""What a server's manager sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetThreshold:
    """Instellen: answer from `thousandths` of certainty on; empty is as shipped."""

    thousandths: str


@dataclass(frozen=True, slots=True)
class LeaveThreshold:
    """Annuleren: the threshold stays what it was."""


@dataclass(frozen=True, slots=True)
class EndSilence:
    """Stilte opheffen: answer in the server's channels again."""


ManagerAction = SetThreshold | LeaveThreshold | EndSilence

VERBS: dict[str, type[ManagerAction]] = {
    "threshold": SetThreshold,
    "nothreshold": LeaveThreshold,
    "speak": EndSilence,
}
