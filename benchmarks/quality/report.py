"""The tables of quality: the project beside peers on each set, outcomes, styles and misses."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from rich.console import Console
from rich.table import Table

from benchmarks.quality import curve, newcomers, open_table
from benchmarks.quality.measures import (
    auroc,
    calibration_error,
    mean_reciprocal_rank,
    reliability,
    share,
    top,
)
from benchmarks.quality.methods import PEERS, Method, wijkbot, wijkbot_with_vectors
from benchmarks.quality.sets import (
    NO_TAXONOMY,
    Asked,
    LabelledSet,
    QuestionSet,
    folder_sets,
    is_right,
    own_sets,
)
from knowledge.answer import Answer, Found, Question, Suggestions
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Kind, Library
from knowledge.format.loading import load
from knowledge.language.glossary import Glossary
from knowledge.matching.meaning import load_sense
from knowledge.reviewing.golden import stage_that_lost

CONSOLE = Console(width=150)
PICTURES = Path(__file__).parents[1] / "pictures"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer and where the first right result stands, from 0."""

    asked: Asked
    answer: Answer
    rank: int | None
    milliseconds: float

    @property
    def found_right(self) -> bool:
        return isinstance(self.answer, Found) and self.rank == 0

    @property
    def helped(self) -> bool:
        if isinstance(self.answer, Suggestions):
            return self.rank is not None and self.rank < len(self.answer.choices)
        return self.found_right


def main(folders: Sequence[Path], *, misses: bool) -> None:
    """Print every table over our own sets and those in `folders`."""
    library = load()
    questions, labelled = own_sets(), []
    for folder in folders:
        found, sets = folder_sets(folder)
        questions += found
        labelled += sets
    catalogues = stages(library)
    results = {
        name: {one.name: answer_all(catalogue, one) for one in questions}
        for name, catalogue in catalogues.items()
    }
    field = [entry for entry in library.entries if entry.kind is not Kind.ELSEWHERE]
    peers = {name: build(field, library.taxonomy) for name, build in PEERS.items()}
    by_id = {entry.id: entry for entry in library.entries}
    for one in questions:
        ours = {name: answered[one.name] for name, answered in results.items()}
        CONSOLE.print(_ranking_table(one, peers, ours, by_id))
    for name in WHOLE:
        if name in results:
            CONSOLE.print(_outcome_table(name, results[name]))
            _reliability_picture(name, results[name])
    best = list(results.values())[-1]
    CONSOLE.print(_style_table(best))
    whole = {name: catalogues[name] for name in WHOLE if name in catalogues}
    CONSOLE.print(curve.table(library, questions))
    CONSOLE.print(newcomers.table(library, own_sets()))
    CONSOLE.print(open_table.table(whole))
    if labelled:
        CONSOLE.print(_labelled_table(labelled))
    if misses:
        for name, answered in best.items():
            CONSOLE.print(_misses(name, answered, list(catalogues.values())[-1]))


WHOLE = ("wijkbot, lexical", "wijkbot, with vectors")


def stages(library: Library) -> dict[str, Catalogue]:
    """Return catalogues with one stage more each, which shows what a stage adds."""
    built = Catalogue.build(library)
    bare = replace(built, matcher=replace(built.matcher, glossary=Glossary()))
    found = {"without synonyms": bare, "wijkbot, lexical": built}
    sense = load_sense()
    return found | ({"wijkbot, with vectors": built.with_sense(sense)} if sense else {})


def answer_all(catalogue: Catalogue, questions: QuestionSet) -> list[Answered]:
    """Return each question with its answer."""
    return [_answered(catalogue, asked) for asked in questions.asked]


def _answered(catalogue: Catalogue, asked: Asked) -> Answered:
    start = time.perf_counter()
    answer = catalogue.answer(Question(asked.text))
    spent = (time.perf_counter() - start) * 1000
    right = [is_right(match.entry, asked.expects) for match in answer.results]
    return Answered(asked, answer, right.index(True) if True in right else None, spent)


def _ranking_table(
    questions: QuestionSet,
    peers: dict[str, Method],
    ours: dict[str, list[Answered]],
    by_id: dict[str, Entry],
) -> Table:
    table = Table(
        title=f"{questions.name}: {len(questions.ours)} ours, {len(questions.others)} not"
    )
    for column in ("method", "top-1", "top-3", "MRR", "AUROC", "p50 ms", "p95 ms"):
        table.add_column(column, justify="left" if column == "method" else "right")
    for name, method in peers.items():
        table.add_row(name, *_measured(method, questions, by_id))
    for name, answered in ours.items():
        ranks = [one.rank for one in answered if one.asked.expects]
        said = [one.answer.confidence for one in answered if one.asked.expects]
        other = [one.answer.confidence for one in answered if not one.asked.expects]
        spent = [one.milliseconds for one in answered]
        table.add_row(f"[bold]{name}[/]", *_cells(ranks, said, other, spent))
    return table


def _measured(method: Method, questions: QuestionSet, by_id: dict[str, Entry]) -> list[str]:
    ranks: list[int | None] = []
    ours, others, spent = [], [], []
    for asked in questions.asked:
        start = time.perf_counter()
        ranked = method(asked.text)
        spent.append((time.perf_counter() - start) * 1000)
        best = ranked[0][1] if ranked else 0.0
        if not asked.expects:
            others.append(best)
            continue
        ours.append(best)
        right = [is_right(by_id[own], asked.expects) for own, _ in ranked]
        ranks.append(right.index(True) if True in right else None)
    return _cells(ranks, ours, others, spent)


