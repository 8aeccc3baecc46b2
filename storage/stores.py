"""All stores over one database."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import get_type_hints

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

    reading_lists: ReadingListStore
    reminders: ReminderStore
    outbox: OutboxStore
    feedback: FeedbackStore
    pseudonyms: PseudonymStore
    guilds: GuildStore
    entries: EntryStore
    gaps: GapStore
    awaiting: AwaitingStore
    follows: FollowStore
    rhythms: RhythmStore
    digests: DigestStore
    drafts: DraftStore
    proposals: ProposalStore
    help_requests: HelpRequestStore
    questions: QuestionStore
    searches: SearchStore
    channels: ChannelStore
    statistics: StatisticsStore
    news: NewsStore
    imports: ImportStore
    feeds: FeedStore
    channel_news: ChannelNewsStore
    server_agendas: ServerAgendaStore

    @classmethod
    def over(cls, db: Database) -> "Stores":
        return cls(**{name: store(db) for name, store in get_type_hints(cls).items()})

    @property
    def personal(self) -> tuple[PeopleStore | PseudonymousStore, ...]:
        """Every store that holds something of a person, for who wants to see or erase it."""
        stores = (getattr(self, field.name) for field in fields(self))
        return tuple(
            store for store in stores if isinstance(store, PeopleStore | PseudonymousStore)
        )

    async def forget_old(self, conn: Connection, now: datetime) -> int:
        """Forget what is past its time; returns how many questions went.

        That is questions and searches, the key of a past period of people, what was taken off a
        reading list for good, what was delivered weeks ago, and what is followed by who is away
        for a year, with the news of it.
        """
        count = await self.questions.forget_older_than(conn, now - RETENTION)
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
        return count
