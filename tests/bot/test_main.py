"""`python -m bot` as it is typed: exit codes, what is printed where, and what is left on disk."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Source
from tests.knowledge.builders import library, question
from tests.shipped import ship_few, shipped_catalogue

ROOT = Path(__file__).parents[2]
HOW_LONG = "hoe lang duurt het voordat een wijk beter wordt"
AUDIOOP = "ignore:'audioop' is deprecated:DeprecationWarning"
"""discord.py 2.7.1 imports it; it has a replacement for Python 3.13."""
KINDS = {"vraag", "publicatie", "artikel", "hulpmiddel", "evenement"}


def bot(
    *arguments: str, folder: Path, stdin: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m bot` in an empty folder, with nothing set but `variables`.

    Without them it compares no meanings: to start with those takes two seconds. What ships is
    compiled already, once for all tests.
    """
    shipped_catalogue()
    known = {"PATH", "HOME", "XDG_CACHE_HOME"}
    kept = {name: value for name, value in os.environ.items() if name in known}
    kept["WIJKBOT_SEMANTIC"] = "false"
    return subprocess.run(
        [sys.executable, "-W", "error", "-W", AUDIOOP, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT)} | variables,
        timeout=60,
        check=False,
    )


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a few entries in place of all that ship; nothing is set."""
    monkeypatch.chdir(tmp_path)
    return ship_few(tmp_path, monkeypatch)


def pack(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "eigen.yaml").write_text(text, encoding="utf-8")
    return folder


GOOD = """\
items:
- id: eigen-vraag
  soort: vraag
  vraag: Hoe werkt de buurtbus in Voorbeelddorp?
  antwoord: Vrijwilligers rijden hem.
  bronnen:
  - titel: Folder
"""


def test_test_knowledge_names_what_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A golden question that is lost is named with what it found and the stage; exit code 1."""
    folder = (Source(title="Folder"),)
    lost = question("kosten", question="Wat kost dat?", golden=("natte muur",), sources=folder)

    code, lines = _tested(monkeypatch, capsys, KNOWN, lost)

    assert code == 1
    *failed, total = lines
    assert [line.split(": ")[0] for line in failed] == ["kosten"]
    assert "lost by: " in failed[0]
    assert total == "1 of 2 golden questions find their entry."


def test_test_knowledge_is_content_where_all_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how many; exit code 0."""
    code, lines = _tested(monkeypatch, capsys, KNOWN)

    assert (code, lines) == (0, ["1 of 1 golden questions find their entry."])


KNOWN = question(
    phrasings=("een natte muur", "schimmel op de muur"), golden=("Wat doe ik aan een natte muur?",)
)


def _tested(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *entries: Entry
) -> tuple[int, list[str]]:
    monkeypatch.setattr(Catalogue, "open", lambda _folders: Catalogue.build(library(*entries)))
    return main(["test-knowledge"]), capsys.readouterr().out.splitlines()


def test_ask_answers_as_a_person_reads_it(tmp_path: Path) -> None:
    """One question, one answer with its source; no colour, and no file is left behind."""
    done = bot("ask", HOW_LONG, folder=tmp_path, WIJKBOT_SEMANTIC="true")

    text = done.stdout.decode()
    assert done.returncode == 0
    assert "Minstens één generatie" in text
    assert "Bron: " in text
    assert "\x1b" not in text
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What `ask --json` writes for five questions between blank lines, one of them no UTF-8."""
    stdin = (
        b"\xef\xbb\xbf"
        + HOW_LONG.encode()
        + b"\n\n   \r\nhoi\r\nwijk\xff\x00aanpak\ngrofvuil ophalen"
    )
    folder = tmp_path_factory.mktemp("json")
    done = bot("ask", "--json", folder=folder, stdin=stdin)
    assert (done.returncode, done.stderr, list(folder.iterdir())) == (0, b"", [])
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_ask_json_answers_each_line_in_order(answers: list[dict[str, Any]]) -> None:
    """One object a line; blank lines are skipped; what isn't UTF-8 is a question too."""
    assert [answer["question"] for answer in answers] == [
        HOW_LONG,
        "hoi",
        "wijk\ufffd\x00aanpak",
        "grofvuil ophalen",
    ]


def test_ask_json_keeps_to_the_contract(answers: list[dict[str, Any]]) -> None:
    """An outcome by its name, a probability, and what is given as the answer."""
    first, hello, _, elsewhere = answers
    assert (first["outcome"], hello["outcome"]) == ("found", "small_talk")
    assert elsewhere["outcome"] == "elsewhere"
    for answer in answers:
        keys = [
            "question",
            "turn",
            "outcome",
            "confidence",
            "answer",
            "nearest",
            "second",
            "results",
        ]
        assert list(answer) == keys
        assert 0 <= answer["confidence"] <= 1
    assert first["answer"].startswith("Minstens één generatie")


