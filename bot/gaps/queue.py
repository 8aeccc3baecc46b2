"""The moderators' queue: similar open questions together, and what people say about one entry."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from math import inf
from typing import TypeAlias

from bot.actions import Action, verb
from bot.app import App
from bot.cards.moments import zone_of
from bot.conversations import LASTING
from bot.dutch import split_context
from bot.view import Button
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words
from knowledge.matching.grouping import Groups
from knowledge.matching.matcher import Matcher
from storage.gaps import Doubt, Matter, Open, OpenQuestion, OpenReport, Person
from storage.questions import RETENTION

WordsOf: TypeAlias = Callable[[str], tuple[str, ...]]


@verb("gaps")
class GapPage(Action):
    """Show a page, from 0, of the queue; of the last `days`, empty for all."""

    page: int
    days: int | None = None


TO_LIST = Button("Naar de lijst", GapPage(0))
OFF_TOPIC = "onderw"
"""The reason in `bot.cards.entries.REASONS` that makes an answered question an open one."""
MOST_VARIANTS = 10
MOST_GONE = 5_000
"""How many texts stay grouped after nobody asks them any more."""
CANDIDATES, STEM = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Questions that ask the same and have no answer, or what people say about one entry."""

    key: str
    """That of its first question, and any other's leads to it; about an entry its id and a dot."""
    text: str
    """The question as it was asked most, or last where someone rephrased it; about an entry its
    heading."""
    variants: tuple[str, ...] = ()
    """How else it was asked; about an entry the questions for which that was no use."""
    times: int
    """How many questions, or remarks about the entry."""
    people: int
    """How many asked or remarked, at least: nobody counts twice within a period of pseudonyms."""
    waiting: int = 0
    """How many people wait for an answer."""
    waiting_since: datetime | None = None
    """Since when the first of them waits."""
    last_at: datetime
    """When the last question or remark came, by the clock of the server."""
    about: str | None = None
    """The id of the entry that it is about; None for questions without an answer."""
    chosen: tuple[str, ...] = ()
    """The ids of the suggestions that people chose, most chosen first."""
    unfit: tuple[str, ...] = ()
    """The ids of entries that answered it and were about something else."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """How often each reason was given why the entry was no use."""
    reports: tuple[str, ...] = ()
    """What people reported as wrong in the entry."""
    matter: Matter
    """The questions and reports that a decision about it settles."""

    @property
    def phrasings(self) -> tuple[str, ...]:
        return () if self.about else (self.text, *self.variants)


async def queue(app: App, guild: int, days: int | None = None) -> tuple[Gap, ...]:
    """Return the queue of a server, of the last `days` (None: all).

    First come the questions that someone waits for, the longest waiting first; then what most
    people asked, then what was asked last. The home server also gets the direct messages.
    """
    current = await open_now(app, guild, days)
    waiting = await app.stores.awaiting.waiting()
    set_aside = await app.stores.gaps.set_aside(guild)
    catalogue = app.catalogue.for_guild(guild)
    zone = await zone_of(app, guild)
    async with app.grouping:
        return await app.crowd.in_thread(
            _gaps, current, waiting, set_aside, catalogue, app.groups[guild], zone
        )


async def open_now(app: App, guild: int, days: int | None = None) -> Open:
    span = RETENTION + timedelta(days=1) if days is None else timedelta(days=days)
    home = guild == app.settings.home_guild
    return await app.stores.gaps.open(guild, app.now() - span, off_topic=OFF_TOPIC, home=home)


class Grouping:
    """Groups new questions in the background, so that a moderator needn't wait for that."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._since: datetime | None = None

    async def group(self) -> None:
        app, now = self.app, self.app.now()
        oldest = now - RETENTION - timedelta(days=1)
        servers = await app.stores.gaps.asked_in(self._since or oldest)
        with_home = dict.fromkeys((*servers, *filter(None, (app.settings.home_guild,))))
        for guild in filter(app.shards.owns, with_home):
            asked = [one.text for one in (await open_now(app, guild)).questions]
            texts = list(dict.fromkeys((*asked, *(split_context(text)[0] for text in asked))))
            groups, matcher = app.groups[guild], app.catalogue.for_guild(guild).matcher
            async with app.grouping:
                groups.forget_gone(texts, MOST_GONE)
            while groups.has_new(texts):
                async with app.grouping:  # between two parts a moderator has their turn
                    await app.crowd.in_thread(groups.group, texts, matcher, groups.affordable)
        self._since = now


