"""From what is new to a channel's message: which, when, why, and through any crash once."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.administration.cog import change_settings
from bot.app import App
from bot.curation.publishing import hide
from bot.delivery import NONCE_LASTS, Arrived, Delivery, Failed, Failure, Outcome
from bot.following.announce import announce_packs, announce_soon
from bot.following.channels import ThemeSchedule, channel_news_of, stop_telling, tell_channel
from bot.following.channels_cog import ChannelPosts, ChannelReach
from bot.following.digests import News
from bot.following.follow import follow
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Event
from knowledge.shared import Shared
from storage.channel_news import MOST_TOLD
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.outbox import Notice
from storage.rhythms import Frequency
from tests.bot.apps import Clock, opened
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW

HERE, CHANNEL, OTHER = 7, 70, 71


class KilledError(BaseException):
    """The process ends."""


class Channels:
    """The channels of a server: what stands in each; some can't be posted in."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.there: dict[str, tuple[int, News, datetime]] = {}
        self.reach = {CHANNEL: ChannelReach.HERE, OTHER: ChannelReach.HERE}
        self.dies = ""
        """'before' or 'after' a message is there."""

    async def send(self, notice: Notice, subject: Any) -> Outcome:
        assert isinstance(subject, News)
        if self.reach[notice.user_id] is not ChannelReach.HERE:
            return Failure.CLOSED
        if self.dies == "before":
            raise KilledError
        if notice.key in self.there:
            assert self.clock.now - self.there[notice.key][2] < NONCE_LASTS
        else:
            assert subject.channel is not None
            self.there[notice.key] = (subject.channel, subject, self.clock.now)
        if self.dies == "after":
            raise KilledError
        return Arrived(9)

    async def find(self, notice: Notice, subject: Any, since: datetime) -> Arrived | Failed | None:
        del subject, since
        return Arrived(9) if notice.key in self.there else None

    def told(self, channel: int = CHANNEL) -> list[list[str]]:
        """The ids in each message in a channel."""
        return [
            [one.entry.id for one in news.items]
            for where, news, _ in self.there.values()
            if where == channel
        ]

    def whys(self, channel: int = CHANNEL) -> list[NewsReason]:
        """Why each thing was told in a channel."""
        return [
            one.why
            for where, news, _ in self.there.values()
            if where == channel
            for one in news.items
        ]


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        await announce_packs(app)
        yield app


@pytest.fixture
def channels(clock: Clock) -> Channels:
    return Channels(clock)


async def tell(
    app: App, theme: str = "wonen", frequency: Frequency = Frequency.DIRECT, channel: int = CHANNEL
) -> None:
    """A manager has a channel told of a theme."""
    assert isinstance(await tell_channel(app, HERE, channel, theme, frequency), ThemeSchedule)


class Posts(ChannelPosts):
    """Posts in those channels."""

    def __init__(self, app: App, channels: Channels) -> None:
        super().__init__(app, discord.Client(intents=discord.Intents.none()))
        self.channels = channels

    def reach(self, _guild: int, channel: int) -> ChannelReach:
        return self.channels.reach[channel]


async def deliver(app: App, channels: Channels, by: Posts | None = None) -> datetime | None:
    """Do all there is to do at this moment; when there is more."""
    due_at = await (by or Posts(app, channels)).make()
    await Delivery(app, channels).run()
    return due_at


async def told(app: App, *entries: Entry) -> None:
    """The packs have these from now on."""
    packs = Catalogue.build(library(question(), publication(), elsewhere(), *entries))
    app.catalogue = Shared.over(packs)
    await announce_packs(app)
    await app.catch_up()


def event(own: str, **fields: object) -> Event:
    values: dict[str, object] = {"title": own, "summary": "Een dag.", "themes": ("wonen",)}
    return Event(id=own, **(values | fields))  # type: ignore[arg-type]  # a builder


async def test_what_is_new_of_a_theme(app: App, channels: Channels) -> None:
    """All of it in one message with its themes; not what was there, nor of another theme."""
    await tell(app)
    await tell(app, "geld")
    await tell(app, "geld", channel=OTHER)
    await told(
        app,
        publication("een", themes=("wonen", "geld")),
        publication("twee", themes=("wonen",)),
        publication("drie", themes=("zorg",)),
    )

    for _ in range(3):
        await deliver(app, channels)

    assert channels.told() == [["twee", "een"]]
    assert channels.told(OTHER) == [["een"]]
    (news,) = [one for where, one, _ in channels.there.values() if where == CHANNEL]
    assert [[own.id for own in one.reasons] for one in news.items] == [["wonen"], ["geld", "wonen"]]


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        (Frequency.DAY, "Tuesday 09:00"),
        (Frequency.WEEK, "Thursday 09:00"),
        (Frequency.MONTH, "Tuesday 09:00"),
    ],
)
async def test_it_comes_at_the_rhythm(
    app: App, channels: Channels, clock: Clock, frequency: Frequency, words: str
) -> None:
    """At nine by the clock of the server; all that came until then in one message."""
    await tell(app, frequency=frequency)
    await told(app, publication("een"))
    due = await deliver(app, channels)
    assert due is not None
    clock.now = due - timedelta(seconds=1)
    await told(app, publication("een"), publication("twee"))
    await deliver(app, channels)
    before = channels.told()
    clock.now = due
    await deliver(app, channels)

    assert before == []
    assert due.strftime("%A %H:%M") in (words, words.replace("09", "08"), words.replace("09", "07"))
    assert channels.told() == [["twee", "een"]]


async def test_a_rhythm_for_each_theme(app: App, channels: Channels, clock: Clock) -> None:
    """What is at once for one theme doesn't take along what another keeps for Thursday."""
    await tell(app)
    await tell(app, "geld", Frequency.WEEK)
    await told(app, publication("een"), publication("twee", themes=("geld",)))
    await deliver(app, channels)
    clock.move(days=7)
    await deliver(app, channels)

    assert channels.told() == [["een"], ["twee"]]


