"""The queue as messages to moderators, what they decided, and what members hear of it."""

from collections.abc import Iterable, Sequence

from bot.actions import KeyAction, verb
from bot.cards.actions import ReadAnswer, ReportWrong, Show
from bot.cards.entries import REASONS
from bot.cards.fields import sentence
from bot.curation.actions import EditEntry
from bot.dutch import MESSAGES_CLOSED, counted, cut_question, joined, long_date, number, one_line
from bot.gaps.awaiting import FoundAnswer
from bot.gaps.deciding import GapAnswered, GapReopened, GapSetAside
from bot.gaps.queue import TO_LIST, Gap, GapPage
from bot.view import Button, Choice, Section, Tone, View, Weight, filled, listing, notice, refusal
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.format.faults import Fault
from storage.awaiting import Awaits

A_PAGE = 5
IN_A_LINE, IN_A_LIST, IN_A_CARD = 100, 2, 5
"""Characters of a question in the list, how many questions there, and how many on a card."""
MOST_REPORTS = 5
IN_A_TITLE = 200
LEAST_PEOPLE = 3
"""For fewer people it isn't said how many there are."""
AWAITS: dict[Awaits, str] = {
    Awaits.NEW: (
        "Goed. Komt er binnen 28 dagen een antwoord, dan krijg je van mij één privébericht. "
        "Wie je bent, bewaar ik alleen daarvoor; de moderators zien het niet."
    ),
    Awaits.AGAIN: "Dat had je al gevraagd. Zodra er een antwoord is, krijg je een privébericht.",
    Awaits.TOO_MANY: (
        "Je wacht al op antwoord op twintig vragen. Zodra er een is beantwoord, kan er weer een "
        "bij."
    ),
    Awaits.FORGOTTEN: (
        "Deze vraag is al gewist; dat gebeurt na uiterlijk 28 dagen. "
        "Stel je vraag opnieuw, dan kan ik het je laten weten."
    ),
}
REPORTED = (
    "Dank je. De moderators zien wat je schreef en over welk antwoord het gaat, niet wie het "
    "schreef."
)
STOPPED = "Goed, je krijgt hier geen bericht over."
NOT_WAITING = "Je wachtte hier niet op, of je hebt het antwoord al gekregen."
ANSWER_GONE = (
    "Dit antwoord kan ik je niet laten zien. Het is weggehaald, of het hoort bij een server waar "
    "je niet op zit. Stel je vraag gerust opnieuw."
)
NONE_IN_MESSAGE = (
    "In dit bericht zie ik geen antwoord van mij. Kies ‘Meld onjuist’ bij een bericht met een "
    "antwoord, of open het antwoord eerst met /zoek."
)


@verb("gap")
class OpenGap(KeyAction):
    """Show the gap that the question or report `key` is in."""


@verb("link")
class LinkGap(KeyAction):
    entry: str


@verb("linkother")
class LinkOther(KeyAction):
    """Ander antwoord: ask which entry answers the gap of `key`; also the form's own action."""


@verb("answergap")
class AnswerGap(KeyAction):
    """Beantwoord: write an answer to the gap of `key`; also the form's own action."""


@verb("setaside")
class SetAside(KeyAction):
    """Negeer, or Afgehandeld: the gap of `key` needs nothing more."""


@verb("reopen")
class Reopen(KeyAction):
    """Maak ongedaan: take back the decision `key` about a gap."""


@verb("untellme")
class StopWaiting(KeyAction):
    """Toch niet: stop waiting for an answer to the question kept under `key`."""


def queue_view(gaps: Sequence[Gap], catalogue: Catalogue, *, page: int, days: int | None) -> View:
    order = (
        "Bovenaan staat wie het langst op antwoord wacht, daarna waar je de meeste mensen mee "
        "helpt. Wie iets vroeg, staat er nergens bij."
    )
    nothing = (
        "Er staat niets open: elke vraag heeft een antwoord, en er is niets gemeld. "
        "Nieuwe vragen zonder antwoord komen hier vanzelf te staan."
    )
    in_period = "In deze periode staat er niets open. Kies een langere periode om meer te zien."
    return listing(
        gaps,
        page,
        A_PAGE,
        title="Wat nog geen goed antwoord heeft",
        text=f"{counted(len(gaps), 'onderwerp', 'onderwerpen')}. {order}",
        section=lambda gap: Section(
            name(gap), lines=_in_list(gap, catalogue), button=Button("Behandel", OpenGap(gap.key))
        ),
        turn=lambda to: GapPage(to, days),
        nothing=nothing if days is None else in_period,
    )


