"""Whether a message sounds as if someone needs help now, or as talk about such things."""

import re

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import plain, words

_NOW = frozenset(
    words("""
    nu net zojuist vannacht vanavond straks meteen direct snel gauw dringend spoed help hulp weer
    steeds bezig aub alsjeblieft bel bellen 112 now please just right
    """)
)
_THERE = frozenset(
    words("""
    ik mij me mijn mn m'n wij we ons onze hij zij ze hem haar iemand er my i he she someone they
    """)
)
_ABOUT = re.compile(
    r"\b(?:beleid|cijfers|onderz|gemeente(?!huis)|aanpak|voorlichting|subsidie|plan\b"
    r"|plannen(?! om\b)|(?<!einde )(?<!eind )raad\b|nota(?:s|'s)?\b"
    r"|evalua|hoeveel|wat kost|preventie|project|programma|afspraken|vergadering|wethouder|college"
    r"|bezuinig|aanvragen|statistiek|effect|bewijs|campagne|cursus|training|beleids|meldcode"
    r"|(?:hoe|wat|dat|er|of het) werkt|werkt (?:het|dat|dit|zoiets|echt|goed|beter)|protocol"
    r"|regels|wet\b|figuurlijk"
    r"|vuur en vlam|brandende (?:kwestie|vraag|ambitie)|loopt? (?:het )?storm|stormloop|storm van"
    r"|bloedend hart|hart bloedt|bloedt leeg|aderlating|sterf\w* van de (?:nieuws|lach|verveling)"
    r"|barst van de|explosi(?:e van|eve groei|ef gestegen)|tijdbom|verdrink\w* in (?:het|de) werk"
    r"|giftige? (?:sfeer|discussie)|overdosis aan|adempauze|ademruimte|lange adem"
    r"|gas (?:erop|geven|terug)|van het gas|op het gas|noodklok|alarmbel|noodkreet|moordend"
    r"|doodmoe|doodsaai|doodzonde|doodlop|doodgezwegen|dode letter|schieten? tekort"
    r"|strijdbijl|loopgraven|vorig jaar|jaar geleden|stel dat|voorkom|herken|film\b|boek\b|lied\b"
    r"|gedicht|verslag|lesmateriaal|oefening|ervaring|bloed kruipt"
    r"|vrijwilliger(?:s|sters|swerk|sbeleid| worden| zijn)\b"
    r"|van (?:het lachen|de lach|pret|plezier|geluk)\b"
    r"|om te snijden|hoofd (?:\w+ ){0,3}boven water|bloedde (?:mij|me) om|hart (?:sloeg|slaat) over"
    r"|vraag op (?:mijn|de|ieders) lippen|(?:sloeg|slaat) in als een bom|schot in de roos"
    r"|lig(?:t|gen) onder vuur|het verschil tussen"
    r"|vorige (?:zomer|winter|herfst|lente|eeuw)|destijds|indertijd|in (?:19|20)\d\d\b)"
)
_PLEASANT = re.compile(
    r"\b(?:gezellig|lekker|heerlijk|mooi(?! geweest)|leuk|vrolijk|grappig|genie?t|blij\b|geluk\b"
    r"|taart|(?:ge)?lach(?!gas)|knuffel|kaarsje|vuurkorf|open haard|verstoppertje|vechtsport"
    r"|waterpistool|duikplank|spint\b|hikt\b|eindelijk)"
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit|niks|zonder)\b")
_ANIMALS = re.compile(
    r"\b(?:kat|katten|poes|hond|honden|puppy|kitten|hamster|cavia|konijn|paard|pony|koe|schaap"
    r"|geit|kip|kippen|haan|eend|eenden|gans|zwaan|duif|duiven|merel|mus|meeuw|reiger|papegaai"
    r"|parkiet|vogel|vis|vissen|egel|schildpad)(?:je|tje|etje)?s?\b"
)
_PEOPLE = re.compile(
    r"\b(?:man|vrouw|kind|baby|peuter|jongen|meisje|mens|iemand|niemand|buu?r|bewoner|bejaard"
    r"|oudere|oma|opa|moeder|vader|zoon|dochter|broer|zus|vriend|(?:hij|zij|ze|hem|mij|me|ik|wij)\b"
    r"|client|klant|patient|leerling|jongere|tante|oom|neef|nicht|gezin|ouders|student|collega"
    r"|mevrouw|meneer|bewoon|baas|hiernaast|overkant|huis|woning|deur|flat|al (?:\w+ )?dagen)"
)
_CLAUSE = re.compile(r"[.!?;,:\n]+|\b(?:en|maar|want|dus|omdat|terwijl|toen)\b")
_SAYS = (
    r"(?:zegt|zei|zeg|schrijft|schreef|denk|denkt|dacht|appt|appte|vertelt|vertelde|fluistert"
    r"|fluisterde|belt|belde|mailt|mailde|post|postte|plaatst|plaatste|typt|typte|stuurt|stuurde"
    r"|roept|riep|meldt|meldde|hoor|hoorde|geloof|gelooft|vrees|vreest|vermoed|vermoedt|merk|merkt"
    r"|zie|ziet)"
)
_TOLD = re.compile(
    rf"\b{_SAYS}(?: \w+){{0,4}}? (?:dat|da)\b|\b(?:die|ze|hij|zij) {_SAYS}\b"
    r"|\b(?:bang|schrik|vermoeden|gevoel|berichtje?|appje) dat\b"
    r"|\bvolgens (?:mij|hem|haar|ons|hen|(?:mijn|ons|onze|zijn|de|het|een) \w+)\b"
    r"|\b(?:op|in|van|uit|via) (?:(?:de|het|'t|een|mijn|mn|ons|onze) )?"
    r"(?:server|discord|kanaal|chat|groep|app|(?:groeps|buurt|klassen)app|appgroep|groepschat|insta"
    r"|instagram|snap|snapchat|facebook|tiktok|whatsapp)\b(?: dat\b)?",
    re.IGNORECASE,
)
"""Where begins what somebody tells, writes or thinks, or where they were heard."""
FEWEST = 2
"""A part with fewer words that tell something says nothing by itself."""
MOST = 8
"""The most clauses that are looked at."""


def sounds_present(text: str) -> float:
    """Return how much someone speaks of themselves or of others there, and of now: 0, 1 or 2."""
    said = set(words(text))
    return float(bool(said & _NOW)) + float(bool(said & _THERE))


def talks_about(text: str) -> float:
    """Return how many words tell that such things are talked about, or chatted, at most three."""
    said = plain(text)
    pleasant = [] if _DENIED.search(said) else _PLEASANT.findall(said)
    return float(min(3, len(_ABOUT.findall(said)) + len(pleasant)))


def animals_alone(text: str) -> bool:
    """Return whether a text tells of an animal, and of nobody else."""
    said = plain(text)
    return bool(_ANIMALS.search(said)) and not _PEOPLE.search(said)


def clauses(text: str) -> tuple[str, ...]:
    """Return the parts of a longer message that may each say what it is about.

    What somebody is said to tell, write or think is a part too, in however common words.
    """
    parts: dict[str, bool] = {}
    for sentence in _CLAUSE.split(text):
        first, *told = (part.strip() for part in _TOLD.split(sentence))
        parts |= {first: False} | dict.fromkeys(told, True)
    telling = [part for part, told in parts.items() if _tells(part, told)]
    return tuple(telling[:MOST]) if len(parts) > 1 else ()


def _tells(part: str, told: bool) -> bool:
    said = set(words(part))
    return len(said if told else said - FUNCTION_WORDS) >= FEWEST
