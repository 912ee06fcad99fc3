"""Documenten in a real browser: from page to text and back, files that are dragged, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rodedraad.web import application
from rodedraad.web.documents import boxes, held, sheet
from rodedraad.web.documents.pictures import Pictures
from rodedraad.web.state import jobs
from tests.browser import browser
from tests.rodedraad.web import serving
from tests.rodedraad.web.conftest import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from rodedraad.web.house import House

__all__ = ["browser"]

LETTER = "oplegbrief-en-toets-waardland.pdf"
TEXT = "Gemeente Ergens meldt dat de termijn te kort is.\n"
DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  document.getElementById("zone").dispatchEvent(
    new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: carried}));
}"""


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    app = application.create(house, lambda _: visitor())
    with serving.served(app) as address:
        yield address


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def lively(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript, on which nothing may go wrong."""
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def _id(house: House) -> str:
    return next(one.id for one in house.everything.documents() if one.name == LETTER)


def test_a_click_on_either_leads_to_the_other_without_a_script(
    plain: Page, address: str, house: House
) -> None:
    plain.goto(f"{address}/documenten/{_id(house)}?pagina=2")
    box = plain.locator("a.box").nth(5)
    said = (box.get_attribute("id") or "")[2:]
    box.locator("rect").first.click()
    assert plain.url.endswith(f"#w-{said}")
    mark = plain.locator(f"#w-{said}")
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 236, 139)"
    mark.click()
    assert plain.url.endswith(f"#b-{said}")
    assert (
        plain.locator(f"#b-{said} rect").first.evaluate("r => getComputedStyle(r).fill") == "rgb(255, 221, 0)"
    )


def test_the_keyboard_goes_from_one_observation_to_the_next(lively: Page, address: str, house: House) -> None:
    lively.goto(f"{address}/documenten/{_id(house)}?pagina=2")
    for keys, number in (("n", 0), ("n", 1), ("n", 2), ("p", 1)):
        lively.keyboard.press(keys)
        said = lively.locator("a.said[id]").nth(number).get_attribute("data-said")
        assert lively.evaluate("document.activeElement.dataset.said") == said
        assert lively.locator(f"#b-{said}.is-chosen").count() == 1
    lively.locator("#pagina").focus()
    lively.keyboard.press("n")
    assert lively.evaluate("document.activeElement.id") == "pagina"


@pytest.mark.parametrize("script", [True, False])
def test_files_are_chosen(browser: Browser, address: str, house: House, tmp_path: Path, script: bool) -> None:
    path = tmp_path / f"gekozen-{script}.txt"
    path.write_text(f"{TEXT}{script}")
    context = browser.new_context(java_script_enabled=script)
    chosen = context.new_page()
    chosen.goto(f"{address}/documenten")
    chosen.locator("#stukken").set_input_files(path)
    chosen.get_by_role("button", name="Lever aan").click()
    chosen.wait_for_url("**/documenten?taak=*")
    assert chosen.locator("main .job").count() == 1
    context.close()
    assert house.settings.dossier
    assert (house.settings.dossier / path.name).exists()


def test_a_whole_folder_keeps_its_folders(lively: Page, address: str, house: House, tmp_path: Path) -> None:
    folder = tmp_path / "brieven" / "zuid"
    folder.mkdir(parents=True)
    (folder / "een.txt").write_text(TEXT + "map")
    lively.goto(f"{address}/documenten")
    lively.get_by_text("Of kies een hele map").click()
    lively.locator("#hele-map").set_input_files(tmp_path / "brieven")
    lively.get_by_role("button", name="Lever aan").click()
    lively.wait_for_url("**/documenten?taak=*")
    assert house.settings.dossier
    assert (house.settings.dossier / "brieven" / "zuid" / "een.txt").exists()


def test_files_are_dragged(lively: Page, address: str, house: House) -> None:
    lively.goto(f"{address}/documenten")
    lively.evaluate(DROP, ["gesleept.txt", TEXT + "gesleept"])
    lively.wait_for_url("**/documenten?taak=*")
    assert house.settings.dossier
    assert (house.settings.dossier / "gesleept.txt").exists()
    lively.goto(f"{address}/documenten")
    lively.evaluate(DROP, ["vreemd.exe", "MZ"])
    lively.wait_for_url("**/documenten/aanleveren/*")
    assert lively.get_by_text("Bestanden van de soort '.exe' leest Rodedraad niet.").count() == 1
    assert jobs.listed(house.state)


def test_boxes_stand_on_the_words_of_the_page(house: House, tmp_path: Path) -> None:
    from PIL import Image

    drawn = Pictures(tmp_path)
    id_, corpus = _id(house), house.everything
    pdf = held.original(house, id_)
    with corpus.reading() as connection:
        found = sheet.sheet(connection, held.about(connection, id_), 1)
        source = connection.exec_driver_sql("SELECT text FROM source WHERE document = ?", (id_,)).scalar()
    placed = boxes.boxes(found, drawn.signs(pdf, 1), source[found.start : found.end])
    image = Image.open(drawn.picture(pdf, 1, 1400)).convert("L")
    scale = image.width / found.width
    assert len(placed) > 5
    assert all(box.exact for box in placed)
    for box in placed:
        for r in box.regions:
            crop = image.crop(
                (int(r.x0 * scale), int(r.top * scale), int(r.x1 * scale), int(r.bottom * scale))
            )
            dark = sum(crop.histogram()[:128])
            assert dark > 0.02 * crop.width * crop.height, box.said.text


def test_nothing_is_pointed_at_where_the_page_has_another_text(house: House) -> None:
    id_ = _id(house)
    with house.everything.reading() as connection:
        found = sheet.sheet(connection, held.about(connection, id_), 1)
    placed = boxes.boxes(found, (), "x" * (found.end - found.start))
    assert placed
    assert not any(box.exact for box in placed)
    for block in found.blocks:
        mine = [box.regions[0] for box in placed if box.said.block == block.index]
        assert all(block.regions[0].top - 2 <= r.top < r.bottom <= block.regions[0].bottom + 2 for r in mine)
