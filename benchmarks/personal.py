"""How many personal details are scrubbed from messages, and how much else with them.

The labelled lines are in a file beside this one; half of them only look as if they hold any.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from knowledge.personal.scrubbing import find_personal, scrub

LINES = Path(__file__).with_suffix(".txt")
SURELY, MOSTLY = 0.95, 0.80
WANTED = {
    **dict.fromkeys(("telefoon", "e-mail", "bsn", "iban", "postcode", "adres"), SURELY),
    **dict.fromkeys(("kenteken", "geboren", "naam", "link"), MOSTLY),
    "vrije-naam": 0.0,
}
"""The least recall of each kind; the precision over all must be at least `SURELY`.

Names that no word announces are counted, without a promise.
"""
_LABEL = re.compile(r"\[\[(\w[\w-]*)\|(.*?)\]\](?!\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line, and its personal details with their kinds."""

    text: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found of each kind, what was missed, and what was scrubbed wrongly."""

    found: Counter[str]
    missed: tuple[tuple[str, str], ...]
    right: int
    wrong: tuple[tuple[str, str], ...]

    def recall(self, kind: str) -> float:
        lost = sum(one == kind for one, _ in self.missed)
        return self.found[kind] / (self.found[kind] + lost)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def labelled() -> tuple[Labelled, ...]:
    lines = LINES.read_text(encoding="utf-8").splitlines()
    return tuple(_labelled(line) for line in lines if line and not line.startswith("# "))


def _labelled(line: str) -> Labelled:
    line = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)
    line = line.replace("\\n", "\n")
    pieces = tuple((found[1], found[2]) for found in _LABEL.finditer(line))
    # Of a link only a part is someone's, and the part before it is written as one of no kind.
    some = tuple((kind, text) for kind, text in pieces if not text.startswith("https://"))
    return Labelled(_LABEL.sub(lambda found: found[2], line), some)


def measure(lines: tuple[Labelled, ...]) -> Measured:
    found: Counter[str] = Counter()
    missed, wrong, right = [], [], 0
    for line in lines:
        left, taken = scrub(line.text), find_personal(line.text)
        for kind, text in line.pieces:
            if text in left or _core(text) in left:
                missed.append((kind, line.text))
            else:
                found[kind] += 1
        for piece in taken:
            theirs = any(piece.text in text or text in piece.text for _, text in line.pieces)
            right += theirs
            if not theirs:
                wrong.append((piece.text, line.text))
    return Measured(found, tuple(missed), right, tuple(wrong))


def _core(text: str) -> str:
    """Return the longest word of a detail, which isn't scrubbed while that word stands."""
    words: list[str] = re.findall(r"\w+", text)
    return max(words, key=len)


def main() -> None:
    """Print recall a kind and the precision, and what went wrong."""
    console, lines = Console(width=120), labelled()
    measured = measure(lines)
    with_someone = sum(bool(line.pieces) for line in lines)
    title = f"scrubbing: {len(lines)} lines, {with_someone} of which hold something of someone"
    table = Table(title=title)
    for column in ("kind", "pieces", "found", "wanted"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    for kind, wanted in WANTED.items():
        pieces = sum(own == kind for line in lines for own, _ in line.pieces)
        table.add_row(kind, str(pieces), f"{measured.recall(kind):.2f}", f"{wanted:.2f}")
    of_all = f"{measured.right + len(measured.wrong)}"
    table.add_row("precision", of_all, f"{measured.precision:.3f}", f"{SURELY:.2f}")
    console.print(table)
    for kind, text in measured.missed:
        console.print(f"missed {kind}: {text!r}", markup=False)
    for piece, text in measured.wrong:
        console.print(f"taken out wrongly {piece!r}: {text!r}", markup=False)
