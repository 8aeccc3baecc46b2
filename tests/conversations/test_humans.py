"""*Vraag een mens*: who asks, who helps and who manages, each as they meet it."""

from datetime import timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.helping.requesting import answer
from storage.guilds import GuildSettings
from tests.conversations.test_following import messages, until
from tests.conversations.world import (
    FOUND,
    NONSENSE,
    STRANGE,
    World,
    by_bot,
    labels,
    options,
    response,
    unsure,
    words,
)

MENS, YES = "Vraag een mens", "Ja, verstuur"
A_DAY = timedelta(days=1)


@pytest.fixture
def desk(world: World) -> simcord.ChannelHandle:
    """A channel where the people who answer are."""
    return world.guild.create_text_channel("balie")


def pings(message: discord.Message, env: simcord.Env) -> tuple[list[int], list[int], bool]:
    """Return whom a message really notified: people, roles, everyone."""
    stored = env.backend.get_message(message.channel.id, message.id)
    return stored.ping_user_ids, stored.ping_role_ids, stored.mention_everyone


async def reaches(world: World, **chosen: Any) -> None:
    """Bea chooses who answers."""
    await world.bea.slash(world.channel, "beheer mens", **chosen)


async def send(world: World, question: str = STRANGE) -> simcord.ResponseMessage:
    """Anna asks a person, for her eyes only; what she reads when it is sent."""
    asked = await world.click(await world.ask(question), MENS)
    return response(await world.anna.click(asked, label=YES))


async def write(
    who: simcord.MemberActor | simcord.UserHandle,
    message: discord.Message | simcord.ResponseMessage,
    label: str,
    text: str,
) -> simcord.InteractionResult:
    """Someone opens the form of a button and sends it in."""
    return await who.submit_modal(await who.click(message, label=label), {"said": text})


async def a_minute(world: World) -> None:
    await until(world, world.env.now() + timedelta(minutes=1))


def close_messages(world: World, who: simcord.MemberActor) -> None:
    path = f"/channels/{who.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007, times=None)


async def test_where_nobody_is_set_no_person_is_offered(world: World) -> None:
    """It says so at once, and whom to turn to instead; below an answer that is a button."""
    unknown = await world.ask(STRANGE)
    found = await world.ask(FOUND)

    contact = await world.click(unknown, "Contact met WijkWijzer")

    assert MENS not in labels(unknown) + labels(found)
    assert "nog niemand gekozen" in words(unknown)
    assert "Contact met WijkWijzer" in labels(found)
    assert "nog niemand gekozen" not in words(found)
    assert "WijkWijzer" in words(contact)


async def test_in_words_where_nobody_is_set(world: World) -> None:
    """The same is said to who asks for a person, on a server and in a direct message."""
    here = await world.ask("Kan iemand mij bellen?")
    await world.anna.user.send_dm("ik wil met een mens praten")
    there = world.anna.user.dm_channel.history()[-1]

    for said in (here, there):
        assert "geen mens voor je vragen" in words(said)
        assert "contact opnemen met WijkWijzer" in words(said)
    assert "/beheer mens" in words(here)


