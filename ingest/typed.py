"""The type of a page as pdfium gives it: words with their geometry, read once, style by fragment."""

from __future__ import annotations

import ctypes
import re
import sys
from typing import TYPE_CHECKING, Any

from ingest.fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

HYPHEN_MARKS = (0x02, 0xFFFE)
"""What pdfium puts in place of a hyphen at the end of a line; the line break behind it is dropped."""

_SPACES = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0))
_LINE_ENDS = frozenset((0x0A, 0x0D))

WIDE_GAP = 1.2
"""White space, in heights of a line, that parts columns and cells; justified text stays under it."""

RAISED = 0.15
"""A digit whose foot is this share of the type's height above the baseline is a footnote mark."""

ASCENT, DESCENT = 0.73, 0.2
"""How far usual type reaches above and under its baseline, in shares of its size."""

THINNEST = 0.1
"""In points: a damaged font may give its letters no height at all."""

BOLD_WEIGHT = 600
"""The weight of CSS and OpenType from which type looks bold."""

FONT_NAME = 128
"""In bytes: PostScript names have at most 63 characters (Adobe Technical Note 5088), a subset's tag seven."""

_BOLD_NAME = re.compile(rb"(?i)bold|black|heavy")

_NOTE_MARK = re.compile(r"[^\W\d_][.,;:)”’\"]*(?P<mark>\d{1,2})$|^(?P<number>\d{1,2})[^\W\d_]")
"""A number glued to the end of a word refers to a note, one glued to its beginning opens it."""


class Typed:
    """One page: its characters and, asked for only where a word begins or ends, their boxes."""

    def __init__(self, text: Any, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.text = pdfium, text
        self.rotation = page.get_rotation()
        self.frame: tuple[float, float, float, float] = page.get_cropbox()
        self.codes = [
            pdfium.FPDFText_GetUnicode(text, index) for index in range(pdfium.FPDFText_CountChars(text))
        ]

    def fragments(self) -> Iterator[Fragment]:
        """The stretches of one line, parted by wide white space, in the order of the file."""
        words: list[tuple[int, int, tuple[float, float, float, float]]] = []
        for start, end, new_line in self._words():
            first, last = self._box(start), self._box(end - 1)
            box = (first[0], min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
            if words and (new_line or _parted(words[-1][2], box)):
                yield self._fragment(words)
                words = []
            words.append((start, end, box))
        if words:
            yield self._fragment(words)

    def _words(self) -> Iterator[tuple[int, int, bool]]:
        """The ranges of words, each with whether pdfium starts a line there."""
        start, new_line = 0, True
        for index, code in enumerate([*self.codes, 0x0A]):
            hyphen = code in HYPHEN_MARKS
            if code not in _SPACES and not hyphen:
                continue
            if hyphen or index > start:
                yield start, index + hyphen, new_line
                new_line = False
            new_line = new_line or hyphen or code in _LINE_ENDS
            start = index + 1

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a character, in points from the page's top left corner."""
        rect = self.pdfium.FS_RECTF()
        self.pdfium.FPDFText_GetLooseCharBox(self.text, index, rect)
        self._level(index, rect)
        left, bottom, right, top = self.frame
        corners = {
            0: (rect.left - left, top - rect.top, rect.right - left, top - rect.bottom),
            90: (rect.bottom - bottom, rect.left - left, rect.top - bottom, rect.right - left),
            180: (right - rect.right, rect.bottom - bottom, right - rect.left, rect.top - bottom),
            270: (top - rect.top, right - rect.right, top - rect.bottom, right - rect.left),
        }
        return corners[self.rotation]

    def _level(self, index: int, rect: Any) -> None:
        """Gives the box of an upright character the height of its type: fonts may leave that out."""
        matrix, x, y = self.pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self.pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        self.pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        size = self.pdfium.FPDFText_GetFontSize(self.text, index) * matrix.d
        if size > 0 and matrix.b == matrix.c == 0:
            rect.bottom, rect.top = y.value - DESCENT * size, y.value + ASCENT * size

    def _fragment(self, words: list[tuple[int, int, tuple[float, float, float, float]]]) -> Fragment:
        start, first = words[0][0], words[0][2]
        texts = [self._text(a, b) for a, b, _ in words]
        boxes = [box for _, _, box in words]
        return Fragment(
            text=" ".join(texts),
            x0=first[0],
            top=min(box[1] for box in boxes),
            x1=max(box[2] for box in boxes),
            bottom=max(box[3] for box in boxes),
            size=max(first[3] - first[1], THINNEST),
            bold=self._bold(start) and self._bold(words[-1][0]),
            angle=round(self.pdfium.FPDFText_GetCharAngle(self.text, start), 1),
            notes=tuple(self._notes(words, texts)),
            words=tuple((box[0], box[2]) for box in boxes),
        )

    def _raised(self, digit: int, letter: int) -> bool:
        """Whether a digit stands above the baseline of a letter beside it."""
        x0, x1, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        self.pdfium.FPDFText_GetCharBox(self.text, digit, x0, x1, bottom, top)
        self.pdfium.FPDFText_GetCharOrigin(self.text, letter, x, y)
        box = self._box(letter)
        return bottom.value - y.value > RAISED * (box[3] - box[1])

    def _text(self, start: int, end: int) -> str:
        return "".join(
            "-" if code in HYPHEN_MARKS else chr(code) if _is_character(code) else "\ufffd"
            for code in self.codes[start:end]
        )

    def _bold(self, index: int) -> bool:
        """By the weight of the font or, since some programs leave that out, by its name."""
        if self.pdfium.FPDFText_GetFontWeight(self.text, index) >= BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(FONT_NAME)
        length = self.pdfium.FPDFText_GetFontInfo(self.text, index, name, FONT_NAME, ctypes.c_int())
        return 0 < length <= FONT_NAME and _BOLD_NAME.search(name.value) is not None

    def _notes(
        self, words: list[tuple[int, int, tuple[float, float, float, float]]], texts: list[str]
    ) -> Iterator[tuple[int, int]]:
        """The ranges of raised footnote digits in the fragment's text."""
        offset = 0
        for (start, end, _), text in zip(words, texts, strict=True):
            match = _NOTE_MARK.search(text)
            if match:
                digit, letter = (end - 1, start) if match["mark"] else (start, end - 1)
                if self._raised(digit, letter):
                    first, last = match.span(match.lastgroup or 0)
                    yield offset + first, offset + last
            offset += len(text) + 1


def _is_character(code: int) -> bool:
    """Whether a number that a (damaged) font table gives stands for a character."""
    return 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF


def _parted(above: tuple[float, float, float, float], below: tuple[float, float, float, float]) -> bool:
    """Whether a word stands off from the one before: by white space, on another line, or further back."""
    height = max(above[3] - above[1], 1.0)
    centre = abs((above[1] + above[3]) - (below[1] + below[3])) / 2
    return below[0] - above[2] > WIDE_GAP * height or centre > 0.6 * height or below[0] < above[0] - height
