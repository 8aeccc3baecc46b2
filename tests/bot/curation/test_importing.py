"""Importing and exporting: shown first, all of it or nothing, and there and back without loss."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.curation import importing
from bot.curation.examining import Invalid, export, seen_revision
from bot.curation.file_views import plan_view
from bot.curation.importing import (
    MOST_AT_ONCE,
    Broken,
    Conflicts,
    Effect,
    Imported,
    ImportOutcome,
    Plan,
    carry_out,
    offer,
    pending,
    plan,
    write,
)
from bot.curation.publishing import archive, hide, publish, share
from bot.view import Refused
from knowledge.answer import Question
from knowledge.entry import QuestionEntry
from knowledge.format import loading
from knowledge.format.faults import Problem
from knowledge.format.loading import PackFile
from knowledge.format.writing import as_pack
from storage.engine.database import Database
from storage.entries import Revision
from storage.stores import Stores
from tests.bot.apps import Clock, opened

HERE, THERE, HOME = 7, 8, 5
BEA, DIRK = 1, 2
ROOT = Path(__file__).parents[3]
EGEL = """items:
- id: egel
  soort: vraag
  vraag: Hoe help je egels?
  antwoord: Laat blad liggen.
  bronnen:
  - url: https://example.org/egels
  formuleringen:
  - stekels in de tuin
"""
EGEL_FIELDS = {
    "id": "egel",
    "soort": "vraag",
    "vraag": "Hoe help je egels?",
    "antwoord": "Laat blad liggen.",
    "bronnen": [{"url": "https://example.org/egels"}],
    "formuleringen": ["stekels in de tuin"],
}
VOCHT = """- id: vocht
  soort: vraag
  vraag: Schimmel?
  antwoord: Bel.
  bronnen:
  - item: boek
"""
UIL = """
- soort: vraag
  vraag: Waar nestelen uilen?
  antwoord: In een oude schuur.
  bronnen:
  - item: egel
  lezen: [egel, boek]
