"""A pack in one form: nothing is lost, and written again it is the same."""

import pytest

from knowledge.format.loading import SHIPPED, PackFile, parse
from knowledge.format.tidying import NotTidiedError, tidy_pack

ROUGH = """\
# Vragen over wonen.
gouden_vragen:
    vocht: [ 'Is mijn muur nat?' ]
    boek: [Waar staat dat?]
items:
  - vraag: "Wat helpt tegen schimmel?"
    soort: vraag
    id: vocht
    antwoord: Ventileren.
    bronnen: [{titel: Folder}]
"""
TIDY = """\
# Vragen over wonen.
items:

- id: vocht
  soort: vraag
  vraag: Wat helpt tegen schimmel?
  antwoord: Ventileren.
  bronnen:
  - titel: Folder
  gouden_vragen:
  - Is mijn muur nat?
gouden_vragen:
  boek:
  - Waar staat dat?
"""


def test_a_pack_in_one_form() -> None:
    """Comments at its top stay, texts go to their item if it is in the file, others stay apart."""
    assert tidy_pack(PackFile("a.yaml", ROUGH.encode())) == TIDY
    assert tidy_pack(PackFile("a.yaml", TIDY.encode())) == TIDY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ROUGH + "# Tot hier.\n", "comment between its items"),
        (ROUGH + "auteurs: []\n", "more than items: auteurs"),
    ],
)
def test_what_would_lose_something_is_left(text: str, reason: str) -> None:
    """The reason says what stands in the way."""
    with pytest.raises(NotTidiedError, match=reason):
        tidy_pack(PackFile("a.yaml", text.encode()))


def test_a_shipped_pack_means_the_same() -> None:
    """Whatever form it has."""
    path = SHIPPED / "wonen.yaml"
    file = PackFile(path.name, path.read_bytes())

    again = PackFile(path.name, tidy_pack(file).encode())

    assert parse([again])[0] == parse([file])[0]
