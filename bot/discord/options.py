"""Options that name something: what to complete while typing, and what a typed name means."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from discord import app_commands

from bot.actions import Action
from bot.cards.actions import ShowTheme
from bot.discord.failures import YOU_CANNOT_WRITE_HERE
from bot.discord.rights import is_moderator, may_post, moderating
from bot.discord.sending import Interaction
from bot.dutch import A_THEME, CHOOSE_FROM_LIST, CHOOSE_NEAREST, cut, joined, not_known
from bot.view import Choice, Refused, Tone, View
from knowledge.answering.completing import Choices, Named
from knowledge.catalogue import Catalogue

MOST_CHOICES, LONGEST_NAME = 25, 100
LONGEST_TYPED = 400
"""Characters of a name that are looked at, more than any name has."""
NEAREST = 4
VISIBLE_ME, VISIBLE_CHANNEL = "alleen ik", "kanaal"
VISIBLE = [app_commands.Choice(name=who, value=who) for who in (VISIBLE_ME, VISIBLE_CHANNEL)]


def completions(names: Choices, typed: str) -> list[app_commands.Choice[str]]:
    matches = [
        match
        for match in names.complete(typed[:LONGEST_NAME], MOST_CHOICES)
        if 1 <= len(match.key) <= LONGEST_NAME and match.name.strip()
    ]
    short = [cut(match.name, LONGEST_NAME) for match in matches]
    times = Counter(short)
    return [
        app_commands.Choice(
            name=name if times[name] == 1 else _with_end(match.name), value=match.key
        )
        for match, name in zip(matches, short, strict=True)
    ]


def resolve(
    names: Choices, typed: str | None, what: str, action: Callable[[str], Action] | None = None
) -> str | Refused | None:
    """Return the key of what was chosen or typed, or the reply that offers what is near; None
    where nothing was. To what has no letters, such as 😀, nothing is near.

    `what` says in words what was expected, `action` what choosing a near one does.
    """
    if typed is None or not typed.strip():
        return None
    typed = typed[:LONGEST_TYPED]
    match = names.resolve(typed) or names.resolve(typed.rstrip("…"))
    if match is not None:
        return match.key
    near = names.nearest(typed[:LONGEST_NAME], NEAREST)
    return Refused(_nearest(tuple(near), typed, what, action))


def _nearest(
    near: tuple[Named, ...], typed: str, what: str, action: Callable[[str], Action] | None
) -> View:
    sentence = not_known(what, cut(typed.strip(), LONGEST_NAME))
    if not near:
        return View(tone=Tone.REFUSAL, text=f"{sentence} {CHOOSE_FROM_LIST}")
    if action is None:
        names = joined(tuple(f"‘{match.name}’" for match in near), "of")
        return View(tone=Tone.REFUSAL, text=f"{sentence} Bedoel je {names}?")
    return View(
        tone=Tone.CHOICE,
        text=f"{sentence} {CHOOSE_NEAREST}",
        choices=tuple(Choice(match.name, action(match.key)) for match in near),
    )


def _with_end(name: str) -> str:
    """Return a name by its begin and its end, which tells it from another that begins so."""
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME // 2 - 1].rstrip()}…{name[-LONGEST_NAME // 2 :].lstrip()}"


class NameOption(app_commands.Transformer):
    """An option that names something: completed while it is typed, and given as its key.

    What can't be understood arrives as a `Refused` that offers what is near, which `refusing`
    sends. Nothing but blanks is None where the option is `optional`.
    """

    def __init__(
        self,
        what: str,
        names: Callable[[Interaction], Choices | Awaitable[Choices]],
        action: Callable[[str], Action] | None = None,
        *,
        optional: bool = False,
    ) -> None:
        """`what` says in words what is expected, `action` what choosing a near name does."""
        self._what, self._names, self._action, self._optional = what, names, action, optional

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        names, crowd = await self._choices(interaction), interaction.client.app.crowd
        key = await crowd.in_thread(resolve, names, value, self._what, self._action)
        return key if key or self._optional else Refused(CHOOSE_FROM_LIST)

    async def autocomplete(self, interaction: Any, value: Any, /) -> list[Any]:
        names, crowd = await self._choices(interaction), interaction.client.app.crowd
        offered: list[app_commands.Choice[str]] = await crowd.in_thread(completions, names, value)
        return offered

    async def _choices(self, interaction: Interaction) -> Choices:
        names = self._names(interaction)
        return await names if isinstance(names, Awaitable) else names


class TypedOption(NameOption):
    """A name as it was typed: the command itself finds what it means."""

    async def transform(self, _interaction: Any, value: Any, /) -> str:
        return str(value)


class ThemeOf(NameOption):
    """A theme to narrow a page down to; choosing a near one shows the page as it was asked for."""

    def __init__(self, page_of: Callable[[Any], Any]) -> None:
        """`page_of` makes the action of a page of the other options; what wasn't chosen is None."""
        super().__init__(A_THEME, lambda at: view_of(at).themes, optional=True)
        self._page_of = page_of

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        page, themes = self._page_of(interaction.namespace), view_of(interaction).themes
        return resolve(themes, value, A_THEME, lambda theme: replace(page, theme=theme))


class ModeratorOption(NameOption):
    """A name that only moderators give: anyone else is offered nothing, and refused."""

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        try:
            await moderating(interaction)
        except Refused as refused:
            return refused
        return await super().transform(interaction, value)

    async def autocomplete(self, interaction: Any, value: Any, /) -> list[Any]:
        if not await is_moderator(interaction):
            return []
        return await super().autocomplete(interaction, value)


def is_public(interaction: Interaction, visible: str | None) -> bool:
    """Return whether a reply is for all who read along; raises `Refused` for who may not post."""
    public = visible == VISIBLE_CHANNEL
    if public and interaction.guild_id is not None and not may_post(interaction):
        raise Refused(YOU_CANNOT_WRITE_HERE)
    return public


def view_of(interaction: Interaction) -> Catalogue:
    return interaction.client.app.catalogue.for_guild(interaction.guild_id)


ThemeNamed = app_commands.Transform[
    str, NameOption(A_THEME, lambda at: view_of(at).themes, ShowTheme)
]
InTheme = app_commands.Transform[
    str | None, NameOption(A_THEME, lambda at: view_of(at).themes, optional=True)
]
"""A filter: optional, and blank is none."""
AboutTheme = app_commands.Transform[
    str | None, NameOption(A_THEME, lambda at: view_of(at).themes, ShowTheme, optional=True)
]
