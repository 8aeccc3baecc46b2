"""Proposals as messages to their proposers, the parts that any view shows, and all actions.

The `key` of an action is that of the proposal, or of the question about it; pages count from 0. A
form is sent in as the action that showed it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.actions import Action, KeyAction, verb
from bot.cards.actions import ReadAnswer, Show
from bot.dutch import MESSAGES_CLOSED, ZONE, counted, cut, long_date, one_line, paragraphs
from bot.view import Button, Section, Tone, View, Weight, filled, listing, refusal
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry
from knowledge.personal.scrubbing import Personal
from storage.proposals import Proposal, ProposalQuestion, Room, State, Texts

A_PAGE = 5
IN_A_LINE = 100
MOST_FOUND = 10

NO_ROOM: dict[Room, str] = {
    Room.TODAY_FULL: "Je hebt vandaag al vijf voorstellen gedaan. Morgen kan het weer.",
    Room.FULL: (
        "Er wachten al twintig voorstellen van je op een besluit. Zodra er een is bekeken, kan er "
        "weer een bij. Met /voorstel mijn kun je er een intrekken."
    ),
}
EMPTY_MESSAGE = "In dit bericht staat geen tekst om voor te stellen. Typ /voorstel kennis."
WAYS = (
    "Kies ‘Pas aan’ om het weg te halen. Staat het er met reden, bijvoorbeeld omdat het van een "
    "organisatie is? Kies dan ‘Verstuur zo’."
)
BEING_WRITTEN = "Een moderator werkt het uit"
TO_BE_ANSWERED = "Op het antwoord wordt gewacht."
NO_QUESTION = "Deze vraag staat niet meer open. Met /voorstel mijn zie je hoe het ermee staat."
TRY_AGAIN = "Probeer het opnieuw"


@verb("propose")
class Propose(Action):
    """Doe een voorstel: to make `entry` better, empty for new knowledge."""

    entry: str = ""


@verb("editpropose")
class EditProposal(KeyAction):
    """Pas aan: change what wasn't sent to the moderators yet."""


@verb("sendpropose")
class SendProposal(KeyAction):
    """Send it to the moderators as it is."""


@verb("unpropose")
class WithdrawProposal(KeyAction):
    """Trek in."""


@verb("proposed")
class OwnProposals(Action):
    """Mijn voorstellen: a page of them; `key` is that of the notice with the button, if any."""

    page: int
    key: str = ""


@verb("ownproposal")
class OwnProposal(KeyAction):
    """Show a proposal to who made it."""


@verb("answerasked")
class AnswerAsked(KeyAction):
    """Antwoord: answer what the moderators asked under `key`."""

    proposal: str


@verb("sendanswer")
class SendAnswer(KeyAction):
    proposal: str


@verb("proposals")
class ProposalQueue(Action):
    page: int


@verb("proposal")
class OpenProposal(KeyAction):
    """Show a proposal to a moderator."""


@verb("takeup")
class TakeUpProposal(KeyAction):
    """Neem op: write the proposal as an entry of `kind`, empty where it improves an entry.

    `over` is the key of another moderator's draft that this replaces.
    """

    kind: str = ""
    over: str = ""


@verb("askback")
class AskProposer(KeyAction):
    """Vraag iets: ask the proposer."""


@verb("decline")
class DeclineProposal(KeyAction):
    """Wijs af: say why not."""


@verb("proposaldone")
class ProposalDone(KeyAction):
    """Is al verwerkt: the entry is by now as the proposal wants it."""


