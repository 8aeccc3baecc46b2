"""How a change of an entry is told."""

from __future__ import annotations

from bot.dutch import joined


def became(label: str, before: str, after: str) -> str:
    """Return that a text became another."""
    return f"{label}: ‘{before}’ werd ‘{after}’"


def added(label: str, texts: tuple[str, ...], more: int) -> str:
    """Return what came."""
    return f"{label}, erbij: {_quoted(texts, more)}"


def removed(label: str, texts: tuple[str, ...], more: int) -> str:
    """Return what went."""
    return f"{label}, eraf: {_quoted(texts, more)}"


def reordered(label: str) -> str:
    """Return that only the order changed."""
    return f"{label}: in een andere volgorde"


def _quoted(texts: tuple[str, ...], more: int) -> str:
    rest = (f"nog {more}",) if more else ()
    return joined((*(f"‘{text}’" for text in texts), *rest))