async def test_a_silent_server(app: App, channels: Channels, clock: Clock) -> None:
    """Nothing is posted while it lasts, what was made ready before neither; then all of it."""
    await tell(app)
    await told(app, publication("een"))
    await Posts(app, channels).make()
    await change_settings(app, HERE, silent_until=NOW + timedelta(days=2))
    await told(app, publication("een"), publication("twee"))
    await deliver(app, channels)
    silent = channels.told()
    for _ in range(2):
        clock.move(days=2)
        await deliver(app, channels)

    assert silent == []
    assert channels.told() == [["een"], ["twee"]]


@pytest.mark.parametrize("away", [timedelta(0), timedelta(hours=3)])
@pytest.mark.parametrize("dies", ["before", "after"])
async def test_killed_while_it_is_sent(
    app: App, channels: Channels, clock: Clock, dies: str, away: timedelta
) -> None:
    """It is there once, however long the bot was away."""
    await tell(app)
    await told(app, publication("een"))
    channels.dies = dies
    with pytest.raises(KilledError):
        await deliver(app, channels)
    channels.dies = ""
    clock.now += away
    for _ in range(3):
        await deliver(app, channels)
        clock.move(minutes=1)

    assert channels.told() == [["een"]]


async def test_nothing_is_decided_before_it_is_connected(app: App, channels: Channels) -> None:
    """A channel that can't be seen yet is not gone."""
    await tell(app)
    channels.reach[CHANNEL] = ChannelReach.NOT_YET
    await told(app, publication("een"))
    by = Posts(app, channels)
    due = await deliver(app, channels, by)
    channels.reach[CHANNEL] = ChannelReach.HERE
    await deliver(app, channels, by)

    assert due == app.now()
    assert channels.told() == [["een"]]


async def test_who_stops_it_stops_what_is_ready_too(app: App, channels: Channels) -> None:
    """Once; it can be begun again, and then what was is no news."""
    await tell(app)
    await told(app, publication("een"))
    await Posts(app, channels).make()

    assert await stop_telling(app, HERE, CHANNEL, "wonen")
    assert not await stop_telling(app, HERE, CHANNEL, "wonen")
    await Delivery(app, channels).run()
    assert isinstance(app.now, Clock)
    app.now.move(hours=1)
    await tell(app)
    await deliver(app, channels)

    assert channels.told() == []


async def test_another_rhythm_keeps_what_waits(app: App, channels: Channels, clock: Clock) -> None:
    """It comes by the new one."""
    await tell(app, frequency=Frequency.MONTH)
    await told(app, publication("een"))
    await deliver(app, channels)
    clock.move(hours=1)
    await tell(app)
    await deliver(app, channels)

    assert channels.told() == [["een"]]


async def test_what_is_hidden_here_is_not_posted(app: App, channels: Channels) -> None:
    """Nor is an event that is called off."""
    await tell(app, frequency=Frequency.DAY)
    await told(app, publication("een"), event("dag", start=NOW + timedelta(days=20)))
    await told(
        app, publication("een"), event("dag", start=NOW + timedelta(days=20), cancelled=True)
    )
    await hide(app, HERE, 2, "een", based_on=0)
    assert isinstance(app.now, Clock)
    app.now.move(days=1)
    await deliver(app, channels)

    assert channels.told() == []


async def test_an_event_is_reminded_of_and_corrected(
    app: App, channels: Channels, clock: Clock
) -> None:
    """As to people: new, a day before, and at once where it is moved or off."""
    await tell(app, frequency=Frequency.DAY)
    start = NOW + timedelta(days=20)
    await told(app, event("dag", start=start))
    for days in (1, 12, 1, 5, 1):
        clock.move(days=days)
        await announce_soon(app)
        await deliver(app, channels)
    await told(app, event("dag", start=start, place="Buurthuis"))
    await deliver(app, channels)
    await told(app, event("dag", start=start, place="Buurthuis", cancelled=True))
    await deliver(app, channels)

    assert channels.whys() == [
        NewsReason.NEW,
        NewsReason.NEAR,
        NewsReason.CHANGED,
        NewsReason.CANCELLED,
    ]


async def test_no_person_is_involved(app: App, channels: Channels) -> None:
    """Who follows is in nothing that a channel is told, and is told as before."""
    await follow(app, CHANNEL, None, Subject(SubjectKind.THEME, "wonen"))
    await told(app, publication("een"))
    await deliver(app, channels)

    assert channels.told() == []


async def test_what_was_posted_can_be_looked_at_again(app: App, channels: Channels) -> None:
    """After it was stopped too, without the themes; not under another key."""
    await tell(app)
    await told(app, publication("een"))
    await deliver(app, channels)
    (key,) = channels.there
    await stop_telling(app, HERE, CHANNEL, "wonen")

    news = await channel_news_of(app, key, HERE, all_told=True)

    assert news is not None
    assert [(one.entry.id, one.reasons) for one in news.items] == [("een", ())]
    assert await channel_news_of(app, "other", HERE) is None


async def test_there_is_an_end_to_it(app: App) -> None:
    """What is set can be changed still; others have room of their own."""
    for number in range(MOST_TOLD):
        await tell(app, "wonen", channel=100 + number)

    assert await tell_channel(app, HERE, 200, "wonen", Frequency.DAY) is None
    assert isinstance(await tell_channel(app, HERE, 100, "wonen", Frequency.DAY), ThemeSchedule)
    assert isinstance(await tell_channel(app, HERE + 1, 300, "wonen", Frequency.DAY), ThemeSchedule)
