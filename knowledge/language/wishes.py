"""Wishes about what was just shown: its source, more of it, a shorter form, an example.

They are recognised by a classifier of ways to say them, of thanks, and of ways to ask on. A word
that stands in no way to say a wish speaks for a question.
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
"""The least fit of a wish, and by how much it must be better than all else."""
WORDLESS, BESIDE = 0.2, 0.15
"""How much better a wish must fit where there are only function words, and where no content word
stands in a way to say it."""
THANKING, HEARING = 0.3, 0.4
"""The least fit of thanks whose content words all stand in a way to thank, and of others."""
_CLIPPED = frozenset({"n", "t", "m", "ff", "mn"})
_NAMING = frozenset(
    words("bron bronnen bronvermelding link linkje leeslijst lijst lijstje bewaar bewaren sla")
)
_ENGLISH_WISHES = {
    " ".join(words(line)): wanted for wanted, said in IN_ENGLISH.items() for line in said.split("|")
}
_DENYING = frozenset(words("niet geen niks nooit niemand maar"))


def read_wish(text: str, *, shown: bool = True) -> Wish | None:
    """Return the wish that a text is, about what was just shown; None where it is anything else.

    "Welke rapporten zijn dat?" is a wish, "welke rapporten gaan over armoede?" a question. A wish
    is possible where all content words stand in ways to say it; the likeliest one counts, where it
    is likelier than a question. Where nothing was `shown` only what can't be a question counts:
    "bron?", "bewaar dat".
    """
    if not shown and not _names_what_it_wants(text):
        return None
    model, tokens = _model(), _mended_words(text)
    if (line := " ".join(tokens)) in model.lines:
        kind = model.lines[line]
        return kind if isinstance(kind, Wish) else None
    fits, stems = _fits(text), _content_stems(tokens)
    possible = (kind for kind in fits if isinstance(kind, Wish) and stems <= model.stems[kind])
    wanted = max(possible, key=fits.__getitem__, default=None)
    if wanted is not None:
        rivals = {None, THANKS} if stems else {*fits}
        if fits[wanted] >= _needed_fit(text, wanted) and _has_lead(wanted, fits, rivals):
            return wanted
    return _wish_in_part(text)


def _wish_in_part(text: str) -> Wish | None:
    """Return the wish in the last part of a text, or in the first where the rest only tells."""
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
    """Return the wish that an English text is; None where it is anything else."""
    return _ENGLISH_WISHES.get(" ".join(words(text)))


def likeliest_wish(text: str) -> tuple[Wish | None, float]:
    """Return the likeliest wish about what was shown, and how well it fits; None for none."""
    fits = _fits(text)
    wanted = max((kind for kind in fits if isinstance(kind, Wish)), key=fits.__getitem__)
    leads = fits[wanted] >= _needed_fit(text, wanted) and _has_lead(wanted, fits, fits)
    return (wanted, fits[wanted]) if leads else (None, 0.0)


def share_of_other_words(text: str, wanted: Wish) -> float:
    """Return which share of the content words stands in no way to say a wish."""
    stems = _content_stems(_mended_words(text))
    return len(stems - _model().stems[wanted]) / max(1, len(stems))


def _asks_something(text: str) -> bool:
    """Return whether a turn asks something, so that it doesn't only thank."""
    tokens = list(dropwhile(HEARD.__contains__, words(text)))
    return "?" in text or not (WONDERING.isdisjoint(tokens) and OPENING.isdisjoint(tokens[:1]))


def only_thanks(text: str) -> bool:
    """Return whether a text only thanks, or says that the answer was heard."""
    model, tokens = _model(), _mended_words(text)
    if _asks_something(text):
        return False
    heard = not HEARD.isdisjoint(tokens[:1] + tokens[-2:]) and _DENYING.isdisjoint(tokens)
    heard = heard and mark_of(text) is not Mark.CORRECTION
    fits = _fits(text)
    least = THANKING if _content_stems(tokens) <= model.stems[THANKS] else HEARING if heard else 1.0
    return fits[THANKS] >= least and _has_lead(THANKS, fits, fits)


def _fits(text: str) -> dict[str | None, float]:
    """Return how well each wish, thanks and a question fit; a text that asks isn't thanks."""
    fits = _model().fits(_mended_words(text))
    return {**fits, THANKS: 0.0} if _asks_something(text) else fits


def _needed_fit(text: str, wanted: Wish) -> float:
    vague = 0.0 if _content_stems(_mended_words(text)) else WORDLESS
    return FITTING + vague + BESIDE * share_of_other_words(text, wanted)


def _has_lead(wanted: str, fits: Mapping[str | None, float], rivals: Iterable[str | None]) -> bool:
    return fits[wanted] >= LEAD + max(fits[rival] for rival in rivals if rival != wanted)


def _names_what_it_wants(text: str) -> bool:
    """Return whether a text is a listed way to ask for a source or the reading list."""
    tokens = words(text)
    return not _NAMING.isdisjoint(tokens) and " ".join(tokens) in _model().lines


def _content_stems(tokens: Sequence[str]) -> set[str]:
    return {stem(word) for word in tokens if word not in FUNCTION_WORDS | _CLIPPED}


@lru_cache(maxsize=8)
def _mended_words(text: str) -> tuple[str, ...]:
    """Return the words of a text with typing errors mended; cached, as a turn is read often."""
    tokens = words(text)
    mended = {word: _mended_word(word, _model().words) for word in dict.fromkeys(tokens)}
    return tuple(mended[word] for word in tokens)


def _mended_word(word: str, known: Sequence[str]) -> str:
    """Return the known word that a word is a typing error of, or else the word itself."""
    if word in known or len(word) < SHORTEST or is_dutch(word):
        return word
    return nearest(word, known, 1) or word


@lru_cache(maxsize=1)
def _model() -> Classifier[str | None]:
    return Classifier(SAYINGS)
