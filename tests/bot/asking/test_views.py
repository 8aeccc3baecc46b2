"""What is shown for each of the six outcomes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.actions import Action
from bot.asking.ask import KeptAnswer
from bot.asking.views import Choose, ChooseMore, WhyNot, answer_view, thanks_view, why_not_view
from bot.cards.actions import (
    AskHuman,
    FollowFrom,
    Keep,
    NotUseful,
    ReadAlso,
    ReadMore,
    ReportWrong,
    Share,
    Show,
    ShowTheme,
    TellMe,
    Useful,
    WhatElse,
)
from bot.cards.entries import REASONS, deeper_view, what_else_view
from bot.privacy.views import AskErase, ShowHeld
from bot.reading_list.arrange import AskFormat, ListPage
from bot.view import Button, Choice, Link, Section, Tone
from knowledge.answer import (
    Context,
    Elsewhere,
    Intent,
    Match,
    Question,
    Reading,
    SmallTalk,
    Suggestions,
    Unknown,
    Wish,
)
from knowledge.entry import Certainty, Entry, PartRead, Source, Term
from tests.bot.answers import (
    KEY,
    THEME,
    asked,
    book,
    catalogue,
    damp,
    found,
    guide,
)
from tests.knowledge.builders import THEMES, elsewhere


def test_found_shows_the_answer_at_a_glance() -> None:
    """The question that matched, the answer unaltered, its source in one line, and the day."""
    view = answer_view(asked(found(damp(), Reading(guide(), (THEME,)))), catalogue())

    assert view.tone is Tone.ANSWER
    assert (view.title, view.text) == ("Wat helpt tegen schimmel?", "Meer ventileren.")
    (source,) = view.sections
    assert source == Section(
        "",
        "Bron: Gezonde huizen (2022), bladzijde 12",
        button=Link("Open de bron", "https://example.org/boek"),
        small=True,
    )
    assert view.footer == "Nagekeken op 24 november 2026"


def test_reservations_come_before_the_rest() -> None:
    """What is to be known first, how much was read, and when it was written."""
    entry = replace(
        damp(),
        note="Geldt alleen in Vlaanderen.",
        part_read=PartRead.ANNOUNCEMENT,
        certainty=Certainty.LOW,
        checked_on=None,
        written_on=date(2026, 11, 24),
    )

    view = answer_view(asked(found(entry)), catalogue())

    assert view.sections[0].text == "Let op: Geldt alleen in Vlaanderen."
    assert view.footer == "Opgeschreven op 24 november 2026, uit een aankondiging"
    deeper = deeper_view(entry, (), catalogue(), None)
    assert deeper.sections[0].lines == (
        "Geldt alleen in Vlaanderen.",
        "Ik ken alleen de aankondiging.",
    )
    assert deeper.footer.endswith("nog onzeker")


@pytest.mark.parametrize(
    ("note", "answer", "told"),
    [
        ("Het getal van 500.000 is een schatting.", "Praat eerst rustig met je buur.", ""),
        ("Het getal van 500.000 is een schatting.", "Er zijn 500.000 klachten.", "whole"),
        ("De 60 procent is van 2015.", "Vraag het je gemeente.", ""),
        ("De cijfers zijn van 2014. Ze gaan over peuters.", "Dat vond iemand (2019).", ""),
        ("De cijfers zijn van 2014 tot 2018.", "De helft staat leeg.", "whole"),
        ("Hoeveel er nu zijn, heb ik niet geteld.", "Er is weinig onderzocht.", ""),
        ("Het blijft een verband uit cijfers.", "Waarschijnlijk wel.", "whole"),
        ("Oud onderzoek. De aantallen zijn schattingen.", "Ja, dat mag.", "Oud onderzoek."),
    ],
)
def test_a_reservation_about_figures_stands_where_they_do(
    note: str, answer: str, told: str
) -> None:
    """On the card only what is about what it shows; all of it where more is read."""
    entry = damp(note=note, answer=answer)

    texts = [one.text for one in answer_view(asked(found(entry)), catalogue()).sections]

    expected = note if told == "whole" else told
    shown = [text for text in texts if text.startswith("Let op")]
    assert shown == ([f"Let op: {expected}"] if expected else [])
    assert deeper_view(entry, (), catalogue(), None).sections[0].lines == (note,)


def test_what_was_asked_stands_above_where_it_is_not_to_be_seen() -> None:
    """A reply to a command says what it answers; below a message that is there already."""
    answer = asked(found(damp(), text="schimmel?"))

    assert answer_view(answer, catalogue(), typed="schimmel?").asked == "schimmel?"
    assert answer_view(answer, catalogue()).asked == ""
    same = asked(found(damp(), text="wat helpt tegen schimmel"))
    assert answer_view(same, catalogue(), typed="wat helpt tegen schimmel").asked == ""


def test_an_answer_can_be_read_further_kept_and_passed_on() -> None:
    """The buttons carry the question's key, the entry, or both."""
    view = answer_view(asked(found(damp(), Reading(guide(), (THEME,)))), catalogue())

    assert [(button.label, button.action) for button in view.buttons] == [
        ("Meer uitleg", ReadMore(KEY, "vocht")),
        ("Lees ook (1)", ReadAlso(KEY, "vocht")),
        ("Op leeslijst", Keep("vocht")),
        ("Vraag een mens", AskHuman(KEY)),
        ("Meer", WhatElse(KEY, "vocht")),
    ]


