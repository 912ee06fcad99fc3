"""Where the characters of a PDF's page stand on it as it is shown, to point at what was read of it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from corpus.model import Region
from ingest.pages.frame import Frame
from ingest.pages.typed import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.pages.frame import Box

ROOM = 2.0
"""In points: how far a character may stand out of the box of its block, which its reader made of words."""
ALIKE = 0.7
"""The share of the characters of a block that have to be found again, or its reader took another text."""
LEAST_HEIGHT = 4.0
"""In points: fonts without an extent give flat boxes."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A character that is no white space, and its box in points from the page's top left corner."""

    text: str
    box: Box


def signs(page: Any) -> tuple[Sign, ...]:
    """The characters of a page of pdfium in the order of its text layer."""
    import pypdfium2.raw as pdfium

    frame, rect, text = Frame.of(page), pdfium.FS_RECTF(), page.get_textpage()
    try:
        return tuple(_signs(pdfium, text.raw, rect, frame))
    finally:
        text.close()


def _signs(pdfium: Any, text: Any, rect: Any, frame: Frame) -> Iterator[Sign]:
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        character = "-" if chr(code) in HYPHENS else chr(code)
        if character.isspace() or not code or not pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        x0, top, x1, bottom = frame.box(rect.left, rect.bottom, rect.right, rect.top)
        yield Sign(character, (x0, min(top, bottom - LEAST_HEIGHT), x1, bottom))


def found(signs: Sequence[Sign], source: str, start: int, end: int, region: Region) -> Mapping[int, Box]:
    """The boxes of the characters `source[start:end]`, by offset, that stand within a region of the page.

    Empty when the text layer holds another text there: what was recognised on a picture, for instance.
    """
    there = [sign for sign in signs if _within(sign.box, region)]
    wanted = [at for at in range(start, end) if not source[at].isspace()]
    read, shown = "".join(source[at] for at in wanted), "".join(sign.text for sign in there)
    if read == shown:
        return {at: sign.box for at, sign in zip(wanted, there, strict=True)}
    same = SequenceMatcher(None, read, shown, autojunk=False).get_matching_blocks()
    pairs = {wanted[m.a + i]: there[m.b + i].box for m in same for i in range(m.size)}
    return pairs if wanted and len(pairs) >= ALIKE * min(len(wanted), len(there)) else {}


def _within(box: Box, region: Region) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return region.x0 - ROOM <= x <= region.x1 + ROOM and region.top - ROOM <= y <= region.bottom + ROOM


def lines(boxes: Sequence[Box], page: int) -> tuple[Region, ...]:
    """The boxes of characters in order, as one region for each line that they stand on."""
    made: list[Region] = []
    for x0, top, x1, bottom in boxes:
        last = made[-1] if made else None
        if last and last.top <= (top + bottom) / 2 <= last.bottom and x1 >= last.x0:
            upper, lower = min(top, last.top), max(bottom, last.bottom)
            made[-1] = Region(page, min(x0, last.x0), upper, max(x1, last.x1), lower)
        else:
            made.append(Region(page, x0, top, x1, bottom))
    return tuple(made)
