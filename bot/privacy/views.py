"""`/privacy` as messages and a file: what is kept, what of someone, and what of it is gone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.actions import Action, verb
from bot.dutch import ZONE, joined, number
from bot.privacy.erasing import AskFirst, Erased, HeldRows
from bot.view import Attachment, Button, Section, Tone, View, Weight, notice, paged


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is called, what stands in it and how long.

    `coded` where someone stands in it by a pseudonym. `stays` says what of it is not erased.
    """

    label: str
    about: str
    coded: bool = False
    stays: str = ""


TABLES: dict[str, Table] = {
    "listed_items": Table(
        "Je leeslijst",
        "Wat je wilt lezen of gelezen hebt, met je notities. Dit blijft tot je het weghaalt.",
    ),
    "removed_items": Table(
        "Net van je leeslijst gehaald",
        "Je kunt dit tien minuten lang terugzetten. Binnen ongeveer een dag is het echt weg.",
    ),
    "reminders": Table(
        "Je herinneringen",
        "Waar je aan herinnerd wilt worden of bent. Acht weken nadat je er een kreeg, "
        "gaat die weg.",
    ),
    "notices": Table(
        "Privéberichten van mij aan jou",
        "Zoals een herinnering. Acht weken nadat ik er een stuurde, gaat het hier weg.",
    ),
    "unreachable": Table(
        "Dat ik je geen privébericht kan sturen",
        "Sinds wanneer, en wanneer je er nog was. Dit blijft tot er weer een aankomt.",
    ),
    "feedback": Table(
        "Wat je van antwoorden vond",
        "Of een antwoord nuttig was, zodat de antwoorden beter worden. Dit staat "
        "hoogstens 28 dagen onder een code.",
        coded=True,
    ),
    "people_days": Table(
        "Dagen dat je mij iets vroeg",
        "Om te tellen hoeveel mensen er op een dag zijn. Dit staat hoogstens 28 dagen "
        "onder een code; daarna blijft alleen het aantal.",
        coded=True,
    ),
    "guild_settings": Table(
        "Servers waar jij de vragen krijgt",
        "Een beheerder koos jou voor de knop ‘Vraag een mens’; de beheerders van die server zien "
        "dat. Dit blijft tot de server iets anders kiest of jij het laat wissen.",
        stays=(
            "Wat een server verder heeft ingesteld: dat is van die server. Jij krijgt er "
            "geen vragen meer van de knop ‘Vraag een mens’."
        ),
    ),
    "entry_revisions": Table(
        "Kennis die jij schreef of wijzigde",
        "Zo weten moderators van die server wie wat heeft gewijzigd. Dit blijft tot jij "
        "het laat wissen.",
        stays=(
            "De kennis zelf: die is van de server. Dat jij die schreef, staat er niet meer bij."
        ),
    ),
    "askers": Table(
        "Vragen die jij stelde",
        "Om te tellen hoeveel mensen hetzelfde vragen. Dat jij het was, staat hoogstens "
        "28 dagen onder een code.",
        coded=True,
        stays=(
            "Je vragen zelf, hoogstens 28 dagen: dat ze van jou waren, staat nergens "
            "meer, ook niet onder een code."
        ),
    ),
    "reports": Table(
        "Wat je onjuist noemde",
        "Wat er volgens jou niet klopt aan een antwoord, zodat moderators het verbeteren."
        " Dit staat hoogstens 28 dagen onder een code.",
        coded=True,
    ),
    "awaiting": Table(
        "Vragen waarop je een antwoord wilt horen",
        "Je drukte op ‘Laat het me weten’. Dit blijft tot je het antwoord hebt, en "
        "hoogstens 28 dagen.",
    ),
    "follows": Table(
        "Wat je volgt",
        "Thema’s, organisaties en auteurs. Dit blijft tot je stopt, of ik je een jaar "
        "niet kan bereiken en niets van je hoor.",
    ),
    "follow_places": Table(
        "Servers waar je iets volgde",
        "Daarvan hoor je ook wat zij toevoegen. Dit blijft tot je het laat wissen, of ik "
        "je een jaar niet kan bereiken en niets van je hoor.",
    ),
    "news_settings": Table(
        "Je meldingen",
        "Hoe vaak, hoe laat en wanneer niet. Dit blijft tot je het laat wissen, of ik je "
        "een jaar niet kan bereiken en niets van je hoor.",
    ),
    "news_items": Table(
        "Nieuwe stukken voor jou",
        "Van wat je volgt. Acht weken nadat je het hoorde, gaat het weg; anders na een "
        "jaar. Een evenement blijft tot het voorbij is.",
    ),
    "news_turns": Table("Wanneer je daarvan hoort", "Dit blijft tot dat moment."),
    "drafts": Table(
        "Kennis die je nog aan het schrijven bent",
        "Zo gaat wat je invult niet verloren. Dit blijft tot je het opslaat of annuleert,"
        " en hoogstens vier weken na je laatste wijziging.",
    ),
    "proposals": Table(
        "Wat je voorstelde",
        "Met wat moderators erover vroegen en wat ervan kwam. Dit blijft tot een half jaar na het "
        "besluit. Wat je niet verstuurt of wat je intrekt, gaat na een dag weg.",
        stays=("Wat je voorstelde en is opgenomen, blijft; dat jij het voorstelde, is gewist."),
    ),
    "help_requests": Table(
        "Vragen aan een mens",
        "Wat je een mens vroeg of als mens beantwoordde, en wat jullie elkaar schreven. Dit blijft "
        "tot 28 dagen nadat er voor het laatst iets is geschreven.",
        stays=(
            "Wat je als mens antwoordde, hoogstens 28 dagen: dat is ook van wie het vroeg. Dat jij "
            "het was, staat er niet meer bij."
        ),
    ),
}
EXPLAINED = "Wat ik van je bewaar"
YOURS = "Dit bewaar ik bij jouw account"
CODED = "Dit bewaar ik onder een code"
NOBODY_NAMED = (
    "Wie mij draait, kan bij de bestanden waarin alles staat, maar heeft hier geen naam ingevuld. "
    "Vraag ernaar bij een beheerder van de server waar je mij vond."
)
IN_SHORT = (
    "Je vraag: zonder je naam, hoogstens 28 dagen. Moderators kunnen hem lezen.",
    "Wat je zelf bewaart, zoals je leeslijst: bij jouw account, tot je het weghaalt.",
    "Wat je van een antwoord vond: onder een code, hoogstens 28 dagen.",
    "Je naam en je andere berichten bewaar ik niet. Ik stuur niets door aan andere diensten.",
)
CODE_FORGOTTEN = (
    "Je naam staat er niet bij. De sleutel van de code gooi ik elke 28 dagen weg. Tot die tijd kan "
    "wie mij draait nagaan wat van jou is, daarna niemand meer. In een reservekopie staat de "
    "sleutel niet."
)
SEEN_AND_ERASED = (
    "Met /privacy inzage krijg je alles wat ik van jou bewaar in een bestand. Met /privacy wissen "
    "haal je het weg; ik vraag eerst of je het zeker weet. Dat werkt ook in een privébericht, en "
    "als je niet meer op de server zit. In een reservekopie kan het daarna nog een tijd staan."
)
NOTHING = (
    "Ik bewaar op dit moment niets van jou. Stel gerust een vraag: die bewaar ik zonder je naam. "
    "Typ /privacy uitleg als je er meer over wilt weten."
)
HELD_TEXT = (
    "In het bestand staat alles, met uitleg erbij. Je opent het met een gewone tekstverwerker. "
    "Wil je dat het weg is? Typ /privacy wissen."
)
PACKED = "Het was te groot voor Discord, dus ik heb het ingepakt: pak het eerst uit."
COUNTS = "Hoeveel het is"
TOO_LARGE = (
    "Het is te veel voor één bestand op Discord. Vraag wie mij draait om een kopie; bij "
    "/privacy uitleg lees je wie dat is."
)
ASK = "Wil je alles van jou wissen?"
ASKED_TOO_LONG_AGO = (
    "Die knop is ouder dan tien minuten, dus ik vraag het voor de zekerheid nog eens."
)
TO_GO = "Wat er weggaat"
ERASE = "Wis alles van mij"
NOT_YOURS = (
    "Deze knop is van iemand anders, dus ik heb niets gewist. Wil je je eigen gegevens wissen? Typ "
    "/privacy wissen."
)
NOT_ERASED = "Er is niets gewist."
ERASED = "Alles van jou is gewist"
GONE = "Wat er weg is"
NOTHING_LEFT = "Er is niets meer van jou om te wissen."
STAYING = "Wat er blijft, en waarom"
STAYING_WITHOUT_YOU = "Wat er blijft, zonder jou"
STAYS = (
    (
        "Zoekwoorden, hoogstens 28 dagen: er staat niet bij van wie ze zijn, dus ik weet niet "
        "welke van jou zijn."
    ),
    "Aantallen, zoals hoeveel vragen er op een dag waren: daar staat niemand in.",
    (
        "Een oordeel van voordat ik de sleutel van de code weggooide. Dat doe ik elke 28 dagen; "
        "daarna kan niemand nog zien dat het van jou is, ik ook niet."
    ),
    (
        "Berichten die ik al stuurde of plaatste, ook je vraag aan een mens: die staan bij "
        "Discord, niet bij mij."
    ),
    (
        "Een reservekopie die wie mij draait al had gemaakt. Daar kan het nog in staan, en daar "
        "kan ik zelf niet bij."
    ),
)
"""Of everyone; what stays of a table is in `TABLES`."""
NAMELESS = (
    (
        "Je vragen en zoekwoorden: hoogstens 28 dagen. Telefoonnummers, e-mailadressen, adressen "
        "en burgerservicenummers haal ik er eerst zo goed mogelijk uit. Moderators zien de vragen."
    ),
    "Aantallen, zoals hoeveel vragen er op een dag waren.",
)
NOT_KEPT = (
    "Je naam en je andere berichten, ook niet als iemand anders er ‘Zoek antwoord’ bij kiest.",
    (
        "Wat mensen zeggen in een kanaal waar een beheerder mij laat meelezen. Alleen een vraag "
        "waarop ik daar antwoord, bewaar ik, zonder je naam."
    ),
    "Waar we het net over hadden: dat onthoud ik ongeveer tien minuten en schrijf ik nergens op.",
    "Ik stuur niets door aan andere diensten. Wat je op Discord typt, gaat wel via Discord zelf.",
)
FILE_ABOUT = (
    "Dit is alles wat Wijkbot van jou bewaarde op het moment dat bij made_at staat. Bij elke tabel "
    "staat in about wat het is en hoelang het blijft. Tijden zijn in UTC."
)


