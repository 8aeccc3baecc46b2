"""A year of news for eighty people, without Discord, beside a reference that needs no storage.

The bot is killed ten times, at any step of its work; some people close their messages for a while,
pause, or change what they follow; some events are moved or called off. What everyone should have
got, when and why, is worked out by hand from what happened.
"""

import heapq
import random
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import App
from bot.delivery import NONCE_LASTS, Arrived, Delivery, Failed, Failure, Outcome
from bot.following.announce import announce, announce_correction, announce_soon
from bot.following.digests import News, make_digests
from bot.following.follow import follow, unfollow
from bot.opening import NOTICES
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from knowledge.entry import Author, Entry, Event, Library, Organisation, Taxonomy, Theme
from knowledge.shared import Shared
from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.outbox import Notice
from storage.rhythms import Frequency, Quiet, Rhythm
from storage.stores import Stores
from tests.bot.apps import Clock, come_back
from tests.knowledge.builders import publication

SEED, PEOPLE, ENTRIES, EVENTS, CRASHES = 20261126, 80, 150, 30, 10
START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR, MINUTE, DAY = timedelta(days=365), timedelta(minutes=1), timedelta(days=1)
URGENT = (NewsReason.NEAR, NewsReason.CHANGED, NewsReason.CANCELLED)
ZONES = ("Europe/Amsterdam", "Europe/Amsterdam", "America/Curacao")
SUBJECTS = [Subject(kind, f"{kind.value}-{number}") for kind in SubjectKind for number in range(20)]


class KilledError(BaseException):
    """What no code of ours catches."""


@dataclass
class Person:
    """Someone, and all that they did."""

    user: int
    rhythms: list[tuple[datetime, Rhythm]]
    """Each with when it began."""
    follows: list[tuple[datetime, tuple[Subject, ...]]]
    closed: tuple[datetime, datetime] | None = None

    def rhythm(self, at: datetime) -> Rhythm:
        return [rhythm for began, rhythm in self.rhythms if began <= at][-1]

    def followed(self, at: datetime) -> set[Subject]:
        return set(([()] + [subjects for since, subjects in self.follows if since <= at])[-1])

    def is_closed(self, at: datetime) -> bool:
        return self.closed is not None and self.closed[0] <= at < self.closed[1]


@dataclass(frozen=True)
class Made:
    """Something that is news from a moment on."""

    at: datetime
    entry: str
    why: NewsReason


@dataclass
class Year:
    """What there is and what becomes of it."""

    entries: list[Entry]
    published: dict[str, datetime]
    changes: list[tuple[datetime, Event]]
    """Events in another form, from a moment on."""

    def entry(self, own: str, at: datetime) -> Entry:
        """An entry as it is at a moment."""
        forms = [form for since, form in self.changes if form.id == own and since <= at]
        return forms[-1] if forms else self.by_id[own]

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries as they are at first."""
        return {one.id: one for one in self.entries}

    @property
    def looks(self) -> list[datetime]:
        """When it is looked which events come soon: a day before each."""
        events = [one for one in self.entries if isinstance(one, Event)]
        forms = [*events, *(form for _, form in self.changes)]
        return sorted({begin(one) - DAY for one in forms})

    def why(self, own: str, at: datetime) -> NewsReason:
        """Why an entry is news that comes at this moment: an event of tomorrow can't wait."""
        one = self.entry(own, at)
        near = isinstance(one, Event) and begin(one) - DAY <= at < begin(one)
        return NewsReason.NEAR if near else NewsReason.NEW

    def news(self) -> list[Made]:
        """All that becomes news, in order."""
        made = [Made(at, own, self.why(own, at)) for own, at in self.published.items()]
        for at, form in self.changes:
            if not is_over(form, at):
                why = NewsReason.CANCELLED if form.cancelled else NewsReason.CHANGED
                made.append(Made(at, form.id, why))
        reminded = set()
        for look in self.looks:
            for one in [one for one in self.entries if isinstance(one, Event)]:
                event = self.entry(one.id, look)
                assert isinstance(event, Event)
                near = begin(event) - DAY
                if event.cancelled or not near <= look < begin(event):
                    continue
                told = any(one.entry == event.id and near < one.at <= look for one in made)
                what = (event.id, begin(event).date())
                if not told and what not in reminded:
                    reminded.add(what)
                    made.append(Made(look, event.id, NewsReason.NEAR))
        return sorted(made, key=lambda one: one.at)


