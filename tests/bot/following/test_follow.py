"""Following, and choosing when one hears of it."""

from dataclasses import replace
from typing import Any

import pytest

from bot.app import App
from bot.cards.moments import no_such_time
from bot.following import views
from bot.following.announce import announce
from bot.following.digests import News, make_digests, news_of
from bot.following.follow import (
    NOTHING_HERE,
    EndedFollow,
    NewFollow,
    follow,
    followable,
    followed_names,
    overview,
    subject_of,
    unfollow,
)
from bot.following.rhythm import TypedRhythm, is_spreading, set_rhythm, settings_of, show_news
from bot.view import Refused
from storage.follows import MOST_FOLLOWED, Subject, SubjectKind
from storage.guilds import GuildSettings
from storage.rhythms import Frequency, Quiet, Rhythm
from tests.bot.apps import Clock
from tests.storage.builders import NOW

WONEN, GELD = (Subject(SubjectKind.THEME, own) for own in ("wonen", "geld"))
ANNA, BEA, HERE, THERE = 1, 2, 7, 8
NIGHT = Quiet(22 * 60, 7 * 60)


async def everywhere(_guild: int) -> bool:
    return True


async def bring(app: App, entry: str = "boek", guild: int = 0) -> None:
    """Let an entry be new, and given to its followers."""
    async with app.database.transaction() as connection:
        await announce(app, connection, guild, app.catalogue.entries[entry], renewed=False)
    while (await app.stores.digests.work()).to_spread:
        await make_digests(app)


async def test_what_is_not_there_can_not_be_followed(app: App) -> None:
    """Nothing is kept of it."""
    with pytest.raises(Refused, match=NOTHING_HERE):
        await follow(app, ANNA, None, Subject(SubjectKind.AUTHOR, "niemand"))

    assert await app.stores.follows.of_user(ANNA) == ()


async def test_nobody_follows_without_end(app: App) -> None:
    """Who follows very much has to stop with something first."""
    async with app.database.transaction() as connection:
        for number in range(MOST_FOLLOWED):
            own = Subject(SubjectKind.THEME, f"thema-{number}")
            await app.stores.follows.add(connection, ANNA, own, NOW)

    with pytest.raises(Refused, match="niets meer bij"):
        await follow(app, ANNA, None, WONEN)
    await unfollow(app, ANNA, Subject(SubjectKind.THEME, "thema-0"))
    assert isinstance(await follow(app, ANNA, None, WONEN), NewFollow)


async def test_the_overview_counts_a_month(app: App, clock: Clock) -> None:
    """What each brought, told or not; a theme that is gone has its id for a name."""
    gone = Subject(SubjectKind.THEME, "vroeger")
    await follow(app, ANNA, None, WONEN)
    clock.move(seconds=1)
    async with app.database.transaction() as connection:
        await app.stores.follows.add(connection, ANNA, gone, clock.now)
    await bring(app, "boek")
    clock.move(days=10)
    await bring(app, "vocht")

    clock.move(days=20)
    month = await overview(app, ANNA)
    clock.move(days=1)
    later = await overview(app, ANNA)

    assert [(one.name, one.new_entries) for one in month] == [("Wonen", 2), ("vroeger", 0)]
    assert [one.new_entries for one in later] == [1, 0]
    names = await followed_names(app, ANNA)
    assert [subject_of(*one.key.split()) for one in names.named] == [WONEN, gone]


async def test_what_of_an_entry_can_be_followed(app: App) -> None:
    """Its themes, organisations and authors, with whether they are; small talk has none."""
    before = await followable(app, ANNA, None, "boek")
    await follow(app, ANNA, None, WONEN)
    after = await followable(app, ANNA, None, "boek")

    assert (before, after) == (((WONEN, "Wonen", False),), ((WONEN, "Wonen", True),))
    assert await followable(app, ANNA, None, "weer") == ()
    assert await followable(app, ANNA, None, "weg") == ()


async def test_who_does_not_follow_can_not_stop(app: App) -> None:
    """It is said, and nothing changes."""
    assert await unfollow(app, ANNA, WONEN) == EndedFollow(WONEN, "Wonen", before=False)


@pytest.mark.parametrize(("kind", "own"), [("", ""), ("theme", ""), ("planet", "mars")])
def test_what_names_nothing(kind: str, own: str) -> None:
    """Is no subject."""
    with pytest.raises(Refused, match=NOTHING_HERE):
        subject_of(kind, own)


