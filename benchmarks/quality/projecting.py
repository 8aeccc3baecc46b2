"""Makes the projection of sentence vectors on the directions in which entries differ.

It begins with linear discriminant analysis (Fisher, 1936) over the shipped phrasings: differences
between phrasings of one entry are made small, and of what is left the main directions are kept.
From there it learns to bring a question nearer to the mean of the phrasings of its entry than to
any other, as in Prototypical Networks (Snell and others, 2017), in batches by Adam (Kingma and Ba,
2015). There the entries get their proxies: vectors that start as those means and are brought nearer
to the questions in turn (Movshovitz-Attias and others, 2017). Both learn from phrasings, and from
the open questions that aren't measured with.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.descent import descend
from benchmarks.quality.open_sets import OpenQuestion, open_questions, without
from benchmarks.quality.urgency import (
    Labelled,
    labelled,
    log_odds,
    of_meaning,
    without_each_share,
)
from knowledge.cache import default_folder
from knowledge.entry import Library
from knowledge.format.loading import load
from knowledge.language.questions import asking_part
from knowledge.language.urgency import Urgency
from knowledge.matching.documents import question_texts
from knowledge.matching.meaning import (
    SHIPPED,
    TEXTS_AT_ONCE,
    VECTOR,
    Encoder,
    Projection,
    Sense,
    UniversalSentenceEncoder,
)
from knowledge.matching.postings import Floats
from knowledge.matching.vectors import DIMENSIONS, Vectors, unit

Numbers = NDArray[np.int64]

RIDGE, FOREIGN_RIDGE = 0.7, 0.1
"""How much of the mean variance is added to each, so that the smallest is not blown up."""
SEED = 20261201
STEPS, PROXY_STEPS, PHRASINGS, OPEN = 1_600, 900, 1_024, 256
"""How often is learned, and from how many phrasings and open questions at a time."""
RATE, PROXY_RATE, SHARPNESS = 1e-3, 3e-3, np.float32(20.0)
"""How far a step goes at first, in Adam's measure; what a cosine is multiplied by."""
OPEN_COUNTS = 0.5
"""How often an open question counts beside a phrasing."""
DOUBT = np.float32(2.0)
"""What is taken off the log odds of a call in another language, learned of Dutch texts alone: there
the encoder hears one in many a complaint."""


def discriminant(rows: Floats, owners: Numbers) -> Floats:
    """Return the directions in which the rows of different owners differ most, of length about one.

    The rows have a mean of zero.
    """
    totals = sums(rows, owners)
    centres = totals / np.maximum(np.bincount(owners), 1)[:, None]
    within = (rows.T @ rows - totals.T @ centres) / len(rows)
    within = _ridged(within, RIDGE)
    variance, axes = np.linalg.eigh(within)
    whitening = axes / np.sqrt(variance)
    between = whitening.T @ (centres.T @ centres / len(centres)) @ whitening
    _, main = np.linalg.eigh(between)  # ascending
    directions = (whitening @ main[:, ::-1][:, :DIMENSIONS]).astype(np.float32)
    scaled: Floats = directions / np.sqrt((directions**2).sum(axis=0).mean())
    return scaled


def regressed(rows: Floats, wanted: Floats) -> Floats:
    """Return the directions that bring rows nearest to others (Hoerl and Kennard, 1970)."""
    spread = _ridged(rows.T @ rows, FOREIGN_RIDGE)
    return np.linalg.solve(spread, rows.T @ wanted).astype(np.float32)


def _ridged(spread: NDArray[Any], ridge: float) -> NDArray[Any]:
    """Return a matrix to each of whose variances a share of their mean is added."""
    size = len(spread)
    share = ridge * np.trace(spread) / size
    ridged: NDArray[Any] = spread + share * np.eye(size, dtype=spread.dtype)
    return ridged


def sums(rows: Floats, owners: Numbers) -> Floats:
    """Return the sum of each owner's rows."""
    total = np.zeros((owners.max() + 1, rows.shape[1]), np.float32)
    np.add.at(total, owners, rows)
    return total


