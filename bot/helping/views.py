"""A person who answers, in words: for who asks, for who helps, and where nobody does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions import Action, KeyAction, verb
from bot.cards.actions import AskHuman
from bot.dutch import MESSAGES_CLOSED, counted, cut, one_line, one_paragraph, paragraphs
from bot.helping.requesting import MOST_RAISED, Desk, HelpEvent, HelpNotice
from bot.view import Button, Choice, Link, Section, Tone, View, Weight, notice, refusal
from knowledge.entry import Entry
from storage.help_requests import HelpRequest, RequestState, Side

IN_A_LINE = 100
MOST_SHOWN = 4
"""So many of the last remarks stand on a card; the whole conversation opens below it."""
CONTACT = "Contact met WijkWijzer"
NOBODY = (
    "Op deze server is nog niemand gekozen die vragen beantwoordt. Een beheerder kan dat doen met "
    "/beheer mens."
)
NOBODY_IN_DM = (
    "Op geen van de servers waar ik je ken, is iemand gekozen die vragen uit een privébericht "
    "krijgt."
)
TO_WIJKWIJZER = "Wel kun je terecht bij de mensen van WijkWijzer."
FORGOTTEN = "Deze vraag is al gewist. Stel je vraag opnieuw, dan kan ik die doorgeven."
TOO_OFTEN = "Je hebt net al een paar vragen doorgegeven. Probeer het over een uur nog eens."
FAILED = (
    "Het lukte niet om je vraag door te geven: mijn bericht kwam daar niet aan. Probeer het later "
    "nog eens, of vraag een moderator om dat na te kijken."
)
DROPPED = "Goed, ik heb niets verstuurd."
NOT_A_HELPER = (
    "Deze knop is voor wie hier vragen beantwoordt. Een beheerder kiest dat met /beheer mens."
)
DELIVERED = "Je antwoord is onderweg."
WAITS_FOR_ASKER = (
    "Let op: privéberichten van mij komen bij deze persoon niet aan. Ik laat je antwoord zien "
    "zodra hij of zij mij weer gebruikt."
)
CLOSED_MESSAGES = f"{MESSAGES_CLOSED} Anders zie je het antwoord als je mij weer gebruikt."
NAMELESS = "Je ziet niet wie dit vroeg. Wie het vroeg, ziet niet wie antwoordt."
SHOW_ALL = "Bekijk het gesprek"


@verb("sendhelp")
class SendRequest(KeyAction):
    """Ja, verstuur: pass the request `key` on."""


@verb("edithelp")
class EditRequest(KeyAction):
    """Pas aan: change what the request `key` says; also the form's own."""


@verb("drophelp")
class DropRequest(KeyAction):
    """Nee: the request `key` isn't sent, and goes."""


@verb("helpat")
class ChooseServer(KeyAction):
    """Let the people of a server answer the request `key`."""

    guild: int


@dataclass(frozen=True, slots=True)
class InConversation(KeyAction):
    """About the request `key`, on the message of the notice `notice`."""

    notice: str


@verb("takehelp")
class TakeRequest(InConversation):
    """Ik pak dit op."""


@verb("answerhelp")
class AnswerRequest(InConversation):
    """Antwoord: write to who asked; also the form's own."""


@verb("closehelp")
class CloseRequest(InConversation):
    """Gesloten: who helps closes the conversation."""


@verb("replyhelp")
class ReplyToHelper(InConversation):
    """Antwoord terug: write to who helps; also the form's own."""


@verb("helped")
class EndRequest(InConversation):
    """Ik ben geholpen: who asked closes the conversation."""


@verb("showhelp")
class ShowRequest(InConversation):
    """Bekijk het gesprek."""


@verb("contact")
class ShowContact(Action):
    """Contact met WijkWijzer: how to reach the people behind what is known."""


def without_person(view: View, contact: Entry | None, *, in_dm: bool) -> View:
    """Return a view that doesn't offer a person, and says whom to turn to instead."""
    buttons = tuple(button for button in view.buttons if not isinstance(button.action, AskHuman))
    if contact is not None:
        buttons = (*buttons, Button(CONTACT, ShowContact()))
    if view.tone is Tone.ANSWER:
        return replace(view, buttons=buttons)
    why = one_paragraph(NOBODY_IN_DM if in_dm else NOBODY, TO_WIJKWIJZER if contact else "")
    sections = (*view.sections, Section("Een mens vragen kan hier niet", why))
    return replace(view, sections=sections, buttons=buttons)


