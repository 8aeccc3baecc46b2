"""The catalogue at a hundred thousand entries, beside rapidfuzz and bm25s in the same run.

The corpus is made up of words of the packs in question templates, or read from two files of JSON
lines: entries (`{"id", "phrasings"}`) and questions (`{"text", "id"}`).
"""

import json
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import psutil
from rapidfuzz import fuzz, process, utils
from rich.console import Console
from rich.table import Table

from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Library, QuestionEntry, Source
from knowledge.format.loading import load
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words

SEED, ENTRIES, PHRASINGS, QUESTIONS, PUBLISHED = 20261124, 100_000, 3, 200, 20
SERVERS, OWN = 1_000, 50
TEMPLATES = (
    "Hoe kan ik {0} {1} bij {2}?",
    "Waar vind ik {0} voor {1} en {2}?",
    "Wat moet ik doen als {0} niet {1} met {2}?",
    "Mag je {0} gebruiken zonder {1} of {2}?",
    "Wie helpt mij met {0}, {1} en {2}?",
    "{0} {1} lukt niet, wat nu met {2}?",
    "hulp bij {0} {1} {2}",
    "ik zoek {0} over {1} {2} graag",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Entries, and misspelt questions with the id of the entry that is right."""

    entries: tuple[Entry, ...]
    asked: tuple[tuple[str, str], ...]


def main(files: Sequence[Path]) -> None:
    """Print the tables."""
    servers = _servers()  # first: memory that the large catalogue leaves free would hide theirs
    corpus = read(*files) if files else made_up(ENTRIES)
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    catalogue = Catalogue.build(Library(corpus.entries, load().taxonomy))
    built = time.perf_counter() - start
    size = (psutil.Process().memory_info().rss - before) / 2**20
    title = f"{len(corpus.entries)} entries, {len(corpus.asked)} questions; {size:.0f} MiB more"
    table = Table("method", "build s", "p50 ms", "p95 ms", "right", title=title)
    rows = {"wijkbot answer()": (built, lambda text: _first(catalogue, text))}
    for name, build in (("bm25s", _bm25), ("rapidfuzz extractOne WRatio", _extract_one)):
        start = time.perf_counter()
        method = build(corpus.entries)
        rows[name] = (time.perf_counter() - start, method)
    for name, (seconds, method) in rows.items():
        table.add_row(name, f"{seconds:.1f}", *_measured(method, corpus.asked))
    console = Console(width=120)
    console.print(table)
    console.print(_publishing(catalogue))
    console.print(servers)


def read(entries: Path, questions: Path) -> Corpus:
    """Return the corpus of two files."""
    known = [json.loads(line) for line in entries.read_text(encoding="utf-8").splitlines()]
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    return Corpus(
        tuple(_entry(f"item-{row['id']}", row["phrasings"]) for row in known),
        tuple((row["text"], f"item-{row['id']}") for row in asked),
    )


def made_up(count: int) -> Corpus:
    """Return entries of words from the packs, and questions in a fourth wording with a typo."""
    rng = random.Random(SEED)
    vocabulary = sorted(
        {
            word
            for entry in load().entries
            for text in (*entry.phrasings, *entry.body)
            for word in words(text)
            if len(word) > 3 and word.isalpha() and word not in FUNCTION_WORDS
        }
    )
    entries, kept = [], []
    for number in range(count):
        topic = rng.sample(vocabulary, 3)
        texts = [t.format(*topic) for t in rng.sample(TEMPLATES, PHRASINGS + 1)]
        entries.append(_entry(f"item-{number}", texts[:-1]))
        kept.append((_misspelt(texts[-1], topic[0], rng), f"item-{number}"))
    return Corpus(tuple(entries), tuple(rng.sample(kept, min(QUESTIONS, count))))


def _misspelt(text: str, word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def _entry(own: str, texts: Sequence[str]) -> Entry:
    here = (Source(title="verzonnen"),)
    return QuestionEntry(
        id=own, question=texts[0], answer=" ", phrasings=tuple(texts[1:]), sources=here
    )


def _first(catalogue: Catalogue, text: str) -> str:
    return catalogue.answer(Question(text)).results[0].entry.id


def _bm25(entries: Sequence[Entry]) -> Callable[[str], str]:
    texts = [(text, e.id) for e in entries for text in (e.heading, *e.phrasings)]
    index = bm25s.BM25()
    index.index([re.findall(r"\w+", text.casefold()) for text, _ in texts], show_progress=False)

    def search(question: str) -> str:
        shared = [w for w in re.findall(r"\w+", question.casefold()) if w in index.vocab_dict]
        found = index.retrieve([shared], k=1, show_progress=False).documents[0][0] if shared else 0
        return texts[found][1]

    return search


def _extract_one(entries: Sequence[Entry]) -> Callable[[str], str]:
    texts = [(utils.default_process(t), e.id) for e in entries for t in (e.heading, *e.phrasings)]
    known = [text for text, _ in texts]

    def search(question: str) -> str:
        asked = utils.default_process(question)
        return texts[process.extractOne(asked, known, scorer=fuzz.WRatio)[2]][1]

    return search


def _measured(method: Callable[[str], str], asked: Sequence[tuple[str, str]]) -> list[str]:
    method(asked[0][0])  # warm up, outside the clock
    spent, right = [], 0
    for text, own in asked:
        start = time.perf_counter()
        right += method(text) == own
        spent.append((time.perf_counter() - start) * 1000)
    p50, p95 = np.percentile(spent, (50, 95))
    return [f"{p50:.2f}", f"{p95:.2f}", f"{right / len(asked):.3f}"]


def _publishing(catalogue: Catalogue) -> Table:
    """Publish new entries one after the other; each is asked for at once."""
    spent, right = [], 0
    for number in range(PUBLISHED):
        entry = _entry(f"nieuw-{number}", [f"Wat doet een zebrapad{number} met kwikzilver?"] * 2)
        start = time.perf_counter()
        catalogue = catalogue.with_changes([entry])
        right += _first(catalogue, f"zebrapad{number} kwikzilver") == entry.id
        spent.append((time.perf_counter() - start) * 1000)
    title = f"{PUBLISHED} published one by one, each asked for at once"
    table = Table("p50 ms", "most ms", "found", title=title)
    table.add_row(f"{np.median(spent):.1f}", f"{max(spent):.1f}", f"{right} of {PUBLISHED}")
    return table


def _servers() -> Table:
    """Give each of many servers entries of its own on one base; each is asked for one of them."""
    base = Catalogue.build(load())
    own = made_up(OWN * 4).entries
    before, start = psutil.Process().memory_info().rss, time.perf_counter()
    rng = random.Random(SEED)
    servers = [base.with_changes(rng.sample(own, OWN)) for _ in range(SERVERS)]
    each = (time.perf_counter() - start) * 1000 / SERVERS
    size = (psutil.Process().memory_info().rss - before) / 2**10 / SERVERS
    spent, right = [], 0
    for server in servers:
        entry = rng.choice(server.matcher.overlays[0].entries)
        start = time.perf_counter()
        right += _first(server, entry.heading) == entry.id
        spent.append((time.perf_counter() - start) * 1000)
    title = f"{SERVERS} servers with {OWN} entries of their own on one base"
    table = Table("ms a server", "KiB a server", "answer() p95 ms", "own entry found", title=title)
    p95 = float(np.percentile(spent, 95))
    table.add_row(f"{each:.1f}", f"{size:.0f}", f"{p95:.2f}", f"{right} of {SERVERS}")
    return table