@dataclass(slots=True)
class Remembering:
    """An encoder that encodes no text twice."""

    encoder: Encoder
    _rows: dict[str, NDArray[np.float16]] = field(default_factory=dict)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        for start in range(0, len(new), TEXTS_AT_ONCE):
            some = new[start : start + TEXTS_AT_ONCE]
            rows = self.encoder.encode(some).astype(np.float16)
            self._rows |= zip(some, rows, strict=True)
        return np.array([self._rows[text] for text in texts], np.float32)


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions as rows, and for each how likely each entry should be the answer: 1 in all."""

    rows: Floats
    wanted: Floats
    counts: float = 1.0


def learned(directions: Floats, entries: Floats, batches: Iterator[list[Asked]]) -> Floats:
    """Return directions in which what is asked comes nearer to what answers it.

    `entries` has the sum of each entry's phrasings.
    """

    def slope_of(directions: Floats) -> Floats:
        slope = np.zeros_like(directions)
        shown = entries @ directions
        answers = unit(shown)
        for asked in next(batches):
            said = asked.rows @ directions
            questions = unit(said)
            wrong = _wrong(asked, questions, answers)
            slope += asked.rows.T @ _unscaled(wrong @ answers, said, questions)
            slope += entries.T @ _unscaled(wrong.T @ questions, shown, answers)
        return slope

    return descend(directions, slope_of, STEPS, RATE)


def proxies_of(proxies: Floats, batches: Iterator[list[Asked]]) -> Floats:
    """Return proxies of length one, nearer to what is asked of them; all are rows as projected."""

    def slope_of(proxies: Floats) -> Floats:
        slope = np.zeros_like(proxies)
        answers = unit(proxies)
        for asked in next(batches):
            wrong = _wrong(asked, asked.rows, answers)
            slope += _unscaled(wrong.T @ asked.rows, proxies, answers)
        return slope

    return unit(descend(proxies, slope_of, PROXY_STEPS, PROXY_RATE))


def _wrong(asked: Asked, questions: Floats, answers: Floats) -> Floats:
    """Return the gradient, by the cosines, of how surprising what is wanted is on average.

    It counts as often as what is asked.
    """
    scores = SHARPNESS * questions @ answers.T
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    wrong: Floats = (chances - asked.wanted) * (asked.counts * SHARPNESS / len(questions))
    return wrong


def _unscaled(slope: Floats, rows: Floats, units: Floats) -> Floats:
    """Return a gradient by rows of length one as that by the rows they were made of."""
    along = (slope * units).sum(axis=1, keepdims=True)
    back: Floats = (slope - units * along) / np.linalg.norm(rows, axis=1, keepdims=True)
    return back


def batches(phrasings: Asked, owners: Numbers, open_ones: Asked | None) -> Iterator[list[Asked]]:
    """Give some phrasings, each to be answered by its owner, and some open questions; forever."""
    rng = np.random.default_rng(SEED)
    while True:
        some = rng.integers(0, len(owners), PHRASINGS)
        asked = [Asked(phrasings.rows[some], phrasings.wanted[owners[some]])]
        if open_ones is not None:
            few = rng.integers(0, len(open_ones.rows), OPEN)
            asked.append(Asked(open_ones.rows[few], open_ones.wanted[few], OPEN_COUNTS))
        yield asked


def wanted_of(questions: Sequence[OpenQuestion], numbers: Mapping[str, int]) -> Floats:
    """Return for each question how likely each entry should be the answer: those that help."""
    wanted = np.zeros((len(questions), len(numbers)), np.float32)
    for row, question in zip(wanted, questions, strict=True):
        row[[numbers[own] for own in question.helps]] = 1 / len(question.helps)
    return wanted


def projected(
    library: Library, encoder: Encoder, teaching: Sequence[OpenQuestion] = ()
) -> tuple[Projection, Vectors]:
    """Return the projection learned of a library and open questions, and the library's vectors.

    Of a whole library it takes ten minutes; the rows alone are 1.5 gigabytes.
    """
    numbers = {entry.id: number for number, entry in enumerate(library.entries)}
    each = [question_texts(entry) for entry in library.entries]
    texts = [text for own in each for text in own]
    owners = np.repeat(np.arange(len(each)), [len(own) for own in each])
    rows = encoder.encode(texts)
    mean = rows.mean(axis=0)
    rows -= mean
    directions = discriminant(rows, owners)
    own = Asked(rows, np.eye(len(numbers), dtype=np.float32))
    others = None
    if teaching:
        asked = encoder.encode([one.text for one in teaching]) - mean
        asked += encoder.encode([asking_part(one.text) for one in teaching]) - mean
        others = Asked(asked, wanted_of(teaching, numbers))
    entries = sums(own.rows, owners)
    directions = learned(directions, entries, batches(own, owners, others))
    own = replace(own, rows=unit(rows @ directions))
    others = others and replace(others, rows=unit(others.rows @ directions))
    proxies = proxies_of(unit(entries @ directions), batches(own, owners, others))
    foreign = regressed(rows[:, :VECTOR], own.rows)
    by_id = dict(zip(numbers, proxies, strict=True))
    projection = Projection(mean, directions, by_id, foreign)
    known = Vectors()
    known.add(texts, own.rows)
    return projection, known


def with_calls(sense: Sense, rows: Sequence[Labelled], by_words: Sequence[Urgency]) -> Projection:
    """Return the projection with where calls for help lie, learned of rows and what words say."""
    texts = [row.text for row in rows]
    foreign = sense.projection.of(sense.encoder.encode(texts), foreign=True)
    foreign_calls = of_meaning(rows, foreign)
    foreign_calls[-1] -= DOUBT
    calls = of_meaning(rows, sense.vectors_of(texts), log_odds(rows, by_words))
    return replace(sense.projection, calls=calls, foreign_calls=foreign_calls)


def main() -> None:
    """Make the projection of what ships and write it beside the code."""
    open_ones, shipped = open_questions("learn"), load()
    teaching = [one for one in open_ones if one.of_set == "open" and one.helps]
    library = without(shipped, {one.text for one in teaching})
    encoder = Remembering(UniversalSentenceEncoder(default_folder()))
    projection, known = projected(library, encoder, teaching)
    calls = labelled(shipped, open_ones)
    sense = Sense(encoder, projection, known)
    projection = with_calls(sense, calls, without_each_share(calls))
    assert projection.foreign is not None, "it is learned with the rest"
    assert projection.calls is not None, "so is this"
    assert projection.foreign_calls is not None, "and this"
    np.savez_compressed(
        SHIPPED,
        mean=projection.mean.astype(np.float16),
        projection=projection.directions.astype(np.float16),
        foreign=projection.foreign.astype(np.float16),
        calls=projection.calls,
        foreign_calls=projection.foreign_calls,
        ids=np.array([*projection.proxies]),
        proxies=np.round(np.array([*projection.proxies.values()]) * 127).astype(np.int8),
    )
