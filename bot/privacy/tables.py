"""What can be held of someone, table by table, in words for who reads it."""

from dataclasses import dataclass


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
    "news_turns": Table(
        "Wanneer je daarvan hoort",
        "Dit blijft tot dat moment.",
    ),
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
