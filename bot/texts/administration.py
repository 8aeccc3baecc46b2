"""What the bot says to who manages a server."""

from __future__ import annotations

from bot.texts.dates import percentage

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
WHERE_ASKED = "Er is geen kanaal gekozen; ik zet de vraag in het kanaal waar iemand haar stelt."
ROLE_NOT_MENTIONABLE = (
    "Let op: ik mag deze rol niet noemen, dus niemand krijgt een melding. "
    "Zet bij de rol aan dat iedereen haar mag noemen."
)
PERSON_NOT_HERE = "Deze persoon is niet op deze server. Kies iemand die hier wel is."
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
