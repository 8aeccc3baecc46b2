"""Arbitrary texts and views, rich in what Discord or a terminal would take for something else."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.actions import (
    Action,
    AskHuman,
    Choose,
    NotUseful,
    Page,
    Share,
    Show,
    ShowTheme,
    Useful,
    WhyNot,
)
from bot.rendering.view import Button, Choice, Link, Section, Tone, View, Weight
from bot.texts.feedback import REASONS

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
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Share, KEYS, IDS),
    st.builds(Useful, KEYS, IDS),
    st.builds(NotUseful, KEYS, IDS),
    st.builds(WhyNot, KEYS, st.sampled_from(list(REASONS)), IDS),
    st.builds(AskHuman, KEYS),
    st.builds(Choose, KEYS, IDS),
    st.builds(Show, IDS),
    st.builds(Page, KEYS, st.integers(0, 999).map(str)),
    st.builds(ShowTheme, IDS),
)
LINES = st.lists(TEXTS, max_size=4).map(tuple)
SECTIONS = st.builds(Section, TEXTS, TEXTS, LINES, URLS)
LINKS = st.builds(Link, TEXTS, URLS.map(lambda url: url or ""))
VIEWS = st.builds(
    View,
    tone=st.sampled_from(Tone),
    title=TEXTS,
    text=TEXTS,
    sections=st.lists(SECTIONS, max_size=6).map(tuple),
    footer=TEXTS,
    choices=st.lists(st.builds(Choice, TEXTS, ACTIONS, TEXTS), max_size=30).map(tuple),
    buttons=st.lists(st.builds(Button, TEXTS, ACTIONS, st.sampled_from(Weight)), max_size=30).map(
        tuple
    ),
    links=st.lists(LINKS, max_size=10).map(tuple),
)
