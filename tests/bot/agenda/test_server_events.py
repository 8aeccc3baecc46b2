"""A server's agenda as Discord's own events: in step, and through any crash each of them once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.agenda.server_events import (
    MOST_EVENTS,
    DiscordEvent,
    NotAllowedError,
    RefusedError,
    ServerAgendas,
    ServerEventForm,
    ServerEvents,
    UnclearError,
    to_form,
)
from bot.app import App
from bot.curation.publishing import hide, new_entry_id, publish
from bot.following.announce import announce_packs
from bot.privacy.erasing import forget_what_is_old
from knowledge.catalogue import Catalogue
from knowledge.entry import Event
from knowledge.shared import Shared
from tests.bot.apps import Clock, opened
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW

HERE, THERE = 7, 8
LATER = NOW + timedelta(days=20)


class KilledError(BaseException):
    """What no code of ours catches: the process ends."""


@dataclass
class Board(ServerEvents):
    """The events of a server: what stands there, and what can go wrong."""

    stands: dict[int, ServerEventForm] = field(default_factory=dict)
    others: int = 0
    off: set[int] = field(default_factory=set)
    asked: int = 0
    made: int = 0
    trouble: dict[str, BaseException] = field(default_factory=dict)
    """By 'before' or 'after' and what is done: what is raised then, once."""

    async def fetch(self) -> tuple[DiscordEvent, ...]:
        self.asked += 1
        self._raise("before there")
        ours = [DiscordEvent(own, form.name, form.start, True) for own, form in self.stands.items()]
        others = [DiscordEvent(9000 + one, "Dag", LATER, False) for one in range(self.others)]
        return (*ours, *others)

    async def make(self, form: ServerEventForm) -> int:
        self._raise("before make")
        self.made += 1
        self.stands[self.made] = form
        self._raise("after make")
        return self.made

    async def change(self, event_id: int, form: ServerEventForm) -> None:
        self._raise("before change")
        assert event_id in self.stands
        self.stands[event_id] = form
        self._raise("after change")

    async def call_off(self, event_id: int) -> None:
        del self.stands[event_id]
        self.off.add(event_id)
        self._raise("after call_off")

    async def remove(self, event_id: int) -> None:
        del self.stands[event_id]
        self._raise("after remove")

    @property
    def names(self) -> list[str]:
        return [form.name for form in sorted(self.stands.values(), key=lambda form: form.start)]

    def _raise(self, when: str) -> None:
        if when in self.trouble:
            raise self.trouble.pop(when)


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        await announce_packs(app)
        await ServerAgendas(app).begin(HERE)
        yield app


def event(own: str = "dag", **fields: object) -> Event:
    values: dict[str, object] = {"title": own, "summary": "Een dag.", "start": LATER}
    return Event(id=own, **(values | fields))  # type: ignore[arg-type]  # a builder


async def has(app: App, *events: Event) -> None:
    """The packs have these events from now on."""
    packs = Catalogue.build(library(question(), publication(), elsewhere(), *events))
    app.catalogue = Shared.over(packs)
    await app.catch_up()


async def test_what_comes_stands_there(app: App, board: Board) -> None:
    """Not what is over, goes on already, is called off, has no date or is years away."""
    await has(
        app,
        event("komt"),
        event("morgen", start=NOW.date() + timedelta(days=1)),
        event("was", start=NOW - timedelta(days=1)),
        event("bezig", start=NOW - timedelta(hours=1), end=NOW + timedelta(hours=1)),
        event("afgelast", cancelled=True),
        event("ooit", start=None, recurrence="Elk jaar."),
        event("ver", start=NOW + timedelta(days=3000)),
    )

    done = await ServerAgendas(app).keep_in_step(HERE, board)

    assert (done.made, board.names) == (2, ["morgen", "komt"])


@pytest.mark.parametrize(
    ("start", "end", "until"),
    [
        (datetime(2025, 6, 2, 14, 0), None, datetime(2025, 6, 2, 14, 0, tzinfo=UTC)),  # noqa: DTZ001  as packs have it
        (datetime(2025, 6, 2, 14, 0), date(2025, 6, 2), datetime(2025, 6, 2, 22, tzinfo=UTC)),  # noqa: DTZ001
        (date(2025, 6, 2), None, datetime(2025, 6, 2, 22, 0, tzinfo=UTC)),
        (date(2025, 6, 2), date(2025, 6, 4), datetime(2025, 6, 4, 22, 0, tzinfo=UTC)),
    ],
)
async def test_each_has_an_end(
    app: App, board: Board, start: date, end: date | None, until: datetime
) -> None:
    """Two hours after a beginning of which nothing else is known; a day lasts until midnight."""
    await has(app, event(start=start, end=end))

    await ServerAgendas(app).keep_in_step(HERE, board)

    assert [form.end for form in board.stands.values()] == [until]


async def test_when_nothing_changes_nothing_is_asked(app: App, board: Board) -> None:
    """Discord hears of it only where something is to be done."""
    await has(app, event())
    for _ in range(3):
        await ServerAgendas(app).keep_in_step(HERE, board)

    assert (board.asked, board.made) == (1, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"start": LATER + timedelta(days=1)},
        {"place": "Buurthuis"},
        {"title": "Feest"},
        {"summary": "Een andere dag."},
        {"registration_url": "https://example.org/aanmelden"},
    ],
)
async def test_a_change_is_brought(app: App, board: Board, change: dict[str, object]) -> None:
    """To the event that is there; a crash right after it does it once more."""
    await has(app, event())
    await ServerAgendas(app).keep_in_step(HERE, board)
    await has(app, replace(event(), **change))  # type: ignore[arg-type]  # a builder's fields
    board.trouble["after change"] = KilledError()
    with pytest.raises(KilledError):
        await ServerAgendas(app).keep_in_step(HERE, board)

    done = await ServerAgendas(app).keep_in_step(HERE, board)

    assert (done.changed, list(board.stands)) == (1, [1])
    changed = app.catalogue.entries["dag"]
    assert isinstance(changed, Event)
    start = changed.start
    assert isinstance(start, datetime)
    assert board.stands[1] == to_form(changed, start, start + timedelta(hours=2))


async def test_what_is_off_or_gone_is_taken_away(app: App, board: Board) -> None:
    """Called off there where it is called off here; hidden is removed. A crash is no matter."""
    await has(app, event("een"), event("twee"), event("drie"))
    agendas = ServerAgendas(app)
    await agendas.keep_in_step(HERE, board)
    await has(app, event("een", cancelled=True), event("twee"), event("drie"))
    await hide(app, HERE, 2, "twee", based_on=0)
    for what in ("call_off", "remove"):
        board.trouble[f"after {what}"] = KilledError()
        with pytest.raises(KilledError):
            await agendas.keep_in_step(HERE, board)

    await agendas.keep_in_step(HERE, board)

    assert board.names == ["drie"]
    assert len(board.off) == 1
    assert await app.stores.server_agendas.events(HERE) != ()


@pytest.mark.parametrize("when", ["before make", "after make"])
@pytest.mark.parametrize("error", [KilledError, UnclearError])
@pytest.mark.parametrize("changed", [False, True])
async def test_made_once_whatever_fails(
    app: App, board: Board, when: str, error: type[BaseException], changed: bool
) -> None:
    """It is looked for by its name and moment, though it is another by then; and then it is so."""
    await has(app, event())
    board.trouble[when] = error()
    with pytest.raises(error):
        await ServerAgendas(app).keep_in_step(HERE, board)
    if changed:
        await has(app, event(start=LATER + timedelta(days=1)))
    for _ in range(2):
        await ServerAgendas(app).keep_in_step(HERE, board)

    (form,) = board.stands.values()
    assert form.start == LATER + timedelta(days=changed)


async def test_after_a_restored_backup(app: App, board: Board) -> None:
    """What this bot made is taken for what it is; what someone else made is left alone."""
    await has(app, event())
    agendas = ServerAgendas(app)
    await agendas.keep_in_step(HERE, board)
    async with app.database.transaction() as connection:
        await app.stores.server_agendas.drop(connection, HERE, "dag")
    board.others = 1

    await agendas.keep_in_step(HERE, board)

    assert board.made == 1


async def test_two_of_one_name_and_moment(app: App, board: Board) -> None:
    """Each is an event of its own."""
    await has(app, event("een", title="Dag"), event("twee", title="Dag"))
    await ServerAgendas(app).keep_in_step(HERE, board)

    assert board.names == ["Dag", "Dag"]


async def test_who_takes_one_away_there_meant_to(app: App, board: Board) -> None:
    """It comes back only if it becomes another one."""
    await has(app, event())
    agendas = ServerAgendas(app)
    await agendas.keep_in_step(HERE, board)
    board.stands.clear()
    await has(app, event(), event("nog-een"))
    await agendas.keep_in_step(HERE, board)
    before = board.names
    await has(app, event(start=LATER + timedelta(days=1)), event("nog-een"))
    await agendas.keep_in_step(HERE, board)

    assert before == ["nog-een"]
    assert board.names == ["nog-een", "dag"]


async def test_what_has_begun_is_left_to_discord(app: App, board: Board, clock: Clock) -> None:
    """It can't be changed any more; when it is over it is forgotten."""
    await has(app, event(end=LATER + timedelta(hours=3)))
    agendas = ServerAgendas(app)
    await agendas.keep_in_step(HERE, board)
    clock.now = LATER + timedelta(hours=1)
    await agendas.keep_in_step(HERE, board)
    stands = board.names
    clock.move(hours=4)
    await agendas.keep_in_step(HERE, board)
    await forget_what_is_old(app)

    assert stands == ["dag"]
    assert board.asked == 1
    assert await app.stores.server_agendas.events(HERE) == ()


