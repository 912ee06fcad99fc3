"""How wide words are in a picture, and how they are broken and cut to fit.

A picture is made without a font at hand: widths are those of Verdana, the widest of the fonts that it
may be shown in, so that what fits here fits everywhere.
"""

from __future__ import annotations

import re
import unicodedata

NARROW, WIDE = frozenset("iljtfrI.,:;'|!()[]- "), frozenset("mwMW@%—…")
NARROW_EM, COMMON_EM, CAPITAL_EM, WIDE_EM = 0.42, 0.62, 0.72, 1.0
ELLIPSIS = "…"


def width(text: str, size: float) -> float:
    """The width of a text in letters of `size`, in the same unit; rather too much than too little."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if letter in NARROW:
        return NARROW_EM
    if letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
        return WIDE_EM
    if unicodedata.combining(letter):
        return 0.0
    return CAPITAL_EM if letter.isupper() else COMMON_EM


def cut(text: str, room: float, size: float) -> str:
    """The text, or as much of its beginning as there is room for, with an ellipsis."""
    if width(text, size) <= room:
        return text
    used, kept = width(ELLIPSIS, size), 0
    for letter in text:
        used += _em(letter) * size
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines; what does not fit in the last is cut."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        taken = _fitting(words, room, size)
        lines.append(cut(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return (*lines, cut(" ".join(words), room, size)) if words else tuple(lines)


def _fitting(words: list[str], room: float, size: float) -> int:
    """How many words go on a line: at least one."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
        taken += 1
    return taken


def legible(text: str) -> str:
    """The text on one line: pictures know no line breaks."""
    return re.sub(r"\s+", " ", text).strip()
