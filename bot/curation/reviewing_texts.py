"""What is said of a draft before it is saved: what it takes, resembles and gives away."""

from __future__ import annotations

from bot.dutch import joined, percentage

LOST = "Deze vragen krijgen dan een ander of minder zeker antwoord"
SAME = "Deze woorden staan ook ergens anders"
ALIKE = "Dit lijkt erop"
MISSED = "Deze gouden vragen vinden dit item dan niet"
PERSONAL = "Dit lijkt iets persoonlijks; haal het weg als dat kan"
LEVEL = "Het kan eenvoudiger"
NOTHING = "geen antwoord"
THIS = "deze tekst"
SHORTER = "Maak zinnen korter en kies woorden die iedereen kent. De langste zin:"


def taken(question: str, own: str, other: str, *, golden: bool) -> str:
    """Return that a question goes to another entry, or to none."""
    return f"{_asked(question, golden=golden)}: nu ‘{own}’, dan {other}"


def less_sure(question: str, own: str, *, golden: bool) -> str:
    """Return that a question is still answered, and less surely."""
    return f"{_asked(question, golden=golden)}: ‘{own}’, maar dan minder zeker"


def entry(heading: str) -> str:
    """Return an entry's heading as one names it in a sentence."""
    return f"‘{heading}’"


def same(text: str, other: str) -> str:
    """Return that another entry has the same words."""
    return f"‘{text}’ staat ook bij ‘{other}’"


def alike(other: str, score: float, texts: tuple[str, ...]) -> str:
    """Return what the draft resembles, how much, and by which of its texts."""
    quoted = joined(tuple(f"‘{text}’" for text in texts))
    said = f", door {quoted}" if quoted else ""
    return f"Lijkt voor {percentage(score)} op ‘{other}’{said}"


def alike_in_words(other: str, texts: tuple[str, ...]) -> str:
    """Return what the draft resembles in words only."""
    quoted = joined(tuple(f"‘{text}’" for text in texts))
    return f"Zegt bijna hetzelfde als ‘{other}’: {quoted}"


def personal(kind: str, text: str) -> str:
    """Return something that tells who someone is."""
    return f"{kind}: {text}"


def reading_level(score: float, normal: float) -> str:
    """Return how hard the text is to read, on which scale, and what to do."""
    return (
        f"Leesbaarheid {_points(score)} (Flesch-Douma; vanaf {_points(normal)} leest bijna "
        f"iedereen het zonder moeite). {SHORTER}"
    )


def and_more(count: int) -> str:
    """Return how many more there are."""
    return f"en nog {count}"


def _asked(question: str, *, golden: bool) -> str:
    return f"Gouden vraag ‘{question}’" if golden else f"‘{question}’"


def _points(score: float) -> str:
    return f"{round(score)}"
