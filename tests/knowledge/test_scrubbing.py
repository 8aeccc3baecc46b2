"""Scrubbing: what tells who someone is goes, what a question is about stays."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.nl import bsn

from benchmarks.personal import SURELY, WANTED, labelled, measure
from knowledge.personal.scrubbing import Personal, PersonalKind, find_personal, scrub

PERSONAL = {
    "[telefoonnummer]": [
        "06-12345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612345678",
        "+31 6 12345678",
        "0031612345678",
        "31612345678",
        "(020) 123 45 67",
        "0475/12 34 56",
        "+32 475 12 34 56",
        "09 225 12 34",
        "06 1234567",
    ],
    "[e-mailadres]": ["jan.jansen@gemeente.nl", "Jan+wijk@post.example.be", "jan (at) kpn.nl"],
    "[BSN]": ["111222333", "1112.22.333", "123 456 782", "123.456.782"],
    "[rekeningnummer]": [
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "BE68 5390 0754 7034",
        "NL92ABNA0417164300",
    ],
    "[adres]": [
        "Kerkstraat 12",
        "kerkstraat 12a",
        "Kerkstraat nr. 8",
        "Kerkstr. 12",
        "Kerkstraat 12, 1012 AB",
        "Jan van Galenstraat 12",
        "1e Oosterparkstraat 12-3",
        "Burgemeester de Vlugtlaan 3 hs",
        "Laan van Meerdervoort 12",
        "laan van meerdervoort 12",
        "Grote Markt 1",
        "Oude Kerkweg 5",
        "Wilhelminapark 3",
        "Brusselsesteenweg 14 bus 3",
        "Italiëlei 12",
        "Damrak 1, 1012 LG",
        "1012 LG 1",
        "1012 AB",
        "1012ab",
        "9000 Gent",
        "B-9000",
    ],
    "[naam]": ["<@123456789012345678>", "<@!123456789012345678>", "@jan_devries", "jan#1234"],
}

IMPERSONAL = [
    "Wat doet wijk 40?",
    "Artikel 12 van de wet",
    "Wat staat er in de top 40?",
    "Hoe gaat het met de 40 wijken?",
    "Wat doet de G40 voor 40 wijken?",
    "Vraag 12 van groep 7 en 8",
    "Van 2015 tot 2019, of 2015-2019, of 2015 2019",
    "Op 15-03-2024 om 10 uur, op 01-01-2024 12:00 of 20240115",
    "€ 12.500.000 of 1.400.000 euro, 12 345 678 euro, 3,5 miljoen",
    "250000 woningen, 100.000 inwoners, 1500 km, 2000 kg, 50%",
    "in 2023 EU-geld",
    "WAT WERKT SINDS 2015 IN NEDERLAND",
    "in de straat 40 huizen en in de winkelstraat 40 winkels",
    "de kerkstraat 12 woningen",
    "Woningmarkt 3, Onderweg 20 mensen, bij het opslaan 3 keer",
    "het park van wijk 40",
    "de huur steeg 12 procent",
    "in 2018 Antwerpen",
    "10 20 30 40 mensen",
    "@everyone, kijk in <#123456789012345678> <:hoi:123456789012345678>",
    "https://www.wijkwijzer.org/artikel/2023/12/wat-werkt",
]


@pytest.mark.parametrize(
    ("placeholder", "personal"),
    [(placeholder, text) for placeholder, texts in PERSONAL.items() for text in texts],
)
@pytest.mark.parametrize(
    "sentence", ["{}", "Hoi, {}.", "Kan iemand ({}) helpen?", "Ik zeg {} dus ja", "Zie:\n{}\nDank"]
)
def test_what_tells_who_someone_is_goes(sentence: str, personal: str, placeholder: str) -> None:
    """Wherever it stands in a sentence, it goes whole, and the words around it stay."""
    scrubbed = scrub(sentence.format(personal))

    assert scrubbed == sentence.format(placeholder)


@pytest.mark.parametrize("text", IMPERSONAL)
def test_what_a_question_is_about_stays(text: str) -> None:
    """Numbers of wijken, articles, years, amounts and dates are nobody's."""
    assert scrub(text) == text


