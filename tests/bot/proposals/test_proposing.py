"""Proposals between people and moderators: sent, decided, told once, and theirs alone."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from bot.app import App
from bot.curation.drafts import Card, Saved, drop, save
from bot.curation.examining import seen_revision
from bot.curation.publishing import archive, undo
from bot.delivery import gather
from bot.privacy.held import forget_what_is_old
from bot.proposals.deciding import (
    ask,
    decline,
    find_proposal,
    mark_done,
    take_up,
)
from bot.proposals.proposing import (
    LONGEST_BODY,
    answer,
    own_proposal,
    propose,
    rewrite,
    send,
    send_answer,
    to_answer,
    withdraw,
)
from bot.proposals.queue_views import GONE, ITEM_GONE, NOBODY_TO_ASK
from bot.proposals.views import NO_QUESTION, NO_ROOM, ProposalTold, gone_view
from bot.view import Refused
from knowledge.entry import Kind
from knowledge.format.fields import SHORT
from storage.outbox import Notice
from storage.proposals import DECIDED_FOR, LEFT_FOR, Proposal, Room, State, Texts
from tests.bot.apps import Clock

HERE, ELSEWHERE = 7, 8
ANNA, CAS, MOD, OTHER = 1, 2, 8, 9
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


async def test_a_proposal_becomes_knowledge(app: App) -> None:
    """Its texts stand in the draft; saved, it can be found and its proposer is told of it."""
    one = await proposed(app)

    saved = await publish(app, one.key)

    entry: Any = saved.entry
    assert (entry.heading, entry.answer) == (HENS, KNOWN)
    (notice,) = await due(app)
    subject = await gather(app, notice)
    assert isinstance(subject, ProposalTold)
    assert (notice.user_id, subject.entry) == (ANNA, saved.entry)
    assert await app.stores.proposals.waiting(HERE) == ()


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
        await app.stores.outbox.sent(connection, one.key, 1, clock.now)

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
    assert card.kind is kind
    texts = list(card.draft.fields.values())
    assert HENS in texts
    assert KNOWN in texts


async def test_one_draft_at_a_time(app: App) -> None:
    """One's own goes on; that of another is taken over only by who has seen it."""
    one = await proposed(app)
    mine = await take_up(app, HERE, MOD, one.key, Kind.QUESTION)
    again = await take_up(app, HERE, MOD, one.key, Kind.QUESTION)
    busy = await take_up(app, HERE, OTHER, one.key, Kind.QUESTION)
    assert isinstance(mine, Card)
    assert isinstance(busy, Proposal)

    over = await take_up(app, HERE, OTHER, one.key, Kind.QUESTION, str(busy.draft_key))

    assert isinstance(again, Card)
    assert again.draft == mine.draft
    assert isinstance(over, Card)
    saved = await save(app, HERE, MOD, mine.draft.key, mine.draft.written)
    assert isinstance(saved, Saved)
    assert await due(app) == ()  # it was the other's by then


async def test_a_dropped_draft_leaves_it_waiting(app: App) -> None:
    """Nothing was decided."""
    one = await proposed(app)
    card = await take_up(app, HERE, MOD, one.key, Kind.QUESTION)
    assert isinstance(card, Card)

    await drop(app, HERE, MOD, card.draft.key)

    assert await find_proposal(app, HERE, one.key) == one


async def test_an_improvement(app: App) -> None:
    """It is named after its item and opens that; or is done already, and told of as such."""
    one = await proposed(app, "vocht", heading="Iets anders", source="")
    other = await proposed(app, "vocht")
    entry = app.catalogue.for_guild(HERE).entries["vocht"]

    card = await take_up(app, HERE, MOD, one.key, None)
    done = await mark_done(app, HERE, other.key)

    assert one.texts.heading == entry.heading
    assert isinstance(card, Card)
    assert card.draft.fields["id"] == "vocht"
    assert isinstance(done, Proposal)
    (notice,) = await due(app)
    subject = await gather(app, notice)
    assert isinstance(subject, ProposalTold)
    assert subject.entry == entry


async def test_new_knowledge_is_not_done_already(app: App) -> None:
    """There is no item of which that could be said."""
    one = await proposed(app)

    assert await why_not(mark_done(app, HERE, one.key)) == ITEM_GONE


@pytest.mark.parametrize(
    ("item", "texts"),
    [("", wrote(body="  ")), ("", wrote(heading="\n")), ("vocht", wrote(body=""))],
)
async def test_nothing_is_no_proposal(app: App, item: str, texts: Texts) -> None:
    """Nothing of it is kept."""
    assert "Er stond niets in" in await why_not(propose(app, ANNA, HERE, item, texts))
    assert await app.stores.proposals.of_proposer(ANNA) == ()


@pytest.mark.parametrize(("item", "guild"), [("weer", HERE), ("nergens", HERE), ("", None)])
async def test_what_nobody_could_decide_about_is_refused(
    app: App, item: str, guild: int | None
) -> None:
    """Nothing of it is kept."""
    with pytest.raises(Refused, match="niet meer" if item else "bij niemand"):
        await propose(app, ANNA, guild, item, wrote())

    assert await app.stores.proposals.of_proposer(ANNA) == ()


