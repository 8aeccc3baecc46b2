"""An answer as a message: a view for each of the six outcomes, and what is said below it."""

from dataclasses import replace
from math import ceil
from typing import assert_never

from bot.actions import KeyAction, verb
from bot.asking.ask import KeptAnswer, is_understood
from bot.asking.greeting import greet
from bot.asking.wish_views import wish_view
from bot.cards import entries
from bot.cards.actions import AskHuman, ReadMore, ReportWrong, ShowTheme, TellMe
from bot.cards.citing import facts, grounds, to_keep
from bot.dutch import NOTHING_KEPT, cut, gist, paragraphs
from bot.view import READ_THIS, Button, Choice, Section, Tone, View, line_of, notice
from knowledge.answer import (
    Elsewhere,
    Found,
    Intent,
    Match,
    SmallTalk,
    Suggestions,
    Unknown,
)
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry
from knowledge.language.normalising import sentences
from storage.feedback import VerdictOutcome

UNKNOWN = "Dat weet ik niet"
MAYBE, URGENT = "Of misschien dit", "Is er haast bij?"
PICK = "Kies wat het beste past. Staat het er niet bij? Stel je vraag in andere woorden."
NOT_SURE = "Dit lijkt erop, maar zeker weet ik het niet."
NOTHING_NEW = "Meer dan wat je net zag weet ik hier niet over. Een mens weet misschien meer."
OR = "Of:"
ANOTHER, ANOTHER_WORK = "Of kies een andere vraag", "Of kies iets anders"
NO_CALL = "Is er geen haast bij? Stel je vraag in een zin, of typ /hulp om te zien wat ik kan."
LIKELY_ENOUGH, NO_HURRY = 0.35, "Is er geen haast bij? Misschien gaat het hierover:"
"""From which probability on, and how, an answer is offered below whom to call now."""
IN_A_LIST = 100
"""So much of what a choice says stands in a list; choosing it tells the rest."""
MOST_LINES = 2
"""So many choices stand open; with more, a phone shows the end of the card and not its first."""
A_ROW, ROWS_OF_ANSWER, ROWS_OF_NEAREST = 36, 20, 16
"""Characters in a row of a phone, and how many rows an answer and the runner-up may take together,
of a card that is an answer and of one with the nearest."""
KEPT = "Je vraag bewaar ik zonder je naam, zodat de moderators er een antwoord bij kunnen zoeken."
CLOSING = frozenset({"bedankje", "afscheid", "complimentje", "excuus", "liefdesverklaring"})
"""Small talk after which nobody is looking for a way to begin."""
NO_TEXT_IN_MESSAGE = "In dit bericht staat geen tekst waar ik een antwoord bij kan zoeken."
SHORTENED = "Je bericht is langer dan 2.000 tekens. Ik keek alleen naar het begin."
FORGOTTEN = (
    "Deze vraag is al gewist; dat gebeurt na uiterlijk 28 dagen. "
    "Stel je vraag opnieuw, dan kun je weer laten weten of het antwoord helpt."
)
THANKS_USEFUL: dict[VerdictOutcome, str] = {
    VerdictOutcome.NEW: "Dank je. Fijn dat je er iets aan hebt.",
    VerdictOutcome.CHANGED: "Ik heb je oordeel aangepast. Dank je.",
    VerdictOutcome.SAME: "Dat had je al laten weten. Dank je.",
    VerdictOutcome.FORGOTTEN: FORGOTTEN,
}


@verb("why")
class WhyNot(KeyAction):
    """A reason, of `REASONS`, why an answer was no use."""

    reason: str
    entry: str


@verb("choose")
class Choose(KeyAction):
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    entry: str


@verb("choosemore")
class ChooseMore(KeyAction):
    """Meer uitleg: choose `entry`, whose answer stands there already; show what doesn't."""

    entry: str


def chosen_view(
    action: Choose | ChooseMore, catalogue: Catalogue, *, key: str | None, asked: str = ""
) -> View:
    """What was chosen of suggestions; raises `Refused` where it is gone."""
    match, reading = entries.shown_in(catalogue, action.entry)
    if isinstance(action, Choose):
        return entries.answer_card(match, reading, catalogue, key=key, asked=asked)
    return replace(entries.deeper_view(match.entry, reading, catalogue, key), text="", asked=asked)


def answer_view(result: KeptAnswer, catalogue: Catalogue, *, typed: str = "") -> View:
    """What is shown for a question, with what was `typed` where that isn't above the answer.

    With an empty key the question wasn't kept, and nothing is said or offered that needs it.
    """
    view = _answer_view(result, catalogue)
    below = (SHORTENED if result.shortened else "", NOTHING_KEPT if result.failed else "")
    if any(below):
        view = replace(view, footer="\n".join(filter(None, (view.footer, *below))))
    if result.answer.declined:
        view = replace(view, text=paragraphs(result.answer.declined.answer, view.text))
    view = greet(view, result.answer)
    is_repeated = isinstance(result.answer, Intent) or entries.same_words(typed, view.title)
    return replace(view, asked="" if is_repeated else typed)


