"""The terminal conversation: questions, follow-ups, numbers, names, commands, and pipes."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.app import App
from bot.asking.views import KEPT, UNKNOWN
from bot.help.views import TOPICS
from bot.settings import Settings
from bot.terminal.chat import (
    COMMANDS,
    QUESTION_TOO_LONG,
    Conversation,
    NameCompleter,
    converse,
    piped_lines,
    typed_lines,
)
from bot.terminal.screen import Screen, options_of
from bot.view import Tone
from knowledge.shared import Shared
from storage.columns import DM
from storage.engine.database import Database
from storage.stores import Stores
from tests.databases import place_empty
from tests.shipped import shipped_catalogue
from tests.storage.reading import choices

HOW_LONG = "hoe lang duurt het voordat een wijk beter wordt"
GENERATION = "Minstens één generatie"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    async with opened(tmp_path / "gesprek.db") as app:
        yield app


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[App]:
    settings = Settings.model_validate({"database": path})
    async with Database.open(place_empty(path)) as database:
        now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        yield App(
            settings, database, Stores.over(database), Shared.over(shipped_catalogue()), lambda: now
        )


def never_sure(app: App) -> App:
    """Return the app with a catalogue that suggests where it would answer."""
    return replace(app, catalogue=Shared.over(app.catalogue.everywhere.with_threshold(1.1)))


async def said(app: App, *lines: str) -> str:
    """Return all that is shown through a pipe for these lines."""
    out = io.StringIO()
    stream = io.BytesIO("\n".join(lines).encode())
    await converse(app, piped_lines(stream), Screen.over(out))
    return out.getvalue()


async def test_a_reading_list_is_on_discord(app: App) -> None:
    """Nobody is known here, so nothing is kept; it says where it can be."""
    kept = await said(app, HOW_LONG, "zet dat op mijn leeslijst")
    shown = await said(app, "/leeslijst toon")

    assert "Je leeslijst staat op Discord" in kept
    assert "Typ op Discord /leeslijst toon" in shown


async def test_a_question_gets_its_answer_and_source(app: App) -> None:
    """What someone asks in their own words is answered with the curated text and its source."""
    shown = await said(app, HOW_LONG)

    assert GENERATION in shown
    assert "Bron: Wat werkt voor leefbare wijken? (2023)" in shown
    assert "https://www.wijkwijzer.org/kennis/wat-werkt-voor-leefbare-wijken/" in shown


async def test_a_question_is_kept_for_the_moderators(app: App) -> None:
    """The terminal asks by the same use case as Discord."""
    await said(app, HOW_LONG)

    day = app.now().date()
    (kept,) = await app.stores.statistics.per_day(DM, day, day)
    assert (kept.outcome, kept.questions) == ("found", 1)


async def test_a_follow_up_is_about_what_was_just_shown(app: App) -> None:
    """'bron?' after an answer names the sources of that answer."""
    shown = await said(app, HOW_LONG, "bron?")

    assert "Bronnen bij: Hoe lang duurt het voordat een wijk beter wordt?" in shown


async def test_a_follow_up_may_be_about_a_chosen_record(app: App) -> None:
    """What was opened by its title counts as discussed."""
    shown = await said(app, "/publicatie De wijkaanpak van binnenuit", "/publicatie nplv", "bron?")

    assert "Bronnen bij: Nationaal Programma Leefbaarheid en Veiligheid (NPLV)" in shown


async def test_a_number_opens_a_choice(app: App) -> None:
    """'2' after a list shows what stood behind 2."""
    conversation = Conversation(app)
    theme = await conversation.reply("/thema wonen")

    opened = await conversation.reply("2")

    assert opened.title == theme.choices[1].label


async def test_a_choice_may_be_typed_in_full(app: App) -> None:
    """The words of a choice do the same as its number."""
    conversation = Conversation(app)
    theme = await conversation.reply("/thema wonen")

    opened = await conversation.reply(theme.choices[2].label.upper())

    assert opened.title == theme.choices[2].label


async def test_a_suggestion_that_is_chosen_is_noted(app: App) -> None:
    """The moderators see which of the suggestions was meant."""
    conversation = Conversation(never_sure(app))
    suggestions = await conversation.reply(HOW_LONG)
    assert suggestions.tone is Tone.CHOICE

    await conversation.reply("1")

    key = suggestions.choices[0].action.key  # type: ignore[attr-defined]  # it is a Choose
    assert len(await choices(app.database, key)) == 1


async def test_a_number_beyond_the_choices_is_explained(app: App) -> None:
    """Nothing is guessed; the numbers that can be chosen are named."""
    conversation = Conversation(app)
    theme = await conversation.reply("/thema wonen")

    refused = await conversation.reply("99")

    assert refused.text == f"Kies een nummer van 1 tot en met {len(options_of(theme))}."


async def test_a_search_has_pages(app: App) -> None:
    """'volgende' turns the page of the search that was just made."""
    conversation = Conversation(app)
    first = await conversation.reply("/zoek")

    second = await conversation.reply("volgende")

    assert first.choices != second.choices
    assert "bladzijde 2" in second.text


async def test_a_name_with_a_typing_error_gives_the_nearest(app: App) -> None:
    """A theme that isn't there offers those that look like it, by number."""
    conversation = Conversation(app)

    nearest = await conversation.reply("/thema wonn")

    assert nearest.choices[0].label == "Wonen"
    assert (await conversation.reply("1")).title == "Wonen"


