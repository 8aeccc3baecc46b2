"""Proposals between people and moderators: sent, decided, told once, and theirs alone."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from bot.app import App
from bot.curation.drafts import Card, Saved, save
from bot.curation.examining import seen_revision
from bot.curation.publishing import archive, undo
from bot.delivery import gather
from bot.privacy.erasing import forget_what_is_old
from bot.proposals.deciding import ask, decline, mark_done, take_up
from bot.proposals.proposing import LONGEST_BODY, find_own_proposal, propose, withdraw
from bot.proposals.queue_views import GONE, ITEM_GONE, NOBODY_TO_ASK
from bot.proposals.views import gone_view
from bot.view import Refused
from knowledge.entry import Kind
from knowledge.format.fields import SHORT
from storage.outbox import Notice
from storage.proposals import DECIDED_FOR, LEFT_FOR, Proposal, State, Texts
from tests.bot.apps import Clock

HERE = 7
ANNA, MOD = 1, 8
HENS, KNOWN = "Mag ik kippen houden op het dak?", "Vraag het aan je verhuurder."
LATER = timedelta(minutes=1)


def wrote(**changes: Any) -> Texts:
    values = {"heading": HENS, "body": KNOWN, "source": "https://example.org/kippen"}
    return Texts(**(values | changes))


async def proposed(app: App, item: str = "", user: int = ANNA, **changes: Any) -> Proposal:
    sent, found = await propose(app, user, HERE, item, wrote(**changes))
    assert not found
    return sent


async def why_not(step: Awaitable[object]) -> str:
    """What is said where a step can't be done."""
    with pytest.raises(Refused) as refused:
        await step
    return str(refused.value)


async def due(app: App) -> tuple[Notice, ...]:
    """What would go out in a minute."""
    return await app.stores.outbox.due(app.now() + LATER, 10)


async def publish(app: App, key: str) -> Saved:
    """Take a proposal up as a question and save it, whatever the review says."""
    card = await take_up(app, HERE, MOD, key, Kind.QUESTION)
    assert isinstance(card, Card)
    saved = await save(app, HERE, MOD, card.draft.key, card.draft.written)
    assert isinstance(saved, Saved), saved
    return saved


async def test_nobody_hears_of_what_was_taken_back_at_once(app: App) -> None:
    """The proposal waits again; published anew, it is told of once."""
    one = await proposed(app)
    first = await publish(app, one.key)

    await undo(app, HERE, MOD, first.entry.id, first.revision.revision)
    waiting, notices = await app.stores.proposals.waiting(HERE), await due(app)
    await publish(app, one.key)

    assert [again.key for again in waiting] == [one.key]
    assert notices == ()
    assert len(await due(app)) == 1


async def test_who_was_told_is_not_told_again(app: App, clock: Clock) -> None:
    """What is taken back after that leaves the proposal decided."""
    one = await proposed(app)
    saved = await publish(app, one.key)
    clock.move(minutes=1)
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, one.key, clock.now)
        await app.stores.outbox.note_sent(connection, one.key, 1, clock.now)

    await undo(app, HERE, MOD, saved.entry.id, saved.revision.revision)

    assert await app.stores.proposals.waiting(HERE) == ()


async def test_an_entry_that_went_meanwhile_is_not_told_of(app: App) -> None:
    """Archived within the half minute, there is nothing to show."""
    one = await proposed(app)
    saved = await publish(app, one.key)
    seen = await seen_revision(app, HERE, saved.entry.id)
    await archive(app, HERE, MOD, saved.entry.id, seen)

    (notice,) = await due(app)

    assert await gather(app, notice) is None


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ELSEWHERE])
async def test_it_can_be_taken_up_as_any_kind(app: App, kind: Kind) -> None:
    """What is known of it stands in the draft."""
    one = await proposed(app)

    card = await take_up(app, HERE, MOD, one.key, kind)

    assert isinstance(card, Card)
    assert card.draft.kind is kind
    texts = list(card.draft.fields.values())
    assert HENS in texts
    assert KNOWN in texts


async def test_new_knowledge_is_not_done_already(app: App) -> None:
    """There is no item of which that could be said."""
    one = await proposed(app)

    assert await why_not(mark_done(app, HERE, one.key)) == ITEM_GONE


