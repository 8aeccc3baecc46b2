"""What the bot says about *Vraag een mens*."""

from __future__ import annotations

ASK_HUMAN = "Vraag een mens"
NOT_SET = (
    "Op deze server is nog niet ingesteld wie zulke vragen krijgt, dus ik kan je vraag aan "
    "niemand doorgeven. Vraag het aan een moderator; die kan dit instellen met /beheer mens."
)
NOT_IN_DM = (
    "In een privébericht kan ik je vraag aan niemand doorgeven. "
    "Stel je vraag op de server waar je mij gevonden hebt, dan kan het daar wel."
)
ALREADY = "Deze vraag is al doorgegeven. Je hoeft niets meer te doen."
TOO_OFTEN = "Je hebt net al een paar vragen doorgegeven. Probeer het over een uur nog eens."
FORGOTTEN = "Deze vraag is al gewist. Stel je vraag opnieuw, dan kan ik die doorgeven."
FAILED = (
    "Het lukte niet om je vraag door te geven: ik mag niet schrijven op de plek die is ingesteld. "
    "Vraag een moderator om dat na te kijken."
)
REQUEST = "Iemand zoekt een antwoord van een mens"
REQUEST_TEXT = "Mijn antwoord was nog niet genoeg. Kan iemand helpen?"
THE_QUESTION = "De vraag"
WHERE = "Ga naar het gesprek"


def passed_on(whom: str, channel: str, *, here: bool) -> str:
    """Say to whom a question was passed on and where the answer is going to be."""
    place = "in dit kanaal" if here else f"in {channel}"
    to = f" aan {whom}" if whom else ""
    return (
        f"Ik heb je vraag{to} doorgegeven {place}, zonder je naam. Daar kan iemand je antwoorden."
    )
