"""Why a text about a moment couldn't be used, in a sentence that says what to type instead."""

from __future__ import annotations

from typing import assert_never

from bot import moments_texts as texts
from bot.cleaning import cut
from knowledge.language.moments.outcome import Past, Unclear, Why

MOST_SAID = 50
"""So much of a user's words is repeated."""


def no_moment(outcome: Past | Unclear) -> str:
    """Return what was understood that is over, or what couldn't be understood."""
    if isinstance(outcome, Past):
        return texts.past(outcome.at)
    said = cut(outcome.said, MOST_SAID)
    match outcome.why:
        case Why.EMPTY:
            return texts.EMPTY
        case Why.TOO_LONG:
            return texts.TOO_LONG
        case Why.NOT_ONE:
            return texts.NOT_ONE
        case Why.NO_TIME:
            return texts.NO_TIME
        case Why.TOO_FAR:
            return texts.TOO_FAR
        case Why.UNKNOWN_WORD:
            return texts.unknown_word(said)
        case Why.VAGUE:
            return texts.vague(said)
        case Why.REPEATED:
            return texts.repeated(said)
        case Why.NO_SUCH_TIME:
            return texts.no_such_time(said)
        case Why.NO_SUCH_DATE:
            return texts.no_such_date(said)
        case Why.OTHER_DAYPART:
            return texts.other_daypart(said)
        case Why.OTHER_WEEKDAY:
            assert outcome.day is not None, "a weekday is another than that of a day"
            return texts.other_weekday(outcome.day, said)
        case _:
            assert_never(outcome.why)
