"""`/kennis test`: the golden questions of what the server itself sees."""

import pytest

from knowledge.catalogue import Catalogue
from tests.conversations.desk import Desk, moderator
from tests.conversations.world import World
from tests.knowledge.builders import library, publication, question

GOLDEN = "hoe krijg ik de muren weer droog"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """A few entries, of which one has a golden question."""
    return Catalogue.build(
        library(
            question(phrasings=("zwarte plekken op de muur",), golden=("schimmel op de muur",)),
            publication(),
        )
    )


@pytest.fixture
def desk(world: World) -> Desk:
    return moderator(world, "dora")


async def test_what_fails_is_named_with_its_stage(desk: Desk) -> None:
    """The server's own entries take part; what finds its answer isn't named."""
    assert "het goede antwoord" in await desk.says("test")

    await desk.begin(vraag="Mag een hok?", bronnen="Hokkenwet", formuleringen="hok in de tuin")
    await desk.write("Gouden vragen", gouden_vragen=GOLDEN)
    assert "Opgeslagen" in await desk.saves()
    said = await desk.says("test")

    assert "1 van de 2 gouden vragen vindt het goede antwoord (50%)." in said
    assert f"‘{GOLDEN}’ hoort bij ‘Mag een hok?’" in said
