"""The type of a page as pdfium gives it: its text in one call, geometry only where a word begins or ends."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from ingest.pages.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.pages.frame import Box

HYPHENS = "\x02\ufffe"
"""What pdfium puts in place of a hyphen at the end of a line; the line break behind it is dropped."""

_GAPS = "\t\n\r \xa0"
_WORD = re.compile(f"[^{_GAPS}{HYPHENS}]*[{HYPHENS}]|[^{_GAPS}{HYPHENS}]+")
_BREAK = re.compile(f"[\n\r{HYPHENS}]")
_SHOWN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_SURROGATE = re.compile("[\ud800-\udfff]")

ASCENT, DESCENT = 0.73, 0.2
"""How far usual type reaches above and under its baseline, in shares of its size."""

SAMPLE = 40
"""So many characters of a page show which way it was written."""

BOLD_WEIGHT = 600
"""The weight of CSS and OpenType from which type looks bold."""

STRAIGHT = 0.01
"""The slope up to which type stands straight: files round the numbers of a turn."""

SLOPING = 0.06
"""In radians: directions are known to a tenth, and those of level and upright lines are rounded by less."""

FONT_NAME = 128
"""In bytes: PostScript names have at most 63 characters (Adobe Technical Note 5088), a subset's tag seven."""

_BOLD_NAME = re.compile(rb"(?i)bold|black|heavy")


class Typed:
    """One page: its characters, and what is asked of single ones: their box, their weight, their angle.

    `turned` are the degrees, clockwise, by which the page is turned to be read; boxes are of that. The
    buffers that pdfium writes to are made once; each question is one call into it.
    """

    def __init__(self, text: Any, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.text = pdfium, text.raw
        self.characters = self._characters()
        self.turned = self._turn(page.get_rotation())
        self.frame = Frame.of(page).turned(self.turned)
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
        self._levels: dict[tuple[float, float], tuple[float, float]] = {}

    def _turn(self, rotation: int) -> int:
        """The degrees, clockwise, by which the page must be turned for most of its text to stand upright."""
        letters = [index for index, character in enumerate(self.characters) if not character.isspace()]
        asked = letters[:: len(letters) // SAMPLE + 1]
        turns = Counter(round(math.degrees(self.angle(index)) / 90) % 4 * 90 for index in asked)
        most, count = max(turns.items(), key=lambda turn: (turn[1], -turn[0]), default=(0, 0))
        return (-most - rotation) % 360 if 2 * count > len(asked) else 0

    def words(self) -> Iterator[tuple[int, int, bool]]:
        """The ranges of words, each with whether pdfium starts a line there."""
        end = 0
        for match in _WORD.finditer(self.characters):
            start = match.start()
            yield start, match.end(), _BREAK.search(self.characters, max(end - 1, 0), start) is not None
            end = match.end()

    def shown(self, start: int, end: int) -> str:
        """The characters from `start` up to `end`, as they look on the page."""
        return self.characters[start:end].translate(_SHOWN)

    def box(self, index: int) -> Box:
        """Left, top, right and bottom of a character, in points from the page's top left corner."""
        rect = self._rect
        self.pdfium.FPDFText_GetLooseCharBox(self.text, index, rect)
        left, right = rect.left, rect.right
        if self.turned in (90, 270):
            left, right = self._level(index, left, right)
            return self.frame.box(left, rect.bottom, right, rect.top)
        bottom, top = self._level(index, rect.bottom, rect.top)
        return self.frame.box(left, bottom, right, top)

    def angle(self, index: int) -> float:
        """The direction of a character in radians."""
        return round(float(self.pdfium.FPDFText_GetCharAngle(self.text, index)), 1)

    def is_bold(self, index: int) -> bool:
        """By the weight of the font or, since some programs leave that out, by its name."""
        if self.pdfium.FPDFText_GetFontWeight(self.text, index) >= BOLD_WEIGHT:
            return True
        length = self.pdfium.FPDFText_GetFontInfo(self.text, index, self._name, FONT_NAME, self._flags)
        return 0 < length <= FONT_NAME and _BOLD_NAME.search(self._name.value) is not None

    def rise(self, digit: int, letter: int) -> float:
        """How far the foot of a character stands above the line that another stands on; 0 if that slopes."""
        quarter = round(self.angle(letter) / (math.pi / 2))
        if abs(self.angle(letter) - quarter * math.pi / 2) > SLOPING:
            return 0.0
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        self.pdfium.FPDFText_GetCharBox(self.text, digit, left, right, low, high)
        self.pdfium.FPDFText_GetCharOrigin(self.text, letter, self._x, self._y)
        x, y = self._x.value, self._y.value
        return (low.value - y, left.value - x, y - high.value, x - right.value)[quarter % 4]

    def _level(self, index: int, low: float, high: float) -> tuple[float, float]:
        """The foot and head of a character by the size of its type: fonts may leave that out.

        Characters of one type on one line share the box that the font gives, so one question answers all.
        On a page that is read on its side the foot is left or right.
        """
        known = self._levels.get((low, high))
        if known is not None:
            return known
        self.pdfium.FPDFText_GetMatrix(self.text, index, self._matrix)
        self.pdfium.FPDFText_GetCharOrigin(self.text, index, self._x, self._y)
        side = self.turned in (90, 270)
        up, askew = (self._matrix.c, self._matrix.d) if side else (self._matrix.d, self._matrix.c)
        size = self.pdfium.FPDFText_GetFontSize(self.text, index) * up
        if size == 0 or abs(askew) > STRAIGHT * abs(up):
            return low, high
        foot = self._x.value if side else self._y.value
        ends = sorted((foot - DESCENT * size, foot + ASCENT * size))
        level = ends[0], ends[1]
        if low < high:
            self._levels[low, high] = level
        return level

    def _characters(self) -> str:
        """The text of the page, one character for each of pdfium's indices."""
        count = self.pdfium.FPDFText_CountChars(self.text)
        buffer = (ctypes.c_ushort * (count + 1))()
        if self.pdfium.FPDFText_GetText(self.text, 0, count, buffer) == count + 1:
            found = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
            if len(found) == count and not _SURROGATE.search(found):
                return found
        return "".join(_character(self.pdfium.FPDFText_GetUnicode(self.text, i)) for i in range(count))


def _character(code: int) -> str:
    """What a number that a (damaged) font table gives stands for."""
    return chr(code) if 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF else "\ufffd"
