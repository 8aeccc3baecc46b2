"""Asking again what people wait for: what came since may answer it without a moderator's hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.cards.entries import whose
from bot.curation.examining import locked_state
from bot.gaps.deciding import GapAnswered, answer
from bot.gaps.queue import OFF_TOPIC, Gap, drop_ignored, in_words, unfit_answers
from knowledge.answer import Found, Question
from knowledge.entry import EVERYWHERE
from knowledge.format.writing import fields_of
from storage.entries import RevisedEntry, is_form
from storage.gaps import Matter
from storage.questions import RETENTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.app import App
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from storage.entries import Revision
    from storage.gaps import OpenQuestion

MOST = 500
"""So many questions are asked again, the newest."""
AT_ONCE = 10
"""So many are asked together; what changed by then counts for the next."""
_CHECKING = frozenset({"opgeschreven", "gecontroleerd", "controleer_voor"})
"""The fields of an entry that say nothing of what it answers."""


@dataclass(frozen=True, slots=True)
class _AwaitedQuestion:
    """A question of a server that someone waits for an answer to."""

    guild: int
    question: OpenQuestion
    keys: tuple[str, ...]
    """Under these it was asked in the same words, its own among them."""
    waiting: int
    unfit: frozenset[str]
    """Ids of entries that were found to be about something else."""


async def ask_again(app: App, guild: int | None = None) -> int:
    """Tell who waits for a question that is answered now by what is newer than it.

    With `guild` only of that server. Each is told once, as when a moderator answers it; the
    question leaves the queue. Returns how many questions were answered.
    """
    waiting = await app.stores.awaiting.waiting()
    if not waiting:
        return 0
    places = {whose(app, place) for place in await app.stores.awaiting.places()}
    servers = [one for one in places if one is not None and guild in (None, one)]
    waited = [one for server in servers for one in await _awaited_questions(app, server, waiting)]
    waited.sort(key=lambda one: one.question.asked_at, reverse=True)
    answered = 0
    for at in range(0, min(len(waited), MOST), AT_ONCE):
        part = waited[at : min(at + AT_ONCE, MOST)]
        catalogues = {one: await app.answering(one) for one in {each.guild for each in part}}
        found = await asyncio.to_thread(_find_answers, part, catalogues)
        answered += sum([await _settle(app, one, entry) for one, entry in found])
    return answered


async def _awaited_questions(
    app: App, server: int, waiting: Mapping[str, Mapping[int, datetime]]
) -> list[_AwaitedQuestion]:
    since = app.now() - RETENTION - timedelta(days=1)
    home = server == app.settings.home_guild
    opened = await app.stores.gaps.open(server, since, off_topic=OFF_TOPIC, home=home)
    questions = drop_ignored(opened.questions, await app.stores.gaps.set_aside(server))
    unfit = unfit_answers(opened.doubts)
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in questions:
        alike.setdefault(in_words(one.text), []).append(one.key)
    return [
        _AwaitedQuestion(
            guild=server,
            question=one,
            keys=tuple(alike[in_words(one.text)]),
            waiting=len(waiting[one.key]),
            unfit=frozenset(unfit.get(one.key, ())),
        )
        for one in questions
        if one.key in waiting
    ]


def _find_answers(
    waited: Sequence[_AwaitedQuestion], catalogues: Mapping[int, Catalogue]
) -> list[tuple[_AwaitedQuestion, Entry]]:
    found = []
    for one in waited:
        answered = catalogues[one.guild].answer(Question(one.question.text, one.guild))
        if isinstance(answered, Found) and answered.match.entry.id not in one.unfit:
            found.append((one, answered.match.entry))
    return found


async def _settle(app: App, one: _AwaitedQuestion, entry: Entry) -> bool:
    """Let an entry answer a question, if it is newer; False where it isn't, or another was sooner.

    An older one was no answer when the question was asked. One that was changed or taken back
    since the catalogue was asked is none now.
    """
    if not await _is_newer(app, one, entry.id):
        return False
    async with app.database.transaction() as connection:
        now = await locked_state(app, connection, one.guild, entry.id)
        if now.entry != entry:
            return False
        revision = now.seen_revision or None
        settled = await answer(app, connection, one.guild, _gap(one), entry, 0, revision)
    return isinstance(settled, GapAnswered)


def _gap(one: _AwaitedQuestion) -> Gap:
    return Gap(
        key=one.question.key,
        text=one.question.text,
        times=len(one.keys),
        people=max(len(one.question.askers), 1),
        waiting=one.waiting,
        last_at=one.question.asked_at,
        matter=Matter(questions=tuple((key, "") for key in one.keys)),
    )


async def _is_newer(app: App, one: _AwaitedQuestion, entry_id: str) -> bool:
    """Return whether an entry, as it can be found now, came by hand or with a pack since."""
    own = await app.stores.entries.of_entry(one.guild, entry_id)
    for_all = await app.stores.entries.of_entry(EVERYWHERE, entry_id)
    asked_at = one.question.asked_at
    now = _state_after(for_all, own)
    then = _state_after(_before(asked_at, for_all), _before(asked_at, own))
    if now == RevisedEntry() and await app.stores.news.came_since(EVERYWHERE, entry_id, asked_at):
        return True
    return _content(app, now, entry_id) != _content(app, then, entry_id)


def _before(moment: datetime, revisions: Sequence[Revision]) -> Sequence[Revision]:
    return [one for one in revisions if one.made_at < moment]


def _state_after(for_all: Sequence[Revision], own: Sequence[Revision]) -> RevisedEntry:
    """Return how a server has an entry after these revisions; as the packs have it without any."""
    if own and is_form(own[-1]):
        return own[-1].standing
    return for_all[-1].standing if for_all else RevisedEntry()


def _content(app: App, standing: RevisedEntry, entry_id: str) -> Mapping[str, Any] | None:
    """Return what an entry that stands so says, None for nothing; that it was checked is no say."""
    pack = app.catalogue.packs.entries.get(entry_id)
    fields = fields_of(pack) if standing.fields is None and pack else standing.fields
    if not standing.shown or fields is None:
        return None
    return {name: value for name, value in fields.items() if name not in _CHECKING}
