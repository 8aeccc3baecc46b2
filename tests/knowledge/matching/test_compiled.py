"""What was computed is read back as it was, and no file on disk can do harm or go stale."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from knowledge.answer import Found, Question
from knowledge.cache import MOST_FILES, Arrays, load_arrays, load_or_build_keyed, save_arrays
from knowledge.catalogue import Catalogue
from knowledge.format.faults import BrokenKnowledgeError
from knowledge.format.loading import load
from knowledge.matching.compiled import as_arrays, from_arrays
from knowledge.matching.index import build_index
from knowledge.matching.questions import Questions
from tests.knowledge.builders import elsewhere, event, library, publication, question
from tests.shipped import ship_few, shipped_library

ASKED = "wat helpt tegen schimmel"


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return ship_few(tmp_path, monkeypatch)


def refuse() -> Arrays:
    raise AssertionError("this was to come from disk")


def made(value: int) -> Callable[[], Arrays]:
    return lambda: {"value": np.array([value])}


def value(arrays: Arrays) -> int:
    return int(arrays["value"][0])


def test_the_second_time_comes_from_disk(tmp_path: Path) -> None:
    """Nothing is computed twice under one key, and another key is another file."""
    assert value(load_or_build_keyed(tmp_path, "a", made(1))) == 1

    assert value(load_or_build_keyed(tmp_path, "a", refuse)) == 1
    assert value(load_or_build_keyed(tmp_path, "b", made(2))) == 2


@pytest.mark.usefixtures("packs")
def test_a_catalogue_from_disk_answers_as_the_one_that_was_built(tmp_path: Path) -> None:
    """The compiled index is the index."""
    built = Catalogue.open(cache=tmp_path)

    read = Catalogue.open(cache=tmp_path)

    for text in (ASKED, "schimel op de muur", "gaat het regenen", "xyz"):
        one, other = (catalogue.answer(Question(text)) for catalogue in (built, read))
        assert type(one) is type(other)
        assert [m.entry.id for m in one.results] == [m.entry.id for m in other.results]
        assert one.confidence == pytest.approx(other.confidence)


@pytest.mark.usefixtures("packs")
def test_what_drafts_are_weighed_against_is_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where a catalogue is only asked: a hundred thousand questions take seconds."""
    made = Catalogue.open(cache=tmp_path).matcher.base
    before = len(list(tmp_path.glob("*.index")))
    anew = made.questions

    monkeypatch.setattr(Questions, "of", refuse)
    kept = Catalogue.open(cache=tmp_path).matcher.base.questions

    assert (before, len(list(tmp_path.glob("*.index")))) == (1, 2)
    assert kept.texts == anew.texts
    each = zip(kept.as_arrays().values(), anew.as_arrays().values(), strict=True)
    assert all(np.array_equal(one, other) for one, other in each)


@pytest.mark.parametrize(
    "start",
    [
        date(2027, 4, 3),
        datetime(2027, 4, 3, 10),  # noqa: DTZ001  a pack has no zone
        datetime(2027, 4, 3, 10, tzinfo=UTC),
        datetime(2027, 4, 3, 10, tzinfo=timezone(timedelta(hours=5))),
    ],
)
def test_an_event_comes_from_disk(start: date) -> None:
    """Whatever its pack says of when it is."""
    whole = library(event(start=start), question(), elsewhere(urgent=True), publication())

    read, _ = from_arrays(as_arrays(whole, build_index(whole.entries, whole.taxonomy)))

    assert read == whole
    assert [type(entry) for entry in read.entries] == [type(entry) for entry in whole.entries]


def test_what_ships_comes_back_to_the_last_bit() -> None:
    """Every entry, and every number of an index of one in ten."""
    shipped = load()
    index = build_index(shipped.entries[::10], shipped.taxonomy)

    read, again = from_arrays(as_arrays(shipped, index))

    assert read == shipped == shipped_library()
    assert again.frequency == index.frequency
    for name, postings in index.postings.items():
        assert np.array_equal(again.postings[name].weights, postings.weights)
        assert np.array_equal(again.postings[name].counts.counts, postings.counts.counts)
        assert again.postings[name].statistics.phrasings == postings.statistics.phrasings


