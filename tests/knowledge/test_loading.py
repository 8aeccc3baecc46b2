"""Packs are read with every fault named by line, and nothing in a file can cost memory or run."""

import tracemalloc
from pathlib import Path

import pytest

from knowledge.format.faults import BrokenKnowledgeError, Problem
from knowledge.format.loading import (
    LARGEST_FILE,
    PackFile,
    fingerprint,
    load,
    parse,
    read_files,
    read_located,
    read_yaml,
)
from tests.shipped import ship_few

WHOLE = """\
themas:
- id: wonen
  naam: Wonen
  omschrijving: Over huizen.
organisaties:
- id: movisie
  naam: Movisie
auteurs:
- id: an-jansen
  naam: An Jansen
  bij: [movisie]
items:
- id: boek
  soort: publicatie
  titel: Gezonde huizen
  datum: 2022-05
  auteurs: [an-jansen]
  organisaties: [movisie]
  themas: [wonen]
  samenvatting: Over vocht.
  bronnen:
  - url: https://example.org/boek
- id: vocht
  soort: vraag
  vraag: Wat helpt tegen schimmel?
  antwoord: Ventileren.
  bronnen:
  - item: boek
    pagina: 12
  formuleringen: [schimmel in huis]
formuleringen:
  vocht:
  - natte muren
gouden_vragen:
  vocht:
  - Mijn muur is nat
"""


def test_what_changes_has_a_day_to_check_it_where_that_is_asked() -> None:
    """`check` names it; a bot goes on with such a pack."""
    text = WHOLE.replace("  naam: Wonen\n", "  naam: Wonen\n  verandert: true\n")
    text = text.replace("  antwoord: Ventileren.\n", "  antwoord: Ventileren.\n  themas: [wonen]\n")
    file = PackFile("a.yaml", text.encode())

    assert parse([file])[1] == ()
    assert [str(one) for one in parse([file], strict=True)[1]] == [
        "a.yaml:24: controleer_voor: is missing, and what this is about changes"
    ]


def faults_of(*texts: str | bytes) -> list[str]:
    contents = [text.encode() if isinstance(text, str) else text for text in texts]
    files = [PackFile(f"{number}.yaml", text) for number, text in enumerate(contents)]
    return [str(fault) for fault in parse(files)[1]]


def test_a_whole_pack_has_no_faults_and_joins_texts_that_stand_apart() -> None:
    """Every section is taken in, and a phrasing may stand under its item or apart from it."""
    library, faults = parse([PackFile("a.yaml", WHOLE.encode())])

    by_id = {entry.id: entry for entry in library.entries}
    assert faults == ()
    assert by_id["vocht"].phrasings == ("schimmel in huis", "natte muren")
    assert by_id["vocht"].golden == ("Mijn muur is nat",)
    assert by_id["vocht"].sources[0].page == "12"
    assert str(by_id["boek"].published) == "2022-05"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  titel: Gezonde huizen", "  tittel: x", "0.yaml:15: tittel: is not a known key"),
        ("  titel: Gezonde huizen\n", "", "0.yaml:13: titel: is missing"),
        ("  datum: 2022-05", "  datum: 2022-13", "0.yaml:16: datum: must be a date like"),
        ("themas: [wonen]", "themas: [wnen]", "which is not a known theme; did you mean 'wonen'?"),
        ("organisaties: [movisie]", "organisaties: [x]", "not a known organisation"),
        ("auteurs: [an-jansen]", "auteurs: [jan]", "not a known author"),
        ("  - item: boek", "  - item: beok", "not a known entry; did you mean 'boek'?"),
        ("  - url: https://example.org/boek", "  - url: boek", "must be a web address"),
        ("//example.org/boek", "//overheid.nl@example.org/boek", "must be a web address"),
        ("//example.org/boek", "//wie:geheim@example.org", "must be a web address"),
        ("  bronnen:\n  - url: https://example.org/boek\n", "", "bronnen: has no source"),
        ("- id: vocht", "- id: boek", "0.yaml:23: id: is already the id of the entry at 0.yaml:13"),
        ("soort: vraag", "soort: vraga", "0.yaml:24: soort: must be one of vraag"),
        ("[schimmel in huis]", "schimmel", "formuleringen: must be a list"),
        ("  vocht:\n  - natte", "  vogt:\n  - natte", "names 'vogt', which is not a known entry"),
        ("  - Mijn muur is nat", "  - Natte muren!", "is also a phrasing at"),
        ("  naam: Wonen", "  naam: Wonen\n  naam: Huis", "0.yaml:4: naam: stands here twice"),
        ("    pagina: 12", "    pagina: ''", "pagina: is empty"),
        ("    pagina: 12", "    pagina: [1]", "pagina: must be text"),
        ("items:", "itemz:", "itemz: is not a known key; did you mean 'items'?"),
    ],
)
def test_a_fault_names_file_line_field_and_what_is_wrong(old: str, new: str, expected: str) -> None:
    """Whoever wrote the pack can go straight to the line."""
    assert old in WHOLE

    found = faults_of(WHOLE.replace(old, new, 1))

    assert any(expected in fault for fault in found), found


@pytest.mark.parametrize("key", ["formuleringen", "themas", "lezen", "gouden_vragen"])
def test_an_empty_key_is_an_empty_list(key: str) -> None:
    """A key whose list was not written yet is no fault, and no crash."""
    whole = WHOLE.replace("  formuleringen: [schimmel in huis]", f"  {key}:")

    assert faults_of(whole) == []


