"""The help, by topic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject to read about; `name` is what someone chooses."""

    name: str
    title: str
    text: str


OVERVIEW = Topic(
    "overzicht",
    "Hallo, ik ben Wijkbot",
    "Ik geef antwoord op vragen over wat werkt voor leefbare wijken. Ik ben een automatisch "
    "systeem, geen mens. Ik verzin niets: elk antwoord is van tevoren gemaakt uit de bron die "
    "erbij staat.\n\n"
    "Stel je vraag met /vraag, noem mij in een kanaal, of stuur mij een privébericht.\n\n"
    "Wil je liever een mens spreken? Druk onder een antwoord op de knop ‘Vraag een mens’.",
)
TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        OVERVIEW,
        Topic(
            "vragen",
            "Een vraag stellen",
            "Typ /vraag en dan je vraag, in gewone woorden. Typfouten zijn niet erg. Alleen jij "
            "ziet het antwoord, tot je op ‘Deel in kanaal’ drukt.\n\n"
            "Je kunt mij ook noemen in een kanaal, of mij een privébericht sturen. Bij een bericht "
            "van iemand anders kies je in het menu Apps voor ‘Zoek antwoord’.\n\n"
            "Na een antwoord kun je doorvragen: ‘bron?’, ‘welke rapporten?’, ‘vertel meer’ of "
            "‘en voor ouderen?’. Dat werkt ongeveer tien minuten.",
        ),
        Topic(
            "zoeken",
            "Zoeken en bladeren",
            "Met /zoek vind je alles wat bij je woorden past. Je kunt kiezen voor een thema, een "
            "soort, een organisatie, een auteur, een jaar of een leestijd.\n\n"
            "Met /publicatie bekijk je één rapport of hulpmiddel. Met /thema zie je per thema de "
            "vragen en de nieuwste rapporten.",
        ),
        Topic(
            "mens",
            "Een mens bereiken",
            "Onder elk antwoord staat de knop ‘Vraag een mens’. Dan geef ik je vraag door aan de "
            "mensen die deze server daarvoor heeft gekozen, zonder je naam.\n\n"
            "Heeft de server niemand gekozen, dan zeg ik dat eerlijk. Vraag het dan aan een "
            "moderator.",
        ),
        Topic(
            "privacy",
            "Wat ik bewaar",
            "Ik bewaar je vraag zonder je naam, hoogstens 28 dagen. Telefoonnummers, "
            "e-mailadressen, adressen en burgerservicenummers haal ik er eerst zo goed mogelijk "
            "uit. Moderators zien de vragen, zodat zij de kennis beter kunnen maken.\n\n"
            "Zet toch liever geen persoonlijke gegevens in je vraag. Na 28 dagen blijven alleen "
            "aantallen over.",
        ),
        Topic(
            "beheer",
            "De bot instellen",
            "Voor wie de server beheert. Met /beheer mens kies je wie de vragen krijgt van de "
            "knop ‘Vraag een mens’. Met /beheer rol kies je welke rol iemand moderator maakt. "
            "Met /beheer drempel kies je hoe zeker ik moet zijn voordat ik een antwoord geef.\n\n"
            "Zonder keuze laat elk van deze commando's zien wat er nu is ingesteld. Met de keuze "
            "‘wissen’ haal je dat weg.",
        ),
    )
}
OTHER_TOPICS = "Meer uitleg: typ /hulp en kies een onderwerp"
MENTIONED = "Dag! Zet je vraag achter mijn naam, dan zoek ik het antwoord. Typ /hulp voor meer."
"""The reply to a mention without a question."""


def unknown_topic(typed: str) -> str:
    """Say that there is no help on something."""
    return f"Over ‘{typed}’ heb ik geen uitleg. Dit is wat ik in het algemeen kan."
