"""What someone wants done with what was just shown: its source, more of it, less, an example.

Learned from a list of ways to say it beside ways to ask on, by naive Bayes over stems and pairs of
them, in closed form at first use. A word that is in none of them speaks for a question.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile

from knowledge.answer import Wish
from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import fold, words
from knowledge.language.sayings import IN_ENGLISH, SAYINGS, THANKS
from knowledge.language.stemming import stem
from knowledge.language.turns import HEARD, LONGEST_ELLIPSIS, OPENING, WONDERING, Mark, mark
from knowledge.language.typos import SHORTEST, nearest

SURE, THANKING = 0.94, 0.5
"""How likely a wish has to be to be carried out, and thanks whose words are known to be such."""
_CLIPPED = frozenset({"n", "t", "m", "ff", "mn"})
_NAMING = frozenset(
    words("bron bronnen bronvermelding link linkje leeslijst lijst lijstje bewaar bewaren sla")
)
_ENGLISH = {
    " ".join(words(line)): wanted for wanted, said in IN_ENGLISH.items() for line in said.split("|")
}
_DENYING = frozenset(words("niet geen niks nooit niemand maar"))
_SMOOTHED, LARGE = 0.3, 100.0
_UNKNOWN: dict[bool, float] = {True: -3.2, False: 0.0}
"""What an unknown word takes from each wish, beside a question: one that says something, or not."""


def wish(text: str, *, shown: bool = True) -> Wish | None:
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
    chances = model.chances(said, asks=_asks(text))
    telling = _telling(said)
    fitting = (one for one in Wish if telling <= model.known.get(one, frozenset()))
    wanted = max(fitting, key=lambda one: chances.get(one, 0.0), default=None)
    if wanted is not None:
        rivals = chances[wanted] + chances[None] + chances[THANKS] if telling else 1.0
        if chances[wanted] >= SURE * rivals:
            return wanted
    before, _, last = text.rpartition(",")
    told = before and "?" not in before and len(before.split()) <= LONGEST_ELLIPSIS
    return wish(last) if told and mark(before) is not Mark.CORRECTION else None


def wish_in_english(text: str) -> Wish | None:
    """Return the same of a text that says it in English; None where it says anything else."""
    return _ENGLISH.get(" ".join(words(text)))


def likeliest(text: str) -> tuple[Wish | None, float]:
    """Return what the text most likely wants of what was shown, and how likely that is."""
    chances = _model().chances(_read(text), asks=_asks(text))
    wanted = max(chances, key=chances.__getitem__)
    return wanted if isinstance(wanted, Wish) else None, chances[wanted]


def said_beside(text: str, wanted: Wish) -> float:
    """Return which share of the telling words is in no way to say what is wanted."""
    telling = _telling(_read(text))
    return len(telling - _model().known[wanted]) / max(1, len(telling))


def _asks(text: str) -> bool:
    """Return whether a turn asks something, and so thanks for nothing."""
    said = list(dropwhile(HEARD.__contains__, words(text)))
    return "?" in text or not (WONDERING.isdisjoint(said) and OPENING.isdisjoint(said[:1]))


def thanks(text: str) -> bool:
    """Return whether the text only thanks, or says that it was heard."""
    model, said = _model(), _read(text)
    if _asks(text):
        return False
    heard = not HEARD.isdisjoint(said[:1] + said[-2:]) and _DENYING.isdisjoint(said)
    least = THANKING if _telling(said) <= model.known[THANKS] else SURE if heard else 1.0
    return model.chances(said)[THANKS] >= least


def _says_what_it_is(text: str) -> bool:
    """Return whether a text names a source or a list in words that ask for nothing else."""
    said = words(text)
    return not _NAMING.isdisjoint(said) and " ".join(said) in _model().lines


def _telling(said: Sequence[str]) -> set[str]:
    return {stem(word) for word in said if word not in FUNCTION_WORDS | _CLIPPED}


class _Bayes:
    """Naive Bayes over the terms of what is said, each wish and each question as likely."""

    def __init__(self, said: Mapping[str | None, str]) -> None:
        counts = {
            wanted: Counter(term for saying in sayings.split("|") for term in _terms(words(saying)))
            for wanted, sayings in said.items()
        }
        terms = {term for counted in counts.values() for term in counted}
        self.known = {
            wanted: frozenset(term for term in counted if isinstance(term, str))
            for wanted, counted in counts.items()
        }
        self.lines = {
            fold(one): wanted for wanted, sayings in said.items() for one in sayings.split("|")
        }
        spoken = {word for sayings in said.values() for word in words(sayings)}
        self.known_words = tuple(sorted(spoken))
        self.weights: dict[str | None, dict[object, float]] = {}
        for wanted, counted in counts.items():
            total = sum(counted.values()) + _SMOOTHED * len(terms)
            self.weights[wanted] = {
                term: math.log((counted[term] + _SMOOTHED) / total) for term in terms
            }

    def chances(self, said: Sequence[str], *, asks: bool = False) -> dict[str | None, float]:
        """Return how likely each is; what asks something is no thanks."""
        scores = dict.fromkeys(self.weights, 0.0)
        terms = list(_terms(said))
        for word, term in zip(said, terms, strict=False):
            if term not in self.weights[None]:
                for wanted in scores:
                    scores[wanted] += _UNKNOWN[word not in FUNCTION_WORDS] * (wanted is not None)
        for term in terms:
            for wanted, weights in self.weights.items():
                scores[wanted] += weights.get(term, 0.0)
        scores[THANKS] -= LARGE if asks else 0.0
        most = max(scores.values())
        raised = {wanted: math.exp(score - most) for wanted, score in scores.items()}
        total = sum(raised.values())
        return {wanted: value / total for wanted, value in raised.items()}


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[str, ...]:
    """Return the words of a text, typing errors mended; one turn is read several times."""
    said = words(text)
    mended = {word: _mended(word, _model().known_words) for word in dict.fromkeys(said)}
    return tuple(mended[word] for word in said)


def _mended(word: str, known: Sequence[str]) -> str:
    """Return the known word that a typing error stands for; the word itself where there is none."""
    if word in known or len(word) < SHORTEST or is_dutch(word):
        return word
    return nearest(word, known, 1) or word


def _terms(said: Sequence[str]) -> Iterator[object]:
    """Give the stem of each word, then each pair of stems, the edges included."""
    stems = [stem(word) for word in said]
    yield from stems
    yield from zip(["", *stems], [*stems, ""], strict=True)


@lru_cache(maxsize=1)
def _model() -> _Bayes:
    return _Bayes(SAYINGS)
