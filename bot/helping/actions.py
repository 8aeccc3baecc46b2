"""What is pressed when a person answers: by who asks, and by who helps."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("sendhelp")
class SendRequest(Action):
    """Ja, verstuur: pass the request `key` on."""

    key: str


@verb("edithelp")
class EditRequest(Action):
    """Pas aan: change what the request `key` says; also the form's own."""

    key: str


@verb("drophelp")
class DropRequest(Action):
    """Nee: the request `key` isn't sent, and goes."""

    key: str


@verb("helpat")
class ChooseServer(Action):
    """Let the people of a server answer the request `key`."""

    key: str
    guild: int


@verb("takehelp")
class TakeRequest(Action):
    """Ik pak dit op; as with all below, `notice` is the key of the message that it stands under."""

    key: str
    notice: str


@verb("answerhelp")
class AnswerRequest(Action):
    """Antwoord: write to who asked; also the form's own."""

    key: str
    notice: str


@verb("closehelp")
class CloseRequest(Action):
    """Gesloten: who helps closes the conversation."""

    key: str
    notice: str


@verb("replyhelp")
class ReplyToHelper(Action):
    """Antwoord terug: write to who helps; also the form's own."""

    key: str
    notice: str


@verb("helped")
class EndRequest(Action):
    """Ik ben geholpen: who asked closes the conversation."""

    key: str
    notice: str


@verb("showhelp")
class ShowRequest(Action):
    """Bekijk het gesprek."""

    key: str
    notice: str


@verb("contact")
class ShowContact(Action):
    """Contact met WijkWijzer: how to reach the people behind what is known."""
