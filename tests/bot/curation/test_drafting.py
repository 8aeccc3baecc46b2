"""A draft grows, is reviewed, and becomes knowledge; nothing that was typed is lost on the way."""

from datetime import timedelta

import pytest

from bot.app import App
from bot.curation import drafts
from bot.curation.drafts import (
    Card,
    Saved,
    SavedAlready,
    SavedByOther,
    ToConfirm,
    begin_draft,
    begin_edit,
    choose_name,
    drop,
    fill_in,
    gives_pause,
    open_draft,
    phrase,
    save,
)
from bot.curation.publishing import Published, add_phrasings, archive, publish
from bot.privacy.erasing import forget_what_is_old
from bot.view import Refused
from knowledge.drafting.parts import Part
from knowledge.entry import Kind
from knowledge.reviewing.values import Review, SimilarEntry
from storage.drafts import DRAFT_FOR
from tests.bot.apps import Clock
from tests.knowledge.builders import question

HERE, THERE, DORA, ELS = 7, 8, 1, 2
TYPED = {
    "vraag": "Mag je kippen houden op een dakterras?",
    "antwoord": "Vraag het eerst aan je verhuurder.",
    "bronnen": "https://example.org/kippen",
    "themas": "Wonen",
    "formuleringen": "hennen op het dak",
}


async def begun(app: App, by: int = DORA, **changes: str) -> Card:
    return await begin_draft(app, HERE, by, Kind.QUESTION, TYPED | changes)


async def edited(app: App, entry_id: str, by: int = DORA, **typed: str) -> Card:
    """A draft of an entry with these fields changed."""
    card = await begin_edit(app, HERE, by, entry_id)
    assert isinstance(card, Card)
    after = await fill_in(app, HERE, by, card.draft.key, Part.TEXT, typed)
    assert isinstance(after, Card)
    return after


async def saved(app: App, card: Card) -> Saved:
    """Save a draft whatever its review says."""
    draft = card.draft
    done = await save(app, HERE, draft.moderator, draft.key, draft.written)
    assert isinstance(done, Saved), done
    return done


async def test_what_others_begin(app: App) -> None:
    """From a question of the queue or a proposal: a title and ways of asking are enough."""
    typed = {"vraag": "Mag een hok?", "formuleringen": "hok op dak\nhok"}

    card = await begin_draft(app, HERE, DORA, Kind.QUESTION, typed)

    assert card.draft.heading == "Mag een hok?"
    assert card.draft.fields["formuleringen"] == ["hok op dak", "hok"]
    assert not card.whole
    assert await open_draft(app, HERE, DORA, card.draft.key) == card


async def test_a_draft_without_anything(app: App) -> None:
    """It says what has to come, and nothing of an id that nobody fills in."""
    card = await begin_draft(app, HERE, DORA, Kind.QUESTION, {})

    assert card.entry is None
    assert {fault.field for fault in card.faults} >= {"vraag", "antwoord"}
    assert "id" not in {fault.field for fault in card.faults}
    assert await save(app, HERE, DORA, card.draft.key, None) == card


async def test_all_that_follows_or_nothing(app: App) -> None:
    """A mistake in what follows on a change leaves the entry unwritten and the draft as it was."""

    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    card = await begun(app)
    app.after_change = (*app.after_change, fail)

    with pytest.raises(ZeroDivisionError):
        await saved(app, card)

    assert await app.stores.entries.of_entry(HERE, str(card.draft.fields["id"])) == ()
    assert await open_draft(app, HERE, DORA, card.draft.key) == card


async def test_a_crash_after_publishing_makes_no_second_entry(app: App) -> None:
    """The draft that was left is saved already, and goes."""
    card = await begun(app)
    await publish(app, HERE, DORA, card.draft.fields, 0)

    done = await save(app, HERE, DORA, card.draft.key, card.draft.written)

    assert isinstance(done, SavedAlready)
    own = str(card.draft.fields["id"])
    assert len(await app.stores.entries.of_entry(HERE, own)) == 1
    with pytest.raises(Refused, match=drafts.GONE):
        await open_draft(app, HERE, DORA, card.draft.key)


