"""A person who answers, as messages: found back, within limits, not offered where none is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.actions import custom_id
from bot.cards.actions import AskHuman, Share
from bot.helping.requesting import MOST_REMARKS, Desk, HelpEvent, HelpNotice
from bot.helping.views import (
    asker_view,
    conversation_view,
    desk_view,
    help_in_line,
    help_notice_view,
    preview_view,
    sent_view,
    without_person,
)
from bot.view import Button, Tone, View
from storage.help_requests import HelpRequest, Remark, RequestState, Side
from storage.questions import new_key
from tests.bot.answers import damp
from tests.bot.rendered import read

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DESK = Desk(guild_id=7, server="Wijkwerkplaats", whom="de rol ‘balie’", channel_id=9)


def request(remarks: int = 1, text: str = "Een praatje.") -> HelpRequest:
    said = tuple(
        Remark(Side.ASKER if number % 2 else Side.HELPER, text, NOW) for number in range(remarks)
    )
    return HelpRequest(
        key=new_key(),
        asker_user_id=5,
        question="Wat helpt tegen eenzaamheid?",
        guild_id=7,
        server="Wijkwerkplaats",
        channel_id=9,
        url="https://discord.com/channels/7/9/11",
        state=RequestState.OPEN,
        exchange=said,
        raised=1,
        made_at=NOW,
        touched_at=NOW,
    )


@pytest.mark.parametrize("event", HelpEvent)
@pytest.mark.parametrize("state", [RequestState.OPEN, RequestState.CLOSED])
def test_a_notice_can_be_found_back(event: HelpEvent, state: RequestState) -> None:
    """By its key in a button of its message; in a line it says what it is about."""
    told = HelpNotice(
        key=new_key(), request=replace(request(), state=state), event=event, posting=None
    )

    view = help_notice_view(told)

    ids = [custom_id(button.action) for button in view.buttons]
    assert any(told.key in one.split(":") for one in ids)
    assert "Wat helpt tegen eenzaamheid?" in help_in_line(told)


async def test_a_long_conversation_fits() -> None:
    """In one message, each way that it is shown."""
    long = request(MOST_REMARKS, "Zo gaat dat hier al jaren. " * 55)

    for view in (
        desk_view(long, new_key(), status="Verstuurd."),
        conversation_view(long),
        asker_view(long, new_key()),
        preview_view(long, DESK, closed=True),
    ):
        assert read(view)


def test_what_was_asked_in_two_messages_is_told_apart() -> None:
    """On the one line above the answer."""
    asked = replace(request(), question="De buren maken herrie\nik wil een mens")
    answered = HelpNotice(key=new_key(), request=asked, event=HelpEvent.ANSWERED, posting=None)

    assert help_notice_view(answered).asked == "De buren maken herrie / ik wil een mens"


def test_who_helps_and_who_asks_see_nothing_of_each_other() -> None:
    """Neither the asker's id nor the helper's stands in what the other gets."""
    helped = replace(request(), helper_user_id=123456)
    answered = HelpNotice(key=new_key(), request=helped, event=HelpEvent.ANSWERED, posting=None)

    to_helper = str(desk_view(replace(helped, asker_user_id=654321), new_key()))
    to_asker = str(help_notice_view(answered)) + str(asker_view(helped, new_key()))

    assert "654321" not in to_helper
    assert "123456" not in to_asker


def test_no_name_is_promised_to_be_kept_where_all_saw_who_asked() -> None:
    """What was asked in a channel is answered there, beside its asker's name."""
    private, public = request(), replace(request(), public_channel_id=9)

    for view in (preview_view(private, DESK, closed=False), sent_view(private, DESK)):
        assert "zonder je naam" in view.text
    for view in (preview_view(public, DESK, closed=False), sent_view(public, DESK)):
        assert "zonder je naam" not in view.text
    assert "Je ziet niet wie dit vroeg" in desk_view(private, new_key()).footer
    assert desk_view(public, new_key()).footer == ""


def test_a_person_is_not_offered_where_there_is_none() -> None:
    """The other buttons stay; where there is no answer it says why."""
    buttons = (Button("Vraag een mens", AskHuman("k")), Button("Deel", Share("k", "vocht")))
    card = View(tone=Tone.ANSWER, text="Zo.", buttons=buttons)

    answered = without_person(card, damp(), in_dm=False)
    unknown = without_person(replace(card, tone=Tone.UNKNOWN), None, in_dm=True)

    assert [button.label for button in answered.buttons] == ["Deel", "Contact met WijkWijzer"]
    assert answered.sections == ()
    assert [button.label for button in unknown.buttons] == ["Deel"]
    assert "Op geen van de servers" in unknown.sections[0].text
