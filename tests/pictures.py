"""`python -m tests.pictures FOLDER`: what people see, from the real bot in Chromium.

Scenes on a wide and a narrow screen, dark and light; and ten answers on a phone as they come in.
"""

import asyncio
import functools
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import simcord
from PIL import Image
from playwright.async_api import Locator, Page, async_playwright
from simcord.preview import Preview

from bot.client import Wijkbot
from bot.curation.publishing import new_entry_id, publish
from bot.demo import QUESTION, Neighbourhood, open_neighbourhood
from bot.settings import Settings

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
SIZES = {"breed": (820, 640), "smal": (430, 800)}
"""A desktop's window and a phone's."""
DARK = ""
LIGHT = """
:root {
  color-scheme: light; background: #fff; color: #313338;
  --discord-bg: #fff; --discord-surface: #f2f3f5; --discord-elevated: #e3e5e8;
  --discord-control: #e9e9ec; --discord-hover: #dcdde1; --discord-text: #2b2d31;
  --discord-muted: #5c5e66; --discord-subtle: #4e5058; --discord-border: #d4d6dc;
  --component-surface: #fff; --component-border: #d4d6dc; --list-surface: #f2f3f5;
  --input-surface: #ebedef; --input-placeholder: #5c5e66; --control-border: #d4d6dc;
  --button-secondary-surface: #e3e5e8; --link-text: #0063c7; --link-accent: #0063c7;
}
.message-content { color: #313338 }
.mention { color: #3e48b0 !important }
.channel-composer { background: #ebedef }
.button-style-2, .button-style-5 { color: #2b2d31 !important; background: #e3e5e8 !important }
"""
"""Discord's light colours, where the page of the simulator has its dark ones."""
COLOURS = {"donker": DARK, "licht": LIGHT}
APP = """
.preview-toolbar, #new-messages { display: none !important }
.preview-shell { --toolbar-height: 0px !important }
"""
"""The page without the simulator's own bar, as the app is on a phone."""
ARRIVING = {
    "kort": (QUESTION, "Minstens één generatie"),
    "lang": ("wat helpt tegen eenzaamheid?", "Wat helpt het best"),
    "rapporten": ("welke rapporten?", "Om te lezen bij"),
    "mens": ("kan iemand mij bellen", "Zal ik dit aan een mens vragen?"),
    "dringend": ("er is brand in mijn huis", "Bel 112 zodra je buiten bent."),
    "wegwijzer": ("waar haal ik een parkeervergunning?", "Parkeren en vergunningen"),
    "onbekend": ("krakende hobo zonder veter", "Dat weet ik niet"),
    "begroeting": ("hoi", "Hallo! Fijn dat je er bent."),
    "keuzes": ("de huisbaas doet niks", "Bedoel je…?"),
    "bijna": ("bewoners en geld", "Bedoel je…?"),
}
"""What is asked, one after another, and words of the first line of what comes back."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to be seen: who sees it, and what they do to get there."""

    name: str
    moderating: bool
    play: Callable[[Neighbourhood], Awaitable[simcord.InteractionResult]]


async def pictures(folder: Path) -> None:
    """Write each scene on a wide and a narrow screen, dark and light."""
    wanted = [DARK]
    _use_installed_chromium(lambda: wanted[-1])
    for scene in SCENES:
        async with open_neighbourhood(Settings()) as here:
            shown = await scene.play(here)
            viewer = here.moderator if scene.moderating else here.anna
            preview = here.env.preview(
                here.channel,
                viewers=[viewer],
                layout="channel",
                locale="nl",
                timezone="Europe/Amsterdam",
            )
            async with preview as page:
                for size, viewport in SIZES.items():
                    for name, colours in COLOURS.items():
                        wanted.append(colours)
                        file = folder / f"{scene.name}-{size}-{name}.png"
                        await page.screenshot(
                            file,
                            target=shown,
                            mode="viewport",
                            viewport=viewport,
                            allow_incomplete=True,
                        )
                        sys.stdout.write(f"{file}\n")


@asynccontextmanager
async def on_a_phone(here: Neighbourhood) -> "AsyncIterator[Phone]":
    """Open the channel as an app shows it on a phone: without the bar, and at its end."""
    preview = here.env.preview(
        here.channel,
        viewers=[here.anna],
        layout="channel",
        locale="nl",
        timezone="Europe/Amsterdam",
    )
    width, height = SIZES["smal"]
    async with preview as shown, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=installed_chromium(), args=["--no-sandbox"]
        )
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.goto(shown.url)
        await page.evaluate(PAINT, APP + LIGHT)
        await page.wait_for_function(FILLED)  # from then on the page does nothing by itself
        yield Phone(here, shown, page)
        await browser.close()


@dataclass(frozen=True, slots=True)
class Phone:
    here: Neighbourhood
    preview: Preview
    page: Page

    async def ask(self, question: str, first: str) -> Locator:
        """Ask in the channel, and return the first line of the answer once it came in."""
        await self.here.anna.send(self.here.channel, f"{self.here.bot} {question}")
        await self.preview.refresh()
        replies = self.page.locator("#channel-message-list article").filter(has_text=question)
        answer = replies.filter(has_text=first).last.get_by_text(first).first
        await answer.wait_for(state="attached")
        await self.page.wait_for_function(AT_ITS_END)
        return answer


