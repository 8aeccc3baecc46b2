"""A conversation turn by turn, over all that ships, by words alone."""

from collections import Counter

import pytest

from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Intent,
    Move,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
    Wish,
)
from knowledge.answering.conversing import context_after
from knowledge.answering.languages import answer_foreign
from knowledge.catalogue import WRITING
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.language.wishes import only_thanks
from knowledge.matching.confidence import family_of
from tests.shipped import shipped_catalogue


def last(*turns: str) -> tuple[Answer, Context | None]:
    """Return the answer to the last turn, and what was left of the turns before it."""
    context: Context | None = None
    for turn in turns[:-1]:
        context = (
            context_after(shipped_catalogue().answer(Question(turn, context=context))) or context
        )
    return shipped_catalogue().answer(Question(turns[-1], context=context)), context


def test_a_new_question_is_no_follow_up() -> None:
    """An article is no pronoun, and what is sure on its own needs nothing before it."""
    answer, _ = last("wat is een basisbaan", "wie haalt de graffiti van mijn gevel")

    assert isinstance(answer, Found)
    assert (answer.turn.move, answer.match.entry.id) == (Move.ALONE, "graffiti-op-gevel")


LONG = (
    "Ik kom bij een gezin, ze betalen de huur al drie maanden niet en die komt van een "
    "corporatie die nu een deurwaarder stuurt. Waar begin ik?"
)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("help met brief", "buren maken elke nacht herrie"),
        ("bewijs dat wijkaanpak werkt", "doei"),
        ("wat helpt tegen eenzaamheid", LONG),
    ],
)
def test_what_stands_by_itself_is_a_new_question(before: str, said: str) -> None:
    """After a question back too, and where a long story has a "die" of its own."""
    answer, _ = last(before, said)

    assert answer.turn.move is Move.ALONE


def test_a_person_is_asked_what_was_asked_last() -> None:
    """Answered or not: an earlier question is no longer what someone needs help with."""
    _, context = last("help met brief", "buren maken elke nacht herrie", "kan iemand mij bellen")

    assert context is not None
    assert context.last == "buren maken elke nacht herrie"


def test_a_pronoun_asks_another_thing_of_the_subject() -> None:
    """What was shown isn't simply shown again."""
    answer, context = last("wat is een rijke schooldag", "worden kinderen daar ook beter van?")

    assert answer.turn.move is Move.CONTINUES
    assert context
    assert context.shown
    assert answer.results[0].entry.id != context.shown
    assert "schooldag" in answer.results[0].entry.id


def test_another_subject_keeps_what_was_asked() -> None:
    answer, _ = last("wat is het LSA", "en movisie?")

    assert answer.results[0].entry.id == "begrip-movisie"


def test_a_correction_replaces() -> None:
    answer, _ = last("wat is het CCV", "nee, ik bedoelde KIS")

    assert answer.turn.move is Move.CORRECTS
    assert answer.results[0].entry.id == "begrip-kis"


@pytest.mark.parametrize("between", ["sdkfjh", "aha", "dankjewel", "wie ben jij eigenlijk"])
def test_chatter_does_not_wipe_what_was_discussed(between: str) -> None:
    """Only a new subject ends one."""
    answer, _ = last("wat is een rijke schooldag", between, "werkt dat voor taal en rekenen?")

    assert any("schooldag" in one.entry.id for one in answer.results[:2])


def test_thanks_are_answered_as_thanks() -> None:
    answer, _ = last("hoe werkt de huurcommissie", "oké dus")

    assert isinstance(answer, SmallTalk)
    assert answer.turn.move is Move.THANKS


@pytest.mark.parametrize(
    "said",
    [
        "top, daar kan ik wat mee",
        "ah zo zit dat",
        "daar heb ik echt wat aan",
        "ik ga het proberen, dankjewel",
        "super bedankt voor de snelle reactie",
        "ah jammer, maar bedankt",
        "toppie",
        "super, dit helpt",
        "ik neem het mee naar de vergadering, dank",
        "fijn, ik stuur het door aan mijn collega",
        "prima, tot later",
    ],
)
def test_thanks_come_in_many_words(said: str) -> None:
    answer, _ = last("hoe werkt de huurcommissie", said)

    assert isinstance(answer, SmallTalk)


