"""A question asked: answered from the catalogue, and kept without the asker."""

from dataclasses import dataclass, replace
from typing import assert_never

from bot.app import App
from bot.cards.moments import zone_of
from bot.delivery import note_presence
from bot.dutch import with_context
from knowledge.answer import (
    LONGEST_QUESTION,
    Answer,
    Elsewhere,
    Found,
    Intent,
    Move,
    Question,
    SmallTalk,
    Suggestions,
    Unknown,
)
from knowledge.language.languages import DUTCH
from knowledge.language.questions import reads_as_dutch
from knowledge.personal.scrubbing import scrub
from storage.engine.transactions import Connection
from storage.feedback import Feedback, Verdict, VerdictOutcome
from storage.questions import KeptQuestion, new_key


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer, and the key under which the question is kept for the buttons, or none."""

    answer: Answer
    key: str
    failed: bool = False
    """Whether the question should have been kept, and could not be."""
    shortened: bool = False
    """Whether only the first `LONGEST_QUESTION` characters were looked at."""


async def ask(app: App, question: Question, user: int | None = None) -> KeptAnswer:
    """Answer the question and keep its scrubbed text with what came of it; see `keep`."""
    result = await look_up(app, question)
    keyed = await keep(app, cut_to_limit(question), result.answer, user)
    return replace(keyed, shortened=result.shortened)


async def look_up(app: App, question: Question) -> KeptAnswer:
    """Answer the question and keep nothing of it: the answer has no key."""
    catalogue = await app.answering(question.guild)
    answer = await app.crowd.in_thread(catalogue.answer, cut_to_limit(question))
    return KeptAnswer(answer, "", shortened=len(question.text) > LONGEST_QUESTION)


def cut_to_limit(question: Question) -> Question:
    """Return as much of a question, and of what was discussed before it, as is looked at."""
    text, context = question.text[:LONGEST_QUESTION], question.context
    if context is not None:
        context = replace(context, question=context.question[: LONGEST_QUESTION - len(text)])
    return replace(question, text=text, context=context)


async def keep(app: App, question: Question, answer: Answer, user: int | None = None) -> KeptAnswer:
    """Keep the scrubbed text of a question that was answered, with what came of it.

    `user` is counted among the people of the day and those who asked this, under a pseudonym. Small
    talk, requests ("bron?") and what is no Dutch are not kept, and whoever made them not counted.
    Whoever asks is noted as present. Where nothing can be kept now the answer has no key.
    """
    key = new_key()
    if isinstance(answer, Unknown) and not is_understood(answer):
        return KeptAnswer(answer, "")
    if isinstance(answer, SmallTalk | Intent):
        if user is not None:
            await app.disk.keep(lambda: note_presence(app, user), app.now())
        return KeptAnswer(answer, key)
    kept_question = KeptQuestion(
        key=key,
        guild_id=question.guild,
        text=await app.crowd.in_thread(scrub, _wording(app, question, answer)),
        outcome=answer.kind.value,
        confidence=answer.confidence,
        entry_ids=shown_ids(answer),
        asked_at=app.now(),
    )
    if await app.disk.keep(lambda: _write(app, kept_question, user), app.now()):
        return KeptAnswer(answer, key)
    return KeptAnswer(answer, "", failed=True)


def _wording(app: App, question: Question, answer: Answer) -> str:
    """Return a question with what it goes on from: the title that was shown, where one was."""
    context = question.context
    if context is None or answer.turn.move not in (Move.CONTINUES, Move.CORRECTS):
        return answer.question.text
    entry = app.catalogue.for_guild(question.guild).entries.get(context.shown or "")
    return with_context(question.text, entry.heading if entry else context.question)


async def _write(app: App, question: KeptQuestion, user: int | None) -> None:
    if user is not None:
        await note_presence(app, user)
    zone = await zone_of(app, question.guild_id)

    async def write(connection: Connection) -> None:
        here = question.asked_at.astimezone(zone).date()
        await app.stores.questions.keep(connection, question, here)
        if user is not None:
            await app.stores.pseudonyms.count_person(connection, user, question.guild_id, app.now())
            await app.stores.gaps.count_asker(connection, question.key, user, app.now())

    await app.database.write_together(write)


async def judge(
    app: App, key: str, entry: str, verdict: Verdict, user: int, reason: str | None = None
) -> VerdictOutcome:
    """Keep what `user` thinks of `entry` as the answer to the question kept under `key`."""
    feedback = Feedback(question_key=key, entry_id=entry, verdict=verdict, reason=reason)
    async with app.database.transaction() as connection:
        return await app.stores.feedback.give(connection, feedback, user, app.now())


async def choose(app: App, key: str, entry: str) -> str | None:
    """Note that a suggestion was chosen; return the kept question, None where forgotten."""
    texts: list[str] = []

    async def write() -> None:
        async with app.database.transaction() as connection:
            await app.stores.questions.choose(connection, key, entry, app.now())
        question = await app.stores.questions.get(key)
        texts.extend((question.text,) if question else ())

    if key:
        await app.disk.keep(write, app.now())
    return texts[0] if texts else None


def is_understood(answer: Unknown) -> bool:
    """Return whether it was asked in words that read as Dutch."""
    return answer.language == DUTCH and reads_as_dutch(answer.question.text)


def shown_ids(answer: Answer) -> tuple[str, ...]:
    """The ids of the entries that the asker sees, best first."""
    match answer:
        case Found():
            return (answer.match.entry.id, *((answer.second.entry.id,) if answer.second else ()))
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
