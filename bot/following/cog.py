"""`/volg` and `/meldingen`: what someone follows and when they hear of it, seen by nobody else."""

from functools import partial
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.cards.actions import Follow, FollowFrom
from bot.delivery import is_closed
from bot.discord.commands import command
from bot.discord.options import NameOption, completions, view_of
from bot.discord.people import is_on_server, respond_with_undelivered
from bot.discord.presses import press
from bot.discord.sending import Interaction, hold, hold_if_ephemeral, respond, think
from bot.dutch import A_THEME, AN_AUTHOR, AN_ORGANISATION
from bot.following import follow, rhythm, views
from bot.following.digests import news_for_reader, news_of
from bot.following.news_views import NewsPage, news_view, nothing_view
from bot.following.schedule import LAST_DAY
from bot.view import Refused, View, notice
from knowledge.answering.completing import Choices, Named
from knowledge.moments.wording import WEEKDAYS
from storage.follows import Subject, SubjectKind
from storage.rhythms import Frequency

FREQUENCY_CHOICES = [app_commands.Choice(name=word, value=word) for word in views.BY_WORD]
WEEKDAY_NAMES = Choices.of(Named(day, day) for day in WEEKDAYS)
DAYS_OF_MONTH = Choices.of(Named(day, day) for day in (*map(str, range(1, LAST_DAY)), "laatste"))
Words = app_commands.Range[str, 1, 100]
CHOOSE_NAME = "De naam; typ een paar letters en kies"


