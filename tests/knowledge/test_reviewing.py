"""A review of a draft: what it takes, resembles, lacks and gives away, before it is saved."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.answer import AnswerKind, Found, Question
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, QuestionEntry, Source
from knowledge.matching.channels import combine
from knowledge.matching.index import build_index
from knowledge.personal.scrubbing import PersonalKind
from knowledge.reviewing.golden import as_reply, ask_golden_questions
from knowledge.reviewing.regressions import every_regression, regressions
from knowledge.reviewing.review import PHRASINGS, missing, review
from knowledge.reviewing.values import (
    Helpfulness,
    Missing,
    QuestionKind,
    Regression,
    Reply,
    Stage,
)
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import shipped_catalogue

ENTRIES: tuple[Entry, ...] = (
    question(
        "vocht",
        phrasings=("schimmel op de muur", "wat doe ik tegen schimmel", "natte muren in huis"),
        golden=("Hoe krijg ik schimmel van mijn muur?",),
    ),
    question(
        "kosten",
        question="Wat kost een wijkaanpak?",
        answer="Dat verschilt.",
        phrasings=("hoeveel geld kost een wijkaanpak", "wat kost zo'n aanpak van de wijk"),
        golden=("Hoeveel kost een aanpak van de wijk?",),
        sources=(Source(item="gids"),),
    ),
    question(
        "jeugd",
        question="Wat helpt tegen hangjongeren?",
        answer="Jongerenwerk.",
        phrasings=("overlast van hangjongeren op het plein", "hangjongeren in de straat"),
        golden=("Wat doe je aan hangjongeren op straat?",),
        sources=(Source(title="Folder"),),
    ),
    publication("gids", title="De grote wijkengids", summary="Lessen van veertig jaar."),
    publication("boek"),
    elsewhere("weer", golden=("Gaat het morgen regenen?",)),
    elsewhere(
        "honger",
        title="Eten",
        answer="Kijk in een kookboek.",
        phrasings=("hoe bak ik een taart", "recept voor soep"),
        golden=("Hoe maak ik soep?",),
    ),
)
THIEF = question(
    "dief",
    question="Hoe krijg ik schimmel van mijn muur?",
    phrasings=(
        "schimmel van de muur krijgen",
        "schimmel op mijn muur weg",
        "wat doe ik tegen schimmel op de muur",
        "hoe haal ik schimmel van een natte muur",
        "natte muren met schimmel in huis",
    ),
    golden=("Hoe haal je schimmel weg?",),
    sources=(Source(title="Folder"),),
)
STRANGER = question(
    "vreemd",
    question="Hoeveel zebrapaden telt een dorp?",
    answer="Twee.",
    phrasings=("zebrapaden tellen", "aantal zebrapaden", "zebra op de weg", "oversteek"),
    sources=(Source(title="Folder"),),
)


@lru_cache(maxsize=1)
def small() -> Catalogue:
    return Catalogue.build(library(*ENTRIES))


def asked(catalogue: Catalogue, text: str) -> str | None:
    return as_reply(catalogue.answer(Question(text))).entry_id


def obvious(draft: Entry, catalogue: Catalogue) -> dict[tuple[str, str], tuple[Reply, Reply]]:
    """Return every question with how it is answered without the draft and with it, the slow way."""
    found = {}
    for entry in catalogue.entries.values():
        if entry.id == draft.id:
            continue
        for text in entry.golden:
            pair = (catalogue, catalogue.with_changes([draft]))
            found[entry.id, text] = _answers(pair, text)
        for text in entry.phrasings:
            others = tuple(one for one in entry.phrasings if one != text)
            left = replace(entry, phrasings=others)
            pair = (catalogue.with_changes([left]), catalogue.with_changes([left, draft]))
            found[entry.id, text] = _answers(pair, text)
    return found


def _answers(pair: tuple[Catalogue, Catalogue], text: str) -> tuple[Reply, Reply]:
    was, becomes = (as_reply(one.answer(Question(text))) for one in pair)
    return was, becomes


def by_question(found: tuple[Regression, ...]) -> dict[tuple[str, str], Regression]:
    return {(one.entry_id, one.question): one for one in found}


def test_a_draft_that_steals_a_golden_question_is_named_with_it() -> None:
    """The golden question of another entry that would go to the draft comes first of all."""
    before = asked(small(), "Hoe krijg ik schimmel van mijn muur?")

    first = review(THIEF, small()).regressions[0]

    assert before == "vocht"
    assert (first.question, first.entry_id) == ("Hoe krijg ik schimmel van mijn muur?", "vocht")
    assert first.kind is QuestionKind.GOLDEN
    assert first.lost
    assert (first.was.entry_id, first.becomes.entry_id) == ("vocht", "dief")
    assert first.stage is not Stage.CONFIDENCE


def test_what_a_review_foretells_comes_true() -> None:
    """After saving the draft each golden question is answered as the review said."""
    after = small().with_changes([THIEF])

    foretold = [one for one in regressions(THIEF, small()) if one.kind is QuestionKind.GOLDEN]

    assert foretold
    assert all(as_reply(after.answer(Question(one.question))) == one.becomes for one in foretold)


def test_a_draft_about_something_else_takes_nothing() -> None:
    """Words that no other entry has are no danger and resemble nothing."""
    found = review(STRANGER, small())

    assert found.regressions == ()
    assert found.same == ()
    assert found.alike == ()


def test_a_phrasing_is_asked_without_itself() -> None:
    """A phrasing that only its own copy keeps with its entry tells of others, and is not lost."""
    draft = replace(THIEF, phrasings=("wat doe ik tegen schimmel toch",), golden=())

    lost = {one.question: one for one in regressions(draft, small())}

    assert not lost["wat doe ik tegen schimmel"].certain
    assert asked(small().with_changes([draft]), "wat doe ik tegen schimmel") == "vocht"


def test_a_subject_outside_the_field_that_becomes_ours_is_named() -> None:
    """A draft that takes a question which isn't ours is told so."""
    draft = question(
        "regen",
        question="Gaat het morgen regenen in de wijk?",
        answer="Misschien.",
        phrasings=("gaat het morgen regenen", "regent het morgen", "gaat het regenen morgen"),
        sources=(Source(title="Folder"),),
    )

    taken = [one for one in regressions(draft, small()) if one.entry_id == "weer"]

    assert taken
    assert any(one.stage is Stage.INSIDE for one in taken)


