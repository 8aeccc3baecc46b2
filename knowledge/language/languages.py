"""The language of a text, of those that many residents speak."""

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
"""The least probability and words of another language, and the least surplus of English words."""
MOST_DUTCH = 0.7
"""The most Dutch words, as a share, of a text that may be in another language: the list of Dutch
words has many English ones."""
_SHARED = frozenset(
    words("""is in of we me was had over die men er de en den des me al also am as at be by an on
    do to so see bed her want wie war ben ik on z te ne bu da ze na po we on nie tak to of
    even best per ten je ja""")
)
"""Dutch words that are also words of another of these languages."""
_ONLY_DUTCH = FUNCTION_WORDS - _SHARED
_ENGLISH = frozenset(
    words("""the my your his our their i you it they this how what where who why can could should
    will would does did are or as if about for from with and to not there by some any much many
    get have has""")
)
"""English words that are seldom Dutch."""
_LEANING = re.compile(
    r"(?!.*\b(?:he|she|him|her|me)\b)(?:(?:and|but|or|what about|how about)\b"
    r"|.*(?<!\bis )(?<!\bdoes )\b(?:it|that|this|them|they|those|these)\b(?! is)"
    r"|.*\bdoes (?:it|that|this)\b)",
    re.IGNORECASE,
)
LONGEST_LEANING = 8
"""The most words of an English turn that leans on an earlier one."""


def language_of(text: str) -> str:
    """Return the code of a text's language; Dutch unless it is surely another."""
    tokens = words(text)
    if surely_dutch(text):
        return DUTCH
    if _more_english(tokens) >= ENGLISH:
        return "en"
    language, chance = _identifier().classify(text)
    return str(language) if chance >= SURE else DUTCH


def surely_dutch(text: str) -> bool:
    """Return whether a text is Dutch by its words alone; a single word always is."""
    tokens = words(text)
    surplus = _more_english(tokens)
    dutch = sum(map(is_dutch, tokens))
    may_be_english = not _ENGLISH.isdisjoint(tokens) or dutch <= MOST_DUTCH * len(tokens)
    return len(tokens) < FEWEST_WORDS or surplus < 0 or (surplus == 0 and not may_be_english)


def _more_english(tokens: Sequence[str]) -> int:
    """Return how many more words are only English than only Dutch."""
    return sum((word in _ENGLISH) - (word in _ONLY_DUTCH) for word in tokens)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return the language identifier; its seventy megabytes are mapped, as few of them are used."""
    path = default_folder() / f"languages-{version('py3langid')}.arrays"
    arrays = load_or_build(path, _load_model)
    return LanguageIdentifier(
        arrays["chances"],
        arrays["priors"],
        arrays["languages"].tolist(),
        arrays["steps"].data,
        arrays["features"].data,
        norm_probs=True,
        tk_row=arrays["rows"].data,
    )


def _load_model() -> Arrays:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(TOLD_APART))
    return {
        "chances": identifier.nb_ptc,
        "priors": identifier.nb_pc,
        "languages": np.array(identifier.nb_classes),
        "steps": np.asarray(identifier.tk_nextmove),
        "features": np.array(identifier.tk_output, np.int32),
        "rows": np.asarray(identifier.tk_row),
    }


def leans_in_english(text: str) -> bool:
    """Return whether a few English words are about what was asked before: "how long does it run".

    Not where "it" stands for nothing, as in "is it allowed to keep bees", and not where they tell
    about someone, which may be a call for help.
    """
    return len(text.split()) <= LONGEST_LEANING and _LEANING.match(text.strip()) is not None