ATheme = app_commands.Transform[
    str, NameOption(A_THEME, lambda at: view_of(at).themes, partial(Follow, SubjectKind.THEME))
]
AnOrganisation = app_commands.Transform[
    str,
    NameOption(
        AN_ORGANISATION,
        lambda at: view_of(at).organisations,
        partial(Follow, SubjectKind.ORGANISATION),
    ),
]
AnAuthor = app_commands.Transform[
    str, NameOption(AN_AUTHOR, lambda at: view_of(at).authors, partial(Follow, SubjectKind.AUTHOR))
]
AFollow = app_commands.Transform[
    str,
    NameOption(
        "iets dat je volgt",
        lambda at: follow.followed_names(at.client.app, at.user.id),
        lambda key: views.Unfollow(*key.split(" ", 1)),
    ),
]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Following(
    commands.GroupCog,
    group_name="volg",
    group_description="Volg thema’s, organisaties en auteurs: ik laat je weten wat er nieuw is",
):
    def __init__(self, app: App) -> None:
        self.app = app

    @command("thema", "Hoor het als er iets nieuws is over een thema")
    @app_commands.rename(name="naam")
    @app_commands.describe(name=CHOOSE_NAME)
    async def theme(self, interaction: Interaction, name: ATheme) -> None:
        await self._follow(interaction, Subject(SubjectKind.THEME, name))

    @command("organisatie", "Hoor het als er iets nieuws is van een organisatie")
    @app_commands.rename(name="naam")
    @app_commands.describe(name=CHOOSE_NAME)
    async def organisation(self, interaction: Interaction, name: AnOrganisation) -> None:
        await self._follow(interaction, Subject(SubjectKind.ORGANISATION, name))

    @command("auteur", "Hoor het als er iets nieuws is van een auteur")
    @app_commands.rename(name="naam")
    @app_commands.describe(name=CHOOSE_NAME)
    async def author(self, interaction: Interaction, name: AnAuthor) -> None:
        await self._follow(interaction, Subject(SubjectKind.AUTHOR, name))

    @command(
        "overzicht", "Bekijk wat je volgt en hoeveel het je de laatste maand bracht", waits=think
    )
    async def overview(self, interaction: Interaction) -> None:
        await respond_with_undelivered(interaction, await self._overview(interaction))

    @command("stop", "Volg iets niet meer", waits=think)
    @app_commands.rename(name="naam")
    @app_commands.describe(name="Iets dat je volgt; typ een paar letters en kies")
    async def stop(self, interaction: Interaction, name: AFollow) -> None:
        stopped = follow.subject_of(*name.split(" ", 1))
        ended = await follow.unfollow(self.app, interaction.user.id, stopped)
        await respond_with_undelivered(interaction, views.unfollow_view(ended))

    @press(Follow)
    async def press_follow(self, interaction: Interaction, action: Follow) -> None:
        await self._follow(interaction, follow.subject_of(action.kind, action.subject))

    @press(views.Unfollow)
    async def press_unfollow(self, interaction: Interaction, action: views.Unfollow) -> None:
        from_list = "values" in (interaction.data or {})
        await (hold if from_list else think)(interaction)
        stopped = follow.subject_of(action.kind, action.subject)
        ended = await follow.unfollow(self.app, interaction.user.id, stopped)
        if from_list:
            await respond(
                interaction, await self._overview(interaction, done=views.ended_sentence(ended))
            )
        else:
            await respond_with_undelivered(interaction, views.unfollow_view(ended))

    @press(FollowFrom, waits=think)
    async def press_follow_from(self, interaction: Interaction, action: FollowFrom) -> None:
        user, guild = interaction.user.id, interaction.guild_id
        subjects = await follow.followable(self.app, user, guild, action.entry)
        await respond(interaction, views.followable_view(subjects))

    @press(views.Follows, waits=hold_if_ephemeral)
    async def press_page(self, interaction: Interaction, action: views.Follows) -> None:
        await respond(interaction, await self._overview(interaction, action.page))

    async def _follow(self, interaction: Interaction, subject: Subject) -> None:
        await think(interaction)
        outcome = await follow.follow(self.app, interaction.user.id, interaction.guild_id, subject)
        await respond_with_undelivered(interaction, views.follow_view(outcome, self.app.now()))

    async def _overview(self, interaction: Interaction, page: int = 0, done: str = "") -> View:
        user = interaction.user.id
        closed = await is_closed(self.app, user)
        return views.overview_view(
            await follow.overview(self.app, user), page, done=done, closed=closed
        )


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Notifications(
    commands.GroupCog,
    group_name="meldingen",
    group_description="Kies wanneer je hoort wat er nieuw is bij wat je volgt",
):
    def __init__(self, app: App) -> None:
        self.app = app

    @command(
        "instellen",
        "Kies hoe vaak en hoe laat je ervan hoort; zonder keuze zie je wat er staat",
        waits=think,
    )
    @app_commands.rename(
        frequency="frequentie",
        day="dag",
        time="tijd",
        quiet_from="stil_van",
        quiet_until="stil_tot",
    )
    @app_commands.describe(
        frequency="Hoe vaak: nooit, direct, of eens per dag, week of maand",
        day="Bij week een weekdag, bij maand een dag van 1 tot en met 31",
        time="Hoe laat, bijvoorbeeld 9:00 of half tien",
        quiet_from=(
            "Vanaf hoe laat ik niets stuur, bijvoorbeeld 22:00; ‘geen’ haalt stille uren weg"
        ),
        quiet_until="Tot hoe laat ik niets stuur, bijvoorbeeld 7:00",
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
        typed = rhythm.TypedRhythm(
            frequency=views.BY_WORD[frequency] if frequency else None,
            day=day,
            time=time,
            quiet_from=quiet_from,
            quiet_until=quiet_until,
        )
        user, done = interaction.user.id, ""
        if typed == rhythm.TypedRhythm():
            settings = await rhythm.settings_of(self.app, user)
        else:
            settings = await rhythm.set_rhythm(self.app, user, interaction.guild_id, typed)
            done = "Het is ingesteld."
        view = views.settings_view(settings, self.app.now(), done=done)
        await respond_with_undelivered(interaction, view)

    @set_up.autocomplete("day")  # type: ignore[untyped-decorator]  # what `command` made
    async def complete_day(self, interaction: Interaction, typed: str) -> list[Any]:
        monthly = interaction.namespace.frequentie == views.FREQUENCIES[Frequency.MONTH]
        names = DAYS_OF_MONTH if monthly or typed[:1].isdigit() else WEEKDAY_NAMES
        return completions(names, typed)

    @command("pauze", "Hoor een tijd niets; wat nieuw is, bewaar ik", waits=think)
    @app_commands.rename(until="tot")
    @app_commands.describe(until="Tot wanneer, bijvoorbeeld: 1 september, of over drie weken")
    async def pause(self, interaction: Interaction, until: str) -> None:
        at = await rhythm.pause(self.app, interaction.user.id, interaction.guild_id, until)
        await respond_with_undelivered(interaction, notice(views.pause_sentence(at)))

    @command("hervat", "Beëindig de pauze", waits=think)
    async def resume(self, interaction: Interaction) -> None:
        settings = await rhythm.resume(self.app, interaction.user.id)
        if settings is None:
            view = notice("Er was geen pauze. Met /meldingen pauze begin je er een.")
        else:
            view = views.settings_view(settings, self.app.now(), done="De pauze is voorbij.")
        await respond_with_undelivered(interaction, view)

    @command("nu", "Bekijk nu wat er voor je klaarstaat", waits=think)
    async def now(self, interaction: Interaction) -> None:
        user = interaction.user.id
        news = await rhythm.show_news(self.app, user, _shares(interaction))
        if news is not None:
            await respond(interaction, news_view(news.read_on(interaction.guild_id)))
            return
        last = await self.app.stores.digests.last_told(user)
        follows = bool(await self.app.stores.follows.of_user(user))
        spreading = follows and await rhythm.is_spreading(self.app)
        view = nothing_view(last, follows=follows, spreading=spreading)
        await respond_with_undelivered(interaction, view)

    @press(NewsPage, waits=hold_if_ephemeral)
    async def press_page(self, interaction: Interaction, action: NewsPage) -> None:
        news = await news_of(self.app, action.key, interaction.user.id, all_told=True)
        news = news and await news_for_reader(news, _shares(interaction))
        if news is None:
            raise Refused(
                "Dit bericht is te oud om er nog meer van te laten zien. Typ /meldingen nu om te "
                "zien wat er klaarstaat."
            )
        await respond(interaction, news_view(news.read_on(interaction.guild_id), action.page))


def _shares(interaction: Interaction) -> rhythm.Shares:
    async def is_there(guild: int) -> bool:
        here = guild == interaction.guild_id
        return here or await is_on_server(interaction.client, guild, interaction.user.id)

    return is_there
