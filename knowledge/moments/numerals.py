"""Dutch numbers in words to digits: "eenentwintig" is 21, "vijftiende" 15e, "anderhalf" 1,5."""

_TO_TWENTY = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig"}
_OWN_ORDINALS = {1: "eerste", 3: "derde", 8: "achtste"}
LAST, LAST_ORDINAL = 60, 31


def cardinal(number: int) -> str:
    """Return a number of 1 to 69 in words, without accents."""
    if number < len(_TO_TWENTY) + 1:
        return _TO_TWENTY[number - 1]
    ten, unit = _TENS[number // 10 * 10], number % 10
    return f"{cardinal(unit)}en{ten}" if unit else ten


def ordinal(number: int) -> str:
    """Return "eerste" for 1, "twintigste" for 20, without accents."""
    regular = cardinal(number) + ("de" if number < min(_TENS) else "ste")
    return _OWN_ORDINALS.get(number, regular)


NUMERALS: dict[str, str] = (
    {cardinal(number): str(number) for number in range(2, LAST + 1)}
    | {ordinal(number): f"{number}e" for number in range(1, LAST_ORDINAL + 1)}
    | {cardinal(n) + half: f"{n},5" for n in range(2, 13) for half in ("enhalf", "enhalve")}
    | {"anderhalf": "1,5", "anderhalve": "1,5", "honderd": "100"}
)
"""Without "een", which is an article more often than a number."""
