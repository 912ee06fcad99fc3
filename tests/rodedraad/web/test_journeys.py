"""The days of those who use Rodedraad, from `rodedraad serve` over nothing to what they take home.

One server and one signed-in browser are shared; the first files are handed in once, in the browser. Pictures
of what people see go to the folder that `RODEDRAAD_SCREENS` names.
"""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from docx import Document
from playwright.sync_api import expect

from tests.rodedraad.web.conftest import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Download, Page

STUKKEN = ("oplegbrief-en-toets-waardland.pdf", "oplegbrief-en-toets-merenland.docx", "position-paper.md")
BROKEN = "kapot.pdf"
CLAIM = "Het COA heeft in de eerste cyclus 4.321 plaatsen te veel gebouwd."
PATIENCE = 120
"""Seconds that what is done in the background may take on a busy machine."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that `rodedraad serve` prints, over a corpus that it begins."""
    out = tmp_path_factory.mktemp("leeg") / "uit"
    words = [sys.executable, "-m", "rodedraad", "serve", "--corpus", str(out), "--new", "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*words, "--by", "Jansen"], stdout=subprocess.PIPE, text=True, env=environment
    ) as run:
        assert run.stdout is not None
        printed = re.search(r"http://\S+", run.stdout.readline())
        try:
            assert printed is not None
            yield printed[0]
        finally:
            run.send_signal(signal.SIGINT)
            run.wait(PATIENCE)
    assert run.returncode == 0


