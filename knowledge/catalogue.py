"""The catalogue: all entries that a server sees, and the answers to questions about them.

A catalogue is immutable. A change makes a new one that shares the base index, so that a reader
holds one state for the whole of a question and nobody waits for a writer.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from knowledge.answer import Answer, Elsewhere, Found, Intent, Match, Question, Reading, Wish
from knowledge.answering.completing import Choices, Named
from knowledge.answering.conversing import converse
from knowledge.answering.deciding import (
    RESULTS,
    Thresholds,
    as_match,
    combine_answers,
    decide,
    decline_writing,
    further_reading,
    repeat_call_for_help,
    top_results,
)
from knowledge.answering.mentions import Mentions, titles_asked_about
from knowledge.answering.seeking import Filters, SearchResult, search_result
from knowledge.cache import default_folder
from knowledge.entry import (
    ElsewhereEntry,
    Entry,
    Library,
    QuestionEntry,
    Record,
    Taxonomy,
)
from knowledge.format.loading import SHIPPED, fingerprint, library_of, read_files
from knowledge.language.commands import writing_subject
from knowledge.language.questions import two_questions
from knowledge.language.telephones import sentences_to_call
from knowledge.language.turns import added_words
from knowledge.matching.compiled import compiled
from knowledge.matching.confidence import Confidence, Model, shipped_model
from knowledge.matching.documents import question_texts
from knowledge.matching.index import Index, build_index
from knowledge.matching.matcher import Matcher, Ranking, is_urgent
from knowledge.matching.meaning import Sense
from knowledge.matching.overlays import Layers

FieldEntry = QuestionEntry | Record
WISHES_FOR_LAST_CARD = (Wish.NUMBER, Wish.SOURCE, Wish.EXPLAIN, Wish.SHORTER)
"""Wishes that are about the card shown last, outside the field too."""
MOST_WORDS = 40
"""How many different words of a search are looked for."""
SEARCH_DEPTH = 200
CONTACT, WRITING = "contact", "mail-opstellen"
"""The entries that say how to reach the people behind the bot, and who helps to write letters."""


@dataclass(frozen=True)
class Catalogue:
    """Entries by id with the matcher over them, as one server sees them; see `build`."""

    entries: Mapping[str, Entry]
    taxonomy: Taxonomy
    matcher: Matcher
    model: Model
    thresholds: Thresholds = field(default_factory=Thresholds)
    below: "Catalogue | None" = None
    """The catalogue of which this is a small change: lists of names are then changed, not made."""

    @classmethod
    def build(cls, library: Library) -> "Catalogue":
        """Return the catalogue over a library, which is indexed first."""
        return cls.over(library, build_index(library.entries, library.taxonomy))

    @classmethod
    def over(cls, library: Library, index: Index) -> "Catalogue":
        """Return the catalogue over a library that is indexed already."""
        entries = {entry.id: entry for entry in library.entries}
        matcher = Matcher.over(index, library.taxonomy)
        return cls(entries, library.taxonomy, matcher, shipped_model(meanings=False))

    @classmethod
    def open(cls, folders: Sequence[Path] = (), cache: Path | None = None) -> "Catalogue":
        """Return the catalogue over the shipped packs and those in `folders`.

        The index is read from the folder `cache`, the user's own by default, if it was kept there.
        Raises `knowledge.format.faults.BrokenKnowledgeError` with every fault.
        """
        files, unreadable = read_files((SHIPPED, *folders))
        read = partial(library_of, files, unreadable)
        if unreadable:
            read()  # raises: a kept index knows nothing of these
        return cls.over(*compiled(cache or default_folder(), fingerprint(files), read))

    def with_sense(self, sense: Sense | None) -> "Catalogue":
        """Return the catalogue comparing meanings too; None leaves it as it is."""
        if sense is None:
            return self
        matcher = self.matcher.with_sense(sense)
        return replace(self, matcher=matcher, model=shipped_model(meanings=True))

    def prepare_drafts(self) -> None:
        """Compute the questions that a draft is compared with: seconds, unless they were kept."""
        _ = self.matcher.base.questions

    def phrasings(self) -> tuple[str, ...]:
        """Return every text that is a question for an entry."""
        return tuple(text for entry in self.entries.values() for text in question_texts(entry))

    def with_threshold(self, found: float | None) -> "Catalogue":
        """Return the catalogue that answers from this probability on; None is the shipped one."""
        if found is None:
            return self
        return replace(self, thresholds=replace(self.thresholds, found=found))

    def with_changes(self, changed: Iterable[Entry], removed: Iterable[str] = ()) -> "Catalogue":
        """Return the catalogue with entries added or replaced, and others gone.

        Costs what changed: the base index is shared.
        """
        changed, removed = tuple(changed), tuple(removed)
        entries = _with_entries(self.entries, {entry.id: entry for entry in changed}, removed)
        return replace(self, entries=entries, matcher=self.matcher.with_changes(changed, removed))

    def with_layers(
        self, layers: Layers, entries: Mapping[str, Entry], hidden: Collection[str]
    ) -> "Catalogue":
        """Return the catalogue with layers on top, which hold `entries`, and other ids hidden."""
        return replace(
            self,
            entries=_with_entries(self.entries, entries, hidden),
            matcher=self.matcher.with_layers(layers, hidden),
            below=self,
        )

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question, or to a turn of a conversation where it has a context.

        The answer's question is the one that was understood: a follow-up with its subject.
        """
        pointed = question.context.pointed if question.context else None
        answer = repeat_call_for_help(
            converse(question, self), question.text, self.entries.get(pointed or "")
        )
        about, writing = writing_subject(question.text), self.entries.get(WRITING)
        if about is None or isinstance(answer, Intent) or not isinstance(writing, ElsewhereEntry):
            return answer
        return decline_writing(answer, about, writing)

    def answer_alone(self, question: Question) -> Answer:
        """Return the answer to a question without its context."""
        answer = self._answer(question)
        parts = two_questions(question.text)
        if parts is None or (isinstance(answer, Elsewhere) and is_urgent(answer.subject)):
            return answer
        first = self._answer(replace(question, text=parts[0]))
        if not isinstance(first, Found):
            return answer
        second = self._answer(replace(question, text=parts[1]))
        if not isinstance(second, Found):
            second = self._answer(replace(question, text=f"{parts[0]} {added_words(parts[1])}"))
        return combine_answers(question, first, second) or answer

    def _answer(self, question: Question) -> Answer:
        for title in titles_asked_about(question.text):
            if named := self.records.resolve(title):
                shown = self.show_as(question, named.key)
                assert shown is not None, "what can be named is known"
                return shown
        return self.decide(question, *self.judge(question))

    def judge(self, question: Question) -> tuple[Ranking, Confidence]:
        """Return the ranking for a question, and how sure it is."""
        ranking = self._rank(question)
        return ranking, self.sureness(ranking)

    def nearest(self, ranking: Ranking) -> Sequence[tuple[Entry, float]]:
        return self.matcher.nearest(ranking.query)

    def sureness(self, ranking: Ranking) -> Confidence:
        return self.model.judge(ranking)

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer:
        themes = self.taxonomy.themes
        return decide(question, ranking, confidence, self.entries, themes, self.thresholds)

    def show_as(self, question: Question, entry_id: str) -> Found | None:
        """Return an entry that is surely meant, as the answer; None where it is unknown."""
        shown = self.show(entry_id)
        if shown is None:
            return None
        match, reading = shown
        results = top_results(self._rank(question), self.entries)
        others = (result for result in results if result.entry.id != entry_id)
        results = (replace(match, named=True), *others)[:RESULTS]
        return Found(question=question, confidence=1.0, results=results, reading=reading)

    def search(self, words: str, filters: Filters | None = None) -> tuple[Match, ...]:
        """Return the matches of `seek`."""
        return self.seek(words, filters).matches

    def seek(self, words: str, filters: Filters | None = None) -> SearchResult:
        """Return every entry of the field that fits the words and filters, best first.

        A title that equals the words comes first, then titles that hold them all. Without words
        every entry that passes the filters is listed, newest first. Where no entry holds any of
        the words, those that come near are.
        """
        filters = filters or Filters()
        query = self.matcher.analyse(" ".join(list(dict.fromkeys(words.split()))[:MOST_WORDS]))
        if query.empty and words.strip():
            return SearchResult(())  # what is no word is in no entry
        if query.empty:
            every = (Match(entry, 1.0) for entry in self._newest() if filters.admit(entry))
            return SearchResult(tuple(every))
        ranking = self.matcher.rank(query, depth=SEARCH_DEPTH)
        return search_result(ranking, self.items, self.entries, filters)

    def show(self, entry_id: str) -> tuple[Match, tuple[Reading, ...]] | None:
        """Return an entry as a match of its own heading, with further reading; None if unknown."""
        entry = self.entries.get(entry_id)
        if entry is None:
            return None
        ranking = self.matcher.rank(self.matcher.analyse(entry.heading))
        matches = [as_match(candidate, ranking) for candidate in ranking.field]
        shown = next((match for match in matches if match.entry.id == entry_id), Match(entry, 1.0))
        others = tuple(match for match in matches[:RESULTS] if match.entry.id != entry_id)
        return shown, further_reading(shown, others, self.entries, self.taxonomy.themes)

    def related(self, entry_id: str) -> tuple[Reading, ...]:
        """Return the records worth reading beside an entry; none where it is unknown."""
        shown = self.show(entry_id)
        return shown[1] if shown else ()

    def newest_edition(self, entry_id: str) -> Entry | None:
        """Return the newest edition that replaces an entry, which may be gone; None without one."""
        newest, seen = entry_id, {entry_id}
        while (newer := self._newer.get(newest)) is not None and newer not in seen:
            newest = newer
            seen.add(newer)
        return None if newest == entry_id else self.entries[newest]

    def of_theme(self, theme: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return a theme's questions in the packs' order, and its records, newest first."""
        questions = tuple(
            entry
            for entry in self.entries.values()
            if isinstance(entry, QuestionEntry) and theme in entry.themes
        )
        records = tuple(
            entry
            for entry in self._newest()
            if not isinstance(entry, QuestionEntry) and theme in entry.themes
        )
        return questions, records

    @cached_property
    def items(self) -> Choices:
        """Every entry of the field, to be completed by title or question."""
        if self.below is not None:
            gone, new = self._differing(self.below)
            return self.below.items.with_changes(
                {entry.id for entry in gone}, (Named(entry.id, entry.heading) for entry in new)
            )
        return Choices.of(
            Named(entry.id, entry.heading)
            for entry in self.entries.values()
            if not isinstance(entry, ElsewhereEntry)
        )

    @cached_property
    def records(self) -> Choices:
        """Publications, articles, tools and events, to be completed by title."""
        return Choices.of(
            Named(entry.id, entry.heading)
            for entry in self.entries.values()
            if not isinstance(entry, QuestionEntry | ElsewhereEntry)
        )

    @cached_property
    def themes(self) -> Choices:
        """Themes, to be completed by name or what people call them."""
        return Choices.of(
            Named(theme.id, theme.name, (*theme.also, *theme.spoken))
            for theme in self.taxonomy.themes.values()
        )

    @cached_property
    def organisations(self) -> Choices:
        """Organisations, to be completed by name or abbreviation."""
        return Choices.of(
            Named(
                organisation.id,
                organisation.name,
                (*organisation.also, *filter(None, [organisation.abbreviation])),
            )
            for organisation in self.taxonomy.organisations.values()
        )

    @cached_property
    def authors(self) -> Choices:
        """Authors, to be completed by name."""
        return Choices.of(
            Named(author.id, author.name, author.also) for author in self.taxonomy.authors.values()
        )

    @cached_property
    def mentions(self) -> Mentions:
        """Every entry of the field, to be recognised in a message."""
        if self.below is not None:
            return self.below.mentions.with_changes(*self._differing(self.below))
        return Mentions.of(
            entry for entry in self.entries.values() if not isinstance(entry, ElsewhereEntry)
        )

    @cached_property
    def _newer(self) -> dict[str, str]:
        """By the id of an older edition the id of the one that replaces it."""
        return {entry.replaces: entry.id for entry in self.entries.values() if entry.replaces}

    def _differing(self, below: "Catalogue") -> tuple[list[FieldEntry], list[FieldEntry]]:
        """Return the entries of the field that only `below` has, and those that only this has."""

        def only_in(these: Mapping[str, Entry], those: Mapping[str, Entry]) -> list[FieldEntry]:
            return [
                entry
                for entry_id, entry in these.items()
                if those.get(entry_id) is not entry and not isinstance(entry, ElsewhereEntry)
            ]

        return only_in(below.entries, self.entries), only_in(self.entries, below.entries)

    def _rank(self, question: Question) -> Ranking:
        query = self.matcher.analyse(question.text)
        if question.theme is None:
            return self.matcher.rank(query)
        ranking = self.matcher.rank(query, depth=SEARCH_DEPTH)
        within = tuple(found for found in ranking.field if question.theme in found.entry.themes)
        return replace(ranking, field=within)

    def carry_out(self, question: Question, wanted: Wish) -> Intent:
        """Return a wish with the entry that it is about, and results on the same subject."""
        target = self.target_of(question, wanted)
        about = target.heading if target else question.text
        results = top_results(self._rank(replace(question, text=about)), self.entries)
        return Intent(
            question=question, confidence=0.0, results=results, wish=wanted, target=target
        )

    def target_of(self, question: Question, wanted: Wish) -> Entry | None:
        context = question.context
        cards = (context.near, context.shown, *context.choices) if context else ()
        if (
            context
            and wanted in WISHES_FOR_LAST_CARD
            and not (context.near and wanted != Wish.NUMBER)
        ):
            cards = (context.pointed, *cards[:3])
        if wanted is Wish.PERSON:
            cards = (CONTACT,)
        shown = [
            self.entries[entry_id] for entry_id in cards if entry_id and entry_id in self.entries
        ]
        if wanted is Wish.NUMBER:
            shown.sort(key=lambda entry: not any(map(sentences_to_call, entry.body)))
        return next(iter(shown), None)

    def _newest(self) -> list[FieldEntry]:
        """Return the entries of the field, newest first, undated ones last in the packs' order."""

        def date(entry: FieldEntry) -> str:
            return str(entry.published) if entry.published else ""

        ours = [entry for entry in self.entries.values() if not isinstance(entry, ElsewhereEntry)]
        return sorted(ours, key=date, reverse=True)


def _with_entries(
    entries: Mapping[str, Entry], changed: Mapping[str, Entry], removed: Iterable[str]
) -> dict[str, Entry]:
    after = dict(entries)  # a copy takes a hundredth of the time of a comprehension
    for entry_id in removed:
        after.pop(entry_id, None)
    after.update(changed)
    return after
