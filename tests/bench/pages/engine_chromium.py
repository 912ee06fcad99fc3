"""Sets pages with Chromium, from HTML. It knows no footnotes: notes stand at the foot of what a page break ends."""

# ruff: noqa: E501 - lines of markup read best unbroken

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from itertools import count
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
from syllables import with_soft_hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import (
        Block,
        Design,
        Pages,
        Stamp,
        Text,
    )

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
PLACES = ("left", "center", "right")


def pdf(pages: Pages) -> bytes:
    """The document as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "stuk.html"), Path(folder, "stuk.pdf")
        source.write_text(_html(pages), encoding="utf-8")
        command = [
            "/usr/bin/chromium",
            *FLAGS,
            f"--user-data-dir={folder}/profiel",
            f"--print-to-pdf={made}",
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def _html(pages: Pages) -> str:
    numbers = count(1)
    first = _stamp(pages.stamp, pages.design) if pages.stamp else ""
    sections = "".join(_section(run, pages.design, numbers) for run in _runs(pages.blocks))
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Stuk</title>'
        f"<style>{_page_css(pages)}{_css(pages.design)}</style></head><body>{first}{sections}</body></html>"
    )


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks between page breaks; a landscape part is a run of its own."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak | Wide):
            yield from (run,) if run else ()
            yield from ([block],) if isinstance(block, Wide) else ()
            run = []
        else:
            run.append(block)
    yield from (run,) if run else ()


def _section(blocks: list[Block], d: Design, numbers: Iterator[int]) -> str:
    notes: list[str] = []
    if isinstance(blocks[0], Wide):
        inner = "".join(_block(block, d, notes, numbers) for block in blocks[0].blocks)
        return f'<section class="wide">{inner}</section>'
    inner = "".join(_block(block, d, notes, numbers) for block in blocks)
    foot = f'<div class="notes"><hr>{"".join(notes)}</div>' if notes else ""
    return f'<section class="{"noted" if notes else ""}"><div class="flow">{inner}</div>{foot}</section>'


def _page_css(pages: Pages) -> str:
    d = pages.design
    (width, height), margins = d.paper, " ".join(f"{m}pt" for m in d.margins)
    odd, even = _boxes(pages, 0), _boxes(pages, 1)
    first = "" if pages.furniture.first_head else "".join(f"@top-{p} {{content: none}}" for p in PLACES)
    return (
        f"@page {{size: {width}pt {height}pt; margin: {margins}; {odd}}} @page :left {{{even}}} @page wide {{size: {height}pt {width}pt}}"
        f"@page :first {{{first} {_aside(pages)}}}"
    )


def _boxes(pages: Pages, side: int) -> str:
    d, f = pages.design, pages.furniture
    font = f"font: {d.furniture_size}pt '{d.furniture_font or d.font}'; white-space: pre"
    rule = (
        "border-bottom: 0.5pt solid; margin-bottom: 8pt; vertical-align: bottom" if d.rule_under_head else ""
    )
    boxes = [
        f"@{edge}-{place} {{content: {_content(text)}; {font}; {rule if edge == 'top' else ''}}}"
        for edge, texts in (("top", f.head[side]), ("bottom", f.foot[side]))
        for place, text in zip(PLACES, texts, strict=True)
        if text or any(f.head[side] if edge == "top" else f.foot[side])
    ]
    if f.margin:
        boxes.append(_margin("\n".join(f.margin), pages))
    return "".join(boxes)


def _content(text: str) -> str:
    filled = _css_text(text).replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    return f'"{filled}"'


def _css_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\A ")


def _css(d: Design) -> str:
    headings = "".join(
        f"h{level + 1} {{font: {'italic ' if d.heading_italic[level] else ''}{'bold' if d.heading_bold[level] else 'normal'} "
        f"{d.heading_sizes[level]}pt '{d.heading_font or d.font}'; color: #{d.heading_colour}; margin: 1.1em 0 0.4em; "
        f"break-after: avoid; text-align: left}}"
        for level in range(4)
    )
    return f"""
