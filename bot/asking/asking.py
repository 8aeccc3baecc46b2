"""A question asked: answered from the catalogue, and kept without the asker."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from bot.delivery.being_here import note_presence
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
from knowledge.personal.scrubbing import scrub
from storage.questions import KeptQuestion, new_key

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.catalogue import Catalogue

LONGEST_QUESTION = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer, and the key under which the question is kept for the buttons."""

    answer: Answer
    key: str


async def ask(app: App, question: Question, user: int | None = None) -> Asked:
    """Answer the question and keep its scrubbed text with what came of it; see `keep`."""
    catalogue = await thresholded(app, question.guild)
    answer = await asyncio.to_thread(catalogue.answer, question)
    return await keep(app, question, answer, user)


async def thresholded(app: App, guild: int | None) -> Catalogue:
    """Return the catalogue as a server sees it, answering from the server's own threshold on."""
    catalogue = app.catalogue.for_guild(guild)
    if guild is None:
        return catalogue
    return catalogue.with_threshold((await app.stores.guilds.get(guild)).threshold)


async def keep(app: App, question: Question, answer: Answer, user: int | None = None) -> Asked:
    """Keep the scrubbed text of a question that was answered, with what came of it.

    `user` is counted among the people of the day and those who asked this, under a pseudonym. Small
    talk and requests ("bron?") are not kept, and whoever made them not counted. They too are here.
    """
    key = new_key()
    if user is not None:
        await note_presence(app, user)
    if isinstance(answer, SmallTalk | Intent):
        return Asked(answer, key)
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
        if user is not None:
            await app.stores.pseudonyms.seen(connection, user, question.guild, app.now())
            await app.stores.gaps.asked(connection, key, user, app.now())
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
