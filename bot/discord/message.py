"""A view as Discord's components: within every limit; nothing pings or formats by accident."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import discord

from bot.actions import custom_id
from bot.discord.texts import (
    GAP,
    NAMELESS,
    SMALL,
    TITLE,
    Block,
    choice_block,
    escape,
    escape_line,
    section_block,
    small,
    split_blocks,
    web_address,
)
from bot.dutch import clean, cut, one_line, units
from bot.view import (
    CHOOSE_ONE,
    CHOOSE_TO_KEEP,
    Attachment,
    Button,
    Choice,
    Link,
    Tone,
    View,
    Weight,
    line_of,
)

COLOURS = {
    Tone.ANSWER: 0x2E9F66,
    Tone.CHOICE: 0x468CCB,
    Tone.UNKNOWN: 0xB8860B,
    Tone.NOTICE: 0x848B98,
    Tone.REFUSAL: 0xDC5E5A,
}
"""Only beside words that say the same."""
MOST_TEXT, MOST_COMPONENTS = 4000, 40
LONGEST_ASKED, LONGEST_TITLE, LONGEST_FOOTER, LONGEST_ABOVE = 150, 256, 600, 300
ASKED = "Je vroeg"
READ_ON = "Lees verder"
NOT_ALL = f"Dit is niet alles. Druk op ‘{READ_ON}’ voor de rest."
REST_IN_FILE = "Dit is niet alles: de hele tekst staat in het bestand."
WHOLE = "hele-tekst.txt"


@dataclass(frozen=True, slots=True)
class Message:
    """What to send. The layout is stopped: a press is known by its custom_id alone."""

    layout: discord.ui.LayoutView
    files: tuple[Attachment, ...] = ()
    allowed_mentions: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)


def to_message(view: View, files: Sequence[Attachment] = (), above: str = "") -> Message:
    """Return the view as Discord takes it, with `files` to go along.

    `above` stands before it as it is, mentions and all. Can only be made in an event loop.
    """
    view = _arrange(view)
    head = "\n".join(filter(None, (_asked_line(view), _title(view))))
    above, footer = cut(above, LONGEST_ABOVE), cut(small(escape(view.footer)), LONGEST_FOOTER)
    room = MOST_TEXT - sum(map(units, (head, footer, above, REST_IN_FILE, SMALL, GAP * 3)))
    parts = split_blocks([block for block in _blocks(view) if block.whole()], room)
    part = min(view.part, len(parts) - 1)
    cut_off = part < len(parts) - 1
    if cut_off and view.more is None:
        files = (*files, _whole_text(view))
    if cut_off and view.more is not None:
        view = replace(view, buttons=(Button(READ_ON, view.more, Weight.PRIMARY), *view.buttons))
    why = (NOT_ALL if view.more else REST_IN_FILE) if cut_off else ""
    foot = "\n".join(filter(None, (small(why), footer)))
    layout = discord.ui.LayoutView(timeout=None)
    if above:
        layout.add_item(discord.ui.TextDisplay(above))
    container = discord.ui.Container[Any](accent_colour=COLOURS[view.tone])
    for item in _items(view, head, parts[part], foot, files, bool(above)):
        container.add_item(item)
    layout.add_item(container)
    layout.stop()  # discord.py would otherwise keep it in memory for each message
    return Message(layout, tuple(files))


Item = discord.ui.Item[Any]
Pressed = TypeVar("Pressed", Button, Choice)
LIST = "w1:list"
"""The custom_id of a list to choose from; a value in it is an action's own custom_id."""
KEEPING = "w1:keeping"
"""That of the list of what can be kept."""
LONGEST_LABEL, LONGEST_OPTION = 80, 100
IN_A_ROW, ROWS, IN_A_LIST = 5, 5, 25
IMAGES = (".png",)
STYLES = {
    Weight.PRIMARY: discord.ButtonStyle.primary,
    Weight.SECONDARY: discord.ButtonStyle.secondary,
    Weight.DANGER: discord.ButtonStyle.danger,
}


