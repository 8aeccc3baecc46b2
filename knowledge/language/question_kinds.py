"""What a question asks of its subject: whom to turn to, what it costs, whether it is allowed.

Questions about the same subject that ask different things have different answers.
"""

import re
from enum import StrEnum

from knowledge.language.normalising import plain


class Asks(StrEnum):
    """What can be asked of a subject."""

    WHO = "who"
    COST = "cost"
    NUMBER = "number"
    WHEN = "when"
    MAY = "may"
    HOW = "how"
    MEANING = "meaning"
    EFFECT = "effect"
    EXAMPLE = "example"
    WHY = "why"
    READING = "reading"


COMMON: dict[Asks, float] = {
    Asks.WHO: 0.06,
    Asks.COST: 0.058,
    Asks.NUMBER: 0.039,
    Asks.WHEN: 0.013,
    Asks.MAY: 0.057,
    Asks.HOW: 0.061,
    Asks.MEANING: 0.059,
    Asks.EFFECT: 0.102,
    Asks.EXAMPLE: 0.012,
    Asks.WHY: 0.026,
    Asks.READING: 0.044,
}
"""In about which share of the phrasings of the packs each is asked."""

_WORDS: dict[Asks, str] = {
    Asks.WHO: r"wie\b(?! (?:betaal|kost))|waar (?:kan|kun|moet|meld|ga)\w*|waar .{0,20}terecht"
    r"|(?:bel|bellen|melden|meldpunt|aankloppen|terecht|loket|contact)\b|welk nummer",
    Asks.COST: r"kost|betaal|betalen|prijs|geld\b|budget|duur\b|financier|subsidie|vergoeding"
    r"|bedrag",
    Asks.NUMBER: r"hoeveel|hoe vaak|percentage|procent|cijfers|aantal\b|statistiek",
    Asks.WHEN: r"hoe ?lang|wanneer|duurt|termijn",
    Asks.MAY: r"(?:mag|mogen|recht|rechten|zomaar|wet|regels?|toegestaan)\b|verplicht|wettelijk"
    r"|moet (?:ik|je|de|mijn)",
    Asks.HOW: r"hoe (?:kan|kun|krijg|begin|doe|zorg|maak|pak|regel|betrek|ga|moet|voorkom|vraag"
    r"|bereik|werk|organiseer|zet|start|leer|houd|bouw|voer|leg|verdeel|stuur)|aanpak|tips\b"
    r"|stappen|beginnen|opzetten|wat (?:kan|kun|moet|doe) (?:ik|je|wij|we|ge)|wat te doen|wat nu",
    Asks.MEANING: r"wat (?:is|zijn|betekent|houdt|doet|bedoel)|uitleg|beteken|definitie|begrip"
    r"|verschil|inhoud",
    Asks.EFFECT: r"(?:werkt|werken|helpt|nut|zin|loont)\b|effect|bewijs|bewezen|oplever"
    r"|levert .{0,15}op|resultaat|resultaten|onderz|evaluatie|wetenschap|evidence|bekend over"
    r"|kritiek|klopt het",
    Asks.EXAMPLE: r"voorbeeld|andere (?:gemeente|wijken|steden|buurten)|welke gemeente|anderen"
    r"|goede praktijk|waar is dat|elders",
    Asks.WHY: r"waarom\b|hoe komt|oorzaak|reden",
    Asks.READING: r"rapport|artikel|boek|publicatie|dossier|handreiking|leidraad|factsheet|pdf\b"
    r"|bron|literatuur|databank|dashboard|website|overzicht",
}
_PATTERNS = {asks: re.compile(rf"\b(?:{words})") for asks, words in _WORDS.items()}


def asks_for(text: str) -> frozenset[Asks]:
    """Return all that a question asks for; empty where it only names a subject."""
    folded = plain(text)
    return frozenset(asks for asks, pattern in _PATTERNS.items() if pattern.search(folded))