"""


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock, home_guild=HOME) as app:
        yield app


def file(text: str, name: str = "kennis.yaml") -> PackFile:
    return PackFile(name, text.encode())


async def planned(app: App, text: str, guild: int = HERE, name: str = "kennis.yaml") -> Plan:
    made = await plan(app, guild, [file(text, name)])
    assert isinstance(made, Plan), made
    return made


async def imported(app: App, text: str, guild: int = HERE, name: str = "kennis.yaml") -> Imported:
    made = await planned(app, text, guild, name)
    outcome = await carry_out(app, guild, BEA, await offer(app, guild, made))
    assert isinstance(outcome, Imported), outcome
    return outcome


def counts(outcome: ImportOutcome) -> tuple[int, int]:
    """How many were written, and how many were so already."""
    assert isinstance(outcome, Imported), outcome
    return outcome.written, outcome.same


def effects(made: Plan) -> list[Effect]:
    return [one.effect for one in made.entries]


def first(app: App, guild: int, text: str) -> str:
    return app.catalogue.for_guild(guild).answer(Question(text)).results[0].entry.id


async def revisions(app: App) -> list[tuple[object, ...]]:
    rows = await app.database.read.execute_fetchall("SELECT * FROM entry_revisions")
    return [tuple(row) for row in rows]


async def test_a_plan_writes_nothing(app: App) -> None:
    """What would be new is shown, and nobody finds it yet."""
    made = await planned(app, EGEL + UIL)

    assert effects(made) == [Effect.NEW, Effect.NEW]
    assert await revisions(app) == []
    assert "egel" not in app.catalogue.for_guild(HERE).entries


async def test_an_import_that_was_done_changes_nothing(app: App) -> None:
    """The same file once more is the same, also of what had no id."""
    await imported(app, EGEL + UIL)
    before = await revisions(app)

    again = await planned(app, EGEL + UIL)

    assert effects(again) == [Effect.SAME, Effect.SAME]
    assert counts(await carry_out(app, HERE, BEA, await offer(app, HERE, again))) == (0, 0)
    assert await revisions(app) == before


async def test_what_changes_is_told_by_field(app: App) -> None:
    """Before and after, of an own entry and of a shared one, which others keep as it was."""
    await imported(app, EGEL)
    shared = app.catalogue.entries["vocht"]
    changed = EGEL.replace("Laat blad liggen.", "Maak een gat in de heg.")

    made = await planned(app, changed + VOCHT)
    await carry_out(app, HERE, BEA, await offer(app, HERE, made))

    assert effects(made) == [Effect.CHANGED, Effect.CHANGED]
    (difference,) = made.entries[0].differences
    assert (difference.field, difference.before, difference.after) == (
        "antwoord",
        ("Laat blad liggen.",),
        ("Maak een gat in de heg.",),
    )
    assert app.catalogue.for_guild(HERE).entries["vocht"].heading == "Schimmel?"
    assert app.catalogue.for_guild(THERE).entries["vocht"] == shared


async def test_what_was_archived_comes_back(app: App) -> None:
    """It is told that it can be found again, and then it can."""
    await imported(app, EGEL)
    await archive(app, HERE, BEA, "egel", await seen_revision(app, HERE, "egel"))

    made = await planned(app, EGEL)
    await carry_out(app, HERE, BEA, await offer(app, HERE, made))

    assert effects(made) == [Effect.BACK]
    assert first(app, HERE, "stekels in de tuin") == "egel"


async def test_what_was_hidden_here_can_be_found_again(app: App) -> None:
    """A shared entry in the form that all have comes back as the shared one."""
    own = app.catalogue.entries["vocht"]
    await hide(app, HERE, BEA, "vocht", 0)
    assert "vocht" not in app.catalogue.for_guild(HERE).entries

    made = await planned(app, as_pack([own]))
    await carry_out(app, HERE, BEA, await offer(app, HERE, made))

    assert effects(made) == [Effect.BACK]
    assert app.catalogue.for_guild(HERE).entries["vocht"] == own
    assert (await export(app, HERE)).count == 0


async def test_what_a_table_has_no_column_for_stays(app: App) -> None:
    """An empty cell empties its field, and a table may hold only what is to change."""
    await imported(app, EGEL)
    before = app.catalogue.for_guild(HERE).entries["egel"]

    await imported(app, "id;antwoord\negel;Maak een gat in de heg.\n", name="a.csv")
    answered = app.catalogue.for_guild(HERE).entries["egel"]
    await imported(app, "id;formuleringen\negel;\n", name="a.csv")
    emptied = app.catalogue.for_guild(HERE).entries["egel"]

    assert isinstance(before, QuestionEntry)
    assert isinstance(answered, QuestionEntry)
    assert answered == replace(before, answer="Maak een gat in de heg.")
    assert emptied == replace(answered, phrasings=())


async def test_every_fault_is_named_by_its_line(app: App) -> None:
    """All in one run, those of two files together; nothing can then be imported."""
    wrong = EGEL.replace("antwoord:", "antwoordt:") + "  themas: [wonnen]\n"
    table = "soort;vraag;antwoord;bronnen\nvraag;Waar?;;https://example.org\nvraag;;Hier;\n"

    broken = await plan(app, HERE, [file(wrong), file(table, "tabel.csv")])

    assert isinstance(broken, Broken)
    assert [str(one) for one in broken.faults] == [
        "kennis.yaml:2: antwoord: is missing",
        "kennis.yaml:5: antwoordt: is not a known key; did you mean 'antwoord'?",
        "kennis.yaml:10: themas: names 'wonnen', which is not a known theme; did you mean 'wonen'?",
        "tabel.csv:2: antwoord: is missing",
        "tabel.csv:3: vraag: is missing",
        "tabel.csv:3: bronnen: has no source; name at least one item, title or url",
    ]


def many_keys(begin: str, end: str) -> bytes:
    """Begin a file, and go on with forty thousand keys that nobody knows."""
    return (begin + "".join(f"{end}sleutel{number}" for number in range(40_000)) + end).encode()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.yaml", b"a: &x [1]\nb: [*x, *x]\n", Problem.ALIAS),
        ("a.yaml", b"items: [\n", Problem.NOT_YAML),
        ("a.yaml", b"items: []\n---\nitems: []\n", Problem.NOT_YAML),
        ("a.yaml", b"- een\n", Problem.NOT_MAPPING),
        ("a.yaml", b"items: 3\n", Problem.NOT_LIST),
        ("a.yaml", b"themas: []\nitems: []\n", Problem.NOT_OF_SERVER),
        ("a.yaml", b"items: []\nformuleringen: {vocht: [schimmel]}\n", Problem.UNKNOWN_REFERENCE),
        ("a.yaml", b"[" * 50, Problem.TOO_DEEP),
        ("a.yaml", b"#" * (10 * 1024 * 1024 + 1), Problem.TOO_LARGE),
        ("a.csv", b"soort;vraag\nvraag;a\0b\n", Problem.CONTROL),
        ("a.csv", b"soort;vraag\nvraag;\x81\x8d\n", Problem.ENCODING),
        ("a.csv", b"\xff\xfe\x00", Problem.ENCODING),
        ("a.csv", b"", Problem.NO_HEADING),
        ("a.csv", b"naam;adres\nx;y\n", Problem.NO_HEADING),
        ("a.csv", b'soort;vraag\nvraag;"open\n', Problem.NOT_CSV),
        ("a.csv", b"soort\n" + b"vraag\n" * 100_000, Problem.TOO_MANY_LINES),
        ("a.csv", b"soort;vraag\nvraag;wat;dit\n", Problem.NO_COLUMN),
        ("a.csv", b"soort;vraag;vraag\n", Problem.DOUBLE_KEY),
        ("a.csv", b"soort;vraagje\nvraag;wat\n", Problem.UNKNOWN_KEY),
        ("a.csv", b"soort;isbn\npublicatie;9,789E+12\n", Problem.ROUNDED),
        ("a.csv", many_keys("soort", ";"), Problem.UNKNOWN_KEY),
        ("a.csv", b"soort;" + b"vraag;" * 100_000, Problem.DOUBLE_KEY),
        ("a.yaml", many_keys("items:\n- soort: vraag\n  x", ": 1\n  "), Problem.UNKNOWN_KEY),
        ("a.yaml", many_keys("items: []\nx", ": 1\n"), Problem.UNKNOWN_KEY),
    ],
)
async def test_what_cannot_be_read_is_refused(
    app: App, name: str, content: bytes, problem: Problem
) -> None:
    """By its own sentence, quickly, and without anything kept."""
    broken = await plan(app, HERE, [PackFile(name, content)])

    assert isinstance(broken, Broken)
    assert problem in {one.problem for one in broken.faults}
    assert len(broken.faults) <= 1100


async def test_more_values_than_a_file_holds_are_refused(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small each of them is."""
    monkeypatch.setattr(loading, "MOST_EVENTS", 1000)

    broken = await plan(app, HERE, [file("- a\n" * 1000)])

    assert isinstance(broken, Broken)
    assert [one.problem for one in broken.faults] == [Problem.TOO_MANY_VALUES]