def test_the_deeper_part_comes_with_its_other_sources() -> None:
    """And with how long it takes to read; it isn't offered again."""
    view = deeper_view(damp(), (), catalogue(), KEY)

    deeper, source = view.sections
    assert deeper == Section("Meer hierover", "Ventileren helpt het meest in de badkamer.")
    assert source.lines == ("Nota (2020)",)
    assert view.footer == "Nagekeken op 24 november 2026 · Leestijd: 1 minuut"
    assert "Meer uitleg" not in [button.label for button in view.buttons]


def test_what_else_can_be_done() -> None:
    """It is judged, shared where nobody else sees it, followed, and said to be wrong."""
    private, public = (what_else_view(damp(), KEY, private=private) for private in (True, False))

    assert [(button.label, button.action) for button in private.buttons] == [
        ("Nuttig", Useful(KEY, "vocht")),
        ("Niet nuttig", NotUseful(KEY, "vocht")),
        ("Deel in kanaal", Share(KEY, "vocht")),
        ("Volg", FollowFrom("vocht")),
        ("Meld onjuist", ReportWrong("vocht")),
    ]
    assert "Deel in kanaal" not in [button.label for button in public.buttons]


def test_a_second_answer_stands_below_the_first() -> None:
    """Short, under its own question."""
    answer = replace(found(damp()), also=Match(book(), 0.4))

    view = answer_view(asked(answer), catalogue())

    assert (view.sections[0].heading, view.sections[0].text) == (
        book().heading,
        book().body[0],
    )


def test_what_may_have_been_meant_instead_stands_below_the_answer() -> None:
    """Its question, and its point in a sentence; where that is too much for a phone it doesn't."""
    other = damp(id="schimmel", question="Wie betaalt schimmel?", answer="De verhuurder.")
    answer = replace(found(damp()), runner_up=Match(other, 0.4))
    long = replace(found(damp(answer="Meer ventileren. " * 40)), runner_up=Match(other, 0.4))

    view, full = (answer_view(asked(one), catalogue()) for one in (answer, long))

    instead = view.sections[-1]
    assert (instead.heading, instead.text) == ("Of: Wie betaalt schimmel?", "De verhuurder.")
    assert instead.button == Button("Lees dit", Choose(KEY, "schimmel"))
    assert "Of: Wie betaalt schimmel?" not in [section.heading for section in full.sections]


CHOICES = (Match(damp(), 0.5), Match(book(), 0.4))


def suggested(**fields: Any) -> Suggestions:
    asked_for = Question("huis")
    return Suggestions(
        question=asked_for, confidence=0.4, results=CHOICES, choices=CHOICES, **fields
    )


def test_suggestions_can_be_chosen() -> None:
    """*Bedoel je…?* with each choice under the question's key, and what to do where none is."""
    view = answer_view(asked(suggested()), catalogue())

    assert (view.tone, view.title) == (Tone.CHOICE, "Bedoel je…?")
    assert [(one.heading, one.text, one.button) for one in view.sections] == [
        (
            "Wat helpt tegen schimmel?",
            "Meer ventileren.",
            Button("Lees dit", Choose(KEY, "vocht")),
        ),
        (
            "Gezonde huizen",
            "Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen",
            Button("Lees dit", Choose(KEY, "boek")),
        ),
    ]
    assert view.choices == view.keeping == ()
    assert [button.action for button in view.buttons] == [TellMe(KEY), AskHuman(KEY)]


