"""A person wanted for a question: who that is on a server, and that they were asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom to reach: someone or a role to mention, in a channel or (None) where it was asked."""

    question: str
    channel: int | None = None
    role: int | None = None
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Nobody:
    """Nobody was set; `guild` is None in a DM."""

    guild: int | None


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """This question was passed on already."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The question is no longer kept."""


async def whom_to_ask(app: App, key: str) -> Reach | Nobody | AskedBefore | Forgotten:
    """Return what to do with the question kept under `key`.

    In a DM the home server's people are asked, and only in a channel that was chosen for it.
    """
    kept = await app.stores.questions.get(key)
    if kept is None:
        return Forgotten()
    if await app.stores.questions.human_wanted_at(key) is not None:
        return AskedBefore()
    guild = app.settings.home_guild if kept.guild_id is None else kept.guild_id
    if guild is None:
        return Nobody(None)
    settings = await app.stores.guilds.get(guild)
    reach = Reach(
        question=kept.text,
        channel=settings.human_channel_id,
        role=settings.human_role_id,
        user=settings.human_user_id,
    )
    somebody = reach.channel or (kept.guild_id is not None and (reach.role or reach.user))
    return reach if somebody else Nobody(kept.guild_id)


async def note_asked(app: App, key: str) -> None:
    """Note, after it was passed on, that a person is wanted for the question."""
    async with app.database.transaction() as connection:
        await app.stores.questions.want_human(connection, key, app.now())
