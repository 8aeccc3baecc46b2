"""The moderators' queue: what nobody could answer and what is wrong, alike questions together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from math import inf

from bot.actions import Action, verb
from bot.app import App
from bot.cards.moments import zone_of
from bot.conversations import LASTING
from bot.dutch import parts_of
from bot.view import Button
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words
from knowledge.matching.grouping import Groups
from knowledge.matching.matcher import Matcher
from storage.gaps import Doubt, Matter, Open, OpenQuestion, OpenReport, Person
from storage.questions import RETENTION


@verb("gaps")
class GapPage(Action):
    """Show a page, from 0, of what waits for the moderators; of so many days, empty for all."""

    page: int
    days: int | None = None


TO_LIST = Button("Naar de lijst", GapPage(0))
OFF_TOPIC = "onderw"
"""The reason of `bot.asking` that makes an answered question an open one."""
MOST_VARIANTS = 10
MOST_GONE = 5_000
"""So many texts that nobody asks any more are remembered at most."""
CANDIDATES, STEM = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Questions that ask the same and have no answer, or what people say about one entry."""

    key: str
    """Of its first question, any other's leads to it too; about an entry its id and a dot."""
    text: str
    """The question that was asked most, of one asked again in other words the last; what the entry
    is called where it is about one."""
    variants: tuple[str, ...] = ()
    """How it was asked as well, or for which questions the entry was no use."""
    times: int
    """How many questions, or remarks about the entry."""
    people: int
    """How many asked or remarked, at least: nobody counts twice within a period of pseudonyms."""
    waiting: int = 0
    """How many want to hear when there is an answer."""
    waiting_since: datetime | None = None
    """Since when the first of them does."""
    last_at: datetime
    """By the clock of the server."""
    about: str | None = None
    """Id of the entry that it is about, None where there is no answer yet."""
    chosen: tuple[str, ...] = ()
    """Ids of what was chosen from suggestions, most chosen first."""
    unfit: tuple[str, ...] = ()
    """Ids of entries that answered it and were about something else."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """How often each reason why the entry was no use was given."""
    reports: tuple[str, ...] = ()
    """What people said is wrong in the entry."""
    matter: Matter
    """What a decision about it is about."""

    @property
    def phrasings(self) -> tuple[str, ...]:
        return () if self.about else (self.text, *self.variants)


async def queue(app: App, guild: int, days: int | None = None) -> tuple[Gap, ...]:
    """Return what waits for the moderators of a server, of the last `days` (None: all).

    What someone waits for comes first, who waits longest before the others; then what most people
    are helped with, then what was asked last. The home server has what was asked in direct messages
    too.
    """
    opened = await open_now(app, guild, days)
    waiting = await app.stores.awaiting.waiting()
    set_aside = await app.stores.gaps.set_aside(guild)
    catalogue = app.catalogue.for_guild(guild)
    zone = await zone_of(app, guild)
    async with app.grouping:
        groups = app.groups[guild]
        return await app.crowd.in_thread(_gaps, opened, waiting, set_aside, catalogue, groups, zone)


async def open_now(app: App, guild: int, days: int | None = None) -> Open:
    span = RETENTION + timedelta(days=1) if days is None else timedelta(days=days)
    home = guild == app.settings.home_guild
    return await app.stores.gaps.open(guild, app.now() - span, off_topic=OFF_TOPIC, home=home)


class Grouping:
    """Groups what was asked since the last time, so that a moderator needn't wait for it."""

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
            texts = list(dict.fromkeys((*asked, *(parts_of(text)[0] for text in asked))))
            groups, matcher = app.groups[guild], app.catalogue.for_guild(guild).matcher
            async with app.grouping:
                groups.keep(texts, MOST_GONE)
            while groups.missing(texts):
                async with app.grouping:  # between two parts a moderator has their turn
                    await app.crowd.in_thread(groups.of, texts, matcher, groups.at_once)
        self._since = now


async def find(app: App, guild: int, key: str) -> Gap | None:
    """Return the group that a question or report is in; None where it is decided or forgotten."""
    for gap in await queue(app, guild):
        if gap.key == key or (gap.about is None and (key, "") in gap.matter.questions):
            return gap
    return None


def candidates(catalogue: Catalogue, gap: Gap) -> tuple[Entry, ...]:
    """Return the entries that may well answer a group: what was chosen for it, then what is near.

    Never one that it was already said to be no answer to.
    """
    if gap.about:
        return ()
    chosen = [catalogue.entries[own] for own in gap.chosen if own in catalogue.entries]
    near = (match.entry for match in catalogue.search(gap.text))
    found = {entry.id: entry for entry in (*chosen, *near) if entry.id not in gap.unfit}
    return tuple(found.values())[:CANDIDATES]


def in_words(text: str) -> tuple[str, ...]:
    """Return what is the same of texts that ask in the same words."""
    return tuple(words(text))


def drop_ignored(
    questions: Iterable[OpenQuestion],
    set_aside: Iterable[str],
    read: Callable[[str], tuple[str, ...]] = in_words,
) -> tuple[OpenQuestion, ...]:
    """Return the questions but for those asked in the words of what was set aside, or in none."""
    ignored = {in_words(text) for text in set_aside} | {()}
    return tuple(one for one in questions if read(one.text) not in ignored)


