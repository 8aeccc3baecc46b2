"""Descriptions of commands, options and menus, at most 100 characters; cogs hold the names."""

from __future__ import annotations

PROPOSE = "Stel kennis of een verbetering voor, en kijk hoe het daarmee staat"
PROPOSE_KNOWLEDGE = "Vertel wat je weet en hier nog niet staat; de moderators bekijken het"
PROPOSE_IMPROVEMENT = "Vertel wat er in een antwoord of publicatie anders moet"
PROPOSE_ITEM = "De titel of de vraag; typ een paar letters en kies"
PROPOSE_OWN = "Bekijk je voorstellen, beantwoord een vraag of trek er een in"
PROPOSE_MENU = "Maak kennisvoorstel"
KNOWLEDGE_PROPOSALS = "Bekijk wat mensen hebben voorgesteld, en neem het op of wijs het af"