@pytest.mark.parametrize(
    ("name", "heading", "item"),
    [("a.csv", "soort;vraag\n", "vraag;wat\n"), ("a.yaml", "items:\n", "- soort: vraag\n")],
)
async def test_a_file_of_too_many_items_has_that_one_fault(
    app: App, name: str, heading: str, item: str
) -> None:
    """At the first item too many; without a limit the others' faults are found as ever."""
    large = file(heading + item * 11, name)

    broken, other = await plan(app, HERE, [large], 10), await plan(app, HERE, [large])

    assert isinstance(broken, Broken)
    assert [str(one) for one in broken.faults] == [f"{name}:12: file: holds more than 10 items"]
    assert isinstance(other, Broken)
    assert Problem.TOO_MANY_ITEMS not in {one.problem for one in other.faults}


@pytest.mark.parametrize("name", ["a.yaml", "a.csv"])
async def test_others_go_on_while_a_large_file_is_read(app: App, name: str) -> None:
    """Reading is done beside the loop on which everyone else is answered."""
    text = EGEL + UIL * 300 if name.endswith("yaml") else "soort;vraag\n" + "vraag;wat\n" * 5000
    reading = asyncio.create_task(plan(app, HERE, [file(text, name)]))

    turns = 0
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1

    assert isinstance(reading.result(), Broken)
    assert turns > 100


async def test_a_table_may_say_what_people_call_it(app: App) -> None:
    """A theme by its name or its id, once; one that nobody knows is a fault of its line."""
    head = "soort;vraag;antwoord;bronnen;themas\n"
    row = "vraag;Wat eet een egel?;Kevers.;https://example.org/egel;"

    made = await planned(app, f'{head}{row}"Wonen, geld\nwonen"\n', name="a.csv")
    wrong = await plan(app, HERE, [file(f"{head}{row}Wonenn\n", "a.csv")])

    (one,) = made.entries
    assert one.entry.themes == ("wonen", "geld")
    assert isinstance(wrong, Broken)
    assert [(fault.place.line, fault.field) for fault in wrong.faults] == [(2, "themas")]


