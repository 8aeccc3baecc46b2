"""In which language something is written, of those that many residents think in."""

from functools import lru_cache
from importlib.metadata import version

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from knowledge.cache import Arrays, default_folder, kept_at
from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words

DUTCH = "nl"
TOLD_APART = (DUTCH, "en", "tr", "ar", "pl", "de", "fr")
SURE, FEWEST_WORDS = 0.9, 2
MOST_DUTCH = 0.7
"""Such a share of the words may be Dutch too: the list has many an English one."""
_SHARED = frozenset(
    words("""is in of we me was had over die men er de en den des me al also am as at be by an on
    do to so see bed her want wie war ben ik on z te ne bu da ze na po we on nie tak to of
    even best per ten je ja""")
)
"""Words that are Dutch and of another of these languages too."""
_ONLY_DUTCH = FUNCTION_WORDS - _SHARED


def language_of(text: str) -> str:
    """Return the language's code; Dutch where it isn't surely another."""
    if surely_dutch(text):
        return DUTCH
    language, chance = _identifier().classify(text)
    return str(language) if chance >= SURE else DUTCH


def surely_dutch(text: str) -> bool:
    """Return whether the words alone tell that a text is Dutch, as one word always is."""
    said = words(text)
    few = len(said) < FEWEST_WORDS or not _ONLY_DUTCH.isdisjoint(said)
    return few or sum(map(is_dutch, said)) > MOST_DUTCH * len(said)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return what tells them apart, its seventy megabytes mapped: few of them are looked at."""
    kept = kept_at(default_folder() / f"languages-{version('py3langid')}.arrays", _read)
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
