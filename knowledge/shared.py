"""What all servers share, and what each has of its own over it.

A server's changes are a few layers over the shared index. One without changes costs nothing, one
that has some is made when it is first asked for, and a change is made on what was there: the other
servers, and the shared base, stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry, Taxonomy
from knowledge.matching.meaning import Sense
from knowledge.matching.overlays import Layers

MANY = 100
"""A server with so many entries of its own is made ready beforehand."""


@dataclass(frozen=True, slots=True)
class Change:
    """How an entry stands on a server from now on.

    `entry` is the server's own form of it, None is the shared one as it is; not `shown` it can't
    be found there, whatever the form.
    """

    guild: int
    entry_id: str
    entry: Entry | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ServerEntries:
    """A server's own forms of entries by id, and the ids that can't be found there."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self.entries or entry_id in self.hidden

    def with_changes(self, changes: Iterable[Change]) -> "ServerEntries":
        entries, hidden = dict(self.entries), set(self.hidden)
        for change in changes:
            entries.pop(change.entry_id, None)
            hidden.discard(change.entry_id)
            if not change.shown:
                hidden.add(change.entry_id)
            elif change.entry is not None:
                entries[change.entry_id] = change.entry
        return ServerEntries(entries, frozenset(hidden))


@dataclass(frozen=True, slots=True)
class Shared:
    """All servers' changes; see `over`. What was made of them is kept in `layers` and `views`."""

    packs: Catalogue
    everywhere: Catalogue
    """The packs with what holds for all."""
    home: int | None
    """The operator's own server, which is what a DM sees."""
    own: Mapping[int, ServerEntries] = field(default_factory=dict)
    layers: dict[int, Layers] = field(default_factory=dict)
    views: dict[int, Catalogue] = field(default_factory=dict)

    @classmethod
    def over(cls, packs: Catalogue, home: int | None = None) -> "Shared":
        """Return a catalogue as what servers share, none of which has anything of its own.

        `home` is the one that a DM sees.
        """
        return cls(packs, packs, home)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return what holds for all."""
        return self.everywhere.entries

    @property
    def taxonomy(self) -> Taxonomy:
        return self.everywhere.taxonomy

    def for_guild(self, guild: int | None) -> Catalogue:
        """Return the catalogue as a server sees it; None is a DM."""
        guild = self.home if guild is None else guild
        if guild is None or guild == EVERYWHERE or guild not in self.own:
            return self.everywhere
        if guild not in self.views:
            self.views[guild] = self._made(self.everywhere, guild)
        return self.views[guild]

    def below(self, guild: int) -> Catalogue:
        """Return what a server's own forms stand on: what all share, for all of them the packs."""
        return self.packs if guild == EVERYWHERE else self.everywhere

    def knows(self, guild: int, entry_id: str) -> bool:
        """Return whether an entry of that id is or was to be found on a server."""
        there = (self.own[one] for one in (guild, EVERYWHERE) if one in self.own)
        return entry_id in self.packs.entries or any(entry_id in own for own in there)

    def with_revisions(self, changes: Iterable[Change]) -> "Shared":
        """Return it after these changes, the last of one entry being the one that holds.

        Costs what changed.
        """
        by_guild: defaultdict[int, dict[str, Change]] = defaultdict(dict)
        for change in changes:
            by_guild[change.guild][change.entry_id] = change
        own, layers = dict(self.own), dict(self.layers)
        for guild, latest in by_guild.items():
            own[guild] = own.get(guild, ServerEntries()).with_changes(latest.values())
            if guild in layers:
                layers[guild] = self._changed(layers[guild], latest, own[guild])
        views = {guild: view for guild, view in list(self.views.items()) if guild not in by_guild}
        after = replace(self, own=own, layers=layers, views=views)
        if EVERYWHERE not in by_guild:
            return after
        return replace(after, everywhere=after._made(self.packs, EVERYWHERE), views={})

    def with_changes(self, changed: Iterable[Entry], removed: Iterable[str] = ()) -> "Shared":
        """Return it with entries added or replaced, and others gone, for all servers."""
        gone = (Change(EVERYWHERE, entry_id, shown=False) for entry_id in removed)
        new = (Change(EVERYWHERE, entry.id, entry) for entry in changed)
        return self.with_revisions((*gone, *new))

    def with_sense(self, sense: Sense | None) -> "Shared":
        """Return it comparing meanings too, all made ready: that takes its time.

        None leaves it as it is.
        """
        if sense is None:
            return self
        packs = self.packs.with_sense(sense)
        layers = {
            guild: tuple(layer.with_sense(sense) for layer in made)
            for guild, made in list(self.layers.items())
        }
        after = replace(self, packs=packs, everywhere=packs, layers=layers, views={})
        if EVERYWHERE in self.own:
            after = replace(after, everywhere=after._made(packs, EVERYWHERE))
        return after.ready(least=1)

    def ready(self, least: int = MANY) -> "Shared":
        """Make the servers with at least so many entries of their own ready to be asked."""
        for guild, own in self.own.items():
            if len(own.entries) >= least:
                self.for_guild(guild)
        return self

    def _changed(self, layers: Layers, latest: Mapping[str, Change], own: ServerEntries) -> Layers:
        entries = [own.entries[one] for one in latest if one in own.entries]
        as_shared = [one for one in latest if one not in own.entries and one not in own.hidden]
        return self.packs.matcher.layer_builder.with_changes(layers, entries, as_shared)

    def _made(self, below: Catalogue, guild: int) -> Catalogue:
        own = self.own[guild]
        if guild not in self.layers:
            entries = tuple(own.entries.values())
            self.layers[guild] = self.packs.matcher.layer_builder.with_changes((), entries, ())
        return below.with_layers(self.layers[guild], own.entries, own.hidden)
