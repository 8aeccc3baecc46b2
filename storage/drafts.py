"""What moderators are writing and didn't save yet: each form that was sent in is kept."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from knowledge.drafting.parts import heading_field
from knowledge.entry import Kind
from knowledge.format.fields import KIND_KEY
from storage.columns import Row, to_json
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection

DRAFT_FOR = timedelta(days=28)
"""So long after it was last written a draft is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry that is being written, by one moderator for one server."""

    key: str
    guild_id: int
    moderator: int
    fields: Mapping[str, Any]
    """A pack's item, by its Dutch keys, as it was typed: it may still be wrong."""
    based_on: int
    """The revision that it changes; 0 for a new entry."""
    written: int = 1
    """How often it was written."""
    updated_at: datetime

    @property
    def kind(self) -> Kind:
        return Kind(self.fields[KIND_KEY])

    @property
    def heading(self) -> str:
        """What it is called so far; empty where it has no name yet."""
        return str(self.fields.get(heading_field(self.kind), ""))


def new_draft_key() -> str:
    """Return a random key for a draft: 12 characters that fit in a button beside an id."""
    return secrets.token_urlsafe(9)


class DraftStore(PeopleStore):
    """Drafts, until they are saved or dropped, and for four weeks at most."""

    queries, tables = "drafts", ("drafts",)

    async def begin(self, conn: Connection, draft: Draft) -> None:
        await self._sql.begin(
            conn,
            key=draft.key,
            guild_id=draft.guild_id,
            moderator_user_id=draft.moderator,
            fields=to_json(dict(draft.fields)),
            based_on=draft.based_on,
            updated_at=draft.updated_at,
        )

    async def get(self, key: str, conn: Connection | None = None) -> Draft | None:
        """Return a draft; None where it was saved, dropped, or is too old."""
        row = await self._sql.get(self._reader(conn), key=key)
        return None if row is None else _draft(row)

    async def of_moderator(self, moderator: int, guild_id: int) -> tuple[Draft, ...]:
        """Return what someone is writing for a server, the last written first."""
        rows = self._sql.of_moderator(self._db.read, moderator_user_id=moderator, guild_id=guild_id)
        return tuple([_draft(row) async for row in rows])

    async def count(self, conn: Connection, moderator: int, guild_id: int) -> tuple[int, int]:
        """Return how many someone is writing for a server, and how many all who write there."""
        row = await self._sql.count(conn, moderator_user_id=moderator, guild_id=guild_id)
        return row["own"], row["all_here"]

    async def rewrite(
        self, conn: Connection, key: str, fields: Mapping[str, Any], based_on: int, now: datetime
    ) -> bool:
        written = await self._sql.rewrite(
            conn, key=key, fields=to_json(dict(fields)), based_on=based_on, updated_at=now
        )
        return bool(written)

    async def drop(self, conn: Connection, key: str) -> bool:
        return bool(await self._sql.drop_one(conn, key=key))

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget the drafts that nobody wrote since; returns how many went."""
        return int(await self._sql.forget(conn, before=moment))


def _draft(row: Row) -> Draft:
    return Draft(**row | {"fields": json.loads(row["fields"])})