async def arriving(folder: Path) -> None:
    """Write each of the ten answers as a phone shows it when it comes in."""
    async with open_neighbourhood(Settings()) as here, on_a_phone(here) as phone:
        for name, asked in ARRIVING.items():
            await phone.ask(*asked)
            file = folder / f"aankomst-{name}.png"
            taken = Image.open(BytesIO(await phone.page.screenshot()))
            taken.quantize(COLOURS_KEPT).save(file, optimize=True)
            sys.stdout.write(f"{file}\n")


async def _answer(here: Neighbourhood) -> simcord.InteractionResult:
    return await here.anna.slash(here.channel, "vraag", vraag=QUESTION)


async def _choices(here: Neighbourhood) -> simcord.InteractionResult:
    return await here.anna.slash(here.channel, "vraag", vraag="bewoners en geld")


async def _list(here: Neighbourhood) -> simcord.InteractionResult:
    for item in ("continuiteit-hoe-lang", "wat-werkt-eenzaamheid", "straatfeest-geld"):
        await here.anna.slash(here.channel, "leeslijst toevoegen", item=item)
    return await here.anna.slash(here.channel, "leeslijst toon")


async def _digest(here: Neighbourhood) -> simcord.InteractionResult:
    await here.anna.slash(here.channel, "volg thema", naam="wonen")
    for question, answer in NEWS:
        fields = {
            "id": new_entry_id(question),
            "soort": "vraag",
            "vraag": question,
            "antwoord": answer,
            "themas": ["wonen"],
            "bronnen": [{"titel": "Handreiking dakmoestuinen"}],
        }
        bot, guild = here.env.bot, here.channel.guild
        assert isinstance(bot, Wijkbot), "the demo runs the real bot"
        assert guild is not None, "the channel is on a server"
        await publish(bot.app, guild.id, here.moderator.id, fields, 0)
    return await here.anna.slash(here.channel, "meldingen nu")


NEWS = (
    ("Hoe begin je een moestuin op het dak?", "Vraag eerst de eigenaar, en laat het dak keuren."),
    ("Wie betaalt het water van een daktuin?", "Spreek dat af met de vereniging van eigenaren."),
)


async def _draft(here: Neighbourhood) -> simcord.InteractionResult:
    form = await here.moderator.slash(here.channel, "kennis toevoegen", soort="vraag")
    assert form.modal is not None, "the command answers with a form"
    parts = [part["component"] for part in form.modal["components"]]
    typed = dict(zip((part["custom_id"] for part in parts), DRAFT, strict=True))
    return await here.moderator.submit_modal(form, typed)


DRAFT = (
    "Mag je kippen houden op een dakterras?",
    "Vaak wel, als de eigenaar het goedvindt en niemand er last van heeft. Vraag het eerst.",
    "Kippen in de stad | 2024 | | https://example.org/kippen",
    "Openbare ruimte",
    "mag een kip op het dak\nkippen op een dakterras",
)


async def _statistics(here: Neighbourhood) -> simcord.InteractionResult:
    guild = here.channel.guild
    assert guild is not None, "the channel is on a server"
    others = [guild.add_member(here.env.create_user(name)) for name in ("bo", "cas", "dora")]
    for question in (QUESTION, "wat helpt tegen eenzaamheid", "bewoners en geld", "burenruzie"):
        for member in others:
            await member.slash(here.channel, "vraag", vraag=question)
    return await here.moderator.slash(here.channel, "beheer statistiek")


SCENES = (
    Scene("antwoord", False, _answer),
    Scene("keuzes", False, _choices),
    Scene("leeslijst", False, _list),
    Scene("nieuws", False, _digest),
    Scene("concept", True, _draft),
    Scene("statistiek", True, _statistics),
)
PAINT = """colours => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(colours);
  document.adoptedStyleSheets = [sheet];
}"""


COLOURS_KEPT = 64
AT_ITS_END = """() => {
  const log = document.getElementById("channel-timeline");
  const end = log.scrollHeight - log.clientHeight;
  const still = Math.abs(log.scrollTop - end) <= 1;
  log.scrollTop = end;
  return still;
}"""
"""A conversation stands at its end when something comes in, whatever the page does by itself."""
FILLED = """() => {
  const app = document.getElementById("preview-app").getBoundingClientRect();
  const ready = !document.getElementById("action-status").textContent.includes("…");
  return ready && app.width === innerWidth && app.height === innerHeight;
}"""
"""Whether the conversation has the whole screen."""


def installed_chromium() -> str | None:
    return next((path for path in CHROMIUM if Path(path).exists()), None)


def _use_installed_chromium(colours: Callable[[], str]) -> None:
    """Have the simulator start Debian's Chromium, and paint its page before a picture is taken."""
    from playwright.async_api import BrowserType, Page

    found = installed_chromium()
    launch, screenshot = BrowserType.launch, Page.screenshot

    @functools.wraps(launch)
    async def launch_installed(self: BrowserType, **options: Any) -> Any:
        if found is not None:
            options.setdefault("executable_path", found)
            options.setdefault("args", ["--no-sandbox"])
        return await launch(self, **options)

    @functools.wraps(screenshot)
    async def painted(self: Page, **options: Any) -> bytes:
        await self.evaluate(PAINT, colours())
        return await screenshot(self, **options)

    BrowserType.launch = launch_installed  # type: ignore[method-assign]  # simcord launches it bare
    Page.screenshot = painted  # type: ignore[method-assign]  # simcord knows dark pages only


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(arriving(Path(sys.argv[1])))
    asyncio.run(pictures(Path(sys.argv[1])))
