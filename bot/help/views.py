"""The help as a message: an overview, and a text for each topic."""

from dataclasses import dataclass

from bot.actions import Action, verb
from bot.cards.actions import Show
from bot.cards.entries import examples
from bot.dutch import cut, gist
from bot.view import READ_THIS, Button, Choice, Section, Tone, View
from knowledge.answering.completing import Choices, Named
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry


@verb("help")
class ReadHelp(Action):
    """Show the help on `topic`."""

    topic: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject to read about; `name` is what someone chooses, `also` what finds it too."""

    name: str
    title: str
    text: str
    also: tuple[str, ...] = ()


MOST_REPEATED, MOST_COMPARED = 50, 100
"""Characters of a typed topic that are repeated where it isn't there, and that are looked at."""
FOR_MODERATORS, FOR_MANAGERS = ("onbeantwoord", "kennis"), ("beheer",)
OVERVIEW = Topic(
    "overzicht",
    "Hallo, ik ben Wijkbot",
    "Ik geef antwoord op vragen over je buurt en wat daar werkt. Ik ben een automatisch systeem, "
    "geen mens. Ik verzin niets: de bron staat erbij.\n\n"
    "Typ /vraag en je vraag, noem mij in een kanaal, of stuur mij een privébericht. Liever een "
    "mens? Druk onder een antwoord op ‘Vraag een mens’. Of begin met een van deze vragen:",
)
TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        OVERVIEW,
        Topic(
            "vragen",
            "Een vraag stellen",
            "Typ /vraag en dan je vraag, in gewone woorden. Typfouten zijn niet erg. Alleen jij "
            "ziet het antwoord, tot je op ‘Meer’ en ‘Deel in kanaal’ drukt.\n\n"
            "Je kunt mij ook noemen in een kanaal, of mij een privébericht sturen. Bij een bericht "
            "van iemand anders kies je in het menu Apps voor ‘Zoek antwoord’.\n\n"
            "Na een antwoord kun je doorvragen: ‘bron?’, ‘welke rapporten?’, ‘vertel meer’, "
            "‘en voor ouderen?’ of ‘zet dat op mijn leeslijst’. Dat werkt ongeveer tien minuten.",
            also=("vraag", "antwoord", "doorvragen"),
        ),
        Topic(
            "zoeken",
            "Zoeken en bladeren",
            "Met /zoek vind je alles wat bij je woorden past. Je kunt kiezen voor een thema, een "
            "soort, een organisatie, een auteur, een jaar of een leestijd.\n\n"
            "Met /publicatie bekijk je één rapport of hulpmiddel. Met /thema zie je per thema de "
            "vragen en de nieuwste rapporten.",
            also=("publicatie", "rapporten", "themas"),
        ),
        Topic(
            "leeslijst",
            "Bewaren wat je wilt lezen",
            "Op je leeslijst bewaar je wat je wilt lezen. Alleen jij ziet hem. Druk onder een "
            "antwoord op ‘Op leeslijst’, of typ /leeslijst toevoegen. Bij een bericht met een link "
            "of een titel kies je in het menu Apps voor ‘Zet op leeslijst’.\n\n"
            "Met /leeslijst toon zie je wat erop staat en wat je al gelezen hebt. Heb je maar 20 "
            "minuten? Vul die in bij max_leestijd, dan zoek ik uit wat erin past.\n\n"
            "Je kunt een notitie schrijven, een herinnering vragen, en je lijst meenemen als "
            "bestand. Wat je weghaalt, kun je tien minuten lang terugzetten.",
            also=("bewaren", "herinneringen", "notities", "exporteren"),
        ),
        Topic(
            "agenda",
            "Wat eraan komt",
            "Met /agenda toon zie je de evenementen die eraan komen. Je kunt kiezen voor een "
            "thema, een periode, of alleen wat je online kunt volgen.\n\n"
            "Met /agenda kalender, of met de knop ‘In mijn agenda’ onder een evenement, krijg je "
            "een bestand. Open het, dan staat het evenement in je eigen agenda.",
            also=("evenementen", "kalender"),
        ),
        Topic(
            "volgen",
            "Horen wat er nieuw is",
            "Met /volg thema, /volg organisatie of /volg auteur hoor je het als er iets nieuws "
            "is. Ook onder een thema staat een knop ‘Volg’, en onder een antwoord bij ‘Meer’. "
            "Met /volg overzicht zie je wat je volgt, en stop je ermee.\n\n"
            "Het komt als privébericht: eens per week, op donderdag om 9 uur. Met /meldingen "
            "instellen kies je hoe vaak en hoe laat, en wanneer het stil moet zijn. Met "
            "/meldingen pauze hoor je een tijd niets. Met /meldingen nu zie je meteen wat er "
            "klaarstaat.",
            also=("meldingen", "pauze", "nieuws"),
        ),
        Topic(
            "voorstel",
            "Vertellen wat je weet",
            "Weet je iets dat hier nog niet staat? Typ /voorstel kennis. Kan een antwoord beter? "
            "Typ /voorstel verbetering. Van een bericht maak je een voorstel met ‘Maak "
            "kennisvoorstel’ in het menu Apps.\n\n"
            "De moderators bekijken het. Ze zien wat je schreef, niet wie het schreef. Hebben ze "
            "een vraag of een besluit, dan krijg je een privébericht. Met /voorstel mijn zie je "
            "hoe het ermee staat, en kun je een voorstel intrekken.\n\n"
            "Moderators vinden de voorstellen met /kennis voorstellen.",
        ),
        Topic(
            "mens",
            "Een mens bereiken",
            "Druk onder een antwoord op ‘Vraag een mens’, of typ: kan iemand mij bellen? Je ziet "
            "eerst wat er naar wie gaat, zonder je naam. Pas na je ja gaat het weg. Het antwoord "
            "komt in een privébericht, of in het kanaal waar je het vroeg, en je kunt "
            "terugschrijven.\n\n"
            "Heeft de server niemand gekozen, dan zeg ik dat eerlijk. Je kunt dan wel terecht bij "
            "WijkWijzer.\n\n"
            "Weet ik iets niet? Druk dan op ‘Laat het me weten’: komt er een antwoord, dan krijg "
            "je één privébericht. Klopt een antwoord niet? Druk op ‘Niet nuttig’ en dan op ‘Meld "
            "onjuist’, of kies ‘Meld onjuist’ in het menu Apps bij het bericht.",
            also=("contact", "laat het me weten", "onjuist"),
        ),
        Topic(
            "privacy",
            "Wat ik bewaar",
            "Ik bewaar je vraag zonder je naam, hoogstens 28 dagen. Telefoonnummers, "
            "e-mailadressen, adressen en burgerservicenummers haal ik er eerst zo goed mogelijk "
            "uit. Moderators zien de vragen, zodat zij de kennis beter kunnen maken.\n\n"
            "Zet toch liever geen persoonlijke gegevens in je vraag. Na 28 dagen blijven alleen "
            "aantallen over.\n\n"
            "Met /privacy uitleg lees je alles wat ik bewaar. Met /privacy inzage krijg je wat van "
            "jou is als bestand, met /privacy wissen haal je het weg.",
            also=("gegevens", "wissen"),
        ),
        Topic(
            "onbeantwoord",
            "Vragen zonder goed antwoord",
            "Voor moderators. Met /onbeantwoord lijst zie je wat nog geen goed antwoord heeft; "
            "bovenaan staat waar je de meeste mensen mee helpt. Wie iets vroeg, staat er niet "
            "bij.\n\n"
            "Kies een vraag. Koppel hem aan een antwoord dat er al is, schrijf een antwoord, of "
            "negeer hem. Alles kun je ongedaan maken. Wie op het antwoord wacht, krijgt vanzelf "
            "bericht.",
        ),
        Topic(
            "kennis",
            "De kennis van een server bijhouden",
            "Voor moderators. Met /kennis toevoegen vul je het belangrijkste in. Daarna zie je een "
            "concept zoals anderen het te zien krijgen, met een knop voor elk onderdeel. Pas als "
            "je op ‘Opslaan’ drukt, kan iedereen het vinden. Een concept blijft vier weken staan; "
            "je vindt het terug met /kennis bewerken.\n\n"
            "Met /kennis verouderd zie je wat nagekeken moet worden. Met /kennis geschiedenis zie "
            "je wie wat veranderde, en met /kennis herstel zet je het terug.",
        ),
        Topic(
            "beheer",
            "De bot instellen",
            "Voor wie de server beheert. Met /beheer mens kies je wie de vragen krijgt van de "
            "knop ‘Vraag een mens’. Met /beheer rol kies je welke rol iemand moderator maakt. "
            "Met /beheer drempel kies je hoe zeker ik moet zijn voordat ik een antwoord geef.\n\n"
            "Met /beheer kanaal kies je wat ik in een kanaal doe. Ik doe niets, ik antwoord als "
            "iemand mij noemt, of ik antwoord ook ongevraagd als ik het zeker weet. Met /beheer "
            "stil zeg ik een tijd niets. Met /beheer logkanaal schrijf ik elke verandering op. Met "
            "/beheer statistiek zie je hoeveel vragen er waren en wat ervan kwam.\n\n"
            "Met /beheer kanaalbericht plaats ik in een kanaal wat er nieuw is bij een thema. Met "
            "/beheer agenda zet ik de agenda ook bij de evenementen van Discord.\n\n"
            "Zonder keuze laat elk van deze commando’s zien wat er nu is ingesteld. Met de keuze "
            "‘wissen’ haal je een instelling weg.",
            also=("instellingen", "statistiek", "kanaalbericht", "drempel"),
        ),
    )
}
NAMES = Choices.of(Named(topic.name, topic.title, topic.also) for topic in TOPICS.values())


