"""`python -m bot show ID`: an entry as its pack has it, and what it is confused with."""

from __future__ import annotations

import sys
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.loading import SHIPPED, read_files, read_yaml
from knowledge.writing import as_pack

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.entry import Entry

MOST_RIVALS = 5


def show(settings: Settings, entry_id: str) -> int:
    """Print an entry with all that it holds, and its nearest rivals; 1 where nobody knows it."""
    catalogue = Catalogue.open(settings.knowledge)
    entry = catalogue.entries.get(entry_id)
    if entry is None:
        near = ", ".join(get_close_matches(entry_id, catalogue.entries, n=3))
        sys.stderr.write(f"No entry is called {entry_id}.{f' Near it: {near}.' if near else ''}\n")
        return 1
    sys.stdout.write(f"# {_place(settings, entry_id)}\n{as_pack([entry])}\n")
    for line in _rivals(entry, catalogue):
        sys.stdout.write(f"{line}\n")
    return 0


def _place(settings: Settings, entry_id: str) -> str:
    """Return the file and line of an item."""
    for file in read_files((SHIPPED, *settings.knowledge))[0]:
        sections = read_yaml(file).value
        assert isinstance(sections, dict), "a pack that was loaded is a mapping"
        items = sections["items"].value if "items" in sections else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item.value, dict) and item.value["id"].value == entry_id:
                return str(item.place)
    raise AssertionError("An entry of the catalogue stands in a pack.")


def _rivals(entry: Entry, catalogue: Catalogue) -> list[str]:
    """Return which other entries its own questions come near to, and which they go to instead."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    taken: defaultdict[str, int] = defaultdict(int)
    texts = (entry.heading, *entry.golden, *entry.phrasings)
    for text in texts:
        ids = [match.entry.id for match in catalogue.answer(Question(text)).results]
        taken[ids[0]] += 1 if ids and ids[0] != entry.id else 0
        for other in [own for own in ids if own != entry.id][:1]:
            near[other].append(text)
    most = sorted(near, key=lambda own: (-taken[own], -len(near[own])))[:MOST_RIVALS]
    return [
        f"{own}: first for {taken[own]}, next for {len(near[own]) - taken[own]} of {len(texts)};"
        f" such as: {near[own][0]}"
        for own in most
    ]