def test_all_faults_of_all_files_come_in_one_run() -> None:
    """Nobody has to mend one fault to hear of the next."""
    broken = WHOLE.replace("datum: 2022-05", "datum: mei").replace("soort: vraag", "soort: x")

    found = faults_of(broken, "items: [", "wat: 1", b"\xff\xfe")

    assert len(found) >= 5
    assert {fault.split(":")[0] for fault in found} == {"0.yaml", "1.yaml", "2.yaml", "3.yaml"}


def test_a_key_that_stands_twice_hides_no_other_fault() -> None:
    """Other faults in its file, and in what refers to an item of it, come in the same run."""
    broken = WHOLE.replace("  titel: Gezonde huizen", "  titel: A\n  titel: B\n  foo: 1")

    found = faults_of(broken.replace("themas: [wonen]", "themas: [wnen]"))

    assert [fault.split(": ")[1] for fault in found] == ["titel", "foo", "themas"]


@pytest.mark.parametrize("broken", ["soort: vraag", "soort: vraag\n  antwoord:", "soort: vraga"])
def test_a_broken_item_is_there_to_be_named(broken: str) -> None:
    """A double id is told with its other faults, and an item that refers to it isn't at fault."""
    item = f"- id: boek\n  {broken}\n"
    double = WHOLE.replace("formuleringen:\n  vocht", f"{item}formuleringen:\n  vocht")
    unusable = WHOLE.replace("  titel: Gezonde huizen\n", "")

    assert any("id: is already the id of the entry at" in one for one in faults_of(double))
    assert faults_of(unusable) == ["0.yaml:13: titel: is missing"]


def test_a_missing_source_is_told_with_what_else_is_missing() -> None:
    """An item without an answer and sources gets both faults in one run."""
    sources = "  bronnen:\n  - item: boek\n    pagina: 12\n"
    short = WHOLE.replace(f"  antwoord: Ventileren.\n{sources}", "")

    assert [fault.split(": ")[1] for fault in faults_of(short)] == ["antwoord", "bronnen"]


def test_a_phrasing_of_two_entries_is_a_fault_at_the_second() -> None:
    """The same words can't lead to two answers."""
    doubled = WHOLE.replace("\nformuleringen:", "\nformuleringen:\n  boek: ['NATTE  muren?']")

    assert any("is also a phrasing of" in fault for fault in faults_of(doubled))


def test_an_alias_bomb_is_refused_without_using_memory() -> None:
    """Aliases are refused while they are still events: nothing is expanded."""
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    tracemalloc.start()

    found = faults_of("\n".join(layers))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == ["0.yaml:1: file: uses an alias or anchor; write the text out instead"]
    assert peak < 1_000_000


def test_deep_nesting_is_refused() -> None:
    """A hundred thousand brackets are a fault, not a stack overflow."""
    found = faults_of("items: " + "[" * 100_000)

    assert found == ["0.yaml:1: file: is nested deeper than 8 levels"]


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """The size is looked at before the content."""
    (tmp_path / "groot.yaml").write_bytes(b"#" * (LARGEST_FILE + 1))

    files, faults = read_files([tmp_path])

    assert files == []
    assert [fault.problem for fault in faults] == [Problem.TOO_LARGE]


def test_wrong_encoding_names_the_line() -> None:
    """A Latin-1 file is refused at the first byte that isn't UTF-8."""
    content = "themas:\n- id: x\n  naam: Caf\xe9\n".encode("latin-1")

    assert faults_of(content) == ["0.yaml:3: file: is not UTF-8 at byte 27"]


def test_a_missing_folder_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path in WIJKBOT_KNOWLEDGE that doesn't exist is said, not skipped."""
    ship_few(tmp_path, monkeypatch)

    with pytest.raises(BrokenKnowledgeError, match="cannot be read: no such folder"):
        load([tmp_path / "weg"])


def test_text_needs_no_quotes_to_stay_text() -> None:
    """'nee', numbers and dates in a text field are the words that were written."""
    located = read_yaml(PackFile("a.yaml", b"a: nee\nb: 12\nc: 2022-01-01\nd:\n"))

    assert isinstance(located.value, dict)
    assert [value.value for value in located.value.values()] == ["nee", "12", "2022-01-01", None]


def test_nothing_is_read_after_one_item_too_many() -> None:
    """The one fault is named at its line, and what is wrong further on is never come across."""
    text = "items:\n- soort: vraag\n  bronnen:\n  - url: u\n- id: b\n- id: c\n- *weg\n]"

    with pytest.raises(BrokenKnowledgeError, match=r"^a.yaml:6: file: holds more than 2 items$"):
        read_located(PackFile("a.yaml", text.encode()), 2)


def test_as_many_items_as_may_be_are_read() -> None:
    """What stands within an item, or in another section, doesn't count."""
    text = WHOLE.split("items:", 1)[1]

    located, _ = read_located(PackFile("a.yaml", f"items:{text}".encode()), 2)

    assert isinstance(located.value, dict)
    assert list(located.value) == ["items", "formuleringen", "gouden_vragen"]


def test_the_fingerprint_follows_name_and_content() -> None:
    """Another text, or the same text in another file, is another fingerprint."""
    one = fingerprint([PackFile("a", b"x")])

    assert one == fingerprint([PackFile("a", b"x")])
    assert len({one, fingerprint([PackFile("a", b"y")]), fingerprint([PackFile("b", b"x")])}) == 3
