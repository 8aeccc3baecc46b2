"""The glossary as language: which words mean the same, and which abbreviation stands for what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.entry import Taxonomy
from knowledge.language.normalising import stem, words

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that stand for others: as they are written, and their stems."""

    text: str
    stems: Stems


@dataclass(frozen=True, slots=True)
class Glossary:
    """Synonyms by stems: a run of stems to what means the same."""

    synonyms: dict[Stems, tuple[Synonym, ...]] = field(default_factory=dict)
    longest: int = 1
    """The most words of a run in `synonyms`."""

    def expansions(self, asked: list[str]) -> list[tuple[str, Synonym]]:
        """Return for each run of the words that has synonyms the run with each of them, once."""
        stems = [stem(word) for word in asked]
        found = []
        for size in range(self.longest, 0, -1):
            for at in range(len(stems) - size + 1):
                known = self.synonyms.get(tuple(stems[at : at + size]), ())
                found += [(" ".join(asked[at : at + size]), synonym) for synonym in known]
        return list(dict.fromkeys(found))


def glossary(taxonomy: Taxonomy) -> Glossary:
    """Return the synonyms of the taxonomy's terms, groups, and organisations' other names."""
    same: dict[Stems, dict[Stems, Synonym]] = {}
    for group in taxonomy.groups:
        _join(same, (*group.words, *group.flemish))
    for term in taxonomy.terms:
        _join(same, (term.term, *((term.full,) if term.full else ()), *term.also))
    for organisation in taxonomy.organisations.values():
        short = (organisation.abbreviation,) if organisation.abbreviation else ()
        _join(same, (organisation.name, *short, *organisation.also))
    longest = max(map(len, same), default=1)
    return Glossary({run: tuple(others.values()) for run, others in same.items()}, longest)


def _join(same: dict[Stems, dict[Stems, Synonym]], names: Iterable[str]) -> None:
    """Make each name a synonym of the others; of two with the same stems the first is shown."""
    runs = {
        run: Synonym(name, run)
        for name in reversed(tuple(names))
        if (run := tuple(map(stem, words(name))))
    }
    for run in runs:
        others = {other: synonym for other, synonym in runs.items() if other != run}
        same.setdefault(run, {}).update(others)
