"""What someone wants done with what was just shown: its source, more of it, less, an example.

Learned from a list of ways to say it beside ways to ask on. A word that is in none of them speaks
for a question.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile

from knowledge.answer import Wish
from knowledge.language.classifying import Classifier
from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem, words
from knowledge.language.sayings import IN_ENGLISH, SAYINGS, THANKS
from knowledge.language.turns import (
    HEARD,
    LONGEST_ELLIPSIS,
    OPENING,
    WONDERING,
    Mark,
    asks_something,
    mark_of,
)
from knowledge.language.typos import SHORTEST, nearest

FITTING, LEAD = 0.4, 0.1
"""How well a wish has to fit, and by how much better than all else."""
WORDLESS, BESIDE = 0.2, 0.15
"""So much better where no word tells anything, and where all of them are unknown to the wish."""
THANKING, HEARING = 0.3, 0.4
"""How well thanks have to fit whose words are known to be such, and others."""
_CLIPPED = frozenset({"n", "t", "m", "ff", "mn"})
_NAMING = frozenset(
    words("bron bronnen bronvermelding link linkje leeslijst lijst lijstje bewaar bewaren sla")
)
_ENGLISH = {
    " ".join(words(line)): wanted for wanted, said in IN_ENGLISH.items() for line in said.split("|")
}
_DENYING = frozenset(words("niet geen niks nooit niemand maar"))


def read_wish(text: str, *, shown: bool = True) -> Wish | None:
    """Return what the text asks to be done with what was just shown, and nothing else; or None.

    "Welke rapporten zijn dat?" is a wish, "welke rapporten gaan over armoede?" a question. Of the
    wishes that know each telling word it is the likeliest, where that is likelier than a question.
    Where nothing was shown only what can't be a question counts: "bron?", "bewaar dat".
    """
    if not shown and not _says_what_it_is(text):
        return None
    model, said = _model(), _read(text)
    if (line := " ".join(said)) in model.lines:
        listed = model.lines[line]
        return listed if isinstance(listed, Wish) else None
    fits, telling = _fits(text), _telling(said)
    fitting = (one for one in fits if isinstance(one, Wish) and telling <= model.stems[one])
    wanted = max(fitting, key=fits.__getitem__, default=None)
    if wanted is not None:
        rivals = {None, THANKS} if telling else {*fits}
        if fits[wanted] >= _needed(text, wanted) and _leads(wanted, fits, rivals):
            return wanted
    return _wish_in_part(text)


def _wish_in_part(text: str) -> Wish | None:
    """Return the wish that the last part of a text is, or the first where the rest only tells."""
    before, _, last = text.rpartition(",")
    if (
        before
        and len(before.split()) <= LONGEST_ELLIPSIS
        and mark_of(before) is not Mark.CORRECTION
    ):
        wanted = read_wish(last)
        return wanted if not asks_something(before) or likeliest_wish(before)[0] is wanted else None
    first, _, rest = text.partition("?")
    return read_wish(first) if rest.strip() and not asks_something(rest) else None


def read_english_wish(text: str) -> Wish | None:
    """Return the same of a text that says it in English; None where it says anything else."""
    return _ENGLISH.get(" ".join(words(text)))


def likeliest_wish(text: str) -> tuple[Wish | None, float]:
    """Return what the text most likely wants of what was shown, and how well that fits it."""
    fits = _fits(text)
    wanted = max((one for one in fits if isinstance(one, Wish)), key=fits.__getitem__)
    leads = fits[wanted] >= _needed(text, wanted) and _leads(wanted, fits, fits)
    return (wanted, fits[wanted]) if leads else (None, 0.0)


def share_of_other_words(text: str, wanted: Wish) -> float:
    """Return which share of the telling words is in no way to say what is wanted."""
    telling = _telling(_read(text))
    return len(telling - _model().stems[wanted]) / max(1, len(telling))


def _asks(text: str) -> bool:
    """Return whether a turn asks something, and so thanks for nothing."""
    said = list(dropwhile(HEARD.__contains__, words(text)))
    return "?" in text or not (WONDERING.isdisjoint(said) and OPENING.isdisjoint(said[:1]))


def only_thanks(text: str) -> bool:
    """Return whether the text only thanks, or says that it was heard."""
    model, said = _model(), _read(text)
    if _asks(text):
        return False
    heard = not HEARD.isdisjoint(said[:1] + said[-2:]) and _DENYING.isdisjoint(said)
    heard = heard and mark_of(text) is not Mark.CORRECTION
    fits = _fits(text)
    least = THANKING if _telling(said) <= model.stems[THANKS] else HEARING if heard else 1.0
    return fits[THANKS] >= least and _leads(THANKS, fits, fits)


def _fits(text: str) -> dict[str | None, float]:
    """Return how well each wish fits, thanks, and a question; what asks is no thanks."""
    fits = _model().fits(_read(text))
    return {**fits, THANKS: 0.0} if _asks(text) else fits


def _needed(text: str, wanted: Wish) -> float:
    vague = 0.0 if _telling(_read(text)) else WORDLESS
    return FITTING + vague + BESIDE * share_of_other_words(text, wanted)


def _leads(wanted: str, fits: Mapping[str | None, float], rivals: Iterable[str | None]) -> bool:
    return fits[wanted] >= LEAD + max(fits[own] for own in rivals if own != wanted)


def _says_what_it_is(text: str) -> bool:
    """Return whether a text names a source or a list in words that ask for nothing else."""
    said = words(text)
    return not _NAMING.isdisjoint(said) and " ".join(said) in _model().lines


def _telling(said: Sequence[str]) -> set[str]:
    return {stem(word) for word in said if word not in FUNCTION_WORDS | _CLIPPED}


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[str, ...]:
    """Return the words of a text, typing errors mended; one turn is read several times."""
    said = words(text)
    mended = {word: _mended(word, _model().words) for word in dict.fromkeys(said)}
    return tuple(mended[word] for word in said)


def _mended(word: str, known: Sequence[str]) -> str:
    """Return the known word that a typing error stands for; the word itself where there is none."""
    if word in known or len(word) < SHORTEST or is_dutch(word):
        return word
    return nearest(word, known, 1) or word


@lru_cache(maxsize=1)
def _model() -> Classifier[str | None]:
    return Classifier(SAYINGS)
