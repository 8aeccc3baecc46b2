"""How long an entry takes is what its publisher says, else what its pages or its text take."""

from knowledge.answering.reading_time import reading_time
from tests.knowledge.builders import publication, question


def test_the_publishers_time_goes_first() -> None:
    """What the source states is shown as it is."""
    assert reading_time(publication(reading_minutes=12, pages=300)).minutes == 12


def test_pages_are_counted_for_the_whole_work() -> None:
    """A hundred pages of 400 words at 238 a minute are close to three hours."""
    assert reading_time(publication(pages=100)).minutes == 169
    assert reading_time(publication(pages=100)).whole


def test_without_either_it_is_the_time_of_what_is_shown() -> None:
    """A summary's time is said to be the summary's, and is never nothing."""
    assert reading_time(publication()).minutes == 1
    assert not reading_time(publication()).whole
    assert reading_time(question(answer="woord " * 500)).minutes == 3