def test_ask_json_gives_ten_results_of_the_field(answers: list[dict[str, Any]]) -> None:
    """Best first, with kind, score and publications; the primary source stands first."""
    results = answers[0]["results"]
    scores = [result["score"] for result in results]
    assert len(results) == 10
    assert {result["kind"] for result in results} <= KINDS
    assert scores == sorted(scores, reverse=True)
    assert list(results[0]) == ["id", "kind", "title", "url", "score", "publications"]
    assert results[0]["publications"][0] == "wat-werkt-leefbare-wijken"


def test_ask_without_a_question_says_how(tmp_path: Path) -> None:
    """Nothing to answer is a usage error."""
    done = bot("ask", folder=tmp_path)

    assert done.returncode == 2
    assert b"question" in done.stderr


@pytest.mark.usefixtures("few")
def test_ask_uses_packs_of_the_operator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder named in WIJKBOT_KNOWLEDGE is part of what is known."""
    monkeypatch.setenv("WIJKBOT_KNOWLEDGE", str(pack(tmp_path / "eigen", GOOD)))

    assert main(["ask", "buurtbus in Voorbeelddorp"]) == 0
    assert "Vrijwilligers rijden hem." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("imported", "left"),
    [
        (
            "bot.__main__, bot.terminal.ask, bot.terminal.packs, bot.terminal.chat",
            {"discord", "aiohttp", "simcord"},
        ),
        ("bot.client", {"docx", "lxml", "matplotlib", "simcord"}),
    ],
)
def test_what_is_not_needed_is_not_imported(imported: str, left: set[str]) -> None:
    """A terminal starts without what only Discord needs, the bot without what few ask for."""
    code = f"import sys, {imported}; print(*{{name.split('.')[0] for name in sys.modules}})"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert left.isdisjoint(done.stdout.split())


def test_chat_works_through_a_pipe(tmp_path: Path) -> None:
    """Questions in, answers out, exit 0, nothing else; the database it needed is gone."""
    done = bot("chat", folder=tmp_path, stdin=f"{HOW_LONG}\nbron?\n".encode())

    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith("Hoe lang duurt het")
    assert "Bronnen bij:" in text
    assert list(tmp_path.iterdir()) == []


def test_chat_uses_the_database_that_is_set(tmp_path: Path) -> None:
    """Who sets WIJKBOT_DATABASE finds there what was asked, and nobody else on the machine does."""
    database = tmp_path / "data" / "eigen.db"

    done = bot("chat", folder=tmp_path, stdin=b"hoi\n", WIJKBOT_DATABASE=str(database))

    assert done.returncode == 0
    assert database.exists()
    for made in (database.parent, *database.parent.iterdir()):
        assert made.stat().st_mode & 0o077 == 0


def test_chat_says_why_the_database_cannot_be_used(tmp_path: Path) -> None:
    """One line on standard error, no traceback."""
    broken = tmp_path / "eigen.db"
    broken.write_text("geen database, maar tekst " * 50, encoding="utf-8")

    done = bot("chat", folder=tmp_path, stdin=b"hoi\n", WIJKBOT_DATABASE=str(broken))

    assert done.returncode == 1
    assert b"eigen.db" in done.stderr
    assert b"Traceback" not in done.stderr


def test_check_finds_no_fault_in_what_ships(capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped packs are valid."""
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("Geen fouten in ")


@pytest.mark.usefixtures("few")
def test_check_takes_a_folder_beside_what_ships(tmp_path: Path) -> None:
    """A pack may use the shipped themes and items."""
    assert main(["check", str(pack(tmp_path / "eigen", GOOD))]) == 0


def test_check_of_the_shipped_folder_finds_nothing_double(few: Path) -> None:
    """Who names the shipped folder itself gets what `check` alone gives."""
    assert main(["check", str(few)]) == 0


