"""The Dutch sentences: complete, short enough for where they stand, and filled in."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot import dutch as dates
from bot.cards import fields as faults
from bot.cards.citing import because
from bot.cards.entries import ASK_HUMAN, KEEP, NOT_USEFUL, REASONS, SHARE, USEFUL
from bot.dutch import EVIDENCE, KINDS
from bot.help.views import TOPICS
from bot.reading_list.arrange import Sort, Status
from bot.reading_list.exports.export import FORMATS, Format
from bot.reading_list.views import SORTS, STATUSES
from knowledge.answer import Reason, ReasonKind
from knowledge.entry import Evidence, Kind, PartialDate
from knowledge.format.faults import Place, Problem, fault
from knowledge.reading_level import reading_level

BOT = Path(bot.__file__).parent
SAYING = ("views.py", "view.py", "cog.py", "dutch.py", "fields.py")
"""How the names of modules end in which sentences stand."""
END = re.compile(r"(?<=[.!?:])\s+|\n")
IS_DUTCH = re.compile(r"(?i)\b(?:je|de|het|een|niet|ik|van|dit|dat|met|voor|bij|kies|staat|geen)\b")
FEWEST = 2
"""So many of these words no English text has, nor a name."""
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
LONGEST = 20
"""Words in a sentence."""


def test_the_sentences_are_tidy() -> None:
    """No space around or doubled, no double quotes, and the form 'je' throughout."""
    said = {f"{file}:{line}": text for file, line, text in sentences()}

    assert len(said) > 200
    assert [at for at, text in said.items() if not _is_tidy(text)] == []


def test_the_sentences_are_plain() -> None:
    """None has more than twenty words, and a topic of the help reads without effort: B1."""
    texts = [text for _, _, text in dutch()]
    texts += [topic.text for topic in TOPICS.values()]

    long = [one for text in texts for one in END.split(text) if len(one.split()) > LONGEST]
    hard = [name for name, topic in TOPICS.items() if not _is_plain(topic.text)]

    assert long == []
    assert hard == []
    assert _is_plain("\n".join(texts))


def test_nothing_is_said_to_you_formally_or_with_a_picture() -> None:
    """The form is 'je', and an emoji says nothing, since not everyone sees or hears what."""
    said = {f"{file}:{line}": text for file, line, text in dutch()}

    assert len(said) > 600
    assert [at for at, text in said.items() if re.search(r"\b(?:u|uw)\b", text.lower())] == []
    assert [at for at, text in said.items() if EMOJI.search(text)] == []


def _is_plain(text: str) -> bool:
    level = reading_level([text])
    return level is None or level.plain


def sentences() -> Iterator[tuple[Path, int, str]]:
    """Every text that is a constant of a module, alone or in a table."""
    for file in sorted(BOT.rglob("*.py")):
        if not file.name.endswith(SAYING):
            continue
        for node in ast.parse(file.read_text()).body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            for part in value.values if isinstance(value, ast.Dict) else (value,):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield file.relative_to(BOT), part.lineno, part.value


def dutch() -> Iterator[tuple[Path, int, str]]:
    """Every Dutch sentence wherever it is said, with a word for what is filled in."""
    for file in sorted(BOT.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(file.read_text())))
        filled = [node for node in nodes if isinstance(node, ast.JoinedStr)]
        parts = {id(part) for node in filled for part in node.values}
        alone = [one for one in nodes if isinstance(one, ast.Constant) and id(one) not in parts]
        for node in (*filled, *alone):
            pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
            text = "".join(_text(piece) for piece in pieces)
            if len(IS_DUTCH.findall(text)) >= FEWEST:
                yield file.relative_to(BOT), node.lineno, text


def _text(part: ast.expr) -> str:
    if not isinstance(part, ast.Constant):
        return "dit"
    return part.value if isinstance(part.value, str) else ""


def _is_tidy(text: str) -> bool:
    spaced = text == text.strip() and "  " not in text
    words = set(text.lower().replace(".", " ").replace(",", " ").split())
    return spaced and '"' not in text and not {"u", "uw"} & words


def test_the_reasons_fit_on_buttons() -> None:
    """At most five, so that all can be seen at once; short keys without a colon."""
    assert len(REASONS) <= 5
    assert all(len(key) <= 8 and key.isalpha() for key in REASONS)
    assert all(len(label) <= 40 for label in REASONS.values())


def test_the_buttons_have_the_words_of_the_product() -> None:
    """Others look for these very words."""
    assert (SHARE, USEFUL, NOT_USEFUL, ASK_HUMAN) == (
        "Deel in kanaal",
        "Nuttig",
        "Niet nuttig",
        "Vraag een mens",
    )
    assert KEEP == "Op leeslijst"


def test_everything_to_choose_for_a_list_has_its_words() -> None:
    """Each status, order and format has one; the words are those that a command takes."""
    assert set(STATUSES) == set(Status)
    assert set(SORTS) == set(Sort)
    assert set(FORMATS) == set(Format)


def test_every_kind_and_evidence_has_its_word() -> None:
    """Nothing is shown by its code."""
    assert set(KINDS) == set(Kind)
    assert set(EVIDENCE) == set(Evidence)


def test_the_help_has_a_topic_for_each_thing() -> None:
    """Names are what someone types: one lower-case word."""
    assert all(name == topic.name and name.isalpha() for name, topic in TOPICS.items())


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_dutch_sentence_with_the_same_facts(problem: Problem) -> None:
    """A moderator reads what the operator reads, in Dutch."""

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert names(faults.PROBLEMS[problem]) == names(problem.value)


def test_a_fault_reads_as_a_dutch_sentence() -> None:
    """The two facts that the checker words in English are Dutch too."""
    wrong = fault(
        Place("a.yaml", 3),
        "themas",
        Problem.UNKNOWN_REFERENCE,
        value="wonnen",
        what="theme",
        hint="; did you mean 'wonen'?",
    )

    assert faults.sentence(wrong) == (
        "themas noemt ‘wonnen’, maar zo’n thema ken ik niet (bedoel je ‘wonen’?)."
    )


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (PartialDate(2023), "2023"),
        (PartialDate(2023, 12), "december 2023"),
        (PartialDate(2023, 12, 1), "1 december 2023"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(known: PartialDate, words: str) -> None:
    """In Dutch words, without a day or month that nobody knows."""
    assert dates.partial_date(known) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_date_can_be_said(day: date) -> None:
    """The day without a zero, the month in Dutch lower case, the year whole."""
    number, month, year = dates.long_date(day).split()

    assert (int(number), int(year)) == (day.day, day.year)
    assert number == str(day.day)
    assert month == month.lower()


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (date(2027, 3, 4), "4 maart 2027"),
        (datetime(2027, 3, 4, 13, 30, tzinfo=UTC), "4 maart 2027 om 14:30 uur"),
        (datetime(2027, 7, 4, 13, 30, tzinfo=UTC), "4 juli 2027 om 15:30 uur"),
        (datetime(2027, 7, 4, 13, 30), "4 juli 2027 om 13:30 uur"),  # noqa: DTZ001  a pack has no zone
    ],
)
def test_a_moment_is_told_in_dutch_time(when: date | datetime, words: str) -> None:
    """Summer and winter; a time without a zone is as its pack says it."""
    assert dates.moment(when) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 minuut"),
        (2, "2 minuten"),
        (59, "59 minuten"),
        (60, "1 uur"),
        (61, "ongeveer 1 uur"),
        (68, "ongeveer 1 uur en 10 minuten"),
        (118, "ongeveer 2 uur"),
        (200, "3 uur en 20 minuten"),
    ],
)
def test_minutes_in_words(count: int, words: str) -> None:
    """From an hour on no more precise than anyone can know."""
    assert dates.minutes(count) == words


@given(st.integers(1, 5000))
def test_minutes_are_never_far_off(count: int) -> None:
    """What is said differs at most two minutes from what was counted."""
    words = dates.minutes(count).removeprefix("ongeveer ").replace(" en ", " ").split()
    said = sum(
        int(number) * (60 if unit == "uur" else 1)
        for number, unit in zip(words[::2], words[1::2], strict=True)
    )

    assert abs(said - count) <= 2


def test_numbers_shares_and_lists() -> None:
    """As they are written in Dutch."""
    assert dates.number(12345) == "12.345"
    assert dates.percentage(0.62) == "62%"
    assert dates.joined(()) == ""
    assert dates.joined(("a",)) == "a"
    assert dates.joined(("a", "b", "c")) == "a, b en c"
    assert dates.joined(("a", "b"), "of") == "a of b"


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_reason_can_be_said(kind: ReasonKind) -> None:
    """Whatever made something match is put in words."""
    line = because((Reason(kind, "wonen", "wonnen"),))

    assert "wonen" in line or kind is ReasonKind.SOURCE
    assert line[0].isupper()


def test_the_reasons_of_the_product() -> None:
    """One line why, as the product prints it."""
    why = (Reason(ReasonKind.THEME, "Wonen"), Reason(ReasonKind.WORD, "schimmel"))

    assert because(why) == "Gaat ook over wonen en schimmel"
