"""Descriptions of commands, options and menus, at most 100 characters; cogs hold the names."""

from __future__ import annotations

ASK = "Stel een vraag over wat werkt in de wijk en krijg een nagekeken antwoord"
ASK_QUESTION = "Je vraag, in gewone woorden"
ASK_THEME = "Alleen antwoorden over dit thema"
VISIBLE = "Wie het antwoord ziet: alleen jij, of iedereen in het kanaal"
VISIBLE_ME = "alleen ik"
VISIBLE_CHANNEL = "kanaal"
FIND_ANSWER_MENU = "Zoek antwoord"

SEARCH = "Zoek in alle antwoorden, publicaties, artikelen en hulpmiddelen"
SEARCH_WORDS = "Woorden om op te zoeken; leeg laat alles zien, het nieuwste eerst"
SEARCH_THEME = "Alleen dit thema"
SEARCH_KIND = "Alleen deze soort"
SEARCH_ORGANISATION = "Alleen van deze organisatie"
SEARCH_AUTHOR = "Alleen van deze auteur"
SEARCH_FROM_YEAR = "Alleen vanaf dit jaar, bijvoorbeeld 2020"
SEARCH_MOST_MINUTES = "Alleen wat je in zoveel minuten kunt lezen"

RECORD = "Bekijk een publicatie, artikel, hulpmiddel of evenement"
RECORD_TITLE = "De titel; typ een paar letters en kies"

THEME = "Bekijk een thema: wat het is, de vragen en de nieuwste rapporten"
THEME_NAME = "De naam van het thema; typ een paar letters en kies"

HELP = "Lees wat ik kan, hoe je een vraag stelt en hoe je een mens bereikt"
HELP_TOPIC = "Waar je hulp bij wilt"

MANAGE = "Stel de bot in voor deze server"
MANAGE_HUMAN = "Wie de vragen krijgt van de knop Vraag een mens; zonder keuze zie je wat er staat"
MANAGE_CLEAR = "Haal weg wat er stond"
MANAGE_HUMAN_ROLE = "De rol die een melding krijgt"
MANAGE_HUMAN_CHANNEL = "Het kanaal waar de vraag komt te staan"
MANAGE_HUMAN_PERSON = "De persoon die de vraag krijgt"
MANAGE_ROLE = "Welke rol iemand moderator maakt; zonder keuze zie je wat er staat"
MANAGE_ROLE_ROLE = "De rol van de moderators"
MANAGE_THRESHOLD = "Vanaf welke zekerheid ik een antwoord geef; zonder keuze zie je wat er staat"
MANAGE_THRESHOLD_SHARE = "Een percentage; hoger is strenger, dan vraag ik vaker wat je bedoelt"
