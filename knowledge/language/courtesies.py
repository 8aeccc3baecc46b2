"""Courtesies around a question: greetings, introductions and thanks."""

import re

FEWEST_WORDS = 3
"""The least words that are left of a question; otherwise the courtesy is all that was said."""
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:[ ]+(?:van|de|der|den|el|ten|ter)\b|[ ]+[A-ZÀ-Þ][\w'’-]+){0,4}"
_GREETING = re.compile(
    r"^\W*(?:(?i:hoi+|hallo+|he+y+|hé|hi|dag|beste|moi|goe(?:de|i)n?[ ]?(?:morgen|middag|avond|dag)"
    r"|goede[ ](?:morgen|middag|avond|dag))"
    rf"(?:[ ]+(?:(?i:allemaal|iedereen|mensen|daar|bot|wijkbot)|{_NAME}(?=[ ]*[,!.:\n])))?"
    r"[ ]*(?:[,!.:;–\n-]+|(?=[ ]))[ ]*)+"
)
_INTRODUCTION = re.compile(rf"\b(?:[Ii]k[ ](?:ben|heet)|[Mm]ijn[ ]naam[ ]is)[ ]{_NAME}[ ]*[,.:;!]+")
_CLOSING = re.compile(
    r"(?<![\s,.;!–-])[\s,.;!–-]*+\b"
    r"(?i:(?:al)?vast[ ]+(?:heel[ ]+(?:erg[ ]+)?)?(?:be)?dank(?:t|je|jewel)?"
    r"|(?:heel[ ]+erg[ ]+)?bedankt|dank[ ]?(?:je|u)[ ]?(?:wel)?|b\.?v\.?d\.?|m\.?v\.?g\.?|merci"
    r"|(?:met[ ]+)?(?:vriendelijke[ ]+|hartelijke[ ]+)?groet(?:en|jes)?)"
    rf"(?:[\s,]+(?:(?i:van)[ ]+)?(?:{_NAME}|(?i:mij|ons)))?\W*$"
)


def strip_courtesies(text: str) -> str:
    """Return a question without greeting, introduction by name, and thanks or greetings at its end.

    A text that is only a courtesy stays as it is.
    """
    left = _CLOSING.sub("", _INTRODUCTION.sub(" ", _GREETING.sub("", text)))
    return left if len(left.split()) >= FEWEST_WORDS else text
