"""Taking an import back: all of it that nobody changed since, and nothing of anybody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.asking.ask import ask
from bot.curation.examining import seen_revision
from bot.curation.file_views import import_undone_view
from bot.curation.importing import Imported, Plan, carry_out, offer, plan
from bot.curation.publishing import Published, archive, publish, undo
from bot.curation.undoing import ImportUndone, undo_import
from bot.gaps.awaiting import ask_again, tell_me
from bot.gaps.queue import queue
from bot.view import Refused
from knowledge.answer import Question
from knowledge.format.loading import PackFile
from knowledge.format.writing import fields_of
from storage.awaiting import Awaits
from storage.entries import Batch
from tests.bot.apps import Clock, opened

HERE, THERE = 7, 8
BEA, DIRK = 1, 2
BACK = ImportUndone(undone=0, already=0, changed=(), unfit=())


def item(own: str, *phrasings: str, answer: str = "Laat blad liggen.", source: str = "") -> str:
    lines = "".join(f"\n  - {text}" for text in phrasings)
    return f"""
- id: {own}
  soort: vraag
  vraag: Hoe help je een {own}?
  antwoord: {answer}
  bronnen:
  - {source or "url: https://example.org"}
  formuleringen:{lines or " []"}"""


async def imported(app: App, *items: str, guild: int = HERE, by: int = BEA) -> Batch:
    made = await plan(app, guild, [PackFile("a.yaml", f"items:{''.join(items)}".encode())])
    assert isinstance(made, Plan), made
    outcome = await carry_out(app, guild, by, await offer(app, guild, made))
    assert isinstance(outcome, Imported)
    assert outcome.batch is not None
    return outcome.batch


async def change(app: App, own: str, **fields: object) -> None:
    now = fields_of(app.catalogue.for_guild(HERE).entries[own])
    seen = await seen_revision(app, HERE, own)
    assert isinstance(await publish(app, HERE, DIRK, now | fields, seen), Published)


def body(app: App, own: str) -> tuple[str, ...] | None:
    entry = app.catalogue.for_guild(HERE).entries.get(own)
    return None if entry is None else entry.body


class CrashError(Exception):
    """The process ends here."""


async def count(app: App) -> int:
    rows = await app.database.read.execute_fetchall("SELECT revision FROM entry_revisions")
    return len(list(rows))


async def test_all_of_it_is_as_it_was(app: App) -> None:
    """What was new can't be found any more, what was changed has its form of before."""
    await imported(app, item("egel"))
    shared = body(app, "vocht")
    batch = await imported(
        app, item("egel", answer="Bel."), item("mol", "gangen in het gras"), item("vocht")
    )

    done = await undo_import(app, HERE, BEA, batch)

    assert done == replace(BACK, undone=3)
    assert (body(app, "egel"), body(app, "mol")) == (("Laat blad liggen.",), None)
    assert body(app, "vocht") == shared
    found = app.catalogue.for_guild(HERE).answer(Question("gangen in het gras"))
    assert "mol" not in {one.entry.id for one in found.results}


async def test_what_was_changed_since_stays(app: App) -> None:
    """It is named, and the rest goes back; what is back by then is counted apart."""
    batch = await imported(app, item("egel"), item("mol"), item("uil"))
    await change(app, "egel", antwoord="Bel de opvang.")
    await undo(app, HERE, DIRK, "uil", await seen_revision(app, HERE, "uil"))

    done = await undo_import(app, HERE, BEA, batch)

    assert done == ImportUndone(1, 1, ("Hoe help je een egel?",), ())
    assert (body(app, "egel"), body(app, "mol")) == (("Bel de opvang.",), None)


async def test_a_second_time_changes_nothing(app: App) -> None:
    """All of it is as before already, also where it came back since by another import."""
    batch = await imported(app, item("egel"), item("mol"))
    await undo_import(app, HERE, BEA, batch)
    before = await count(app)

    again = await undo_import(app, HERE, BEA, batch)
    await imported(app, item("egel"))
    later = await undo_import(app, HERE, BEA, batch)

    assert again == replace(BACK, already=2)
    assert later == replace(BACK, already=1, changed=("Hoe help je een egel?",))
    assert await count(app) == before + 1


async def test_only_who_did_it_takes_it_back(app: App) -> None:
    """Not another moderator, not from another server, and not of another moment."""
    batch = await imported(app, item("egel"))
    other = replace(batch, made_at=batch.made_at - timedelta(seconds=1))

    for guild, who, which in ((HERE, DIRK, batch), (THERE, BEA, batch), (HERE, BEA, other)):
        with pytest.raises(Refused, match="niet als geheel"):
            await undo_import(app, guild, who, which)

    assert body(app, "egel") is not None