async def test_items_without_an_id_get_one_that_nobody_has(app: App) -> None:
    """What another server calls so stays theirs, and what is named in the file follows along."""
    await imported(app, EGEL, THERE)

    await imported(app, EGEL + UIL)

    entries = app.catalogue.for_guild(HERE).entries
    egel, uil = (own for own in entries if own not in app.catalogue.entries)
    assert egel.startswith("hoe-help-je-egels-")
    assert entries[uil].sources[0].item == egel
    assert effects(await planned(app, EGEL + UIL)) == [Effect.SAME, Effect.SAME]
    assert effects(await planned(app, EGEL, THERE)) == [Effect.SAME]


async def test_files_that_come_together_name_each_others_items(app: App) -> None:
    """Also an item that gets another id, with phrasings that stand in a file of their own."""
    await imported(app, EGEL, THERE)
    texts = "formuleringen:\n  egel: [egeltje in nood]\n"
    mol = UIL.replace("soort: vraag", "id: mol\n  soort: vraag", 1)

    made = await plan(
        app, HERE, [file(EGEL), file(texts, "b.yaml"), file(f"items:{mol}", "c.yaml")]
    )

    assert isinstance(made, Plan)
    egel, other = (one.entry for one in made.entries)
    assert egel.id.startswith("hoe-help-je-egels-")
    assert egel.phrasings == ("stekels in de tuin", "egeltje in nood")
    assert (other.id, other.sources[0].item) == ("mol", egel.id)


async def test_no_id_begins_as_those_of_the_first_article(app: App) -> None:
    """Such an id is for the packs alone; a new item gets one of its own instead."""
    made = await planned(app, EGEL.replace("id: egel", "id: bewoners-egel"))

    assert made.entries[0].entry.id.startswith("hoe-help-je-egels-")


async def test_an_id_that_another_server_took_meanwhile_stops_it(app: App) -> None:
    """Ids are nobody else's; offered again it gets one of its own."""
    key = await offer(app, HERE, await planned(app, EGEL))
    await imported(app, EGEL, THERE)

    outcome = await carry_out(app, HERE, BEA, key)

    assert isinstance(outcome, Conflicts)
    assert outcome.entries[0].differences == ()
    assert "egel" not in app.catalogue.for_guild(HERE).entries
    assert (await planned(app, EGEL)).entries[0].entry.id != "egel"


async def test_another_who_did_the_same_is_no_conflict(app: App) -> None:
    """It is as it was to become."""
    made = await planned(app, EGEL + UIL)
    key = await offer(app, HERE, made)
    await publish(app, HERE, DIRK, EGEL_FIELDS, 0)

    assert counts(await carry_out(app, HERE, BEA, key)) == (1, 1)


async def test_what_is_no_longer_valid_is_not_written(app: App) -> None:
    """An item that it names was hidden meanwhile: told, and nothing is kept."""
    made = await planned(app, EGEL + UIL)
    key = await offer(app, HERE, made)
    await hide(app, HERE, DIRK, "boek", 0)
    before = await revisions(app)

    outcome = await carry_out(app, HERE, BEA, key)

    assert isinstance(outcome, Invalid)
    assert [one.problem for one in outcome.faults] == [Problem.UNKNOWN_REFERENCE]
    assert await revisions(app) == before


async def test_of_two_presses_at_once_one_writes(app: App) -> None:
    """The other finds nothing to do."""
    key = await offer(app, HERE, await planned(app, EGEL))

    presses = (carry_out(app, HERE, BEA, key) for _ in range(2))
    outcomes = await asyncio.gather(*presses, return_exceptions=True)

    assert {type(one) for one in outcomes} == {Imported, Refused}
    assert len(await revisions(app)) == 1