def test_of_many_suggestions_the_best_two_stand_open() -> None:
    """The others are in a list, so that a phone shows the first as the card comes in."""
    four = tuple(Match(replace(damp(), id=f"vocht-{number}"), 0.5) for number in range(4))
    answer = replace(suggested(), results=four, choices=four)

    view = answer_view(asked(answer), catalogue())

    opened = [one.button.action for one in view.sections if isinstance(one.button, Button)]
    assert opened == [Choose(KEY, "vocht-0"), Choose(KEY, "vocht-1")]
    listed = [one.action for one in view.choices]
    assert listed == [Choose(KEY, "vocht-2"), Choose(KEY, "vocht-3")]
    assert view.choosing == "Of kies een andere vraag"


def test_the_nearest_answer_can_be_read_at_once() -> None:
    """Under its own question and with its source, as perhaps what was meant; the others follow."""
    view = answer_view(asked(suggested(nearest=CHOICES[0])), catalogue())

    nearest, *below = view.sections
    assert view.title == "Bedoel je…?"
    assert "zeker weet ik het niet" in view.text
    assert (nearest.heading, nearest.text) == ("Wat helpt tegen schimmel?", "Meer ventileren.")
    assert nearest.button == Button("Meer uitleg", ChooseMore(KEY, "vocht"))
    assert [section.text.partition(":")[0] for section in below[:-1]] == ["Bron"]
    assert below[0].button == Link("Open de bron", "https://example.org/boek")
    assert below[-1].button == Button("Lees dit", Choose(KEY, "boek"))


def test_a_nearest_answer_that_is_all_there_is_has_nothing_to_open() -> None:
    """A button leads to what isn't there yet, or isn't there."""
    whole = Match(damp(detail=None, sources=(Source(title="Nota", year=2020),)), 0.5)

    view = answer_view(asked(suggested(nearest=whole)), catalogue())

    assert [one.button for one in view.sections[:2]] == [None, None]


def test_below_the_nearest_stands_the_runner_up_in_short() -> None:
    """Its question and point; it is chosen in the list, as the others are."""
    four = tuple(Match(damp(id=f"vocht-{number}"), 0.5) for number in range(4))
    answer = replace(suggested(nearest=four[0]), results=four, choices=four)

    view = answer_view(asked(answer), catalogue())

    below = view.sections[-1]
    assert (below.heading, below.text) == ("Wat helpt tegen schimmel?", "Meer ventileren.")
    assert below.button is None
    listed = [one.action for one in view.choices]
    assert listed == [Choose(KEY, f"vocht-{number}") for number in (1, 2, 3)]


def test_a_signpost_may_stand_beside_suggestions() -> None:
    """Where the question may be another's, its line is there to read, and the choices stay."""
    signpost = elsewhere()

    view = answer_view(asked(suggested(elsewhere=signpost)), catalogue())

    assert view.sections[0].text == signpost.answer
    assert [one.heading for one in view.sections[1:]] == [one.entry.heading for one in CHOICES]


@pytest.mark.parametrize(
    "context", [Context("huis", shown=damp().id), Context("huis", near=damp().id)]
)
def test_where_nothing_else_is_known_it_says_so(context: Context) -> None:
    """What was just seen comes first again only then, with a person beside it."""
    answer = replace(suggested(), question=Question("en dan?", context=context))

    view = answer_view(asked(answer), catalogue())

    assert "Meer dan wat je net zag weet ik hier niet over" in view.text
    assert AskHuman(KEY) in [button.action for button in view.buttons]


def test_the_best_there_is_can_be_read_at_once_or_a_person_be_asked() -> None:
    """Where the question was asked back before: one answer, said to be unsure, and no list."""
    best = Match(book(), 0.5)
    answer = Suggestions(
        question=Question("nat"), confidence=0.4, results=(best,), choices=(best,), nearest=best
    )

    view = answer_view(asked(answer), catalogue())

    assert "zeker weet ik het niet" in view.text
    assert view.sections[0].button == Button("Meer uitleg", ChooseMore(KEY, book().id))
    assert not view.choices
    assert [button.action for button in view.buttons] == [TellMe(KEY), AskHuman(KEY)]


