"""News as a message: what is new for someone and why, ten at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.actions import Follows, NewsPage, Show
from bot.rendering.agenda import when_and_where
from bot.rendering.citing import facts
from bot.rendering.following import unfollowing
from bot.rendering.keeping import to_keep
from bot.rendering.view import Button, Choice, Section, Tone, View
from bot.texts import following, searching
from bot.texts import news as texts
from bot.texts.choosing import CHOOSE_ONE
from bot.use_cases.following import name_of
from knowledge.entry import Event

if TYPE_CHECKING:
    from bot.use_cases.rhythm import NothingNew
    from bot.use_cases.subjects import News, NewsItem

A_PAGE = 10
"""At most so many in a message."""
MOST_STOPS = 6
"""Buttons that stop what brought them; the rest stands behind *Wat ik volg*."""


def news_view(news: News, page: int = 0, *, sent: bool = False) -> View:
    """Return a page, from 0, of what is new for someone.

    As it is `sent` it is the first, with how many more there are.
    """
    pages = -(-len(news.items) // A_PAGE)
    page = min(max(page, 0), max(pages - 1, 0))
    shown = news.items[page * A_PAGE : (page + 1) * A_PAGE]
    opened = tuple(one.entry for one in shown if one.open)
    return View(
        tone=Tone.ANSWER,
        title=texts.title(len(news.items), new=news.is_new),
        text="" if pages == 1 or sent else texts.page_of(page + 1, pages),
        sections=tuple(_section(one, news) for one in shown),
        choices=tuple(Choice(entry.heading, Show(entry.id)) for entry in opened),
        choosing=CHOOSE_ONE,
        keeping=to_keep(opened),
        buttons=(
            *_turning(news, page, pages, sent=sent),
            *_stops(shown, news),
            Button(following.MY_FOLLOWS, Follows("0", news.key)),
        ),
    )


def nothing_view(nothing: NothingNew, *, follows: bool) -> View:
    """Return that nothing is new, with the way to what was told last."""
    last = () if nothing.last is None else (Button(texts.LAST_TIME, NewsPage(nothing.last, "0")),)
    said = texts.NOTHING if follows else f"{texts.NOTHING} {texts.NOTHING_FOLLOWED}"
    return View(tone=Tone.NOTICE, text=said, buttons=last)


def _section(one: NewsItem, news: News) -> Section:
    entry = one.entry
    names = tuple(name_of(subject, news.taxonomy) or subject.id for subject in one.reasons)
    when = when_and_where(entry) if isinstance(entry, Event) else ()
    because = (following.because(names),) if names else ()
    lines = (f"{texts.WHY[one.why]}: {facts(entry)}", *when, *because)
    return Section(entry.heading, lines=lines, url=entry.url)


def _stops(shown: tuple[NewsItem, ...], news: News) -> tuple[Button, ...]:
    """Return what stops each reason, that of most items first."""
    reasons = Counter(subject for one in shown for subject in one.reasons)
    return tuple(
        Button(following.stop(name_of(one, news.taxonomy) or one.id), unfollowing(one))
        for one, _ in reasons.most_common(MOST_STOPS)
    )


def _turning(news: News, page: int, pages: int, *, sent: bool) -> tuple[Button, ...]:
    if sent:
        left = len(news.items) - A_PAGE
        return (Button(texts.more(left), NewsPage(news.key, "1")),) if left > 0 else ()
    before = (Button(searching.PREVIOUS, NewsPage(news.key, str(page - 1))),) if page else ()
    more = page + 1 < pages
    after = (Button(searching.NEXT, NewsPage(news.key, str(page + 1))),) if more else ()
    return (*before, *after)