@pytest.mark.parametrize("typed", ["xqzvwxqzvw", "😀"])
async def test_a_name_like_none_is_refused(app: App, typed: str) -> None:
    """There is no list where nothing is near."""
    refused = await Conversation(app).reply(f"/publicatie {typed}")

    assert refused.tone is Tone.REFUSAL


@pytest.mark.parametrize("command", ["/thema", "/publicatie"])
async def test_a_command_without_a_name_offers_names(app: App, command: str) -> None:
    """Who doesn't know the names gets some to choose from."""
    offered = await Conversation(app).reply(command)

    assert len(offered.choices) > 1


async def test_a_command_may_name_its_option_as_discord_does(app: App) -> None:
    """`/thema naam:Wonen` is the same as `/thema Wonen`."""
    assert (await Conversation(app).reply("/thema naam:Wonen")).title == "Wonen"
    assert (await Conversation(app).reply(f"/vraag vraag: {HOW_LONG}")).tone is Tone.ANSWER


async def test_the_help_names_what_works_here(app: App) -> None:
    """The overview lists the terminal's commands; a topic only tells about itself."""
    overview = await said(app, "/hulp")
    topic = await said(app, "/hulp privacy")

    assert all(name in overview for name in COMMANDS)
    assert "Hier in de terminal" not in topic


async def test_the_help_finds_a_topic_by_what_it_is_about(app: App) -> None:
    """As on Discord: a command's own word leads to the topic that tells of it."""
    assert (await Conversation(app).reply("/hulp evenementen")).title == TOPICS["agenda"].title


async def test_an_unknown_command_is_no_question(app: App) -> None:
    """A typing error in a command says so."""
    refused = await Conversation(app).reply("/zoekk iets")

    assert refused.text.startswith("Het commando /zoekk werkt hier niet.")


@pytest.mark.parametrize(
    "odd",
    [
        "x" * 2000,
        "🎉🎉",
        "مرحبا كيف الحال",
        "z̸̢̛͙a̶l̷g̵o̶ " * 20,
        "```print(1)```",
        "@everyone <@1>",
        "'; DROP TABLE questions; --",
        "[red]vet[/red]",
        "1",
        "\x1b[31mrood\x1b[0m",
    ],
    ids=lambda text: repr(text[:12]),
)
async def test_an_odd_question_gets_a_reply(app: App, odd: str) -> None:
    """Whatever is typed, something fitting is said and no control character is echoed."""
    shown = await said(app, odd)

    assert shown.strip()
    assert "\x1b" not in shown