body {{margin: 0; font: {d.size}pt/{d.leading} '{d.font}'; position: relative}}
section {{break-after: page}} section:last-child {{break-after: auto}} .wide {{page: wide}}
.flow {{column-count: {d.columns if d.columns > 1 else "auto"}; column-gap: 20pt}}
.noted {{display: flex; flex-direction: column; min-height: {d.paper[1] - d.margins[0] - d.margins[2] - 2}pt}}
.notes {{margin-top: auto; font-size: {d.size * 0.78}pt; line-height: 1.25}} .notes p {{margin: 0}}
.notes hr {{width: 30%; margin: 8pt 0 4pt; border: 0; border-top: 0.5pt solid}}
sup {{font-size: 65%; line-height: 0}}
p {{margin: 0 0 {d.gap}em; text-indent: {d.indent}em; text-align: {"justify" if d.justify else "left"}; hyphens: manual; orphans: 2; widows: 2}}
.lines {{text-indent: 0; text-align: left}} .actie {{font-weight: bold}} .bijschrift {{font-size: 90%; font-style: italic}}
.inleiding {{font-size: 110%}}
.item {{text-indent: -1.7em; margin-bottom: 0.2em}} .mark {{display: inline-block; width: 1.7em; text-indent: 0}}
.box {{background: #{d.accent}; padding: 8pt 10pt; margin: 10pt 0}}
.box h1, .box h2, .box h3, .box h4 {{margin-top: 0}}
.number {{display: inline-block; width: 2.6em}}
table {{width: 100%; border-collapse: collapse; font-size: {d.table_size * d.size}pt; line-height: 1.2; margin: 6pt 0 12pt; column-span: none}}
td, th {{text-align: left; vertical-align: top; padding: 3pt 5pt}} tr {{break-inside: avoid}} thead {{display: table-row-group}}
.lijnen td, .lijnen th {{border: 0.6pt solid #333}} .regels tr {{border-bottom: 0.5pt solid #555}}
.regels thead tr:first-child {{border-top: 1pt solid}} .vlakken th {{background: #{d.accent}}}
{headings}"""


def _aside(pages: Pages) -> str:
    """The first page's references as a box of its margin; what leaves the text's area would be cut off."""
    return _margin("\n\n".join("\n".join(group) for group in pages.aside.groups), pages)


def _margin(text: str, pages: Pages) -> str:
    """A column of lines in the margin where the aside has its place."""
    d, x = pages.design, pages.aside.x
    left = x < d.paper[0] / 2
    padding = x if left else x - d.paper[0] + d.margins[1]
    look = f"font: {d.furniture_size}pt/1.35 '{d.furniture_font or d.font}'; white-space: pre; text-align: left; vertical-align: top"
    return f'@{"left" if left else "right"}-top {{content: "{_css_text(text)}"; {look}; padding-left: {padding}pt}}'


def _stamp(stamp: Stamp, d: Design) -> str:
    lines = "<br>".join(map(escape, stamp.lines))
    place = f"left: {stamp.x - d.margins[3]}pt; top: {stamp.y - d.margins[0]}pt; transform: rotate({stamp.angle}deg)"
    return f'<div style="position: absolute; {place}; border: 1pt solid #245; color: #245; padding: 5pt; font-weight: bold">{lines}</div>'


def _block(block: Block, d: Design, notes: list[str], numbers: Iterator[int]) -> str:
    match block:
        case Heading():
            return f"<h{block.look + 1}>{_heading_text(block, d)}</h{block.look + 1}>"
        case Paragraph():
            return f'<p class="{block.look}">{_inline(block.text, d, notes, numbers)}</p>'
        case ListItem():
            indent = f"margin-left: {block.depth * 1.7}em"
            mark = f'<span class="mark">{escape(block.mark)}</span>'
            return f'<p class="item" style="{indent}">{mark}{_inline(block.text, d, notes, numbers)}</p>'
        case Table():
            return _table(block)
        case Lines():
            return f'<p class="lines" style="margin-bottom: {block.gap}em">{"<br>".join(map(escape, block.lines))}</p>'
        case Box():
            return f'<div class="box">{"".join(_block(inner, d, notes, numbers) for inner in block.blocks)}</div>'
    raise TypeError(block)


def _heading_text(heading: Heading, d: Design) -> str:
    if heading.number and d.hang_numbers:
        return f'<span class="number">{escape(heading.number)}</span>{escape(heading.text)}'
    return escape(heading.printed)


def _inline(text: Text, d: Design, notes: list[str], numbers: Iterator[int]) -> str:
    out = ""
    for piece in text:
        if isinstance(piece, Note):
            number = next(numbers)
            notes.append(f"<p><sup>{number}</sup> {escape(piece.text)}</p>")
            out += f"<sup>{number}</sup>"
        else:
            out += escape(with_soft_hyphens(piece) if d.hyphenate else piece)
    return out


def _table(table: Table) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * width / total}%">' for width in table.widths)
    head, rest = table.rows[: table.header_rows], table.rows[table.header_rows :]
    return (
        f'<table class="{table.look}"><colgroup>{columns}</colgroup><thead>{_rows(head, "th")}</thead>'
        f"<tbody>{_rows(rest, 'td')}</tbody></table>"
    )


def _rows(rows: Iterable[tuple[str, ...]], tag: str) -> str:
    return "".join(f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>" for row in rows)