def test_whom_to_call_stands_above_suggestions() -> None:
    """In a line, as it is in doubt: a phone shows what may have been meant as well."""
    call = elsewhere(urgent=True, answer="Bel 112 bij gevaar. Ga naar buiten. Wacht daar.")

    view = answer_view(asked(suggested(nearest=CHOICES[0], elsewhere=call)), catalogue())

    first, unsure, nearest, *_ = view.sections
    assert view.text == ""
    assert (first.heading, first.text) == ("Is er haast bij?", "Bel 112 bij gevaar.")
    assert "zeker weet ik het niet" in unsure.text
    assert first.button == Button("Lees dit", Choose(KEY, call.id))
    assert nearest.heading == "Wat helpt tegen schimmel?"


def test_unknown_says_so_and_helps_on() -> None:
    """*Dat weet ik niet*, the nearest themes, and a way to a person."""
    answer = Unknown(question=Question("knikkers"), confidence=0.0, themes=(THEMES["wonen"],))

    view = answer_view(asked(answer), catalogue())

    assert (view.tone, view.title) == (Tone.UNKNOWN, "Dat weet ik niet")
    assert view.choices == (Choice("Wonen", ShowTheme("wonen"), "Huizen."),)
    assert [button.action for button in view.buttons] == [TellMe(KEY), AskHuman(KEY)]
    assert "thema’s" in view.text


def test_unknown_within_a_theme_says_that_it_looked_only_there() -> None:
    """There may be an answer outside the theme, so it says to ask without one."""
    answer = Unknown(question=Question("knikkers", theme="wonen"), confidence=0.0)

    view = answer_view(asked(answer), catalogue())

    assert "alleen in het thema ‘Wonen’" in view.text
    assert "zonder thema" in view.text


def test_unknown_without_a_near_theme_names_none() -> None:
    """Nothing is announced that doesn't follow."""
    answer = Unknown(question=Question("knikkers"), confidence=0.0)

    view = answer_view(asked(answer), catalogue())

    assert "thema" not in view.text
    assert not view.choices


def test_a_question_that_is_not_kept_is_not_said_to_be() -> None:
    """One question from the command line leaves nothing behind, and nothing that needs it."""
    unknown = Unknown(question=Question("knikkers"), confidence=0.0)
    choices = (Match(damp(), 0.5), Match(book(), 0.4))
    unsure = Suggestions(question=Question("huis"), confidence=0.4, choices=choices)

    views = [
        answer_view(KeptAnswer(answer, key=""), catalogue())
        for answer in (unknown, unsure, found(damp()))
    ]

    assert "bewaar" not in views[0].text
    assert [[button.action for button in view.buttons] for view in views] == [
        [],
        [],
        [ReadMore("", "vocht"), Keep("vocht"), WhatElse("", "vocht")],
    ]


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "?!", "```\n```", "\u202e"])
def test_a_question_without_words_gets_a_friendly_request(text: str) -> None:
    """Who asks nothing is told how to ask, and is not told that it is unknown."""
    answer = Unknown(question=Question(text), confidence=0.0)

    view = answer_view(asked(answer), catalogue())

    assert view.tone is Tone.NOTICE
    assert "Typ je vraag" in view.text
    assert [button.action for button in view.buttons] == [ShowTheme("wonen")]


def test_small_talk_gets_its_line_and_a_way_to_begin() -> None:
    """Who takes leave isn't offered one."""
    hello, thanks = (
        answer_view(
            asked(SmallTalk(question=Question("x"), confidence=0.0, subject=elsewhere(id=own))),
            catalogue(),
        )
        for own in ("groet", "bedankje")
    )

    assert (hello.title, hello.text) == ("", "Kijk bij het KNMI.")
    assert [button.action for button in hello.buttons] == [ShowTheme("wonen")]
    assert not thanks.buttons


def test_a_subject_elsewhere_is_a_signpost() -> None:
    """Whose it is, one door a line, where that is to be read, and a person."""
    subject = elsewhere(
        answer="Kijk bij het KNMI. Of bel 0800.",
        sources=(Source(title="KNMI", url="https://example.org/weer"),),
    )

    view = answer_view(
        asked(Elsewhere(question=Question("weer"), confidence=0.0, subject=subject)), catalogue()
    )

    assert (view.title, view.text) == ("", "Kijk bij het KNMI.\nOf bel 0800.")
    assert view.sections[0].button == Link("Open de bron", "https://example.org/weer")
    assert [button.label for button in view.buttons] == ["Vraag een mens", "Meer"]


