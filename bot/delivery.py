"""Delivering what waits in the outbox: each notice once, one person's never held up by another's.

A notice is claimed and committed before it is sent, so that after a crash it is known which may
have arrived. Those are put back, and begin with a look whether they did. What could not be brought
is shown to its person where they are at hand.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import groupby
from typing import Any, Protocol

from bot.app import App
from bot.logs import mishaps_logged
from bot.view import Section
from knowledge.shared import Shared
from storage.engine.transactions import Connection
from storage.outbox import Notice

log = logging.getLogger(__name__)
A_BATCH = 25
"""So many at a time, by all processes together: Discord's limit is for the bot as a whole."""
PEOPLE_AT_ONCE = 5
"""Few enough to leave most of what Discord allows to answers."""
BETWEEN_LOOKS = timedelta(hours=1)
"""How long a change of what is known may go unseen by who follows on it."""
NONCE_LASTS = timedelta(minutes=2)
"""Discord says 'a few minutes'; this is fewer."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""So much earlier than by our clock a message may stand in a conversation."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
REFUSED_WAIT = timedelta(days=1)
"""Another version of the bot may say it in a way that Discord takes."""
MOST_TRIES, MOST_REFUSALS = 500, 5
"""About five days of trying, either way."""
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 5.0
"""Seconds between two looks at the outbox: whoever writes to it need wake nobody."""
NOTED_EVERY = timedelta(days=1)
MOST_UNDELIVERED = 10


class Sender(Protocol):
    """Who brings a notice to its person."""

    async def send(self, notice: Notice, subject: Any) -> "Outcome | None":
        """Send it; again with the same key within minutes is no second message.

        None where none of it is for them any more.
        """

    async def find(
        self, notice: Notice, subject: Any, since: datetime
    ) -> "Arrived | Failed | None":
        """The message that it arrived as since that moment; None where there is none."""


class Rounds:
    """Wakes when the next notice is due; sleeps seconds at most, since more may be written.

    Each of `makers` puts what is due into the outbox, and returns when there is more; a mistake of
    ours in one is logged. `after_change` looks what a change of what is known brings to who waits
    for it. Where several processes run, one does that, and each sends what is for its shards.
    """

    def __init__(
        self,
        app: App,
        sender: Sender,
        makers: Sequence[Callable[[], Awaitable[datetime | None]]],
        after_change: Callable[[App], Awaitable[object]],
    ) -> None:
        self.app = app
        self.delivery = Delivery(app, sender)
        self.makers = makers
        self.after_change = after_change
        self._looked_at: datetime | None = None
        self._seen: Shared | None = None

    async def deliver(self) -> float:
        """Send what is due; return in how many seconds to look again."""
        ahead = []
        for make in self.makers:
            with mishaps_logged(log, "What is to be sent could not be made ready"):
                ahead.append(await make())
        if self.app.shards.leads:
            await self._look_at_change()
        ahead.append(await self.delivery.run())
        next_due = min((at for at in ahead if at is not None), default=None)
        return pause(next_due, self.app.now())

    async def _look_at_change(self) -> None:
        """Do what follows on a change, the start's included; a mistake of ours in it is logged."""
        catalogue, now = self.app.catalogue, self.app.now()
        recent = self._looked_at is not None and now < self._looked_at + BETWEEN_LOOKS
        if catalogue is self._seen or recent:
            return
        with mishaps_logged(log, "What follows on a change could not be done"):
            await self.after_change(self.app)
        self._looked_at, self._seen = now, catalogue