async def test_a_server_gives_its_zone(app: App) -> None:
    """To who chose nothing; later another server's doesn't change it."""
    async with app.database.transaction() as connection:
        for guild, zone in ((HERE, "America/Curacao"), (THERE, "Asia/Tokyo")):
            settings = GuildSettings(guild_id=guild, time_zone=zone)
            await app.stores.guilds.save(connection, settings, NOW)
    await follow(app, ANNA, HERE, WONEN)
    await follow(app, ANNA, THERE, GELD)
    await set_rhythm(app, BEA, THERE, TypedRhythm(time="8"))

    assert (await app.stores.rhythms.get(ANNA)).zone == "America/Curacao"
    assert (await app.stores.rhythms.get(BEA)).zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ({"frequency": Frequency.DAY}, {"frequency": Frequency.DAY}),
        ({"frequency": Frequency.MONTH}, {"frequency": Frequency.MONTH, "day": 1}),
        (
            {"frequency": Frequency.MONTH, "day": "de 15e"},
            {"frequency": Frequency.MONTH, "day": 15},
        ),
        (
            {"frequency": Frequency.MONTH, "day": "laatste"},
            {"frequency": Frequency.MONTH, "day": 31},
        ),
        ({"day": "Maandag"}, {"day": 0}),
        ({"day": "zo"}, {"day": 6}),
        ({"time": "half negen"}, {"minute": 510}),
        ({"quiet_from": "22:00", "quiet_until": "7"}, {"quiet": NIGHT}),
    ],
)
async def test_what_is_typed_is_set(
    app: App, typed: dict[str, Any], rhythm: dict[str, Any]
) -> None:
    """The rest stays as it was."""
    result = await set_rhythm(app, ANNA, None, TypedRhythm(**typed))

    assert result.rhythm == replace(Rhythm(changed_at=NOW), **rhythm)
    assert await app.stores.rhythms.get(ANNA) == result.rhythm


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"day": "m"}, views.NO_DAY),
        ({"day": "0"}, views.NO_DAY),
        ({"day": "32"}, views.NO_DAY),
        ({"day": "15"}, views.NO_WEEKDAY),
        ({"frequency": Frequency.MONTH, "day": "vrijdag"}, views.NO_DAY_OF_MONTH),
        ({"frequency": Frequency.NEVER, "day": "vrijdag"}, views.DAY_WITHOUT_PERIOD),
        ({"time": "25:00"}, no_such_time("25:00")),
        ({"quiet_from": "morgen", "quiet_until": "7"}, views.UNCLEAR_TIME),
        ({"quiet_until": "7"}, views.HALF_QUIET),
        ({"quiet_from": "7", "quiet_until": "7:00"}, views.ALL_QUIET),
    ],
)
async def test_what_is_wrong_changes_nothing(app: App, typed: dict[str, str], wrong: str) -> None:
    """And it is known what is wrong."""
    with pytest.raises(Refused) as raised:
        await set_rhythm(app, ANNA, None, TypedRhythm(**typed))  # type: ignore[arg-type]  # a table

    assert str(raised.value) in {wrong.format(typed=words) for words in typed.values()}
    assert await app.stores.rhythms.get(ANNA) == Rhythm()


async def test_quiet_hours_can_be_changed_by_half_and_taken_away(app: App) -> None:
    """Once there are both, one can be set by itself."""
    await set_rhythm(app, ANNA, None, TypedRhythm(quiet_from="22:00", quiet_until="7:00"))
    half = await set_rhythm(app, ANNA, None, TypedRhythm(quiet_until="8"))
    gone = await set_rhythm(app, ANNA, None, TypedRhythm(quiet_from="geen"))

    assert half.rhythm.quiet == Quiet(22 * 60, 8 * 60)
    assert gone.rhythm.quiet is None


async def test_another_rhythm_is_for_what_waits_too(app: App, clock: Clock) -> None:
    """A digest that is ready and not sent waits for the new turn."""
    await follow(app, ANNA, None, WONEN)
    await set_rhythm(app, ANNA, None, TypedRhythm(frequency=Frequency.DIRECT))
    await bring(app)
    await make_digests(app)
    assert len(await app.stores.outbox.due(clock.now, 10)) == 1

    result = await set_rhythm(app, ANNA, None, TypedRhythm(frequency=Frequency.WEEK))
    due = await make_digests(app)
    due = await make_digests(app)

    assert result.waiting == 1
    assert await app.stores.outbox.due(clock.now, 10) == ()
    assert due == result.next_at


async def test_what_waits_is_shown_once(app: App) -> None:
    """Also what is ready to be sent, or never would be; it can be found again by its key."""
    await follow(app, ANNA, None, WONEN)
    await set_rhythm(app, ANNA, None, TypedRhythm(frequency=Frequency.NEVER))
    await bring(app)

    first = await show_news(app, ANNA, everywhere)
    second = await show_news(app, ANNA, everywhere)

    assert isinstance(first, News)
    assert [one.entry.id for one in first.items] == ["boek"]
    assert second is None
    assert await app.stores.digests.last_told(ANNA) == first.key
    again = await news_of(app, first.key, ANNA, all_told=True)
    assert again is not None
    assert again.items == first.items
    assert await news_of(app, first.key, BEA, all_told=True) is None
    assert (await settings_of(app, ANNA)).waiting == 0


async def test_what_was_published_just_now_is_shown_too(app: App) -> None:
    """Nobody waits for the job that gives news out."""
    await follow(app, ANNA, None, WONEN)
    async with app.database.transaction() as connection:
        await announce(app, connection, 0, app.catalogue.entries["boek"], renewed=False)

    shown = await show_news(app, ANNA, everywhere)

    assert isinstance(shown, News)
    assert [one.entry.id for one in shown.items] == ["boek"]
    assert not await is_spreading(app)


async def test_what_is_of_a_server_that_someone_left(app: App) -> None:
    """Is not shown to them, then or later; the rest is."""
    await follow(app, ANNA, HERE, WONEN)
    await bring(app, "boek")
    await bring(app, "vocht", HERE)

    async def gone(guild: int) -> bool:
        assert guild == HERE
        return False

    shown = await show_news(app, ANNA, gone)

    assert isinstance(shown, News)
    assert [one.entry.id for one in shown.items] == ["boek"]
    assert await show_news(app, ANNA, everywhere) is None


async def test_what_is_no_longer_followed_can_be_looked_back_at(app: App) -> None:
    """Without a reason."""
    await follow(app, ANNA, None, WONEN)
    await bring(app)
    shown = await show_news(app, ANNA, everywhere)
    await unfollow(app, ANNA, WONEN)

    assert isinstance(shown, News)
    again = await news_of(app, shown.key, ANNA, all_told=True)
    assert again is not None
    assert [(one.entry.id, one.reasons) for one in again.items] == [("boek", ())]