def _answer_view(result: KeptAnswer, catalogue: Catalogue) -> View:
    answer = result.answer
    match answer:
        case Found():
            if answer.match.named or isinstance(answer.match.entry, QuestionEntry):
                card = entries.answer_card(
                    answer.match, answer.reading, catalogue, key=result.key or None
                )
            else:
                card = _to_read(answer, result.key)
            if answer.also is not None:
                return _with_second(card, answer.also)
            return _with_runner_up(card, answer.runner_up, result.key)
        case Suggestions():
            return _suggestions(answer, result.key, catalogue)
        case Unknown():
            if not any(character.isalnum() for character in answer.question.text):
                return ask_for_question(catalogue)
            if not is_understood(answer):
                return _not_understood(catalogue)
            return _unknown(answer, result.key, catalogue)
        case Elsewhere():
            card = entries.signpost(answer.subject, catalogue, key=result.key or None)
            return _with_way_out(card, answer, result.key) if answer.subject.urgent else card
        case SmallTalk():
            begin = () if answer.subject.id in CLOSING else entries.starts(catalogue)
            return View(tone=Tone.NOTICE, text=answer.subject.answer, buttons=begin)
        case Intent():
            return wish_view(answer, catalogue)
        case _:
            assert_never(answer)


def ask_for_question(catalogue: Catalogue) -> View:
    return View(
        tone=Tone.NOTICE,
        title="Wat wil je weten?",
        text="Ik zie nog geen vraag. Typ je vraag in gewone woorden. Of begin met een van deze:",
        buttons=entries.starts(catalogue),
    )


def mentioned_view(catalogue: Catalogue) -> View:
    text = "Dag! Zet je vraag achter mijn naam, dan zoek ik het antwoord. Typ /hulp voor meer."
    return notice(f"{text} Of begin met een van deze:", *entries.starts(catalogue))


def _not_understood(catalogue: Catalogue) -> View:
    """For what is no Dutch, or no words at all: how to begin."""
    return View(
        tone=Tone.UNKNOWN,
        title="Dat snap ik niet",
        text="Stel je vraag in een gewone zin, vraag een mens, of begin met een van deze:",
        buttons=(*entries.starts(catalogue), entries.PERSON),
    )


def unasked_view(answer: Found, key: str) -> View:
    """An answer that nobody asked for: its point in a line, and the rest when it is wanted."""
    entry = answer.match.entry
    return View(
        tone=Tone.ANSWER,
        text=gist(entry.body[0]),
        footer="Ik lees hier mee, omdat een beheerder dat heeft aangezet.",
        buttons=(Button("Lees meer", ReadMore(key, entry.id)),),
    )


def why_not_view(key: str, entry: str) -> View:
    return View(
        tone=Tone.CHOICE,
        title="Wat was er niet goed?",
        text="Kies wat het beste past. Je naam bewaar ik er niet bij. "
        "De moderators gebruiken het om het antwoord beter te maken.",
        choices=tuple(
            Choice(label, WhyNot(key, reason, entry)) for reason, label in entries.REASONS.items()
        ),
        buttons=(_report(entry),),
    )


def thanks_view(reason: str | None, action: WhyNot, catalogue: Catalogue) -> View:
    """The thanks for a reason: who said that it isn't right can say what.

    For whom it was too hard it is said more simply, or by a person.
    """
    entry = catalogue.entries.get(action.entry)
    thanks = "Dank je. De moderators kunnen het antwoord hiermee beter maken."
    if reason == "moeilijk" and entry is not None:
        return replace(entries.simpler_view(entry, catalogue, action.key), footer=thanks)
    return notice(thanks, *((_report(action.entry),) if reason == "onjuist" else ()))


def _with_second(card: View, also: Match) -> View:
    """Add the short answer to a second question in the same message."""
    section = Section(also.entry.heading, also.entry.body[0], url=also.entry.url)
    return replace(card, sections=(section, *card.sections))


def _with_runner_up(card: View, other: Match | None, key: str) -> View:
    """Add what may have been meant instead, in short, where a phone still shows the first line."""
    if other is None:
        return card
    choice = _to_choose(other.entry, key)
    instead = line_of(replace(choice, label=f"{OR} {choice.label}"))
    sections = (*card.sections, instead)
    fits = _rows(Section(card.title, card.text), *sections) <= ROWS_OF_ANSWER
    return replace(card, sections=sections) if fits else card


def _rows(*sections: Section) -> int:
    """Return about how many rows the sections take on a phone, buttons aside."""
    texts = (text for one in sections for text in (one.heading, one.text))
    return sum(ceil(len(text) / A_ROW) for text in texts)


