"""An entry as the texts it is found by, each with its weight."""

from typing import NamedTuple

from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry, Taxonomy

HEADING, PHRASING, NAMES, BODY = 2.0, 1.0, 1.0, 0.5
"""How often a word counts in a title or question, a phrasing, the makers' names, the text."""


class Text(NamedTuple):
    """A text with how often its words count, and whether it is a question for the entry."""

    text: str
    weight: float
    phrasing: bool = False


def question_texts(entry: Entry) -> tuple[str, ...]:
    """Return the texts that are a question for the entry: its heading and phrasings.

    The title of a subject outside the field is none: it names the field's words it isn't about.
    """
    if isinstance(entry, ElsewhereEntry):
        return entry.phrasings
    return (entry.heading, *entry.phrasings)


def weighted_texts(entry: Entry, taxonomy: Taxonomy) -> list[Text]:
    """Return every text that an entry is found by.

    A subject outside the field is known by its phrasings alone: its title names the field's words
    that it isn't about, and its line says who does help.
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