def _items(
    view: View,
    head: str,
    blocks: Sequence[Block],
    foot: str,
    files: Sequence[Attachment],
    spare: bool,
) -> list[Item]:
    """Return what stands in the container, in the order in which it is read.

    Where that would be too many components, what stands beside a part is chosen from a list.
    """
    first = [block for block in blocks[:1] if not block.heading and block.beside is None]
    shown_blocks = [
        *([Block("\n".join((head, *(block.body for block in first))))] if head else first),
        *blocks[len(first) :],
    ]
    most = MOST_COMPONENTS - 1 - spare
    items = _place(view, shown_blocks, foot, files)
    if _count(items) > most:
        choices = tuple(
            Choice(section.heading, section.button.action)
            for section in view.sections
            if isinstance(section.button, Button)
        )
        pages = (section.button for section in view.sections if isinstance(section.button, Link))
        view = replace(
            view,
            choices=(*choices, *view.choices),
            choosing=view.choosing or CHOOSE_ONE,
            links=(*pages, *view.links),
        )
        shown_blocks = [replace(block, beside=None) for block in shown_blocks]
        items = _place(view, shown_blocks, foot, files)
    return items


def _place(
    view: View, blocks: Sequence[Block], foot: str, files: Sequence[Attachment]
) -> list[Item]:
    used: set[str] = set()
    items: list[Item] = [
        *_texts(blocks, used),
        *_attach(files),
        *([discord.ui.TextDisplay[Any](foot)] if foot else []),
    ]
    rows = _rows_of(view, used)[: min(ROWS, (MOST_COMPONENTS - 6 - len(files)) // (IN_A_ROW + 1))]
    if not items:
        items = [discord.ui.TextDisplay(NAMELESS)]
    if rows:
        items.append(discord.ui.Separator())
    return [*items, *(discord.ui.ActionRow[Any](*row) for row in rows)]


def _texts(blocks: Sequence[Block], used: set[str]) -> Iterator[Item]:
    """Return the blocks as texts, those with something beside them each on its own."""
    run: list[str] = []
    for block in blocks:
        beside = _beside(block, used)
        if beside is None:
            run.append(block.whole())
            continue
        if run:
            yield discord.ui.TextDisplay(GAP.join(run))
        run = []
        yield discord.ui.Section(discord.ui.TextDisplay(block.whole()), accessory=beside)
    if run:
        yield discord.ui.TextDisplay(GAP.join(run))


def _beside(block: Block, used: set[str]) -> Item | None:
    match block.beside:
        case None:
            return None
        case Button() as button:
            if custom_id(button.action) in used:
                return None
            used.add(custom_id(button.action))
            return _button(button)
        case link:
            buttons = _links((link,))
            used.update(filter(None, (web_address(link.url),)))
            return buttons[0] if buttons else None


def _attach(files: Sequence[Attachment]) -> Iterator[Item]:
    for file in files:
        at = f"attachment://{file.name}"
        if file.name.endswith(IMAGES):
            picture = discord.MediaGalleryItem(at, description=file.description)
            yield discord.ui.MediaGallery(picture)
        else:
            yield discord.ui.File(at)


def _count(items: Sequence[Item]) -> int:
    return sum(1 + len(tuple(getattr(item, "walk_children", tuple)())) for item in items)


def _rows_of(view: View, used: set[str]) -> list[list[Item]]:
    """Return what can be pressed or chosen, each once: choices, what can be kept, then buttons."""
    choices = _distinct(view.choices, used)
    if view.choosing:
        choosing: list[list[Item]] = [[_list(choices, LIST, view.choosing)]] if choices else []
    else:
        choosing = _rows([_button(Button(choice.label, choice.action)) for choice in choices])
        used |= {custom_id(choice.action) for choice in choices}
    keeping: list[list[Item]] = [[_several(_distinct(view.keeping))]] if view.keeping else []
    links = [link for link in view.links if web_address(link.url) not in used]
    buttons = _distinct(view.buttons, used)
    return [*choosing, *keeping, *_rows([*map(_button, buttons), *_links(links)])]


def _distinct(pressed: Iterable[Pressed], used: Iterable[str] = ()) -> list[Pressed]:
    seen = set(used)
    distinct = []
    for pressable in pressed:
        if custom_id(pressable.action) not in seen:
            seen.add(custom_id(pressable.action))
            distinct.append(pressable)
    return distinct


def _button(button: Button) -> Item:
    label = cut(one_line(button.label), LONGEST_LABEL) or NAMELESS
    return discord.ui.Button(
        label=label, style=STYLES[button.weight], custom_id=custom_id(button.action)
    )


def _several(choices: Sequence[Choice]) -> Item:
    select = _list(choices, KEEPING, CHOOSE_TO_KEEP)
    select.max_values = len(select.options)
    return select


def _list(choices: Sequence[Choice], list_id: str, placeholder: str) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=cut(one_line(choice.label), LONGEST_OPTION) or NAMELESS,
            value=custom_id(choice.action),
            description=cut(one_line(choice.text), LONGEST_OPTION) or None,
        )
        for choice in choices[:IN_A_LIST]
    ]
    return discord.ui.Select(custom_id=list_id, placeholder=placeholder, options=options)