@pytest.mark.parametrize(
    "said",
    [
        "aha, werkt dat?",
        "oke en voor ouderen",
        "dankje, en hoe verdeel je dat eerlijk?",
        "bedankt! nog een vraag, hoe begin je er een",
        "dit helpt niet",
        "is dat goed geregeld",
        "leuk, wie zegt dat",
        "ik zoek een goed plan voor de wijk",
    ],
)
def test_a_question_after_thanks_is_a_question(said: str) -> None:
    assert not only_thanks(said)


@pytest.mark.parametrize(
    "said",
    [
        "dank je, mijn kind wordt gepest op school",
        "bedankt, ik wil ook een buurtmoestuin beginnen",
        "dank, mijn buurman maakt lawaai",
        "bedankt, ik hoef niet meer te leven",
        "ondanks mijn klachten doet de corporatie niets",
        "dankzij de buurt is het hier schoon",
    ],
)
def test_who_thanks_and_goes_on_is_heard(said: str) -> None:
    """What comes after thanks is no courtesy, nor is what only has their letters."""
    assert not only_thanks(said)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("bronvermelding graag", Wish.SOURCE),
        ("heb je hier een bron bij", Wish.SOURCE),
        ("bewaren graag", Wish.KEEP),
        ("voorbeelden?", Wish.EXAMPLES),
        ("cijfertjes?", Wish.FIGURES),
        ("iets simpeler aub", Wish.EXPLAIN),
        ("kan je dat uitlegen alsof ik 12 ben", Wish.EXPLAIN),
        ("ik heb het nodig voor mijn scriptie, waar verwijs ik naar", Wish.SOURCE),
        ("source?", Wish.SOURCE),
        ("what's the source", Wish.SOURCE),
        ("Any examples?", Wish.EXAMPLES),
    ],
)
def test_a_short_wish_needs_only_its_own_word(said: str, wanted: Wish) -> None:
    """Whichever wish it is, in English too, it is none of the questions."""
    answer, _ = last("werkt een energiecoach", said)

    assert isinstance(answer, Intent)
    assert answer.wish is wanted
    assert answer.target


def test_what_nobody_wished_is_no_wish() -> None:
    """Words of another subject speak for a question, and so does what is asked of the same."""
    soup, _ = last("wat is zelfbeheer van een buurthuis", "heb je een lekker recept voor soep?")
    say, _ = last("er komt een azc bij ons", "kan ik er nog iets over zeggen?")

    assert not isinstance(soup, Intent)
    assert not isinstance(say, Intent)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (
            ("wat kan een gemeente doen tegen huisjesmelkers", "en tegen leegstand?"),
            {"leegstandverordening-helpt", "leegstandsheffing-vlaanderen-werkt"},
        ),
        (
            ("Hoeveel geld is er voor Regio Deals?", "en voor slechte woningen?"),
            {"huizenfonds-toegekend", "volkshuisvestingsfonds"},
        ),
    ],
)
def test_an_ellipsis_takes_the_place_of_what_had_its_word(
    turns: tuple[str, ...], expected: set[str]
) -> None:
    answer, _ = last(*turns)

    assert isinstance(answer, Suggestions)
    assert expected & {one.entry.id for one in answer.choices}


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("hoe komen we aan een aed in onze straat", "hoeveel dan"), "aed-kosten"),
        (("hoe krijg ik een voedselpakket", "en net te veel inkomen?"), "voedselbank-net-te-veel"),
        (("hoe werkt woningruil", "mag de verhuurder dat weigeren"), "woningruil-duur"),
        (
            (
                "mijn vader met dementie is vanmiddag weggelopen en we vinden hem niet",
                "hij is terecht. hoe voorkom ik dat hij weer gaat dwalen",
            ),
            "dementie-dwalen-hulp",
        ),
        (
            (
                "er is zwarte schimmel in de slaapkamer",
                "sorry de hond moest even uit",
                "worden kinderen daar ziek van",
            ),
            "schimmel-en-gezondheid",
        ),
        (
            ("wat is een leefbaarometer", "ik woon in een dorp, werkt hij daar ook"),
            "leefbaarometer-platteland",
        ),
    ],
)
def test_an_unsure_turn_may_go_on_from_what_came_before(
    turns: tuple[str, ...], wanted: str
) -> None:
    """Of a few words or a story, after a call too, or after what was said in between."""
    answer, _ = last(*turns)

    assert isinstance(answer, Found | Suggestions)
    shown = answer.choices if isinstance(answer, Suggestions) else (answer.match,)
    assert wanted in {one.entry.id for one in shown}


