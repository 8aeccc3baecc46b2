"""Arbitrary texts and views, rich in what Discord or a terminal would take for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.administration.views import EndSilence
from bot.agenda.views import AgendaPage
from bot.asking.views import Choose, WhyNot
from bot.cards.actions import (
    AskHuman,
    Follow,
    FollowFrom,
    IntoCalendar,
    Keep,
    NotUseful,
    ReadAlso,
    ReadAnswer,
    ReadMore,
    ReadOn,
    ReportWrong,
    Share,
    Show,
    ShowTheme,
    TellMe,
    Useful,
    WhatElse,
)
from bot.cards.entries import REASONS
from bot.curation.actions import (
    ArchiveEntry,
    BeginDraft,
    CancelImport,
    CheckEntry,
    ConfirmImport,
    DropDraft,
    EditDraft,
    EditEntry,
    EntryHistory,
    HideEntry,
    NameInDraft,
    OpenDraft,
    OpenEntry,
    OverwriteDraft,
    ReturnTo,
    SaveDraft,
    UndoChange,
    UndoImport,
    UpkeepPage,
)
from bot.curation.examining import Care
from bot.following.news_views import NewsPage
from bot.following.views import Follows, Unfollow
from bot.gaps.views import (
    AnswerGap,
    GapPage,
    LinkGap,
    LinkOther,
    OpenGap,
    Reopen,
    SetAside,
    StopWaiting,
)
from bot.helping.views import (
    AnswerRequest,
    ChooseServer,
    CloseRequest,
    DropRequest,
    EditRequest,
    EndRequest,
    ReplyToHelper,
    SendRequest,
    ShowContact,
    ShowRequest,
    TakeRequest,
)
from bot.privacy.views import EraseAll
from bot.proposals.actions import (
    AnswerAsked,
    AskProposer,
    DeclineProposal,
    EditProposal,
    OpenProposal,
    OwnProposal,
    OwnProposals,
    ProposalDone,
    ProposalQueue,
    Propose,
    SendAnswer,
    SendProposal,
    TakeUpProposal,
    WithdrawProposal,
)
from bot.reading_list.arrange import ListPage, ShowListed, Sort, Status
from bot.reading_list.keep import EmptyList, MarkRead, MarkUnread, Remove, Undo, WriteNote
from bot.reading_list.reminders import CancelReminder, ReadReminded, Remind, Snooze
from bot.searching.views import Page
from bot.view import Button, Choice, Link, Section, Tone, View, Weight
from knowledge.agenda import AgendaPeriod
from knowledge.drafting.parts import Part
from knowledge.entry import Kind
from storage.follows import SubjectKind

if TYPE_CHECKING:
    from bot.actions import Action

FRAGMENTS = (
    *("@everyone", "@here", "<@1>", "<@&2>", "<#3>", "<:a:4>", "<t:5:R>", ":smile:"),
    *("[x](https://y.nl)", "https://example.org/a_b(c)", "```py\nx\n```", "`x`", "\\", "\\*"),
    *("**vet**", "__x__", "_x_", "~~x~~", "||x||", "> x", ">>> x", "# kop", "-# klein"),
    *("- punt", "1. een", "\u202eomgekeerd", "e" + "\u0301" * 40, "👨‍👩‍👧‍👦", "👍🏽", "مرحبا"),
    *("\n\n\n\n", "\t", "\x00", "\ud800", "'; DROP TABLE questions; --", "a" * 300, "woord " * 80),
)
LETTERS = st.characters(codec=None, exclude_categories=())
PIECES = st.sampled_from(FRAGMENTS) | st.text(LETTERS, max_size=8)
TEXTS = st.builds(
    lambda pieces, times: " ".join(pieces) * times,
    st.lists(PIECES, max_size=4),
    st.sampled_from((1, 1, 1, 60)),
)
KEYS = st.text("abcXYZ019-_", min_size=22, max_size=22)
IDS = st.text("abcxyz019-", min_size=1, max_size=40)
URLS = st.none() | st.one_of(
    st.sampled_from(
        (
            "https://example.org/rapport",
            "http://www.platform31.nl/a/(b)?c=d_e",
            "https://café.nl/é",
            "https://example.org/" + "a" * 600,
            "javascript:alert(1)",
            "ftp://example.org",
            "https://",
            "http://[",
            "https://a.nl:poort/",
            "https://a b.nl",
            "",
        )
    ),
    TEXTS,
)
DRAFTS = st.text("abcXYZ019-_", min_size=12, max_size=12)
COUNTS = st.integers(0, 9999)
NUMBERS = COUNTS.map(str)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Share, KEYS, IDS),
    st.builds(Useful, KEYS, IDS),
    st.builds(NotUseful, KEYS, IDS),
    st.builds(WhyNot, KEYS, st.sampled_from(list(REASONS)), IDS),
    st.builds(AskHuman, KEYS),
    st.builds(Choose, KEYS, IDS),
    st.builds(Show, IDS),
    *(st.builds(kind, KEYS, IDS) for kind in (ReadMore, ReadAlso, WhatElse)),
    st.builds(ReadOn, IDS, COUNTS),
    st.builds(Page, KEYS, st.integers(0, 999)),
    st.builds(ShowTheme, IDS),
    st.builds(
        ListPage,
        st.integers(0, 999),
        st.sampled_from(("", *Status)),
        st.just("") | IDS,
        st.sampled_from(("", *Sort)),
        st.sampled_from((None, 20, 1440)),
    ),
    *(
        st.builds(kind, IDS)
        for kind in (Keep, ShowListed, MarkRead, MarkUnread, WriteNote, Remove, Remind)
    ),
    *(st.builds(kind, KEYS) for kind in (Undo, CancelReminder, ReadReminded, Snooze)),
    st.builds(
        AgendaPage,
        st.integers(0, 999),
        st.just("") | IDS,
        st.sampled_from(("", *AgendaPeriod)),
        st.sampled_from(("", "yes", "no")),
    ),
    st.builds(IntoCalendar, IDS),
    st.builds(ConfirmImport, KEYS),
    st.builds(CancelImport, KEYS),
    st.builds(UndoImport, COUNTS, COUNTS, COUNTS),
    *(st.builds(kind, KEYS) for kind in (TellMe, StopWaiting, OpenGap, LinkOther)),
    *(st.builds(kind, KEYS) for kind in (AnswerGap, SetAside, Reopen)),
    *(st.builds(kind, KEYS, IDS) for kind in (ReadAnswer, LinkGap)),
    st.builds(ReportWrong, IDS),
    st.builds(GapPage, COUNTS, st.sampled_from((None, 7, 28))),
    st.builds(EndSilence),
    st.builds(BeginDraft, st.sampled_from(Kind)),
    *(st.builds(kind, DRAFTS) for kind in (OpenDraft, DropDraft)),
    st.builds(EditDraft, DRAFTS, st.sampled_from(Part)),
    st.builds(NameInDraft, DRAFTS, COUNTS, st.just("") | IDS),
    st.builds(SaveDraft, DRAFTS, st.none() | COUNTS),
    st.builds(OverwriteDraft, DRAFTS, COUNTS),
    *(st.builds(kind, IDS) for kind in (EditEntry, OpenEntry)),
    *(
        st.builds(kind, IDS, COUNTS)
        for kind in (UndoChange, CheckEntry, ArchiveEntry, HideEntry, EntryHistory)
    ),
    st.builds(ReturnTo, IDS, NUMBERS, COUNTS),
    st.builds(UpkeepPage, st.sampled_from(Care), COUNTS),
    st.builds(Propose, st.just("") | IDS),
    st.builds(OwnProposals, COUNTS, st.just("") | KEYS),
    st.builds(ProposalQueue, COUNTS),
    *(
        st.builds(kind, KEYS)
        for kind in (EditProposal, SendProposal, WithdrawProposal, OwnProposal, OpenProposal)
    ),
    *(st.builds(kind, KEYS) for kind in (AskProposer, DeclineProposal, ProposalDone)),
    *(st.builds(kind, KEYS, KEYS) for kind in (AnswerAsked, SendAnswer)),
    st.builds(TakeUpProposal, KEYS, st.sampled_from(("", *Kind)), st.just("") | KEYS),
    *(st.builds(kind, st.sampled_from(SubjectKind), IDS) for kind in (Follow, Unfollow)),
    st.builds(FollowFrom, IDS),
    st.builds(Follows, st.integers(0, 99), st.just("") | KEYS),
    st.builds(NewsPage, KEYS, st.integers(0, 99)),
    *(st.builds(kind, KEYS) for kind in (SendRequest, EditRequest, DropRequest)),
    st.builds(ChooseServer, KEYS, COUNTS),
    st.builds(ShowContact),
    *(
        st.builds(kind, KEYS, KEYS)
        for kind in (TakeRequest, AnswerRequest, CloseRequest, ReplyToHelper, EndRequest)
    ),
    st.builds(ShowRequest, KEYS, KEYS),
    st.builds(EmptyList, st.integers(0, 2**33)),
    st.builds(EraseAll, st.integers(1, 2**63), st.integers(0, 2**33)),
)
LINES = st.lists(TEXTS, max_size=4).map(tuple)
LINKS = st.builds(Link, TEXTS, URLS.map(lambda url: url or ""))
BUTTONS = st.builds(Button, TEXTS, ACTIONS, st.sampled_from(Weight))
SECTIONS = st.builds(
    Section,
    TEXTS,
    TEXTS,
    LINES,
    URLS,
    button=st.none() | BUTTONS | LINKS,
    small=st.booleans(),
)
CHOICES = st.lists(st.builds(Choice, TEXTS, ACTIONS, TEXTS), max_size=30).map(tuple)
VIEWS = st.builds(
    View,
    tone=st.sampled_from(Tone),
    title=TEXTS,
    text=TEXTS,
    asked=TEXTS,
    sections=st.lists(SECTIONS, max_size=14).map(tuple),
    footer=TEXTS,
    choices=CHOICES,
    choosing=st.sampled_from(("", "Kies iets om te bekijken")),
    keeping=CHOICES,
    buttons=st.lists(BUTTONS, max_size=30).map(tuple),
    links=st.lists(LINKS, max_size=10).map(tuple),
)
