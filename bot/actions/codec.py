"""A button is a value that lives for years: `Action` to a custom_id and back.

A custom_id reads `w1:verb:part:part`. A verb or the order of its parts never changes its meaning;
what changes gets a new verb, so that a button on an old message still does what it said.
"""

from __future__ import annotations

from dataclasses import fields

from bot.actions import (
    administration,
    agenda,
    answers,
    awaiting,
    channel_news,
    curation,
    drafting,
    exchanging,
    following,
    gaps,
    privacy,
    proposals,
    reading_list,
    reminders,
    searching,
)

PREFIX = "w1"
LONGEST = 100
"""Discord's limit on a custom_id."""

Action = (
    answers.AnswerAction
    | searching.SearchAction
    | reading_list.ListAction
    | reminders.ReminderAction
    | privacy.PrivacyAction
    | administration.ManagerAction
    | awaiting.AskerAction
    | gaps.GapAction
    | agenda.AgendaAction
    | following.FollowAction
    | channel_news.ChannelNewsAction
    | exchanging.ImportAction
    | drafting.DraftAction
    | curation.CurationAction
    | proposals.ProposalAction
)

VERBS: dict[str, type[Action]] = {
    **answers.VERBS,
    **searching.VERBS,
    **reading_list.VERBS,
    **reminders.VERBS,
    **privacy.VERBS,
    **administration.VERBS,
    **awaiting.VERBS,
    **gaps.VERBS,
    **agenda.VERBS,
    **following.VERBS,
    **channel_news.VERBS,
    **exchanging.VERBS,
    **drafting.VERBS,
    **curation.VERBS,
    **proposals.VERBS,
}
_NAMES = {kind: verb for verb, kind in VERBS.items()}


def custom_id(action: Action) -> str:
    """Return the action as a custom_id."""
    parts = [str(getattr(action, field.name)) for field in fields(action)]
    assert not any(":" in part for part in parts), "a part with a colon can't be read back"
    text = ":".join((PREFIX, _NAMES[type(action)], *parts))
    assert len(text) <= LONGEST, f"a custom_id of {len(text)} characters"
    return text


def parse(text: str) -> Action | None:
    """Return the action of a custom_id, or None where it isn't one of ours or is broken."""
    prefix, _, rest = text.partition(":")
    verb, *parts = rest.split(":")
    kind = VERBS.get(verb)
    if prefix != PREFIX or kind is None or len(parts) != len(fields(kind)):
        return None
    return kind(*parts)


def number_of(part: str) -> int:
    """Return the number that a part of a custom_id holds; 0 where it holds none."""
    return int(part) if part.isascii() and part.isdecimal() and len(part) <= 11 else 0
