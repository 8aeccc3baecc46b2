"""`python -m bot`: what there is to run, each imported only when it is asked for."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.format.faults import BrokenKnowledgeError
from storage.engine.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.settings import Settings

FAILED, USAGE, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what went wrong is said in one line."""
    os.umask(0o077)  # the database, its copies and exports are their owner's alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no error
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output left; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except BrokenKnowledgeError as error:
        from bot.cards.fields import fault_in_file

        return _fail(
            "\n".join(("Er staan fouten in de kennis:", *map(fault_in_file, error.faults)))
        )
    except StorageError as error:
        return _fail(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Wijkbot")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="run the bot on Discord (DISCORD_TOKEN from the environment)")
    commands.add_parser("chat", help="ask questions in the terminal, or through a pipe")
    ask = commands.add_parser("ask", help="answer one question, or JSON lines from standard input")
    ask.add_argument("question", nargs="*", help="the question, in Dutch")
    ask.add_argument("--full", action="store_true", help="with its deeper part and works to read")
    ask.add_argument("--json", action="store_true", help="questions on stdin, JSON lines on stdout")
    demo = commands.add_parser("demo", help="try the Discord bot in a browser page, offline")
    demo.add_argument("--port", type=int, default=0, help="of the page; any free one by default")
    check = commands.add_parser("check", help="noem elke fout in de kennisbestanden")
    check.add_argument(
        "folder", nargs="?", type=Path, help="een map met kennisbestanden naast die van Wijkbot"
    )
    check.add_argument(
        "--format", action="store_true", help="schrijf bestanden met items in één vorm"
    )
    show = commands.add_parser("show", help="print an entry and what it is confused with")
    show.add_argument("id")
    explain = commands.add_parser("explain", help="tell how an answer comes about")
    explain.add_argument("question", nargs="+", help="the question, in Dutch")
    commands.add_parser("stale", help="name what in the packs is to be looked at, and why")
    commands.add_parser("links", help="open every address in the packs; name what moved or is gone")
    commands.add_parser("test-knowledge", help="ask every golden question, and say what fails")
    take_in = commands.add_parser("import", help="show what files change on a server, or do it")
    take_in.add_argument("--guild", type=int, required=True, metavar="ID", help="the server")
    take_in.add_argument("--apply", action="store_true", help="write it, all or nothing")
    take_in.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a file (YAML or CSV), or a folder of YAML",
    )
    give_out = commands.add_parser("export", help="write a server's own knowledge in a folder")
    give_out.add_argument("--guild", type=int, required=True, metavar="ID", help="the server")
    give_out.add_argument("--table", action="store_true", help="as a table (CSV) too")
    give_out.add_argument("folder", type=Path)
    backup = commands.add_parser("backup", help="copy the database, while the bot goes on")
    backup.add_argument("file", nargs="?", type=Path, help="a new file; beside it by default")
    restore = commands.add_parser("restore", help="put a backup back; what was there is kept")
    restore.add_argument("file", type=Path)
    move = commands.add_parser("move", help="move a database, to PostgreSQL or to a file")
    move.add_argument("source", metavar="FROM", help="a file, or postgresql://user@host/name")
    move.add_argument("target", metavar="TO", help="an empty one, which may not be there yet")
    return parser


def _run(options: argparse.Namespace) -> int:
    """Hand over to the command; only what it needs is imported, so that `ask` starts quickly."""
    if options.command == "check" and (options.format or options.folder is not None):
        from bot.terminal import packs

        folders = () if options.folder is None else (options.folder,)
        return packs.tidy(folders) if options.format else packs.check(folders)
    settings = _settings()
    if settings is None:
        return USAGE
    match options.command:
        case "ask":
            return _ask(settings, options)
        case "explain":
            from bot.terminal.ask import explain

            return explain(settings, " ".join(options.question))
        case "chat":
            from bot.terminal.chat import chat

            return chat(settings)
        case "demo":
            from bot.demo import demo

            return demo(settings, port=options.port)
        case "run":
            from bot.client import run_bot
            from bot.logs import set_up

            set_up()
            return run_bot(settings)
        case _:
            return _look_after(settings, options)


def _look_after(settings: Settings, options: argparse.Namespace) -> int:
    """The commands of who keeps the packs and the database."""
    if options.command in ("import", "export", "backup", "restore", "move"):
        from bot.terminal import database

        match options.command:
            case "import":
                paths, apply = options.paths, options.apply
                return database.import_files(settings, options.guild, paths, apply=apply)
            case "export":
                folder, table = options.folder, options.table
                return database.export_files(settings, options.guild, folder, table=table)
            case "move":
                return database.move_over(options.source, options.target)
            case "backup":
                return database.back_up(settings, options.file)
            case _:
                return database.put_back(settings, options.file)
    from bot.terminal import packs

    match options.command:
        case "stale":
            return packs.print_stale(settings)
        case "links":
            return packs.print_links(settings)
        case "show":
            return packs.show(settings, options.id)
        case "test-knowledge":
            return packs.test_knowledge(settings)
        case _:
            return packs.check(settings.knowledge, settings.feeds, settings.home_guild)


def _ask(settings: Settings, options: argparse.Namespace) -> int:
    from bot.terminal.ask import ask_json, ask_once

    if options.json and not options.question:
        return ask_json(settings)
    question = " ".join(options.question).strip()
    if options.json or not question:
        return _fail("Give a question (\"ask '…'\"), or --json with questions on stdin.", USAGE)
    return ask_once(question, settings, full=options.full)


def _settings() -> Settings | None:
    """Return what the environment sets, or None after naming every variable that is wrong."""
    from pydantic import ValidationError

    from bot.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        for fault in error.errors(include_input=False, include_url=False):
            name = str(fault["loc"][0]) if fault["loc"] else "settings"
            variable = name if name.isupper() else f"WIJKBOT_{name.upper()}"
            _fail(f"{variable}: {fault['msg']}")
        return None


def _fail(line: str, code: int = FAILED) -> int:
    sys.stderr.write(f"{line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
