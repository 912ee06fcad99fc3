"""Pictures of the example's reports, for the README and the manual: `make pictures`.

Pages are those of the PDF; that of the HTML, with a passage opened, takes Debian's package chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import PIL.Image as Pictures
import pypdfium2
from playwright.sync_api import sync_playwright

from nlp import analysis
from reports import build, html, pdf
from rodedraad import finding, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Image
    from playwright.sync_api import Browser, Playwright

    from reports.report import Kind

FOLDER = Path(__file__).with_name("pictures")
DOTS = 88
"""To the inch: readable on a screen, and well under 150 kB."""

SCREEN = {"width": 1000, "height": 560}

COLOURS = 128
"""Colours in a picture: a page holds few, and the edges of its letters."""

PAGES: tuple[tuple[str, Kind, Callable[[str], bool]], ...] = (
    ("kamerbrief", "kamerbrief", lambda text: "Betreft" in text),
    ("rapport", "rapport", lambda text: "CONCEPT" in text),
    ("matrix", "rapport", lambda text: "naar thema en bron" in text and "Inhoud" not in text),
    ("thema", "rapport", lambda text: "\n4.1 " in text and "Inhoud" not in text),
)
"""The name of a picture, its report, and how its page is known: the first that fits is taken."""


def main(corpus: str) -> None:
    """Write a PNG of each of `PAGES` from the corpus in this folder."""
    with opening.corpus(corpus) as opened:
        found = finding.found(opened)
    kinds = {kind for _, kind, _ in PAGES}
    made = {kind: pdf.render(build.report(kind, found, analysis.codebook())) for kind in kinds}
    FOLDER.mkdir(exist_ok=True)
    for name, kind, fits in PAGES:
        page = next(page for page in _pages(made[kind]) if fits(page.get_textpage().get_text_range()))
        (FOLDER / f"{name}.png").write_bytes(png(page.render(scale=DOTS / 72).to_pil()))
    letter = html.render(build.report("kamerbrief", found, analysis.codebook()))
    (FOLDER / "passage.png").write_bytes(png(_opened(letter)))


def _opened(letter: str) -> Image:
    """The letter on a screen, at a quotation of which the passage has been opened."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "kamerbrief.html"
        file.write_text(letter, encoding="utf-8")
        started = browser(playwright)
        page = started.new_page(viewport=SCREEN)
        page.goto(file.as_uri())
        reference = page.locator(".alinea", has_text="In de woorden van").last.get_by_role("button").nth(2)
        reference.scroll_into_view_if_needed()
        reference.click()
        shown = Pictures.open(BytesIO(page.screenshot()))
        started.close()
        return shown


def browser(playwright: Playwright) -> Browser:
    """Debian's Chromium; it refuses root its sandbox."""
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)


def _pages(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    yield from pypdfium2.PdfDocument(data)


def png(picture: Image) -> bytes:
    """As a file, in few colours."""
    picture = picture.convert("RGB").quantize(COLOURS, dither=0)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main(sys.argv[1])
