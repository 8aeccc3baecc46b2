"""Reading along in a channel: which questions are answered, and when people are left alone."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.app import App
from knowledge.answer import Found, Question
from knowledge.entry import QuestionEntry

AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 6
"""So many answers to questions that were not asked of the bot, in one channel."""
SURER = 0.25
"""How much of what lacks to certainty must be there beyond the server's threshold."""


async def sure_answer(app: App, question: Question) -> Found | None:
    """Return the answer that the bot is sure enough of to give it unasked. Nothing is kept."""
    catalogue = await app.answering(question.guild)
    answer = await app.crowd.in_thread(catalogue.answer, question)
    if not isinstance(answer, Found) or not isinstance(answer.match.entry, QuestionEntry):
        return None
    return answer if answer.confidence >= unasked_threshold(catalogue.thresholds.found) else None


def unasked_threshold(threshold: float) -> float:
    """Return the confidence from which a question is answered that wasn't put to the bot."""
    return threshold + SURER * (1 - threshold)


@dataclass(slots=True)
class Exchanges:
    """Who wrote in each channel in the last minutes, so that two people who talk are left alone.

    Nothing of what they wrote is here.
    """

    lasting: timedelta = timedelta(minutes=2)
    turns: int = 3
    """So many turns of two people make it a talk between them."""
    most: int = 1_000
    """Channels at once; the one that was quiet for longest is dropped first."""
    _turns: OrderedDict[int, deque[tuple[int, datetime]]] = field(default_factory=OrderedDict)

    def between_two(self, channel: int, author: int, now: datetime) -> bool:
        """Note that `author` writes, and return whether it is a turn in a talk of two people."""
        self._forget_before(now - self.lasting)
        turns = self._turns.setdefault(channel, deque(maxlen=2 * self.turns))
        self._turns.move_to_end(channel)
        if len(self._turns) > self.most:
            self._turns.popitem(last=False)
        while turns and now - turns[0][1] > self.lasting:
            turns.popleft()
        if turns and turns[-1][0] == author:
            turns.pop()
        turns.append((author, now))
        latest = [who for who, _ in turns][-self.turns :]
        return len(latest) == self.turns and len(set(latest)) == 2

    def _forget_before(self, moment: datetime) -> None:
        """Drop the channels where nobody wrote since: the first ones, in order of the last turn."""
        while self._turns and next(iter(self._turns.values()))[-1][1] < moment:
            self._turns.popitem(last=False)

    def forget(self, user: int) -> None:
        for channel, turns in list(self._turns.items()):
            others = deque((turn for turn in turns if turn[0] != user), maxlen=turns.maxlen)
            if others:
                self._turns[channel] = others
            else:
                del self._turns[channel]
