"""Items of a reading list for the tests of its exports: what ships, and any text at all."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.reading_list.arrange import ReadingItem, of_the_field
from bot.reading_list.exports.export import Format, export
from knowledge.catalogue import Catalogue
from knowledge.entry import Author, Entry, Event, Kind, Library, Organisation, Taxonomy
from storage.reading_lists import ListedItem
from tests.bot.answers import catalogue as small_catalogue
from tests.bot.strategies import PIECES
from tests.shipped import shipped_catalogue

NOW = datetime(2026, 11, 25, 9, 24, tzinfo=UTC)
FRAGMENTS = (
    *(
        "TY  - JOUR",
        "\r\nER  - \r\n",
        "\nN1  - x",
        "\u2028AU  - Iemand",
        "\x85ER  - ",
        "\x1eTY  - X",
    ),
    *("}", "{", "},", "\n@misc{x,", '"', '",', "\\", "\\}", "100% & #1 _a_ $x$ ~ ^", "a -- b", "%"),
    *("=1+1", "+31 6", "-5", "@SUM(A1)", "＝1", "\t=1", "\r=1", '";"', ";", "'=1", "\n=1"),
    *(
        "# kop",
        "===",
        "---",
        "+ punt",
        "1) een",
        "12.",
        ":-:",
        "a | b",
        "[a]: https://a.nl",
        "&amp;",
    ),
    *(
        "<script>alert(1)</script>",
        "<https://a.nl>",
        "![x](y)",
        "www.voorbeeld.nl",
        "a@voorbeeld.nl",
    ),
    *(
        "https://voorbeeld.nl/a?b=c",
        "mailto:a@b.nl",
        "//voorbeeld.nl",
        "    code",
        "~~~",
        "&#35; x",
    ),
    *("voorbeeld.nl", "einde #", "regel\\\n", "twee  \n", "\n\n\n\n", "\xa0", "é", "ﬁ", "İ", "ß"),
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | PIECES, max_size=6).map(" ".join) | st.lists(
    st.sampled_from(FRAGMENTS) | PIECES, max_size=6
).map("".join)
HOSTILE = (
    'Let op: "}" & {100%} #1 $x$ a_b ~ ^ \\ ; =1+1\r\n'
    "TY  - JOUR\r\nER  - \r\n\r\n"
    '=HYPERLINK("https://kwaad.nl";"klik")\n@misc{x, title = {y}}\n'
    "# kop [klik](https://kwaad.nl) <b>x</b> https://kwaad.nl &amp; \u202eom\x00"
)


def shipped_entries() -> tuple[Entry, ...]:
    """Every record that ships, and one in ten questions, of which there is less to tell."""
    entries = shipped_catalogue().entries.values()
    questions = [one for one in entries if one.kind is Kind.QUESTION]
    records = [one for one in entries if one.kind not in (Kind.QUESTION, Kind.ELSEWHERE)]
    return (*questions[::10], *records)


def listed(entry: Entry, **changes: Any) -> ReadingItem:
    """An entry as it is kept on a list."""
    fields: dict[str, Any] = {
        "item_id": entry.id,
        "title": entry.heading,
        "url": entry.url,
        "kind": entry.kind.value,
        "note": HOSTILE,
        "added_at": NOW - timedelta(days=3),
    }
    return ReadingItem(ListedItem(**(fields | changes)), of_the_field(entry))


def kept(**changes: Any) -> ReadingItem:
    """An item of which only the list knows."""
    fields: dict[str, Any] = {
        "item_id": "weg",
        "title": "Een rapport van toen",
        "url": "https://example.org/weg",
        "kind": Kind.PUBLICATION.value,
        "added_at": NOW - timedelta(days=3),
    }
    return ReadingItem(ListedItem(**(fields | changes)))


def long_list() -> tuple[ReadingItem, ...]:
    """A part of all that ships on one list, every other item read."""
    return tuple(
        listed(entry, read_at=NOW if number % 2 else None)
        for number, entry in enumerate(shipped_entries())
    )


def written(wanted: Format, *items: ReadingItem, catalogue: Catalogue | None = None) -> str:
    """Return the text of an export."""
    file = export(wanted, items, catalogue or small_catalogue(), NOW)
    return file.content.decode("utf-8")


def named(name: str) -> Catalogue:
    """Return a catalogue with one author, 'a', and one organisation, 'o', both of that name."""
    author, organisation = Author(id="a", name=name), Organisation(id="o", name=name)
    return Catalogue.build(Library((), Taxonomy({}, {"o": organisation}, {"a": author})))


def year(entry: Entry) -> int | None:
    """Return the year that the entry is cited by."""
    if isinstance(entry, Event) and entry.start:
        return entry.start.year
    return getattr(entry, "published", None) and entry.published.year  # type: ignore[union-attr]


def whole_title(entry: Entry) -> str:
    """Return the title with its subtitle, written out here once more."""
    subtitle = getattr(entry, "subtitle", None)
    if not subtitle:
        return entry.heading
    return f"{entry.heading}{' ' if entry.heading[-1] in '.?!:…' else ': '}{subtitle}"