def test_what_was_shown_is_offered_again_where_it_holds_the_answer() -> None:
    """Not "that I don't know" about what stood there."""
    answer, context = last("wat is de vlaamse huurpremie", "wanneer krijg je die")

    assert isinstance(answer, Suggestions)
    assert context
    assert context.shown in {one.entry.id for one in answer.choices}


@pytest.mark.parametrize(
    ("turns", "subject"),
    [
        (("mijn man slaat mij", "hij mag niet weten dat ik dit vraag"), "huiselijk-geweld"),
        (("mijn man slaat mij", "ik woon in gent", "wat kost dat"), "huiselijk-geweld"),
        (("mijn moeder ligt bewusteloos op de grond", "ze is 80"), "ademt-niet"),
        (("ik ruik gas in huis", "moet ik de ramen open zetten"), "gaslek-en-storing"),
        (("bij de buren wordt een kind geslagen", "moet ik zelf aanbellen?"), "kindermishandeling"),
    ],
)
def test_whom_to_call_stays_said(turns: tuple[str, ...], subject: str) -> None:
    """A turn after a call for help leads to no other subject without the number.

    Nor is anything read out below it: "bel gerust eens aan" is no advice where someone screams.
    """
    answer, _ = last(*turns)

    assert not (isinstance(answer, Suggestions) and answer.nearest)
    told = answer.subject if isinstance(answer, Elsewhere) else None
    beside = answer.elsewhere if isinstance(answer, Suggestions) else None
    assert subject in {one.id for one in (told, beside) if one}


def test_a_turn_about_what_was_discussed_calls_for_nobody() -> None:
    """ "Hij" is the lamp post here; someone who is in danger says more than that."""
    answer, _ = last(
        "onze lantaarnpaal is al weken stuk, waar meld ik dat",
        "hij staat nu op gerepareerd maar er is nix gedaan, wat nu?",
    )

    assert not (isinstance(answer, Elsewhere) and answer.subject.urgent)


@pytest.mark.parametrize(
    "said", ["wat is een wijkbudget?", "nee, ik bedoel hoe je burenruzie voorkomt"]
)
def test_whom_to_call_goes_with_another_subject(said: str) -> None:
    """Who surely asks something else, or says it was meant otherwise, isn't told again."""
    answer, _ = last("mijn man slaat mij", said)

    assert isinstance(answer, Found | Suggestions)
    assert isinstance(answer, Found) or not (answer.elsewhere and answer.elsewhere.urgent)


def test_what_stands_under_whom_to_call_can_be_chosen() -> None:
    """It opens, as any choice does."""
    called = Context("herrie", choices=("begrip-movisie", "begrip-kis"), pointed="huiselijk-geweld")

    answer = shipped_catalogue().answer(Question("de tweede", context=called))

    assert isinstance(answer, Found)
    assert answer.match.entry.id == "begrip-kis"


def test_the_card_just_shown_is_not_all_that_is_said_to_what_asks_more() -> None:
    """It stays among the choices; who asks what it holds is shown it again."""
    shown = Context("er is graffiti gespoten", shown="graffiti-op-gevel")
    more, same = "wie haalt morgen de graffiti van mijn gevel", "wie haalt graffiti van mijn gevel"

    again = shipped_catalogue().answer(Question(same, context=shown))
    answer = shipped_catalogue().answer(Question(f"{more} en schutting", context=shown))

    assert isinstance(again, Found)
    assert isinstance(answer, Suggestions)
    assert "graffiti-op-gevel" in {one.entry.id for one in answer.choices}


