"""Reading a message: whether it speaks to the bot, and what it asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.use_cases.conversations import Talk, Thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.use_cases.conversations import Place

_TOKENS = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:|/[^:>]{1,32}:|id:)\d+>|<t:-?\d+(?::\w)?>")
"""Mentions, custom emoji and times, as Discord writes them."""

_TALK = frozenset({discord.MessageType.default, discord.MessageType.reply})


def asked(content: str) -> str:
    """Return the text of a message without what Discord writes as a token, such as people."""
    return " ".join(_TOKENS.sub(" ", content).split(" ")).strip()


def speaks_to(message: discord.Message, me: discord.abc.Snowflake) -> bool:
    """Return whether a person's message is meant for the bot: in a DM, by name, or as a reply."""
    if message.author.bot or message.webhook_id or message.type not in _TALK:
        return False
    if message.guild is None:
        return True
    if any(user.id == me.id for user in message.mentions):
        return True
    replied = message.reference.resolved if message.reference else None
    return (
        isinstance(replied, discord.Message)
        and replied.author.id == me.id
        and bool(asked(message.content))  # empty without the privileged intent
    )


def places(message: discord.Message) -> Sequence[Place]:
    """Return where what was discussed may be found, the most telling first."""
    found: list[Place] = []
    if message.reference is not None and message.reference.message_id is not None:
        found.append(Thread(message.reference.message_id))
    found.append(Talk(message.channel.id, message.author.id))
    if isinstance(message.channel, discord.Thread):
        found.append(Thread(message.channel.id))
    return found
