"""Bringing a database to the newest schema: numbered .sql files, each applied once and whole."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from storage.engine.errors import StorageError
from storage.engine.transactions import Connection, Engine

SCHEMA = Path(__file__).parents[1] / "schema"

_VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT
"""


async def migrate(engine: Engine, folder: Path = SCHEMA) -> None:
    """Apply the migrations of `folder` that are lacking, each with its version in one transaction.

    A migration that fails leaves nothing behind. Raises `StorageError` where the database is of a
    newer version than `folder` knows. Another process may migrate it meanwhile.
    """
    scripts = _scripts(folder)
    version = await schema_version(engine)
    if version > len(scripts):
        raise StorageError(
            f"The database is of a newer Wijkbot (schema {version}, this one knows {len(scripts)});"
            " start that newer version, or restore a backup made by this one."
        )
    for script in scripts[version:]:
        if await schema_version(engine) < _number(script):  # who comes second needs no lock
            await _apply(engine, script)


async def schema_version(engine: Engine, conn: Connection | None = None) -> int:
    """Return the number of the last migration that was applied, or 0."""
    conn = conn or engine.read
    if not list(await conn.execute_fetchall(engine.known_table, {"name": "schema_versions"})):
        return 0
    rows = list(await conn.execute_fetchall("SELECT MAX(version) FROM schema_versions"))
    return rows[0][0] or 0


def statements(script: str) -> Iterator[str]:
    """Give the statements of `script` one by one; `executescript` would commit on its own."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    rest = (statement + script.rpartition(";")[2]).splitlines()
    unfinished = [line for line in rest if line.strip() and not line.lstrip().startswith("--")]
    assert not unfinished, f"A migration ends in an unfinished statement: {unfinished[0]}"


def _scripts(folder: Path) -> list[Path]:
    scripts = sorted(folder.glob("[0-9]*.sql"))
    numbers = [_number(script) for script in scripts]
    assert numbers == list(range(1, len(numbers) + 1)), f"Migrations are numbered {numbers}."
    return scripts


def _number(script: Path) -> int:
    return int(script.name.partition("_")[0])


async def _apply(engine: Engine, script: Path) -> None:
    text = await asyncio.to_thread(script.read_text, encoding="utf-8")
    async with engine.begun() as conn:
        # Under the lock: another process may have been first.
        if await schema_version(engine, conn) >= _number(script):
            return
        for statement in (_VERSIONS, *statements(text)):
            await conn.execute(engine.definition(statement))
        await conn.execute(
            "INSERT INTO schema_versions (version, name) VALUES (:version, :name)",
            {"version": _number(script), "name": script.name},
        )