async def test_a_form_changes_its_own_part(app: App) -> None:
    """A field that isn't of the part is left alone, and what can't be right is kept as typed."""
    key = (await begun(app)).draft.key

    card = await fill_in(
        app, HERE, DORA, key, Part.TEXT, {"datum": "ooit", "themas": "", "id": "x", "weg": "y"}
    )

    assert isinstance(card, Card)
    assert card.draft.fields["datum"] == "ooit"
    assert card.draft.fields["themas"] == ["wonen"]
    assert card.draft.fields["id"] != "x"
    assert [fault.field for fault in card.faults] == ["datum"]
    assert card.entry is not None


async def test_only_what_was_offered_can_be_chosen(app: App) -> None:
    """A number or a name that wasn't offered changes nothing."""
    card = await begun(app, themas="Wonnen")
    key = card.draft.key

    for number, own in ((0, "boek"), (1, "wonen"), (99, "wonen")):
        after = await choose_name(app, HERE, DORA, key, number, own)
        assert isinstance(after, Card)
        assert after.draft.fields == card.draft.fields
    chosen = await choose_name(app, HERE, DORA, key, 0, "wonen")
    assert isinstance(chosen, Card)
    assert chosen.draft.fields["themas"] == ["wonen"]


async def test_a_new_record_stands_where_its_source_does(app: App) -> None:
    """Until it has another page of its own."""
    typed = {"titel": "Kippen", "samenvatting": "Over hokken.", "bronnen": "https://example.org/k"}

    card = await begin_draft(app, HERE, DORA, Kind.ARTICLE, typed)

    assert card.entry is not None
    assert card.entry.url == "https://example.org/k"


async def test_editing_begins_with_what_is_there(app: App) -> None:
    """Saved without a change, nothing is published."""
    card = await begin_edit(app, HERE, DORA, "vocht")
    assert isinstance(card, Card)
    assert card.entry == app.catalogue.entries["vocht"]

    done = await save(app, HERE, DORA, card.draft.key, card.draft.written)

    assert done == SavedAlready(app.catalogue.entries["vocht"])
    assert await app.stores.entries.of_entry(HERE, "vocht") == ()


async def test_editing_goes_on_where_it_was_left(app: App) -> None:
    """A draft with something in it is not begun anew; one without is."""
    card = await edited(app, "vocht", antwoord="Anders.")
    again = await begin_edit(app, HERE, DORA, "vocht")
    other = await begin_edit(app, HERE, ELS, "vocht")

    assert again == card
    assert isinstance(other, Card)
    assert other.draft.key != card.draft.key
    assert await begin_edit(app, HERE, DORA, "weg") is None


async def test_what_nobody_wrote_in_is_begun_anew(app: App) -> None:
    """So that who comes back later begins with what others made of it meanwhile."""
    left = await begin_edit(app, HERE, ELS, "vocht")
    done = await saved(app, await edited(app, "vocht", antwoord="Dora."))

    card = await begin_edit(app, HERE, ELS, "vocht")

    assert isinstance(left, Card)
    assert isinstance(card, Card)
    assert card.entry == done.entry
    assert card.draft.based_on == done.revision.revision
    with pytest.raises(Refused, match=drafts.GONE):
        await open_draft(app, HERE, ELS, left.draft.key)


async def test_another_archived_it_meanwhile(app: App) -> None:
    """That is a conflict too, and saving over it brings it back."""
    done = await saved(app, await begun(app))
    card = await edited(app, done.entry.id, antwoord="Anders.")
    gone = await archive(app, HERE, ELS, done.entry.id, done.revision.revision)
    assert isinstance(gone, Published)

    met = await save(app, HERE, DORA, card.draft.key, card.draft.written)

    assert isinstance(met, SavedByOther)
    assert met.conflict.newest == gone.revision
    over = await save(app, HERE, DORA, card.draft.key, over=gone.revision.revision)
    assert isinstance(over, Saved)
    assert over.entry.body[0] == "Anders."


