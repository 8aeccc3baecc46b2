"""What changed between two forms of an entry, field by field."""

from knowledge.format.differences import Difference, differences
from knowledge.format.writing import fields_of
from tests.knowledge.builders import publication, question


def test_the_same_has_no_differences() -> None:
    """Nothing to tell."""
    assert differences(fields_of(question()), fields_of(question())) == ()


def test_a_changed_field_is_told_before_and_after() -> None:
    """One difference a field, by its Dutch key, in the packs' order."""
    old = question(answer="Oud.", detail="Meer.")
    new = question(question="Wat doe je tegen schimmel?", answer="Nieuw.")

    found = differences(fields_of(old), fields_of(new))

    assert found == (
        Difference("vraag", ("Wat helpt tegen schimmel?",), ("Wat doe je tegen schimmel?",)),
        Difference("antwoord", ("Oud.",), ("Nieuw.",)),
        Difference("verdieping", ("Meer.",), ()),
    )


def test_phrasings_are_told_as_added_and_removed() -> None:
    """What stayed isn't told again."""
    old = question(phrasings=("een", "twee"))
    new = question(phrasings=("twee", "drie"))

    (found,) = differences(fields_of(old), fields_of(new))

    assert (found.field, found.added, found.removed) == ("formuleringen", ("drie",), ("een",))


def test_another_order_is_a_difference_without_additions() -> None:
    """The first source counts most, so its place matters."""
    (found,) = differences({"lezen": ["a", "b"]}, {"lezen": ["b", "a"]})

    assert (found.added, found.removed) == ((), ())
    assert found.before != found.after


def test_a_source_is_one_text() -> None:
    """Its parts belong together."""
    old, new = {"bronnen": [{"item": "boek"}]}, {"bronnen": [{"item": "boek", "pagina": "3"}]}

    (found,) = differences(old, new)

    assert (found.before, found.after) == (("boek",), ("boek, 3",))


def test_what_is_new_has_all_its_fields() -> None:
    """And what is gone has none any more."""
    fields = fields_of(publication())

    assert [one.field for one in differences(None, fields)] == list(fields)
    assert all(one.after == () for one in differences(fields, None))
