"""Makes the pages and their truth: `python tests/bench/pages/make_pages.py [NAME ...]`.

It needs typst, LibreOffice (`soffice`) and Chromium. The pages are committed: measuring needs no engine.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from engines import ENGINES
from layouts import LAYOUTS
from truth import running_titles, truth

if TYPE_CHECKING:
    from content import Pages

HERE = Path(__file__).parent


def make(pages: Pages) -> tuple[bytes, dict[str, object]]:
    """The PDF and its truth."""
    pdf = ENGINES[pages.engine](pages)
    texts = _page_texts(pdf)
    chapters = [_first_page(title, texts) for title in running_titles(pages)]
    known = truth(pages, count=len(texts), chapters=chapters)
    if pages.scan:
        from scan import scanned

        pdf = scanned(pdf, seed=pages.name)
    return pdf, known


def _page_texts(pdf: bytes) -> list[list[str]]:
    """The lines of each page, without spaces and soft hyphens."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return [["".join(line.split()) for line in text.splitlines()] for text in texts]


def _first_page(title: str, texts: list[list[str]]) -> int:
    """The page on which a line begins with this title: headers repeat it there and later."""
    start = "".join(title.split())[:25]
    return next(i for i, lines in enumerate(texts, start=1) if any(line.startswith(start) for line in lines))


def main(names: list[str]) -> None:
    """Makes all pages, or those with these names."""
    for pages in LAYOUTS:
        if names and pages.name not in names:
            continue
        folder = HERE / ("held" if pages.held else "open")
        pdf, known = make(pages)
        (folder / f"{pages.name}.pdf").write_bytes(pdf)
        text = json.dumps(known, ensure_ascii=False, sort_keys=True)
        (folder / f"{pages.name}.json").write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{pages.name:20} {known['pages']} p.  {len(pdf) // 1024} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
