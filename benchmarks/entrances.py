"""The processor time of the worst texts, wherever text comes in.

Each entrance gets texts of 2,000 characters, of one piece repeated or of many words: what is slow
is slow by repetition. Time is that of the thread, so that a busy machine makes no difference.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from bot.discord.messages import question_in
from bot.discord.options import completions, resolve
from bot.dutch import clean, cut, gist
from bot.proposals.feeds.items import text_of, title_of
from bot.proposals.feeds.reading import parse_syndication
from bot.reading_list.keep import tidy
from knowledge.answer import Context, Question
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept
from knowledge.drafting.importing import read_upload
from knowledge.drafting.typed import with_typed
from knowledge.entry import Kind
from knowledge.format.fields import KIND_KEY
from knowledge.format.loading import PackFile
from knowledge.language.questions import reads_as_question
from knowledge.matching.grouping import Groups
from knowledge.matching.meaning import load_sense
from knowledge.moments.reading import read_moment
from knowledge.personal.scrubbing import scrub

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LENGTH = 2_000
MOST_S = 0.1
"""The most time that a text may take."""
PIECES = (
    "@06", "@ab", "01012//", "٣", "0", "06 ", "06-12345678 ", "+31", "(020)", "12-", "0/", "1/2 ",
    "1234 ", "1 ", "1.", "a.", "a@", "a-", "a1 ", "a#1", "x@y.z ", "<@1>", "<", "&lt;", "NL91ABNA",
    "1012 AB", "B-9000 ", "bsn 1", "Kerkstraat ", "straat", "Kerkstraat 1 ", "Aa'", "A ", "A.",
    "Laan van ", "1e Aa van de ", "wonen op Aa ", "ik woon ", "mijn naam is ", "geboren 1-",
    "https://a.b/", "https://a.b/?", "](", "))", "*_", "`|", "#", "?! ", "!", " ", "\n", "é", "ﬀ",
    "\u200b", "\u00a0", "a\u0301", "wijk ", "wjik ", "leefbaarhied ", "nplv ", "van de ",
    "wat is de ", "en waarom? ", "en voor ouderen? ", "aanpak van de ", "morgen ", "om 9 uur ",
    "ik ben Aa ", "mevrouw ", "geboren aa ", "kenteken a1 ", "ik woon aaaaaaa ", "mijn ", "a at ",
    "https://a@", "AB-12-", "nummer 1 in ", "J. van ",
    "=1+1;", "\",\"", "a: ", "- a\n", "'", "<p>", "&#1;",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entrance:
    """A place where text comes in, and what takes it."""

    name: str
    take: Callable[[str], object]


def entrances(catalogue: Catalogue) -> tuple[Entrance, ...]:
    """Return every entrance for text by people or from web pages."""
    fresh = {KIND_KEY: Kind.QUESTION.value}

    def form(text: str) -> object:
        keys = ("vraag", "antwoord", "bronnen", "themas", "formuleringen")
        return accept(with_typed(fresh, dict.fromkeys(keys, text), catalogue, NOW), catalogue)

    def cell(text: str) -> object:
        table = "vraag;antwoord;bronnen\n" + ";".join(f'"{text}"' for _ in range(3))
        return read_upload([PackFile("vragen.csv", table.encode())])

    def pack(text: str) -> object:
        return read_upload([PackFile("vragen.yaml", f"items:\n- vraag: {text}".encode())])

    def feed(text: str) -> object:
        item = f"<item><title>{text}</title><description>{text}</description></item>"
        return parse_syndication(
            f"<rss version='2.0'><channel>{item}</channel></rss>", "https://a.nl"
        )

    def shown(text: str) -> object:
        return clean(text), cut(text, 500), gist(text)

    return (
        Entrance("question", lambda text: catalogue.answer(Question(question_in(text)))),
        Entrance("follow-up", lambda text: catalogue.answer(Question(text, context=Context(text)))),
        Entrance("read along", reads_as_question),
        Entrance("search", lambda text: catalogue.seek(text, Filters())),
        Entrance("completion", lambda text: completions(catalogue.items, text)),
        Entrance("name", lambda text: resolve(catalogue.items, text, "een antwoord")),
        Entrance("message menu", catalogue.mentions.named_in),
        Entrance("kept text", scrub),
        Entrance("moment", lambda text: read_moment(text, NOW)),
        Entrance("note", tidy),
        Entrance("open question", lambda text: Groups().group([text, text[1:]], catalogue.matcher)),
        Entrance("form", form),
        Entrance("table", cell),
        Entrance("pack", pack),
        Entrance("feed", feed),
        Entrance("feed's text", lambda text: (title_of(text), text_of(text))),
        Entrance("shown", shown),
    )


def worst(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Give texts of `LENGTH` that may cost the most, each with its name."""
    chance = random.Random(1)
    for piece in PIECES:
        yield repr(piece), (piece * LENGTH)[:LENGTH]
        yield f"{piece!r} x", f"{(piece * LENGTH)[: LENGTH - 2]} x"
    known = sorted({word for entry in catalogue.entries.values() for word in entry.heading.split()})
    yield "known words", " ".join(chance.sample(known, min(400, len(known))))[:LENGTH]
    terms = sorted({term.term for term in catalogue.taxonomy.terms})
    yield "terms", " ".join(terms * 4)[:LENGTH]
    letters = ("".join(chance.choices("abcdefghijklmnop", k=5)) for _ in range(400))
    yield "other words", " ".join(letters)[:LENGTH]


def spent(take: Callable[[str], object], text: str) -> float:
    """Return the seconds of processor time that a text takes."""
    start = time.thread_time()
    take(text)
    return time.thread_time() - start


def main() -> None:
    """Print for each entrance the text that costs most."""
    catalogue = Catalogue.open().with_sense(load_sense())
    gc.freeze()  # as the running bot does: no collection looks at what stays
    texts = tuple(worst(catalogue))
    table = Table(title=f"processor for {LENGTH:,} characters, worst of {len(texts)} texts")
    for column in ("entrance", "ms", "by", f"within {MOST_S * 1000:.0f} ms"):
        table.add_column(column, justify="right" if column == "ms" else "left")
    for entrance in entrances(catalogue):
        entrance.take(texts[0][1])
        costs = [(spent(entrance.take, text), name) for name, text in texts]
        most, name = max(costs)
        table.add_row(entrance.name, f"{most * 1000:.1f}", name, "yes" if most <= MOST_S else "no")
    Console(width=120).print(table)
