"""The catalogue answers in six ways, searches, completes, and changes without being changed."""

from dataclasses import replace

import pytest

from knowledge.answer import (
    Context,
    Elsewhere,
    Found,
    Intent,
    Question,
    ReasonKind,
    SmallTalk,
    Suggestions,
    Unknown,
    Wish,
)
from knowledge.answering.deciding import Thresholds
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind, PartialDate, QuestionEntry
from knowledge.matching.matcher import Ranking
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import shipped_catalogue


def small() -> Catalogue:
    return Catalogue.build(
        library(
            question("vocht", phrasings=("schimmel op de muur",), reading=("boek",)),
            publication("boek", published=PartialDate(2020), pages=100),
            publication("nieuw", title="Nieuwe daken", published=PartialDate(2024, 5)),
            elsewhere(),
        )
    )


def test_a_confident_match_is_found_with_source_and_reading() -> None:
    """The answer names its primary source first and says why each report is worth reading."""
    answer = shipped_catalogue().answer(Question("wat is het NPLV?"))

    assert isinstance(answer, Found)
    assert answer.match.publications[0] == "nplv"
    assert 0.5 < answer.confidence <= 1
    assert len(answer.reading) <= 4
    assert all(reading.reasons for reading in answer.reading)


def test_two_close_entries_become_suggestions_that_head_the_results() -> None:
    """A vague question is asked back with two to four choices."""
    answer = shipped_catalogue().answer(Question("subsidie voor de buurt aanvragen of regeling"))

    assert isinstance(answer, Suggestions | Found)
    if isinstance(answer, Suggestions):
        assert 2 <= len(answer.choices) <= 4
        assert answer.results[: len(answer.choices)] == answer.choices


def test_a_subject_outside_the_field_is_pointed_elsewhere() -> None:
    """No invented answer: one line that says whose it is, and low confidence."""
    answer = shipped_catalogue().answer(Question("wanneer wordt het grofvuil opgehaald?"))

    assert isinstance(answer, Elsewhere)
    assert answer.confidence < Thresholds().nearest


@pytest.mark.parametrize("text", ["hoi", "dank je wel", "doei"])
def test_small_talk_gets_a_short_line(text: str) -> None:
    """A greeting is no question."""
    assert isinstance(shipped_catalogue().answer(Question(text)), SmallTalk)


@pytest.mark.parametrize("text", ["", "🙂🙂", "xqzt wvvk", "'; DROP TABLE entries; --", "ሰላም"])
def test_what_means_nothing_is_unknown(text: str) -> None:
    """Nonsense gets an honest answer and no error."""
    assert isinstance(shipped_catalogue().answer(Question(text)), Unknown | Elsewhere)


def test_a_call_for_help_comes_first() -> None:
    """Who may be in danger is pointed to help, not to a report."""
    for text in ("ik wil niet meer leven", "mijn man slaat mij"):
        answer = shipped_catalogue().answer(Question(text))
        assert isinstance(answer, Elsewhere)
        assert answer.subject.urgent


def test_a_follow_up_leans_on_the_question_before() -> None:
    """An ellipsis is read with what was just discussed; a new subject is not bent to it."""
    context = Context("wat werkt tegen eenzaamheid?", "wat-werkt-eenzaamheid")

    lean = shipped_catalogue().answer(Question("en voor ouderen?", context=context))
    fresh = shipped_catalogue().answer(Question("wat is een basisbaan?", context=context))

    assert any("eenzaam" in result.entry.heading.casefold() for result in lean.results[:3])
    assert "basisba" in fresh.results[0].entry.id


def test_a_wish_is_about_what_was_shown() -> None:
    """'bron?' asks for the source of the last answer; without one there is no target."""
    shown = Context("wat is het NPLV?", "nplv")

    about = shipped_catalogue().answer(Question("bron?", context=shown))
    nothing = shipped_catalogue().answer(Question("zet dat op mijn leeslijst"))

    assert isinstance(about, Intent)
    assert (about.wish, about.target and about.target.id) == (Wish.SOURCE, "nplv")
    assert isinstance(nothing, Intent)
    assert (nothing.wish, nothing.target) == (Wish.KEEP, None)


