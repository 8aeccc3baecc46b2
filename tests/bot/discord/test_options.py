"""What an option offers while it is typed."""

from bot.discord.options import completions
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
