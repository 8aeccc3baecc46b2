"""What is learned tells an entry's phrasings from all others', and what ships is not stale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from knowledge.language.normalising import words
from knowledge.matching.learned import Weights, learn_entries, save
from knowledge.matching.learning import corpus, learn
from knowledge.matching.matcher import build_matcher
from tests.knowledge.builders import elsewhere, library, question

if TYPE_CHECKING:
    from knowledge.entry import QuestionEntry

VOCHT = question(
    "vocht", phrasings=("schimmel op de muur", "natte wanden", "vlekken op het plafond")
)
ENTRIES = (
    VOCHT,
    question("kosten", question="Wat kost het?", phrasings=("hoeveel geld", "prijs van de aanpak")),
    question("jeugd", question="Wie helpt de jeugd?", phrasings=("rondhangen op straat",)),
    elsewhere(),
)


def best(weights: Weights, text: str) -> str:
    return weights.ids[int(np.argmax(weights.margins(words(text))))]


def test_an_entry_is_on_the_side_of_its_own_phrasings() -> None:
    """Every phrasing has its largest margin, by far, at its own entry."""
    weights = learn_entries(ENTRIES)

    for entry in ENTRIES:
        for text in entry.phrasings:
            margins = weights.margins(words(text))
            assert best(weights, text) == entry.id
            assert margins.max() > np.sort(margins)[-2] + 0.2


def test_new_words_of_the_same_kind_are_told_apart() -> None:
    """Inflection and part of a phrasing still decide."""
    weights = learn_entries(ENTRIES)

    assert best(weights, "schimmels op muren") == "vocht"
    assert best(weights, "geld voor een aanpak") == "kosten"


def test_unknown_words_are_on_nobodys_side() -> None:
    """No known word: each margin is what the entry has without any."""
    weights = learn_entries(ENTRIES)

    assert weights.margins(words("qqq zzz")) == pytest.approx(np.maximum(weights.biases + 1, 0))


def test_an_entry_only_weighs_its_own_words() -> None:
    """What is learned of one entry needs no other entry's words, so it can be learned alone."""
    known = corpus([(words("natte muur"), 0), (words("droge stof"), 1)])

    learned = learn(known, 0)

    own = set(map(int, known.rarity.weigh(words("natte muur"))[0]))
    assert set(map(int, learned.terms)) <= own
    assert np.isfinite(learned.weights).all()


def test_what_is_written_is_what_was_learned(tmp_path: object) -> None:
    """Kept in half precision, margins come back the same to the eye."""
    assert hasattr(tmp_path, "joinpath")
    weights = learn_entries(ENTRIES)
    save(weights, tmp_path.joinpath("w.npz"))

    with np.load(tmp_path.joinpath("w.npz")) as kept:
        assert list(kept["ids"]) == list(weights.ids)
        assert np.array_equal(kept["entries"], weights.entries)
        assert str(kept["source"]) == weights.source


def learned_of(changed: QuestionEntry, text: str) -> float:
    """How far a question is on the side of an entry that was changed since it was learned of."""
    matcher = build_matcher(ENTRIES, library().taxonomy, learn_entries(ENTRIES))
    ranking = matcher.with_overlay((changed,)).rank(matcher.analyse(text))
    return next(one.learned for one in ranking.field if one.entry is changed)


@pytest.mark.parametrize("text", ["natte wanden", "wanden", "wat kost de muur"])
def test_what_was_learned_holds_for_a_later_form(text: str) -> None:
    """With another answer, or checked, an entry gets no more questions than it had."""
    before = learned_of(VOCHT, text)

    assert learned_of(replace(VOCHT, answer="Zet een raam open."), text) == before
    assert learned_of(replace(VOCHT, phrasings=(*VOCHT.phrasings, "een lek dak")), text) == before


def test_a_phrasing_that_came_is_its_own() -> None:
    """Though nothing was learned from it: word for word, and in part."""
    later = replace(VOCHT, phrasings=(*VOCHT.phrasings, "lekkende goot repareren"))

    assert learned_of(later, "lekkende goot repareren") >= 1
    assert learned_of(later, "lekkende goot bij de buren") > learned_of(later, "goot bij de buren")


def test_an_entry_that_lost_a_phrasing_is_new() -> None:
    """What was learned may have come from that one."""
    later = replace(VOCHT, phrasings=VOCHT.phrasings[1:])

    as_new = learned_of(replace(later, id="vocht-2"), "natte wanden")
    assert learned_of(later, "natte wanden") == as_new