@dataclass
class Messages:
    """People's conversations: what arrived when; a key that arrives again is the same message."""

    clock: Clock
    people: dict[int, Person]
    there: dict[str, tuple[int, datetime, News]] = field(default_factory=dict)

    async def send(self, notice: Notice, subject: Any) -> Outcome:
        assert isinstance(subject, News)
        if self.people[notice.user_id].is_closed(self.clock.now):
            return Failure.CLOSED
        before = self.there.get(notice.key)
        if before is None:
            self.there[notice.key] = (notice.user_id, self.clock.now, subject)
        else:
            assert self.clock.now - before[1] < NONCE_LASTS, "later it is looked for first"
        return Arrived(9)

    async def find(self, notice: Notice, subject: Any, since: datetime) -> Arrived | Failed | None:
        del subject, since
        return Arrived(9) if notice.key in self.there else None


class World:
    """The bot over its database, killed at chosen steps and started again."""

    def __init__(self, path: Path, people: dict[int, Person], entries: list[Entry]) -> None:
        self.clock = Clock(START)
        self.messages = Messages(self.clock, people)
        self.settings = Settings(_env_file=None, database=path)  # type: ignore[call-arg]  # pydantic-settings'
        self.catalogue = Catalogue.build(Library(tuple(entries), taxonomy()))
        self.deadly: set[int] = set()
        """The steps at which it is killed: before one, within, or after."""
        self.step = self.killed = 0

    @asynccontextmanager
    async def started(self) -> AsyncIterator[App]:
        async with Database.open(self.settings.database) as database:
            stores = Stores.over(database)
            shared = Shared.over(self.catalogue)
            app = App(self.settings, database, stores, shared, self.clock, notices=NOTICES)
            await app.catch_up()
            beginning = database.transaction

            @asynccontextmanager
            async def transaction() -> AsyncIterator[object]:
                self.step += 1
                step = self.step  # another transaction may begin before this one is written
                self._maybe_kill(step, when=0)
                async with beginning() as connection:
                    yield connection
                    self._maybe_kill(step, when=1)
                self._maybe_kill(step, when=2)

            database.transaction = transaction  # type: ignore[assignment,method-assign]  # it may die here
            yield app

    def _maybe_kill(self, step: int, when: int) -> None:
        if step in self.deadly and step % 3 == when:
            self.deadly.discard(step)
            self.killed += 1
            raise KilledError

    async def work(self, app: App, until: datetime) -> None:
        """Do all that is to be done up to that moment, at the moment that it is to be."""
        delivery = Delivery(app, self.messages)
        while True:
            due = await make_digests(app)
            waits = await delivery.run()
            ahead = [at for at in (due, waits) if at is not None]
            if not ahead or min(ahead) > until:
                self.clock.now = until
                return
            self.clock.now = max(self.clock.now, min(ahead))


async def test_a_year(tmp_path: Path) -> None:
    """Each person gets each item that is due exactly once, in their hours, because of what they
    follow; and at the very moment that their rhythm says, unless they let nothing through."""
    rng = random.Random(SEED)
    entries = [made(number, rng) for number in range(ENTRIES + EVENTS)]
    people = {user: somebody(user, rng) for user in range(1, PEOPLE + 1)}
    published = {entry.id: moment(rng) for entry in entries}
    year = Year(entries, published, changes_of(entries, rng))
    world = World(tmp_path / "wijkbot.db", people, entries)

    await live(world, people, year, rng)

    assert world.killed == CRASHES
    got: dict[int, list[tuple[datetime, str, NewsReason]]] = {user: [] for user in people}
    for user, at, news in world.messages.there.values():
        person = people[user]
        assert may_be_disturbed(person.rhythm(at), at)
        for one in news.items:
            got[user].append((at, one.entry.id, one.why))
            about = {*subjects_of(one.entry)} & person.followed(at)
            assert about
            assert set(one.reasons) == about
    items = year.news()
    for person in people.values():
        expected = expected_of(person, year, items)
        received = got[person.user]
        if person.closed is None:
            assert sorted(received) == sorted(expected)
        else:
            assert lasting(received) == lasting(expected)
            assert all(at >= published[own] for at, own, why in received if why is NewsReason.NEW)
    assert sum(map(len, got.values())) > 400
    assert {why for all_of in got.values() for _, _, why in all_of} == {*NewsReason} - {
        NewsReason.RENEWED,
        NewsReason.SOON,
    }


