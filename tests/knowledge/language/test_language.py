"""Dutch as language: which words are the same, what was mistyped, what leans on what."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.answer import Wish
from knowledge.entry import Organisation, SynonymGroup, Taxonomy, Term
from knowledge.language.clauses import clauses
from knowledge.language.dutch_words import is_dutch
from knowledge.language.glossary import glossary
from knowledge.language.normalising import fold, stem, words
from knowledge.language.question_kinds import Asks, asks_for
from knowledge.language.separable import joined_verbs
from knowledge.language.turns import (
    Mark,
    Pick,
    mark_of,
    read_correction,
    read_pick,
    relation_of,
    subject_of,
    substitute,
)
from knowledge.language.typos import Vocabulary
from knowledge.language.wishes import likeliest_wish, only_thanks, read_wish


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Wát kóst het?", "wat kost het"),
        ("wĳk en ‘buurt’", "wijk en buurt"),
        ("1,5 euro; 2.000", "1,5 euro 2.000"),
        ("<@123> zie https://example.org/a?b nu", "zie nu"),
        ("z̸̧̛a̷l̵g̴o̶", "zalgo"),
        ("🙂🙂", ""),
        ("`DROP TABLE` -- x", "drop table x"),
    ],
)
def test_folding_keeps_words_and_drops_the_rest(text: str, folded: str) -> None:
    """Case, accents, typography, tags and addresses make no difference."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is, and holds nothing but plain words, lower-case or Arabic."""
    once = fold(text)

    assert fold(once) == once
    assert once == once.strip()
    assert all(char.isascii() or "\u0621" <= char <= "\u064a" for char in once)


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "Zs", "P"])))
@example("Ǣ")
def test_composition_makes_no_difference(text: str) -> None:
    """A letter with its accent apart is the same word."""
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


def test_inflections_share_a_stem() -> None:
    """One stem for one word."""
    assert stem("wijken") == stem("wijk")
    assert stem("bewoners") == stem("bewoner")


VOCABULARY = Vocabulary.of(
    {"ondermijning": 5, "gezondheid": 9, "wijkbudget": 3, "buurt": 20, "buurs": 1}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ondermyning", "ondermijning"),
        ("gezontheid", "gezondheid"),
        ("gezodnheid", "gezondheid"),
        ("wijkbudjet", "wijkbudget"),
        ("buurtt", "buurt"),
        ("burt", "buurt"),
        ("buurt", None),
        ("fiets", None),
        ("g40", None),
        ("buu", None),
    ],
)
def test_typing_errors_are_mended_and_other_words_left(typed: str, meant: str | None) -> None:
    """Only an unknown word with one clear neighbour is read as another."""
    assert VOCABULARY.repair(typed) == meant


@given(st.sampled_from(sorted(VOCABULARY.frequency)))
def test_a_known_word_is_never_mended(word: str) -> None:
    """What someone wrote on purpose stays."""
    assert VOCABULARY.repair(word) is None


