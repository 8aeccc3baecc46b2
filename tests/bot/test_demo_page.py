"""The page of the demo in a real browser: what someone who tries it does, and what they see."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.demo import QUESTION, Neighbourhood, open_neighbourhood, open_page, put_clock_forward
from bot.settings import Settings
from tests.pictures import ARRIVING, SIZES, installed_chromium, on_a_phone

FOUND = installed_chromium()
PATIENCE = 300_000
"""Milliseconds; as long as a busy machine may need, and no longer than it does need."""
LONELY = "wat helpt tegen eenzaamheid?"
MARBLES = "welke knikkers rollen het verst?"


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
async def visit(width: int, height: int) -> AsyncIterator[tuple[Visitor, Neighbourhood]]:
    """Open the demo's page in a browser, on words alone: what is meant is tested elsewhere."""
    settings = Settings.model_validate({"semantic": False})
    async with (
        open_neighbourhood(settings) as here,
        open_page(here) as shown,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        await page.goto(shown.url)
        yield Visitor(page), here
        await browser.close()


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")
async def test_a_visitor_asks_is_helped_publishes_and_sees_the_answer_change() -> None:
    """All of it with the page alone, in the seats of a resident, a helper and a moderator."""
    async with visit(*SIZES["breed"]) as (visitor, here):
        await visitor.sees("Kies bovenaan wie je bent")
        await visitor.say(f"@Wijkbot {QUESTION}")
        await visitor.sees("Minstens één generatie")
        await visitor.press("Meer uitleg")
        await visitor.sees("Meer hierover")
        await visitor.press("Op leeslijst")
        await visitor.sees("staat op je leeslijst.")
        await visitor.sees("Staat op je leeslijst")

        await visitor.say(f"@Wijkbot {MARBLES}")
        await visitor.sees("Dat weet ik niet")
        await visitor.press("Vraag een mens")
        await visitor.sees("Zal ik dit aan een mens vragen?")
        await visitor.press("Ja, verstuur")
        await visitor.sees("Je vraag is verstuurd")
        await visitor.sit("Sam")
        await visitor.sees("Iemand vraagt een mens")
        await visitor.press("Antwoord")
        await visitor.write("Vraag het je buren.")
        await visitor.sees("Vraag het je buren.")
        await visitor.sit("Anna")
        await visitor.sees("Een mens antwoordt")
        await visitor.sees("Vraag het je buren.")
        await expect(visitor.messages.get_by_text("Opgepakt")).to_have_count(0)

        await visitor.sit("Mo")
        await visitor.command("kennis toevoegen", "vraag en antwoord")
        await visitor.fill_in(
            vraag="Welke knikkers rollen het verst?",
            antwoord="Vooral stalen kogels en grote glazen.",
            bronnen="Folder van de speeltuin",
            themas="Openbare ruimte",
            formuleringen="knikkers die ver rollen",
        )
        await visitor.press("Opslaan")
        await visitor.sees("Opgeslagen:")
        await visitor.sit("Anna")
        await visitor.say(f"@Wijkbot {MARBLES}")
        await visitor.sees("Vooral stalen kogels en grote glazen.")

        before = here.env.now()
        await visitor.command("tijd", "een week")
        await visitor.sees("De klok gaat zo vooruit.")
        await visitor.say(f"@Wijkbot {LONELY}")
        await visitor.sees("Wat helpt tegen eenzaamheid?")
        assert (here.env.now() - before).days == 7


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")
async def test_a_press_while_the_clock_moves_waits_for_its_turn() -> None:
    """As does one that was made on a page from before the bot began anew: none is lost."""
    async with visit(*SIZES["breed"]) as (visitor, here):
        await visitor.sees("Kies bovenaan wie je bent")
        async with here.turn:
            await visitor.say(f"@Wijkbot {QUESTION}")
            await expect(visitor.page.locator("#action-status")).to_have_text("Sending message…")
            await put_clock_forward(here, 3_600)

        await visitor.sees("Minstens één generatie")


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")
async def test_choices_are_read_from_the_first_on_a_phone() -> None:
    """However long they are: one needs no scrolling up to see what fits best."""
    async with visit(*SIZES["smal"]) as (visitor, _):
        await visitor.sees("Kies bovenaan wie je bent")
        for question in ("iets over veiligheid", "bewoners en geld"):
            await visitor.say(f"@Wijkbot {question}")
            await visitor.sees(f"@Wijkbot {question}")
            card = visitor.messages.locator("article").last

            await expect(card.get_by_text("Bedoel je…?")).to_be_in_viewport(timeout=PATIENCE)
            opens = re.compile("Lees dit|Meer uitleg")
            first = card.get_by_role("button", name=opens).first
            await expect(first).to_be_in_viewport()


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")
async def test_an_answer_comes_in_with_its_first_line_on_a_phone() -> None:
    """Whatever the answer, a work by its name too, in a conversation that stands at its end."""
    settings = Settings.model_validate({"semantic": False})
    outside = []
    async with open_neighbourhood(settings) as here, on_a_phone(here) as phone:
        header = await phone.page.locator(".channel-header").bounding_box()
        assert header is not None
        assert header["width"] == SIZES["smal"][0]
        for name, asked in (
            *ARRIVING.items(),
            ("werk", ("waar gaat Wijkengids over?", "Wijkengids")),
        ):
            first = await (await phone.ask(*asked)).bounding_box()
            composer = await phone.page.locator("#channel-composer").bounding_box()
            assert first
            assert composer
            if not (header["height"] <= first["y"] <= composer["y"] - first["height"]):
                outside.append(name)

    assert outside == []