@verb("erase")
class EraseAll(Action):
    """Wis alles van mij: erase what is of `user`, as asked at that moment (UTC seconds)."""

    user: int
    asked_at: int


@verb("mydata")
class ShowHeld(Action):
    """Bekijk alles: what is held of whoever presses, as a file."""


@verb("askerase")
class AskErase(Action):
    """Wissen: ask whoever presses whether all of theirs may go."""


@verb("noerase")
class EraseNothing(Action):
    """Nee: leave all as it is."""


@verb("explained")
class ExplainAll(Action):
    """Lees alles: a page, from 0, of all that is kept, table by table."""

    page: int


def explanation_view(run_by: tuple[str, ...]) -> View:
    """What is kept, in five lines; the rest is a press away."""
    return View(
        tone=Tone.NOTICE,
        title=EXPLAINED,
        sections=(Section("", lines=(*IN_SHORT, _run_by(run_by))),),
        buttons=(
            Button("Bekijk alles van mij", ShowHeld()),
            Button("Wissen", AskErase(), Weight.DANGER),
            Button("Lees het precies", ExplainAll(0)),
        ),
    )


def details_view(page: int) -> View:
    """A page, from 0, of what is kept: by account, then under a code, without a name, and not."""
    first = (Section(YOURS, lines=_tables(coded=False)),)
    second = (
        Section(CODED, CODE_FORGOTTEN, lines=_tables(coded=True)),
        Section("Dit bewaar ik zonder je naam", lines=NAMELESS),
        Section("Dit bewaar ik niet", lines=NOT_KEPT),
        Section("Bekijken en wissen", SEEN_AND_ERASED),
    )
    here = paged((first, second), page, 1)
    return View(
        tone=Tone.NOTICE,
        title=EXPLAINED,
        text=here.where.strip(),
        sections=here.shown[0],
        buttons=here.turning(ExplainAll),
    )


