"""`/volg`, and the buttons that begin and end following: everyone's own, seen by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.cards.actions import Follow, FollowFrom
from bot.delivery.undelivered import respond_with_undelivered
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.sending import hold, respond, think
from bot.dutch import A_THEME, AN_AUTHOR, AN_ORGANISATION, CHOOSE_FROM_LIST
from bot.following import texts
from bot.following.actions import Follows, Unfollow
from bot.following.following import (
    Unfollowed,
    follow,
    followable,
    overview,
    own_names,
    subject_of,
    unfollow,
)
from bot.following.views import (
    followable_view,
    followed_view,
    overview_view,
    unfollowed_view,
    unfollowing,
)
from bot.view import refusal
from storage.follows import Subject, SubjectKind

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View
    from knowledge.completing import Choices

Completed = list[app_commands.Choice[str]]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Following(commands.GroupCog, group_name="volg", group_description=command_texts.FOLLOW):
    """What someone hears of when there is something new."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(Follow, self.follow)
        presses.on(Unfollow, self.unfollow)
        presses.on(FollowFrom, self.follow_from)
        presses.on(Follows, self.page)

    @app_commands.command(name="thema", description=command_texts.FOLLOW_THEME)
    @app_commands.rename(name="naam")
    @app_commands.describe(name=command_texts.FOLLOW_NAME)
    async def theme(self, interaction: Interaction, name: str) -> None:
        names = self.app.catalogue.for_guild(interaction.guild_id).themes
        await self._follow(interaction, SubjectKind.THEME, names, name, A_THEME)

    @app_commands.command(name="organisatie", description=command_texts.FOLLOW_ORGANISATION)
    @app_commands.rename(name="naam")
    @app_commands.describe(name=command_texts.FOLLOW_NAME)
    async def organisation(self, interaction: Interaction, name: str) -> None:
        names = self.app.catalogue.for_guild(interaction.guild_id).organisations
        await self._follow(interaction, SubjectKind.ORGANISATION, names, name, AN_ORGANISATION)

    @app_commands.command(name="auteur", description=command_texts.FOLLOW_AUTHOR)
    @app_commands.rename(name="naam")
    @app_commands.describe(name=command_texts.FOLLOW_NAME)
    async def author(self, interaction: Interaction, name: str) -> None:
        names = self.app.catalogue.for_guild(interaction.guild_id).authors
        await self._follow(interaction, SubjectKind.AUTHOR, names, name, AN_AUTHOR)

    @theme.autocomplete("name")
    async def complete_theme(self, interaction: Interaction, typed: str) -> Completed:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).themes, typed)

    @organisation.autocomplete("name")
    async def complete_organisation(self, interaction: Interaction, typed: str) -> Completed:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).organisations, typed)

    @author.autocomplete("name")
    async def complete_author(self, interaction: Interaction, typed: str) -> Completed:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).authors, typed)

    @app_commands.command(name="overzicht", description=command_texts.FOLLOW_OVERVIEW)
    async def overview(self, interaction: Interaction) -> None:
        await think(interaction)
        await self._reply(interaction, await self._overview(interaction.user.id, 0))

    @app_commands.command(name="stop", description=command_texts.FOLLOW_STOP)
    @app_commands.rename(name="naam")
    @app_commands.describe(name=command_texts.FOLLOW_STOP_NAME)
    async def stop(self, interaction: Interaction, name: str) -> None:
        await think(interaction)
        names = await own_names(self.app, interaction.user.id)
        chosen = resolve(names, name, texts.A_FOLLOW, _stopping)
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
            return
        subject = subject_of(chosen or "")
        if subject is None:
            await respond(interaction, refusal(CHOOSE_FROM_LIST))
            return
        await self._reply(
            interaction, unfollowed_view(await unfollow(self.app, interaction.user.id, subject))
        )

    @stop.autocomplete("name")
    async def complete_own(self, interaction: Interaction, typed: str) -> Completed:
        return completions(await own_names(self.app, interaction.user.id), typed)

    async def follow(self, interaction: Interaction, action: Follow) -> None:
        """Follow what a button names."""
        await think(interaction)
        await self._reply(interaction, await self._followed(interaction, _subject(action)))

    async def unfollow(self, interaction: Interaction, action: Unfollow) -> None:
        """End following; chosen from the list of all, that shows what is left."""
        user, subject = interaction.user.id, _subject(action)
        listed = "values" in (interaction.data or {})
        await (hold if listed else think)(interaction)
        if subject is None:
            await respond(interaction, refusal(texts.NO_SUBJECT))
            return
        result = await unfollow(self.app, user, subject)
        if listed:
            said = texts.unfollowed if isinstance(result, Unfollowed) else texts.not_followed
            await respond(interaction, await self._overview(user, 0, said(result.name)))
        else:
            await self._reply(interaction, unfollowed_view(result))

    async def follow_from(self, interaction: Interaction, action: FollowFrom) -> None:
        """Ask what of an entry to follow."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        found = await followable(self.app, user, guild, action.entry)
        await respond(interaction, followable_view(found))

    async def page(self, interaction: Interaction, action: Follows) -> None:
        """Turn the page of what someone follows, or show it beside the news it stands below."""
        page = int(action.page[:4]) if action.page.isdecimal() else 0
        ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
        await (hold if ephemeral else think)(interaction)
        await respond(interaction, await self._overview(interaction.user.id, page))

    async def _follow(
        self, interaction: Interaction, kind: SubjectKind, names: Choices, typed: str, what: str
    ) -> None:
        await think(interaction)
        chosen = resolve(names, typed, what, lambda own: Follow(kind.value, own))
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
        elif chosen is None:
            await respond(interaction, refusal(CHOOSE_FROM_LIST))
        else:
            await self._reply(interaction, await self._followed(interaction, Subject(kind, chosen)))

    async def _followed(self, interaction: Interaction, subject: Subject | None) -> View:
        if subject is None:
            return refusal(texts.NO_SUBJECT)
        user = interaction.user.id
        result = await follow(self.app, user, interaction.guild_id, subject)
        closed = await self.app.stores.outbox.closed(user) is not None
        return followed_view(result, self.app.now(), closed=closed)

    async def _overview(self, user: int, page: int, said: str = "") -> View:
        closed = await self.app.stores.outbox.closed(user) is not None
        return overview_view(await overview(self.app, user), page, said=said, closed=closed)

    async def _reply(self, interaction: Interaction, view: View) -> None:
        await respond_with_undelivered(self.app, interaction, view)


def _subject(action: Follow | Unfollow) -> Subject | None:
    """Return what a button names; None where it names no kind that there is."""
    if action.kind not in set(SubjectKind) or not action.subject:
        return None
    return Subject(SubjectKind(action.kind), action.subject)


def _stopping(key: str) -> Unfollow:
    subject = subject_of(key)
    assert subject is not None, "what someone follows is a subject"
    return unfollowing(subject)
