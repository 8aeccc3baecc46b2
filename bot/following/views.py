"""Following as messages: begun, ended, looked over, and what of an entry can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Follow, Show
from bot.cards.citing import facts
from bot.following import texts
from bot.following.actions import Follows, Unfollow
from bot.following.following import (
    Followed,
    NoSubject,
    NotFollowed,
    TooMany,
    Unfollowed,
    next_turn,
)
from bot.following.rhythm_view import in_words
from bot.view import Button, Choice, Section, Tone, View, notice, paged, refusal

if TYPE_CHECKING:
    from datetime import datetime

    from bot.following.following import Followable, Overview
    from knowledge.entry import Entry
    from storage.follows import Subject

A_PAGE = 20


def followed_view(
    result: Followed | TooMany | NoSubject, now: datetime, *, closed: bool = False
) -> View:
    """Return what is followed from now on, with the newest of what there is.

    `closed` where it is known that this person takes no direct messages.
    """
    match result:
        case TooMany():
            return refusal(texts.TOO_MANY)
        case NoSubject():
            return refusal(texts.NO_SUBJECT)
        case Followed():
            said = texts.followed_before if result.again else texts.followed
            return View(
                tone=Tone.NOTICE,
                text=" ".join((said(result.name), _when(result, now, closed=closed))),
                sections=_latest(result.latest),
                choices=tuple(Choice(one.heading, Show(one.id)) for one in result.latest),
                choosing=texts.CHOOSE_TO_READ,
                buttons=(
                    Button(texts.stop(result.name), unfollowing(result.subject)),
                    Button(texts.MY_FOLLOWS, Follows("0")),
                ),
            )
        case _:
            assert_never(result)


def unfollowed_view(result: Unfollowed | NotFollowed) -> View:
    """Return that something is followed no longer, with the way back."""
    match result:
        case NotFollowed():
            return notice(texts.not_followed(result.name))
        case Unfollowed():
            back = Button(texts.FOLLOW_AGAIN, following(result.subject))
            return View(tone=Tone.NOTICE, text=texts.unfollowed(result.name), buttons=(back,))
        case _:
            assert_never(result)


def overview_view(overview: Overview, page: int, *, said: str = "", closed: bool = False) -> View:
    """Return a page, from 0, of what someone follows, with a list that stops one of it."""
    if not overview.follows:
        return notice("\n\n".join(filter(None, (said, texts.NONE))))
    here = paged(overview.follows, page, A_PAGE)
    shown = here.shown
    count = texts.how_many(len(overview.follows), here.number, here.pages)
    lines = tuple(texts.brought(one.name, one.subject.kind.value, one.count) for one in shown)
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text="\n\n".join(filter(None, (said, count, texts.CLOSED if closed else ""))),
        sections=(Section("", lines=lines),),
        choices=tuple(Choice(texts.stop(one.name), unfollowing(one.subject)) for one in shown),
        choosing=texts.CHOOSE_TO_STOP,
        buttons=here.turning(lambda to: Follows(str(to))),
    )


def followable_view(found: Followable | NoSubject) -> View:
    """Return what of an entry can be followed, to choose from."""
    if isinstance(found, NoSubject):
        return refusal(texts.NO_SUBJECT)
    choices = tuple(
        Choice(texts.follow(name), following(subject))
        for subject, name, followed in found.subjects
        if not followed
    )
    if not choices:
        return notice(texts.ALL_FOLLOWED)
    return View(
        tone=Tone.CHOICE,
        title=texts.WHAT_TO_FOLLOW,
        text=texts.CHOOSE_TO_FOLLOW,
        choices=choices,
        buttons=(Button(texts.MY_FOLLOWS, Follows("0")),),
    )


def following(subject: Subject) -> Follow:
    """Return what follows a subject."""
    return Follow(subject.kind.value, subject.id)


def unfollowing(subject: Subject) -> Unfollow:
    """Return what ends following a subject."""
    return Unfollow(subject.kind.value, subject.id)


def _when(result: Followed, now: datetime, *, closed: bool) -> str:
    """Say when someone hears of what is new."""
    at = next_turn(result.rhythm, now)
    if at is None:
        return texts.ASK_FOR_IT
    comes = texts.CLOSED if closed else texts.COMES_AS_MESSAGE
    return " ".join(filter(None, (*in_words(result.rhythm, now), comes, texts.CHANGE_IT)))


def _latest(entries: tuple[Entry, ...]) -> tuple[Section, ...]:
    lines = tuple(f"{one.heading} ({facts(one)})" for one in entries)
    return (Section(texts.LATEST, lines=lines),) if lines else ()
