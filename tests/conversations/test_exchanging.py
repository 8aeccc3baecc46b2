"""Knowledge as files: a moderator sees what would change, confirms it, and takes it along again."""

import re

import discord
import pytest
import simcord

from bot.curation import cog
from bot.curation.examining import seen_revision
from bot.curation.publishing import publish
from bot.discord import sending
from tests.conversations.world import FOUND, FOUND_ID, World, labels, response, words

REFUSED = "Dit mogen alleen moderators"
QUESTION = "Mag je kippen houden op een dakterras?"
PACK = f"""items:
- id: kippen
  soort: vraag
  vraag: {QUESTION}
  antwoord: Vraag het eerst aan je verhuurder.
  bronnen:
  - url: https://example.org/kippen
  formuleringen:
  - kippen op het dakterras van de flat
"""
TABLE = (
    "Soort;Vraag;Antwoord;Bronnen\r\n"
    f"vraag;{QUESTION};'-Vraag het @everyone: **één** keer;https://example.org/kippen\r\n"
)
FIELDS = {
    "id": "kippen",
    "soort": "vraag",
    "vraag": QUESTION,
    "bronnen": [{"url": "https://example.org/kippen"}],
}


class Desk:
    """Importing and exporting as a moderator sees it."""

    def __init__(self, world: World, mod: simcord.MemberActor) -> None:
        self.world = world
        self.mod = mod

    async def hand_in(self, content: str | bytes, name: str = "kennis.yaml") -> discord.Message:
        """Hand in a file; only the moderator sees what comes of it."""
        file = (name, content if isinstance(content, bytes) else content.encode())
        shown = response(await self.mod.slash(self.world.channel, "kennis importeer", bestand=file))
        assert shown.ephemeral
        return shown.message

    async def press(self, label: str) -> discord.Message:
        """Press a button on what is seen; what is seen then."""
        await self.mod.click(self.seen(), label=label)
        return self.seen()

    def seen(self) -> discord.Message:
        return self.world.channel.history(viewer=self.mod)[-1]

    @property
    def own(self) -> set[str]:
        """The entries that the server has beside those that all share."""
        shared = self.world.bot.app.catalogue.entries
        return self.world.bot.app.catalogue.for_guild(self.world.guild.id).entries.keys() - shared


@pytest.fixture
def desk(world: World, mod: simcord.MemberActor) -> Desk:
    return Desk(world, mod)


async def read(message: discord.Message | simcord.ResponseMessage, ending: str) -> str:
    (file,) = [one for one in message.attachments if one.filename.endswith(ending)]
    return (await file.read()).decode("utf-8-sig")


async def test_what_is_confirmed_answers_the_next_question(world: World, desk: Desk) -> None:
    """First it is shown and nothing is kept, then it is, and the log channel has a line."""
    log = world.guild.create_text_channel("log")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)

    shown = await desk.hand_in(PACK)
    before = desk.own
    done = await desk.press("Importeren")

    assert "1 nieuw." in words(shown)
    assert QUESTION in words(shown)
    assert labels(shown) == ["Importeren", "Annuleren"]
    assert before == set()
    assert "Geïmporteerd: 1 item." in words(done)
    assert labels(done) == ["Maak ongedaan"]
    assert "verhuurder" in words(await world.ask(QUESTION))
    assert words(log.history()[-1]) == "mod heeft uit een bestand geïmporteerd: 1 item."


async def test_a_table_of_an_old_excel_is_taken_in(world: World, desk: Desk) -> None:
    """Windows' own encoding is read and told; what looks like a formula or a ping is text."""
    shown = await desk.hand_in(TABLE.encode("cp1252"), "Kennis.CSV")
    await desk.press("Importeren")

    (own,) = desk.own
    assert "Windows-1252" in words(shown)
    entry = world.bot.app.catalogue.for_guild(world.guild.id).entries[own]
    assert entry.body == ("-Vraag het @everyone: **één** keer",)
    assert own.startswith("mag-je-kippen-houden")


async def test_what_changes_is_told_and_is_in_a_file(desk: Desk) -> None:
    """By field in the message, in full in the file; what stays the same is counted."""
    await desk.hand_in(PACK)
    await desk.press("Importeren")
    two = PACK.replace("Vraag het eerst", "Praat eerst") + PACK.removeprefix("items:\n").replace(
        "kippen", "ganzen"
    )

    shown = await desk.hand_in(two)
    again = await desk.hand_in(PACK)

    assert "1 nieuw en 1 gewijzigd." in words(shown)
    assert f"‘{QUESTION}’: antwoord" in words(shown)
    changes = await read(shown, ".txt")
    assert "    - Vraag het eerst aan je verhuurder." in changes
    assert "    + Praat eerst aan je verhuurder." in changes
    assert "al precies zo" in words(again)
    assert labels(again) == []


