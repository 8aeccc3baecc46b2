"""Which entries a message names: by the address of their page, their whole title, or their id."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from knowledge.entry import QuestionEntry, Record
from knowledge.language.normalising import words

DISTINCTIVE = 9
"""From how many letters on a title of one word names something by itself."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]++"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]++(?:\.[\w-]++)++/[^\s<>\"]*+",
    re.IGNORECASE,
)
_AFTER = ".,;:!?'’”)]}*_|~`"
"""What people and markdown put behind an address."""
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
    """How each entry can be named, made ready: reading a message costs what the message holds."""

    addresses: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """By the first word of a title: how many words those titles have, the longest first."""
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
            {address: tuple(own) for address, own in addresses.items()},
            {title: tuple(own) for title, own in titles.items()},
            {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()},
            frozenset(ids),
        )

    def with_changes(
        self, gone: Iterable[QuestionEntry | Record], entries: Iterable[QuestionEntry | Record]
    ) -> "Mentions":
        """Return the mentions without those of some of its entries, and with those of others."""
        old, new = Mentions.of(gone), Mentions.of(entries)
        titles = _changed(self.titles, old.titles, new.titles)
        lengths = dict(self.lengths)
        for word, sizes in new.lengths.items():
            lengths[word] = tuple(sorted({*lengths.get(word, ()), *sizes}, reverse=True))
        addresses = _changed(self.addresses, old.addresses, new.addresses)
        return Mentions(addresses, titles, lengths, (self.ids - old.ids) | new.ids)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entries that the text names, each once: by page, id, title."""
        found = (*self._linked(text), *self._by_id(text), *self._titled(text))
        return tuple(dict.fromkeys(found))

    def at(self, url: str) -> tuple[str, ...]:
        """Return the ids of the entries whose page an address opens."""
        return self.addresses.get(normal_address(url) or "", ())

    def _linked(self, text: str) -> Iterator[str]:
        for match in _ADDRESS.finditer(text):
            address = match[0]
            for link in (*address.split("](")[::-1], address):  # markdown: [https://a](https://a)
                yield from self._nearly(link)

    def _nearly(self, address: str) -> tuple[str, ...]:
        """Return what an address opens, else that without what stands behind it."""
        while address:
            if found := self.at(address):
                return found
            if address[-1] not in _AFTER:
                break
            address = address[:-1]
        return ()

    def _by_id(self, text: str) -> Iterator[str]:
        return (match[0] for match in _ID.finditer(text) if match[0] in self.ids)

    def _titled(self, text: str) -> Iterator[str]:
        """Return what is named by its title; of one title within another only the longer counts."""
        said = words(_ADDRESS.sub(" ", text))
        at = 0
        while at < len(said):
            sizes = self.lengths.get(said[at], ())
            named = (" ".join(said[at : at + size]) for size in sizes if at + size <= len(said))
            title = next((one for one in named if one in self.titles), None)
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
    """Return who owns each name after some were taken from it and others added."""
    after = dict(owners)
    for name in (*gone, *added):
        left = [own for own in owners.get(name, ()) if own not in gone.get(name, ())]
        after[name] = (*left, *added.get(name, ()))
        if not after[name]:
            del after[name]
    return after


def normal_address(url: str) -> str | None:
    """Return an address in the one form that all spellings of it share; None where it is none.

    Without scheme, www, the slash at the end, the place on the page, and what tells where someone
    came from; letters of the host are small, and what is left of the query stands in order.
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
    asked = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(one for one in asked if not _TRACKING.fullmatch(one[0].lower())))
    path = unquote(parts.path).rstrip("/")
    return f"{host}{port}{path}{f'?{query}' if query else ''}"


def titles_asked_about(question: str) -> tuple[str, ...]:
    """Return what is the title where a question asks what a work holds, with and without article.

    "Waar gaat Burendag over?" does; "is Burendag in mijn straat?" asks something else.
    """
    found = _ABOUT.fullmatch(" ".join(words(question)))
    return (found["title"], found["bare"]) if found else ()
