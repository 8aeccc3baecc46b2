"""Waiting for an answer, which is looked for again when the knowledge changed; and reports."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.app import App
from bot.cards.entries import moderated, reportable, whose
from bot.curation.examining import entry_state
from bot.gaps.deciding import answer
from bot.gaps.queue import Gap, drop_ignored, gap_of, open_now, unfit_answers, wording_of
from bot.pacing import Budget
from bot.view import Refused
from knowledge.answer import Found, Question
from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry
from knowledge.format.writing import fields_of
from knowledge.language.normalising import visible
from knowledge.personal.scrubbing import scrub
from storage.awaiting import Awaited, Awaits
from storage.entries import RevisedEntry, Revision, is_form
from storage.gaps import Matter, Report
from storage.outbox import Notice
from storage.questions import new_key

LONGEST_REPORT = 1000
MOST = 500
"""How many questions are asked again, the newest."""
AT_ONCE = 10
"""How many are asked together; the next ones see what changed meanwhile."""
_CHECKING = frozenset({"opgeschreven", "gecontroleerd", "controleer_voor"})
"""The fields of an entry that say nothing of what it answers."""


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    awaited: Awaited
    entry: Entry
    only_on: int | None = None
    """The server whose entry it is: who left that doesn't hear of it."""


async def tell_me(app: App, user: int, guild: int | None, key: str) -> Awaits:
    """Let `user` hear, in a direct message, when the question kept under `key` has an answer."""
    moderated(app, guild)
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.add(connection, new_key(), user, key, app.now())


async def stop_waiting(app: App, user: int, key: str) -> bool:
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.stop(connection, user, key)


async def report(app: App, user: int, guild: int | None, entry_id: str, text: str) -> None:
    """Keep, scrubbed and without who said it, what is wrong in an entry; or raise `Refused`."""
    entry, server = reportable(app, guild, entry_id), moderated(app, guild)
    app.budgets.spend(Budget.REPORT, user, app.now())
    tidy = visible(await app.crowd.in_thread(scrub, text[:LONGEST_REPORT]))
    if not tidy:
        raise Refused(
            "Er stond niets in je melding. Schrijf in een paar woorden wat er niet klopt."
        )
    item = Report(
        key=new_key(), guild_id=server, entry_id=entry.id, text=tidy, reported_at=app.now()
    )
    async with app.database.transaction() as connection:
        if not await app.stores.gaps.report(connection, item, user):
            raise Refused("Je hebt vandaag al tien keer iets gemeld. Morgen kan het weer.")


async def gather_answer(app: App, notice: Notice) -> FoundAnswer | None:
    """Return the answer that a notice is about; None where there is none any more."""
    awaited = await app.stores.awaiting.get(notice.key)
    if awaited is None or awaited.entry_id is None:
        return None
    entry = app.catalogue.for_guild(awaited.answered_in).entries.get(awaited.entry_id)
    if entry is None:
        return None
    for_all = app.catalogue.for_guild(None).entries.get(entry.id) == entry
    return FoundAnswer(awaited, entry, None if for_all else awaited.answered_in)


async def ask_again(app: App, guild: int | None = None) -> int:
    """Ask again what people wait for, and tell them of answers that are newer than the question.

    Each is told once, and the question leaves the queue, as when a moderator answers it. Return
    how many questions were answered, with `guild` of that server alone.
    """
    waiting = await app.stores.awaiting.waiting()
    if not waiting:
        return 0
    guilds = {whose(app, place) for place in await app.stores.awaiting.places()}
    servers = [one for one in guilds if one is not None and guild in (None, one)]
    gaps = [
        (server, gap) for server in servers for gap in await _awaited_gaps(app, server, waiting)
    ]
    gaps.sort(key=lambda one: one[1].last_at, reverse=True)
    answered = 0
    for at in range(0, min(len(gaps), MOST), AT_ONCE):
        part = gaps[at : min(at + AT_ONCE, MOST)]
        catalogues = {one: await app.answering(one) for one in {server for server, _ in part}}
        answers = await asyncio.to_thread(_find_answers, part, catalogues)
        answered += sum([await _settle(app, *one) for one in answers])
    return answered


async def _awaited_gaps(
    app: App, server: int, waiting: Mapping[str, Mapping[int, datetime]]
) -> list[Gap]:
    """Return each question that someone waits for, with all questions in the same words."""
    current = await open_now(app, server)
    questions = drop_ignored(current.questions, await app.stores.gaps.set_aside(server))
    unfit = unfit_answers(current.doubts)
    alike: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for question in questions:
        alike[wording_of(question.text)].append((question.key, ""))
    return [
        replace(
            gap_of([question], waiting, unfit),
            matter=Matter(questions=tuple(alike[wording_of(question.text)])),
        )
        for question in questions
        if question.key in waiting
    ]


def _find_answers(
    gaps: Sequence[tuple[int, Gap]], catalogues: Mapping[int, Catalogue]
) -> list[tuple[int, Gap, Entry]]:
    answers = []
    for server, gap in gaps:
        answered = catalogues[server].answer(Question(gap.text, server))
        if isinstance(answered, Found) and answered.match.entry.id not in gap.unfit:
            answers.append((server, gap, answered.match.entry))
    return answers


async def _settle(app: App, server: int, gap: Gap, entry: Entry) -> bool:
    """Let an entry answer a question if it is newer; False where it isn't, or another was sooner.

    An older one was no answer when the question was asked. One that was changed or taken back
    since the catalogue was read is none now.
    """
    if not await _is_newer(app, server, entry.id, gap.last_at):
        return False
    async with app.database.transaction() as connection:
        state = await entry_state(app, connection, server, entry.id)
        if state.entry != entry:
            return False
        revision = state.seen_revision or None
        return await answer(app, connection, server, gap, entry, 0, revision) is not None


async def _is_newer(app: App, server: int, entry_id: str, asked_at: datetime) -> bool:
    """Return whether an entry came or changed since, by a moderator or in a pack."""
    on_server = await app.stores.entries.of_entry(server, entry_id)
    for_all = await app.stores.entries.of_entry(EVERYWHERE, entry_id)
    now = _state_after(for_all, on_server)
    then = _state_after(_before(asked_at, for_all), _before(asked_at, on_server))
    if now == RevisedEntry() and await app.stores.news.came_since(EVERYWHERE, entry_id, asked_at):
        return True
    return _content(app, now, entry_id) != _content(app, then, entry_id)


def _before(moment: datetime, revisions: Sequence[Revision]) -> Sequence[Revision]:
    return [one for one in revisions if one.made_at < moment]


def _state_after(for_all: Sequence[Revision], own: Sequence[Revision]) -> RevisedEntry:
    """Return the form of an entry after these revisions; that of the packs without any."""
    if own and is_form(own[-1]):
        return own[-1].standing
    return for_all[-1].standing if for_all else RevisedEntry()


def _content(app: App, standing: RevisedEntry, entry_id: str) -> Mapping[str, Any] | None:
    """Return the fields that say something of an entry in this form; None for a hidden one."""
    pack = app.catalogue.packs.entries.get(entry_id)
    fields = fields_of(pack) if standing.fields is None and pack else standing.fields
    if not standing.shown or fields is None:
        return None
    return {name: value for name, value in fields.items() if name not in _CHECKING}