def nobody_view(contact: Entry | None, *, in_dm: bool) -> View:
    why = NOBODY_IN_DM if in_dm else NOBODY
    instead = f"{TO_WIJKWIJZER} {contact.body[0]}" if contact else ""
    return View(
        tone=Tone.NOTICE,
        title="Hier kan ik geen mens voor je vragen",
        text=paragraphs(why, instead),
        buttons=(Button(CONTACT, ShowContact()),) if contact else (),
    )


def servers_view(request: HelpRequest, desks: Sequence[Desk]) -> View:
    return View(
        tone=Tone.CHOICE,
        title="Wie zal ik het vragen?",
        text="Je kent meer servers waar mensen vragen beantwoorden. Kies er een.",
        choices=tuple(
            Choice(desk.server, ChooseServer(request.key, desk.guild_id)) for desk in desks
        ),
        choosing="Kies een server",
        buttons=(Button("Nee", DropRequest(request.key)),),
    )


def preview_view(request: HelpRequest, desk: Desk, *, closed: bool) -> View:
    """What goes to whom, before it goes; `closed` where a direct message won't arrive."""
    public = request.public_channel_id is not None
    back = (
        "Het antwoord komt bij je vraag in dit kanaal, met een melding voor jou."
        if public
        else "Het antwoord krijg je van mij in een privébericht."
    )
    warning = (Section("", CLOSED_MESSAGES),) if closed and not public else ()
    return View(
        tone=Tone.CHOICE,
        title="Zal ik dit aan een mens vragen?",
        text=f"Dit gaat naar {desk.whom}{_nameless(request)}.",
        sections=(Section("Je vraag", request.question), Section("", back), *warning),
        buttons=(
            Button("Ja, verstuur", SendRequest(request.key), Weight.PRIMARY),
            Button("Pas aan", EditRequest(request.key)),
            Button("Nee", DropRequest(request.key)),
        ),
    )


def sent_view(request: HelpRequest, desk: Desk) -> View:
    return View(
        tone=Tone.NOTICE,
        title="Je vraag is verstuurd",
        text=(
            f"Hij staat nu bij {desk.whom}{_nameless(request)}. Is er na een dag nog geen "
            "antwoord? Dan breng ik je vraag daar opnieuw onder de aandacht."
        ),
        sections=(Section("Je vraag", request.question),),
        buttons=(Button("Trek in", EndRequest(request.key, request.key)),),
    )


def failed_view(request: HelpRequest, why: str) -> View:
    return refusal(why, Button("Probeer het opnieuw", SendRequest(request.key)))


def desk_view(request: HelpRequest, key: str, *, status: str = "", title: str = "") -> View:
    """A request for who helps, under the notice `key`; `status` is what just came of a step."""
    is_open = request.state is RequestState.OPEN
    helper = request.helper_user_id
    helper_section = (Section("Opgepakt", person=helper),) if helper and is_open else ()
    steps = (
        Button("Antwoord", AnswerRequest(request.key, key), Weight.PRIMARY),
        *(() if helper else (Button("Ik pak dit op", TakeRequest(request.key, key)),)),
        Button("Gesloten", CloseRequest(request.key, key)),
    )
    hidden = len(request.exchange) > MOST_SHOWN or not is_open
    show_all = (Button(SHOW_ALL, ShowRequest(request.key, key)),)
    return View(
        tone=Tone.NOTICE,
        title=title or ("Iemand vraagt een mens" if is_open else "Dit gesprek is gesloten"),
        sections=(
            Section("De vraag", request.question),
            *_exchange(request, MOST_SHOWN),
            *helper_section,
            *((Section("", status),) if status else ()),
        ),
        footer=NAMELESS if is_open and _nameless(request) else "",
        buttons=(*(steps if is_open else ()), *(show_all if hidden else ())),
        links=_to_question(request),
    )


def conversation_view(request: HelpRequest) -> View:
    is_open = request.state is RequestState.OPEN
    return View(
        tone=Tone.NOTICE,
        title="Je gesprek met een mens" if is_open else "Dit gesprek is gesloten",
        sections=(
            Section("De vraag", request.question),
            *_exchange(request, len(request.exchange)),
        ),
        links=_to_question(request),
    )


def asker_view(request: HelpRequest, key: str) -> View:
    steps = (
        Button("Antwoord terug", ReplyToHelper(request.key, key)),
        Button("Ik ben geholpen", EndRequest(request.key, key)),
    )
    is_open = request.state is RequestState.OPEN
    return replace(conversation_view(request), buttons=steps if is_open else ())


def replied_view(request: HelpRequest) -> View:
    return View(
        tone=Tone.NOTICE,
        title="Je antwoord is verstuurd",
        text=f"Wie je helpt bij {request.server}, ziet het nu.",
        sections=_exchange(request, 1),
    )


