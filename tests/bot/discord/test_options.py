"""What an option offers while it is typed."""

from bot.discord.options import completions, resolve
from bot.view import Refused
from knowledge.answering.completing import Choices, Named


def test_long_titles_that_begin_alike_are_told_apart() -> None:
    """By their ends; each fits, and one that is alone is cut at its end."""
    long = "Handreiking voor de aanpak van overlast in wijken en buurten, met voorbeelden uit heel "
    titles = [f"{long}Nederland, deel {part}" for part in ("een", "twee")]
    names = Choices.of(Named(title[-4:].strip(), title) for title in (*titles, f"Los: {long * 2}"))

    offered = [one.name for one in completions(names, "")]

    assert len(set(offered)) == 3
    assert all(len(name) <= 100 for name in offered)
    assert [name[-4:] for name in offered[:2]] == [" een", "twee"]
    assert offered[2].endswith("…")


def test_nothing_is_near_what_has_no_letters() -> None:
    """Nobody who types 😀 is asked whether they mean the first of the list."""
    names = Choices.of([Named("wonen", "Wonen"), Named("zorg", "Zorg")])

    refused = resolve(names, "😀 !", "een thema")

    assert isinstance(refused, Refused)
    assert "Wonen" not in refused.view.text
    assert "Kies een naam uit de lijst" in refused.view.text
