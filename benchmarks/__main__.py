"""`python -m benchmarks`: quality beside peers, and how fast and small the project is.

python -m benchmarks                      # all
python -m benchmarks quality FOLDER ...   # with the question sets in folders; --misses lists
python -m benchmarks conversations        # turns that lean on earlier ones, other languages
python -m benchmarks speed
python -m benchmarks entrances            # what the worst text costs, wherever it comes in
python -m benchmarks personal             # what of people is taken out of a message
python -m benchmarks queue                # the moderators' queue at ten thousand questions
python -m benchmarks load [--minutes 10]  # five hundred questions at once, beside an echo
python -m benchmarks scale [ENTRIES.jsonl QUESTIONS.jsonl]
python -m benchmarks keeping              # the reading list, with many users
python -m benchmarks reviewing            # a preview of a draft at ten thousand entries
python -m benchmarks publishing           # a publication at ten thousand entries
python -m benchmarks following            # one new entry to a hundred thousand follows
python -m benchmarks growth               # what a server, a question and a follower add
python -m benchmarks engines              # SQLite beside PostgreSQL; one, two and four processes
python -m benchmarks calibrate            # learn the confidence's weights anew
python -m benchmarks project              # make the projection of sentence vectors anew
"""

import argparse
import asyncio
from collections.abc import Callable
from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

RUN = {
    "quality": "benchmarks.quality.report",
    "conversations": "benchmarks.quality.conversations",
    "speed": "benchmarks.speed",
    "entrances": "benchmarks.entrances",
    "personal": "benchmarks.personal",
    "queue": "benchmarks.queue",
    "load": "benchmarks.load",
    "scale": "benchmarks.scale",
    "reviewing": "benchmarks.reviewing",
    "publishing": "benchmarks.publishing",
    "keeping": "benchmarks.keeping",
    "following": "benchmarks.following",
    "growth": "benchmarks.growth",
    "engines": "benchmarks.engines",
}
"""The modules that measure, by name, in the order in which all of them run."""
MAKE = {
    "calibrate": "benchmarks.quality.calibrate",
    "project": "benchmarks.quality.projecting",
}
"""The modules that write a file that ships, by name."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=("all", *RUN, *MAKE), default="all")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of question sets")
    parser.add_argument("--misses", action="store_true", help="list what failed, and the stage")
    parser.add_argument("--minutes", type=float, default=1, help="of mixed use, for load")
    options = parser.parse_args()
    if options.what in MAKE:
        import_module(MAKE[options.what]).main()
    for name, module in RUN.items():
        if options.what in ("all", name):
            _run(name, import_module(module).main, options)


def _run(name: str, measure: Callable[..., Any], options: argparse.Namespace) -> None:
    folders = options.folders if options.what == name else ()
    match name:
        case "quality":
            measure(options.folders, misses=options.misses)
        case "scale":
            measure(folders)
        case "load":
            asyncio.run(measure(options.minutes))
        case _ if iscoroutinefunction(measure):
            asyncio.run(measure())
        case _:
            measure()


if __name__ == "__main__":
    main()