def test_an_edition_that_replaces_another_may_take_its_questions() -> None:
    """What the older edition answered is meant to go to the newer one."""
    draft = replace(THIEF, replaces="vocht")

    found = review(draft, small())

    assert [one for one in found.regressions if one.entry_id == "vocht"] == []
    assert "vocht" not in {one.entry_id for one in found.alike}


def test_an_entry_that_is_changed_is_compared_with_the_others_only() -> None:
    """Its own earlier form is no duplicate, and its own questions are no loss."""
    draft = replace(ENTRIES[0], phrasings=(*ENTRIES[0].phrasings, "zwarte vlekken op het plafond"))

    found = review(draft, small())

    assert found.regressions == ()
    assert "vocht" not in {one.entry_id for one in found.same}
    assert "vocht" not in {one.entry_id for one in found.alike}


def test_entries_of_an_overlay_are_protected_too() -> None:
    """What was published after the packs loses no question unseen, and what is gone can't lose."""
    grown = small().with_changes([STRANGER])
    copy = replace(STRANGER, id="kopie", phrasings=("zebrapaden tellen in het dorp",))

    lost = {one.entry_id for one in regressions(copy, grown)}

    assert lost == {"vreemd"}
    assert regressions(copy, grown.with_changes((), ["vreemd"])) == ()


