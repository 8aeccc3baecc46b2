"""`python -m bot import`, `export`, `backup`, `restore` and `move`: the database, for operators.

The database is that of the settings; a bot that runs on it may go on.
"""

import asyncio
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.curation.examining import Invalid, export
from bot.curation.importing import (
    Broken,
    Conflicts,
    Effect,
    Imported,
    ImportOutcome,
    Plan,
    pending,
    plan,
    write,
)
from bot.dutch import cut, one_line
from bot.opening import open_app, utc_now
from bot.settings import Settings
from knowledge.drafting.importing import PACKS
from knowledge.format.differences import Difference
from knowledge.format.faults import Fault, Place, Problem, fault
from knowledge.format.loading import PackFile, read_file
from storage.engine.address import address_of, file_of
from storage.engine.copying import copy_to_new, free_path
from storage.engine.errors import StorageError, storage_errors
from storage.engine.moving import move
from storage.engine.restoring import restore

PACK, TABLE = "kennis.yaml", "kennis.csv"
DONE, FAILED, USAGE = 0, 1, 2
LONGEST_VALUE = 100


def import_files(settings: Settings, guild: int, paths: Sequence[Path], *, apply: bool) -> int:
    """Print what the files would change on a server, and with `apply` change it.

    Return 1 where there is a fault or another was sooner: then nothing is written.
    """
    if not settings.database.exists():
        return _no_database(settings)
    files, faults = _read_paths(paths)
    if faults:
        return _print_faults(faults)
    return asyncio.run(_import(settings, guild, files, apply=apply))


def export_files(settings: Settings, guild: int, folder: Path, *, table: bool) -> int:
    if not settings.database.exists():
        return _no_database(settings)
    return asyncio.run(_export(settings, guild, folder, table=table))


def back_up(settings: Settings, target: Path | None) -> int:
    """Write a checked copy to the new file `target`, or beside the database by the moment.

    Raises `StorageError` where that fails; then no file is left behind.
    """
    if not settings.database.exists():
        return _no_database(settings)
    database = file_of(settings.database)
    path = target or free_path(database, datetime.now(UTC))
    with storage_errors(f"copy {database} to {path}"):
        copy_to_new(database, path)
    _print_lines([f"{path}: {path.stat().st_size / 2**20:.1f} MiB"])
    return DONE


def put_back(settings: Settings, source: Path) -> int:
    """Put the backup `source` in the place of the database, which is copied beside it first.

    One too damaged to copy is set aside by `restore` as it is. A bot that runs sees the change by
    itself. Raises `StorageError` for what is no sound backup; then nothing has changed.
    """
    database = file_of(settings.database)
    if database.exists():
        try:
            back_up(settings, None)
        except StorageError as error:
            sys.stderr.write(f"{error}\n")
    asyncio.run(restore(source, database))
    _print_lines([f"{database} holds what {source} held."])
    return DONE


def move_over(source: str, target: str) -> int:
    """Move one database to another, with a bar, and print what each table holds of it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("rows", total=None)
        tables = asyncio.run(
            move(
                address_of(source),
                address_of(target),
                lambda came, total: progress.update(bar, completed=came, total=total),
            )
        )
    _print_lines(f"{name}: {one.rows} rows, sha256 {one.digest}" for name, one in tables.items())
    _print_lines(
        [f"{address_of(target)} holds what {address_of(source)} holds, which is as it was."]
    )
    return DONE


def _no_database(settings: Settings) -> int:
    sys.stderr.write(f"There is no database {settings.database}; set WIJKBOT_DATABASE.\n")
    return USAGE


def _read_paths(paths: Iterable[Path]) -> tuple[list[PackFile], list[Fault]]:
    files: list[PackFile] = []
    faults: list[Fault] = []
    for path in paths:
        packs = sorted(one for one in path.rglob("*") if one.suffix in PACKS and one.is_file())
        for one in packs if path.is_dir() else (path,):
            file = read_file(one, str(one))
            if isinstance(file, PackFile):
                files.append(file)
            else:
                faults.append(file)
        if path.is_dir() and not packs:
            nothing = "no .yaml or .yml in it"
            faults.append(fault(Place(str(path), 1), "file", Problem.UNREADABLE, reason=nothing))
    return files, faults


async def _import(settings: Settings, guild: int, files: Sequence[PackFile], *, apply: bool) -> int:
    async with open_app(settings, utc_now) as app:
        planned = await plan(app, guild, files)
        _print_lines(f"{name}: read as {encoding}" for name, encoding in planned.encodings)
        if isinstance(planned, Broken):
            return _print_faults(planned.faults)
        _print_lines(_summary(planned))
        if not planned.changing:
            return DONE
        if not apply:
            _print_lines(["Nothing is written yet; add --apply to write this."])
            return DONE
        return _print_outcome(await write(app, guild, None, pending(planned)))


def _summary(planned: Plan) -> Iterable[str]:
    for one in planned.changing:
        yield f"{one.effect.value}: {one.entry.id}: {one.entry.heading}"
        if one.effect is not Effect.NEW:
            yield from _changes(one.differences)
    for loss in planned.regressions:
        yield f"takes: {loss.entry_id}: {loss.question}"
    counts = (f"{len(planned.having(effect))} {effect.value}" for effect in Effect)
    yield f"{', '.join(counts)}."


def _changes(differences: Iterable[Difference]) -> Iterable[str]:
    for one in differences:
        for mark, texts in (("-", one.removed), ("+", one.added)):
            yield from (f"  {one.field}: {mark} {cut(one_line(it), LONGEST_VALUE)}" for it in texts)


def _print_outcome(outcome: ImportOutcome) -> int:
    match outcome:
        case Imported():
            _print_lines([f"Wrote {outcome.written} entries."])
            return DONE
        case Conflicts():
            _print_lines(
                f"{one.entry_id}: was changed by another meanwhile" for one in outcome.entries
            )
        case Invalid():
            _print_lines(map(str, outcome.faults))
    _print_lines(["Nothing is written; run it again to see how things stand."])
    return FAILED


async def _export(settings: Settings, guild: int, folder: Path, *, table: bool) -> int:
    async with open_app(settings, utc_now) as app:
        exported = await export(app, guild)
    try:
        _replace(folder / PACK, exported.pack)
        if table:
            _replace(folder / TABLE, exported.table)
    except OSError as error:
        sys.stderr.write(f"{folder} cannot be written: {error.strerror or error}\n")
        return FAILED
    _print_lines([f"Wrote {exported.count} entries of server {guild} to {folder}."])
    if exported.left_out:
        _print_lines([f"Left out {exported.left_out} that are archived or hidden there."])
    return DONE


def _replace(path: Path, text: str) -> None:
    """Replace a file at once: who reads it meanwhile has the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)


def _print_faults(faults: Iterable[Fault]) -> int:
    _print_lines(map(str, faults))
    return FAILED


def _print_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