class Delivery:
    """Sends what is due. Only one may run over a database, or over the same shards of it."""

    def __init__(self, app: App, sender: Sender) -> None:
        self.app = app
        self.sender = sender
        self._most = max(1, A_BATCH * len(app.shards.numbers) // app.shards.total)
        self._settled = False
        self._running = asyncio.Lock()

    async def run(self) -> datetime | None:
        """Send what is due, a batch at most; return when there is more to do, None for never.

        Raises `StorageError`: what was under way then is taken up again by the next run.
        """
        outbox = self.app.stores.outbox
        async with self._running:
            if not self._settled:
                await self._take_up()
            self._settled = False
            due = await outbox.due(self.app.now(), self._most, self.app.shards)
            await self._deliver_all(due)
            self._settled = True
            return await outbox.next_due(self.app.now(), self.app.shards)

    async def _take_up(self) -> None:
        """Put back what a crash, or a database that failed, left as being sent."""
        unconfirmed = await self.app.stores.outbox.unconfirmed(self.app.shards)
        if not unconfirmed:
            return
        async with self.app.database.transaction() as connection:
            for notice in unconfirmed:
                await self.app.stores.outbox.put_back(connection, notice.key, self.app.now())
        log.info("Took up %d notices that were being sent", len(unconfirmed))

    async def _deliver_all(self, notices: Iterable[Notice]) -> None:
        """Deliver to a few people at once, to each in order; raise only when all have ended."""
        limit = asyncio.Semaphore(PEOPLE_AT_ONCE)

        async def to_one(theirs: list[Notice]) -> None:
            async with limit:
                for notice in theirs:
                    await self._deliver(notice)

        by_person = sorted(notices, key=lambda notice: notice.user_id)  # keeps each one's order
        grouped = [list(theirs) for _, theirs in groupby(by_person, lambda notice: notice.user_id)]
        ended = await asyncio.gather(*map(to_one, grouped), return_exceptions=True)
        for failure in ended:
            if failure is not None:
                raise failure

    async def _deliver(self, notice: Notice) -> None:
        outbox, now = self.app.stores.outbox, self.app.now()
        kind = self.app.notices.get(notice.kind)
        not_before = now
        if kind is not None and kind.not_before is not None:
            not_before = await kind.not_before(self.app, notice, now)
        async with self.app.database.transaction() as connection:
            if not_before > now:
                await outbox.put_off(connection, notice.key, not_before)
                return
            claimed = await outbox.claim(connection, notice.key, now)
        if not claimed:
            return
        outcome = await self._try(notice, now)
        if outcome is None or isinstance(outcome, Arrived):
            await self._settle(notice, outcome.message_id if outcome else None)
        else:
            await self._fail(notice, outcome)

    async def _try(self, notice: Notice, now: datetime) -> "Outcome | None":
        """Bring a notice; None where there is nothing left to say."""
        kind = self.app.notices.get(notice.kind)
        if kind is None:  # another version of the bot wrote it
            return Failure.REFUSED
        with mishaps_logged(log, "A notice of kind %s could not be made", notice.kind):
            subject = await kind.gather(self.app, notice)
            if subject is None:
                return None
            since = look_up_since(notice, now)
            arrived = None if since is None else await self.sender.find(notice, subject, since)
            return await self.sender.send(notice, subject) if arrived is None else arrived
        return Failure.REFUSED

    async def _settle(self, notice: Notice, message_id: int | None) -> None:
        outbox, now = self.app.stores.outbox, self.app.now()
        async with self.app.database.transaction() as connection:
            await outbox.note_sent(connection, notice.key, message_id, now)
            await settle(self.app, connection, notice, now)
            if message_id is not None:  # whoever could not be reached can be
                await outbox.note_reachable(connection, notice.user_id)

    async def _fail(self, notice: Notice, failed: "Failed") -> None:
        outbox, now, tries = self.app.stores.outbox, self.app.now(), notice.attempts + 1
        step = after_failure(failed, tries, now)
        log.info("A notice did not arrive (%s, try %d)", failed, tries)
        async with self.app.database.transaction() as connection:
            if step is Ending.HOLD:
                await outbox.note_unreachable(connection, notice.user_id, notice.key, now)
                if (kind := self.app.notices.get(notice.kind)) and kind.hold:
                    await kind.hold(self.app, connection, notice, now)
            elif step is Ending.GIVE_UP:
                log.warning("A notice of kind %s is given up", notice.kind)
                await outbox.set_aside(connection, notice.key)
            else:
                await outbox.put_back(connection, notice.key, step)


@dataclass(frozen=True, slots=True)
class Arrived:
    """It is there, as this message."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Throttled:
    """Discord did not take it now (429), and perhaps said after how long it will."""

    retry_after: timedelta | None = None


class Failure(Enum):
    """Why a notice did not arrive, but for being `Throttled`."""

    UNSURE = auto()
    """No answer that says whether it arrived: an error of the network or of Discord's own."""
    CLOSED = auto()
    """This person takes no messages from us: closed, no server in common, or gone."""
    REFUSED = auto()
    """Discord does not take this message, or there is nobody here who can word it."""


class Ending(Enum):
    """What becomes of a notice that isn't tried again by itself."""

    HOLD = auto()
    """It is kept, with the person's others, until they are back."""
    GIVE_UP = auto()
    """After days of trying it is shown where the person is at hand."""


Failed = Throttled | Failure


Outcome = Arrived | Failed


def look_up_since(notice: Notice, now: datetime) -> datetime | None:
    """Since when a notice that is due may have arrived; None where it can be sent at once."""
    if notice.attempts == 0 or notice.tried_at is None:
        return None
    if notice.attempts > 1:  # the first of them may have arrived: how old is its nonce?
        return notice.due_at - CLOCKS_DIFFER
    if timedelta(0) <= now - notice.tried_at < NONCE_LASTS:
        return None
    return notice.tried_at - CLOCKS_DIFFER


def after_failure(failed: Failed, attempts: int, now: datetime) -> datetime | Ending:
    """When to try again after so many failed attempts, or how it ends."""
    if failed is Failure.CLOSED:
        return Ending.HOLD
    if attempts >= (MOST_REFUSALS if failed is Failure.REFUSED else MOST_TRIES):
        return Ending.GIVE_UP
    if failed is Failure.REFUSED:
        return now + REFUSED_WAIT
    retry_after = failed.retry_after if isinstance(failed, Throttled) else None
    return now + max(back_off(attempts), retry_after or timedelta(0))


def back_off(attempts: int) -> timedelta:
    factor: int = 2 ** min(max(attempts, 1) - 1, 16)
    return min(LONGEST_WAIT, FIRST_WAIT * factor)


def pause(next_due: datetime | None, now: datetime) -> float:
    if next_due is None:
        return LONGEST_PAUSE
    return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, (next_due - now).total_seconds()))


