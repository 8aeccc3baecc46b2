"""The texts by which an entry is found, each with its weight."""

from typing import NamedTuple

from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry, Taxonomy

HEADING, PHRASING, NAMES, BODY = 2.0, 1.0, 1.0, 0.5
"""The weight of a word in a title or question, a phrasing, the makers' names, and the text."""


class Text(NamedTuple):
    """A text with the weight of its words, and whether it is a question for the entry."""

    text: str
    weight: float
    phrasing: bool = False


def question_texts(entry: Entry) -> tuple[str, ...]:
    """Return the texts that are a question for the entry: its heading and phrasings.

    Not the title of a subject outside the field, which names words of the field it isn't about.
    """
    if isinstance(entry, ElsewhereEntry):
        return entry.phrasings
    return (entry.heading, *entry.phrasings)


def weighted_texts(entry: Entry, taxonomy: Taxonomy) -> list[Text]:
    """Return every text by which an entry is found.

    A subject outside the field is found by its phrasings alone: its title names words of the field
    it isn't about, and its answer says who does help.
    """
    phrasings = [Text(text, PHRASING, phrasing=True) for text in entry.phrasings]
    if isinstance(entry, ElsewhereEntry):
        return phrasings
    texts = [Text(entry.heading, HEADING, phrasing=True), *phrasings]
    if not isinstance(entry, QuestionEntry) and entry.subtitle:
        texts.append(Text(entry.subtitle, HEADING))
    names = [
        *(taxonomy.organisations[own].name for own in entry.organisations),
        *(taxonomy.authors[own].name for own in entry.authors),
    ]
    texts += [Text(name, NAMES) for name in names]
    texts += [Text(text, BODY) for text in entry.body]
    return texts
