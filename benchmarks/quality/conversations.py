"""Conversations judged by their last turn, and questions in other languages, by set and by type.

Right is a turn that shows one of the wanted entries, as its answer or among its choices; a wish
that is carried out on what was shown; the choice that was meant; thanks that are answered as such.
Wrong is an answer outright that is not right. The learning sets were read, the measuring ones not.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.quality.sets import OWN, is_right
from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Intent,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
)
from knowledge.answering.conversing import context_after
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.matching.meaning import load_sense

CONVERSATIONS, LANGUAGES = OWN / "conversations", OWN / "languages"
DENIAL = "ontkenning"
"""What a hand calls the answer to someone who wants none of what was offered."""


def main() -> None:
    words = Catalogue.open()
    catalogues = {"words": words}
    if sense := load_sense():
        catalogues["with vectors"] = words.with_sense(sense)
    console = Console(width=150)
    for name, catalogue in catalogues.items():
        for path in sorted(CONVERSATIONS.glob("*.jsonl")):
            judged = [(row["type"], _conversation(catalogue, row)) for row in _rows(path)]
            console.print(_table(f"conversations {path.stem}, {name}", judged))
        for path in sorted(LANGUAGES.glob("*.jsonl")):
            judged = [(row["language"], _question(catalogue, row)) for row in _rows(path)]
            console.print(_table(f"other languages {path.stem}, {name}", judged))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _table(title: str, judged: Sequence[tuple[str, tuple[bool, bool] | None]]) -> Table:
    """Return the shares right and wrong outright; what could not be judged is left out."""
    by_type: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for kind, verdict in judged:
        if verdict is not None:
            by_type[kind].append(verdict)
            by_type["all"].append(verdict)
    made = Table("type", "number", "right", "wrong outright", title=title)
    for kind, verdicts in by_type.items():
        right, wrong = (sum(part) / len(verdicts) for part in zip(*verdicts, strict=True))
        made.add_row(kind, str(len(verdicts)), f"{right:.2f}", f"{wrong:.3f}")
    return made


def _conversation(catalogue: Catalogue, row: dict[str, Any]) -> tuple[bool, bool] | None:
    """Return whether the last turn is right, and whether it is answered outright and wrong."""
    context: Context | None = None
    for turn in row["turns"][:-1]:
        context = context_after(catalogue.answer(Question(turn, context=context))) or context
    answer = catalogue.answer(Question(row["turns"][-1], context=context))
    want = row["want"]
    if "choose" in want:
        choices = context.choices if context else ()
        if len(choices) < want["choose"]:
            return None  # nothing was suggested that could be chosen
        meant = choices[want["choose"] - 1]
        right = isinstance(answer, Found) and answer.match.entry.id == meant
        return right, isinstance(answer, Found) and not right
    right = _is_right(answer, want)
    return right, isinstance(answer, Found | Intent) and not right


def _is_right(answer: Answer, want: dict[str, Any]) -> bool:
    if want.get("person"):
        want = {"wish": "person"}
    if "wish" in want:
        wish = answer.wish if isinstance(answer, Intent) and answer.target else None
        return wish is not None and wish == want["wish"]
    if want.get("thanks"):
        return isinstance(answer, SmallTalk)
    if want.get("nothing"):
        return not isinstance(answer, Found | Suggestions | Intent)
    if want["entries"] == [DENIAL]:
        return isinstance(answer, Unknown | SmallTalk)
    return any(is_right(entry, frozenset(want["entries"])) for entry in _shown(answer))


def _question(catalogue: Catalogue, row: dict[str, Any]) -> tuple[bool, bool]:
    answer = catalogue.answer(Question(row["text"]))
    right = any(is_right(entry, frozenset(row["entries"])) for entry in _shown(answer))
    return right, isinstance(answer, Found | Elsewhere | SmallTalk) and not right


def _shown(answer: Answer) -> tuple[Entry, ...]:
    match answer:
        case Found():
            return (answer.match.entry, *((answer.also.entry,) if answer.also else ()))
        case Suggestions():
            beside = (answer.elsewhere,) if answer.elsewhere else ()
            return (*(choice.entry for choice in answer.choices), *beside)
        case Elsewhere() | SmallTalk():
            return (answer.subject,)
        case _:
            return ()