def gap_view(gap: Gap, entries: Sequence[Entry], catalogue: Catalogue) -> View:
    if gap.about:
        return _about_entry(gap, gap.about, catalogue)
    notified = "Wie op het antwoord wacht, krijgt bericht."
    which = (
        "Past een van deze antwoorden? Kies het, dan wordt de vraag een formulering bij dat "
        f"antwoord. {notified}"
    )
    none = f"Ik heb niets dat erop lijkt. Kies zelf een antwoord, of schrijf er een. {notified}"
    return View(
        tone=Tone.CHOICE,
        title=cut_question(gap.text, IN_A_TITLE),
        text=which if entries else none,
        sections=filled(
            Section("", gap.text if len(gap.text) > IN_A_TITLE else ""),
            Section("", lines=_facts(gap, catalogue)),
            Section("Zo werd het ook gevraagd", lines=tuple(map(one_line, gap.variants))),
        ),
        choices=tuple(
            Choice(entry.heading, LinkGap(gap.key, entry.id), press="Koppel") for entry in entries
        ),
        buttons=(
            Button("Ander antwoord", LinkOther(gap.key)),
            Button("Beantwoord", AnswerGap(gap.key), Weight.PRIMARY),
            Button("Negeer", SetAside(gap.key)),
            TO_LIST,
        ),
    )


def linked_view(done: GapAnswered) -> View:
    added = {0: "De vraag hoort nu bij", 1: "De vraag is nu een formulering bij"}.get(
        done.added, f"De {number(done.added)} vragen zijn nu formuleringen bij"
    )
    text = f"{added} ‘{done.entry.heading}’. De volgende die dit vraagt, krijgt dit antwoord."
    if done.will_hear:
        many = done.will_hear >= LEAST_PEOPLE
        waiting = f"De {number(done.will_hear)} mensen die wachtten" if many else "Wie erop wachtte"
        text += f" {waiting}, {'krijgen' if many else 'krijgt'} over een halve minuut bericht."
    return _decided_view(text, done.key)


def set_aside_view(done: GapSetAside) -> View:
    question = "Deze vraag staat niet meer in de lijst. Dezelfde vraag komt er ook niet opnieuw in."
    entry = "Dit is afgehandeld. Nieuwe meldingen over dit antwoord komen weer in de lijst."
    return _decided_view(entry if done.gap.about else question, done.key)


def reopened_view(done: GapReopened) -> View:
    text = "Teruggedraaid. Het staat weer in de lijst."
    if not done.entry_too:
        text = (
            "Het staat weer in de lijst. De formulering zelf laat ik staan: het antwoord is daarna "
            "nog aangepast. Haal die weg met /kennis bewerken."
        )
    heard = " Wie al bericht had gekregen, houdt dat bericht."
    return _decided_view(f"{text}{heard if done.answered else ''}", None)


def invalid_link_view(faults: Iterable[Fault]) -> View:
    return View(
        tone=Tone.REFUSAL,
        text="De vraag past niet bij dit antwoord. Kies een ander antwoord, of schrijf er een.",
        sections=(Section("", lines=tuple(map(sentence, faults))),),
        buttons=(TO_LIST,),
    )


def name(gap: Gap) -> str:
    return _titled(cut_question(gap.text, IN_A_LINE), gap)


def awaits_view(result: Awaits, key: str, *, closed: bool = False) -> View:
    """Say whether someone will hear of an answer to `key`, with a button to stop that.

    `closed` where they let no message in.
    """
    if result not in (Awaits.NEW, Awaits.AGAIN):
        return refusal(AWAITS[result])
    text = f"{AWAITS[result]}\n\n{MESSAGES_CLOSED}" if closed else AWAITS[result]
    return notice(text, Button("Toch niet", StopWaiting(key)))


def answered_view(answered: FoundAnswer) -> View:
    awaited, entry = answered.awaited, answered.entry
    return View(
        tone=Tone.ANSWER,
        title="Er is een antwoord op je vraag",
        text=f"Je vroeg: ‘{awaited.text}’\n\nEr is nu een antwoord: ‘{entry.heading}’",
        buttons=(Button("Bekijk het antwoord", ReadAnswer(awaited.key, entry.id), Weight.PRIMARY),),
    )


