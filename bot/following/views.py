"""Following as messages: begun, ended, looked over; and when someone hears of news."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import Action, verb
from bot.cards.actions import Follow, Show
from bot.cards.citing import facts
from bot.cards.entries import FOLLOW
from bot.cards.moments import moment_in_words, zone_named
from bot.dutch import MESSAGES_CLOSED, counted, number, one_paragraph, paragraphs
from bot.following.follow import NOTHING_HERE, EndedFollow, FollowedSubject, NewFollow
from bot.following.schedule import LAST_DAY, NewsSettings, next_turn
from bot.view import Button, Choice, Section, Tone, View, notice, paged, refusal
from knowledge.moments.wording import WEEKDAYS
from storage.follows import Subject, SubjectKind
from storage.rhythms import Frequency, Rhythm

A_PAGE = 20

MY_FOLLOWS = "Wat ik volg"
CLOSED = f"{MESSAGES_CLOSED} Tot dan zie je met /meldingen nu wat er klaarstaat."
KINDS = {
    SubjectKind.THEME: "thema",
    SubjectKind.ORGANISATION: "organisatie",
    SubjectKind.AUTHOR: "auteur",
}
FREQUENCIES = {
    Frequency.NEVER: "nooit",
    Frequency.DIRECT: "direct",
    Frequency.DAY: "dag",
    Frequency.WEEK: "week",
    Frequency.MONTH: "maand",
}
"""As someone chooses them."""
BY_WORD = {word: frequency for frequency, word in FREQUENCIES.items()}
NO_DAY = "‘{typed}’ is geen dag. Kies een weekdag, of een dag van de maand van 1 tot en met 31."
NO_WEEKDAY = "Voor een week kies je een weekdag, bijvoorbeeld ‘donderdag’."
NO_DAY_OF_MONTH = "Voor een maand kies je een dag van 1 tot en met 31, of ‘laatste’."
DAY_WITHOUT_PERIOD = (
    "Een dag kies je alleen als je het eens per week of maand wilt horen. Kies dan ook bij "
    "frequentie ‘week’ of ‘maand’."
)
UNCLEAR_TIME = "‘{typed}’ lees ik niet als tijd. Schrijf een tijd als ‘9:00’ of ‘half tien’."
HALF_QUIET = "Voor stille uren heb ik een begin en een einde nodig: vul stil_van en stil_tot in."
ALL_QUIET = (
    "Zo zou het de hele dag stil zijn. Kies twee verschillende tijden, of typ /meldingen pauze "
    "om een tijd niets te horen."
)


@verb("unfollow")
class Unfollow(Action):
    """Stop: follow it no longer."""

    kind: str
    subject: str


@verb("follows")
class Follows(Action):
    """Wat ik volg: a page of it, from 0; `key` is that of the news below which it stands."""

    page: int
    key: str = ""


def follow_view(outcome: NewFollow, now: datetime) -> View:
    """What is followed from now on, with the newest of what there is."""
    name, rhythm = outcome.name, outcome.rhythm
    begun = f"Je volgde ‘{name}’ al." if outcome.again else f"Je volgt nu ‘{name}’."
    comes = "Je krijgt geen berichten; met /meldingen nu zie je wat er klaarstaat."
    if next_turn(rhythm, now) is not None:
        how = CLOSED if outcome.closed else "Dat komt als privébericht."
        comes = one_paragraph(
            in_words(rhythm, now), how, "Met /meldingen instellen verander je dat."
        )
    return View(
        tone=Tone.NOTICE,
        text=one_paragraph(begun, comes),
        sections=(Section("Het nieuwste dat er al is"),) if outcome.latest else (),
        choices=tuple(
            Choice(entry.heading, Show(entry.id), facts(entry)) for entry in outcome.latest
        ),
        buttons=(stop_button(outcome.subject, name), Button(MY_FOLLOWS, Follows(0))),
    )


def unfollow_view(ended: EndedFollow) -> View:
    back = Button("Toch volgen", to_follow(ended.subject))
    return notice(ended_sentence(ended), *((back,) if ended.before else ()))


def ended_sentence(ended: EndedFollow) -> str:
    if ended.before:
        return f"Je volgt ‘{ended.name}’ niet meer."
    return f"Je volgde ‘{ended.name}’ niet."


def overview_view(
    follows: Sequence[FollowedSubject], page: int, *, done: str = "", closed: bool = False
) -> View:
    if not follows:
        nothing = (
            "Je volgt nog niets. Typ /volg thema, /volg organisatie of /volg auteur, of druk bij "
            "een thema of antwoord op ‘Volg’. Komt er dan iets bij, dan laat ik het je weten."
        )
        return notice(paragraphs(done, nothing))
    here = paged(follows, page, A_PAGE)
    what = "één ding" if len(follows) == 1 else f"{number(len(follows))} dingen"
    where = f" Dit is bladzijde {here.number} van {here.pages}." if here.pages > 1 else ""
    count = f"Je volgt {what}.{where}"
    return View(
        tone=Tone.CHOICE,
        title="Wat je volgt",
        text=paragraphs(done, count, CLOSED if closed else ""),
        sections=(Section("", lines=tuple(map(_followed_line, here.shown))),),
        choices=tuple(
            Choice(_stop(follow.name), to_unfollow(follow.subject)) for follow in here.shown
        ),
        choosing="Kies wat je niet meer wilt volgen",
        buttons=here.turning(Follows),
    )


def followable_view(subjects: Sequence[tuple[Subject, str, bool]]) -> View:
    if not subjects:
        return refusal(NOTHING_HERE)
    choices = tuple(
        Choice(f"{FOLLOW} {name}", to_follow(subject))
        for subject, name, followed in subjects
        if not followed
    )
    if not choices:
        return notice("Je volgt dit allemaal al.")
    return View(
        tone=Tone.CHOICE,
        title="Wat wil je volgen?",
        text="Komt er iets nieuws bij, dan laat ik het je weten. Wat er al is, krijg je niet.",
        choices=choices,
        buttons=(Button(MY_FOLLOWS, Follows(0)),),
    )


def to_follow(subject: Subject) -> Follow:
    return Follow(subject.kind.value, subject.id)


def to_unfollow(subject: Subject) -> Unfollow:
    return Unfollow(subject.kind.value, subject.id)


def stop_button(subject: Subject, name: str) -> Button:
    return Button(_stop(name), to_unfollow(subject))


def settings_view(settings: NewsSettings, now: datetime, *, done: str = "") -> View:
    """How someone has set it, and when they hear next; `done` is what they changed just now."""
    count = settings.waiting
    what = counted(count, "nieuw stuk", "nieuwe stukken")
    stands = "staat" if count == 1 else "staan"
    waiting = f"Er {stands} {what} klaar: typ /meldingen nu om te kijken."
    change = (
        "Typ /meldingen instellen en kies wat je anders wilt. Met /meldingen pauze hoor je een "
        "tijd niets."
    )
    text = paragraphs(
        done,
        in_words(settings.rhythm, now),
        _next(settings, now),
        waiting if count else "",
        CLOSED if settings.closed else "",
        "" if done else change,
    )
    return View(tone=Tone.NOTICE, title="Je meldingen", text=text)


def in_words(rhythm: Rhythm, now: datetime) -> str:
    quiet, until = rhythm.quiet, rhythm.paused_until
    paused = until is not None and until > now
    return one_paragraph(
        how_often(rhythm),
        f"Van {clock_of(quiet.start)} tot {clock_of(quiet.end)} uur stuur ik niets."
        if quiet
        else "",
        pause_sentence(until.astimezone(zone_named(rhythm.zone))) if until and paused else "",
    )


def how_often(rhythm: Rhythm) -> str:
    match rhythm.frequency:
        case Frequency.NEVER:
            return "Ik stuur je geen berichten. Met /meldingen nu zie je wat er nieuw is."
        case Frequency.DIRECT:
            return "Je hoort het meteen als er iets nieuws is."
        case _:
            often, when = often_and_when(rhythm)
            return f"Je hoort {often} wat er nieuw is{', ' if when else ''}{when}."


def often_and_when(rhythm: Rhythm) -> tuple[str, str]:
    """How often a rhythm comes round, and on which day where not on each."""
    at = f"om {clock_of(rhythm.minute)} uur"
    match rhythm.frequency:
        case Frequency.WEEK:
            return "eens per week", f"op {WEEKDAYS[rhythm.day]} {at}"
        case Frequency.MONTH:
            day = "de laatste dag" if rhythm.day == LAST_DAY else f"dag {rhythm.day}"
            return "eens per maand", f"op {day} {at}"
        case _:
            return f"elke dag {at}", ""


def clock_of(minute: int) -> str:
    """'09:00', of a minute of the day."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _next(settings: NewsSettings, now: datetime) -> str:
    at, rhythm = settings.next_at, settings.rhythm
    direct = rhythm.frequency is Frequency.DIRECT
    if at is None or (direct and at <= now):
        return ""
    minute = at.hour * 60 + at.minute
    first = f"Het eerstvolgende moment is {moment_in_words(at)}."
    if direct or minute == rhythm.minute or rhythm.quiet is None:
        return first
    moved = f"Die tijd valt in je stille uren; daarom komt het om {clock_of(minute)} uur."
    return f"{moved} {first}"


def pause_sentence(until: datetime) -> str:
    return (
        f"Tot {moment_in_words(until)} stuur ik je niets. Wat er nieuw is, bewaar ik voor daarna."
    )


def _stop(name: str) -> str:
    return f"Stop met volgen: {name}"


def _followed_line(follow: FollowedSubject) -> str:
    what = f"{number(follow.new_entries)} nieuw" if follow.new_entries else "niets nieuws"
    return f"{follow.name} ({KINDS[follow.subject.kind]}): {what} in de laatste maand"