@pytest.mark.usefixtures("few")
def test_check_can_write_a_folder_in_one_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was written in another way is named; a second time nothing is."""
    folder = pack(tmp_path / "eigen", GOOD.replace("items:\n", "items:\n\n\n"))

    first = main(["check", "--format", str(folder)])
    assert f"{folder / 'eigen.yaml'}: opnieuw geschreven" in capsys.readouterr().out
    second = main(["check", "--format", str(folder)])

    assert (first, second) == (0, 0)
    assert "opnieuw geschreven" not in capsys.readouterr().out
    assert (folder / "eigen.yaml").read_text(encoding="utf-8") == GOOD.replace(":\n-", ":\n\n-", 1)


@pytest.mark.usefixtures("few")
def test_show_prints_an_entry_and_its_rivals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it stands, all that it holds, and whose questions are near; a wrong id gets a hint."""
    folder = pack(
        tmp_path / "eigen", GOOD + "  formuleringen:\n  - hoe lang duurt een wijkaanpak\n"
    )
    monkeypatch.setenv("WIJKBOT_KNOWLEDGE", str(folder))

    assert main(["show", "eigen-vraag"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"# {folder / 'eigen.yaml'}:2\nitems:\n\n- id: eigen-vraag\n")
    assert "such as: hoe lang duurt een wijkaanpak" in shown
    assert main(["show", "eigen-vraga"]) == 1
    assert "Near it: eigen-vraag" in capsys.readouterr().err


@pytest.mark.usefixtures("few")
def test_check_names_every_fault_in_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each fault is a line `file:line: field: what is wrong`, and the exit code is 1."""
    wrong = GOOD.replace("antwoord:", "antwoordt:").replace("- titel: Folder", "- pagina: 3")
    folder = pack(tmp_path / "eigen", wrong + "  themas: [wonnen]\n")

    code = main(["check", str(folder)])

    file = folder / "eigen.yaml"
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert f"{file}:5: antwoordt: is geen bekend veld (bedoel je ‘antwoord’?)" in lines
    assert f"{file}:2: antwoord: ontbreekt" in lines
    assert any(line.startswith(f"{file}:7: bronnen: ") for line in lines)
    assert any(line.startswith(f"{file}:8: themas: noemt ‘wonnen’") for line in lines)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("items:\n- antwoord: Dit is: een\n", "een dubbele punt hoort niet midden in een tekst"),
        ("items:\n- id: a\n\tsoort: b\n", "spring in met spaties, niet met een tab"),
        ("items:\n- vraag: @wie\n", "een tekst die met dit teken begint, hoort tussen"),
        ('items:\n- vraag: "half\n', "wordt niet gesloten"),
        ("items: [\n", "een haakje wordt niet gesloten"),
        ("items:\n- vraag: een\n antwoord: twee\n", "het inspringen klopt niet"),
    ],
)
def test_check_says_in_dutch_what_no_parser_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """What to do about it, and nothing of the parser's own English."""
    code = main(["check", str(pack(tmp_path / "eigen", text))])

    (line,) = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "is geen geldige YAML (" in line
    assert said in line


@pytest.mark.usefixtures("few")
def test_check_of_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong path is a fault, not an empty folder without faults."""
    code = main(["check", str(tmp_path / "nergens")])

    assert code == 1
    assert "nergens" in capsys.readouterr().out


@pytest.mark.usefixtures("few")
def test_a_broken_pack_stops_ask_with_its_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines are those of `check`; there is no traceback."""
    monkeypatch.setenv("WIJKBOT_KNOWLEDGE", str(pack(tmp_path / "eigen", "items: 3\n")))

    assert main(["ask", "hoi"]) == 1
    said = capsys.readouterr().err
    assert "eigen.yaml:1: items: moet een lijst zijn" in said
    assert "Traceback" not in said


@pytest.mark.usefixtures("few")
def test_the_file_of_feeds_is_checked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the bot starts, and with the packs' faults in one run."""
    feeds = tmp_path / "feeds.yaml"
    feeds.write_text("- url: https://example.org/feed\n  soort: artikel\n", encoding="utf-8")

    monkeypatch.setenv("WIJKBOT_FEEDS", str(feeds))
    alone = main(["check"])
    said = capsys.readouterr().out.splitlines()
    monkeypatch.setenv("WIJKBOT_HOME_GUILD", "7")
    at_home = main(["check"])

    assert (alone, at_home) == (1, 0)
    assert said == [f"{feeds}:1: server: ontbreekt"]


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    """The variable is named as it is set, without its value."""
    done = bot("ask", "hoi", folder=tmp_path, WIJKBOT_HOME_GUILD="geheim")

    assert done.returncode == 2
    assert done.stderr.startswith(b"WIJKBOT_HOME_GUILD: ")
    assert b"geheim" not in done.stderr


def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    """The variable to set is named, and nothing is tried."""
    done = bot("run", folder=tmp_path)

    assert done.returncode != 0
    assert b"DISCORD_TOKEN" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`ask --json | head -1` ends without a traceback."""
    questions = "\n".join([HOW_LONG] * 400)
    command = f'"{sys.executable}" -m bot ask --json | head -1'

    done = subprocess.run(
        ["/bin/sh", "-c", command],
        input=questions.encode(),
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )

    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""
