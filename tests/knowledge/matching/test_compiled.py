"""What was computed is read back as it was, and no file on disk can do harm or go stale."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from knowledge.answer import Found, Question
from knowledge.catalogue import Catalogue
from knowledge.entry import Event
from knowledge.faults import BrokenKnowledgeError
from knowledge.matching.compiled import KEPT, remembered
from tests.knowledge.builders import event

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = "hoe lang duurt het voordat een wijk beter wordt"


def refuse() -> dict[str, int]:
    raise AssertionError("this was to come from disk")


def refuse_event() -> Event:
    raise AssertionError("this was to come from disk")


def made(value: int) -> Callable[[], dict[str, int]]:
    return lambda: {"value": value}


def test_the_second_time_comes_from_disk(tmp_path: Path) -> None:
    """Nothing is computed twice from the same source, and another source is another file."""
    assert remembered(tmp_path, "a", dict, made(1)) == {"value": 1}

    assert remembered(tmp_path, "a", dict, refuse) == {"value": 1}
    assert remembered(tmp_path, "b", dict, made(2)) == {"value": 2}


def test_a_catalogue_from_disk_answers_as_the_one_that_was_built(tmp_path: Path) -> None:
    """The compiled index is the index."""
    built = Catalogue.open(cache=tmp_path)

    read = Catalogue.open(cache=tmp_path)

    for text in (ASKED, "buurtbudjet aanvragen", "grofvuil", "xyz"):
        one, other = (catalogue.answer(Question(text)) for catalogue in (built, read))
        assert type(one) is type(other)
        assert [m.entry.id for m in one.results] == [m.entry.id for m in other.results]
        assert one.confidence == pytest.approx(other.confidence)


@pytest.mark.parametrize(
    "start",
    [
        date(2027, 4, 3),
        datetime(2027, 4, 3, 10),  # noqa: DTZ001  a pack has no zone
        datetime(2027, 4, 3, 10, tzinfo=UTC),
        datetime(2027, 4, 3, 10, tzinfo=timezone(timedelta(hours=5))),
    ],
)
def test_an_event_comes_from_disk(
    tmp_path: Path, start: date, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever its pack says of when it is; a pack with events costs no computing either."""
    one = event(start=start)
    remembered(tmp_path, "a", Event, lambda: one)

    assert remembered(tmp_path, "a", Event, refuse_event) == one
    assert caplog.records == []


@pytest.mark.parametrize("content", [b"", b"garbage", pickle.dumps({"value": 1})[:-3]])
def test_a_broken_file_is_built_anew_with_one_line(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """A crash or a full disk in the past costs the time to build, and heals."""
    remembered(tmp_path, "a", dict, made(1))
    next(tmp_path.glob("*.index")).write_bytes(content)

    assert remembered(tmp_path, "a", dict, made(1)) == {"value": 1}
    assert len(caplog.records) == 1
    assert remembered(tmp_path, "a", dict, refuse) == {"value": 1}


def test_a_file_can_make_nothing_but_our_values(tmp_path: Path) -> None:
    """Whoever can write the cache can't run code through it."""
    remembered(tmp_path, "a", dict, made(1))
    harmful = pickle.dumps({"value": subprocess.Popen})
    next(tmp_path.glob("*.index")).write_bytes(harmful)

    assert remembered(tmp_path, "a", dict, made(3)) == {"value": 3}


def test_a_folder_that_cannot_be_written_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot starts without a cache, and says why it will be slow again."""
    (tmp_path / "file").write_text("no folder")

    assert remembered(tmp_path / "file" / "x", "a", dict, made(1)) == {"value": 1}
    assert "can't be kept" in caplog.text


def test_few_files_stay(tmp_path: Path) -> None:
    """A year of changes to the packs doesn't fill the disk."""
    for number in range(KEPT + 3):
        remembered(tmp_path, str(number), dict, made(number))

    assert len(list(tmp_path.glob("*.index"))) == KEPT
    assert not list(tmp_path.glob("*.part"))


def test_processes_that_start_at_once_each_get_a_whole_one(tmp_path: Path) -> None:
    """Four first starts beside each other all answer, and one file is left."""
    program = (
        "import sys; from pathlib import Path; from knowledge.catalogue import Catalogue;"
        "from knowledge.answer import Question;"
        f"print(type(Catalogue.open(cache=Path(sys.argv[1])).answer(Question('{ASKED}'))).__name__)"
    )
    run = [sys.executable, "-c", program, str(tmp_path)]
    root = Path(__file__).parents[3]

    with ThreadPoolExecutor(4) as pool:
        done = pool.map(
            lambda _: subprocess.run(run, capture_output=True, text=True, cwd=root, check=True),
            range(4),
        )

    assert {result.stdout.strip() for result in done} == {Found.__name__}
    assert len(list(tmp_path.glob("*.index"))) == 1


def test_faults_are_never_cached(tmp_path: Path) -> None:
    """A broken pack is refused each time, and a mended one is read."""
    pack = tmp_path / "packs"
    pack.mkdir()
    (pack / "a.yaml").write_text("items: 3")

    for _ in range(2):
        with pytest.raises(BrokenKnowledgeError):
            Catalogue.open([pack], cache=tmp_path / "cache")
    (pack / "a.yaml").write_text("items: []")
    assert Catalogue.open([pack], cache=tmp_path / "cache").entries
