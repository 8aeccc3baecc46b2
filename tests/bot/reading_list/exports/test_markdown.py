"""Markdown as CommonMark and GitHub's dialect show it."""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.discord.texts import web_address
from bot.dutch import clean, one_line
from bot.reading_list.exports.export import Format
from bot.reading_list.exports.reference import describe
from knowledge.entry import Article, Event, Kind
from tests.bot.answers import book, damp, guide
from tests.bot.reading_list.exports.builders import (
    HOSTILE,
    NOW,
    TEXTS,
    kept,
    listed,
    long_list,
    shipped_entries,
    whole_title,
    written,
)
from tests.shipped import shipped_catalogue

PLAIN = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
"""With tables, strikethrough, and a link made of all that looks like an address."""
HEADINGS = ("h1", "h2", "h3")
OURS = {*HEADINGS, "p", "br", "blockquote", "a"}
SPELLS = (
    *("# kop", "kop\n===", "kop\n---", "kop #", "---", "- punt", "+ punt", "* punt", "1. een"),
    *("1) een", "> citaat", "    code", "`code`", "```\ncode\n```", "~~~\ncode\n~~~", "a\\\nb"),
    *("*vet*", "__vet__", "~~weg~~", "~weg~", "a | b\n- | -\n1 | 2", "a | b\n| - | -"),
    *("a | b\n:-|-:", "a\n:-:\n1", "a\\|b\n-|-", "| a |\n| - |", "http://a@b", "irc://a"),
    *("[a](https://a.nl)", "![a](https://a.nl)", "[a]\n\n[a]: https://a.nl", "[a][]", "[^1]: x"),
    *("<b>x</b>", "<!-- x -->", "<https://a.nl>", "<a@b.nl>", "&amp; &#35; &copy;", "$x$"),
    *("https://a.nl", "http://localhost/x", "www.a.nl", "a.nl", "//localhost.nl", "a@b.nl"),
    *("mailto:a@localhost", "mailto:a@b.nl", "xmpp:a@b.nl", "ftp://localhost", "//a.nl/b"),
)
"""What makes something of a text, one by one."""


class Page(HTMLParser):
    """The links, the kinds of element, the headings and the quotes of a page."""

    def __init__(self, source: str, reader: MarkdownIt = PLAIN) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.titles: list[str] = []
        self.quotes: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(reader.render(source))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")
        elif tag == "h3":
            self.titles.append("")
        elif tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()
        if tag == "p":
            self.text += "\n"
            if "blockquote" in self._open:
                self.quotes[-1] += "\n\n"

    def handle_data(self, data: str) -> None:
        self.text += data
        if "h3" in self._open:
            self.titles[-1] += data
        elif "blockquote" in self._open and "p" in self._open:
            self.quotes[-1] += data


def trimmed(text: str) -> str:
    """Return the text with one space between words, and none around a line."""
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    return "\n".join(lines).strip()


def test_it_reads_like_this() -> None:
    """What is to be read comes first, with the time it takes; then what was read."""
    text = written(
        Format.MARKDOWN,
        listed(guide(), note=None, read_at=NOW),
        listed(book(), note="Eerst *dit*\nlezen."),
        listed(damp(), note=None, url=None),
        kept(),
    )

    assert text == (
        "# Leeslijst\n\n"
        "Zo stond je leeslijst er op 25 november 2026 bij.\n\n"
        "## Te lezen (3)\n\n"
        "Leestijd samen: ongeveer 1 uur en 10 minuten. Van 1 is de leestijd niet bekend.\n\n"
        "### [Gezonde huizen: Een onderzoek](https://example.org/boek)\n\n"
        "Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen  \n"
        "Door Karin Verbeek  \n"
        "Van Platform31  \n"
        "Thema's: Wonen\n\n"
        "Over wonen zonder vocht.\n\n"
        "Je notitie:\n\n"
        "> Eerst \\*dit\\*  \n"
        "> lezen.\n\n"
        "Op de lijst sinds 22 november 2026\n\n"
        "### [Wat helpt tegen schimmel?](https://example.org/boek)\n\n"
        "Vraag en antwoord, 1 minuut lezen  \n"
        "Thema's: Wonen\n\n"
        "Meer ventileren.\n\n"
        "Ventileren helpt het meest in de badkamer.\n\n"
        "Bron: [Gezonde huizen (2022), bladzijde 12](https://example.org/boek)  \n"
        "Bron: Nota (2020)\n\n"
        "Op de lijst sinds 22 november 2026\n\n"
        "### [Een rapport van toen](https://example.org/weg)\n\n"
        "Publicatie\n\n"
        "Dit staat hier niet of niet meer in de kennis van Wijkbot. "
        "Je ziet alleen wat op je leeslijst is bewaard.\n\n"
        "Op de lijst sinds 22 november 2026\n\n"
        "## Gelezen (1)\n\n"
        "Leestijd samen: 25 minuten.\n\n"
        "### [Gids voor bewoners](https://example.org/gids)\n\n"
        "Publicatie, 2024, 25 minuten lezen  \n"
        "Thema's: Wonen\n\n"
        "Over wonen zonder vocht.\n\n"
        "Op de lijst sinds 22 november 2026, gelezen op 25 november 2026\n"
    )