async def test_what_is_worth_knowing_only_is_told_once_it_is_saved(app: App) -> None:
    """A golden question that misses its own entry keeps nobody from saving, and is named."""
    card = await begun(app, gouden_vragen="Wat helpt tegen schimmel?")

    done = await save(app, HERE, DORA, card.draft.key, None)

    assert isinstance(done, Saved)
    assert done.review is not None
    assert [one.question for one in done.review.misses] == ["Wat helpt tegen schimmel?"]


@pytest.mark.parametrize(
    ("score", "is_new", "pause"),
    [(0.32, True, False), (0.5, True, True), (0.5, False, False), (0.95, False, True)],
)
def test_what_a_new_entry_resembles_gives_pause(score: float, is_new: bool, pause: bool) -> None:
    """It may be what is to be changed instead; one that is there may resemble others."""
    found = Review(
        draft=question(),
        same=(),
        alike=(SimilarEntry("boek", score, None, ()),),
        regressions=(),
        more_regressions=0,
        taken=False,
        misses=(),
        missing=(),
        personal=(),
        level=None,
    )

    assert gives_pause(found, is_new=is_new) is pause


async def test_something_personal_gives_pause(app: App) -> None:
    """It is named before it stands where all can read it."""
    card = await begun(app, antwoord="Bel 06-12345678 van de beheerder.")

    asked = await save(app, HERE, DORA, card.draft.key, None)

    assert isinstance(asked, ToConfirm)
    assert [one.text for one in asked.review.personal] == ["06-12345678"]


async def test_what_became_wrong_meanwhile_is_told(app: App) -> None:
    """A phrasing that another entry got while it was written."""
    card = await begun(app, formuleringen="hok op dak")
    await add_phrasings(app, HERE, ELS, "vocht", ["hok op dak"])

    done = await save(app, HERE, DORA, card.draft.key, card.draft.written)

    assert isinstance(done, Card)
    assert [fault.field for fault in done.faults] == ["formuleringen"]


async def test_a_phrasing_that_does_harm_is_asked_first(app: App) -> None:
    """It waits as a draft, which saved is the entry with the phrasing."""
    taken = await begin_draft(
        app, HERE, DORA, Kind.QUESTION, TYPED | {"gouden_vragen": "kip op dakterras houden"}
    )
    await saved(app, taken)

    asked = await phrase(app, HERE, DORA, "vocht", "kip op dakterras houden")

    assert isinstance(asked, ToConfirm)
    assert asked.review.regressions
    assert app.catalogue.for_guild(HERE).entries["vocht"].phrasings == ()
    done = await saved(app, asked.card)
    assert done.entry.phrasings == ("kip op dakterras houden",)


async def test_drafts_are_forgotten_after_four_weeks(app: App, clock: Clock) -> None:
    """Counted from when they were last written."""
    old, kept = (await begun(app)).draft.key, (await begun(app)).draft.key
    clock.move(days=20)
    await fill_in(app, HERE, DORA, kept, Part.TEXT, {"antwoord": "Anders."})
    clock.now += DRAFT_FOR - timedelta(days=20) + timedelta(seconds=1)

    await forget_what_is_old(app)

    with pytest.raises(Refused, match=drafts.GONE):
        await open_draft(app, HERE, DORA, old)
    assert isinstance(await open_draft(app, HERE, DORA, kept), Card)


async def test_a_server_has_room_for_so_many_drafts(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one moderator and of all; one that is dropped makes room."""
    monkeypatch.setattr(drafts, "MOST_OWN_DRAFTS", 2)
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 3)
    first = await begun(app)
    await begun(app)
    with pytest.raises(Refused, match="Je hebt hier 2 concepten openstaan"):
        await begun(app)
    await begun(app, by=ELS)
    with pytest.raises(Refused, match="Op deze server staan 3 concepten open"):
        await begun(app, by=ELS)
    assert len(await app.stores.drafts.of_moderator(DORA, HERE)) == 2

    await drop(app, HERE, DORA, first.draft.key)

    await begun(app, by=ELS)
    await begin_draft(app, THERE, DORA, Kind.QUESTION, TYPED)
