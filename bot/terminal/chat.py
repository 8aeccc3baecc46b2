"""The terminal conversation, `python -m bot chat`: lines in, the answers of Discord as text."""

import asyncio
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from bot.actions import Action
from bot.app import App
from bot.asking.ask import ask, choose
from bot.asking.views import Choose, ChooseMore, answer_view, chosen_view
from bot.cards.actions import ReadAlso, ReadMore, Show, ShowTheme
from bot.cards.entries import GONE, answer_card, beside, deeper_view, reading_view, shown_in
from bot.dutch import A_THEME, CHOOSE_NEAREST, not_known
from bot.help.views import ReadHelp, help_view
from bot.opening import open_app, utc_now
from bot.searching.search import about_theme, search, search_again
from bot.searching.views import A_RECORD, EXPIRED, Page, ThemePage, search_view, theme_view
from bot.settings import Settings
from bot.terminal.screen import Screen, options_of
from bot.view import CHOOSE_ONE, Choice, Refused, Section, Tone, View
from knowledge.answer import LONGEST_QUESTION, Context, Question
from knowledge.answering.completing import Choices
from knowledge.answering.conversing import context_after
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue

WELCOME = (
    "Dag! Ik ben Wijkbot.\nStel een vraag over wat werkt in de wijk.\n"
    "Typ /hulp voor wat ik nog meer kan, en /stop om te stoppen."
)
_STOP = frozenset({"/stop", "/quit", "/exit"})
OFFERED = 10

COMMANDS: dict[str, str] = {
    "/vraag": "stel een vraag (of typ gewoon je vraag)",
    "/zoek": "zoek op woorden",
    "/publicatie": "bekijk een publicatie; typ de titel erachter",
    "/thema": "bekijk een thema",
    "/hulp": "lees wat ik kan",
    "/stop": "stop",
}
QUESTION_TOO_LONG = (
    "Je vraag is te lang. Maak hem korter, het liefst in één zin: "
    "dan vind ik eerder het goede antwoord."
)
NEAREST, ALL = 5, 25
"""How many names are offered after something typed, and after nothing."""
_NUMBER = re.compile(r"(\d{1,3})\.?")
_OPTION_NAME = re.compile(r"^(?:vraag|woorden|titel|naam|onderwerp):\s*")
"""As Discord shows a command's first option; here it may be left out."""


def chat(settings: Settings) -> int:
    with _interruptible(), _database(settings) as changed:
        asyncio.run(_chat(changed, lasting="database" in settings.model_fields_set))
    return 0


async def _chat(settings: Settings, *, lasting: bool) -> None:
    screen = Screen.over(sys.stdout)
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if at_terminal:
        screen.say(WELCOME)
    async with open_app(settings, utc_now) as app:
        meaning = asyncio.create_task(app.compare_meanings())
        if not at_terminal:
            await meaning  # nobody waits for the first reply, and each is as good as the next
        catalogue = app.catalogue.for_guild(None)
        lines = typed_lines(catalogue) if at_terminal else piped_lines(sys.stdin.buffer)
        await converse(app, lines, screen, lasting=lasting)
        meaning.cancel()  # who stops waits for nothing
        with suppress(asyncio.CancelledError):
            await meaning
    if at_terminal:
        screen.say("Tot ziens!")


async def converse(
    app: App, lines: AsyncIterator[str], screen: Screen, *, lasting: bool = True
) -> None:
    conversation = Conversation(app, lasting=lasting)
    async for line in lines:
        if line.strip().casefold() in _STOP:
            return
        if line.strip():
            screen.show(await conversation.reply(line))