async def find_gap(app: App, guild: int, key: str) -> Gap | None:
    """Return the gap that a question or report is in; None where that is decided or forgotten."""
    for gap in await queue(app, guild):
        if gap.key == key or (gap.about is None and (key, "") in gap.matter.questions):
            return gap
    return None


def candidates(catalogue: Catalogue, gap: Gap) -> tuple[Entry, ...]:
    """Return entries that may answer a gap: what people chose, then what a search finds.

    Never one that someone said to be about something else.
    """
    if gap.about:
        return ()
    chosen = [catalogue.entries[key] for key in gap.chosen if key in catalogue.entries]
    similar = (match.entry for match in catalogue.search(gap.text))
    entries = {entry.id: entry for entry in (*chosen, *similar) if entry.id not in gap.unfit}
    return tuple(entries.values())[:CANDIDATES]


def wording_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; equal where only capitals and signs differ."""
    return tuple(words(text))


def drop_ignored(
    questions: Iterable[OpenQuestion],
    set_aside: Iterable[str],
    words_of: WordsOf = wording_of,
) -> tuple[OpenQuestion, ...]:
    """Return the questions but those in the words of one that was set aside, or in no words."""
    ignored = {wording_of(text) for text in set_aside} | {()}
    return tuple(one for one in questions if words_of(one.text) not in ignored)


def unfit_answers(doubts: Iterable[Doubt]) -> dict[str, list[str]]:
    unfit: dict[str, list[str]] = {}
    for doubt in doubts:
        if doubt.reason == OFF_TOPIC:
            unfit.setdefault(doubt.question_key, []).append(doubt.entry_id)
    return unfit


def _gaps(
    current: Open,
    waiting: Mapping[str, Mapping[int, datetime]],
    set_aside: Sequence[str],
    catalogue: Catalogue,
    remembered: Groups,
    zone: tzinfo,
) -> tuple[Gap, ...]:
    questions = drop_ignored(current.questions, set_aside, remembered.words)
    unfit = unfit_answers(current.doubts)
    groups = _group([one.text for one in questions], catalogue.matcher, remembered)
    unanswered = [
        gap_of(group, waiting, unfit, remembered.words, zone)
        for group in _with_rephrased(questions, groups, remembered.words)
    ]
    doubtful = _doubtful_entries(current.doubts, current.reports, catalogue, zone)
    return tuple(sorted((*unanswered, *doubtful), key=_order))


def _group(texts: Sequence[str], matcher: Matcher, remembered: Groups) -> list[list[int]]:
    """Return the numbers of the texts by group: alike as a whole, and in what each asks itself.

    Alike as a whole is not enough: two follow-ups on one story both hold that story.
    """
    places: list[list[int]] = [[] for _ in texts]
    for readings in (texts, [split_context(text)[0] for text in texts]):
        for place, group in enumerate(remembered.group(readings, matcher, remembered.affordable)):
            for number in group:
                places[number].append(place)
    groups: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(places):
        groups[tuple(each)].append(number)
    return list(groups.values())


def _with_rephrased(
    questions: Sequence[OpenQuestion],
    groups: Sequence[Sequence[int]],
    words_of: WordsOf,
) -> Iterator[Sequence[OpenQuestion]]:
    """Give the questions by group, together with what the same person asked just before in other
    words; the last wording stands first.
    """
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    joined = {place: list(group) for place, group in enumerate(groups)}
    last: dict[Person, int] = {}
    for number, question in enumerate(questions):
        for person in question.askers:
            before, last[person] = last.get(person), number
            if before is None or group_of[before] == group_of[number]:
                continue
            earlier = questions[before]
            soon = question.asked_at - earlier.asked_at <= LASTING
            wordings = (words_of(split_context(text)[0]) for text in (earlier.text, question.text))
            if soon and _rephrases(*wordings):
                numbers = joined.pop(group_of[before])
                joined[group_of[number]] += numbers
                group_of |= dict.fromkeys(numbers, group_of[number])
    return ([questions[number] for number in group] for group in joined.values())


def _rephrases(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Return whether half of the content words in one text begin as in the other."""
    first, second = (
        {word[:STEM] for word in text if word not in FUNCTION_WORDS} for text in (earlier, later)
    )
    return 2 * len(first & second) >= max(1, min(len(first), len(second)))


