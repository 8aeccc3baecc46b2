"""From what is new to a message: who hears of it, when, why, and through any crash once."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.asking.ask import ask
from bot.curation.importing import Imported, Plan, carry_out, offer, plan
from bot.curation.publishing import Published, archive, go_back, new_entry_id, publish, share
from bot.curation.undoing import undo_import
from bot.delivery import Arrived, Delivery, Failed, Outcome, note_presence
from bot.following.announce import announce, announce_packs, announce_soon
from bot.following.digests import News, make_digests
from bot.following.follow import follow, unfollow
from bot.privacy.erasing import forget_what_is_old
from knowledge.answer import Question
from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry, Event, Source
from knowledge.format.loading import PackFile
from knowledge.format.writing import as_pack
from knowledge.shared import Shared
from storage.entries import Batch
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.outbox import Notice
from storage.rhythms import Frequency, Quiet, Rhythm
from tests.bot.apps import Clock, come_back, opened
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW, notice

WONEN, GELD = (Subject(SubjectKind.THEME, own) for own in ("wonen", "geld"))
AT_ONCE = Rhythm(frequency=Frequency.DIRECT)
ANNA, BEA = 1, 2
HERE = 7


class Messenger:
    """Takes every message, and remembers what stood in it."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, News]] = []

    async def send(self, notice: Notice, subject: Any) -> Outcome:
        assert isinstance(subject, News)
        self.sent.append((notice.user_id, subject))
        return Arrived(9)

    async def find(self, notice: Notice, subject: Any, since: datetime) -> Arrived | Failed | None:
        del notice, subject, since
        return None

    def told(self, user: int) -> list[list[str]]:
        """The ids in each message to someone."""
        return [[one.entry.id for one in news.items] for who, news in self.sent if who == user]

    def whys(self, user: int) -> list[NewsReason]:
        """Why each thing was told to someone."""
        return [one.why for who, news in self.sent if who == user for one in news.items]


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        await announce_packs(app)
        yield app


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


async def follows(
    app: App, user: int, *subjects: Subject, rhythm: Rhythm = AT_ONCE, guild: int | None = None
) -> None:
    """Someone follows these, by a rhythm that they chose."""
    for subject in subjects or (WONEN,):
        await follow(app, user, guild, subject)
    async with app.database.transaction() as connection:
        await app.stores.rhythms.save(connection, user, rhythm, app.now())


async def deliver(app: App, messenger: Messenger) -> None:
    """Do all there is to do at this moment."""
    for _ in range(20):
        due = await make_digests(app)
        if due is None or due > app.now():
            break
    await Delivery(app, messenger).run()


async def written(app: App, guild: int = HERE, **fields: object) -> str:
    """A moderator publishes a question; its id."""
    own = new_entry_id("Helpt verf tegen schimmel?")
    values = {
        "id": own,
        "soort": "vraag",
        "vraag": "Helpt verf tegen schimmel?",
        "antwoord": "Nee.",
        "themas": ["wonen"],
        "bronnen": [{"item": "boek"}],
    }
    await publish(app, guild, BEA, values | fields, based_on=0)
    return own


def upgrade(app: App, *entries: Entry) -> None:
    """Put other packs in the place of those that there are."""
    packs = Catalogue.build(library(question(), publication(), elsewhere(), *entries))
    app.catalogue = Shared.over(packs)


async def test_the_packs_of_a_first_start_are_no_news(app: App, messenger: Messenger) -> None:
    """Nor are they at a second start."""
    await follows(app, ANNA)

    assert await announce_packs(app) == 0
    await deliver(app, messenger)

    assert messenger.sent == []


