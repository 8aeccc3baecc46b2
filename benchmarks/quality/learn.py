"""Learn what sets the shipped entries apart, and write it beside the code.

From the packs' phrasings alone; no measuring set takes part.
"""

from __future__ import annotations

import sys

from knowledge.loading import load
from knowledge.matching.learned import SHIPPED, learn_entries, save


def main() -> None:
    """Learn and write the weights."""
    weights = learn_entries(load().entries)
    save(weights)
    print(
        f"{len(weights.ids)} entries, {len(weights.weights)} weights;"
        f" {SHIPPED.name} of {SHIPPED.stat().st_size // 1024} KiB",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
