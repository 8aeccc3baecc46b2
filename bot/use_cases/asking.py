"""A question asked: answered from the catalogue, and kept without the asker."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from bot.use_cases.scrubbing import scrub
from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Intent,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
)
from storage.questions import KeptQuestion, new_key

if TYPE_CHECKING:
    from bot.app import App

LONGEST_QUESTION = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer, and the key under which the question is kept for the buttons."""

    answer: Answer
    key: str


async def ask(app: App, question: Question) -> Asked:
    """Answer the question and keep its scrubbed text with what came of it.

    Small talk and requests ("bron?") are answered and not kept.
    """
    catalogue = app.catalogue.for_guild(question.guild)
    threshold = None
    if question.guild is not None:
        threshold = (await app.stores.guilds.get(question.guild)).threshold
    catalogue = catalogue.with_threshold(threshold)
    answer = await asyncio.to_thread(catalogue.answer, question)
    key = new_key()
    if not isinstance(answer, SmallTalk | Intent):
        kept = KeptQuestion(
            key=key,
            guild_id=question.guild,
            text=scrub(question.text[:LONGEST_QUESTION]),
            outcome=outcome_name(answer),
            confidence=answer.confidence,
            entry_ids=shown_ids(answer),
            asked_at=app.now(),
        )
        async with app.database.transaction() as connection:
            await app.stores.questions.keep(connection, kept)
    return Asked(answer, key)


def outcome_name(answer: Answer) -> str:
    """Return the outcome's name in JSON and in storage."""
    match answer:
        case Found():
            return "found"
        case Suggestions():
            return "suggestions"
        case Unknown():
            return "unknown"
        case Elsewhere():
            return "elsewhere"
        case SmallTalk():
            return "small_talk"
        case Intent():
            return "intent"
        case _:
            assert_never(answer)


def shown_ids(answer: Answer) -> tuple[str, ...]:
    """Return the ids of the entries that the asker sees, best first."""
    match answer:
        case Found():
            return (answer.match.entry.id,)
        case Suggestions():
            return tuple(choice.entry.id for choice in answer.choices)
        case Elsewhere() | SmallTalk():
            return (answer.subject.id,)
        case Intent():
            return (answer.target.id,) if answer.target else ()
        case Unknown():
            return ()
        case _:
            assert_never(answer)


def context_after(asked: Answer) -> Context | None:
    """Return what the next question may lean on; None leaves the conversation as it was."""
    if isinstance(asked, Intent | SmallTalk | Elsewhere):
        return None
    ids = shown_ids(asked)
    shown = ids[0] if isinstance(asked, Found) else None
    return Context(asked.question.text, shown, () if shown else ids)