async def test_what_packs_bring_later_is_news(app: App, messenger: Messenger) -> None:
    """What is new and what says that it is renewed, once; not what isn't ours or was changed."""
    await follows(app, ANNA)
    new = publication("gids", title="Gids")
    renewed = replace(publication(), renewed=date(2025, 3, 1))
    changed = replace(question(), answer="Anders.")
    upgrade(app, new, renewed, changed, elsewhere("regen"))

    assert await announce_packs(app) == 2
    assert await announce_packs(app) == 0
    await deliver(app, messenger)

    ((_, news),) = messenger.sent
    assert {(one.entry.id, one.why) for one in news.items} == {
        ("gids", NewsReason.NEW),
        ("boek", NewsReason.RENEWED),
    }


async def test_renewed_again_is_news_again(app: App, messenger: Messenger) -> None:
    """Each day on which an entry says that it is renewed counts once."""
    await follows(app, ANNA)
    for day in (1, 1, 2):
        upgrade(app, replace(publication(), renewed=date(2025, 3, day)))
        await announce_packs(app)
        await deliver(app, messenger)

    assert messenger.told(ANNA) == [["boek"], ["boek"]]


async def test_a_change_is_news_only_where_it_says_so(app: App, messenger: Messenger) -> None:
    """An edit is none; one that marks the entry as renewed is, and putting that back isn't."""
    await follows(app, ANNA, guild=HERE)
    own = await written(app)
    await deliver(app, messenger)

    fields = {
        "id": own,
        "soort": "vraag",
        "vraag": "Helpt verf tegen schimmel?",
        "antwoord": "Nee, ventileren wel.",
        "themas": ["wonen"],
        "bronnen": [{"item": "boek"}],
    }
    await publish(app, HERE, BEA, fields, based_on=1)
    await publish(app, HERE, BEA, fields | {"vernieuwd": "2025-03-10"}, based_on=2)
    await publish(app, HERE, BEA, fields, based_on=3)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [[own], [own]]
    assert messenger.sent[1][1].items[0].why is NewsReason.RENEWED


async def test_what_is_archived_by_then_is_not_told(app: App, messenger: Messenger) -> None:
    """Nor is an event that is over, or called off."""
    await follows(app, ANNA, rhythm=Rhythm(), guild=HERE)
    own = await written(app)
    await archive(app, HERE, BEA, own, based_on=1)
    events = [
        event("over", start=NOW.date() + timedelta(days=1)),
        event("afgelast", start=NOW.date() + timedelta(days=30), cancelled=True),
        event("komt", start=NOW.date() + timedelta(days=30)),
    ]
    upgrade(app, *events)
    await announce_packs(app)
    await app.catch_up()

    assert isinstance(app.now, Clock)
    app.now.move(days=7)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [["komt"]]


