"""`python -m bot check`: every fault of the packs, one a line, for who writes them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.proposals.feeds.listing import load_feeds
from knowledge.faults import BrokenKnowledgeError
from knowledge.format.tidying import NotTidiedError, tidied
from knowledge.loading import SHIPPED, parse, read_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from knowledge.entry import Library
    from knowledge.faults import Fault


def check(folders: Sequence[Path], feeds: Path | None = None, home: int | None = None) -> int:
    """Print every fault of the shipped packs with those in `folders`; 1 where there is one.

    So it does of the file with feeds, where there is one; `home` is the home server.
    """
    files, unreadable = read_files((SHIPPED, *(one for one in folders if not _is_shipped(one))))
    library, found = parse(files, strict=True)
    faults = (*unreadable, *found, *_of_feeds(feeds, library, home))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    if faults:
        return 1
    sys.stdout.write(f"No faults in {len(files)} files with {len(library.entries)} entries.\n")
    return 0


def tidy(folders: Sequence[Path]) -> int:
    """Write every pack of items in one form; 1 where there is a fault, then nothing is written."""
    if check(folders):
        return 1
    for folder in folders or (SHIPPED,):
        for file in read_files((folder,))[0]:
            path = folder / file.name  # an absolute name stays as it is
            try:
                text = tidied(file)
            except NotTidiedError as error:
                sys.stdout.write(f"{path}: left as it is: {error}\n")
                continue
            if text.encode() != file.content:
                path.write_text(text, encoding="utf-8")
                sys.stdout.write(f"{path}: written anew\n")
    return 0


def _of_feeds(feeds: Path | None, library: Library, home: int | None) -> tuple[Fault, ...]:
    try:
        if feeds is not None:
            load_feeds(feeds, library.taxonomy.organisations, home)
    except BrokenKnowledgeError as error:
        return error.faults
    return ()


def _is_shipped(folder: Path) -> bool:
    """Return whether a folder is in the shipped packs, so that nothing in it counts as double."""
    return folder.resolve().is_relative_to(SHIPPED)
