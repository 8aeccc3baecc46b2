"""What stands on the invented server of the demo."""

from __future__ import annotations

BOT = "Wijkbot"
SERVER = "Wijkwerkplaats"
CHANNEL = "vragen"
TOPIC = "Stel hier je vraag over wat werkt in de wijk"
MODERATORS = "Moderators"
QUESTION = "hoe lang duurt het voordat een wijk beter wordt?"


WELCOME = (
    "Welkom in de Wijkwerkplaats! Typ /vraag en dan je vraag. "
    "Probeer ook eens /zoek, /thema en /hulp."
)


def open_page(url: str, bot: str) -> str:
    """Say where the page is, how the bot is mentioned there, and how to stop."""
    return (
        f"Open deze pagina in je browser:\n  {url}\n"
        "Praat er als Anna of als moderator Mo: typ / voor de commando’s,\n"
        f"of {bot} en dan je vraag. Stoppen: Ctrl-C."
    )