async def test_the_sixth_of_a_day_is_given_back(app: App) -> None:
    """It isn't kept, and what was written isn't lost."""
    for _ in range(5):
        await proposed(app)

    with pytest.raises(Refused, match=NO_ROOM[Room.TODAY_FULL]) as refused:
        await propose(app, ANNA, HERE, "", wrote())

    (given_back,) = refused.value.view.sections
    assert given_back.text == "\n\n".join((HENS, KNOWN, wrote().source))
    assert len(await app.stores.proposals.waiting(HERE)) == 5


async def test_no_text_is_longer_than_it_may_be(app: App) -> None:
    """Whatever a form lets through."""
    one = await proposed(app, heading="a" * 5000, body="b " * 5000)

    assert (len(one.texts.heading), len(one.texts.body)) == (SHORT, LONGEST_BODY)


async def test_something_personal_waits_for_its_proposer(app: App) -> None:
    """It is as it was written, nobody else's, and sent once: changed, or as it is."""
    body = "Bel 06-12345678."
    sent, found = await propose(app, ANNA, HERE, "", wrote(body=body))
    assert found
    key, gone = sent.key, gone_view().text

    assert await why_not(send(app, CAS, key)) == gone
    assert await why_not(rewrite(app, CAS, key, wrote())) == gone
    assert await app.stores.proposals.waiting(HERE) == ()
    assert await own_proposal(app, ANNA, key) == sent
    assert (await rewrite(app, ANNA, key, wrote(body=body)))[1] == found
    assert (await rewrite(app, ANNA, key, wrote()))[1] == ()
    assert await why_not(send(app, ANNA, key)) == gone
    assert await why_not(rewrite(app, ANNA, key, wrote())) == gone
    assert [one.texts for one in await app.stores.proposals.waiting(HERE)] == [wrote()]


async def test_the_address_of_a_page_is_not_personal(app: App) -> None:
    """Digits in it are no telephone number; a source in words is looked at."""
    _, page = await propose(app, ANNA, HERE, "", wrote(source="https://example.org/0612345678"))
    _, words = await propose(app, ANNA, HERE, "", wrote(source="Jan, 0612345678"))

    assert not page
    assert [one.text for one in words] == ["0612345678"]


async def test_a_question_and_its_answer(app: App) -> None:
    """Told under the question's own key, until it is answered; then there is nothing to say."""
    one = await proposed(app)
    asked = await ask(app, HERE, one.key, "Welk dak?")
    assert isinstance(asked, Proposal)
    (notice,) = await due(app)
    subject = await gather(app, notice)
    assert isinstance(subject, ProposalTold)
    assert subject.asked is not None
    key = subject.asked.key
    assert notice.key == key

    again = await why_not(ask(app, HERE, one.key, "En nu?"))
    stranger = await why_not(answer(app, CAS, one.key, key, "Het mijne."))
    empty = await why_not(answer(app, ANNA, one.key, key, " "))
    _, advised = await answer(app, ANNA, one.key, key, "Het platte.")

    assert again == NOBODY_TO_ASK
    assert stranger == NO_QUESTION
    assert "Er stond niets in" in empty
    assert not advised
    assert await gather(app, notice) is None
    found = await find_proposal(app, HERE, one.key)
    assert isinstance(found, Proposal)
    assert [row.answer for row in found.exchange] == ["Het platte."]


async def test_a_personal_answer_waits_for_its_proposer(app: App) -> None:
    """It is kept as written, and sent when they say so."""
    one = await proposed(app)
    await ask(app, HERE, one.key, "Wie?")
    (notice,) = await due(app)

    unsaid = await why_not(send_answer(app, ANNA, one.key, notice.key))
    _, advised = await answer(app, ANNA, one.key, notice.key, "jan@example.org")
    _, kept = await to_answer(app, ANNA, one.key, notice.key)
    stranger = await why_not(send_answer(app, CAS, one.key, notice.key))
    sent = await send_answer(app, ANNA, one.key, notice.key)

    assert [unsaid, stranger] == [NO_QUESTION] * 2
    assert advised
    assert kept.answer == "jan@example.org"
    assert sent.key == one.key


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
    kept = await own_proposal(app, ANNA, one.key)
    assert (kept.state, kept.reason) == (State.DECLINED, "Dubbel.")
    assert len(await due(app)) == 1


async def test_moderators_of_another_server_can_do_nothing(app: App) -> None:
    """A key that they got hold of opens nothing."""
    one = await proposed(app)

    tried = [
        await why_not(find_proposal(app, ELSEWHERE, one.key)),
        await why_not(decline(app, ELSEWHERE, one.key, "Nee.")),
        await why_not(ask(app, ELSEWHERE, one.key, "Wie?")),
        await why_not(take_up(app, ELSEWHERE, MOD, one.key, Kind.QUESTION)),
        await why_not(mark_done(app, ELSEWHERE, one.key)),
    ]

    assert tried == [GONE] * 5
    assert await app.stores.proposals.waiting(HERE) == (one,)


async def test_withdrawn_while_a_moderator_writes(app: App) -> None:
    """What they save then is theirs alone; nobody is told."""
    one = await proposed(app)
    card = await take_up(app, HERE, MOD, one.key, Kind.QUESTION)
    assert isinstance(card, Card)

    await withdraw(app, ANNA, one.key)
    saved = await save(app, HERE, MOD, card.draft.key, card.draft.written)

    assert await why_not(own_proposal(app, ANNA, one.key)) == gone_view().text
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