def answered_in_line(answered: FoundAnswer) -> str:
    question, title = answered.awaited.text, answered.entry.heading
    return f"Je vroeg ‘{question}’. Het antwoord staat bij ‘{title}’."


def which_to_report(entries: Iterable[Entry]) -> View:
    return View(
        tone=Tone.CHOICE,
        title="Over welk stuk gaat het?",
        text="In dit bericht staat meer dan één stuk. Kies wat er niet klopt.",
        choices=tuple(
            Choice(entry.heading, ReportWrong(entry.id), press="Dit klopt niet")
            for entry in entries
        ),
    )


def _titled(text: str, gap: Gap) -> str:
    return f"Antwoord: {text}" if gap.about else text


def _decided_view(text: str, key: str | None) -> View:
    undo = (Button("Maak ongedaan", Reopen(key)),) if key else ()
    return View(tone=Tone.NOTICE, text=text, buttons=(*undo, TO_LIST))


def _about_entry(gap: Gap, entry_id: str, catalogue: Catalogue) -> View:
    reports, questions = gap.reports[:MOST_REPORTS], gap.variants[:IN_A_CARD]
    no_use = "Bij deze vragen was het niet nuttig"
    return View(
        tone=Tone.CHOICE,
        title=_titled(gap.text, gap),
        text=(
            "Verbeter het antwoord met ‘Bewerken’ en kies daarna ‘Afgehandeld’. "
            "Klopt het antwoord toch? Dan is ‘Afgehandeld’ genoeg."
        ),
        sections=filled(
            Section("", lines=_facts(gap, catalogue)),
            Section("Dit is gemeld", lines=tuple(map(one_line, reports))),
            Section(no_use, lines=tuple(map(one_line, questions))),
        ),
        buttons=(
            Button("Bewerken", EditEntry(entry_id)),
            Button("Afgehandeld", SetAside(gap.key), Weight.PRIMARY),
            Button("Bekijk het antwoord", Show(entry_id)),
            TO_LIST,
        ),
    )


def _in_list(gap: Gap, catalogue: Catalogue) -> tuple[str, ...]:
    texts = gap.reports if gap.about else gap.variants
    short = [cut_question(text, IN_A_LINE) for text in texts[:IN_A_LIST]]
    label = "Gemeld" if gap.about else "Ook zo"
    return (*_facts(gap, catalogue), *((f"{label}: {_quoted(short)}",) if short else ()))


def _facts(gap: Gap, catalogue: Catalogue) -> tuple[str, ...]:
    facts = [_counted(gap)]
    if gap.waiting:
        waiting = f"{number(gap.waiting)} mensen wachten op het antwoord"
        few = "Er wordt op het antwoord gewacht"
        facts.append(few if gap.waiting < LEAST_PEOPLE else waiting)
    for label, ids in (
        ("Daarna gekozen", gap.chosen),
        ("Dit antwoord ging over iets anders", gap.unfit),
    ):
        headings = [catalogue.entries[key].heading for key in ids if key in catalogue.entries]
        if headings:
            facts.append(f"{label}: {_quoted(headings[:IN_A_LIST])}")
    reasons = tuple(
        f"{REASONS[key][:1].lower()}{REASONS[key][1:]}{f' ({times} keer)' if times > 1 else ''}"
        for key, times in gap.reasons.items()
        if key in REASONS
    )
    return (*facts, *((f"Niet nuttig: {joined(reasons)}",) if reasons else ()))


def _counted(gap: Gap) -> str:
    once, last = gap.times == 1, long_date(gap.last_at.date())
    many = gap.people >= LEAST_PEOPLE
    if gap.about:
        often = counted(gap.times, "opmerking", "opmerkingen")
        by = f" van minstens {number(gap.people)} mensen" if many else ""
        return f"{often}{by}, {'op' if once else 'de laatste op'} {last}"
    by = f" door minstens {number(gap.people)} mensen" if many else ""
    return f"{number(gap.times)} keer gevraagd{by}, {'op' if once else 'het laatst op'} {last}"


def _quoted(texts: Iterable[str]) -> str:
    return joined(tuple(f"‘{text}’" for text in texts))
