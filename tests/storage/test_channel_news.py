"""What channels are told: each news once, of what they are told of, and none of a person's."""

from datetime import timedelta

from storage.channel_news import KIND, ChannelTheme, Post
from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.news import Fresh, NewsReason
from storage.rhythms import Frequency
from storage.stores import Stores
from tests.storage.builders import NOW, fresh, told_theme

SECOND = timedelta(seconds=1)
HERE, CHANNEL = 7, 5
WONEN, GELD = (Subject(SubjectKind.THEME, own) for own in ("wonen", "geld"))
AUTHOR = Subject(SubjectKind.AUTHOR, "wonen")


async def tell(db: Database, stores: Stores, *themes: ChannelTheme) -> None:
    async with db.transaction() as conn:
        for theme in themes or (told_theme(),):
            await stores.channel_news.set(conn, theme)


async def write(db: Database, stores: Stores, *news: Fresh) -> None:
    async with db.transaction() as conn:
        for one in news:
            await stores.news.write(conn, one, NOW)


async def post(db: Database, stores: Stores, key: str, *numbers: int) -> None:
    async with db.transaction() as conn:
        put = Post(HERE, CHANNEL, key, frozenset(numbers))
        await stores.channel_news.put_together(conn, put, NOW)


async def waiting(stores: Stores) -> list[str]:
    found = await stores.channel_news.waiting()
    return [one.entry_id for one in found.get((HERE, CHANNEL), ())]


async def test_what_waits(db: Database, stores: Stores) -> None:
    """Of its themes, for all or for its server; not of another kind, theme or server."""
    await tell(db, stores, told_theme(), told_theme("geld"))
    await write(
        db,
        stores,
        fresh("boek", WONEN, GELD),
        fresh("gids", guild_id=HERE),
        fresh("elders", guild_id=8),
        fresh("maker", AUTHOR),
        fresh("zorg", Subject(SubjectKind.THEME, "zorg")),
    )

    ((place, items),) = (await stores.channel_news.waiting()).items()

    assert place == (HERE, CHANNEL)
    assert [one.entry_id for one in items] == ["boek", "gids"]
    assert [[own.theme_id for own in one.themes] for one in items] == [["geld", "wonen"], ["wonen"]]


async def test_what_was_before_is_no_news(db: Database, stores: Stores) -> None:
    """Nor is it after another rhythm was chosen, which keeps since when it is told."""
    await write(db, stores, fresh("boek"))
    await tell(db, stores, told_theme(since=NOW + SECOND))
    later = told_theme(since=NOW - SECOND, frequency=Frequency.DAY, changed_at=NOW + SECOND)
    await tell(db, stores, later)

    (theme,) = await stores.channel_news.of_guild(HERE)

    assert await waiting(stores) == []
    assert (theme.frequency, theme.since) == (Frequency.DAY, NOW + SECOND)


async def test_once_whoever_had_it_first(db: Database, stores: Stores) -> None:
    """What a server shares with all is told there once; another edition is told again."""
    await tell(db, stores)
    await write(db, stores, fresh("boek", guild_id=HERE))
    await post(db, stores, "p1", 1)
    await write(db, stores, fresh("boek"), fresh("boek", edition="renewed", why=NewsReason.RENEWED))

    found = await stores.channel_news.waiting()

    assert [one.why for one in found[HERE, CHANNEL]] == [NewsReason.RENEWED]


async def test_a_correction_is_for_who_was_told(db: Database, stores: Stores) -> None:
    """Otherwise the channel never heard of it."""
    await tell(db, stores)
    await write(db, stores, fresh("dag"), fresh("feest"))
    await post(db, stores, "p1", 1)
    changed = [fresh(own, edition="2", why=NewsReason.CHANGED) for own in ("dag", "feest")]
    await write(db, stores, *changed)

    assert await waiting(stores) == ["feest", "dag"]


async def test_a_post_and_its_notice(db: Database, stores: Stores) -> None:
    """Both or neither; what stands in it can be read for as long as the news is kept."""
    await tell(db, stores)
    await write(db, stores, fresh("boek"))
    await post(db, stores, "p1", 1)

    (notice,) = await stores.outbox.due(NOW, 9)
    found = await stores.channel_news.of_post("p1")

    assert (notice.key, notice.user_id, notice.kind) == ("p1", CHANNEL, KIND)
    assert notice.subject == {"guild": HERE}
    assert found is not None
    assert (found[0], [one.entry_id for one in found[1]]) == (CHANNEL, ["boek"])
    assert await stores.channel_news.of_post("p2") is None
    assert await waiting(stores) == []


async def test_a_channel_that_is_gone(db: Database, stores: Stores) -> None:
    """Nothing of it is left, sent or not; what another is told stays."""
    await tell(db, stores, told_theme(), told_theme(channel_id=6))
    await write(db, stores, fresh("boek"))
    await post(db, stores, "p1", 1)
    async with db.transaction() as conn:
        await stores.outbox.claim(conn, "p1", NOW)
        await stores.outbox.note_unreachable(conn, CHANNEL, "p1", NOW)

        assert await stores.channel_news.stop_all(conn, HERE, CHANNEL) == 1
        assert await stores.channel_news.stop_all(conn, HERE, CHANNEL) == 0

    assert await stores.channel_news.of_post("p1") is None
    assert await stores.outbox.unreachable(CHANNEL) is None
    assert await stores.outbox.next_due(NOW) is None
    assert [one.channel_id for one in await stores.channel_news.of_guild(HERE)] == [6]


async def test_it_can_be_seen_that_something_changed(db: Database, stores: Stores) -> None:
    """News, or another choice: then it is worth a look."""
    states = [await stores.channel_news.state()]
    await tell(db, stores)
    states.append(await stores.channel_news.state())
    await tell(db, stores, told_theme(frequency=Frequency.DAY, changed_at=NOW + SECOND))
    states.append(await stores.channel_news.state())
    await write(db, stores, fresh("boek"))
    states.append(await stores.channel_news.state())

    assert len(set(states)) == len(states)
    assert await stores.channel_news.state() == states[-1]
