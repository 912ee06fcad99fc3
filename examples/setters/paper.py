"""Texts on paper: letters set by `brief.typ`, and the same scanned."""

from __future__ import annotations

import io
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from PIL import Image

if TYPE_CHECKING:
    from setters.tekst import Tekst

LETTER = Path(__file__).parents[1] / "brief.typ"

SCAN_DPI = 150
"""What an office scanner makes of a letter that goes by mail."""

SKEW = 0.4
"""In degrees: no sheet lies straight on the glass."""

DARK = 150
"""Grey values (0 to 255) below it become ink: a scanner set to black and white."""

SHEET = """#set document(title: "{title}")
#set page(width: 210mm, height: 297mm, margin: 0pt)
#image("blad.png", width: 100%)
"""


def as_pdf(tekst: Tekst) -> bytes:
    """The text as a letter."""
    return _compiled(tekst, "pdf")


def as_scan(tekst: Tekst) -> bytes:
    """The letter of one page as a picture of it, in black and white and slightly askew."""
    with Image.open(io.BytesIO(_compiled(tekst, "png", ppi=SCAN_DPI))) as picture:
        grey = picture.convert("L").rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=255)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "blad.typ"
        source.write_text(SHEET.format(title=tekst.opmaak["titel"]), encoding="utf-8")
        grey.point(lambda value: 255 * (value >= DARK)).save(Path(folder) / "blad.png")
        return typst.compile(source, ignore_system_fonts=True, timestamp=tekst.moment)


def _compiled(tekst: Tekst, form: str, **settings: Any) -> bytes:
    return typst.compile(
        LETTER,
        format=form,
        ignore_system_fonts=True,
        sys_inputs={
            "opmaak": json.dumps(tekst.opmaak, default=str),
            "blokken": json.dumps([asdict(blok) for blok in tekst.blokken]),
        },
        timestamp=tekst.moment,
        **settings,
    )
