"""Open questions: what people ask who don't know what the bot knows, written blind by many hands.

Some of the hands teach how sure to be (`learn`), the others only measure (`measure`). Each line has
a set: `open` questions of the field, for which was judged which entries help and which touch on it
(of those in `judged-entries.txt`: what came later isn't judged);
`lookalike`, the field's words about something else; `nofit`, of the field and too particular for
any entry; `urgent`, where someone may need help now; `urgentlike`, which only sounds so, as does
`calm`, which may have its answer in the field. In `calls` are such alone, written for them.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.entry import Library
from knowledge.language.normalising import fold

OPEN = Path(__file__).parents[1] / "questions" / "open"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question with its set, and what was judged of the entries."""

    text: str
    of_set: str
    helps: frozenset[str]
    touches: frozenset[str]
    judged: frozenset[str]
    """The entries that were looked at: nothing where it wasn't judged."""

    def truth(self, entry_id: str) -> float | None:
        """Return whether an entry helps (1), touches on it (half) or doesn't; None if not judged.

        Outside `open` nothing of the field helps.
        """
        if self.of_set == "calm":
            return None
        if self.of_set != "open":
            return 0.0
        if entry_id in self.helps:
            return 1.0
        if entry_id in self.touches:
            return 0.5
        return 0.0 if entry_id in self.judged else None


def open_questions(half: str) -> list[OpenQuestion]:
    """Return the questions of a half: `learn` or `measure`."""
    rows = [
        json.loads(line)
        for path in sorted((OPEN / half).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    known = frozenset((OPEN / "judged-entries.txt").read_text(encoding="utf-8").split())
    return [
        OpenQuestion(
            row["text"],
            row["set"],
            frozenset(row.get("helps", ())),
            frozenset(row.get("touches", ())),
            known if "helps" in row else frozenset(),
        )
        for row in rows
    ]


def without(library: Library, texts: Collection[str]) -> Library:
    """Return the library without what these texts say: what teaches may be a phrasing too."""
    gone = set(map(fold, texts))
    kept = (
        replace(entry, phrasings=tuple(one for one in entry.phrasings if fold(one) not in gone))
        for entry in library.entries
    )
    return Library(tuple(kept), library.taxonomy)
