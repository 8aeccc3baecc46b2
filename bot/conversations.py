"""What was just discussed, kept in memory for minutes, so that "en voor ouderen?" makes sense."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from knowledge.answer import Context

LASTING = timedelta(minutes=10)
MOST = 5_000
"""Conversations at once; the one that was quiet for longest is dropped first."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Someone in a channel, thread or DM."""

    channel: int
    user: int


@dataclass(frozen=True, slots=True)
class Thread:
    """What follows on one message: replies to it, and the thread that has its id."""

    message: int


Place = Talk | Thread


@dataclass(frozen=True, slots=True)
class _Topic:
    context: Context
    then: datetime
    user: int | None


@dataclass(slots=True)
class Conversations:
    """The last thing discussed in each place. Nothing of it is ever written down."""

    most: int = MOST
    _last: OrderedDict[Place, _Topic] = field(default_factory=OrderedDict)

    def remember(self, context: Context | None, now: datetime, *places: Place) -> None:
        """Keep what was discussed in `places`; None leaves what was there."""
        if context is None:
            return
        user = next((place.user for place in places if isinstance(place, Talk)), None)
        discussed = _Topic(context, now, user)
        for place in places:
            self._last[place] = discussed
            self._last.move_to_end(place)
        while len(self._last) > self.most or self._is_over(next(iter(self._last.values())), now):
            self._last.popitem(last=False)

    def forget(self, user: int) -> None:
        self._last = OrderedDict(
            (place, discussed) for place, discussed in self._last.items() if discussed.user != user
        )

    def recall(self, now: datetime, *places: Place) -> Context | None:
        """Return what was discussed in the first of `places` where that was not too long ago."""
        for place in places:
            discussed = self._last.get(place)
            if discussed is not None and not self._is_over(discussed, now):
                return discussed.context
        return None

    def _is_over(self, discussed: _Topic, now: datetime) -> bool:
        return now - discussed.then > LASTING
