"""What could not be sent to someone, said where they are now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.interaction.sending import tell
from bot.rendering.notices_sent import undelivered_section
from bot.rendering.view import Tone, View
from bot.use_cases.delivering import come_back
from bot.use_cases.subjects import gather

if TYPE_CHECKING:
    from bot.app import App
    from bot.interaction.kinds import Interaction

BETWEEN_TRIES = timedelta(hours=1)
"""Discord shuts out a bot that tries closed messages over and over."""


async def with_undelivered(app: App, user: int, view: View) -> View:
    """Return a reply with what could not be sent to `user` in between, and tell them once."""
    waited = await come_back(app, user)
    subjects = [await gather(app, one) for one in waited]
    return replace(view, sections=(*undelivered_section(subjects), *view.sections))


async def tell_undelivered(app: App, interaction: Interaction) -> None:
    """Say after any command what could not be sent to who used it, where its reply didn't yet.

    Whoever has a form before them hears it at a later one, as does who was told just now.
    """
    if interaction.response.type is discord.InteractionResponseType.modal:
        return
    closed = await app.stores.outbox.closed(interaction.user.id)
    if closed and closed.told_at and app.now() - closed.told_at < BETWEEN_TRIES:
        return
    view = await with_undelivered(app, interaction.user.id, View(tone=Tone.NOTICE))
    if view.sections:
        await tell(interaction, view)
