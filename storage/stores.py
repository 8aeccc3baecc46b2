"""All stores over one database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.awaiting import AwaitingStore
from storage.channel_news import ChannelNewsStore
from storage.channels import ChannelStore
from storage.digests import DigestStore
from storage.drafts import DraftStore
from storage.entries import EntryStore
from storage.feedback import FeedbackStore
from storage.feeds import FeedStore
from storage.follows import FollowStore
from storage.gaps import GapStore
from storage.guilds import GuildStore
from storage.help_requests import HelpRequestStore
from storage.imports import ImportStore
from storage.known import KnownStore
from storage.news import NewsStore
from storage.outbox import OutboxStore
from storage.proposals import ProposalStore
from storage.pseudonyms import PseudonymStore
from storage.questions import QuestionStore
from storage.reading_lists import ReadingListStore
from storage.reminders import ReminderStore
from storage.rhythms import RhythmStore
from storage.searches import SearchStore
from storage.server_agendas import ServerAgendaStore
from storage.statistics import StatisticsStore

if TYPE_CHECKING:
    from storage.engine.database import Database
    from storage.engine.store import PeopleStore
    from storage.pseudonyms import PseudonymousStore


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
