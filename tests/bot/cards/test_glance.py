"""Every answer that ships, as it is met: read in one glance."""

import textwrap
from statistics import median, quantiles

from bot.cards.entries import answer_card
from bot.view import View
from knowledge.answer import Match
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry
from tests.shipped import shipped_catalogue

A_LINE = 58
"""Characters in a line of a phone."""
KEY = "k" * 22


def card_of(entry: Entry, catalogue: Catalogue) -> View:
    """Return an answer's card; what is worth reading is behind a button, and takes no line."""
    return answer_card(Match(entry, 1.0), (), catalogue, key=KEY)


def lines_of(view: View) -> int:
    """Return how many lines of a phone all text of a card takes."""
    sections = (part for one in view.sections for part in (one.heading, one.text, *one.lines))
    texts = "\n".join((view.asked, view.title, view.text, *sections, view.footer)).split("\n")
    return sum(len(textwrap.wrap(text, A_LINE)) for text in texts)


def test_an_answer_is_read_in_one_glance() -> None:
    """Half of them in nine lines or less, nine of ten in twelve; the answer in sixty words."""
    catalogue = shipped_catalogue()
    answers = [one for one in catalogue.entries.values() if isinstance(one, QuestionEntry)]

    cards = [card_of(one, catalogue) for one in answers]

    counts = [lines_of(card) for card in cards]
    assert median(counts) <= 9
    assert quantiles(counts, n=10)[-1] <= 12
    assert max(len(card.text.split()) for card in cards) <= 60


def test_a_work_is_met_in_short() -> None:
    """What it is about and its first points fit on a phone; the rest is to be read on."""
    catalogue = shipped_catalogue()
    ours = catalogue.entries.values()
    works = [one for one in ours if not isinstance(one, QuestionEntry | ElsewhereEntry)]

    cards = [card_of(one, catalogue) for one in works]

    counts = [lines_of(card) for card in cards]
    assert median(counts) <= 12
    assert max(counts) <= 16
