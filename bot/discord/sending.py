"""Sending a `View` on Discord: as the answer to an interaction, or as a message in a channel."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import discord

from bot.discord.message import to_message
from bot.dutch import cut
from bot.view import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.discord.kinds import Interaction
    from bot.view import View

LONGEST_CONTENT = 2000
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes that Discord takes of one file."""


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


async def hold(interaction: Interaction) -> None:
    """Acknowledge at once that the message with the button is going to change."""
    await interaction.response.defer()


async def beside(interaction: Interaction) -> None:
    """Announce a change of a message that came as a reply to who presses, else a new one."""
    message = interaction.message
    ephemeral = message is not None and message.flags.ephemeral
    await (hold if ephemeral else think)(interaction)


def is_private(interaction: Interaction) -> bool:
    """Return whether only the one who pressed sees the message with the button."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or interaction.guild_id is None)


async def acknowledge(interaction: Interaction) -> None:
    """Announce a change of the message with the button where it is private, else a new one."""
    await (hold(interaction) if is_private(interaction) else think(interaction))


async def respond(
    interaction: Interaction, view: View, *, public: bool = False, files: Sequence[Attachment] = ()
) -> int:
    """Answer an interaction with `view`, or fill in what `think` or `hold` announced.

    `public` counts where nothing was announced. Each of `files` is one that `fits`. Returns the id
    of the message.
    """
    embed, components, mentions = _parts(view)
    attached = [
        discord.File(BytesIO(file.content), file.name, description=file.description)
        for file in files
    ]
    assert all(map(fits, files)), "who sends a file has looked whether it fits"
    if interaction.response.is_done():
        message = await interaction.edit_original_response(
            embed=embed,
            view=components,
            allowed_mentions=mentions,
            attachments=attached or discord.utils.MISSING,
        )
        return message.id
    sent = await interaction.response.send_message(
        embed=embed,
        view=components or discord.utils.MISSING,
        allowed_mentions=mentions,
        files=attached or discord.utils.MISSING,
        ephemeral=not public,
    )
    return sent.message_id or interaction.id


async def tell(interaction: Interaction, view: View) -> None:
    """Say something to the one who acted, in a message of its own that only they see."""
    if not interaction.response.is_done():
        await respond(interaction, view)
        return
    embed, components, mentions = _parts(view)
    await interaction.followup.send(
        embed=embed,
        view=components or discord.utils.MISSING,
        allowed_mentions=mentions,
        ephemeral=True,
    )


async def post(
    channel: discord.abc.Messageable,
    view: View,
    *,
    content: str | None = None,
    mentions: discord.AllowedMentions | None = None,
    reply_to: discord.MessageReference | None = None,
    embeds: bool = True,
    nonce: str | None = None,
) -> discord.Message:
    """Post `view` in a channel; where `embeds` may not be used there, its words only.

    Posted again with the same `nonce` within minutes, it is the message that is there.
    """
    embed, components, nobody = _parts(view)
    options: dict[str, Any] = {"view": components} if components else {}
    if nonce is not None:
        options["nonce"] = nonce
    if reply_to is not None:
        options["reference"] = reply_to
    if embeds:
        options["embed"] = embed
    else:
        content = cut("\n\n".join(filter(None, (content, *_words(embed)))), LONGEST_CONTENT)
    return await channel.send(
        content,
        allowed_mentions=nobody if mentions is None else mentions,
        mention_author=False,
        **options,
    )


def _parts(
    view: View,
) -> tuple[discord.Embed, discord.ui.View | None, discord.AllowedMentions]:
    message = to_message(view)
    return message.embed, message.components, message.allowed_mentions


def _words(embed: discord.Embed) -> tuple[str, ...]:
    title = f"**{embed.title}**" if embed.title else ""
    return (title, embed.description or "", embed.footer.text or "")
