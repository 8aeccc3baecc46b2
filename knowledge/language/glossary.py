"""The glossary as synonyms: words that mean the same, and abbreviations with their full form."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.entry import Taxonomy
from knowledge.language.normalising import stem, words

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that mean the same as others: as they are written, and their stems."""

    text: str
    stems: Stems


@dataclass(frozen=True, slots=True)
class Glossary:
    """Synonyms by runs of stems."""

    synonyms: dict[Stems, tuple[Synonym, ...]] = field(default_factory=dict)
    longest: int = 1
    """The most words of a run in `synonyms`."""

    def expansions(self, tokens: list[str]) -> list[tuple[str, Synonym]]:
        """Return each run of the words that has synonyms, with each of these."""
        stems = [stem(word) for word in tokens]
        expansions = []
        for size in range(self.longest, 0, -1):
            for at in range(len(stems) - size + 1):
                synonyms = self.synonyms.get(tuple(stems[at : at + size]), ())
                expansions += [(" ".join(tokens[at : at + size]), synonym) for synonym in synonyms]
        return list(dict.fromkeys(expansions))


def glossary(taxonomy: Taxonomy) -> Glossary:
    """Return the synonyms of the taxonomy's terms, groups, and organisations' other names."""
    same: dict[Stems, dict[Stems, Synonym]] = {}
    for group in taxonomy.groups:
        _add_synonyms(same, (*group.words, *group.flemish))
    for term in taxonomy.terms:
        _add_synonyms(same, (term.term, *((term.full,) if term.full else ()), *term.also))
    for organisation in taxonomy.organisations.values():
        short = (organisation.abbreviation,) if organisation.abbreviation else ()
        _add_synonyms(same, (organisation.name, *short, *organisation.also))
    longest = max(map(len, same), default=1)
    return Glossary({run: tuple(others.values()) for run, others in same.items()}, longest)


def _add_synonyms(same: dict[Stems, dict[Stems, Synonym]], names: Iterable[str]) -> None:
    """Make each name a synonym of the others; of two with the same stems the first is shown."""
    runs = {
        run: Synonym(name, run)
        for name in reversed(tuple(names))
        if (run := tuple(map(stem, words(name))))
    }
    for run in runs:
        others = {other: synonym for other, synonym in runs.items() if other != run}
        same.setdefault(run, {}).update(others)
