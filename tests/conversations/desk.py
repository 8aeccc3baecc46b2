"""A moderator at work on the server's knowledge."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import discord
import simcord

from bot.discord.messages import components_of
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind, Library
from tests.conversations.world import FOUND_ID, World, custom_ids, pick, pressable, response, words
from tests.shipped import shipped_library

HENS = "Mag je kippen houden op een dakterras?"
FORM = {
    "vraag": HENS,
    "antwoord": "Vraag het eerst aan je verhuurder.",
    "bronnen": "https://example.org/kippen",
    "themas": "Wonen",
    "formuleringen": "kippen op het dak\nmag ik hennen houden op mijn dakterras",
}


@cache
def part_of_the_packs() -> Catalogue:
    """Return the shipped records, with a few questions and other subjects."""
    library = shipped_library()
    of_kind = {kind: [one for one in library.entries if one.kind is kind] for kind in Kind}
    found = [one for one in library.entries if one.id == FOUND_ID]
    chosen = [*found, *of_kind.pop(Kind.QUESTION)[:20], *of_kind.pop(Kind.ELSEWHERE)[:30]]
    chosen += [one for entries in of_kind.values() for one in entries]
    entries = {one.id: one for one in chosen}
    return Catalogue.build(Library(tuple(entries.values()), library.taxonomy))


@dataclass
class Desk:
    """What one moderator types and presses, and what only they see."""

    world: World
    who: simcord.MemberActor

    async def slash(self, name: str, **chosen: Any) -> simcord.InteractionResult:
        """Use a subcommand of `/kennis`."""
        return await self.who.slash(self.world.channel, f"kennis {name}", **chosen)

    async def says(self, name: str, **chosen: Any) -> str:
        """Use a subcommand that answers with a message; what it reads."""
        shown = response(await self.slash(name, **chosen))
        assert shown.ephemeral
        return words(self.seen())

    async def offers(self, name: str, option: str, typed: str = "", **given: Any) -> dict[str, str]:
        """Return what is offered while they type: names, with the value that each stands for."""
        offered = await self.who.autocomplete(
            self.world.channel, f"kennis {name}", option, typed, **given
        )
        return {one["name"]: str(one["value"]) for one in offered}

    async def begin(self, kind: str = "vraag", **changes: str) -> discord.Message:
        """Fill in the first form; the card."""
        form = await self.slash("toevoegen", soort=kind)
        await self.who.submit_modal(form, self.only(form, FORM | changes))
        return self.seen()

    async def write(self, label: str, **typed: str) -> discord.Message:
        """Open a part of the card and send it in with these fields changed; what is seen then."""
        form = await self.who.click(self.seen(), label=label)
        held = self.held(form)
        assert set(typed) <= set(held), held
        await self.who.submit_modal(form, held | typed)
        return self.seen()

    async def press(self, label: str) -> discord.Message:
        """Press a button on what is seen; what is seen then."""
        await self.who.click(self.seen(), label=label)
        return self.seen()

    async def choose(self, label: str) -> discord.Message:
        """Choose from the list on what is seen; what is seen then."""
        seen = self.seen()
        lists = components_of(seen)
        offered = [option for one in lists for option in getattr(one, "options", ())]
        named = [(option.label, option.value) for option in offered] or pressable(seen)
        found = [value for name, value in named if name.startswith(label)]
        assert found, named
        await pick(self.who, seen, found[0])
        return self.seen()

    async def saves(self) -> str:
        """Press *Opslaan*, and save anyway where that is asked; what is said then."""
        seen = await self.press("Opslaan")
        if any(one.startswith("w1:overdraft") for one in custom_ids(seen)):
            return words(seen)
        if "Kijk hier eerst naar" in words(seen):
            seen = await self.press("Toch opslaan")
        return words(seen)

    async def adds(self, **changes: str) -> str:
        """Add a whole entry; what is said then."""
        await self.begin(**changes)
        return await self.saves()

    def seen(self) -> discord.Message:
        """The last message that they see."""
        return self.world.channel.history(viewer=self.who)[-1]

    @staticmethod
    def held(form: simcord.InteractionResult) -> dict[str, str]:
        """Return what stands in the fields of a form."""
        assert form.modal is not None, form
        parts = [one["component"] for one in form.modal["components"]]
        return {one["custom_id"]: one.get("value") or "" for one in parts}

    @classmethod
    def only(cls, form: simcord.InteractionResult, typed: dict[str, str]) -> dict[str, str]:
        """Return what is typed in the fields that the form has."""
        return {name: text for name, text in typed.items() if name in cls.held(form)}


def moderator(world: World, name: str) -> Desk:
    """Return someone who may manage messages, and so moderates."""
    rights = discord.Permissions(manage_messages=True)
    role = world.guild.create_role(f"moderator {name}", permissions=rights)
    return Desk(world, world.guild.add_member(world.env.create_user(name), roles=[role]))


async def open_to_all(world: World) -> None:
    """Let everyone see the commands, as a server's administrators can."""
    commands = await world.bot.tree.fetch_commands()
    own = next(one for one in commands if one.name == "kennis")
    world.guild.set_command_permissions(own.id, {world.guild.default_role: True})