@pytest.fixture(scope="module")
def signed_in(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The browser of the one whom the printed address lets in."""
    origin = address.split("/aanmelden", maxsplit=1)[0]
    context = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    first = context.new_page()
    first.goto(address)
    first.close()
    yield context
    context.close()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Page, str], None]:
    """Keeps a picture of what is on the screen, under a name."""
    named = os.environ.get("RODEDRAAD_SCREENS")
    folder = Path(named) if named else tmp_path_factory.mktemp("schermen")
    folder.mkdir(parents=True, exist_ok=True)

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size > 5_000  # something stands on it

    return keep


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    """A page of that browser; a script that fails, fails the test."""
    opened, wrong = signed_in.new_page(), list[str]()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert not wrong


@pytest.fixture(scope="module")
def handed_in(
    signed_in: BrowserContext, seen: Callable[[Page, str], None], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, ...]:
    """What was told while the first files were read; afterwards the overview has been worked out."""
    broken = tmp_path_factory.mktemp("stukken") / BROKEN
    broken.write_bytes(b"%PDF-1.7\nhier houdt het op")
    page = signed_in.new_page()
    page.goto("/")
    seen(page, "overzicht-leeg")
    page.get_by_role("main").get_by_role("link", name="Documenten").click()
    page.get_by_label("Kies bestanden").set_input_files([*(EXAMPLES / name for name in STUKKEN), broken])
    page.get_by_role("button", name="Lever aan").click()
    told = _followed(page)
    expect(page.locator("table.shelf tbody tr")).to_have_count(len(STUKKEN))
    seen(page, "documenten-ingelezen")
    _worked_out(page)
    page.close()
    return told


def _followed(page: Page) -> tuple[str, ...]:
    """What the page told of a job until it was finished, without anybody asking for it again."""
    job, told, end = page.locator(".job"), dict[str, None](), time.monotonic() + PATIENCE
    expect(job).to_be_visible()
    while not job.get_by_text("klaar", exact=True).is_visible():
        assert time.monotonic() < end, list(told)
        told[job.inner_text()] = None
        page.wait_for_timeout(100)
    return (*told, job.inner_text())


def _worked_out(page: Page) -> None:
    """Wait until the overview shows the files that were read."""
    page.goto("/")
    expect(page.locator("table.matrix")).to_be_visible(timeout=PATIENCE * 1000)


def _taken(page: Page, name: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).first.click()
    return download.value


def _content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_files_tell_how_far_they_are_and_what_is_wrong(page: Page, handed_in: tuple[str, ...]) -> None:
    under_way = "\n".join(handed_in[:-1])
    assert any(f"{name} gelezen" in under_way for name in STUKKEN)
    assert "3 stukken gelezen" in handed_in[-1]
    assert "1 bestand kon niet worden gelezen" in handed_in[-1]
    page.goto("/documenten")
    lost = page.get_by_role("row").filter(has_text=BROKEN)
    expect(lost).to_contain_text("niet volledig")
    for name in STUKKEN:
        expect(page.get_by_role("row").filter(has_text=name)).to_be_visible()


@pytest.mark.usefixtures("handed_in")
def test_a_policy_officer_goes_from_the_heat_map_to_the_passage(
    page: Page, seen: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    seen(page, "overzicht")
    page.locator("table.matrix tbody th a").first.click()
    thema = page.locator("h1").inner_text()
    seen(page, "thema")
    page.locator("table.points tbody th a").first.click()
    expect(page.get_by_role("link", name=thema).first).to_be_visible()
    seen(page, "punt")
    said = page.locator("ol.sayings .quote").first.inner_text()
    page.locator("ol.sayings .said__source a").first.click()
    chosen = page.locator(".said.is-chosen").first
    expect(chosen).to_be_in_viewport()
    assert chosen.inner_text().strip()[:20] in said
    page.wait_for_function("() => document.querySelector('.picture img').naturalWidth")
    seen(page, "document")


@pytest.mark.usefixtures("handed_in")
def test_a_policy_officer_makes_a_letter_edits_it_and_has_it_audited(
    page: Page, seen: Callable[[Page, str], None], tmp_path: Path
) -> None:
    page.goto("/rapport")
    page.get_by_label("Kamerbrief").check()
    page.get_by_role("button", name="Maak het stuk").click()
    letter = page.frame_locator("iframe.preview")
    expect(letter.get_by_text("Aan de Voorzitter van de Tweede Kamer").first).to_be_visible(
        timeout=PATIENCE * 1000
    )
    seen(page, "kamerbrief")
    taken = _taken(page, "Word")
    assert taken.suggested_filename.startswith("kamerbrief-")

    draft = Document(io.BytesIO(_content(taken)))
    end = next(line for line in draft.paragraphs if line.text == "Tot slot")
    end.insert_paragraph_before(CLAIM)
    draft.save(str(tmp_path / "brief bewerkt.docx"))
    page.goto("/toets")
    page.get_by_label("Bestand met het concept").set_input_files(tmp_path / "brief bewerkt.docx")
    page.get_by_role("button", name="Toets het concept").click()
    expect(page.locator(".outcome__score")).to_be_visible(timeout=PATIENCE * 1000)
    seen(page, "dekkingstoets")
    page.get_by_role("link", name=re.compile("^Beweringen")).click()
    expect(page.get_by_role("main")).to_contain_text(CLAIM)
    audit = Document(io.BytesIO(_content(_taken(page, "Word"))))
    assert CLAIM in "".join(audit.element.body.itertext())


@pytest.mark.usefixtures("handed_in")
def test_the_secretariat_of_the_kring_finds_what_recurs_and_was_not_answered(
    page: Page, seen: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Rode draden").click()
    expect(page.locator("table.themes tbody tr").first).to_be_visible()
    seen(page, "rode-draden")
    page.get_by_role("link", name="Gedeelde tekst van de Kring").click()
    expect(page.locator(".shared").first).to_contain_text("in 2 stukken")
    seen(page, "kringtekst")

    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Register").click()
    page.get_by_label("Alleen oproepen zonder antwoord").check()
    page.get_by_role("button", name="Toon").click()
    rows = page.locator("table.entries tbody tr")
    expect(rows.first).to_contain_text("oproep", ignore_case=True)
    seen(page, "register")
    table = pl.read_csv(_content(_taken(page, "CSV")), separator=",", infer_schema=False)
    assert table.height == rows.count()


@pytest.mark.usefixtures("handed_in")
def test_an_analyst_asks_narrows_and_takes_the_answer_along(
    page: Page, seen: Callable[[Page, str], None]
) -> None:
    page.goto("/waarnemingen")
    page.get_by_label("Zoek in de waarnemingen").fill("gemeenten")
    page.keyboard.press("Enter")
    all_found = _count(page)
    page.get_by_label("Filters").get_by_role("link", name=re.compile("^Knelpunt")).click()
    expect(page.get_by_label("Gekozen")).to_contain_text("Knelpunt")
    assert 0 < (found := _count(page)) < all_found
    seen(page, "waarnemingen")
    table = pl.read_csv(_content(_taken(page, "CSV")), infer_schema=False)
    assert table.height == found
    assert set(table["rol"]) == {"knelpunt"}
    page.locator(".hit__more summary").first.click()
    page.get_by_role("link", name="Verwante waarnemingen").first.click()
    expect(page.get_by_text("Verwant aan:")).to_be_visible()
    assert _count(page) > 1


def _count(page: Page) -> int:
    return int(page.locator("#gevonden").inner_text().split()[0].replace(".", ""))


@pytest.mark.usefixtures("handed_in")
def test_an_analyst_reviews_by_keyboard_alone(page: Page, seen: Callable[[Page, str], None]) -> None:
    page.goto("/beoordelen")
    while page.evaluate("!document.activeElement.closest('.line__name')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/beoordelen/*?*")
    reviewed = [_pressed(page, key) for key in ("a", "r", "a")]
    assert len(set(reviewed)) == 3
    seen(page, "beoordelen")
    _pressed(page, "u")
    expect(page.locator("#melding")).to_contain_text("Ongedaan gemaakt")
    assert reviewed[-1] in page.url
    expect(page.locator(".actions button[value=ongedaan]")).to_have_count(0)
    page.goto("/beoordelen")
    expect(page.locator(".line").filter(has_text="Wat u het laatst")).to_contain_text("3 zinnen")


def _pressed(page: Page, key: str) -> str:
    """Press a key that leads to another sentence; gives the id of the one before."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function("() => document.activeElement.id === 'zin'")
    return before.split("/beoordelen/")[1].split("?")[0]
