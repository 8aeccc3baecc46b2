"""What goes into a digest."""

from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from bot.following.digests import Digest, gather_items
from bot.following.schedule import Later, Now, plan
from storage.digests import WaitingNews
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.rhythms import Frequency, Rhythm
from tests.storage.builders import NOW

ZONE = ZoneInfo("Europe/Amsterdam")
WONEN, GELD = Subject(SubjectKind.THEME, "wonen"), Subject(SubjectKind.THEME, "geld")
MAKER = Subject(SubjectKind.ORGANISATION, "platform31")
AT_ONCE = Rhythm(frequency=Frequency.DIRECT)


def item(number: int, *subjects: Subject, **changes: Any) -> WaitingNews:
    values: dict[str, Any] = {
        "number": number,
        "guild_id": 0,
        "entry_id": f"stuk-{number}",
        "why": NewsReason.NEW,
        "subjects": frozenset(subjects or (WONEN,)),
        "made_at": NOW,
    }
    return WaitingNews(**(values | changes))


def told(*items: WaitingNews, follows: tuple[Subject, ...] = (WONEN,)) -> Digest:
    return gather_items(items, follows, lambda one: one.entry_id != "weg")


def planned(*items: WaitingNews, rhythm: Rhythm = AT_ONCE, now: datetime = NOW) -> Now | Later:
    return plan(items, [(rhythm, items)], ZONE, now, attrgetter("guild_id", "entry_id"))


def test_each_item_stands_in_it_once_with_every_reason() -> None:
    """Whatever is followed of it, in the order in which it is followed; the newest first."""
    digest = told(item(1, WONEN), item(2, WONEN, GELD, MAKER), follows=(MAKER, WONEN))

    assert [(item.number, reasons) for item, reasons in digest.items] == [
        (2, (MAKER, WONEN)),
        (1, (WONEN,)),
    ]
    assert digest.numbers == {1, 2}


def test_what_is_gone_or_not_followed_is_dropped() -> None:
    """An entry that can't be found any more, and one whose reasons are all gone."""
    digest = told(item(1), item(2, GELD), item(3, entry_id="weg"))

    assert digest.numbers == {1}
    assert digest.dropped == {2, 3}


def test_what_was_new_and_is_renewed_is_told_once() -> None:
    """As it is now; both are settled by it."""
    digest = told(item(1, entry_id="boek"), item(2, entry_id="boek", why=NewsReason.RENEWED))

    assert [(item.number, item.why) for item, _ in digest.items] == [(2, NewsReason.RENEWED)]
    assert digest.numbers == {1, 2}


def test_the_same_id_on_two_servers_is_two_entries() -> None:
    """Each has its own."""
    digest = told(item(1, entry_id="boek", guild_id=7), item(2, entry_id="boek", guild_id=8))

    assert len(digest.items) == 2


def test_before_a_turn_nothing_is_told() -> None:
    """It says when the turn is; who never hears has none."""
    weekly = planned(item(1), rhythm=Rhythm())
    never = planned(item(1), rhythm=Rhythm(frequency=Frequency.NEVER))

    assert isinstance(weekly, Later)
    assert weekly.due_at is not None
    assert weekly.due_at.astimezone(ZONE).strftime("%A %H:%M") == "Thursday 09:00"
    assert never == Later(None)


def test_what_came_since_goes_along() -> None:
    """At a turn all that waits is told, the turn being that of the first."""
    later = NOW + timedelta(days=7)

    assert planned(item(1), item(2, made_at=later), rhythm=Rhythm(), now=later) == Now(
        frozenset({1, 2})
    )


def test_what_is_urgent_goes_before_a_turn() -> None:
    """With all else that there is of its entry; the rest waits."""
    news = item(1), item(2, entry_id="dag"), item(3, entry_id="dag", why=NewsReason.CHANGED)

    assert planned(*news, rhythm=Rhythm()) == Now(frozenset({2, 3}))


def test_where_nothing_is_left_there_is_nothing_to_wait_for() -> None:
    """However often someone wants to hear."""
    assert planned() == planned(rhythm=Rhythm()) == Later(None)


def test_what_was_told_can_be_seen_again() -> None:
    """Also what is no longer followed, without a reason."""
    digest = gather_items([item(1, GELD)], (WONEN,), lambda _: True, all_told=True)

    assert [reasons for _, reasons in digest.items] == [()]
