"""The check on Discord's limits itself: what Discord refuses, it refuses."""

from typing import Any

import pytest
from simcord.types import HttpLogEntry

from tests.discord_limits import LAYOUT, check_payload, check_sent

MESSAGES = "/channels/1/messages"


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Ja", "custom_id": "a"} | changes


def select(*options: dict[str, Any]) -> dict[str, Any]:
    return {"type": 3, "custom_id": "b", "options": list(options)}


def option(number: int = 0, **changes: Any) -> dict[str, Any]:
    return {"label": "Een", "value": str(number)} | changes


def layout(*items: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {"flags": LAYOUT, "components": [{"type": 17, "components": list(items)}], **parts}


def row(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(items)}


def rows(*items: dict[str, Any]) -> dict[str, Any]:
    return layout(row(*items))


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def section(*texts: dict[str, Any], beside: dict[str, Any]) -> dict[str, Any]:
    return {"type": 9, "components": list(texts), "accessory": beside}


def callback(kind: int, **body: Any) -> dict[str, Any]:
    return {"type": kind, "data": body}


REFUSED = {
    "content": layout(text("a"), content="a"),
    "an embed": layout(text("a"), embeds=[{"title": "a"}]),
    "no flag": {"components": [text("a")]},
    "nothing in it": {"flags": LAYOUT, "components": []},
    "empty text": layout(text(" ")),
    "long text": layout(text("a" * 4001)),
    "emoji count double": layout(text("😀" * 2001)),
    "4000 in all": layout(text("a" * 2001), section(text("a" * 2000), beside=button())),
    "41 components": layout(*[text("a")] * 40),
    "four texts in a section": layout(section(*[text("a")] * 4, beside=button())),
    "a list beside a section": layout(section(text("a"), beside=select(option()))),
    "double custom_id beside": layout(section(text("a"), beside=button()), row(button())),
    "a file that is not shown": layout(text("a"), attachments=[{"filename": "a.md"}]),
    "a file that is not there": layout({"type": 13, "file": {"url": "attachment://a.md"}}),
    "unknown component": layout({"type": 99}),
    "words after buttons": layout(text("a"), row(button()), text("b")),
    "a picture without words": layout(
        text("a"),
        {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]},
        attachments=[{"filename": "a.png"}],
    ),
    "label": rows(button(label="a" * 81)),
    "no label": rows(button(label="")),
    "custom_id": rows(button(custom_id="a" * 101)),
    "double custom_id": rows(button(), button()),
    "six in a row": rows(*(button(custom_id=str(number)) for number in range(6))),
    "link without host": rows(button(style=5, url="https://") | {"custom_id": None}),
    "long link": rows({"type": 2, "style": 5, "label": "a", "url": "https://a.nl/" + "a" * 500}),
    "26 options": rows(select(*(option(number) for number in range(26)))),
    "option label": rows(select(option(label="a" * 101))),
    "option description": rows(select(option(description="a" * 101))),
    "double value": rows(select(option(), option())),
    "select beside a button": rows(select(option()), button()),
    "26 choices": callback(8, choices=[{"name": "a", "value": "a"}] * 26),
    "choice name": callback(8, choices=[{"name": "a" * 101, "value": "a"}]),
    "empty choice": callback(8, choices=[{"name": " ", "value": "a"}]),
    "modal title": callback(9, title="a" * 46, custom_id="a", components=[button()]),
    "6 modal parts": callback(9, title="a", custom_id="a", components=[button()] * 6),
    "callback message": callback(4, content="a"),
}


@pytest.mark.parametrize("payload", REFUSED.values(), ids=REFUSED)
def test_a_payload_that_discord_refuses_is_caught(payload: dict[str, Any]) -> None:
    """Each limit fails on the first value beyond it."""
    with pytest.raises(AssertionError):
        check_payload(payload)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Vraag"},
        {"name": "thema's"},
        {"description": ""},
        {"description": "a" * 101},
        {"options": [{"type": 3, "name": "a", "description": "a"}] * 2},
        {
            "options": [
                {"type": 3, "name": "a", "description": "a"},
                {"type": 3, "name": "b", "description": "a", "required": True},
            ]
        },
    ],
)
def test_a_command_that_discord_refuses_is_caught(changes: dict[str, Any]) -> None:
    """Names, descriptions and the order of options are checked when commands are synced."""
    command = {"type": 1, "name": "vraag", "description": "Stel een vraag"} | changes
    request = HttpLogEntry("PUT", "/applications/1/commands", {}, [command], None)

    with pytest.raises(AssertionError):
        check_sent([request])


def test_what_discord_takes_passes() -> None:
    """A message at its limits, a command and a request without a body raise nothing."""
    full = layout(
        *[text("a" * 100)] * 28,
        section(text("a" * 1200), beside=button()),
        row(*(button(custom_id=str(number), label="a" * 80) for number in range(5))),
        {"type": 13, "file": {"url": "attachment://a.md"}},
        attachments=[{"filename": "a.md"}],
    )
    command = {"type": 1, "name": "thema", "description": "Bekijk een thema"}

    check_sent(
        [
            HttpLogEntry("POST", MESSAGES, {}, full, None),
            HttpLogEntry("PUT", "/applications/1/commands", {}, [command], None),
            HttpLogEntry("GET", MESSAGES, {}, None, None),
        ]
    )
