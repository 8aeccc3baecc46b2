"""What is remembered of a conversation, and for how long."""

from datetime import UTC, datetime, timedelta

from bot.conversations import Conversations, Talk, Thread
from bot.pacing import Pace
from knowledge.answer import Context

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_what_was_discussed_is_recalled_where_it_was() -> None:
    """Another channel, or another person, has its own."""
    talks = Conversations()

    talks.remember(Context("wat werkt"), NOW, Talk(1, 1), Thread(9))

    assert talks.recall(NOW, Talk(1, 1)) == Context("wat werkt")
    assert talks.recall(NOW, Talk(1, 2), Talk(2, 1)) is None
    assert talks.recall(NOW, Talk(1, 2), Thread(9)) == Context("wat werkt")


def test_the_first_place_goes_before() -> None:
    """A reply is about the message it replies to, not about what was said last."""
    talks = Conversations()
    talks.remember(Context("eerst"), NOW, Thread(9))
    talks.remember(Context("laatst"), NOW + MINUTE, Talk(1, 1))

    assert talks.recall(NOW + MINUTE, Thread(9), Talk(1, 1)) == Context("eerst")


def test_it_is_forgotten_after_ten_minutes() -> None:
    """Ten minutes is still a conversation, more is not."""
    talks = Conversations()
    talks.remember(Context("wat werkt"), NOW, Talk(1, 1))

    assert talks.recall(NOW + 10 * MINUTE, Talk(1, 1)) is not None
    assert talks.recall(NOW + 11 * MINUTE, Talk(1, 1)) is None


def test_what_is_over_is_dropped() -> None:
    """It isn't only passed over: as soon as anyone says something, it is there no more."""
    talks = Conversations()
    talks.remember(Context("wat werkt"), NOW, Talk(1, 1), Thread(9))

    talks.remember(Context("iets anders"), NOW + 11 * MINUTE, Talk(1, 2))

    assert talks.recall(NOW, Talk(1, 1), Thread(9)) is None


def test_nothing_new_leaves_what_was_there() -> None:
    """A thank-you does not end the subject."""
    talks = Conversations()
    talks.remember(Context("wat werkt"), NOW, Talk(1, 1))

    talks.remember(None, NOW, Talk(1, 1))

    assert talks.recall(NOW, Talk(1, 1)) == Context("wat werkt")


def test_someone_can_be_forgotten() -> None:
    """Wherever they talked, replies to the bot's messages to them included; nobody else is."""
    talks = Conversations()
    for user in (1, 2):
        talks.remember(Context("eerst"), NOW, Talk(1, user), Thread(user * 10))
        talks.remember(Context("dan"), NOW, Talk(2, user), Thread(user * 10 + 1))

    talks.forget(1)

    assert talks.recall(NOW, Talk(1, 1), Talk(2, 1), Thread(10), Thread(11)) is None
    assert talks.recall(NOW, Talk(1, 2)) == talks.recall(NOW, Thread(20)) == Context("eerst")
    assert talks.recall(NOW, Talk(2, 2)) == talks.recall(NOW, Thread(21)) == Context("dan")


def test_memory_is_bounded() -> None:
    """The one that was quiet for longest goes first."""
    talks = Conversations(most=2)
    for user in (1, 2):
        talks.remember(Context("a"), NOW, Talk(1, user))
    talks.remember(Context("b"), NOW, Talk(1, 1))

    talks.remember(Context("c"), NOW, Talk(1, 3))

    assert talks.recall(NOW, Talk(1, 2)) is None
    assert talks.recall(NOW, Talk(1, 1)) == Context("b")


def test_a_pace() -> None:
    """So many times in a period, for each by themselves, and again after it."""
    pace = Pace(times=2, period=MINUTE)

    assert [pace.allows("anna", NOW) for _ in range(3)] == [True, True, False]
    assert pace.allows("bea", NOW)
    assert pace.allows("anna", NOW + MINUTE)


def test_a_pace_is_bounded() -> None:
    """It remembers no more people than it was told to."""
    pace = Pace(times=1, period=MINUTE, most=1)
    pace.allows("anna", NOW)

    pace.allows("bea", NOW)

    assert pace.allows("anna", NOW)


def test_a_pace_forgets_someone() -> None:
    """What they did isn't counted any more; forgetting someone unknown does nothing."""
    pace = Pace(times=1, period=MINUTE)
    pace.allows(1, NOW)
    pace.allows(2, NOW)

    pace.forget(1)
    pace.forget(3)

    assert pace.allows(1, NOW)
    assert not pace.allows(2, NOW)
