"""Where an error that nobody could handle ends: in the log, and as a Dutch sentence."""

import logging

import discord
from discord import app_commands

from bot.discord.sending import Interaction, post, tell
from bot.view import refusal
from storage.engine.errors import StorageError

log = logging.getLogger(__name__)
TOO_LATE = frozenset({10008, 10062, 10015, 40060})
"""Discord's codes for an interaction that can't be answered any more, or whose message is gone."""


async def report(interaction: Interaction, error: BaseException) -> None:
    """Log what went wrong with an interaction, without what was asked, and say so to the user."""
    cause: BaseException = getattr(error, "original", error)
    if interaction.client.is_closed():
        log.info("An interaction was under way when the bot stopped")
        return
    if isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE:
        log.warning("An interaction was answered too late (code %s)", cause.code)
        return
    sentence = _expected(cause)
    if sentence is None:
        log.error("An interaction failed", exc_info=cause)
    try:
        await tell(interaction, refusal(sentence or UNEXPECTED))
    except discord.HTTPException as refused:
        log.warning("Could not say that an interaction failed (code %s)", refused.code)


async def report_message(
    client: discord.Client, message: discord.Message, error: BaseException
) -> None:
    """Log what went wrong with a message, without its text, and say so where it was sent."""
    if client.is_closed():
        log.info("A message was under way when the bot stopped")
        return
    log.error("A message could not be answered", exc_info=error)
    sentence = STORAGE if isinstance(error, StorageError) else UNEXPECTED
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        await post(message.channel, refusal(sentence), reply_to=reference)
    except discord.HTTPException as refused:
        log.warning("Could not say that a message failed (code %s)", refused.code)


def _expected(cause: BaseException) -> str | None:
    """Return the sentence for what can happen without a fault of ours, None for what can't."""
    match cause:
        case app_commands.NoPrivateMessage():
            return ONLY_ON_SERVER
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return COMMAND_RENEWED
        case app_commands.CheckFailure():
            return NOT_ALLOWED
        case discord.Forbidden():
            return BOT_LACKS_RIGHT
        case StorageError():
            log.error("The database did not do what was asked: %s", cause)
            return STORAGE
        case _:
            return None


UNEXPECTED = (
    "Er ging iets mis aan mijn kant. Probeer het straks nog eens. "
    "Blijft het misgaan? Laat het een moderator weten."
)
NOT_ALLOWED = "Dit mogen alleen beheerders van deze server (het recht ‘Server beheren’)."
NOT_MODERATOR = (
    "Dit mogen alleen moderators van deze server. Dat is wie de rol heeft die met /beheer rol is "
    "gekozen. Is er geen rol gekozen, dan is het wie het recht ‘Berichten beheren’ heeft."
)
ONLY_ON_SERVER = "Dit werkt alleen op een server, niet in een privébericht."
TOO_FAST = "Dat gaat even te snel. Wacht een paar tellen en probeer het opnieuw."
BUTTON_TOO_OLD = "Deze knop werkt niet meer. Stel je vraag opnieuw, of typ het commando nog eens."
CANNOT_WRITE_HERE = (
    "Ik mag in dit kanaal geen berichten plaatsen. Een beheerder kan mij dat recht geven."
)
BOT_LACKS_RIGHT = "Ik mis hier het recht om dat te doen. Een beheerder kan mij dat geven."
STORAGE = "Ik kan nu even niets bewaren. Probeer het straks nog eens."
COMMAND_RENEWED = "Dit commando is net vernieuwd. Probeer het over een paar minuten opnieuw."
YOU_CANNOT_WRITE_HERE = "Jij mag in dit kanaal geen berichten plaatsen, dus ik doe het ook niet."
