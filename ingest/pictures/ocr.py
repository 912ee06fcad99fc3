"""Recognising the text on a picture with Tesseract: through tesserocr, or else the `tesseract` program.

Both give hOCR, from which `hocr` and `levelled` read lines and words with their boxes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.pages.frame import POINTS
from ingest.pictures.levelled import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.fragments import Fragment
    from ingest.pictures.levelled import Found

Recognise = Callable[[Any, int, int], str]
"""From a grey picture (PIL), its resolution in dots an inch and a mode of segmentation to hOCR."""

LANGUAGE = "nld"

PACKAGES = "tesseract-ocr en tesseract-ocr-nld"
"""What a Debian or Ubuntu needs."""

PAGE, COLUMN, BLOCK, LINE, CHARACTER = 3, 4, 6, 7, 10
"""Tesseract's page segmentation modes: fully automatic, a single column of text of any size, a block of
lines, one line, one character."""

PAGE_SECONDS = 180
"""A dense page takes some seconds on a slow machine; a picture that keeps the program busy is given up."""

MARGIN = 10.0
"""In points: the paper around a piece that is read by itself; without any the letters at its edges suffer."""

GRAIN, WHITE = 40, 255
"""Of 255: what is darker than the paper by less is its grain, for which a figure alone is misread."""

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def tessdata() -> Path | None:
    """The folder with Tesseract's Dutch data."""
    named = Path(os.environ.get("TESSDATA_PREFIX") or "/")
    beside = Path(shutil.which("tesseract") or "/").parent  # as Windows has it
    folders = (named, named / "tessdata", beside / "tessdata", *map(Path, _FOLDERS))
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


def program() -> str | None:
    """The version of the `tesseract` program."""
    import pytesseract

    try:
        return str(pytesseract.get_tesseract_version())
    except (pytesseract.TesseractNotFoundError, OSError, SystemExit):
        return None


@contextmanager
def tesseract() -> Iterator[Recognise | None]:
    """The recogniser that this machine has; none when Tesseract or its Dutch data are missing.

    One thread each: two make it three times slower.
    """
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        with _library() as library:
            yield library or _program()
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before


@contextmanager
def _library() -> Iterator[Recognise | None]:
    folder = tessdata()
    try:
        import tesserocr
    except ImportError:
        folder = None
    if folder is None:
        yield None
        return
    with tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, psm=PAGE) as api:

        def recognise(picture: Any, dpi: int, mode: int) -> str:
            api.SetPageSegMode(mode)
            api.SetImage(picture)
            api.SetSourceResolution(dpi)
            found: str = api.GetHOCRText(0)
            return found

        yield recognise


def _program() -> Recognise | None:
    import pytesseract

    try:
        if LANGUAGE not in pytesseract.get_languages():
            return None
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return None

    def recognise(picture: Any, dpi: int, mode: int) -> str:
        words = f"--psm {mode} --dpi {dpi}"
        found: bytes = pytesseract.image_to_pdf_or_hocr(
            picture, lang=LANGUAGE, config=words, extension="hocr", timeout=PAGE_SECONDS
        )
        return found.decode()

    return recognise


def read(picture: Any, dpi: int, recognise: Recognise) -> Found:
    """What stands on a picture, in points.

    The automatic mode takes the numbers of a list for a line turned on its side; where it finds such lines
    the page is read as one column as well, and the reading with more letters that are sure is kept.
    """
    hocr = recognise(picture, dpi, PAGE)
    found = found_in(hocr, dpi)
    if "textangle" not in hocr or not any(fragment.angle == 0 for fragment in found.fragments):
        return found
    return max(
        found, found_in(recognise(picture, dpi, COLUMN), dpi), key=lambda one: certainty(one.fragments)
    )


def read_piece(
    picture: Any, box: tuple[int, int, int, int], dpi: int, slope: float, recognise: Recognise, mode: int
) -> tuple[Fragment, ...]:
    """What stands in a box (in dots) of a picture that has a slope, on white paper of its own, in points."""
    from PIL import Image, ImageStat

    paper = max(1, round(ImageStat.Stat(picture).median[0]) - GRAIN)
    margin = round(MARGIN * dpi / POINTS)
    x0, top, x1, bottom = box
    piece = Image.new("L", (x1 - x0 + 2 * margin, bottom - top + 2 * margin), WHITE)
    piece.paste(
        picture.crop(box).point([min(WHITE, v * WHITE // paper) for v in range(256)]), (margin, margin)
    )
    return found_in(recognise(piece, dpi, mode), dpi, at=(x0 - margin, top - margin), slope=slope).fragments


def certainty(found: Sequence[Fragment]) -> float:
    """How many letters are recognised, each counted for its confidence."""
    return sum(
        confidence * len(word)
        for fragment in found
        for confidence, word in zip(fragment.confidences, fragment.text.split(" "), strict=True)
    )
