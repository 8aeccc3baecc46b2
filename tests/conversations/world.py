"""An invented server with people on it, and the bot as they meet it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import discord
import simcord
from simcord.components import walk_components

from benchmarks.quality.open_sets import open_questions
from bot.client import Wijkbot, create_bot
from bot.settings import Settings
from knowledge.answer import Answer, Found, Question, Suggestions
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry

FOUND = "Hoe lang duurt het voordat een wijk beter wordt?"
FOUND_ID = "continuiteit-hoe-lang"
STRANGE = "krakende hobo zonder veter"
NONSENSE = "asdkjh qweoiu zxcmnb"
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
    "hoe begin je een moestuin",
    "wat doet een wijkregisseur",
    "wat is het nut van een dorpsondersteuner",
    "Kun je vertellen wat opbouwwerk is?",
)
STRICTEST = 0.95
BUTTON, SECTION, TEXT = 2, 9, 10


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

    async def choose_people(self) -> None:
        """Let who reads along in a channel of its own answer, so that a person is offered."""
        desk = self.guild.create_text_channel("balie")
        app = self.bot.app
        async with app.database.transaction() as connection:
            before = await app.stores.guilds.get(self.guild.id, connection)
            chosen = replace(before, human_channel_id=desk.id)
            await app.stores.guilds.save(connection, chosen, self.env.now())

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
        (own,) = {own for name, own in pressable(message) if name == label}
        return response(await (who or self.anna).click(message, custom_id=own))

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


async def pick(
    who: simcord.MemberActor, message: simcord.ResponseMessage | discord.Message, value: str
) -> simcord.InteractionResult:
    """Someone chooses one of `options`: in a list, or with the button beside its line."""
    for one in _components(message):
        if any(option["value"] == value for option in one.get("options", [])):
            return await who.select(message, [value], custom_id=one["custom_id"])
    return await who.click(message, custom_id=value)


async def before(world: World, channel: discord.abc.Messageable, *buttons: str) -> discord.Message:
    """Return a message as the bot sent them before they were components: an embed with buttons."""
    view = discord.ui.View()
    for own in buttons:
        view.add_item(discord.ui.Button(label="Druk", custom_id=own))
    view.stop()
    card = discord.Embed(title="Van vroeger", description="Zoals het was")
    message = await channel.send("vroeger", embed=card, view=view)
    world.env.http_requests.pop()  # what is sent now is no embed
    return message


def unsure(catalogue: Catalogue) -> str:
    """Return a question that the bot answers with choices."""
    return first(catalogue, MAY_BE_UNSURE, lambda answer: isinstance(answer, Suggestions))


def perhaps_urgent(catalogue: Catalogue) -> tuple[str, ElsewhereEntry]:
    """Return what may be a call for help, and whom to call for it."""

    def is_called(answer: Answer) -> bool:
        beside = answer.elsewhere if isinstance(answer, Suggestions) else None
        return beside is not None and beside.urgent

    sounds_so = [one.text for one in open_questions("learn") if one.of_set == "calm"]
    text = first(catalogue, sounds_so, is_called)
    answer = catalogue.answer(Question(text))
    assert isinstance(answer, Suggestions)
    assert answer.elsewhere is not None
    return text, answer.elsewhere


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
    texts = (one["content"] for one in _components(message) if one["type"] == TEXT)
    return "\n".join(filter(None, (message.content, *texts)))


def labels(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return what all buttons do, in order: their labels, or the line that one stands beside."""
    return [name for name, _ in pressable(message)]


def pressable(message: simcord.ResponseMessage | discord.Message) -> list[tuple[str, str]]:
    """Return what each button does with its custom_id, or the page it opens."""
    beside = {}
    for one in _components(message):
        if one["type"] == SECTION and "custom_id" in one["accessory"]:
            line = one["components"][0]["content"].split("\n")[0]
            beside[one["accessory"]["custom_id"]] = line.strip("*").replace("\\", "")
    buttons = [one for one in _components(message) if one["type"] == BUTTON]
    return [
        (beside.get(one.get("custom_id"), one["label"]), one.get("custom_id") or one["url"])
        for one in buttons
    ]


def custom_ids(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return the custom_ids of all buttons and lists, in order."""
    return [one["custom_id"] for one in _components(message) if one.get("custom_id")]


def options(message: simcord.ResponseMessage | discord.Message) -> list[str]:
    """Return the values of the lines with a button beside them, and of lists to choose from."""
    values = []
    for one in _components(message):
        if one["type"] == SECTION and "custom_id" in one["accessory"]:
            values.append(one["accessory"]["custom_id"])
        values += [option["value"] for option in one.get("options", [])]
    return values


def _components(message: simcord.ResponseMessage | discord.Message) -> list[dict[str, Any]]:
    return list(
        walk_components(
            [one if isinstance(one, dict) else one.to_dict() for one in message.components]
        )
    )


def made(
    settings: Settings, catalogue: Catalogue, now: Callable[[], datetime]
) -> Callable[[], Wijkbot]:
    """Return what makes the bot, over and over, with a catalogue that is there already."""
    return lambda: create_bot(settings, now=now, build=lambda _: catalogue)
