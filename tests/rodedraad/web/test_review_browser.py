"""Reviewing in a real browser: by keyboard and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.reviewing import standing
from rodedraad.web import application
from rodedraad.web.visitor import Role
from tests.browser import browser
from tests.rodedraad.web import serving
from tests.rodedraad.web.conftest import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from rodedraad.web.house import House

__all__ = ["browser"]
WHO = "Toetser"


@pytest.fixture(scope="module")
def served(house: House) -> Iterator[str]:
    """The address of a server on loopback."""
    app = application.create(house, lambda _: visitor(Role.REVIEWER, name=WHO))
    with serving.served(app) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page with scripts; what a script complains of fails the test."""
    context = browser.new_context(base_url=served, viewport={"width": 1280, "height": 900})
    opened, complaints = context.new_page(), []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def here(page: Page) -> str:
    """The id of the sentence on the page."""
    return page.url.split("/beoordelen/")[1].split("?")[0]


def pressed(page: Page, key: str) -> str:
    """Press a key that leads to another sentence; gives the id of the one before."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function("() => document.activeElement.id === 'zin'")
    return before.split("/beoordelen/")[1].split("?")[0]


def acts(house: House, id_: str) -> list[str]:
    return [event.act.value for event in standing(house.everything, id_).events if event.author == WHO]


def test_a_day_of_review_by_keyboard(house: House, page: Page) -> None:
    page.goto("/beoordelen/volgende?rij=waardevol")
    page.evaluate("window.mark = 'the same page'")
    accepted = pressed(page, "a")
    assert acts(house, accepted) == ["akkoord"]
    assert "Akkoord vastgelegd" in page.get_by_role("status").inner_text()

    pressed(page, "u")
    assert here(page) == accepted
    assert acts(house, accepted) == ["akkoord", "ongedaan"]
    assert "Ongedaan gemaakt" in page.get_by_role("status").inner_text()

    page.keyboard.press("w")
    page.keyboard.press("s")
    for name in page.locator("input[name=thema]:checked").all():
        name.uncheck()
    page.locator("input[name=toerekening][value=geen]").check()
    page.locator("input[name=rol][value=standpunt]").focus()
    changed = pressed(page, "Enter")
    assert changed == accepted
    assert standing(house.everything, changed).verdict.labels.rol == "standpunt"

    commented = here(page)
    page.keyboard.press("o")
    page.keyboard.type("a, u en n zijn hier letters")
    page.keyboard.press("Tab")
    pressed(page, "Enter")
    assert here(page) == commented
    assert acts(house, commented) == ["opmerking"]

    passed = pressed(page, "n")
    assert (passed, acts(house, passed)) == (commented, ["opmerking"])
    rejected = pressed(page, "r")
    assert acts(house, rejected) == ["verwerpen"]
    assert page.evaluate("window.mark") == "the same page"

    page.go_back()
    page.wait_for_function("id => location.href.includes(id + '?')", arg=rejected)


def test_keys_can_be_switched_off(page: Page) -> None:
    page.goto("/beoordelen/volgende?rij=waardevol")
    page.get_by_role("button", name="Sneltoetsen").click()
    before = page.url
    page.keyboard.press("n")
    page.reload()
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    assert page.url == before
    page.get_by_role("button", name="Sneltoetsen").click()
    pressed(page, "n")


def test_help_tells_of_the_keys(page: Page) -> None:
    page.goto("/beoordelen/volgende?rij=waardevol")
    before = page.url
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert page.url == before


def test_what_is_refused_is_told_in_place(page: Page) -> None:
    page.goto("/beoordelen/volgende?rij=onzeker")
    page.keyboard.press("w")
    page.locator("input[name=rol][value=context]").check()
    for thema in ("ibt", "spuk"):
        page.locator(f"input[name=thema][value={thema}]").check()
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_role("alert").wait_for()
    assert "hoort geen thema" in page.get_by_role("alert").inner_text()
    page.wait_for_function("() => document.activeElement.id === 'fout'")
    assert page.locator("#wijzigen").get_attribute("open") is not None


def test_everything_works_without_script(house: House, browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/beoordelen")
    plain.get_by_role("link", name="Steekproef").click()
    judged = here(plain)
    plain.get_by_role("button", name="Akkoord").click()
    assert acts(house, judged) == ["akkoord"]
    assert here(plain) != judged
    plain.get_by_role("button", name="Ongedaan maken").click()
    assert here(plain) == judged
    plain.locator("#wijzigen > summary").click()
    plain.locator("input[name=rol][value=meerwaarde]").check()
    plain.locator("input[name=toerekening][value=geen]").check()
    for thema in plain.locator("input[name=thema]:checked").all():
        thema.uncheck()
    plain.get_by_role("button", name="Leg vast").click()
    assert standing(house.everything, judged).verdict.labels.rol == "meerwaarde"
    plain.get_by_role("link", name="Overslaan").click()
    assert here(plain) != judged
    context.close()
