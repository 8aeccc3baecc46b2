"""A question to a person: passed on, taken up, answered, replied to, closed, and brought up again.

Each step is one transaction, its notices included. The cog checks at every step who may answer;
whose question it is, is checked here. What can't be done is `Refused`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.app import App, PostingPlace
from bot.view import Refused, notice
from knowledge.language.normalising import visible
from knowledge.personal.scrubbing import scrub
from storage.engine.transactions import Connection
from storage.help_requests import KIND, HelpRequest, Remark, RequestState, Side
from storage.outbox import Notice
from storage.questions import new_key

LONGEST_REQUEST, LONGEST_REMARK = 1000, 1500
MOST_REMARKS = 40
RAISED_AFTER = timedelta(days=1)
MOST_RAISED = 3
"""So often who helps is reminded; then it goes to who manages the server."""
GONE = "Dit gesprek is er niet meer: het is gewist."
NOT_YOURS = "Deze knop is voor wie de vraag stelde."
ALREADY = "Deze vraag is al doorgegeven. Je hoeft niets meer te doen."


class HelpEvent(StrEnum):
    ASKED = "asked"
    REPLIED = "replied"
    RAISED = "raised"
    UNDELIVERED = "undelivered"
    """Their direct messages are closed: the answer waits until the asker is back."""
    ENDED = "ended"
    """The asker closed it."""
    ESCALATED = "escalated"
    """Nobody answered for days; told to who manages the server."""
    ANSWERED = "answered"
    CLOSED = "closed"
    """Who helps closed it."""
    LATE = "late"
    """What was escalated, told to the asker."""


TO_ASKER = frozenset((HelpEvent.ANSWERED, HelpEvent.CLOSED, HelpEvent.LATE))
OF_OPEN = frozenset((HelpEvent.ASKED, HelpEvent.REPLIED, HelpEvent.RAISED, HelpEvent.ESCALATED))
"""Nothing to tell any more where it is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers on a server, and where the question comes: there, or to the person alone."""

    guild_id: int
    server: str
    whom: str
    """In words for the asker, with only what they may know."""
    channel_id: int | None = None
    role_id: int | None = None
    person_user_id: int | None = None

    @property
    def place(self) -> int:
        """The id under which the outbox knows it."""
        place = self.channel_id or self.person_user_id
        assert place is not None, "a desk is somewhere"
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNotice:
    """What is told under `key` of a request, and where it is posted, None for a direct message."""

    key: str
    request: HelpRequest
    event: HelpEvent
    posting: PostingPlace | None


async def rewrite(app: App, user: int, key: str, text: str) -> HelpRequest:
    """Put another text in what isn't sent yet, scrubbed as every question is."""
    question = visible(await app.crowd.in_thread(scrub, text[:LONGEST_REQUEST]))

    def decide(request: HelpRequest) -> HelpRequest:
        _check_not_empty(question)
        _check_unsent(request, user)
        return replace(request, question=question, touched_at=app.now())

    return await _change(app, key, decide)


async def choose_server(app: App, user: int, key: str, desk: Desk) -> HelpRequest:
    return await _change(app, key, lambda request: _unsent_at(request, user, desk))


async def drop(app: App, user: int, key: str) -> None:
    """Forget what isn't sent, at its asker's word."""
    async with app.database.transaction() as connection:
        request = await app.stores.help_requests.get(key, connection)
        if request and (request.asker_user_id, request.state) == (user, RequestState.UNSENT):
            await app.stores.help_requests.drop(connection, key)


async def send(app: App, user: int, key: str, desk: Desk) -> HelpRequest:
    """Pass a request on to a desk, once; a question that anyone passed on isn't again."""
    now = app.now()
    request = await app.stores.help_requests.get(key)
    about = request.question_key if request else None
    if about and await app.stores.questions.human_wanted_at(about) is not None:
        raise Refused(notice(ALREADY))

    def decide(request: HelpRequest) -> HelpRequest:
        unsent = _unsent_at(request, user, desk)
        return replace(_waiting(unsent, now), state=RequestState.OPEN, touched_at=now)

    return await _change(app, key, decide, HelpEvent.ASKED, notice=key)


