"""Two bots over one file: what one saves the other takes in, and neither overwrites the other."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.curation.drafts import Card, SavedByOther, begin_edit, save
from bot.curation.publishing import Published, publish
from bot.proposals.deciding import take_up
from knowledge.format.writing import fields_of
from storage.proposals import Proposal, Texts
from tests.bot.apps import Clock, opened

HERE, MOD, OTHER = 7, 8, 9
BOOK = "boek"


@pytest.fixture
async def second(app: App, tmp_path: Path) -> AsyncIterator[App]:
    """Another bot over the same file."""
    del app
    async with opened(tmp_path / "wijkbot.db", Clock()) as second:
        yield second


async def rewritten(app: App, **changes: Any) -> Published:
    """Publish the book anew with these fields."""
    fields = fields_of(app.catalogue.for_guild(HERE).entries[BOOK]) | changes
    done = await publish(app, HERE, OTHER, fields, 0)
    assert isinstance(done, Published), done
    return done


async def improvement(app: App) -> str:
    """Let a feed's improvement of the book wait for the moderators; its key."""
    proposal = Proposal(
        key="k" * 22,
        guild_id=HERE,
        proposer=None,
        feed="Nieuws",
        item_id=BOOK,
        found={"titel": "Een beter boek"},
        texts=Texts(heading="Boek", body="", source=""),
        proposed_at=app.now(),
    )
    async with app.database.transaction() as connection:
        await app.stores.proposals.add(connection, proposal)
    return proposal.key


@pytest.mark.parametrize("from_feed", [True, False])
async def test_what_is_saved_while_a_draft_begins_is_not_overwritten(
    app: App, second: App, from_feed: bool
) -> None:
    """What another process commits just after the entry was read is a conflict, shown first."""
    key = await improvement(app)
    reading = app.catch_up

    async def read_and_be_overtaken() -> None:
        await reading()
        await rewritten(second, samenvatting="Door een ander geschreven.")

    app.catch_up = read_and_be_overtaken  # type: ignore[method-assign]  # the narrowest moment
    if from_feed:
        card: object = await take_up(app, HERE, MOD, key, None)
    else:
        card = await begin_edit(app, HERE, MOD, BOOK)
    app.catch_up = reading  # type: ignore[method-assign]
    assert isinstance(card, Card)

    done = await save(app, HERE, MOD, card.draft.key, card.draft.written)

    assert isinstance(done, SavedByOther), done


async def test_what_another_process_saved_is_found(app: App, second: App) -> None:
    """A look at the database takes it in: no restart, and no change of one's own is needed."""
    await rewritten(second, samenvatting="Door een ander geschreven.")
    before: Any = app.catalogue.for_guild(HERE).entries[BOOK]

    await app.catch_up()

    after: Any = app.catalogue.for_guild(HERE).entries[BOOK]
    assert before.summary != "Door een ander geschreven."
    assert after.summary == "Door een ander geschreven."