def test_whom_to_call_now_stands_above_all() -> None:
    """And there is nobody to wait for."""
    subject = elsewhere(urgent=True, answer="Bel 112. Ga naar buiten. Wacht daar.")

    view = answer_view(
        asked(Elsewhere(question=Question("brand"), confidence=0.0, subject=subject)), catalogue()
    )

    assert (view.title, view.text) == ("Bel 112.", "Ga naar buiten.\nWacht daar.")
    assert "Vraag een mens" not in [button.label for button in view.buttons]


@pytest.mark.parametrize(("sure", "offered"), [(0.6, True), (0.1, False)])
def test_below_whom_to_call_stands_what_it_may_be_instead(sure: float, offered: bool) -> None:
    """A call that was heard where there was none leaves a way to the answer."""
    subject = elsewhere(urgent=True, answer="Bel 112. Ga naar buiten.")
    answer = Elsewhere(
        question=Question("rook in de gang"), confidence=sure, results=CHOICES, subject=subject
    )

    view = answer_view(asked(answer), catalogue())

    opens = [one.button.action for one in view.sections if isinstance(one.button, Button)]
    assert view.title == "Bel 112."
    assert opens == ([Choose(KEY, "vocht"), Choose(KEY, "boek")] if offered else [])
    assert "Vraag een mens" not in [button.label for button in view.buttons]


def test_a_word_that_may_be_a_cry_for_help_says_what_else_it_may_be() -> None:
    """Who types "help" to see how the bot works, reads that too."""
    call = elsewhere(urgent=True, answer="Bel 112.")

    view = answer_view(
        asked(Elsewhere(question=Question("help"), confidence=0.6, subject=call)), catalogue()
    )

    assert view.title == "Bel 112."
    assert "/hulp" in view.sections[-1].text


def test_suggestions_in_another_language_are_not_introduced_in_dutch_as_well() -> None:
    """One line is enough, and the one that they can read."""
    view = answer_view(asked(replace(suggested(), language="en")), catalogue())

    assert view.text == "I answer in Dutch. Was it one of these? In danger, call 112."


def test_something_shorter_says_something() -> None:
    """Never a bare yes."""
    entry = damp(answer="Ja, dat kan. Vraag een buurtbemiddelaar. Of vraag de corporatie.")
    intent = Intent(question=Question("korter"), confidence=1.0, wish=Wish.SHORTER, target=entry)

    view = answer_view(asked(intent), catalogue())

    assert view.text == "Ja, dat kan. Vraag een buurtbemiddelaar."
    assert AskHuman("") in [button.action for button in view.buttons]


def test_a_year_is_no_figure() -> None:
    """Who asks for figures gets the sentences that have one."""
    entry = damp(answer="Het hielp in 40 procent van de huizen. Dat was in 2014 en 2015.")
    intent = Intent(question=Question("cijfers"), confidence=1.0, wish=Wish.FIGURES, target=entry)

    view = answer_view(asked(intent), catalogue())

    assert view.sections[0].lines == ("Het hielp in 40 procent van de huizen.",)


def test_a_record_that_nobody_named_is_to_be_read() -> None:
    """It is no answer; one that was asked for by its name is shown."""
    near = found(book(), Reading(guide(), (THEME,)))
    named = replace(near, results=(replace(near.results[0], named=True),))

    offered, shown = (answer_view(asked(one), catalogue()) for one in (near, named))

    assert offered.title == "Hier lees je erover"
    assert [one.button.action for one in offered.sections if isinstance(one.button, Button)] == [
        Choose(KEY, "boek"),
        Choose(KEY, guide().id),
    ]
    assert shown.title == "Gezonde huizen"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("qwrt zxcv", "nl", ""),
        ("how can we stop the noise from the bar", "en", "I answer in Dutch"),
        ("bu gürültüyü nasıl durdururuz", "tr", "Hollandaca cevap veriyorum"),
        ("كيف نوقف الضوضاء", "ar", "أجيب باللغة الهولندية"),
        ("jak zatrzymać hałas", "pl", "Odpowiadam po niderlandzku"),
    ],
)
def test_what_is_no_dutch_gets_a_way_to_begin(text: str, language: str, said: str) -> None:
    """It isn't said to be unknown, and nobody is told that it is kept."""
    unknown = Unknown(question=Question(text), confidence=0.0, language=language)

    view = answer_view(asked(unknown), catalogue())

    assert view.title == "Dat snap ik niet"
    assert said in view.text
    assert ("112" in view.text) == (language != "nl")
    assert [button.action for button in view.buttons] == [ShowTheme("wonen"), AskHuman("")]


