"""What is to be done with what a feed brings: a plain decision, nothing read or written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from knowledge.agenda import local
from knowledge.answer import Found, Question
from knowledge.answering.mentions import normal_address

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from bot.proposals.feeds.items import Item
    from knowledge.catalogue import Catalogue

RECENT = timedelta(days=30)
"""What is older when it is first seen is no news."""
MOST_AT_ONCE, MOST_WAITING = 20, 50
"""How many proposals one reading makes, and how many of one feed may wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """What one reading comes to."""

    propose: tuple[Item, ...]
    remember: tuple[Item, ...]
    """Nothing has to be done about it, now or later."""
    whole: bool
    """False where something was left for the next reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a feed brings, and what is known of that."""

    items: Sequence[Item]
    known: Container[str]
    """The keys of items that were brought before; they are never looked at again."""
    is_known_link: Callable[[str], bool]
    """Whether an address is that of an entry, or of what another feed brought."""
    first: bool
    """Whether the feed was never read before."""
    room: int
    """How many of its proposals can be added."""


def decide(reading: Reading, now: datetime) -> FeedPlan:
    fresh, remember = _sorted_out(reading, now)
    most = max(0, min(MOST_AT_ONCE, reading.room))
    propose, rest = fresh[:most], fresh[most:]
    return FeedPlan(
        propose=tuple(propose),
        remember=(*remember, *rest) if reading.first else tuple(remember),
        whole=reading.first or not rest,
    )


def shared_links(items: Iterable[Item]) -> frozenset[str]:
    """Return the addresses that more than one item has, so that they tell none of them apart."""
    counted = Counter(normal_address(item.link) for item in items if item.link)
    return frozenset(one for one, count in counted.items() if one and count > 1)


def _sorted_out(reading: Reading, now: datetime) -> tuple[list[Item], list[Item]]:
    """Return the new items to propose, the most urgent first, and those that need nothing."""
    shared = shared_links(reading.items)
    fresh: list[Item] = []
    remember: list[Item] = []
    for item in reading.items:
        if item.key in reading.known:
            continue
        address = normal_address(item.link) if item.link else None
        has_own = address is not None and address not in shared
        known = has_own and item.link is not None and reading.is_known_link(item.link)
        (fresh if not known and _is_news(item, reading, now) else remember).append(item)
    fresh.sort(key=_soonest if all(item.event for item in fresh) else _newest)
    return fresh, remember


def _is_news(item: Item, reading: Reading, now: datetime) -> bool:
    if item.event:
        return not item.cancelled and not _is_over(item, now)
    if item.published is None:
        return not reading.first
    return item.published >= now - RECENT


def _is_over(item: Item, now: datetime) -> bool:
    last = item.end or item.start
    if last is None:
        return False
    if isinstance(last, datetime) and item.end is not None:
        return local(last) <= now
    return _day(last) < local(now).date()


def _soonest(item: Item) -> tuple[bool, date]:
    return item.start is None, _day(item.start) if item.start else date.max


def _newest(item: Item) -> float:
    return -item.published.timestamp() if item.published else 0.0


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


HOURLY = timedelta(hours=1)
LONGEST = timedelta(days=1)
_MOST_DOUBLINGS = 10
_SPREAD = 0.1


def next_reading(now: datetime, failures: int, chance: float) -> datetime:
    """Return when a feed is due that failed so many times in a row; `chance` is from 0 to 1."""
    wait = min(HOURLY * (1 << min(failures, _MOST_DOUBLINGS)), LONGEST)
    return now + wait * (1 + _SPREAD * (2 * chance - 1))


BEST = 3
"""So many of what ranks best are looked at."""


def themes_of(title: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of themes to suggest: those of what is surely about it, and of another too."""
    answer = catalogue.answer(Question(title))
    if not isinstance(answer, Found):
        return ()
    first, *others = (match.entry for match in answer.results[:BEST])
    return tuple(one for one in first.themes if any(one in other.themes for other in others))