@pytest.mark.parametrize("content", [b"", b"garbage", pickle.dumps({"value": 1})])
def test_a_broken_file_is_built_anew_with_one_line(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """A crash or a full disk in the past costs the time to build, and heals."""
    load_or_build_keyed(tmp_path, "a", made(1))
    next(tmp_path.glob("*.index")).write_bytes(content)

    assert value(load_or_build_keyed(tmp_path, "a", made(1))) == 1
    assert len(caplog.records) == 1
    assert value(load_or_build_keyed(tmp_path, "a", refuse)) == 1


class Harmful:
    """What runs a program when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (pytest.fail, ("the cache ran code",))


def test_a_file_can_run_nothing(tmp_path: Path) -> None:
    """Whoever can write the cache can't run code through it, also not inside an array."""
    load_or_build_keyed(tmp_path, "a", made(1))
    path = next(tmp_path.glob("*.index"))
    save_arrays(path, {"value": np.array([Harmful()], object)})

    assert value(load_or_build_keyed(tmp_path, "a", made(3))) == 3
    with path.open("wb") as file:
        np.savez(file, allow_pickle=True, value=np.array([Harmful()], object))
    assert value(load_or_build_keyed(tmp_path, "a", made(4))) == 4


def test_a_file_that_is_replaced_stays_whole_for_who_has_it_open(tmp_path: Path) -> None:
    """Arrays are looked up in the file itself, which another process may write anew or remove."""
    kept = load_or_build_keyed(tmp_path, "a", made(1))
    path = next(tmp_path.glob("*.index"))

    save_arrays(path, made(2)())
    path.unlink()

    assert value(kept) == 1
    assert not kept["value"].flags.writeable


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    """Of every kind and shape that is kept, none at all among them."""
    arrays = {
        "none": np.empty((0, 3), np.int8),
        "one": np.array(2.5),
        "rows": np.arange(12, dtype=np.uint16).reshape(3, 4)[:, ::2],
        "words": np.array(["ja", "né"]),
        "nothing": np.empty(0),
    }

    save_arrays(tmp_path / "kept", arrays)

    again = load_arrays(tmp_path / "kept")
    assert again is not None
    for name, array in arrays.items():
        assert again[name].dtype == array.dtype
        assert np.array_equal(again[name], array)


def test_a_folder_that_cannot_be_written_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot starts without a cache, and says why it will be slow again."""
    (tmp_path / "file").write_text("no folder")

    assert value(load_or_build_keyed(tmp_path / "file" / "x", "a", made(1))) == 1
    assert "can't be kept" in caplog.text


def test_few_files_stay(tmp_path: Path) -> None:
    """A year of changes to the packs doesn't fill the disk."""
    for number in range(MOST_FILES + 3):
        load_or_build_keyed(tmp_path, str(number), made(number))

    assert len(list(tmp_path.glob("*.index"))) == MOST_FILES
    assert not list(tmp_path.glob("*.part"))


def test_processes_that_start_at_once_each_get_a_whole_one(tmp_path: Path, packs: Path) -> None:
    """Four first starts beside each other all answer, and one file is left."""
    program = (
        "import sys; from pathlib import Path; from knowledge import catalogue;"
        "from knowledge.answer import Question;"
        "cache, catalogue.SHIPPED = map(Path, sys.argv[1:]);"
        "opened = catalogue.Catalogue.open(cache=cache);"
        f"print(type(opened.answer(Question('{ASKED}'))).__name__)"
    )
    run = [sys.executable, "-c", program, str(tmp_path), str(packs)]
    root = Path(__file__).parents[3]

    with ThreadPoolExecutor(4) as pool:
        done = pool.map(
            lambda _: subprocess.run(run, capture_output=True, text=True, cwd=root, check=True),
            range(4),
        )

    assert {result.stdout.strip() for result in done} == {Found.__name__}
    assert len(list(tmp_path.glob("*.index"))) == 1


@pytest.mark.usefixtures("packs")
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