async def confirm_sent(app: App, request: HelpRequest, desk: Desk) -> bool:
    """Note that a request was passed on; take it back, to be sent again, where it didn't arrive."""
    failed = await app.stores.outbox.unreachable(desk.place) is not None
    async with app.database.transaction() as connection:
        if failed and await app.stores.outbox.withdraw(connection, request.key):
            if desk.channel_id is not None:  # a person stays known to take no messages
                await app.stores.outbox.note_reachable(connection, desk.place)
            unsent = replace(request, state=RequestState.UNSENT, raise_at=None)
            await app.stores.help_requests.keep(connection, unsent)
            return False
        if request.question_key:
            await app.stores.questions.want_human(connection, request.question_key, app.now())
    return True


async def take(app: App, helper: int, key: str) -> HelpRequest:
    return await _change(
        app, key, lambda request: replace(still_open(request), helper_user_id=helper)
    )


async def answer(app: App, helper: int, key: str, text: str) -> HelpRequest:
    def decide(request: HelpRequest) -> HelpRequest:
        answered = _with_remark(request, Side.HELPER, text, app.now())
        return replace(answered, helper_user_id=helper, raised=0, raise_at=None)

    return await _change(app, key, decide, HelpEvent.ANSWERED)


async def reply(app: App, user: int, key: str, text: str) -> HelpRequest:
    def decide(request: HelpRequest) -> HelpRequest:
        if request.asker_user_id != user:
            raise Refused(NOT_YOURS)
        return _waiting(_with_remark(request, Side.ASKER, text, app.now()), app.now())

    return await _change(app, key, decide, HelpEvent.REPLIED)


async def close(app: App, key: str, event: HelpEvent) -> HelpRequest:
    def decide(request: HelpRequest) -> HelpRequest:
        closed = replace(still_open(request), state=RequestState.CLOSED)
        return replace(closed, raise_at=None, touched_at=app.now())

    return await _change(app, key, decide, event)


async def bring_up(app: App, key: str, managers: int | None, *, channel: bool) -> None:
    """Tell again, or at last who manages the server, that someone waits for an answer.

    `managers` is the channel or person that is told; None where the server is gone, which closes
    the request.
    """
    now = app.now()
    async with app.database.transaction() as connection:
        request = await app.stores.help_requests.get(key, connection)
        if request is None or request.raise_at is None or request.raise_at > now:
            return
        has_desk = request.channel_id is not None or request.person_user_id is not None
        if managers is not None and has_desk and request.raised < MOST_RAISED:
            again = replace(request, raised=request.raised + 1, raise_at=now + RAISED_AFTER)
            await app.stores.help_requests.keep(connection, again)
            await _tell(app, connection, again, HelpEvent.RAISED)
            return
        state = RequestState.CLOSED if managers is None else request.state
        late = replace(request, state=state, raised=request.raised + 1, raise_at=None)
        await app.stores.help_requests.keep(connection, late)
        await _tell(app, connection, late, HelpEvent.LATE)
        if managers is not None:
            await _write(app, connection, late, HelpEvent.ESCALATED, (managers, channel))


async def gather_help(app: App, notice: Notice) -> HelpNotice | None:
    """What a notice tells; None where that is over."""
    request = await app.stores.help_requests.get(str(notice.subject.get("request")))
    if request is None:
        return None
    event = HelpEvent(str(notice.subject.get("event")))
    answered = event is HelpEvent.RAISED and request.raise_at is None
    closed = request.state is RequestState.CLOSED and event in OF_OPEN
    if answered or closed:
        return None
    remark = notice.subject.get("said")
    if isinstance(remark, int):  # as it was then
        request = replace(request, exchange=request.exchange[: remark + 1])
    return HelpNotice(
        key=notice.key, request=request, event=event, posting=_posting(notice, request, event)
    )


async def hold_help(app: App, conn: Connection, notice: Notice, _now: datetime) -> None:
    """Tell who helps of an answer that can't be brought; one for a channel goes to the asker."""
    request = await app.stores.help_requests.get(str(notice.subject.get("request")), conn)
    event = HelpEvent(str(notice.subject.get("event")))
    if request is None or event not in TO_ASKER:
        return
    if notice.user_id != request.asker_user_id:
        remark = notice.subject.get("said")
        await _write(app, conn, request, event, (request.asker_user_id, False), remark=remark)
    elif event is HelpEvent.ANSWERED:
        await _tell(app, conn, request, HelpEvent.UNDELIVERED)


