"""Sets pages with typst. Texts go in as string literals, never as markup."""

# ruff: noqa: E501 - lines of markup read best unbroken

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typst
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import (
        Aside,
        Block,
        Design,
        Pages,
        Stamp,
        Text,
    )


def pdf(pages: Pages) -> bytes:
    """The document as PDF."""
    source = "\n".join((_preamble(pages), *_flow(pages.blocks, pages.design)))
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def _literal(text: str) -> str:
    return "#" + json.dumps(text, ensure_ascii=False) + ";"


def _preamble(pages: Pages) -> str:
    d = pages.design
    top, right, bottom, left = d.margins
    width, height = d.paper
    first = f"#place(top + left, {_aside(pages.aside, d)})" if pages.aside.groups else ""
    stamp = _stamp(pages.stamp, d) if pages.stamp else ""
    return f"""
#set document(title: "Stuk", date: none)
#set smartquote(enabled: false)
#set text(font: "{d.font}", size: {d.size}pt, lang: "nl", hyphenate: {_bool(d.hyphenate)}, top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: {_bool(d.justify)}, leading: {d.leading - 1}em, spacing: {d.leading - 1 + d.gap}em,
  first-line-indent: {d.indent}em)
#set page(width: {width}pt, height: {height}pt, columns: {d.columns},
  margin: (top: {top}pt, right: {right}pt, bottom: {bottom}pt, left: {left}pt),
  background: {_background(pages, first + stamp)},
  header: {_band(pages.furniture.head, pages, skip_first=not pages.furniture.first_head, rule=d.rule_under_head)},
  footer: {_band(pages.furniture.foot, pages)})
#set columns(gutter: 22pt)
#show table: set block(above: 1em, below: 1em)
#set footnote.entry(gap: 0.35em)
#show footnote.entry: set text(size: {d.size * 0.78}pt)
#set heading(outlined: false)
{"".join(_heading_style(level, d) for level in range(4))}
"""


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _heading_style(level: int, d: Design) -> str:
    weight = '"bold"' if d.heading_bold[level] else '"regular"'
    style = '"italic"' if d.heading_italic[level] else '"normal"'
    return (
        f"#show heading.where(level: {level + 1}): it => block(above: 1.5em, below: 0.7em, sticky: true, "
        f'text(font: "{d.heading_font or d.font}", size: {d.heading_sizes[level]}pt, weight: {weight}, style: {style}, '
        f'hyphenate: false, fill: rgb("{d.heading_colour}"), it.body))\n'
    )


def _band(
    sides: tuple[tuple[str, str, str], ...], pages: Pages, *, skip_first: bool = False, rule: bool = False
) -> str:
    """A running header or footer, odd and even pages apart."""
    if not any(any(side) for side in sides):
        return "none"
    d = pages.design
    odd, even = (f"[{_band_cells(side, d)}]" for side in sides)
    line = "#v(-0.4em)#line(length: 100%, stroke: 0.4pt)" if rule else ""
    guard = "if here().page() > 1 or not " + _bool(skip_first)
    return f"context {guard} [#if calc.odd(here().page()) {odd} else {even}{line}]"


def _band_cells(side: tuple[str, str, str], d: Design) -> str:
    cells = ", ".join(f"[{_filled(text)}]" for text in side)
    font = d.furniture_font or d.font
    return (
        f'#set text(font: "{font}", size: {d.furniture_size}pt, hyphenate: false)\n'
        f"#grid(columns: (auto, 1fr, auto), align: (left, center, right), {cells})"
    )


def _filled(text: str) -> str:
    """The text with page numbers and the chapter that is current."""
    chapter = "#{let c = query(heading.where(level: 2)).filter(h => h.location().page() <= here().page()); if c.len() > 0 {c.last().body}};"
    marks = {
        "{page}": "#counter(page).display();",
        "{pages}": "#counter(page).final().first();",
        "{chapter}": chapter,
    }
    out, rest = "", text
    while rest:
        mark = min((m for m in marks if m in rest), key=rest.index, default="")
        before, _, rest = rest.partition(mark) if mark else (rest, "", "")
        out += (_literal(before) if before else "") + (marks[mark] if mark else "")
    return out


def _background(pages: Pages, first: str) -> str:
    """What stands beside the text: the margin column of later pages, stamp and references of the first."""
    d = pages.design
    font = f'font: "{d.furniture_font or d.font}", size: {d.furniture_size}pt'
    lines = " #linebreak() ".join(_literal(line) for line in pages.furniture.margin)
    x, y = pages.aside.x, pages.aside.y
    later = f"#place(top + left, dx: {x}pt, dy: {y}pt, block(width: {pages.aside.width}pt, text({font})[{lines}]))"
    return f"context if here().page() == 1 [{first}] else [{later if pages.furniture.margin else ''}]"


