"""A report as one HTML file: no network, no script, readable on screen and on paper (WCAG 2.1 AA).

All text reaches the template as data and is escaped there. A reference opens its passage by the popover
attribute, which takes no script; on paper, and in browsers without it, it is a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import blocks, drawing, trace
from reports.characters import printable
from reports.dutch import capital
from reports.opened import Opened, card, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from markupsafe import Markup

    from reports.report import Report

KINDS = (
    blocks.Paragraph,
    blocks.BulletList,
    blocks.Quote,
    blocks.Table,
    blocks.Chart,
    blocks.Fields,
    blocks.Letterhead,
    blocks.SignOff,
    blocks.Section,
    blocks.Fixed,
)
"""What the template tells apart: `block is paragraph`, `block is quote`."""


def render(report: Report) -> str:
    """The report as HTML; equal reports give equal text."""
    template = _environment().get_template("report.html.j2")
    return template.render(report=report, opened=Opened(report)) + "\n"


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.tests |= {kind.__name__.lower(): _test(kind) for kind in KINDS}
    environment.globals |= {
        "FEW": trace.FEW,
        "OTHERS": trace.OTHERS,
        "capital": capital,
        "card": card,
        "drawn": _drawn,
        "label": trace.label,
        "noted": trace.noted,
        "ranges": trace.ranges,
        "row": row,
    }
    return environment


def _drawn(chart: blocks.Chart) -> Markup:
    """The picture of a chart, whose words are escaped already."""
    from markupsafe import Markup

    return Markup(drawing.svg(chart))  # noqa: S704 - made by lxml from text


def _finalized(value: object) -> object:
    """Text without the characters that HTML cannot hold; markup of the template itself is left alone."""
    return printable(value) if type(value) is str else value


def _test(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)
