"""Each server finds and lists what all share and what is its own, and nothing of another's."""

from collections.abc import Iterable
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Question
from knowledge.answering.seeking import Filters
from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, ElsewhereEntry, Entry, QuestionEntry
from knowledge.shared import Change, Shared
from tests.knowledge.builders import elsewhere, library, publication, question

HERE, THERE, HOME, BARE = 7, 8, 5, 9
PLACES = (EVERYWHERE, HERE, THERE, HOME)
PACKS: tuple[Entry, ...] = (
    question("vocht", phrasings=("schimmel op de muur",)),
    question("kosten", question="Wat kost een wijkaanpak?", themes=("geld",)),
    publication("boek", url="https://example.org/boek"),
    elsewhere(),
)
IDS = (*(entry.id for entry in PACKS), "egel", "das", "mol")
ANIMALS = ("zebra", "kameel")


@cache
def packs() -> Catalogue:
    return Catalogue.build(library(*PACKS))


def form(own: str, version: int) -> Entry:
    """One of the forms that an entry can be given; each is known by an animal of its own."""
    animal = ANIMALS[version]
    texts = (f"{own} {animal} gezien", f"waar woont de {animal} van {own}")
    if own in ("boek", "mol"):
        url = f"https://example.org/{own}/{animal}"
        return publication(own, title=f"Het {own}boek: {animal}", phrasings=texts, url=url)
    return question(own, question=f"Wie helpt {own} met een {animal}?", phrasings=texts)


changes = st.builds(
    lambda guild, own, what: Change(
        guild, own, form(own, what) if what >= 0 else None, shown=what != -2
    ),
    st.sampled_from(PLACES),
    st.sampled_from(IDS),
    st.integers(min_value=-2, max_value=1),  # -1: as shared, -2: not shown
)


def model(done: Iterable[Change], guild: int) -> dict[str, Entry]:
    """What a server sees, told the slow and obvious way."""
    seen = {entry.id: entry for entry in PACKS}
    for place in dict.fromkeys((EVERYWHERE, guild)):
        latest = {change.entry_id: change for change in done if change.guild == place}
        for own, change in latest.items():
            if not change.shown:
                seen.pop(own, None)
            elif change.entry is not None:
                seen[own] = change.entry
    return seen


def assert_sees(catalogue: Catalogue, expected: dict[str, Entry]) -> None:
    """Everything that answers or lists speaks of the expected entries, in their present form."""
    assert dict(catalogue.entries) == expected
    field = {own: one for own, one in expected.items() if not isinstance(one, ElsewhereEntry)}
    assert {named.key: named.name for named in catalogue.items.named} == {
        own: one.heading for own, one in field.items()
    }
    for own in IDS:
        of_theme = {
            one.id
            for theme in ("wonen", "geld")
            for part in catalogue.of_theme(theme)
            for one in part
        }
        assert (own in of_theme) == (own in field)
        for animal in ANIMALS:
            text = f"{own} {animal} gezien"
            matches = catalogue.search(text)
            found = {match.entry.id: match.entry for match in matches}
            assert len(found) == len(matches)
            assert found == {key: expected[key] for key in found}
            holds = own in expected and text in expected[own].phrasings
            assert (own in found) or not holds
            results = catalogue.answer(Question(text)).results
            assert all(expected[one.entry.id] == one.entry for one in results)
            if holds:
                assert results[0].entry.id == own
            link = f"https://example.org/{own}/{animal}"
            named = catalogue.mentions.named_in(f"kijk op {link} eens")
            assert named == ((own,) if own in field and field[own].url == link else ())
    assert all(match.entry == expected[match.entry.id] for match in catalogue.search("", Filters()))