def unsaid_view(why: View, wrote: str) -> View:
    """Why what someone wrote isn't sent, with their words so that those aren't lost."""
    return replace(why, sections=(Section("Dit schreef je", wrote),) if wrote else ())


def help_notice_view(help_notice: HelpNotice) -> View:
    request, key = help_notice.request, help_notice.key
    match help_notice.event:
        case HelpEvent.ANSWERED | HelpEvent.CLOSED | HelpEvent.LATE:
            return _to_asker(help_notice)
        case HelpEvent.RAISED:
            days = counted(request.raised, "dag", "dagen")
            return notice(
                f"Hier wacht iemand al {days} op een antwoord: ‘{_in_a_line(request)}’",
                Button("Antwoord", AnswerRequest(request.key, key), Weight.PRIMARY),
                Button(SHOW_ALL, ShowRequest(request.key, key)),
            )
        case HelpEvent.ESCALATED:
            title = f"Al {MOST_RAISED + 1} dagen geen antwoord"
            status = "Niemand van de mensen die vragen beantwoorden, deed dat. Kun jij helpen?"
            return desk_view(request, key, status=status, title=title)
        case HelpEvent.UNDELIVERED:
            return desk_view(request, key, status=WAITS_FOR_ASKER, title="Nog niet aangekomen")
        case HelpEvent.REPLIED:
            return desk_view(request, key, title="Wie het vroeg, schrijft terug")
        case HelpEvent.ENDED:
            status = "Wie het vroeg, heeft dit gesprek gesloten."
            ended = desk_view(request, key, status=status)
            return replace(ended, buttons=(Button(SHOW_ALL, ShowRequest(request.key, key)),))
        case _:
            return desk_view(request, key)


def help_in_line(help_notice: HelpNotice) -> str:
    about = f"‘{_in_a_line(help_notice.request)}’"
    match help_notice.event:
        case HelpEvent.ANSWERED:
            return f"Een mens antwoordt op je vraag {about}: {_last(help_notice.request)}"
        case HelpEvent.CLOSED:
            return f"Je gesprek over {about} is gesloten."
        case HelpEvent.LATE:
            return f"Op je vraag {about} is nog geen antwoord."
        case _:
            return f"Iemand wacht op jouw antwoord: {about}"


def _to_asker(help_notice: HelpNotice) -> View:
    request, key = help_notice.request, help_notice.key
    question = " / ".join(request.question.splitlines())
    if help_notice.event is HelpEvent.ANSWERED:
        return View(
            tone=Tone.ANSWER,
            asked=question,
            title="Een mens antwoordt",
            text=_last(request),
            footer=f"Dit schreef iemand van {request.server}.",
            buttons=(
                Button("Antwoord terug", ReplyToHelper(request.key, key), Weight.PRIMARY),
                Button("Ik ben geholpen", EndRequest(request.key, key)),
            ),
            links=_to_question(request),
        )
    closed = f"Iemand van {request.server} heeft het gesprek over je vraag gesloten."
    late = (
        f"Bij {request.server} heeft nog niemand geantwoord. Ik heb het nu gemeld bij wie de "
        "server beheert."
    )
    gone = f"Bij {request.server} kan niemand je vraag nog beantwoorden. Dat spijt me."
    is_late = help_notice.event is HelpEvent.LATE
    lost = is_late and request.state is RequestState.CLOSED
    return View(
        tone=Tone.NOTICE,
        asked=question,
        title="Nog geen antwoord" if is_late else "Je gesprek is gesloten",
        text=gone if lost else late if is_late else f"{closed} Een nieuwe vraag is welkom.",
        buttons=(Button(SHOW_ALL, ShowRequest(request.key, key)),),
    )


def _nameless(request: HelpRequest) -> str:
    """Return what is promised of the asker's name: nothing where all saw who asked."""
    return "" if request.public_channel_id else ", zonder je naam"


def _exchange(request: HelpRequest, most: int) -> tuple[Section, ...]:
    who = {Side.HELPER: "Het antwoord", Side.ASKER: "Wie het vroeg, schrijft"}
    return tuple(Section(who[remark.side], remark.text) for remark in request.exchange[-most:])


def _last(request: HelpRequest) -> str:
    return request.exchange[-1].text if request.exchange else ""


def _to_question(request: HelpRequest) -> tuple[Link, ...]:
    return (Link("Ga naar de vraag", request.url),) if request.url else ()


def _in_a_line(request: HelpRequest) -> str:
    return cut(one_line(request.question), IN_A_LINE)