def test_a_question_is_asked_back_once() -> None:
    """Who asks the same in other words is shown the best there is, not the list again."""
    first, _ = last("eenzaamheid")
    again, context = last("eenzaamheid", "heb je iets over eenzaamheid")

    assert isinstance(first, Suggestions)
    assert isinstance(again, Suggestions)
    assert context
    assert again.choices == (again.nearest,)
    assert again.choices[0].entry.id != context.near


@pytest.mark.parametrize(("said", "expected"), [("ja", "begrip-movisie"), ("nee", None)])
def test_yes_is_the_nearest_and_no_is_none(said: str, expected: str | None) -> None:
    offered = Context("groen", choices=("begrip-movisie", "begrip-kis"))

    answer = shipped_catalogue().answer(Question(said, context=offered))

    assert isinstance(answer, Found if expected else Unknown)
    assert not isinstance(answer, Found) or answer.match.entry.id == expected


def test_suggestions_lead_to_more_than_one_record() -> None:
    """Of what is suggested at most two have one source."""
    answer, _ = last("bewonersbudget regels")

    assert isinstance(answer, Suggestions)
    families = Counter(family_of(one.entry) for one in answer.choices)
    assert max(families.values()) <= 2


@pytest.mark.parametrize(
    ("before", "said", "held"),
    [
        ("wat is een rijke schooldag", "waar heb je dat eigenlijk vandaan", "shown"),
        ("ik ruik gas in de keuken", "hoe kom je aan dat nummer", "pointed"),
    ],
)
def test_a_wish_goes_with_what_was_shown(before: str, said: str, held: str) -> None:
    """An answer, or a call."""
    answer, context = last(before, said)

    assert isinstance(answer, Intent)
    assert context
    assert answer.target
    assert (answer.wish, answer.target.id) == (Wish.SOURCE, getattr(context, held))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("weet je er nog n paar", Wish.MORE),
        ("ga door", Wish.MORE),
        ("sla deze op", Wish.KEEP),
        ("klopt dit wel", Wish.SOURCE),
        ("kun je me laten zien waar je dat gelezen hebt", Wish.SOURCE),
        ("minder woorden graag", Wish.SHORTER),
        ("zijn er plekken waar dit loopt", Wish.EXAMPLES),
        ("kan het in gewone woorden", Wish.EXPLAIN),
    ],
)
def test_a_wish_is_no_call_for_help(said: str, wanted: Wish) -> None:
    """Though a few of its words stand in one."""
    answer, _ = last("wat is een zorgzame buurt", said)

    assert isinstance(answer, Intent)
    assert answer.wish is wanted


@pytest.mark.parametrize(
    "said", ["en aan geld?", "puur over messen", "en als ze niet willen praten?"]
)
def test_what_goes_on_is_no_call_for_help(said: str) -> None:
    answer, _ = last("wie helpt ons als bewonersgroep", said)

    assert not isinstance(answer, Elsewhere)


def test_a_wish_is_about_what_was_shown_last() -> None:
    """What stood among suggestions to be read, rather than the answer before it."""
    offered = Context("groen", "begrip-ccv", ("begrip-movisie", "begrip-kis"), near="begrip-kis")

    answer = shipped_catalogue().answer(Question("kort samengevat graag", context=offered))

    assert isinstance(answer, Intent)
    assert answer.target
    assert answer.target.id == "begrip-kis"


def test_what_narrows_keeps_what_was_asked() -> None:
    """Surer alone or not: who says "alone young people" hasn't asked anything else."""
    answer, _ = last("hoe bereik ik bewoners", "alleen jongeren")

    assert answer.turn.move is Move.CONTINUES
    assert "bereik" in answer.question.text


def test_a_correction_asks_for_what_it_names() -> None:
    """Rather than for what it corrects, and never for what it takes back."""
    paid, _ = last(
        "hoeveel vrijwilligersvergoeding mag je geven",
        "ik bedoel eigenlijk of je bewoners moet betalen als ze meedenken",
    )
    asked, _ = last("hoe meet je leefbaarheid", "niet met de leefbaarometer maar met bewoners")

    assert paid.results[0].entry.id == "meedenken-vergoeden"
    assert isinstance(asked, Suggestions)
    assert not any("leefbaarometer" in one.entry.id for one in asked.choices)


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("wat kost een moestuin", "nee, een speelplek bedoel ik", "sportveldje-kosten"),
        ("wat is een burgerberaad", "sorry ik bedoelde burgerbegroting", "burgerbegroting-hoe"),
        ("hoe begin je een voedselbank", "nee een weggeefkast", "weggeefkast-plaatsen"),
        ("wat kan ik doen tegen zwerfafval", "ik bedoel hondenpoep", "hondenpoep-wat-werkt"),
    ],
)
def test_what_corrects_takes_the_place_of_what_was_meant(
    before: str, said: str, expected: str
) -> None:
    """The rest of the question stays."""
    answer, _ = last(before, said)

    assert answer.results[0].entry.id == expected


