"""What people propose to moderators, what was asked about it, and what became of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage.columns import Row, day_number, to_json
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection

KIND = "proposal"
"""The kind of a notice to a proposer: its subject has the `proposal` and the `event`.

Its key is the question's, or the proposal's where that is decided."""
MOST_A_DAY, MOST_UNDECIDED = 5, 20
"""How many one person may propose in a day, and how many may wait."""
DECIDED_FOR = timedelta(weeks=26)
"""So long it is kept what became of a proposal."""
LEFT_FOR = timedelta(days=1)
"""So long one is kept that its proposer didn't send, or withdrew."""


class State(StrEnum):
    """How far a proposal is."""

    UNSENT = "unsent"
    """Its proposer was advised to change it first."""
    WAITING = "waiting"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """Taken back by its proposer: its texts are gone."""


class ProposalEvent(StrEnum):
    """What a proposer is told of."""

    ASKED = "asked"
    PUBLISHED = "published"
    DECLINED = "declined"


class Room(StrEnum):
    """Whether someone may propose one more."""

    FREE = "free"
    TODAY_FULL = "today_full"
    """This person made `MOST_A_DAY` on this day."""
    FULL = "full"
    """`MOST_UNDECIDED` of this person wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the proposer wrote. The heading of an improvement is what its item was called."""

    heading: str
    body: str
    source: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalQuestion:
    """A question of the moderators to the proposer, and the answer, if it came.

    Without `answered_at` the answer is not sent yet: its proposer was advised to change it first.
    """

    key: str
    question: str
    asked_at: datetime
    answer: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something that someone, or a feed, proposed on a server."""

    key: str
    guild_id: int
    proposer: int | None
    """None where it came from `feed`, or where who proposed what is published now was erased."""
    feed: str | None = None
    found: Mapping[str, Any] = field(default_factory=dict)
    """Other fields of an entry that the feed tells; of an improvement those that differ, None where
    one is gone."""
    item_id: str | None = None
    """What is to be better; None for new knowledge."""
    texts: Texts
    state: State = State.WAITING
    exchange: tuple[ProposalQuestion, ...] = ()
    draft_key: str | None = None
    """The draft in which a moderator writes it."""
    entry_id: str | None = None
    """What was published of it."""
    reason: str | None = None
    """Why it was declined."""
    proposed_at: datetime

    @property
    def improves(self) -> bool:
        """Whether it is to make an item better, not new knowledge."""
        return self.item_id is not None

    @property
    def open_question(self) -> ProposalQuestion | None:
        """What the moderators asked and the proposer didn't answer yet."""
        last = self.exchange[-1] if self.exchange else None
        return last if last is not None and last.answered_at is None else None


_AS_KEPT = ("key", "guild_id", "feed", "item_id", "draft_key", "entry_id", "reason", "proposed_at")


