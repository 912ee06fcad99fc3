"""PDF through pdfium: a file, its pages, and why it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from ingest.fragments import Sheet
from ingest.layout import lay_out
from ingest.tables import tabulate
from ingest.typed import Typed

if TYPE_CHECKING:
    from ingest.lines import Raw
    from ingest.settings import Settings

SCAN_SHARE = 0.5
"""A picture that covers so much of a page without text is a scan of it."""

PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD in pdfium's public header fpdfview.h."""

_TAIL = 1024
"""ISO 32000-1, Annex H: readers look for %%EOF in the last 1024 bytes."""


def read(data: bytes, _: Settings) -> Raw:
    """The lines of a PDF in reading order, with pages and regions.

    Raises `UnreadableError` when it is damaged, encrypted, or has pages without a text layer.
    """
    import pypdfium2

    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError(
            "De PDF is niet volledig: het einde van het bestand ontbreekt.",
            "Haal het bestand opnieuw op bij de afzender.",
        )
    try:
        with pypdfium2.PdfDocument(data) as document:
            sheets = [_sheet(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    _check_text(sheets)
    return lay_out(tabulate(data, sheets))


def _unreadable(error: Any) -> UnreadableError:
    if getattr(error, "err_code", None) == PASSWORD_ERROR:
        return UnreadableError(
            "De PDF is met een wachtwoord beveiligd.", "Vraag de afzender om een exemplaar zonder wachtwoord."
        )
    return UnreadableError(
        "De PDF is beschadigd en kan niet worden geopend.", "Haal het bestand opnieuw op bij de afzender."
    )


def _check_text(sheets: list[Sheet]) -> None:
    """Raises `UnreadableError` when pages are pictures, or when there is no text at all."""
    scans = [str(sheet.number) for sheet in sheets if sheet.scanned]
    written = any(sheet.fragments for sheet in sheets)
    if written and not scans:
        return
    raise UnreadableError(
        f"De PDF is deels een scan: pagina {', '.join(scans)} heeft geen tekstlaag."
        if written
        else "De PDF is een scan: geen enkele pagina heeft een tekstlaag.",
        "Tekstherkenning (OCR) is nodig: laat het bestand herkennen en bied het opnieuw aan.",
    )


def _sheet(document: Any, index: int) -> Sheet:
    page = document[index]
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        fragments = tuple(Typed(text, page).fragments())
    finally:
        text.close()
    scanned, drawn = not fragments and _pictured(page), _drawn(page)
    page.close()
    return Sheet(index + 1, width, height, fragments, scanned, drawn)


def _drawn(page: Any) -> int:
    import pypdfium2.raw as pdfium

    return sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))


def _pictured(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    boxes = [item.get_bounds() for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    return any((x1 - x0) * (y1 - y0) > SCAN_SHARE * width * height for x0, y0, x1, y1 in boxes)
