"""PDF through pdfium: a file, its pages as they are shown, and why it cannot be read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.model import Notice
from ingest.pages.bands import in_table
from ingest.pages.blackout import bars, is_covered, marked
from ingest.pages.bullets import bulleted
from ingest.pages.drawings import drawings
from ingest.pages.firstfont import settle_fonts
from ingest.pages.fragments import Sheet
from ingest.pages.frame import POINTS
from ingest.pages.layout import lay_out
from ingest.pages.painted import Painted
from ingest.pages.stretches import stretches
from ingest.pages.tables import tabulate
from ingest.pages.typed import Typed
from ingest.pictures.scans import recognised, turned_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.lines import Raw
    from ingest.pages.blackout import Cover, Glyph
    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box
    from ingest.pages.painted import Picture
    from ingest.settings import Settings

SCAN_SHARE = 0.5
"""Pictures that cover so much of a page are a scan of it."""

PASSWORD_ERROR, SECURITY_ERROR = 4, 5
"""FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY in pdfium's public header fpdfview.h."""

_TAIL = 1024
"""ISO 32000-1, Annex H: readers look for %%EOF in the last 1024 bytes."""


def read(data: bytes, settings: Settings) -> Raw:
    """The lines of a PDF in reading order, with pages and regions; what is a picture is recognised.

    Raises `UnreadableError` when it is damaged, asks for a password that is not known, has more pages than
    the limit, or has no page that can be read.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError(
            "De PDF is niet volledig: het einde van het bestand ontbreekt.",
            "Haal het bestand opnieuw op bij de afzender.",
        )
    with _opened(data, settings) as document:
        found = [_sheet(document, index) for index in range(len(document))]
        sheets, notices = recognised(document, [sheet for sheet, _ in found], settings.limits)
    raw = turned_back(lay_out(tabulate(sheets)), sheets)
    told = (*(notice for _, page in found for notice in page), *notices)
    return replace(raw, notices=(*raw.notices, *sorted(told, key=lambda notice: notice.page)))


@contextmanager
def _opened(data: bytes, settings: Settings) -> Iterator[Any]:
    """The document; raises `UnreadableError`."""
    import pypdfium2

    password = password_of(data, settings)
    settle_fonts()
    with pypdfium2.PdfDocument(data, password=password) as document:
        _check_pages(len(document), settings.limits.pages)
        yield document


def password_of(data: bytes, settings: Settings) -> str | None:
    """The first password that opens the file; none when it does not ask for one. Raises `UnreadableError`."""
    import pypdfium2

    for password in (None, *settings.passwords):
        try:
            pypdfium2.PdfDocument(data, password=password).close()
        except pypdfium2.PdfiumError as error:
            if error.err_code != PASSWORD_ERROR:
                raise _damaged(error.err_code) from error
        else:
            return password
    known = (
        "geen van de opgegeven wachtwoorden past" if settings.passwords else "het wachtwoord is niet bekend"
    )
    raise UnreadableError(
        f"De PDF is met een wachtwoord beveiligd en {known}.",
        "Geef het wachtwoord met --password of in dossier.toml.",
    )


def _check_pages(count: int, limit: int) -> None:
    if count > limit:
        raise UnreadableError(
            f"De PDF heeft {count} pagina's, meer dan de grens van {limit}.",
            "Splits het bestand, of verhoog de grens 'paginas' in dossier.toml.",
        )


def _damaged(code: int | None) -> UnreadableError:
    if code == SECURITY_ERROR:
        return UnreadableError(
            "De PDF is beveiligd op een manier die Rodedraad niet kent.",
            "Vraag de afzender om een exemplaar zonder beveiliging.",
        )
    return UnreadableError(
        "De PDF is beschadigd en kan niet worden geopend.", "Haal het bestand opnieuw op bij de afzender."
    )


def _sheet(document: Any, index: int) -> tuple[Sheet, list[Notice]]:
    """A page as it is shown, and what is to be told of it."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        lost = Notice("Deze pagina is beschadigd en is niet gelezen.", index + 1, lost=True)
        return Sheet(index + 1, 0.0, 0.0, ()), [lost]
    try:
        return _seen(page, index + 1)
    finally:
        page.close()


def _seen(page: Any, number: int) -> tuple[Sheet, list[Notice]]:
    painted = Painted(page)
    width, height = page.get_size()
    pictures = tuple(painted.pictures())
    scanned = sum(_area(p.box, (0.0, 0.0, width, height)) for p in pictures) > SCAN_SHARE * width * height
    text = page.get_textpage()
    try:
        typed = Typed(text, page)
        painted.frame = typed.frame
        drawn = drawings(painted.items, typed.frame)
        fragments, redacted = _shown(typed, painted, drawn, scanned=scanned)
    finally:
        text.close()
    if typed.turned in (90, 270):
        width, height = height, width
    lines = bulleted(fragments, drawn.dots)
    own = tuple(f for f in lines if f.x1 > 0 and f.bottom > 0 and f.x0 < width and f.top < height)
    dots, pixels = _detail(pictures)
    sheet = Sheet(number, width, height, own, scanned, drawn, painted.shapes, dots, pixels, typed.turned)
    return sheet, [_told(number, redacted)] if redacted else []


def _shown(
    typed: Typed, painted: Painted, drawn: Drawings, *, scanned: bool
) -> tuple[tuple[Fragment, ...], int]:
    """The text of a page that can be seen, with a mark for each bar, and the number of bars over text."""
    blots = painted.blots() if scanned and painted.has_layer() else ()
    covers = (*painted.covers(), *blots)
    if not covers and not painted.has_unseen_text():
        return tuple(stretches(typed)), 0
    glyphs = dict(painted.glyphs(typed))
    under = {index for index, glyph in glyphs.items() if is_covered(glyph, covers)}
    unseen = set() if scanned else {index for index, glyph in glyphs.items() if glyph.blank}
    typed.characters = "".join(
        " " if index in under or index in unseen else character
        for index, character in enumerate(typed.characters)
    )
    return _blacked(tuple(stretches(typed)), covers, drawn, glyphs, under)


def _blacked(
    fragments: tuple[Fragment, ...],
    covers: Sequence[Cover],
    drawn: Drawings,
    glyphs: dict[int, Glyph],
    under: set[int],
) -> tuple[tuple[Fragment, ...], int]:
    hidden = [glyphs[index].box for index in sorted(under)]
    boxes = bars(covers, hidden, [glyph.box for index, glyph in glyphs.items() if index not in under])
    celled = [box for box in boxes if in_table(box, fragments, drawn)]
    return marked(fragments, boxes, [*hidden, *celled]), len(boxes) if hidden else 0


def _told(number: int, redacted: int) -> Notice:
    return Notice(f"Onder {redacted} balk{'en' * (redacted > 1)} staat tekst die niet is gelezen.", number)


def _detail(pictures: Sequence[Picture]) -> tuple[float, int]:
    """The dots an inch of the largest picture, and the pixels of the one that holds most."""
    sized = [picture for picture in pictures if picture.box[2] > picture.box[0]]
    if not sized:
        return 0.0, 0
    large = max(sized, key=lambda p: (p.box[2] - p.box[0]) * (p.box[3] - p.box[1]))
    dots = max(large.width, large.height) / max(large.box[2] - large.box[0], large.box[3] - large.box[1])
    return dots * POINTS, max(p.width * p.height for p in sized)


def _area(box: Box, page: Box) -> float:
    """The area that a box has within the page."""
    width = min(box[2], page[2]) - max(box[0], page[0])
    height = min(box[3], page[3]) - max(box[1], page[1])
    return max(width, 0.0) * max(height, 0.0)
