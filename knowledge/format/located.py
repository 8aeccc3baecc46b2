"""A value with the place from which it was read, so that a fault can name its line."""

from dataclasses import dataclass

from knowledge.format.faults import Place


@dataclass(frozen=True, slots=True)
class Located:
    """A text, list or mapping as it was written, or None; every scalar is text."""

    value: "str | list[Located] | dict[str, Located] | None"
    place: Place


def located(value: object, place: Place) -> Located:
    """Return a JSON value as if all of it was written at one place.

    NUL and lone surrogates, which no file and no database takes, are left out.
    """
    if value is None:
        return Located(None, place)
    if isinstance(value, dict):
        return Located({str(key): located(one, place) for key, one in value.items()}, place)
    if isinstance(value, list | tuple):
        return Located([located(one, place) for one in value], place)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Located(text.encode(errors="replace").decode().replace("\0", ""), place)
