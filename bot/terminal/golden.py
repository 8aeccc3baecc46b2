"""`python -m bot test-knowledge`: every golden question asked, and what lost those that fail."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from knowledge.catalogue import Catalogue
from knowledge.matching.meaning import load_sense
from knowledge.reviewing.golden import prove

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.reviewing.values import Miss


def test_knowledge(settings: Settings) -> int:
    """Print each golden question that doesn't find its entry; 1 where there is one."""
    catalogue = Catalogue.open(settings.knowledge)
    catalogue = catalogue.with_sense(load_sense() if settings.semantic else None)
    results = prove(catalogue.entries.values(), catalogue)
    for miss in results.misses:
        sys.stdout.write(f"{_line(miss)}\n")
    sys.stdout.write(f"{results.found} of {results.asked} golden questions find their entry.\n")
    return 1 if results.misses else 0


def _line(miss: Miss) -> str:
    first = f" {miss.reply.entry_id}" if miss.reply.entry_id else ""
    got = f"{miss.reply.how.value.replace('_', ' ')}{first} ({miss.reply.confidence:.2f})"
    return f"{miss.entry_id}: {miss.question} -> {got}; lost by: {miss.stage.value}"
