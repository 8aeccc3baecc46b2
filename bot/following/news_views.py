"""News as messages, to a person and in a channel: what is new and why, ten at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.actions import Action, KeyAction, verb
from bot.cards.actions import Show
from bot.cards.citing import facts, to_keep, when_and_where
from bot.cards.entries import FOLLOW
from bot.cards.moments import moment_in_words
from bot.dutch import counted, gist, joined, number, paragraphs
from bot.following.channels import ThemeSchedule, rhythm_of
from bot.following.digests import News, NewsItem
from bot.following.follow import name_of
from bot.following.views import MY_FOLLOWS, Follows, often_and_when, stop_button, to_follow
from bot.view import Button, Choice, Section, Tone, View, notice, paged
from knowledge.entry import Event
from storage.follows import Subject
from storage.news import NewsReason
from storage.rhythms import Frequency

A_PAGE = 10
"""At most so many in a message."""
MOST_STOPS, MOST_FOLLOWS = 2, 2
"""Buttons that stop what brought news, or in a channel follow it; *Wat ik volg* has the rest."""
MOST_THEMES = 4
"""Buttons that end what one channel is told; with more it is a list."""

WHY = {
    NewsReason.NEW: "Nieuw",
    NewsReason.RENEWED: "Vernieuwd",
    NewsReason.SOON: "Binnenkort",
    NewsReason.NEAR: "Bijna zover",
    NewsReason.CHANGED: "Veranderd",
    NewsReason.CANCELLED: "Afgelast",
}
GONE_CHANNEL = "een kanaal dat niet meer bestaat"


@verb("news")
class NewsPage(KeyAction):
    """Show a page, from 0, of the news that was told under `key`."""

    page: int


@verb("post")
class PostPage(KeyAction):
    """Show a page, from 0, of the news that a channel was told under `key`."""

    page: int


@verb("aboutpost")
class AboutPost(KeyAction):
    """Over dit bericht: why the channel was told what stands in the post `key`."""


@verb("untell")
class StopTelling(Action):
    """Stop: tell the channel nothing more of the theme."""

    channel: int
    theme: str


def news_view(news: News, page: int = 0, *, sent: bool = False) -> View:
    """A page, from 0, of what is new for a person, or for a channel: two lines a work.

    What stops it comes last. As it is `sent` it is the first, with how many more there are.
    """
    here = paged(news.items, page, A_PAGE)
    opened = tuple(item.entry for item in here.shown if item.open)
    more, left = PostPage if news.channel else NewsPage, len(news.items) - A_PAGE
    rest = (Button(f"+{number(left)} meer", more(news.key, 1)),) if left > 0 else ()
    return View(
        tone=Tone.ANSWER,
        title=title(news),
        text="" if sent else here.where.strip(),
        sections=tuple(_section(item, news) for item in here.shown),
        keeping=to_keep(opened),
        buttons=(
            *(rest if sent else here.turning(lambda to: more(news.key, to))),
            Button("Over dit bericht", AboutPost(news.key))
            if news.channel
            else Button(MY_FOLLOWS, Follows(0, news.key)),
            *_reason_buttons(here.shown, news, sent=sent),
        ),
    )


def sent_view(news: News) -> View:
    return news_view(news, sent=True)


def title(news: News) -> str:
    count = len(news.items)
    if all(item.why is NewsReason.NEW for item in news.items):
        whom = "" if news.channel else " voor jou"
        return f"{counted(count, 'nieuw stuk', 'nieuwe stukken')}{whom}"
    about = "om te weten" if news.channel else "over wat je volgt"
    return f"{counted(count, 'stuk', 'stukken')} {about}"


def news_in_line(news: News) -> str:
    return f"{title(news)}; typ /meldingen nu om het te zien"


def nothing_view(last: str | None, *, follows: bool, spreading: bool = False) -> View:
    nothing = "Er staat niets nieuws voor je klaar."
    if spreading:
        nothing += " Er is net iets nieuws, en dat breng ik nog rond: kijk over een minuut weer."
    if not follows:
        nothing += " Je volgt nog niets: begin met /volg thema, /volg organisatie of /volg auteur."
    again = () if last is None else (Button("Laat het vorige nog eens zien", NewsPage(last, 0)),)
    return notice(nothing, *again)


def about_view(
    news: News, schedules: Sequence[ThemeSchedule], channel: str, *, manages: bool
) -> View:
    lines = [schedule_sentence(schedule, channel) for schedule in schedules]
    return View(
        tone=Tone.NOTICE,
        text=paragraphs(
            *(lines or ["Dit kanaal krijgt geen berichten meer over wat er nieuw is."]),
            "Een beheerder van de server verandert dat met /beheer kanaalbericht.",
            "Wil je het zelf horen, op jouw moment? Druk dan op ‘Volg’.",
        ),
        buttons=(*_follow_buttons(news.items, news), *(stop_buttons(schedules) if manages else ())),
    )


def schedules_view(schedules: Sequence[ThemeSchedule], channels: Mapping[int, str]) -> View:
    if not schedules:
        return notice(
            "Ik plaats in geen kanaal wat er nieuw is. Kies een kanaal, een thema en hoe vaak, dan "
            "begin ik daarmee."
        )
    named = [
        (f"{schedule.name} in {channels.get(schedule.theme.channel_id, GONE_CHANNEL)}", schedule)
        for schedule in schedules
    ]
    return View(
        tone=Tone.CHOICE,
        title="Kanaalberichten",
        text="Dit plaats ik als er iets nieuws is:",
        sections=(Section("", lines=tuple(f"{name}: {_often(each)}" for name, each in named)),),
        choices=tuple(Choice(name, _stop_telling(each)) for name, each in named),
        choosing="Kies waarmee ik moet stoppen",
    )


def schedule_sentence(schedule: ThemeSchedule, channel: str) -> str:
    often = _often(schedule)
    comma = "," if "," in often else ""
    return f"In {channel} plaats ik {often}{comma} wat er nieuw is bij {schedule.name}."


def first_moment(schedule: ThemeSchedule) -> str:
    if schedule.next_at is None or schedule.theme.frequency is Frequency.DIRECT:
        return ""
    moment = moment_in_words(schedule.next_at)
    return f"Is er dan iets nieuws, dan komt het eerste bericht {moment}."


def stop_buttons(schedules: Sequence[ThemeSchedule]) -> tuple[Button, ...]:
    return tuple(
        Button(f"Stop met {each.name}", _stop_telling(each)) for each in schedules[:MOST_THEMES]
    )


def _stop_telling(schedule: ThemeSchedule) -> StopTelling:
    return StopTelling(schedule.theme.channel_id, schedule.theme.theme_id)


def _often(schedule: ThemeSchedule) -> str:
    rhythm = rhythm_of(schedule.theme)
    if rhythm.frequency is Frequency.DIRECT:
        return "meteen"
    assert rhythm.frequency is not Frequency.NEVER, "what is never told is not kept"
    return ", ".join(filter(None, often_and_when(rhythm)))


def _section(item: NewsItem, news: News) -> Section:
    entry = item.entry
    names = tuple(name_of(reason, news.taxonomy) for reason in item.reasons)
    why = WHY[item.why]
    if names and news.channel:
        why = f"{why} bij {joined(names)}"
    about = f"{why}: {facts(entry)}"
    if names and not news.channel:
        about += f". Omdat je {joined(names)} volgt"
    says = ", ".join(when_and_where(entry)) if isinstance(entry, Event) else gist(entry.body[0])
    open_it = Button("Open", Show(entry.id))
    return Section(entry.heading, f"{says}\n{about}", url=entry.url, button=open_it)


def _reason_buttons(items: Iterable[NewsItem], news: News, *, sent: bool) -> tuple[Button, ...]:
    """What stops each reason; in a channel, what follows it."""
    if news.channel:
        return _follow_buttons(items, news) if sent else ()
    return tuple(
        stop_button(reason, name_of(reason, news.taxonomy))
        for reason in _reasons(items, MOST_STOPS)
    )


def _follow_buttons(items: Iterable[NewsItem], news: News) -> tuple[Button, ...]:
    return tuple(
        Button(f"{FOLLOW} {name_of(reason, news.taxonomy)}", to_follow(reason))
        for reason in _reasons(items, MOST_FOLLOWS)
    )


def _reasons(items: Iterable[NewsItem], most: int) -> list[Subject]:
    counted = Counter(subject for item in items for subject in item.reasons)
    return [subject for subject, _ in counted.most_common(most)]
