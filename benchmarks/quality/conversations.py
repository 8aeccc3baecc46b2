"""Follow-ups: two- and three-turn conversations, scored on the turns after the first.

A turn is right where one of the expected ids is first (for a wish: where it is carried out, on what
was shown; for thanks or another subject: where no answer is given).
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rich.table import Table

from benchmarks.quality.sets import OWN, is_right
from knowledge.answer import Answer, Context, Found, Intent, Question, Suggestions
from knowledge.answering.conversing import context_after

if TYPE_CHECKING:
    from knowledge.catalogue import Catalogue

CONVERSATIONS = OWN / "conversations.jsonl"


def table(catalogues: dict[str, Catalogue]) -> Table:
    """Return the share of later turns that is right, and among the first three, by kind."""
    rows = [json.loads(line) for line in CONVERSATIONS.read_text(encoding="utf-8").splitlines()]
    made = Table(title=f"follow-ups: {len(rows)} conversations, later turns right / in first three")
    kinds = sorted({row["kind"] for row in rows})
    for column in ("catalogue", "all", *kinds):
        made.add_column(column)
    for name, catalogue in catalogues.items():
        turns: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for row in rows:
            turns[row["kind"]] += _later_turns(catalogue, row["turns"])
        every = [turn for kind in kinds for turn in turns[kind]]
        made.add_row(name, _cell(every), *(_cell(turns[kind]) for kind in kinds))
    return made


def _cell(turns: list[tuple[bool, bool]]) -> str:
    first, three = (sum(part) / len(turns) for part in zip(*turns, strict=True))
    return f"{first:.2f} / {three:.2f} ({len(turns)})"


def _later_turns(catalogue: Catalogue, turns: list[dict[str, Any]]) -> list[tuple[bool, bool]]:
    context: Context | None = None
    judged = []
    for turn in turns:
        answer = catalogue.answer(Question(turn["question"], context=context))
        judged.append(_judge(answer, turn))
        context = context_after(answer) or context
    return judged[1:]


def _judge(answer: Answer, turn: dict[str, Any]) -> tuple[bool, bool]:
    if "wish" in turn:
        if not isinstance(answer, Intent) or answer.wish != turn["wish"]:
            return False, False
        return answer.target is not None, True
    expects = frozenset(turn["expects"])
    if not expects:
        silent = not isinstance(answer, Found | Suggestions | Intent)
        return silent, silent
    right = [is_right(match.entry, expects) for match in answer.results[:3]]
    if isinstance(answer, Intent):  # asking for the source of what is shown leads there too
        right = [answer.target is not None and is_right(answer.target, expects)]
    return right[:1] == [True], True in right
