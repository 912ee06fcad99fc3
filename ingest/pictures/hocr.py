"""hOCR (https://kba.github.io/hocr-spec/1.2/), in which Tesseract gives lines and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SPOT = 0.45
"""The height of a bullet, and the white space behind it, in shares of its line's; letters are higher."""

_RULE = re.compile(r"[|¦_~=]+$")
"""What the lines of a table and the edges of a picture are taken for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its text, its box in pixels, its confidence from 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line on a picture: words, height and slope of its type, where its baseline begins, its direction."""

    words: tuple[Word, ...]
    size: float
    slope: float
    foot: float
    angle: float


def rows_of(hocr: str) -> list[Row]:
    """The lines on a picture that hold a word."""
    from lxml import html

    if not hocr.strip():
        return []
    root = html.document_fromstring(hocr.encode(), parser=html.HTMLParser(encoding="utf-8"))
    lines = root.xpath("//span[span[@class='ocrx_word']]")
    return [_bulleted(row) for row in map(_row, lines) if row.words]


def _row(line: Any) -> Row:
    title = line.get("title", "")
    x0, _, _, bottom = _numbers(title, "bbox", 4)
    slope, offset = _numbers(title, "baseline", 2)
    words = tuple(filter(_is_word, map(_word, line.xpath("span[@class='ocrx_word']"))))
    foot = bottom + offset - slope * x0
    return Row(words, _numbers(title, "x_size", 1)[0], slope, foot, _angle(title, words))


def _angle(title: str, words: Sequence[Word]) -> float:
    """The direction of a line in degrees against the clock, given or told by how its words stand."""
    given = _numbers(title, "textangle", 1)[0]
    if given or "baseline" in title or not words:
        return given
    width = max(w.box[2] for w in words) - min(w.box[0] for w in words)
    height = max(w.box[3] for w in words) - min(w.box[1] for w in words)
    if height <= width:
        return 0.0
    return 270.0 if words[0].box[1] <= words[-1].box[1] else 90.0


def _word(span: Any) -> Word:
    title = span.get("title", "")
    x0, top, x1, bottom = _numbers(title, "bbox", 4)
    text = "".join(span.text_content().split())
    return Word(text, (x0, top, x1, bottom), min(1.0, _numbers(title, "x_wconf", 1)[0] / 100))


def _is_word(word: Word) -> bool:
    return word.text != "" and _RULE.match(word.text) is None


def _bulleted(row: Row) -> Row:
    """The row, its bullet (a spot before the text, taken for a star, a quotation mark or an "e") made one."""
    if len(row.words) < 2:
        return row
    spot, text = row.words[:2]
    width, height = spot.box[2] - spot.box[0], spot.box[3] - spot.box[1]
    is_spot = (
        len(spot.text) == 1
        and max(width, height) < SPOT * row.size
        and min(width, height) > max(width, height) / 2
    )
    if not is_spot or text.box[0] - spot.box[2] < SPOT * row.size or spot.text in ".,":
        return row
    return replace(row, words=(replace(spot, text="•"), *row.words[1:]))


def _numbers(title: str, name: str, count: int) -> list[float]:
    """The numbers of a property in hOCR's titles; zeros when it is not there."""
    match = re.search(rf"\b{name}((?: -?[\d.]+)+)", title)
    found = [float(number) for number in match[1].split()] if match else []
    return (found + [0.0] * count)[:count]
