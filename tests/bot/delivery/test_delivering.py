"""Delivering: every notice arrives, once, whatever Discord, the network or a crash does."""

import asyncio
import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import App
from bot.delivery import (
    MOST_REFUSALS,
    NONCE_LASTS,
    PEOPLE_AT_ONCE,
    Arrived,
    Delivery,
    Failed,
    Failure,
    Outcome,
    Throttled,
    back_off,
)
from bot.reading_list.reminders import DueReminder
from storage.engine.errors import StorageError
from storage.outbox import Notice
from storage.questions import new_key
from storage.reminders import Reminder
from tests.bot.apps import Clock, come_back, opened
from tests.storage.builders import NOW, item, notice

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
ANNA, BEA, CAS = 1, 2, 3


class Answer(Enum):
    """What becomes of a try."""

    WELL = auto()
    LOST = auto()
    """It arrives; the answer doesn't."""
    DOWN = auto()
    BUSY = auto()
    CLOSED = auto()
    REFUSED = auto()
    KILLED = auto()
    """It arrives, and the bot is no more."""
    KILLED_BEFORE = auto()


ARRIVES = {Answer.WELL, Answer.LOST, Answer.KILLED}


class KilledError(BaseException):
    """What no code of ours catches."""


@dataclass
class Messenger:
    """People's conversations, kept as Discord does: a nonce is known for minutes only."""

    clock: Clock
    answers: Iterator[Answer] = field(default_factory=lambda: itertools.repeat(Answer.WELL))
    nonces: timedelta = NONCE_LASTS + SECOND
    there: list[tuple[str, datetime]] = field(default_factory=list)
    """The key of each message, and when it came."""
    subjects: list[Any] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)
    searched: list[datetime] = field(default_factory=list)

    async def send(self, notice: Notice, subject: Any) -> Outcome:
        await asyncio.sleep(0)
        answer = next(self.answers)
        self.tries.append(notice.key)
        self.subjects.append(subject)
        if answer in ARRIVES and not self._known(notice.key):
            self.there.append((notice.key, self.clock.now))
        return _outcome(answer)

    async def find(self, notice: Notice, subject: Any, since: datetime) -> Arrived | Failed | None:
        del subject
        self.searched.append(since)
        return Arrived(9) if any(self._found(notice.key, since)) else None

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.there]

    def _known(self, key: str) -> bool:
        return any(self._found(key, self.clock.now - self.nonces))

    def _found(self, key: str, since: datetime) -> list[bool]:
        return [key == own for own, when in self.there if when >= since]


def _outcome(answer: Answer) -> Outcome:
    match answer:
        case Answer.WELL:
            return Arrived(9)
        case Answer.BUSY:
            return Throttled(90 * SECOND)
        case Answer.CLOSED:
            return Failure.CLOSED
        case Answer.REFUSED:
            return Failure.REFUSED
        case Answer.KILLED | Answer.KILLED_BEFORE:
            raise KilledError
        case Answer.LOST | Answer.DOWN:
            return Failure.UNSURE


@pytest.fixture
def messenger(clock: Clock) -> Messenger:
    return Messenger(clock)


async def remind(app: App, user: int = ANNA, due_at: datetime = NOW, own: str = "boek") -> str:
    """Set a reminder as someone did a while ago; its key."""
    reminder = Reminder(
        key=new_key(), user_id=user, item_id=own, due_at=due_at, zone="Europe/Amsterdam"
    )
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.add(connection, user, item(own, note="Voor de raad"))
        await app.stores.reminders.set(connection, reminder, due_at - HOUR)
    return reminder.key


async def run(app: App, messenger: Messenger) -> datetime | None:
    return await Delivery(app, messenger).run()


async def state(app: App, key: str) -> str:
    rows = await app.database.read.execute_fetchall(
        "SELECT state FROM notices WHERE key = :key", {"key": key}
    )
    return str(next(iter(rows))["state"])


async def test_what_is_due_goes_out_once(app: App, messenger: Messenger, clock: Clock) -> None:
    """At its moment, not before, and the reminder is known to have come."""
    key = await remind(app, due_at=NOW + MINUTE)
    delivery = Delivery(app, messenger)

    assert await delivery.run() == NOW + MINUTE
    assert messenger.keys == []
    clock.move(minutes=1)
    assert await delivery.run() is None
    assert await delivery.run() is None

    assert messenger.tries == [key]
    assert await state(app, key) == "sent"
    assert await app.stores.reminders.of_user(ANNA) == ()


