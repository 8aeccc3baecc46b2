"""Reading a message: whether it speaks to the bot, what it asks, and what it names."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.actions import parse
from bot.conversations import Place, Talk, Thread
from bot.discord.sending import Interaction
from bot.dutch import paragraphs
from knowledge.answering.mentions import Mentions

_TOKENS = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:|/[^:>]{1,32}:|id:)\d+>|<t:-?\d+(?::\w)?>")
"""Mentions, custom emoji and times, as Discord writes them."""

_TALK = frozenset({discord.MessageType.default, discord.MessageType.reply})


def question_in(content: str) -> str:
    """Return the text of a message without what Discord writes as a token, such as people."""
    return " ".join(_TOKENS.sub(" ", content).split(" ")).strip()


def said_by_someone(message: discord.Message) -> bool:
    """Return whether a person said it: no bot, no webhook, and no notice of Discord's."""
    return not message.author.bot and not message.webhook_id and message.type in _TALK


def speaks_to(message: discord.Message, me: discord.abc.Snowflake) -> bool:
    """Return whether a person's message is meant for the bot: in a DM, by name, or as a reply."""
    if not said_by_someone(message):
        return False
    if message.guild is None:
        return True
    if any(user.id == me.id for user in message.mentions):
        return True
    replied = message.reference.resolved if message.reference else None
    return (
        isinstance(replied, discord.Message)
        and replied.author.id == me.id
        and bool(question_in(message.content))  # empty without the privileged intent
    )


def is_to_others(message: discord.Message) -> bool:
    """Return whether a message is for somebody: a reply or a mention, of a role or all too."""
    mentions = message.mentions or message.role_mentions or message.mention_everyone
    return message.reference is not None or bool(mentions)


def parent_of(channel: object) -> int | None:
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def talk_in(interaction: Interaction) -> Talk:
    return Talk(interaction.channel_id or 0, interaction.user.id)


def places(message: discord.Message) -> Sequence[Place]:
    """Return where what was discussed may be found, the most telling first."""
    in_order: list[Place] = []
    if message.reference is not None and message.reference.message_id is not None:
        in_order.append(Thread(message.reference.message_id))
    in_order.append(Talk(message.channel.id, message.author.id))
    if isinstance(message.channel, discord.Thread):
        in_order.append(Thread(message.channel.id))
    return in_order


def named_in(
    message: discord.Message, me: discord.abc.Snowflake, mentions: Mentions
) -> tuple[str, ...]:
    """Return the ids of the entries that a message names, each once.

    A message of the bot's own names what its buttons are for; where those name nothing, and in any
    other message, its words, links and cards do.
    """
    if message.author.id == me.id:
        on_buttons = dict.fromkeys(entry for entry in _on_buttons(message) if entry in mentions.ids)
        if on_buttons:
            return tuple(on_buttons)
    return mentions.named_in("\n".join(_written(message)))


def words_of(message: discord.Message) -> str:
    """Return what a message says, or one that was forwarded by it: its text, else its cards."""
    texts = (message.content, *(snapshot.content for snapshot in message.message_snapshots))
    return paragraphs(*texts) or "\n".join(_written(message))


def _on_buttons(message: discord.Message) -> Iterator[str]:
    for item in components_of(message):
        values = [item.custom_id] if isinstance(item, discord.Button) else []
        if isinstance(item, discord.SelectMenu):
            values = [option.value for option in item.options]
        for value in values:
            entry = getattr(parse(value or ""), "entry", None)
            if entry is not None:
                yield entry


def components_of(message: discord.Message | discord.MessageSnapshot) -> Iterator[Any]:
    """Return every component of a message, in the order in which it is read."""
    waiting: list[Any] = list(reversed(message.components))
    while waiting:
        item = waiting.pop()
        yield item
        beside = getattr(item, "accessory", None)
        waiting += [*filter(None, (beside,)), *reversed(getattr(item, "children", ()))]


def _written(message: discord.Message) -> Iterator[str]:
    parts: tuple[discord.Message | discord.MessageSnapshot, ...] = (message,)
    for part in (*parts, *message.message_snapshots):
        yield part.content
        for embed in part.embeds:  # of a page that someone named
            yield from filter(None, (embed.url, embed.title, embed.description))
        for item in components_of(part):
            if isinstance(item, discord.TextDisplay):
                yield item.content
            elif isinstance(item, discord.Button) and item.url:
                yield item.url
