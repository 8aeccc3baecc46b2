"""What ships, read and built once for all tests that look at it."""

import fcntl
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from knowledge.cache import default_folder
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Library
from knowledge.format.writing import as_pack
from knowledge.matching.matcher import is_urgent
from knowledge.matching.meaning import load_sense
from tests.conftest import OF_THE_USER
from tests.knowledge.builders import elsewhere, publication, question


def pack_of(*entries: Entry) -> str:
    return f"themas:\n- {{id: wonen, naam: Wonen, omschrijving: Huizen.}}\n{as_pack(entries)}"


FEW = pack_of(question(phrasings=("wat doe ik tegen schimmel",)), publication(), elsewhere())
"""A pack of a few entries."""


def ship_few(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Put a few entries in a folder in place of all that ship, which take long to read."""
    shipped = folder / "shipped"
    shipped.mkdir()
    (shipped / "wonen.yaml").write_text(FEW, encoding="utf-8")
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))  # where few are kept, that of all stays
    for module in ("knowledge.catalogue", "knowledge.format.loading", "bot.terminal.packs"):
        patch.setattr(f"{module}.SHIPPED", shipped)
    return shipped


@cache
def shipped_library() -> Library:
    return Library(tuple(shipped_catalogue().entries.values()), shipped_catalogue().taxonomy)


@cache
def shipped_catalogue() -> Catalogue:
    """Of the processes that run tests the first compiles it, and the others wait for that.

    Nobody does where the user's own bot did. One works out what drafts are weighed against, and the
    others go on: who needs that sooner works it out too. What is read stays, so no collector looks
    at it again.
    """
    with _alone("compiling"):
        _take_from_user("*.index")
        catalogue = Catalogue.open()
    with suppress(BlockingIOError), _alone("preparing", fcntl.LOCK_NB):
        catalogue.prepare_drafts()
    gc.collect()
    gc.freeze()
    return catalogue


@cache
def part_with_meanings() -> Catalogue:
    """One in twenty entries, a few that are asked for and whom to call, compared by meaning.

    The vectors of all take minutes to work out, and those of a part seconds: one process does.
    """
    shipped = shipped_library()
    named = ("continuiteit", "ratten", "schoolplein")
    part = tuple(
        entry
        for entry in shipped.entries
        if not crc32(entry.id.encode()) % 20 or entry.id.startswith(named) or is_urgent(entry)
    )
    catalogue = Catalogue.build(Library(part, shipped.taxonomy))
    with _alone("encoding"):
        _take_from_user("*.arrays")
        return catalogue.with_sense(load_sense())


@contextmanager
def _alone(what: str, how: int = 0) -> Iterator[None]:
    """Let one process at a time make what the others then find."""
    default_folder().mkdir(parents=True, exist_ok=True)
    with (default_folder() / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | how)
        yield


def _take_from_user(pattern: str) -> None:
    """Find here too what the user's own bot computed."""
    for kept in OF_THE_USER.glob(pattern):
        with suppress(OSError):  # it is here already, or on another disk
            (default_folder() / kept.name).hardlink_to(kept)