async def test_there_is_room_for_a_hundred(app: App, board: Board) -> None:
    """With those of others; the first ones go first, and the rest when there is room."""
    days = [event(f"dag-{number:02}", start=LATER + timedelta(days=number)) for number in range(5)]
    board.others = MOST_EVENTS - 3
    await has(app, *days)
    agendas = ServerAgendas(app)
    done = await agendas.keep_in_step(HERE, board)
    full = board.names
    board.others -= 1
    await agendas.keep_in_step(HERE, board)

    assert (done.made, done.left_out) == (3, 2)
    assert full == ["dag-00", "dag-01", "dag-02"]
    assert len(board.names) == 4


async def test_what_discord_refuses_keeps_nothing_else(app: App, board: Board) -> None:
    """It is named; the others stand there."""
    await has(app, event("een"), event("twee", start=LATER + timedelta(days=1)))
    board.trouble["before make"] = RefusedError()

    done = await ServerAgendas(app).keep_in_step(HERE, board)

    assert (done.refused, board.names) == (["een"], ["twee"])


async def test_without_the_right(app: App, board: Board) -> None:
    """That is noted once, and nothing is lost."""
    await has(app, event())
    agendas = ServerAgendas(app)
    board.trouble["before there"] = NotAllowedError()
    with pytest.raises(NotAllowedError):
        await agendas.keep_in_step(HERE, board)
    noted = [await agendas.note(HERE, "not allowed") for _ in range(2)]
    await agendas.keep_in_step(HERE, board)

    assert noted == [True, False]
    assert await agendas.note(HERE, None)
    assert board.names == ["dag"]


async def test_who_ends_it_has_nothing_left(app: App, board: Board) -> None:
    """Later too, where it could not be taken away at once."""
    await has(app, event())
    agendas = ServerAgendas(app)
    await agendas.keep_in_step(HERE, board)

    assert await agendas.end(HERE)
    assert not await agendas.end(HERE)
    left = await agendas.guilds()
    await agendas.keep_in_step(HERE, board)

    assert left == (HERE,)
    assert board.names == []
    assert await agendas.guilds() == ()


async def test_a_servers_own_events_are_for_there(app: App, board: Board) -> None:
    """No other server has them on its agenda."""
    own = new_entry_id("Buurtdag")
    fields = {
        "id": own,
        "soort": "evenement",
        "titel": "Buurtdag",
        "samenvatting": "Buiten.",
        "begin": LATER.date().isoformat(),
        "themas": ["wonen"],
        "bronnen": [{"item": "boek"}],
    }
    await publish(app, HERE, 2, fields, based_on=0)
    agendas, other = ServerAgendas(app), Board()
    await agendas.begin(THERE)
    await agendas.keep_in_step(HERE, board)
    await agendas.keep_in_step(THERE, other)

    assert (board.names, other.names) == (["Buurtdag"], [])
