"""All stores over one database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.awaiting import AwaitingStore
from storage.channel_news import ChannelNewsStore
from storage.channels import ChannelStore
from storage.digests import KIND, TOLD_FOR, WAITS_FOR, DigestStore
from storage.drafts import DRAFT_FOR, DraftStore
from storage.engine.database import Database
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.entries import EntryStore
from storage.feedback import FeedbackStore
from storage.feeds import REMEMBERED_FOR, FeedStore
from storage.follows import FOLLOWED_FOR, FollowStore
from storage.gaps import GapStore
from storage.guilds import GuildStore
from storage.help_requests import SAID_FOR, UNSENT_FOR, HelpRequestStore
from storage.imports import OFFERED_FOR, ImportStore
from storage.known import KnownStore
from storage.news import NewsStore
from storage.outbox import SENT_FOR, OutboxStore
from storage.proposals import DECIDED_FOR, LEFT_FOR, ProposalStore
from storage.pseudonyms import PseudonymousStore, PseudonymStore
from storage.questions import RETENTION, QuestionStore
from storage.reading_lists import UNDO, ReadingListStore
from storage.reminders import DELIVERED_FOR, ReminderStore
from storage.rhythms import RhythmStore
from storage.searches import SearchStore
from storage.server_agendas import ServerAgendaStore
from storage.statistics import StatisticsStore


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores; who writes opens `db.transaction()` and hands them its connection."""

    questions: QuestionStore
    feedback: FeedbackStore
    guilds: GuildStore
    pseudonyms: PseudonymStore
    searches: SearchStore
    reading_lists: ReadingListStore
    reminders: ReminderStore
    outbox: OutboxStore
    entries: EntryStore
    channels: ChannelStore
    statistics: StatisticsStore
    gaps: GapStore
    awaiting: AwaitingStore
    follows: FollowStore
    rhythms: RhythmStore
    known: KnownStore
    news: NewsStore
    digests: DigestStore
    imports: ImportStore
    drafts: DraftStore
    proposals: ProposalStore
    feeds: FeedStore
    channel_news: ChannelNewsStore
    server_agendas: ServerAgendaStore
    help_requests: HelpRequestStore

    @classmethod
    def over(cls, db: Database) -> Stores:
        """Return the stores that read from and write to `db`."""
        pseudonyms = PseudonymStore(db)
        feedback = FeedbackStore(db, pseudonyms)
        outbox = OutboxStore(db)
        reminders = ReminderStore(db, outbox)
        return cls(
            questions=QuestionStore(db, feedback),
            feedback=feedback,
            guilds=GuildStore(db),
            pseudonyms=pseudonyms,
            searches=SearchStore(db),
            reading_lists=ReadingListStore(db, reminders),
            reminders=reminders,
            outbox=outbox,
            entries=EntryStore(db),
            channels=ChannelStore(db),
            statistics=StatisticsStore(db),
            gaps=GapStore(db, pseudonyms),
            awaiting=AwaitingStore(db, outbox),
            follows=FollowStore(db),
            rhythms=RhythmStore(db),
            known=KnownStore(db),
            news=NewsStore(db),
            digests=DigestStore(db, outbox),
            imports=ImportStore(db),
            drafts=DraftStore(db),
            proposals=ProposalStore(db),
            feeds=FeedStore(db),
            channel_news=ChannelNewsStore(db, outbox),
            server_agendas=ServerAgendaStore(db),
            help_requests=HelpRequestStore(db),
        )

    @property
    def personal(self) -> tuple[PeopleStore | PseudonymousStore, ...]:
        """Every store that holds something of a person, for who wants to see or erase it."""
        return (
            self.reading_lists,
            self.reminders,
            self.outbox,
            self.feedback,
            self.pseudonyms,
            self.guilds,
            self.entries,
            self.gaps,
            self.awaiting,
            self.follows,
            self.rhythms,
            self.digests,
            self.drafts,
            self.proposals,
            self.help_requests,
        )

    async def forget_old(self, conn: Connection, now: datetime) -> int:
        """Forget what is past its time; returns how many questions went.

        That is questions and searches, the key of a past period of people, what was taken off a
        reading list for good, what was delivered weeks ago, and what is followed by who is away
        for a year, with the news of it.
        """
        gone = await self.questions.forget_older_than(conn, now - RETENTION)
        await self.searches.forget_older_than(conn, now - RETENTION)
        await self.pseudonyms.rotate(conn, now)
        await self.reading_lists.forget_removed(conn, now - UNDO)
        await self.reminders.forget_delivered(conn, now - DELIVERED_FOR)
        await self.gaps.forget_older_than(conn, now - RETENTION)
        await self.awaiting.forget_older_than(conn, now - RETENTION)
        await self.help_requests.forget_older_than(conn, now - SAID_FOR, now - UNSENT_FOR)
        await self.imports.forget_older_than(conn, now - OFFERED_FOR)
        await self.drafts.forget_older_than(conn, now - DRAFT_FOR)
        await self.proposals.forget_older_than(conn, now - DECIDED_FOR, now - LEFT_FOR)
        await self.feeds.forget_older_than(conn, now - REMEMBERED_FOR)
        await self.digests.forget_older_than(conn, now - TOLD_FOR, now - WAITS_FOR, now)
        await self.news.forget_older_than(conn, now - TOLD_FOR, now)
        await self.server_agendas.forget_older_than(conn, now)
        await self.outbox.purge(conn, now - SENT_FOR)
        for user in await self.follows.lost(conn, now - FOLLOWED_FOR):
            for store in (self.follows, self.rhythms, self.digests):
                await store.erase(conn, user, now)
            await self.outbox.forget_kind(conn, user, KIND)
        return gone
