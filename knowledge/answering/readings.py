"""What a turn of a conversation may mean, as texts: itself, and itself with what came before."""

from dataclasses import dataclass

from knowledge.answer import Context
from knowledge.language.stemming import stem
from knowledge.language.turns import (
    Mark,
    asks_something,
    corrected,
    put_in_place,
    relation_of,
    subject_of,
    subject_stems,
    telling,
)

OURS, OURS_ASKING = 0.45, 0.1
"""How likely of the field a turn is that goes on without saying so, and where it asks something."""
FEW = 3
"""So many words of its own a turn has at most that goes on without saying so."""
SUBJECT, RELATION, ALL = "the same subject", "the same question", "all that was said"
PLACE = "the same question in its place"
_LEADS: dict[Mark | None, dict[str, float]] = {
    None: {SUBJECT: -0.1},
    Mark.PRONOUN: {SUBJECT: 0.15},
    Mark.ELLIPSIS: {SUBJECT: 0.05, RELATION: 0.1, PLACE: 0.15},
    Mark.FOR_OTHERS: {SUBJECT: 0.2, RELATION: -0.5, PLACE: 0.25},
    Mark.NARROWING: {SUBJECT: 0.1, ALL: 0.1},
    Mark.CORRECTION: {SUBJECT: 0.1, RELATION: 0.05},
}
"""By how much a reading goes before its sureness, by the turn's wording and what it keeps."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A text that a turn may mean, and what it keeps of the earlier question ("" for nothing)."""

    text: str
    keeps: str = ""
    lead: float = 0.0
    """By how much it goes before its sureness."""


def readings(
    text: str, context: Context, marked: Mark | None, of_the_field: float
) -> tuple[Interpretation, ...]:
    """Return what a turn may mean, itself first.

    A turn that doesn't go on by its words may be chatter, and then it is little `of_the_field`.
    """
    own, gone = corrected(text) if marked is Mark.CORRECTION else (text, frozenset[str]())
    own = own or text
    earlier = " ".join(word for word in context.question.split() if word.casefold() not in gone)
    said = subject_stems(own)
    about = " ".join(word for word in subject_of(earlier).split() if stem(word) not in said)
    asked, added = relation_of(earlier), telling(own)
    discussed = bool(context.shown or context.choices)
    least = OURS_ASKING if asks_something(own) else OURS
    leans = len(said) <= FEW and discussed and of_the_field >= least
    asks_itself = marked is Mark.CORRECTION and asks_something(own)
    made = {
        SUBJECT: f"{about} {own}" if about and (marked or leans) else "",
        RELATION: f"{asked} {added}" if added and asked and not asks_itself else "",
        PLACE: put_in_place(earlier, own),
        ALL: f"{earlier} {own}" if added else "",
    }
    leads = _LEADS[marked]
    kept = (Interpretation(made[keeps], keeps, leads[keeps]) for keeps in leads if made[keeps])
    return (Interpretation(own), *kept)
