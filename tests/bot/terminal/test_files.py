"""`python -m bot import` and `export`: what is printed, what is written, and the exit code."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.opening import open_app
from bot.settings import Settings
from storage.entries import Revision
from tests.shipped import ship_few

HERE = 7
PACK = """items:

- id: kippen
  soort: vraag
  vraag: Mag je kippen houden op een dakterras?
  antwoord: Vraag het eerst aan je verhuurder.
  bronnen:
  - url: https://example.org/kippen
  formuleringen:
  - kippen houden op het dakterras van de flat
"""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that a bot made, of which little is known."""
    ship_few(tmp_path, monkeypatch)
    path = tmp_path / "wijkbot.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKBOT_DATABASE", str(path))

    async def make() -> None:
        async with open_app(Settings(), lambda: datetime.now(UTC)):
            pass

    asyncio.run(make())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of knowledge."""
    made = tmp_path / "kennis"
    made.mkdir()
    (made / "dieren.yaml").write_text(PACK, encoding="utf-8")
    return made


def kept() -> dict[str, Revision]:
    async def read() -> dict[str, Revision]:
        async with open_app(Settings(), lambda: datetime.now(UTC)) as app:
            return await app.stores.entries.newest_of_guild(HERE)

    return asyncio.run(read())


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("database")
def test_without_apply_it_is_only_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be new is named, and nothing is written."""
    code = main(["import", "--guild", str(HERE), str(folder)])

    said = lines(capsys)
    assert code == 0
    assert said[0] == "new: kippen: Mag je kippen houden op een dakterras?"
    assert "1 new, 0 changed, 0 back, 0 same." in said
    assert "--apply" in said[-1]
    assert kept() == {}


@pytest.mark.usefixtures("database")
def test_knowledge_goes_to_git_and_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Imported, exported as the same bytes, changed by hand, and imported again."""
    assert main(["import", "--guild", str(HERE), "--apply", str(folder / "dieren.yaml")]) == 0
    out = tmp_path / "uit"
    assert main(["export", "--guild", str(HERE), "--table", str(out)]) == 0
    (folder / "dieren.yaml").unlink()
    written = (out / "kennis.yaml").read_text(encoding="utf-8")
    changed = written.replace("Vraag het", "Vraag dat")
    (folder / "kennis.yaml").write_text(changed, encoding="utf-8")
    capsys.readouterr()

    code = main(["import", "--guild", str(HERE), "--apply", str(folder)])

    said = lines(capsys)
    assert (code, written) == (0, PACK)
    assert sorted(path.name for path in out.iterdir()) == ["kennis.csv", "kennis.yaml"]
    assert "changed: kippen: Mag je kippen houden op een dakterras?" in said
    assert "  antwoord: - Vraag het eerst aan je verhuurder." in said
    assert "  antwoord: + Vraag dat eerst aan je verhuurder." in said
    assert said[-1] == "Wrote 1 entries."
    assert kept()["kippen"].version == 2
    assert main(["import", "--guild", str(HERE), str(out / "kennis.csv")]) == 0
    assert "changed: kippen" in lines(capsys)[0]


@pytest.mark.usefixtures("database")
def test_every_fault_is_a_line_as_check_prints_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of all files in one run, with exit code 1; nothing is written."""
    wrong = PACK.replace("antwoord:", "antwoordt:")
    (folder / "dieren.yaml").write_text(wrong, encoding="utf-8")
    table = folder / "tabel.csv"
    table.write_bytes(b"soort;vraag\nvraag;Caf\xe9?\n")

    code = main(["import", "--guild", str(HERE), "--apply", str(folder), str(table)])

    said = lines(capsys)
    assert code == 1
    assert said[0] == f"{table}: read as Windows-1252"
    assert f"{folder / 'dieren.yaml'}:6: antwoordt: is not a known key; did you mean" in said[2]
    assert f"{table}:2: bronnen: is missing" not in said
    assert f"{table}:2: antwoord: is missing" in said
    assert kept() == {}


@pytest.mark.usefixtures("database")
def test_what_is_not_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that doesn't exist, and a folder without knowledge."""
    empty = tmp_path / "leeg"
    empty.mkdir()

    code = main(["import", "--guild", str(HERE), str(empty), str(tmp_path / "nergens.yaml")])

    said = lines(capsys)
    assert code == 1
    assert said == [
        f"{empty}:1: file: cannot be read: no .yaml or .yml in it",
        f"{tmp_path / 'nergens.yaml'}:1: file: cannot be read: No such file or directory",
    ]


@pytest.mark.parametrize("command", [["import", "x.yaml"], ["export", "uit"]])
def test_without_a_database_there_is_none_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    """A wrong path is said, with the variable that sets it."""
    path = tmp_path / "nergens.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKBOT_DATABASE", str(path))

    code = main([command[0], "--guild", str(HERE), *command[1:]])

    assert code == 2
    assert "WIJKBOT_DATABASE" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.usefixtures("database")
def test_an_export_that_cannot_be_written_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error, exit code 1."""
    (tmp_path / "bestand").write_text("", encoding="utf-8")

    code = main(["export", "--guild", str(HERE), str(tmp_path / "bestand" / "uit")])

    assert code == 1
    assert "cannot be written" in capsys.readouterr().err
