"""Which entries a message names."""

from functools import lru_cache
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.mentions import Mentions, normal_address
from knowledge.entry import ElsewhereEntry
from tests.knowledge.builders import publication, question
from tests.shipped import shipped_library

PAGE = "https://www.example.org/rapporten/Gezonde-huizen/"
ENTRIES = (
    question("vocht", question="Wat helpt tegen schimmel?"),
    publication("gezonde-huizen", title="Gezonde huizen", url=PAGE),
    publication("huizen-toen", title="Gezonde huizen: toen en nu"),
    publication("wijkengids", title="Wijkengids", url="https://example.org/gids?deel=2&taal=nl"),
    publication("kracht", title="Kracht"),
)


def named(text: str) -> tuple[str, ...]:
    return Mentions.of(ENTRIES).named_in(text)


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://example.org/rapporten/Gezonde-huizen",
        "HTTPS://WWW.EXAMPLE.ORG/rapporten/Gezonde-huizen",
        "www.example.org/rapporten/Gezonde-huizen#samenvatting",
        "example.org/rapporten/Gezonde-huizen",
        "https://example.org:443/rapporten/Gezonde-huizen",
        "https://example.org/rapporten/Gezonde-huizen/?utm_source=x&utm_medium=mail&fbclid=1",
        "https://example.org/rapporten/Gezonde%2Dhuizen/",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Lees {}.", "({})", "<{}>", "[hier]({})", "Zie {}, mooi!"]
)
def test_an_address_in_every_spelling(url: str, around: str) -> None:
    """Scheme, www, case of the host, slash, place on the page and tracking make no difference."""
    assert named(around.format(url)) == ("gezonde-huizen",)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/rapporten",
        "https://example.org/rapporten/Gezonde-huizen/deel-2",
        "https://elders.example.org/rapporten/Gezonde-huizen",
        "www.elders.org/gezonde-huizen",
        "https://example.org/gids?deel=3&taal=nl",
        "https://example.org/gids",
    ],
)
def test_another_page_is_another_page(text: str) -> None:
    """What comes before or after it on a site is something else, and so is another query."""
    assert named(text) == ()


def test_a_query_that_says_which_page() -> None:
    """Its order makes no difference."""
    assert named("https://www.example.org/gids?taal=nl&deel=2&utm_term=x") == ("wijkengids",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ken je Gezonde huizen?", ("gezonde-huizen",)),
        ("ken je GEZONDE   HUIZEN al", ("gezonde-huizen",)),
        ("Wat helpt tegen schimmel", ("vocht",)),
        ("Lees ‘Gezonde huizen: toen en nu’ eens", ("huizen-toen",)),
        ("Gezonde huizen, of anders Gezonde huizen toen en nu", ("gezonde-huizen", "huizen-toen")),
        ("De Wijkengids dus", ("wijkengids",)),
        ("Er zit kracht in de wijk", ()),
        ("gezonde nieuwe huizen", ()),
        ("ongezonde huizen", ()),
        ("", ()),
    ],
)
def test_a_title(text: str, found: tuple[str, ...]) -> None:
    """The whole title, whatever its case; the longer where one stands in another; no mere word."""
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zet huizen-toen erbij", ("huizen-toen",)),
        ("`huizen-toen`", ("huizen-toen",)),
        ("www.elders.nl/huizen-toen", ()),
        ("iets-huizen-toen", ()),
        ("kracht", ()),
    ],
)
def test_an_id(text: str, found: tuple[str, ...]) -> None:
    """Whole, and only where it has a dash: others are words."""
    assert named(text) == found


def test_each_once_the_linked_first() -> None:
    """A link says more than a title."""
    assert named(f"De Wijkengids en Gezonde huizen: {PAGE} gezonde-huizen") == (
        "gezonde-huizen",
        "wijkengids",
    )


def test_two_of_one_page() -> None:
    """All of a page are named."""
    both = Mentions.of((publication("een", url=PAGE), publication("twee", url=PAGE)))

    assert both.named_in(PAGE) == ("een", "twee")


@lru_cache(maxsize=1)
def shipped() -> Mentions:
    entries = shipped_library().entries
    return Mentions.of(one for one in entries if not isinstance(one, ElsewhereEntry))


def test_everything_that_ships_is_found_by_its_title_and_page() -> None:
    """None is lost, and none names another alone."""
    for entry in shipped_library().entries:
        if isinstance(entry, ElsewhereEntry):
            continue
        for text in (entry.heading, *((f"zie {entry.url}.",) if entry.url else ())):
            titled = len(entry.heading.split()) > 1 or len(entry.heading) >= 9
            assert entry.id in shipped().named_in(text) or (text == entry.heading and not titled)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(("https://", "www.", "[", "](", "a.b/", ":", "%"))).map("".join)
)
def test_any_text_can_be_read(text: str) -> None:
    """Whatever people post, reading it raises nothing and finds what there is."""
    assert set(shipped().named_in(text)) <= shipped().ids


@given(st.text(max_size=100))
def test_a_normal_address_stays_as_it_is(url: str) -> None:
    """Making it normal twice is making it normal once, but for what hid behind an escape."""
    address = normal_address(url)
    if address is not None and "%" not in url:
        assert normal_address(address) in (address, None)


@pytest.mark.parametrize(
    "text", ["www." * 1000, "a.b/" * 1000, "wijk " * 800, "(" * 4000, "a-" * 2000]
)
def test_the_longest_message_takes_no_time(text: str) -> None:
    """Four thousand characters of anything are read at once."""
    found = shipped()

    start = perf_counter()
    found.named_in(text)

    assert perf_counter() - start < 0.2