def _links(links: Iterable[Link]) -> list[Item]:
    pages = {address: link for link in links if (address := web_address(link.url))}
    return [
        discord.ui.Button(label=cut(one_line(link.label), LONGEST_LABEL) or NAMELESS, url=address)
        for address, link in pages.items()
    ]


def _rows(items: list[Item]) -> list[list[Item]]:
    return [items[at : at + IN_A_ROW] for at in range(0, len(items), IN_A_ROW)]


AS_BUTTONS, AS_LINES = 5, 8
"""Up to so many choices are buttons, or lines where they need words; more are a list."""
SHOWN_ON_BUTTON, SHOWN_IN_LIST = 40, 100
"""So much of a label can be read on a phone."""


def _arrange(view: View) -> View:
    """Give choices the form that suits them: buttons, lines with a button beside, or a list."""
    choices = tuple(_distinct(view.choices))
    if view.choosing or not choices:
        return replace(view, choices=choices)
    if len(choices) <= AS_BUTTONS and not any(map(_needs_words, choices)):
        return replace(view, choices=choices)
    if len(choices) > AS_LINES:
        return replace(view, choices=choices, choosing=CHOOSE_ONE)
    return replace(view, choices=(), sections=(*view.sections, *map(line_of, choices)))


def _needs_words(choice: Choice) -> bool:
    return bool(clean(choice.text)) or units(one_line(choice.label)) > SHOWN_ON_BUTTON


def _blocks(view: View) -> Iterator[Block]:
    yield Block(escape(view.text))
    yield from map(section_block, view.sections)
    yield from (choice_block(choice) for choice in view.choices if _is_cut(choice, view))


def _whole_text(view: View) -> Attachment:
    """All that the view says, for where it doesn't fit and there is nothing to read on with."""
    sections = (
        "\n".join(filter(None, (section.heading, section.text, *section.lines)))
        for section in view.sections
    )
    text = GAP.join(map(clean, filter(None, (view.title, view.text, *sections, view.footer))))
    return Attachment(WHOLE, text.encode(), "De hele tekst")


def _asked_line(view: View) -> str:
    question = cut(escape_line(view.asked), LONGEST_ASKED)
    return f"{SMALL}{ASKED}: {question}" if question else ""


def _title(view: View) -> str:
    title = cut(escape_line(view.title), LONGEST_TITLE)
    return f"{TITLE}{title}" if title else ""


def _is_cut(choice: Choice, view: View) -> bool:
    """Return whether a list can't show all of a choice, and nothing above says it."""
    longest = max(units(one_line(choice.label)), units(one_line(choice.text)))
    lines = (line for section in view.sections for line in (section.heading, *section.lines))
    return longest > SHOWN_IN_LIST and not any(line.startswith(choice.label) for line in lines)
