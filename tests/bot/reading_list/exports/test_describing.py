"""What an export says of an item, before it is any format."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.reading_list.exports.reference import KNOWLEDGE, ONLY_KEPT, Cited, WorkType, describe
from knowledge.entry import Article, Event, Evidence, Kind, PartialDate, Publication, Source, Tool
from tests.bot.answers import book, catalogue, damp
from tests.bot.reading_list.exports.builders import kept, listed
from tests.knowledge.builders import elsewhere


def record(kind: type[Any], **fields: Any) -> Any:
    return kind(**({"id": "iets", "title": "Iets", "summary": "Over iets."} | fields))


@pytest.mark.parametrize(
    ("entry", "work"),
    [
        (record(Publication), WorkType.REPORT),
        (record(Publication, evidence=Evidence.POLICY), WorkType.REPORT),
        (record(Article), WorkType.PAGE),
        (record(Article, evidence=Evidence.RESEARCH), WorkType.PAGE),
        (record(Tool), WorkType.PAGE),
        (record(Tool, evidence=Evidence.FIGURES), WorkType.PAGE),
        (record(Tool, isbn="978-94-6409-145-8"), WorkType.REPORT),
        (record(Tool, pages=36), WorkType.REPORT),
        (record(Event), WorkType.EVENT),
        (record(Event, pages=8), WorkType.EVENT),
        (damp(), WorkType.ANSWER),
        (elsewhere(), WorkType.ANSWER),
    ],
)
def test_a_kind_is_a_sort_of_work(entry: Any, work: WorkType) -> None:
    """A tool with pages or an ISBN is a document; on what it rests makes no difference."""
    assert describe(listed(entry), catalogue()).work is work


def test_a_record_says_all_that_is_known_of_it() -> None:
    """Names instead of ids, and the list's own dates in Dutch time."""
    entry = book(isbn="9789077389997")

    described = describe(
        listed(
            entry,
            note="Voor later",
            added_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
            read_at=datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
        ),
        catalogue(),
    )

    assert described.full_title == "Gezonde huizen: Een onderzoek"
    assert [name.spoken for name in described.authors] == ["Karin Verbeek"]
    assert described.organisations == ("Platform31",)
    assert described.corporate_authors == ()
    assert described.published == PartialDate(2022, 5)
    assert described.isbn == "978-90-77389-99-7"
    assert (described.pages, described.minutes) == (40, 68)
    assert described.themes == ("Wonen",)
    assert described.abstract == "Over wonen zonder vocht."
    assert (described.added, described.read) == (date(2026, 11, 21), date(2026, 11, 24))
    assert described.accessed == described.read
    assert described.note == "Voor later"
    assert described.remarks == ()


def test_the_time_of_a_summary_alone_is_not_told() -> None:
    """It would seem to be the time that the whole takes."""
    assert describe(listed(record(Publication)), catalogue()).minutes is None
    assert describe(listed(record(Publication, reading_minutes=5)), catalogue()).minutes == 5


def test_an_entry_without_a_link_keeps_the_one_on_the_list() -> None:
    """What someone saved stays."""
    item = listed(damp(), url="https://example.org/bewaard")

    assert describe(item, catalogue()).url == "https://example.org/bewaard"


def test_organisations_are_the_authors_where_no_person_is() -> None:
    """Someone must be cited."""
    described = describe(listed(book(authors=())), catalogue())

    assert described.corporate_authors == ("Platform31",)


def test_what_is_not_known_here_is_described_by_what_was_kept() -> None:
    """Its title, link and note stay, and it says that there is no more."""
    described = describe(kept(note="Let op"), catalogue())

    assert described.title == "Een rapport van toen"
    assert described.url == "https://example.org/weg"
    assert described.note == "Let op"
    assert described.remarks == (ONLY_KEPT,)
    assert described.work is WorkType.REPORT


def test_a_question_names_what_its_answer_rests_on() -> None:
    """The answer with its deeper part, its sources by name and page, the first one as its link."""
    described = describe(listed(damp(), url=None), catalogue())

    assert described.abstract == "Meer ventileren.\n\nVentileren helpt het meest in de badkamer."
    assert described.sources == (
        Cited("Gezonde huizen (2022), bladzijde 12", "https://example.org/boek"),
        Cited("Nota (2020)", None),
    )
    assert described.url == "https://example.org/boek"
    assert described.container == KNOWLEDGE