@pytest.mark.parametrize(("item", "guild"), [("weer", HERE), ("nergens", HERE), ("", None)])
async def test_what_nobody_could_decide_about_is_refused(
    app: App, item: str, guild: int | None
) -> None:
    """Nothing of it is kept."""
    with pytest.raises(Refused, match="niet meer" if item else "bij niemand"):
        await propose(app, ANNA, guild, item, wrote())

    assert await app.stores.proposals.of_proposer(ANNA) == ()


async def test_no_text_is_longer_than_it_may_be(app: App) -> None:
    """Whatever a form lets through."""
    one = await proposed(app, heading="a" * 5000, body="b " * 5000)

    assert (len(one.texts.heading), len(one.texts.body)) == (SHORT, LONGEST_BODY)


async def test_the_address_of_a_page_is_not_personal(app: App) -> None:
    """Digits in it are no telephone number; a source in words is looked at."""
    _, page = await propose(app, ANNA, HERE, "", wrote(source="https://example.org/0612345678"))
    _, words = await propose(app, ANNA, HERE, "", wrote(source="Jan, 0612345678"))

    assert not page
    assert [one.text for one in words] == ["0612345678"]


async def test_nothing_can_be_asked_of_a_feed(app: App) -> None:
    """It stands in the same queue, can be declined, and nobody is told."""
    one = Proposal(
        key="f", guild_id=HERE, proposer=None, feed="Nieuws", texts=wrote(), proposed_at=app.now()
    )
    async with app.database.transaction() as connection:
        await app.stores.proposals.add(connection, one)

    waiting = await app.stores.proposals.waiting(HERE)
    asked = await why_not(ask(app, HERE, "f", "Wie?"))
    declined = await decline(app, HERE, "f", "Past niet.")

    assert waiting == (one,)
    assert asked == NOBODY_TO_ASK
    assert declined == one
    assert await due(app) == ()


async def test_a_decision_is_made_once(app: App) -> None:
    """Whatever a second moderator, or the proposer, presses after it does nothing."""
    one = await proposed(app)
    first = await decline(app, HERE, one.key, "Dubbel.")

    later = [
        await why_not(decline(app, HERE, one.key, "Toch niet.")),
        await why_not(ask(app, HERE, one.key, "Wie?")),
        await why_not(take_up(app, HERE, MOD, one.key, Kind.QUESTION)),
        await why_not(mark_done(app, HERE, one.key)),
    ]
    withdrawn = await why_not(withdraw(app, ANNA, one.key))

    assert isinstance(first, Proposal)
    assert later == [GONE] * 4
    assert withdrawn == gone_view().text
    kept = await find_own_proposal(app, ANNA, one.key)
    assert (kept.state, kept.reason) == (State.DECLINED, "Dubbel.")
    assert len(await due(app)) == 1


async def test_withdrawn_while_a_moderator_writes(app: App) -> None:
    """What they save then is theirs alone; nobody is told."""
    one = await proposed(app)
    card = await take_up(app, HERE, MOD, one.key, Kind.QUESTION)
    assert isinstance(card, Card)

    await withdraw(app, ANNA, one.key)
    saved = await save(app, HERE, MOD, card.draft.key, card.draft.written)

    assert await why_not(find_own_proposal(app, ANNA, one.key)) == gone_view().text
    assert isinstance(saved, Saved)
    assert await due(app) == ()


async def test_what_is_old_goes(app: App, clock: Clock) -> None:
    """What nobody sent after a day, what was decided after half a year; what waits stays."""
    waits = await proposed(app)
    decided = await proposed(app)
    _, unsent = await propose(app, ANNA, HERE, "", wrote(body="Bel 06-12345678."))
    assert unsent
    await decline(app, HERE, decided.key, "Dubbel.")

    left = []
    for span in (LEFT_FOR, DECIDED_FOR):
        clock.move(seconds=span.total_seconds() + 1)
        await forget_what_is_old(app)
        left.append({one.key for one in await app.stores.proposals.of_proposer(ANNA)})

    assert left == [{waits.key, decided.key}, {waits.key}]