def held_view(held: HeldRows, *, packed: bool = False) -> View:
    if not held.counts:
        return notice(NOTHING)
    return View(
        tone=Tone.NOTICE,
        title="Dit bewaar ik van jou",
        text=" ".join((HELD_TEXT, PACKED)) if packed else HELD_TEXT,
        sections=(_counts(COUNTS, held.counts),),
    )


def held_file(held: HeldRows) -> Attachment:
    document = {
        "about": FILE_ABOUT,
        "made_at": held.at.isoformat(timespec="seconds"),
        "user_id": str(held.user),
        "tables": {
            name: {"label": TABLES[name].label, "about": TABLES[name].about, "rows": list(rows)}
            for name, rows in held.tables.items()
        },
        "not_included": list(STAYS),
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    day = held.at.astimezone(ZONE).date().isoformat()
    return Attachment(f"wijkbot-inzage-{day}.json", f"{text}\n".encode())


def asked_view(asked: AskFirst, user: int, now: datetime) -> View:
    """Return the question whether all of `user` may go, with the button that does it for a while.

    For anyone else the button does nothing.
    """
    if not asked.counts:
        return notice(NOTHING)
    goes = (
        "Dit gaat dan weg, en je kunt het niet terughalen. Herinneringen die nog moesten komen, "
        "komen niet meer. Wil je eerst een kopie? Typ /privacy inzage."
    )
    erase = EraseAll(user, int(now.timestamp()))
    return View(
        tone=Tone.CHOICE,
        title=ASK,
        text=f"{ASKED_TOO_LONG_AGO}\n\n{goes}" if asked.again else goes,
        sections=(_counts(TO_GO, asked.counts), *_left_by(asked.counts)),
        footer="De knop werkt tien minuten.",
        buttons=(Button(ERASE, erase, Weight.DANGER), Button("Nee, bewaar alles", EraseNothing())),
    )


def erased_view(erased: Erased | AskFirst, user: int, now: datetime) -> View:
    if not erased.counts:
        return notice(NOTHING_LEFT)
    if isinstance(erased, AskFirst):
        return asked_view(erased, user, now)
    return View(
        tone=Tone.NOTICE,
        title=ERASED,
        text="Ik ben ook vergeten waar we het net over hadden. Je kunt altijd opnieuw beginnen.",
        sections=(
            _counts(GONE, erased.counts),
            Section(STAYING, lines=STAYS),
            *_left_by(erased.counts),
        ),
    )


def _tables(*, coded: bool) -> tuple[str, ...]:
    return tuple(
        f"{table.label}. {table.about}" for table in TABLES.values() if table.coded == coded
    )


def _left_by(tables: Iterable[str]) -> tuple[Section, ...]:
    lines = tuple(TABLES[name].stays for name in tables if TABLES[name].stays)
    return (Section(STAYING_WITHOUT_YOU, lines=lines),) if lines else ()


def _counts(heading: str, counts: Mapping[str, int]) -> Section:
    lines = (f"{TABLES[table].label}: {number(count)}" for table, count in counts.items())
    return Section(heading, lines=tuple(lines))


def _run_by(names: tuple[str, ...]) -> str:
    if not names:
        return NOBODY_NAMED
    who = joined(tuple(f"@{name}" for name in names))
    does = "draait deze bot en kan" if len(names) == 1 else "draaien deze bot en kunnen"
    return f"Op Discord: {who}. Die {does} bij de bestanden waarin alles staat."
