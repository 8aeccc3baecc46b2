"""What goes into a digest."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.notices.digests import Digest, NotYet, gathered, plan
from storage.follows import Subject, SubjectKind
from storage.news import Item, Why
from storage.rhythms import Frequency, Rhythm
from tests.storage.builders import NOW

ZONE = ZoneInfo("Europe/Amsterdam")
WONEN, GELD = Subject(SubjectKind.THEME, "wonen"), Subject(SubjectKind.THEME, "geld")
MAKER = Subject(SubjectKind.ORGANISATION, "platform31")
AT_ONCE = Rhythm(frequency=Frequency.DIRECT)


def item(number: int, *subjects: Subject, **changes: Any) -> Item:
    values: dict[str, Any] = {
        "number": number,
        "guild_id": 0,
        "entry_id": f"stuk-{number}",
        "why": Why.NEW,
        "subjects": frozenset(subjects or (WONEN,)),
        "made_at": NOW,
    }
    return Item(**(values | changes))


def planned(
    *items: Item, follows: tuple[Subject, ...] = (WONEN,), rhythm: Rhythm = AT_ONCE, **at: Any
) -> Digest | NotYet:
    now: datetime = at.get("now", NOW)
    return plan(items, follows, rhythm, ZONE, now, lambda one: one.entry_id != "weg")


def test_each_item_stands_in_it_once_with_every_reason() -> None:
    """Whatever is followed of it, in the order in which it is followed; the newest first."""
    digest = planned(item(1, WONEN), item(2, WONEN, GELD, MAKER), follows=(MAKER, WONEN))

    assert isinstance(digest, Digest)
    assert [(one.item.number, one.reasons) for one in digest.told] == [
        (2, (MAKER, WONEN)),
        (1, (WONEN,)),
    ]
    assert digest.numbers == {1, 2}


def test_what_is_gone_or_not_followed_is_dropped() -> None:
    """An entry that can't be found any more, and one whose reasons are all gone."""
    digest = planned(item(1), item(2, GELD), item(3, entry_id="weg"))

    assert isinstance(digest, Digest)
    assert digest.numbers == {1}
    assert digest.dropped == {2, 3}


def test_what_was_new_and_is_renewed_is_told_once() -> None:
    """As it is now; both are settled by it."""
    digest = planned(item(1, entry_id="boek"), item(2, entry_id="boek", why=Why.RENEWED))

    assert isinstance(digest, Digest)
    assert [(one.item.number, one.item.why) for one in digest.told] == [(2, Why.RENEWED)]
    assert digest.numbers == {1, 2}


def test_the_same_id_on_two_servers_is_two_entries() -> None:
    """Each has its own."""
    digest = planned(item(1, entry_id="boek", guild_id=7), item(2, entry_id="boek", guild_id=8))

    assert isinstance(digest, Digest)
    assert len(digest.told) == 2


def test_before_a_turn_nothing_is_told() -> None:
    """It says when the turn is; who never hears has none."""
    weekly = planned(item(1), rhythm=Rhythm())
    never = planned(item(1), rhythm=Rhythm(frequency=Frequency.NEVER))

    assert isinstance(weekly, NotYet)
    assert weekly.due_at is not None
    assert weekly.due_at.astimezone(ZONE).strftime("%A %H:%M") == "Thursday 09:00"
    assert never == NotYet(None)


def test_what_came_since_goes_along() -> None:
    """At a turn all that waits is told, the turn being that of the first."""
    later = NOW + timedelta(days=7)

    digest = planned(item(1), item(2, made_at=later), rhythm=Rhythm(), now=later)

    assert isinstance(digest, Digest)
    assert digest.numbers == {1, 2}


def test_what_is_dropped_needs_no_turn() -> None:
    """Where nothing is left there is nothing to wait for."""
    digest = planned(item(1, GELD), rhythm=Rhythm(frequency=Frequency.NEVER))

    assert digest == Digest((), frozenset(), frozenset({1}))


def test_what_was_told_can_be_seen_again() -> None:
    """Also what is no longer followed, without a reason."""
    digest = gathered([item(1, GELD)], (WONEN,), lambda _: True, all_told=True)

    assert [one.reasons for one in digest.told] == [()]
