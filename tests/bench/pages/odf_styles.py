"""The styles of a flat OpenDocument text: paragraphs, tables, pages with their headers and footers."""

# ruff: noqa: E501 - lines of markup read best unbroken

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Design, Pages, Table

SPACES = {
    "office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0", "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0", "svg": "svg-compatible:1.0",
}  # fmt: skip


def root(inner: str) -> str:
    """The whole file around its parts."""
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}"' for key, value in SPACES.items()
    )
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    return f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} {kind}>{inner}</office:document>'


def _style(name: str, paragraph: str = "", text: str = "", *, extra: str = "", inner: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {extra}>'
        f"<style:paragraph-properties {paragraph}>{inner}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def _font(font: str, size: float, *, bold: bool = False, italic: bool = False, colour: str = "000000") -> str:
    return (
        f'fo:font-family="{font}" fo:font-size="{size:g}pt" fo:color="#{colour}" fo:font-weight="{"bold" if bold else "normal"}" '
        f'fo:font-style="{"italic" if italic else "normal"}" fo:language="nl" fo:country="NL" fo:hyphenate="false"'
    )


def named(d: Design) -> str:
    """The paragraph styles."""
    line = f'fo:line-height="{round(d.leading * 87)}%" fo:orphans="2" fo:widows="2"'
    after = f'fo:margin-bottom="{d.gap * d.size:g}pt" fo:margin-top="0pt"'
    justify = f'fo:text-align="{"justify" if d.justify else "start"}"'
    indent = f'fo:text-indent="{d.indent * d.size:g}pt"'
    plain, tiny = _font(d.font, d.size), 'fo:font-size="1pt"'
    furniture = _font(d.furniture_font or d.font, d.furniture_size)
    styles = [
        _style("tekst", f"{line} {after} {justify} {indent}", plain),
        _style("actie", f"{line} {after}", _font(d.font, d.size, bold=True)),
        _style("bijschrift", f'{after} fo:keep-with-next="always"', _font(d.font, d.size * 0.9, italic=True)),
        _style("inleiding", f"{line} {after}", _font(d.font, d.size * 1.1)),
        _style("regel", f'{line} fo:margin-bottom="0pt"', plain),
        _style("noot", 'fo:margin-left="12pt" fo:text-indent="-12pt"', _font(d.font, d.size * 0.78)),
        _style("cel", "", _font(d.font, d.size * d.table_size)),
        _style("cel-kop", "", _font(d.font, d.size * d.table_size, bold=True)),
        _style("na-tabel", 'fo:margin-bottom="6pt"', tiny),
        _style("marge", "", furniture),
        _style(
            "marge-kop", 'fo:margin-top="5pt"', _font(d.furniture_font or d.font, d.furniture_size, bold=True)
        ),
        *(_item(depth, f"{line} {justify}", plain) for depth in (1, 2, 3)),
        *(_heading(level, d) for level in range(4)),
        _style("nieuwe-pagina", 'fo:break-before="page"', tiny),
        _style("eerste", "", tiny, extra='style:master-page-name="Eerste"'),
        _style("naar-liggend", "", tiny, extra='style:master-page-name="Liggend"'),
        _style("naar-staand", "", tiny, extra='style:master-page-name="Staand"'),
        _band_style(d, furniture),
    ]
    return f"<office:styles>{''.join(styles)}</office:styles>"


def _item(depth: int, paragraph: str, font: str) -> str:
    left = 18 * depth
    stops = '<style:tab-stops><style:tab-stop style:position="0pt"/></style:tab-stops>'
    return _style(
        f"item{depth}",
        f'{paragraph} fo:margin-left="{left}pt" fo:text-indent="-18pt" fo:margin-bottom="3pt"',
        font,
        inner=stops,
    )


def _heading(level: int, d: Design) -> str:
    font = _font(
        d.heading_font or d.font, d.heading_sizes[level], bold=d.heading_bold[level], italic=d.heading_italic[level],
        colour=d.heading_colour,
    )  # fmt: skip
    stops = '<style:tab-stops><style:tab-stop style:position="34pt"/></style:tab-stops>'
    space = f'fo:margin-top="{d.heading_sizes[level]:g}pt" fo:margin-bottom="4pt" fo:keep-with-next="always"'
    return _style(f"kop{level}", space, font, inner=stops)


def _band_style(d: Design, font: str) -> str:
    width = d.paper[0] - d.margins[1] - d.margins[3]
    stops = (
        f'<style:tab-stops><style:tab-stop style:position="{width / 2:g}pt" style:type="center"/>'
        f'<style:tab-stop style:position="{width:g}pt" style:type="right"/></style:tab-stops>'
    )
    rule = 'fo:border-bottom="0.5pt solid #000000" fo:padding-bottom="2pt"' if d.rule_under_head else ""
    return _style("kopregel", rule, font, inner=stops) + _style("voetregel", "", font, inner=stops)


def automatic(pages: Pages, tables: Iterable[Table]) -> str:
    """Pages, tables, frames and sections."""
    d = pages.design
    width, height = d.paper
    columns = "".join(sorted({_column(name, table, d) for table in tables for name in column_names(table)}))
    return (
        f"<office:automatic-styles>{_layout('staand', d, width, height, d.columns)}{_layout('liggend', d, height, width, 1)}"
        f"{columns}{_cells(d)}{_frames(d)}{_stamp_text(d)}</office:automatic-styles>"
    )


def column_names(table: Table) -> list[str]:
    """The names of the styles of a table's columns: a width of its table's, in thousandths."""
    return [f"kolom{round(1000 * width / sum(table.widths))}" for width in table.widths]


def _column(name: str, table: Table, d: Design) -> str:
    space = (d.paper[0] - d.margins[1] - d.margins[3] - 20 * (d.columns - 1)) / d.columns
    share = int(name.removeprefix("kolom")) / 1000
    return (
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{space * share:g}pt" style:rel-column-width="{round(65535 * share)}*"/></style:style>'
    )


def _layout(name: str, d: Design, width: float, height: float, columns: int) -> str:
    top, right, bottom, left = d.margins
    head, foot = 30, 26  # points of the margins that header and footer take
    orientation = "landscape" if width > height else "portrait"
    cols = f'<style:columns fo:column-count="{columns}" fo:column-gap="20pt"/>' if columns > 1 else ""
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}pt" fo:page-height="{height}pt" '
        f'style:print-orientation="{orientation}" fo:margin-top="{top - head}pt" fo:margin-right="{right}pt" '
        f'fo:margin-bottom="{bottom - foot}pt" fo:margin-left="{left}pt">{cols}'
        '<style:footnote-sep style:width="0.5pt" style:rel-width="30%" style:distance-before-sep="6pt" style:distance-after-sep="4pt"/>'
        "</style:page-layout-properties>"
        f'<style:header-style><style:header-footer-properties svg:height="{head}pt" fo:margin-bottom="12pt"/></style:header-style>'
        f'<style:footer-style><style:header-footer-properties svg:height="{foot}pt" fo:margin-top="10pt"/></style:footer-style>'
        "</style:page-layout>"
    )


