"""What the bot says about keeping a server's agenda as Discord's own events."""

from __future__ import annotations

from bot.dutch import number

AN_EVENT = "Evenement"
NO_PLACE = "Nog niet bekend"
ON = "De agenda van deze server staat ook bij de evenementen van Discord, en ik houd die bij."
OFF = "De agenda van deze server staat niet bij de evenementen van Discord."
TURN_ON = "Kies bij ‘aan’ True, dan zet ik elk evenement dat komt erbij."
ENDED = (
    "Ik houd de evenementen van Discord niet meer bij. Wat ik daar had gezet en nog moet beginnen, "
    "is weg."
)
WILL_END = (
    "Ik houd de evenementen van Discord niet meer bij. Wat ik daar had gezet, kon ik nog niet "
    "weghalen; ik probeer het later weer."
)
NOT_ALLOWED = (
    "Let op: ik mag hier geen evenementen maken. Geef mij het recht ‘Evenementen beheren’; dan zet "
    "ik de agenda er binnen een uur bij."
)
UNCLEAR = "Discord gaf nu geen antwoord. Ik probeer het binnen een uur weer."


def brought(made: int, changed: int, removed: int) -> str:
    """Return what was done on Discord; nothing where there was nothing to do."""
    parts = (
        _counted(made, "evenement erbij gezet", "evenementen erbij gezet"),
        _counted(changed, "evenement bijgewerkt", "evenementen bijgewerkt"),
        _counted(removed, "evenement weggehaald", "evenementen weggehaald"),
    )
    said = ", ".join(filter(None, parts))
    return f"Ik heb {said}." if said else ""


def left_out(count: int) -> str:
    """Say for how many there is no room."""
    what = "één evenement" if count == 1 else f"{number(count)} evenementen"
    return f"Voor {what} is nog geen plek: Discord neemt er per server honderd."


def refused(titles: str) -> str:
    """Say what Discord does not take."""
    return f"Discord neemt dit niet aan: {titles}."


def _counted(count: int, one: str, more: str) -> str:
    return "" if not count else f"{number(count)} {one if count == 1 else more}"