def test_a_clause_takes_no_name_s_place() -> None:
    """It is asked of the same subject, or says itself what it asks."""
    answer, _ = last("subsidie voor een straatfeest aanvragen", "en een springkussen, mag dat ook")

    assert answer.results[0].entry.id == "springkussen-straatfeest"


@pytest.mark.parametrize(
    ("pointed", "said", "expected"),
    [
        ("bot-logkanaal", "wie mag dat dan zien", "bot-moderator-mag"),
        ("bot-kennis-toevoegen", "en als het misgaat?", "bot-backup"),
    ],
)
def test_what_goes_on_about_the_bot_is_answered_about_the_bot(
    pointed: str, said: str, expected: str
) -> None:
    """However well it fits something of the field by itself."""
    context = Context("waar zie ik de statistieken", pointed=pointed)

    answer = shipped_catalogue().answer(Question(said, context=context))

    assert isinstance(answer, Elsewhere)
    assert answer.subject.id == expected


@pytest.mark.parametrize("said", ["wat doet een wijkagent", "wat is een buurtbemiddelaar"])
def test_another_subject_ends_talk_about_the_bot(said: str) -> None:
    context = Context("hoe voeg ik een antwoord toe", pointed="bot-kennis-toevoegen")

    answer = shipped_catalogue().answer(Question(said, context=context))

    assert isinstance(answer, Found | Suggestions)


def test_what_has_nothing_of_what_a_turn_adds_is_no_answer_outright() -> None:
    answer, _ = last("wat is een burgerberaad?", "en een wijkraaad dan?")

    assert isinstance(answer, Suggestions)
    assert any("wijkraad" in one.entry.id for one in answer.choices)


@pytest.mark.parametrize(
    ("before", "said", "kept"),
    [
        ("hoe begin ik een moestuin", "op een dak", "moestuin"),
        ("wat helpt tegen zwerfafval", "op het schoolplein bedoel ik vooral", "zwerfafval"),
        ("mijn wijk gaat achteruit", "wat kan ik doen", "wijk"),
    ],
)
def test_what_is_no_whole_question_goes_on(before: str, said: str, kept: str) -> None:
    """A place alone, and what names nothing at all; the last is no talk about the bot."""
    answer, _ = last(before, said)

    assert answer.turn.move is Move.CONTINUES
    assert kept in answer.question.text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("wat is een weggeefkast", "wie haalt hem leeg als het vies wordt"),
        ("wat is de leefbaarometer", "en wat staat er over mijn wijk"),
    ],
)
def test_a_pronoun_that_nothing_is_known_of_alone_goes_on(before: str, said: str) -> None:
    answer, _ = last(before, said)

    assert answer.turn.move is Move.CONTINUES


@pytest.mark.parametrize("said", ["en renoveren?", "en parkeren?", "bij vergrijzing"])
def test_one_word_of_a_turn_is_no_answer_outright(said: str) -> None:
    """What fits it alone is one of the choices, as the conversation may go on."""
    answer, _ = last("mag een corporatie slopen als de huurders tegen zijn", said)

    assert answer.turn.move is not Move.ALONE or isinstance(answer, Suggestions)


def test_who_names_another_subject_is_not_asking_for_more_of_the_last() -> None:
    """Though "dat snap ik niet" asks to explain, and the letter is misspelt."""
    answer, _ = last(
        "wat kan ik doen tegen schimmel als mijn verhuurder niets doet",
        "breif van gemeente snap ik niet",
    )

    assert isinstance(answer, Found)
    assert answer.match.entry.id == "brief-niet-snappen"


