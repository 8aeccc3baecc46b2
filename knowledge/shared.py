"""The catalogues of all servers: what they share, and the changes of each server over that.

The changes of a server are a few layers over the shared index. A server without changes costs
nothing, and the catalogue of one with changes is made when it is first asked for. A change costs
what it holds: other servers and the shared base stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from knowledge.catalogue import Catalogue
from knowledge.entry import EVERYWHERE, Entry, Taxonomy
from knowledge.matching.meaning import Sense
from knowledge.matching.overlays import Layers

MANY = 100
"""A catalogue with at least so many entries of its own is made beforehand."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an entry on a server.

    `entry` is the server's own form, None goes back to the shared one. An entry that isn't `shown`
    can't be found there.
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
    """The packs with the changes of all servers, and the catalogues made of them so far."""

    packs: Catalogue
    everywhere: Catalogue
    """The packs with the changes that hold for all servers."""
    home: int | None
    """The operator's own server, whose catalogue a DM sees."""
    own: Mapping[int, ServerEntries] = field(default_factory=dict)
    """The changes of each server."""
    layers: dict[int, Layers] = field(default_factory=dict)
    """The layers that were made of them."""
    views: dict[int, Catalogue] = field(default_factory=dict)
    """The catalogues that were made of those."""

    @classmethod
    def over(cls, packs: Catalogue, home: int | None = None) -> "Shared":
        """Return the catalogues of servers without changes; `home` is the one that a DM sees."""
        return cls(packs, packs, home)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries that hold for all servers."""
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
            self.views[guild] = self._build(self.everywhere, guild)
        return self.views[guild]

    def below(self, guild: int) -> Catalogue:
        """Return the catalogue that a server's changes are laid over."""
        return self.packs if guild == EVERYWHERE else self.everywhere

    def knows(self, guild: int, entry_id: str) -> bool:
        """Return whether a server has, or had, an entry of that id."""
        changes = (self.own.get(place, ServerEntries()) for place in (guild, EVERYWHERE))
        return entry_id in self.packs.entries or any(entry_id in own for own in changes)

    def with_revisions(self, changes: Iterable[Change]) -> "Shared":
        """Return the catalogues after these changes; the last change of an entry holds."""
        by_guild: defaultdict[int, dict[str, Change]] = defaultdict(dict)
        for change in changes:
            by_guild[change.guild][change.entry_id] = change
        own, layers = dict(self.own), dict(self.layers)
        for guild, latest in by_guild.items():
            own[guild] = own.get(guild, ServerEntries()).with_changes(latest.values())
            if guild in layers:
                layers[guild] = self._with_changed_layers(layers[guild], latest, own[guild])
        views = {guild: view for guild, view in list(self.views.items()) if guild not in by_guild}
        after = replace(self, own=own, layers=layers, views=views)
        if EVERYWHERE not in by_guild:
            return after
        return replace(after, everywhere=after._build(self.packs, EVERYWHERE), views={})

    def with_changes(self, changed: Iterable[Entry], removed: Iterable[str] = ()) -> "Shared":
        """Return the catalogues with entries added or replaced, and others removed, everywhere."""
        gone = (Change(EVERYWHERE, entry_id, shown=False) for entry_id in removed)
        new = (Change(EVERYWHERE, entry.id, entry) for entry in changed)
        return self.with_revisions((*gone, *new))

    def with_sense(self, sense: Sense | None) -> "Shared":
        """Return the catalogues comparing meanings; all are made now, which takes time.

        None leaves them as they are.
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
            after = replace(after, everywhere=after._build(packs, EVERYWHERE))
        return after.ready(least=1)

    def ready(self, least: int = MANY) -> "Shared":
        """Make the catalogues of servers with at least so many entries of their own."""
        for guild, own in self.own.items():
            if len(own.entries) >= least:
                self.for_guild(guild)
        return self

    def _with_changed_layers(
        self, layers: Layers, latest: Mapping[str, Change], own: ServerEntries
    ) -> Layers:
        entries = [own.entries[entry_id] for entry_id in latest if entry_id in own.entries]
        as_shared = [entry_id for entry_id in latest if entry_id not in own]
        return self.packs.matcher.layer_builder.with_changes(layers, entries, as_shared)

    def _build(self, below: Catalogue, guild: int) -> Catalogue:
        own = self.own[guild]
        if guild not in self.layers:
            entries = tuple(own.entries.values())
            self.layers[guild] = self.packs.matcher.layer_builder.with_changes((), entries, ())
        return below.with_layers(self.layers[guild], own.entries, own.hidden)
