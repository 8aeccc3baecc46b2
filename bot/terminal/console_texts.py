"""What the terminal conversation says around the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WELCOME = (
    "Dag! Ik ben Wijkbot.\nStel een vraag over wat werkt in de wijk.\n"
    "Typ /hulp voor wat ik nog meer kan, en /stop om te stoppen."
)
PROMPT = "> "
GOODBYE = "Tot ziens!"
CHOOSE_NUMBER = "Typ een nummer om te kiezen."
UNKNOWN_COMMAND_HINT = "Typ /hulp om te zien wat er wel kan."
COMMANDS: dict[str, str] = {
    "/vraag": "stel een vraag (of typ gewoon je vraag)",
    "/zoek": "zoek op woorden",
    "/publicatie": "bekijk een publicatie; typ de titel erachter",
    "/thema": "bekijk een thema",
    "/hulp": "lees wat ik kan",
    "/stop": "stop",
}


def unknown_command(typed: str) -> str:
    """Say that a command doesn't exist."""
    return f"Het commando {typed} werkt hier niet. {UNKNOWN_COMMAND_HINT}"


def no_such_number(most: int) -> str:
    """Say which numbers can be chosen."""
    return "Kies 1." if most == 1 else f"Kies een nummer van 1 tot en met {most}."


def choose_one_of(option: str, words: Iterable[str]) -> str:
    """Say what an option can be."""
    return f"Bij {option} kun je kiezen uit: {', '.join(words)}."


def number_wanted(option: str) -> str:
    """Say that an option takes a number."""
    return f"Bij {option} hoort een getal, bijvoorbeeld {option}:{_EXAMPLES[option]}."


_EXAMPLES = {"vanaf_jaar": 2020, "max_leestijd": 20}
IN_THE_TERMINAL = "Hier in de terminal"
FILTERS = (
    "Bij /zoek kun je filters zetten: thema, soort, organisatie, auteur, vanaf_jaar en "
    "max_leestijd. Bijvoorbeeld: "
    "/zoek bewoners thema:wonen vanaf_jaar:2020"
)
ASK_ONE_OF = "Hierover weet ik wel iets:"
SEE_ALL = "Typ het commando zonder naam, dan zie je waaruit je kunt kiezen."
