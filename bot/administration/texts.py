"""What the bot says to who manages a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import clock, percentage

if TYPE_CHECKING:
    from datetime import datetime

HUMAN_NOT_SET = (
    "Er is niemand ingesteld. Kies een rol, een kanaal of een persoon; "
    "dan komen vragen van de knop ‘Vraag een mens’ daar terecht."
)
HUMAN_IS_BOT = "Een bot is geen mens. Kies een persoon."
MODERATORS_NOT_SET = (
    "Er is geen rol ingesteld. Moderator is nu iedereen met het recht ‘Berichten beheren’."
)
THRESHOLD_RANGE = "Kies een getal van 30 tot en met 95."
EVERYONE_ROLE = "De rol @everyone kan ik hier niet voor gebruiken. Kies een andere rol."


def saved(sentence: str) -> str:
    """Return that what a sentence says holds from now on."""
    return f"Bewaard. {sentence}"


def human_is(whom: str) -> str:
    """Return to whom questions go."""
    return f"Vragen van de knop ‘Vraag een mens’ gaan naar {whom}."


def moderators_are(role: str) -> str:
    """Return who the moderators are."""
    return f"Moderator is wie de rol {role} heeft."


def threshold_is(share: float, shipped: bool) -> str:
    """Return from which confidence the bot answers, and whether that is the shipped one."""
    ours = " Dat is de gewone instelling." if shipped else ""
    return (
        f"Ik geef een antwoord vanaf {percentage(share)} zekerheid; daaronder vraag ik door.{ours}"
    )


CANNOT_WRITE_THERE = (
    "In dat kanaal mag ik geen berichten met een kaart (embed) plaatsen. "
    "Geef mij daar de rechten ‘Kanaal bekijken’, ‘Berichten versturen’ en ‘Links insluiten’."
)
WHERE_ASKED = "Er is geen kanaal gekozen; ik zet de vraag in het kanaal waar iemand hem stelt."
ROLE_NOT_MENTIONABLE = (
    "Let op: ik mag deze rol niet noemen, dus niemand krijgt een melding. "
    "Zet in de instellingen van de rol aan dat iedereen die mag noemen."
)
PERSON_NOT_HERE = "Deze persoon is niet op deze server. Kies iemand die hier wel is."
MODERATORS_SEE_NOTHING = (
    "Let op: die rol ziet /kennis en /onbeantwoord nog niet. Geef de rol het recht ‘Berichten "
    "beheren’, of zet de commando’s voor die rol aan bij Serverinstellingen, Integraties."
)
MODERATORS_GONE = (
    "De ingestelde rol bestaat niet meer, dus nu is niemand moderator. Kies een andere rol."
)


def role_named(name: str | None) -> str:
    """Return a role in words; None is one that was removed."""
    return f"de rol ‘{name}’" if name else "een rol die niet meer bestaat"


def person_named(name: str | None) -> str:
    """Return a person in words; None is one who left."""
    return name or "iemand die niet meer op deze server is"


def channel_named(name: str | None) -> str:
    """Return a channel in words; None is one that was removed."""
    return f"in het kanaal #{name}" if name else "in een kanaal dat niet meer bestaat"


A_ZONE = "een tijdzone"


def zone_is(name: str, now: datetime, *, shipped: bool) -> str:
    """Return in which zone times are meant, and how late it is there."""
    ours = " Dat is de gewone instelling." if shipped else ""
    return f"Tijden op deze server zijn in de tijdzone {name}; daar is het nu {clock(now)}.{ours}"


THRESHOLD_LEFT = "Er is niets veranderd."
OPERATORS_ONLY = "Een reservekopie maken mag alleen wie mij draait (WIJKBOT_OPERATORS)."
BACKUP_FAILED = (
    "De reservekopie is niet gelukt; er staat geen half bestand. In mijn logboek staat waarom."
)


def backed_up(path: str, size: str) -> str:
    """Return that a backup was written, where, and how large it is."""
    return (
        f"De reservekopie staat op de schijf van mijn computer: {path} ({size}). Er staan "
        "gegevens van mensen in, dus bewaar die veilig en niet langer dan nodig."
    )