def _order(gap: Gap) -> tuple[float, int, float, str]:
    since = gap.waiting_since.timestamp() if gap.waiting_since else inf
    return since, -max(gap.people, gap.waiting), -gap.last_at.timestamp(), gap.key


def gap_of(
    questions: Sequence[OpenQuestion],
    waiting: Mapping[str, Mapping[int, datetime]],
    off_topic_of: Mapping[str, Sequence[str]],
    words_of: WordsOf = wording_of,
    zone: tzinfo = UTC,
) -> Gap:
    """Return the gap of questions that ask the same."""
    texts = _most_asked((one.text for one in questions), words_of)
    waits = [each for one in questions for each in waiting.get(one.key, {}).items()]
    askers = {person for one in questions for person in one.askers}
    chosen = Counter(key for one in questions for key in one.chosen)
    unfit = dict.fromkeys(key for one in questions for key in off_topic_of.get(one.key, ()))
    return Gap(
        key=questions[0].key,
        text=texts[0],
        variants=tuple(texts[1:MOST_VARIANTS]),
        times=len(questions),
        people=max(len(askers), 1),
        waiting=len({user for user, _ in waits}),
        waiting_since=min((since for _, since in waits), default=None),
        last_at=max(one.asked_at for one in questions).astimezone(zone),
        chosen=tuple(key for key, _ in chosen.most_common()),
        unfit=tuple(unfit),
        matter=Matter(questions=tuple((one.key, "") for one in questions)),
    )


def _doubtful_entries(
    doubts: Sequence[Doubt], reports: Sequence[OpenReport], catalogue: Catalogue, zone: tzinfo
) -> list[Gap]:
    others = [one for one in doubts if one.reason != OFF_TOPIC]
    about = dict.fromkeys(
        (*(one.entry_id for one in others), *(one.report.entry_id for one in reports))
    )
    return [
        _about_entry(
            catalogue.entries[entry_id],
            [one for one in others if one.entry_id == entry_id],
            [one for one in reports if one.report.entry_id == entry_id],
            zone,
        )
        for entry_id in about
        if entry_id in catalogue.entries  # of what can't be found any more nothing is wrong
    ]


def _about_entry(
    entry: Entry, doubts: Sequence[Doubt], reports: Sequence[OpenReport], zone: tzinfo
) -> Gap:
    moments = (*(one.given_at for one in doubts), *(one.report.reported_at for one in reports))
    keys = tuple(dict.fromkeys(one.question_key for one in doubts))
    return Gap(
        key=f"{entry.id}.",
        text=entry.heading,
        variants=tuple(_most_asked(one.text for one in doubts)[:MOST_VARIANTS]),
        times=len(doubts) + len(reports),
        people=len({*(one.person for one in doubts), *(one.person for one in reports)}),
        last_at=max(moments).astimezone(zone),
        about=entry.id,
        reasons=Counter(one.reason for one in doubts if one.reason),
        reports=tuple(one.report.text for one in reports),
        matter=Matter(
            questions=tuple((key, entry.id) for key in keys),
            reports=tuple(one.report.key for one in reports),
        ),
    )


def _most_asked(texts: Iterable[str], words_of: WordsOf = wording_of) -> list[str]:
    """Return the texts, those of the same words once, the most asked first, else the oldest."""
    counts: Counter[tuple[str, ...]] = Counter()
    spelled: dict[tuple[str, ...], str] = {}
    for text in texts:
        counts[words_of(text)] += 1
        spelled.setdefault(words_of(text), text)
    return [spelled[one] for one, _ in counts.most_common()]