def test_who_writes_half_of_the_words_wrong_can_ask_a_person() -> None:
    """It is Dutch: it isn't sent away to say it in an ordinary sentence."""
    question = Question("buure maken altijd herie snags")

    view = answer_view(asked(Unknown(question=question, confidence=0.0)), catalogue())

    assert view.title == "Dat weet ik niet"
    assert any(isinstance(button.action, AskHuman) for button in view.buttons)


def test_whom_to_call_is_said_in_the_askers_language() -> None:
    """The number and that it is for now; the line itself is curated Dutch."""
    answer = Elsewhere(
        question=Question("my neighbour is beating his wife"),
        confidence=0.0,
        subject=replace(elsewhere(), urgent=True),
        language="en",
    )

    view = answer_view(asked(answer), catalogue())

    assert view.text.startswith("In danger now? Call 112.")


def test_what_was_too_hard_is_said_in_a_sentence() -> None:
    """Hard words are explained where they are known."""
    terms = (Term(term="ventileren", explanation="Frisse lucht binnenlaten."),)
    known = catalogue()
    known = replace(known, taxonomy=replace(known.taxonomy, terms=terms))

    view = thanks_view("moeilijk", WhyNot(KEY, "moeilijk", "vocht"), known)

    assert view.text.startswith("Meer ventileren.")
    assert view.sections[0].lines == ("ventileren: Frisse lucht binnenlaten.",)
    assert [button.action for button in view.buttons] == [AskHuman(KEY)]


def intent(wish: Wish, target: Entry | None, text: str = "…") -> Intent:
    return Intent(question=Question(text), confidence=0.0, wish=wish, target=target)


COMMANDS = {
    Wish.LIST: ListPage(),
    Wish.EXPORT: AskFormat(),
    Wish.HELD: ShowHeld(),
    Wish.ERASE: AskErase(),
}


@pytest.mark.parametrize(("wish", "action"), COMMANDS.items())
def test_a_command_asked_for_in_words_is_a_press_away(wish: Wish, action: Action) -> None:
    """And is named, for where there is nothing to press; whatever was discussed."""
    for target in (damp(), None):
        view = answer_view(asked(intent(wish, target)), catalogue())

        assert "/leeslijst " in view.text or "/privacy " in view.text
        assert [button.action for button in view.buttons] == [action]


def test_a_time_to_read_in_can_be_typed_over() -> None:
    """The option takes digits only, so that 1.200 would be refused."""
    view = answer_view(asked(intent(Wish.LIST, None, "ik heb 20 uur")), catalogue())

    assert "vul 1200 in bij max_leestijd" in view.text
    assert [button.action for button in view.buttons] == [ListPage(minutes=1200)]


@pytest.mark.parametrize("wish", sorted(set(Wish) - COMMANDS.keys()))
def test_a_request_about_nothing_says_what_to_do(wish: Wish) -> None:
    """Where nothing was discussed, the asker is told to ask first."""
    view = answer_view(asked(intent(wish, None)), catalogue())

    assert view.title == "Waar gaat het over?"
    assert "Stel eerst je vraag" in view.text


def test_a_request_for_the_source_shows_every_source() -> None:
    """All sources with year and page, each with its link where it has one."""
    view = answer_view(asked(intent(Wish.SOURCE, damp())), catalogue())

    assert [(section.heading, section.url) for section in view.sections] == [
        ("Gezonde huizen (2022), bladzijde 12", "https://example.org/boek"),
        ("Nota (2020)", None),
    ]


def test_a_request_for_reports_offers_them_to_open() -> None:
    """Each report is a choice that shows it, with why."""
    view = answer_view(asked(intent(Wish.READING, damp())), catalogue())

    assert [choice.action for choice in view.choices] == [Show("boek"), Show("gids")]
    assert [choice.action for choice in view.keeping] == [Keep("boek"), Keep("gids")]
    assert all(
        "Gaat ook over" in choice.text or "Bron van" in choice.text for choice in view.choices
    )


