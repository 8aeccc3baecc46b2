"""What is kept, read as the product itself never does."""

from typing import Any

from storage.engine.database import Database
from storage.feedback import Verdict


async def select(db: Database, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
    rows = await db.read.execute_fetchall(sql, parameters)
    return [tuple(dict(row).values()) for row in rows]


async def verdicts(db: Database, question_key: str) -> list[tuple[Verdict, str | None]]:
    """What people said about the answer to a question, with their reasons, oldest first."""
    sql = (
        "SELECT verdict, reason FROM feedback WHERE question_key = :key "
        "ORDER BY given_at, entry_id, pseudonym"
    )
    return [(Verdict(one), reason) for one, reason in await select(db, sql, key=question_key)]


async def choices(db: Database, question_key: str) -> list[str]:
    """The ids of the entries that were chosen for a question, the first choice first."""
    sql = "SELECT entry_id FROM choices WHERE question_key = :key ORDER BY chosen_at, entry_id"
    return [own for (own,) in await select(db, sql, key=question_key)]
