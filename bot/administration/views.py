"""What is set on a server, in words; roles, people and channels by name, since mentions notify."""

from collections.abc import Iterable
from datetime import datetime

import discord

from bot.actions import Action, verb
from bot.cards.moments import zone_named
from bot.discord.people import fetch_member
from bot.discord.rights import TO_ANSWER, lacking
from bot.discord.sending import Channel
from bot.dutch import clock, joined, percentage
from knowledge.answering.deciding import Thresholds
from storage.channels import ChannelMode, Mode
from storage.guilds import GuildSettings

EVERYONE_ROLE = "De rol @everyone kan ik hier niet voor gebruiken. Kies een andere rol."
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


@verb("speak")
class EndSilence(Action):
    """Stilte opheffen: answer in the server's channels again."""


async def human(guild: discord.Guild, settings: GuildSettings) -> str:
    role = guild.get_role(settings.human_role_id) if settings.human_role_id else None
    whom = []
    if settings.human_role_id:
        whom.append(f"de rol ‘{role.name}’" if role else "een rol die niet meer bestaat")
    if settings.human_user_id:
        person = await fetch_member(guild, settings.human_user_id)
        left = "iemand die niet meer op deze server is"
        whom.append(person.display_name if person else left)
    place = ""
    if settings.human_channel_id:
        channel = guild.get_channel_or_thread(settings.human_channel_id)
        place = f"het kanaal #{channel.name}" if channel else "een kanaal dat niet meer bestaat"
    if not whom and not place:
        return (
            "Er is niemand ingesteld. Kies een rol, een kanaal of een persoon; "
            "dan komen vragen van de knop ‘Vraag een mens’ daar terecht."
        )
    where = f", in {place}" if whom and place else place
    sentence = f"Vragen van de knop ‘Vraag een mens’ gaan naar {joined(tuple(whom))}{where}."
    if not settings.human_channel_id:
        sentence += (
            " Er is geen kanaal gekozen: een persoon krijgt de vraag in een privébericht, een rol "
            "in het kanaal waar iemand hem stelt. Uit een privébericht bereikt niemand een rol: "
            "kies daarvoor ook een kanaal."
        )
    if role is not None and not (role.mentionable or guild.me.guild_permissions.mention_everyone):
        sentence += (
            " Let op: ik mag deze rol niet noemen, dus niemand krijgt een melding. "
            "Zet in de instellingen van de rol aan dat iedereen die mag noemen."
        )
    return sentence


def moderators(guild: discord.Guild, settings: GuildSettings) -> str:
    if settings.moderator_role_id is None:
        return (
            "Er is geen rol ingesteld. Moderator is nu iedereen met het recht ‘Berichten beheren’."
        )
    role = guild.get_role(settings.moderator_role_id)
    if role is None:
        return (
            "De ingestelde rol bestaat niet meer, dus nu is niemand moderator. Kies een andere rol."
        )
    sentence = f"Moderator is wie de rol ‘{role.name}’ heeft."
    if role.permissions.manage_messages:
        return sentence
    # Discord hides the commands from who lacks this right, whatever the bot would let them do.
    return (
        f"{sentence} Let op: die rol ziet /kennis en /onbeantwoord nog niet. Geef de rol het recht "
        "‘Berichten beheren’, of zet de commando’s voor die rol aan bij Serverinstellingen, "
        "Integraties."
    )


def threshold(settings: GuildSettings) -> str:
    shipped = settings.threshold is None
    share = Thresholds().found if settings.threshold is None else settings.threshold
    sentence = f"Ik geef een antwoord vanaf {percentage(share)} zekerheid; daaronder vraag ik door."
    return _shipped(sentence, shipped=shipped)


def time_zone(settings: GuildSettings, now: datetime) -> str:
    zone = zone_named(settings.time_zone)
    late = clock(now.astimezone(zone))
    sentence = f"Tijden op deze server zijn in de tijdzone {zone.key}; daar is het nu {late}."
    return _shipped(sentence, shipped=settings.time_zone is None)


def log_channel(guild: discord.Guild, settings: GuildSettings) -> str:
    if settings.log_channel_id is None:
        return (
            "Er is geen logkanaal. Kies een kanaal, dan schrijf ik daar een regel bij elke "
            "verandering van de instellingen."
        )
    channel = guild.get_channel_or_thread(settings.log_channel_id)
    return f"Bij elke verandering schrijf ik een regel in #{channel.name}." if channel else ""


def modes(guild: discord.Guild, set_to: Iterable[ChannelMode]) -> tuple[str, tuple[str, ...]]:
    lines = tuple(
        f"#{channel.name}: {MODES[setting.mode]}"
        for setting in set_to
        if (channel := guild.get_channel_or_thread(setting.channel_id))
    )
    everywhere = (
        "In elk kanaal antwoord ik op verzoek: alleen als iemand mij noemt. Kies een kanaal en een "
        "stand om dat te veranderen."
    )
    some = "In deze kanalen is iets ingesteld. In alle andere antwoord ik op verzoek."
    return some if lines else everywhere, lines


def mode(channel: Channel, set_to: Mode) -> str:
    return f"#{channel.name} staat op ‘{MODES[set_to]}’: {DOES[set_to]}"


def mode_hints(channel: Channel, set_to: Mode, *, message_content: bool) -> tuple[str, ...]:
    """What stands in the way of what was set: rights there, or what the bot gets to see."""
    lacks = lacking(channel, TO_ANSWER) if set_to is not Mode.OFF else ""
    hints = [lacks] if lacks else []
    if set_to is Mode.LISTENING and not message_content:
        hints.append(
            "Let op: meelezen werkt nog niet, want ik krijg de tekst van berichten niet te zien. "
            "Wie mij draait, zet ‘Message Content Intent’ aan in het Discord Developer Portal. "
            "Daarna stelt die WIJKBOT_MESSAGE_CONTENT in op true en start mij opnieuw. De stand "
            "blijft bewaard."
        )
    return tuple(hints)


def backed_up(path: str, size: str) -> str:
    return (
        f"De reservekopie staat op de schijf van mijn computer: {path} ({size}). Er staan "
        "gegevens van mensen in, dus bewaar die veilig en niet langer dan nodig."
    )


def _shipped(sentence: str, *, shipped: bool) -> str:
    return f"{sentence} Dat is de gewone instelling." if shipped else sentence
