"""`python -m benchmarks`: quality beside peers, and how fast and small the project is.

python -m benchmarks                      # all
python -m benchmarks quality FOLDER ...   # with the question sets in folders; --misses lists
python -m benchmarks speed
python -m benchmarks scale [ENTRIES.jsonl QUESTIONS.jsonl]
python -m benchmarks keeping              # the reading list, with many users
python -m benchmarks reviewing            # a preview of a draft at ten thousand entries
python -m benchmarks publishing           # a publication at ten thousand entries
python -m benchmarks following            # one new entry to a hundred thousand follows
python -m benchmarks learn                # after a change to the packs: what ships with them
python -m benchmarks calibrate            # learn the confidence's weights anew, in minutes
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

WHAT = (
    "all",
    "quality",
    "speed",
    "scale",
    "reviewing",
    "publishing",
    "keeping",
    "following",
    "learn",
    "calibrate",
)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=WHAT, default="all")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of question sets")
    parser.add_argument("--misses", action="store_true", help="list what failed, and the stage")
    options = parser.parse_args()
    if options.what == "learn":
        from benchmarks.quality import learn

        learn.main()
    if options.what == "calibrate":
        from benchmarks.quality import calibrate

        calibrate.main()
    if options.what in ("all", "quality"):
        from benchmarks.quality import report

        report.main(options.folders, misses=options.misses)
    if options.what in ("all", "speed"):
        from benchmarks import speed

        speed.main()
    if options.what in ("all", "scale"):
        from benchmarks import scale

        scale.main(options.folders if options.what == "scale" else ())
    if options.what in ("all", "reviewing"):
        from benchmarks import reviewing

        reviewing.main()
    if options.what in ("all", "publishing"):
        from benchmarks import publishing

        asyncio.run(publishing.main())
    if options.what in ("all", "keeping"):
        from benchmarks import keeping

        asyncio.run(keeping.main())
    if options.what in ("all", "following"):
        from benchmarks import following

        asyncio.run(following.main())


if __name__ == "__main__":
    main()
