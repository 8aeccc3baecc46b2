"""The help as a message."""

from __future__ import annotations

from bot.help import texts
from bot.view import Section, Tone, View


def help_view(topic: str | None) -> View:
    """Return the help on a topic by its name; the overview where it is None or unknown."""
    wanted = (topic or texts.OVERVIEW.name).strip().casefold()
    shown = texts.TOPICS.get(wanted)
    if shown is None:
        return _view(texts.OVERVIEW, f"{texts.unknown_topic(wanted)}\n\n")
    return _view(shown)


def _view(topic: texts.Topic, before: str = "") -> View:
    others = tuple(
        f"{other.name}: {other.title}" for other in texts.TOPICS.values() if other is not topic
    )
    return View(
        tone=Tone.NOTICE,
        title=topic.title,
        text=before + topic.text,
        sections=(Section(texts.OTHER_TOPICS, lines=others),),
    )
