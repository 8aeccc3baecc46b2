"""Descriptions of commands, options and menus, at most 100 characters; cogs hold the names."""

from __future__ import annotations

GAPS = "Vragen zonder goed antwoord: bekijk ze, en geef er een antwoord bij"
GAPS_LIST = "Bekijk wat nog geen goed antwoord heeft, het belangrijkste bovenaan"
GAPS_PERIOD = "Hoe ver terug; anders alles wat er nog is, hoogstens vier weken"
GAPS_LINK = "Maak van een open vraag een formulering bij een antwoord dat er al is"
GAPS_QUESTION = "De open vraag; typ een paar letters en kies"
GAPS_ITEM = "Het antwoord dat erbij past; typ een paar letters en kies"
GAPS_ANSWER = "Schrijf een antwoord bij een open vraag"
GAPS_IGNORE = "Haal een open vraag uit de lijst; je kunt dat ongedaan maken"


REPORT_MENU = "Meld onjuist"

PROPOSE = "Stel kennis of een verbetering voor, en kijk hoe het daarmee staat"
PROPOSE_KNOWLEDGE = "Vertel wat je weet en hier nog niet staat; de moderators bekijken het"
PROPOSE_IMPROVEMENT = "Vertel wat er in een antwoord of publicatie anders moet"
PROPOSE_ITEM = "De titel of de vraag; typ een paar letters en kies"
PROPOSE_OWN = "Bekijk je voorstellen, beantwoord een vraag of trek er een in"
PROPOSE_MENU = "Maak kennisvoorstel"
KNOWLEDGE_PROPOSALS = "Bekijk wat mensen hebben voorgesteld, en neem het op of wijs het af"