def test_a_choice_by_its_words_is_what_fits_them_best() -> None:
    """Though its heading says it in others."""
    offered = Context("verkeer", choices=("te-hard-rijden-melden", "straatrace-aanpak"))

    answer = shipped_catalogue().answer(Question("die over racende auto's", context=offered))

    assert isinstance(answer, Found)
    assert answer.match.entry.id == "straatrace-aanpak"


def test_a_choice_is_shown_or_none_of_them() -> None:
    """By its number, or not at all; then the question is one without an answer."""
    offered = Context("groen", choices=("begrip-movisie", "begrip-kis"))

    second = shipped_catalogue().answer(Question("de tweede", context=offered))
    none = shipped_catalogue().answer(Question("geen van die", context=offered))

    assert isinstance(second, Found)
    assert (second.turn.move, second.match.entry.id) == (Move.CHOOSES, "begrip-kis")
    assert isinstance(none, Unknown)
    assert none.question.text == "groen"


@pytest.mark.parametrize(
    "said", ["mijn man slaat mij", "hij zit aan me", "ik wil er niet meer zijn", "ik kan niet meer"]
)
def test_what_is_urgent_is_never_merged(said: str) -> None:
    """Nor is it taken for a wish about what was shown ("meer"), however few words name it."""
    answer, _ = last("wat is een basisbaan", said)

    assert isinstance(answer, Elsewhere)
    assert answer.subject.urgent


def test_what_names_nothing_is_no_call_for_help() -> None:
    """How a programme goes is asked in words that a call for help has too."""
    answer, _ = last("wat is het nplv", "hoe loopt het nu?")

    assert not isinstance(answer, Elsewhere)


def test_for_others_keeps_its_subject() -> None:
    """Not what was asked of it alone, about a place that has nothing to do with it."""
    answer, _ = last("werkt cameratoezicht", "en buurtpreventie?", "en in een dorp?")

    assert "buurtpreventie" in answer.question.text


def test_a_correction_is_what_the_conversation_is_about() -> None:
    _, context = last("de buren maken veel herrie s nachts", "nee ik bedoel studenten", "en dan?")

    assert context
    assert "studenten" in context.question


def test_another_language_is_offered_dutch_answers() -> None:
    """Without meanings too: the words of the field lead there."""
    answer, _ = last("how can I get rid of mould, does the landlord pay?")

    assert isinstance(answer, Suggestions)
    assert answer.language == "en"
    assert any("schimmel" in choice.entry.id for choice in answer.choices)


@pytest.mark.parametrize("said", ["who pays for it?", "and the landlord?"])
def test_in_english_a_few_words_go_on_too(said: str) -> None:
    """They are about what was asked, and offered is what is about that."""
    before = "there is mould in my house, what can I do?"

    answer, context = last(before, said)

    assert isinstance(answer, Suggestions)
    assert any("schimmel" in choice.entry.id for choice in answer.choices)
    assert context
    assert context.question.startswith(before)


def test_in_english_a_new_subject_is_one() -> None:
    """Though it is short."""
    answer, _ = last("there is mould in my house, what can I do?", "is it legal to keep bees")

    assert answer.turn.move is not Move.CONTINUES


def test_a_call_for_help_in_another_language_is_what_it_means() -> None:
    """Words of one call may stand in another's phrasings."""
    entries = shipped_catalogue().entries
    beaten, stalked = entries["huiselijk-geweld"], entries["stalking"]
    question = Question("Mój mąż mnie bije")
    alone = Elsewhere(question=question, confidence=0.0, subject=elsewhere(stalked))

    answer = answer_foreign(question, "pl", alone, [(beaten, 0.78), (stalked, 0.71)], ())

    assert isinstance(answer, Elsewhere)
    assert answer.subject is beaten


def elsewhere(entry: Entry) -> ElsewhereEntry:
    assert isinstance(entry, ElsewhereEntry)
    return entry


ARREARS = "ik heb een huurachterstand, kan mijn verhuurder mij uit huis zetten?"


