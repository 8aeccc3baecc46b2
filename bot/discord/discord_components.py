"""The buttons, links and lists to choose from under a Discord message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.actions import custom_id
from bot.choosing_texts import CHOOSE_ONE, CHOOSE_TO_KEEP
from bot.discord.discord_text import as_buttons
from bot.discord.escaping import web_address
from bot.dutch import cut, one_line
from bot.view import Button, Choice, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.view import Link, View

    Item = discord.ui.Item[Any]

Pressed = TypeVar("Pressed", Button, Choice)
LIST = "w1:list"
"""The custom_id of a list to choose from; a value in it is an action's own custom_id."""
KEEPING = "w1:keeping"
"""That of the list of what can be kept."""
LONGEST_LABEL, LONGEST_OPTION = 80, 100
IN_A_ROW, ROWS, IN_A_LIST = 5, 5, 25
NAMELESS = "…"
STYLES = {
    Weight.PRIMARY: discord.ButtonStyle.primary,
    Weight.SECONDARY: discord.ButtonStyle.secondary,
    Weight.DANGER: discord.ButtonStyle.danger,
}


def components(view: View) -> discord.ui.View | None:
    """Return what can be pressed or chosen, each once, as far as five rows go; None for nothing.

    Choices come first, then what can be kept, then buttons and links. The result is stopped:
    discord.py would otherwise keep it in memory for each message.
    """
    rows = _rows_of(view)[:ROWS]
    if not rows:
        return None
    made = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            item.row = number
            made.add_item(item)
    made.stop()
    return made


def _rows_of(view: View) -> list[list[Item]]:
    choices = _once(view.choices)
    buttons = _once(view.buttons, {custom_id(choice.action) for choice in choices})
    if as_buttons(view):
        choosing = _rows([_button(Button(choice.label, choice.action)) for choice in choices])
    else:
        choosing = [[_list(choices, LIST, view.choosing or CHOOSE_ONE)]]
    keeping = [[_list(_once(view.keeping), KEEPING, CHOOSE_TO_KEEP)]] if view.keeping else []
    return [*choosing, *keeping, *_rows([*map(_button, buttons), *_links(view.links)])]


def _once(pressed: Iterable[Pressed], taken: Iterable[str] = ()) -> list[Pressed]:
    """Return what can be pressed without the later ones that would do the same."""
    seen = set(taken)
    kept = []
    for one in pressed:
        if custom_id(one.action) not in seen:
            seen.add(custom_id(one.action))
            kept.append(one)
    return kept


def _button(button: Button) -> Item:
    label = cut(one_line(button.label), LONGEST_LABEL) or NAMELESS
    return discord.ui.Button(
        label=label, style=STYLES[button.weight], custom_id=custom_id(button.action)
    )


def _list(choices: Sequence[Choice], own: str, asks: str) -> Item:
    options = [
        discord.SelectOption(
            label=cut(one_line(choice.label), LONGEST_OPTION) or NAMELESS,
            value=custom_id(choice.action),
            description=cut(one_line(choice.text), LONGEST_OPTION) or None,
        )
        for choice in choices[:IN_A_LIST]
    ]
    return discord.ui.Select(custom_id=own, placeholder=asks, options=options)


def _links(links: Iterable[Link]) -> list[Item]:
    """Return a button for each page that Discord takes the address of."""
    pages = {address: link for link in links if (address := web_address(link.url))}
    return [
        discord.ui.Button(label=cut(one_line(link.label), LONGEST_LABEL) or NAMELESS, url=address)
        for address, link in pages.items()
    ]


def _rows(items: list[Item]) -> list[list[Item]]:
    return [items[at : at + IN_A_ROW] for at in range(0, len(items), IN_A_ROW)]
