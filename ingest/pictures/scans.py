"""Pages that are pictures, or whose text layer is no good: recognised, and the better reading kept."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.model import Notice
from ingest.pages.frame import POINTS
from ingest.pictures import ocr
from ingest.pictures.legible import legibility, vocabulary
from ingest.pictures.pictured import pictured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Region
    from ingest.lines import Raw
    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment, Sheet
    from ingest.pictures.legible import Legibility
    from ingest.settings import Limits

USUAL, LEAST, MOST = 300, 200, 400
"""Dots an inch: what a page is drawn in when its picture does not say, and the bounds when it does. Type of
7 points is read without fault from 150 on; 400 take twice as long as 200, and more read no better."""

COARSE = 100
"""Dots an inch at which most of the small type on a page is misread; fewer are not tried."""

OUTLINED = 100
"""So many shapes on a page without text may be its letters: a sentence has as many."""

FEW = 30
"""Long words; a picture of a page with fewer in its text layer holds more than a stamp or a title."""

MORE = 1.1
"""How many times more known words make a reading the better one: equals keep what the file says."""

UNSURE = 0.6
"""The confidence of most words under which a page may lie on its side; good scans have over 0.9."""

INKED = 0.002
"""The share of dark dots from which a page that yields no text holds something: dust stays under it."""

MEGA = 1_000_000
PARTLY = "Een deel van deze bladzijde is niet herkend. Bekijk de bladzijde zelf."
TOO_LARGE = "De afbeelding op deze pagina is groter dan {} megapixel. Verhoog 'megapixels' in dossier.toml."
REMEDY = f"Installeer de pakketten {ocr.PACKAGES} en lees het bestand opnieuw."

DARK = 128
"""Of 255 levels of grey."""

TURNS = (0, 90, 270, 180)
"""Degrees clockwise, in the order in which they are tried; the first that reads well is taken."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as it was recognised, turned so many degrees and with this slope, and how good that is.

    `lost` says that some of it looks like text and was not recognised.
    """

    fragments: tuple[Fragment, ...]
    drawn: Drawings
    turned: int
    slope: float
    lost: bool
    worth: Legibility

    @property
    def is_sure(self) -> bool:
        letters = sum(len(f.text) - f.text.count(" ") for f in self.fragments)
        return ocr.certainty(self.fragments) > UNSURE * letters and not self.worth.is_illegible


def recognised(
    document: Any, sheets: Sequence[Sheet], limits: Limits
) -> tuple[list[Sheet], tuple[Notice, ...]]:
    """The sheets of a document of pdfium, those that ask for it recognised, and what is to be told of it.

    Raises `UnreadableError` when no page can be read.
    """
    texts = [_text(sheet.fragments) for sheet in sheets]
    poor = any(_asks(sheet, words, frozenset()) for sheet, words in zip(sheets, texts, strict=True))
    known = vocabulary(texts) if poor else frozenset()
    asking = {s.number for s, words in zip(sheets, texts, strict=True) if poor and _asks(s, words, known)}
    notices: list[Notice] = []
    read = list(sheets)
    if asking:
        with ocr.tesseract() as recognise:
            for index, sheet in enumerate(sheets):
                if sheet.number in asking:
                    read[index], told = _better(document, sheet, recognise, known, limits)
                    notices += told
    if not any(sheet.fragments for sheet in read):
        raise _nothing(notices, pictured=bool(asking))
    return read, tuple(notices)


def _nothing(notices: Sequence[Notice], *, pictured: bool) -> UnreadableError:
    if notices:
        message, _, remedy = notices[0].message.partition(". ")
        reason = f"{message[0].lower()}{message[1:]}"
        return UnreadableError(f"Geen enkele pagina van de PDF kan worden gelezen: {reason}.", remedy)
    found = "is een scan waarop geen tekst is herkend" if pictured else "bevat geen tekst"
    return UnreadableError(f"De PDF {found}.", "Haal het bestand opnieuw op bij de afzender.")


def _asks(sheet: Sheet, words: str, known: frozenset[str]) -> bool:
    """Whether to recognise a page: something to see but no text, a poor layer, a picture with a stamp."""
    worth = legibility(words, known)
    if not worth.characters:
        return sheet.dots > 0 or sheet.shapes >= OUTLINED
    return worth.is_doubtful or (sheet.scanned and worth.words < FEW)


def _better(
    document: Any, sheet: Sheet, recognise: ocr.Recognise | None, known: frozenset[str], limits: Limits
) -> tuple[Sheet, list[Notice]]:
    """The better one of two readings of a page: what its text layer says, what is recognised on it."""
    layer = legibility(_text(sheet.fragments), known)
    kept = replace(sheet, fragments=() if layer.is_illegible else sheet.fragments)
    dpi = _resolution(sheet, limits)
    if recognise is None:
        return kept, _lost(kept, f"De pagina is een afbeelding en tekstherkenning ontbreekt. {REMEDY}")
    if dpi < COARSE or sheet.pixels > limits.megapixels * MEGA:
        return kept, _lost(kept, TOO_LARGE.format(limits.megapixels))
    try:
        picture = _drawn(document, sheet, dpi)
        read = _read(picture, dpi, recognise, known)
    except (RuntimeError, OSError):
        return kept, _lost(kept, "De tekst op deze pagina kon niet worden herkend. Bekijk de pagina zelf.")
    if read.is_sure and (not kept.fragments or read.worth.known > MORE * layer.known):
        return _with(sheet, read), [Notice(PARTLY, sheet.number, lost=True)] if read.lost else []
    if kept.fragments or not _is_inked(picture):
        return kept, []
    return kept, _lost(kept, "De pagina is een afbeelding zonder leesbare tekst. Bekijk de pagina zelf.")


def _lost(kept: Sheet, reason: str) -> list[Notice]:
    """What is told of a page that was not recognised: nothing when its text layer holds a page of text."""
    words = legibility(_text(kept.fragments)).words
    return (
        []
        if kept.fragments and not (kept.scanned and words < FEW)
        else [Notice(reason, kept.number, lost=True)]
    )


def _with(sheet: Sheet, read: _Read) -> Sheet:
    width, height = (sheet.height, sheet.width) if read.turned in (90, 270) else (sheet.width, sheet.height)
    return replace(
        sheet,
        fragments=read.fragments,
        width=width,
        height=height,
        drawn=read.drawn,
        turned=read.turned,
        slope=read.slope,
    )


def _resolution(sheet: Sheet, limits: Limits) -> int:
    """The dots an inch in which a page is drawn: those of its picture, within what serves and what fits."""
    wanted = min(max(sheet.dots, LEAST), MOST) if sheet.scanned else USUAL
    inches = max(sheet.width * sheet.height, 1.0) / POINTS**2
    return int(min(wanted, (limits.megapixels * MEGA / inches) ** 0.5))


def _drawn(document: Any, sheet: Sheet, dpi: int) -> Any:
    page = document[sheet.number - 1]
    try:
        return page.render(scale=dpi / POINTS, grayscale=True).to_pil().convert("L")
    finally:
        page.close()


def _read(picture: Any, dpi: int, recognise: ocr.Recognise, known: frozenset[str]) -> _Read:
    """The picture as it reads best: as it stands, or turned when its lines lean or it yields little."""
    tried: list[_Read] = []
    turns = list(TURNS)
    while turns:
        one = _turned(picture, dpi, recognise, known, turns.pop(0))
        lean = _lean(one.fragments)
        if one.is_sure and not lean:
            return one
        tried.append(one)
        upright = (one.turned + lean) % 360
        turns = [turn for turn in turns if turn == upright] + [turn for turn in turns if turn != upright]
    return max(tried, key=lambda one: (one.worth.known, -one.turned))


def _turned(picture: Any, dpi: int, recognise: ocr.Recognise, known: frozenset[str], degrees: int) -> _Read:
    upright = picture.rotate(-degrees, expand=True) if degrees else picture
    found = pictured(upright, dpi, recognise)
    return _Read(
        found.fragments,
        found.drawn,
        degrees,
        found.slope,
        found.lost,
        legibility(_text(found.fragments), known),
    )


def _lean(fragments: Sequence[Fragment]) -> int:
    """The direction of most of what is recognised, in degrees against the clock."""
    letters: Counter[float] = Counter()
    for fragment in fragments:
        letters[fragment.angle] += len(fragment.text)
    angle = max(letters, key=lambda one: (letters[one], -one), default=0.0)
    return round(math.degrees(angle) / 90) % 4 * 90


def _is_inked(picture: Any) -> bool:
    histogram = picture.histogram()
    return bool(sum(histogram[:DARK]) > INKED * sum(histogram))


def _text(fragments: Sequence[Fragment]) -> str:
    return " ".join(fragment.text for fragment in fragments)


def turned_back(raw: Raw, sheets: Sequence[Sheet]) -> Raw:
    """The lines with the places that they have on the page as it is shown, of pages that were turned."""
    moved = {sheet.number: sheet for sheet in sheets if sheet.turned or sheet.slope}
    aside = {number for number, sheet in moved.items() if sheet.turned in (90, 270)}
    lines = tuple(
        replace(line, region=_as_shown(_sloped(line.region, moved[line.page]), moved[line.page]))
        if line.region is not None and line.page in moved
        else line
        for line in raw.lines
    )
    pages = tuple(
        replace(page, width=page.height, height=page.width) if page.number in aside else page
        for page in raw.pages
    )
    return replace(raw, lines=lines, pages=pages)


def _sloped(region: Region, sheet: Sheet) -> Region:
    """A box of a page that was made level about its middle, where it stood."""
    x, y = (region.x0 + region.x1 - sheet.width) / 2, (region.top + region.bottom - sheet.height) / 2
    angle = math.atan(sheet.slope)
    right = x * (math.cos(angle) - 1) - y * math.sin(angle)
    down = x * math.sin(angle) + y * (math.cos(angle) - 1)
    x0, x1, top, bottom = region.x0 + right, region.x1 + right, region.top + down, region.bottom + down
    return replace(region, x0=x0, top=top, x1=x1, bottom=bottom)


def _as_shown(region: Region, sheet: Sheet) -> Region:
    """A box of a page that was turned clockwise to be read, turned back."""
    x0, top, x1, bottom = region.x0, region.top, region.x1, region.bottom
    boxes = {
        0: (x0, top, x1, bottom),
        90: (top, sheet.width - x1, bottom, sheet.width - x0),
        180: (sheet.width - x1, sheet.height - bottom, sheet.width - x0, sheet.height - top),
        270: (sheet.height - bottom, x0, sheet.height - top, x1),
    }
    x0, top, x1, bottom = boxes[sheet.turned]
    return replace(region, x0=x0, top=top, x1=x1, bottom=bottom)
