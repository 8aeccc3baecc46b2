"""Rewrites a pack in the one form of `as_pack`, under the comments at its top."""

from knowledge.format.checking import TEXT_SECTIONS
from knowledge.format.loading import PackFile, parse, read_yaml
from knowledge.format.located import Located
from knowledge.format.writing import as_pack, as_texts


class NotTidiedError(Exception):
    """Why a pack can't be rewritten, for the person who maintains it."""


def tidy_pack(file: PackFile) -> str:
    """Return a valid pack of items in one form, with texts that stand apart moved to their item.

    Raises `NotTidiedError` where something would be lost.
    """
    sections = _sections(read_yaml(file))
    if others := sections.keys() - {"items", *TEXT_SECTIONS}:
        raise NotTidiedError(f"has more than items: {', '.join(sorted(others))}")
    entries = parse([file])[0].entries
    here = {entry.id for entry in entries}
    lines = file.content.decode("utf-8-sig").splitlines(keepends=True)
    top = _comments_at_the_top(lines)
    apart = "".join(
        as_texts(section, _texts(sections.get(section), besides=here)) for section in TEXT_SECTIONS
    )
    text = "".join(lines[:top]) + (as_pack(entries) if entries or not apart else "") + apart
    for number, line in enumerate(lines[top:], top + 1):
        if line.lstrip().startswith("#") and line.strip() not in text:
            raise NotTidiedError(f"has a comment between its items (line {number}); move it up")
    return text


def _sections(pack: Located) -> dict[str, Located]:
    assert isinstance(pack.value, dict), "a pack without faults is a mapping"
    return pack.value


def _texts(section: Located | None, besides: set[str]) -> dict[str, list[str]]:
    """Return the texts of a section by id, except those of some items."""
    rows = section.value if section is not None and isinstance(section.value, dict) else {}
    return {
        own: [str(text.value).strip() for text in texts.value]
        for own, texts in rows.items()
        if own not in besides and isinstance(texts.value, list)
    }


def _comments_at_the_top(lines: list[str]) -> int:
    """Return the number of lines before the first that isn't a comment or empty."""
    says = (number for number, line in enumerate(lines) if line.strip() and line[0] != "#")
    return next(says, len(lines))