class ProposalStore(PeopleStore):
    """Proposals: undecided ones for as long as it takes, decided ones for half a year."""

    queries, tables = "proposals", ("proposals",)

    async def room(self, user_id: int, now: datetime, conn: Connection | None = None) -> Room:
        read = self._reader(conn)
        if await self._sql.on_day(read, user_id=user_id, day=day_number(now)) >= MOST_A_DAY:
            return Room.TODAY_FULL
        if await self._sql.undecided(read, user_id=user_id) >= MOST_UNDECIDED:
            return Room.FULL
        return Room.FREE

    async def add(self, conn: Connection, proposal: Proposal) -> Room:
        """Keep a proposal; only where there is room for one more of its proposer."""
        if proposal.proposer is not None:
            room = await self.room(proposal.proposer, proposal.proposed_at, conn)
            if room is not Room.FREE:
                return room
        await self._sql.add(
            conn,
            **asdict(proposal.texts),
            key=proposal.key,
            guild_id=proposal.guild_id,
            proposer_user_id=proposal.proposer,
            feed=proposal.feed,
            found=to_json(dict(proposal.found)) if proposal.found else None,
            kind="improvement" if proposal.improves else "knowledge",
            item_id=proposal.item_id,
            state=proposal.state.value,
            proposed_at=proposal.proposed_at,
            proposed_day=day_number(proposal.proposed_at),
        )
        return Room.FREE

    async def get(self, key: str, conn: Connection | None = None) -> Proposal | None:
        """Return a proposal; None where it is no longer kept."""
        row = await self._sql.get(self._reader(conn), key=key)
        return None if row is None else _proposal(row)

    async def of_proposer(self, user_id: int) -> tuple[Proposal, ...]:
        """Return what someone proposed and didn't withdraw, the newest first."""
        rows = self._sql.of_proposer(self._db.read, user_id=user_id)
        return tuple([_proposal(row) async for row in rows])

    async def waiting(self, guild_id: int) -> tuple[Proposal, ...]:
        """Return what a server's moderators have to decide about, the oldest first."""
        rows = self._sql.waiting(self._db.read, guild_id=guild_id)
        return tuple([_proposal(row) async for row in rows])

    async def rewrite(
        self, conn: Connection, key: str, user_id: int, texts: Texts, state: State
    ) -> bool:
        """Put other texts in what `user_id` didn't send yet; False where there is no such one."""
        place = {"key": key, "user_id": user_id, "state": state.value}
        return bool(await self._sql.rewrite(conn, **place, **asdict(texts)))

    async def send(self, conn: Connection, key: str, user_id: int) -> bool:
        """Let the moderators have what `user_id` didn't send yet; False where there is none."""
        return bool(await self._sql.send(conn, key=key, user_id=user_id))

    async def withdraw(self, conn: Connection, key: str, user_id: int) -> bool:
        """Take back what `user_id` proposed; False where it is decided, or not theirs."""
        return bool(await self._sql.withdraw(conn, key=key, user_id=user_id))

    async def take_up(
        self, conn: Connection, guild_id: int, key: str, draft_key: str, instead_of: str | None
    ) -> bool:
        """Note that a draft is written of it; False where that isn't in the place of this one."""
        count = await self._sql.take_up(
            conn, key=key, guild_id=guild_id, draft_key=draft_key, instead_of=instead_of or ""
        )
        return bool(count)

    async def ask(
        self, conn: Connection, guild_id: int, key: str, question: ProposalQuestion
    ) -> bool:
        """Ask its proposer something; False where nobody can answer, or a question is open."""
        proposal = await self.get(key, conn)
        if proposal is None or proposal.guild_id != guild_id or proposal.proposer is None:
            return False
        if proposal.open_question is not None:
            return False
        return await self._converse(conn, key, (*proposal.exchange, question))

    async def answer(
        self,
        conn: Connection,
        user_id: int,
        key: str,
        asked_key: str,
        answer: str,
        now: datetime | None,
    ) -> bool:
        """Keep the answer of `user_id`, sent at that moment, or (None) not sent yet.

        False where that question isn't open, or not theirs.
        """
        proposal = await self.get(key, conn)
        if proposal is None or proposal.proposer != user_id:
            return False
        question = proposal.open_question
        if question is None or question.key != asked_key:
            return False
        answered = replace(question, answer=answer, answered_at=now)
        return await self._converse(conn, key, (*proposal.exchange[:-1], answered))

    async def decline(
        self, conn: Connection, guild_id: int, key: str, reason: str, now: datetime
    ) -> bool:
        """Decline it; False where it was decided already."""
        declined = await self._sql.decline(
            conn, key=key, guild_id=guild_id, reason=reason, decided_at=now
        )
        return bool(declined)

    async def note_outcome(
        self,
        conn: Connection,
        guild_id: int,
        key: str,
        entry_id: str,
        revision: int | None,
        now: datetime,
    ) -> bool:
        """Note what came of it: a revision of an entry, None where it stood so already.

        False where it was decided already.
        """
        done = await self._sql.done(
            conn, key=key, guild_id=guild_id, entry_id=entry_id, revision=revision, decided_at=now
        )
        return bool(done)

    async def note_published(
        self, conn: Connection, draft_key: str, entry_id: str, revision: int | None, now: datetime
    ) -> tuple[Proposal, ...]:
        """Note that a draft was published, before it goes; returns the proposals it was of."""
        rows = self._sql.of_draft(conn, draft_key=draft_key)
        proposals = []
        for key, guild_id in [(row["key"], row["guild_id"]) async for row in rows]:
            await self.note_outcome(conn, guild_id, key, entry_id, revision, now)
            proposal = await self.get(key, conn)
            assert proposal is not None, "what was just written is there"
            proposals.append(proposal)
        return tuple(proposals)

    async def of_revision(
        self, conn: Connection, guild_id: int, entry_id: str, revision: int
    ) -> tuple[Proposal, ...]:
        """Return the proposals that a revision of an entry came of."""
        rows = self._sql.of_revision(conn, guild_id=guild_id, entry_id=entry_id, revision=revision)
        return tuple([_proposal(row) async for row in rows])

    async def reopen(self, conn: Connection, key: str) -> bool:
        """Let a proposal wait again, of which nothing is published any more."""
        return bool(await self._sql.reopen(conn, key=key))

    async def forget_older_than(self, conn: Connection, decided: datetime, left: datetime) -> int:
        """Forget what was decided before that, and what was left unsent or withdrawn before this.

        Returns how many proposals went.
        """
        count = await self._sql.forget(conn, decided_before=decided, left_before=left)
        return int(count)

    async def erase(self, conn: Connection, user_id: int, now: datetime) -> dict[str, int]:
        """Erase what `user_id` proposed; what was published stays without them."""
        published = int(await self._sql.leave_published(conn, user_id=user_id))
        erased = await super().erase(conn, user_id, now)
        return {"proposals": published + erased["proposals"]}

    async def _converse(
        self, conn: Connection, key: str, exchange: Iterable[ProposalQuestion]
    ) -> bool:
        return bool(await self._sql.converse(conn, key=key, exchange=_text(exchange)))


def _text(exchange: Iterable[ProposalQuestion]) -> str:
    rows = [
        {name: value for name, value in asdict(question).items() if value is not None}
        for question in exchange
    ]
    return json.dumps(
        rows, ensure_ascii=False, default=lambda moment: moment.isoformat(timespec="seconds")
    )


def _question(row: dict[str, str]) -> ProposalQuestion:
    moments = {
        name: datetime.fromisoformat(row[name])
        for name in ("asked_at", "answered_at")
        if name in row
    }
    return ProposalQuestion(**row | moments)  # type: ignore[arg-type]  # as `_text` wrote it


def _proposal(row: Row) -> Proposal:
    return Proposal(
        **{name: row[name] for name in _AS_KEPT},
        proposer=row["proposer_user_id"],
        found={} if row["found"] is None else json.loads(row["found"]),
        texts=Texts(**{each.name: row[each.name] for each in fields(Texts)}),
        state=State(row["state"]),
        exchange=tuple(map(_question, json.loads(row["exchange"]))),
    )