def test_an_event_says_when_and_where() -> None:
    """No reading time, since it isn't read."""
    event = Event(
        id="dag",
        title="Dag",
        summary="Een dag.",
        start=date(2025, 11, 19),
        end=date(2025, 11, 21),
        place="Utrecht",
    )

    text = written(Format.MARKDOWN, listed(event, note=None))

    assert "Evenement  \n19 november 2025 tot en met 21 november 2025, Utrecht\n\n" in text
    assert "eestijd" not in text


def test_an_empty_list_says_so() -> None:
    """Instead of two headings above nothing."""
    assert written(Format.MARKDOWN).endswith("Er staat nog niets op je leeslijst.\n")


@pytest.mark.parametrize("reader", [PLAIN, GITHUB], ids=["commonmark", "github"])
def test_what_ships_reads_back(reader: MarkdownIt) -> None:
    """Every title, link and note, and no other link or element."""
    page = Page(written(Format.MARKDOWN, *long_list(), catalogue=shipped_catalogue()), reader)

    entries = [*shipped_entries()[::2], *shipped_entries()[1::2]]
    assert page.titles == [whole_title(entry) for entry in entries]
    assert {unquote(link) for link in page.links} >= {
        unquote(web_address(entry.url) or "") for entry in entries if entry.url
    }
    described = [describe(listed(entry), shipped_catalogue()) for entry in entries]
    cited = [one for each in described for one in each.sources if one.url]
    assert len(page.links) == sum(bool(each.url) for each in described) + len(cited)
    assert not [link for link in page.links if "kwaad" in link]
    assert {quote.strip() for quote in page.quotes} == {trimmed(HOSTILE)}
    assert set(page.tags) <= OURS


@pytest.mark.parametrize("spell", SPELLS)
def test_nothing_is_made_of_a_text(spell: str) -> None:
    """Wherever it stands: a link, a heading, a list, a table, HTML."""
    check(spell, spell, spell)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_is_shown_as_it_is(title: str, summary: str, note: str) -> None:
    """Every character of it, and nothing else."""
    check(title, summary, note)


def check(title: str, summary: str, note: str) -> None:
    entry = Article(id="iets", title=title, summary=summary, url="https://example.org/iets")
    text = written(Format.MARKDOWN, listed(entry, note=note))
    for page in (Page(text, PLAIN), Page(text, GITHUB)):
        assert page.links == ["https://example.org/iets"]
        assert page.titles == [one_line(title) or "iets"]
        assert [quote.strip("\n") for quote in page.quotes] == [*filter(None, [trimmed(note)])]
        assert trimmed(summary) in page.text
        assert [tag for tag in page.tags if tag in HEADINGS] == [*HEADINGS]
        assert set(page.tags) <= OURS


@given(st.text("abAB&;#=/?%_*()[]<>\\\"' é", max_size=30))
@example("?a=1&copy=2&copy;3&#35;")
def test_any_address_is_the_link(rest: str) -> None:
    """Nothing in an address ends it or is read as a sign."""
    url = f"https://example.org/{rest}"

    page = Page(written(Format.MARKDOWN, kept(url=url, kind=Kind.ARTICLE)))

    assert [unquote(link) for link in page.links] == (
        [unquote(address)] if (address := web_address(url)) else []
    )
