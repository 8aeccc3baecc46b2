"""A view as a Discord message: within the limits, harmless, its actions to be read back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from bot.actions import custom_id, parse
from bot.cards.actions import Keep, Show
from bot.discord.message import COLOURS, KEEPING, LIST, READ_ON, REST_IN_FILE, to_message
from bot.view import CHOOSE_TO_KEEP, Attachment, Button, Choice, Link, Section, Tone, View, Weight
from tests.bot.rendered import every, items, payload, read, texts
from tests.bot.strategies import VIEWS
from tests.discord_limits import BUTTON, TEXT, check_message, walk

PAGE = "https://example.org/a"


def view(**parts: Any) -> View:
    return View(**({"tone": Tone.ANSWER} | parts))


def pressed(shown: View) -> list[str]:
    """Return what the bot would get for each button and each choice in a list."""
    values = [option["value"] for one in every(shown) for option in one.get("options", [])]
    return values + [
        one["custom_id"] for one in every(shown) if one["type"] == BUTTON and "custom_id" in one
    ]


@given(VIEWS)
async def test_any_view_is_a_message_that_discord_takes(shown: View) -> None:
    """Within every limit, pinging nobody, its actions as they were, and not kept in memory."""
    message = to_message(shown)

    check_message(payload(shown))
    assert dict(message.allowed_mentions.to_dict()) == {"parse": []}
    for text in texts(shown):
        live = text.replace("\\\\", "").replace("\\@", "").replace("\\<", "")
        assert not any(mention in live for mention in ("@everyone", "@here", "<@", "<#"))
    actions = [choice.action for choice in (*shown.choices, *shown.keeping)]
    actions += [button.action for button in shown.buttons]
    actions += [one.button.action for one in shown.sections if isinstance(one.button, Button)]
    assert all(parse(own) in (*actions, shown.more) for own in pressed(shown))
    assert message.layout.is_finished()


@given(VIEWS)
async def test_what_does_not_fit_is_read_on(shown: View) -> None:
    """Part after part all can be read, and each but the last says that there is more."""
    shown = replace(shown, more=Show("verder"), choices=())
    parts = [read(shown)]
    while READ_ON in parts[-1] and len(parts) < 40:
        parts.append(read(replace(shown, part=len(parts))))

    said = "".join(parts)
    assert READ_ON not in parts[-1]
    for section in shown.sections:
        for word in {one for one in section.text.split() if one.isascii() and one.isalnum()}:
            assert word in said or len(word) > 40
    assert read(replace(shown, part=len(parts))) == parts[-1]


async def test_a_view_reads_in_order() -> None:
    """What was asked, the title, the text, its parts, the source, the day, the buttons."""
    shown = view(
        asked="hoe dan",
        title="Vraag?",
        text="Antwoord.",
        sections=(
            Section("Meer", "Tekst.", ("punt",)),
            Section("", "Bron: Nota (2023)", button=Link("Open de bron", PAGE), small=True),
        ),
        footer="Nagekeken",
        buttons=(Button("Verder", Show("b")),),
    )

    container, head, section, source, link, day, line, row, button = every(shown)

    assert container["accent_color"] == COLOURS[Tone.ANSWER]
    assert head["content"] == (
        "-# Je vroeg: hoe dan\n## Vraag?\nAntwoord.\n\n### Meer\nTekst.\n- punt"
    )
    assert source["content"] == "-# Bron: Nota (2023)"
    assert (section["accessory"], link["url"]) == (link, PAGE)
    assert day["content"] == "-# Nagekeken"
    assert (line["type"], row["components"], button["label"]) == (14, [button], "Verder")


async def test_a_heading_with_an_address_is_a_link() -> None:
    """Discord reads no link around brackets: there it stands behind."""
    plain = view(sections=(Section("Bron", "2023", url=PAGE),))
    brackets = view(sections=(Section("Gids [2]", url=PAGE),))

    assert read(plain) == f"### [Bron]({PAGE})\n2023"
    assert read(brackets) == f"### Gids \\[2\\] ([Open de pagina]({PAGE}))"


async def test_a_bad_address_costs_the_link_and_nothing_else() -> None:
    """The heading stays, the buttons go."""
    beside = Section("Bron", "Nota", button=Link("Open", "bron"))
    shown = view(sections=(Section("Kop", url="bron"), beside), links=(Link("Open", "bron"),))

    assert read(shown) == "### Kop\n\n**Bron**\nNota"
    assert [one["type"] for one in every(shown)] == [17, TEXT]


async def test_a_long_text_leaves_room_for_the_source() -> None:
    """The longest part is cut; short ones stay whole, with their links."""
    source = Section("Bron: Nota (2020)", url=PAGE)
    shown = view(text="woord " * 2000, sections=(Section("Meer", "zin " * 2000), source))

    text = read(shown)

    assert f"### [Bron: Nota (2020)]({PAGE})" in text
    assert text.count("…") == 2
    assert 3800 < len(text) <= 4000


async def test_what_is_cut_says_so_and_goes_along_as_a_file() -> None:
    """Where there is no button to read on with."""
    shown = view(title="Lang", sections=(Section("Meer", f"{'woord ' * 900}slot"),))

    message = to_message(shown)

    assert REST_IN_FILE in read(shown)
    assert message.files[0].content.decode().startswith("Lang\n\nMeer\nwoord woord")
    assert message.files[0].content.decode().endswith("slot")


async def test_a_link_is_never_cut_in_two() -> None:
    """Where a heading with its address doesn't fit, the address goes first."""
    sections = tuple(
        Section(f"{number} {'titel ' * 30}", "zin " * 300, url=f"https://example.org/{'a' * 400}")
        for number in range(20)
    )

    text = read(view(text="begin", sections=sections))

    assert text.count("](https") == text.count("a)\n")


