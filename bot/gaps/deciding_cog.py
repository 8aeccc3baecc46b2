"""What a moderator can do with a group of the queue, by a command or by a button: done, and said.

Whoever calls these has checked the right, and acknowledged the interaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.curation.examining import Invalid
from bot.discord.log_channel import log_change
from bot.discord.options import resolve
from bot.discord.sending import respond
from bot.dutch import CHOOSE_FROM_LIST
from bot.gaps import texts
from bot.gaps.actions import LinkGap, OpenGap
from bot.gaps.gaps import candidates, find, queue
from bot.gaps.linking import AboutEntry, NoEntry, NothingToUndo, link, undo
from bot.gaps.settling import Answered, Aside, Gone, set_aside
from bot.gaps.views import decided_view, gap_view, name, queue_view, refused_view
from bot.view import refusal
from knowledge.completing import Choices, Named

if TYPE_CHECKING:
    import discord

    from bot.actions import Action
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.gaps.gaps import Gap


async def show(
    app: App, interaction: Interaction, guild: discord.Guild, page: int, days: int | None
) -> None:
    """Show a page of what waits."""
    gaps = await queue(app, guild.id, days)
    catalogue = app.catalogue.for_guild(guild.id)
    await respond(interaction, queue_view(gaps, catalogue, page=page, days=days))


async def show_one(app: App, interaction: Interaction, guild: discord.Guild, key: str) -> None:
    """Show the group of `key` with all that can be done about it."""
    gap = await find(app, guild.id, key)
    if gap is None:
        await respond(interaction, decided_view(texts.GONE, None))
        return
    catalogue = app.catalogue.for_guild(guild.id)
    await respond(interaction, gap_view(gap, candidates(catalogue, gap), catalogue))


def names_of(gaps: tuple[Gap, ...]) -> Choices:
    """Return the groups as they can be named: by how they were asked."""
    return Choices.of(Named(gap.key, name(gap), gap.phrasings) for gap in gaps)


async def named(app: App, interaction: Interaction, guild: discord.Guild, typed: str) -> Gap | None:
    """Return the group that was named; else offer what is near, and return None."""
    gaps = await queue(app, guild.id)
    chosen = resolve(names_of(gaps), typed, texts.A_QUESTION, OpenGap)
    if isinstance(chosen, str):
        return next(gap for gap in gaps if gap.key == chosen)
    await respond(interaction, chosen.view if chosen else refusal(texts.GONE))
    return None


async def link_named(
    app: App, interaction: Interaction, guild: discord.Guild, key: str, typed: str
) -> None:
    """Let the entry that was named answer the group; where it isn't one, offer what is near."""

    def choose(own: str) -> Action:
        return LinkGap(key, own)

    items = app.catalogue.for_guild(guild.id).items
    chosen = resolve(items, typed, texts.AN_ANSWER, choose)
    if isinstance(chosen, str):
        await link_to(app, interaction, guild, key, chosen)
        return
    view = chosen.view if chosen else refusal(CHOOSE_FROM_LIST)
    await respond(interaction, view)


async def link_to(
    app: App, interaction: Interaction, guild: discord.Guild, key: str, entry: str
) -> None:
    """Let an entry answer the group."""
    match await link(app, guild.id, interaction.user.id, key, entry):
        case Answered() as linked:
            title = linked.entry.heading
            said = texts.linked(title, linked.added, linked.told)
            await respond(interaction, decided_view(said, linked.key))
            line = texts.log_linked(interaction.user.display_name, name(linked.gap), title)
            await log_change(app, guild, line)
        case Gone():
            await respond(interaction, decided_view(texts.GONE, None))
        case NoEntry():
            await respond(interaction, decided_view(texts.NO_ENTRY, None))
        case AboutEntry():
            await respond(interaction, decided_view(texts.IS_ABOUT_ENTRY, None))
        case Invalid(faults):
            await respond(interaction, refused_view(faults, texts.CANNOT_BE_ADDED))
        case other:
            assert_never(other)


async def put_aside(app: App, interaction: Interaction, guild: discord.Guild, key: str) -> None:
    """Take the group out of the queue."""
    match await set_aside(app, guild.id, key):
        case Aside() as aside:
            said = texts.ENTRY_DONE if aside.gap.about else texts.SET_ASIDE_DONE
            await respond(interaction, decided_view(said, aside.key))
            line = texts.log_set_aside(interaction.user.display_name, name(aside.gap))
            await log_change(app, guild, line)
        case Gone():
            await respond(interaction, decided_view(texts.GONE, None))
        case other:
            assert_never(other)


async def take_back(app: App, interaction: Interaction, guild: discord.Guild, key: str) -> None:
    """Take back the decision of `key`."""
    undone = await undo(app, guild.id, interaction.user.id, key)
    if isinstance(undone, NothingToUndo):
        await respond(interaction, decided_view(texts.NOTHING_TO_UNDO, None))
        return
    said = texts.UNDONE if undone.entry_too else texts.UNDONE_NOT_ENTRY
    told = texts.UNDONE_TOLD if undone.answered else ""
    await respond(interaction, decided_view(" ".join(filter(None, (said, told))), None))
    await log_change(app, guild, texts.log_undone(interaction.user.display_name))
