"""What the options of `/kennis` offer: every entry that a moderator can do something with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import number_of
from bot.curation import drafting_texts as texts
from bot.curation import texts as curation
from bot.curation.actions import FOR_ALL
from bot.curation.drafting import heading_of
from bot.curation.examining import out_of_sight, story
from bot.curation.standing import NotFound
from bot.curation.views import version_name
from knowledge.completing import Choices, Named
from knowledge.entry import Kind

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.catalogue import Catalogue

DRAFT, A_VERSION = "concept.", "revisie."
"""How the value of a draft, and of a version, begins; ids have no dots.

A version's holds its revision, by a word that nobody types: *versie 2* is what is shown as 2.
"""


def curated(view: Catalogue) -> Choices:
    """Return all that can be found on a server, other subjects included."""
    others = (entry for entry in view.entries.values() if entry.kind is Kind.ELSEWHERE)
    return view.items.with_changes((), (Named(one.id, one.heading) for one in others))


async def editable(app: App, guild: int, moderator: int) -> Choices:
    """Return what someone is writing, the last written first, and all that can be found."""
    drafts = await app.stores.drafts.of_moderator(moderator, guild)
    own = [
        Named(f"{DRAFT}{draft.key}", texts.choice_of_draft(heading_of(draft))) for draft in drafts
    ]
    return _first(own, curated(app.catalogue.for_guild(guild)))


async def everything(app: App, guild: int) -> Choices:
    """Return all that can be found on a server, and what was archived or hidden there."""
    gone = await out_of_sight(app, guild)
    view = app.catalogue.for_guild(guild)
    return curated(view).with_changes((), (Named(own, name) for own, name in gone.items()))


async def versions(app: App, guild: int, entry_id: str) -> Choices:
    """Return the versions of an entry, the newest first, and that of all servers."""
    found = await story(app, guild, entry_id)
    if isinstance(found, NotFound):
        return Choices.of(())
    entry, steps = found
    named = [
        Named(
            f"{A_VERSION}{step.revision.revision}",
            version_name(step),
            (str(step.revision.version), curation.version(step.revision.version, for_all=False)),
        )
        for step in steps
    ]
    shared = [Named(f"{A_VERSION}{FOR_ALL}", curation.AS_ON_ALL)] if entry.apart else []
    return Choices.of([*named, *shared])


def revision_of(text: str) -> int | None:
    """Return the revision that a button or an option holds; None for what all servers have."""
    return None if text == FOR_ALL else number_of(text)


def _first(named: list[Named], choices: Choices) -> Choices:
    front = Choices.of(named)
    return Choices(
        (*front.named, *choices.named),
        (*front.spellings, *choices.spellings),
        (*front.owners, *(len(named) + own for own in choices.owners)),
    )
