"""An event as Discord's own: a name, what it is, where and when, as long as Discord takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import server_agenda_texts as server_agenda
from bot.agenda import texts
from bot.agenda.server_agenda import Form
from bot.cards.events import where
from bot.discord.message import web_address
from bot.dutch import clean, cut, one_line, units

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.entry import Event

LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_PLACE = 100, 1000, 100


def to_form(event: Event, start: datetime, end: datetime) -> Form:
    """Return an event as Discord takes it; what is too long is cut at a word."""
    return Form(
        name=cut(one_line(event.title), LONGEST_NAME) or server_agenda.AN_EVENT,
        description=_description(event),
        place=cut(one_line(where(event)), LONGEST_PLACE) or server_agenda.NO_PLACE,
        start=start,
        end=end,
    )


def _description(event: Event) -> str:
    """Return what it is and where to register; of what is too long the addresses stay."""
    register, page = web_address(event.registration_url), web_address(event.url)
    addresses = "\n".join(
        filter(
            None,
            (
                texts.register_at(register) if register else "",
                texts.more_at(page) if page and page != register else "",
            ),
        )
    )
    room = LONGEST_DESCRIPTION - units(addresses) - 2
    if room < 0:
        return cut(clean(event.summary), LONGEST_DESCRIPTION)
    return "\n\n".join(filter(None, (cut(clean(event.summary), room), addresses)))
