"""What holds on every page, as a browser shows it: readable, usable and quiet, from a phone to a wall.

A page of each kind that can be reached is looked at once, in every way, because a browser takes its time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from lxml import html

from rodedraad.web import application
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.crawling import Crawl
from tests.rodedraad.web.serving import served
from tests.rodedraad.web.test_coverage_page import DRAFT, handed_in
from tests.rodedraad.web.test_reports import asked
from tests.rodedraad.web.working import finished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from rodedraad.web.house import House
    from tests.rodedraad.web.crawling import Answers

WIDTHS = (320, 768, 1280, 2560)
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is not told apart, which takes long on large pages
}
DATA = re.compile(
    r"[0-9a-f]{12,64}|(?<=/)[0-9]+(?=/|$)|(?<=/codeboek/)\w+/\w+"
    r"|(?<=/draden/)(?!(?:punt|gedeeld|conflicten|zonder-thema)\b)\w+"
)
"""What differs between pages of one kind: ids and names of themas."""
LETTER = "oplegbrief-en-toets-waardland.pdf"
STOPS = 40
"""Stops of the tab key that are followed on a page."""
FOLLOW = """window.stops = [];
document.addEventListener('focusin', ({target}) => {
  const box = target.getBoundingClientRect();
  window.stops.push([target.textContent.trim(), box.width * box.height]);
});"""
"""Keeps what each stop says and how large it is."""


def kind(url: str) -> str:
    """The kind of page at an address."""
    return DATA.sub("*", url.split("?", maxsplit=1)[0])


@pytest.fixture(scope="module", autouse=True)
def worked(house: House) -> None:
    """A report and a test of a draft, so that their pages are there too."""
    finished(house, asked(client(house), soort="samenvatting"))
    finished(house, handed_in(client(house), "concept.txt", DRAFT.encode()))


@pytest.fixture(scope="module")
def pages(house: House) -> Answers:
    """A page of every kind that links lead to from the first, by address, as it comes without any script."""
    letter = next(one.id for one in house.everything.documents() if one.name == LETTER)
    visiting = client(house)
    found = Crawl(visiting, alike=1, kind=kind).follow(["/"])
    for url in (f"/documenten/{letter}?pagina=2", "/toets/2?deel=beweringen"):  # other than their kind is
        found[url] = visiting.get(url)
    return {url: page for url, page in found.items() if _is_page(page) and "/voorbeeld" not in url}


def _is_page(answer: object) -> bool:
    headers = getattr(answer, "headers", {})
    return "html" in headers.get("content-type", "") and "content-disposition" not in headers


@dataclass(frozen=True)
class Look:
    """What was to be seen of a page; `first_stop` is of the tab key."""

    violations: str
    sideways: tuple[int, ...]
    controls_on_paper: int
    has_heading_on_paper: bool
    first_stop: str
    unseen_stops: tuple[str, ...]
    wrong: tuple[str, ...]
    """What it asked of other machines or complained of."""

    def faults(self) -> dict[str, object]:
        """What is not as it should be: the first stop leads past the navigation, paper has no controls."""
        return {
            "axe": self.violations, "scrolls sideways": self.sideways,
            "controls on paper": self.controls_on_paper, "no heading on paper": not self.has_heading_on_paper,
            "first stop": () if self.first_stop == "Naar de inhoud" else self.first_stop or "none",
            "unseen stops": self.unseen_stops, "asked or complained": self.wrong,
        }  # fmt: skip


@pytest.fixture(scope="module")
def looks(house: House, browser: Browser, pages: Answers) -> Iterator[dict[str, Look]]:
    """Each page looked at in a browser with scripts."""
    with served(application.create(house, lambda _: visitor())) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        yield {url: _looked(context.new_page(), address, url) for url in pages}
        context.close()


def _looked(page: Page, address: str, url: str) -> Look:
    from axe_playwright_python.sync_playwright import Axe

    wrong = list[str]()
    page.on("request", lambda one: wrong.append(one.url) if not one.url.startswith(address) else None)
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address + url)
    first, unseen = _stops(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    report = Axe().run(page, options=AXE)
    sideways = tuple(width for width in WIDTHS if _is_wide(page, width))
    page.emulate_media(media="print")
    look = Look(
        report.generate_report() if report.violations_count else "", sideways,
        page.locator("button:visible, nav:visible").count(), page.locator("main h1").is_visible(),
        first, unseen, tuple(wrong),
    )  # fmt: skip
    page.close()
    return look


def _is_wide(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 800})
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def _stops(page: Page) -> tuple[str, tuple[str, ...]]:
    """The first stop of the tab key, and those that cannot be seen; past the last it begins anew."""
    page.evaluate(FOLLOW)
    for _ in range(STOPS):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    stops = page.evaluate("window.stops")
    return stops[0][0], tuple(text for text, size in stops if not size)


def test_all_kinds_of_pages_are_found_and_whole_without_scripts(pages: Answers) -> None:
    kinds = {
        "/", "/documenten", "/documenten/*", "/documenten/*/gegevens", "/documenten/prullenbak",
        "/waarnemingen", "/waarnemingen/*", "/draden", "/draden/*", "/draden/*/passages",
        "/draden/punt/*", "/draden/gedeeld", "/codeboek", "/codeboek/*", "/draden/conflicten",
        "/beoordelen", "/beoordelen/*", "/register", "/register/*", "/toets", "/toets/*", "/rapport",
        "/rapport/*", "/beheer", "/beheer/logboek", "/taken", "/taken/*",
    }  # fmt: skip
    assert not kinds - {kind(url) for url in pages}
    for url, page in pages.items():
        assert page.is_success, url
        assert len(html.fromstring(page.text).xpath("//h1")) == 1, url


def test_every_page_is_readable_usable_and_quiet(looks: dict[str, Look]) -> None:
    """All in one, so that workers that share the tests out never both look at each page."""
    found = [
        f"{url}: {what}: {fault}"
        for url, look in looks.items()
        for what, fault in look.faults().items()
        if fault
    ]
    assert not found, "\n".join(found)


def test_a_reader_meets_no_refusal(house: House) -> None:
    """No page that a reader can see leads to one that the reader may not see."""
    reader = client(house, visitor(Role.READER, confidential=False))
    found = Crawl(reader, alike=2, kind=kind).follow(["/"])
    assert len(found) > 20
    assert not {url: answer.status_code for url, answer in found.items() if answer.is_error}
