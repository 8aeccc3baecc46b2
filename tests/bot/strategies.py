"""Arbitrary texts and views, rich in what Discord or a terminal would take for something else."""

from typing import Any

from hypothesis import strategies as st

import bot.client  # noqa: F401  every feature, and so every kind of action
from bot.actions import KINDS, Action
from bot.view import Button, Choice, Link, Section, Tone, View, Weight

FRAGMENTS = (
    *("@everyone", "@here", "<@1>", "<@&2>", "<#3>", "<:a:4>", "<t:5:R>", ":smile:"),
    *("[x](https://y.nl)", "https://example.org/a_b(c)", "```py\nx\n```", "`x`", "\\", "\\*"),
    *("**vet**", "__x__", "_x_", "~~x~~", "||x||", "> x", ">>> x", "# kop", "-# klein"),
    *("- punt", "1. een", "\u202eomgekeerd", "e" + "\u0301" * 40, "👨‍👩‍👧‍👦", "👍🏽", "مرحبا"),
    *("\n\n\n\n", "\t", "\x00", "\ud800", "'; DROP TABLE questions; --", "a" * 300, "woord " * 80),
)
LETTERS = st.characters(codec=None, exclude_categories=())
PIECES = st.sampled_from(FRAGMENTS) | st.text(LETTERS, max_size=8)
TEXTS = st.builds(
    lambda pieces, times: " ".join(pieces) * times,
    st.lists(PIECES, max_size=4),
    st.sampled_from((1, 1, 1, 60)),
)
KEYS = st.text("abcXYZ019-_", min_size=22, max_size=22)
IDS = st.text("abcxyz019-", min_size=1, max_size=40)
URLS = st.none() | st.one_of(
    st.sampled_from(
        (
            "https://example.org/rapport",
            "http://www.platform31.nl/a/(b)?c=d_e",
            "https://café.nl/é",
            "https://example.org/" + "a" * 600,
            "javascript:alert(1)",
            "ftp://example.org",
            "https://",
            "http://[",
            "https://a.nl:poort/",
            "https://a b.nl",
            "",
        )
    ),
    TEXTS,
)
WORDS = st.text("abcxyz-", max_size=12)
COUNTS = st.integers(0, 9999)
NUMBERS = st.integers(0, 2**63 - 1)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("key", "notice", "proposal", "over"), st.just("") | KEYS),
    **dict.fromkeys(("entry", "theme", "subject", "own", "value"), st.just("") | IDS),
    **dict.fromkeys(("user", "guild", "channel", "asked_at", "second"), NUMBERS),
}
"""What stands in a part of an action, by its name; of others by their type."""
TYPES: dict[Any, st.SearchStrategy[Any]] = {str: WORDS, int: COUNTS, int | None: st.none() | COUNTS}
ACTIONS: st.SearchStrategy[Action] = st.sampled_from(list(KINDS.values())).flatmap(
    lambda kind: st.builds(
        kind, **{name: PARTS.get(name, TYPES[of]) for name, of in kind.parts.items()}
    )
)
LINES = st.lists(TEXTS, max_size=4).map(tuple)
LINKS = st.builds(Link, TEXTS, URLS.map(lambda url: url or ""))
BUTTONS = st.builds(Button, TEXTS, ACTIONS, st.sampled_from(Weight))
SECTIONS = st.builds(
    Section, TEXTS, TEXTS, LINES, URLS, button=st.none() | BUTTONS | LINKS, small=st.booleans()
)
CHOICES = st.lists(st.builds(Choice, TEXTS, ACTIONS, TEXTS), max_size=30).map(tuple)
VIEWS = st.builds(
    View,
    tone=st.sampled_from(Tone),
    title=TEXTS,
    text=TEXTS,
    asked=TEXTS,
    sections=st.lists(SECTIONS, max_size=14).map(tuple),
    footer=TEXTS,
    choices=CHOICES,
    choosing=st.sampled_from(("", "Kies iets om te bekijken")),
    keeping=CHOICES,
    buttons=st.lists(BUTTONS, max_size=30).map(tuple),
    links=st.lists(LINKS, max_size=10).map(tuple),
)