class RunningClock(Clock):
    """One that goes on while it is read, as a real one does."""

    def __call__(self) -> datetime:
        self.move(milliseconds=1)
        return self.now


async def test_while_time_goes_on(tmp_path: Path) -> None:
    """What is due at the start of a run goes out in it: the moment of one look counts for all."""
    clock = RunningClock()
    messenger = Messenger(clock)
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        key = await remind(app, due_at=NOW)

        await run(app, messenger)

        assert messenger.tries == [key]
        assert await state(app, key) == "sent"


async def test_what_it_is_about_is_as_it_is_now(app: App, messenger: Messenger) -> None:
    """The item's title and the note of the moment come along, and whether it is late."""
    await remind(app, due_at=NOW)
    await remind(app, due_at=NOW - HOUR, own="vocht")
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.write_note(connection, ANNA, "boek", "Toch iets anders")

    await run(app, messenger)

    late, on_time = messenger.subjects
    assert isinstance(on_time, DueReminder)
    assert isinstance(late, DueReminder)
    assert (on_time.item.note, on_time.late) == ("Toch iets anders", False)
    assert on_time.entry is not None
    assert (late.late, late.item.item_id) == (True, "vocht")


async def test_it_is_claimed_on_disk_before_it_is_sent(app: App, clock: Clock) -> None:
    """A crash while it is being sent leaves behind that it was."""
    key = await remind(app)
    messenger = Messenger(clock, iter([Answer.KILLED]))

    with pytest.raises(KilledError):
        await run(app, messenger)

    (left,) = await app.stores.outbox.unconfirmed()
    assert (left.key, left.attempts, left.tried_at) == (key, 1, NOW)


@pytest.mark.parametrize("answer", [Answer.KILLED, Answer.KILLED_BEFORE, Answer.LOST, Answer.DOWN])
@pytest.mark.parametrize("away", [SECOND, NONCE_LASTS - SECOND, NONCE_LASTS, 3 * HOUR])
async def test_after_a_crash_or_a_lost_answer(
    app: App, clock: Clock, answer: Answer, away: timedelta
) -> None:
    """Whether it had arrived or not, and however long the bot was away: it is there, once."""
    key = await remind(app)
    messenger = Messenger(clock, iter([answer, *[Answer.WELL] * 9]))
    delivery = Delivery(app, messenger)
    if answer in (Answer.KILLED, Answer.KILLED_BEFORE):
        with pytest.raises(KilledError):
            await delivery.run()
    else:
        await delivery.run()

    clock.now += away
    for _ in range(3):
        clock.now = max(clock.now, await run(app, messenger) or clock.now)

    assert messenger.keys == [key]
    assert await state(app, key) == "sent"


async def test_a_short_outage_needs_no_search(app: App, clock: Clock) -> None:
    """Within the life of a nonce it is simply sent again; later it is looked for first."""
    await remind(app)
    messenger = Messenger(clock, iter([Answer.KILLED, Answer.KILLED, Answer.WELL]))
    with pytest.raises(KilledError):
        await run(app, messenger)

    clock.move(seconds=30)
    with pytest.raises(KilledError):
        await run(app, messenger)
    assert messenger.searched == []
    clock.move(minutes=5)
    clock.now = await run(app, messenger) or clock.now
    await run(app, messenger)

    assert len(messenger.searched) == 1
    assert len(messenger.keys) == 1


@pytest.mark.parametrize("then", [Answer.DOWN, Answer.KILLED_BEFORE])
@pytest.mark.parametrize("after", [15, 60, 3600])
async def test_the_first_of_several_tries_arrived(
    app: App, clock: Clock, then: Answer, after: float
) -> None:
    """A later try that failed says nothing of its age: it is found, and not sent again."""
    key = await remind(app)
    messenger = Messenger(clock, iter([Answer.LOST, then, *[Answer.WELL] * 9]))
    await run(app, messenger)
    clock.now += NONCE_LASTS - 10 * SECOND
    with suppress(KilledError):
        await run(app, messenger)

    clock.move(seconds=after)
    await run(app, messenger)

    assert messenger.keys == [key]
    assert await state(app, key) == "sent"