async def test_a_question_that_is_too_long_is_refused(app: App) -> None:
    """A whole page isn't searched with."""
    refused = await Conversation(app).reply("wijk " * 500)

    assert refused.text == QUESTION_TOO_LONG


async def test_stop_ends_it(app: App) -> None:
    """What comes after /stop is not answered."""
    shown = await said(app, "/STOP", HOW_LONG)

    assert shown == ""


async def test_blank_lines_are_skipped(app: App) -> None:
    """Only what is asked is answered, and what isn't UTF-8 is no error."""
    out = io.StringIO()
    stream = io.BytesIO(b"\xef\xbb\xbf\n   \n\r\nbron\xff?\n")

    await converse(app, piped_lines(stream), Screen.over(out))

    assert out.getvalue().count("\n\n\n") == 0
    assert out.getvalue()


async def test_a_pipe_gets_whole_lines_without_colour(app: App) -> None:
    """What reads the pipe finds a sentence on one line, and nothing that only a terminal shows."""
    shown = await said(app, HOW_LONG)

    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) > 120
    assert "> " not in shown


async def test_one_answer_offers_nothing_to_type(app: App) -> None:
    """`ask` shows suggestions as a list: there is no number to choose after it has ended."""
    out = io.StringIO()
    suggestions = await Conversation(never_sure(app)).reply(HOW_LONG)

    Screen.over(out).show_once(suggestions)

    assert all(f"- {choice.label}" in out.getvalue() for choice in suggestions.choices)
    assert "Typ een nummer" not in out.getvalue()


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)],
    ids=str,
)
async def test_a_terminal_gets_colour_where_it_has_it(
    app: App, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    """Colour, wrapped to the terminal's width; NO_COLOR and dumb terminals are respected."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out = Terminal()

    Screen.over(out).show(await Conversation(app).reply("/hulp privacy"))

    assert ("\x1b[" in out.getvalue()) is coloured
    if not coloured:
        assert max(map(len, out.getvalue().splitlines())) <= 60


async def test_typed_lines_have_a_history_and_an_end() -> None:
    """Arrow up brings the line before back; Ctrl-D ends the conversation."""
    lines = []
    with create_pipe_input() as keys:
        keys.send_text("eerste vraag\r")

        async for line in typed_lines(shipped_catalogue(), keys, DummyOutput()):
            lines.append(line)
            # The next prompt reads the history first, so a person can't be this quick.
            later = "\x1b[A\r" if len(lines) == 1 else "\x04"
            asyncio.get_running_loop().call_later(0.1, keys.send_text, later)

    assert lines == ["eerste vraag", "eerste vraag"]


async def test_ctrl_c_clears_the_line_and_then_ends_the_typing() -> None:
    """What is half typed goes first; at an empty prompt it stops in peace."""
    with create_pipe_input() as keys:
        keys.send_text("half\x03heel\r\x03")

        lines = [line async for line in typed_lines(shipped_catalogue(), keys, DummyOutput())]

    assert lines == ["heel"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [("/th", "/thema"), ("/thema won", "Wonen"), ("hoe lang", None), ("/hulp m", None)],
)
def test_names_complete_while_typing(text: str, offered: str | None) -> None:
    """Commands and the names they take are offered; a question is left alone."""
    completions = NameCompleter(shipped_catalogue()).get_completions(
        Document(text), CompleteEvent()
    )

    first = next(iter(completions), None)

    assert (first.text if first else None) == offered


async def test_nothing_is_said_to_be_kept_that_isnt(app: App) -> None:
    """Where the database is gone afterwards, no moderator is going to see the question."""
    kept, gone = io.StringIO(), io.StringIO()

    strange = b"krakende hobo zonder veter"
    await converse(app, piped_lines(io.BytesIO(strange)), Screen.over(kept))
    await converse(app, piped_lines(io.BytesIO(strange)), Screen.over(gone), lasting=False)

    assert KEPT in kept.getvalue()
    assert KEPT not in gone.getvalue()
    assert UNKNOWN in gone.getvalue()
