"""The formats that a report can be written in, all from the same blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from reports import docx, html, markdown, odt, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.report import Report

Format = Literal["html", "docx", "odt", "pdf", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)


def _html(report: Report) -> bytes:
    return html.render(report).encode()


def _markdown(report: Report) -> bytes:
    return markdown.render(report).encode()


RENDERERS: dict[Format, Callable[[Report], bytes]] = {
    "html": _html,
    "docx": docx.render,
    "odt": odt.render,
    "md": _markdown,
    "pdf": pdf.render,
}


def rendered(report: Report, form: Format) -> bytes:
    """The report as a file of this format; equal reports give equal bytes."""
    return RENDERERS[form](report)


def with_template(report: Report, template: bytes) -> bytes:
    """The report as a Word document in the styles of a user's own."""
    write: Callable[..., bytes] = docx.render
    return write(report, template=template)
