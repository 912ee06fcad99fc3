"""From fragments on pages to lines in reading order: furniture, columns, footnotes, stamps, tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.letters.labels import label_value
from ingest.pages.columns import arrange
from ingest.pages.contents import contents
from ingest.pages.footnotes import footnotes, noted
from ingest.pages.hanging import attached
from ingest.pages.pagemarks import body_size, page_furniture
from ingest.pages.placement import Column, Placed, Setting
from ingest.pages.stamps import stamps
from ingest.pages.twocolumns import gutter_of, margin_at
from ingest.pages.typeset import typeset
from ingest.pages.unruled import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Raw
    from ingest.pages.fragments import Sheet


def lay_out(sheets: Sequence[Sheet]) -> Raw:
    """The lines of all pages in reading order, over a source that holds them in that order."""
    sheets = [replace(sheet, fragments=attached(sheet.fragments, angle=sheet.angle)) for sheet in sheets]
    size = body_size(sheets)
    sheets = [noted(sheet, size) for sheet in sheets]
    notes = {sheet.number: footnotes(sheet, size) for sheet in sheets}
    listed = {sheet.number: contents(sheet) for sheet in sheets}
    passed = {n: notes[n].union(*listed[n]) for n in notes}
    furniture = page_furniture(sheets, size, passed)
    stamped = {sheet.number: stamps(sheet) for sheet in sheets}
    apart = {n: furniture[n].union(*stamped[n], *listed[n]) for n in furniture}
    texts = [[f for i, f in enumerate(s.fragments) if i not in apart[s.number]] for s in sheets]
    gutters = [gutter_of(text) for text in texts]
    margins = [margin_at(text, gutter) for text, gutter in zip(texts, gutters, strict=True)]
    margin = next(filter(None, margins), None)
    gutter = next((g for g, m in zip(gutters, margins, strict=True) if g and not m), None)
    settings: list[Setting] = []
    for sheet, text in zip(sheets, texts, strict=True):
        groups = stamped[sheet.number] + listed[sheet.number]
        single = furniture[sheet.number].difference(*groups)
        aside = [(i,) for i in sorted(single)] + groups
        own = {id(sheet.fragments[i]) for i in notes[sheet.number]}
        settings += _page(sheet, _furniture(sheet, aside), _text(sheet, arrange(text, margin, gutter), own))
    return typeset(sheets, numbered(_half_pages(settings)))


def _furniture(sheet: Sheet, groups: Sequence[tuple[int, ...]]) -> list[Setting]:
    placed = [Placed(tuple(sheet.fragments[i] for i in group), Column.MARGIN) for group in groups]
    return [Setting(line, sheet, BlockKind.FURNITURE, aside=True) for line in placed]


def _page(sheet: Sheet, furniture: Sequence[Setting], text: Sequence[Setting]) -> list[Setting]:
    """The lines of one page: what stands above the text, the text, what stands under it."""
    above = [line for line in furniture if line.first.top < sheet.height / 2]
    return [*above, *text, *(line for line in furniture if line not in above)]


def _text(sheet: Sheet, placed: Sequence[Placed], notes: set[int]) -> list[Setting]:
    aside = _margin_kind(sheet, placed)
    return [
        Setting(line, sheet, aside, aside=True)
        if line.column is Column.MARGIN
        else _line(sheet, line, note=id(line.fragments[0]) in notes)
        for line in placed
    ]


def _line(sheet: Sheet, line: Placed, *, note: bool) -> Setting:
    kind = BlockKind.TABLE_ROW if line.fragments[0].row else None
    return Setting(line, sheet, kind, aside=note, note=note)


def _margin_kind(sheet: Sheet, text: Sequence[Placed]) -> BlockKind | None:
    """Later pages repeat the reference lines of the letterhead in their margin; the first one is read."""
    labelled = any(
        label_value(line.fragments[0].text) is not None for line in text if line.column is Column.MARGIN
    )
    return BlockKind.FURNITURE if labelled and sheet.number > 1 else None


def _half_pages(settings: Sequence[Setting]) -> list[Setting]:
    """The lines, those of a last page that fills only the left one of two columns set in that column."""
    rights = [line.box.x1 for line in settings if line.placed.column is Column.LEFT]
    if not rights:
        return list(settings)
    pages: dict[int, list[Setting]] = {}
    for line in settings:
        pages.setdefault(line.sheet.number, []).append(line)
    return [line for page in pages.values() for line in _halved(page, max(rights))]


def _halved(page: Sequence[Setting], right: float) -> list[Setting]:
    text = [line for line in page if line.placed.column is not Column.MARGIN]
    if any(line.placed.column is not Column.WHOLE or line.box.x1 > right + 1 for line in text):
        return list(page)
    return [
        replace(line, placed=replace(line.placed, column=Column.LEFT)) if line in text else line
        for line in page
    ]
