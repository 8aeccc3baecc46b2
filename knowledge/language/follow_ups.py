"""Patterns of a conversation: what leans on the question before it, what asks to do something.

Every pattern is matched against folded text: lower case, no accents, no punctuation.
"""

from __future__ import annotations

import re

from knowledge.answer import Wish
from knowledge.language.normalising import fold, words

_PLEASE = r"(?:(?:kan|kun|wil|zou)\ (?:je|jij|ge|u)\ )?"
_THIS = r"(?:dit|dat|deze|die|het)"
_ABOUT_THIS = r"(?:hierover|daarover|erover|hiervan|daarvan|ervan|over\ (?:dit|dat)|graag|aub)"
_WORKS = (
    r"(?:rapport|publicatie|leestip|boek|artikel|stuk|onderzoek|document)"
    r"(?:je|en|s|ken|es|jes)?|literatuur"
)

_WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (
        Wish.KEEP,
        re.compile(
            rf"""{_PLEASE}(?:zet|doe|plaats|gooi)\ .{{0,40}}\ lees\ ?lijst(?:je)?(?:\ .{{0,20}})?
            | {_PLEASE}{_THIS}\ .{{0,30}}\ lees\ ?lijst(?:je)?\ (?:zetten|plaatsen|doen)
            | {_PLEASE}(?:bewaar|onthoud|sla)\ {_THIS}\b.{{0,30}}
            | {_PLEASE}voeg\ {_THIS}\b.{{0,40}}\ toe(?:\ .{{0,30}})?
            | (?:{_THIS}\ )?(?:op|naar|in)\ (?:mijn\ |m'n\ |de\ )?lees\ ?lijst(?:je)?
              (?:\ aub|\ graag)?
            """,
            re.VERBOSE,
        ),
    ),
    (
        Wish.SOURCE,
        re.compile(
            rf"""(?:(?:en\ )?(?:wat|welke|waar)\ (?:is|zijn)\ )?(?:de\ |je\ |jouw\ |uw\ )?
              bron(?:nen|vermelding)?(?:\ {_ABOUT_THIS})?
            | waar\ (?:staat|komt|haal(?:t)?)\ (?:je\ |jij\ |ge\ |u\ )?{_THIS}
              (?:\ (?:te\ lezen|vandaan|geschreven|uit|op))?
            | (?:heb|hebt)\ (?:je|jij|ge|u)\ (?:daar\ |hier\ )?(?:ook\ )?(?:een\ )?bron
              (?:\ (?:voor|van|bij|hiervoor|daarvoor|ervan))?
            | hoe\ (?:weet|weten)\ (?:je|jij|jullie|ge|u)\ {_THIS}
            """,
            re.VERBOSE,
        ),
    ),
    (
        Wish.READING,
        re.compile(
            rf"""(?:en\ )?(?:welke|wat\ voor|meer|nog|andere|ook|zijn\ er|heb\ je|geef|toon)
              (?:\ (?:daar|hier|er|nog|ook|meer|andere|mij|me|eens|een|welke|dan))*
              \ (?:{_WORKS})(?:\ (?:{_ABOUT_THIS}|zijn\ er|heb\ je|hebben\ jullie|dan|over))*
            | (?:waar|wat)\ (?:kan|kun)\ (?:ik|je)\ (?:daar|hier|er)\ ?(?:meer\ |nog\ )?
              (?:over|van)\ lezen
            | leestips?(?:\ {_ABOUT_THIS})? | meer\ (?:lezen|weten)(?:\ {_ABOUT_THIS})?
            | iets\ om\ te\ lezen(?:\ {_ABOUT_THIS})?
            """,
            re.VERBOSE,
        ),
    ),
    (
        Wish.MORE,
        re.compile(
            rf"""{_PLEASE}(?:vertel|zeg|geef)(?:\ (?:me|mij|eens|er|hier|daar|nog|wat|iets))*\ meer
              (?:\ (?:over|uitleg|{_ABOUT_THIS}))?
            | (?:kan|kun)\ (?:je|jij|ge|u)\ {_THIS}\ (?:nog\ |wat\ |eens\ )*
              (?:uitleggen|toelichten|uitgebreider\ uitleggen)
            | (?:meer|nog\ wat)\ uitleg | leg\ (?:{_THIS}\ )?(?:eens\ |nog\ )*uit
            | (?:ga\ (?:verder|door)|uitgebreider|en\ verder)
            """,
            re.VERBOSE,
        ),
    ),
)
_ELLIPSIS = re.compile(
    r"""(?:(?:en|maar|oke|ok|ja|of|nou|dus)\ )*
    (?: hoe\ zit\ (?:het|dat)\ (?:dan\ )?(?:met|voor|bij|in)
      | wat\ (?:dan\ )?(?:met|voor|over|als)
      | geldt\ (?:dat|dit)\ ook
      | (?<=en\ )(?:ook\ )?(?:voor|bij|in|met|over|op|van|als|wat|waar|wie|hoe|wanneer|waarom|dan)
      | ook\ (?:voor|bij|in)
    )\b.*""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\b(?:dat|dit|die|deze|daar\w*|hier\w*|ervan|erover|ervoor|zoiets)\b")
_FILLERS = frozenset(
    words(
        "en maar of ook dan nou dus hoe zit het dat met voor bij in over op van als wat waar wie "
        "welke wanneer waarom geldt dit de een is zijn er ja nee oke ok eigenlijk deze daar hier"
    )
)
LONGEST_FOLLOW_UP, LONGEST_REFERENCE = 7, 4
"""A follow-up of more words says enough by itself."""


def wish(text: str) -> Wish | None:
    """Return what the text asks to be done with what was just shown, or None for a question."""
    folded = fold(text)
    return next((wanted for wanted, pattern in _WISHES if pattern.fullmatch(folded)), None)


def leans_on_earlier(text: str) -> bool:
    """Return whether the text only makes sense after another ("en voor ouderen?")."""
    folded = fold(text)
    count = len(folded.split())
    if count > LONGEST_FOLLOW_UP:
        return False
    refers = count <= LONGEST_REFERENCE and _REFERENCE.search(folded) is not None
    return refers or _ELLIPSIS.fullmatch(folded) is not None


def join(earlier: str, text: str) -> str:
    """Return one question of the earlier one and what was added to it."""
    added = [word for word in fold(text).split() if word not in _FILLERS]
    return f"{earlier} {' '.join(added)}" if added else earlier