def test_the_glossary_joins_words_abbreviations_and_names() -> None:
    """Each of a group stands for the others, and words of two groups for neither other."""
    taxonomy = Taxonomy(
        themes={},
        organisations={
            "ccv": Organisation(id="ccv", name="Centrum Veiligheid", abbreviation="CCV")
        },
        authors={},
        terms=(Term(term="NPLV", full="Nationaal Programma"),),
        groups=(SynonymGroup(name="geld", words=("geld", "poen"), flemish=("centen",)),),
    )

    known = glossary(taxonomy)

    def beside(text: str) -> list[tuple[str, str]]:
        return [(asked, synonym.text) for asked, synonym in known.expansions(words(text))]

    assert {text for _, text in beside("poen")} == {"geld", "centen"}
    assert beside("wat is het NPLV") == [("nplv", "Nationaal Programma")]
    assert beside("een nationaal programma") == [("nationaal programma", "NPLV")]
    assert beside("CCV") == [("ccv", "Centrum Veiligheid")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zet dat op mijn leeslijst", Wish.KEEP),
        ("Kun je dit op mijn leeslijst zetten?", Wish.KEEP),
        ("zet ff op mn leeslijst", Wish.KEEP),
        ("Zet deze maar op de leeslijst!", Wish.KEEP),
        ("bewaar dat voor later", Wish.KEEP),
        ("bron?", Wish.SOURCE),
        ("wat is je bron", Wish.SOURCE),
        ("waar staat dat?", Wish.SOURCE),
        ("hoe weet je dat", Wish.SOURCE),
        ("welke rapporten?", Wish.READING),
        ("heb je daar nog een boek over", Wish.READING),
        ("meer lezen hierover", Wish.READING),
        ("vertel eens wat meer", Wish.MORE),
        ("kun je dat uitleggen", Wish.MORE),
        ("welke rapporten gaan over armoede in Rotterdam?", None),
        ("wat is de bron van overlast in een wijk", None),
        ("hoe zet je een wijkaanpak op", None),
        ("waar komt het geld vandaan", None),
    ],
)
def test_a_wish_is_told_from_a_question(text: str, wanted: Wish | None) -> None:
    """A request about what was shown is not searched for; a question is not carried out."""
    assert read_wish(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("stuur de link even", Wish.SOURCE),
        ("waar staat dat dan?", Wish.SOURCE),
        ("wie zegt dat?", Wish.SOURCE),
        ("waar heb je dat eigenlijk vandaan", Wish.SOURCE),
        ("weet je er nog een paar?", Wish.MORE),
        ("hoe ziet dat er in het echt uit?", Wish.EXAMPLES),
        ("zijn daar getallen bij?", Wish.FIGURES),
        ("korter graag", Wish.SHORTER),
        ("leg eens uit", Wish.EXPLAIN),
        ("wat bedoel je met sociale cohesie?", Wish.EXPLAIN),
        ("wie haalt het afval op", None),
        ("hoe begin je een buurtmoestuin met kinderen", None),
    ],
)
def test_a_wish_in_other_words_is_seen_after_an_answer(text: str, wanted: Wish | None) -> None:
    """People rarely say "bron?"; a few words beside the saying don't make it a question."""
    assert likeliest_wish(text)[0] is wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en voor ouderen?", Mark.FOR_OTHERS),
        ("en hoe zit dat met jongeren", Mark.FOR_OTHERS),
        ("geldt dat ook in dorpen?", Mark.FOR_OTHERS),
        ("en een wijkraad dan?", Mark.ELLIPSIS),
        ("wat kost dat?", Mark.PRONOUN),
        ("ook voor huurders?", Mark.FOR_OTHERS),
        ("wie doen daaraan mee?", Mark.PRONOUN),
        ("alleen voor huurders", Mark.NARROWING),
        ("nee, ik bedoel huurders", Mark.CORRECTION),
        ("niet voor jongeren maar voor ouderen", Mark.CORRECTION),
        ("wat werkt tegen eenzaamheid?", None),
        ("hoe lang duurt het voordat een wijk beter wordt", None),
        ("Wat doet het Oranje Fonds?", None),
        ("wat kost die straat", None),
        ("sociale basis", None),
    ],
)
def test_how_a_turn_is_worded_tells_whether_it_goes_on(text: str, expected: Mark | None) -> None:
    """What can't stand alone is read with the earlier question; an article is no pronoun."""
    assert mark_of(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de tweede", Pick(number=2)),
        ("doe maar de eerste", Pick(number=1)),
        ("nummer 3", Pick(number=3)),
        ("de 2e maar", Pick(number=2)),
        ("de onderste graag", Pick(number=-1)),
        ("de middelste", Pick(number=2)),
        ("die over schulden", Pick(about="schulden")),
        ("geen van die", Pick()),
        ("nee geen van deze drie", Pick()),
        ("wat kost een buurthuis", None),
    ],
)
def test_a_choice_is_read_in_words(text: str, expected: Pick | None) -> None:
    """Someone who was offered something says which one in many ways, or that it is none."""
    assert read_pick(text, 3) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dankjewel!", True),
        ("aha", True),
        ("oké dus", True),
        ("o wat goed, merci", True),
        ("bedankt, en wat kost een buurthuis?", False),
        ("wat is goed voor de wijk", False),
    ],
)
def test_thanks_are_only_thanks(text: str, expected: bool) -> None:
    assert only_thanks(text) is expected


def test_a_correction_says_what_is_meant_and_what_not() -> None:
    assert read_correction("niet voor jongeren maar voor ouderen") == (
        "voor ouderen",
        frozenset({"jongeren"}),
    )
    assert read_correction("nee, ik bedoel huurders")[0] == "huurders"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nee dat weet ik, hoe begin ik erover met mijn zoon", "hoe begin ik erover met mijn zoon"),
        ("nee geld hebben we, ik bedoel een vergunning", "een vergunning"),
        ("dat is niet wat ik vroeg, het gaat over lawaai", "het gaat over lawaai"),
        ("foutje, een weggeefkast", "een weggeefkast"),
        ("ik had het over de speeltuin", "de speeltuin"),
        ("nee, een speelplek bedoel ik", "een speelplek"),
    ],
)
def test_what_is_meant_instead_stands_behind_what_is_not(text: str, meant: str) -> None:
    """In whatever words it is told that something else was meant."""
    assert mark_of(text) is Mark.CORRECTION
    assert read_correction(text)[0] == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en movisie?", "wat doet movisie"),
        ("en als ik me vergis?", ""),
        ("en een springkussen neerzetten mag dat", ""),
    ],
)
def test_only_what_names_something_takes_the_place_of_a_name(text: str, expected: str) -> None:
    """A clause of its own would make no question there."""
    assert substitute("wat doet lsa", text, ()) == expected