def unfit_answers(doubts: Iterable[Doubt]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in doubts:
        if one.reason == OFF_TOPIC:
            found.setdefault(one.question_key, []).append(one.entry_id)
    return found


def _gaps(
    opened: Open,
    waiting: Mapping[str, Mapping[int, datetime]],
    set_aside: Sequence[str],
    catalogue: Catalogue,
    remembered: Groups,
    zone: tzinfo,
) -> tuple[Gap, ...]:
    questions = drop_ignored(opened.questions, set_aside, remembered.words)
    unfit = unfit_answers(opened.doubts)
    groups = _alike([one.text for one in questions], catalogue.matcher, remembered)
    asked = [
        unanswered(group, waiting, unfit, remembered.words, zone)
        for group in _with_rephrased(questions, groups, remembered.words)
    ]
    doubted = _doubted(opened.doubts, opened.reports, catalogue, zone)
    return tuple(sorted((*asked, *doubted), key=_order))


def _alike(texts: Sequence[str], matcher: Matcher, remembered: Groups) -> list[list[int]]:
    """Return the numbers of the texts by group: alike as a whole, and in what each asks itself.

    Two turns that go on from one story hold the same of it.
    """
    places: list[list[int]] = [[] for _ in texts]
    for said in (texts, [parts_of(text)[0] for text in texts]):
        for place, group in enumerate(remembered.of(said, matcher, remembered.at_once)):
            for number in group:
                places[number].append(place)
    groups: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(places):
        groups[tuple(each)].append(number)
    return list(groups.values())


def _with_rephrased(
    questions: Sequence[OpenQuestion],
    groups: Sequence[Sequence[int]],
    read: Callable[[str], tuple[str, ...]],
) -> Iterator[Sequence[OpenQuestion]]:
    """Give the questions by group; what someone asked again in other words is in one with that.

    Its last wording stands first.
    """
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    joined = {place: list(group) for place, group in enumerate(groups)}
    last: dict[Person, int] = {}
    for number, one in enumerate(questions):
        for person in one.askers:
            before, last[person] = last.get(person), number
            if before is None or group_of[before] == group_of[number]:
                continue
            earlier = questions[before]
            soon = one.asked_at - earlier.asked_at <= LASTING
            own = (read(parts_of(text)[0]) for text in (earlier.text, one.text))
            if soon and _rephrases(*own):
                taken = joined.pop(group_of[before])
                joined[group_of[number]] += taken
                group_of |= dict.fromkeys(taken, group_of[number])
    return ([questions[number] for number in group] for group in joined.values())


def _rephrases(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Return whether half of the words that tell something in one text begin as in the other."""
    told, again = (
        {word[:STEM] for word in said if word not in FUNCTION_WORDS} for said in (earlier, later)
    )
    return 2 * len(told & again) >= max(1, min(len(told), len(again)))


def _order(gap: Gap) -> tuple[float, int, float, str]:
    since = gap.waiting_since.timestamp() if gap.waiting_since else inf
    return since, -max(gap.people, gap.waiting), -gap.last_at.timestamp(), gap.key


def unanswered(
    questions: Sequence[OpenQuestion],
    waiting: Mapping[str, Mapping[int, datetime]],
    off_topic_of: Mapping[str, Sequence[str]],
    read: Callable[[str], tuple[str, ...]] = in_words,
    zone: tzinfo = UTC,
) -> Gap:
    """Return what is to be known of questions that ask the same."""
    if len(questions) == 1 and questions[0].key not in waiting:
        (one,) = questions
        return Gap(
            key=one.key,
            text=one.text,
            times=1,
            people=max(len(one.askers), 1),
            last_at=one.asked_at.astimezone(zone),
            chosen=one.chosen,
            unfit=tuple(off_topic_of.get(one.key, ())),
            matter=Matter(questions=((one.key, ""),)),
        )
    texts = _most_asked((one.text for one in questions), read)
    waits = [each for one in questions for each in waiting.get(one.key, {}).items()]
    askers = {person for one in questions for person in one.askers}
    chosen = Counter(own for one in questions for own in one.chosen)
    unfit = dict.fromkeys(own for one in questions for own in off_topic_of.get(one.key, ()))
    return Gap(
        key=questions[0].key,
        text=texts[0],
        variants=tuple(texts[1:MOST_VARIANTS]),
        times=len(questions),
        people=max(len(askers), 1),
        waiting=len({user for user, _ in waits}),
        waiting_since=min((since for _, since in waits), default=None),
        last_at=max(one.asked_at for one in questions).astimezone(zone),
        chosen=tuple(own for own, _ in chosen.most_common()),
        unfit=tuple(unfit),
        matter=Matter(questions=tuple((one.key, "") for one in questions)),
    )


def _doubted(
    doubts: Sequence[Doubt], reports: Sequence[OpenReport], catalogue: Catalogue, zone: tzinfo
) -> list[Gap]:
    own_doubts = [one for one in doubts if one.reason != OFF_TOPIC]
    about = dict.fromkeys(
        (*(one.entry_id for one in own_doubts), *(one.report.entry_id for one in reports))
    )
    return [
        _about_entry(
            catalogue.entries[own],
            [one for one in own_doubts if one.entry_id == own],
            [one for one in reports if one.report.entry_id == own],
            zone,
        )
        for own in about
        if own in catalogue.entries  # of what can't be found any more nothing is wrong
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


def _most_asked(
    texts: Iterable[str], read: Callable[[str], tuple[str, ...]] = in_words
) -> list[str]:
    """Return the texts, those of the same words once, the most asked first, else the oldest."""
    counts: Counter[tuple[str, ...]] = Counter()
    spelled: dict[tuple[str, ...], str] = {}
    for text in texts:
        counts[read(text)] += 1
        spelled.setdefault(read(text), text)
    return [spelled[one] for one, _ in counts.most_common()]
