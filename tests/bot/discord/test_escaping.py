"""What comes from people or packs shows on Discord as it was written, and does nothing."""

import re

import pytest
from hypothesis import example, given

from bot.discord.texts import escape, escape_line, web_address
from bot.dutch import clean
from tests.bot.strategies import TEXTS
from tests.discord_limits import check_url

LIVE = re.compile(
    r"[*_`\[\]<]|~~|\|\||@everyone|@here|[a-zA-Z]://|:[\w+-]+:|^ *[>#-]|^ *\d+[.)] ", re.MULTILINE
)
DEAD = "\ufffc"


def read(escaped: str) -> tuple[str, str]:
    """Return what Discord shows, and the same with every escaped character out of play."""
    shown, live = [], []
    at = 0
    while at < len(escaped):
        following = escaped[at + 1 : at + 2]
        if escaped[at] == "\\" and following and not following.isalnum():
            shown.append(following)
            live.append(DEAD)
            at += 2
        else:
            shown.append(escaped[at])
            live.append(escaped[at])
            at += 1
    return "".join(shown), "".join(live)


@given(TEXTS)
@example("a\\")
@example("~~~ ||| ___")
@example("::a:b:")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    """Every character is shown, and none of them formats, links or mentions."""
    shown, live = read(escape(text))

    assert shown == clean(text)
    assert LIVE.search(live) is None, live


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Wijkaanpak (NPLV), 12,5% - ja!", "Wijkaanpak (NPLV), 12,5% - ja!"),
        ("@everyone <@1>", r"\@everyone \<@1>"),
        ("[x](y)", r"\[x\](y)"),
        ("https://a.nl/b_c", r"https\://a.nl/b\_c"),
        ("# kop\n- punt\n1. een", "\\# kop\n\\- punt\n1\\. een"),
        ("```\ncode\n```", "\\`\\`\\`\ncode\n\\`\\`\\`"),
        ("naam@voorbeeld.nl om 12:30", "naam@voorbeeld.nl om 12:30"),
    ],
)
def test_only_what_would_do_something_is_escaped(text: str, escaped: str) -> None:
    """Plain Dutch passes as it is, so that a reader that knows no escapes shows no backslashes."""
    assert escape(text) == escaped


def test_a_line_stays_one_line() -> None:
    """Line breaks become spaces."""
    assert escape_line(" a\n\n b\tc ") == "a b c"


@given(TEXTS)
def test_an_address_is_taken_only_where_discord_takes_it(text: str) -> None:
    """What isn't for the web gives no link, and no address can end the link around it."""
    for url in (text, f"https://{text}", f"https://example.org/{text}"):
        address = web_address(url)

        if address is not None:
            check_url(address, 512)
            assert not set(address) & set("()[]<> \n")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://example.org",
        "https://",
        "http://[",
        "https://a.nl:poort",
        "https://localhost/",
        "https://a b.nl",
        "example.org",
        "https://example.org/" + "a" * 500,
        None,
    ],
)
def test_what_is_no_web_address_gives_no_link(url: str | None) -> None:
    """Discord would refuse the whole message for one bad address."""
    assert web_address(url) is None


def test_brackets_in_an_address_are_encoded() -> None:
    """A closing bracket would end the link."""
    assert web_address("https://a.nl/b_(c)") == "https://a.nl/b_%28c%29"
