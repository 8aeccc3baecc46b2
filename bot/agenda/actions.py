"""The agenda, and an event in one's own calendar."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("agenda")
class AgendaPage(Action):
    """Show a page, from 0, of the agenda; empty parts are no filter, `online` is yes or no."""

    page: str
    theme: str = ""
    period: str = ""
    online: str = ""
