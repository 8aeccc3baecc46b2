"""Descriptions of commands, options and menus, at most 100 characters; cogs hold the names."""

from __future__ import annotations

FOLLOW = "Volg thema’s, organisaties en auteurs: ik laat je weten wat er nieuw is"
FOLLOW_THEME = "Hoor het als er iets nieuws is over een thema"
FOLLOW_ORGANISATION = "Hoor het als er iets nieuws is van een organisatie"
FOLLOW_AUTHOR = "Hoor het als er iets nieuws is van een auteur"
FOLLOW_NAME = "De naam; typ een paar letters en kies"
FOLLOW_OVERVIEW = "Bekijk wat je volgt en hoeveel het je de laatste maand bracht"
FOLLOW_STOP = "Volg iets niet meer"
FOLLOW_STOP_NAME = "Iets dat je volgt; typ een paar letters en kies"
NEWS = "Kies wanneer je hoort wat er nieuw is bij wat je volgt"
NEWS_SET = "Kies hoe vaak en hoe laat je ervan hoort; zonder keuze zie je wat er staat"
NEWS_FREQUENCY = "Hoe vaak: nooit, direct, of eens per dag, week of maand"
NEWS_DAY = "Bij week een weekdag, bij maand een dag van 1 tot en met 31"
NEWS_TIME = "Hoe laat, bijvoorbeeld 9:00 of half tien"
NEWS_QUIET_FROM = "Vanaf hoe laat ik niets stuur, bijvoorbeeld 22:00; ‘geen’ haalt stille uren weg"
NEWS_QUIET_UNTIL = "Tot hoe laat ik niets stuur, bijvoorbeeld 7:00"
NEWS_PAUSE = "Hoor een tijd niets; wat nieuw is, bewaar ik"
NEWS_PAUSE_UNTIL = "Tot wanneer, bijvoorbeeld: 1 september, of over drie weken"
NEWS_RESUME = "Beëindig de pauze"
NEWS_NOW = "Bekijk nu wat er voor je klaarstaat"


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
