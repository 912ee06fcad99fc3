"""Where the observations of a page stand on its picture: the lines of their words, or where these must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Region
from ingest.pages import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Block
    from ingest.pages.whereabouts import Sign
    from rodedraad.web.documents.sheet import Said, Sheet

EDGE = 1.0
"""In points: the room between words and the box around them."""


@dataclass(frozen=True, slots=True)
class Box:
    """An observation on the picture. `exact` is false where only its block is known, and it is estimated."""

    said: Said
    regions: tuple[Region, ...]
    exact: bool


def boxes(sheet: Sheet, signs: Sequence[Sign], source: str) -> tuple[Box, ...]:
    """The observations of the sheet that stand on its page; `source` is the text of the page alone."""
    return tuple(_boxes(sheet, signs, source)) if sheet.pictured else ()


def _boxes(sheet: Sheet, signs: Sequence[Sign], source: str) -> Iterator[Box]:
    page = sheet.leaf.page
    for block in sheet.blocks:
        mine = [one for one in sheet.said if one.block == block.index]
        region = next((region for region in block.regions if region.page == page), None)
        if not mine or region is None:
            continue
        known = _known(block, sheet, signs, source, region)
        for one in mine:
            exact = [known[at] for at in _origins(block, one.start, one.end) if at in known]
            regions = whereabouts.lines(exact, page) if known else (_about(block, one, region),)
            if regions:
                yield Box(one, tuple(map(_roomy, regions)), exact=bool(known))


def _known(
    block: Block, sheet: Sheet, signs: Sequence[Sign], source: str, region: Region
) -> dict[int, tuple[float, float, float, float]]:
    """The boxes of the characters of a block that stand on the page, by their offset in the document."""
    origins = [at for at in block.content.origins if sheet.start <= at < sheet.end]
    if not origins:
        return {}
    first, last = min(origins) - sheet.start, max(origins) + 1 - sheet.start
    found = whereabouts.found(signs, source, first, last, region)
    return {at + sheet.start: box for at, box in found.items()}


def _origins(block: Block, start: int, end: int) -> list[int]:
    """Where the characters of a range come from, each once and in order."""
    return list(dict.fromkeys(block.content.origins[start:end]))


def _about(block: Block, one: Said, region: Region) -> Region:
    """The share of the block's height that its share of the text takes."""
    height, length = region.bottom - region.top, max(len(block.text), 1)
    top, bottom = (region.top + height * at / length for at in (one.start, one.end))
    return Region(region.page, region.x0, top, region.x1, bottom)


def _roomy(region: Region) -> Region:
    return Region(region.page, region.x0 - EDGE, region.top - EDGE, region.x1 + EDGE, region.bottom + EDGE)
