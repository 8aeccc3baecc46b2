"""An import that was shown and waits for a yes or a no."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfirmImport:
    """Importeren: write what was shown under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class CancelImport:
    """Annuleren: forget what was shown under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Maak ongedaan: take back the revisions `first` to `last`, written in that UTC second."""

    first: str
    last: str
    second: str


ImportAction = ConfirmImport | CancelImport | UndoImport

VERBS: dict[str, type[ImportAction]] = {
    "import": ConfirmImport,
    "noimport": CancelImport,
    "unimport": UndoImport,
}
