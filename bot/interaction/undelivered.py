"""What could not be sent to someone, said where they are now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.rendering.notices_sent import undelivered_section
from bot.use_cases.delivering import come_back
from bot.use_cases.subjects import gather

if TYPE_CHECKING:
    from bot.app import App
    from bot.rendering.view import View


async def with_undelivered(app: App, user: int, view: View) -> View:
    """Return a reply with what could not be sent to `user` in between, and tell them once."""
    waited = await come_back(app, user)
    subjects = [await gather(app, one) for one in waited]
    return replace(view, sections=(*undelivered_section(subjects), *view.sections))
