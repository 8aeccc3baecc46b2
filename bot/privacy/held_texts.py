"""What can be held of someone, table by table: for who reads it, and for the schema of the file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(Enum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DISCORD_ID = "discord_id"
    MOMENT = "moment"
    DAY = "day"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `empty` where it may be null, `choices` where it is one of some codes.

    `absent` where a record may be without it.
    """

    about: str
    form: Form = Form.TEXT
    empty: bool = False
    absent: bool = False
    choices: tuple[str, ...] = ()
    parts: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is called, what stands in it and how long, and its fields.

    `coded` where someone stands in it by a pseudonym. `stays` says what of it is not erased.
    """

    label: str
    about: str
    fields: Mapping[str, Field]
    coded: bool = False
    stays: str = ""


_ITEM = Field("De vaste naam van het stuk bij Wijkbot.")
_LISTED = {
    "item_id": _ITEM,
    "title": Field("De titel toen je het toevoegde."),
    "url": Field("De link toen je het toevoegde; leeg als er geen link was.", empty=True),
    "kind": Field("De soort, zoals publicatie of artikel."),
    "added_at": Field("Wanneer je het toevoegde.", Form.MOMENT),
    "read_at": Field(
        "Wanneer je het las; leeg als je het nog wilt lezen.", Form.MOMENT, empty=True
    ),
    "note": Field("Je notitie; leeg als je er geen schreef.", empty=True),
}
_GUILD = Field("Het nummer van de server op Discord.", Form.DISCORD_ID)
_GUILD_OR_DM = replace(_GUILD, about=f"{_GUILD.about} Leeg bij een privébericht.", empty=True)

TABLES: dict[str, Table] = {
    "listed_items": Table(
        "Je leeslijst",
        "Wat je wilt lezen of gelezen hebt, met je notities. Dit blijft tot je het weghaalt.",
        _LISTED,
    ),
    "removed_items": Table(
        "Net van je leeslijst gehaald",
        "Je kunt dit tien minuten lang terugzetten. Binnen ongeveer een dag is het echt weg.",
        {
            **_LISTED,
            "removed_at": Field("Wanneer je het van je lijst haalde.", Form.MOMENT),
        },
    ),
    "reminders": Table(
        "Je herinneringen",
        "Waar je aan herinnerd wilt worden of bent. Acht weken nadat je er een kreeg, gaat die "
        "weg.",
        {
            "key": Field("Het kenmerk van de herinnering, voor de knoppen onder het bericht."),
            "item_id": _ITEM,
            "due_at": Field("Wanneer je herinnerd wilt worden.", Form.MOMENT),
            "zone": Field("De tijdzone waarin je dat moment koos."),
            "set_at": Field("Wanneer je de herinnering maakte.", Form.MOMENT),
            "delivered_at": Field(
                "Wanneer je die kreeg; leeg als dat nog komt.", Form.MOMENT, empty=True
            ),
            "following": Field("Het kenmerk van de herinnering die na uitstel volgde.", empty=True),
            "removed_at": Field(
                "Wanneer het stuk van je leeslijst ging, en de herinnering dus ook.",
                Form.MOMENT,
                empty=True,
            ),
        },
    ),
    "notices": Table(
        "Privéberichten van mij aan jou",
        "Zoals een herinnering. Acht weken nadat ik er een stuurde, gaat het hier weg.",
        {
            "key": Field("Het kenmerk van het bericht, voor de knoppen eronder."),
            "kind": Field(
                "Wat voor bericht het is: ‘reminder’ is een herinnering, ‘answered’ een antwoord "
                "waar je op wachtte, ‘news’ nieuwe stukken van wat je volgt."
            ),
            "subject": Field(
                "Waar het over gaat.",
                Form.RECORD,
                parts={"item": replace(_ITEM, absent=True)},
            ),
            "due_at": Field("Wanneer je het hoort te krijgen.", Form.MOMENT),
            "not_before": Field("Vanaf wanneer ik het (weer) probeer.", Form.MOMENT),
            "state": Field(
                "Het wacht, wordt gestuurd, is gestuurd, of kon niet worden gestuurd.",
                choices=("waiting", "sending", "sent", "undeliverable"),
            ),
            "attempts": Field("Hoe vaak ik het probeerde.", Form.NUMBER),
            "tried_at": Field("Wanneer ik het voor het laatst probeerde.", Form.MOMENT, empty=True),
            "message_id": Field(
                "Het nummer van het bericht op Discord.", Form.DISCORD_ID, empty=True
            ),
            "sent_at": Field("Wanneer het is gestuurd.", Form.MOMENT, empty=True),
        },
    ),
    "unreachable": Table(
        "Dat ik je geen privébericht kan sturen",
        "Sinds wanneer, en wanneer je er nog was. Dit blijft tot er weer een aankomt.",
        {
            "since": Field("Sinds wanneer.", Form.MOMENT),
            "told_at": Field("Wanneer ik je dat liet weten.", Form.MOMENT, empty=True),
            "here_at": Field(
                "Wanneer je daarna iets vroeg of indrukte, op ongeveer een dag na.",
                Form.MOMENT,
                empty=True,
            ),
        },
    ),
    "feedback": Table(
        "Wat je van antwoorden vond",
        "Of een antwoord nuttig was, zodat de antwoorden beter worden. Dit staat hoogstens 28 "
        "dagen onder een code.",
        {
            "question_key": Field("Het kenmerk van de vraag; wie die stelde staat er niet bij."),
            "entry_id": Field("De vaste naam van het antwoord."),
            "verdict": Field("Nuttig of niet nuttig.", choices=("useful", "not_useful")),
            "reason": Field("De reden die je koos; leeg als je er geen koos.", empty=True),
            "given_at": Field("Wanneer je dat liet weten.", Form.MOMENT),
        },
        coded=True,
    ),
    "people_days": Table(
        "Dagen dat je mij iets vroeg",
        "Om te tellen hoeveel mensen er op een dag zijn. Dit staat hoogstens 28 dagen onder een "
        "code; daarna blijft alleen het aantal.",
        {
            "day": Field("De dag.", Form.DAY),
            "guild_id": _GUILD_OR_DM,
        },
        coded=True,
    ),
    "guild_settings": Table(
        "Servers waar jij de vragen krijgt",
        "Een beheerder koos jou voor de knop ‘Vraag een mens’; de beheerders van die server zien "
        "dat. Dit blijft tot de server iets anders kiest of jij het laat wissen.",
        {
            "guild_id": _GUILD,
            "human_user_id": Field("Jouw nummer op Discord.", Form.DISCORD_ID),
        },
        stays=(
            "Wat een server verder heeft ingesteld: dat is van die server. Jij krijgt er geen "
            "vragen meer van de knop ‘Vraag een mens’."
        ),
    ),
    "entry_revisions": Table(
        "Kennis die jij schreef of wijzigde",
        "Zo weten moderators van die server wie wat heeft gewijzigd. Dit blijft tot jij het laat "
        "wissen.",
        {
            "revision": Field("Het nummer van de wijziging.", Form.NUMBER),
            "guild_id": replace(
                _GUILD, about=f"{_GUILD.about} Leeg als het voor alle servers is.", empty=True
            ),
            "entry_id": _ITEM,
            "version": Field("De hoeveelste versie van het stuk dit is.", Form.NUMBER),
            "action": Field("Wat je deed, zoals ‘published’ of ‘archived’."),
            "made_at": Field("Wanneer je dat deed.", Form.MOMENT),
        },
        stays="De kennis zelf: die is van de server. Dat jij die schreef, staat er niet meer bij.",
    ),
    "askers": Table(
        "Vragen die jij stelde",
        "Om te tellen hoeveel mensen hetzelfde vragen. Dat jij het was, staat hoogstens 28 dagen "
        "onder een code.",
        {
            "question_key": Field("Het kenmerk van de vraag."),
            "text": Field("De vraag, zonder telefoonnummers, adressen en dergelijke."),
            "guild_id": _GUILD_OR_DM,
            "asked_at": Field("Wanneer je dat vroeg.", Form.MOMENT),
        },
        coded=True,
        stays=(
            "Je vragen zelf, hoogstens 28 dagen: dat ze van jou waren, staat nergens meer, ook "
            "niet onder een code."
        ),
    ),
    "reports": Table(
        "Wat je onjuist noemde",
        "Wat er volgens jou niet klopt aan een antwoord, zodat moderators het verbeteren. Dit "
        "staat hoogstens 28 dagen onder een code.",
        {
            "key": Field("Het kenmerk van de melding."),
            "guild_id": _GUILD,
            "entry_id": _ITEM,
            "text": Field("Wat je schreef, zonder telefoonnummers, adressen en dergelijke."),
            "reported_at": Field("Wanneer je dat meldde.", Form.MOMENT),
        },
        coded=True,
    ),
    "awaiting": Table(
        "Vragen waarop je een antwoord wilt horen",
        "Je drukte op ‘Laat het me weten’. Dit blijft tot je het antwoord hebt, en hoogstens 28 "
        "dagen.",
        {
            "key": Field("Het kenmerk waaronder je wacht."),
            "question_key": Field("Het kenmerk van de vraag."),
            "guild_id": _GUILD_OR_DM,
            "text": Field("De vraag, zonder telefoonnummers, adressen en dergelijke."),
            "wished_at": Field("Wanneer je erom vroeg.", Form.MOMENT),
        },
    ),
    "follows": Table(
        "Wat je volgt",
        "Thema’s, organisaties en auteurs. Dit blijft tot je stopt, of ik je een jaar niet kan "
        "bereiken en niets van je hoor.",
        {
            "kind": Field(
                "Een thema, organisatie of auteur.", choices=("theme", "organisation", "author")
            ),
            "subject_id": Field("De vaste naam daarvan bij Wijkbot."),
            "since": Field("Sinds wanneer je het volgt.", Form.MOMENT),
        },
    ),
    "follow_places": Table(
        "Servers waar je iets volgde",
        "Daarvan hoor je ook wat zij toevoegen. Dit blijft tot je het laat wissen, of ik je een "
        "jaar niet kan bereiken en niets van je hoor.",
        {
            "guild_id": _GUILD,
            "since": Field("Sinds wanneer.", Form.MOMENT),
        },
    ),
    "news_settings": Table(
        "Je meldingen",
        "Hoe vaak, hoe laat en wanneer niet. Dit blijft tot je het laat wissen, of ik je een jaar "
        "niet kan bereiken en niets van je hoor.",
        {
            "frequency": Field("Hoe vaak.", choices=("never", "direct", "day", "week", "month")),
            "day": Field(
                "De weekdag vanaf maandag (0), of bij eens per maand de dag van de maand.",
                Form.NUMBER,
            ),
            "minute": Field("Hoe laat, in minuten na middernacht.", Form.NUMBER),
            "quiet_from": Field(
                "Vanaf wanneer het stil is, in minuten na middernacht.", Form.NUMBER, empty=True
            ),
            "quiet_until": Field("Tot wanneer het stil is.", Form.NUMBER, empty=True),
            "paused_until": Field("Tot wanneer je pauze hebt.", Form.MOMENT, empty=True),
            "zone": Field("De tijdzone; leeg is die van Nederland.", empty=True),
            "changed_at": Field("Wanneer je dit het laatst koos.", Form.MOMENT),
        },
    ),
    "news_items": Table(
        "Nieuwe stukken voor jou",
        "Van wat je volgt. Acht weken nadat je het hoorde, gaat het weg, van een evenement niet "
        "voordat het voorbij is; anders na een jaar.",
        {
            "entry_id": _ITEM,
            "guild_id": replace(
                _GUILD, about=f"{_GUILD.about} Leeg als het voor alle servers is.", empty=True
            ),
            "made_at": Field("Wanneer het nieuw was.", Form.MOMENT),
            "digest": Field("Het kenmerk van het bericht waar het in staat.", empty=True),
            "told_at": Field(
                "Wanneer je dat kreeg; leeg als dat nog komt.", Form.MOMENT, empty=True
            ),
        },
    ),
    "news_turns": Table(
        "Wanneer je daarvan hoort",
        "Dit blijft tot dat moment.",
        {
            "due_at": Field(
                "Wanneer; leeg als ik dat nog moet uitrekenen.", Form.MOMENT, empty=True
            ),
        },
    ),
    "drafts": Table(
        "Kennis die je nog aan het schrijven bent",
        "Zo gaat wat je invult niet verloren. Dit blijft tot je het opslaat of annuleert, en "
        "hoogstens vier weken na je laatste wijziging.",
        {
            "key": Field("Het kenmerk van het concept, voor de knoppen eronder."),
            "guild_id": _GUILD,
            "fields": Field("Wat je hebt ingevuld, als JSON."),
            "based_on": Field(
                "Het nummer van de wijziging die je verandert; 0 als het nieuw is.", Form.NUMBER
            ),
            "written": Field("Hoe vaak je eraan schreef.", Form.NUMBER),
            "updated_at": Field("Wanneer je er het laatst aan schreef.", Form.MOMENT),
        },
    ),
    "proposals": Table(
        "Wat je voorstelde",
        "Met wat moderators erover vroegen en wat ervan kwam. Dit blijft tot een half jaar na het "
        "besluit. Wat je niet verstuurt of wat je intrekt, gaat na een dag weg.",
        {
            "key": Field("Het kenmerk van het voorstel, voor de knoppen eronder."),
            "guild_id": _GUILD,
            "kind": Field(
                "Nieuwe kennis of een verbetering.", choices=("knowledge", "improvement")
            ),
            "item_id": replace(
                _ITEM, about=f"{_ITEM.about} Leeg als het nieuwe kennis is.", empty=True
            ),
            "heading": Field("De vraag of titel."),
            "body": Field("Wat je erover weet, of wat er beter moet."),
            "source": Field("De bron die je noemde."),
            "why": Field("Waarom het belangrijk is, schreef je."),
            "state": Field(
                "Hoe ver het is.",
                choices=("unsent", "waiting", "published", "declined", "withdrawn"),
            ),
            "exchange": Field("Wat moderators vroegen en wat je antwoordde, als JSON."),
            "entry_id": replace(
                _ITEM,
                about="De vaste naam van wat ervan kwam; leeg als dat er niet is.",
                empty=True,
            ),
            "reason": Field("Waarom het niet is opgenomen; leeg als dat niet zo is.", empty=True),
            "proposed_at": Field("Wanneer je het voorstelde.", Form.MOMENT),
            "decided_at": Field(
                "Wanneer erover is besloten; leeg als dat nog moet.", Form.MOMENT, empty=True
            ),
        },
        stays="Wat je voorstelde en is opgenomen, blijft; dat jij het voorstelde, is gewist.",
    ),
}
"""By the name of the table, in the order of `Stores.personal`."""
