"""Decoding of uploaded bytes to text, in whichever encoding, without control characters."""

import re
from enum import StrEnum

from knowledge.format.faults import BrokenKnowledgeError, Fault, Place, Problem, fault
from knowledge.format.loading import LARGEST_FILE, PackFile

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NEW_LINE = re.compile("\r\n?")


class Encoding(StrEnum):
    """An encoding of text, by the name that people know."""

    UTF_8 = "UTF-8"
    UTF_16 = "UTF-16"
    WINDOWS = "Windows-1252"
    """What an older Excel writes."""


def decode(file: PackFile) -> tuple[str, Encoding]:
    """Return the text of a file, with line feeds as its only line ends, and its encoding.

    Raises `BrokenKnowledgeError` for a file that is too large, for one that isn't text in any of
    the encodings, and for one with control characters.
    """
    if len(file.content) > LARGEST_FILE:
        place = Place(file.name, 1)
        raise BrokenKnowledgeError((fault(place, "file", Problem.TOO_LARGE, limit=LARGEST_FILE),))
    text, encoding = _decoded(file)
    text = _NEW_LINE.sub("\n", text)
    if odd := _CONTROL.search(text):
        place = Place(file.name, text.count("\n", 0, odd.start()) + 1)
        code = f"U+{ord(odd[0]):04X}"
        raise BrokenKnowledgeError((fault(place, "file", Problem.CONTROL, code=code),))
    return text, encoding


def without_control(text: str) -> str:
    """Return a text with nothing in it that `decode` refuses."""
    return _CONTROL.sub("", _NEW_LINE.sub("\n", text))


def _decoded(file: PackFile) -> tuple[str, Encoding]:
    if file.content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return file.content.decode("utf-16"), Encoding.UTF_16
        except UnicodeDecodeError as error:
            raise BrokenKnowledgeError((_not_text(file, 0),)) from error
    try:
        return file.content.decode("utf-8-sig"), Encoding.UTF_8
    except UnicodeDecodeError as first:
        try:
            return file.content.decode("cp1252"), Encoding.WINDOWS
        except UnicodeDecodeError as error:
            raise BrokenKnowledgeError((_not_text(file, first.start),)) from error


def _not_text(file: PackFile, at: int) -> Fault:
    line = file.content.count(b"\n", 0, at) + 1
    return fault(Place(file.name, line), "file", Problem.ENCODING, byte=at)