@pytest.mark.parametrize(
    ("when", "days", "cited"),
    [
        ({}, (), PartialDate(2026)),
        ({"start": date(2026, 5, 1)}, (date(2026, 5, 1),), PartialDate(2026, 5, 1)),
        (
            {"start": date(2026, 5, 1), "end": date(2026, 5, 1)},
            (date(2026, 5, 1),),
            PartialDate(2026, 5, 1),
        ),
        (
            {"start": date(2026, 5, 1), "end": date(2026, 5, 3)},
            (date(2026, 5, 1), date(2026, 5, 3)),
            PartialDate(2026, 5, 1),
        ),
        (
            {"start": datetime(2026, 5, 1, 23, tzinfo=UTC)},
            (date(2026, 5, 2),),
            PartialDate(2026, 5, 2),
        ),
        (
            {"start": datetime.fromisoformat("2026-05-01T09:00")},
            (date(2026, 5, 1),),
            PartialDate(2026, 5, 1),
        ),
    ],
)
def test_an_event_is_dated_by_its_first_day(
    when: dict[str, Any], days: tuple[date, ...], cited: PartialDate
) -> None:
    """In Dutch time, with its last day where there are more; undated it keeps what was known."""
    described = describe(listed(record(Event, published=PartialDate(2026), **when)), catalogue())

    assert described.days == days
    assert described.published == cited


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ({}, None),
        ({"online": True}, "Online"),
        ({"place": "Utrecht"}, "Utrecht"),
        ({"place": "in de buurt", "online": True}, "In de buurt en online"),
    ],
)
def test_an_event_is_somewhere(where: dict[str, Any], place: str | None) -> None:
    """Online is a place too."""
    assert describe(listed(record(Event, **where)), catalogue()).place == place


def test_an_event_says_in_words_when_it_recurs() -> None:
    """No format has a field for it."""
    event = record(Event, recurrence="elk jaar in mei")

    assert describe(listed(event), catalogue()).remarks == ("Wanneer: elk jaar in mei",)


def test_an_event_that_is_off_says_so() -> None:
    """A list that is taken along may be read long after."""
    event = record(Event, cancelled=True)

    assert describe(listed(event), catalogue()).remarks == ("Gaat niet door",)


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1234/ab.c-1", "10.1234/ab.c-1"),
        ("https://www.doi.org/10.1234/S0140-6736%2805%296", "10.1234/S0140-6736(05)6"),
        ("http://dx.doi.org/10.1234/x", "10.1234/x"),
        ("https://example.org/10.1234/x", None),
        (None, None),
    ],
)
def test_an_address_at_doi_org_holds_a_doi(url: str | None, doi: str | None) -> None:
    """No field of its own is needed."""
    assert describe(listed(record(Publication, url=url)), catalogue()).doi == doi


@pytest.mark.parametrize(
    ("title", "whole"), [("Iets", "Iets: Meer"), ("Iets?", "Iets? Meer"), ("Iets!", "Iets! Meer")]
)
def test_a_subtitle_follows_a_colon_or_a_mark(title: str, whole: str) -> None:
    """Never '?:'."""
    described = describe(listed(record(Publication, title=title, subtitle="Meer")), catalogue())

    assert described.full_title == whole


def test_ids_that_nobody_knows_are_left_out() -> None:
    """A server's entry may name what is gone from the taxonomy."""
    entry = book(authors=("weg",), organisations=("weg",), themes=("weg",))

    described = describe(listed(entry), catalogue())

    assert (described.authors, described.organisations, described.themes) == ((), (), ())


def test_a_source_without_an_address_gives_none() -> None:
    """A question may rest on a paper note alone."""
    entry = damp(sources=(Source(title="Nota"),))

    assert describe(listed(entry, url=None), catalogue()).url is None


def test_a_title_is_never_empty() -> None:
    """Where nothing of it can be shown, the id stands there."""
    assert describe(kept(title="\x00", kind=Kind.TOOL), catalogue()).title == "weg"