async def test_an_event_is_announced_and_reminded_of_once(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """A day before it begins; one that was new in that day is not said twice."""
    await follows(app, ANNA)
    far, near = NOW + timedelta(days=20), NOW + timedelta(hours=20)
    await told(app, event("ver", start=far), event("dichtbij", start=near))
    await app.catch_up()
    await deliver(app, messenger)

    counts = []
    for days in (0, 12, 2, 1, 4, 0):
        clock.move(days=days)
        counts.append(await announce_soon(app))
        await deliver(app, messenger)

    assert counts == [0, 0, 0, 0, 1, 0]
    assert [sorted(ids) for ids in messenger.told(ANNA)] == [["dichtbij", "ver"], ["ver"]]
    assert messenger.whys(ANNA)[2:] == [NewsReason.NEAR]


async def test_an_event_of_tomorrow_can_not_wait(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """Who hears weekly is told of it before it begins, at once; and whoever it is, once."""
    await follows(app, ANNA, rhythm=Rhythm())
    await follows(app, BEA)
    await told(app, event("morgen", start=NOW + timedelta(hours=20)))
    await app.catch_up()

    for hours in (0, 1, 18, 24 * 7):
        clock.move(hours=hours)
        await announce_soon(app)
        await deliver(app, messenger)

    assert messenger.told(ANNA) == messenger.told(BEA) == [["morgen"]]
    assert messenger.whys(ANNA) == [NewsReason.NEAR]


async def test_an_event_that_moves_is_reminded_of_again(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """One that is called off is not; a server's own is for who follows there."""
    await follows(app, ANNA, guild=HERE)
    await follows(app, BEA)
    await told(app, event("dag", start=NOW + timedelta(days=20)))
    await app.catch_up()
    own = new_entry_id("Buurtdag")
    fields = {"id": own, "soort": "evenement", "titel": "Buurtdag", "samenvatting": "Buiten."}
    fields |= {"begin": (NOW + timedelta(days=21)).date().isoformat()}
    more = {"themas": ["wonen"], "bronnen": [{"item": "boek"}]}
    await publish(app, HERE, BEA, fields | more, based_on=0)
    await deliver(app, messenger)
    clock.move(days=19, hours=12)
    await announce_soon(app)
    await deliver(app, messenger)
    upgrade(app, event("dag", start=NOW + timedelta(days=40)))
    clock.move(days=20)
    await announce_soon(app)
    await deliver(app, messenger)
    upgrade(app, event("dag", start=NOW + timedelta(days=60), cancelled=True))
    clock.move(days=20)
    await announce_soon(app)
    await deliver(app, messenger)

    assert [sorted(ids) for ids in messenger.told(ANNA)] == [
        sorted(["dag", own]),
        sorted(["dag", own]),
        ["dag"],
    ]
    assert messenger.told(BEA) == [["dag"]] * 3


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": NOW + timedelta(days=30)}, NewsReason.CHANGED),
        ({"place": "Buurthuis"}, NewsReason.CHANGED),
        ({"online": True}, NewsReason.CHANGED),
        ({"cancelled": True}, NewsReason.CANCELLED),
    ],
)
async def test_who_was_told_of_an_event_hears_that_it_is_changed(
    app: App, messenger: Messenger, clock: Clock, change: dict[str, object], why: NewsReason
) -> None:
    """At once, though the day for other news is later, which waits for it; once, and nobody else
    hears of it."""
    await follows(app, ANNA, rhythm=Rhythm())
    before = {"start": NOW + timedelta(days=20)}
    await told(app, event("dag", **before))
    clock.move(days=7)
    await deliver(app, messenger)
    await follows(app, BEA)
    clock.move(days=1)
    await told(app, event("dag", **before), publication("boek-2"))
    await deliver(app, messenger)
    for _ in range(2):
        await told(app, event("dag", **(before | change)), publication("boek-2"))
        await deliver(app, messenger)
    clock.move(days=7)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [["dag"], ["dag"], ["boek-2"]]
    assert messenger.whys(ANNA) == [NewsReason.NEW, why, NewsReason.NEW]
    assert messenger.told(BEA) == [["boek-2"]]


async def test_a_moderators_change_is_told_too(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """Each one: moved, called off, and on again after all; another word in it is no change."""
    await follows(app, ANNA, guild=HERE)
    own = new_entry_id("Buurtdag")
    fields: dict[str, object] = {
        "id": own,
        "soort": "evenement",
        "titel": "Buurtdag",
        "samenvatting": "Buiten.",
        "themas": ["wonen"],
        "bronnen": [{"item": "boek"}],
        "begin": (NOW + timedelta(days=90)).date().isoformat(),
    }
    changes: list[dict[str, object]] = [
        {},
        {"samenvatting": "Binnen."},
        {"plaats": "Het Buurthuis"},
    ]
    changes += [{"afgelast": True}, {"afgelast": False}]
    for revision, change in enumerate(changes):
        fields |= change
        await publish(app, HERE, BEA, fields, based_on=revision)
        await deliver(app, messenger)
        clock.move(hours=1)

    assert messenger.told(ANNA) == [[own]] * 4
    assert messenger.whys(ANNA) == [
        NewsReason.NEW,
        NewsReason.CHANGED,
        NewsReason.CANCELLED,
        NewsReason.CHANGED,
    ]


async def test_an_import_that_moves_an_event_is_told_and_so_is_taking_it_back(
    app: App, messenger: Messenger
) -> None:
    """As a moderator's own change is; with another word in it nothing is moved."""
    await follows(app, ANNA, guild=HERE)
    own = event("dag", start=NOW + timedelta(days=90), sources=(Source(item="boek"),))
    for form in (own, replace(own, summary="Een fijne dag."), replace(own, place="Het Buurthuis")):
        batch = await imported(app, form)
        await deliver(app, messenger)
    await undo_import(app, HERE, BEA, batch)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [["dag"]] * 3
    assert messenger.whys(ANNA) == [NewsReason.NEW, NewsReason.CHANGED, NewsReason.CHANGED]


async def test_an_event_that_is_as_on_all_servers_again_is_told(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """By going back to that form, and by taking back the import that made another here."""
    await follows(app, ANNA, guild=HERE)
    shared = event("dag", start=NOW + timedelta(days=90), sources=(Source(item="boek"),))
    await told(app, shared)
    await deliver(app, messenger)
    for back in ("go back", "undo"):
        batch = await imported(app, replace(shared, place="Het Buurthuis"))
        await deliver(app, messenger)
        if back == "undo":
            await undo_import(app, HERE, BEA, batch)
        else:
            await go_back(app, HERE, BEA, "dag", batch.last, revision=None)
        clock.move(hours=1)
        await deliver(app, messenger)

    assert app.catalogue.for_guild(HERE).entries["dag"] == shared
    assert messenger.whys(ANNA) == [NewsReason.NEW, *[NewsReason.CHANGED] * 4]


async def test_sharing_a_moved_event_moves_it_for_the_others_only(
    tmp_path: Path, clock: Clock
) -> None:
    """The home server has it as all have it from then on, which is as it had it already."""
    shared = event("dag", start=NOW + timedelta(days=90), sources=(Source(item="boek"),))
    async with opened(tmp_path / "home.db", clock, home_guild=HERE) as app:
        await told(app, shared)
        batch = await imported(app, replace(shared, place="Het Buurthuis"))
        assert isinstance(await share(app, HERE, BEA, "dag", batch.last), Published)
        rows = await app.database.read.execute_fetchall(
            "SELECT guild_id FROM news WHERE why = 'changed' ORDER BY number"
        )

        assert [row["guild_id"] for row in rows] == [HERE, EVERYWHERE]


async def test_it_is_known_until_an_event_is_over_who_was_told(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """Months after it was new a change reaches them; when it is over, that is forgotten too."""
    await follows(app, ANNA)
    await told(app, event("dag", start=NOW + timedelta(days=200)))
    await deliver(app, messenger)
    clock.move(days=150)
    await forget_what_is_old(app)
    await told(app, event("dag", start=NOW + timedelta(days=199)))
    await deliver(app, messenger)
    clock.move(days=120)
    await forget_what_is_old(app)

    assert messenger.whys(ANNA) == [NewsReason.NEW, NewsReason.CHANGED]
    assert await app.stores.digests.last_told(ANNA) is None


async def test_what_is_urgent_leaves_people_in_peace(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """Not in their quiet hours or their pause, nor if they want no messages."""
    await follows(app, ANNA)
    await follows(app, BEA)
    await told(app, event("dag", start=NOW + timedelta(days=20)))
    await deliver(app, messenger)
    quiet = Rhythm(quiet=Quiet(13 * 60, 15 * 60))  # it is half past one, Dutch time
    await follows(app, ANNA, rhythm=quiet)
    await follows(app, BEA, rhythm=Rhythm(frequency=Frequency.NEVER))
    await told(app, event("dag", start=NOW + timedelta(days=21)))
    await deliver(app, messenger)
    before = len(messenger.sent)
    clock.now = NOW.replace(hour=14, minute=0)
    await deliver(app, messenger)

    assert before == 2
    assert messenger.told(ANNA) == [["dag"], ["dag"]]
    assert messenger.told(BEA) == [["dag"]]


async def test_who_stops_hears_no_more(app: App, messenger: Messenger) -> None:
    """Not of what waits either, unless they follow something else of it."""
    await follows(app, ANNA, WONEN, GELD, rhythm=Rhythm())
    await told(app, publication("een"), publication("twee", themes=("wonen", "geld")))
    await make_digests(app)

    await unfollow(app, ANNA, WONEN)
    assert isinstance(app.now, Clock)
    app.now.move(days=7)
    await deliver(app, messenger)

    ((_, news),) = messenger.sent
    assert [(one.entry.id, one.reasons) for one in news.items] == [("twee", (GELD,))]


async def test_who_follows_again_in_time_hears_of_it(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """What waits is theirs until their turn, whatever they do and undo before it."""
    await follows(app, ANNA, rhythm=Rhythm())
    await told(app, publication("een"))
    await make_digests(app)
    await unfollow(app, ANNA, WONEN)
    await make_digests(app)
    await follow(app, ANNA, None, WONEN)
    clock.move(days=7)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [["een"]]


async def test_a_turn_for_which_nothing_is_left_ends(app: App, clock: Clock) -> None:
    """There is nothing more to do then."""
    await follows(app, ANNA)
    await told(app, publication("een"))
    upgrade(app)
    due: datetime | None = clock.now
    for _ in range(3):
        due = await make_digests(app)

    assert due is None


async def test_an_outage_does_not_end_in_the_night(
    app: App, messenger: Messenger, clock: Clock
) -> None:
    """What was ready and could not go out waits for the end of the quiet hours."""
    await follows(app, ANNA, rhythm=replace(AT_ONCE, quiet=Quiet(22 * 60, 7 * 60)))
    await told(app, publication("een"))
    for _ in range(3):
        await make_digests(app)
    clock.now = NOW.replace(hour=22, minute=0)

    await Delivery(app, messenger).run()
    in_the_night = list(messenger.sent)
    clock.now = NOW.replace(hour=6, minute=0) + timedelta(days=1)
    await deliver(app, messenger)

    assert in_the_night == []
    assert messenger.told(ANNA) == [["een"]]


async def test_one_message_at_a_time(app: App, messenger: Messenger) -> None:
    """While one is under way, what is new waits, and comes after it."""
    await follows(app, ANNA)
    await told(app, publication("een"))
    for _ in range(3):
        await make_digests(app)
    await told(app, publication("een"), publication("twee"))
    for _ in range(3):
        await make_digests(app)

    assert len(await app.stores.outbox.due(app.now(), 10)) == 1
    await deliver(app, messenger)
    await deliver(app, messenger)

    assert messenger.told(ANNA) == [["een"], ["twee"]]


async def closed(app: App, user: int) -> Notice:
    """Something is new for someone who takes no messages; its notice."""
    await told(app, publication("een"))
    for _ in range(3):
        await make_digests(app)
    (notice,) = [one for one in await app.stores.outbox.due(app.now(), 10) if one.user_id == user]
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, notice.key, app.now())
        await app.stores.outbox.note_unreachable(connection, user, notice.key, app.now())
    return notice


async def test_who_is_away_for_a_year_follows_no_more(app: App, clock: Clock) -> None:
    """Nothing is kept then of what they follow, where and when; who was here that year stays."""
    await follows(app, ANNA, rhythm=AT_ONCE, guild=HERE)
    await follows(app, BEA)
    await closed(app, ANNA)
    clock.move(days=300)
    await come_back(app, ANNA)
    left = []

    for days in (100, 300):
        clock.move(days=days)
        await forget_what_is_old(app)
        left.append(await app.stores.follows.of_user(ANNA))

    assert left == [(WONEN,), ()]
    for store in (app.stores.follows, app.stores.rhythms, app.stores.digests):
        assert not any((await store.held(ANNA, app.now())).values())
    assert (await app.stores.outbox.held(ANNA, app.now()))["notices"] == []
    assert await app.stores.follows.of_user(BEA) == (WONEN,)


async def test_who_is_away_for_a_year_keeps_what_is_no_news(app: App, clock: Clock) -> None:
    """A reminder that could not be brought is not about what they follow."""
    await follows(app, ANNA)
    await closed(app, ANNA)
    async with app.database.transaction() as connection:
        await app.stores.outbox.write(connection, notice("r1", user_id=ANNA))
    clock.move(days=400)

    await forget_what_is_old(app)

    assert [one.key for one in await app.stores.outbox.waiting_for(ANNA, app.now())] == ["r1"]


async def test_settings_and_places_go_with_a_year_too(app: App, clock: Clock) -> None:
    """Of who follows nothing any more as well."""
    await follows(app, ANNA, guild=HERE)
    await closed(app, ANNA)
    await unfollow(app, ANNA, WONEN)
    clock.move(days=400)

    await forget_what_is_old(app)

    for store in (app.stores.follows, app.stores.rhythms, app.stores.digests):
        assert not any((await store.held(ANNA, app.now())).values())


async def follow_more(app: App) -> None:
    await follow(app, ANNA, None, GELD)


async def choose_a_rhythm(app: App) -> None:
    async with app.database.transaction() as connection:
        await app.stores.rhythms.save(connection, ANNA, Rhythm(), app.now())


async def ask_something(app: App) -> None:
    await ask(app, Question("Wat helpt tegen schimmel?", HERE), ANNA)


async def say_hello(app: App) -> None:
    await ask(app, Question("hoi", HERE), ANNA)


async def press_something(app: App) -> None:
    await note_presence(app, ANNA)


@pytest.mark.parametrize(
    "act", [come_back, follow_more, choose_a_rhythm, ask_something, say_hello, press_something]
)
async def test_whoever_does_something_is_not_away(
    app: App, clock: Clock, act: Callable[..., Awaitable[object]]
) -> None:
    """Whatever it is that they do, closed messages or not; a year later it is over after all."""
    await follows(app, ANNA)
    await closed(app, ANNA)
    clock.move(days=300)
    await (act(app, ANNA) if act is come_back else act(app))
    left = []

    for days in (100, 300):
        clock.move(days=days)
        await forget_what_is_old(app)
        left.append(WONEN in await app.stores.follows.of_user(ANNA))

    assert left == [True, False]


async def test_presence_is_noted_once_a_day(app: App, clock: Clock) -> None:
    """Only of who can't be reached; nothing is written else."""
    await follows(app, ANNA)
    await closed(app, ANNA)
    noted = []

    for hours in (1, 20, 5):
        clock.move(hours=hours)
        await note_presence(app, ANNA)
        await note_presence(app, BEA)
        state = await app.stores.outbox.unreachable(ANNA)
        assert state is not None
        noted.append(state.here_at)

    first, last = NOW + timedelta(hours=1), NOW + timedelta(hours=26)
    assert noted == [first, first, last]
    assert await app.stores.outbox.unreachable(BEA) is None


async def test_an_entry_has_its_followers_at_once(app: App) -> None:
    """Writing it writes the news; if the one fails there is neither."""
    await follows(app, ANNA)

    async def fail() -> None:
        async with app.database.transaction() as connection:
            await announce(app, connection, 0, publication("een"), renewed=False)
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        await fail()

    assert not (await app.stores.digests.work()).to_spread


def event(own: str, **fields: object) -> Event:
    values: dict[str, object] = {"title": own, "summary": "Een dag.", "themes": ("wonen",)}
    return Event(id=own, **(values | fields))  # type: ignore[arg-type]  # a builder


async def imported(app: App, *entries: Entry) -> Batch:
    """A moderator imports these as they are now."""
    made = await plan(app, HERE, [PackFile("a.yaml", as_pack(entries).encode())])
    assert isinstance(made, Plan), made
    outcome = await carry_out(app, HERE, BEA, await offer(app, HERE, made))
    assert isinstance(outcome, Imported)
    assert outcome.batch is not None
    return outcome.batch


async def told(app: App, *entries: Entry) -> None:
    """The packs have these from now on."""
    upgrade(app, *entries)
    await announce_packs(app)
