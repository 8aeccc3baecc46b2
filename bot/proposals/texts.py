"""What the bot says about proposals: to who makes them, and to the moderators who decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import long_date, number

if TYPE_CHECKING:
    from datetime import date

KNOWLEDGE_TITLE = "Stel kennis voor"
HEADING_LABEL = "De vraag of de titel"
HEADING_HELP = "Waar gaat het over? Bijvoorbeeld: Hoe begin je een buurtmoestuin?"
BODY_LABEL = "Wat weet je erover?"
BODY_HELP = "In gewone woorden, hoogstens 1.500 tekens. Zet er geen namen of adressen in."
SOURCE_LABEL = "Waar staat dat?"
SOURCE_HELP = "Een webadres of de titel van een rapport; leeg als je er geen hebt"
WHY_LABEL = "Waarom is het belangrijk?"
WHY_HELP = "Voor wie, of wanneer; dit lezen alleen de moderators"

IMPROVEMENT_TITLE = "Stel een verbetering voor"
BETTER_LABEL = "Wat moet er anders?"
BETTER_HELP = "In gewone woorden, hoogstens 1.500 tekens. Zet er geen namen of adressen in."
BETTER_SOURCE_LABEL = "Waar staat dat?"
BETTER_WHY_LABEL = "Hoe weet je dat?"

SENT_TITLE = "Dank je, je voorstel is verstuurd"
SENT = (
    "De moderators bekijken het. Ze zien wat je schreef, niet wie het schreef. "
    "Hebben ze een vraag of een besluit, dan krijg je een privébericht. "
    "Met /voorstel mijn zie je hoe het ermee staat."
)
MESSAGES_CLOSED = (
    "Let op: mijn laatste privébericht aan jou kwam niet aan. Sta privéberichten van leden van "
    "deze server toe, of kijk zelf met /voorstel mijn."
)
MY_PROPOSALS = "Mijn voorstellen"
WITHDRAW = "Trek in"
WITHDRAWN = "Je voorstel is ingetrokken en wat je schreef is gewist."
ADJUST = "Pas aan"
SEND_SO = "Verstuur zo"
ANSWER = "Antwoord"
ANSWER_TITLE = "Antwoord op de vraag"
ANSWER_LABEL = "Je antwoord"
ANSWERED = "Dank je. De moderators zien je antwoord bij je voorstel."
BACK = "Terug"

ADVICE = "Kijk er eerst nog even naar"
ADVICE_TEXT = (
    "Je voorstel is nog niet verstuurd. Er staat iets persoonlijks in, en wie de kennis leest, "
    "heeft dat meestal niet nodig."
)
ADVICE_ANSWER_TEXT = (
    "Je antwoord is nog niet verstuurd. Er staat iets persoonlijks in, en de moderators hebben "
    "dat meestal niet nodig."
)
ADVICE_WAYS = (
    "Kies ‘Pas aan’ om het weg te halen. Staat het er met reden, bijvoorbeeld omdat het van een "
    "organisatie is? Kies dan ‘Verstuur zo’. Na een dag wordt het gewist als je niets kiest."
)
ADVICE_ANSWER_WAYS = (
    "Kies ‘Pas aan’ om het weg te halen. Staat het er met reden, bijvoorbeeld omdat het van een "
    "organisatie is? Kies dan ‘Verstuur zo’."
)
WHAT_IS_PERSONAL = "Dit zie ik staan"

TODAY_FULL = "Je hebt vandaag al vijf voorstellen gedaan. Morgen kan het weer."
FULL = (
    "Er wachten al twintig voorstellen van je op een besluit. Zodra er een is bekeken, kan er weer "
    "een bij. Met /voorstel mijn kun je er een intrekken."
)
WHAT_YOU_WROTE = "Dit schreef je; kopieer het als je het wilt bewaren"
NOBODY = (
    "In een privébericht komt je voorstel bij niemand terecht. "
    "Doe je voorstel op de server waar je mij gevonden hebt; daar kan het wel."
)
NOTHING_SAID = "Er stond niets in. Schrijf waar het over gaat en wat je erover weet."
NO_ANSWER = "Er stond niets in je antwoord. Schrijf een paar woorden."
AGAIN = "Probeer het opnieuw"
NOT_THERE = "Dit stuk is er niet meer, dus er valt niets aan te verbeteren. Dank je voor je moeite."
GONE_OWN = (
    "Dit kan niet meer: er is al over besloten, je hebt het ingetrokken, of het is gewist. "
    "Met /voorstel mijn zie je hoe het ermee staat."
)
GONE_QUESTION = "Deze vraag staat niet meer open. Met /voorstel mijn zie je hoe het ermee staat."
EMPTY_MESSAGE = "In dit bericht staat geen tekst om voor te stellen. Typ /voorstel kennis."

OWN_TITLE = "Jouw voorstellen"
NO_OWN = (
    "Je hebt geen voorstellen. Weet je iets dat hier nog niet staat? Typ /voorstel kennis. "
    "Kan een antwoord beter? Typ /voorstel verbetering."
)
CHOOSE_OWN = "Kies een voorstel"
UNSENT = "Nog niet verstuurd: kijk eerst naar het advies"
WAITING = "De moderators moeten het nog bekijken"
BEING_WRITTEN = "Een moderator werkt het uit"
ASKED = "De moderators hebben een vraag voor je"
THE_QUESTION = "De vraag van de moderators"
YOUR_ANSWER = "Je antwoord"
SHOW = "Bekijk het"

TITLE = "Voorstellen"
NOTHING = "Er wachten geen voorstellen. Nieuwe voorstellen komen hier vanzelf te staan."
ORDER = "Het oudste staat bovenaan. Wie iets voorstelde, staat er niet bij."
CHOOSE = "Kies een voorstel om te bekijken"
HOW_KNOWLEDGE = (
    "Kies als wat je het opneemt: dan staat het klaar als concept, dat je kunt aanpassen voordat "
    "je het opslaat. Wie het voorstelde, krijgt bericht zodra het is opgeslagen."
)
HOW_IMPROVEMENT = (
    "Verbeter het item in een concept en sla dat op. Is het al verbeterd? Kies dan "
    "‘Is al verwerkt’. In beide gevallen krijgt wie het voorstelde bericht."
)
TAKE_UP = "Neem het op als…"
IMPROVE = "Verbeter"
DONE = "Is al verwerkt"
SHOW_ENTRY = "Bekijk het item"
ASK = "Vraag iets"
DECLINE = "Wijs af"
TO_LIST = "Naar de lijst"
TAKE_OVER = "Neem over"
BUSY = (
    "Een andere moderator werkt dit al uit. Neem je het over, dan begin je een eigen concept; "
    "dat van de ander hoort er dan niet meer bij."
)
THE_BODY, THE_BETTER = "Wat is voorgesteld", "Wat er anders moet"
THE_SOURCE, THE_WHY, THE_HOW = "De bron", "Waarom het belangrijk is", "Hoe dat bekend is"
NO_SOURCE = "Er is geen bron genoemd. Zoek er een voordat je het opslaat, of vraag ernaar."
EXCHANGE = "Gevraagd en geantwoord"
TO_BE_ANSWERED = "Op het antwoord wordt gewacht."

HOW_FED = (
    "Kies als wat je het opneemt: dan staat het klaar als concept, dat je kunt aanpassen voordat "
    "je het opslaat. Het komt uit een feed: niemand wacht op bericht."
)
HOW_FED_IMPROVEMENT = (
    "In de feed is dit stuk veranderd. Kies ‘Verbeter’ voor een concept waarin dat al is "
    "aangepast. Klopt het stuk al? Kies dan ‘Is al verwerkt’."
)
FOUND, FOUND_CHANGED = "Wat de feed er verder van zegt", "Wat nu anders is in de feed"
FOUND_GONE = "staat er niet meer"

ASK_TITLE = "Vraag iets bij dit voorstel"
ASK_LABEL = "Je vraag"
ASK_HELP = "Wie het voorstelde, krijgt hem in een privébericht, zonder jouw naam"
ASKED_DONE = "Je vraag is onderweg. Het antwoord komt bij het voorstel te staan."
NOBODY_TO_ASK = (
    "Hierbij kan ik nu niets vragen: er staat al een vraag open, of het voorstel is van niemand "
    "die kan antwoorden."
)
NO_QUESTION = "Er stond geen vraag in. Schrijf wat je wilt weten."
DECLINE_TITLE = "Wijs dit voorstel af"
DECLINE_LABEL = "Waarom niet?"
DECLINE_HELP = "Wie het voorstelde, leest dit, zonder jouw naam; zeg ook wat wel kan helpen"
NO_REASON = "Er stond geen reden in. Schrijf in een paar woorden waarom niet."
GONE = (
    "Dit voorstel staat er niet meer: er is al over besloten, of het is ingetrokken. "
    "Kijk met /kennis voorstellen wat er nog wacht."
)
ITEM_GONE = "Het item waar dit over gaat, is hier niet meer te vinden. Wijs het voorstel af."

TOLD_ASKED = "Een vraag over je voorstel"
TOLD_PUBLISHED = "Je voorstel is opgenomen"
TOLD_DECLINED = "Je voorstel is niet opgenomen"


def personal(kind: str, text: str) -> str:
    """Return what was found in a text, in words."""
    return f"{kind}: {text}"


def page_of(count: int, page: int, pages: int) -> str:
    """Return how many proposals wait, and which page this is."""
    what = "1 voorstel" if count == 1 else f"{number(count)} voorstellen"
    return f"{what}, bladzijde {page} van {pages}. {ORDER}" if pages > 1 else f"{what}. {ORDER}"


def own_page_of(count: int, page: int, pages: int) -> str:
    """Return how many someone has, and which page this is."""
    what = "1 voorstel" if count == 1 else f"{number(count)} voorstellen"
    where = f", bladzijde {page} van {pages}" if pages > 1 else ""
    whose = "het van jou is" if count == 1 else "ze van jou zijn"
    return f"{what}{where}. De moderators zien niet dat {whose}."


def name_of(heading: str, *, improvement: bool) -> str:
    """Return what a proposal is called in a list."""
    return f"Verbetering: {heading}" if improvement else heading


def proposed_on(day: date, feed: str | None) -> str:
    """Return when it was proposed, and by which feed where it was no person."""
    return f"Voorgesteld op {long_date(day)}{f' door de feed ‘{feed}’' if feed else ''}"


def published_as(title: str | None) -> str:
    """Return that it is part of what is known, and as what where that can be seen."""
    return "Opgenomen in de kennis" if title is None else f"Opgenomen bij ‘{title}’"


def declined_for(reason: str) -> str:
    """Return that it was declined, and why."""
    return f"Niet opgenomen: {reason}"


def question_and_answer(question: str, answer: str) -> str:
    """Return what was asked about a proposal, and the answer."""
    return f"Vraag: {question} Antwoord: {answer}"


def asked_line(question: str) -> str:
    """Return an open question."""
    return f"Vraag: {question} {TO_BE_ANSWERED}"


def told_asked(heading: str, question: str) -> str:
    """Return what the moderators want to know."""
    return (
        f"Je stelde voor: ‘{heading}’\n\nDe moderators vragen: {question}\n\n"
        f"Druk op ‘{ANSWER}’ om te antwoorden. Ze zien niet wie je bent."
    )


def told_published(heading: str, title: str) -> str:
    """Return that a proposal is part of what is known."""
    return (
        f"Je stelde voor: ‘{heading}’\n\nDank je: het is opgenomen bij ‘{title}’. "
        "Wie ernaar vraagt, krijgt het vanaf nu te zien."
    )


def told_declined(heading: str, reason: str) -> str:
    """Return that a proposal was declined, and why."""
    return (
        f"Je stelde voor: ‘{heading}’\n\nDe moderators nemen het niet op. Hun reden: {reason}\n\n"
        "Bedankt voor het meedenken. Een nieuw voorstel is welkom."
    )


def asked_in_line(heading: str) -> str:
    """Return in one line that there is a question, for where the message didn't arrive."""
    return f"Over je voorstel ‘{heading}’ is een vraag. Antwoord met /voorstel mijn."


