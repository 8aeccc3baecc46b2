"""An invented server with people on it, and the bot as they meet it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord

from bot.client import create_bot
from knowledge.answer import Found, Question, Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import simcord

    from bot.client import Wijkbot
    from bot.settings import Settings
    from knowledge.answer import Answer
    from knowledge.catalogue import Catalogue

FOUND = "Hoe lang duurt het voordat een wijk beter wordt?"
FOUND_ID = "continuiteit-hoe-lang"
STRANGE = "asdkjh qweoiu zxcmnb"
MAY_BE_UNSURE = (
    "wonen en zorg ouderen",
    "bewoners en geld",
    "jongeren en werk",
    "samenwerken met scholen",
    "armoede in de wijk",
    "buurthuis",
    "veilige straat",
)
"""One of these will do to have choices, however the matching is tuned."""
MAY_BE_NEARLY_SURE = (
    "eenzaamheid",
    "wat helpt tegen eenzaamheid",
    "wat is een buurtbudget",
    "gezondheid in de wijk",
    "hoe betrek je bewoners",
)
STRICTEST = 0.95


@dataclass
class World:
    """The server Wijkwerkplaats: Anna asks, Bea manages it, Cas is there too."""

    env: simcord.Env
    make: Callable[[], Wijkbot]
    guild: simcord.GuildHandle = field(init=False)
    channel: simcord.ChannelHandle = field(init=False)
    anna: simcord.MemberActor = field(init=False)
    bea: simcord.MemberActor = field(init=False)
    cas: simcord.MemberActor = field(init=False)

    def __post_init__(self) -> None:
        self.guild = self.env.create_guild("Wijkwerkplaats")
        self.channel = self.guild.create_text_channel("vragen")
        managers = self.guild.create_role(
            "beheer", permissions=discord.Permissions(manage_guild=True)
        )
        self.anna = self.guild.add_member(self.env.create_user("anna"))
        self.bea = self.guild.add_member(self.env.create_user("bea"), roles=[managers])
        self.cas = self.guild.add_member(self.env.create_user("cas"))

    @property
    def bot(self) -> Wijkbot:
        bot = self.env.bot
        assert hasattr(bot, "app")
        return bot  # type: ignore[return-value]  # the one that `make` made

    @property
    def mention(self) -> str:
        assert self.env.bot.user is not None
        return self.env.bot.user.mention

    async def restart(self) -> None:
        """Stop the bot and start another one over the same database."""
        await self.env.bot.close()
        await self.env.restart_bot(self.make())

    async def ask(self, question: str, **options: Any) -> simcord.ResponseMessage:
        """Anna asks with `/vraag`; what she gets to see."""
        return response(await self.anna.slash(self.channel, "vraag", vraag=question, **options))

    async def click(
        self,
        message: simcord.ResponseMessage | discord.Message,
        label: str,
        who: simcord.MemberActor | None = None,
    ) -> simcord.ResponseMessage:
        """Someone, Anna if not said, presses a button; what they get to see.

        One that stands under *Meer* is pressed there.
        """
        if label not in labels(message) and "Meer" in labels(message):
            message = response(await (who or self.anna).click(message, label="Meer"))
        return response(await (who or self.anna).click(message, label=label))

    async def say(self, text: str, **options: Any) -> discord.Message | None:
        """Anna says something in the channel; what the bot says to it, or None."""
        before = len(self.channel.history())
        await self.anna.send(self.channel, text, **options)
        said = [one for one in self.channel.history()[before:] if by_bot(one)]
        assert len(said) <= 1, "one reply to one message"
        return said[0] if said else None

    def posted(self) -> list[discord.Message]:
        """All that everyone sees of the bot in the channel, oldest first."""
        return [one for one in self.channel.history() if by_bot(one) and not one.flags.ephemeral]


def unsure(catalogue: Catalogue) -> str:
    """Return a question that the bot answers with choices."""
    return first(catalogue, MAY_BE_UNSURE, lambda answer: isinstance(answer, Suggestions))


def nearly_sure(catalogue: Catalogue) -> str:
    """Return a question that the bot answers, though not with all confidence."""
    return first(
        catalogue,
        MAY_BE_NEARLY_SURE,
        lambda answer: isinstance(answer, Found) and answer.confidence < STRICTEST,
    )


def first(catalogue: Catalogue, texts: Sequence[str], fits: Callable[[Answer], bool]) -> str:
    return next(text for text in texts if fits(catalogue.answer(Question(text))))


def by_bot(message: discord.Message) -> bool:
    return bool(message.author.bot)


def response(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the answer to an interaction, which must be there."""
    assert result.response is not None, result
    return result.response


def words(message: simcord.ResponseMessage | discord.Message) -> str:
    """Return all that can be read in a message."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", embed.footer.text or ""]
        parts += [f"{one.name} {one.value}" for one in embed.fields]
    return "\n".join(filter(None, parts))


def labels(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return the labels of all buttons, in order."""
    return [one["label"] for one in _leaves(message) if one.get("label")]


def custom_ids(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return the custom_ids of all buttons and lists, in order."""
    return [one["custom_id"] for one in _leaves(message) if one.get("custom_id")]


def options(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return the values of the list to choose from."""
    found = [one for one in _leaves(message) if one.get("options")]
    return [option["value"] for one in found for option in one["options"]]


def _leaves(message: simcord.ResponseMessage | discord.Message) -> list[dict[str, Any]]:
    rows: list[Any] = [
        row if isinstance(row, dict) else row.to_dict() for row in message.components
    ]
    return [dict(one) for row in rows for one in row.get("components", [])]


def made(
    settings: Settings, catalogue: Catalogue, now: Callable[[], datetime]
) -> Callable[[], Wijkbot]:
    """Return what makes the bot, over and over, with a catalogue that is there already."""
    return lambda: create_bot(settings, now=now, build=lambda _: catalogue)
