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
GONE = (
    "De rol of persoon die hier zulke vragen kreeg, is er niet meer, dus ik kan je vraag aan "
    "niemand doorgeven. Vraag het aan een moderator; die kan dit instellen met /beheer mens."
)
REQUEST = "Iemand zoekt een antwoord van een mens"
REQUEST_TEXT = "Mijn antwoord was nog niet genoeg. Kan iemand helpen?"
THE_QUESTION = "De vraag"
WHERE = "Ga naar het gesprek"


def passed_on(whom: str, channel: str) -> str:
    """Say to whom a question was passed on and in which channel the answer is going to be."""
    return f"{_passed_on(whom)} in {channel}, zonder je naam. Daar kan iemand je antwoorden."


def passed_on_here(whom: str) -> str:
    """Say to whom a question was passed on where it was asked."""
    return f"{_passed_on(whom)} in dit kanaal, zonder je naam. Daar kan iemand je antwoorden."


def passed_on_unseen(whom: str) -> str:
    """Say to whom a question was passed on in a channel that the asker can't see."""
    return (
        f"{_passed_on(whom)}, zonder je naam. Het kanaal waar hij staat, kun je zelf niet zien, "
        "en niemand daar weet dat de vraag van jou is. "
        "Hoor je niets? Vraag er dan een moderator naar."
    )


def _passed_on(whom: str) -> str:
    return f"Ik heb je vraag{f' aan {whom}' if whom else ''} doorgegeven"
