"""Headers, footers and page numbers of a PDF: by their place, their size and their return."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ingest.furniture import masked, running
from ingest.letters.letterlines import of_letter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.pages.fragments import Fragment, Sheet

TOP_BAND, BOTTOM_BAND = 0.12, 0.91
"""The shares of a page's height above and below which headers and footers stand."""

LOW = 0.88
"""The share below which a line that comes back on other pages is a footer."""

SOLID, SOLID_LINES = 0.6, 6
"""White space between lines set solid, in sizes of the type; how many pieces of lines back one may stand."""

LARGER = 1.05
"""Type over this share of the body's size is that of a heading, not of a header."""

SMALL = 0.88
"""Type under this share of the body's size at the foot of a page is a footer or a footnote."""


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size in which most characters of a file are set, in points."""
    sizes: Counter[float] = Counter()
    for fragment in (f for sheet in sheets for f in sheet.fragments):
        sizes[round(fragment.size, 1)] += len(fragment.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def page_furniture(
    sheets: Sequence[Sheet], size: float, passed: Mapping[int, set[int]]
) -> dict[int, set[int]]:
    """For each page the indices of the fragments that are headers, footers or page numbers.

    `passed` are those of footnotes and of tables of contents, which are none of these.
    """
    places = [(sheet, index) for sheet in sheets for index in range(len(sheet.fragments))]
    fragments = [sheet.fragments[index] for sheet, index in places]
    edges = [i for i, (sheet, _) in enumerate(places) if _at_edge(fragments[i], sheet)]
    edges = [i for i in edges if places[i][1] not in passed[places[i][0].number]]
    texts = {sheet.number: _of_text(sheet, size) for sheet in sheets}
    edges = [i for i in edges if places[i][1] not in texts[places[i][0].number]]
    edges = [i for i in edges if not _is_celled(fragments[i], places[i][0], size)]
    repeated = running([f.text for f in fragments], [sheet.number for sheet, _ in places], edges)
    titled = _titled(sheets[0], [fragments[i] for i in edges if i not in repeated], size)
    found: dict[int, set[int]] = {sheet.number: set() for sheet in sheets}
    for i, (sheet, index) in enumerate(places):
        fragment = fragments[i]
        footer = fragment.top > BOTTOM_BAND * sheet.height and fragment.size < SMALL * size
        small = fragment.bottom < TOP_BAND * sheet.height and fragment.size < SMALL * size
        header = (sheet is not sheets[0] and fragment in titled) or (small and not of_letter(fragment.text))
        alone = header or (footer and not is_note(fragment.text))
        if index in passed[sheet.number] or fragment.row is not None:
            continue
        if i in repeated or alone:
            found[sheet.number].add(index)
    return found


def _titled(first: Sheet, edges: Sequence[Fragment], size: float) -> list[Fragment]:
    """Headers that nothing repeats: words of the first page, higher than where its own text begins."""
    text = masked(" ".join(f.text for f in first.fragments))
    top = min((f.top for f in first.fragments), default=0.0)
    return [
        f
        for f in edges
        if f.bottom <= top
        and not f.bold
        and f.size < LARGER * size
        and " " in f.text
        and masked(f.text) in text
    ]


def _of_text(sheet: Sheet, size: float) -> set[int]:
    """The indices of the lines at the edges that are set solid with running text, in its own size."""
    near = [i for i, f in enumerate(sheet.fragments) if f.size >= SMALL * size and f.angle == sheet.angle]
    near.sort(key=lambda i: sheet.fragments[i].top)
    edges = {i for i in near if _at_edge(sheet.fragments[i], sheet)}
    found: set[int] = set()
    for order in (near, near[::-1]):
        for place, index in enumerate(order):
            beside = (j for j in order[max(0, place - SOLID_LINES) : place] if j not in edges or j in found)
            if index in edges and any(_is_solid(sheet.fragments[j], sheet.fragments[index]) for j in beside):
                found.add(index)
    return found


def _is_solid(one: Fragment, other: Fragment) -> bool:
    gap = max(one.top - other.bottom, other.top - one.bottom)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    alike = abs(one.size - other.size) < 0.05 * one.size and one.bold == other.bold
    return alike and across > 0 and gap < SOLID * one.size


def _at_edge(fragment: Fragment, sheet: Sheet) -> bool:
    return fragment.bottom < TOP_BAND * sheet.height or fragment.top > LOW * sheet.height


def _is_celled(fragment: Fragment, sheet: Sheet, size: float) -> bool:
    """Whether a bare number stands beside running text: as a cell or a note's number, not as a page's."""
    beside = (f for f in sheet.fragments if f is not fragment and abs(f.middle - fragment.middle) < 1)
    return fragment.text.isdigit() and any(f.size >= SMALL * size for f in beside)


def is_note(text: str) -> bool:
    """Whether a line opens a footnote: a number, and enough words to be no page number."""
    return re.match(r"\d{1,3}\s?\D", text) is not None and len(text) > 10