async def test_busy_discord_is_not_asked_again_too_early(app: App, clock: Clock) -> None:
    """What it asks for is waited, to the second."""
    key = await remind(app)
    messenger = Messenger(clock, iter([Answer.BUSY, Answer.WELL]))
    delivery = Delivery(app, messenger)

    assert await delivery.run() == NOW + 90 * SECOND
    clock.move(seconds=89)
    await delivery.run()
    assert messenger.tries == [key]
    clock.move(seconds=1)
    await delivery.run()

    assert messenger.keys == [key]


async def test_one_failing_notice_holds_up_nobody(app: App, clock: Clock) -> None:
    """The others of the batch go out, of the same person too."""
    keys = [
        await remind(app, user, NOW - number * SECOND, own)
        for number, (user, own) in enumerate(itertools.product((ANNA, BEA), ("boek", "vocht")))
    ]
    messenger = Messenger(clock, iter([Answer.DOWN, *[Answer.WELL] * 9]))

    next_due = await run(app, messenger)

    assert len(messenger.keys) == 3
    assert set(messenger.tries) == set(keys)
    assert next_due == NOW + back_off(1)


async def test_a_mistake_of_ours_in_one_notice(
    app: App, messenger: Messenger, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged without what it says, tried on later days, and holds nothing up."""
    await remind(app, ANNA, NOW - SECOND)
    key = await remind(app, BEA)
    sending = messenger.send

    async def failing(notice: Notice, subject: Any) -> Outcome:
        if notice.user_id == ANNA:
            raise RuntimeError("a mistake")
        return await sending(notice, subject)

    messenger.send = failing  # type: ignore[method-assign]  # a sender that fails for one person

    next_due = await run(app, messenger)

    assert messenger.keys == [key]
    assert next_due == NOW + timedelta(days=1)
    assert "A notice of kind reminder could not be made" in caplog.text


async def test_a_kind_that_nobody_here_knows(app: App, messenger: Messenger, clock: Clock) -> None:
    """A later version's notice waits for that version some days, and is then set aside."""
    async with app.database.transaction() as connection:
        await app.stores.outbox.write(connection, notice("n1", kind="greeting"))

    for _ in range(MOST_REFUSALS):
        clock.now = await run(app, messenger) or clock.now

    assert messenger.tries == []
    assert await state(app, "n1") == "undeliverable"
    assert [one.key for one in await come_back(app, ANNA)] == ["n1"]
    assert await come_back(app, ANNA) == ()


async def test_what_is_off_the_list_by_then(app: App, messenger: Messenger) -> None:
    """Nothing is said of it, and nothing stays behind."""
    key = await remind(app)
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, key, NOW)
        await app.stores.reading_lists.remove(connection, ANNA, ["boek"], "u1", NOW)

    await run(app, messenger)
    await run(app, messenger)

    assert messenger.tries == []
    assert await state(app, key) == "sent"


async def test_closed_messages(app: App, clock: Clock) -> None:
    """Of several notices one is tried; the rest waits, and other people get theirs."""
    held = [await remind(app, ANNA, NOW - number * SECOND) for number in range(3)]
    key = await remind(app, BEA)
    messenger = Messenger(clock, iter([Answer.CLOSED, *[Answer.WELL] * 9]))

    next_due = await run(app, messenger)

    assert next_due is None
    assert messenger.keys == [key]
    assert len(set(messenger.tries) & set(held)) == 1
    assert {await state(app, one) for one in held} == {"undeliverable"}


async def test_someone_who_comes_back(app: App, clock: Clock) -> None:
    """They see once what waited; still closed, they aren't told again; open, they get it all."""
    held = [await remind(app, due_at=NOW - number * SECOND) for number in range(3)]
    messenger = Messenger(clock, iter([Answer.CLOSED, Answer.CLOSED, *[Answer.WELL] * 9]))
    delivery = Delivery(app, messenger)
    await delivery.run()
    clock.move(minutes=1)

    first = await come_back(app, ANNA)
    await delivery.run()
    second = await come_back(app, ANNA)
    await delivery.run()
    await delivery.run()

    assert {one.key for one in first} == set(held)
    assert second == ()
    assert sorted(messenger.keys) == sorted(held)
    assert await app.stores.outbox.unreachable(ANNA) is None


