"""The best entry comes first, through typing errors, overlays and whole names."""

import pytest

from knowledge.answer import Question
from knowledge.matching.matcher import Matcher, build_matcher
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import shipped_catalogue

ENTRIES = (
    question("vocht", phrasings=("schimmel op de muur", "natte wanden in huis")),
    question("kosten", question="Wat kost een wijkaanpak?", phrasings=("hoeveel geld is nodig",)),
    question("jeugd", question="Wat helpt tegen hangjongeren?", phrasings=("rondhangende jeugd",)),
    publication("gids", title="De grote wijkengids", summary="Lessen van veertig jaar."),
    elsewhere(),
)


def matcher() -> Matcher:
    return build_matcher(ENTRIES, library().taxonomy)


def first(matcher: Matcher, text: str) -> str:
    return matcher.rank(matcher.analyse(text)).field[0].entry.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("natte muren", "vocht"),
        ("shcimmel in huis", "vocht"),
        ("HOEVEEL GELD?!", "kosten"),
        ("kosten van de aanpak", "kosten"),
        ("hangjongere", "jeugd"),
        ("heb je de grote wijkengids voor mij", "gids"),
    ],
)
def test_the_right_entry_comes_first(text: str, expected: str) -> None:
    """Other words, inflection, compounds, typing errors and a title inside a question."""
    assert first(matcher(), text) == expected


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("definitie van gentriftcatie", "definitie van gentrificatie"),
        ("speelstrraat beginnen", "speelstraat beginnen"),
        ("wat wrkt er tegen eenzaamhied bij ouderen", "wat werkt er tegen eenzaamheid bij ouderen"),
        ("Wat is een buurtbudgt?", "Wat is een buurtbudget?"),
    ],
)
def test_a_misspelt_word_counts_as_the_one_it_is_read_as(misspelt: str, right: str) -> None:
    """In its words, its letters, its meaning and as a name, so an answer is as sure of both."""
    typed, meant = (shipped_catalogue().answer(Question(text)) for text in (misspelt, right))

    assert [one.entry.id for one in typed.results] == [one.entry.id for one in meant.results]
    assert typed.confidence == pytest.approx(meant.confidence)


@pytest.mark.parametrize("word", ["mensen", "ambtenaren", "kansen", "jongens", "initiatieven"])
def test_a_word_finds_itself_though_its_stem_has_a_stem_too(word: str) -> None:
    """Stemmed once as it is indexed: a stem stemmed again is another word's."""
    entries = (question("eigen", question=f"{word}?"), question("ander", question="Wat nu?"))
    found = build_matcher(entries, library().taxonomy)

    (best, *_) = found.rank(found.analyse(word)).field

    assert best.entry.id == "eigen"
    assert best.values["stems"] > 0.5


def test_what_is_outside_the_field_is_ranked_apart() -> None:
    """A subject outside never stands among the results, and leads where it is meant."""
    ranking = matcher().rank(matcher().analyse("gaat het morgen regenen"))

    assert ranking.outside[0].entry.id == "weer"
    assert all(found.entry.kind != "elders" for found in ranking.field)


def test_scores_come_down_and_lie_between_0_and_1() -> None:
    """A list is in order; however well it fits, also by its name, a score is a chance."""
    scores = [found.score for found in matcher().rank(matcher().analyse("wat kost geld")).field]

    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize("text", ["", "🙂", "??? !!", "   "])
def test_a_question_without_words_finds_nothing(text: str) -> None:
    """There is nothing to rank by."""
    ranking = matcher().rank(matcher().analyse(text))

    assert (ranking.field, ranking.outside) == ((), ())


def test_an_overlay_adds_replaces_and_hides() -> None:
    """The next question finds a new entry, the new form of a changed one, and no hidden one."""
    changed = matcher().with_changes(
        [
            question("egel", question="Hoe help je egels?"),
            question("kosten", question="Wat betaalt het Rijk?"),
        ],
        removed=["jeugd"],
    )

    assert first(changed, "egels helpen") == "egel"
    assert first(changed, "betaalt het rijk") == "kosten"
    found = changed.rank(changed.analyse("hangjongeren geld egels")).field
    assert "jeugd" not in [candidate.entry.id for candidate in found]
    assert [candidate.entry.id for candidate in found].count("kosten") <= 1


def test_a_later_overlay_wins() -> None:
    """Of three versions only the last is found."""
    once = matcher().with_changes([question("kosten", question="Wat kost een paard?")])
    twice = once.with_changes([question("kosten", question="Wat kost een kameel?")])

    found = twice.rank(twice.analyse("wat kost een paard of kameel")).field
    headings = [candidate.entry.heading for candidate in found if candidate.entry.id == "kosten"]
    assert headings == ["Wat kost een kameel?"]


def test_making_an_overlay_leaves_the_matcher_as_it_was() -> None:
    """Who holds the old one keeps seeing the old state."""
    old = matcher()

    old.with_changes([question("egel", question="Hoe help je egels?")], removed=["vocht"])

    assert first(old, "schimmel op de muur") == "vocht"
    assert old.overlays == ()


def test_a_call_for_help_is_found_inside_a_story() -> None:
    """However much of the field the rest of the message speaks of."""
    urgent = elsewhere("brand", urgent=True, phrasings=("er is brand in huis", "mijn huis brandt"))
    matching = build_matcher((*ENTRIES, urgent), library().taxonomy)
    story = "gisteren hadden we het over hangjongeren en geld, maar er is nu brand in mijn huis"

    call = matching.rank(matching.analyse(story)).urgent

    assert call is not None
    assert call.candidate.entry.id == "brand"
    assert call.lead > 0
    assert matching.rank(matching.analyse("")).urgent is None
