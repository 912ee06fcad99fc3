"""Pictures of the pages of PDFs, drawn when they are first asked for and kept on disk by content."""

from __future__ import annotations

import os
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException

from ingest.pages import whereabouts
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.pages.whereabouts import Sign
    from ingest.settings import Settings

WIDTHS = (500, 900, 1400)
"""In dots: a telephone, half a screen, a screen that shows two dots for one."""
LARGEST = 12_000_000
"""Dots of a picture at most, however long a page says it is."""
MOST_KEPT = 2_000
"""Pictures that are kept; some 150 kB each."""
AT_HAND = 100
"""Pages of which the places of characters are kept in memory; some 300 kB each."""
PDFIUM = threading.Lock()
"""pdfium does one thing at a time (pypdfium2's documentation, "Thread incompatibility")."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures below a folder. Threads may share it."""

    folder: Path
    at_hand: dict[tuple[str, int], tuple[Sign, ...]] = field(default_factory=dict)

    def picture(self, pdf: Path, number: int, width: int, settings: Settings = DEFAULT) -> Path:
        """The file with the picture (WebP) of a page. Raises a 404 when it cannot be drawn."""
        kept = self.folder / pdf.stem / f"{number}-{width}.webp"
        if not kept.is_file():
            with PDFIUM:
                if not kept.is_file():
                    with opened(pdf, number, settings) as page:
                        image = _drawn(page, width)
                    self._keep(kept, image)
        return kept

    def signs(self, pdf: Path, number: int, settings: Settings = DEFAULT) -> tuple[Sign, ...]:
        """The characters of a page and where they stand; none when that cannot be told."""
        known = pdf.stem, number
        if known not in self.at_hand:
            with PDFIUM, suppress(HTTPException), opened(pdf, number, settings) as page:
                if len(self.at_hand) >= AT_HAND:
                    self.at_hand.clear()
                self.at_hand[known] = whereabouts.signs(page)
        return self.at_hand.get(known, ())

    def forget(self, id_: str) -> None:
        """Take away all that was drawn of a document."""
        for known in [known for known in self.at_hand if known[0] == id_]:
            del self.at_hand[known]
        for path in (self.folder / id_).glob("*.webp"):
            path.unlink(missing_ok=True)

    def _keep(self, path: Path, image: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.deel")
        image.save(half, "WEBP", quality=82, method=2)
        half.replace(path)
        kept = sorted(self.folder.glob("*/*.webp"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


@contextmanager
def opened(pdf: Path, number: int, settings: Settings) -> Iterator[Any]:
    """A page of a PDF, to use while `PDFIUM` is held. Raises a 404 when there is none to be had."""
    import pypdfium2

    try:
        with closing(_document(pdf, settings)) as document:
            page = document[number - 1]
            try:
                yield page
            finally:
                page.close()
    except (OSError, pypdfium2.PdfiumError, IndexError) as error:
        raise HTTPException(404, "Van deze pagina is geen afbeelding te maken.") from error


def _document(pdf: Path, settings: Settings) -> Any:
    """The PDF, of which no more is read than is asked for, by the first password that opens it."""
    import pypdfium2

    for password in settings.passwords:
        with suppress(pypdfium2.PdfiumError):
            return pypdfium2.PdfDocument(pdf, password=password)
    return pypdfium2.PdfDocument(pdf)


def _drawn(page: Any, width: int) -> Any:
    across, down = page.get_size()
    if across <= 0 or down <= 0:
        raise IndexError
    scale = min(width / across, (LARGEST / (across * down)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB")
