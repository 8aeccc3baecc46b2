"""What is to be done with what a feed brings: a plain decision, nothing read or written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.proposals.feeds.items import Version
from knowledge.agenda import local
from knowledge.mentions import normal_address
from storage.proposals import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.proposals.feeds.items import Item
    from storage.feeds import KnownItem
    from storage.proposals import Proposal

RECENT = timedelta(days=30)
"""What is older when it is first seen is no news."""
MOST_AT_ONCE, MOST_WAITING = 20, 50
"""How many proposals one reading makes, and how many of one feed may wait."""

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """A known event that is different now, and what differs: None where something is gone."""

    item: Item
    proposal: Proposal
    differing: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one reading comes to."""

    propose: tuple[Item, ...]
    renew: tuple[Changed, ...]
    """What still waits becomes this."""
    improve: tuple[Changed, ...]
    """What became an entry is to be made better."""
    remember: tuple[Item, ...]
    """Nothing has to be done about it, now or later."""
    whole: bool
    """False where something was left for the next reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a feed brings, and what is known of that."""

    items: Sequence[Item]
    known: Mapping[str, KnownItem]
    proposals: Mapping[str, Proposal]
    """By their keys, those of known items that changed."""
    is_known_link: Callable[[str], bool]
    """Whether an address is that of an entry, or of what another feed brought."""
    first: bool
    """Whether the feed was never read before."""
    room: int
    """How many of its proposals can be added."""


def decide(reading: Reading, facts: Callable[[Item], Facts], now: datetime) -> Plan:
    """Return what to do; `facts` tells what of an event is compared."""
    fresh, remember = _sorted_out(reading, now)
    most = max(0, min(MOST_AT_ONCE, reading.room))
    propose, rest = fresh[:most], fresh[most:]
    renew, improve, whole = [], [], True
    for item in changed(reading.items, reading.known, facts):
        known = reading.known[item.key]
        proposal = reading.proposals.get(known.proposal_key or "")
        if proposal is None:
            remember.append(item)
            continue
        found = Changed(item, proposal, differing(known.facts or {}, facts(item)))
        if proposal.state is State.WAITING and proposal.draft_key is not None:
            whole = False  # somebody is writing it: when they are done it is looked at again
        elif proposal.state is State.WAITING:
            renew.append(found)
        elif proposal.entry_id or proposal.item_id:
            improve.append(found)
        else:
            remember.append(item)
    if reading.first:
        remember += rest
    return Plan(
        propose=tuple(propose),
        renew=tuple(renew),
        improve=tuple(improve),
        remember=tuple(remember),
        whole=whole and (reading.first or not rest),
    )


def changed(
    items: Iterable[Item], known: Mapping[str, KnownItem], facts: Callable[[Item], Facts]
) -> tuple[Item, ...]:
    """Return the known events that are different now, unless this is an older reading of them."""
    return tuple(
        item
        for item in items
        if item.event
        and (before := known.get(item.key)) is not None
        and item.version >= Version(before.sequence, before.modified)
        and facts(item) != before.facts
    )


def differing(before: Facts, after: Facts) -> Facts:
    """Return what became different, None where something is gone."""
    keys = dict.fromkeys((*after, *before))
    return {key: after.get(key) for key in keys if before.get(key) != after.get(key)}


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
