"""Which entries a message names: by the address of their page, their whole title, or their id."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from knowledge.entry import QuestionEntry, Record
from knowledge.language.normalising import words

DISTINCTIVE = 9
"""The least letters of a title of one word that names something by itself."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]++"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]++(?:\.[\w-]++)++/[^\s<>\"]*+",
    re.IGNORECASE,
)
_AFTER = ".,;:!?'’”)]}*_|~`"
"""Characters that people and markdown put right after an address."""
_ID = re.compile(r"(?<![\w/.-])[a-z0-9]++(?:-[a-z0-9]++)++(?![\w/-])")
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|mc|hsa)_.*|_ga|_gl|_hsenc|_hsmi|[a-z]*clid|gbraid|wbraid|igsh|igshid|si|ref"
)

_ABOUT = re.compile(
    r"(?:waar gaat|waarover gaat|wat staat er in|wat zegt|wat leer je van|wat lees je in"
    r"|(?:geef (?:me |mij )?)?(?:een |de )?(?:korte )?samenvatting van|vat)"
    r" (?P<title>(?:(?:het|de|dat|dit)(?: (?:rapport|artikel|boek|onderzoek|dossier|publicatie"
    r"|handreiking|stuk))? )?(?P<bare>.+?))(?: over| samen)?"
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """How each entry can be named, indexed so that reading a message costs what it holds."""

    addresses: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """How many words the titles have that begin with a word, the most first."""
    ids: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[QuestionEntry | Record]) -> "Mentions":
        """Return what names each of these entries."""
        addresses: defaultdict[str, list[str]] = defaultdict(list)
        titles: defaultdict[str, list[str]] = defaultdict(list)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        ids = set()
        for entry in entries:
            ids.add(entry.id)
            if entry.url and (address := normal_address(entry.url)):
                addresses[address].append(entry.id)
            title = words(entry.heading)
            if len(title) > 1 or len("".join(title)) >= DISTINCTIVE:
                titles[" ".join(title)].append(entry.id)
                lengths[title[0]].add(len(title))
        return cls(
            {address: tuple(named) for address, named in addresses.items()},
            {title: tuple(named) for title, named in titles.items()},
            {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()},
            frozenset(ids),
        )

    def with_changes(
        self, gone: Iterable[QuestionEntry | Record], entries: Iterable[QuestionEntry | Record]
    ) -> "Mentions":
        """Return the mentions without the entries that are gone, and with others."""
        old, new = Mentions.of(gone), Mentions.of(entries)
        titles = _changed(self.titles, old.titles, new.titles)
        lengths = dict(self.lengths)
        for word, sizes in new.lengths.items():
            lengths[word] = tuple(sorted({*lengths.get(word, ()), *sizes}, reverse=True))
        addresses = _changed(self.addresses, old.addresses, new.addresses)
        return Mentions(addresses, titles, lengths, (self.ids - old.ids) | new.ids)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entries that a text names, each once: by page, by id, by title."""
        return tuple(
            dict.fromkeys((*self._by_page(text), *self._by_id(text), *self._by_title(text)))
        )

    def at(self, url: str) -> tuple[str, ...]:
        """Return the ids of the entries whose page an address opens."""
        return self.addresses.get(normal_address(url) or "", ())

    def _by_page(self, text: str) -> Iterator[str]:
        for match in _ADDRESS.finditer(text):
            address = match[0]
            for link in (*address.split("](")[::-1], address):  # markdown: [https://a](https://a)
                yield from self._at_trimmed(link)

    def _at_trimmed(self, address: str) -> tuple[str, ...]:
        """Return the entries at an address, trimmed until it is one that is known."""
        while address:
            if found := self.at(address):
                return found
            if address[-1] not in _AFTER:
                break
            address = address[:-1]
        return ()

    def _by_id(self, text: str) -> Iterator[str]:
        return (match[0] for match in _ID.finditer(text) if match[0] in self.ids)

    def _by_title(self, text: str) -> Iterator[str]:
        """Give the entries that a text names by their whole title; the longest title counts."""
        tokens = words(_ADDRESS.sub(" ", text))
        at = 0
        while at < len(tokens):
            sizes = self.lengths.get(tokens[at], ())
            named = (" ".join(tokens[at : at + size]) for size in sizes if at + size <= len(tokens))
            title = next((candidate for candidate in named if candidate in self.titles), None)
            if title is None:
                at += 1
            else:
                yield from self.titles[title]
                at += len(title.split())


def _changed(
    owners: Mapping[str, tuple[str, ...]],
    gone: Mapping[str, tuple[str, ...]],
    added: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    """Return the owners of each name after some are gone and others added."""
    after = dict(owners)
    for name in (*gone, *added):
        left = [entry_id for entry_id in owners.get(name, ()) if entry_id not in gone.get(name, ())]
        after[name] = (*left, *added.get(name, ()))
        if not after[name]:
            del after[name]
    return after


def normal_address(url: str) -> str | None:
    """Return the form that all spellings of an address share; None where it isn't one.

    It has no scheme, www, closing slash, fragment or tracking parameters; the host is in lower
    case, and the other parameters are sorted.
    """
    url = url.strip()
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # such as 'http://[' or a port that is no number
        return None
    if "." not in host:
        return None
    parameters = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(
        sorted(
            parameter for parameter in parameters if not _TRACKING.fullmatch(parameter[0].lower())
        )
    )
    path = unquote(parts.path).rstrip("/")
    return f"{host}{port}{path}{f'?{query}' if query else ''}"


def titles_asked_about(question: str) -> tuple[str, ...]:
    """Return the title in a question about what a work holds, with and without its article.

    "Waar gaat Burendag over?" is one; "is Burendag in mijn straat?" asks something else.
    """
    asked = _ABOUT.fullmatch(" ".join(words(question)))
    return (asked["title"], asked["bare"]) if asked else ()