def test_a_request_for_reports_where_there_are_none_says_so() -> None:
    """Nothing is offered and nothing is promised."""
    lonely = damp(sources=(Source(title="Nota"),), reading=(), themes=())

    view = answer_view(asked(intent(Wish.READING, lonely)), catalogue(lonely))

    assert not view.choices
    assert view.text == "Hier heb ik geen rapporten bij."


def test_a_request_for_more_shows_the_deeper_part() -> None:
    """The deeper part; where there is none the asker is pointed to the source."""
    deeper = answer_view(asked(intent(Wish.MORE, damp())), catalogue())
    none = answer_view(asked(intent(Wish.MORE, damp(detail=None))), catalogue())

    assert deeper.sections[0].text == "Ventileren helpt het meest in de badkamer."
    assert none.sections == ()
    assert "In de bron lees je verder" in none.text
    assert none.links


def test_a_request_to_explain_tells_the_words_or_says_it_more_simply() -> None:
    """A word that is asked about is explained; else the first sentence is what is left."""
    hard = damp(answer="Meestal niet. Ga naar de VvE. Die moet iets doen.")
    term = Term(term="VvE", explanation="Alle eigenaren van een flat samen.")
    known = catalogue(hard)
    known = replace(known, taxonomy=replace(known.taxonomy, terms=(term,)))

    word = answer_view(asked(intent(Wish.EXPLAIN, hard, text="wat is een vve")), known)
    simpler = answer_view(asked(intent(Wish.EXPLAIN, hard, text="te moeilijk")), known)

    assert [one.text for one in word.sections] == ["Alle eigenaren van een flat samen."]
    assert simpler.text.startswith("Meestal niet. Ga naar de VvE.\n\n")
    assert simpler.sections[0].lines == ("VvE: Alle eigenaren van een flat samen.",)


def test_what_the_bot_does_not_do_is_said_first() -> None:
    """In one line, above what helps."""
    letters = elsewhere(answer="Ik schrijf geen brieven.")

    view = answer_view(asked(replace(found(damp()), declined=letters)), catalogue())

    assert view.text == "Ik schrijf geen brieven.\n\nMeer ventileren."


def test_a_request_for_a_number_shows_who_can_be_called() -> None:
    """In the words of the answer, with its source; nothing is made up where it has none."""
    called = damp(answer="Meld het. Bel Geldfit: 0800-8115. Het kost 25 euro.")

    view = answer_view(asked(intent(Wish.NUMBER, called)), catalogue())
    none = answer_view(asked(intent(Wish.NUMBER, damp())), catalogue())

    assert view.text == "Bel Geldfit: 0800-8115."
    assert view.sections[0].text.startswith("Bron: ")
    assert none.title == "Hier heb ik geen nummer bij"


def test_a_request_to_keep_where_nobody_is_known() -> None:
    """In the terminal it says where there is a list, and gives the link to keep meanwhile."""
    view = answer_view(asked(intent(Wish.KEEP, damp())), catalogue())

    assert view.title == "Je leeslijst staat op Discord"
    assert "Wat helpt tegen schimmel?" in view.text
    assert [link.url for link in view.links] == ["https://example.org/boek"]


def test_why_not_offers_every_reason() -> None:
    """Each reason is a choice that remembers the question and the entry."""
    view = why_not_view(KEY, "vocht")

    assert [choice.action for choice in view.choices] == [
        WhyNot(KEY, reason, "vocht") for reason in REASONS
    ]
    assert [choice.label for choice in view.choices] == list(REASONS.values())
    assert [button.action for button in view.buttons] == [ReportWrong("vocht")]


def test_who_says_that_it_is_wrong_is_asked_what() -> None:
    """Whom it was too hard for is led to a person; another reason says enough by itself."""
    pressed = WhyNot(KEY, "", "vocht")
    asking = {
        reason: [button.action for button in thanks_view(reason, pressed, catalogue()).buttons]
        for reason in (*REASONS, None)
    }

    assert {reason: actions for reason, actions in asking.items() if actions} == {
        "onjuist": [ReportWrong("vocht")],
        "moeilijk": [AskHuman(KEY)],
    }
