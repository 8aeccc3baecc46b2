"""The Dutch word for each kind of entry and each kind of evidence."""

from __future__ import annotations

from knowledge.entry import Evidence, Kind

KINDS: dict[Kind, str] = {
    Kind.QUESTION: "vraag en antwoord",
    Kind.PUBLICATION: "publicatie",
    Kind.ARTICLE: "artikel",
    Kind.TOOL: "hulpmiddel",
    Kind.EVENT: "evenement",
    Kind.ELSEWHERE: "ander onderwerp",
}

EVIDENCE: dict[Evidence, str] = {
    Evidence.RESEARCH: "op basis van onderzoek",
    Evidence.EVALUATION: "op basis van een evaluatie",
    Evidence.FIGURES: "op basis van cijfers",
    Evidence.PRACTICE: "op basis van ervaring uit de praktijk",
    Evidence.POLICY: "op basis van beleid",
    Evidence.OPINION: "een mening",
}