@settings(max_examples=25, deadline=None)
@given(st.lists(changes, max_size=30), st.data())
def test_what_each_server_sees_is_what_the_changes_say(
    done: list[Change], data: st.DataObject
) -> None:
    """After any changes on any servers, in any batches and looked at in between, each server is as
    an obvious dict of entries: nothing lost, nothing old, nothing of another server."""
    catalogue = Shared.over(packs(), HOME)
    left = list(done)
    while left:
        size = data.draw(st.integers(1, 6))
        catalogue = catalogue.with_revisions(left[:size])
        left = left[size:]
        for guild in data.draw(st.sampled_from(((), (HERE,), (HERE, THERE, HOME, None)))):
            catalogue.for_guild(guild)

    for guild in (HERE, THERE, HOME, BARE):
        assert_sees(catalogue.for_guild(guild), model(done, guild))
    assert_sees(catalogue.for_guild(None), model(done, HOME))


def test_a_change_on_one_server_leaves_the_others_as_they_are() -> None:
    """They are the same values still, so that it costs them nothing."""
    before = Shared.over(packs()).with_revisions([Change(THERE, "egel", form("egel", 0))])
    there, bare = before.for_guild(THERE), before.for_guild(BARE)

    after = before.with_revisions([Change(HERE, "egel", form("egel", 1))])

    assert after.for_guild(THERE) is there
    assert after.for_guild(BARE) is bare


def test_a_replaced_page_is_named_by_its_new_address_here_and_by_its_old_one_elsewhere() -> None:
    """What a message names is of the server it is posted on: page, title and all."""
    catalogue = Shared.over(packs()).with_revisions([Change(HERE, "boek", form("boek", 0))])

    here, there = catalogue.for_guild(HERE).mentions, catalogue.for_guild(THERE).mentions

    old, new = "https://example.org/boek", "https://example.org/boek/zebra"
    assert (here.named_in(old), here.named_in(new)) == ((), ("boek",))
    assert (there.named_in(old), there.named_in(new)) == (("boek",), ())
    assert here.named_in("lees Gezonde huizen") == ()
    assert here.named_in("lees het boekboek: zebra") == ("boek",)


def test_who_holds_a_catalogue_keeps_it() -> None:
    """A question that has begun is answered from what there was then."""
    before = Shared.over(packs()).with_revisions([Change(HERE, "egel", form("egel", 0))])
    held = before.for_guild(HERE)

    before.with_revisions([Change(HERE, "egel", shown=False), Change(HERE, "vocht", shown=False)])

    assert held.search("egel zebra gezien")[0].entry.id == "egel"
    assert "vocht" in held.entries


def test_many_changes_leave_few_layers() -> None:
    """A question costs about the same after a thousand publications."""
    catalogue = Shared.over(packs())
    for number in range(200):
        entry = question(f"dier-{number}", question=f"Waar leeft diersoort{number}?")
        catalogue = catalogue.with_revisions([Change(HERE, entry.id, entry)])
        catalogue.for_guild(HERE)

    seen = catalogue.for_guild(HERE)
    assert len(seen.matcher.overlays) < 10
    assert seen.answer(Question("diersoort17")).results[0].entry.id == "dier-17"
    assert len(seen.entries) == len(PACKS) + 200


def test_a_servers_own_words_are_known_words() -> None:
    """A word that only this server writes isn't mended into another, and its typos are mended."""
    own = question("heem", question="Wie snoeit de kosmanten?", phrasings=("kosmanten snoeien",))
    catalogue = Shared.over(packs()).with_revisions([Change(HERE, "heem", own)])

    here, there = catalogue.for_guild(HERE), catalogue.for_guild(BARE)

    assert here.matcher.analyse("kosmanten").repaired == {}
    assert here.matcher.analyse("kosmamten").repaired == {"kosmamten": "kosmanten"}
    assert there.matcher.analyse("kosmamten").repaired == {}


def test_a_dm_sees_the_home_server() -> None:
    """Without a home it sees what all share."""
    change = Change(HOME, "egel", form("egel", 0))

    with_home = Shared.over(packs(), HOME).with_revisions([change])
    without = Shared.over(packs()).with_revisions([change])

    assert "egel" in with_home.for_guild(None).entries
    assert "egel" not in without.for_guild(None).entries
    assert isinstance(with_home.for_guild(HOME).entries["egel"], QuestionEntry)