def lasting(told: list[tuple[datetime, str, NewsReason]]) -> list[str]:
    """What was told of entries that are never over."""
    return sorted(own for _, own, _ in told if own.startswith("stuk"))


async def live(world: World, people: dict[int, Person], year: Year, rng: random.Random) -> None:
    """Let the year pass, and months more, in which all that waits arrives."""
    happenings: list[tuple[datetime, int, Callable[[App], Awaitable[object]]]] = []

    def plan(at: datetime, what: Callable[[App], Awaitable[object]]) -> None:
        heapq.heappush(happenings, (at, len(happenings), what))

    for person in people.values():
        for at, rhythm in person.rhythms:
            plan(at, partial(choose, user=person.user, rhythm=rhythm))
        for at, subjects in person.follows:
            plan(at, partial(follow_these, user=person.user, wanted=subjects))
        if person.closed is not None:
            plan(person.closed[1], partial(come_back, user=person.user))
    for entry in year.entries:
        plan(year.published[entry.id], partial(tell, entry=entry))
    for at, form in year.changes:
        plan(at, partial(correct, world=world, form=form))
    for at in year.looks:
        plan(at, announce_soon)
    plan(START + 2 * YEAR, nothing)
    world.deadly = {rng.randrange(200, 1500) for _ in range(CRASHES)}
    while len(world.deadly) < CRASHES:
        world.deadly.add(rng.randrange(200, 1500))

    while happenings:
        try:
            async with world.started() as app:
                while happenings:
                    await world.work(app, happenings[0][0])
                    await happenings[0][2](app)
                    heapq.heappop(happenings)
        except KilledError:
            continue


async def tell(app: App, entry: Entry) -> None:
    async with app.database.transaction() as connection:
        known = app.catalogue.entries[entry.id]
        await announce(app, connection, 0, known, renewed=False)


async def correct(app: App, world: World, form: Event) -> None:
    world.catalogue = world.catalogue.with_changes([form])
    app.catalogue = Shared.over(world.catalogue)
    async with app.database.transaction() as connection:
        await announce_correction(app, connection, 0, form, f"{form.start} {form.place}")


async def choose(app: App, user: int, rhythm: Rhythm) -> None:
    async with app.database.transaction() as connection:
        await app.stores.rhythms.save(connection, user, rhythm, app.now())
        await app.stores.digests.take_back(connection, user)


async def follow_these(app: App, user: int, wanted: tuple[Subject, ...]) -> None:
    for subject in await app.stores.follows.of_user(user):
        if subject not in wanted:
            await unfollow(app, user, subject)
    for subject in wanted:
        await follow(app, user, None, subject)


async def nothing(_app: App) -> None:
    """The end."""


def expected_of(
    person: Person, year: Year, items: list[Made]
) -> list[tuple[datetime, str, NewsReason]]:
    """What someone should get when: step by step, from one message to the next."""
    coming, waiting = deque(items), list[Made]()
    told: list[tuple[datetime, str, NewsReason]] = []
    moments: dict[Made, tuple[datetime | None, datetime | None]] = {}
    while True:
        moments |= {one: moments_of(person, one) for one in waiting if one not in moments}
        ahead = [at for one in waiting for at in moments[one] if at is not None]
        at = min(ahead, default=START + 3 * YEAR)
        if coming and coming[0].at < at:
            new = coming.popleft()
            first = new.why not in (NewsReason.CHANGED, NewsReason.CANCELLED)
            knows = first or any(own == new.entry for _, own, _ in told)
            if knows and person.followed(new.at) & {*subjects_of(year.entry(new.entry, new.at))}:
                waiting.append(new)
            continue
        if not ahead:
            return told
        waiting = [one for one in waiting if is_for(person, year, one, at)]
        turn = any(came(moments[one][0], at) for one in waiting)
        urgent = {one.entry for one in waiting if came(moments[one][1], at)}
        going = [one for one in waiting if turn or one.entry in urgent]
        newest = {one.entry: one for one in going}
        told += [(at, one.entry, one.why) for one in newest.values()]
        waiting = [one for one in waiting if one not in going]