def still_open(request: HelpRequest) -> HelpRequest:
    if request.state is not RequestState.OPEN:
        raise Refused("Dit gesprek is al gesloten.")
    return request


def _check_unsent(request: HelpRequest, user: int) -> None:
    if request.asker_user_id != user:
        raise Refused(NOT_YOURS)
    if request.state is not RequestState.UNSENT:
        raise Refused(notice(ALREADY))


def _check_not_empty(text: str) -> None:
    if not text:
        raise Refused("Er stond niets in. Schrijf een paar woorden.")


def _unsent_at(request: HelpRequest, user: int, desk: Desk) -> HelpRequest:
    _check_unsent(request, user)
    return replace(
        request,
        guild_id=desk.guild_id,
        server=desk.server,
        channel_id=desk.channel_id,
        role_id=desk.role_id,
        person_user_id=desk.person_user_id,
    )


def _waiting(request: HelpRequest, now: datetime) -> HelpRequest:
    return replace(request, raised=0, raise_at=now + RAISED_AFTER)


def _with_remark(request: HelpRequest, side: Side, text: str, now: datetime) -> HelpRequest:
    words = visible(text)[:LONGEST_REMARK]
    _check_not_empty(words)
    if len(request.exchange) >= MOST_REMARKS:
        raise Refused("Dit gesprek is vol. Sluit het, en begin zo nodig een nieuw.")
    exchange = (*request.exchange, Remark(side, words, now))
    return replace(still_open(request), exchange=exchange, touched_at=now)


async def _change(
    app: App,
    key: str,
    decide: Callable[[HelpRequest], HelpRequest],
    event: HelpEvent | None = None,
    notice: str = "",
) -> HelpRequest:
    """Change a request as `decide` says, and write the notice of `event`, in one transaction."""
    async with app.database.transaction() as connection:
        before = await app.stores.help_requests.get(key, connection)
        if before is None:
            raise Refused(GONE)
        after = decide(before)
        await app.stores.help_requests.keep(connection, after)
        if event is not None:
            await _tell(app, connection, after, event, notice)
    return after


async def _tell(
    app: App, conn: Connection, request: HelpRequest, event: HelpEvent, key: str = ""
) -> None:
    """Tell the asker or who helps, where they are; nobody where those are gone."""
    if event in TO_ASKER:
        channel, person = request.public_channel_id, request.asker_user_id
    else:
        channel, person = request.channel_id, request.person_user_id or 0
    remark = len(request.exchange) - 1 if event is HelpEvent.ANSWERED else None
    if channel or person:
        place = (channel or person, channel is not None)
        await _write(app, conn, request, event, place, key=key, remark=remark)


async def _write(
    app: App,
    conn: Connection,
    request: HelpRequest,
    event: HelpEvent,
    place: tuple[int, bool],
    *,
    key: str = "",
    remark: object = None,
) -> None:
    """Write a notice to a channel, if it is one, or a person."""
    to, is_channel = place
    if is_channel:  # each is a try of its own: its rights may have changed
        await app.stores.outbox.note_reachable(conn, to)
    subject = {"request": request.key, "event": event.value, "channel": is_channel, "said": remark}
    key = key or new_key()
    notice = Notice(key=key, user_id=to, kind=KIND, subject=subject, due_at=app.now())
    await app.stores.outbox.write(conn, notice)


def _posting(notice: Notice, request: HelpRequest, event: HelpEvent) -> PostingPlace | None:
    if not notice.subject.get("channel") or request.guild_id is None:
        return None
    role, person = request.role_id, request.person_user_id
    if event in TO_ASKER:
        role, person = None, request.asker_user_id
    elif event in (HelpEvent.ESCALATED, HelpEvent.ENDED, HelpEvent.UNDELIVERED):
        role = person = None
    return PostingPlace(request.guild_id, notice.user_id, role, person)
