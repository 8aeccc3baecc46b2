"""The agenda, and an event in one's own calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """Show a page, from 0, of the agenda; empty parts are no filter, `online` is yes or no."""

    page: str
    theme: str = ""
    period: str = ""
    online: str = ""


@dataclass(frozen=True, slots=True)
class IntoCalendar:
    """In mijn agenda: give the event `entry` as a file for one's own calendar."""

    entry: str


AgendaAction = AgendaPage | IntoCalendar

VERBS: dict[str, type[AgendaAction]] = {
    "agenda": AgendaPage,
    "calendar": IntoCalendar,
}
