"""What every step of `/beheer` does: the right checked, a change logged, and the reply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.administration import texts
from bot.administration.shown_cog import warnings
from bot.cards import channels as channel_texts
from bot.discord import failures as errors
from bot.discord.log_channel import log_change
from bot.discord.rights import may_manage
from bot.discord.sending import respond, think
from bot.view import Section, Tone, View, refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.view import Button


async def managed(
    interaction: Interaction,
    acknowledge: Callable[[Interaction], Awaitable[None]] = think,
) -> discord.Guild | None:
    """Return the server where the one who acts is a manager; else refuse, and return None."""
    guild = interaction.guild
    if guild is None:
        await respond(interaction, refusal(errors.ONLY_ON_SERVER))
        return None
    if not may_manage(interaction):
        await respond(interaction, refusal(errors.NOT_ALLOWED))
        return None
    await acknowledge(interaction)
    return guild


async def show(
    app: App,
    interaction: Interaction,
    said: str,
    lines: Sequence[str] = (),
    *,
    hints: Sequence[str] = (),
    buttons: Sequence[Button] = (),
) -> None:
    """Say what is set, and after it `hints` and what a manager must know in any case."""
    assert interaction.guild is not None, "only a server is managed"
    sections = (Section("", lines=tuple(lines)), Section("", "\n\n".join(hints)))
    view = View(tone=Tone.NOTICE, text=said, sections=sections, buttons=tuple(buttons))
    await respond(interaction, await with_warnings(app, interaction.guild, view))


async def with_warnings(app: App, guild: discord.Guild, view: View) -> View:
    """Return the view with what a manager must know whatever they came for, unless it says so."""
    settings = await app.stores.guilds.get(guild.id)
    known = [one for one in warnings(guild, settings, app.now()) if one not in view.text]
    return replace(view, sections=(*view.sections, Section("", "\n\n".join(known))))


async def saved(
    app: App,
    interaction: Interaction,
    said: str,
    *,
    hints: Sequence[str] = (),
    buttons: Sequence[Button] = (),
) -> None:
    """Say that this holds from now on, and write so in the log channel."""
    assert interaction.guild is not None, "only a server is managed"
    line = channel_texts.changed(interaction.user.display_name, said)
    await log_change(app, interaction.guild, line)
    await show(app, interaction, texts.saved(said), hints=hints, buttons=buttons)
