"""Pictures of the example's reports, for the README and the manual: `make pictures`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from nlp import analysis
from reports import build, pdf
from rodedraad import finding, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.report import Kind

FOLDER = Path(__file__).with_name("pictures")
DOTS = 88
"""To the inch: readable on a screen, and well under 150 kB."""

COLOURS = 128
"""Colours in a picture: a page holds few, and the edges of its letters."""

PAGES: tuple[tuple[str, Kind, Callable[[str], bool]], ...] = (
    ("kamerbrief", "kamerbrief", lambda text: "Betreft" in text),
    ("rapport", "rapport", lambda text: "CONCEPT" in text),
    ("matrix", "rapport", lambda text: "naar thema en bron" in text and "Inhoud" not in text),
    ("thema", "rapport", lambda text: "\n3.2 " in text and "Inhoud" not in text),
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
        (FOLDER / f"{name}.png").write_bytes(_png(page))


def _pages(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    yield from pypdfium2.PdfDocument(data)


def _png(page: pypdfium2.PdfPage) -> bytes:
    picture = page.render(scale=DOTS / 72).to_pil().convert("RGB").quantize(COLOURS, dither=0)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main(sys.argv[1])
