"""What goes out by itself, by what it is about, and what of it could not be sent.

A message has a button with the notice's key, by which it can be found back where it was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.delivery.subjects import (
    Answered,
    ChannelNews,
    News,
    Nothing,
    ProposalAsked,
    ProposalDecided,
    Reminded,
    UnknownKind,
)
from bot.following.channel_news_view import post_view
from bot.following.news_texts import in_line
from bot.following.news_view import news_view
from bot.gaps.awaiting_texts import answered_in_line
from bot.gaps.awaiting_view import answered_view
from bot.proposals.telling_view import asked_view, decided_view, told_in_line
from bot.reading_list.reminder_views import reminder_in_line, reminder_view
from bot.view import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.delivery.subjects import Subject
    from bot.view import View

MOST_UNDELIVERED = 10


def notice_view(subject: Subject) -> View:
    """Return the message for a notice."""
    match subject:
        case Reminded():
            return reminder_view(subject)
        case Answered():
            return answered_view(subject)
        case News():
            return news_view(subject, sent=True)
        case ChannelNews():
            return post_view(subject)
        case ProposalAsked():
            return asked_view(subject)
        case ProposalDecided():
            return decided_view(subject)
        case _:
            assert_never(subject)


def undelivered_section(
    subjects: Iterable[Subject | Nothing | UnknownKind],
) -> tuple[Section, ...]:
    """Return what could not be sent to someone who is here now, and what helps."""
    known = [one for one in subjects if not isinstance(one, Nothing | UnknownKind)]
    lines = tuple(_in_line(one) for one in known[:MOST_UNDELIVERED])
    helps = (
        "Je liet geen privéberichten van mij toe. Ik probeer het nu nog eens. Komt er weer niets? "
        "Zet dan in de instellingen van een server waar wij allebei op zitten privéberichten aan."
    )
    return (Section("Dit kon ik je niet sturen", helps, lines),) if lines else ()


def _in_line(subject: Subject) -> str:
    match subject:
        case Reminded():
            return reminder_in_line(subject)
        case Answered():
            return answered_in_line(subject.awaited.text, subject.entry.heading)
        case News() | ChannelNews():
            return in_line(len(subject.items), new=subject.is_new)
        case ProposalAsked() | ProposalDecided():
            return told_in_line(subject)
        case _:
            assert_never(subject)
