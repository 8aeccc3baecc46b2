"""A library and its index as arrays, kept on disk so that a start doesn't compute them.

They are kept under a digest of the packs and of this package's code, so that a change of either
makes a new file and a stale one is never read.
"""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from knowledge.cache import Arrays, load_or_build_keyed, release_memory
from knowledge.entry import Entry, Library, Taxonomy
from knowledge.matching.channels import CHANNELS
from knowledge.matching.index import Index, build_index
from knowledge.matching.names import Names
from knowledge.matching.postings import Common, Counts, Postings, Statistics

CLASSES: tuple[type[Entry], ...] = get_args(Entry)
_PACKAGE = Path(__file__).parents[1]


def compiled(folder: Path, source: str, load: Callable[[], Library]) -> tuple[Library, Index]:
    """Return the library that `load` returns and its index, from the folder if they are kept there.

    `source` is a digest of all that `load` reads. The questions that drafts are compared with are
    kept in a file of their own, and computed at first use.
    """
    key = _digest(source)

    def build() -> Arrays:
        library = load()
        return as_arrays(library, build_index(library.entries, library.taxonomy))

    arrays = load_or_build_keyed(folder, key, build)
    library, index = from_arrays(arrays)
    release_memory(arrays)
    return library, replace(index, keep=partial(load_or_build_keyed, folder, f"{key}-questions"))


def as_arrays(library: Library, index: Index) -> Arrays:
    """Return a library and its index as arrays."""
    numbers = [CLASSES.index(type(entry)) for entry in library.entries]
    each = zip(numbers, library.entries, strict=True)
    json = _json()
    entries = [json[number].dump_json(entry) for number, entry in each]
    arrays: Arrays = {
        "taxonomy": np.frombuffer(json[-1].dump_json(library.taxonomy), np.uint8),
        "classes": np.array(numbers),
        "entries": np.frombuffer(b"".join(entries), np.uint8),
        "ends": np.cumsum([len(entry) for entry in entries], dtype=np.int64),
    }
    arrays["words"] = np.frombuffer(" ".join(index.frequency).encode(), np.uint8)
    arrays["frequency"] = np.fromiter(index.frequency.values(), np.int64, len(index.frequency))
    arrays["asking"] = index.asked_kinds
    for kind, names in (("whole", index.whole), ("contained", index.contained)):
        arrays |= {f"{kind} digests": names.digests, f"{kind} owners": names.owners}
    for name, postings in index.postings.items():
        arrays |= {f"{name} {key}": value for key, value in _postings_as_arrays(postings).items()}
    return {name: arrays[name] for name in sorted(arrays, key=_is_seldom_needed)}


def _is_seldom_needed(name: str) -> bool:
    """Return whether only changes use an array; kept apart from the others it takes no memory."""
    return name.endswith((" counts", " asked"))


def from_arrays(arrays: Arrays) -> tuple[Library, Index]:
    """Return the library and the index of `as_arrays`."""
    # Entries are read one by one: memory that is used while reading is never given back.
    json, bounds = _json(), pairwise([0, *arrays["ends"].tolist()])
    entries: tuple[Entry, ...] = tuple(
        json[number].validate_json(arrays["entries"][first:last].tobytes())
        for number, (first, last) in zip(arrays["classes"], bounds, strict=True)
    )
    words = arrays["words"].tobytes().decode().split()
    index = Index(
        entries,
        {channel.name: _postings_from_arrays(arrays, channel.name) for channel in CHANNELS},
        dict(zip(words, arrays["frequency"].tolist(), strict=True)),
        Names(arrays["whole digests"], arrays["whole owners"]),
        Names(arrays["contained digests"], arrays["contained owners"]),
        arrays["asking"],
    )
    return Library(entries, json[-1].validate_json(arrays["taxonomy"].tobytes())), index


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


def _postings_from_arrays(arrays: Arrays, name: str) -> Postings:
    def array(key: str) -> NDArray[Any]:
        return arrays[f"{name} {key}"]

    counts = Counts(
        array("documents"), array("counts"), array("asked"), array("lengths"), array("phrasings")
    )
    statistics = Statistics(
        documents=len(counts.lengths),
        mean_length=float(array("mean length")),
        phrasings=int(counts.phrasings.sum()),
        terms=array("terms"),
        idf=array("idf"),
        asked=array("known asked"),
    )
    common = Common(array("common"), array("common weights"), float(array("unit")))
    return Postings(array("terms"), array("starts"), counts, array("weights"), statistics, common)


@lru_cache(maxsize=1)
def _json() -> list[TypeAdapter[Any]]:
    """Return the JSON adapters of the classes, and of the taxonomy last."""
    return [TypeAdapter(kind) for kind in (*CLASSES, Taxonomy)]


@lru_cache(maxsize=8)
def _digest(source: str) -> str:
    """Return a digest of the source, of this package's code, and of what writes the file."""
    digest = hashlib.sha256(f"{source} {np.__version__} {sys.version_info[:2]}".encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
