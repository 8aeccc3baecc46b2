"""What the bot says about *Laat het me weten*, the answer that came, and *Meld onjuist*."""

from __future__ import annotations

WILL_TELL = (
    "Goed. Komt er binnen 28 dagen een antwoord, dan krijg je van mij één privébericht. "
    "Wie je bent, bewaar ik alleen daarvoor; de moderators zien het niet."
)
STOP = "Toch niet"
STOPPED = "Goed, je krijgt hier geen bericht over."
NOT_WAITING = "Je wachtte hier niet op, of je hebt het antwoord al gekregen."
WILL_TELL_AGAIN = "Dat had je al gevraagd. Zodra er een antwoord is, krijg je een privébericht."
WAITS_FOR_MUCH = (
    "Je wacht al op antwoord op twintig vragen. Zodra er een is beantwoord, kan er weer een bij."
)
FORGOTTEN = (
    "Deze vraag is al gewist; dat gebeurt na uiterlijk 28 dagen. "
    "Stel je vraag opnieuw, dan kan ik het je laten weten."
)
NOBODY_TO_ANSWER = (
    "In een privébericht komt je vraag bij niemand terecht. "
    "Stel je vraag op de server waar je mij gevonden hebt; daar kan het wel."
)
MESSAGES_CLOSED = (
    "Let op: mijn laatste privébericht aan jou kwam niet aan. "
    "Sta privéberichten van leden van deze server toe, dan komt het antwoord aan."
)

ANSWERED = "Er is een antwoord op je vraag"
READ_ANSWER = "Bekijk het antwoord"
ANSWER_GONE = (
    "Dit antwoord kan ik je niet laten zien. Het is weggehaald, of het hoort bij een server waar "
    "je niet op zit. Stel je vraag gerust opnieuw."
)

WHAT_IS_WRONG = "Wat klopt er niet?"
WHAT_IS_WRONG_HELP = "Schrijf wat er anders moet zijn, en hoe je dat weet. Zet er geen namen in."
REPORTED = (
    "Dank je. De moderators zien wat je schreef en over welk antwoord het gaat, "
    "niet wie het schreef."
)
TOO_MANY_REPORTS = "Je hebt vandaag al tien keer iets gemeld. Morgen kan het weer."
NOTHING_SAID = "Er stond niets in je melding. Schrijf in een paar woorden wat er niet klopt."
NOBODY_TO_REPORT_TO = (
    "In een privébericht komt je melding bij niemand terecht. "
    "Meld het op de server waar je mij gevonden hebt; daar kan het wel."
)
NOT_THERE = "Dit antwoord is er niet meer, dus er valt niets te melden. Dank je voor het meekijken."
NONE_IN_MESSAGE = (
    "In dit bericht zie ik geen antwoord van mij. Kies ‘Meld onjuist’ bij een bericht met een "
    "antwoord, of open het antwoord eerst met /zoek."
)
WHICH_ONE = "Over welk stuk gaat het?"
WHICH_ONE_TEXT = "In dit bericht staat meer dan één stuk. Kies wat er niet klopt."


def you_asked(question: str, title: str) -> str:
    """Return that a question that someone waits for has an answer."""
    return f"Je vroeg: ‘{question}’\n\nEr is nu een antwoord: ‘{title}’"