@dataclass(frozen=True, slots=True)
class MissedNotices:
    """What could not be delivered to `user`, as it was at a moment."""

    user: int
    notices: tuple[Notice, ...]
    """Without what they were shown before."""
    closed: bool
    """Whether they take no messages; else these were given up for another reason."""
    at: datetime


async def is_closed(app: App, user: int) -> bool:
    """Whether the last direct message to `user` could not be brought."""
    return await app.stores.outbox.unreachable(user) is not None


async def note_presence(app: App, user: int) -> None:
    """Note that `user`, who can't be reached, is here: else what they follow ends after a year.

    Once a day is enough.
    """
    closed, now = await app.stores.outbox.unreachable(user), app.now()
    if closed is None or (closed.here_at and now - closed.here_at < NOTED_EVERY):
        return
    async with app.database.transaction() as connection:
        await app.stores.outbox.note_presence(connection, user, now)


async def find_missed(app: App, user: int) -> MissedNotices | None:
    """What could not be delivered to `user`; None where there is nothing to say or note.

    Nothing is written: what is shown of it is noted with `note_shown`, once they have it.
    """
    outbox, now = app.stores.outbox, app.now()
    closed, waiting = await outbox.unreachable(user), await outbox.waiting_for(user, now)
    if closed is None:
        return MissedNotices(user, waiting, closed=False, at=now) if waiting else None
    told_at = closed.told_at
    new = tuple(notice for notice in waiting if told_at is None or notice.due_at > told_at)
    return MissedNotices(user, new, closed=True, at=now)


async def note_shown(app: App, missed: MissedNotices) -> None:
    """Note that someone has seen what they missed.

    Whoever is closed is tried again as well: perhaps they opened their messages since. The others
    have it now.
    """
    outbox, now = app.stores.outbox, app.now()
    async with app.database.transaction() as connection:
        if missed.closed:
            await outbox.note_told(connection, missed.user, missed.at)
            await outbox.retry(connection, missed.user)
            return
        for notice in missed.notices:
            await outbox.note_sent(connection, notice.key, None, now)
            await settle(app, connection, notice, now)


async def lines_of(app: App, notices: Sequence[Notice]) -> tuple[str, ...]:
    gathered = [(notice.kind, await gather(app, notice)) for notice in notices]
    return tuple(app.notices[kind].line(about) for kind, about in gathered if about is not None)


def undelivered_section(lines: Sequence[str]) -> tuple[Section, ...]:
    """What could not be sent to someone who is here now, and what helps."""
    helps = (
        "Je liet geen privéberichten van mij toe. Ik probeer het nu nog eens. Komt er weer niets? "
        "Zet dan in de instellingen van een server waar wij allebei op zitten privéberichten aan."
    )
    first = tuple(lines[:MOST_UNDELIVERED])
    return (Section("Dit kon ik je niet sturen", helps, first),) if first else ()


async def gather(app: App, notice: Notice) -> Any | None:
    """What a notice is about; None too where another version of the bot knew its kind."""
    kind = app.notices.get(notice.kind)
    return None if kind is None else await kind.gather(app, notice)


async def settle(app: App, conn: Connection, notice: Notice, now: datetime) -> None:
    kind = app.notices.get(notice.kind)
    if kind is not None and kind.settle is not None:
        await kind.settle(app, conn, notice, now)
