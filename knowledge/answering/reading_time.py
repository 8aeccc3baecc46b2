"""How long an entry takes to read: as its publisher states it, or computed."""

from dataclasses import dataclass
from math import ceil

from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction (Brysbaert, How many words do we read per minute?, 2019)."""
WORDS_A_PAGE = 400


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """Minutes, and whether they are for the whole work or for the summary shown here."""

    minutes: int
    whole: bool


def reading_time(entry: Entry) -> ReadingTime:
    """Return the stated time, else one from the number of pages, else that of the text shown."""
    if entry.reading_minutes:
        return ReadingTime(entry.reading_minutes, whole=True)
    pages = None if isinstance(entry, QuestionEntry | ElsewhereEntry) else entry.pages
    if pages:
        return ReadingTime(ceil(pages * WORDS_A_PAGE / WORDS_A_MINUTE), whole=True)
    count = sum(len(text.split()) for text in entry.body)
    return ReadingTime(max(1, ceil(count / WORDS_A_MINUTE)), whole=isinstance(entry, QuestionEntry))
