"""A view as a Discord message: within the limits, harmless, its actions to be read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings

from bot.actions import custom_id, parse
from bot.cards.actions import Keep, Show
from bot.discord.message import COLOURS, KEEPING, LIST, to_message
from bot.view import Button, Choice, Link, Section, Tone, View, Weight
from tests.bot.strategies import VIEWS
from tests.discord_limits import check_message

MANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def view(**parts: Any) -> View:
    return View(**({"tone": Tone.ANSWER} | parts))


def payload(shown: View) -> dict[str, Any]:
    """Return what discord.py sends for a view."""
    message = to_message(shown)
    rows = message.components.to_components() if message.components else []
    return {"embeds": [message.embed.to_dict()], "components": rows}


def items(shown: View) -> list[dict[str, Any]]:
    return [item for row in payload(shown)["components"] for item in row["components"]]


def pressed(sent: dict[str, Any]) -> list[str]:
    """Return what the bot would get for each button and each choice in a list."""
    inside = [item for row in sent["components"] for item in row["components"]]
    values = [option["value"] for item in inside for option in item.get("options", [])]
    buttons = [item["custom_id"] for item in inside if item["type"] == 2 and "custom_id" in item]
    return values + buttons


def description(shown: View) -> str:
    return to_message(shown).embed.description or ""


@given(VIEWS)
@MANY
async def test_any_view_is_a_message_that_discord_takes(shown: View) -> None:
    """Within every limit, pinging nobody, its actions as they were, and not kept in memory."""
    message = to_message(shown)

    sent = payload(shown)
    check_message(sent)
    assert dict(message.allowed_mentions.to_dict()) == {"parse": []}
    for text in (message.embed.title, message.embed.description):
        live = (text or "").replace("\\\\", "").replace("\\@", "").replace("\\<", "")
        assert not any(mention in live for mention in ("@everyone", "@here", "<@", "<#"))
    actions = [choice.action for choice in (*shown.choices, *shown.keeping)]
    actions += [button.action for button in shown.buttons]
    assert all(parse(own) in actions for own in pressed(sent))
    assert message.components is None or message.components.is_finished()


async def test_a_view_reads_as_text_then_sections() -> None:
    """Headings are headings, a heading with an address is a link, lines are a list."""
    shown = view(
        title="Vraag?",
        text="Antwoord.",
        sections=(
            Section("Meer", "Tekst."),
            Section("Bron", "2023", ("blz. 3",), "https://example.org/a"),
        ),
        footer="Nagekeken",
    )

    embed = to_message(shown).embed

    assert embed.title == "Vraag?"
    assert embed.description == (
        "Antwoord.\n\n### Meer\nTekst.\n\n### [Bron](https://example.org/a)\n2023\n- blz. 3"
    )
    assert embed.footer.text == "Nagekeken"


async def test_a_heading_with_brackets_has_its_link_behind_it() -> None:
    """Discord reads no link around brackets."""
    shown = view(sections=(Section("Gids [2]", url="https://example.org/a"),))

    assert description(shown) == ("### Gids \\[2\\] ([Open de pagina](https://example.org/a))")


async def test_a_bad_address_costs_the_link_and_nothing_else() -> None:
    """The heading stays, the button goes."""
    shown = view(sections=(Section("Bron", url="bron"),), links=(Link("Open", "bron"),))

    assert description(shown) == "### Bron"
    assert items(shown) == []


async def test_a_long_text_leaves_room_for_the_source() -> None:
    """The longest part is cut; short ones stay whole, with their links."""
    source = Section("Bron: Nota (2020)", url="https://example.org/nota")
    shown = view(text="woord " * 2000, sections=(Section("Meer", "zin " * 2000), source))

    text = description(shown)

    assert text.endswith("### [Bron: Nota (2020)](https://example.org/nota)")
    assert text.count("…") == 2
    assert len(text) > 4000


async def test_a_link_is_never_cut_in_two() -> None:
    """Where a heading with its address doesn't fit, the address goes first."""
    sections = tuple(
        Section(f"{number} {'titel ' * 30}", "zin " * 300, url=f"https://example.org/{'a' * 400}")
        for number in range(20)
    )

    text = description(view(text="begin", sections=sections))

    assert text.count("](https") == text.count("a)\n")


