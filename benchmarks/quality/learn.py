"""Learn what ships beside the packs: what sets each entry apart, and the phrasings' vectors.

From the packs' phrasings alone; no measuring set takes part.
"""

from __future__ import annotations

import sys

from knowledge.loading import load
from knowledge.matching import learned, meaning
from knowledge.matching.documents import own_phrasings


def main() -> None:
    """Learn and write both."""
    entries = load().entries
    weights = learned.learn_entries(entries)
    learned.save(weights)
    texts = [text for entry in entries for text in own_phrasings(entry)]
    meaning.save_vectors(meaning.learn_vectors(texts, meaning.UniversalSentenceEncoder()))
    for path in (learned.SHIPPED, meaning.SHIPPED):
        print(f"{path.name}: {path.stat().st_size // 1024} KiB", file=sys.stderr)


if __name__ == "__main__":
    main()
