"""What leans on the turn before it: a wish about what was shown, a reference to it, an ellipsis.

A wish or a reference is known by having nothing else to say: take its cue and the words that hold
a sentence together away, and no word is left. "Welke rapporten zijn dat?" is a wish, "welke
rapporten gaan over armoede?" is a question.
"""

from __future__ import annotations

import re

from knowledge.answer import Wish
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import fold, words

_CUES: tuple[tuple[Wish, frozenset[str]], ...] = (
    (
        Wish.KEEP,
        frozenset(
            words(
                "leeslijst leeslijstje bewaar bewaren onthoud onthouden opslaan bewaarlijst later"
            )
        ),
    ),
    (
        Wish.SOURCE,
        frozenset(
            words("bron bronnen bronvermelding bronvermeldingen vandaan gebaseerd referentie")
        ),
    ),
    (
        Wish.READING,
        frozenset(
            words("""rapport rapporten publicatie publicaties leestip leestips boek boeken artikel
            artikelen literatuur lezen leesvoer onderzoek onderzoeken stukken documenten""")
        ),
    ),
    (
        Wish.MORE,
        frozenset(
            words("""uitleg uitleggen uitgebreider toelichten toelichting vertel vertellen verder
            uit doorgaan details duidelijker""")
        ),
    ),
)
_SAYINGS: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (
        Wish.KEEP,
        re.compile(r"voor later|(?:(?:deze|die|dit|dat)(?: \w+){0,3} )?later (?:nog )?lezen"),
    ),
    (
        Wish.SOURCE,
        re.compile(
            r"(?:en )?(?:wie zegt (?:dat|dit)|waar staat (?:dat|dit)(?: te lezen| geschreven)?"
            r"|hoe (?:weet|weten) (?:je|jij|jullie|ge|u) (?:dat|dit))"
        ),
    ),
    (
        Wish.MORE,
        re.compile(
            r"(?:wat|hoe) bedoel(?:t)? (?:je|jij|ge|u)(?: precies)?|ga (?:door|verder)|en verder"
            r"|(?:nog )?iets meer|meer (?:weten|info|informatie)|dat snap ik niet(?: helemaal)?"
        ),
    ),
)
_AROUND = FUNCTION_WORDS | frozenset(
    words("""lijst lees toe voeg zet zetten plaats sla leg toon zien horen hoort hierbij daarbij bij
    daarover hierover erover daarvan hiervan ervan daarvoor hiervoor iets wat nog tips snap begrijp
    helemaal ergens precies alsjeblieft alstublieft bedankt dank oke ok m'n mn z'n zn
    ff geschreven""")
)
"""Words that a wish may have beside its cue."""
_ABOUT_A_WORK = frozenset(
    words("""schreef schrijver schrijvers auteur auteurs maker makers gemaakt uitgever uitgegeven
    oud nieuw jaar jaartal datum verschenen uitgekomen uitgebracht gepubliceerd vinden downloaden
    download link pagina's bladzijden dik lang kost gratis stuk ding verhaal dossier tool site""")
)
_REFERENCE = re.compile(r"\b(?:dat|dit|die|deze|daar\w*|hier\w*|ervan|erover|ervoor|zoiets|het)\b")
_ELLIPSIS = re.compile(
    r"""(?:(?:en|maar|oke|ok|ja|nee|of|nou|dus|dan)\ )*
    (?: hoe\ zit\ (?:het|dat)\ (?:dan\ )?(?:met|voor|bij|in)
      | wat\ (?:dan\ )?(?:met|voor|over|als)
      | geldt\ (?:dat|dit)\ ook
      | ik\ bedoel(?:de)?
      | (?<=en\ )(?:ook\ )?(?:voor|bij|in|met|over|op|van|als|wat|waar|wie|hoe|wanneer|waarom|dan)
      | ook\ (?:voor|bij|in)
    )\b.*""",
    re.VERBOSE,
)
LONGEST_FOLLOW_UP, LONGEST_REFERENCE = 8, 4
"""A follow-up of more words says enough by itself."""


def wish(text: str, *, shown: bool = True) -> Wish | None:
    """Return what the text asks to be done with what was just shown, or None for a question.

    Where nothing was shown yet only what can't be a question counts: "bron?", "bewaar dat".
    """
    said = fold(text)
    for wanted, pattern in _SAYINGS:
        if pattern.fullmatch(said) and (shown or wanted is Wish.SOURCE):
            return wanted
    asked = set(said.split())
    points = _REFERENCE.search(said) is not None
    for wanted, cues in _CUES:
        certain = shown or wanted is Wish.SOURCE or (wanted is Wish.KEEP and points)
        if certain and asked & cues and asked <= cues | _AROUND:
            return wanted
    return None


def leans_on_earlier(text: str) -> bool:
    """Return whether the text only makes sense after another ("en voor ouderen?")."""
    said = fold(text)
    asked = said.split()
    if len(asked) > LONGEST_FOLLOW_UP:
        return False
    if _ELLIPSIS.fullmatch(said):
        return True
    if not _REFERENCE.search(said):
        return False
    return len(asked) <= LONGEST_REFERENCE or not _content(asked)


def join(earlier: str, text: str) -> str:
    """Return one question of the earlier one and what was added to it."""
    added = _content(fold(text).split())
    return f"{earlier} {' '.join(added)}" if added else earlier


def _content(asked: list[str]) -> list[str]:
    """Return the words that speak of a subject, not of the turn or the work before."""
    works = dict(_CUES)[Wish.READING]
    return [word for word in asked if word not in _AROUND | _ABOUT_A_WORK | works | {"bedoel"}]
