"""News as a message: what is new for someone and why, ten at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.cards.actions import Show
from bot.cards.citing import facts, to_keep
from bot.cards.events import when_and_where
from bot.following import news_texts as texts
from bot.following import texts as following
from bot.following.actions import Follows, NewsPage
from bot.following.following import name_of
from bot.following.views import unfollowing
from bot.view import CHOOSE_ONE, Button, Choice, Section, Tone, View, paged
from knowledge.entry import Event

if TYPE_CHECKING:
    from bot.delivery.subjects import News, NewsItem
    from bot.following.rhythm import NothingNew
    from knowledge.entry import Taxonomy

A_PAGE = 10
"""At most so many in a message."""
MOST_STOPS = 6
"""Buttons that stop what brought them; the rest stands behind *Wat ik volg*."""


def news_view(news: News, page: int = 0, *, sent: bool = False) -> View:
    """Return a page, from 0, of what is new for someone.

    As it is `sent` it is the first, with how many more there are.
    """
    here = paged(news.items, page, A_PAGE)
    shown = here.shown
    opened = tuple(one.entry for one in shown if one.open)
    return View(
        tone=Tone.ANSWER,
        title=texts.title(len(news.items), new=news.is_new),
        text="" if here.pages == 1 or sent else texts.page_of(here.number, here.pages),
        sections=tuple(_section(one, news) for one in shown),
        choices=tuple(Choice(entry.heading, Show(entry.id)) for entry in opened),
        choosing=CHOOSE_ONE,
        keeping=to_keep(opened),
        buttons=(
            *(_rest(news) if sent else here.turning(lambda to: NewsPage(news.key, str(to)))),
            *_stops(shown, news),
            Button(following.MY_FOLLOWS, Follows("0", news.key)),
        ),
    )


def nothing_view(nothing: NothingNew, *, follows: bool) -> View:
    """Return that nothing is new, with the way to what was told last."""
    last = () if nothing.last is None else (Button(texts.LAST_TIME, NewsPage(nothing.last, "0")),)
    said = texts.NOTHING if follows else f"{texts.NOTHING} {texts.NOTHING_FOLLOWED}"
    return View(tone=Tone.NOTICE, text=said, buttons=last)


def item_section(one: NewsItem, said: str, *more: str) -> Section:
    """Return something new: what `said` says of it, when and where it is, and more lines."""
    entry = one.entry
    when = when_and_where(entry) if isinstance(entry, Event) else ()
    return Section(entry.heading, lines=(f"{said}: {facts(entry)}", *when, *more), url=entry.url)


def reasons_of(one: NewsItem, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the names of what brought something new."""
    return tuple(name_of(subject, taxonomy) or subject.id for subject in one.reasons)


def _section(one: NewsItem, news: News) -> Section:
    names = reasons_of(one, news.taxonomy)
    more = (following.because(names) if names else "", "" if one.open else texts.ELSEWHERE)
    return item_section(one, texts.WHY[one.why], *filter(None, more))


def _stops(shown: tuple[NewsItem, ...], news: News) -> tuple[Button, ...]:
    """Return what stops each reason, that of most items first."""
    reasons = Counter(subject for one in shown for subject in one.reasons)
    return tuple(
        Button(following.stop(name_of(one, news.taxonomy) or one.id), unfollowing(one))
        for one, _ in reasons.most_common(MOST_STOPS)
    )


def _rest(news: News) -> tuple[Button, ...]:
    left = len(news.items) - A_PAGE
    return (Button(texts.more(left), NewsPage(news.key, "1")),) if left > 0 else ()
