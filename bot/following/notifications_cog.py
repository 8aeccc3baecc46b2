"""`/meldingen`: when someone hears of what is new, and what waits shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.delivery.subjects import news_of
from bot.delivery.undelivered import respond_with_undelivered
from bot.discord.options import completions
from bot.discord.people import shares
from bot.discord.sending import hold, respond, think
from bot.following import news_texts as texts
from bot.following.actions import NewsPage
from bot.following.news_view import news_view, nothing_view
from bot.following.rhythm import (
    NothingNew,
    Wanted,
    pause,
    resume,
    set_rhythm,
    show_news,
    standing,
)
from bot.following.rhythm_view import paused_view, rhythm_view, standing_view
from bot.view import refusal
from knowledge.completing import Choices, Named
from storage.rhythms import Frequency

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.following.rhythm import Shares
    from bot.view import View

FREQUENCIES = {texts.FREQUENCIES[one]: one for one in Frequency}
"""By the word that someone chooses."""
FREQUENCY_CHOICES = [app_commands.Choice(name=word, value=word) for word in FREQUENCIES]
WEEKDAYS = Choices.of(Named(one, one) for one in texts.WEEKDAYS)
DAYS_OF_MONTH = Choices.of(
    Named(one, one) for one in (*map(str, range(1, texts.LAST)), texts.LAST_DAY)
)
MONTHLY = texts.FREQUENCIES[Frequency.MONTH]
Words = app_commands.Range[str, 1, 100]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Notifications(
    commands.GroupCog, group_name="meldingen", group_description=command_texts.NEWS
):
    """Someone's own moments: each reply is for them alone."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(NewsPage, self.page)

    @app_commands.command(name="instellen", description=command_texts.NEWS_SET)
    @app_commands.rename(
        frequency="frequentie",
        day="dag",
        time="tijd",
        quiet_from="stil_van",
        quiet_until="stil_tot",
    )
    @app_commands.describe(
        frequency=command_texts.NEWS_FREQUENCY,
        day=command_texts.NEWS_DAY,
        time=command_texts.NEWS_TIME,
        quiet_from=command_texts.NEWS_QUIET_FROM,
        quiet_until=command_texts.NEWS_QUIET_UNTIL,
    )
    @app_commands.choices(frequency=FREQUENCY_CHOICES)
    async def set_up(
        self,
        interaction: Interaction,
        frequency: str | None = None,
        day: Words | None = None,
        time: Words | None = None,
        quiet_from: Words | None = None,
        quiet_until: Words | None = None,
    ) -> None:
        await think(interaction)
        user, now = interaction.user.id, self.app.now()
        wanted = Wanted(
            frequency=FREQUENCIES[frequency] if frequency else None,
            day=day,
            time=time,
            quiet_from=quiet_from,
            quiet_until=quiet_until,
        )
        closed = await self._is_closed(user)
        if wanted.nothing:
            view = standing_view(await standing(self.app, user), now, closed=closed)
        else:
            result = await set_rhythm(self.app, user, interaction.guild_id, wanted)
            view = rhythm_view(result, now, texts.CHANGED, closed=closed)
        await self._reply(interaction, view)

    @set_up.autocomplete("day")
    async def complete_day(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        monthly = getattr(interaction.namespace, "frequentie", None) == MONTHLY
        names = DAYS_OF_MONTH if monthly or typed[:1].isdigit() else WEEKDAYS
        return completions(names, typed)

    @app_commands.command(name="pauze", description=command_texts.NEWS_PAUSE)
    @app_commands.rename(until="tot")
    @app_commands.describe(until=command_texts.NEWS_PAUSE_UNTIL)
    async def pause(self, interaction: Interaction, until: str) -> None:
        await think(interaction)
        result = await pause(self.app, interaction.user.id, interaction.guild_id, until)
        await self._reply(interaction, paused_view(result))

    @app_commands.command(name="hervat", description=command_texts.NEWS_RESUME)
    async def resume(self, interaction: Interaction) -> None:
        await think(interaction)
        user = interaction.user.id
        result = await resume(self.app, user)
        closed = await self._is_closed(user)
        await self._reply(
            interaction, rhythm_view(result, self.app.now(), texts.RESUMED, closed=closed)
        )

    @app_commands.command(name="nu", description=command_texts.NEWS_NOW)
    async def now(self, interaction: Interaction) -> None:
        await think(interaction)
        user = interaction.user.id
        found = await show_news(self.app, user, _shares(interaction))
        if isinstance(found, NothingNew):
            follows = bool(await self.app.stores.follows.of_user(user))
            await self._reply(interaction, nothing_view(found, follows=follows))
        else:
            await respond(interaction, news_view(found.read_on(interaction.guild_id)))

    async def page(self, interaction: Interaction, action: NewsPage) -> None:
        """Turn the page of what was told; below a message that was sent, beside it."""
        ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
        await (hold if ephemeral else think)(interaction)
        news = await news_of(self.app, action.key, interaction.user.id, all_told=True)
        if news is not None:
            here = [guild for guild in news.guilds if await _shares(interaction)(guild)]
            news = news.within(here).read_on(interaction.guild_id)
        if news is None or not news.items:
            await respond(interaction, refusal(texts.GONE))
            return
        page = int(action.page[:4]) if action.page.isdecimal() else 0
        await respond(interaction, news_view(news, page))

    async def _is_closed(self, user: int) -> bool:
        return await self.app.stores.outbox.closed(user) is not None

    async def _reply(self, interaction: Interaction, view: View) -> None:
        await respond_with_undelivered(self.app, interaction, view)


def _shares(interaction: Interaction) -> Shares:
    """Return what says whether the one who acts is on a server."""

    async def is_there(guild: int) -> bool:
        if guild == interaction.guild_id:
            return True
        return await shares(interaction.client, guild, interaction.user.id)

    return is_there
