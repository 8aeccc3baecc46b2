"""What the bot says about *Nuttig* and *Niet nuttig*, and the reasons to choose from."""

from __future__ import annotations

USEFUL = "Nuttig"
NOT_USEFUL = "Niet nuttig"

REASONS: dict[str, str] = {
    "onderw": "Het gaat over iets anders",
    "onjuist": "Het klopt niet",
    "oud": "Het is verouderd",
    "algemeen": "Het is te algemeen",
    "moeilijk": "Het is te moeilijk",
}
"""By the short key that a button holds; a key never changes its meaning."""
WRONG = "onjuist"

WHY_NOT = "Wat was er niet goed?"
WHY_NOT_TEXT = (
    "Kies wat het beste past. Je naam bewaar ik er niet bij. "
    "De moderators gebruiken het om het antwoord beter te maken."
)
THANKS_USEFUL = "Dank je. Fijn dat je er iets aan hebt."
THANKS_NOT_USEFUL = "Dank je. De moderators kunnen het antwoord hiermee beter maken."
CHANGED = "Ik heb je oordeel aangepast. Dank je."
ALREADY = "Dat had je al laten weten. Dank je."
FORGOTTEN = (
    "Deze vraag is al gewist; dat gebeurt na uiterlijk 28 dagen. "
    "Stel je vraag opnieuw, dan kun je weer laten weten of het antwoord helpt."
)
