"""A library and its index as arrays, and back: what a start reads instead of computing it.

The arrays are kept under a digest of the packs and of this package's own code: a change of either
is another file, so a stale one is never read.
"""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import TypeAdapter

from knowledge.cache import remembered
from knowledge.entry import (
    Article,
    ElsewhereEntry,
    Event,
    Library,
    Publication,
    QuestionEntry,
    Taxonomy,
    Tool,
)
from knowledge.matching.channels import CHANNELS
from knowledge.matching.index import Index, build_index
from knowledge.matching.names import Names
from knowledge.matching.postings import Common, Counts, Postings, Statistics

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from knowledge.cache import Arrays
    from knowledge.entry import Entry

CLASSES: tuple[type[Entry], ...] = (
    QuestionEntry,
    Publication,
    Article,
    Tool,
    Event,
    ElsewhereEntry,
)
_PACKAGE = Path(__file__).parents[1]


def compiled(folder: Path, source: str, load: Callable[[], Library]) -> tuple[Library, Index]:
    """Return what `load` gives with its index, from the folder where it was made before.

    `source` is a digest of all that `load` reads.
    """
    made: list[tuple[Library, Index]] = []

    def build() -> Arrays:
        library = load()
        index = build_index(library.entries, library.taxonomy)
        made.append((library, index))
        return as_arrays(library, index)

    arrays = remembered(folder, _key(source), build)
    return made[0] if made else from_arrays(arrays)


def as_arrays(library: Library, index: Index) -> Arrays:
    """Return a library and its index as arrays."""
    arrays: Arrays = {"taxonomy": _json(Taxonomy, library.taxonomy)}
    arrays["classes"] = np.array([CLASSES.index(type(entry)) for entry in library.entries])
    for number, of_class in enumerate(CLASSES):
        entries = [entry for entry in library.entries if type(entry) is of_class]
        arrays[f"entries {number}"] = _json(list[of_class], entries)  # type: ignore[valid-type]  # at run time
    arrays["words"] = np.frombuffer(" ".join(index.frequency).encode(), np.uint8)
    arrays["frequency"] = np.fromiter(index.frequency.values(), np.int64, len(index.frequency))
    arrays["asking"] = index.asking
    for kind, names in (("whole", index.whole), ("contained", index.contained)):
        arrays |= {f"{kind} digests": names.digests, f"{kind} owners": names.owners}
    for name, postings in index.postings.items():
        arrays |= {f"{name} {key}": value for key, value in _postings_as_arrays(postings).items()}
    return {name: arrays[name] for name in sorted(arrays, key=_seldom_needed)}


def _seldom_needed(name: str) -> bool:
    """Return whether only a change looks at an array: it takes no memory where it is apart."""
    return name.endswith((" counts", " asked"))


def from_arrays(arrays: Arrays) -> tuple[Library, Index]:
    """Return the library and the index that arrays were made of."""
    of_class = [
        iter(_value(list[one], arrays[f"entries {number}"]))  # type: ignore[valid-type]  # at run time
        for number, one in enumerate(CLASSES)
    ]
    entries: tuple[Entry, ...] = tuple(next(of_class[number]) for number in arrays["classes"])
    words = arrays["words"].tobytes().decode().split()
    index = Index(
        entries,
        {channel.name: _postings(arrays, channel.name) for channel in CHANNELS},
        dict(zip(words, arrays["frequency"].tolist(), strict=True)),
        Names(arrays["whole digests"], arrays["whole owners"]),
        Names(arrays["contained digests"], arrays["contained owners"]),
        arrays["asking"],
    )
    return Library(entries, _value(Taxonomy, arrays["taxonomy"])), index


def _postings_as_arrays(postings: Postings) -> Arrays:
    counts, statistics = postings.counts, postings.statistics
    return {
        "terms": postings.terms,
        "starts": postings.starts,
        "weights": postings.weights,
        "documents": counts.documents,
        "counts": counts.counts,
        "asked": counts.asked,
        "lengths": counts.lengths,
        "phrasings": counts.phrasings,
        "idf": statistics.idf,
        "known asked": statistics.asked,
        "mean length": np.array(statistics.mean_length),
        "common": postings.common.places,
        "common weights": postings.common.rows,
        "unit": np.array(postings.common.unit),
    }


def _postings(arrays: Arrays, name: str) -> Postings:
    def kept(key: str) -> NDArray[Any]:
        return arrays[f"{name} {key}"]

    counts = Counts(
        kept("documents"), kept("counts"), kept("asked"), kept("lengths"), kept("phrasings")
    )
    statistics = Statistics(
        documents=len(counts.lengths),
        mean_length=float(kept("mean length")),
        phrasings=int(counts.phrasings.sum()),
        terms=kept("terms"),
        idf=kept("idf"),
        asked=kept("known asked"),
    )
    common = Common(kept("common"), kept("common weights"), float(kept("unit")))
    return Postings(kept("terms"), kept("starts"), counts, kept("weights"), statistics, common)


def _json(kind: Any, value: object) -> NDArray[np.uint8]:
    return np.frombuffer(TypeAdapter(kind).dump_json(value), np.uint8)


def _value(kind: Any, json: NDArray[np.uint8]) -> Any:
    return TypeAdapter(kind).validate_json(json.tobytes())


@lru_cache(maxsize=8)
def _key(source: str) -> str:
    """Return a digest of the source, of our own code, and of what writes the file."""
    digest = hashlib.sha256(f"{source} {np.__version__} {sys.version_info[:2]}".encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
