"""What could not be sent to someone, said where they are now, and noted once it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.delivery.coming_back import missed, shown
from bot.delivery.notices_sent_view import undelivered_section
from bot.delivery.subjects import gather
from bot.discord.sending import respond, tell
from bot.view import Tone, View

if TYPE_CHECKING:
    from bot.app import App
    from bot.delivery.coming_back import Missed
    from bot.discord.kinds import Interaction

BETWEEN_TRIES = timedelta(hours=1)
"""Discord shuts out a bot that tries closed messages over and over."""


async def respond_with_undelivered(app: App, interaction: Interaction, view: View) -> None:
    """Answer with `view`, and above it what could not be sent to who acts, told once.

    Where the answer fails, it waits for the next.
    """
    found = await missed(app, interaction.user.id)
    if found is None:
        await respond(interaction, view)
        return
    await respond(interaction, await _with(app, found, view))
    await shown(app, found)


async def tell_undelivered(app: App, interaction: Interaction) -> None:
    """Say after any command what could not be sent to who used it, where its reply didn't yet.

    Whoever has a form before them hears it at a later one, as does who was told just now.
    """
    if interaction.response.type is discord.InteractionResponseType.modal:
        return
    closed = await app.stores.outbox.closed(interaction.user.id)
    if closed and closed.told_at and app.now() - closed.told_at < BETWEEN_TRIES:
        return
    found = await missed(app, interaction.user.id)
    if found is None:
        return
    view = await _with(app, found, View(tone=Tone.NOTICE))
    if view.sections:
        await tell(interaction, view)
    await shown(app, found)


async def _with(app: App, found: Missed, view: View) -> View:
    subjects = [await gather(app, one) for one in found.notices]
    return replace(view, sections=(*undelivered_section(subjects), *view.sections))
