"""What the bot says about someone's own data: what it keeps and why, and that it is gone."""

from __future__ import annotations

from bot.dutch import joined, number

EXPLAINED = "Wat ik van je bewaar"
EXPLAINED_TEXT = (
    "Je vraag bewaar ik zonder je naam. Wat jij zelf bij mij bewaart, zoals je leeslijst, hoort "
    "wel bij jou. Alleen jij kunt dat hier zien en wissen."
)
YOURS = "Dit bewaar ik bij jouw account"
CODED = "Dit bewaar ik onder een code"
CODED_TEXT = (
    "Je naam staat er niet bij. De sleutel van de code gooi ik elke 28 dagen weg. Daarna weet "
    "niemand meer van wie het was."
)
NAMELESS = "Dit bewaar ik zonder je naam"
NAMELESS_LINES = (
    (
        "Je vragen en zoekwoorden: hoogstens 28 dagen. Telefoonnummers, e-mailadressen, adressen "
        "en burgerservicenummers haal ik er eerst zo goed mogelijk uit. Moderators zien de vragen."
    ),
    "Aantallen, zoals hoeveel vragen er op een dag waren.",
)
NOT_KEPT = "Dit bewaar ik niet"
NOT_KEPT_LINES = (
    "Je naam en je andere berichten.",
    (
        "Wat mensen zeggen in een kanaal waar een beheerder mij laat meelezen. Alleen een vraag "
        "waarop ik daar antwoord, bewaar ik, zonder je naam."
    ),
    "Waar we het net over hadden: dat onthoud ik ongeveer tien minuten en schrijf ik nergens op.",
    "Ik stuur niets door aan andere diensten. Wat je op Discord typt, gaat wel via Discord zelf.",
)
SEE_AND_ERASE = "Bekijken en wissen"
SEE_AND_ERASE_TEXT = (
    "Met /privacy inzage krijg je alles wat ik van jou bewaar in een bestand. Met /privacy wissen "
    "haal je het weg; ik vraag eerst of je het zeker weet. Dat werkt ook in een privébericht, en "
    "als je niet meer op de server zit. In een reservekopie kan het daarna nog een tijd staan."
)
WHO_RUNS_ME = "Wie mij draait"
NOBODY_NAMED = (
    "Wie mij draait, kan bij de bestanden waarin alles staat, maar heeft hier geen naam ingevuld. "
    "Vraag ernaar bij een beheerder van de server waar je mij vond."
)

NOTHING = (
    "Ik bewaar op dit moment niets van jou. Stel gerust een vraag: die bewaar ik zonder je naam. "
    "Typ /privacy uitleg als je er meer over wilt weten."
)
HELD = "Dit bewaar ik van jou"
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
ASK_TEXT = (
    "Dit gaat dan weg, en je kunt het niet terughalen. Herinneringen die nog moesten komen, komen "
    "niet meer. Wil je eerst een kopie? Typ /privacy inzage."
)
ASKED_TOO_LONG_AGO = (
    "Die knop is ouder dan tien minuten, dus ik vraag het voor de zekerheid nog eens."
)
ASK_FOOTER = "De knop werkt tien minuten."
TO_GO = "Wat er weggaat"
ERASE = "Wis alles van mij"

NOT_YOURS = (
    "Deze knop is van iemand anders, dus ik heb niets gewist. Wil je je eigen gegevens wissen? Typ "
    "/privacy wissen."
)

ERASED = "Alles van jou is gewist"
ERASED_TEXT = "Ik ben ook vergeten waar we het net over hadden. Je kunt altijd opnieuw beginnen."
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
    "Berichten die je al van mij kreeg: die staan bij Discord, niet bij mij.",
    (
        "Een reservekopie die wie mij draait al had gemaakt. Daar kan het nog in staan, en daar "
        "kan ik zelf niet bij."
    ),
)
"""Of everyone; what stays of a table is in `bot.privacy.held_texts`."""

FILE = "wijkbot-inzage"
FILE_ABOUT = (
    "Dit is alles wat Wijkbot van jou bewaarde op het moment dat bij made_at staat. Bij elke tabel "
    "staat in about wat het is en hoelang het blijft. Tijden zijn in UTC. Wat elk veld betekent "
    "staat in het schema docs/inzage.schema.json in de broncode van Wijkbot."
)
SCHEMA_TITLE = "Inzage van Wijkbot"
SCHEMA_ABOUT = "Alles wat Wijkbot van één persoon bewaart, zoals /privacy inzage het geeft."
FIELDS: dict[str, str] = {
    "schema": "Welk schema dit is, met de versie.",
    "about": "Wat dit is.",
    "made_at": "Wanneer dit bestand is gemaakt.",
    "user_id": "Jouw nummer op Discord.",
    "tables": "Wat er van jou is, per tabel.",
    "not_included": "Wat hier niet in staat, en waarom.",
    "label": "Hoe de tabel heet.",
    "rows": "Wat er van jou in staat; leeg als er niets is.",
}
"""Of the file itself; those of the tables are in `bot.privacy.held_texts`."""


def run_by(names: tuple[str, ...]) -> str:
    """Say who runs the bot, by their names on Discord."""
    who = joined(tuple(f"@{name}" for name in names))
    does = "draait deze bot en kan" if len(names) == 1 else "draaien deze bot en kunnen"
    return f"Op Discord: {who}. Die {does} bij de bestanden waarin alles staat."


def kept(label: str, about: str) -> str:
    """Return 'Je leeslijst. Wat je wilt lezen …'."""
    return f"{label}. {about}"


def counted(label: str, count: int) -> str:
    """Return 'Je leeslijst: 12'."""
    return f"{label}: {number(count)}"