async def test_what_there_was_no_time_for_is_said(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large import is shown in time, with how much of it was looked at, found or not."""
    monkeypatch.setattr(importing, "REVIEWED_FOR", -1.0)

    made = await planned(app, EGEL + UIL)

    assert (made.reviewed, made.to_review, made.regressions) == (1, 2, ())
    told = [section.text for section in plan_view(made, "kennis.yaml", "k").sections]
    assert any("tijd om de eerste 1 van de 2 items" in text for text in told)


@pytest.mark.parametrize("name", ["kennis.yaml", "kennis.csv"])
async def test_a_server_goes_out_and_comes_back_to_the_byte(
    app: App, tmp_path: Path, clock: Clock, name: str
) -> None:
    """Its own entries and its forms of shared ones, into another bot and out again."""
    await imported(app, EGEL + UIL)
    odd = VOCHT.replace("Bel.", "'=1+1'").replace("item: boek", r"titel: 'a | b\'")
    await imported(app, f"items:\n{odd}")
    first_out = await export(app, HERE)
    written = first_out.pack if name.endswith("yaml") else first_out.table

    async with opened(tmp_path / "ander.db", clock) as other:
        made = await planned(other, written, HERE, name)
        await carry_out(other, HERE, BEA, await offer(other, HERE, made))
        again = await export(other, HERE)

    assert first_out.count == 3
    assert (again.pack, again.table) == (first_out.pack, first_out.table)
    assert effects(await planned(app, written, HERE, name)) == [Effect.SAME] * 3


async def test_an_export_is_of_one_server(app: App) -> None:
    """Nothing of another's, nothing archived; home has what it shared too."""
    await imported(app, EGEL, THERE)
    alone = UIL.replace("[egel, boek]", "[boek]").replace("item: egel", "item: boek")
    await imported(app, f"items:{alone}", HOME)
    uil = next(own for own in app.catalogue.for_guild(HOME).entries if own.startswith("waar"))
    await share(app, HOME, BEA, uil, await seen_revision(app, HOME, uil))

    here, home = await export(app, HERE), await export(app, HOME)
    await archive(app, THERE, BEA, "egel", await seen_revision(app, THERE, "egel"))
    there = await export(app, THERE)

    assert (here.count, here.pack) == (0, "items: []\n")
    assert (home.count, uil in home.pack) == (1, True)
    assert (there.count, there.left_out) == (0, 1)


async def test_the_operator_writes_in_nobodys_name(app: App) -> None:
    """Without a key there is no offer to spend."""
    made = await planned(app, EGEL)

    assert counts(await write(app, HERE, None, pending(made))) == (1, 0)

    revision = (await app.stores.entries.newest_of_guild(HERE))["egel"]
    assert revision.made_by is None


CHILD = """
import asyncio, sys
from pathlib import Path
from bot.curation.importing import carry_out, offer, plan
from knowledge.format.loading import PackFile
from tests.bot.apps import Clock, opened

ITEM = "- {{id: e{0}, soort: vraag, vraag: Vraag {0}?, antwoord: A {1}., bronnen: [{{titel: T}}]}}"

async def main(path):
    async with opened(Path(path), Clock()) as app:
        for turn in range(10_000):
            items = [ITEM.format(number, turn) for number in range(30)]
            text = "items:\\n" + "\\n".join(items)
            made = await plan(app, 7, [PackFile("a.yaml", text.encode())])
            key = await offer(app, 7, made)
            print("begin", turn, flush=True)
            await carry_out(app, 7, 1, key)
            print("done", turn, flush=True)

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_leaves_all_of_an_import_or_nothing(tmp_path: Path, seed: int) -> None:
    """What was confirmed is there whole, and of what wasn't either all or none."""
    path = tmp_path / "wijkbot.db"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    said = [child.stdout.readline().split() for _ in range(2 * random.Random(seed).randint(1, 4))]
    said += [child.stdout.readline().split()]
    child.send_signal(signal.SIGKILL)
    said += [line.split() for line in child.communicate(timeout=60)[0].split("\n") if line]

    rows = asyncio.run(_kept(path))
    done = [int(turn) for what, turn in said if what == "done"]
    fields = [dict(one.standing.fields or {}) for one in rows.values()]
    answers = {one["antwoord"] for one in fields}
    assert len(rows) == 30
    assert len(answers) == 1
    assert answers <= {f"A {max(done)}.", f"A {max(done) + 1}."}


async def _kept(path: Path) -> dict[str, Revision]:
    async with Database.open(path) as db:
        return await Stores.over(db).entries.newest_of_guild(HERE)


async def test_a_server_has_room_for_so_much_of_its_own(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More is refused before it is shown, and when it is confirmed; the operator has no end."""
    monkeypatch.setattr(importing, "MOST_OWN", 2)
    await imported(app, EGEL)
    offered = await offer(app, HERE, await planned(app, "items:\n" + VOCHT + UIL))

    with pytest.raises(Refused, match="hoogstens 2 eigen items"):
        await plan(app, HERE, [file("items:\n" + VOCHT + UIL)], MOST_AT_ONCE)
    with pytest.raises(Refused, match="hoogstens 2 eigen items"):
        await carry_out(app, HERE, BEA, offered)

    assert (await export(app, HERE)).count == 1
