"""A reading list as it is read: filtered, sorted, fitted to a time, beside what is known here."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading_list.arrange import (
    Contents,
    ListPage,
    ReadingItem,
    Sort,
    Status,
    arrange,
    fitting_in,
    look_up,
)
from knowledge.catalogue import Catalogue
from knowledge.entry import PartialDate
from storage.reading_lists import ListedItem
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW, item

CATALOGUE = Catalogue.build(
    library(
        publication("oud", title="Oud", published=PartialDate(2001), reading_minutes=30),
        publication("nieuw", title="Nieuw", published=PartialDate(2020, 5), reading_minutes=10),
        publication("geld", title="Geld", themes=("geld",), reading_minutes=20),
        question("vraag", question="Wat nu?", themes=()),
        publication("gids-1", title="Gids"),
        publication("gids-2", title="Gids, opnieuw", replaces="gids-1"),
        elsewhere("weer"),
    )
)


def listed(*ids: str, read: tuple[str, ...] = ()) -> list[ListedItem]:
    """Items added a minute after each other, in this order."""
    return [
        item(
            own,
            title=f"Was {own}",
            added_at=NOW + timedelta(minutes=number),
            read_at=NOW if own in read else None,
        )
        for number, own in enumerate(ids)
    ]


def contents(items: list[ListedItem], **shown: object) -> Contents:
    return arrange(look_up(items, CATALOGUE), ListPage(**shown), CATALOGUE)  # type: ignore[arg-type]


def ids(found: Contents) -> list[str]:
    return [one.id for one in found.items]


ALL = listed("oud", "geld", "weg", "nieuw", "vraag", read=("geld",))


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.ADDED, ["vraag", "nieuw", "weg", "geld", "oud"]),
        (Sort.YEAR, ["nieuw", "oud", "vraag", "weg", "geld"]),
        (Sort.TIME, ["vraag", "nieuw", "geld", "oud", "weg"]),
        (Sort.THEME, ["geld", "nieuw", "oud", "vraag", "weg"]),
    ],
)
def test_sorting(sort: Sort, order: list[str]) -> None:
    """What has no year, time or theme comes last; of equals the newest addition first."""
    assert ids(contents(ALL, sort=sort)) == order


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ({"status": Status.READ}, ["geld"]),
        ({"status": Status.UNREAD}, ["vraag", "nieuw", "weg", "oud"]),
        ({"theme": "geld"}, ["geld"]),
        ({"theme": "wonen", "status": Status.READ}, []),
    ],
)
def test_filtering(shown: dict[str, object], kept: list[str]) -> None:
    """By what is read and by theme; the whole list is counted all the same."""
    found = contents(ALL, **shown)

    assert ids(found) == kept
    assert found.total == 5


def test_what_is_known_and_what_is_not() -> None:
    """The title of now; for what isn't known here, or isn't of the field, that of then."""
    oud, weg, weer = look_up(listed("oud", "weg", "weer"), CATALOGUE)

    assert (oud.title, oud.minutes) == ("Oud", 30)
    assert (weg.title, weg.entry, weg.time) == ("Was weg", None, None)
    assert weg.url == "https://example.org/eenzaamheid"
    assert weer.entry is None


def test_a_newer_edition() -> None:
    """Is offered, unless it is on the list."""
    (alone,) = look_up(listed("gids-1"), CATALOGUE)
    both = look_up(listed("gids-1", "gids-2"), CATALOGUE)

    assert alone.newer is not None
    assert alone.newer.id == "gids-2"
    assert [one.newer for one in both] == [None, None]


@pytest.mark.parametrize(
    ("minutes", "kept"),
    [
        (9, ["vraag"]),
        (11, ["nieuw", "vraag"]),
        (30, ["oud"]),
        (31, ["oud", "vraag"]),
        (40, ["oud", "nieuw"]),
        (500, ["oud", "geld", "nieuw", "vraag"]),
    ],
)
def test_what_fits(minutes: int, kept: list[str]) -> None:
    """As much unread as fits; what was read fills the rest; what has no known time never does."""
    assert [one.id for one in fitting_in(look_up(ALL, CATALOGUE), minutes)] == kept


def test_nothing_fits() -> None:
    """Then the shortest is named, of what is unread; none where no time is known."""
    long = contents(listed("oud", "nieuw", "geld", read=("nieuw",)), minutes=5)
    unknown = contents(listed("weg"), minutes=5)

    assert (ids(long), ids(unknown)) == ([], [])
    assert long.shortest is not None
    assert long.shortest.id == "geld"
    assert unknown.shortest is None


TIMED = st.lists(st.tuples(st.sampled_from(("oud", "nieuw", "geld", "vraag")), st.booleans()))


@given(TIMED.filter(lambda rows: len(rows) <= 7), st.integers(1, 120))
def test_for_any_list_and_time(rows: list[tuple[str, bool]], minutes: int) -> None:
    """The most unread minutes, then the most in all, then what was added first."""
    items = tuple(
        ReadingItem(
            item(f"{number}", added_at=NOW, read_at=NOW if read else None),
            CATALOGUE.entries[own],  # type: ignore[arg-type]  # none of them is elsewhere
        )
        for number, (own, read) in enumerate(rows)
    )

    def better(chosen: tuple[bool, ...]) -> tuple[int, int, list[bool], list[bool]]:
        unread, read = (
            [taken for taken, one in zip(chosen, items, strict=True) if one.listed.read is state]
            for state in (False, True)
        )
        return (
            sum(one.minutes for one in picked(chosen) if not one.listed.read),
            sum(one.minutes for one in picked(chosen)),
            unread,
            read,
        )

    def picked(chosen: tuple[bool, ...]) -> list[ReadingItem]:
        return [one for taken, one in zip(chosen, items, strict=True) if taken]

    sets = product((True, False), repeat=len(items))
    fitting = [one for one in sets if sum(each.minutes for each in picked(one)) <= minutes]
    assert list(fitting_in(items, minutes)) == picked(max(fitting, key=better))
