"""What else is worth reading for someone, by what they have on their list."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import Reason, ReasonKind
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Event, Library, Organisation, PartialDate, Record, Taxonomy
from tests.knowledge.builders import THEMES, publication, question

MAKERS = {"p31": Organisation(id="p31", name="Platform31")}


def catalogue(*entries: Entry) -> Catalogue:
    return Catalogue.build(Library(entries, Taxonomy(THEMES, MAKERS, {})))


def ids(*entries: Entry, listed: tuple[str, ...]) -> list[str]:
    return [one.entry.id for one in catalogue(*entries).suggest(listed)]


def on(own: str, *themes: str, year: int = 2020, **fields: object) -> Record:
    return publication(own, themes=themes, published=PartialDate(year), **fields)


def test_what_shares_most_of_the_themes_comes_first() -> None:
    """By how often a theme stands on the list."""
    own = (on("a", "wonen"), on("b", "wonen"), on("c", "geld"))
    others = (on("over-geld", "geld"), on("over-wonen", "wonen"), on("beide", "geld", "wonen"))

    assert ids(*own, *others, listed=("a", "b", "c")) == ["beide", "over-wonen", "over-geld"]


def test_what_was_added_lately_counts_more() -> None:
    """Old interests fade."""
    lately = tuple(on(f"nu-{number}", "geld") for number in range(3))
    once = tuple(on(f"toen-{number}", "wonen") for number in range(3))
    listed = tuple(one.id for one in (*once, *lately))

    found = ids(*once, *lately, on("huis", "wonen"), on("beurs", "geld"), listed=listed)

    assert found == ["beurs", "huis"]


def test_the_newest_of_what_shares_as_much() -> None:
    """And at most three."""
    others = tuple(on(f"uit-{year}", "wonen", year=year) for year in range(2015, 2020))

    assert ids(on("a", "wonen"), *others, listed=("a",)) == ["uit-2019", "uit-2018", "uit-2017"]


def test_who_made_it_counts_too() -> None:
    """The same maker goes before what is newer."""
    listed = on("a", "wonen", organisations=("p31",))
    known = on("van-p31", "wonen", organisations=("p31",), year=2010)

    (first, _) = catalogue(listed, on("nieuw", "wonen", year=2026), known).suggest(("a",))

    assert first.entry.id == "van-p31"
    assert first.reasons == (
        Reason(ReasonKind.THEME, "Wonen"),
        Reason(ReasonKind.ORGANISATION, "Platform31"),
    )


def test_no_older_edition() -> None:
    """Neither of what is listed nor of anything else: the newer one is the one to read."""
    listed = on("nieuw", "wonen", replaces="oud")
    older = on("oud", "wonen", replaces="oudst")
    another = (on("gids-1", "wonen"), on("gids-2", "wonen", replaces="gids-1"))

    found = ids(listed, older, on("oudst", "wonen"), *another, listed=("nieuw",))

    assert found == ["gids-2"]


def test_only_what_can_be_read_at_any_time() -> None:
    """No questions, no events."""
    event = Event(id="dag", title="Dag", summary="Komt allen.", themes=("wonen",))

    assert ids(on("a", "wonen"), question("vraag"), event, listed=("a",)) == []


def test_nothing_to_go_by() -> None:
    """An empty list, and one of which nothing is known here, get no guesses."""
    assert ids(on("a", "wonen"), listed=()) == []
    assert ids(on("a", "wonen"), listed=("van-elders",)) == []


@lru_cache(maxsize=1)
def shelf() -> Catalogue:
    """Records on either theme, both or none, some an edition of another."""
    kinds = ((), ("wonen",), ("geld",), ("wonen", "geld"))
    return catalogue(
        *(
            on(
                f"r{number}",
                *kinds[number % 4],
                year=2000 + number % 7,
                replaces=f"r{number - 1}" if number % 5 == 0 and number else None,
            )
            for number in range(20)
        )
    )


@given(st.lists(st.sampled_from([f"r{number}" for number in range(24)]), unique=True))
def test_for_any_list(listed: list[str]) -> None:
    """Nothing that is on it, no older edition, each with a theme as its reason, always the same."""
    found = shelf().suggest(listed)

    own = {one.entry.id for one in found}
    assert len(found) == len(own) <= 3
    assert not own & set(listed)
    assert not own & {entry.replaces for entry in shelf().entries.values()}
    assert all(one.reasons[0].kind is ReasonKind.THEME for one in found)
    assert shelf().suggest(listed) == found


def test_the_newest_edition() -> None:
    """Over any number of editions, also of one that is gone; a circle ends."""
    known = catalogue(
        on("twee", "wonen", replaces="een"),
        on("drie", "wonen", replaces="twee"),
        on("kip", "wonen", replaces="ei"),
        on("ei", "wonen", replaces="kip"),
    )

    newest = known.newest_edition("een")
    assert newest is not None
    assert newest.id == "drie"
    assert known.newest_edition("drie") is None
    assert known.newest_edition("kip") is not None
