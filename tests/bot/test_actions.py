"""A button's action as a custom_id and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import KINDS, Action, custom_id, parse
from bot.administration.views import EndSilence
from bot.agenda.views import AgendaPage
from bot.asking.views import Choose, ChooseMore, WhyNot
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
from bot.following.news_views import AboutPost, NewsPage, PostPage, StopTelling
from bot.following.views import Follows, Unfollow
from bot.gaps.queue import GapPage
from bot.gaps.views import AnswerGap, LinkGap, LinkOther, OpenGap, Reopen, SetAside, StopWaiting
from bot.help.views import TOPICS, ReadHelp
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
from bot.privacy.views import AskErase, EraseAll, EraseNothing, ExplainAll, ShowHeld
from bot.proposals.views import (
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
from bot.reading_list.arrange import (
    AskFormat,
    AskOrder,
    ExportAs,
    ListPage,
    ShowListed,
    Sort,
    Status,
)
from bot.reading_list.exports.export import Format
from bot.reading_list.keep import (
    EmptyList,
    MarkRead,
    MarkUnread,
    Remove,
    RemoveAdded,
    Undo,
    WriteNote,
)
from bot.reading_list.reminders import (
    AskRemind,
    CancelReminder,
    ReadReminded,
    Remind,
    RemindWhen,
    Snooze,
)
from bot.searching.views import DropFilter, FilterBy, Page, ThemePage
from knowledge.agenda import AgendaPeriod
from knowledge.drafting.parts import Part
from storage.follows import SubjectKind
from storage.questions import new_key
from tests.bot.strategies import ACTIONS
from tests.shipped import shipped_library


@given(ACTIONS)
def test_every_action_comes_back_as_it_was(action: Action) -> None:
    """A press years later does what the button said."""
    assert parse(custom_id(action)) == action


@given(ACTIONS)
def test_a_custom_id_fits(action: Action) -> None:
    """Discord takes 1 to 100 characters."""
    assert 1 <= len(custom_id(action)) <= 100


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (Choose("k", "a"), "w1:choose:k:a"),
        (ChooseMore("k", "a"), "w1:choosemore:k:a"),
        (AskHuman("k"), "w1:human:k"),
        (ShowTheme("t"), "w1:theme:t"),
        (Useful("k", "a"), "w1:useful:k:a"),
        (Share("k", "a"), "w1:share:k:a"),
        (NotUseful("k", "a"), "w1:notuseful:k:a"),
        (WhyNot("k", "oud", "a"), "w1:why:k:oud:a"),
        (Show("a"), "w1:show:a"),
        (ReadHelp("zoeken"), "w1:help:zoeken"),
        (ReadMore("k", "a"), "w1:more:k:a"),
        (ReadOn("a", 1), "w1:readon:a:1"),
        (ReadAlso("k", "a"), "w1:readalso:k:a"),
        (WhatElse("k", "a"), "w1:whatelse:k:a"),
        (Keep("a"), "w1:keep:a"),
        (ListPage(2, "read", "wonen", "year", 20), "w1:mylist:2:read:wonen:year:20"),
        (ListPage(0), "w1:mylist:0::::"),
        (ShowListed("a"), "w1:listed:a"),
        (AskOrder("read", "wonen", 20), "w1:sortlist:read:wonen:20"),
        (AskFormat(), "w1:askexport"),
        (ExportAs("docx"), "w1:export:docx"),
        (AskRemind(), "w1:askremind"),
        (RemindWhen("a"), "w1:remindwhen:a"),
        (MarkRead("a"), "w1:read:a"),
        (MarkUnread("a"), "w1:unread:a"),
        (WriteNote("a"), "w1:note:a"),
        (Remove("a"), "w1:unlist:a"),
        (Undo("k"), "w1:undo:k"),
        (EmptyList(1), "w1:empty:1"),
        (RemoveAdded(1), "w1:unkeep:1"),
        (SendRequest("k"), "w1:sendhelp:k"),
        (EditRequest("k"), "w1:edithelp:k"),
        (DropRequest("k"), "w1:drophelp:k"),
        (ChooseServer("k", 7), "w1:helpat:k:7"),
        (TakeRequest("k", "n"), "w1:takehelp:k:n"),
        (AnswerRequest("k", "n"), "w1:answerhelp:k:n"),
        (CloseRequest("k", "n"), "w1:closehelp:k:n"),
        (ReplyToHelper("k", "n"), "w1:replyhelp:k:n"),
        (EndRequest("k", "n"), "w1:helped:k:n"),
        (ShowRequest("k", "n"), "w1:showhelp:k:n"),
        (ShowContact(), "w1:contact"),
        (Remind("a"), "w1:remind:a"),
        (CancelReminder("k"), "w1:unremind:k"),
        (EndSilence(), "w1:speak"),
        (ReadReminded("k"), "w1:reminded:k"),
        (Snooze("k"), "w1:snooze:k"),
        (TellMe("k"), "w1:tellme:k"),
        (StopWaiting("k"), "w1:untellme:k"),
        (ReadAnswer("k", "a"), "w1:answer:k:a"),
        (ReportWrong("a"), "w1:wrong:a"),
        (GapPage(2, 7), "w1:gaps:2:7"),
        (GapPage(0), "w1:gaps:0:"),
        (OpenGap("k"), "w1:gap:k"),
        (LinkGap("k", "a"), "w1:link:k:a"),
        (LinkOther("k"), "w1:linkother:k"),
        (AnswerGap("k"), "w1:answergap:k"),
        (SetAside("k"), "w1:setaside:k"),
        (Reopen("k"), "w1:reopen:k"),
        (EraseAll(7, 1), "w1:erase:7:1"),
        (ShowHeld(), "w1:mydata"),
        (AskErase(), "w1:askerase"),
        (EraseNothing(), "w1:noerase"),
        (ExplainAll(1), "w1:explained:1"),
        (Page("k", 1), "w1:page:k:1"),
        (DropFilter("k", "theme"), "w1:nofilter:k:theme"),
        (FilterBy("k", "theme", "a"), "w1:filter:k:theme:a"),
        (ThemePage("a", 1), "w1:themepage:a:1"),
        (Follow("theme", "a"), "w1:follow:theme:a"),
        (Unfollow("author", "a"), "w1:unfollow:author:a"),
        (FollowFrom("a"), "w1:followfrom:a"),
        (Follows(2), "w1:follows:2:"),
        (Follows(0, "k"), "w1:follows:0:k"),
        (NewsPage("k", 1), "w1:news:k:1"),
        (PostPage("k", 1), "w1:post:k:1"),
        (AboutPost("k"), "w1:aboutpost:k"),
        (StopTelling(5, "a"), "w1:untell:5:a"),
        (AgendaPage(2, "wonen", "month", "yes"), "w1:agenda:2:wonen:month:yes"),
        (AgendaPage(0), "w1:agenda:0:::"),
        (IntoCalendar("a"), "w1:calendar:a"),
        (ConfirmImport("k"), "w1:import:k"),
        (CancelImport("k"), "w1:noimport:k"),
        (UndoImport(1, 9, 1700000000), "w1:unimport:1:9:1700000000"),
        (BeginDraft("vraag"), "w1:newdraft:vraag"),
        (OpenDraft("k"), "w1:draft:k"),
        (EditDraft("k", "text"), "w1:editdraft:k:text"),
        (NameInDraft("k", 0, "a"), "w1:draftname:k:0:a"),
        (SaveDraft("k"), "w1:savedraft:k:"),
        (SaveDraft("k", 3), "w1:savedraft:k:3"),
        (OverwriteDraft("k", 7), "w1:overdraft:k:7"),
        (DropDraft("k"), "w1:dropdraft:k"),
        (UndoChange("a", 7), "w1:unchange:a:7"),
        (EditEntry("a"), "w1:edit:a"),
        (CheckEntry("a", 7), "w1:check:a:7"),
        (ArchiveEntry("a", 7), "w1:archive:a:7"),
        (HideEntry("a", 7), "w1:hide:a:7"),
        (OpenEntry("a"), "w1:entry:a"),
        (EntryHistory("a", 1), "w1:history:a:1"),
        (ReturnTo("a", "7", 9), "w1:return:a:7:9"),
        (UpkeepPage("due", 1), "w1:upkeep:due:1"),
        (Propose(), "w1:propose:"),
        (Propose("a"), "w1:propose:a"),
        (EditProposal("k"), "w1:editpropose:k"),
        (SendProposal("k"), "w1:sendpropose:k"),
        (WithdrawProposal("k"), "w1:unpropose:k"),
        (OwnProposals(1), "w1:proposed:1:"),
        (OwnProposals(0, "k"), "w1:proposed:0:k"),
        (OwnProposal("k"), "w1:ownproposal:k"),
        (AnswerAsked("k", "p"), "w1:answerasked:k:p"),
        (SendAnswer("k", "p"), "w1:sendanswer:k:p"),
        (ProposalQueue(1), "w1:proposals:1"),
        (OpenProposal("k"), "w1:proposal:k"),
        (TakeUpProposal("k", "vraag", "d"), "w1:takeup:k:vraag:d"),
        (TakeUpProposal("k"), "w1:takeup:k::"),
        (AskProposer("k"), "w1:askback:k"),
        (DeclineProposal("k"), "w1:decline:k"),
        (ProposalDone("k"), "w1:proposaldone:k"),
    ],
)
def test_a_custom_id_never_changes(action: Action, text: str) -> None:
    """Buttons on old messages hold these very texts."""
    assert custom_id(action) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "w1", "w1:", "w1:dance:a", "w1:show", "w1:show:a:b", "w2:show:a", "show:a"),
        *(
            "w1:why:k:a",
            "w1:gaps:x:y",
            "w1:gaps:nan:",
            "w1:gaps:inf:",
            "w1:gaps:-1:",
            "w1:gaps:1.5:",
        ),
        *(f"w1:untell:{'9' * 35}:a", "w1:untell::a", "w1:mylist:0::::٣", "w1:gaps:1_0:"),
    ],
)
def test_what_is_not_ours_is_no_action(text: str) -> None:
    """Another bot's or a later version's button is no error."""
    assert parse(text) is None


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a custom_id holds, reading it raises nothing."""
    assert parse(text) is None or text.startswith("w1:")