@pytest.mark.parametrize(
    "said",
    [
        "wie kan ik daarover bellen",
        "heb je een nummer",
        "wat is het telefonnummer?",
        "wie bel ik dan",
    ],
)
def test_who_asks_for_a_number_gets_the_one_that_was_shown(said: str) -> None:
    """Not another entry: it stood one card up."""
    answer, _ = last(ARREARS, said)

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.NUMBER
    assert answer.target is not None
    assert "0800-8115" in answer.target.body[0]


def test_a_number_outside_the_field_is_given_again_too() -> None:
    """What was discussed before it is not what the number was of."""
    answer, _ = last(ARREARS, "er is een stroomstoring in de straat", "heb je een nummer")

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.NUMBER
    assert isinstance(answer.target, ElsewhereEntry)


@pytest.mark.parametrize("said", ["kan je brief maken", "ik wil dat je een brief voor me schrijft"])
def test_who_wants_a_letter_hears_who_helps_to_write(said: str) -> None:
    """Whatever was discussed: not another letter's entry."""
    for turns in ((said,), (ARREARS, said)):
        answer, _ = last(*turns)

        assert isinstance(answer, Elsewhere)
        assert answer.subject.id == WRITING


def test_what_a_letter_is_about_is_answered_after_that() -> None:
    answer, _ = last("schrijf een brief aan mijn verhuurder, hij doet niets aan schimmel")
    asked, _ = last("hoe schrijf ik een bezwaar")

    assert answer.declined is not None
    assert answer.declined.id == WRITING
    assert answer.results[0].entry.id == "schimmel-verhuurder"
    assert asked.declined is None


@pytest.mark.parametrize(
    "said", ["maak een memo", "zet dit in een memo voor de raad", "kun je er een notitie van maken"]
)
def test_a_memo_is_made_of_the_reading_list(said: str) -> None:
    """The bot writes none, but what is kept comes out as a file."""
    answer, _ = last("wat is een buurtbudget", said)

    assert isinstance(answer, Intent)
    assert answer.wish is Wish.EXPORT


@pytest.mark.parametrize(
    "said",
    ["geef me een leeslijst over wijkaanpak", "kun je een lijst maken met werk over wijkaanpak"],
)
def test_a_list_about_a_subject_holds_what_is_written_of_it(said: str) -> None:
    answer, _ = last(said)

    assert answer.question.text == "rapporten over wijkaanpak"
    assert answer.results[0].publications


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("en is daar bewijs voor?", Wish.SOURCE), ("ik kan niet goed lezen", Wish.EXPLAIN)],
)
def test_what_was_shown_is_proved_and_made_easier(said: str, wanted: Wish) -> None:
    answer, _ = last(ARREARS, said)

    assert isinstance(answer, Intent)
    assert answer.wish is wanted


def test_what_is_too_hard_is_the_last_card() -> None:
    """Outside the field too, whatever stood before it; who tells of themselves asks nothing."""
    hard, _ = last(ARREARS, "er is een stroomstoring in de straat", "te moeilijk")
    told, _ = last(ARREARS, "ik woon hier pas")

    assert isinstance(hard, Intent)
    assert isinstance(hard.target, ElsewhereEntry)
    assert not isinstance(told, Intent)


def test_without_a_number_no_other_is_given() -> None:
    """What was shown stays what it is about; a question that names something is one of its own."""
    answer, context = last("wat is een rijke schooldag", "wie kan ik daarover bellen")
    named, _ = last("wat is een rijke schooldag", "wie kan ik bellen over hangjongeren")

    assert isinstance(answer, Intent)
    assert answer.target is not None
    assert context is not None
    assert answer.target.id == context.shown
    assert not isinstance(named, Intent)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("weet je nog meer dingen waar ik op moet letten?", Wish.MORE),
        ("nog iets anders hierover?", Wish.MORE),
        ("heb je meer voorbeelden?", Wish.EXAMPLES),
        ("kun je er n paar getallen bij geven", Wish.FIGURES),
        ("hou die ff vast voor straks", Wish.KEEP),
        ("waar heb je dit op gebaseerd? straks word ik erop gepakt", Wish.SOURCE),
    ],
)
def test_a_wish_comes_in_many_words(said: str, wanted: Wish) -> None:
    """Words that resemble those of a list are enough, and it may be one part of a turn."""
    answer, _ = last("hoe begin je een buurtmoestuin", said)

    assert isinstance(answer, Intent)
    assert answer.wish is wanted


