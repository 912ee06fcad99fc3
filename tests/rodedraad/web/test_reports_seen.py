"""Register, dekkingstoets and rapport in a real browser: for everybody, on any width, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from rodedraad.web import application
from tests.rodedraad.web import serving
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.test_coverage_page import DRAFT, handed_in
from tests.rodedraad.web.test_reports import asked
from tests.rodedraad.web.working import finished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from rodedraad.web.house import House


@pytest.fixture(scope="module")
def served(house: House) -> Iterator[str]:
    """The address of a server with a report (job 1) and a test of a draft (job 2)."""
    finished(house, asked(client(house), soort="samenvatting"))
    finished(house, handed_in(client(house), "concept.txt", DRAFT.encode()))
    app = application.create(house, lambda _: visitor())
    with serving.served(app) as address:
        yield address


PAGES = ("/register", "/toets", "/toets/2", "/toets/2?deel=beweringen", "/rapport", "/rapport/1")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(served: str, browser: Browser, path: str) -> None:
    opened = browser.new_page(viewport={"width": 320, "height": 900})
    outside: list[str] = []
    opened.on("request", lambda asked: outside.append(asked.url) if served not in asked.url else None)
    opened.goto(served + path)
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()
    opened.emulate_media(media="print")
    assert not opened.locator("nav.nav").is_visible()
    assert outside == []
    opened.close()