MINE = Button("Mijn voorstellen", OwnProposals(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalNotice:
    """What a notice `key` tells about a proposal: a question, or what was decided."""

    key: str
    proposal: Proposal
    asked: ProposalQuestion | None = None
    entry: Entry | None = None
    """The entry that came of it; None where it was declined."""
    only_on: int | None = None
    """The server where it was proposed: who left that doesn't hear of it."""


def name(proposal: Proposal) -> str:
    return f"Verbetering: {heading(proposal)}" if proposal.improves else heading(proposal)


def heading(proposal: Proposal) -> str:
    return cut(one_line(proposal.texts.heading), IN_A_LINE)


def since(proposal: Proposal) -> str:
    by = f" door de feed ‘{proposal.feed}’" if proposal.feed else ""
    return f"Voorgesteld op {long_date(proposal.proposed_at.astimezone(ZONE))}{by}"


def text_sections(proposal: Proposal) -> tuple[Section, ...]:
    better = proposal.improves
    parts = (
        ("Wat er anders moet" if better else "Wat is voorgesteld", proposal.texts.body),
        ("De bron", proposal.texts.source),
        ("Hoe dat bekend is" if better else "Waarom het belangrijk is", proposal.texts.why),
    )
    return tuple(Section(title, text) for title, text in parts)


def exchange_section(proposal: Proposal) -> Section:
    return Section("Gevraagd en geantwoord", lines=tuple(map(_exchange, proposal.exchange)))


def sent_view(proposal: Proposal, personal: Iterable[Personal], *, closed: bool) -> View:
    """Say what becomes of a proposal; `closed` where its proposer lets no message in."""
    if proposal.state is State.UNSENT:
        return _advice(proposal, personal)
    sentence = (
        "De moderators bekijken het. Ze zien wat je schreef, niet wie het schreef. "
        "Hebben ze een vraag of een besluit, dan krijg je een privébericht. "
        "Met /voorstel mijn zie je hoe het ermee staat."
    )
    return View(
        tone=Tone.NOTICE,
        title="Dank je, je voorstel is verstuurd",
        text=paragraphs(sentence, MESSAGES_CLOSED if closed else ""),
        sections=(Section(name(proposal)),),
        buttons=(MINE,),
    )


def nothing_said_view(*again: Action) -> View:
    sentence = "Er stond niets in. Schrijf waar het over gaat en wat je erover weet."
    return refusal(sentence, *(Button(TRY_AGAIN, one) for one in again))


def given_back_view(room: Room, texts: Texts) -> View:
    """Say that there is no room for one more, and give back what was written."""
    wrote = paragraphs(texts.heading, texts.body, texts.source, texts.why)
    section = Section("Dit schreef je; kopieer het als je het wilt bewaren", wrote)
    return replace(no_room_view(room), sections=(section,))


def no_room_view(room: Room) -> View:
    return refusal(NO_ROOM[room], MINE)


def gone_view() -> View:
    sentence = (
        "Dit kan niet meer: er is al over besloten, je hebt het ingetrokken, of het is gewist. "
        "Met /voorstel mijn zie je hoe het ermee staat."
    )
    return refusal(sentence, MINE)


def own_view(proposals: Sequence[Proposal], catalogue: Catalogue, page: int) -> View:
    count = len(proposals)
    what = counted(count, "voorstel", "voorstellen")
    whose = "het van jou is" if count == 1 else "ze van jou zijn"
    return listing(
        proposals,
        page,
        A_PAGE,
        title="Jouw voorstellen",
        text=f"{what}. De moderators zien niet dat {whose}.",
        section=lambda one: Section(
            name(one),
            lines=_progress(one, catalogue),
            button=Button("Bekijk", OwnProposal(one.key)),
        ),
        turn=OwnProposals,
        nothing=(
            "Je hebt geen voorstellen. Weet je iets dat hier nog niet staat? Typ /voorstel kennis. "
            "Kan een antwoord beter? Typ /voorstel verbetering."
        ),
    )


def own_card(proposal: Proposal, catalogue: Catalogue, personal: Iterable[Personal]) -> View:
    if proposal.state is State.UNSENT:
        return _advice(proposal, personal)
    waiting = proposal.state is State.WAITING
    question = proposal.open_question if waiting else None
    entry = catalogue.entries.get(proposal.entry_id or "")
    return View(
        tone=Tone.NOTICE,
        title=name(proposal),
        sections=filled(
            Section("", lines=_progress(proposal, catalogue)),
            Section("De vraag van de moderators", question.question if question else ""),
            *text_sections(proposal),
            exchange_section(proposal),
        ),
        buttons=(
            *((_answer(question, proposal),) if question else ()),
            *((Button("Bekijk het", Show(entry.id)),) if entry else ()),
            *((_withdraw(proposal),) if waiting else ()),
            Button("Terug", OwnProposals(0)),
        ),
    )


def answer_advice_view(personal: Iterable[Personal], typed: str, again: AnswerAsked) -> View:
    """Say what is personal in the answer that was `typed`, before it is sent."""
    return _advised_view(
        "Je antwoord is nog niet verstuurd. Er staat iets persoonlijks in, en de "
        "moderators hebben dat meestal niet nodig.",
        (_personal_section(personal), Section("Je antwoord", typed), Section("", WAYS)),
        again,
        SendAnswer(again.key, again.proposal),
    )


def nothing_answered_view(again: AnswerAsked) -> View:
    sentence = "Er stond niets in je antwoord. Schrijf een paar woorden."
    return refusal(sentence, Button(TRY_AGAIN, again))


def proposal_notice_view(subject: ProposalNotice) -> View:
    proposal = subject.proposal
    proposed = f"Je stelde voor: ‘{heading(proposal)}’"
    if subject.asked is not None:
        return View(
            tone=Tone.CHOICE,
            title="Een vraag over je voorstel",
            text=(
                f"{proposed}\n\nDe moderators vragen: {subject.asked.question}\n\n"
                "Druk op ‘Antwoord’ om te antwoorden. Ze zien niet wie je bent."
            ),
            buttons=(_answer(subject.asked, proposal),),
        )
    entry, mine = subject.entry, Button("Mijn voorstellen", OwnProposals(0, subject.key))
    if entry is None:
        return View(
            tone=Tone.NOTICE,
            title="Je voorstel is niet opgenomen",
            text=(
                f"{proposed}\n\nDe moderators nemen het niet op. Hun reden: "
                f"{proposal.reason or ''}\n\n"
                "Bedankt voor het meedenken. Een nieuw voorstel is welkom."
            ),
            buttons=(mine,),
        )
    return View(
        tone=Tone.ANSWER,
        title="Je voorstel is opgenomen",
        text=(
            f"{proposed}\n\nDank je: het is opgenomen bij ‘{entry.heading}’. "
            "Wie ernaar vraagt, krijgt het vanaf nu te zien."
        ),
        buttons=(Button("Bekijk het", ReadAnswer(subject.key, entry.id), Weight.PRIMARY), mine),
    )


def proposal_in_line(subject: ProposalNotice) -> str:
    title = f"voorstel ‘{heading(subject.proposal)}’"
    if subject.asked is not None:
        return f"Over je {title} is een vraag. Antwoord met /voorstel mijn."
    if subject.entry is None:
        return f"Je {title} is niet opgenomen. De reden staat bij /voorstel mijn."
    return f"Je {title} is opgenomen bij ‘{subject.entry.heading}’."


def log_proposed(proposal: Proposal) -> str:
    """Return the line for the log channel, without anything that the proposer wrote."""
    improved = f"een verbetering van ‘{proposal.texts.heading}’"
    what = improved if proposal.improves else "nieuwe kennis"
    return f"Er is {what} voorgesteld. Bekijk het met /kennis voorstellen."


def _advice(proposal: Proposal, personal: Iterable[Personal]) -> View:
    ways = f"{WAYS} Na een dag wordt het gewist als je niets kiest."
    return _advised_view(
        "Je voorstel is nog niet verstuurd. Er staat iets persoonlijks in, en wie de kennis "
        "leest, heeft dat meestal niet nodig.",
        (_personal_section(personal), Section("", ways)),
        EditProposal(proposal.key),
        SendProposal(proposal.key),
        _withdraw(proposal),
    )


def _advised_view(
    text: str, sections: tuple[Section, ...], adjust: Action, send: Action, *others: Button
) -> View:
    adjusting = Button("Pas aan", adjust, Weight.PRIMARY)
    return View(
        tone=Tone.CHOICE,
        title="Kijk er eerst nog even naar",
        text=text,
        sections=sections,
        buttons=(adjusting, Button("Verstuur zo", send), *others),
    )


def _personal_section(personal: Iterable[Personal]) -> Section:
    lines = tuple(f"{one.kind}: {one.text}" for one in personal)
    return Section("Dit zie ik staan", lines=lines[:MOST_FOUND])


def _progress(proposal: Proposal, catalogue: Catalogue) -> tuple[str, ...]:
    match proposal.state:
        case State.UNSENT:
            return ("Nog niet verstuurd: kijk eerst naar het advies",)
        case State.PUBLISHED:
            entry = catalogue.entries.get(proposal.entry_id or "")
            sentence = f"Opgenomen bij ‘{entry.heading}’" if entry else "Opgenomen in de kennis"
        case State.DECLINED:
            sentence = f"Niet opgenomen: {proposal.reason or ''}"
        case State.WAITING if proposal.open_question is not None:
            sentence = "De moderators hebben een vraag voor je"
        case State.WAITING if proposal.draft_key is not None:
            sentence = BEING_WRITTEN
        case _:
            sentence = "De moderators moeten het nog bekijken"
    return (since(proposal), sentence)


def _answer(question: ProposalQuestion, proposal: Proposal) -> Button:
    return Button("Antwoord", AnswerAsked(question.key, proposal.key), Weight.PRIMARY)


def _withdraw(proposal: Proposal) -> Button:
    return Button("Trek in", WithdrawProposal(proposal.key), Weight.DANGER)


def _exchange(question: ProposalQuestion) -> str:
    text = f"Vraag: {one_line(question.question)}"
    if question.answered_at is None:
        return f"{text} {TO_BE_ANSWERED}"
    return f"{text} Antwoord: {one_line(question.answer or '')}"