def test_results_are_at_most_ten_of_the_field_without_doubles() -> None:
    """Whatever is asked, the list is short, ours, and each entry stands in it once."""
    for text in ("geld", "wat werkt", "veiligheid in de wijk", "grofvuil"):
        ids = [match.entry.id for match in shipped_catalogue().answer(Question(text)).results]
        assert len(ids) == len(set(ids)) <= 10
        assert all(shipped_catalogue().entries[own].kind is not Kind.ELSEWHERE for own in ids)


def test_reasons_name_the_askers_words() -> None:
    """A word that matched is given as typed, with what it was read as."""
    answer = shipped_catalogue().answer(Question("onderrmijning in de buurt"))

    kinds = {reason.kind: reason for reason in answer.results[0].reasons}
    assert kinds[ReasonKind.REPAIRED].asked == "onderrmijning"
    assert kinds[ReasonKind.REPAIRED].text == "ondermijning"


def test_a_chosen_theme_narrows_the_answer() -> None:
    """With a theme only its entries are results."""
    answer = shipped_catalogue().answer(Question("wat helpt?", theme="wonen"))

    assert answer.results
    assert all("wonen" in match.entry.themes for match in answer.results)


def test_search_filters_and_lists_the_newest_first() -> None:
    """Without words a filter lists all it admits, by date."""
    found = small().search("", Filters(theme="wonen", kind=Kind.PUBLICATION))

    assert [match.entry.id for match in found] == ["nieuw", "boek"]
    assert [m.entry.id for m in small().search("", Filters(from_year=2023))] == ["nieuw"]
    assert "boek" not in [m.entry.id for m in small().search("", Filters(most_minutes=60))]
    assert small().search("gezonde huizen")[0].entry.id == "boek"
    assert small().search("qqqq", Filters()) == ()


def test_a_change_is_found_at_once_and_the_old_catalogue_stays() -> None:
    """Readers of the old one see the old state; the new one answers with the new entry."""
    old = small()

    new = old.with_changes([question("egel", question="Hoe help je egels in de tuin?")], ["boek"])

    assert new.answer(Question("egels in de tuin helpen")).results[0].entry.id == "egel"
    assert "boek" not in new.entries
    assert "egel" not in old.entries
    assert "boek" not in [match.entry.id for match in new.search("gezonde huizen")]


def test_completion_forgives_typing_errors() -> None:
    """Names that begin with what was typed come first, then those that contain or resemble it."""
    records = shipped_catalogue().records

    assert records.complete("slag")[0].key == "slagkracht-in-de-wijk"
    assert "slagkracht-in-de-wijk" in [named.key for named in records.complete("slagkragt")]
    assert len(records.complete("")) == 25
    assert all(len(records.complete(text)) <= 25 for text in ("a", "wijk", "zzzz"))
    assert shipped_catalogue().organisations.complete("ccv")[0].key == "ccv"
    assert shipped_catalogue().themes.complete("geldproblemen")[0].key == "werk-inkomen"


def test_whom_to_call_stands_among_suggestions_where_it_may_be_needed() -> None:
    """Too unsure to be all that is said, too grave to leave out."""
    catalogue = shipped_catalogue()
    question = Question("het kind van hiernaast had een blauwe plek, kan van vallen zijn")
    ranking, confidence = catalogue.judge(question)

    unsure = replace(confidence, urgent=0.17, right=0.2, ours=0.9)
    answer = catalogue.decide(question, ranking, unsure)

    assert isinstance(answer, Suggestions)
    assert answer.elsewhere is not None
    assert answer.elsewhere.urgent


def test_a_likely_answer_goes_before_a_doubtful_call() -> None:
    """Children who throw stones are no animal in need; whom to call stands beside, no more."""
    catalogue = shipped_catalogue()
    question = Question("kinderen gooien stenen")
    ranking, confidence = catalogue.judge(question)

    likely = catalogue.decide(question, ranking, replace(confidence, urgent=0.3, right=0.7))
    unlikely = catalogue.decide(question, ranking, replace(confidence, urgent=0.3, right=0.2))

    assert isinstance(likely, Suggestions)
    assert isinstance(unlikely, Elsewhere)


