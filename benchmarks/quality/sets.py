"""Question sets from disk: our own, blind to the phrasings, and any folder of sets by path."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.drafting.accepting import RESERVED
from knowledge.entry import Entry, QuestionEntry, Taxonomy

OWN = Path(__file__).parents[1] / "questions"
ORIGIN = "wat-werkt-leefbare-wijken"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the ids that are right (none where it isn't ours), and its style."""

    text: str
    expects: frozenset[str]
    style: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions to the shipped catalogue."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def ours(self) -> tuple[Asked, ...]:
        return tuple(asked for asked in self.asked if asked.expects)

    @property
    def others(self) -> tuple[Asked, ...]:
        return tuple(asked for asked in self.asked if not asked.expects)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Known phrasings a label, new ones to find the label of, and questions about other things."""

    name: str
    entries: tuple[Entry, ...]
    asked: tuple[tuple[str, str], ...]
    far: tuple[str, ...]


NO_TAXONOMY = Taxonomy(themes={}, organisations={}, authors={})


def own_sets() -> list[QuestionSet]:
    """Return our own sets: every `in_scope*` file with the `out_of_scope*` file of the same end."""
    found = []
    for path in sorted(OWN.glob("in_scope*.jsonl")):
        other = path.with_name(path.name.replace("in_scope", "out_of_scope"))
        rows = [*_rows(path), *(_rows(other) if other.exists() else ())]
        name = path.stem.replace("in_scope", "own").replace("_", " ")
        found.append(QuestionSet(name, _asked(rows)))
    return found


def folder_sets(folder: Path) -> tuple[list[QuestionSet], list[LabelledSet]]:
    """Return the sets in a folder and its subfolders, of both kinds."""
    questions, labelled = [], []
    for path in sorted(folder.rglob("*.jsonl")):
        if path.name == "known3.jsonl":
            labelled += _labelled(path.parent)
        elif not path.with_name("known3.jsonl").exists():
            questions.append(QuestionSet(f"{path.parent.name}/{path.stem}", _asked(_rows(path))))
    return questions, labelled


def is_right(entry: Entry, expects: frozenset[str]) -> bool:
    """Return whether a result is one that was expected.

    By its id, by a part of the origin article that its id begins with, or by the record that it
    names first; the origin article itself counts by its own id only.
    """
    if entry.id in expects:
        return True
    if any(part in RESERVED and entry.id.startswith(f"{part}-") for part in expects):
        return True
    if not isinstance(entry, QuestionEntry):
        return False
    cited = [source.item for source in entry.sources if source.item]
    return bool(cited) and cited[0] != ORIGIN and cited[0] in expects


def _asked(rows: list[dict[str, Any]]) -> tuple[Asked, ...]:
    return tuple(
        Asked(row["question"], frozenset(row["expects"]), row.get("style", "")) for row in rows
    )


def _labelled(folder: Path) -> list[LabelledSet]:
    far = tuple(row["text"] for row in _rows(folder / "far.jsonl"))
    return [
        LabelledSet(
            f"{folder.name} {known} known{', typos' if 'typos' in test else ''}",
            _entries(_rows(folder / f"known{known}.jsonl")),
            tuple((row["text"], row["label"]) for row in _rows(folder / f"{test}.jsonl")),
            far,
        )
        for known in (3, 8)
        for test in ("test", "test_typos")
    ]


def _entries(rows: list[dict[str, Any]]) -> tuple[Entry, ...]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        texts[row["label"]].append(row["text"])
    return tuple(
        QuestionEntry(id=label, question=known[0], answer=known[0], phrasings=tuple(known[1:]))
        for label, known in sorted(texts.items())
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
