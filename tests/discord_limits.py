"""Discord's limits, asserted on what was really sent; the simulator lets some of them pass.

The numbers are Discord's own, apart from the bot's: two writers, so that one slip shows.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from simcord.types import HttpLogEntry

Payload = dict[str, Any]

BUTTON, SELECT, TEXT_INPUT, LINK = 2, 3, 4, 5
ROW, SECTION, TEXT, THUMBNAIL, FILE = 1, 9, 10, 11, 13
SHOWN = {TEXT, THUMBNAIL, 12, FILE, 14, 17}
"""Texts, pictures, files, lines between and the container round it."""
LAYOUT = 1 << 15
SELECTS = {3, 5, 6, 7, 8}
LABEL = 18
MODAL_CALLBACK, AUTOCOMPLETE_CALLBACK = 9, 8
COMMAND_NAME = re.compile(r"[-_\w]{1,32}")
SUBCOMMANDS = {1, 2}


def check_sent(requests: Iterable[HttpLogEntry]) -> None:
    """Assert the limits on every request that a bot made."""
    for request in requests:
        check_payload(request.json, request.path)


def check_payload(payload: Any, path: str = "") -> None:
    """Assert the limits on the JSON of one request: a message, a callback or the commands."""
    if isinstance(payload, list) and path.endswith("/commands"):
        check_commands(payload)
    if not isinstance(payload, dict) or (path and not _shows(path)):
        return
    body = payload.get("data", payload) or {}
    if payload.get("type") == AUTOCOMPLETE_CALLBACK and "choices" in body:
        check_choices(body["choices"])
    elif payload.get("type") == MODAL_CALLBACK and "title" in body:
        check_modal(body)
    else:
        check_message(body)


def check_message(message: Payload) -> None:
    """Assert the limits of a message: all of it is components, and has room enough."""
    assert not message.get("content"), "words outside the components"
    assert not message.get("embeds"), "an embed"
    tree = message.get("components") or []
    if not tree and not message.get("flags", 0) & LAYOUT:
        return  # an acknowledgement
    assert message.get("flags", 0) & LAYOUT, "components without the flag of a layout"
    every = list(walk(tree))
    assert 1 <= len(every) <= 40, f"{len(every)} components"
    texts = [one["content"] for one in every if one["type"] == TEXT]
    assert sum(map(length, texts)) <= 4000, "more than 4000 characters of text"
    for text in texts:
        within(text, 1, 4000, "text")
    check_components(every)
    check_order(tree)
    check_files(every, message.get("attachments") or [])


def check_components(every: list[Payload]) -> None:
    """Assert the limits of rows, sections, buttons and lists, and that no custom_id is twice."""
    for one in every:
        match one["type"]:
            case 1:
                inside = one["components"]
                assert 1 <= len(inside) <= 5, f"{len(inside)} components in a row"
                if any(item["type"] in SELECTS for item in inside):
                    assert len(inside) == 1, "a select shares its row"
            case 9:
                assert 1 <= len(one["components"]) <= 3, "a section holds one to three texts"
                assert one["accessory"]["type"] in (BUTTON, THUMBNAIL), "nothing beside a section"
            case 2:
                check_button(one)
            case kind if kind in SELECTS:
                check_select(one)
            case kind:
                assert kind in SHOWN, f"type {kind} in a message"
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    assert len(ids) == len(set(ids)), "a custom_id stands twice in a message"


def check_order(tree: list[Payload]) -> None:
    """Assert that who hears a message hears what it says before what can be done with it."""
    for one in tree:
        kinds = [part["type"] for part in one.get("components") or [one]]
        if ROW in kinds:
            after = kinds[kinds.index(ROW) :]
            assert kinds[0] != ROW, "something to press before any word"
            assert TEXT not in after, "words after what can be pressed"
            assert SECTION not in after, "a section after what can be pressed"


def check_files(every: list[Payload], files: list[Payload]) -> None:
    """Assert that a layout shows each file that goes with it, and no other."""
    shown = [one["file"]["url"] for one in every if one["type"] == FILE]
    pictures = [item for one in every for item in one.get("items", [])]
    assert all(item.get("description") for item in pictures), "a picture without words"
    shown += [item["media"]["url"] for item in pictures]
    assert sorted(shown) == sorted(f"attachment://{file['filename']}" for file in files)
    assert len(files) <= 10, "more than 10 files"


def walk(components: list[Payload]) -> Iterator[Payload]:
    """Yield every component, those inside and beside others too."""
    for one in components:
        yield one
        yield from walk(one.get("components") or [])
        yield from walk([one["accessory"]] if "accessory" in one else [])


def check_button(button: Payload) -> None:
    """Assert the limits of a button or a link."""
    assert button.get("label"), "a button without words"
    at_most(button.get("label"), 80, "button label")
    if button["style"] == LINK:
        assert "custom_id" not in button, "a link with a custom_id"
        check_url(button["url"], 512)
    else:
        within(button["custom_id"], 1, 100, "custom_id")


def check_select(select: Payload) -> None:
    """Assert the limits of a list to choose from."""
    assert select["type"] in SELECTS, f"type {select['type']} in a row"
    within(select["custom_id"], 1, 100, "custom_id")
    at_most(select.get("placeholder"), 150, "placeholder")
    options = select.get("options") or []
    if select["type"] == SELECT:
        assert 1 <= len(options) <= 25, f"{len(options)} options"
    for option in options:
        within(option["label"], 1, 100, "option label")
        within(option["value"], 1, 100, "option value")
        at_most(option.get("description"), 100, "option description")
    values = [option["value"] for option in options]
    assert len(values) == len(set(values)), "a value stands twice in a list"


def check_choices(choices: list[Payload]) -> None:
    """Assert the limits of what autocomplete offers."""
    assert len(choices) <= 25, f"{len(choices)} choices"
    for choice in choices:
        within(choice["name"], 1, 100, "choice name")
        if isinstance(choice["value"], str):
            within(choice["value"], 1, 100, "choice value")


def check_modal(modal: Payload) -> None:
    """Assert the limits of a modal."""
    within(modal["title"], 1, 45, "modal title")
    within(modal["custom_id"], 1, 100, "custom_id")
    parts = modal["components"]
    assert 1 <= len(parts) <= 5, f"{len(parts)} parts in a modal"
    for part in parts:
        if part["type"] == LABEL:
            within(part["label"], 1, 45, "modal label")
            at_most(part.get("description"), 100, "modal description")
        for item in part.get("components") or [part.get("component") or {}]:
            at_most(item.get("value"), 4000, "text input")
            at_most(item.get("placeholder"), 150 if item.get("type") in SELECTS else 100, "hint")


def check_commands(commands: list[Payload]) -> None:
    """Assert the limits of all commands together and of each one."""
    kinds = [command.get("type", 1) for command in commands]
    assert kinds.count(1) <= 100, "more than 100 commands"
    assert kinds.count(3) <= 5, "more than 5 message menus"
    for command in commands:
        if command.get("type", 1) == 1:
            check_option(command, depth=0)
            assert command_length(command) <= 8000, f"{command['name']} has more than 8000"
        else:
            within(command["name"], 1, 32, "menu name")


def check_option(option: Payload, depth: int) -> None:
    """Assert the limits of a command, a subcommand or an option."""
    name = option["name"]
    assert COMMAND_NAME.fullmatch(name), f"{name!r} is no command name"
    assert name == name.lower(), f"{name!r} has capitals"
    within(option["description"], 1, 100, f"description of {name}")
    options = option.get("options") or []
    assert len(options) <= 25, f"{name} has {len(options)} options"
    check_choices(option.get("choices") or [])
    names = [one["name"] for one in options]
    assert len(names) == len(set(names)), f"{name} has an option twice"
    required = [bool(one.get("required")) for one in options if one["type"] not in SUBCOMMANDS]
    assert required == sorted(required, reverse=True), f"{name}: required options come first"
    assert depth <= 3, f"{name} is nested too deep"
    for one in options:
        check_option(one, depth + 1)


def command_length(option: Payload) -> int:
    """Return the length of names, descriptions and values that counts for the 8000."""
    own = length(option["name"]) + length(option["description"])
    chosen = option.get("choices") or []
    choices = sum(length(one["name"]) + length(str(one["value"])) for one in chosen)
    return own + choices + sum(map(command_length, option.get("options") or []))


def check_url(url: str, most: int) -> None:
    """Assert that an address is one for the web, and not too long."""
    within(url, 1, most, "url")
    parts = urlsplit(url)
    assert parts.scheme in ("http", "https"), f"{parts.scheme!r} is no scheme for the web"
    assert "." in (parts.hostname or ""), f"{url!r} has no host"
    assert not any(character.isspace() for character in url), f"{url!r} holds a space"


def at_most(text: str | None, most: int, what: str) -> None:
    """Assert that a text, where there is one, isn't too long."""
    assert length(text or "") <= most, f"{what} has {length(text or '')} characters; {most} is most"


def within(text: str, least: int, most: int, what: str) -> None:
    """Assert that a text, without the space around it, is neither too short nor too long."""
    assert length(text.strip()) >= least, f"{what} is empty"
    at_most(text, most, what)


def length(text: str) -> int:
    """Return the length in UTF-16 units, as JavaScript counts: the strictest reading."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _shows(path: str) -> bool:
    """Return whether what goes to this path is seen by people."""
    return any(part in path for part in ("/messages", "/callback", "/webhooks/"))