async def test_what_other_items_would_lose_is_told(world: World, desk: Desk) -> None:
    """A question that the packs answer would go to the new item: it is named before it is kept."""
    entry = world.bot.app.catalogue.entries[FOUND_ID]
    near = [f"{text} precies" for text in entry.phrasings[:20]]
    lines = "\n".join(f"  - {text}" for text in near)
    pack = PACK.replace(QUESTION, f"{FOUND.removesuffix('?')} precies?")
    pack = pack.replace("  - kippen op het dakterras van de flat", lines)

    shown = await desk.hand_in(pack)

    assert "Vragen die dan anders beantwoord worden" in words(shown)


async def test_faults_are_told_by_line_in_dutch(desk: Desk) -> None:
    """The first ten in the message, all of them in a file, and no button."""
    few = await desk.hand_in(PACK.replace("antwoord:", "antwoordt:"))
    rows = "vraag;Waarom?;Daarom.;https://example.org;wonnen\n" * 12
    many = await desk.hand_in(f"soort;vraag;antwoord;bronnen;themas\n{rows}", "a.csv")

    assert "Er zijn 2 fouten." in words(few)
    assert "regel 5: antwoordt is geen bekend veld (bedoel je ‘antwoord’?)." in words(few)
    assert "regel 2: antwoord ontbreekt." in words(few)
    assert (labels(few), few.attachments) == ([], [])
    assert "bedoel je ‘wonen’" in words(many)
    listed = (await read(many, "fouten.txt")).splitlines()
    assert len(listed) == int(re.findall(r"Er zijn (\d+) fouten", words(many))[0])
    assert any(line.startswith("regel 13: themas noemt ‘wonnen’") for line in listed)
    assert desk.own == set()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kennis.xlsx", b"PK", ".yaml, .yml of .csv"),
        ("kennis", b"items: []", ".yaml, .yml of .csv"),
        ("kennis.yaml", b"items: []\n", "geen item in dit bestand"),
        ("kennis.yaml", b"a: &b [1]\nc: [*b, *b]\n", "alias of anker"),
        ("kennis.yaml", b"\x00\x01\x02", "een teken dat in geen tekst hoort"),
        ("kennis.csv", b"", "geen kopregel"),
    ],
)
async def test_what_is_no_knowledge_is_refused(
    desk: Desk, name: str, content: bytes, said: str
) -> None:
    """With what can be done about it."""
    shown = await desk.hand_in(content, name)

    assert said in words(shown)
    assert labels(shown) == []


async def test_a_table_of_too_many_items_is_refused(desk: Desk) -> None:
    """With how many there may be."""
    shown = await desk.hand_in("soort;vraag\n" + "vraag;Waarom?\n" * 100_000, "kennis.csv")

    assert "regel 2.002: het bestand heeft meer dan 2.000 items; verdeel ze" in words(shown)
    assert labels(shown) == []


async def test_a_file_that_is_too_large_is_not_even_fetched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is known before."""

    async def never(_: discord.Attachment) -> bytes:
        raise AssertionError("it was fetched")

    monkeypatch.setattr(cog, "LARGEST_FILE", 100)
    monkeypatch.setattr(discord.Attachment, "read", never)

    shown = await desk.hand_in(PACK)

    assert "te groot" in words(shown)


async def test_a_file_that_does_not_arrive_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord's storage may fail; trying again helps."""

    async def lost(_: discord.Attachment) -> bytes:
        raise discord.DiscordException

    monkeypatch.setattr(discord.Attachment, "read", lost)

    assert "Probeer het over een minuut opnieuw" in words(await desk.hand_in(PACK))


async def test_a_button_works_after_a_restart(world: World, desk: Desk) -> None:
    """What is confirmed is what was shown."""
    await desk.hand_in(PACK)
    await world.restart()

    await desk.press("Importeren")

    assert desk.own == {"kippen"}


async def test_a_cancelled_import_is_gone(world: World, desk: Desk) -> None:
    """It is said, and nothing of the file is kept."""
    await desk.hand_in(PACK)

    cancelled = await desk.press("Annuleren")

    assert "niets geïmporteerd" in words(cancelled)
    assert labels(cancelled) == []
    assert desk.own == set()
    rows = await world.bot.app.database.read.execute_fetchall("SELECT * FROM pending_imports")
    assert list(rows) == []


async def test_an_old_button_says_what_to_do(world: World, desk: Desk) -> None:
    """After ten minutes what was shown may not hold any more."""
    await desk.hand_in(PACK)
    await world.env.advance_time(601)

    assert "Kies opnieuw /kennis importeer" in words(await desk.press("Importeren"))
    assert desk.own == set()


async def test_who_waits_hears_of_what_an_import_answers(world: World, desk: Desk) -> None:
    """By one direct message with the answer, and the log channel has a line."""
    log = world.guild.create_text_channel("log")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    asked = await world.ask("Mogen kippen op het dakterras van de flat?")
    await world.click(asked, "Laat het me weten")

    await desk.hand_in(PACK)
    await desk.press("Importeren")
    await world.restart()
    for _ in range(3):
        await world.env.advance_time(45)

    (message,) = world.anna.user.dm_channel.history()
    assert "Je vroeg: ‘Mogen kippen op het dakterras van de flat?’" in words(message)
    assert f"‘{QUESTION}’" in words(message)
    assert "1 open vraag heeft door de import een antwoord" in words(log.history()[-1])


