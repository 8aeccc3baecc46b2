"""What is said after a change of an entry: what came of it, with the way back, and in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.curation import texts
from bot.curation.examining import Examined, examine
from bot.curation.standing import (
    Conflict,
    NotFound,
    NotHome,
    OfAll,
    OfHere,
    Published,
    Refused,
    Unchanged,
)
from bot.curation.views import changed_since_view, done_view, of_all_view, refused_view
from bot.discord.log_channel import log_change
from bot.discord.rights import moderated
from bot.discord.sending import hold, respond
from bot.view import notice, refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import discord

    from bot.app import App
    from bot.curation.standing import Outcome
    from bot.discord.kinds import Interaction
    from storage.entries import Act


async def held(app: App, interaction: Interaction) -> discord.Guild | None:
    """Check the right and announce that the message with the button is going to change."""
    guild = await moderated(app, interaction)
    if guild is not None:
        await hold(interaction)
    return guild


async def change(
    app: App,
    interaction: Interaction,
    guild: discord.Guild,
    entry_id: str,
    make: Callable[[Examined], Awaitable[Outcome]],
    said: Callable[[str], str],
) -> None:
    """Make a change of an entry as it is now, and say and log what came of it."""
    found = await examine(app, guild.id, entry_id)
    if isinstance(found, NotFound):
        await respond(interaction, refusal(texts.NOT_FOUND))
        return
    outcome = await make(found)
    await tell(app, interaction, guild, found, outcome, said(found.heading))


async def tell(
    app: App,
    interaction: Interaction,
    guild: discord.Guild,
    found: Examined,
    outcome: Outcome,
    said: str,
) -> None:
    """Say what came of a change of an entry, and log it where something was changed."""
    match outcome:
        case Published(revision, entry):
            await respond(interaction, done_view(said, revision, found=entry is not None))
            await _log(app, interaction, guild, revision.act, found.heading)
        case Unchanged():
            await respond(interaction, notice(texts.ALREADY))
        case Conflict():
            await respond(interaction, changed_since_view(found.entry_id))
        case Refused(faults):
            await respond(interaction, refused_view(faults, found.view))
        case NotFound():
            await respond(interaction, refusal(texts.NOT_FOUND))
        case OfAll():
            await respond(interaction, of_all_view(found.entry_id, found.seen))
        case OfHere():
            await respond(interaction, refusal(texts.IS_OF_HERE))
        case NotHome():
            await respond(interaction, refusal(texts.ONLY_HOME))
        case _:
            assert_never(outcome)


async def _log(
    app: App, interaction: Interaction, guild: discord.Guild, act: Act, heading: str
) -> None:
    line = texts.log_act(interaction.user.display_name, act, heading)
    await log_change(app, guild, line)
