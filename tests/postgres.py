"""A PostgreSQL server of the tests' own, where it is installed: one a process, thrown away after.

It listens on a socket in its own folder, and keeps nothing through a power cut.
"""

import asyncio
import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import asyncpg

from storage.engine.address import Server
from storage.engine.database import Database

ABSENT = "PostgreSQL is not installed here: the stores were tested on SQLite alone."
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=")
_NOBODY = "postgres"
"""Who runs it where we are root, which PostgreSQL refuses."""
_EMPTY = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        IF name NOT IN ('schema_versions', 'database_identity') THEN
            EXECUTE 'DELETE FROM ' || name;
        END IF;
    END LOOP;
END $$
"""


@cache
def programs() -> Path | None:
    """Where PostgreSQL's programs are; None where they aren't, or nobody here may run them."""
    on_path = shutil.which("initdb")
    found = (
        [Path(on_path).resolve().parent] if on_path else [one for one in _PLACES if one.is_dir()]
    )
    if not found or (os.geteuid() == 0 and _NOBODY not in {one.pw_name for one in pwd.getpwall()}):
        return None
    return found[0]


@cache
def serving(*options: str) -> str:
    """Start a server that ends with this process, unless it runs; the folder of its socket."""
    there = programs()
    assert there is not None, ABSENT
    folder = tempfile.mkdtemp(prefix="wijkbot-pg-")
    user = {}
    if os.geteuid() == 0:
        shutil.chown(folder, _NOBODY, _NOBODY)
        user = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}

    def run(name: str, *arguments: str) -> None:
        command = [str(there / name), "-D", f"{folder}/data", *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)  # type: ignore[call-overload]  # who runs it, or nobody in particular

    settings = [f"-c {one}" for one in (options or _FAST)]
    run("initdb", "--no-sync", "-U", _NOBODY, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    log = f"{folder}/log"
    run("pg_ctl", "start", "-w", "-l", log, "-o", " ".join([f"-k {folder}", *settings]))

    def end() -> None:
        run("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(folder)

    atexit.register(end)
    return folder


async def make(name: str, *options: str) -> Server:
    """Make an empty database of that name."""
    folder = serving(*options)
    conn = await asyncpg.connect(_url(folder, "postgres"))
    await conn.execute(f"CREATE DATABASE {name}")
    await conn.close()
    return Server(_url(folder, name))


@cache
def shared() -> Server:
    """The database that the tests of one process share; who uses it empties it first."""
    return asyncio.run(_migrated())


async def shut(server: Server, *, shut: bool) -> None:
    """Let nobody in any more, and throw out who is; or let them in again."""
    name = server.url.partition("?")[0].rpartition("/")[2]
    conn = await asyncpg.connect(server.url.replace(f"/{name}?", "/postgres?"))
    await conn.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {not shut}")
    if shut:
        out = "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = $1"
        await conn.execute(out, name)
    await conn.close()


async def empty(server: Server) -> None:
    conn = await asyncpg.connect(server.url)
    await conn.execute(_EMPTY)
    await conn.close()


async def _migrated() -> Server:
    server = await make("shared")
    async with Database.open(server):
        pass
    return server


def _url(folder: str, name: str) -> str:
    return f"postgresql://{_NOBODY}@/{name}?host={folder}"
