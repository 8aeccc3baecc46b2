"""The page of the demo in a real browser: what someone who tries it does, and what they see."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright, expect

from bot.demo import QUESTION, SETTLING, open_neighbourhood, open_preview, put_clock_forward
from bot.settings import Settings
from tests.pictures import installed_chromium

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Locator, Page

    from bot.demo import Neighbourhood

FOUND = installed_chromium()
PATIENCE = 300_000
"""Milliseconds; as long as a busy machine may need, and no longer than it does need."""
BIRDS = "welke vogels broeden op ons dakterras?"


@dataclass
class Visitor:
    """Someone at the page, in one of its seats."""

    page: Page

    @property
    def messages(self) -> Locator:
        return self.page.locator("#channel-message-list")

    async def sit(self, name: str) -> None:
        await self.page.select_option("#viewer-picker", label=name)

    async def say(self, text: str) -> None:
        await self.page.fill("#channel-composer-input", text)
        await self.page.click("#send-message")

    async def command(self, name: str, option: str = "") -> None:
        """Choose a command as it is typed, and one of what its option takes."""
        await self.page.fill("#channel-composer-input", f"/{name}")
        await self.page.locator("[role=option]", has_text=f"/{name}").first.click()
        if option:
            await self.page.locator("[role=option]", has_text=option).first.click()
        await self.page.click("#send-message")

    async def press(self, label: str) -> None:
        await self.messages.get_by_role("button", name=label, exact=True).last.click()

    async def fill_in(self, **fields: str) -> None:
        form = self.page.locator("#modal-root")
        for name, text in fields.items():
            await form.locator(f"[name={name}]").fill(text)
        await form.locator("button[type=submit]").click()
        await expect(form).to_be_hidden(timeout=PATIENCE)

    async def write(self, text: str) -> None:
        """Fill in a form of one field."""
        form = self.page.locator("#modal-root")
        await form.locator("textarea, input").first.fill(text)
        await form.locator("button[type=submit]").click()
        await expect(form).to_be_hidden(timeout=PATIENCE)

    async def sees(self, text: str) -> None:
        await expect(self.messages.get_by_text(text).last).to_be_visible(timeout=PATIENCE)


@asynccontextmanager
async def visit() -> AsyncIterator[tuple[Visitor, Neighbourhood]]:
    """Open the demo's page in a browser, on words alone: what is meant is tested elsewhere."""
    settings = Settings.model_validate({"semantic": False})
    async with (
        open_neighbourhood(settings) as here,
        open_preview(here) as shown,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"])
        page = await browser.new_page()
        page.set_default_timeout(PATIENCE)
        await page.goto(shown.url)
        yield Visitor(page), here
        await browser.close()


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")
async def test_a_visitor_asks_is_helped_publishes_and_sees_the_answer_change() -> None:
    """All of it with the page alone, in the seats of a resident, a helper and a moderator."""
    async with visit() as (visitor, here):
        await visitor.sees("Kies bovenaan wie je bent")
        await visitor.say(f"@Wijkbot {QUESTION}")
        await visitor.sees("Minstens één generatie")
        await visitor.press("Meer uitleg")
        await visitor.sees("Meer hierover")
        await visitor.press("Op leeslijst")
        await visitor.sees("staat op je leeslijst.")
        await visitor.sees("Staat op je leeslijst")

        await visitor.say(f"@Wijkbot {BIRDS}")
        await visitor.sees("Dat weet ik niet")
        await visitor.press("Vraag een mens")
        await visitor.sees("Zal ik dit aan een mens vragen?")
        await visitor.press("Ja, verstuur")
        await visitor.sees("Je vraag is verstuurd")
        await visitor.sit("Sam")
        await visitor.press("Antwoord")
        await visitor.write("Vraag het je buren.")
        await visitor.sees("Vraag het je buren.")
        await here.env.advance_time(SETTLING)
        await visitor.sit("Anna")
        await visitor.sees("Een mens antwoordt")
        await visitor.sees("Vraag het je buren.")

        await visitor.sit("Mo")
        await visitor.command("kennis toevoegen", "vraag en antwoord")
        await visitor.fill_in(
            vraag="Welke vogels broeden op een dakterras?",
            antwoord="Vooral meeuwen en scholeksters.",
            bronnen="Folder van de gemeente",
            themas="Openbare ruimte",
            formuleringen="vogels op het dak",
        )
        await visitor.press("Opslaan")
        await visitor.sees("Opgeslagen:")
        await visitor.sit("Anna")
        await visitor.say(f"@Wijkbot {BIRDS}")
        await visitor.sees("Vooral meeuwen en scholeksters.")

        await visitor.command("tijd", "een week")
        await visitor.sees("De klok gaat zo vooruit.")
        before = here.env.now()
        await put_clock_forward(here, here.jumps.get_nowait())
        assert (here.env.now() - before).days == 7
        await visitor.say(f"@Wijkbot {QUESTION}")
        await visitor.sees("Minstens één generatie")
