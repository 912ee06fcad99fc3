"""What holds on every page, as a browser shows it: readable, usable and quiet, from a phone to a wall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from rodedraad.web import application
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import visitor
from tests.rodedraad.web.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

    from rodedraad.web.house import House

WIDTHS = (320, 768, 1280, 2560)
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DATA = re.compile(r"[0-9a-f]{16,64}|(?<=/)[0-9]+(?=/|$)|(?<=/codeboek/)\w+/\w+|(?<=/draden/)\w+$")
"""What differs between pages of one kind: ids and names of themas."""


def kind(path: str) -> str:
    """The kind of page at a path."""
    return DATA.sub("*", path)


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    with served(application.create(house, lambda _: visitor())) as where:
        yield where


@pytest.fixture(scope="module")
def pages(address: str, browser: Browser) -> dict[str, str]:
    """One address of every kind of page that links lead to from the first, by kind."""
    found: dict[str, str] = {"/": "/"}
    ahead = ["/"]
    page = browser.new_page()
    while ahead:
        page.goto(address + ahead.pop(0))
        for link in page.locator("a[href^='/']:not([download])").all():
            path = str(link.get_attribute("href")).split("#")[0].split("?")[0] or "/"
            if kind(path) not in found and not re.search(r"\.\w{2,7}$", path):
                found[kind(path)] = path
                ahead.append(path)
    page.close()
    return found


def test_all_kinds_of_pages_are_found(pages: dict[str, str]) -> None:
    assert {"/documenten/*", "/draden/*", "/draden/punt/*", "/codeboek/*", "/waarnemingen/*"} <= pages.keys()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when it asks anything of another machine or complains."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, wrong = context.new_page(), list[str]()

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "blob:")):
            wrong.append(request.url)

    page.on("request", asked)
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert not wrong


def test_axe_finds_nothing_on_any_page(watched: Page, address: str, pages: dict[str, str]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = {}
    for path in pages.values():
        watched.goto(address + path)
        report = Axe().run(watched, options=AXE)
        if report.violations_count:
            found[path] = report.generate_report()
    assert not found, "\n".join(f"{path}\n{report}" for path, report in found.items())


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(watched: Page, address: str, pages: dict[str, str], width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in pages.values():
        watched.goto(address + path)
        if watched.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert not wide


def test_paper_shows_the_content_and_no_controls(watched: Page, address: str, pages: dict[str, str]) -> None:
    watched.emulate_media(media="print")
    for path in pages.values():
        watched.goto(address + path)
        assert watched.locator("main h1").is_visible(), path
        assert not watched.locator("nav.nav").is_visible(), path
        assert watched.locator("button:visible").count() == 0, path


def test_the_keyboard_reaches_everything(watched: Page, address: str, pages: dict[str, str]) -> None:
    """Each stop of the tab key is seen, and the first leads past the navigation."""
    for path in pages.values():
        watched.goto(address + path)
        watched.keyboard.press("Tab")
        assert watched.evaluate("document.activeElement.textContent") == "Naar de inhoud", path
        for _ in range(25):
            watched.keyboard.press("Tab")
            hidden = watched.evaluate(
                "(() => { const b = document.activeElement.getBoundingClientRect();"
                " return document.activeElement !== document.body && (b.width === 0 || b.height === 0); })()"
            )
            assert not hidden, path


def test_pages_are_whole_without_scripts(browser: Browser, address: str, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in pages.values():
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.ok, path
        assert page.locator("h1").count() == 1, path
    context.close()


def test_a_reader_meets_no_refusal(house: House, browser: Browser) -> None:
    """No page that a reader can see leads to one that the reader may not see."""
    app = application.create(house, lambda _: visitor(Role.READER, confidential=False))
    with served(app) as where:
        page = browser.new_page()
        seen, ahead = {"/"}, ["/"]
        while ahead:
            path = ahead.pop(0)
            answer = page.goto(where + path)
            assert answer is not None
            assert answer.ok, path
            for link in page.locator("a[href^='/']:not([download])").all():
                there = str(link.get_attribute("href")).split("#")[0].split("?")[0]
                if kind(there) not in map(kind, seen) and not re.search(r"\.\w{2,7}$", there):
                    seen.add(there)
                    ahead.append(there)
        page.close()