@contextmanager
def _database(settings: Settings) -> Iterator[Settings]:
    """Give the settings with their database, or with one that is gone afterwards."""
    if "database" in settings.model_fields_set:
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="wijkbot-") as folder:
        yield settings.model_copy(update={"database": Path(folder) / "gesprek.db"})


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop a read from a pipe too, for which asyncio's own handler waits."""

    def interrupt(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Conversation:
    """A conversation that knows what it just showed, so that a number or "bron?" is understood."""

    def __init__(self, app: App, *, lasting: bool = True) -> None:
        """With `lasting` the database of `app` stays, and replies say what is kept there."""
        self._app, self._lasting = app, lasting
        self._context: Context | None = None
        self._options: tuple[tuple[str, Action], ...] = ()

    async def reply(self, line: str) -> View:
        """Return what the bot says to a line: a command, a number, a label or a question."""
        try:
            view = await self._reply(line.strip())
        except Refused as refused:
            view = refused.view
        self._options = options_of(view) or self._options
        return view

    async def _reply(self, line: str) -> View:
        if line.startswith("/"):
            name, _, option = line.partition(" ")
            return await self._command(name.casefold(), _OPTION_NAME.sub("", option.strip()))
        if (number := _NUMBER.fullmatch(line)) and (most := len(self._options)):
            if not 1 <= int(number[1]) <= most:
                choose_one = f"Kies een nummer van 1 tot en met {most}."
                raise Refused("Kies 1." if most == 1 else choose_one)
            return await self._press(self._options[int(number[1]) - 1][1])
        for label, action in self._options:
            if label.casefold() == line.casefold():
                return await self._press(action)
        return await self._ask(line)

    async def _command(self, name: str, option: str) -> View:
        match name:
            case "/vraag":
                return await self._ask(option)
            case "/zoek":
                results = await search(self._app, self._catalogue, option, Filters())
                return search_view(results, self._catalogue, 0)
            case "/publicatie":
                return self._show(_key_of(self._catalogue.records, option, A_RECORD, Show))
            case "/thema":
                return self._theme(_key_of(self._catalogue.themes, option, A_THEME, ShowTheme))
            case "/hulp":
                return self._help(option)
            case "/leeslijst":
                raise Refused(
                    "Een leeslijst hoort bij je account op Discord. Hier in de terminal heb je er "
                    "geen. Typ op Discord /leeslijst toon."
                )
            case _:
                hint = "Typ /hulp om te zien wat er wel kan."
                raise Refused(f"Het commando {name} werkt hier niet. {hint}")

    async def _ask(self, text: str) -> View:
        if len(text) > LONGEST_QUESTION:
            raise Refused(QUESTION_TOO_LONG)
        reply = await ask(self._app, Question(text, context=self._context))
        self._context = context_after(reply.answer) or self._context
        shown = reply if self._lasting else replace(reply, key="")
        return answer_view(shown, self._catalogue)

    async def _press(self, action: Action) -> View:
        match action:
            case Choose() | ChooseMore():
                await choose(self._app, action.key, action.entry)
                self._show(action.entry)  # from here on it is what was discussed
                return chosen_view(action, self._catalogue, key=None)
            case Show():
                return self._show(action.entry)
            case ReadMore():
                match, reading = shown_in(self._catalogue, action.entry)
                return deeper_view(match.entry, reading, self._catalogue, None)
            case ReadAlso():
                match, reading = shown_in(self._catalogue, action.entry)
                return reading_view(match.entry, beside(match.entry, reading))
            case ShowTheme():
                return self._theme(action.theme)
            case ThemePage():
                return self._theme(action.theme, action.page)
            case ReadHelp():
                return self._help(action.topic)
            case Page():
                results = await search_again(self._app, self._catalogue, action.key)
                if results is None:
                    raise Refused(EXPIRED)
                return search_view(results, self._catalogue, action.page)
            case _:  # all else needs to know who presses
                raise Refused("Dit werkt alleen op een server, niet in een privébericht.")

    def _show(self, entry_id: str) -> View:
        match, reading = shown_in(self._catalogue, entry_id)
        self._context = Context(match.entry.heading, entry_id)
        return answer_card(match, reading, self._catalogue, key=None)

    def _help(self, topic: str) -> View:
        if topic:
            return help_view(topic, self._catalogue)
        view = help_view(None, self._catalogue)
        lines = tuple(f"{name}: {about}" for name, about in COMMANDS.items())
        section = Section("Hier in de terminal", lines=lines)
        return replace(view, sections=(section, *view.sections))

    def _theme(self, theme_id: str, page: int = 0) -> View:
        theme = self._catalogue.taxonomy.themes.get(theme_id)
        if theme is None:
            raise Refused(GONE)
        return theme_view(theme, about_theme(self._catalogue, theme), page)

    @property
    def _catalogue(self) -> Catalogue:
        return self._app.catalogue.for_guild(None)


def _key_of(choices: Choices, typed: str, expected: str, action: Callable[[str], Action]) -> str:
    """Return the key of what was named; raises `Refused` with the nearest names to choose from."""
    if named := choices.resolve(typed):
        return named.key
    nearest = choices.nearest(typed, NEAREST) if typed else choices.complete(typed, ALL)
    if not nearest:
        hint = "Typ het commando zonder naam, dan zie je waaruit je kunt kiezen."
        raise Refused(f"{not_known(expected, typed)} {hint}")
    raise Refused(
        View(
            tone=Tone.CHOICE,
            title=CHOOSE_NEAREST if typed else CHOOSE_ONE,
            text=not_known(expected, typed) if typed else "",
            choices=tuple(Choice(name.name, action(name.key)) for name in nearest),
        )
    )


class NameCompleter(Completer):
    """Completes commands, and the names that a command takes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._named = {"/thema": catalogue.themes, "/publicatie": catalogue.records}

    def get_completions(self, document: Document, _event: CompleteEvent) -> Iterator[Completion]:
        """Give what can be typed next; nothing within a question."""
        text = document.text_before_cursor
        if not text.startswith("/"):
            return
        command, space, name = text.partition(" ")
        if not space:
            for known, about in COMMANDS.items():
                if known.startswith(command):
                    yield Completion(known, start_position=-len(text), display_meta=about)
        elif command in self._named:
            for choice in self._named[command].complete(name, OFFERED):
                yield Completion(choice.name, start_position=-len(name))


async def typed_lines(
    catalogue: Catalogue, keys: Input | None = None, screen: Output | None = None
) -> AsyncIterator[str]:
    """Give each line typed at the terminal until Ctrl-D, or Ctrl-C on an empty line.

    Ctrl-C clears what is typed first. The history lasts as long as the conversation: what someone
    asks is not written to their disk.
    """
    session: PromptSession[str] = PromptSession(
        completer=NameCompleter(catalogue), key_bindings=_clearing(), input=keys, output=screen
    )
    while True:
        try:
            yield await session.prompt_async("> ")
        except (EOFError, KeyboardInterrupt):
            return


def _clearing() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("c-c", filter=Condition(lambda: bool(get_app().current_buffer.text)))
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return bindings


async def piped_lines(stream: BinaryIO) -> AsyncIterator[str]:
    for line in stream:
        yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")
