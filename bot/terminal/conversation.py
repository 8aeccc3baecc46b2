"""One person's conversation in the terminal: a line in, a `View` out, by the bot's use cases."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asking.actions import Choose
from bot.asking.answers_view import answer_view
from bot.asking.asking import LONGEST_QUESTION, ask, context_after
from bot.asking.feedback import choose
from bot.cards.actions import Show, ShowTheme
from bot.cards.entries import entry_view
from bot.discord import failures as errors
from bot.help.views import help_view
from bot.reading_list import texts as reading_list
from bot.searching import texts as searching
from bot.searching.actions import Page
from bot.searching.listings_view import search_view, theme_view
from bot.searching.searching import search, search_again
from bot.terminal import console_texts as console
from bot.terminal.commands import named_record, named_theme, read_search
from bot.terminal.plain import numbered
from bot.view import Section, View, refusal
from knowledge.answer import Context, Question

if TYPE_CHECKING:
    from bot.actions import Action
    from bot.app import App
    from knowledge.catalogue import Catalogue

_NUMBER = re.compile(r"(\d{1,3})\.?")
_OPTION_NAME = re.compile(r"^(?:vraag|woorden|titel|naam|onderwerp):\s*")
"""As Discord shows a command's first option; here it may be left out."""


class Conversation:
    """What was just shown, so that a number, a label or "bron?" is understood."""

    def __init__(self, app: App, *, kept: bool = True) -> None:
        """Talk over `app`; with `kept` its database stays, so that it says what is kept there."""
        self._app = app
        self._kept = kept
        self._context: Context | None = None
        self._options: tuple[tuple[str, Action], ...] = ()

    async def reply(self, line: str) -> View:
        """Return what the bot says to a line: a command, a number, a label or a question."""
        view = await self._reply(line.strip())
        self._options = numbered(view) or self._options
        return view

    async def _reply(self, line: str) -> View:
        if line.startswith("/"):
            name, _, rest = line.partition(" ")
            return await self._command(name.casefold(), _OPTION_NAME.sub("", rest.strip()))
        if (number := _NUMBER.fullmatch(line)) and self._options:
            return await self._by_number(int(number[1]))
        for label, action in self._options:
            if label.casefold() == line.casefold():
                return await self._press(action)
        return await self._ask(line)

    async def _command(self, name: str, rest: str) -> View:
        match name:
            case "/vraag":
                return await self._ask(rest)
            case "/zoek":
                return await self._find(rest)
            case "/publicatie":
                found = named_record(self._catalogue, rest)
                return found if isinstance(found, View) else self._show(found.key)
            case "/thema":
                found = named_theme(self._catalogue, rest)
                return found if isinstance(found, View) else self._theme(found.key)
            case "/hulp":
                return _help(rest)
            case "/leeslijst":
                return refusal(reading_list.WHERE)
            case _:
                return refusal(console.unknown_command(name))

    async def _ask(self, text: str) -> View:
        if len(text) > LONGEST_QUESTION:
            return refusal(errors.QUESTION_TOO_LONG)
        asked = await ask(self._app, Question(text, context=self._context))
        self._context = context_after(asked.answer) or self._context
        shown = asked if self._kept else replace(asked, key="")
        return answer_view(shown, self._catalogue, public=True)

    async def _by_number(self, number: int) -> View:
        if 1 <= number <= len(self._options):
            return await self._press(self._options[number - 1][1])
        return refusal(console.no_such_number(len(self._options)))

    async def _press(self, action: Action) -> View:
        match action:
            case Choose():
                await choose(self._app, action.key, action.entry)
                return self._show(action.entry)
            case Show():
                return self._show(action.entry)
            case ShowTheme():
                return self._theme(action.theme)
            case Page():
                return await self._page(action)
            case _:  # all else needs to know who presses
                return refusal(errors.ONLY_ON_SERVER)

    def _show(self, own: str) -> View:
        found = self._catalogue.show(own)
        if found is None:
            return refusal(searching.GONE)
        entry = found[0].entry
        self._context = Context(entry.heading, entry.id)
        return entry_view(*found, self._catalogue, key=None, public=True)

    def _theme(self, own: str) -> View:
        theme = self._catalogue.taxonomy.themes.get(own)
        if theme is None:
            return refusal(searching.GONE)
        return theme_view(theme, *self._catalogue.of_theme(own))

    async def _find(self, written: str) -> View:
        wanted = read_search(self._catalogue, written)
        if isinstance(wanted, View):
            return wanted
        found = await search(self._app, self._catalogue, wanted.words, wanted.filters)
        return search_view(found, self._catalogue, 0)

    async def _page(self, wanted: Page) -> View:
        found = await search_again(self._app, self._catalogue, wanted.key)
        if found is None:
            return refusal(searching.EXPIRED)
        return search_view(found, self._catalogue, int(wanted.page))

    @property
    def _catalogue(self) -> Catalogue:
        return self._app.catalogue.for_guild(None)


def _help(topic: str) -> View:
    """Return the help on a topic; the overview also names what can be typed here."""
    view = help_view(topic or None)
    if topic:
        return view
    lines = tuple(f"{name}: {about}" for name, about in console.COMMANDS.items())
    here = Section(console.IN_THE_TERMINAL, console.FILTERS, lines)
    return replace(view, sections=(here, *view.sections))
