"""What the bot does in channels, in words: modes, silence, and what it may not do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.moments import moment_in_words, zone_named
from bot.dutch import joined
from storage.channels import Mode

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from storage.guilds import GuildSettings

MODES = {"off": "uit", "on_request": "op verzoek", "listening": "meelezen"}
"""The words of the command, by `storage.channels.Mode`."""
DOES = {
    "off": "ik antwoord daar niet, ook niet als iemand mij noemt. Commando’s werken wel.",
    "on_request": "ik antwoord daar alleen als iemand mij noemt.",
    "listening": (
        "ik antwoord daar ook op vragen die niet aan mij gericht zijn, als ik het antwoord zeker "
        "weet. In een gesprek tussen twee mensen meng ik me niet."
    ),
}
LOG_GONE = (
    "Let op: het logkanaal bestaat niet meer, dus er komen geen regels. Kies een ander met "
    "/beheer logkanaal."
)
_RIGHTS = {
    "view_channel": "Kanaal bekijken",
    "send_messages": "Berichten versturen",
    "send_messages_in_threads": "Berichten versturen in threads",
    "read_message_history": "Berichtgeschiedenis lezen",
}
"""Discord's Dutch names of what the bot needs in a channel."""


def lacking(channel: str, rights: tuple[str, ...]) -> str:
    names = joined(tuple(f"‘{_RIGHTS[right]}’" for right in rights))
    rights_word = "het recht" if len(rights) == 1 else "de rechten"
    return f"Let op: in {channel} mis ik {rights_word} {names}. Geef mij die, anders lukt het niet."


def silence(settings: GuildSettings, now: datetime) -> str:
    if settings.silent_until is None or not is_silent(settings, now):
        return (
            "Ik ben niet stil. Zeg tot wanneer ik in de kanalen niets mag zeggen, bijvoorbeeld "
            "‘morgen om 9 uur’ of ‘over twee weken’."
        )
    when = moment_in_words(settings.silent_until.astimezone(zone_named(settings.time_zone)))
    return f"Ik ben stil tot {when}: in de kanalen zeg ik niets. Commando’s werken gewoon."


async def mode_now(app: App, guild: int, channel: int, parent: int | None = None) -> Mode:
    """Return what holds in a channel, or in a thread of `parent`: nothing during a silence."""
    settings = await app.stores.guilds.get(guild)
    if is_silent(settings, app.now()):
        return Mode.OFF
    return await app.stores.channels.of(guild, channel, parent)


def is_silent(settings: GuildSettings, now: datetime) -> bool:
    return settings.silent_until is not None and now < settings.silent_until
