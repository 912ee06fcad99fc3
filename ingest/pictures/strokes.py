"""Which lines on a picture are set in bold: those whose strokes are thicker, for their size, than most.

The weight of a word is the mean length of its level runs of dark dots in sizes of its type. On pages in
eleven fonts of 9 and 11 points, scanned at 200 dots an inch with grain and blur, bold lines weigh 1.25 to
2.1 times the running text, other lines with bold words in them at most 1.36, words and numbers of up to four
characters in plain type at most 1.33.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment

HEAVY, HEAVY_FEW = 1.23, 1.4
"""How many times the weight of the running text a bold line has at least, and one of few letters."""

FEW = 4
"""In characters: a number or a word so short may hold nothing but broad strokes."""

EITHER_END = 1.12
"""How many times the weight its first and its last word have: short words differ more by their letters."""

INK = 0.5
"""A dot is of a letter when it is darker than halfway between paper and ink."""

SOME = 2
"""One dot in so many, across and down, tells the shades of a page as well as all do."""

DARKEST = 0.01
"""The share of a page that is surely ink: the darkest of its dots."""


def weighed(fragments: Sequence[Fragment], grey: Any, slope: float, dots: float) -> tuple[Fragment, ...]:
    """The fragments, those in bold marked, from the picture as it lies; `dots` are its dots a point."""
    import numpy as np

    dark = grey < _threshold(grey)
    begins = np.empty_like(dark)
    begins[:, 0] = dark[:, 0]
    np.greater(dark[:, 1:], dark[:, :-1], out=begins[:, 1:])
    weights = [_weights(fragment, dark, begins, slope, dots) for fragment in fragments]
    usual = _usual(fragments, weights)
    return tuple(
        replace(fragment, bold=_is_bold(fragment, [weight / usual for weight in own]))
        for fragment, own in zip(fragments, weights, strict=True)
    )


def _threshold(grey: Any) -> float:
    import numpy as np

    counts = np.bincount(grey[::SOME, ::SOME].ravel(), minlength=256).cumsum()
    ink, paper = np.searchsorted(counts, (DARKEST * counts[-1], counts[-1] / 2))
    return float(paper - INK * (paper - ink))


def _weights(fragment: Fragment, dark: Any, begins: Any, slope: float, dots: float) -> list[float]:
    """The weight of each word; 0 for what leaves no ink."""
    found = []
    for x0, x1 in fragment.words:
        sink = slope * (x0 + x1) / 2
        rows = slice(max(0, round((fragment.top + sink) * dots)), round((fragment.bottom + sink) * dots) + 1)
        aside = slope * fragment.middle
        columns = slice(max(0, round((x0 - aside) * dots) - 1), round((x1 - aside) * dots) + 2)
        runs = int(begins[rows, columns].sum())
        found.append(int(dark[rows, columns].sum()) / (runs * fragment.size * dots) if runs else 0.0)
    return found


def _usual(fragments: Sequence[Fragment], weights: Sequence[Sequence[float]]) -> float:
    """The weight of most letters."""
    letters = sorted(
        weight
        for fragment, own in zip(fragments, weights, strict=True)
        for word, weight in zip(fragment.text.split(" "), own, strict=True)
        for _ in word
        if not fragment.angle and weight
    )
    return letters[len(letters) // 2] if letters else 1.0


def _is_bold(fragment: Fragment, weights: Sequence[float]) -> bool:
    """Whether a line weighs as bold ones do, from its first word to its last."""
    words = [
        (weight, len(word))
        for word, weight in zip(fragment.text.split(" "), weights, strict=True)
        if any(map(str.isalnum, word))
    ]
    if not words or fragment.angle:
        return False
    letters = [length for _, length in words]
    mean = fmean((weight for weight, _ in words), letters)
    heavy = HEAVY if sum(letters) > FEW else HEAVY_FEW
    return mean >= heavy and min(words[0][0], words[-1][0]) >= EITHER_END
