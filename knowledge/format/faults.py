"""Faults in knowledge as values: the place, the field, the problem and its facts.

The English sentences are for operators; the bot has Dutch ones for moderators.
"""

from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """What is wrong, as an English sentence with facts to fill in."""

    UNREADABLE = "cannot be read: {reason}"
    TOO_LARGE = "is larger than {limit} bytes"
    ENCODING = "is not UTF-8 at byte {byte}"
    CONTROL = "has a control character, {code}"
    NOT_YAML = "is not YAML: {reason}"
    NOT_CSV = "is not CSV from here on: {reason}"
    NO_HEADING = "has no heading with the fields' names, such as soort, vraag and antwoord"
    NO_COLUMN = "stands in column {number}, which has no name in the heading"
    ROUNDED = "was made a rounded number by a spreadsheet, '{value}'; write it as text"
    TOO_MANY_LINES = "has more than {limit} lines"
    TOO_MANY_ITEMS = "holds more than {limit} items"
    TOO_MANY_VALUES = "holds more than {limit} values"
    NOT_OF_SERVER = "is not a server's own; a server has items, with their questions"
    ALIAS = "uses an alias or anchor; write the text out instead"
    TOO_DEEP = "is nested deeper than {limit} levels"
    DOUBLE_KEY = "stands here twice"
    UNKNOWN_KEY = "is not a known key{hint}"
    MISSING = "is missing"
    EMPTY = "is empty"
    NOT_TEXT = "must be text"
    NOT_LIST = "must be a list"
    NOT_MAPPING = "must be a mapping of keys to values"
    NOT_NUMBER = "must be a whole number from {least} to {most}, not '{value}'"
    NOT_YES_NO = "must be true or false, not '{value}'"
    NOT_DATE = "must be a date like {example}, not '{value}'"
    NOT_URL = "must be a web address that starts with https:// or http://, not '{value}'"
    NOT_ID = "must be an id of lower-case letters, digits and dashes, not '{value}'"
    NOT_CHOICE = "must be one of {choices}, not '{value}'"
    TOO_LONG = "has {length} characters; the most is {limit}"
    UNKNOWN_REFERENCE = "names '{value}', which is not a known {what}{hint}"
    NO_TERM = "is missing, and what this is about changes"
    NO_SOURCE = "has no source; name at least one item, title or url"
    SOURCE_WITHOUT_PLACE = "needs an item, or a title or url"
    DOUBLE_ID = "is already the id of the {what} at {first}"
    SAME_PHRASING = "'{value}' is also a phrasing of '{other}' at {first}"
    GOLDEN_IS_PHRASING = "'{value}' is also a phrasing at {first}, so it proves nothing"
    END_BEFORE_START = "is before the start, {start}"
    SELF_REFERENCE = "refers to the entry itself"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, by the names that people use."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at its place."""

    place: Place
    field: str
    problem: Problem
    facts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {self.problem.format(**dict(self.facts))}"


def fault(place: Place, field: str, problem: Problem, **facts: object) -> Fault:
    return Fault(place, field, problem, tuple((name, str(fact)) for name, fact in facts.items()))


class BrokenKnowledgeError(Exception):
    """Knowledge that can't be used, with every fault in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