def test_a_server_may_ask_for_more_certainty() -> None:
    """With a threshold of one nothing is certain enough; what would have been said is nearest.

    The shipped one is the default.
    """
    strict = shipped_catalogue().with_threshold(1.0)

    answer = strict.answer(Question("wat is sociale basis precies"))
    assert isinstance(answer, Suggestions)
    assert answer.nearest == answer.choices[0]
    assert shipped_catalogue().with_threshold(None) is shipped_catalogue()


def test_an_answer_that_is_not_certain_has_the_runner_up_below_it() -> None:
    """So that who meant the other reads it at once; so has one that is hardly better."""
    catalogue = shipped_catalogue()
    question = Question("onze corporatie renoveert en de huur gaat omhoog, wat kunnen wij doen")
    ranking, confidence = catalogue.judge(question)
    best, other, *rest = (one for one in ranking.field if isinstance(one.entry, QuestionEntry))
    best = replace(best, fit=0.0)
    far = replace(ranking, field=(best, *(replace(one, fit=-5.0) for one in (other, *rest))))
    apart = replace(ranking, field=(best, replace(other, fit=best.fit - 1), *rest))
    close = replace(ranking, field=(best, replace(other, fit=best.fit), *rest))

    def second(ranking: Ranking, right: float) -> str | None:
        sure = replace(confidence, right=right, ours=1.0, subject=0.0, urgent=0.0)
        answer = catalogue.decide(question, ranking, sure)
        assert isinstance(answer, Found)
        return answer.second.entry.id if answer.second else None

    assert second(far, right=0.9) is None
    assert second(apart, right=0.9) == other.entry.id
    assert second(apart, right=0.99) is None
    assert second(close, right=0.99) == other.entry.id


def test_the_nearest_has_the_runner_up_below_it_too() -> None:
    """Among suggestions two answers stand open."""
    strict = shipped_catalogue().with_threshold(1.0)

    answer = strict.answer(Question("hoeveel kost een buurthuis per jaar"))

    assert isinstance(answer, Suggestions)
    assert answer.nearest == answer.choices[0]
    assert answer.second in answer.choices[1:]


def test_a_server_that_asks_for_less_gets_no_record_that_is_merely_near() -> None:
    """It is seldom an answer; one that is asked for by name, or to read, may be."""
    lax, outcomes = small().with_threshold(0.5), {}
    for text in ("daken in de buurt vernieuwen", "rapport over daken"):
        ranking, confidence = lax.judge(Question(text))
        sure = replace(confidence, right=0.7, ours=1.0, subject=0.0, urgent=0.0)
        outcomes[text] = type(lax.decide(Question(text), ranking, sure))
        assert ranking.field[0].entry.id == "nieuw"

    assert list(outcomes.values()) == [Suggestions, Found]


def test_the_two_halves_of_a_theme() -> None:
    """Questions and records of a theme, the records newest first."""
    questions, records = small().of_theme("wonen")

    assert [entry.id for entry in questions] == ["vocht"]
    assert [entry.id for entry in records] == ["nieuw", "boek"]


def test_two_questions_in_one_message_get_both_answers() -> None:
    """Each sure alone, and another's; the second comes second, and scores still come down."""
    text = "Hoe lang duurt het voordat een wijk beter wordt en wat kost buurtbemiddeling?"

    answer = shipped_catalogue().answer(Question(text))

    assert isinstance(answer, Found)
    assert answer.match.entry.id.startswith("continuiteit")
    assert answer.also is not None
    assert answer.also.entry.id == answer.results[1].entry.id == "buurtbemiddeling-kosten"
    scores = [match.score for match in answer.results]
    assert scores == sorted(scores, reverse=True)


def test_one_question_with_and_in_it_stays_one() -> None:
    """What is about the same gets one answer."""
    answer = shipped_catalogue().answer(Question("Wat is het NPLV en wat doet het NPLV?"))

    assert not isinstance(answer, Found) or answer.also is None