async def test_what_others_did_in_between_is_no_part_of_it(app: App) -> None:
    """Revisions of the same person before and after it stay, on other servers too."""
    await imported(app, item("uil"))
    batch = await imported(app, item("egel"))
    await imported(app, item("mol"))
    await imported(app, item("das"), guild=THERE)

    done = await undo_import(app, HERE, BEA, batch)

    assert done == replace(BACK, undone=1)
    assert None not in (body(app, "uil"), body(app, "mol"))
    assert "das" in app.catalogue.for_guild(THERE).entries


async def test_what_moved_between_entries_moves_back(app: App) -> None:
    """A phrasing that the import gave to another entry is its first one's again."""
    await imported(app, item("egel", "stekels in de tuin"), item("mol"))
    batch = await imported(app, item("egel"), item("mol"), item("das", "stekels in de tuin"))

    done = await undo_import(app, HERE, BEA, batch)

    assert isinstance(done, ImportUndone)
    assert (done.changed, done.unfit) == ((), ())
    entries = app.catalogue.for_guild(HERE).entries
    assert entries["egel"].phrasings == ("stekels in de tuin",)
    assert "das" not in entries


async def test_a_form_that_cannot_be_there_any_more_stays_away(app: App) -> None:
    """What it named was archived since: the entry stays as it is and is named, the rest goes."""
    await imported(app, item("egel"), item("mol", source="item: egel"))
    batch = await imported(app, item("mol"), item("uil"))
    await archive(app, HERE, DIRK, "egel", await seen_revision(app, HERE, "egel"))

    done = await undo_import(app, HERE, BEA, batch)

    assert done == replace(BACK, undone=1, unfit=("Hoe help je een mol?",))
    assert body(app, "uil") is None
    assert app.catalogue.for_guild(HERE).entries["mol"].sources[0].item is None


async def test_a_form_may_name_what_comes_back_with_it(app: App) -> None:
    """An entry of its own here, and one that all servers share and has no other form here then."""
    await imported(app, item("egel"), item("mol", source="item: egel"))
    await imported(app, item("uil", source="item: vocht"))
    batch = await imported(
        app, item("egel", answer="Bel."), item("vocht"), item("mol"), item("uil")
    )

    done = await undo_import(app, HERE, BEA, batch)

    assert done == replace(BACK, undone=4)
    entries = app.catalogue.for_guild(HERE).entries
    assert [entries[own].sources[0].item for own in ("mol", "uil")] == ["egel", "vocht"]


async def test_a_crash_loses_no_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the entries answered waits again from the moment on that they are back."""
    path = tmp_path / "wijkbot.db"
    async with opened(path, Clock()) as app:
        asked = await ask(app, Question("Hoe help je een wolharige egel?", HERE), DIRK)
        assert await tell_me(app, DIRK, HERE, asked.key) is Awaits.NEW
        batch = await imported(app, item("egel", "Hoe help je een wolharige egel?"))
        assert await ask_again(app) == 1
        follow, times = App.catch_up, 0

        async def once(app: App) -> None:
            nonlocal times
            times += 1
            if times == 2:
                raise CrashError
            await follow(app)

        monkeypatch.setattr(App, "catch_up", once)
        with pytest.raises(CrashError):
            await undo_import(app, HERE, BEA, batch)
    monkeypatch.undo()

    async with opened(path, Clock()) as app:
        again = await undo_import(app, HERE, BEA, batch)
        (gap,) = await queue(app, HERE)

        assert again == replace(BACK, already=1)
        assert (gap.key, gap.waiting) == (asked.key, 1)


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (ImportUndone(1, 0, (), ()), "1 item teruggedraaid."),
        (ImportUndone(3, 1, ("Egel?",), ()), "3 items teruggedraaid. 1 niet: dat is daarna"),
        (ImportUndone(0, 0, ("Egel?", "Uil?"), ()), "Er is niets teruggedraaid. 2 niet: die zijn"),
        (ImportUndone(1, 0, (), ("Egel?",)), "teruggedraaid. 1 niet: de vorige versie past niet"),
        (ImportUndone(0, 2, (), ()), "Deze import is al teruggedraaid."),
    ],
)
def test_what_came_of_it_is_told(back: ImportUndone, said: str) -> None:
    """How many went back, how many stay and why, and each of those by name."""
    view = import_undone_view(back)

    assert said in view.text
    named = [line for section in view.sections for line in section.lines]
    assert named == [f"‘{heading}’" for heading in (*back.changed, *back.unfit)]