def _cells(
    ranks: Sequence[int | None], ours: list[float], others: list[float], spent: list[float]
) -> list[str]:
    times = [f"{np.percentile(spent, part):.2f}" for part in (50, 95)] if spent else ["", ""]
    values = (top(ranks, 1), top(ranks, 3), mean_reciprocal_rank(ranks), auroc(ours, others))
    return [*(f"{value:.3f}" for value in values), *times]


def _outcome_table(name: str, results: dict[str, list[Answered]]) -> Table:
    table = Table(title=f"outcomes: {name}")
    columns = (
        "set",
        "precision of Found",
        "coverage",
        "helped",
        "false Found",
        "ECE",
        "turned away",
    )
    for column in columns:
        table.add_column(column, justify="left" if column == "set" else "right")
    for of_set, answered in results.items():
        ours = [one for one in answered if one.asked.expects]
        others = [one for one in answered if not one.asked.expects]
        found = [one for one in ours if isinstance(one.answer, Found)]
        false = sum(isinstance(one.answer, Found) for one in others)
        bins = reliability(
            [one.answer.confidence for one in answered], [one.rank == 0 for one in answered]
        )
        away = sum(not isinstance(one.answer, Found | Suggestions) for one in ours)
        table.add_row(
            of_set,
            f"{share([one.found_right for one in found]):.3f}",
            f"{len(found) / max(1, len(ours)):.3f}",
            f"{share([one.helped for one in ours]):.3f}",
            f"{false} of {len(others)}",
            f"{calibration_error(bins):.3f}",
            f"{away} of {len(ours)}",
        )
    return table


def _reliability_picture(name: str, results: dict[str, list[Answered]]) -> None:
    """Draw the confidence against the share right over all sets, as a PNG."""
    answered = [one for rows in results.values() for one in rows]
    bins = reliability(
        [one.answer.confidence for one in answered], [one.rank == 0 for one in answered]
    )
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="as sure as right")
    axes.plot([one.said for one in bins], [one.true for one in bins], color="#0072B2", marker="o")
    for one in bins:
        place = (one.said, one.true)
        axes.annotate(str(one.count), place, xytext=(6, -10), textcoords="offset points")
    axes.set(xlabel="confidence", ylabel="share right", title=f"{name}, {len(answered)} questions")
    axes.legend()
    PICTURES.mkdir(exist_ok=True)
    figure.savefig(PICTURES / f"reliability-{name.removeprefix('wijkbot, ').replace(' ', '-')}.png")


def _style_table(results: dict[str, list[Answered]]) -> Table:
    styles = sorted(
        {one.asked.style for rows in results.values() for one in rows if one.asked.expects}
    )
    table = Table("set", *styles, title="by style: top-1 / top-3 (questions)")
    for name, answered in results.items():
        ranks: defaultdict[str, list[int | None]] = defaultdict(list)
        for one in answered:
            if one.asked.expects:
                ranks[one.asked.style].append(one.rank)
        cells = [
            f"{top(ranks[style], 1):.2f} / {top(ranks[style], 3):.2f} ({len(ranks[style])})"
            if ranks[style]
            else ""
            for style in styles
        ]
        table.add_row(name, *cells)
    return table


def _labelled_table(sets: list[LabelledSet]) -> Table:
    methods = {**PEERS, "wijkbot": wijkbot}
    if load_sense():
        methods["with vectors"] = wijkbot_with_vectors
    table = Table("set", *methods, title="public sets: top-1 / top-3 / AUROC against far questions")
    for one in sets:
        cells = []
        for build in methods.values():
            method = build(one.entries, NO_TAXONOMY)
            ranked = [
                ([own for own, _ in found], found[0][1] if found else 0.0)
                for found in (method(text) for text, _ in one.asked)
            ]
            far = [found[0][1] if found else 0.0 for found in map(method, one.far)]
            ranks = [
                ids.index(label) if label in ids else None
                for (ids, _), (_, label) in zip(ranked, one.asked, strict=True)
            ]
            cells.append(
                f"{top(ranks, 1):.3f} / {top(ranks, 3):.3f} / "
                f"{auroc([best for _, best in ranked], far):.2f}"
            )
        table.add_row(one.name, *cells)
    return table


def _misses(name: str, answered: list[Answered], catalogue: Catalogue) -> Table:
    """Return the questions that went wrong, each with the stage that lost it."""
    title = f"{name}: misses"
    table = Table("question", "expected", "outcome", "first results", "lost by", title=title)
    for one in answered:
        if not _is_miss(one):
            continue
        first = ", ".join(match.entry.id for match in one.answer.results[:3])
        outcome = f"{type(one.answer).__name__} {one.answer.confidence:.2f}"
        expected = ", ".join(sorted(one.asked.expects))
        table.add_row(one.asked.text, expected, outcome, first, _lost_by(one, catalogue))
    return table


def _is_miss(one: Answered) -> bool:
    if not one.asked.expects:
        return isinstance(one.answer, Found)
    return one.rank != 0 or not isinstance(one.answer, Found | Suggestions)


def _lost_by(one: Answered, catalogue: Catalogue) -> str:
    ranking = catalogue.matcher.rank(catalogue.matcher.analyse(one.asked.text))

    def right(entry: Entry) -> bool:
        return is_right(entry, one.asked.expects)

    return stage_that_lost(ranking, one.answer, right, ours=bool(one.asked.expects)).value
