"""How the open questions that measure are answered: how many help, and how many mislead.

An answer given outright helps where its entry was judged to help, touches on it, or misleads. The
other sets need no judging: nothing may be found there, and help is called where it is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.quality.measures import calibration_error, reliability, share
from benchmarks.quality.open_sets import OpenQuestion, open_questions
from knowledge.answer import Answer, Elsewhere, Found, Question, SmallTalk, Suggestions
from knowledge.catalogue import Catalogue
from knowledge.matching.matcher import is_urgent

SURE = 0.9
"""Below this confidence an answer is doubted most."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An open question with its answer, and how true what is shown is; None if not judged."""

    asked: OpenQuestion
    answer: Answer

    @property
    def found(self) -> bool:
        return isinstance(self.answer, Found)

    @property
    def calls_for_help(self) -> bool:
        return isinstance(self.answer, Elsewhere) and is_urgent(self.answer.subject)

    @property
    def outright(self) -> bool:
        """Whether one thing is said, rather than several offered."""
        return isinstance(self.answer, Found | Elsewhere | SmallTalk)

    @property
    def truth(self) -> float | None:
        if isinstance(self.answer, Elsewhere | SmallTalk):
            return self.asked.truth(self.answer.subject.id)
        if isinstance(self.answer, Found):
            return self.asked.truth(self.answer.match.entry.id)
        return None

    @property
    def readable(self) -> bool:
        """Whether a helping answer stands there to read: outright, or as perhaps what was meant."""
        near = self.answer.nearest if isinstance(self.answer, Suggestions) else None
        second = self.answer.second if isinstance(self.answer, Found | Suggestions) else None
        below = (self.asked.truth(match.entry.id) for match in (near, second) if match)
        return 1 in (self.truth, *below)

    @property
    def offered(self) -> float:
        """The best of what is suggested."""
        if not isinstance(self.answer, Suggestions):
            return 0.0
        ids = [choice.entry.id for choice in self.answer.choices]
        ids += [self.answer.elsewhere.id] if self.answer.elsewhere else []
        return max(self.asked.truth(entry_id) or 0.0 for entry_id in ids)


ROWS = (
    "open: answered outright",
    "open: helped outright, or touched on",
    "open: misled",
    "open: a helping answer to read at once, outright or as the nearest",
    "open: answered by an entry that came after the judging",
    f"open: below {SURE}, right or touching",
    "open: a helping one among suggestions",
    "open: calibration error",
    "lookalike: found",
    "of the field without an entry: found",
    "urgent: told whom to call",
    "urgent-like: told so, which is false",
    "urgent-like: found",
)


def table(catalogues: dict[str, Catalogue]) -> Table:
    """Return the shares for each catalogue."""
    asked = open_questions("measure")
    judged = sum(question.of_set == "open" and bool(question.judged) for question in asked)
    made = Table("", *catalogues, title=f"open questions by blind hands (measure; {judged} judged)")
    columns = [
        _measured([OpenAnswer(one, catalogue.answer(Question(one.text))) for one in asked])
        for catalogue in catalogues.values()
    ]
    for row, cells in zip(ROWS, zip(*columns, strict=True), strict=True):
        made.add_row(row, *cells)
    return made


def _measured(answers: Sequence[OpenAnswer]) -> list[str]:
    def of(name: str) -> list[OpenAnswer]:
        return [answer for answer in answers if answer.asked.of_set == name]

    judged = [answer for answer in of("open") if answer.asked.judged]
    outright = [answer for answer in judged if answer.outright]
    doubted = [a for a in outright if a.found and a.answer.confidence < SURE]
    sure = [answer.answer.confidence for answer in judged]
    first = [_first_is_right(answer) for answer in judged]
    return [
        _share([answer.outright for answer in judged]),
        _share([answer.truth == 1 for answer in judged])
        + ", "
        + _share([answer.truth == 0.5 for answer in judged]),
        _share([answer.outright and answer.truth == 0 for answer in judged]),
        _share([answer.readable for answer in judged]),
        _share([answer.outright and answer.truth is None for answer in judged]),
        _share([answer.truth != 0 for answer in doubted if answer.truth is not None]),
        _share([answer.offered > 0 for answer in judged if not answer.outright]),
        f"{calibration_error(reliability(sure, first)):.3f}" if judged else "",
        _share([answer.found for answer in of("lookalike")]),
        _share([answer.found for answer in of("nofit")]),
        _share([answer.calls_for_help for answer in of("urgent")]),
        _share([answer.calls_for_help for answer in of("urgentlike")]),
        _share([answer.found for answer in of("urgentlike")]),
    ]


def _first_is_right(answer: OpenAnswer) -> bool:
    results = answer.answer.results
    return bool(results) and (answer.asked.truth(results[0].entry.id) or 0.0) > 0


def _share(truths: Sequence[bool]) -> str:
    return f"{share(truths):.3f} ({sum(truths)} of {len(truths)})" if truths else ""