WORDS = [
    *("schimmel", "muur", "natte", "huis", "kost", "wijkaanpak", "geld", "hangjongeren", "plein"),
    *("straat", "wijk", "aanpak", "regenen", "morgen", "taart", "soep", "zebrapad", "wat", "hoe"),
]
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    heading=PHRASES,
    phrasings=st.lists(PHRASES, max_size=5, unique=True),
    own=st.sampled_from(["nieuw", "jeugd", "weer"]),
)
def test_the_fast_way_says_what_the_slow_way_finds(
    heading: str, phrasings: list[str], own: str
) -> None:
    """Any draft, new or changed: each reply is that of a whole new catalogue with the draft.

    And a question that was surely answered by its entry, and isn't any more, is always named.
    """
    draft: Entry = question(own, question=heading, phrasings=tuple(phrasings))
    if own == "weer":
        draft = elsewhere("weer", title=heading, phrasings=tuple(phrasings))

    named = by_question(regressions(draft, small(), 1_000, 1_000))

    slow = obvious(draft, small())
    assert {key: (one.was, one.becomes) for key, one in named.items()} == {
        key: slow[key] for key in named
    }
    assert named.keys() >= {
        key
        for key, (was, becomes) in slow.items()
        if was.how is AnswerKind.FOUND
        and was.entry_id == key[0]
        and (becomes.how, becomes.entry_id) != (AnswerKind.FOUND, key[0])
    }


@pytest.mark.parametrize("own", ["dief", "jeugd"])
def test_what_an_earlier_review_worked_out_changes_no_answer(own: str) -> None:
    """The second time a review says the same of each question, and misses none of them either."""
    draft = replace(THIEF, id=own)
    catalogue = Catalogue.build(library(*ENTRIES)).with_changes([STRANGER])

    _, every = every_regression(draft, catalogue)

    assert every
    assert regressions(draft, catalogue) == every
    assert regressions(draft, catalogue) == every


def test_asking_one_in_some_asks_fewer() -> None:
    """What it finds is among what asking every question finds."""
    every, named = every_regression(THIEF, small())
    some, among = every_regression(THIEF, small(), step=3)

    assert some < every
    assert set(by_question(among)) <= set(by_question(named))


def test_what_an_entry_explains_without_a_question_is_as_if_it_never_had_it() -> None:
    """Taken from the counts, to what an index of the entry without that phrasing says."""
    entry = shipped_catalogue().entries["nplv-wie-leidt"]
    matcher, questions = shipped_catalogue().matcher, shipped_catalogue().matcher.base.questions
    compared = 0
    for row in np.flatnonzero(questions.entries == matcher.base.entries.index(entry)):
        query = matcher.analyse(questions.texts[row])
        if query.synonyms or query.repaired or len(set(query.words)) < len(query.words):
            continue
        compared += 1
        left = tuple(text for text in entry.phrasings if text != questions.texts[row])
        alone = build_index([replace(entry, phrasings=left)], matcher.taxonomy, matcher.base)
        score = float(combine(alone.shares(query))[0])
        assert float(questions.own[row]) == pytest.approx(score, abs=1e-4)
    assert compared > 3


def test_a_copy_of_an_entry_is_found_as_its_duplicate() -> None:
    """It comes first, with a score near one and the same words."""
    entry = shipped_catalogue().entries["nplv-wie-leidt"]

    found = review(replace(entry, id="kopie"), shipped_catalogue())

    assert found.alike[0].entry_id == entry.id
    assert found.alike[0].score > 0.9
    assert found.alike[0].heading is not None
    assert {one.entry_id for one in found.same} == {entry.id}
    assert found.regressions


