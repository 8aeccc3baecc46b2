"""The buttons and the list of the moderators' queue, and the form that asks for an entry's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.discord.forms import Form, TextField, filled, present
from bot.discord.rights import moderated
from bot.discord.sending import hold, think
from bot.gaps import texts
from bot.gaps.actions import GapPage, LinkGap, LinkOther, OpenGap, Reopen, SetAside
from bot.gaps.deciding_cog import link_named, link_to, put_aside, show, show_one, take_back

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

ENTRY, MOST_NAME = "entry", 200


class Buttons:
    """Each press shows what comes of it in the message that it stood in."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(GapPage, self.page)
        presses.on(OpenGap, self.open)
        presses.on(LinkGap, self.link)
        presses.on(LinkOther, self.ask_which)
        presses.on_form(LinkOther, self.link_typed)
        presses.on(SetAside, self.set_aside)
        presses.on(Reopen, self.reopen)

    async def page(self, interaction: Interaction, action: GapPage) -> None:
        """Turn to a page."""
        guild = await self._held(interaction)
        if guild is not None:
            days = int(action.days) if action.days else None
            await show(self.app, interaction, guild, int(action.page), days)

    async def open(self, interaction: Interaction, action: OpenGap) -> None:
        """Show one group."""
        guild = await self._held(interaction)
        if guild is not None:
            await show_one(self.app, interaction, guild, action.key)

    async def link(self, interaction: Interaction, action: LinkGap) -> None:
        """Let the chosen entry answer the group."""
        guild = await self._held(interaction)
        if guild is not None:
            await link_to(self.app, interaction, guild, action.key, action.entry)

    async def ask_which(self, interaction: Interaction, action: LinkOther) -> None:
        """Ask for the name of another entry."""
        if await moderated(self.app, interaction) is None:
            return
        field = TextField(
            name=ENTRY, label=texts.OTHER_LABEL, help=texts.OTHER_HELP, most=MOST_NAME
        )
        await present(interaction, Form(texts.OTHER_TITLE, action, (field,)))

    async def link_typed(self, interaction: Interaction, action: LinkOther) -> None:
        """Let the entry whose name was written answer the group."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            typed = filled(interaction).get(ENTRY, "")
            await link_named(self.app, interaction, guild, action.key, typed)

    async def set_aside(self, interaction: Interaction, action: SetAside) -> None:
        """Take the group out of the queue."""
        guild = await self._held(interaction)
        if guild is not None:
            await put_aside(self.app, interaction, guild, action.key)

    async def reopen(self, interaction: Interaction, action: Reopen) -> None:
        """Take a decision back."""
        guild = await self._held(interaction)
        if guild is not None:
            await take_back(self.app, interaction, guild, action.key)

    async def _held(self, interaction: Interaction) -> discord.Guild | None:
        """Check the right, and announce that the message with the button is going to change."""
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await hold(interaction)
        return guild