def _aside(aside: Aside, d: Design) -> str:
    font = f'font: "{d.furniture_font or d.font}", size: {d.furniture_size}pt'
    groups = (
        f"*{_literal(group[0])}*" + "".join(f" #linebreak() {_literal(line)}" for line in group[1:])
        for group in aside.groups
    )
    body = "\n\n".join(groups)
    return f"dx: {aside.x}pt, dy: {aside.y}pt, block(width: {aside.width}pt)[#set align(left); #set text({font}, hyphenate: false); #set par(spacing: 1em, first-line-indent: 0pt)\n{body}]"


def _stamp(stamp: Stamp, d: Design) -> str:
    lines = " #linebreak() ".join(_literal(line) for line in stamp.lines)
    return (
        f"#place(top + left, dx: {stamp.x}pt, dy: {stamp.y}pt, rotate({stamp.angle}deg, rect(stroke: 1pt + "
        f'rgb("9a3a3a"), inset: 6pt, text(fill: rgb("9a3a3a"), size: {d.size + 1}pt, weight: "bold")[{lines}])))'
    )


def _flow(blocks: Iterable[Block], d: Design) -> Iterable[str]:
    blocks = tuple(blocks)
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, ListItem):
            yield _item(block, d, last=not isinstance(after, ListItem))
        else:
            yield _block(block, d)


def _inline(text: Text) -> str:
    return "".join(
        f"#footnote[{_literal(piece.text)}];" if isinstance(piece, Note) else _literal(piece)
        for piece in text
    )


def _block(block: Block, d: Design) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            return f"#heading(level: {block.look + 1})[{_heading_text(block, d)}]\n"
        case Paragraph():
            return _paragraph(block, d)
        case Table():
            return _table(block, d)
        case Lines():
            lines = " #linebreak() ".join(_literal(line) for line in block.lines)
            return (
                f"#block(below: {block.gap}em)[#set par(justify: false, first-line-indent: 0pt)\n{lines}]\n"
            )
        case Box():
            inner = "\n".join(_flow(block.blocks, d))
            return f'#block(fill: rgb("{d.accent}"), inset: 9pt, width: 100%, above: 1.2em, below: 1.2em)[{inner}]\n'
        case Wide():
            inner = "\n".join(_flow(block.blocks, d))
            return f"#page(flipped: true, columns: 1)[{inner}]\n"
        case PageBreak():
            return "#pagebreak(weak: true)\n"
    raise TypeError(block)


def _item(item: ListItem, d: Design, *, last: bool) -> str:
    above = d.leading - 0.9
    below = above + (d.gap or 0.4 if last else 0.0)
    return (
        f"#block(above: {above}em, below: {below}em, inset: (left: {(item.depth - 1) * 1.6}em), "
        f"grid(columns: ({max(1.7, 0.75 * len(item.mark))}em, 1fr), [{_literal(item.mark)}], [{_inline(item.text)}]))\n"
    )


def _heading_text(heading: Heading, d: Design) -> str:
    if heading.number and d.hang_numbers:
        return f"#box(width: 2.6em)[{_literal(heading.number)}];{_literal(heading.text)}"
    return _literal(heading.printed)


def _paragraph(paragraph: Paragraph, d: Design) -> str:
    inner = _inline(paragraph.text)
    styles = {
        "": "",
        "actie": '#set text(weight: "bold")\n',
        "bijschrift": f'#set text(size: {d.size * 0.9}pt, style: "italic")\n',
        "inleiding": f"#set text(size: {d.size * 1.1}pt)\n",
    }
    return f"#[{styles[paragraph.look]}{inner}\n#parbreak()]\n" if paragraph.look else f"{inner}\n\n"


def _table(table: Table, d: Design) -> str:
    stroke = {
        "lijnen": "0.5pt",
        "regels": "(x, y) => (bottom: 0.5pt, top: if y == 0 {0.9pt} else {0pt})",
        "vlakken": "none",
    }[table.look]
    fill = "none"
    if table.look == "vlakken":
        fill = f'(x, y) => if y < {table.header_rows} {{rgb("{d.accent}")}}'
    columns = ", ".join(f"{width}fr" for width in table.widths)
    head, rest = table.rows[: table.header_rows], table.rows[table.header_rows :]
    header = ", ".join(f"[*{_literal(cell)}*]" if cell else "[]" for row in head for cell in row)
    body = ", ".join(f"[{_literal(cell)}]" for row in rest for cell in row)
    return (
        f"#[#set text(size: {d.size * d.table_size}pt, hyphenate: false)\n#set par(justify: false, leading: 0.2em, first-line-indent: 0pt)\n"
        f"#table(columns: ({columns}), stroke: {stroke}, fill: {fill}, align: left, inset: 4pt, "
        f"table.header({header}), {body})]\n"
    )