def test_a_good_new_entry_has_nothing_against_it() -> None:
    """Something that the packs say nothing about costs no question and lacks nothing."""
    draft = question(
        "zweefbaan",
        question="Wat is een zweefbaan boven grachten?",
        answer="Een kabel waaraan bakken met pakjes boven het water hangen.",
        phrasings=(
            "zweefbaan",
            "kabelbaantje met pakjes",
            "zweefbakken boven grachten",
            "pakjeskabel",
            "pakjes aan een kabel laten zweven",
        ),
        golden=("Hoe leg je een zweefbaan aan?",),
        themes=("wonen",),
        sources=(Source(title="Folder"),),
        checked_on=date(2026, 11, 24),
    )

    found = review(draft, shipped_catalogue())

    assert found.regressions == ()
    assert found.alike == ()
    assert found.misses == ()
    assert found.missing == ()
    assert found.personal == ()


def test_a_golden_question_that_would_miss_its_own_draft_is_named() -> None:
    """With the stage that loses it."""
    draft = replace(STRANGER, golden=("Hoe krijg ik schimmel van mijn muur?",))

    (miss,) = review(draft, small()).misses

    assert miss.question == draft.golden[0]
    assert miss.reply.entry_id == "vocht"
    assert miss.stage in {Stage.CANDIDATES, Stage.NAME, Stage.WORDS, Stage.CHARACTERS}


@pytest.mark.parametrize(
    ("fields", "lacking"),
    [
        ({"answer": " "}, Missing.ANSWER),
        ({"sources": ()}, Missing.SOURCE),
        ({"themes": ()}, Missing.THEMES),
        ({"phrasings": ("een",) * (PHRASINGS - 1)}, Missing.PHRASINGS),
        ({"golden": ()}, Missing.GOLDEN),
        ({"written_on": None, "checked_on": None}, Missing.CHECKED_ON),
    ],
)
def test_what_a_draft_lacks_is_named(fields: dict[str, object], lacking: Missing) -> None:
    """One thing left out of an entry that has all of it is the one thing named."""
    whole = shipped_catalogue().entries["nplv-wie-leidt"]
    assert isinstance(whole, QuestionEntry)

    assert missing(whole) == ()
    assert missing(replace(whole, **fields)) == (lacking,)  # type: ignore[arg-type]  # any field


def test_a_subject_outside_the_field_needs_no_source() -> None:
    """It states nothing but whose subject it is."""
    lacks = missing(elsewhere(golden=("Regent het?",)))

    assert lacks == (Missing.PHRASINGS,)


def test_what_tells_who_someone_is_is_found_wherever_it_stands() -> None:
    """In the answer, a phrasing or a golden question; each once."""
    draft = replace(
        STRANGER,
        answer="Mail jan.jansen@gemeente.nl of bel 06-12345678.",
        phrasings=("bel 06-12345678",),
        golden=("Woont ze op Kerkstraat 12?",),
    )

    found = {(one.kind, one.text) for one in review(draft, small()).personal}

    assert found == {
        (PersonalKind.EMAIL, "jan.jansen@gemeente.nl"),
        (PersonalKind.TELEPHONE, "06-12345678"),
        (PersonalKind.ADDRESS, "Kerkstraat 12"),
    }


def test_every_golden_question_of_the_packs_is_asked() -> None:
    """The count is of all that there are; none of the small catalogue is lost."""
    results = ask_golden_questions(small().entries.values(), small())

    assert results.asked == sum(len(entry.golden) for entry in ENTRIES)
    assert results.found + len(results.misses) == results.asked


def test_what_helps_less_is_less() -> None:
    """The order that decides what is a loss."""
    assert Helpfulness.NOT < Helpfulness.PARTLY < Helpfulness.SURELY


def test_a_found_answer_is_replied_in_short() -> None:
    """Its kind, the entry that is shown and how sure that is."""
    answer = small().answer(Question("schimmel op de muur"))

    short = as_reply(answer)

    assert isinstance(answer, Found)
    assert (short.how, short.entry_id, short.confidence) == (
        AnswerKind.FOUND,
        "vocht",
        answer.confidence,
    )
