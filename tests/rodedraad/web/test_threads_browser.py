"""The overview and the pages of themas and points in a real browser: choosing, by keyboard, in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rodedraad.web import application
from rodedraad.web.threads import chapters as kept
from rodedraad.web.threads.blocks import key
from tests.browser import browser  # noqa: F401 - a fixture
from tests.rodedraad.web import serving
from tests.rodedraad.web.conftest import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from rodedraad.web.house import House


@pytest.fixture(scope="module")
def served(house: House) -> Iterator[str]:
    """The address of a server on loopback over the invented dossier."""
    with serving.served(application.create(house, lambda _: visitor())) as there:
        yield there


def point(house: House) -> str:
    """The address of a point of several statements."""
    rows = house.edition(visitor()).page(kept.ROWS, key("draagvlak", 0)).items
    return f"/draden/punt/{max(rows, key=lambda row: row.passages).id}"


def test_a_choice_renews_the_list_alone(browser: Browser, served) -> None:  # noqa: F811
    page = browser.new_page()
    page.goto(f"{served}/draden")
    before = page.locator("#lijst [role=status]").inner_text()
    page.get_by_label("Bestuurslaag").select_option("gemeente")
    page.wait_for_url("**/draden?laag=gemeente*")
    page.get_by_text("bij deze keuze").wait_for()
    assert page.locator("#lijst [role=status]").inner_text() != before
    page.close()


def test_a_point_is_reached_and_changed_by_keyboard(browser: Browser, served) -> None:  # noqa: F811
    page = browser.new_page()
    page.goto(f"{served}/draden/termijnen")
    page.locator(".points tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/draden/punt/*")
    summary = page.locator("summary", has_text="Geef een naam")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_label("Naam").is_visible()
    page.close()


def test_print_leaves_out_what_is_for_the_screen(browser: Browser, served, house) -> None:  # noqa: F811
    page = browser.new_page()
    page.goto(served + point(house))
    page.emulate_media(media="print")
    assert not page.locator(".nav").is_visible()
    assert not page.locator(".acts").is_visible()
    assert page.locator(".sayings").is_visible()
    page.close()