async def test_it_is_shown_first_and_sent_after_a_yes(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """What goes, scrubbed, and to whom; nothing goes before that."""
    await reaches(world, kanaal=desk)

    asked = await world.click(await world.ask(f"{STRANGE} 06-12345678"), MENS)
    before = desk.history()
    shown = words(asked)
    sent = response(await world.anna.click(asked, label=YES))

    (posted,) = desk.history()
    assert asked.ephemeral
    assert "wie meeleest in #balie, zonder je naam" in shown
    assert STRANGE in shown
    assert "12345678" not in shown + words(posted)
    assert before == []
    assert "Je vraag is verstuurd" in words(sent)
    assert STRANGE in words(posted)
    assert "anna" not in words(posted).casefold()
    assert labels(posted) == ["Antwoord", "Ik pak dit op", "Gesloten"]
    assert pings(posted, world.env) == ([], [], False)


async def test_no_sends_nothing(world: World, desk: simcord.ChannelHandle) -> None:
    """And nothing of it is kept."""
    await reaches(world, kanaal=desk)
    asked = await world.click(await world.ask(STRANGE), MENS)

    told = response(await world.anna.click(asked, label="Nee"))

    assert "niets verstuurd" in words(told)
    assert desk.history() == []
    held = await world.bot.app.stores.help_requests.held(world.anna.id, world.env.now())
    assert held == {"help_requests": []}


async def test_it_can_be_put_in_other_words(world: World, desk: simcord.ChannelHandle) -> None:
    """Shown again, scrubbed too, before it is sent."""
    await reaches(world, kanaal=desk)
    asked = await world.click(await world.ask(STRANGE), MENS)

    again = response(await write(world.anna, asked, "Pas aan", "Mijn huis lekt. Bel 06-12345678."))
    await world.anna.click(again, label=YES)

    (posted,) = desk.history()
    assert "Mijn huis lekt." in words(again)
    assert "Mijn huis lekt." in words(posted)
    assert "12345678" not in words(again) + words(posted)
    assert STRANGE not in words(posted)


async def test_blanks_change_nothing(world: World, desk: simcord.ChannelHandle) -> None:
    """What was to be sent stays where it is, and can still be sent."""
    await reaches(world, kanaal=desk)
    asked = await world.click(await world.ask(STRANGE), MENS)

    await write(world.anna, asked, "Pas aan", "  \n ")
    refused = world.channel.history(viewer=world.anna)[-1]
    sent = response(await world.anna.click(asked, label=YES))

    assert "Er stond niets in" in words(refused)
    assert "Je vraag is verstuurd" in words(sent)


async def test_in_words_it_is_what_was_just_discussed(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """With what was said to ask for a person: whoever helps must know that a call is wanted."""
    await reaches(world, kanaal=desk)
    await world.ask(STRANGE)

    asked = await world.ask("kan iemand mij belen?")
    shown = words(asked)
    await world.anna.click(asked, label=YES)

    (posted,) = desk.history()
    assert STRANGE in shown
    assert STRANGE in words(posted)
    assert "kan iemand mij belen" in words(posted)


@pytest.mark.parametrize("before", ["", FOUND])
async def test_what_is_not_understood_leads_to_a_person(
    world: World, desk: simcord.ChannelHandle, before: str
) -> None:
    """Nobody who can't spell it is turned away: what they wrote is what is asked."""
    await reaches(world, kanaal=desk)
    if before:
        await world.ask(before)
    puzzled = await world.ask(NONSENSE)
    assert "Dat snap ik niet" in words(puzzled)

    asked = await world.click(puzzled, MENS)
    await world.anna.click(asked, label=YES)

    (posted,) = desk.history()
    assert NONSENSE in words(posted)


async def test_a_person_is_a_press_away_from_what_keeps_no_question(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """The source, something shorter, a number that isn't there: about what that was asked of."""
    await reaches(world, kanaal=desk)
    for wish in ("bron?", "korter graag", "heb je een nummer?", "dit is te moeilijk"):
        await world.ask(FOUND)

        asked = await world.click(await world.ask(wish), MENS)

        assert FOUND in words(asked)
    card = await world.ask("bron?")
    await until(world, world.env.now() + timedelta(minutes=11))
    assert "Stel je vraag opnieuw" in words(await world.click(card, MENS))


async def test_after_a_choice_it_is_about_what_was_asked(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """Choosing one of the suggestions loses nothing of the question."""
    await reaches(world, kanaal=desk)
    question = unsure(world.bot.app.catalogue.for_guild(None))
    asked = await world.ask(question)
    await world.click(asked, labels(asked)[0])

    preview = await world.ask("kan iemand mij bellen?")

    assert question in words(preview)


async def test_in_another_language(world: World, desk: simcord.ChannelHandle) -> None:
    """The same, with a line that whoever asks can read; where nobody is set too."""
    alone = await world.ask("can i speak to a real person")
    await reaches(world, kanaal=desk)

    asked = await world.ask("can i speak to a real person")

    assert "I answer in Dutch." in words(alone)
    assert "Nothing is sent before you say yes" in words(asked)
    assert "wie meeleest in #balie" in words(asked)


async def test_a_conversation(world: World, desk: simcord.ChannelHandle) -> None:
    """Taken up, answered, replied to and closed: each hears of it, after a restart too."""
    await reaches(world, kanaal=desk)
    await send(world)
    (posted,) = desk.history()

    taken = response(await world.cas.click(posted, label="Ik pak dit op"))
    await write(world.cas, posted, "Antwoord", "Bel de woningcorporatie.")
    (answered,) = messages(world)
    await world.restart()
    replied = response(await write(world.anna.user, answered, "Antwoord terug", "Welk nummer?"))
    _, reply = desk.history()
    await world.cas.click(reply, label="Gesloten")
    closed = messages(world)[-1]
    after = response(await world.anna.user.click(answered, label="Antwoord terug"))

    assert "Door @cas" in words(taken)
    assert "Bel de woningcorporatie." in words(answered)
    assert STRANGE in words(answered)
    assert "Wijkwerkplaats" in words(answered)
    assert "cas" not in words(answered).casefold()
    assert "verstuurd" in words(replied)
    assert "Welk nummer?" in words(reply)
    assert "anna" not in words(reply).casefold()
    assert "gesloten" in words(closed)
    assert "al gesloten" in words(after)
    assert "gesloten" in words(desk.history()[-1])


async def test_who_asked_can_close_it(world: World, desk: simcord.ChannelHandle) -> None:
    """Who helps is told; nothing more can be written then."""
    await reaches(world, kanaal=desk)
    await send(world)
    (posted,) = desk.history()
    await write(world.cas, posted, "Antwoord", "Zo.")
    (answered,) = messages(world)

    ended = response(await world.anna.user.click(answered, label="Ik ben geholpen"))
    refused = response(await world.cas.click(posted, label="Antwoord"))

    assert "gesloten" in words(ended)
    assert "heeft dit gesprek gesloten" in words(desk.history()[-1])
    assert "al gesloten" in words(refused)


@pytest.mark.parametrize("label", ["Ik pak dit op", "Gesloten"])
async def test_a_late_press_leaves_what_was_asked(
    world: World, desk: simcord.ChannelHandle, label: str
) -> None:
    """The card that all helpers see keeps the question, and says that it is closed."""
    await reaches(world, kanaal=desk)
    sent = await send(world)
    (posted,) = desk.history()
    await world.anna.click(sent, label="Trek in")

    await world.cas.click(posted, label=label)

    card = desk.history()[0]
    assert STRANGE in words(card)
    assert "Dit gesprek is gesloten" in words(card)
    assert labels(card) == ["Bekijk het gesprek"]


async def test_who_took_it_up_is_named_in_what_is_posted(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """When the asker writes back, the others see by name who is on it, without a notification."""
    await reaches(world, kanaal=desk)
    await send(world)
    await write(world.cas, desk.history()[0], "Antwoord", "Bel de woningcorporatie.")

    await write(world.anna.user, messages(world)[-1], "Antwoord terug", "Welk nummer?")

    posted = desk.history()[-1]
    assert "Door @cas" in words(posted)
    assert pings(posted, world.env) == ([], [], False)


async def test_what_was_asked_for_all_to_see_is_answered_there(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """With a notification to who asked; nobody else can reply for them."""
    await reaches(world, kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    asked = await world.click(said, MENS)
    shown = words(asked)
    await world.anna.click(asked, label=YES)
    (posted,) = desk.history()

    await write(world.cas, posted, "Antwoord", "Vaak een jaar of tien.")
    answered = world.posted()[-1]
    refused = response(await world.bea.click(answered, label="Antwoord terug"))

    assert "in dit kanaal, met een melding voor jou" in shown
    assert labels(posted)[-1] == "Ga naar de vraag"
    assert "tien" in words(answered)
    assert pings(answered, world.env) == ([world.anna.id], [], False)
    assert messages(world) == []
    assert "voor wie de vraag stelde" in words(refused)


async def test_whoever_presses_below_the_answer_to_another_hears_by_message(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """They asked nothing for all to see."""
    await reaches(world, kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    asked = await world.click(said, MENS, world.cas)
    await world.cas.click(asked, label=YES)
    (posted,) = desk.history()

    await write(world.bea, posted, "Antwoord", "Vaak een jaar of tien.")

    (answered,) = messages(world, world.cas)
    assert "tien" in words(answered)


async def test_in_words_in_a_channel(world: World, desk: simcord.ChannelHandle) -> None:
    """What would be sent is shown there; only who asked can send it."""
    await reaches(world, kanaal=desk)
    said = await world.say(f"{world.mention} vraag een mens")
    assert said is not None

    refused = response(await world.cas.click(said, label=YES))
    await world.anna.click(said, label=YES)

    (posted,) = desk.history()
    assert refused.ephemeral
    assert "voor wie de vraag stelde" in words(refused)
    assert "vraag een mens" in words(posted)


async def test_a_role_in_a_channel(world: World, desk: simcord.ChannelHandle) -> None:
    """Only that role is notified, whatever the question says, and only those in it may answer."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await reaches(world, rol=role, kanaal=desk)
    asked = await world.click(await world.ask(f"{FOUND} @everyone <@{world.cas.id}>"), MENS)
    shown = words(asked)
    await world.anna.click(asked, label=YES)
    (posted,) = desk.history()
    called = pings(posted, world.env)

    dirk = world.guild.add_member(world.env.create_user("dirk"), roles=[role])
    refused = response(await world.cas.click(posted, label="Ik pak dit op"))
    taken = response(await dirk.click(posted, label="Ik pak dit op"))

    assert "de rol ‘vraagbaak’, in #balie" in shown
    assert called == ([], [role.id], False)
    assert "voor wie hier vragen beantwoordt" in words(refused)
    assert "Door @dirk" in words(taken)


async def test_a_person_is_asked_by_direct_message(world: World) -> None:
    """And answers there; nothing stands in the channel."""
    await reaches(world, persoon=world.cas)
    asked = await world.click(await world.ask(STRANGE), MENS)

    shown = words(asked)
    await world.anna.click(asked, label=YES)
    (posted,) = messages(world, world.cas)
    await write(world.cas.user, posted, "Antwoord", "Zo zit het.")

    (answered,) = messages(world)
    assert "cas van Wijkwerkplaats" in shown
    assert STRANGE in words(posted)
    assert "Zo zit het." in words(answered)
    assert world.posted() == []


async def test_a_person_who_takes_no_messages(world: World) -> None:
    """What didn't arrive is not said to have; then the channel where it was asked will do."""
    await reaches(world, persoon=world.cas)
    close_messages(world, world.cas)

    failed = await send(world)
    again = await world.click(await world.ask(STRANGE), MENS)
    shown = words(again)
    await world.anna.click(again, label=YES)

    assert "kwam daar niet aan" in words(failed)
    assert "in #vragen" in shown
    (posted,) = world.posted()
    assert pings(posted, world.env) == ([world.cas.id], [], False)


async def test_once_is_enough(world: World, desk: simcord.ChannelHandle) -> None:
    """A second press, by whomever and after a restart too, passes nothing on."""
    await reaches(world, kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    asked = await world.click(said, MENS)
    await world.anna.click(asked, label=YES)
    await world.restart()

    again = await world.click(said, MENS, world.cas)
    own = await world.click(said, MENS)

    assert "al doorgegeven" in words(again)
    assert "Je gesprek met een mens" in words(own)
    assert len(desk.history()) == 1


async def test_not_too_often(world: World, desk: simcord.ChannelHandle) -> None:
    """Three questions an hour for each person."""
    await reaches(world, kanaal=desk)

    told = [await send(world) for _ in range(4)]

    assert "Probeer het over een uur" in words(told[-1])
    assert len(desk.history()) == 3


async def test_where_it_may_not_write(world: World, desk: simcord.ChannelHandle) -> None:
    """What did not arrive is not said to have, and may be tried again."""
    await reaches(world, kanaal=desk)
    path = f"/channels/{desk.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013)

    first = await send(world)
    told = words(first)
    second = response(await world.anna.click(first, label="Probeer het opnieuw"))

    assert "kwam daar niet aan" in told
    assert "Je vraag is verstuurd" in words(second)
    assert len(desk.history()) == 1


async def test_a_channel_that_was_removed(world: World, desk: simcord.ChannelHandle) -> None:
    """Where the place is gone nobody is offered any more, and an old button says so."""
    await reaches(world, kanaal=desk)
    answered = await world.ask(STRANGE)
    world.env.backend.delete_channel(desk.id)

    told = await world.click(answered, MENS)
    anew = await world.ask(STRANGE)

    assert "geen mens voor je vragen" in words(told)
    assert MENS not in labels(anew)


async def test_a_role_that_was_removed(world: World) -> None:
    """What reaches nobody is not offered."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await reaches(world, rol=role)
    offered = await world.ask(STRANGE)
    world.env.backend.delete_role(world.guild.id, role.id)

    anew = await world.ask(STRANGE)

    assert MENS in labels(offered)
    assert MENS not in labels(anew)


async def test_a_channel_that_the_asker_cannot_see(world: World) -> None:
    """Nobody is told the name of a channel that is closed to them."""
    own = world.guild.me
    assert own is not None
    hidden = world.guild.create_text_channel(
        "achterkamer",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(view_channel=False),
            own: discord.PermissionOverwrite(view_channel=True, send_messages=True),
        },
    )
    async with world.bot.app.database.transaction() as connection:
        settings = GuildSettings(guild_id=world.guild.id, human_channel_id=hidden.id)
        await world.bot.app.stores.guilds.save(connection, settings, world.env.now())

    asked = await world.click(await world.ask(STRANGE), MENS)
    shown = words(asked)
    sent = response(await world.anna.click(asked, label=YES))

    assert len(hidden.history()) == 1
    assert "achterkamer" not in shown + words(sent)
    assert "de mensen van Wijkwerkplaats" in shown


async def test_in_a_direct_message(world: World, desk: simcord.ChannelHandle) -> None:
    """The people of a server that both know are asked."""
    await reaches(world, kanaal=desk)
    await world.anna.user.send_dm(STRANGE)
    said = world.anna.user.dm_channel.history()[-1]
    assert by_bot(said)

    asked = response(await world.anna.user.click(said, label=MENS))
    shown = words(asked)
    await world.anna.user.click(asked, label=YES)
    (posted,) = desk.history()
    await write(world.cas, posted, "Antwoord", "Zo zit het.")

    assert "in #balie" in shown
    assert "Zo zit het." in words(messages(world)[-1])


async def test_who_is_on_no_such_server_is_offered_nobody(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """Unless the operator's own server answers for all."""
    await reaches(world, kanaal=desk)
    stranger = world.env.create_user("dirk")
    await stranger.send_dm(STRANGE)
    alone = stranger.dm_channel.history()[-1]
    app = world.bot.app
    app.settings = app.settings.model_copy(update={"home_guild": world.guild.id})

    await stranger.send_dm(STRANGE)
    offered = stranger.dm_channel.history()[-1]
    asked = response(await stranger.click(offered, label=MENS))

    assert MENS not in labels(alone)
    assert "Op geen van de servers" in words(alone)
    assert "balie" not in words(asked)


async def test_where_there_are_more_servers_the_asker_picks(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """And only the people of that one get the question."""
    await reaches(world, kanaal=desk)
    other = world.env.create_guild("Buurthuis")
    place = other.create_text_channel("onthaal")
    other.add_member(world.anna.user)
    async with world.bot.app.database.transaction() as connection:
        settings = GuildSettings(guild_id=other.id, human_channel_id=place.id)
        await world.bot.app.stores.guilds.save(connection, settings, world.env.now())
    await world.anna.user.send_dm("ik wil met een mens praten")
    said = world.anna.user.dm_channel.history()[-1]

    (chosen,) = [one for one in options(said) if one.endswith(f":{other.id}")]
    asked = response(await world.anna.user.select(said, [chosen]))
    shown = words(asked)
    await world.anna.user.click(asked, label=YES)

    assert "in #onthaal" in shown
    assert len(place.history()) == 1
    assert desk.history() == []


async def test_closed_messages(world: World, desk: simcord.ChannelHandle) -> None:
    """Who helps is told that it didn't arrive; who asked reads it when they are back."""
    await reaches(world, kanaal=desk)
    await send(world)
    (posted,) = desk.history()
    close_messages(world, world.anna)

    await write(world.cas, posted, "Antwoord", "Bel de woningcorporatie.")
    await a_minute(world)
    told = desk.history()[-1]
    again = response(await write(world.cas, told, "Antwoord", "Of kom langs."))
    await world.anna.slash(world.channel, "leeslijst toon")

    shown = [one for one in world.channel.history(viewer=world.anna) if one.flags.ephemeral]
    assert "Nog niet aangekomen" in words(told)
    assert "komen bij deze persoon niet aan" in words(again)
    assert any("Bel de woningcorporatie." in words(one) for one in shown)
    assert any("Of kom langs." in words(one) for one in shown)
    assert len(desk.history()) == 2


async def test_a_channel_where_it_may_no_longer_write(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """The answer to what was asked there comes by direct message."""
    await reaches(world, kanaal=desk)
    said = await world.say(f"{world.mention} {FOUND}")
    assert said is not None
    asked = await world.click(said, MENS)
    await world.anna.click(asked, label=YES)
    (posted,) = desk.history()
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013)

    await write(world.cas, posted, "Antwoord", "Vaak een jaar of tien.")
    await a_minute(world)

    (answered,) = messages(world)
    assert "tien" in words(answered)


async def test_an_answer_outlives_a_stop(world: World, desk: simcord.ChannelHandle) -> None:
    """Written and not yet sent, it arrives after the restart, once."""
    await reaches(world, kanaal=desk)
    await send(world)
    rows = await world.bot.app.stores.help_requests.held(world.anna.id, world.env.now())
    (row,) = rows["help_requests"]

    await answer(world.bot.app, world.cas.id, str(row["key"]), "Na de storing.")
    await world.restart()
    await a_minute(world)
    await a_minute(world)

    assert ["Na de storing." in words(one) for one in messages(world)] == [True]


async def test_unanswered_it_is_brought_up_again(world: World, desk: simcord.ChannelHandle) -> None:
    """A line a day for three days, then to who manages the server; who asked hears that."""
    await reaches(world, kanaal=desk)
    logs = world.guild.create_text_channel("logboek")
    await world.bea.slash(world.channel, "beheer logkanaal", kanaal=logs)
    before = len(logs.history())
    await send(world)
    start = world.env.now()

    for day in range(1, 7):
        await until(world, start + day * A_DAY + timedelta(minutes=1))

    lines = desk.history()[1:]
    (escalated,) = logs.history()[before:]
    (late,) = messages(world)
    assert ["al 1 dag" in words(lines[0]), "al 3 dagen" in words(lines[2])] == [True, True]
    assert len(lines) == 3
    assert "Al 4 dagen geen antwoord" in words(escalated)
    assert "nog niemand geantwoord" in words(late)
    helped = response(await write(world.bea, escalated, "Antwoord", "Sorry voor het wachten."))
    assert "onderweg" in words(helped)
    assert "Sorry voor het wachten." in words(messages(world)[-1])


async def test_an_answer_ends_the_waiting(world: World, desk: simcord.ChannelHandle) -> None:
    """Only what is written back is waited for again."""
    await reaches(world, kanaal=desk)
    await send(world)
    (posted,) = desk.history()
    await write(world.cas, posted, "Antwoord", "Zo.")
    await until(world, world.env.now() + 2 * A_DAY)
    quiet = len(desk.history())

    (answered,) = messages(world)
    await write(world.anna.user, answered, "Antwoord terug", "En dan?")
    await until(world, world.env.now() + A_DAY + timedelta(minutes=1))

    assert quiet == 1
    assert "wacht iemand al 1 dag" in words(desk.history()[-1])


async def test_who_is_erased_in_between(world: World, desk: simcord.ChannelHandle) -> None:
    """It stands with all that is held of them; then who helps has nobody to answer."""
    await reaches(world, kanaal=desk)
    await send(world)
    (posted,) = desk.history()
    asked = response(await world.anna.slash(world.channel, "privacy wissen"))

    await world.anna.click(asked, label="Wis alles van mij")
    told = response(await world.cas.click(posted, label="Antwoord"))

    assert "Vragen aan een mens: 1" in words(asked)
    assert "het is gewist" in words(told)


async def test_what_is_over_is_forgotten_after_four_weeks(
    world: World, desk: simcord.ChannelHandle
) -> None:
    """Counted from its end."""
    await reaches(world, kanaal=desk)
    sent = await send(world)
    await world.anna.click(sent, label="Trek in")
    store = world.bot.app.stores.help_requests

    await until(world, world.env.now() + timedelta(days=27))
    before = await world.bot.app.stores.help_requests.held(world.anna.id, world.env.now())
    await until(world, world.env.now() + timedelta(days=3))
    after = await world.bot.app.stores.help_requests.held(world.anna.id, world.env.now())

    assert store is not world.bot.app.stores.help_requests
    assert len(before["help_requests"]) == 1
    assert after["help_requests"] == []


async def test_rights_that_were_taken_away(world: World, desk: simcord.ChannelHandle) -> None:
    """Who could answer when it came, and can't any more, is stopped at the form too."""
    role = world.guild.create_role("vraagbaak", mentionable=True)
    await reaches(world, rol=role, kanaal=desk)
    dirk = world.guild.add_member(world.env.create_user("dirk"), roles=[role])
    await send(world)
    (posted,) = desk.history()
    form = await dirk.click(posted, label="Antwoord")
    world.env.backend.delete_role(world.guild.id, role.id)

    refused = response(await dirk.submit_modal(form, {"said": "Toch."}))

    assert "voor wie hier vragen beantwoordt" in words(refused)
    assert messages(world) == []