@pytest.mark.parametrize(
    "said",
    [
        "hoeveel mensen heb je daarvoor nodig",
        "kan ik er later weer vanaf?",
        "werkt dat in de praktijk ook bij ouderen",
        "wat voor bewijs moet ik daarvoor hebben",
    ],
)
def test_what_asks_on_is_no_wish(said: str) -> None:
    """Though it has words that wishes have."""
    answer, _ = last("hoe begin je een buurtmoestuin", said)

    assert not isinstance(answer, Intent)


def test_more_is_also_what_comes_next() -> None:
    """On what was asked, near what was shown, and nothing that was shown just now."""
    answer, context = last("hoe begin je een buurtmoestuin", "weet je er nog een paar?")

    assert isinstance(answer, Intent)
    assert context
    offered = [one.entry.id for one in answer.choices]
    assert "buurtmoestuin-volhouden" in offered
    assert context.shown not in offered


def test_what_came_next_can_be_chosen() -> None:
    """As any list can; and asked for more again, nothing of it comes again."""
    more, _ = last("hoe begin je een buurtmoestuin", "weet je er nog een paar?")
    assert isinstance(more, Intent)
    after = context_after(more)

    second = shipped_catalogue().answer(Question("de tweede", context=after))
    again = shipped_catalogue().answer(Question("nog meer?", context=after))

    assert isinstance(second, Found)
    assert second.match.entry.id == more.choices[1].entry.id
    assert isinstance(again, Intent)
    offered = {one.entry.id for one in more.choices}
    assert again.target == more.target
    assert offered.isdisjoint(one.entry.id for one in again.choices)


@pytest.mark.parametrize("said", ["de tweede", "nee, de andere", "die andere graag"])
def test_what_stands_below_an_answer_can_be_chosen(said: str) -> None:
    """As the second, whether it was asked too or may have been meant instead."""
    shown = Context("groen", "begrip-movisie", ("begrip-movisie", "begrip-kis"))

    chosen = shipped_catalogue().answer(Question(said, context=shown))

    assert isinstance(chosen, Found)
    assert chosen.match.entry.id == "begrip-kis"


def test_agreeing_with_an_answer_does_not_show_it_again() -> None:
    """Also where another stands below it."""
    shown = Context("groen", "begrip-movisie", ("begrip-movisie", "begrip-kis"))

    answer = shipped_catalogue().answer(Question("ja", context=shown))

    assert not isinstance(answer, Found)


@pytest.mark.parametrize(
    ("said", "number"), [("de twede graag", 2), ("derde pls", 3), ("de 1e dan mar", 1)]
)
def test_a_choice_may_be_mistyped(said: str, number: int) -> None:
    offered = Context("wat is movisie", choices=("begrip-movisie", "begrip-kis", "begrip-lsa"))

    answer = shipped_catalogue().answer(Question(said, context=offered))

    assert isinstance(answer, Found)
    assert answer.match.entry.id == offered.choices[number - 1]


def test_a_choice_by_words_is_one_of_what_was_offered() -> None:
    """What fits them best after what was asked, where its heading has them."""
    offered = ("burgerberaad-werkt", "burgerberaad-kosten", "burgerberaad-wat")

    answer = shipped_catalogue().answer(
        Question("die over de kosten", context=Context("burgerberaad", choices=offered))
    )

    assert isinstance(answer, Found)
    assert answer.match.entry.id == "burgerberaad-kosten"


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (
            (
                "kan ik geld krijgen voor een straatbarbecue",
                "nee geld hebben we, ik bedoel of ik een vergunning nodig heb",
            ),
            "straatfeest",
        ),
        (("hoe begin je een buurtmoestuin", "nee, hij is er al, hij moet weg"), "moestuin"),
    ],
)
def test_what_is_meant_instead_is_asked_of_the_same_subject(
    turns: tuple[str, ...], wanted: str
) -> None:
    """What only says that it is known, or not meant, isn't asked."""
    answer, _ = last(*turns)

    assert isinstance(answer, Found | Suggestions)
    assert any(wanted in one.entry.id for one in answer.results[:4])