def _cells(d: Design) -> str:
    line = "0.5pt solid #444444"
    looks = {
        "lijnen-kop": f'fo:border="{line}"',
        "lijnen-rij": f'fo:border="{line}"',
        "regels-kop": 'fo:border-top="1pt solid #000000" fo:border-bottom="1pt solid #000000"',
        "regels-rij": f'fo:border-bottom="{line}"',
        "vlakken-kop": f'fo:background-color="#{d.accent}"',
        "vlakken-rij": "",
    }
    cells = "".join(
        f'<style:style style:name="cel-{name}" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" {look}/></style:style>'
        for name, look in looks.items()
    )
    table = '<style:style style:name="tabel" style:family="table"><style:table-properties table:align="margins" style:may-break-between-rows="true"/></style:style>'
    row = '<style:style style:name="rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
    return cells + table + row


def _frames(d: Design) -> str:
    place = (
        'style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" '
        'style:wrap="run-through" fo:border="none" fo:padding="0pt"'
    )
    return (
        f'<style:style style:name="marge-kader" style:family="graphic"><style:graphic-properties {place}/></style:style>'
        '<style:style style:name="stempel-kader" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="solid" '
        'svg:stroke-color="#8a2020" style:wrap="run-through" style:vertical-rel="page" style:horizontal-rel="page" '
        'style:vertical-pos="from-top" style:horizontal-pos="from-left"/></style:style>'
        f'<style:style style:name="kader" style:family="section"><style:section-properties fo:background-color="#{d.accent}" '
        'fo:margin-left="0pt" fo:margin-right="0pt" style:editable="false"/></style:style>'
    )


def _stamp_text(d: Design) -> str:
    letter = _font(d.font, d.size + 1, bold=True, colour="8a2020")
    return _style("stempel", 'fo:text-align="center"') + (
        f'<style:style style:name="stempel-letter" style:family="text"><style:text-properties {letter}/></style:style>'
    )


def master(pages: Pages, bands: dict[str, str]) -> str:
    """The kinds of pages: the first, the later ones, landscape ones."""
    later = _master("Staand", "staand", bands, margin=bands["margin"], head=True)
    wide = _master("Liggend", "liggend", bands, margin="", head=True)
    head = pages.furniture.first_head
    first = _master(
        "Eerste", "staand", bands, margin=bands["aside"], head=head, follow='style:next-style-name="Staand"'
    )
    return f"<office:master-styles>{first}{later}{wide}</office:master-styles>"


def _master(
    name: str, layout: str, bands: dict[str, str], *, margin: str, head: bool, follow: str = ""
) -> str:
    inner = ""
    for kind, style in (("head", "kopregel"), ("foot", "voetregel")):
        for suffix in ("", "-left"):
            text = bands[kind + suffix] if kind == "foot" or head else ""
            frame = margin if kind == "head" else ""
            tag = f"style:{'header' if kind == 'head' else 'footer'}{suffix}"
            inner += f'<{tag}><text:p text:style-name="{style}">{frame}{text}</text:p></{tag}>'
    return f'<style:master-page style:name="{name}" style:page-layout-name="{layout}" {follow}>{inner}</style:master-page>'