def test_a_question_has_a_subject_and_what_it_asks_of_it() -> None:
    """So that "en X?" keeps the one, and "wat kost dat?" the other."""
    asked = "Wat werkt tegen eenzaamheid?"

    assert (subject_of(asked), relation_of(asked)) == ("eenzaamheid", "wat werkt tegen")


@pytest.mark.parametrize("word", ["boef", "drop", "gemeente", "eenzaam"])
def test_a_dutch_word_is_known(word: str) -> None:
    """So that it isn't mended into another one."""
    assert is_dutch(word)


@pytest.mark.parametrize("word", ["schimel", "wijkaanpka", "nlpv", "onderrmijning"])
def test_a_typing_error_is_no_dutch_word(word: str) -> None:
    """So that it is mended."""
    assert not is_dutch(word)


def test_a_right_word_stays_though_a_known_one_is_near() -> None:
    """Whoever asks of a villain doesn't mean a book."""
    known = Vocabulary.of({"boek": 9, "schimmel": 3})

    assert known.repair("boef") is None
    assert known.repair("schimel") == "schimmel"


def test_what_was_misspelt_in_the_knowledge_too_is_mended() -> None:
    """Wordings have typing errors; a name that few wrote, or a short one, stays what it is."""
    known = Vocabulary.of({"brief": 500, "breif": 1, "gids": 90, "gidz": 1, "movisie": 9})

    assert known.repair("breif") == "brief"
    assert known.repair("gidz") is None
    assert known.repair("movisie") is None


def test_what_many_misspell_is_mended_to_what_far_more_wrote() -> None:
    """Compounds that no list of words has among them; rarer words that are near stay."""
    known = Vocabulary.of(
        {"gemeente": 4_000, "gemente": 27, "burgerberaad": 300, "burgerberraad": 3}
        | {"wijkwerker": 70, "wijkwerken": 9}
    )

    assert known.repair("gemente") == "gemeente"
    assert known.repair("burgerberraad") == "burgerberaad"
    assert known.repair("wijkwerken") is None


def test_a_separable_verb_is_joined() -> None:
    """With its particle behind it, whatever stands between; a small word is no verb."""
    joined = dict(joined_verbs(["hoe", "vraag", "ik", "een", "buurtbudget", "aan"]))

    assert joined["aanvraag"] == stem("aanvragen")
    assert "aanik" not in joined
    assert dict(joined_verbs(["aan", "vraag"])) == {}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Wie bel ik bij overlast?", {Asks.WHO}),
        ("wat kost een buurthuis", {Asks.COST}),
        ("Mag mijn verhuurder zomaar binnenkomen?", {Asks.MAY}),
        ("Werkt buurtbemiddeling?", {Asks.EFFECT}),
        ("Hoe begin ik een moestuin?", {Asks.HOW}),
        ("wat is gentrificatie", {Asks.MEANING}),
        ("hoelang duurt het", {Asks.WHEN}),
        ("rapport over eenzaamheid", {Asks.READING}),
        ("schimmel", set()),
    ],
)
def test_what_a_question_asks_for(text: str, asked: set[Asks]) -> None:
    """By the words it is asked in; a subject alone asks for nothing in particular."""
    assert asks_for(text) == asked


def test_a_longer_message_has_parts() -> None:
    """Each that tells something; one without parts is what it is."""
    story = "we zaten buiten, en toen viel mijn buurman om. buurman ademt zwaar, hoe doe je dat"

    assert clauses(story)[-1] == "buurman ademt zwaar"
    assert clauses("buurman ademt zwaar") == ()
    assert len(clauses("rook vuur brand, " * 50)) <= 8


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("iemand op discord zegt dat ze dood wil", "ze dood wil"),
        (
            "een lid schrijft gisteren in de chat dat ze er niet meer wil zijn",
            "ze er niet meer wil zijn",
        ),
        ("volgens mijn zus ligt hij op de grond", "ligt hij op de grond"),
        ("een jongen die zegt zich te snijden", "zich te snijden"),
        ("ik ben bang dat hij springt", "hij springt"),
        ("een lid van onze server wil niet meer leven", "wil niet meer leven"),
    ],
)
def test_what_somebody_is_said_to_tell_is_a_part_too(message: str, told: str) -> None:
    """However common its words are; who tells it, and where, is no part of that."""
    assert told in clauses(message)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("dak", "daken"),
        ("bakken", "bak"),
        ("bomen", "boom"),
        ("brief", "brieven"),
        ("zonnepaneel", "zonnepanelen"),
        ("tafel", "tafels"),
    ],
)
def test_a_dutch_word_is_read_in_the_number_that_is_known(asked: str, written: str) -> None:
    """Stems alone take a 'dak' and 'daken' for two things."""
    assert Vocabulary.of({written: 2, "dal": 9, "boon": 9}).repair(asked) == written
