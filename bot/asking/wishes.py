"""What someone asked to have done rather than answered: "zet dat op mijn leeslijst"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reading_list.keeping import Added, AlreadyThere, keep
from bot.reading_list.shelf import read_item
from knowledge.answer import Intent, Wish

if TYPE_CHECKING:
    from bot.app import App
    from bot.reading_list.keeping import Kept
    from bot.reading_list.shelf import Placed
    from knowledge.answer import Answer


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of it, and how the item stands on the list of the one who asked."""

    kept: Kept
    placed: Placed | None


async def carry_out(app: App, answer: Answer, user: int, guild: int | None) -> CarriedOut | None:
    """Do for `user` what they asked for; None where it was no request, or nothing to be changed."""
    if not isinstance(answer, Intent) or answer.wish is not Wish.KEEP or answer.target is None:
        return None
    kept = await keep(app, user, guild, answer.target.id)
    if not isinstance(kept, Added | AlreadyThere):
        return CarriedOut(kept, None)
    catalogue = app.catalogue.for_guild(guild)
    return CarriedOut(kept, await read_item(app, catalogue, user, kept.item.item_id))
