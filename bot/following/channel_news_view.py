"""What is new for a channel, as a message that everyone there sees, and why it came."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Show
from bot.cards.citing import to_keep
from bot.following import channel_news_texts as texts
from bot.following import texts as following_texts
from bot.following.channel_news_actions import AboutPost, PostPage, StopTelling
from bot.following.following import name_of
from bot.following.news_texts import more, page_of
from bot.following.news_view import A_PAGE, item_section, reasons_of
from bot.following.posts import rhythm_of
from bot.following.views import following
from bot.view import CHOOSE_ONE, Button, Choice, Section, Tone, View, notice, paged
from storage.rhythms import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.delivery.subjects import ChannelNews, NewsItem
    from bot.following.posting import Told

MOST_FOLLOWS = 3
"""Buttons to follow what brought it."""
MOST_STOPS = 4
"""Buttons that end it; with more it is a list."""


def post_view(news: ChannelNews) -> View:
    """Return the message in the channel: the first ten, and a button for the rest."""
    return _page(news, 0, sent=True)


def page_view(news: ChannelNews, page: int) -> View:
    """Return a page, from 0, of what a channel was told, for one person."""
    return _page(news, page, sent=False)


def about_view(
    said: Iterable[str], news: ChannelNews, told: tuple[Told, ...], *, manages: bool
) -> View:
    """Return why a channel was told something; who manages the server can end it here."""
    lines = tuple(said) or (texts.STOPPED_ALL,)
    return View(
        tone=Tone.NOTICE,
        text="\n\n".join((*lines, texts.MANAGERS_CHANGE_IT, texts.FOLLOW_YOURSELF)),
        buttons=(*_follows(news.items, news), *(stops(told) if manages else ())),
    )


def stops(told: tuple[Told, ...]) -> tuple[Button, ...]:
    """Return the buttons that end what one channel is told, for as many as fit."""
    return tuple(Button(texts.stop(one.name), stopping(one)) for one in told[:MOST_STOPS])


def told_view(told: tuple[Told, ...], names: Mapping[int, str]) -> View:
    """Return what the channels of a server are told, with a list that ends one of it."""
    if not told:
        return notice(texts.NOTHING_TOLD)

    places = [names.get(one.theme.channel_id, texts.GONE_CHANNEL) for one in told]
    lines = [
        texts.in_line(one.name, place, _often(one)) for one, place in zip(told, places, strict=True)
    ]
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text=texts.ALL_TOLD,
        sections=(Section("", lines=tuple(lines)),),
        choices=tuple(
            Choice(texts.named(one.name, place), stopping(one))
            for one, place in zip(told, places, strict=True)
        ),
        choosing=texts.CHOOSE_TO_STOP,
    )


def stopping(told: Told) -> StopTelling:
    """Return what ends telling a channel of a theme."""
    return StopTelling(str(told.theme.channel_id), told.theme.theme_id)


def how_often(told: Told, channel: str) -> str:
    """Say how often a channel is told of a theme."""
    return texts.told_in(channel, told.name, _often(told))


def first_moment(told: Told) -> str:
    """Return when it comes first; nothing where that is at once."""
    if told.next_at is None or told.theme.frequency is Frequency.DIRECT:
        return ""
    return texts.next_at(told.next_at)


def _page(news: ChannelNews, page: int, *, sent: bool) -> View:
    here = paged(news.items, page, A_PAGE)
    shown = here.shown
    entries = tuple(one.entry for one in shown)
    return View(
        tone=Tone.ANSWER,
        title=texts.title(len(news.items), new=news.is_new),
        text="" if here.pages == 1 or sent else page_of(here.number, here.pages),
        sections=tuple(
            item_section(one, texts.reason(one.why, reasons_of(one, news.taxonomy)))
            for one in shown
        ),
        choices=tuple(Choice(entry.heading, Show(entry.id)) for entry in entries),
        choosing=CHOOSE_ONE,
        keeping=to_keep(entries),
        buttons=(
            *(_rest(news) if sent else here.turning(lambda to: PostPage(news.key, str(to)))),
            *(_follows(shown, news) if sent else ()),
            Button(texts.ABOUT, AboutPost(news.key)),
        ),
    )


def _follows(items: tuple[NewsItem, ...], news: ChannelNews) -> tuple[Button, ...]:
    """Return what follows each theme that brought something, that of most items first."""
    reasons = Counter(subject for one in items for subject in one.reasons)
    return tuple(
        Button(following_texts.follow(name_of(one, news.taxonomy) or one.id), following(one))
        for one, _ in reasons.most_common(MOST_FOLLOWS)
    )


def _rest(news: ChannelNews) -> tuple[Button, ...]:
    left = len(news.items) - A_PAGE
    return (Button(more(left), PostPage(news.key, "1")),) if left > 0 else ()


def _often(told: Told) -> str:
    rhythm = rhythm_of(told.theme)
    match rhythm.frequency:
        case Frequency.DIRECT:
            return texts.AT_ONCE
        case Frequency.DAY:
            return texts.daily(rhythm.minute)
        case Frequency.WEEK:
            return texts.weekly(rhythm.day, rhythm.minute)
        case Frequency.MONTH:
            return texts.monthly(rhythm.day, rhythm.minute)
        case Frequency.NEVER:
            raise AssertionError("what is never told is not kept")
        case other:
            assert_never(other)