async def test_a_choice_that_needs_words_stands_once() -> None:
    """Its label, its line in small type, and its button beside them."""
    long = "Hoe lang duurt het voordat een hele wijk beter wordt?"
    shown = view(choices=(Choice("Kort", Show("a"), "Artikel"), Choice(long, Show("b"))))

    assert texts(shown) == ["**Kort**\n-# Artikel", f"**{long}**"]
    beside = [one["accessory"] for one in every(shown) if "accessory" in one]
    assert [one["label"] for one in beside] == ["Lees dit"] * 2
    assert [parse(one["custom_id"]) for one in beside] == [Show("a"), Show("b")]
    assert items(shown) == []


@pytest.mark.parametrize(("count", "kind"), [(1, 2), (5, 2), (6, 2), (8, 2), (9, 3), (40, 3)])
async def test_many_choices_are_a_list(count: int, kind: int) -> None:
    """Few are buttons or lines; a list holds the actions as the values of its options."""
    shown = view(choices=tuple(Choice(f"Keus {one}", Show(f"a{one}")) for one in range(count)))

    inside = [one for one in every(shown) if "custom_id" in one]

    assert {item["type"] for item in inside} == {kind}
    if kind == BUTTON:
        assert len(inside) == count
    else:
        assert inside[0]["custom_id"] == LIST
        assert len(inside[0]["options"]) == min(count, 25)
        assert parse(inside[0]["options"][0]["value"]) == Show("a0")


async def test_what_is_too_much_to_stand_beside_becomes_a_list() -> None:
    """Ten parts with a button each fit; of more none is lost."""
    parts = tuple(
        Section(f"Stuk {one}", "Tekst", button=Button("Open", Show(f"a{one}"))) for one in range(14)
    )

    few, many = view(sections=parts[:10]), view(sections=parts)

    assert [one["label"] for one in every(few) if one["type"] == BUTTON] == ["Open"] * 10
    (chosen,) = items(many)
    assert [option["label"] for option in chosen["options"]] == [one.heading for one in parts]
    assert all(f"**{one.heading}**" in read(many) for one in parts)


async def test_a_list_that_cannot_show_a_label_has_it_in_the_text() -> None:
    """Unless a part above has it as its heading or in a line."""
    long = "Samenlevingsopbouw in de wijk en wat daarvan te leren is voor later " * 2
    shown = view(choices=(Choice(long, Show("a")),), choosing="Kies")

    for one in (shown, replace(shown, sections=(Section(long),))):
        assert read(one).count("voor later") == 2


async def test_what_can_be_kept_is_a_list_of_its_own() -> None:
    """Below what can be opened, above the buttons; each once, and no more than Discord takes."""
    shown = view(
        choices=(Choice("Een", Show("a")),),
        keeping=tuple(Choice(f"Stuk {one}", Keep(f"a{one // 2}")) for one in range(60)),
        buttons=(Button("Verder", Show("b")),),
    )

    opened, kept, button = items(shown)

    assert (opened["label"], button["label"]) == ("Een", "Verder")
    assert (kept["custom_id"], kept["placeholder"]) == (KEEPING, CHOOSE_TO_KEEP)
    values = [option["value"] for option in kept["options"]]
    assert kept["max_values"] == len(values)
    assert values == [custom_id(Keep(f"a{one}")) for one in range(25)]


@pytest.mark.parametrize("own", [LIST, KEEPING])
def test_the_id_of_a_list_is_no_action(own: str) -> None:
    """Its values are; the list itself does nothing."""
    assert parse(own) is None


async def test_what_would_do_the_same_is_shown_once() -> None:
    """A custom_id stands once in a message; so does an address."""
    again = Button("Nog eens", Show("a"))
    shown = view(
        sections=(Section("", "Bron", button=Link("z", "https://b.nl/")),),
        choices=(Choice("Een", Show("a")),),
        buttons=(again, Button("Twee", Show("b")), again),
        links=(Link("x", "https://a.nl/"), Link("y", "https://a.nl/"), Link("w", "https://b.nl/")),
    )

    assert [item["label"] for item in items(shown)] == ["Een", "Twee", "y"]


async def test_files_are_shown_in_the_message() -> None:
    """A picture as one, with what is to be seen in it; another file to be opened."""
    picture, table = Attachment("a.png", b"1", "Een grafiek"), Attachment("b.csv", b"2")

    sent = payload(view(text="Kijk", footer="Nu"), picture, table)

    check_message(sent)
    _, _, gallery, file, day = walk(sent["components"])
    assert gallery["items"][0]["description"] == "Een grafiek"
    assert file["file"]["url"] == "attachment://b.csv"
    assert day["content"] == "-# Nu"


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
        assert every(replace(view(text="x"), tone=tone))[0]["accent_color"] == COLOURS[tone]


@pytest.mark.parametrize("ground", [0xFFFFFF, 0x393A41], ids=["light", "dark"])
def test_a_colour_stands_out_from_its_ground(ground: int) -> None:
    """By three to one, as is asked of what isn't text, on Discord's light and dark cards."""
    for colour in COLOURS.values():
        lighter, darker = sorted(map(luminance, (colour, ground)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3


def luminance(colour: int) -> float:
    """Return how light a colour is, by the definition of WCAG 2."""
    shares = [(colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_custom_ids_of_a_list_and_an_action_never_meet() -> None:
    """A list and a button can stand in one message."""
    assert custom_id(Show("list")) != LIST