async def test_what_became_due_since_someone_was_told(app: App, clock: Clock) -> None:
    """Only that is new to them."""
    await remind(app)
    messenger = Messenger(clock, itertools.repeat(Answer.CLOSED))
    delivery = Delivery(app, messenger)
    await delivery.run()
    await come_back(app, ANNA)
    later = await remind(app, due_at=NOW + HOUR)
    clock.move(hours=2)
    await delivery.run()

    assert [one.key for one in await come_back(app, ANNA)] == [later]
    assert await come_back(app, BEA) == ()


async def test_nothing_waits_for_someone_who_can_be_reached(app: App) -> None:
    """Coming back writes nothing then."""
    await remind(app, due_at=NOW + HOUR)

    async with app.database.transaction():
        assert await asyncio.create_task(come_back(app, ANNA)) == ()


async def test_few_are_sent_to_at_once(app: App, messenger: Messenger) -> None:
    """However many are due, so that answers aren't kept waiting; each person in order."""
    for user in range(12):
        for number, own in enumerate(("boek", "vocht")):
            await remind(app, user, NOW + number * SECOND - MINUTE, own)
    sending, at_once, most = messenger.send, 0, 0
    seen: list[tuple[int, str]] = []

    async def counting(notice: Notice, subject: Any) -> Outcome:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.001)
        seen.append((notice.user_id, str(notice.subject["item"])))
        at_once -= 1
        return await sending(notice, subject)

    messenger.send = counting  # type: ignore[method-assign]  # a sender that counts
    await run(app, messenger)

    assert 1 < most <= PEOPLE_AT_ONCE
    assert len(seen) == 24
    assert [own for user, own in seen if user == 3] == ["boek", "vocht"]


async def test_a_database_that_fails_while_something_is_sent(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """What arrived and could not be noted is not sent a second time by the next run."""
    key = await remind(app)
    delivery = Delivery(app, messenger)
    sending, transaction = messenger.send, app.database.transaction

    def broken() -> object:
        raise StorageError("the disk is full")

    async def then_broken(notice: Notice, subject: Any) -> Outcome:
        app.database.transaction = broken  # type: ignore[assignment]  # the disk is full by now
        return await sending(notice, subject)

    messenger.send = then_broken  # type: ignore[method-assign]  # a sender during whose work it fills
    with pytest.raises(StorageError):
        await delivery.run()
    app.database.transaction = transaction  # type: ignore[method-assign]
    messenger.send = sending  # type: ignore[method-assign]
    clock.now = await delivery.run() or clock.now
    await delivery.run()

    assert messenger.keys == [key]
    assert await state(app, key) == "sent"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=60,
)
@given(
    answers=st.lists(st.sampled_from([*Answer, Answer.WELL]), max_size=25),
    gaps=st.lists(st.sampled_from([1, 5, 30, 100, 119, 120, 121, 700, 9000]), max_size=25),
    due=st.sets(st.tuples(st.sampled_from([ANNA, BEA, CAS]), st.integers(0, 300)), max_size=5),
)
async def test_whatever_happens_each_arrives_once(
    tmp_path: Path, answers: list[Answer], gaps: list[int], due: set[tuple[int, int]]
) -> None:
    """Any row of answers, crashes and outages ends with every reminder there once, or given up."""
    clock, given_up = Clock(), set[str]()
    messenger = Messenger(clock, itertools.chain(answers, itertools.repeat(Answer.WELL)))
    async with opened(tmp_path / f"{new_key()}.db", clock) as app:
        keys = [await remind(app, user, NOW + after * SECOND) for user, after in sorted(due)]
        delivery = Delivery(app, messenger)

        for gap in (*gaps, *[90_000] * 30):
            try:
                await delivery.run()
            except KilledError:
                delivery = Delivery(app, messenger)
            clock.now += gap * SECOND
            for user in (ANNA, BEA, CAS):
                closed = await app.stores.outbox.unreachable(user)
                waited = {one.key for one in await come_back(app, user)}
                given_up |= set() if closed else waited

    assert len(messenger.keys) == len(set(messenger.keys))
    assert set(keys) - given_up <= set(messenger.keys) <= set(keys)
