"""Sending a `View` on Discord, in answer to an interaction or in a channel; and what those are."""

import asyncio
import logging
import secrets
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias, TypeVar

import aiohttp
import discord
from discord.ext import commands

from bot.actions import Action, custom_id
from bot.app import App
from bot.discord.message import Message, to_message
from bot.view import Attachment, View

log = logging.getLogger(__name__)
T = TypeVar("T")
PAUSES = (0.5, 2.0, 5.0)
"""Seconds before each other try of an answer that may not have arrived."""
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes that Discord takes of one file."""


class Client(commands.Bot):
    """A client with the app that is open while it runs."""

    app: App


Interaction = discord.Interaction[Client]
Waits: TypeAlias = Callable[[Interaction], Awaitable[None]]
"""Acknowledges what someone did, before anything slow is done for it."""
Channel = (
    discord.TextChannel
    | discord.VoiceChannel
    | discord.StageChannel
    | discord.ForumChannel
    | discord.Thread
)
"""Where people write, or start to."""


def fits(file: Attachment) -> bool:
    return len(file.content) <= LARGEST_FILE


def zipped(files: Sequence[Attachment]) -> Attachment:
    """Return files as one that is smaller, in the form that every computer opens."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return Attachment(f"{files[0].name.rpartition('.')[0]}.zip", content.getvalue())


async def think(interaction: Interaction, *, public: bool = False) -> None:
    """Acknowledge at once that a new message follows: Discord waits for three seconds only.

    One that was acknowledged already stays as it is.
    """
    if interaction.response.is_done():
        return
    await interaction.response.defer(ephemeral=not public, thinking=True)


@asynccontextmanager
async def thinking(
    interaction: Interaction, *, public: bool = False
) -> AsyncIterator[asyncio.Task[None]]:
    """Acknowledge as `think` does, beside the block, which gets the task that does so.

    So a command takes its place in line as soon as a message does.
    """
    acknowledging = asyncio.create_task(think(interaction, public=public))
    try:
        yield acknowledging
    finally:
        await acknowledging


async def hold(interaction: Interaction) -> None:
    """Acknowledge at once that the message with the button is going to change."""
    await interaction.response.defer()


async def hold_if_ephemeral(interaction: Interaction) -> None:
    """Announce a change of the message with the button where it is ephemeral, else a new one."""
    message = interaction.message
    ephemeral = message is not None and message.flags.ephemeral
    await (hold if ephemeral else think)(interaction)


def is_private(interaction: Interaction) -> bool:
    """Return whether only the one who pressed sees the message with the button."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or interaction.guild_id is None)


async def hold_if_private(interaction: Interaction) -> None:
    """Announce a change of the message with the button where it is private, else a new one."""
    await (hold(interaction) if is_private(interaction) else think(interaction))


async def respond(interaction: Interaction, view: View, *, files: Sequence[Attachment] = ()) -> int:
    """Answer an interaction with `view`, or fill in what `think` or `hold` announced.

    Each of `files` is one that `fits`. Returns the id of the message.
    """
    assert all(map(fits, files)), "who sends a file has looked whether it fits"
    message = to_message(await with_names(interaction.client, view), files)
    if interaction.response.is_done():
        edited = await persist(
            lambda: interaction.edit_original_response(
                **_in_place_of(interaction.message),
                view=message.layout,
                allowed_mentions=message.allowed_mentions,
                attachments=_files(message),
            )
        )
        return edited.id
    sent = await interaction.response.send_message(**_parts(message), ephemeral=True)
    return sent.message_id or interaction.id


async def relabel(interaction: Interaction, old: Action, label: str, new: Action) -> None:
    """Give a button of the message that `hold` announced to change another label and action."""
    message = interaction.message
    assert message is not None, "a button stands on a message"
    kind = discord.ui.LayoutView if message.flags.components_v2 else discord.ui.View
    layout = kind.from_message(message, timeout=None)
    for item in layout.walk_children():
        if isinstance(item, discord.ui.Button) and item.custom_id == custom_id(old):
            item.label, item.custom_id = label, custom_id(new)
    layout.stop()
    await interaction.edit_original_response(view=layout)


async def tell(interaction: Interaction, view: View) -> None:
    """Say something to the one who acted, in a message of its own that only they see."""
    if not interaction.response.is_done():
        await respond(interaction, view)
        return
    await interaction.followup.send(**_parts(to_message(view)), ephemeral=True)


async def post(
    channel: discord.abc.Messageable,
    view: View,
    *,
    above: str = "",
    mentions: discord.AllowedMentions | None = None,
    reply_to: discord.MessageReference | None = None,
    nonce: str | None = None,
) -> discord.Message:
    """Post `view` in a channel, with `above` before it as it is.

    Posted again with the same `nonce` within minutes, it is the message that is there. Without one
    it is tried a few times.
    """
    message = to_message(view, above=above)
    options: dict[str, Any] = {"nonce": nonce or secrets.token_urlsafe(16), "mention_author": False}
    if mentions is not None:
        options["allowed_mentions"] = mentions
    if reply_to is not None:
        options["reference"] = reply_to

    async def send() -> discord.Message:
        return await channel.send(**(_parts(message) | options))

    return await (persist(send) if nonce is None else send())


async def persist(send: Callable[[], Awaitable[T]]) -> T:
    """Send, and send again where the network or Discord failed; twice must come to the same."""
    for pause in PAUSES:
        try:
            return await send()
        except (aiohttp.ClientError, OSError, discord.DiscordServerError) as error:
            log.info("An answer is sent again (%s)", type(error).__name__)
            await asyncio.sleep(pause)
    return await send()


async def name_of(client: discord.Client, user: int) -> str | None:
    """Return someone's name on Discord; None where they can't be found now."""
    try:
        return (client.get_user(user) or await client.fetch_user(user)).name
    except discord.HTTPException:
        return None


async def with_names(client: discord.Client, view: View) -> View:
    """Return the view with people by name: a mention may read as a number."""
    sections = []
    for section in view.sections:
        if section.person is not None:
            name = await name_of(client, section.person)
            by = f"Door @{name}" if name else "Door iemand die niet meer te vinden is"
            text = "\n".join(filter(None, (section.text, by)))
            sections.append(replace(section, text=text, person=None))
        else:
            sections.append(section)
    return replace(view, sections=tuple(sections))


def _parts(message: Message) -> dict[str, Any]:
    mentions = message.allowed_mentions
    return {"view": message.layout, "allowed_mentions": mentions, "files": _files(message)}


def _files(message: Message) -> list[discord.File]:
    return [
        discord.File(BytesIO(file.content), file.name, description=file.description)
        for file in message.files
    ]


def _in_place_of(message: discord.Message | None) -> dict[str, Any]:
    """Return what empties an old message, which had its words outside its components."""
    if message is None or message.flags.components_v2:
        return {}
    return {"content": None, "embeds": []}
