"""In which language something is written, of those that many residents think in."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from knowledge.cache import Arrays, default_folder, load_or_build
from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words

DUTCH = "nl"
TOLD_APART = (DUTCH, "en", "tr", "ar", "pl", "de", "fr")
SURE, FEWEST_WORDS, ENGLISH = 0.9, 2, 2
"""How sure and long what is in another language is; so many more English words tell English."""
MOST_DUTCH = 0.7
"""Such a share of the words may be Dutch too: the list has many an English one."""
_SHARED = frozenset(
    words("""is in of we me was had over die men er de en den des me al also am as at be by an on
    do to so see bed her want wie war ben ik on z te ne bu da ze na po we on nie tak to of
    even best per ten je ja""")
)
"""Words that are Dutch and of another of these languages too."""
_ONLY_DUTCH = FUNCTION_WORDS - _SHARED
_ENGLISH = frozenset(
    words("""the my your his our their i you it they this how what where who why can could should
    will would does did are or as if about for from with and to not there by some any much many
    get have has""")
)
"""Words that are seldom Dutch, whatever else of an English sentence is."""
_LEANING = re.compile(
    r"(?!.*\b(?:he|she|him|her|me)\b)(?:(?:and|but|or|what about|how about)\b"
    r"|.*(?<!\bis )(?<!\bdoes )\b(?:it|that|this|them|they|those|these)\b(?! is)"
    r"|.*\bdoes (?:it|that|this)\b)",
    re.IGNORECASE,
)
LONGEST_LEANING = 8
"""So many words has a turn that leans on an earlier one."""


def language_of(text: str) -> str:
    """Return the language's code; Dutch where it isn't surely another."""
    said = words(text)
    if surely_dutch(text):
        return DUTCH
    if _more_english(said) >= ENGLISH:
        return "en"
    language, chance = _identifier().classify(text)
    return str(language) if chance >= SURE else DUTCH


def surely_dutch(text: str) -> bool:
    """Return whether the words alone tell that a text is Dutch, as one word always is."""
    said = words(text)
    more = _more_english(said)
    known = not _ENGLISH.isdisjoint(said) or sum(map(is_dutch, said)) <= MOST_DUTCH * len(said)
    return len(said) < FEWEST_WORDS or more < 0 or (more == 0 and not known)


def _more_english(said: Sequence[str]) -> int:
    """Return how many more words are English than Dutch, of those that are of one of the two."""
    return sum((word in _ENGLISH) - (word in _ONLY_DUTCH) for word in said)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return what tells them apart, its seventy megabytes mapped: few of them are looked at."""
    kept = load_or_build(default_folder() / f"languages-{version('py3langid')}.arrays", _read)
    return LanguageIdentifier(
        kept["chances"],
        kept["priors"],
        kept["languages"].tolist(),
        kept["steps"].data,
        kept["features"].data,
        norm_probs=True,
        tk_row=kept["rows"].data,
    )


def _read() -> Arrays:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    whole.set_languages(list(TOLD_APART))
    return {
        "chances": whole.nb_ptc,
        "priors": whole.nb_pc,
        "languages": np.array(whole.nb_classes),
        "steps": np.asarray(whole.tk_nextmove),
        "features": np.array(whole.tk_output, np.int32),
        "rows": np.asarray(whole.tk_row),
    }


def leans_in_english(text: str) -> bool:
    """Return whether a few English words are about what was asked before: "how long does it run".

    Not what *it* stands before for form's sake: "is it allowed to keep bees"; nor what tells of
    someone, which may be a call for help.
    """
    return len(text.split()) <= LONGEST_LEANING and _LEANING.match(text.strip()) is not None
