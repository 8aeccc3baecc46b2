"""Asking again what people wait for: what came since may answer it without a moderator's hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.use_cases.asking import thresholded
from bot.use_cases.awaiting import whose
from bot.use_cases.gaps import OFF_TOPIC, Gap
from bot.use_cases.settling import Answered, answer
from bot.use_cases.standing import seen_revision
from knowledge.answer import Found, Question
from knowledge.language.normalising import words
from storage.entries import EVERYWHERE, Act
from storage.gaps import Matter
from storage.questions import RETENTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.app import App
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from storage.gaps import Open, OpenQuestion

MOST = 500
"""So many questions are asked again, the newest."""
AT_ONCE = 10
"""After so many whoever asks something now has a turn."""
TEACHING = (Act.PUBLISHED, Act.PHRASED, Act.SHARED, Act.SHOWN, Act.RETURNED)
"""What can make an entry answer what it didn't before."""


@dataclass(frozen=True, slots=True)
class _Waited:
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
    waited = [one for server in servers for one in await _waited(app, server, waiting)]
    waited.sort(key=lambda one: one.question.asked_at, reverse=True)
    catalogues = {server: await thresholded(app, server) for server in servers}
    answered = 0
    for at in range(0, min(len(waited), MOST), AT_ONCE):
        part = waited[at : min(at + AT_ONCE, MOST)]
        found = await asyncio.to_thread(_found, part, catalogues)
        answered += sum([await _settle(app, one, entry) for one, entry in found])
    return answered


async def _waited(app: App, server: int, waiting: Mapping[str, frozenset[int]]) -> list[_Waited]:
    since = app.now() - RETENTION - timedelta(days=1)
    home = server == app.settings.home_guild
    opened = await app.stores.gaps.open(server, since, off_topic=OFF_TOPIC, home=home)
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in opened.questions:
        alike.setdefault(tuple(words(one.text)), []).append(one.key)
    return [
        _Waited(
            guild=server,
            question=one,
            keys=tuple(alike[tuple(words(one.text))]),
            waiting=len(waiting[one.key]),
            unfit=_unfit(opened, one.key),
        )
        for one in opened.questions
        if one.key in waiting
    ]


def _unfit(opened: Open, key: str) -> frozenset[str]:
    doubts = (one for one in opened.doubts if one.question_key == key)
    return frozenset(one.entry_id for one in doubts if one.reason == OFF_TOPIC)


def _found(
    waited: Sequence[_Waited], catalogues: Mapping[int, Catalogue]
) -> list[tuple[_Waited, Entry]]:
    """Return the questions that have an answer, with the entry that is it."""
    found = []
    for one in waited:
        answered = catalogues[one.guild].answer(Question(one.question.text, one.guild))
        if isinstance(answered, Found) and answered.match.entry.id not in one.unfit:
            found.append((one, answered.match.entry))
    return found


async def _settle(app: App, one: _Waited, entry: Entry) -> bool:
    """Let an entry answer a question, if it is newer; False where it isn't, or another was sooner.

    An older one was no answer when the question was asked.
    """
    if not await _is_newer(app, one, entry.id):
        return False
    gap = Gap(
        key=one.question.key,
        text=one.question.text,
        times=len(one.keys),
        people=max(len(one.question.askers), 1),
        waiting=one.waiting,
        last_at=one.question.asked_at,
        matter=Matter(questions=tuple((key, "") for key in one.keys)),
    )
    revision = await seen_revision(app, one.guild, entry.id)
    return isinstance(await answer(app, one.guild, gap, entry, 0, revision or None), Answered)


async def _is_newer(app: App, one: _Waited, entry_id: str) -> bool:
    """Return whether an entry came, or was changed by hand or renewed by a pack, since."""
    asked_at = one.question.asked_at
    for place in (one.guild, EVERYWHERE):
        revisions = await app.stores.entries.of_entry(place, entry_id)
        if any(each.act in TEACHING and each.made_at >= asked_at for each in revisions):
            return True
    async with app.database.transaction() as connection:
        return await app.stores.news.was_told_since(connection, one.guild, entry_id, asked_at)
