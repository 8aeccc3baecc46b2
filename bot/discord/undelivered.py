"""What could not be sent to someone, said where they are now, and noted once it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.delivery.missed import find_missed, lines_of, note_shown, undelivered_section
from bot.discord.sending import respond, tell
from bot.view import Tone, View

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction

BETWEEN_TRIES = timedelta(hours=1)
"""Discord shuts out a bot that tries closed messages over and over."""


async def respond_with_undelivered(app: App, interaction: Interaction, view: View) -> None:
    """Answer with `view`, and above it what could not be sent to who acts, told once.

    Where the answer fails, it waits for the next.
    """
    missed = await find_missed(app, interaction.user.id)
    if missed is None:
        await respond(interaction, view)
        return
    undelivered = undelivered_section(await lines_of(app, missed.notices))
    await respond(interaction, replace(view, sections=(*undelivered, *view.sections)))
    await note_shown(app, missed)


async def tell_undelivered(app: App, interaction: Interaction) -> None:
    """Say after any command what could not be sent to who used it, where its reply didn't yet.

    Whoever has a form before them hears it at a later one, as does who was told just now.
    """
    if interaction.response.type is discord.InteractionResponseType.modal:
        return
    closed = await app.stores.outbox.closed(interaction.user.id)
    if closed and closed.told_at and app.now() - closed.told_at < BETWEEN_TRIES:
        return
    missed = await find_missed(app, interaction.user.id)
    if missed is None:
        return
    sections = undelivered_section(await lines_of(app, missed.notices))
    if sections:
        await tell(interaction, View(tone=Tone.NOTICE, sections=sections))
    await note_shown(app, missed)