@pytest.mark.parametrize(("count", "kind"), [(1, 2), (5, 2), (6, 3), (40, 3)])
async def test_up_to_five_choices_are_buttons_and_more_are_a_list(count: int, kind: int) -> None:
    """A list holds the actions as the values of its options."""
    shown = view(choices=tuple(Choice(f"Keus {one}", Show(f"a{one}")) for one in range(count)))

    inside = items(shown)

    assert {item["type"] for item in inside} == {kind}
    if kind == discord.ComponentType.select.value:
        assert inside[0]["custom_id"] == LIST
        assert len(inside[0]["options"]) == min(count, 25)
        assert parse(inside[0]["options"][0]["value"]) == Show("a0")


async def test_what_a_heading_names_is_not_said_twice() -> None:
    """A long label is written out, unless a part above has it as its heading or in a line."""
    long = "Samenlevingsopbouw in de wijk en wat daarvan te leren is voor later " * 2
    choice = Choice(long, Show("a"))

    alone = to_message(View(tone=Tone.CHOICE, choices=(choice,)))
    named = to_message(View(tone=Tone.CHOICE, sections=(Section(long),), choices=(choice,)))

    for message in (alone, named):
        assert (message.embed.description or "").count("voor later") == 2


async def test_what_can_be_kept_is_a_list_of_its_own() -> None:
    """Below what can be opened, above the buttons; each once, and no more than Discord takes."""
    shown = view(
        choices=(Choice("Een", Show("a")),),
        keeping=tuple(Choice(f"Stuk {one}", Keep(f"a{one // 2}")) for one in range(60)),
        buttons=(Button("Verder", Show("b")),),
    )

    opened, kept, button = items(shown)

    assert (opened["label"], button["label"]) == ("Een", "Verder")
    assert (kept["custom_id"], kept["placeholder"]) == (KEEPING, "Zet er een op je leeslijst")
    values = [option["value"] for option in kept["options"]]
    assert values == [custom_id(Keep(f"a{one}")) for one in range(25)]


@pytest.mark.parametrize("own", [LIST, KEEPING])
def test_the_id_of_a_list_is_no_action(own: str) -> None:
    """Its values are; the list itself does nothing."""
    assert parse(own) is None


async def test_what_would_do_the_same_is_shown_once() -> None:
    """A custom_id stands once in a message; so does an address."""
    again = Button("Nog eens", Show("a"))
    shown = view(
        choices=(Choice("Een", Show("a")),),
        buttons=(again, Button("Twee", Show("b")), again),
        links=(Link("x", "https://a.nl/"), Link("y", "https://a.nl/")),
    )

    assert [item["label"] for item in items(shown)] == ["Een", "Twee", "y"]


async def test_a_label_that_a_phone_cannot_show_stands_in_the_text() -> None:
    """Nothing that one chooses by is on a cut button only; what is listed isn't repeated."""
    long = "Hoe lang duurt het voordat een hele wijk beter wordt?"
    choice = Choice(long, Show("a"))

    assert long in description(view(choices=(choice,)))
    assert description(view(choices=(Choice("Kort", Show("a")),), text="Kies.")) == "Kies."
    listed = view(choices=(choice,), sections=(Section("Vragen", lines=(long,)),))
    assert description(listed).count(long) == 1


async def test_weights_become_styles() -> None:
    """The one that stands out is the primary one."""
    shown = view(buttons=tuple(Button(one.value, Show(one.value), one) for one in Weight))

    assert [item["style"] for item in items(shown)] == [1, 2, 4]


async def test_an_empty_view_is_still_a_message() -> None:
    """Discord refuses a message without anything in it."""
    check_message(payload(view()))


async def test_every_tone_has_its_own_colour() -> None:
    """Beside the words, never instead of them."""
    assert set(COLOURS) == set(Tone)
    assert len(set(COLOURS.values())) == len(Tone)
    for tone in Tone:
        colour = to_message(replace(view(text="x"), tone=tone)).embed.colour
        assert colour is not None
        assert colour.value == COLOURS[tone]


def test_custom_ids_of_a_list_and_an_action_never_meet() -> None:
    """A list and a button can stand in one message."""
    assert custom_id(Show("list")) != LIST