def help_view(
    topic: str | None, catalogue: Catalogue, *, moderates: bool = False, manages: bool = False
) -> View:
    """The help on a topic as it was typed; how to begin where it is None or unknown.

    What only moderators or managers can do is offered to them.
    """
    found = _find(topic or OVERVIEW.name)
    chosen, repeated = found or OVERVIEW, cut((topic or "").strip().casefold(), MOST_REPEATED)
    unknown = "" if found else f"Over ‘{repeated}’ heb ik geen uitleg.\n\n"
    others = {*(() if moderates else FOR_MODERATORS), *(() if manages else FOR_MANAGERS)}
    return View(
        tone=Tone.NOTICE,
        title=chosen.title,
        text=f"{unknown}{chosen.text}",
        sections=tuple(map(_example, examples(catalogue))) if chosen is OVERVIEW else (),
        choices=tuple(
            Choice(other.title, ReadHelp(other.name))
            for other in TOPICS.values()
            if other is not chosen and other.name not in others
        ),
        choosing="Lees meer over…",
    )


def _find(typed: str) -> Topic | None:
    """Return the topic that was typed, or the only one that resembles it."""
    near = NAMES.nearest(typed[:MOST_COMPARED])
    match = NAMES.resolve(typed) or (near[0] if len(near) == 1 else None)
    return TOPICS[match.key] if match else None


def _example(entry: Entry) -> Section:
    button = Button(READ_THIS, Show(entry.id))
    return Section(entry.heading, gist(entry.body[0]), button=button, small=True)