def _suggestions(answer: Suggestions, key: str, catalogue: Catalogue) -> View:
    near = answer.nearest
    others = tuple(choice.entry for choice in answer.choices if choice != near)
    beside = answer.elsewhere
    call = beside is not None and beside.urgent
    maybe = (_beside(beside, key),) if beside else ()
    nearest = _to_read_at_once(near.entry, key, catalogue) if near else ()
    choices = tuple(_to_choose(entry, key) for entry in others)
    lines, listed = _opened(choices, 0 if near else MOST_LINES)
    if listed and answer.second:
        second = line_of(_to_choose(answer.second.entry, key))
        fits = _rows(*maybe, *nearest, second) <= ROWS_OF_NEAREST
        lines = (replace(second, button=None),) if fits else ()
    before, first = answer.question.context, answer.choices[0].entry.id
    again = before is not None and first in {before.near, before.shown}
    why = NOT_SURE if near else NOTHING_NEW if again else PICK
    return View(
        tone=Tone.CHOICE,
        title="Bedoel je…?",
        text="" if call else why,
        choices=listed,
        choosing=ANOTHER if listed else "",
        sections=(*((*maybe, Section("", why), *nearest) if call else (*nearest, *maybe)), *lines),
        buttons=_helped_on(key),
    )


def _beside(subject: ElsewhereEntry, key: str) -> Section:
    """A subject outside the field that it may be; whom to call is a line, as it may be needless."""
    if not subject.urgent:
        return Section(MAYBE, subject.answer)
    (call, *_), more = sentences(subject.answer), Button(READ_THIS, Choose(key, subject.id))
    return Section(URGENT, call, button=more)


def _with_way_out(call: View, answer: Elsewhere, key: str) -> View:
    """Add answers that may fit instead; below a single word, what the bot is."""
    if len(answer.question.text.split()) == 1:
        return replace(call, sections=(*call.sections, Section("", NO_CALL)))
    if answer.confidence < LIKELY_ENOUGH:
        return call
    lines, listed = _opened(tuple(_to_choose(match.entry, key) for match in answer.results[:3]), 1)
    apart = Section("", NO_HURRY)
    return replace(call, sections=(*call.sections, apart, *lines), choices=listed, choosing=ANOTHER)


def _to_read(answer: Found, key: str) -> View:
    """A record that is about it, though nobody named it: to be read, not given as the answer."""
    works = tuple(dict.fromkeys((answer.match.entry, *(work.entry for work in answer.reading))))
    lines, listed = _opened(
        tuple(
            Choice(work.heading, Choose(key, work.id), f"{facts(work)}. {gist(work.body[0])}")
            for work in works
        )
    )
    return View(
        tone=Tone.CHOICE,
        title="Hier lees je erover",
        text="Een kant-en-klaar antwoord heb ik niet. Dit gaat over wat je vraagt. Met /zoek vind "
        "je meer.",
        choices=listed,
        choosing=ANOTHER_WORK if listed else "",
        sections=lines,
        keeping=to_keep(works),
        buttons=_person(key),
    )


def _opened(
    choices: tuple[Choice, ...], lines: int = MOST_LINES
) -> tuple[tuple[Section, ...], tuple[Choice, ...]]:
    """Return so many choices as lines, and the others as they stand in a list."""
    opened = lines if len(choices) > lines + 1 else len(choices)
    listed = (replace(choice, text=cut(choice.text, IN_A_LIST)) for choice in choices[opened:])
    return tuple(map(line_of, choices[:opened])), tuple(listed)


def _to_read_at_once(entry: Entry, key: str, catalogue: Catalogue) -> tuple[Section, ...]:
    """The answer to what was perhaps asked, under its own question, with its source."""
    more = Button(entries.READ_MORE, ChooseMore(key, entry.id)) if entries.has_more(entry) else None
    return (Section(entry.heading, entry.body[0], button=more), *grounds(entry, catalogue))


def _to_choose(entry: Entry, key: str) -> Choice:
    line = gist(entry.answer) if isinstance(entry, QuestionEntry) else facts(entry)
    return Choice(entry.heading, Choose(key, entry.id), line)


def _unknown(answer: Unknown, key: str, catalogue: Catalogue) -> View:
    nothing = (
        "Ik heb hier geen nagekeken antwoord op, en ik verzin niets. "
        "Probeer het eens met andere woorden."
    )
    if (within := catalogue.taxonomy.themes.get(answer.question.theme or "")) is not None:
        nothing = (
            f"Ik zocht alleen in het thema ‘{within.name}’. Daarin heb ik geen nagekeken antwoord, "
            "en ik verzin niets. Stel je vraag eens zonder thema."
        )
    near = "Deze thema’s komen het dichtst in de buurt:" if answer.themes else ""
    return View(
        tone=Tone.UNKNOWN,
        title=UNKNOWN,
        text=paragraphs(nothing, KEPT if key else "", near),
        choices=tuple(
            Choice(theme.name, ShowTheme(theme.id), theme.description) for theme in answer.themes
        ),
        buttons=_helped_on(key),
    )


def _helped_on(key: str) -> tuple[Button, ...]:
    """For who may not have an answer: to hear when there is one, and a person."""
    return (Button(entries.TELL_ME, TellMe(key)), *_person(key)) if key else ()


def _person(key: str) -> tuple[Button, ...]:
    return (Button(entries.ASK_HUMAN, AskHuman(key)),) if key else ()


def _report(entry: str) -> Button:
    return Button(entries.REPORT_WRONG, ReportWrong(entry))
