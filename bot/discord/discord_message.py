"""A view as a Discord message: within every limit; nothing pings or formats by accident."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord

from bot.discord.discord_components import NAMELESS, components
from bot.discord.discord_text import description
from bot.discord.escaping import escape_line
from bot.dutch import clean, cut, units
from bot.view import Tone

if TYPE_CHECKING:
    from bot.view import View

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_FOOTER = 256, 4096, 2048
IN_ALL = 6000
COLOURS = {
    Tone.ANSWER: 0x1F7A4D,
    Tone.CHOICE: 0x1F5F9E,
    Tone.UNKNOWN: 0x9A6700,
    Tone.NOTICE: 0x5C6370,
    Tone.REFUSAL: 0xA4262C,
}
"""Only beside words that say the same."""


@dataclass(frozen=True, slots=True)
class Message:
    """What to send. The components are stopped: a press is known by its custom_id alone."""

    embed: discord.Embed
    components: discord.ui.View | None
    allowed_mentions: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)


def to_message(view: View) -> Message:
    """Return the view as Discord takes it. Components can only be stopped in an event loop."""
    title = cut(escape_line(view.title), LONGEST_TITLE)
    footer = cut(clean(view.footer), LONGEST_FOOTER)
    room = min(LONGEST_DESCRIPTION, IN_ALL - units(title) - units(footer))
    text = description(view, room)
    embed = discord.Embed(
        title=title or None,
        description=text or (None if title else NAMELESS),
        colour=discord.Colour(COLOURS[view.tone]),
    )
    if footer:
        embed.set_footer(text=footer)
    return Message(embed, components(view))
