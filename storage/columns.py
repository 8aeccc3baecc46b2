"""How values become columns and back: moments as UTC seconds, days as numbers, a DM as server 0."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
"""A row by its columns, moments as such."""

DM = 0
"""The server of totals that were counted in direct messages, where a key may not be null."""

to_json = json.JSONEncoder(ensure_ascii=False).encode
"""Makes a text of a value, for a column that holds it whole."""

_MOMENTS = ("since", "not_before", "paused_until", "silent_until")
_DAY = 86_400
_FIRST_DAY = date(1970, 1, 1)


def seconds(moment: datetime) -> int:
    """Return `moment` as whole UTC seconds; what is smaller than a second is dropped."""
    assert moment.tzinfo is not None, "Storage takes moments with a time zone only."
    return int(moment.timestamp())


def is_moment(column: str) -> bool:
    return column.endswith("_at") or column in _MOMENTS


def moment_of(value: int) -> datetime:
    """Return the UTC moment that `seconds` made `value` from."""
    return datetime.fromtimestamp(value, UTC)


def day_number(moment: datetime | date) -> int:
    """Return the UTC day of `moment`, counted from 1 January 1970."""
    if isinstance(moment, datetime):
        return seconds(moment) // _DAY
    return (moment - _FIRST_DAY).days


def date_of(value: int) -> date:
    """Return the day that `day_number` made `value` from."""
    return _FIRST_DAY + timedelta(days=value)
