"""An import that was shown and waits for a yes or a no."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("import")
class ConfirmImport(Action):
    """Importeren: write what was shown under `key`."""

    key: str


@verb("noimport")
class CancelImport(Action):
    """Annuleren: forget what was shown under `key`."""

    key: str


@verb("unimport")
class UndoImport(Action):
    """Maak ongedaan: take back the revisions `first` to `last`, written in that UTC second."""

    first: str
    last: str
    second: str