def published_in_line(heading: str, title: str) -> str:
    """Return the same of what was published."""
    return f"Je voorstel ‘{heading}’ is opgenomen bij ‘{title}’."


def declined_in_line(heading: str) -> str:
    """Return the same of what was declined."""
    return f"Je voorstel ‘{heading}’ is niet opgenomen. De reden staat bij /voorstel mijn."


def declined(heading: str, *, told: bool) -> str:
    """Return that a proposal was declined."""
    return f"‘{heading}’ is afgewezen.{_told(told)}"


def marked_done(heading: str, *, told: bool) -> str:
    """Return that what a proposal wanted was done."""
    return f"Het voorstel over ‘{heading}’ is verwerkt.{_told(told)}"


def log_proposed(heading: str, *, improvement: bool) -> str:
    """Return the line for the log channel."""
    what = "een verbetering van" if improvement else "kennis over"
    return f"Er is {what} ‘{heading}’ voorgesteld. Bekijk het met /kennis voorstellen."


def found_line(label: str, text: str) -> str:
    """Return what a feed says of a field."""
    return f"{label}: {text}"


def log_fed(feed: str, count: int) -> str:
    """Return the line for the log channel."""
    what = "is 1 nieuw voorstel" if count == 1 else f"zijn {number(count)} nieuwe voorstellen"
    it = "het" if count == 1 else "ze"
    return f"Uit de feed ‘{feed}’ {what} gekomen. Bekijk {it} met /kennis voorstellen."


def log_answered(heading: str) -> str:
    """Return the line for the log channel."""
    return f"Bij het voorstel ‘{heading}’ is een vraag beantwoord. Zie /kennis voorstellen."


def log_asked(heading: str) -> str:
    """Return the line for the log channel."""
    return f"Bij het voorstel ‘{heading}’ is een vraag gesteld."


def log_declined(heading: str) -> str:
    """Return the line for the log channel."""
    return f"Het voorstel ‘{heading}’ is afgewezen."


def log_done(heading: str) -> str:
    """Return the line for the log channel."""
    return f"Het voorstel over ‘{heading}’ is verwerkt."


def _told(told: bool) -> str:
    return " Wie het voorstelde, krijgt bericht." if told else ""
