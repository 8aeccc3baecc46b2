"""The catalogue: everything that is known, immutable, and the questions it answers.

A change makes a new catalogue that shares the base index, so a reader holds one state for the whole
of a question and nobody waits for a writer.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
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
from knowledge.answering.seeking import (
    Filters,
    SearchResult,
    TitleWords,
    find_titled,
    literal_or_near,
)
from knowledge.cache import default_folder
from knowledge.entry import (
    ElsewhereEntry,
    Entry,
    Kind,
    Library,
    QuestionEntry,
    Record,
    Taxonomy,
)
from knowledge.format.faults import BrokenKnowledgeError
from knowledge.format.loading import SHIPPED, fingerprint, parse, read_files
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
"""What is wanted of the card that was shown last, outside the field too."""
MOST_WORDS = 40
"""So many different words of a search are looked for."""
SEARCH_DEPTH = 200
CONTACT, WRITING = "contact", "mail-opstellen"
"""The entries that say how to reach the people behind what is known, and who helps to write."""
WEAK = 0.25
"""A search result must explain at least this share of the words that the best explains."""


@dataclass(frozen=True)
class Catalogue:
    """Entries by id with the matcher over them, as one server sees them; see `build`."""

    entries: Mapping[str, Entry]
    taxonomy: Taxonomy
    matcher: Matcher
    model: Model
    thresholds: Thresholds = field(default_factory=Thresholds)
    below: "Catalogue | None" = None
    """What it was made of by a few changes: what is listed is then changed, not made anew."""

    @classmethod
    def build(cls, library: Library) -> "Catalogue":
        """Return the catalogue over all that was loaded."""
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

        What was computed before is read from the folder `cache`, the user's own by default.
        Raises `knowledge.format.faults.BrokenKnowledgeError` with every fault.
        """
        files, unreadable = read_files((SHIPPED, *folders))

        def read() -> Library:
            library, faults = parse(files)
            if unreadable or faults:
                raise BrokenKnowledgeError((*unreadable, *faults))
            return library

        if unreadable:
            return cls.build(read())
        return cls.over(*compiled(cache or default_folder(), fingerprint(files), read))

    def with_sense(self, sense: Sense | None) -> "Catalogue":
        """Return the catalogue comparing meanings too; None leaves it as it is."""
        if sense is None:
            return self
        matcher = self.matcher.with_sense(sense)
        return replace(self, matcher=matcher, model=shipped_model(meanings=True))

    def prepare_drafts(self) -> None:
        """Work out what a draft is weighed against: seconds, once, where it wasn't kept."""
        _ = self.matcher.base.questions

    def phrasings(self) -> tuple[str, ...]:
        """Return every text that is a question for an entry."""
        return tuple(text for entry in self.entries.values() for text in question_texts(entry))

    def with_threshold(self, found: float | None) -> "Catalogue":
        """Return the catalogue answering from another probability on; None is the shipped one."""
        if found is None:
            return self
        return replace(self, thresholds=replace(self.thresholds, found=found))

    def with_changes(self, changed: Iterable[Entry], removed: Iterable[str] = ()) -> "Catalogue":
        """Return the catalogue with entries added or replaced, and others gone.

        Costs what changed: the base index is shared.
        """
        changed, removed = tuple(changed), tuple(removed)
        entries = _changed(self.entries, {entry.id: entry for entry in changed}, removed)
        return replace(self, entries=entries, matcher=self.matcher.with_changes(changed, removed))

    def with_layers(
        self, layers: Layers, entries: Mapping[str, Entry], hidden: Collection[str]
    ) -> "Catalogue":
        """Return the catalogue with layers, which hold `entries`, on top, and others hidden."""
        matcher = self.matcher.with_layers(layers, hidden)
        return replace(
            self, entries=_changed(self.entries, entries, hidden), matcher=matcher, below=self
        )

    def answer(self, question: Question) -> Answer:
        """Return what the curated knowledge says to a turn of a conversation, or to a question.

        The answer's question is as it was read: a follow-up has the earlier subject with it.
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
        answer = self._answer(question)
        both = two_questions(question.text)
        if both is None or (isinstance(answer, Elsewhere) and is_urgent(answer.subject)):
            return answer
        first = self._answer(replace(question, text=both[0]))
        if not isinstance(first, Found):
            return answer
        second = self._answer(replace(question, text=both[1]))
        if not isinstance(second, Found):
            second = self._answer(replace(question, text=f"{both[0]} {added_words(both[1])}"))
        return combine_answers(question, first, second) or answer

    def _answer(self, question: Question) -> Answer:
        for title in titles_asked_about(question.text):
            if named := self.records.resolve(title):
                shown = self.show_as(question, named.key)
                assert shown is not None, "what can be named is known"
                return shown
        return self.decide(question, *self.judge(question))

    def judge(self, question: Question) -> tuple[Ranking, Confidence]:
        """Return what fits a question, and how sure that is."""
        ranking = self._rank(question)
        return ranking, self.sureness(ranking)

    def nearest(self, ranking: Ranking) -> Sequence[tuple[Entry, float]]:
        return self.matcher.nearest(ranking.query)

    def sureness(self, ranking: Ranking) -> Confidence:
        return self.model.judge(ranking)

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer:
        themes = self.taxonomy.themes
        return decide(question, ranking, confidence, self.entries, themes, self.thresholds)

    def show_as(self, question: Question, record: str) -> Found | None:
        """Return an entry that is meant and nothing else, as the answer; None if unknown."""
        shown = self.show(record)
        if shown is None:
            return None
        itself, reading = shown
        others = (
            one for one in top_results(self._rank(question), self.entries) if one.entry.id != record
        )
        results = (replace(itself, named=True), *others)[:RESULTS]
        return Found(question=question, confidence=1.0, results=results, reading=reading)

    def search(self, words: str, filters: Filters | None = None) -> tuple[Match, ...]:
        """Return what `seek` lists."""
        return self.seek(words, filters).matches

    def seek(self, words: str, filters: Filters | None = None) -> SearchResult:
        """Return every entry of the field that fits the words and filters, best first.

        The title that the words are comes first, then every title that holds them. Without words it
        is all that the filters admit, newest first. Where none holds any of the words only what
        comes near them is listed.
        """
        filters = filters or Filters()
        terms = list(dict.fromkeys(words.split()))[:MOST_WORDS]
        query = self.matcher.analyse(" ".join(terms))
        if query.empty:
            every = (Match(entry, 1.0) for entry in self._newest() if filters.admit(entry))
            return SearchResult(tuple(every))
        ranking = self.matcher.rank(query, depth=SEARCH_DEPTH)
        least = WEAK * max((found.values["words"] for found in ranking.field), default=0.0)
        fitting = (
            found
            for found in ranking.field
            if found.values["words"] >= least and filters.admit(found.entry)
        )
        found, literal = literal_or_near(query, fitting)
        titled = find_titled(TitleWords.of(query), self.items, self.entries, filters)
        scored = {one.entry.id: as_match(one) for one in ranking.field if one.entry.id in titled}
        first = [scored.get(entry_id) or Match(self.entries[entry_id], 0.0) for entry_id in titled]
        first.sort(key=lambda one: (-titled[one.entry.id], -one.score))
        rest = (as_match(one) for one in found if one.entry.id not in titled)
        return SearchResult(
            (*first, *(rest if literal or not titled else ())), literal or bool(titled)
        )

    def show(self, own: str) -> tuple[Match, tuple[Reading, ...]] | None:
        """Return one entry as if it had been found, with what is worth reading; None if unknown."""
        entry = self.entries.get(own)
        if entry is None:
            return None
        ranking = self.matcher.rank(self.matcher.analyse(entry.heading))
        others = tuple(as_match(f, ranking) for f in ranking.field[:10] if f.entry.id != own)
        itself = next(
            (as_match(f, ranking) for f in ranking.field if f.entry.id == own), Match(entry, 1.0)
        )
        return itself, further_reading(itself, others, self.entries, self.taxonomy.themes)

    def related(self, own: str) -> tuple[Reading, ...]:
        """Return at most three records worth reading beside an entry; none where it is unknown."""
        shown = self.show(own)
        return shown[1] if shown else ()

    def newest_edition(self, own: str) -> Entry | None:
        """Return the newest edition of an entry, known here or not; None where it has no newer."""
        newest, seen = own, {own}
        while (newer := self._newer.get(newest)) is not None and newer not in seen:
            newest = newer
            seen.add(newer)
        return None if newest == own else self.entries[newest]

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
                {one.id for one in gone}, (Named(one.id, one.heading) for one in new)
            )
        return Choices.of(
            Named(entry.id, entry.heading)
            for entry in self.entries.values()
            if entry.kind is not Kind.ELSEWHERE
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
            Named(one.id, one.name, (*one.also, *((one.abbreviation,) if one.abbreviation else ())))
            for one in self.taxonomy.organisations.values()
        )

    @cached_property
    def authors(self) -> Choices:
        """Authors, to be completed by name."""
        return Choices.of(
            Named(one.id, one.name, one.also) for one in self.taxonomy.authors.values()
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
        """The id of each older edition, with that of the edition that replaces it."""
        return {one.replaces: one.id for one in self.entries.values() if one.replaces}

    def _differing(self, below: "Catalogue") -> tuple[list[FieldEntry], list[FieldEntry]]:
        """Return the entries of the field that are in `below` alone, and those that are here."""

        def alone(here: Mapping[str, Entry], there: Mapping[str, Entry]) -> list[FieldEntry]:
            return [
                entry
                for own, entry in here.items()
                if there.get(own) is not entry and not isinstance(entry, ElsewhereEntry)
            ]

        return alone(below.entries, self.entries), alone(self.entries, below.entries)

    def _rank(self, question: Question) -> Ranking:
        query = self.matcher.analyse(question.text)
        if question.theme is None:
            return self.matcher.rank(query)
        ranking = self.matcher.rank(query, depth=SEARCH_DEPTH)
        within = tuple(found for found in ranking.field if question.theme in found.entry.themes)
        return replace(ranking, field=within)

    def carry_out(self, question: Question, wanted: Wish) -> Intent:
        """Return a wish about what was shown, with that."""
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
        known = [self.entries[own] for own in cards if own and own in self.entries]
        if wanted is Wish.NUMBER:
            known.sort(key=lambda entry: not any(map(sentences_to_call, entry.body)))
        return next(iter(known), None)

    def _newest(self) -> list[QuestionEntry | Record]:
        """Return the entries of the field, newest first, undated ones last in the packs' order."""

        def date(entry: QuestionEntry | Record) -> str:
            return str(entry.published) if entry.published else ""

        ours = [entry for entry in self.entries.values() if not isinstance(entry, ElsewhereEntry)]
        return sorted(ours, key=date, reverse=True)


def _changed(
    entries: Mapping[str, Entry], changed: Mapping[str, Entry], removed: Iterable[str]
) -> dict[str, Entry]:
    after = dict(entries)  # a copy costs a hundredth of a comprehension
    for entry_id in removed:
        after.pop(entry_id, None)
    after.update(changed)
    return after
