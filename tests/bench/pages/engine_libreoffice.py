"""Sets pages with LibreOffice, from a flat OpenDocument text."""

# ruff: noqa: E501 - lines of markup read best unbroken

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from math import radians
from pathlib import Path
from typing import TYPE_CHECKING

from content import (
    Box,
    Heading,
    Lines,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Wide,
)
from odf_styles import automatic, column_names, master, named, root
from syllables import with_soft_hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import (
        Block,
        Pages,
        Stamp,
        Text,
    )

FIELDS = {
    "{page}": "<text:page-number/>",
    "{pages}": "<text:page-count/>",
    "{chapter}": '<text:chapter text:display="name" text:outline-level="1"/>',
}


def pdf(pages: Pages) -> bytes:
    """The document as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "stuk.fodt")
        source.write_text(_document(pages), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profiel"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()


def _document(pages: Pages) -> str:
    tables = tuple(_tables(pages.blocks))
    stamp = _stamp(pages.stamp) if pages.stamp else ""
    body = "".join(_block(block, pages) for block in pages.blocks)
    start = '<text:p text:style-name="eerste"/>'
    text = f"<office:body><office:text>{stamp}{start}{body}</office:text></office:body>"
    styles = named(pages.design) + automatic(pages, tables) + master(pages, _bands(pages))
    return root(styles + text)


def _tables(blocks: Iterable[Block]) -> Iterable[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Box | Wide):
            yield from _tables(block.blocks)


def _bands(pages: Pages) -> dict[str, str]:
    """The contents of header and footer for odd ("") and even ("-left") pages, of margin column and aside."""
    f = pages.furniture
    bands = {f"head{suffix}": _band(f.head[side]) for side, suffix in enumerate(("", "-left"))}
    bands |= {f"foot{suffix}": _band(f.foot[side]) for side, suffix in enumerate(("", "-left"))}
    bands["margin"] = _frame((f.margin,), pages, bold=False) if f.margin else ""
    bands["aside"] = _frame(pages.aside.groups, pages, bold=True) if pages.aside.groups else ""
    return bands


def _band(side: tuple[str, str, str]) -> str:
    return "<text:tab/>".join(_filled(text) for text in side)


def _filled(text: str) -> str:
    pieces = re.split(r"(\{\w+\})", text)
    return "".join(FIELDS.get(piece, escape(piece)) for piece in pieces)


def _frame(groups: tuple[tuple[str, ...], ...], pages: Pages, *, bold: bool) -> str:
    """A frame at a fixed place of the page."""
    aside = pages.aside
    lines = "".join(
        f'<text:p text:style-name="{"marge-kop" if bold and i == 0 else "marge"}">{escape(line)}</text:p>'
        for group in groups
        for i, line in enumerate(group)
    )
    place = f'svg:x="{aside.x}pt" svg:y="{aside.y}pt" svg:width="{aside.width}pt" fo:min-height="10pt"'
    return (
        f'<draw:frame draw:style-name="marge-kader" text:anchor-type="paragraph" {place}>'
        f'<draw:text-box fo:min-height="10pt">{lines}</draw:text-box></draw:frame>'
    )


def _stamp(stamp: Stamp) -> str:
    lines = "".join(
        f'<text:p text:style-name="stempel"><text:span text:style-name="stempel-letter">{escape(line)}</text:span></text:p>'
        for line in stamp.lines
    )
    turn = f"rotate({radians(-stamp.angle)}) translate({stamp.x}pt {stamp.y}pt)"
    height = 16 * len(stamp.lines) + 10
    return (
        f'<draw:custom-shape draw:style-name="stempel-kader" text:anchor-type="page" text:anchor-page-number="1" '
        f'svg:width="130pt" svg:height="{height}pt" draw:transform="{turn}">{lines}'
        '<draw:enhanced-geometry svg:viewBox="0 0 100 100" draw:type="rectangle" '
        'draw:enhanced-path="M 0 0 L 100 0 100 100 0 100 Z N"/></draw:custom-shape>'
    )


def _block(block: Block, pages: Pages) -> str:  # noqa: PLR0911 - one for each kind
    d = pages.design
    match block:
        case Heading():
            inner = escape(block.printed)
            if block.number and d.hang_numbers:
                inner = f"{escape(block.number)}<text:tab/>{escape(block.text)}"
            level = max(block.level, 1)
            return f'<text:h text:style-name="kop{block.look}" text:outline-level="{level}">{inner}</text:h>'
        case Paragraph():
            return f'<text:p text:style-name="{block.look or "tekst"}">{_inline(block.text, pages)}</text:p>'
        case ListItem():
            inner = f"{escape(block.mark)}<text:tab/>{_inline(block.text, pages)}"
            return f'<text:p text:style-name="item{block.depth}">{inner}</text:p>'
        case Table():
            return _table(block)
        case Lines():
            lines = "".join(
                f'<text:p text:style-name="regel">{escape(line)}</text:p>' for line in block.lines
            )
            return lines + '<text:p text:style-name="regel"/>' * round(block.gap - 0.5)
        case Box():
            inner = "".join(_block(b, pages) for b in block.blocks)
            return (
                f'<text:section text:style-name="kader" text:name="kader{id(block)}">{inner}</text:section>'
            )
        case Wide():
            inner = "".join(_block(b, pages) for b in block.blocks)
            return f'<text:p text:style-name="naar-liggend"/>{inner}<text:p text:style-name="naar-staand"/>'
        case PageBreak():
            return '<text:p text:style-name="nieuwe-pagina"/>'
    raise TypeError(block)


def _inline(text: Text, pages: Pages) -> str:
    return "".join(
        _note(piece)
        if isinstance(piece, Note)
        else escape(with_soft_hyphens(piece) if pages.design.hyphenate else piece)
        for piece in text
    )


def _note(note: Note) -> str:
    body = f'<text:p text:style-name="noot">{escape(note.text)}</text:p>'
    return (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def _table(table: Table) -> str:
    columns = "".join(f'<table:table-column table:style-name="{name}"/>' for name in column_names(table))
    rows = "".join(_row(row, i < table.header_rows, table.look) for i, row in enumerate(table.rows))
    return f'<table:table table:style-name="tabel">{columns}{rows}</table:table><text:p text:style-name="na-tabel"/>'


def _row(row: tuple[str, ...], header: bool, look: str) -> str:
    cell, paragraph = f"cel-{look}-{'kop' if header else 'rij'}", "cel-kop" if header else "cel"
    cells = "".join(
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
        f'<text:p text:style-name="{paragraph}">{escape(text)}</text:p></table:table-cell>'
        for text in row
    )
    return f'<table:table-row table:style-name="rij">{cells}</table:table-row>'
