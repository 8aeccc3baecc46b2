"""Whatever people type gets a fitting reply, no error, and notifies nobody."""

import discord
import pytest
import simcord

from knowledge.answer import Question, Unknown
from tests.conversations.world import World, by_bot, words

ODD = {
    "blank": " ",
    "spaces": "   \n\t ",
    "dots": "...",
    "question mark": "?",
    "2000 characters": "wat werkt er in de wijk " * 83 + "wat werk",
    "2000 of one": "a" * 2000,
    "2000 of surrogates": "👨‍👩‍👧‍👦" * 285,
    "emoji": "🙂🏘️🙂",
    "custom emoji": "<:wijk:123456789012345678>",
    "right to left": "ما الذي ينجح في الحي؟",
    "override": "\u202eneteh nekrew taw\u202c",
    "zalgo": "w\u0335\u0321\u0353a\u0334\u0322t\u0337\u0345 w\u0338\u0328e\u0336\u0327rkt",
    "zero width": "wat\u200b werkt\u200d \ufeffer",
    "code block": "```python\nprint('wijk')\n```",
    "open code": "``` wat werkt",
    "markdown": "# wat **werkt** [hier](https://example.org) ||geheim|| > er",
    "everyone": "@everyone wat werkt er?",
    "here": "@here",
    "masked mention": "wat <@&1> werkt <@1> er <#1>",
    "sql": "'; DROP TABLE kept_questions; --",
    "sql words": 'SELECT * FROM feedback WHERE "1"="1"',
    "null": "wat\x00werkt",
    "control": "wat\x07\x1bwerkt",
    "template": "{question} %s ${jndi:ldap://x}",
    "lone accents": "\u0301\u0301\u0301",
    "newlines": "wat\n\n\n\nwerkt\r\ner",
    "custom id": "w1:share::continuiteit",
    "numbers": "1234567890",
    "html": "<script>alert(1)</script>",
    "url": "https://www.wijkwijzer.org/kennis/",
}


async def direct(world: World, text: str) -> discord.Message:
    """Anna writes to the bot; what it writes back."""
    await world.anna.user.send_dm(text)
    last = world.anna.user.dm_channel.history()[-1]
    assert by_bot(last)
    return last


def pings_nobody(env: simcord.Env, message: discord.Message | simcord.ResponseMessage) -> bool:
    channel = message.channel.id if hasattr(message, "channel") else message.channel_id
    stored = env.backend.get_message(channel, message.id)
    return not (stored.ping_user_ids or stored.ping_role_ids or stored.mention_everyone)


@pytest.mark.parametrize("name", ODD)
async def test_an_odd_question(world: World, name: str) -> None:
    """By command, by mention, in a direct message, by menu and in a search: words come back."""
    text = ODD[name]

    said: list[discord.Message | simcord.ResponseMessage] = [await world.ask(text)]
    mentioned = await world.say(f"{world.mention} {text}"[:2000])
    assert mentioned is not None
    said.append(await direct(world, text) if text.strip() else mentioned)
    found = (await world.anna.slash(world.channel, "zoek", woorden=text)).response
    assert found is not None
    message = await world.cas.send(world.channel, text.strip() or "-")
    menu = await world.anna.context_menu(world.channel, "Zoek antwoord", message)
    assert menu.response is not None
    said += [mentioned, found, menu.response]

    for one in said:
        assert words(one).strip()
        assert pings_nobody(world.env, one)


@pytest.mark.parametrize("name", ["blank", "emoji", "dots", "lone accents"])
async def test_what_is_no_question_is_asked_for_one(world: World, name: str) -> None:
    """There is no "dat weet ik niet" to nothing."""
    assert "Wat wil je weten?" in words(await world.ask(ODD[name]))


@pytest.mark.parametrize(
    ("command", "option"),
    [("publicatie", "titel"), ("thema", "naam"), ("vraag", "thema"), ("hulp", "onderwerp")],
)
@pytest.mark.parametrize("name", ["everyone", "markdown", "zalgo", "2000 of one", "override"])
async def test_an_odd_name(world: World, command: str, option: str, name: str) -> None:
    """A name that is echoed is text, cut to what fits, and notifies nobody."""
    given = {option: ODD[name], **({"vraag": "wat werkt"} if command == "vraag" else {})}

    shown = (await world.anna.slash(world.channel, command, **given)).response
    offered = await world.anna.autocomplete(world.channel, command, option, ODD[name])

    assert shown is not None
    assert words(shown).strip()
    assert pings_nobody(world.env, shown)
    assert len(offered) <= 25


async def test_echoed_markdown_is_text(world: World) -> None:
    """What someone typed does not become a link, a heading or a hidden word."""
    text = "[zwrkl](https://example.org) **xqv** ||plmk||"
    assert isinstance(world.bot.app.catalogue.everywhere.answer(Question(text)), Unknown)

    shown = (await world.anna.slash(world.channel, "zoek", woorden=text)).response

    assert shown is not None
    assert "[zwrkl](https://example.org)" not in words(shown)
    assert "**xqv**" not in words(shown)
