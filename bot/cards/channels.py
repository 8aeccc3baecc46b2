"""What the bot says about what it does in channels: modes, silence and the log."""

from __future__ import annotations

from bot.dutch import joined

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

ALL_ON_REQUEST = (
    "In elk kanaal antwoord ik op verzoek: alleen als iemand mij noemt. Kies een kanaal en een "
    "stand om dat te veranderen."
)
ELSEWHERE_ON_REQUEST = "In deze kanalen is iets ingesteld. In alle andere antwoord ik op verzoek."
CHOOSE_CHANNEL = "Kies ook een kanaal: bij welk kanaal hoort deze stand?"
MODE_OR_CLEAR = "Kies een stand of ‘wissen’, niet allebei."
NO_MESSAGE_CONTENT = (
    "Let op: meelezen werkt nog niet, want ik krijg de tekst van berichten niet te zien. Wie mij "
    "draait, zet ‘Message Content Intent’ aan in het Discord Developer Portal, stelt "
    "WIJKBOT_MESSAGE_CONTENT in op true en start mij opnieuw. De stand blijft bewaard."
)
RIGHTS = {
    "view_channel": "Kanaal bekijken",
    "send_messages": "Berichten versturen",
    "send_messages_in_threads": "Berichten versturen in threads",
    "embed_links": "Links insluiten",
    "read_message_history": "Berichtgeschiedenis lezen",
}
"""Discord's Dutch names of what the bot needs in a channel."""
LOG_NOT_SET = (
    "Er is geen logkanaal. Kies een kanaal, dan schrijf ik daar een regel bij elke verandering "
    "van de instellingen."
)
LOG_GONE = (
    "Let op: het logkanaal bestaat niet meer, dus er komen geen regels. Kies een ander met "
    "/beheer logkanaal."
)

SILENCE_NOT_SET = (
    "Ik ben niet stil. Zeg tot wanneer ik in de kanalen niets mag zeggen, bijvoorbeeld ‘morgen om "
    "9 uur’ of ‘over twee weken’."
)
END_SILENCE = "Stilte opheffen"
SILENCE_ENDED = "Ik ben niet meer stil: in de kanalen antwoord ik weer."
SILENCE_OVER = "Ik was al niet meer stil. In de kanalen antwoord ik."


def mode_is(channel: str, mode: str) -> str:
    """Return what the bot does in a channel."""
    return f"{channel} staat op ‘{MODES[mode]}’: {DOES[mode]}"


def mode_in_line(channel: str, mode: str) -> str:
    """Return a channel and its mode as one line of a list."""
    return f"{channel}: {MODES[mode]}"


def named(name: str) -> str:
    """Return a channel by name."""
    return f"#{name}"


def lacking(channel: str, rights: tuple[str, ...]) -> str:
    """Return what the bot may not do in a channel though it needs to."""
    names = joined(tuple(f"‘{RIGHTS[one]}’" for one in rights))
    rights_word = "het recht" if len(rights) == 1 else "de rechten"
    return f"Let op: in {channel} mis ik {rights_word} {names}. Geef mij die, anders lukt het niet."


def log_is(channel: str) -> str:
    """Return where lines about changes go."""
    return f"Bij elke verandering schrijf ik een regel in {channel}."


def log_lacks(channel: str, rights: tuple[str, ...]) -> str:
    """Return that no line can be written in the log channel."""
    return f"{lacking(channel, rights)} Tot dan schrijf ik geen regels in het logkanaal."


def silent_until(when: str) -> str:
    """Return until when the bot says nothing in channels."""
    return f"Ik ben stil tot {when}: in de kanalen zeg ik niets. Commando’s werken gewoon."


def changed(who: str, what: str) -> str:
    """Return the line in the log channel: who changed something, and what holds from then on."""
    return f"{who}: {what}"
