"""Reads the text of a field as its value, or says what is wrong with it."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from knowledge.entry import PartialDate
from knowledge.format.faults import Problem
from knowledge.format.fields import Field, FieldForm
from knowledge.language.normalising import visible

LONGEST_ID = 60
"""So that an id fits in a button, beside what the button does."""
LONGEST_VALUE = 512
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of a moment: near the first or last year there is, another time zone is no date any more."""
_T = TypeVar("_T")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"https?://(?![^\s/?#]*@)[^\s<>\"]+\.[^\s<>\"]+")
"""A user name is refused: before an @ it looks like the address of the page."""
_TYPED = re.compile(
    r"(?:[\w-]+\.)+(?:nl|be|com|org|net|eu|info)(?:[/?#]\S*)?|www\.\S+\.\S+", re.IGNORECASE
)
"""An address as people type it."""
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_YES_NO = {"true": True, "false": False, "ja": True, "nee": False}


class WrongValueError(Exception):
    """A value that its field can't have: the problem with its facts."""

    def __init__(self, problem: Problem, **facts: object) -> None:
        self.problem, self.facts = problem, facts
        super().__init__(problem)


def as_address(text: str) -> str | None:
    """Return a typed web address in full; None for any other text."""
    if text.casefold().startswith(("https://", "http://")):
        return text
    return f"https://{text}" if _TYPED.fullmatch(text) else None


def read_value(spec: Field, written: str) -> Any:
    """Return the value of a field's text. Raises `WrongValueError`."""
    text = visible(written)
    if not text:
        raise WrongValueError(Problem.EMPTY)
    limit = spec.most if spec.form is FieldForm.TEXT else LONGEST_VALUE
    if len(text) > limit:
        raise WrongValueError(Problem.TOO_LONG, length=len(text), limit=limit)
    return _READERS[spec.form](spec, text)


def _text(_spec: Field, text: str) -> str:
    return text


def _id(_spec: Field, text: str) -> str:
    if _ID.fullmatch(text) and len(text) <= LONGEST_ID:
        return text
    raise WrongValueError(Problem.NOT_ID, value=text)


def _url(_spec: Field, text: str) -> str:
    if _URL.fullmatch(text):
        return text
    raise WrongValueError(Problem.NOT_URL, value=text)


def _number(spec: Field, text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= spec.most:
        return int(text)
    raise WrongValueError(Problem.NOT_NUMBER, least=1, most=spec.most, value=text)


def _yes_no(_spec: Field, text: str) -> bool:
    value = _YES_NO.get(text.casefold())
    if value is None:
        raise WrongValueError(Problem.NOT_YES_NO, value=text)
    return value


def _choice(spec: Field, text: str) -> Any:
    assert spec.choices is not None, "a choice needs choices"
    if text in set(spec.choices):
        return spec.choices(text)
    raise WrongValueError(Problem.NOT_CHOICE, choices=", ".join(spec.choices), value=text)


def _day(_spec: Field, text: str) -> date:
    return _dated(date.fromisoformat, text, "2026-03-31")


def _moment(_spec: Field, text: str) -> date | datetime:
    def read(value: str) -> date | datetime:
        form = date if len(value) <= len("2026-03-31") else datetime
        moment = form.fromisoformat(value)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(value)
        return moment

    return _dated(read, text, "2026-03-31 or 2026-03-31 14:00")


def _partial_date(_spec: Field, text: str) -> PartialDate:
    def read(value: str) -> PartialDate:
        match = _PARTIAL.fullmatch(value)
        if match is None:
            raise ValueError(value)
        year, *rest = (int(part) for part in match.groups() if part)
        date(year, *[*rest, 1, 1][:2])  # a month or day that doesn't exist is a ValueError
        return PartialDate(year, *rest)

    return _dated(read, text, "2026, 2026-03 or 2026-03-31")


def _dated(read: Callable[[str], _T], text: str, example: str) -> _T:
    try:
        return read(text)
    except ValueError as error:
        raise WrongValueError(Problem.NOT_DATE, example=example, value=text) from error


_READERS: dict[FieldForm, Callable[[Field, str], Any]] = {
    FieldForm.TEXT: _text,
    FieldForm.ID: _id,
    FieldForm.URL: _url,
    FieldForm.NUMBER: _number,
    FieldForm.YES_NO: _yes_no,
    FieldForm.CHOICE: _choice,
    FieldForm.DAY: _day,
    FieldForm.MOMENT: _moment,
    FieldForm.PARTIAL_DATE: _partial_date,
}