def came(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at


def moments_of(person: Person, one: Made) -> tuple[datetime | None, datetime | None]:
    """When someone's turn for it is, and when it can't wait any longer."""
    urgent = first_moment(person, one.at, at_once=True) if one.why in URGENT else None
    return first_moment(person, one.at), urgent


def is_for(person: Person, year: Year, one: Made, at: datetime) -> bool:
    """Whether someone follows at that moment what it is about, and it is still so."""
    entry = year.entry(one.entry, at)
    if isinstance(entry, Event) and (
        is_over(entry, at) or entry.cancelled is not (one.why is NewsReason.CANCELLED)
    ):
        return False
    return bool(person.followed(at) & {*subjects_of(entry)})


def first_moment(person: Person, made_at: datetime, *, at_once: bool = False) -> datetime | None:
    """The first moment at which someone hears of what was made then."""
    ends = [*(began for began, _ in person.rhythms[1:]), START + 3 * YEAR]
    for (began, rhythm), end in zip(person.rhythms, ends, strict=True):
        if end <= made_at or rhythm.frequency is Frequency.NEVER:
            continue
        since = max(made_at, began, rhythm.paused_until or began)
        direct = at_once or rhythm.frequency is Frequency.DIRECT
        at = undisturbed(rhythm, since if direct else first_strike(rhythm, since))
        if at < end:
            return at
    return None


def first_strike(rhythm: Rhythm, since: datetime) -> datetime:
    """The first moment of a rhythm, of those of every day around."""
    zone = ZoneInfo(rhythm.zone or "Europe/Amsterdam")
    days = (since.date() + ahead * DAY for ahead in range(-2, 40))
    clock = time(*divmod(rhythm.minute, 60))
    moments = [
        datetime.combine(day, clock, zone).astimezone(UTC) for day in days if fits(rhythm, day)
    ]
    return min(at for at in moments if at >= since)


def fits(rhythm: Rhythm, day: date) -> bool:
    if rhythm.frequency is Frequency.WEEK:
        return day.strftime("%u") == str(rhythm.day + 1)
    if rhythm.frequency is Frequency.MONTH:
        last = (day + DAY).day == 1
        return day.day == rhythm.day or (last and day.day < rhythm.day)
    return True


def undisturbed(rhythm: Rhythm, at: datetime) -> datetime:
    """The first minute from then on that isn't quiet."""
    while not may_be_disturbed(replace(rhythm, paused_until=None), at):
        at = (at + MINUTE).replace(second=0)
    return at


def may_be_disturbed(rhythm: Rhythm, at: datetime) -> bool:
    if rhythm.frequency is Frequency.NEVER:
        return False
    if rhythm.paused_until is not None and at < rhythm.paused_until:
        return False
    if rhythm.quiet is None:
        return True
    clock = at.astimezone(ZoneInfo(rhythm.zone or "Europe/Amsterdam")).strftime("%H:%M")
    start, end = (f"{one // 60:02}:{one % 60:02}" for one in rhythm.quiet)
    return not (start <= clock < end) if start < end else end <= clock < start


def is_over(event: Event, at: datetime) -> bool:
    assert isinstance(event.end, datetime)
    return event.end <= at


def begin(event: Event) -> datetime:
    assert isinstance(event.start, datetime)
    return event.start


def changes_of(entries: list[Entry], rng: random.Random) -> list[tuple[datetime, Event]]:
    """Half of the events are moved, to another day or place, or called off; some twice."""
    changes: list[tuple[datetime, Event]] = []
    for event in [one for one in entries if isinstance(one, Event)][: EVENTS // 2]:
        form, at = event, begin(event) - timedelta(days=60)
        for _ in range(rng.choice((1, 1, 2))):
            at += timedelta(minutes=rng.randrange(1, 29 * 24 * 60))
            later = timedelta(days=rng.randrange(1, 40))
            start = begin(form) + later
            form = rng.choice(
                (
                    replace(form, start=start, end=start + timedelta(hours=3)),
                    replace(form, place=f"Zaal {later.days}"),
                    replace(form, cancelled=True),
                )
            )
            changes.append((max(at, START + DAY), form))
    return sorted(changes, key=lambda one: one[0])


def subjects_of(entry: Entry) -> list[Subject]:
    named = (
        (SubjectKind.THEME, entry.themes),
        (SubjectKind.ORGANISATION, entry.organisations),
        (SubjectKind.AUTHOR, entry.authors),
    )
    return [Subject(kind, own) for kind, ids in named for own in ids]


def made(number: int, rng: random.Random) -> Entry:
    """An entry about one to three things, or an event."""
    about = rng.sample(SUBJECTS, rng.choice((1, 1, 2, 3)))
    ids = {kind: tuple(one.id for one in about if one.kind is kind) for kind in SubjectKind}
    fields = {
        "themes": ids[SubjectKind.THEME],
        "organisations": ids[SubjectKind.ORGANISATION],
        "authors": ids[SubjectKind.AUTHOR],
        "title": f"Stuk {number}",
    }
    if number < ENTRIES:
        return publication(f"stuk-{number}", **fields)
    start = moment(rng) + timedelta(days=rng.randrange(90))
    end = start + timedelta(hours=3)
    return Event(id=f"dag-{number}", summary="Een dag.", start=start, end=end, **fields)  # type: ignore[arg-type]  # a builder


def somebody(user: int, rng: random.Random) -> Person:
    """Someone with a rhythm; a third changes it, pauses, or follows something else on the way."""
    rhythm = Rhythm(
        frequency=rng.choice([one for one in Frequency for _ in range(1 + 3 * (one != "never"))]),
        day=rng.randrange(1, 7),
        minute=rng.choice((9 * 60, 150, rng.randrange(1440))),
        quiet=rng.choice((None, Quiet(22 * 60, 7 * 60), Quiet(12 * 60, 13 * 60 + 30))),
        zone=rng.choice(ZONES),
    )
    if rhythm.frequency is Frequency.MONTH:
        rhythm = replace(rhythm, day=rng.randrange(1, 32))
    wanted = tuple(rng.sample(SUBJECTS, rng.choice((1, 2, 3))))
    person = Person(user, [(START, rhythm)], [(START, wanted)])
    if rng.random() < 0.2:
        at = moment(rng)
        paused = at + timedelta(days=rng.randrange(1, 60), hours=rng.randrange(24))
        person.rhythms.append((at, replace(rhythm, paused_until=paused)))
    if rng.random() < 0.15:
        other = replace(rhythm, frequency=rng.choice(list(Frequency)[1:]), day=2, minute=480)
        person.rhythms.append((max(moment(rng), person.rhythms[-1][0] + DAY), other))
    if rng.random() < 0.2:
        more = tuple(rng.sample([one for one in SUBJECTS if one not in wanted], 1))
        person.follows.append((moment(rng), (*wanted[1:], *more)))
    if rng.random() < 0.1:
        closed = moment(rng)
        person.closed = (closed, closed + timedelta(days=rng.randrange(5, 60)))
    return person


def moment(rng: random.Random) -> datetime:
    return START + timedelta(days=1) + timedelta(minutes=rng.randrange(360 * 24 * 60))


def taxonomy() -> Taxonomy:
    def named(kind: SubjectKind) -> list[str]:
        return [one.id for one in SUBJECTS if one.kind is kind]

    return Taxonomy(
        themes={own: Theme(id=own, name=own, description="") for own in named(SubjectKind.THEME)},
        organisations={
            own: Organisation(id=own, name=own) for own in named(SubjectKind.ORGANISATION)
        },
        authors={own: Author(id=own, name=own) for own in named(SubjectKind.AUTHOR)},
    )
