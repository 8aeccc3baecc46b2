"""The operator's file of feeds: what stands in it, and every fault by file, line and field."""

from pathlib import Path

import pytest

from bot.proposals.feeds.listing import Feed, feeds_in, load_feeds
from knowledge.entry import Kind
from knowledge.format.faults import BrokenKnowledgeError
from knowledge.format.loading import PackFile

HOME = 5
KNOWN = {"movisie"}
MANY = """
- url: https://example.org/feed
  soort: artikel
  organisatie: movisie
  server: 7
  naam: Nieuws
- {url: https://example.org/agenda.ics, soort: evenement}
"""


def read(text: str, home: int | None = HOME) -> tuple[Feed, ...]:
    return feeds_in(PackFile("feeds.yaml", text.encode()), KNOWN, home)


def faults(text: str, home: int | None = HOME) -> list[str]:
    with pytest.raises(BrokenKnowledgeError) as found:
        read(text, home)
    return str(found.value).splitlines()


def test_a_feed_is_for_the_server_it_names() -> None:
    """Without one it is for the home server; it is called by its host unless it has a name."""
    assert read(MANY) == (
        Feed(
            url="https://example.org/feed",
            kind=Kind.ARTICLE,
            organisation="movisie",
            guild=7,
            name="Nieuws",
        ),
        Feed(url="https://example.org/agenda.ics", kind=Kind.EVENT, guild=HOME, name="example.org"),
    )


def test_an_empty_file_has_no_feeds() -> None:
    """Someone who takes the last feed out leaves a file that is fine."""
    assert read("# geen\n") == read("[]") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("url: https://example.org", "feeds.yaml:1: file: must be a list"),
        ("- x", "feeds.yaml:1: file: must be a mapping of keys to values"),
        ("- {soort: artikel}", "feeds.yaml:1: url: is missing"),
        ("- url: https://example.org", "feeds.yaml:1: soort: is missing"),
        (
            "- soort: artikel\n  url: file:///etc/passwd",
            (
                "feeds.yaml:2: url: must be a web address that starts with https:// or http://, "
                "not 'file:///etc/passwd'"
            ),
        ),
        (
            "- url: https://example.org\n  soort: vraag",
            (
                "feeds.yaml:2: soort: must be one of artikel, publicatie, hulpmiddel, evenement, "
                "not 'vraag'"
            ),
        ),
        (
            "- url: https://example.org\n  soort: artikel\n  organisatie: niemand",
            "feeds.yaml:3: organisatie: names 'niemand', which is not a known organisation",
        ),
        (
            "- url: https://example.org\n  soort: artikel\n  serve: 7",
            "feeds.yaml:3: serve: is not a known key; did you mean 'server'?",
        ),
        (
            "- {url: https://example.org, soort: artikel}\n" * 2,
            "feeds.yaml:2: url: is already the id of the feed at feeds.yaml:1",
        ),
        ("- [", "feeds.yaml:2: file: is not YAML: did not find expected node content"),
    ],
)
def test_a_fault_is_named(text: str, said: str) -> None:
    """By file, line and field, and what is wrong."""
    assert faults(text) == [said]


def test_all_faults_are_named_at_once() -> None:
    """An operator mends a file in one go."""
    found = faults("- url: x\n  soort: y\n- url: https://example.org\n  server: 0\n")

    assert [one.split(": ")[1] for one in found] == ["url", "soort", "soort", "server"]


def test_without_a_home_server_each_feed_names_one() -> None:
    """Nobody would see what it brings otherwise."""
    assert faults("- {url: https://example.org, soort: artikel}", home=None) == [
        "feeds.yaml:1: server: is missing"
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The setting points somewhere, so something should be there."""
    path = tmp_path / "feeds.yaml"

    with pytest.raises(BrokenKnowledgeError, match=r"feeds\.yaml:1: file: cannot be read"):
        load_feeds(path, KNOWN, HOME)

    path.write_text(MANY, encoding="utf-8")
    assert load_feeds(path, KNOWN, HOME) == read(MANY)