async def test_an_import_is_taken_back_as_a_whole(world: World, desk: Desk) -> None:
    """Also after a restart; what was changed since stays and is named, the log has a line."""
    log = world.guild.create_text_channel("log")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=log)
    ganzen = PACK.removeprefix("items:\n").replace("kippen", "ganzen")
    await desk.hand_in(PACK + ganzen + ganzen.replace("ganzen", "eenden"))
    await desk.press("Importeren")
    await world.restart()
    app, guild = world.bot.app, world.guild.id
    based_on = await seen_revision(app, guild, "kippen")
    await publish(app, guild, world.bea.id, {**FIELDS, "antwoord": "Nee."}, based_on)

    done = await desk.press("Maak ongedaan")

    assert "2 items teruggedraaid. 1 niet: dat is daarna veranderd." in words(done)
    assert f"‘{QUESTION}’" in words(done)
    assert labels(done) == []
    assert desk.own == {"kippen"}
    assert "teruggedraaid: 2 items" in words(log.history()[-1])


async def test_another_who_was_sooner_is_told(world: World, desk: Desk) -> None:
    """Nothing of the file is written, and theirs stays."""
    await desk.hand_in(PACK)
    await desk.press("Importeren")
    await desk.hand_in(PACK.replace("Vraag het", "Vraag dat"))
    app, guild = world.bot.app, world.guild.id
    based_on = await seen_revision(app, guild, "kippen")
    await publish(app, guild, world.bea.id, {**FIELDS, "antwoord": "Nee."}, based_on)

    shown = await desk.press("Importeren")

    assert "iemand anders was je voor" in words(shown)
    assert f"‘{QUESTION}’: antwoord" in words(shown)
    assert app.catalogue.for_guild(guild).entries["kippen"].body == ("Nee.",)


async def test_what_goes_out_comes_back_the_same(desk: Desk) -> None:
    """Both files can be handed in again, and change nothing."""
    await desk.hand_in(PACK)
    await desk.press("Importeren")

    result = await desk.mod.slash(desk.world.channel, "kennis exporteer")
    given = response(result)

    assert given.ephemeral
    assert "1 eigen item" in words(given)
    pack, table = await read(given, ".yaml"), await read(given, ".csv")
    assert pack == PACK.replace("items:\n", "items:\n\n")
    assert "al precies zo" in words(await desk.hand_in(pack))
    assert "al precies zo" in words(await desk.hand_in(table, "kennis.csv"))


async def test_a_server_without_knowledge_gets_a_table_to_fill_in(desk: Desk) -> None:
    """Its heading has every field."""
    given = response(await desk.mod.slash(desk.world.channel, "kennis exporteer"))

    assert "nog geen eigen kennis" in words(given)
    assert (await read(given, ".csv")).startswith("id;soort;")


@pytest.mark.parametrize(("most", "sent"), [(2000, True), (10, False)])
async def test_what_is_too_large_to_send_is_packed_or_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int, *, sent: bool
) -> None:
    """As one file that is smaller; else it is said what to ask for."""
    lines = "".join(f"  - kippen en nog eens kippen {number}\n" for number in range(60))
    await desk.hand_in(PACK + lines)
    await desk.press("Importeren")
    monkeypatch.setattr(sending, "LARGEST_FILE", most)

    given = response(await desk.mod.slash(desk.world.channel, "kennis exporteer"))

    assert [one.filename.endswith(".zip") for one in given.attachments] == [True] * sent
    assert ("python -m bot export" in words(given)) is not sent


async def test_a_member_can_do_none_of_it(world: World, desk: Desk) -> None:
    """Also where the server opened the commands to all, and on a moderator's own message."""
    commands = await world.bot.tree.fetch_commands()
    own = next(one for one in commands if one.name == "kennis")
    world.guild.set_command_permissions(own.id, {world.guild.default_role: True})
    file = ("kennis.yaml", PACK.encode())

    refused = [
        response(await world.cas.slash(world.channel, "kennis importeer", bestand=file)),
        response(await world.cas.slash(world.channel, "kennis exporteer")),
    ]
    shown = await desk.hand_in(PACK)
    other = world.guild.create_role("redactie")
    await world.bea.slash(world.channel, "beheer rol", rol=other)
    refused += [
        response(await desk.mod.click(shown, label=label)) for label in ("Importeren", "Annuleren")
    ]

    assert all(REFUSED in words(one) for one in refused)
    assert all(one.attachments == [] for one in refused)
    assert desk.own == set()


async def test_who_moderates_no_more_takes_nothing_back(world: World, desk: Desk) -> None:
    """Not even their own import, by a button that they still have."""
    await desk.hand_in(PACK)
    done = await desk.press("Importeren")
    other = world.guild.create_role("redactie")
    await world.bea.slash(world.channel, "beheer rol", rol=other)

    refused = response(await desk.mod.click(done, label="Maak ongedaan"))

    assert REFUSED in words(refused)
    assert desk.own == {"kippen"}