def test_a_part_with_a_colon_is_our_own_mistake() -> None:
    """It could not be read back."""
    with pytest.raises(AssertionError, match="colon"):
        custom_id(Show("a:b"))


def test_every_shipped_id_fits_in_every_action() -> None:
    """The longest id of the packs, the longest reason and a real key stay within 100 characters."""
    library = shipped_library()
    longest = max((*(entry.id for entry in library.entries), *library.taxonomy.themes), key=len)
    parts = {"key": new_key(), "entry": longest, "theme": longest, "page": "99"}
    parts |= {"name": "organisation", "value": longest, "wanted": max(Format, key=len)}
    parts |= {"reason": max(REASONS, key=len), "asked_at": "99999999999", "minutes": "1440"}
    parts |= {"user": str(2**64), "channel": str(2**64), "days": "28"}
    parts |= {"kind": max(SubjectKind, key=len), "subject": longest}
    parts |= {"status": max(Status, key=len), "sort": max(Sort, key=len)}
    parts |= {"period": max(AgendaPeriod, key=len), "online": "yes"}
    parts |= {"part": max(Part, key=len), "first": "999", "end": "999", "written": "999"}
    parts |= {"topic": max(TOPICS, key=len)}
    parts |= {"number": "99", "target": longest, "care": max(Care, key=len)}
    parts |= {"revision": "9999999", "seen": "9999999"}
    parts |= {"last": "9999999", "second": "99999999999", "added_at": "99999999999"}
    parts |= {"proposal": new_key(), "over": new_key()}
    parts |= {"notice": new_key(), "guild": str(2**64)}

    for kind in KINDS.values():
        action = kind(*(parts[name] for name in kind.parts))
        assert len(custom_id(action)) <= 100