def test_what_is_called_a_bsn_goes() -> None:
    """A BSN with a typing error is still someone's."""
    assert scrub("mijn bsn is 123456789") == "mijn bsn is [BSN]"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mijn bsn nummer is 123456789", "mijn bsn nummer is [BSN]"),
        ("mail jan(apenstaartje)gmail.com", "mail [e-mailadres]"),
        ("mail jan@gmail punt com graag", "mail [e-mailadres] graag"),
        ("bel O6-12345678", "bel [telefoonnummer]"),
        ("app me op 6 12345678", "app me op [telefoonnummer]"),
        ("whatsapp: 612345678", "whatsapp: [telefoonnummer]"),
        ("er is overlast op de molenweg 3", "er is overlast op de [adres]"),
        ("wie helpt bij parkweg 12?", "wie helpt bij [adres]?"),
        ("stationsweg 4b is vies", "[adres] is vies"),
        ("ik zag dat dorpsdijk 22c leegstaat", "ik zag dat [adres] leegstaat"),
        ("wie helpt in Rue de la Loi 12", "wie helpt in [adres]"),
    ],
)
def test_what_is_typed_in_haste_goes(typed: str, kept: str) -> None:
    """Without capitals, a zero or a dot it is still someone's."""
    assert scrub(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "mag er op het fietspad 2 meter verharding",
        "zebrapad 30 zone",
        "aan de snelweg 3 geluidsschermen",
        "in het sportpark 4 velden",
        "op welke weg 3 mensen",
        "bel 112 of 14 020",
        "ons nummer is 6",
        "op de arbeidsmarkt 5 procent",
        "van 2015 punt nl",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    """Small letters and a number are not enough."""
    assert scrub(text) == text


def test_several_go_at_once() -> None:
    """A text loses each of them, by its own name."""
    text = "Ik woon op Damrak 1, 1012 LG; bel 06-12345678 of mail jan@kpn.nl, BSN 111222333"

    assert scrub(text) == (
        "Ik woon op [adres]; bel [telefoonnummer] of mail [e-mailadres], BSN [BSN]"
    )


PIECES = st.sampled_from(
    [text for texts in PERSONAL.values() for text in texts]
    + IMPERSONAL
    + [" ", ", ", "\n", "-", ".", "[", "]", "@", "<@", "1", "0", "12", "2024", "A", "en", "straat "]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text("0123456789 .-+@[]<>#aAbBstraNL€,", max_size=60),
    st.lists(PIECES, max_size=8).map("".join),
)


@given(TEXTS)
def test_scrubbing_twice_is_scrubbing_once(text: str) -> None:
    """A scrubbed text has nothing left to take out, and no placeholder is taken for something."""
    once = scrub(text)

    assert scrub(once) == once


@given(
    st.from_regex(r"[0-9]{8}", fullmatch=True),
    st.sampled_from(["{}{}{}", "{}.{}.{}", "{} {} {}"]),
    st.sampled_from([(4, 6), (3, 6)]),
)
def test_every_bsn_goes(digits: str, form: str, cuts: tuple[int, int]) -> None:
    """Any valid BSN goes, in one piece or in its usual groups, unless it is a round amount."""
    number = next((digits + last for last in "0123456789" if bsn.is_valid(digits + last)), None)
    assume(number is not None and not number.endswith("000"))
    assert number is not None
    written = form.format(number[: cuts[0]], number[cuts[0] : cuts[1]], number[cuts[1] :])

    assert not set(scrub(f"Mijn nummer: {written}, dank je")) & set("0123456789")


@given(st.emails(domains=st.sampled_from(["kpn.nl", "gemeente.gent.be", "x-y.example"])))
def test_every_email_address_goes(address: str) -> None:
    """Of an address nothing that stands before the @ stays."""
    assert scrub(f"Mail {address} maar") == "Mail [e-mailadres] maar"


@given(st.from_regex(r"6[1-58][0-9]{7}", fullmatch=True), st.sampled_from(["0", "+31", "0031"]))
def test_every_mobile_number_goes(number: str, prefix: str) -> None:
    """A Dutch mobile number goes with every prefix."""
    assert scrub(f"Bel {prefix}{number} maar") == "Bel [telefoonnummer] maar"


@given(st.integers(1, 299), st.sampled_from(["wijk", "artikel", "top", "groep", "fase", "G"]))
def test_a_numbered_thing_stays(number: int, what: str) -> None:
    """A number behind a word that is no street is no house number."""
    text = f"Wat doet {what} {number} en {number} wijken in {1900 + number % 150}?"

    assert scrub(text) == text


@pytest.mark.parametrize(
    "text", ["A-" * 2000, "a." * 2000, "06" * 2000, "0 6-" * 1000, "NL91 " * 800, "12 " * 1300]
)
def test_no_text_keeps_the_bot_waiting(text: str) -> None:
    """The longest message, made to be slow, takes no noticeable time."""
    start = time.process_time()

    scrub(text)

    assert time.process_time() - start < 1


def test_what_is_taken_out_is_named_as_it_stood() -> None:
    """Each piece with its kind, in the text's own words; nothing where nothing is taken out."""
    text = "Mail jan@kpn.nl of bel 06-12345678, of kom naar Kerkstraat 12, 1012 AB."

    assert set(find_personal(text)) == {
        Personal(PersonalKind.EMAIL, "jan@kpn.nl"),
        Personal(PersonalKind.TELEPHONE, "06-12345678"),
        Personal(PersonalKind.ADDRESS, "Kerkstraat 12, 1012 AB"),
    }
    assert find_personal("Wat helpt tegen schimmel in 2024?") == ()


@given(st.text(max_size=120))
def test_something_is_found_exactly_where_something_is_taken_out(text: str) -> None:
    """Finding and scrubbing are one rule."""
    assert bool(find_personal(text)) == (scrub(text) != text)


@pytest.mark.parametrize("piece", ["@06", "@ab", "01012//", "06-", "a@b.c@", "12 AB ", "[at]@"])
def test_nobody_holds_it_up(piece: str) -> None:
    """What is repeated for as long as a question may be ends in few rounds, and tells nothing."""
    text = (piece * 2000)[:2000]

    scrubbed = scrub(text)

    assert scrub(scrubbed) == scrubbed
    assert len(scrubbed) <= 10 * len(text)


def test_so_much_of_what_people_write_is_found() -> None:
    """Of four hundred labelled lines, half of them hard ones of nobody."""
    lines = labelled()
    measured = measure(lines)

    assert len(lines) >= 400
    assert 0.4 <= sum(bool(line.pieces) for line in lines) / len(lines) <= 0.6
    assert {kind: measured.recall(kind) for kind, least in WANTED.items()} == {
        kind: pytest.approx(1, abs=1 - least + 1e-9) for kind, least in WANTED.items()
    }
    assert measured.precision >= SURELY


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("bel 06\u00a01234\u200b5678", "bel [telefoonnummer]"),
        (
            "bel \uff10\uff16-\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
            "bel [telefoonnummer]",
        ),
        ("caf\u00e9 \u200bopen m\u00b2", "caf\u00e9 \u200bopen m\u00b2"),
    ],
)
def test_it_is_read_as_it_looks(written: str, plain: str) -> None:
    """Blanks, digits and what isn't seen hide nothing; where nothing is found nothing changes."""
    assert scrub(written) == plain
