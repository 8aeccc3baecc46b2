"""Proposals as messages: whole, with what can be done, and with their key on what is sent."""

from typing import Any

import pytest

from bot.actions import custom_id
from bot.proposals.queue_views import AS, proposal_view, queue_view
from bot.proposals.views import (
    AskProposer,
    DeclineProposal,
    ProposalNotice,
    TakeUpProposal,
    WithdrawProposal,
    own_card,
    own_view,
    proposal_in_line,
    proposal_notice_view,
)
from bot.view import View
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind
from storage.proposals import State, Texts
from tests.bot.rendered import read
from tests.knowledge.builders import library, question
from tests.storage.builders import NOW, asked, proposal

ENTRY = question()
CATALOGUE = Catalogue.build(library(ENTRY))
DECLINED: dict[str, Any] = {"state": State.DECLINED, "reason": "Dubbel."}
PUBLISHED: dict[str, Any] = {"state": State.PUBLISHED, "entry_id": ENTRY.id}
ANSWERED: dict[str, Any] = {"answer": "Klein.", "answered_at": NOW}


def actions(view: View) -> list[type]:
    return [type(one.action) for one in view.buttons]


async def test_the_longest_proposal_can_be_read_whole() -> None:
    """On the moderators' card nothing of it is cut, whatever signs are in it."""
    texts = Texts(heading="h " * 150, body="b*" * 750, source="s " * 150, why="w " * 250)

    text = read(proposal_view(proposal(texts=texts)))

    assert text.count("b\\*") == 750
    assert text.count("w ") >= 249
    assert text.count("s ") >= 149


def test_new_knowledge_can_be_any_kind_but_elsewhere() -> None:
    """Each kind is a choice; an improvement has none, but its item."""
    new, better = proposal_view(proposal()), proposal_view(proposal(item_id="egel"))

    assert [one.action for one in new.choices] == [TakeUpProposal("v1", kind) for kind in AS]
    assert Kind.ELSEWHERE not in AS
    assert not better.choices
    assert TakeUpProposal("v1") in [one.action for one in better.buttons]


@pytest.mark.parametrize(
    ("changes", "possible"),
    [
        ({}, True),
        ({"exchange": (asked(**ANSWERED),)}, True),
        ({"exchange": (asked(),)}, False),
        ({"proposer": None, "feed": "Nieuws"}, False),
    ],
    ids=["nothing asked", "answered", "open", "feed"],
)
def test_something_can_be_asked_of_who_can_answer(changes: dict[str, Any], possible: bool) -> None:
    """One question at a time, and never of a feed; declining is always possible."""
    shown = actions(proposal_view(proposal(**changes)))

    assert (AskProposer in shown) is possible
    assert DeclineProposal in shown


def test_an_answer_that_was_not_sent_is_not_shown() -> None:
    """Moderators see of it that they wait."""
    unsent = proposal(exchange=(asked(answer="Geheim."),))

    for view in (proposal_view(unsent), queue_view([unsent], 0)):
        shown = to_text(view)
        assert "Geheim" not in shown
        assert "Op het antwoord wordt gewacht" in shown


@pytest.mark.parametrize(
    ("changes", "said", "open_still"),
    [
        ({"state": State.UNSENT}, "Nog niet verstuurd", True),
        ({}, "moeten het nog bekijken", True),
        ({"draft_key": "c1"}, "werkt het uit", True),
        ({"exchange": (asked(),)}, "hebben een vraag voor je", True),
        (PUBLISHED, f"Opgenomen bij ‘{ENTRY.heading}’", False),
        (PUBLISHED | {"entry_id": "weg"}, "Opgenomen in de kennis", False),
        (DECLINED, "Niet opgenomen: Dubbel.", False),
    ],
)
def test_its_proposer_sees_how_it_stands(
    changes: dict[str, Any], said: str, open_still: bool
) -> None:
    """In words, and it can be taken back as long as nothing is decided."""
    one = proposal(**changes)

    assert said in to_text(own_view([one], CATALOGUE, 0))
    assert (WithdrawProposal in actions(own_card(one, CATALOGUE, ()))) is open_still


@pytest.mark.parametrize(
    ("subject", "key"),
    [
        (ProposalNotice(key="b1", proposal=proposal(), asked=asked("b1")), "b1"),
        (ProposalNotice(key="v1", proposal=proposal(**PUBLISHED), entry=ENTRY), "v1"),
        (ProposalNotice(key="v1", proposal=proposal(**DECLINED), entry=None), "v1"),
    ],
    ids=["asked", "published", "declined"],
)
def test_a_message_can_be_found_back(subject: ProposalNotice, key: str) -> None:
    """A button of it has the notice's key; where it didn't arrive, a line says the same."""
    view = proposal_notice_view(subject)
    line = proposal_in_line(subject)

    assert any(key in custom_id(one.action).split(":") for one in view.buttons)
    assert subject.proposal.texts.heading in to_text(view)
    assert subject.proposal.texts.heading in line


def to_text(view: View) -> str:
    lines = [line for one in view.sections for line in (one.heading, one.text, *one.lines)]
    return "\n".join((view.title, view.text, *lines))
